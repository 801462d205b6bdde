//! Cases: steps and clocks by the law pack, who may see them, reminders that come once.

use app::AppError;
use app::case::{Change, Step};
use domain::agency::{Agency, Sector};
use domain::country::Country;
use domain::gate::Role;
use domain::id::{CaseId, PersonId};
use domain::involvement::Exposure;
use domain::notice::EventKind;
use jiff::{SignedDuration, ToSpan};
use law::{Grounds, Refusal};
use testkit::{SignedIn, TestApp, Town, on_both};

struct Scene<'a> {
    app: &'a TestApp,
    town: Town<'a>,
    social: Agency,
    child: PersonId,
    mikael: SignedIn,
    manager: SignedIn,
}

impl<'a> Scene<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let town = Town::new(app, "bjorkdal", Country::Se).await;
        let social = town.agency("social", Sector::SocialServices).await;
        let child = town.child("Alva", "Berg").await;
        let mikael = town.staff(&social, "Mikael Borg").await;
        town.tie(child, &social, mikael.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let manager = town.sign_in(Role::Manager, Some(&social), None, None, false).await;
        Self { app, town, social, child, mikael, manager }
    }

    /// A case that Mikael has begun.
    async fn case(&self) -> CaseId {
        app::case::start(&self.town.op(&self.mikael), self.child, "SE-BARN", "begin").await.unwrap()
    }

    async fn told(&self, who: &SignedIn) -> Vec<EventKind> {
        let notices = store::notice::list(&self.town.scope, who.actor.account).await.unwrap();
        notices.iter().map(|notice| notice.kind).collect()
    }

    async fn remind(&self) -> usize {
        app::reminder::send(&self.app.kring, self.app.kring.clock.now()).await.unwrap()
    }
}

fn met() -> Grounds {
    Grounds {
        guard_met: true,
        decided_by: Some("Mikael Borg".to_owned()),
        reasons: Some("Skäl".to_owned()),
        consent: Some("Mor, 22 november".to_owned()),
    }
}

#[tokio::test]
async fn a_step_that_the_law_does_not_know_is_refused_and_a_stale_one_too() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (case, op) = (scene.case().await, scene.town.op(&scene.mikael));
        let step = |to: &str, grounds: Grounds, version| Step { to: to.to_owned(), grounds, version };
        let jump = app::case::step(&op, case, &step("avslutad", met(), 1), "t1").await;
        assert!(matches!(jump, Err(AppError::Refused(Refusal::StepNotAllowed { .. }))), "{jump:?}");
        let bare = app::case::step(&op, case, &step("skyddsbedomning", Grounds::default(), 1), "t2").await;
        assert!(matches!(bare, Err(AppError::Refused(Refusal::Missing(_)))), "{bare:?}");
        app::case::step(&op, case, &step("skyddsbedomning", met(), 1), "t3").await.unwrap();
        let stale = app::case::step(&op, case, &step("forhandsbedomning", met(), 1), "t4").await;
        assert!(matches!(stale, Err(AppError::Conflict(m)) if m.key == "case-changed-meanwhile"));
        let view = app::case::view(&op, case).await.unwrap();
        assert_eq!((view.summary.stage.as_str(), view.version), ("skyddsbedomning", 2));
        assert_eq!(view.summary.number.to_string(), "2026-1");
    })
    .await;
}

#[tokio::test]
async fn a_clock_is_stopped_once_and_made_longer_only_where_the_law_allows() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (case, op) = (scene.case().await, scene.town.op(&scene.mikael));
        let until = op.today().checked_add(30.days()).unwrap();
        let longer = Change::Extend { until, reason: "Tolk".to_owned(), decided_by: "Nämnden".to_owned() };
        let refused = app::case::change(&op, case, "SE-ORO-SKYDD", &longer, 1, "t1").await;
        assert!(matches!(refused, Err(AppError::Refused(Refusal::NotExtendable(_)))), "{refused:?}");
        app::case::change(&op, case, "SE-ORO-SKYDD", &Change::Done, 1, "t2").await.unwrap();
        let twice = app::case::change(&op, case, "SE-ORO-SKYDD", &Change::Done, 2, "t3").await;
        assert!(matches!(twice, Err(AppError::Refused(Refusal::Stopped(_)))), "{twice:?}");
        let unknown = app::case::change(&op, case, "SE-NO-SUCH", &Change::Done, 2, "t4").await;
        assert!(matches!(unknown, Err(AppError::Refused(_))));
    })
    .await;
}

