//! What a child or guardian sees first.

use axum::http::StatusCode;
use domain::country::Country;
use domain::gate::Role;
use domain::protection::Level;
use jiff::civil::date;
use testkit::{Browser, Town, on_both};

#[tokio::test]
async fn a_guardian_sees_the_children_in_custody_and_no_others() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (child, other) = (town.child("Alva", "Test").await, town.child("Noel", "Annan").await);
        let grown = town.person("Ida", "Test", date(2005, 1, 1), None).await;
        let guardian = town.guardian_of(child, "Maria", "Test").await;
        town.relate(grown, guardian).await;
        let who = town.sign_in(Role::Guardian, None, None, Some(guardian), false).await;
        let page = Browser::new(&app).as_(&who).get("/family").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Alva Test") && page.body.contains(&format!("/children/{child}")));
        assert!(!page.body.contains("Noel") && !page.body.contains(&other.to_string()));
        assert!(!page.body.contains("Ida"), "a grown child decides");
        assert!(town.access_records().await.pop().unwrap().persons.contains(&child));
    })
    .await;
}

#[tokio::test]
async fn a_child_that_may_not_be_known_is_not_there() {
    let app = testkit::TestApp::sqlite().await;
    let town = Town::new(&app, "fjordvik", Country::No).await;
    let level = Some(Level::StrictlyConfidentialAddress);
    let child = town.person("Alva", "Test", date(2017, 3, 14), level).await;
    let guardian = town.guardian_of(child, "Maria", "Test").await;
    let who = town.sign_in(Role::Guardian, None, None, Some(guardian), false).await;
    let page = Browser::new(&app).as_(&who).get("/family").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("Alva") && !page.body.contains(&child.to_string()));
}

#[tokio::test]
async fn a_young_person_comes_to_the_own_circle() {
    let app = testkit::TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let child = town.person("Elin", "Test", date(2010, 3, 14), None).await;
    let who = town.sign_in(Role::Child, None, None, Some(child), false).await;
    let page = Browser::new(&app).as_(&who).get("/family").await;
    assert!(page.body.contains(&format!("/children/{child}/who-looked")), "{}", page.body);
}
