//! Signing in: sessions, throttle, second factor, hats.

use app::sign_in::Settings;
use domain::country::Country;
use http::StatusCode;
use jiff::SignedDuration;
use testkit::{Browser, TestApp, Town, on_both};

use crate::people::{PASSWORD, account, cookie, sign_in};

const EVA: &str = "eva@example.org";

/// The application without, or with, a second factor for everybody.
fn rules(app: TestApp, require_second_factor: bool) -> TestApp {
    app.with_sign_in(Settings { require_second_factor, ..Settings::default() })
}

#[tokio::test]
async fn a_password_opens_a_session_and_signing_out_ends_it() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let browser = Browser::new(&app);
        let page = sign_in(&browser, " Eva@Example.org ", PASSWORD).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/"));
        let set = page.headers.get_all("set-cookie").iter().next().unwrap().to_str().unwrap();
        for part in ["__Host-kring=", "; Secure", "; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(set.contains(part), "{part} is missing in {set}");
        }
        assert!(!set.contains("Domain"));
        let browser = browser.with_cookie(&cookie(&page));
        assert_eq!(browser.get("/").await.location(), "/admin/accounts");
        assert_eq!(browser.get("/sign-in").await.location(), "/");
        let out = browser.post("/sign-out", &[]).await;
        assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/sign-in"));
        assert_eq!(browser.get("/").await.location(), "/sign-in");
    })
    .await;
}

#[tokio::test]
async fn unknown_address_and_wrong_password_get_the_same_answer() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let browser = Browser::new(&app);
        let strip = |body: &str, email: &str| {
            let body = body.replace(email, "");
            let at = body.find("footer").unwrap();
            body[..at].to_owned()
        };
        let wrong = sign_in(&browser, EVA, "fel lösenord nog").await;
        let unknown = sign_in(&browser, "nobody@example.org", "fel lösenord nog").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(unknown.status, wrong.status);
        assert_eq!(strip(&wrong.body, EVA), strip(&unknown.body, "nobody@example.org"));
        assert!(!wrong.body.contains("fel lösenord nog"), "a password is never given back");
        assert!(wrong.headers.get("set-cookie").is_none());
    })
    .await;
}

