//! Every error is a page in the reader's language, with a way on.

use axum::body::Body;
use domain::country::Country;
use domain::gate::Role;
use http::{StatusCode, header};
use testkit::{Browser, TestApp, Town};

#[tokio::test]
async fn errors_are_pages_in_the_readers_language() {
    let app = TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
    for (tag, title) in [
        ("sv", "Sidan finns inte"),
        ("nb", "Siden finnes ikke"),
        ("da", "Siden findes ikke"),
        ("en", "There is no such page"),
    ] {
        let page = Browser::new(&app).in_language(tag).get("/nowhere").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains(&format!("<h1>{title}</h1>")), "{}", page.body);
        assert!(page.body.contains(&format!("<html lang=\"{tag}\"")));
        assert!(page.headers.contains_key(header::CONTENT_SECURITY_POLICY));
        // the account's language wins, and the page greets whoever is signed in
        let page = Browser::new(&app).in_language(tag).as_(&admin).get("/nowhere").await;
        assert!(page.body.contains("<h1>There is no such page</h1>"));
        assert!(page.body.contains("Test Testsson"));
        // the foot of the page wins over both
        let page = Browser::new(&app).as_(&admin).get(&format!("/nowhere?language={tag}")).await;
        assert!(page.body.contains(&format!("<h1>{title}</h1>")), "{tag}");
        let kept = page.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
        assert!(kept.starts_with(&format!("kring-language={tag};")), "{kept}");
    }
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused_with_a_page() {
    let app = TestApp::sqlite().await;
    let browser = Browser::new(&app);
    for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let mut request = browser.request("POST", "/sign-in").body(Body::empty()).unwrap();
        request.headers_mut().remove("sec-fetch-site");
        request.headers_mut().insert(header, value.parse().unwrap());
        let page = browser.send(request).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{header}");
        assert!(page.body.contains("The form did not come from Kring"), "{}", page.body);
    }
}

#[tokio::test]
async fn other_methods_large_bodies_and_broken_forms_are_told_apart() {
    let app = TestApp::sqlite().await;
    let browser = Browser::new(&app);
    let page = browser.post("/healthz", &[]).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    let page = browser.post("/", &[]).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(page.headers.contains_key(header::ALLOW));
    assert!(page.body.contains("cannot be used that way"));
    let page = browser.post("/sign-in", &[("email", &"x".repeat(200_000)), ("password", "x")]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.body.contains("too large"), "{}", page.body);
    let page = browser.post("/sign-in", &[("email", "x")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("<h1>What was sent could not be read</h1>"));
}

#[tokio::test]
async fn figures_are_for_this_machine() {
    let app = TestApp::sqlite().await;
    assert_eq!(Browser::new(&app).get("/metrics").await.status, StatusCode::NOT_FOUND);
    let browser = Browser::new(&app);
    let mut request = browser.request("GET", "/metrics").body(Body::empty()).unwrap();
    let peer: std::net::SocketAddr = "127.0.0.1:40000".parse().unwrap();
    request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
    let page = browser.send(request).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.ends_with("# EOF\n"));
}
