//! One's own account: details, password, second factor, browsers, links by e-mail.

use app::sign_in::Settings;
use domain::country::Country;
use http::StatusCode;
use jiff::SignedDuration;
use testkit::{Browser, Page, TestApp, Town, on_both};

use crate::people::{PASSWORD, account, cookie, sign_in};

const EVA: &str = "eva@example.org";
const NEW: &str = "ett helt annat";

fn relaxed(app: TestApp) -> TestApp {
    app.with_sign_in(Settings { require_second_factor: false, ..Settings::default() })
}

async fn browser(app: &TestApp, password: &str) -> Browser {
    let page = sign_in(&Browser::new(app), EVA, password).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    Browser::new(app).with_cookie(&cookie(&page))
}

/// The value of a hidden field.
fn hidden(page: &Page, name: &str) -> String {
    let rest = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn details_are_saved_once_and_a_stale_form_shows_what_stands() {
    on_both(|app| async move {
        let app = relaxed(app);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let browser = browser(&app, PASSWORD).await;
        let form = browser.get("/account").await;
        assert!(form.body.contains("<h1>Mitt konto</h1>"), "{}", form.body);
        let (once, version) = (hidden(&form, "once"), hidden(&form, "version"));
        let fields = |name| {
            [
                ("once", once.as_str()),
                ("version", version.as_str()),
                ("name", name),
                ("language", "da"),
                ("rhythm", "weekly"),
            ]
        };
        let saved = browser.post("/account", &fields("Eva Berg")).await;
        assert_eq!(saved.location(), "/account");
        assert!(browser.get("/account").await.body.contains("<h1>Min konto</h1>"), "speaks Danish now");
        // the same form twice happens once
        assert_eq!(browser.post("/account", &fields("Eva Berg")).await.location(), "/account");
        // another form that was opened before is stale
        let stale = [
            ("once", "another"),
            ("version", version.as_str()),
            ("name", "Eva Ek"),
            ("language", "sv"),
            ("rhythm", "never"),
        ];
        let page = browser.post("/account", &stale).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.body.contains("value=\"Eva Berg\"") && page.body.contains("role=\"alert\""));
        // a wrong one comes back with what was written
        let wrong =
            [("once", "third"), ("version", "2"), ("name", " "), ("language", "sv"), ("rhythm", "never")];
        let page = browser.post("/account", &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("id=\"name-error\""));
        let nameless =
            [("once", ""), ("version", "2"), ("name", "Eva"), ("language", "sv"), ("rhythm", "never")];
        assert_eq!(browser.post("/account", &nameless).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_signs_out_the_others() {
    on_both(|app| async move {
        let app = relaxed(app);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let (here, there) = (browser(&app, PASSWORD).await, browser(&app, PASSWORD).await);
        for (old, new, error) in [("fel", NEW, "old-error"), (PASSWORD, "kort", "new-error")] {
            let page = here.post("/account/password", &[("once", "a"), ("old", old), ("new", new)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.body.contains(&format!("id=\"{error}\"")), "{error}");
        }
        let page = here.post("/account/password", &[("once", "b"), ("old", PASSWORD), ("new", NEW)]).await;
        assert_eq!(page.location(), "/account");
        assert_eq!(here.get("/account").await.status, StatusCode::OK);
        assert!(there.get("/account").await.location().starts_with("/sign-in"));
        assert_eq!(
            sign_in(&Browser::new(&app), EVA, PASSWORD).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        browser(&app, NEW).await;
    })
    .await;
}

#[tokio::test]
async fn browsers_are_listed_and_signed_out_one_by_one_or_all() {
    on_both(|app| async move {
        let app = relaxed(app);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 1).await;
        let other = account(&app, &town, "other@example.org", 1).await;
        let here = browser(&app, PASSWORD).await;
        let (second, third) = (browser(&app, PASSWORD).await, browser(&app, PASSWORD).await);
        let page = sign_in(&Browser::new(&app), "other@example.org", PASSWORD).await;
        let elses = Browser::new(&app).with_cookie(&cookie(&page));
        let now = app.kring.clock.now();
        let sessions = async |id| store::account::sessions(&town.scope, id, now).await.unwrap();
        assert_eq!(sessions(id).await.len(), 3);
        // somebody else's cannot be ended
        let theirs = sessions(other).await[0].id.to_string();
        here.post("/account/sessions", &[("session", &theirs)]).await;
        assert_eq!(elses.get("/account").await.status, StatusCode::OK);
        let form = here.get("/account").await.body;
        let listed: Vec<&str> =
            form.split("name=\"session\" value=\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
        assert_eq!((listed.len(), listed[2]), (3, "others"), "two others, and all of them");
        here.post("/account/sessions", &[("session", listed[0])]).await;
        let left = [second.get("/account").await.status, third.get("/account").await.status];
        assert_eq!(left.iter().filter(|s| **s == StatusCode::OK).count(), 1);
        here.post("/account/sessions", &[("session", "others")]).await;
        assert_eq!(sessions(id).await.len(), 1);
        assert_eq!(here.get("/account").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_added_and_taken_off_with_the_password() {
    on_both(|app| async move {
        let app = relaxed(app);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 1).await;
        let here = browser(&app, PASSWORD).await;
        assert_eq!(here.get("/account/second-factor").await.status, StatusCode::NOT_FOUND);
        let wrong = here.post("/account/second-factor", &[("once", "a"), ("password", "fel")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = here.post("/account/second-factor", &[("once", "b"), ("password", PASSWORD)]).await;
        assert_eq!(page.location(), "/account/second-factor");
        assert!(here.get("/account/second-factor").await.body.contains("data:image/svg+xml"));
        let known = store::account::credentials(&town.scope, id).await.unwrap().unwrap();
        let code = app::second_factor::code(&known.totp_secret.unwrap(), app.kring.clock.now()).unwrap();
        let page = here.post("/account/second-factor/confirm", &[("code", &code)]).await;
        assert_eq!(page.body.matches("<li><code>").count(), 8);
        assert_eq!(sign_in(&Browser::new(&app), EVA, PASSWORD).await.location(), "/second-factor");
        let fields = [("once", "c"), ("password", PASSWORD)];
        assert_eq!(here.post("/account/second-factor/remove", &fields).await.location(), "/account");
        assert_eq!(sign_in(&Browser::new(&app), EVA, PASSWORD).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn where_a_second_factor_is_required_a_new_one_follows_the_old_at_once() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let id = account(&app, &town, EVA, 1).await;
        let pending = cookie(&sign_in(&Browser::new(&app), EVA, PASSWORD).await);
        let code = async || {
            let known = store::account::credentials(&town.scope, id).await.unwrap().unwrap();
            app::second_factor::code(&known.totp_secret.unwrap(), app.kring.clock.now()).unwrap()
        };
        let done =
            Browser::new(&app).with_cookie(&pending).post("/second-factor", &[("code", &code().await)]).await;
        let here = Browser::new(&app).with_cookie(&cookie(&done));
        here.post("/account/second-factor/remove", &[("once", "a"), ("password", PASSWORD)]).await;
        assert!(here.get("/account").await.location().starts_with("/second-factor"));
        assert!(here.get("/second-factor").await.body.contains("data:image/svg+xml"));
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_a_link_that_works_once() {
    on_both(|app| async move {
        let app = relaxed(app);
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        account(&app, &town, EVA, 1).await;
        let here = browser(&app, PASSWORD).await;
        let anybody = Browser::new(&app);
        let known = anybody.post("/password", &[("email", EVA)]).await;
        let unknown = anybody.post("/password", &[("email", "nobody@example.org")]).await;
        assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
        app::mail::send(&app.kring, app.kring.clock.now()).await.unwrap();
        let letters = app.mail.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].to, EVA);
        assert!(!letters[0].body.contains("Eva"), "no name in a letter");
        let at = letters[0].body.find("/password/").unwrap();
        let path = letters[0].body[at..].split_whitespace().next().unwrap().to_owned();
        assert!(anybody.get(&path).await.body.contains(EVA));
        let short = anybody.post(&path, &[("password", "kort")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(anybody.post(&path, &[("password", NEW)]).await.location(), "/sign-in");
        assert!(here.get("/account").await.location().starts_with("/sign-in"), "signed out everywhere");
        browser(&app, NEW).await;
        for page in
            [anybody.get(&path).await, anybody.post(&path, &[("password", "något tredje sätt")]).await]
        {
            assert_eq!(page.status, StatusCode::CONFLICT);
        }
        // a link is too old after two hours, and a newer one voids it
        anybody.post("/password", &[("email", EVA)]).await;
        app::mail::send(&app.kring, app.kring.clock.now()).await.unwrap();
        let body = app.mail.letters()[1].body.clone();
        let path = body[body.find("/password/").unwrap()..].split_whitespace().next().unwrap().to_owned();
        app.clock.pass(SignedDuration::from_hours(2));
        assert_eq!(anybody.get(&path).await.status, StatusCode::CONFLICT);
    })
    .await;
}

#[tokio::test]
async fn links_to_one_address_are_not_sent_without_end() {
    let app = relaxed(TestApp::sqlite().await);
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    account(&app, &town, EVA, 1).await;
    for email in [EVA, "nobody@example.org"] {
        for _ in 0..3 {
            assert_eq!(
                Browser::new(&app).post("/password", &[("email", email)]).await.status,
                StatusCode::SEE_OTHER
            );
        }
        let page = Browser::new(&app).post("/password", &[("email", email)]).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    }
}
