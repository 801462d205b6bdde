//! Concern reports: received once, never without an owner, told as far as the law allows.

use app::AppError;
use app::case::Step;
use app::concern::{self, Draft, FromOutside, HOURLY_LIMIT};
use domain::agency::{Agency, Sector};
use domain::concern::{Line, Telling, Way};
use domain::country::{Country, Language};
use domain::gate::Role;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::protection::Level;
use jiff::SignedDuration;
use jiff::civil::Date;
use law::Grounds;
use testkit::{SignedIn, TestApp, Town, on_both};

struct Scene<'a> {
    app: &'a TestApp,
    town: Town<'a>,
    social: Agency,
    school: Agency,
    duty: SignedIn,
    manager: SignedIn,
    admin: SignedIn,
}

impl<'a> Scene<'a> {
    async fn new(app: &'a TestApp) -> Self {
        Self::of(app, Country::Se).await
    }

    async fn of(app: &'a TestApp, country: Country) -> Self {
        let town = Town::new(app, "bjorkdal", country).await;
        let social = town.agency("social", Sector::SocialServices).await;
        let school = town.agency("school", Sector::School).await;
        let eva = town.practitioner(&social, "Eva Lind").await;
        let duty = town.sign_in(Role::DutyOfficer, Some(&social), Some(&eva), None, false).await;
        let manager = town.sign_in(Role::Manager, Some(&social), None, None, false).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        Self { app, town, social, school, duty, manager, admin }
    }

    async fn receive(&self, draft: &Draft, secret: &str) -> Result<String, AppError> {
        let secret = format!("{secret:0>40}");
        let sent = FromOutside {
            agency: None,
            draft,
            secret: &secret,
            origin: "203.0.113.9",
            language: Language::Sv,
            request: "test",
        };
        concern::receive(&self.app.kring, "bjorkdal", &sent).await
    }

    async fn queue(&self) -> Vec<Line> {
        concern::queue(&self.town.op(&self.duty)).await.unwrap()
    }

    /// The kinds of notices that somebody has.
    async fn told(&self, who: &SignedIn) -> Vec<EventKind> {
        let notices = store::notice::list(&self.town.scope, who.actor.account).await.unwrap();
        notices.iter().map(|notice| notice.kind).collect()
    }
}

fn private() -> Draft {
    Draft {
        reporter: "private".to_owned(),
        anonymous: true,
        child_name: "Alva Berg".to_owned(),
        words: "Hon är ensam om nätterna.".to_owned(),
        ..Draft::default()
    }
}

fn professional() -> Draft {
    Draft {
        reporter: "professional".to_owned(),
        anonymous: false,
        name: "Jonas Ek".to_owned(),
        wants_feedback: true,
        ..private()
    }
}

fn grounds() -> Grounds {
    Grounds {
        guard_met: true,
        decided_by: Some("Eva Lind".to_owned()),
        reasons: Some("Skäl".to_owned()),
        consent: None,
    }
}

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
        concern::send(&op, None, &professional(), &secret).await.unwrap();
        concern::send(&op, None, &professional(), &secret).await.unwrap();
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
            secret: "guessed",
            origin: "203.0.113.9",
            language: Language::Sv,
            request: "test",
        };
        assert!(concern::receive(&app.kring, "bjorkdal", &short).await.is_err());
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
        let nowhere = FromOutside {
            agency: None,
            draft: &private(),
            secret: &"s".repeat(40),
            origin: "",
            language: Language::Sv,
            request: "",
        };
        for partnership in ["granvik", "../etc", ""] {
            let answer = concern::receive(&app.kring, partnership, &nowhere).await;
            assert!(matches!(answer, Err(AppError::NotFound)), "{partnership}");
        }
    })
    .await;
}

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
