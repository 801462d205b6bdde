//! Taking a report in: once, whole, with a receipt.

use app::AppError;
use app::concern::{self, Draft, FromOutside, HOURLY_LIMIT};
use domain::concern::{Telling, Way};
use domain::country::{Country, Language};
use domain::gate::Role;
use domain::notice::EventKind;
use jiff::SignedDuration;
use testkit::{TestApp, on_both};

use super::{Scene, private, professional};

#[tokio::test]
async fn a_report_is_received_once_and_waits_until_a_named_human_opens_it() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let reference = scene.receive(&private(), "one").await.unwrap();
        assert_eq!(
            scene.receive(&private(), "one").await.unwrap(),
            reference,
            "the same form is the same report"
        );
        let queue = scene.queue().await;
        assert_eq!(queue.len(), 1);
        assert_eq!((queue[0].way, queue[0].opened), (Way::Public, None));
        assert_eq!(scene.told(&scene.duty).await, [EventKind::ConcernReceived]);
        let op = scene.town.op(&scene.duty);
        // Before somebody has opened it nobody reads it.
        let unread = app::case::view(&op, queue[0].case).await;
        assert!(matches!(unread, Err(AppError::Conflict(m)) if m.key == "concern-open-first"));
        let case = concern::open(&op, queue[0].id, "t1").await.unwrap();
        let view = app::case::view(&op, case).await.unwrap();
        assert_eq!(view.concern.unwrap().report.words, "Hon är ensam om nätterna.");
        assert_eq!(view.summary.handler.unwrap().name, "Eva Lind");
        // A second officer learns who has it.
        let per = scene.town.practitioner(&scene.social, "Per Holm").await;
        let other = scene.town.sign_in(Role::DutyOfficer, Some(&scene.social), Some(&per), None, false).await;
        let late = concern::open(&scene.town.op(&other), queue[0].id, "t2").await;
        assert!(matches!(late, Err(AppError::Conflict(m)) if m.key == "concern-opened-already"));
        let (_, receipt) = concern::receipt(&app.kring, &reference.to_lowercase()).await.unwrap();
        assert_eq!(receipt.told.iter().map(|(what, _)| *what).collect::<Vec<_>>(), [Telling::Received]);
    })
    .await;
}

#[tokio::test]
async fn too_many_reports_from_one_address_are_asked_to_telephone_and_nothing_is_half_written() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        for n in 0..HOURLY_LIMIT {
            scene.receive(&private(), &format!("n{n}")).await.unwrap();
        }
        let refused = scene.receive(&private(), "over").await;
        assert!(matches!(refused, Err(AppError::TooMany { .. })), "{refused:?}");
        assert_eq!(scene.queue().await.len(), HOURLY_LIMIT as usize);
        app.clock.pass(SignedDuration::from_mins(61));
        scene.receive(&private(), "over").await.unwrap();
        let short = FromOutside {
            agency: None,
            draft: &private(),
            files: Vec::new(),
            secret: "guessed",
            origin: "203.0.113.9",
            language: Language::Sv,
            request: "test",
        };
        assert!(concern::receive(&app.kring, "bjorkdal", short).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn wrong_fields_are_named_and_a_professional_is_not_anonymous() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let wrong = Draft { anonymous: true, words: String::new(), ..professional() };
        let Err(AppError::Invalid(fields)) = scene.receive(&wrong, "one").await else { panic!("taken") };
        assert_eq!(fields.iter().map(|f| f.field).collect::<Vec<_>>(), ["words", "anonymous"]);
        assert!(scene.queue().await.is_empty());
        let draft = private();
        let secret = "s".repeat(40);
        let nowhere = || FromOutside {
            agency: None,
            draft: &draft,
            files: Vec::new(),
            secret: &secret,
            origin: "",
            language: Language::Sv,
            request: "",
        };
        for partnership in ["granvik", "../etc", ""] {
            let answer = concern::receive(&app.kring, partnership, nowhere()).await;
            assert!(matches!(answer, Err(AppError::NotFound)), "{partnership}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_country_takes_a_report_in() {
    for country in Country::ALL {
        let app = TestApp::sqlite().await;
        let scene = Scene::of(&app, country).await;
        scene.receive(&private(), "one").await.unwrap();
        let line = scene.queue().await.remove(0);
        let op = scene.town.op(&scene.duty);
        let case = concern::open(&op, line.id, "t1").await.unwrap();
        let view = app::case::view(&op, case).await.unwrap();
        assert!(view.case.running().count() > 0, "{country:?} starts no clock");
        // In Norway and Denmark the receipt is the confirmation that the law asks for.
        let confirmed = view.case.clocks.iter().any(|clock| clock.stopped.is_some());
        assert_eq!(confirmed, matches!(country, Country::No | Country::Dk), "{country:?}");
    }
}
