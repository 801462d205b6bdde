//! Whose case it is: earlier reports beside it, and who may open that of a protected child.

use app::AppError;
use app::concern::{self, Draft};
use domain::gate::Role;
use domain::involvement::Exposure;
use domain::protection::Level;
use jiff::SignedDuration;
use jiff::civil::Date;
use testkit::{SignedIn, on_both};

use super::{Scene, private};

#[tokio::test]
async fn earlier_reports_about_the_child_and_its_siblings_stand_beside() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (alva, noel) = (scene.town.child("Alva", "Berg").await, scene.town.child("Noel", "Berg").await);
        let mother = scene.town.guardian_of(alva, "Maria", "Berg").await;
        scene.town.relate(noel, mother).await;
        for child in [alva, noel] {
            scene.town.tie(child, &scene.school, None, Exposure::Open).await;
        }
        let op = scene.town.op(&scene.duty);
        let mut cases = Vec::new();
        for (n, name) in ["Noel Berg", "Alva Berg"].iter().enumerate() {
            let draft =
                Draft { child_name: (*name).to_owned(), child_born: "2017-03-14".to_owned(), ..private() };
            scene.receive(&draft, &format!("n{n}")).await.unwrap();
            let line = scene.queue().await.into_iter().find(|line| line.opened.is_none()).unwrap();
            cases.push(concern::open(&op, line.id, &format!("o{n}")).await.unwrap());
            app.clock.pass(SignedDuration::from_mins(5));
        }
        for (case, child) in cases.iter().zip([noel, alva]) {
            let (line, version) = concern::whose(&op, *case).await.unwrap();
            concern::is_about(&op, *case, child, &line, version, &format!("w{child}")).await.unwrap();
        }
        let view = app::case::view(&op, cases[1]).await.unwrap();
        assert_eq!(view.earlier.iter().map(|line| line.case).collect::<Vec<_>>(), [cases[0]]);
        assert_eq!(view.summary.person, Some(alva));
        // Somebody whom that search does not find cannot be put there.
        let (line, version) = concern::whose(&op, cases[1]).await.unwrap();
        assert!(concern::is_about(&op, cases[1], mother, &line, version, "w9").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_case_of_a_protected_child_is_for_cleared_staff() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let born = Date::constant(2017, 3, 14);
        let child = scene.town.person("Sara", "Dold", born, Some(Level::Marked)).await;
        scene.town.tie(child, &scene.school, None, Exposure::Open).await;
        let vera = scene.town.practitioner(&scene.social, "Vera Holm").await;
        let cleared =
            scene.town.sign_in(Role::DutyOfficer, Some(&scene.social), Some(&vera), None, true).await;
        let draft = Draft { child_name: "Sara Dold".to_owned(), child_born: born.to_string(), ..private() };
        scene.receive(&draft, "one").await.unwrap();
        let line = scene.queue().await.remove(0);
        let op = scene.town.op(&cleared);
        let case = concern::open(&op, line.id, "t1").await.unwrap();
        let (q, version) = concern::whose(&op, case).await.unwrap();
        concern::is_about(&op, case, child, &q, version, "t2").await.unwrap();
        assert!(app::case::view(&op, case).await.is_ok());
        let closed = app::case::view(&scene.town.op(&scene.duty), case).await;
        assert!(matches!(closed, Err(AppError::Denied(denied)) if denied.conceal));
        // Nobody gets it who could not open it, by neither way.
        let id = |who: &SignedIn| who.practitioner.as_ref().unwrap().id;
        let version = app::case::view(&op, case).await.unwrap().version;
        let given = app::case::assign(&op, case, id(&scene.duty), version, "t3").await;
        assert!(matches!(given, Err(AppError::Conflict(m)) if m.key == "case-for-cleared-staff"));
        let leads = scene.town.op(&scene.manager);
        let moved = app::case::transfer(&leads, vera.id, id(&scene.duty), "t4").await;
        assert!(matches!(moved, Err(AppError::Conflict(m)) if m.key == "case-transfer-for-cleared-staff"));
        let nils = scene.town.practitioner(&scene.social, "Nils Ask").await;
        scene.town.sign_in(Role::DutyOfficer, Some(&scene.social), Some(&nils), None, true).await;
        app::case::transfer(&leads, vera.id, nils.id, "t5").await.unwrap();
        let view = app::case::view(&op, case).await.unwrap();
        assert_eq!(view.summary.handler.unwrap().id, nils.id);
    })
    .await;
}
