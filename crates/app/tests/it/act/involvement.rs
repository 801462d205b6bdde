use app::AppError;
use app::involvement::{Statement, declare, expose, leave};
use domain::coordinator::CoordinatorKind;
use domain::gate::Action;
use domain::involvement::{Exposure, StatedRelation};
use domain::notice::EventKind;
use testkit::on_both;

use super::{Scene, conflict, invalid};

fn police() -> Statement {
    Statement { relation: StatedRelation::Police, words: String::new(), from: None }
}

#[tokio::test]
async fn whoever_joins_is_told_to_the_circle_and_sees_nothing_by_it() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        declare(&scene.op(&scene.per), scene.child, &police(), "t1").await.unwrap();
        assert_eq!(scene.told(&scene.anna).await, [EventKind::Joined]);
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::Joined]);
        assert_eq!(scene.waiting(&scene.per).await, 0, "nobody is told of the own act");
        assert_eq!(scene.latest(&scene.anna).await, [EventKind::Joined]);
        let latest = scene.view(&scene.anna).await.latest;
        assert_eq!(latest[0].who.as_deref(), Some("Per Sund"));
        let op = scene.op(&scene.per);
        let facts = store::person::facts(&op.scope, &op.actor, scene.child, op.today(), op.now)
            .await
            .unwrap()
            .unwrap();
        assert!(facts.in_circle && facts.self_declared);
        assert!(!op.may(Action::ViewCircle, &facts), "an own declaration must not open the circle");
    })
    .await;
}

#[tokio::test]
async fn joining_happens_once() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.per);
        declare(&op, scene.child, &police(), "t1").await.unwrap();
        // A double click sends the same token, the back button a new one.
        assert!(matches!(declare(&op, scene.child, &police(), "t1").await, Err(AppError::AlreadyDone)));
        assert_eq!(conflict(declare(&op, scene.child, &police(), "t2").await), "involvement-already");
        assert_eq!(scene.waiting(&scene.anna).await, 1);
        let records = scene.town.access_records().await;
        assert_eq!(records.iter().filter(|r| r.action == "declare_involvement").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_the_own_tie_has_limits() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.per);
        let long = Statement { words: "x".repeat(101), ..police() };
        assert_eq!(invalid(declare(&op, scene.child, &long, "t").await), ("role", "error-too-long"));
        let ahead = Statement { from: op.today().tomorrow().ok(), ..police() };
        assert_eq!(invalid(declare(&op, scene.child, &ahead, "t").await), ("from", "involvement-from-ahead"));
        let own = Statement { words: " Trygghetsansvarig ".to_owned(), ..police() };
        declare(&op, scene.child, &own, "t").await.unwrap();
        let view = scene.view(&scene.anna).await;
        assert!(format!("{:?}", view.ties).contains("\"Trygghetsansvarig\""));
    })
    .await;
}

/// Invariant 4: a hidden involvement changes nothing that an unauthorised viewer can observe.
#[tokio::test]
async fn a_masked_tie_comes_and_goes_without_a_trace_outside_of_its_agency() {
    on_both(|app| async move {
        for exposure in [Exposure::ContactViaCoordinator, Exposure::Hidden] {
            let scene = Scene::at(&app, &exposure.code().replace('_', "-")).await;
            let (shelter, colleague) = scene.sensitive("shelter", exposure).await;
            let joining = scene.town.staff(&shelter, "Rut Skydd").await;
            let before = scene.view(&scene.anna).await;
            declare(&scene.op(&joining), scene.child, &police(), "t1").await.unwrap();
            let during = scene.view(&scene.anna).await;
            if exposure == Exposure::Hidden {
                assert_eq!(before, during, "the page must not change");
            }
            assert_eq!(before.latest, during.latest);
            assert_eq!(scene.waiting(&scene.anna).await, 0);
            assert_eq!(scene.waiting(&scene.mikael).await, 0);
            assert_eq!(scene.waiting(&colleague).await, 1, "the own agency is told");
            leave(&scene.op(&joining), scene.child, "t2").await.unwrap();
            assert_eq!(before, scene.view(&scene.anna).await);
            assert_eq!(scene.waiting(&scene.anna).await, 0);
            assert_eq!(scene.waiting(&colleague).await, 2);
        }
    })
    .await;
}

#[tokio::test]
async fn leaving_closes_at_once_also_a_tie_from_a_list() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        leave(&scene.op(&scene.mikael), scene.child, "t1").await.unwrap();
        assert!(!format!("{:?}", scene.view(&scene.anna).await.ties).contains("Mikael Borg"));
        assert_eq!(scene.told(&scene.anna).await, [EventKind::Left]);
        let again = leave(&scene.op(&scene.mikael), scene.child, "t2").await;
        // Nobody of that agency is left there: the child is none of theirs any more.
        assert!(matches!(&again, Err(AppError::Denied(denied)) if denied.conceal), "{again:?}");
        declare(&scene.op(&scene.mikael), scene.child, &police(), "t3").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_coordinates_hands_over_before_leaving() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.anna);
        app::hand_over::take(&op, scene.child, CoordinatorKind::NamedPerson, "t1").await.unwrap();
        assert_eq!(conflict(leave(&op, scene.child, "t2").await), "involvement-hand-over-first");
        assert_eq!(scene.view(&scene.anna).await.coordinators.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn masking_a_tie_takes_its_holder_out_of_what_the_circle_reads() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.mikael);
        app::attention::raise(&op, scene.child, "Titta på torsdagen", "t1").await.unwrap();
        let view = scene.view(&scene.anna).await;
        assert_eq!(view.attention[0].by, "Mikael Borg");
        let tie = store::involvement::own(
            &op.scope,
            scene.mikael.actor.practitioner.unwrap(),
            scene.child,
            op.today(),
        )
        .await
        .unwrap()[0];
        let foreign = expose(&scene.op(&scene.anna), scene.child, tie.id, Exposure::Hidden, "t2").await;
        assert!(matches!(foreign, Err(AppError::NotFound)), "{foreign:?}");
        expose(&op, scene.child, tie.id, Exposure::Hidden, "t3").await.unwrap();
        let view = scene.view(&scene.anna).await;
        let all = format!("{view:?}");
        assert!(!all.contains("Mikael") && !all.contains("Welfare\""), "{all}");
        assert_eq!(view.attention.len(), 1, "what was asked stands");
        // Acts under a name are refused while hidden; opened again, the circle is told.
        let by_name = app::attention::raise(&op, scene.child, "Igen", "t4").await;
        assert_eq!(conflict(by_name), "act-by-name");
        expose(&op, scene.child, tie.id, Exposure::Open, "t5").await.unwrap();
        assert_eq!(scene.latest(&scene.anna).await, [EventKind::Joined]);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_is_not_masked() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.anna);
        app::hand_over::take(&op, scene.child, CoordinatorKind::NamedPerson, "t1").await.unwrap();
        let me = scene.anna.actor.practitioner.unwrap();
        let tie = store::involvement::own(&op.scope, me, scene.child, op.today()).await.unwrap()[0];
        let masked = expose(&op, scene.child, tie.id, Exposure::Hidden, "t2").await;
        assert_eq!(conflict(masked), "involvement-coordinator-by-name");
    })
    .await;
}
