use app::live::{Beat, STREAMS_PER_ACCOUNT, Step, open};
use domain::id::SessionId;
use domain::notice::EventKind;
use jiff::SignedDuration;
use testkit::{SignedIn, on_both};

use super::Scene;

async fn session(scene: &Scene<'_>, who: &SignedIn) -> SessionId {
    let hash = app::ports::secret_hash(&who.cookie);
    app::session::find(&scene.op(who).kring, &hash).await.unwrap().unwrap().id
}

#[tokio::test]
async fn a_stream_tells_of_what_is_new_and_of_what_was_seen_elsewhere() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        app::attention::raise(&scene.op(&scene.anna), scene.child, "Ett", "t1").await.unwrap();
        let op = scene.op(&scene.mikael);
        let mut stream = open(&op, session(&scene, &scene.mikael).await).unwrap();
        assert_eq!(stream.ask().await.unwrap(), Step::Quiet, "the page has shown what waited");
        assert_eq!(stream.ask().await.unwrap(), Step::Quiet);
        app.clock.pass(SignedDuration::from_secs(1));
        app::attention::raise(&scene.op(&scene.anna), scene.child, "Två", "t2").await.unwrap();
        let beat = Beat { unread: 2, new: Some(EventKind::AttentionRaised) };
        assert_eq!(stream.ask().await.unwrap(), Step::Changed(beat));
        assert_eq!(stream.ask().await.unwrap(), Step::Quiet);
        scene.view(&scene.mikael).await;
        assert_eq!(stream.ask().await.unwrap(), Step::Changed(Beat { unread: 0, new: None }));
    })
    .await;
}

#[tokio::test]
async fn a_stream_ends_with_its_session_and_with_the_server() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.mikael);
        let id = session(&scene, &scene.mikael).await;
        let mut stream = open(&op, id).unwrap();
        assert_eq!(stream.ask().await.unwrap(), Step::Quiet);
        app.clock.pass(SignedDuration::from_hours(13));
        assert_eq!(stream.ask().await.unwrap(), Step::Over);
        let mut other = open(&scene.op(&scene.anna), scene.op(&scene.anna).id()).unwrap();
        app.kring.live.stop();
        other.stopped().await;
        assert_eq!(other.ask().await.unwrap(), Step::Over);
    })
    .await;
}

#[tokio::test]
async fn an_account_has_so_many_streams_and_no_more() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let op = scene.op(&scene.mikael);
        let id = session(&scene, &scene.mikael).await;
        let mut streams: Vec<_> = (0..STREAMS_PER_ACCOUNT).map(|_| open(&op, id).unwrap()).collect();
        assert!(open(&op, id).is_none());
        assert!(open(&scene.op(&scene.anna), id).is_some(), "others are not hindered");
        streams.pop();
        assert!(open(&op, id).is_some(), "a closed page gives its place back");
    })
    .await;
}
