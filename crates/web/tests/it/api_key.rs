//! The page of an agency's keys: shown once, revoked, at most so many.

use axum::http::StatusCode;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use testkit::{Browser, TestApp, Town};

#[tokio::test]
async fn a_key_is_shown_once_and_revoked() {
    let app = TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let school = town.agency("school", Sector::School).await;
    let admin = town.sign_in(Role::AgencyAdmin, Some(&school), None, None, false).await;
    let browser = Browser::new(&app).as_(&admin);
    let once = "o".repeat(43);
    let made = browser.post("/api-keys", &[("once", &once), ("name", "Journal <b>")]).await;
    let shown = |body: &str| {
        let key = body.split_once("k-secret\">").map(|(_, rest)| rest.split_once('<').unwrap().0.to_owned());
        key.filter(|key| app::api_key::is_key(key))
    };
    let key = shown(&made.body).expect("the key, this once");
    let twice = browser.post("/api-keys", &[("once", &once), ("name", "Journal <b>")]).await;
    assert_eq!(shown(&twice.body), Some(key.clone()), "the same form shows the key that was made");
    let page = browser.get("/api-keys").await;
    assert!(!page.body.contains(&key[10..]) && page.body.contains("Journal &#60;b&#62;"));
    assert_eq!(page.body.matches("/revoke").count(), 1, "made once");
    for (name, status) in [("", 422), (" \n", 422), ("a".repeat(81).as_str(), 422)] {
        let wrong = browser.post("/api-keys", &[("once", &"p".repeat(43)), ("name", name)]).await;
        assert_eq!(wrong.status.as_u16(), status);
        assert!(wrong.body.contains("id=\"name-error\""), "{name}");
    }
    let revoke = page.body.split_once("action=\"/api-keys/").unwrap().1.split_once('"').unwrap().0.to_owned();
    let revoke = format!("/api-keys/{revoke}");
    let police = town.agency("police", Sector::Police).await;
    let other = town.sign_in(Role::AgencyAdmin, Some(&police), None, None, false).await;
    let other = Browser::new(&app).as_(&other).post(&revoke, &[("once", &once)]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "another agency's");
    assert!(app::api_key::caller(&app.kring, &key, None, "").await.unwrap().is_some());
    assert_eq!(browser.post(&revoke, &[("once", &once)]).await.status, StatusCode::SEE_OTHER);
    assert!(app::api_key::caller(&app.kring, &key, None, "").await.unwrap().is_none());
    for n in 0..10 {
        let once = format!("{n:0>43}");
        browser.post("/api-keys", &[("once", &once), ("name", "Journal")]).await;
    }
    let over = browser.post("/api-keys", &[("once", &"q".repeat(43)), ("name", "Journal")]).await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    assert!(over.body.contains("as many as there can be"));
}
