use app::consent::{Around, New, OnPaper, answer, ask, change, give, list, on_paper};
use domain::agency::{Agency, Sector};
use domain::consent::{Answer, Purpose, Seen, Status};
use domain::country::Country;
use domain::gate::{Action, Role};
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::sharing::Part;
use testkit::{SignedIn, TestApp, Town, on_both};

use super::{Scene, conflict, invalid};

/// A child of nine with two guardians; school, welfare and health in the circle, no ground.
struct Family<'a> {
    scene: Scene<'a>,
    mother: SignedIn,
    father: SignedIn,
    health: Agency,
    /// Health, in the circle.
    ida: SignedIn,
}

impl<'a> Family<'a> {
    async fn new(app: &'a TestApp, country: Country) -> Self {
        let word = if country == Country::Sct { "glen" } else { "bjorkdal" };
        let town = Town::new(app, word, country).await;
        let scene = Scene::bare(town).await;
        let town = &scene.town;
        let health = town.agency("health", Sector::Health).await;
        let ida = town.staff(&health, "Ida Näs").await;
        town.tie(scene.child, &health, ida.practitioner.as_ref(), Exposure::Open).await;
        let (mother, father) = (
            town.guardian_of(scene.child, "Maria", "Testsson").await,
            town.guardian_of(scene.child, "Ola", "Testsson").await,
        );
        let mother = town.sign_in(Role::Guardian, None, None, Some(mother), false).await;
        let father = town.sign_in(Role::Guardian, None, None, Some(father), false).await;
        Self { scene, mother, father, health, ida }
    }

    fn child(&self) -> PersonId {
        self.scene.child
    }

    /// The circle for school and health.
    fn two(&self) -> New {
        New {
            whose: None,
            purpose: Purpose::Coordinate,
            words: String::new(),
            parts: vec![Part::Circle],
            agencies: vec![self.scene.school.id, self.health.id],
            from: None,
            to: None,
        }
    }

    async fn sees(&self, who: &SignedIn) -> bool {
        let op = self.scene.op(who);
        let facts = store::person::facts(&op.scope, &op.actor, self.child(), op.today(), op.now).await;
        op.may(Action::ViewCircle, &facts.unwrap().unwrap())
    }

    /// Whether school, welfare and health see the circle.
    async fn all(&self) -> [bool; 3] {
        let (anna, mikael) = (self.sees(&self.scene.anna).await, self.sees(&self.scene.mikael).await);
        [anna, mikael, self.sees(&self.ida).await]
    }

    async fn around(&self, who: &SignedIn) -> Around {
        list(&self.scene.op(who), self.child()).await.unwrap()
    }

    /// The newest consent as that viewer sees it.
    async fn newest(&self, who: &SignedIn) -> Seen {
        self.around(who).await.consents.swap_remove(0)
    }

    async fn says(&self, who: &SignedIn, said: Answer, once: &str) -> Result<(), app::AppError> {
        let newest = self.newest(who).await.consent;
        answer(&self.scene.op(who), self.child(), newest.id, newest.version, said, once).await
    }
}

#[tokio::test]
async fn a_consent_holds_when_all_who_are_needed_have_said_yes_and_closes_when_one_takes_it_back() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Se).await;
        ask(&f.scene.op(&f.scene.anna), f.child(), &f.two(), "1").await.unwrap();
        for guardian in [&f.mother, &f.father] {
            assert_eq!(f.scene.told(guardian).await, [EventKind::ConsentAsked]);
        }
        assert_eq!(f.all().await, [false; 3]);
        f.says(&f.mother, Answer::Given, "2").await.unwrap();
        assert_eq!(f.newest(&f.scene.anna).await.status, Status::Waits);
        assert_eq!(f.all().await, [false; 3], "both hold custody");
        f.says(&f.father, Answer::Given, "3").await.unwrap();
        assert_eq!(f.newest(&f.scene.anna).await.status, Status::Stands);
        assert_eq!(f.all().await, [true, false, true], "welfare is not named");
        assert!(f.scene.told(&f.ida).await.contains(&EventKind::SharingRecorded));
        assert_eq!(f.scene.waiting(&f.scene.mikael).await, 0, "nobody is told of what is not for them");
        f.says(&f.father, Answer::Withdrawn, "4").await.unwrap();
        assert_eq!(f.all().await, [false; 3]);
        assert!(f.scene.told(&f.ida).await.contains(&EventKind::SharingWithdrawn));
        assert_eq!(f.newest(&f.mother).await.status, Status::Withdrawn);
    })
    .await;
}

