use app::disclosure::{New, decide, end, list, remind};
use domain::agency::Sector;
use domain::country::Country;
use domain::disclosure::{Asked, State, Told};
use domain::gate::Action;
use domain::id::SharingId;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::sharing::Part;
use jiff::ToSpan;
use store::Sql;
use testkit::{SignedIn, Town, on_both};

use super::{Scene, conflict, invalid};

/// School, welfare and health in the circle of a child of nine, without any ground.
struct World<'a> {
    scene: Scene<'a>,
    ida: SignedIn,
}

impl<'a> World<'a> {
    async fn new(app: &'a testkit::TestApp, country: Country) -> Self {
        let scene = Scene::bare(Town::new(app, "bjorkdal", country).await).await;
        let health = scene.town.agency("health", Sector::Health).await;
        let ida = scene.town.staff(&health, "Ida Näs").await;
        scene.town.tie(scene.child, &health, ida.practitioner.as_ref(), Exposure::Open).await;
        Self { scene, ida }
    }

    /// Health lets welfare see.
    fn new_of(&self, basis: &str) -> New {
        let today = self.scene.op(&self.ida).today();
        New {
            shares: true,
            basis: basis.to_owned(),
            parts: vec![Part::Circle],
            agencies: vec![self.scene.mikael.actor.agency.unwrap()],
            need: "Needed for care".to_owned(),
            against: "The family is against it".to_owned(),
            asked: Asked::Opposes,
            told: Told::Told,
            silent: String::new(),
            from: Some(today),
            to: None,
            review: Some(today),
        }
    }

    async fn sees(&self, who: &SignedIn) -> bool {
        let op = self.scene.op(who);
        let facts = store::person::facts(&op.scope, &op.actor, self.scene.child, op.today(), op.now).await;
        op.may(Action::ViewCircle, &facts.unwrap().unwrap())
    }
}

#[tokio::test]
async fn a_decision_opens_what_it_names_for_whom_it_names_until_it_ends() {
    on_both(|app| async move {
        let w = World::new(&app, Country::Se).await;
        let (child, mikael) = (w.scene.child, &w.scene.mikael);
        let new = w.new_of("se-osl-25-12");
        let id = decide(&w.scene.op(&w.ida), child, None, &new, "1").await.unwrap();
        assert!(w.sees(mikael).await);
        assert!(
            !w.sees(&w.scene.anna).await && !w.sees(&w.ida).await,
            "nobody else, not even the own agency"
        );
        assert_eq!(w.scene.told(mikael).await, [EventKind::SharingRecorded]);
        let seen = list(&w.scene.op(&w.ida), child).await.unwrap();
        assert_eq!(seen.decisions[0].state, State::Review);
        assert!(
            list(&w.scene.op(mikael), child).await.unwrap().decisions.is_empty(),
            "the reasons are health's"
        );
        // Revised: the circle closes, the plan alone is shared.
        let plan = New { parts: vec![Part::Plan], ..new.clone() };
        let next = decide(&w.scene.op(&w.ida), child, Some((id, 1)), &plan, "2").await.unwrap();
        assert!(!w.sees(mikael).await);
        let stale = decide(&w.scene.op(&w.ida), child, Some((id, 1)), &new, "3").await;
        assert_eq!(conflict(stale), "disclosure-changed");
        assert_eq!(
            invalid(end(&w.scene.op(&w.ida), child, (next, 1), " ", "4").await),
            ("why", "error-required")
        );
        let again = decide(&w.scene.op(&w.ida), child, Some((next, 1)), &new, "5").await.unwrap();
        assert!(w.sees(mikael).await);
        end(&w.scene.op(&w.ida), child, (again, 1), "over", "6").await.unwrap();
        assert!(!w.sees(mikael).await);
        let states: Vec<State> =
            list(&w.scene.op(&w.ida), child).await.unwrap().decisions.iter().map(|one| one.state).collect();
        assert_eq!(states, [State::Ended, State::Revised, State::Revised]);
    })
    .await;
}

/// Whether the family is told is a part of the decision: also when its ground is withdrawn on the child's page,
/// the family reads nothing of it in "latest in the circle".
#[tokio::test]
async fn the_family_reads_nothing_of_a_decision_that_it_is_not_told_of() {
    on_both(|app| async move {
        let w = World::new(&app, Country::Se).await;
        let quiet = New { told: Told::NotTold, silent: "danger".to_owned(), ..w.new_of("se-osl-25-12") };
        let id = decide(&w.scene.op(&w.ida), w.scene.child, None, &quiet, "1").await.unwrap();
        let mikael = w.scene.op(&w.scene.mikael);
        app::sharing::withdraw(&mikael, w.scene.child, SharingId(id.0), "2").await.unwrap();
        let events = Sql::new("SELECT COUNT(*) FROM circle_event WHERE partnership = ?1");
        assert_eq!(w.scene.town.scope.peek(events).await.unwrap()[0].int(0).unwrap(), 0);
        let seen = list(&w.scene.op(&w.ida), w.scene.child).await.unwrap();
        assert_eq!(seen.decisions[0].state, State::Ended);
    })
    .await;
}

