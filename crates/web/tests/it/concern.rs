//! The public form over HTTP: without sign-in, without a trace on the device, and bad input.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use testkit::{Browser, Page, TestApp, Town, on_both};

const ONCE: &str = "0123456789012345678901234567890123456789012";

fn form<'a>(but: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("once", ONCE),
        ("reporter", "private"),
        ("anonymous", "yes"),
        ("child_name", "Alva"),
        ("words", "Hon är ensam om nätterna."),
    ];
    let kept = usual.into_iter().filter(|(name, _)| but.iter().all(|(other, _)| name != other));
    kept.chain(but.iter().copied()).collect()
}

async fn town(app: &TestApp) -> Town<'_> {
    let town = Town::new(app, "bjorkdal", Country::Se).await;
    town.agency("social", Sector::SocialServices).await;
    town
}

fn reference(page: &Page) -> String {
    let after = page.body.split_once("k-reference\">").expect("a receipt").1;
    after.split_once('<').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_report_leaves_a_receipt_and_nothing_on_the_device() {
    on_both(|app| async move {
        town(&app).await;
        for language in ["sv", "nb", "da", "en"] {
            let browser = Browser::new(&app).in_language(language);
            let to_form = browser.get("/report").await;
            assert_eq!(to_form.location(), format!("/report/bjorkdal?language={language}"));
            let page = browser.get(to_form.location()).await;
            assert_eq!(page.status, StatusCode::OK);
            let once = format!("{language}{ONCE}");
            let sent = browser
                .post(&format!("/report/bjorkdal?language={language}"), &form(&[("once", &once)]))
                .await;
            assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
            for answer in [&page, &sent] {
                assert!(answer.headers.get(header::SET_COOKIE).is_none(), "nothing is kept");
                assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
                assert!(answer.body.contains(&format!("<html lang=\"{language}\"")));
            }
            let reference = reference(&sent);
            assert!(!sent.location().contains(&reference), "no address holds it");
            let shown = browser.post("/receipt", &[("once", "x"), ("reference", &reference)]).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert!(!shown.body.contains("Alva") && !shown.body.contains("ensam"));
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_in_reports_from_outside_as_nobody() {
    let app = TestApp::sqlite().await;
    let town = town(&app).await;
    let school = town.agency("school", Sector::School).await;
    let teacher = town.staff(&school, "Jonas Ek").await;
    let page = Browser::new(&app).as_(&teacher).get("/report/bjorkdal").await;
    assert!(!page.body.contains("Jonas Ek"));
    Browser::new(&app).as_(&teacher).post("/report/bjorkdal", &form(&[])).await;
    let last = town.access_records().await.pop().unwrap();
    assert_eq!((last.action.as_str(), last.account), ("send_concern", None));
}

#[tokio::test]
async fn bad_input_is_named_and_nothing_is_written() {
    on_both(|app| async move {
        let town = town(&app).await;
        let browser = Browser::new(&app);
        let long = "a".repeat(11_000);
        let cases: Vec<(Vec<(&str, &str)>, &str)> = vec![
            (vec![("words", "")], "id=\"words-error\""),
            (vec![("words", &long)], "id=\"words-error\""),
            (vec![("child_name", "")], "id=\"child_name-error\""),
            (vec![("child_born", "2099-01-01")], "id=\"child_born-error\""),
            (vec![("child_born", "31/31/2016")], "id=\"child_born-error\""),
            (vec![("child_number", "=HYPERLINK(1)")], "id=\"child_number-error\""),
            (vec![("reporter", "professional")], "id=\"anonymous-error\""),
            (vec![("reporter", "ghost")], "id=\"reporter-error\""),
            (vec![("anonymous", "no")], "id=\"name-error\""),
        ];
        for (but, marked) in cases {
            let page = browser.post("/report/bjorkdal", &form(&but)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{but:?}");
            assert!(page.body.contains(marked), "{marked} is missing for {:?}", but[0].0);
        }
        // Somebody else's words are text, and come back as text.
        let hostile = [("words", ""), ("child_name", "<script>x</script>")];
        let page = browser.post("/report/bjorkdal", &form(&hostile)).await;
        assert!(page.body.contains("&#60;script&#62;") && !page.body.contains("<script>x"));
        for path in ["/report/granvik", "/report/..%2Fetc", "/report/%00"] {
            let answer = browser.post(path, &form(&[])).await.status;
            assert!([StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST].contains(&answer), "{path}: {answer}");
        }
        assert_eq!(browser.post("/report/bjorkdal", &form(&[("once", "short")])).await.status, 422);
        let queue = town.scope.peek(store::Sql::new("SELECT id FROM concern WHERE partnership = ?1"));
        assert!(queue.await.unwrap().is_empty());
        let typed = browser.post("/receipt", &[("once", "x"), ("reference", "K7QF-2M9P-4TXC")]).await;
        assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn fifty_megabytes_are_refused_before_they_are_read() {
    let app = TestApp::sqlite().await;
    town(&app).await;
    let request = Request::builder()
        .method("POST")
        .uri("/report/bjorkdal")
        .header(header::HOST, "kring.example")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("words={}", "a".repeat(50 * 1024 * 1024))))
        .unwrap();
    let page = Browser::new(&app).send(request).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.body.contains("<h1"), "in words");
}

#[tokio::test]
async fn another_partnerships_duty_officer_sees_none_of_it() {
    on_both(|app| async move {
        town(&app).await;
        let other = Town::new(&app, "granvik", Country::Se).await;
        let social = other.agency("social", Sector::SocialServices).await;
        let who = other.practitioner(&social, "Nina Holm").await;
        let far = other.sign_in(Role::DutyOfficer, Some(&social), Some(&who), None, true).await;
        Browser::new(&app).post("/report/bjorkdal", &form(&[])).await;
        let far = Browser::new(&app).as_(&far);
        let queue = far.get("/concerns").await;
        assert_eq!(queue.status, StatusCode::OK);
        assert!(!queue.body.contains("2026-1"), "{}", queue.body);
    })
    .await;
}
