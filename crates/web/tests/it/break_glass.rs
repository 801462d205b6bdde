//! Opening a closed circle in an emergency, on the page: the form, the banner, the review.

use axum::http::StatusCode;
use domain::access::pseudonym;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use jiff::SignedDuration;
use testkit::{Browser, SignedIn, TestApp, Town, on_both};

const BANNER: &str = "/break-glass/close";

struct Case<'a> {
    town: Town<'a>,
    child: PersonId,
    /// Of the school that works with the child, not in the circle.
    outside: SignedIn,
    /// Of the police, who do not know the child.
    stranger: SignedIn,
    officer: SignedIn,
}

async fn case(app: &TestApp) -> Case<'_> {
    let town = Town::new(app, "bjorkdal", Country::Se).await;
    let school = town.agency("school", Sector::School).await;
    let police = town.agency("police", Sector::Police).await;
    let child = town.child("Alva", "Test").await;
    let inside = town.staff(&school, "Anna Lind").await;
    town.tie(child, &school, inside.practitioner.as_ref(), Exposure::Open).await;
    let outside = town.staff(&school, "Mikael Borg").await;
    let stranger = town.staff(&police, "Per Sund").await;
    let officer = town.sign_in(Role::DataProtectionOfficer, None, None, None, false).await;
    Case { town, child, outside, stranger, officer }
}

const FORM: [(&str, &str); 3] =
    [("category", "child_missing"), ("reason", "gone since four o'clock"), ("confirmed", "yes")];

fn with<'a>(form: &[(&'a str, &'a str)], once: &'a str) -> Vec<(&'a str, &'a str)> {
    form.iter().copied().chain([("once", once)]).collect()
}

#[tokio::test]
async fn a_closed_page_leads_to_the_form_and_the_form_to_the_child() {
    on_both(|app| async move {
        let case = case(&app).await;
        let page = format!("/children/{}", case.child);
        let path = format!("{page}/break-glass");
        let browser = Browser::new(&app).as_(&case.outside);
        let closed = browser.get(&page).await;
        assert!(closed.body.contains(&path), "{}", closed.body);
        let form = browser.get(&path).await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(!form.body.contains("Alva"), "nobody is named before the circle is open");

        let empty = browser.post(&path, &[("once", "a")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let opened = browser.post(&path, &with(&FORM, "b")).await;
        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, page.as_str()));
        let again = browser.post(&path, &with(&FORM, "b")).await;
        assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, page.as_str()));
        let shown = browser.get(&page).await;
        assert!(shown.body.contains("Alva Test") && shown.body.contains("60 minutes left"));
        assert_eq!(browser.get(&path).await.location(), page);
    })
    .await;
}

#[tokio::test]
async fn the_banner_stands_on_every_page_of_that_child_until_it_closes() {
    on_both(|app| async move {
        let case = case(&app).await;
        let page = format!("/children/{}", case.child);
        let browser = Browser::new(&app).as_(&case.stranger);
        assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
        browser.post(&format!("{page}/break-glass"), &with(&FORM, "a")).await;
        let other = case.town.child("Bo", "Ek").await;
        for (path, stands) in [
            (page.clone(), true),
            (format!("{page}/join"), true),
            ("/my-day".to_owned(), false),
            (format!("/children/{other}/break-glass"), false),
        ] {
            let shown = browser.get(&path).await;
            assert_eq!(shown.status, StatusCode::OK, "{path}");
            assert_eq!(shown.body.contains(BANNER), stands, "{path}");
        }
        let elsewhere = Browser::new(&app).as_(&case.outside).get(&format!("{page}/join")).await;
        assert!(!elsewhere.body.contains(BANNER));
        app.clock.pass(SignedDuration::from_mins(59));
        assert!(browser.get(&page).await.body.contains("One minute left"));
        app.clock.pass(SignedDuration::from_mins(1));
        assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);

        let close = format!("{page}/break-glass/close");
        // To somebody who may not know of the child there is nothing to close.
        assert_eq!(browser.post(&close, &[("once", "b")]).await.status, StatusCode::NOT_FOUND);
        browser.post(&format!("{page}/break-glass"), &with(&FORM, "c")).await;
        for _ in 0..2 {
            let closed = browser.post(&close, &[("once", "d")]).await;
            assert_eq!((closed.status, closed.location()), (StatusCode::SEE_OTHER, "/children"));
        }
        assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_officer_sees_pseudonyms_names_with_a_reason_and_answers_once() {
    on_both(|app| async move {
        let case = case(&app).await;
        let page = format!("/children/{}", case.child);
        let who = Browser::new(&app).as_(&case.stranger);
        who.post(&format!("{page}/break-glass"), &with(&FORM, "a")).await;
        who.get(&page).await;
        app.clock.pass(SignedDuration::from_mins(61));

        let browser = Browser::new(&app).as_(&case.officer);
        assert!(browser.get("/notices").await.body.contains("/audit/break-glass"));
        let list = browser.get("/audit/break-glass").await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(list.body.contains(&pseudonym(&case.town.tenant.row.id, case.child.0)));
        let path = list.body.split("href=\"").find_map(|rest| {
            let path = rest.split('"').next()?;
            path.strip_prefix("/audit/break-glass/").map(|_| path.to_owned())
        });
        let path = path.unwrap();
        let opening = browser.get(&path).await;
        assert!(opening.body.contains("gone since four"));
        for shown in [&list, &opening] {
            assert!(!shown.body.contains("Alva") && !shown.body.contains("Per Sund"));
        }
        let names = format!("{path}/names");
        let short = browser.post(&names, &[("reason", "why")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!short.body.contains("Alva"));
        let told = browser.post(&names, &[("reason", "complaint 2026/14")]).await;
        assert!(told.body.contains("Alva Test") && told.body.contains("Per Sund"));

        let answer = [("outcome", "justified"), ("words", "Found the same night")];
        let wrong = browser.post(&path, &with(&answer[..1], "b")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for _ in 0..2 {
            assert_eq!(browser.post(&path, &with(&answer, "c")).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(browser.post(&path, &with(&answer, "d")).await.status, StatusCode::CONFLICT);
        assert!(browser.get(&path).await.body.contains("Found the same night"));
    })
    .await;
}

#[tokio::test]
async fn whoever_opens_too_often_is_told_in_words() {
    let app = TestApp::sqlite().await;
    let case = case(&app).await;
    let browser = Browser::new(&app).as_(&case.stranger);
    for n in 0..domain::break_glass::OPENINGS_A_DAY {
        let child = case.town.child("Noel", &format!("Test{n}")).await;
        let once = format!("t{n}");
        let opened = browser.post(&format!("/children/{child}/break-glass"), &with(&FORM, &once)).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
    }
    let sixth = browser.post(&format!("/children/{}/break-glass", case.child), &with(&FORM, "t9")).await;
    assert_eq!(sixth.status, StatusCode::CONFLICT);
    assert!(sixth.body.contains("5 times in the last 24 hours"), "{}", sixth.body);
}
