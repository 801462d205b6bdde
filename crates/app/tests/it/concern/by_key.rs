//! Reports from an agency's own system: in its name, once, and told to it alone.

use app::AppError;
use app::api_key::{self, Caller, Desk};
use app::concern::{self, ByKey, Draft};
use domain::access::Means;
use domain::attachment::Upload;
use domain::concern::{API_HOURLY_LIMIT, Way};
use domain::country::Language;
use domain::gate::Role;
use testkit::{TestApp, on_both};

use super::{Scene, professional};

fn draft() -> Draft {
    Draft { role: "Lärare".to_owned(), reporter: String::new(), ..professional() }
}

async fn key(scene: &Scene<'_>, name: &str) -> String {
    let admin = scene.town.sign_in(Role::AgencyAdmin, Some(&scene.school), None, None, false).await;
    let desk = Desk::of(&scene.town.op(&admin)).await.unwrap();
    api_key::add(&desk, name, &format!("{name:0>40}")).await.unwrap()
}

async fn caller(scene: &Scene<'_>, key: &str) -> Option<Caller> {
    api_key::caller(&scene.app.kring, key, Some(Language::Sv), "test").await.unwrap()
}

fn sent<'a>(draft: &'a Draft, name: &'a str, hash: &'a str) -> ByKey<'a> {
    let files = vec![Upload::new("a.txt", b"Hej".to_vec())];
    ByKey { agency: None, draft, files, idempotency_key: name, body_hash: hash }
}

#[tokio::test]
async fn a_system_reports_once_in_the_name_of_its_agency() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let key = key(&scene, "one").await;
        let system = caller(&scene, &key).await.unwrap();
        let first = concern::receive_by_key(&system, sent(&draft(), "1", "h")).await.unwrap();
        let again = concern::receive_by_key(&system, sent(&draft(), "1", "h")).await.unwrap();
        assert_eq!((first.again, again.again), (false, true));
        assert_eq!(first.reference, again.reference);
        let other = concern::receive_by_key(&system, sent(&draft(), "1", "other")).await;
        assert!(matches!(other, Err(AppError::Conflict(m)) if m.key == "api-other-body"));
        let queue = scene.queue().await;
        assert_eq!((queue.len(), queue[0].way), (1, Way::Api));
        // It stands in the list of the agency's own staff like one from inside.
        let teacher = scene.town.staff(&scene.school, "Jonas Ek").await;
        let list = concern::sent(&scene.town.op(&teacher)).await.unwrap();
        assert_eq!(list.iter().map(|line| line.id).collect::<Vec<_>>(), [queue[0].id]);
        let records = scene.town.access_records().await;
        let record = records.iter().find(|record| record.means == Means::Api).unwrap();
        assert_eq!((record.account, record.agency), (None, Some(scene.school.id)));
        assert_eq!(
            (record.action.as_str(), record.basis.as_slice()),
            ("send_concern", &["key-of-agency".to_owned()][..])
        );
        let op = scene.town.op(&scene.duty);
        let case = concern::open(&op, queue[0].id, "open").await.unwrap();
        let seen = app::case::view(&op, case).await.unwrap();
        assert_eq!(seen.attachments.len(), 1);
        let report = seen.concern.unwrap();
        assert_eq!(report.report.who.name.as_deref(), Some("Jonas Ek"));
        assert_eq!(report.from.unwrap().1, scene.school.name);
        let state = concern::state_by_key(&system, &first.reference).await.unwrap();
        assert_eq!(state.told.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_the_agencys_own_is_not_there() {
    let app = TestApp::sqlite().await;
    let scene = Scene::new(&app).await;
    let reference = scene.receive(&professional(), "public").await.unwrap();
    let system = caller(&scene, &key(&scene, "one").await).await.unwrap();
    for text in [reference.as_str(), "K7QF-2M9P-4TXC", "../x", ""] {
        let state = concern::state_by_key(&system, text).await;
        assert!(matches!(state, Err(AppError::NotFound)), "{text}");
    }
    let wrong = Draft { role: String::new(), words: String::new(), ..draft() };
    let Err(AppError::Invalid(wrong)) = concern::receive_by_key(&system, sent(&wrong, "1", "h")).await else {
        panic!("taken")
    };
    assert_eq!(wrong.iter().map(|each| each.field).collect::<Vec<_>>(), ["words", "role"]);
    let right = draft();
    let elsewhere = ByKey { agency: Some("school"), ..sent(&right, "1", "h") };
    let Err(AppError::Invalid(wrong)) = concern::receive_by_key(&system, elsewhere).await else {
        panic!("taken")
    };
    assert_eq!((wrong[0].field, wrong[0].message.args[0].1.as_ref()), ("agency", "social"));
}

#[tokio::test]
async fn a_revoked_key_opens_nothing_also_in_the_middle_of_a_request() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let key = key(&scene, "one").await;
        let system = caller(&scene, &key).await.unwrap();
        let admin = scene.town.sign_in(Role::AgencyAdmin, Some(&scene.school), None, None, false).await;
        let desk = Desk::of(&scene.town.op(&admin)).await.unwrap();
        let id = api_key::list(&desk).await.unwrap()[0].id;
        api_key::revoke(&desk, id).await.unwrap();
        assert!(matches!(api_key::revoke(&desk, id).await, Err(AppError::NotFound)));
        assert!(caller(&scene, &key).await.is_none());
        let late = concern::receive_by_key(&system, sent(&draft(), "1", "h")).await;
        assert!(matches!(late, Err(AppError::NotFound)), "{late:?}");
        assert!(scene.queue().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn too_many_reports_by_one_key_are_asked_to_wait_and_a_repeated_one_is_not() {
    let app = TestApp::sqlite().await;
    let scene = Scene::new(&app).await;
    let system = caller(&scene, &key(&scene, "one").await).await.unwrap();
    for n in 0..API_HOURLY_LIMIT {
        concern::receive_by_key(&system, sent(&draft(), &n.to_string(), "h")).await.unwrap();
    }
    let over = concern::receive_by_key(&system, sent(&draft(), "over", "h")).await;
    assert!(matches!(over, Err(AppError::TooMany { .. })), "{over:?}");
    assert!(concern::receive_by_key(&system, sent(&draft(), "3", "h")).await.unwrap().again);
    let other = caller(&scene, &key(&scene, "two").await).await.unwrap();
    assert!(concern::receive_by_key(&other, sent(&draft(), "3", "h")).await.is_ok(), "each key for itself");
}

#[tokio::test]
async fn keys_are_made_by_the_agencys_own_administrator() {
    let app = TestApp::sqlite().await;
    let scene = Scene::new(&app).await;
    for who in [&scene.duty, &scene.manager, &scene.admin] {
        assert!(matches!(Desk::of(&scene.town.op(who)).await, Err(AppError::Denied(_))));
    }
}
