//! What whoever reported may know of it.

use app::case::Step;
use app::{AppError, concern};
use domain::agency::Sector;
use domain::concern::Telling;
use testkit::on_both;

use super::{Scene, grounds, private, professional};

#[tokio::test]
async fn the_reporter_is_told_what_the_law_lets_them_know() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let reference = scene.receive(&professional(), "one").await.unwrap();
        let line = scene.queue().await.remove(0);
        let op = scene.town.op(&scene.duty);
        let case = concern::open(&op, line.id, "t1").await.unwrap();
        let step = async |to: &str, once: &str| {
            let version = app::case::view(&op, case).await.unwrap().version;
            let step = Step { to: to.to_owned(), grounds: grounds(), version };
            app::case::step(&op, case, &step, once).await
        };
        step("skyddsbedomning", "t2").await.unwrap();
        // Nothing is decided yet, so that is not told.
        let early = concern::tell(&op, case, Telling::Opened, 3, "t0").await;
        assert!(matches!(early, Err(AppError::Invalid(_))), "{early:?}");
        step("forhandsbedomning", "t3").await.unwrap();
        step("utredning", "t4").await.unwrap();
        let view = app::case::view(&op, case).await.unwrap();
        assert!(view.case.clock("SE-ORO-ATERKOPPLING").is_some());
        let (open, _) = view.tellings.clone().unwrap();
        assert_eq!(open, [Telling::Opened, Telling::Running]);
        let not_allowed = concern::tell(&op, case, Telling::FollowedUp, view.version, "t5").await;
        assert!(matches!(not_allowed, Err(AppError::Invalid(_))), "Swedish law gives no such feedback");
        concern::tell(&op, case, Telling::Opened, view.version, "t6").await.unwrap();
        let view = app::case::view(&op, case).await.unwrap();
        assert!(view.case.clock("SE-ORO-ATERKOPPLING").is_none(), "its clock has ended");
        let (_, receipt) = concern::receipt(&app.kring, &reference).await.unwrap();
        let told: Vec<Telling> = receipt.told.iter().map(|(what, _)| *what).collect();
        assert!(told.contains(&Telling::Opened));
        // Nobody is there to tell of an anonymous report.
        scene.receive(&private(), "two").await.unwrap();
        let line = scene.queue().await.remove(0);
        let case = concern::open(&op, line.id, "t7").await.unwrap();
        assert_eq!(app::case::view(&op, case).await.unwrap().tellings, None);
    })
    .await;
}

#[tokio::test]
async fn from_inside_both_sides_see_the_same_list() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let teacher = scene.town.staff(&scene.school, "Jonas Ek").await;
        let op = scene.town.op(&teacher);
        let secret = "s".repeat(43);
        concern::send(&op, None, &professional(), Vec::new(), &secret).await.unwrap();
        concern::send(&op, None, &professional(), Vec::new(), &secret).await.unwrap();
        let (sent, queue) = (concern::sent(&op).await.unwrap(), scene.queue().await);
        assert_eq!((sent.len(), queue.len()), (1, 1));
        assert_eq!((sent[0].number, sent[0].received), (queue[0].number, queue[0].received));
        concern::open(&scene.town.op(&scene.duty), queue[0].id, "t1").await.unwrap();
        let sent = concern::sent(&op).await.unwrap();
        assert!(sent[0].opened.is_some() && sent[0].opened_by.is_none());
        // A colleague of another agency sees none of it.
        let police = scene.town.agency("police", Sector::Police).await;
        let karin = scene.town.staff(&police, "Karin Dahl").await;
        assert!(concern::sent(&scene.town.op(&karin)).await.unwrap().is_empty());
        assert!(concern::queue(&op).await.is_err());
        assert!(app::case::view(&op, queue[0].case).await.is_err(), "the sender does not see the case");
    })
    .await;
}
