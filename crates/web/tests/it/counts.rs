//! Counts of the own agency.

use axum::http::StatusCode;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use domain::protection::Level;
use jiff::civil::date;
use testkit::{Browser, Town, on_both};

#[tokio::test]
async fn a_manager_sees_counts_and_no_small_ones() {
    on_both(|app| async move {
        let town = Town::new(&app, "fjordvik", Country::No).await;
        let school = town.agency("school", Sector::School).await;
        let who = town.practitioner(&school, "Anna Lind").await;
        let manager = town.sign_in(Role::Manager, Some(&school), None, None, false).await;
        let browser = Browser::new(&app).as_(&manager);
        let add = async |n, level| {
            for _ in 0..n {
                let child = town.person("Alva", "Test", date(2017, 3, 14), level).await;
                town.tie(child, &school, Some(&who), Exposure::Open).await;
            }
        };
        add(4, None).await;
        let page = browser.get("/counts").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert_eq!(page.body.matches("<dd>Fewer than 5</dd>").count(), 3);
        assert!(!page.body.contains("Alva") && !page.body.contains("Anna"));
        add(3, None).await;
        let seven = browser.get("/counts").await.body;
        assert_eq!(seven.matches("<dd>7</dd>").count(), 2);
        assert!(seven.contains("All but fewer than 5"));
        // Whoever may not be known to exist is not counted.
        add(2, Some(Level::StrictlyConfidentialAddress)).await;
        assert_eq!(browser.get("/counts").await.body.matches("<dd>7</dd>").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn only_of_the_own_agency_and_only_a_manager() {
    let app = testkit::TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let school = town.agency("school", Sector::School).await;
    for viewer in [
        town.staff(&school, "Anna Lind").await,
        town.sign_in(Role::Manager, None, None, None, false).await,
        town.sign_in(Role::AgencyAdmin, Some(&school), None, None, false).await,
    ] {
        assert_eq!(Browser::new(&app).as_(&viewer).get("/counts").await.status, StatusCode::FORBIDDEN);
    }
}
