//! Strengths and worries, and the rules that ask a human to look: who sees what, who is told, once.

mod rules;

use app::alert::{create, desk, switch};
use domain::agency::{Agency, Sector};
use domain::alert::{AlertRule, Condition, Outcome, Tell};
use domain::coordinator::CoordinatorKind;
use domain::country::Country;
use domain::gate::Role;
use domain::id::{AlertRuleId, PersonId};
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::signal::{By, Direction, Indicator};
use http::StatusCode;
use jiff::SignedDuration;
use store::{Batch, Sql};
use testkit::{Browser, SignedIn, TestApp, Town, on_both};

/// A child with a school, social services and a clinic around it.
struct Scene<'a> {
    town: Town<'a>,
    child: PersonId,
    agencies: Vec<Agency>,
    /// A teacher, a social worker who is named person, a clinician.
    staff: Vec<SignedIn>,
    admin: SignedIn,
}

async fn scene(app: &TestApp, clinic: Exposure) -> Scene<'_> {
    scene_in(app, "bjorkdal", clinic).await
}

async fn scene_in<'a>(app: &'a TestApp, partnership: &str, clinic: Exposure) -> Scene<'a> {
    let town = Town::new(app, partnership, Country::Se).await;
    let child = town.child("Alva", "Berg").await;
    let (mut agencies, mut staff) = (Vec::new(), Vec::new());
    for (slug, sector, exposure) in [
        ("school", Sector::School, Exposure::Open),
        ("social", Sector::SocialServices, Exposure::Open),
        ("clinic", Sector::Psychiatry, clinic),
    ] {
        let agency = town.agency(slug, sector).await;
        let who = town.staff(&agency, &format!("Staff of {slug}")).await;
        town.tie(child, &agency, who.practitioner.as_ref(), exposure).await;
        agencies.push(agency);
        staff.push(who);
    }
    town.share(child).await;
    let holder = staff[1].actor.practitioner.unwrap();
    let now = app.kring.clock.now();
    let take = store::hand_over::take(Batch::chore("test"), child, CoordinatorKind::NamedPerson, holder, now);
    town.scope.write(take).await.unwrap();
    let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
    Scene { town, child, agencies, staff, admin }
}

fn two_worries() -> AlertRule {
    AlertRule {
        when: Condition::Signals {
            indicator: Some(Indicator::Safe),
            direction: Direction::Worry,
            at_least: 2,
            agencies: 2,
            days: 90,
        },
        and: domain::alert::Further::default(),
        uncoordinated: false,
        tell: Tell::NamedPerson,
    }
}

impl Scene<'_> {
    async fn rule_on(&self, rule: AlertRule) -> AlertRuleId {
        let desk = desk(&self.town.op(&self.admin)).await.unwrap();
        let id = create(&desk, rule, &format!("new {rule:?}")).await.unwrap();
        switch(&desk, id, 1, true, &format!("on {id}")).await.unwrap();
        id
    }

    async fn worry(&self, who: &SignedIn, words: &str) {
        let new = app::signal::New {
            indicator: Indicator::Safe,
            direction: Direction::Worry,
            words: words.to_owned(),
        };
        let once = format!("{words} of {}", who.actor.account);
        app::signal::note(&self.town.op(who), self.child, &new, &once).await.unwrap();
        self.town.app.clock.pass(SignedDuration::from_secs(1));
    }

    /// The words that somebody sees, newest first, each with who is told to have noted it.
    async fn sees(&self, who: &SignedIn) -> Vec<(String, By)> {
        let seen = app::signal::list(&self.town.op(who), self.child).await.unwrap();
        seen.signals.into_iter().map(|s| (s.words, s.by)).collect()
    }

    async fn told(&self, who: &SignedIn) -> Vec<EventKind> {
        let shown = store::notice::list(&self.town.scope, who.actor.account).await.unwrap();
        shown.into_iter().map(|notice| notice.kind).collect()
    }

    async fn waiting(&self, who: &SignedIn) -> Vec<domain::alert::Waiting> {
        app::my_day::view(&self.town.op(who)).await.unwrap().alerts
    }

    async fn tick(&self) -> usize {
        app::jobs::tick(&self.town.app.kring, self.town.app.kring.clock.now()).await.unwrap().raised
    }

    async fn alerts(&self) -> i64 {
        let sql = Sql::new("SELECT COUNT(*) FROM alert WHERE partnership = ?1");
        self.town.scope.peek(sql).await.unwrap()[0].int(0).unwrap()
    }
}