#[tokio::test]
async fn failed_tries_wait_also_for_addresses_that_do_not_exist() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let browser = Browser::new(&app);
        for email in [EVA, "nobody@example.org"] {
            for _ in 0..6 {
                assert_eq!(sign_in(&browser, email, "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
            let page = sign_in(&browser, email, PASSWORD).await;
            assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "{email}");
            assert_eq!(page.headers.get("retry-after").unwrap(), "15");
            assert!(page.body.contains("15"));
        }
        app.clock.pass(SignedDuration::from_secs(15));
        assert_eq!(sign_in(&browser, EVA, PASSWORD).await.status, StatusCode::SEE_OTHER);
        // a success forgets the failures
        assert_eq!(sign_in(&browser, EVA, "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(sign_in(&browser, EVA, PASSWORD).await.status, StatusCode::SEE_OTHER);
        let figures = app.kring.metrics.text();
        assert!(
            figures.contains("kring_sign_ins_total{way=\"password\",outcome=\"throttled\"} 2"),
            "{figures}"
        );
    })
    .await;
}

#[tokio::test]
async fn many_tries_at_once_each_count() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let browser = Browser::new(&app);
        let tries = (0..20).map(|_| sign_in(&browser, EVA, "x"));
        let mut looked_at = 0;
        for page in futures_util::future::join_all(tries).await {
            match page.status {
                StatusCode::UNPROCESSABLE_ENTITY => looked_at += 1,
                StatusCode::TOO_MANY_REQUESTS => {}
                other => panic!("{other}"),
            }
        }
        assert!((1..=6).contains(&looked_at), "{looked_at} passwords were compared");
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_and_one_without_a_password_do_not_sign_in() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 1).await;
        let shown = store::account::get(&town.scope, id).await.unwrap().unwrap();
        let batch = store::account::set_standing(store::Batch::chore("test"), &shown, false, true);
        town.scope.write(batch).await.unwrap();
        let page = sign_in(&Browser::new(&app), EVA, PASSWORD).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_idleness_and_after_its_longest_time() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let page = sign_in(&Browser::new(&app), EVA, PASSWORD).await;
        let browser = Browser::new(&app).with_cookie(&cookie(&page));
        // used every half hour, it holds for twelve hours and no longer
        for _ in 0..23 {
            app.clock.pass(SignedDuration::from_mins(30));
            assert_eq!(browser.get("/").await.location(), "/admin/accounts");
        }
        app.clock.pass(SignedDuration::from_mins(30));
        assert_eq!(browser.get("/").await.location(), "/sign-in");
        let page = sign_in(&Browser::new(&app), EVA, PASSWORD).await;
        let browser = Browser::new(&app).with_cookie(&cookie(&page));
        app.clock.pass(SignedDuration::from_mins(61));
        assert_eq!(browser.get("/").await.location(), "/sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_cookie_known_before_signing_in_is_worth_nothing_after_it() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let planted = format!("{}=planted", web::COOKIE);
        let browser = Browser::new(&app).with_cookie(&planted);
        let page = sign_in(&browser, EVA, PASSWORD).await;
        assert_ne!(cookie(&page), planted);
        assert_eq!(browser.get("/").await.location(), "/sign-in");
        // signing in again in the same browser ends the session before
        let first = cookie(&page);
        let again = sign_in(&Browser::new(&app).with_cookie(&first), EVA, PASSWORD).await;
        assert_eq!(Browser::new(&app).with_cookie(&first).get("/").await.location(), "/sign-in");
        assert_eq!(
            Browser::new(&app).with_cookie(&cookie(&again)).get("/").await.location(),
            "/admin/accounts"
        );
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_set_up_once_and_then_asked_for() {
    on_both(|app| async move {
        let app = rules(app, true);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 1).await;
        let page = sign_in(&Browser::new(&app), EVA, PASSWORD).await;
        assert_eq!(page.location(), "/second-factor");
        let pending = cookie(&page);
        let browser = Browser::new(&app).with_cookie(&pending);
        for path in ["/", "/hats"] {
            assert!(browser.get(path).await.location().starts_with("/second-factor"), "{path}");
        }
        let form = browser.get("/second-factor").await;
        assert!(form.body.contains("data:image/svg+xml;base64,"), "{}", form.body);
        assert_eq!(
            browser.post("/second-factor", &[("code", "000000")]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let done = browser.post("/second-factor", &[("code", &code(&app, &town, id).await)]).await;
        assert_eq!(done.status, StatusCode::OK);
        let codes: Vec<&str> = done.body.split("<li><code>").skip(1).map(|c| &c[..19]).collect();
        assert_eq!(codes.len(), 8);
        // the secret of the pending session is worth nothing now
        assert_ne!(cookie(&done), pending);
        assert_eq!(browser.get("/").await.location(), "/sign-in");
        let browser = Browser::new(&app).with_cookie(&cookie(&done));
        assert_eq!(browser.get("/").await.location(), "/admin/accounts");

        // the next time the code is asked for; the one that set it up does not work again
        let again =
            Browser::new(&app).with_cookie(&cookie(&sign_in(&Browser::new(&app), EVA, PASSWORD).await));
        assert!(!again.get("/second-factor").await.body.contains("data:image"));
        let replayed = again.post("/second-factor", &[("code", &code(&app, &town, id).await)]).await;
        assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "a code works once");
        app.clock.pass(SignedDuration::from_secs(30));
        let next = again.post("/second-factor", &[("code", &code(&app, &town, id).await)]).await;
        assert_eq!(next.location(), "/");

        // a recovery code works once
        for (expected, round) in
            [(StatusCode::SEE_OTHER, "first"), (StatusCode::UNPROCESSABLE_ENTITY, "second")]
        {
            let page = sign_in(&Browser::new(&app), EVA, PASSWORD).await;
            let browser = Browser::new(&app).with_cookie(&cookie(&page));
            let page = browser.post("/second-factor", &[("code", codes[0])]).await;
            assert_eq!(page.status, expected, "{round}");
        }
    })
    .await;
}

#[tokio::test]
async fn codes_cannot_be_guessed_and_a_pending_session_does_not_last() {
    on_both(|app| async move {
        let app = rules(app, true);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 1).await;
        let page = sign_in(&Browser::new(&app), EVA, PASSWORD).await;
        let browser = Browser::new(&app).with_cookie(&cookie(&page));
        for _ in 0..6 {
            let page = browser.post("/second-factor", &[("code", "000000")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let right = code(&app, &town, id).await;
        let page = browser.post("/second-factor", &[("code", &right)]).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        app.clock.pass(SignedDuration::from_mins(10));
        assert!(browser.get("/second-factor").await.location().starts_with("/sign-in"));
    })
    .await;
}

#[tokio::test]
async fn of_several_hats_one_is_chosen_and_nobody_elses() {
    on_both(|app| async move {
        let app = rules(app, false);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 2).await;
        let other = account(&app, &town, "other@example.org", 1).await;
        let page = browser_post(&app, &[("email", EVA), ("password", PASSWORD), ("next", "/my-day")]).await;
        assert_eq!(page.location(), "/hats?next=/my-day");
        let browser = Browser::new(&app).with_cookie(&cookie(&page));
        assert_eq!(browser.get("/").await.location(), "/hats");
        let hats = store::account::hats(&town.scope, id).await.unwrap();
        let theirs = store::account::hats(&town.scope, other).await.unwrap();
        let refused = browser.post("/hats", &[("hat", &theirs[0].id.to_string())]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        for (hat, home) in [(&hats[0], "/reviews"), (&hats[1], "/admin/accounts")] {
            let page = browser.post("/hats", &[("hat", &hat.id.to_string()), ("next", "/my-day")]).await;
            assert_eq!(page.location(), "/my-day");
            assert_eq!(browser.get("/").await.location(), home);
        }
        // an ended hat is off at once
        let end = store::account::end_hat(store::Batch::chore("test"), id, hats[1].id, app.kring.clock.now());
        town.scope.write(end).await.unwrap();
        assert_eq!(browser.get("/").await.location(), "/hats");
        // and nobody is led elsewhere
        let page = browser_post(
            &app,
            &[("email", "other@example.org"), ("password", PASSWORD), ("next", "//evil.example")],
        )
        .await;
        assert_eq!(page.location(), "/");
    })
    .await;
}

async fn browser_post(app: &TestApp, fields: &[(&str, &str)]) -> testkit::Page {
    Browser::new(app).post("/sign-in", fields).await
}

/// The code of now, as the account's authenticator app would show it.
async fn code(app: &TestApp, town: &Town<'_>, id: domain::id::AccountId) -> String {
    let known = store::account::credentials(&town.scope, id).await.unwrap().unwrap();
    app::second_factor::code(&known.totp_secret.unwrap(), app.kring.clock.now()).unwrap()
}