#[tokio::test]
async fn where_the_law_says_so_one_guardian_is_enough() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Sct).await;
        give(&f.scene.op(&f.mother), f.child(), &f.two(), "1").await.unwrap();
        assert!(f.newest(&f.father).await.status == Status::Stands);
        f.says(&f.father, Answer::Withdrawn, "2").await.unwrap();
        assert!(f.newest(&f.mother).await.status == Status::Withdrawn, "either may close it");
    })
    .await;
}

#[tokio::test]
async fn a_no_is_told_to_whoever_asked_and_a_stale_answer_is_refused() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Se).await;
        let id = ask(&f.scene.op(&f.scene.anna), f.child(), &f.two(), "1").await.unwrap();
        f.says(&f.mother, Answer::Declined, "2").await.unwrap();
        assert_eq!(f.scene.told(&f.scene.anna).await, [EventKind::ConsentDeclined]);
        assert_eq!(f.newest(&f.father).await.status, Status::Declined);
        let stale = answer(&f.scene.op(&f.father), f.child(), id, 1, Answer::Given, "3").await;
        assert_eq!(conflict(stale), "consent-changed");
        let again = answer(&f.scene.op(&f.mother), f.child(), id, 2, Answer::Declined, "4").await;
        assert_eq!(conflict(again), "consent-not-there");
        // One may come to another mind.
        f.says(&f.mother, Answer::Given, "5").await.unwrap();
        f.says(&f.father, Answer::Given, "6").await.unwrap();
        assert_eq!(f.all().await, [true, false, true]);
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_away_closes_at_once_and_what_is_added_waits() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Se).await;
        give(&f.scene.op(&f.mother), f.child(), &f.two(), "1").await.unwrap();
        f.says(&f.father, Answer::Given, "2").await.unwrap();
        let one = f.newest(&f.mother).await.consent;
        let narrow = New { agencies: vec![f.scene.school.id], to: Some(one.extent.to), ..f.two() };
        let at = (one.id, one.version);
        change(&f.scene.op(&f.mother), f.child(), at, &narrow, "3").await.unwrap();
        assert_eq!(f.all().await, [true, false, false], "narrower, without asking the other");
        let stale = change(&f.scene.op(&f.father), f.child(), at, &narrow, "4").await;
        assert_eq!(conflict(stale), "consent-not-there");
        let one = f.newest(&f.father).await.consent;
        let at = (one.id, one.version);
        change(&f.scene.op(&f.father), f.child(), at, &f.two(), "5").await.unwrap();
        assert_eq!(f.all().await, [true, false, false], "the old one stands meanwhile");
        f.says(&f.mother, Answer::Given, "6").await.unwrap();
        assert_eq!(f.all().await, [true, false, true]);
        let stands = f.around(&f.mother).await.consents;
        let stands = stands.iter().filter(|one| one.status == Status::Stands).count();
        assert_eq!(stands, 1, "one takes the place of the other");
        // A consent that leaves the circle out opens no circle.
        let one = f.newest(&f.father).await.consent;
        let plan = New { parts: vec![Part::Plan], ..f.two() };
        change(&f.scene.op(&f.father), f.child(), (one.id, one.version), &plan, "7").await.unwrap();
        f.says(&f.mother, Answer::Given, "8").await.unwrap();
        assert_eq!(f.all().await, [false; 3]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_on_paper_counts_like_one_on_the_page() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Se).await;
        let anna = &f.scene.anna;
        ask(&f.scene.op(anna), f.child(), &f.two(), "1").await.unwrap();
        f.says(&f.mother, Answer::Given, "2").await.unwrap();
        let one = f.newest(anna).await.consent;
        let paper = OnPaper {
            giver: f.father.actor.person.unwrap(),
            answer: Answer::Given,
            signed: Some(f.scene.op(anna).today()),
            kept_at: "the file".to_owned(),
        };
        let at = (one.id, one.version);
        let tomorrow = f.scene.op(anna).today().tomorrow().ok();
        let wrong = [
            (OnPaper { giver: f.child(), ..paper.clone() }, ("giver", "error-choose")),
            (OnPaper { signed: None, ..paper.clone() }, ("signed", "consent-error-signed")),
            (OnPaper { signed: tomorrow, ..paper.clone() }, ("signed", "consent-error-signed")),
            (OnPaper { kept_at: " ".to_owned(), ..paper.clone() }, ("kept_at", "error-required")),
        ];
        for (paper, expected) in wrong {
            assert_eq!(invalid(on_paper(&f.scene.op(anna), f.child(), at, &paper, "3").await), expected);
        }
        // Welfare was not asked and is not named: it does not know of this.
        let elsewhere = on_paper(&f.scene.op(&f.scene.mikael), f.child(), at, &paper, "4").await;
        assert!(matches!(elsewhere, Err(app::AppError::NotFound)));
        on_paper(&f.scene.op(anna), f.child(), at, &paper, "5").await.unwrap();
        assert_eq!(f.all().await, [true, false, true]);
        let said = f.newest(&f.father).await.givers.into_iter().find(|giver| giver.own).unwrap().said;
        assert_eq!(said.unwrap().kept_at.as_deref(), Some("the file"));
    })
    .await;
}

