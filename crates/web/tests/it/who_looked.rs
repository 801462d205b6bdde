//! Who has looked, as the child and the guardians see it.

use axum::http::StatusCode;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use jiff::civil::date;
use testkit::{Browser, Town, on_both};

#[tokio::test]
async fn child_and_guardian_see_who_has_looked_and_hidden_ones_only_the_child() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        // Sixteen: old enough for the own log, young enough for the guardian's.
        let child = town.person("Elin", "Test", date(2010, 3, 14), None).await;
        let guardian = town.guardian_of(child, "Maria", "Test").await;
        town.share(child).await;
        for (slug, sector, exposure) in [
            ("school", Sector::School, Exposure::Open),
            ("clinic", Sector::Psychiatry, Exposure::ContactViaCoordinator),
            ("shelter", Sector::SocialServices, Exposure::Hidden),
        ] {
            let agency = town.agency(slug, sector).await;
            let who = town.staff(&agency, &format!("Staff of {slug}")).await;
            town.tie(child, &agency, who.practitioner.as_ref(), exposure).await;
            let page = Browser::new(&app).as_(&who).get(&format!("/children/{child}")).await;
            assert_eq!(page.status, StatusCode::OK);
        }
        let path = format!("/children/{child}/who-looked");
        let own = town.sign_in(Role::Child, None, None, Some(child), false).await;
        let page = Browser::new(&app).as_(&own).get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        for shown in
            ["Practitioner, School", "Practitioner, Clinic", "Practitioner, Shelter", "consent to share"]
        {
            assert!(page.body.contains(shown), "{shown}\n{}", page.body);
        }
        assert!(!page.body.contains("Staff of"), "somebody was named");

        let guardian = town.sign_in(Role::Guardian, None, None, Some(guardian), false).await;
        let browser = Browser::new(&app).as_(&guardian);
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Practitioner, School") && page.body.contains("ask the coordinator"));
        assert!(!page.body.contains("Shelter") && !page.body.contains("Clinic"));
        assert!(!page.body.contains("Child or young person"), "the child's own looks are the child's affair");
        // The reader's own look is told to the reader.
        assert!(browser.get(&path).await.body.contains("<span class=\"k-strong\">You</span>"));
        let circle = browser.get(&format!("/children/{child}")).await;
        assert!(circle.body.contains(&path), "the circle leads to who has looked");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_who_has_looked() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let who = town.staff(&school, "Anna Lind").await;
        let child = town.child("Alva", "Test").await;
        town.tie(child, &school, who.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let path = format!("/children/{child}/who-looked");
        assert_eq!(Browser::new(&app).as_(&who).get(&path).await.status, StatusCode::FORBIDDEN);
        // Nine years old: through the guardian.
        let own = town.sign_in(Role::Child, None, None, Some(child), false).await;
        assert_eq!(Browser::new(&app).as_(&own).get(&path).await.status, StatusCode::FORBIDDEN);
        let stranger = town.guardian_of(town.child("Noel", "Annan").await, "Sara", "Annan").await;
        let stranger = town.sign_in(Role::Guardian, None, None, Some(stranger), false).await;
        assert_eq!(Browser::new(&app).as_(&stranger).get(&path).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn long_lists_come_in_pages() {
    let app = testkit::TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let child = town.child("Alva", "Test").await;
    let guardian = town.guardian_of(child, "Maria", "Test").await;
    let guardian = town.sign_in(Role::Guardian, None, None, Some(guardian), false).await;
    let browser = Browser::new(&app).as_(&guardian);
    for _ in 0..60 {
        browser.get(&format!("/children/{child}")).await;
        app.clock.pass(jiff::SignedDuration::from_secs(1));
    }
    let path = format!("/children/{child}/who-looked");
    let first = browser.get(&path).await.body;
    assert_eq!(first.matches("<li>\n").count(), 50);
    let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(browser.get(next).await.body.matches("<li>\n").count(), 10);
}