fn by(name: &str, agency: &str) -> By {
    By::Practitioner { name: name.to_owned(), agency: agency.to_owned() }
}

#[tokio::test]
async fn two_worries_of_two_agencies_ask_the_named_person_once_until_there_is_something_new() {
    on_both(|app| async move {
        let scene = scene(&app, Exposure::Open).await;
        let [teacher, social, clinician] = &scene.staff[..] else { unreachable!() };
        scene.rule_on(two_worries()).await;
        scene.worry(teacher, "one").await;
        assert_eq!(scene.told(social).await, [EventKind::SignalNoted]);
        assert!(scene.waiting(social).await.is_empty());
        scene.worry(clinician, "two").await;
        assert_eq!(
            scene.told(social).await,
            [EventKind::AlertRaised, EventKind::SignalNoted, EventKind::SignalNoted]
        );
        assert!(scene.told(teacher).await.is_empty(), "only whoever coordinates is asked");
        // Further signals and the server's rounds say nothing twice.
        scene.worry(teacher, "three").await;
        assert_eq!((scene.tick().await, scene.tick().await), (0, 0));
        let waiting = scene.waiting(social).await;
        assert_eq!((waiting.len(), scene.alerts().await), (1, 1));
        assert!(scene.waiting(teacher).await.is_empty());
        let id = waiting[0].id;
        let closed = app::alert::open(&scene.town.op(teacher), id).await;
        assert!(matches!(closed, Err(app::AppError::NotFound)), "{closed:?}");

        let browser = Browser::new(&app).as_(social);
        let page = browser.get(&format!("/alerts/{id}")).await;
        assert!(
            page.body.contains("If at least 2 agencies have noted at least 2 worries on"),
            "{}",
            page.body
        );
        assert!(page.body.contains("Staff of school (School)") && page.body.contains("two"));
        let path = format!("/alerts/{id}/answer");
        let wrong = browser.post(&path, &[("once", "a"), ("outcome", "other")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = [("once", "b"), ("outcome", "meeting_called"), ("words", "On Thursday")];
        assert_eq!(browser.post(&path, &right).await.location(), "/my-day");
        assert_eq!(browser.post(&path, &right).await.location(), "/my-day", "sent twice");
        let late = browser.post(&path, &[("once", "c"), ("outcome", "looked_at")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(browser.get(&format!("/alerts/{id}")).await.body.contains("On Thursday"));

        // The third worry came after the alert: it is news. Then nothing is.
        app.clock.pass(SignedDuration::from_hours(24));
        assert_eq!((scene.tick().await, scene.tick().await), (1, 0));
        let again = scene.waiting(social).await;
        app::alert::answer(&scene.town.op(social), again[0].id, Outcome::LookedAt, "", "d").await.unwrap();
        app.clock.pass(SignedDuration::from_hours(24));
        assert_eq!(scene.tick().await, 0);
        let records = scene.town.access_records().await;
        assert_eq!(records.iter().filter(|r| r.action == "raise_alert").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn several_servers_raise_an_alert_once() {
    on_both(|app| async move {
        let scene = scene(&app, Exposure::Open).await;
        for who in [0, 2] {
            scene.worry(&scene.staff[who], "worry").await;
        }
        scene.rule_on(two_worries()).await;
        let now = app.kring.clock.now();
        let tenant = &scene.town.tenant;
        let look = || app::alert::look_at(&app.kring, &scene.town.scope, tenant, scene.child, now);
        let (a, b, c, d) = tokio::join!(look(), look(), look(), scene.tick());
        assert_eq!(a.unwrap() + b.unwrap() + c.unwrap() + d, 1);
        assert_eq!(scene.alerts().await, 1);
        let asked = scene.told(&scene.staff[1]).await;
        assert_eq!(asked.iter().filter(|kind| **kind == EventKind::AlertRaised).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_circle_is_asked_where_nobody_coordinates() {
    on_both(|app| async move {
        let scene = scene(&app, Exposure::Open).await;
        scene.rule_on(AlertRule { uncoordinated: true, ..two_worries() }).await;
        for who in [0, 2] {
            scene.worry(&scene.staff[who], "worry").await;
        }
        assert_eq!(scene.alerts().await, 0, "somebody coordinates");
        let gone = Sql::new("DELETE FROM coordinator WHERE partnership = ?1");
        scene.town.scope.write(Batch::chore("test").step(gone, vec![])).await.unwrap();
        app.clock.pass(SignedDuration::from_hours(24));
        assert_eq!(scene.tick().await, 1);
        for who in &scene.staff {
            assert!(scene.told(who).await.contains(&EventKind::AlertRaised));
            assert_eq!(scene.waiting(who).await.len(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn staff_with_a_ground_see_all_and_each_of_the_family_their_own() {
    on_both(|app| async move {
        let scene = scene(&app, Exposure::Open).await;
        let town = &scene.town;
        let mother = town.guardian_of(scene.child, "Maria", "Berg").await;
        let father = town.guardian_of(scene.child, "Ola", "Berg").await;
        let family = async |role, person| town.sign_in(role, None, None, Some(person), false).await;
        let mother = family(Role::Guardian, mother).await;
        let father = family(Role::Guardian, father).await;
        let alva = family(Role::Child, scene.child).await;
        let [teacher, social, _] = &scene.staff[..] else { unreachable!() };
        scene.worry(teacher, "about her father").await;
        scene.worry(&mother, "from mother").await;
        scene.worry(&alva, "from Alva").await;
        let all = [
            ("from Alva".to_owned(), By::Child),
            ("from mother".to_owned(), By::Guardian),
            ("about her father".to_owned(), by("Staff of school", "School")),
        ];
        assert_eq!(scene.sees(social).await, all);
        assert_eq!(scene.sees(&mother).await, [("from mother".to_owned(), By::Guardian)]);
        assert_eq!(scene.sees(&father).await, []);
        assert_eq!(scene.sees(&alva).await, [("from Alva".to_owned(), By::Child)]);
        for (who, words) in [(&father, "about her father"), (&father, "from Alva"), (&mother, "from Alva")] {
            for path in ["/family", &format!("/children/{}", scene.child), "/notices"] {
                assert!(!Browser::new(&app).as_(who).get(path).await.body.contains(words));
            }
        }
        // In the circle and without a ground: what one has noted oneself.
        let withdrawn = Sql::new("UPDATE sharing SET withdrawn = 1 WHERE partnership = ?1");
        town.scope.write(Batch::chore("test").step(withdrawn, vec![])).await.unwrap();
        assert_eq!(scene.sees(teacher).await, all[2..]);
        let outside = town.staff(&scene.agencies[0], "Mikael Borg").await;
        let refused = app::signal::list(&town.op(&outside), scene.child).await;
        assert!(matches!(refused, Err(app::AppError::Denied(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_masked_tie_notes_as_somebody_and_a_hidden_one_for_its_own_agency() {
    on_both(|app| async move {
        for (word, exposure, seen) in
            [("bjorkdal", Exposure::ContactViaCoordinator, true), ("granvik", Exposure::Hidden, false)]
        {
            let scene = scene_in(&app, word, exposure).await;
            let [teacher, social, clinician] = &scene.staff[..] else { unreachable!() };
            scene.rule_on(two_worries()).await;
            scene.worry(clinician, "from the clinic").await;
            scene.worry(teacher, "from school").await;
            let school = ("from school".to_owned(), by("Staff of school", "School"));
            let masked = ("from the clinic".to_owned(), By::Someone);
            let expected = if seen { vec![school.clone(), masked] } else { vec![school.clone()] };
            assert_eq!(scene.sees(social).await, expected, "{exposure:?}");
            let own = ("from the clinic".to_owned(), by("Staff of clinic", "Clinic"));
            assert_eq!(scene.sees(clinician).await, [school, own]);
            assert_eq!(scene.alerts().await, i64::from(seen), "{exposure:?}");
            let noted = scene.told(social).await;
            let noted = noted.iter().filter(|kind| **kind == EventKind::SignalNoted).count();
            assert_eq!(noted, if seen { 2 } else { 1 });
            let page =
                Browser::new(&app).as_(social).get(&format!("/children/{}/signals", scene.child)).await;
            assert!(!page.body.contains("Clinic"), "{exposure:?}");
        }
    })
    .await;
}