#[tokio::test]
async fn the_young_persons_own_consent_is_not_the_guardians_affair() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Se).await;
        let town = &f.scene.town;
        let born = jiff::civil::Date::constant(2010, 1, 1);
        let young = town.person("Elin", "Testsson", born, None).await;
        town.relate(young, f.mother.actor.person.unwrap()).await;
        town.tie(young, &f.health, f.ida.practitioner.as_ref(), Exposure::Open).await;
        let elin = town.sign_in(Role::Child, None, None, Some(young), false).await;
        let own = New { agencies: vec![f.health.id], ..f.two() };
        give(&f.scene.op(&elin), young, &own, "1").await.unwrap();
        let seen = list(&f.scene.op(&f.mother), young).await.unwrap();
        assert!(seen.consents.is_empty());
        give(&f.scene.op(&f.mother), young, &own, "2").await.unwrap();
        let seen = list(&f.scene.op(&elin), young).await.unwrap().consents;
        assert_eq!(seen.len(), 2);
        assert!(seen.iter().all(|one| one.can.withdraw), "the young person closes both");
        assert!(!seen[0].can.give && !seen[0].can.change, "and does not answer for the guardian");
        // The child of nine does not answer at all.
        let nine = town.sign_in(Role::Child, None, None, Some(f.child()), false).await;
        let refused = give(&f.scene.op(&nine), f.child(), &own, "3").await;
        assert!(matches!(refused, Err(app::AppError::Denied(_))));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_consented_to_is_refused() {
    on_both(|app| async move {
        let f = Family::new(&app, Country::Se).await;
        let op = f.scene.op(&f.mother);
        let today = op.today();
        let cases = [
            (New { parts: Vec::new(), ..f.two() }, ("parts", "consent-error-parts")),
            (New { agencies: Vec::new(), ..f.two() }, ("agencies", "consent-error-agencies")),
            (New { agencies: vec![op.id()], ..f.two() }, ("agencies", "consent-error-agencies")),
            (New { to: today.yesterday().ok(), ..f.two() }, ("to", "sharing-error-past")),
            (
                New { to: Some(today.saturating_add(jiff::ToSpan::days(366))), ..f.two() },
                ("to", "sharing-error-too-long"),
            ),
        ];
        for (new, expected) in cases {
            assert_eq!(invalid(give(&op, f.child(), &new, "1").await), expected, "{new:?}");
        }
        // Whoever has only said so of themselves asks nobody for anything.
        let said = app::involvement::Statement {
            relation: domain::involvement::StatedRelation::Police,
            words: String::new(),
            from: None,
        };
        app::involvement::declare(&f.scene.op(&f.scene.per), f.child(), &said, "2").await.unwrap();
        let asked = ask(&f.scene.op(&f.scene.per), f.child(), &f.two(), "3").await;
        assert!(matches!(asked, Err(app::AppError::Denied(_))));
    })
    .await;
}