#[tokio::test]
async fn two_workers_who_decide_at_once_do_not_both_decide() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (case, op) = (scene.case().await, scene.town.op(&scene.mikael));
        let step = |to: &str| Step { to: to.to_owned(), grounds: met(), version: 1 };
        let (one, other) = (step("skyddsbedomning"), step("utredning"));
        let (a, b) =
            tokio::join!(app::case::step(&op, case, &one, "a"), app::case::step(&op, case, &other, "b"));
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
        assert_eq!(app::case::view(&op, case).await.unwrap().case.history.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn only_whoever_works_on_a_case_sees_it_and_whoever_stands_in() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let case = scene.case().await;
        let eva = scene.town.staff(&scene.social, "Eva Lind").await;
        scene.town.tie(scene.child, &scene.social, eva.practitioner.as_ref(), Exposure::Open).await;
        let op = scene.town.op(&eva);
        assert!(matches!(app::case::view(&op, case).await, Err(AppError::Denied(d)) if d.conceal));
        let mine = scene.town.op(&scene.mikael);
        let (today, by) = (mine.today(), eva.practitioner.as_ref().unwrap().id);
        let tomorrow = today.tomorrow().unwrap();
        app::reminder::be_away(&mine, by, (tomorrow, tomorrow), "t1").await.unwrap();
        assert!(app::case::view(&op, case).await.is_err(), "not before the first day");
        app.clock.pass(SignedDuration::from_hours(24));
        assert!(app::case::view(&scene.town.op(&eva), case).await.is_ok());
        let listed = async || app::case::own(&scene.town.op(&eva)).await.unwrap().len();
        assert_eq!(listed().await, 1, "it stands in the list of whoever stands in");
        app.clock.pass(SignedDuration::from_hours(24));
        assert!(app::case::view(&scene.town.op(&eva), case).await.is_err(), "nor after the last");
        assert_eq!(listed().await, 0);
        // Given away, it is the receiver's.
        let mine = scene.town.op(&scene.mikael);
        app::case::assign(&mine, case, by, 1, "t2").await.unwrap();
        assert!(app::case::view(&mine, case).await.is_err());
        assert!(app::case::view(&scene.town.op(&eva), case).await.is_ok());
        assert_eq!(scene.told(&eva).await, [EventKind::CaseGiven]);
    })
    .await;
}

#[tokio::test]
async fn reminders_come_once_and_escalate_to_the_leader() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.case().await;
        assert_eq!(scene.remind().await, 0);
        app.clock.pass(SignedDuration::from_hours(24));
        assert_eq!(scene.remind().await, 1, "on the morning of its last day");
        assert_eq!(scene.remind().await, 0);
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::ReminderDue]);
        app.clock.pass(SignedDuration::from_hours(24 * 30));
        let first = scene.remind().await;
        assert!(first >= 2, "both limits are over");
        assert_eq!(scene.remind().await, 0);
        assert!(scene.told(&scene.manager).await.iter().all(|kind| *kind == EventKind::ReminderOver));
        assert_eq!(scene.told(&scene.manager).await.len(), first);
    })
    .await;
}

