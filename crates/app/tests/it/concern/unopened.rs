//! A report that nobody has opened: closed to every act, told on, never forgotten.

use app::case::Step;
use app::{AppError, concern};
use domain::concern::Telling;
use domain::notice::EventKind;
use jiff::SignedDuration;
use testkit::on_both;

use super::{Scene, grounds, private, professional};

#[tokio::test]
async fn nobody_acts_on_a_case_before_its_report_is_opened() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.receive(&professional(), "one").await.unwrap();
        let case = scene.queue().await.remove(0).case;
        let (op, eva) = (scene.town.op(&scene.duty), scene.duty.practitioner.as_ref().unwrap().id);
        let child = scene.town.child("Alva", "Berg").await;
        let step = Step { to: "skyddsbedomning".to_owned(), grounds: grounds(), version: 1 };
        let done = app::case::Change::Done;
        let task = app::task::New { case: Some(case), words: "Ring".to_owned(), due: None, to: None };
        let acts = [
            ("view", app::case::view(&op, case).await.map(drop)),
            ("step", app::case::step(&op, case, &step, "a").await),
            ("clock", app::case::change(&op, case, "SE-ORO-SKYDD", &done, 1, "b").await),
            ("assign", app::case::assign(&op, case, eva, 1, "c").await),
            ("family", app::case::show_family(&op, case, true, 1, "d").await),
            ("tell", concern::tell(&op, case, Telling::Opened, 1, "e").await),
            ("whose", concern::whose(&op, case).await.map(drop)),
            ("is about", concern::is_about(&op, case, child, "Alva Berg", 1, "f").await),
            ("task", app::task::give(&op, &task, "g").await),
        ];
        for (act, answer) in acts {
            let first = matches!(&answer, Err(AppError::Conflict(m)) if m.key == "concern-open-first");
            assert!(first, "{act}: {answer:?}");
        }
        assert!(app::task::list(&op).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_unopened_report_is_told_on_and_never_forgotten() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.receive(&private(), "one").await.unwrap();
        let pass = |minutes| app.clock.pass(SignedDuration::from_mins(minutes));
        let tick = async || concern::escalate(&app.kring, app.kring.clock.now()).await.unwrap();
        pass(29);
        assert_eq!(tick().await, 0);
        pass(1);
        assert_eq!((tick().await, tick().await), (1, 0), "once, however often the server looks");
        assert_eq!(scene.told(&scene.duty).await.len(), 2);
        assert!(scene.told(&scene.manager).await.is_empty());
        pass(90);
        tick().await;
        assert_eq!(scene.told(&scene.manager).await, [EventKind::ConcernUnopened]);
        assert!(scene.told(&scene.admin).await.is_empty());
        pass(120);
        tick().await;
        assert_eq!(scene.told(&scene.admin).await, [EventKind::ConcernUnopened]);
        let alarms = concern::alarms(&scene.town.op(&scene.admin)).await.unwrap();
        assert_eq!(alarms.len(), 1);
        // After the ladder's end it goes on.
        pass(240);
        assert_eq!(tick().await, 1);
        assert_eq!(scene.told(&scene.admin).await.len(), 2);
        let line = scene.queue().await.remove(0);
        concern::open(&scene.town.op(&scene.duty), line.id, "t1").await.unwrap();
        pass(1000);
        assert_eq!(tick().await, 0);
        assert!(concern::alarms(&scene.town.op(&scene.admin)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_server_that_was_down_over_all_times_tells_everybody() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.receive(&private(), "one").await.unwrap();
        app.clock.pass(SignedDuration::from_hours(9));
        for _ in 0..4 {
            concern::escalate(&app.kring, app.kring.clock.now()).await.unwrap();
        }
        for who in [&scene.duty, &scene.manager, &scene.admin] {
            assert!(scene.told(who).await.contains(&EventKind::ConcernUnopened));
        }
    })
    .await;
}
