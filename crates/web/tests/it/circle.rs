//! The child's page as each kind of viewer gets it.

use axum::http::StatusCode;
use domain::agency::Sector;
use domain::country::Country;
use domain::involvement::Exposure;
use testkit::{Browser, Town, on_both};

#[tokio::test]
async fn somebody_in_the_circle_sees_it_and_it_is_recorded() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let welfare = town.agency("social_services", Sector::SocialServices).await;
        let who = town.staff(&school, "Anna Lind").await;
        let other = town.practitioner(&welfare, "Mikael Borg").await;
        let child = town.child("Alva", "Test").await;
        town.tie(child, &school, who.practitioner.as_ref(), Exposure::Open).await;
        town.tie(child, &welfare, Some(&other), Exposure::Open).await;
        town.share(child).await;
        let page = Browser::new(&app).as_(&who).get(&format!("/children/{child}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Mikael Borg") && page.body.contains("<svg"));
        assert!(page.body.len() <= 60_000, "{} bytes", page.body.len());
        assert_eq!(town.access_records().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn without_a_ground_the_circle_stays_closed_and_the_page_says_what_is_missing() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let welfare = town.agency("social_services", Sector::SocialServices).await;
        let who = town.staff(&school, "Anna Lind").await;
        let other = town.practitioner(&welfare, "Mikael Borg").await;
        let child = town.child("Alva", "Test").await;
        town.tie(child, &school, who.practitioner.as_ref(), Exposure::Open).await;
        town.tie(child, &welfare, Some(&other), Exposure::Open).await;
        let page = Browser::new(&app).as_(&who).get(&format!("/children/{child}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Mikael Borg"));
    })
    .await;
}

#[tokio::test]
async fn a_colleague_outside_of_the_circle_learns_only_that_there_is_one() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let who = town.staff(&school, "Anna Lind").await;
        let colleague = town.staff(&school, "Jonas Ek").await;
        let child = town.child("Alva", "Test").await;
        town.tie(child, &school, who.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let page = Browser::new(&app).as_(&colleague).get(&format!("/children/{child}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Anna Lind") && !page.body.contains("<svg role=\"img\""));
    })
    .await;
}

#[tokio::test]
async fn whose_agency_does_not_know_the_child_is_told_nothing() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let police = town.agency("police", Sector::Police).await;
        let teacher = town.staff(&school, "Anna Lind").await;
        let stranger = town.staff(&police, "Per Sund").await;
        let child = town.child("Alva", "Test").await;
        town.tie(child, &school, teacher.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let browser = Browser::new(&app).as_(&stranger);
        let known = browser.get(&format!("/children/{child}")).await;
        let unknown = browser.get("/children/0192f0c1d2e37abc8def001122334455").await;
        assert_eq!(known.status, StatusCode::NOT_FOUND);
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    })
    .await;
}