#[tokio::test]
async fn a_decision_not_to_share_opens_nothing() {
    on_both(|app| async move {
        let w = World::new(&app, Country::Se).await;
        let everybody = [&w.scene.anna, &w.scene.mikael, &w.ida];
        for (n, basis) in ["", "se-osl-25-12"].into_iter().enumerate() {
            let not = New {
                shares: false,
                agencies: vec![w.scene.school.id, w.scene.mikael.actor.agency.unwrap()],
                parts: Part::ALL.to_vec(),
                ..w.new_of(basis)
            };
            decide(&w.scene.op(&w.ida), w.scene.child, None, &not, &format!("{n}")).await.unwrap();
            for who in everybody {
                assert!(!w.sees(who).await);
                assert_eq!(w.scene.waiting(who).await, 0);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_decision_is_what_the_law_pack_allows_with_what_was_weighed() {
    on_both(|app| async move {
        let w = World::new(&app, Country::Se).await;
        let (op, new) = (w.scene.op(&w.ida), w.new_of("se-osl-25-12"));
        let today = op.today();
        let late = Some(today + 2.years());
        let cases = [
            (New { basis: "se-osl-10-27".to_owned(), ..new.clone() }, ("basis", "error-choose")),
            (
                New { agencies: vec![w.scene.school.id], ..new.clone() },
                ("agencies", "sharing-error-agencies"),
            ),
            (New { parts: Vec::new(), ..new.clone() }, ("parts", "consent-error-parts")),
            (New { need: String::new(), ..new.clone() }, ("need", "error-required")),
            (New { against: String::new(), ..new.clone() }, ("against", "error-required")),
            (New { asked: Asked::NotAsked, ..new.clone() }, ("silent", "error-required")),
            (New { told: Told::NotTold, ..new.clone() }, ("silent", "error-required")),
            (New { to: late, ..new.clone() }, ("to", "sharing-error-too-long")),
            (New { review: None, ..new.clone() }, ("review", "error-required")),
            (New { review: late, ..new.clone() }, ("review", "disclosure-error-review")),
        ];
        for (new, expected) in cases {
            let refused = decide(&op, w.scene.child, None, &new, "1").await;
            assert_eq!(invalid(refused), expected, "{new:?}");
        }
        let asked = app::disclosure::choices(&op, w.scene.child).await.unwrap();
        assert!(asked.never.iter().any(|rule| rule.id == "se-osl-10-27"), "it says what is not offered");
    })
    .await;
}

#[tokio::test]
async fn what_is_bound_to_a_meeting_is_for_its_day_and_exceptionally_one_more() {
    on_both(|app| async move {
        let w = World::new(&app, Country::Dk).await;
        let (child, today) = (w.scene.child, w.scene.op(&w.ida).today());
        let on = |days: i32| {
            let day = Some(today.saturating_add(days.days()));
            New { from: day, review: day, ..w.new_of("dk-rsl-11-e") }
        };
        let first = decide(&w.scene.op(&w.ida), child, None, &on(0), "1").await.unwrap();
        assert!(w.sees(&w.scene.mikael).await);
        app.clock.pass(jiff::SignedDuration::from_hours(24));
        assert!(!w.sees(&w.scene.mikael).await, "the day is over");
        decide(&w.scene.op(&w.ida), child, Some((first, 1)), &on(10), "2").await.unwrap();
        let third = decide(&w.scene.op(&w.ida), child, None, &on(20), "3").await;
        assert_eq!(invalid(third), ("basis", "disclosure-error-meetings"));
    })
    .await;
}

#[tokio::test]
async fn whoever_decided_is_reminded_once_on_the_day() {
    on_both(|app| async move {
        let w = World::new(&app, Country::Se).await;
        let soon = Some(w.scene.op(&w.ida).today().saturating_add(3.days()));
        let new = New { review: soon, ..w.new_of("se-osl-25-12") };
        decide(&w.scene.op(&w.ida), w.scene.child, None, &new, "1").await.unwrap();
        let send = async || remind(&app.kring, app.kring.clock.now()).await.unwrap();
        assert_eq!(send().await, 0);
        app.clock.pass(jiff::SignedDuration::from_hours(96));
        assert_eq!((send().await, send().await), (1, 0));
        assert_eq!(w.scene.told(&w.ida).await, [EventKind::DisclosureReview]);
    })
    .await;
}
