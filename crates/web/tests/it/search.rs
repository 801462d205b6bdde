//! The search page: the line goes in the body and stands nowhere else.

use axum::http::StatusCode;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use testkit::{Browser, Town, on_both};

#[tokio::test]
async fn one_line_finds_ones_own_children() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let who = town.staff(&school, "Anna Lind").await;
        let child = town.child("Åse", "Bergström").await;
        town.tie(child, &school, who.practitioner.as_ref(), Exposure::Open).await;
        let browser = Browser::new(&app).as_(&who);
        let empty = browser.get("/search").await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.body.contains("method=\"post\" action=\"/search\""));
        let page = browser.post("/search", &[("q", "bergstroem aase")]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.body.contains(&format!("href=\"/children/{child}\"")) && page.body.contains("Åse Bergström")
        );
        assert!(page.body.contains("value=\"bergstroem aase\""), "what was written stands in the box");
        assert_eq!(page.headers["cache-control"], "no-store");
    })
    .await;
}

#[tokio::test]
async fn outside_of_what_one_may_see_the_page_tells_known_or_not_and_no_more() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let health = town.agency("health", Sector::Health).await;
        let who = town.staff(&school, "Anna Lind").await;
        let nurse = town.staff(&health, "Vera Nord").await;
        let child = town.child("Noel", "Kvist").await;
        town.tie(child, &health, nurse.practitioner.as_ref(), Exposure::Open).await;
        let browser = Browser::new(&app).as_(&who);
        let known = browser.post("/search", &[("q", "noel kvist 2017-03-14")]).await;
        assert!(known.body.contains(&format!("/children/{child}/join")));
        for told in ["Noel Kvist", "Vera Nord", "Kontakt"] {
            assert!(!known.body.contains(told), "{told}");
        }
        let unknown = browser.post("/search", &[("q", "noel qvist 2017-03-14")]).await;
        assert_eq!(unknown.status, StatusCode::OK);
        assert!(!unknown.body.contains("/join"));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_comes_back_and_who_may_not_search_is_refused() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let who = town.staff(&school, "Anna Lind").await;
        let browser = Browser::new(&app).as_(&who);
        let wrong = browser.post("/search", &[("q", "<b>180101-2391")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!wrong.body.contains("<b>") && wrong.body.contains("aria-invalid"));
        assert_eq!(browser.post("/search", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let refused = Browser::new(&app).as_(&steward);
        assert_eq!(refused.get("/search").await.status, StatusCode::FORBIDDEN);
        assert_eq!(refused.post("/search", &[("q", "alva")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(Browser::new(&app).get("/search").await.status, StatusCode::SEE_OTHER);
    })
    .await;
}