/// A few steps of a small generator: enough to draw acts, the same at every run.
fn draw(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

/// In random worlds: the family begins, answers, narrows and withdraws as it likes; after every act each
/// agency sees the circle exactly when a consent stands that names it and shares the circle.
#[tokio::test]
async fn in_random_worlds_an_agency_sees_by_a_consent_that_names_it_or_not_at_all() {
    let app = TestApp::sqlite().await;
    let f = Family::new(&app, Country::Se).await;
    let agencies = [f.scene.school.id, f.scene.mikael.actor.agency.unwrap(), f.health.id];
    let parts = [Part::Circle, Part::Plan, Part::Story];
    let (mut state, mut opened, mut closed) = (20_261_128_u64, 0, 0);
    for round in 0..240 {
        let who = if draw(&mut state, 2) == 0 { &f.mother } else { &f.father };
        let some = |state: &mut u64| -> Vec<usize> { (0..3).filter(|_| draw(state, 2) == 0).collect() };
        let new = New {
            agencies: some(&mut state).into_iter().map(|n| agencies[n]).collect(),
            parts: some(&mut state).into_iter().map(|n| parts[n]).collect(),
            ..f.two()
        };
        let known = f.around(who).await.consents;
        let place = usize::try_from(draw(&mut state, 6)).unwrap_or_default();
        let once = format!("round {round}");
        let before = f.all().await;
        match known.get(place).map(|one| (one.consent.id, one.consent.version, one.can)) {
            Some((id, version, can)) => {
                // A yes more often than not, or two guardians would seldom agree.
                let said = match usize::try_from(draw(&mut state, 6)).unwrap_or_default() {
                    n @ 0..3 => Answer::ALL[n],
                    _ => Answer::Given,
                };
                if can.change && draw(&mut state, 3) == 0 {
                    let _ = change(&f.scene.op(who), f.child(), (id, version), &new, &once).await;
                } else {
                    let done = answer(&f.scene.op(who), f.child(), id, version, said, &once).await;
                    assert_eq!(done.is_ok(), can.may(said), "what is offered can be done, nothing else");
                }
            }
            None => drop(give(&f.scene.op(who), f.child(), &new, &once).await),
        }
        let stands = f.around(&f.mother).await.consents;
        let by = |agency| {
            stands.iter().filter(|one| one.status == Status::Stands).any(|one| {
                let extent = &one.consent.extent;
                extent.agencies.contains(&agency) && extent.parts.contains(&Part::Circle)
            })
        };
        let now = f.all().await;
        assert_eq!(now, agencies.map(by), "round {round}");
        opened += now.iter().zip(&before).filter(|(now, before)| **now && !**before).count();
        closed += now.iter().zip(&before).filter(|(now, before)| !**now && **before).count();
    }
    assert!(opened > 3 && closed > 3, "the worlds are too quiet: {opened} opened, {closed} closed");
}
