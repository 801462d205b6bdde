use app::attention::{close, raise};
use domain::attention::WORDS_LIMIT;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use testkit::on_both;

use super::{Scene, conflict, invalid};

#[tokio::test]
async fn attention_is_raised_read_and_closed_once() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        raise(&scene.op(&scene.anna), scene.child, "  Borta fyra onsdagar  ", "t1").await.unwrap();
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::AttentionRaised]);
        let view = scene.view(&scene.mikael).await;
        assert_eq!(
            (view.attention[0].words.as_str(), view.attention[0].by.as_str()),
            ("Borta fyra onsdagar", "Anna Lind")
        );
        let id = view.attention[0].id;
        close(&scene.op(&scene.mikael), id, "t2").await.unwrap();
        assert_eq!(conflict(close(&scene.op(&scene.anna), id, "t3").await), "attention-closed-already");
        assert!(scene.view(&scene.anna).await.attention.is_empty());
        assert_eq!(scene.told(&scene.anna).await, [EventKind::AttentionClosed]);
    })
    .await;
}

#[tokio::test]
async fn attention_has_words_and_not_too_many() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.anna);
        assert_eq!(invalid(raise(&op, scene.child, "  ", "t1").await), ("words", "error-required"));
        let long = "å".repeat(WORDS_LIMIT + 1);
        assert_eq!(invalid(raise(&op, scene.child, &long, "t2").await), ("words", "error-too-long"));
        raise(&op, scene.child, &"å".repeat(WORDS_LIMIT), "t3").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_is_outside_neither_raises_nor_closes() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let outside = scene.op(&scene.per);
        assert!(raise(&outside, scene.child, "Hej", "t1").await.is_err());
        raise(&scene.op(&scene.anna), scene.child, "Titta", "t2").await.unwrap();
        let id = scene.view(&scene.anna).await.attention[0].id;
        assert!(close(&outside, id, "t3").await.is_err());
        assert_eq!(scene.view(&scene.anna).await.attention.len(), 1);
        assert_eq!(scene.waiting(&scene.per).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_masked_practitioner_asks_as_somebody_and_a_hidden_one_would_be_found_by_it() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (_, masked) = scene.sensitive("clinic", Exposure::ContactViaCoordinator).await;
        let (_, hidden) = scene.sensitive("shelter", Exposure::Hidden).await;
        raise(&scene.op(&masked), scene.child, "Titta", "t1").await.unwrap();
        let view = scene.view(&scene.anna).await;
        assert_eq!((view.attention[0].by.as_str(), view.attention[0].agency.as_str()), ("", ""));
        assert_eq!((&view.latest[0].who, &view.latest[0].agency), (&None, &None));
        assert!(!format!("{view:?}").to_lowercase().contains("clinic"));
        assert_eq!(conflict(raise(&scene.op(&hidden), scene.child, "Titta", "t2").await), "act-by-name");
        // Both are told of what others do, and nobody can see that they were.
        raise(&scene.op(&scene.anna), scene.child, "Mer", "t3").await.unwrap();
        assert_eq!(scene.told(&hidden).await, [EventKind::AttentionRaised, EventKind::AttentionRaised]);
        assert_eq!(scene.told(&masked).await, [EventKind::AttentionRaised]);
    })
    .await;
}
