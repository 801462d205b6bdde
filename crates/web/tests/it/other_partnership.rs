//! Invariant 3: rows of another partnership are out of reach. Everybody of one partnership asks
//! for everything of the other by its right ids.

use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::id::PartnershipId;
use http::StatusCode;
use testkit::{Browser, SignedIn, TestApp, Town, on_both};
use web::Guard;

use crate::access_matrix::ask_as;
use crate::access_matrix::scene::scene_on;
use crate::rows::rows;

/// What only the other partnership says.
const WORDS: [&str; 8] =
    ["Alva", "Berg", "Maria", "Jonas Ek", "Mikael Borg", "Ridklubben", "Titta", "Hålla planmötet"];

/// One of each hat, with an agency and a child of their own.
async fn neighbours(app: &TestApp) -> Vec<(&'static str, SignedIn)> {
    let town = Town::new(app, "fjordvik", Country::Se).await;
    let agency = town.agency("social", Sector::SocialServices).await;
    let child = town.child("Nils", "Dal").await;
    let mother = town.guardian_of(child, "Siv", "Dal").await;
    let cleared = town.practitioner(&agency, "Ann Ahl").await;
    let desk = async |role| town.sign_in(role, Some(&agency), None, None, true).await;
    vec![
        ("practitioner", town.staff(&agency, "Per Sund").await),
        ("cleared", town.sign_in(Role::Practitioner, Some(&agency), Some(&cleared), None, true).await),
        ("steward", desk(Role::DataSteward).await),
        ("feeder", desk(Role::AgencyAdmin).await),
        ("officer", desk(Role::DataProtectionOfficer).await),
        ("manager", desk(Role::Manager).await),
        ("admin", desk(Role::PartnershipAdmin).await),
        ("guardian", town.sign_in(Role::Guardian, None, None, Some(mother), false).await),
        ("child", town.sign_in(Role::Child, None, None, Some(child), false).await),
    ]
}

#[tokio::test]
async fn ids_of_another_partnership_lead_nowhere() {
    on_both(nowhere).await;
}

async fn nowhere(app: TestApp) {
    let scene = scene_on(app).await;
    let home: PartnershipId = "bjorkdal".parse().unwrap();
    let scope = scene.app.kring.scope(&home);
    let stood = rows(&scope, &[]).await;
    let mut asked = 0;
    for (name, who) in neighbours(&scene.app).await {
        let browser = Browser::new(&scene.app).as_(&who);
        for route in web::list().into_iter().filter(|r| r.guard == Guard::Signed) {
            let page = ask_as(&browser, &scene, route, &format!("{name}-{asked}")).await;
            let what = format!("{name}: {} {}: {}", route.method, route.path, page.status);
            // A form that sends its line back holds what the asker wrote.
            let echoes = ["/search", "/children"].contains(&route.path);
            let told = if echoes { page.body.replace("Alva", "") } else { page.body.clone() };
            assert!(!WORDS.iter().any(|word| told.contains(word)), "{what}");
            // Local rules are counted in each partnership: what has that number here is one's own.
            if route.path.contains('{') && !route.path.contains("{local_rule}") {
                asked += 1;
                // A form about what is not there may be answered as one that came too late.
                let over = route.method == "POST" && page.status == StatusCode::CONFLICT;
                let none = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&page.status);
                assert!(none || over, "{what}");
            }
        }
    }
    assert!(asked > 200, "routes were asked for {asked} times");
    assert_eq!(rows(&scope, &[]).await, stood);
}