#[tokio::test]
async fn when_whoever_works_on_it_cannot_sign_in_the_agency_is_told() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.case().await;
        let (town, agency) = (&scene.town, Some(&scene.social));
        let duty = town.sign_in(Role::DutyOfficer, agency, None, None, false).await;
        let school = town.agency("school", Sector::School).await;
        let elsewhere = town.sign_in(Role::DutyOfficer, Some(&school), None, None, false).await;
        app.clock.pass(SignedDuration::from_hours(24));
        let account = store::account::get(&town.scope, scene.mikael.actor.account).await.unwrap().unwrap();
        let op = town.op(&scene.mikael);
        let permit = op.authorise_object(domain::gate::Action::ViewMyDay, None).await.unwrap();
        let batch = store::Batch::new(op.record(&permit, &["disabled"]));
        town.scope.write(store::account::set_standing(batch, &account, false, true)).await.unwrap();
        assert_eq!(scene.remind().await, 1);
        assert!(scene.told(&scene.mikael).await.is_empty());
        assert_eq!(scene.told(&duty).await, [EventKind::ReminderDue]);
        assert!(scene.told(&elsewhere).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_servers_that_tick_at_once_remind_once() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.case().await;
        app.clock.pass(SignedDuration::from_hours(24));
        let (a, b) = tokio::join!(scene.remind(), scene.remind());
        assert_eq!(a + b, 1);
        assert_eq!(scene.told(&scene.mikael).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_change_elsewhere_in_the_case_does_not_remind_again() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let case = scene.case().await;
        app.clock.pass(SignedDuration::from_hours(24));
        scene.remind().await;
        let op = scene.town.op(&scene.mikael);
        let step = Step { to: "skyddsbedomning".to_owned(), grounds: met(), version: 1 };
        app::case::step(&op, case, &step, "t1").await.unwrap();
        assert_eq!(scene.remind().await, 0);
        assert_eq!(scene.told(&scene.mikael).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn tasks_are_given_done_and_reminded_of() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let eva = scene.town.staff(&scene.social, "Eva Lind").await;
        let op = scene.town.op(&scene.mikael);
        let new = |due: Option<jiff::civil::Date>| app::task::New {
            case: None,
            words: "Ring skolan".to_owned(),
            due,
            to: Some(eva.practitioner.as_ref().unwrap().id),
        };
        let past = app::task::give(&op, &new(op.today().yesterday().ok()), "t0").await;
        assert!(matches!(past, Err(AppError::Invalid(f)) if f[0].field == "due"));
        let due = op.today().checked_add(3.days()).ok();
        app::task::give(&op, &new(due), "t1").await.unwrap();
        let theirs = scene.town.op(&eva);
        let task = app::task::list(&theirs).await.unwrap().remove(0);
        assert!(app::task::list(&op).await.unwrap().is_empty(), "it is Eva's");
        assert!(matches!(app::task::done(&op, task.id, 1, "t2").await, Err(AppError::NotFound)));
        app.clock.pass(SignedDuration::from_hours(24 * 2));
        assert_eq!(scene.remind().await, 1);
        assert_eq!(scene.told(&eva).await, [EventKind::ReminderSoon, EventKind::TaskGiven]);
        let theirs = scene.town.op(&eva);
        app::task::done(&theirs, task.id, 1, "t3").await.unwrap();
        assert!(app::task::done(&theirs, task.id, 2, "t4").await.is_err(), "only once");
        app.clock.pass(SignedDuration::from_hours(24 * 9));
        assert_eq!(scene.remind().await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_leader_sees_numbers_and_transfers_what_somebody_leaves() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let case = scene.case().await;
        let eva = scene.town.staff(&scene.social, "Eva Lind").await;
        app.clock.pass(SignedDuration::from_hours(24 * 3));
        let op = scene.town.op(&scene.manager);
        let seen = app::case::overview(&op).await.unwrap();
        assert_eq!((seen.cases.len(), seen.loads[0].cases, seen.loads[0].over), (1, 1, 1));
        assert_eq!(seen.months.iter().map(|m| (m.kept, m.broken)).collect::<Vec<_>>(), [(0, 1)]);
        assert!(app::case::view(&op, case).await.is_err(), "numbers, no child");
        let id = |who: &SignedIn| who.practitioner.as_ref().unwrap().id;
        app::case::transfer(&op, id(&scene.mikael), id(&eva), "t1").await.unwrap();
        assert!(app::case::view(&scene.town.op(&eva), case).await.is_ok());
        assert!(app::case::view(&scene.town.op(&scene.mikael), case).await.is_err());
        let school = scene.town.agency("school", Sector::School).await;
        let other = scene.town.sign_in(Role::Manager, Some(&school), None, None, false).await;
        assert!(app::case::overview(&scene.town.op(&other)).await.unwrap().cases.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_family_follows_a_case_once_it_is_opened_to_them() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let mother = scene.town.guardian_of(scene.child, "Maria", "Berg").await;
        let stranger = scene.town.guardian_of(scene.town.child("Noel", "Lind").await, "Per", "Lind").await;
        let family = async |person| scene.town.sign_in(Role::Guardian, None, None, Some(person), false).await;
        let (guardian, other) = (family(mother).await, family(stranger).await);
        let (case, op) = (scene.case().await, scene.town.op(&scene.mikael));
        let followed = async |who: &SignedIn| app::case::followed(&scene.town.op(who), scene.child).await;
        assert!(followed(&guardian).await.unwrap().is_empty());
        app::case::show_family(&op, case, true, 1, "t1").await.unwrap();
        let seen = followed(&guardian).await.unwrap();
        assert_eq!(seen[0].summary.stage, "inkommen");
        assert!(followed(&other).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_calendar_lists_days_and_ends_when_it_is_revoked() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.case().await;
        let op = scene.town.op(&scene.mikael);
        let secret = app::calendar::make(&op, "t1").await.unwrap();
        let feed = app::calendar::feed(&app.kring, &secret, "test").await.unwrap();
        assert!(!feed.entries.is_empty());
        let newer = app::calendar::make(&op, "t2").await.unwrap();
        assert!(app::calendar::feed(&app.kring, &secret, "test").await.is_err(), "one address at a time");
        app::calendar::revoke(&op, "t3").await.unwrap();
        for gone in [newer.as_str(), "", "' OR 1=1"] {
            assert!(matches!(app::calendar::feed(&app.kring, gone, "t").await, Err(AppError::NotFound)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_local_agreement_starts_a_clock_once_it_is_taken_up() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let admin = scene.town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let op = scene.town.op(&scene.mikael);
        let rule = "SE-SIP-KALL-LOKAL-3D";
        let called = async |once: &str| {
            let case = app::case::start(&op, scene.child, "SE-SIP", &format!("b{once}")).await.unwrap();
            for (version, to) in [(1, "samtycke"), (2, "kallelse")] {
                let step = Step { to: to.to_owned(), grounds: met(), version };
                app::case::step(&op, case, &step, &format!("{once}{version}")).await.unwrap();
            }
            app::case::view(&op, case).await.unwrap().case.clock(rule).is_some()
        };
        assert!(!called("a").await);
        app::local_law::set(&scene.town.op(&admin), rule, true, "t1").await.unwrap();
        assert!(called("b").await);
        app::local_law::set(&scene.town.op(&admin), rule, false, "t2").await.unwrap();
        assert!(!called("c").await);
        let law = app::local_law::set(&scene.town.op(&admin), "SE-UTR-4M", false, "t3").await;
        assert!(matches!(law, Err(AppError::Invalid(_))), "the law itself is not given up");
        assert!(app::local_law::set(&op, rule, true, "t4").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn where_the_law_asks_for_somebody_else_the_handler_alone_does_not_do() {
    on_both(|app| async move {
        let town = Town::new(&app, "bogelund", Country::Dk).await;
        let social = town.agency("family", Sector::SocialServices).await;
        let child = town.child("Asta", "Dam").await;
        let maja = town.staff(&social, "Maja Dam").await;
        town.tie(child, &social, maja.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let op = town.op(&maja);
        let case = app::case::start(&op, child, "DK-BARN", "b").await.unwrap();
        let step = Step { to: "vurdering24".to_owned(), grounds: met(), version: 1 };
        app::case::step(&op, case, &step, "t0").await.unwrap();
        let alone = app::case::change(&op, case, "DK-GENVURD", &Change::Done, 2, "t1").await;
        assert!(matches!(alone, Err(AppError::Conflict(m)) if m.key == "case-second-reader"));
        let other = town.practitioner(&social, "Bo Holm").await;
        let duty = town.sign_in(Role::DutyOfficer, Some(&social), Some(&other), None, false).await;
        app::case::change(&town.op(&duty), case, "DK-GENVURD", &Change::Done, 2, "t2").await.unwrap();
    })
    .await;
}
