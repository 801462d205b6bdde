//! What holds for every viewer, every child and every country.

use std::sync::LazyLock;

use domain::country::Country;
use domain::gate::{Action, Actor, Facts, FamilyTie, Role};
use domain::person::RelationKind;
use domain::protection::{Category, Level};
use domain::sharing::{Ground, Part, Sharing};
use policy::Policy;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::viewers::{TODAY, actor, aged, basis, bjorkdal, child, consent, other_agency, own_agency, parent};

static POLICIES: LazyLock<Vec<Policy>> =
    LazyLock::new(|| Country::ALL.map(|country| Policy::load(country).unwrap()).into());

/// Actions that concern one person and nothing else.
const ABOUT_A_PERSON: [Action; 15] = [
    Action::ViewCircle,
    Action::ViewExistence,
    Action::DeclareInvolvement,
    Action::LeaveCircle,
    Action::Invite,
    Action::RecordSharing,
    Action::AskConsent,
    Action::GiveConsent,
    Action::DecideDisclosure,
    Action::SetExposure,
    Action::OfferHandOver,
    Action::AnswerHandOver,
    Action::RaiseAttention,
    Action::ViewWhoLooked,
    Action::BreakGlass,
];

#[derive(Debug, Clone)]
struct Case {
    country: usize,
    actor: Actor,
    action: Action,
    facts: Facts,
}

impl Case {
    fn policy(&self) -> &'static Policy {
        &POLICIES[self.country]
    }

    fn asks(&self) -> Result<policy::Permit, policy::Denied> {
        self.policy().decide(&self.actor, self.action, Some(&self.facts), Some(own_agency()), TODAY)
    }

    fn but(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        change(&mut other);
        other
    }

    fn is_self(&self) -> bool {
        self.actor.person == Some(child()) && self.facts.family.is_some_and(|f| f.kind.is_none())
    }
}

fn a_ground() -> impl Strategy<Value = Sharing> {
    let codes: Vec<String> = POLICIES
        .iter()
        .flat_map(|p| p.all_sharing_bases().iter().map(|b| b.code.clone()))
        .chain(["no-such-basis".to_owned()])
        .collect();
    let agencies = || vec(select(vec![own_agency(), other_agency()]), 0..3);
    let parts = || vec(select(Part::ALL), 0..4);
    let ground = prop_oneof![
        agencies().prop_map(|a| consent(Ground::GuardianConsent, a)),
        agencies().prop_map(|a| consent(Ground::OwnConsent, a)),
        (select(codes), agencies()).prop_map(|(code, a)| basis(&code, a)),
    ];
    // Half of them share the circle, as most do.
    (ground, parts(), any::<bool>()).prop_map(
        |(ground, parts, circle)| {
            if circle { ground } else { Sharing { parts, ..ground } }
        },
    )
}

fn a_family_tie() -> impl Strategy<Value = FamilyTie> {
    (option::of(select(RelationKind::ALL)), any::<bool>())
        .prop_map(|(kind, custody)| FamilyTie { kind, custody })
}

fn a_case() -> impl Strategy<Value = Case> {
    let who = (
        select(Role::ALL),
        any::<bool>(),
        option::of(select(vec![child(), parent()])),
        0..Country::ALL.len(),
        select(Action::ALL),
    );
    let what = (
        option::of(select(Level::ALL)),
        option::of(0_i16..20),
        any::<[bool; 6]>(),
        vec(a_ground(), 0..3),
        option::of(a_family_tie()),
    );
    (who, what).prop_map(
        |((role, cleared, person, country, action), (level, years, yes, sharing, family))| {
            let [in_circle, agency_knows, self_declared, coordinator, offered, glass] = yes;
            Case {
                country,
                actor: Actor { cleared, person, ..actor(role) },
                action,
                facts: Facts {
                    partnership: bjorkdal(),
                    person: child(),
                    level,
                    born: years.map(aged),
                    in_circle,
                    agency_knows,
                    self_declared,
                    coordinator,
                    offered,
                    sharing,
                    family,
                    glass: glass.then(|| "an emergency".to_owned()),
                },
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn without_facts_nothing_about_a_person_is_permitted(case in a_case(), action in select(&ABOUT_A_PERSON[..])) {
        let answer = case.policy().decide(&case.actor, action, None, Some(own_agency()), TODAY);
        prop_assert!(answer.is_err_and(|denied| denied.conceal));
    }

    #[test]
    fn another_partnership_is_out_of_reach(case in a_case(), action in select(&ABOUT_A_PERSON[..])) {
        let case = case.but(|c| {
            c.facts.partnership = "fjordvik".parse().unwrap();
            c.action = action;
        });
        prop_assert!(case.asks().is_err_and(|denied| denied.conceal && denied.rules.is_empty()));
    }

    #[test]
    fn without_clearance_no_protected_value_opens_but_to_oneself(case in a_case()) {
        let case = case.but(|c| c.actor.cleared = false);
        if let Ok(permit) = case.asks() {
            for category in Category::ALL.iter().copied() {
                prop_assert!(!permit.clears(category));
                prop_assert!(!permit.clears_of(parent(), category));
                prop_assert!(case.is_self() || !permit.clears_of(child(), category));
            }
        }
    }

    #[test]
    fn family_hats_never_open_another_persons_protected_values(case in a_case(), role in select(vec![Role::Child, Role::Guardian])) {
        if let Ok(permit) = case.but(|c| c.actor.role = role).asks() {
            prop_assert!(Category::ALL.iter().all(|c| !permit.clears_of(parent(), *c)));
        }
    }

    #[test]
    fn without_a_ground_only_a_coordinator_sees_the_circle_and_in_scotland_nobody(case in a_case()) {
        let case = case.but(|c| {
            c.actor.role = Role::Practitioner;
            c.action = Action::ViewCircle;
            c.facts.sharing.clear();
            c.facts.glass = None;
        });
        let coordinator = case.facts.coordinator && case.policy().country() != Country::Sct;
        prop_assert!(coordinator || case.asks().is_err());
    }

    #[test]
    fn a_ground_that_does_not_name_the_agency_or_the_circle_opens_nothing(case in a_case()) {
        let case = case.but(|c| {
            c.actor.role = Role::Practitioner;
            c.action = Action::ViewCircle;
            c.facts.coordinator = false;
            c.facts.glass = None;
            let own = Some(own_agency());
            c.facts.sharing.retain(|s| {
                let covers = s.agencies.is_empty() && s.ground != Ground::LegalBasis || s.names(own);
                !(covers && s.shares(Part::Circle))
            });
        });
        prop_assert!(case.asks().is_err());
    }

    #[test]
    fn who_answers_for_a_consent_goes_by_age_and_custody(case in a_case()) {
        let case = case.but(|c| c.action = Action::GiveConsent);
        if case.asks().is_ok() {
            let ages = case.policy().ages();
            match case.actor.role {
                Role::Child => prop_assert!(case.is_self() && ages.own_consent.reached(case.facts.born, TODAY)),
                Role::Guardian => {
                    let custody = case.facts.family.is_some_and(|tie| tie.custody);
                    let young = !ages.guardian_consent_until.reached(case.facts.born, TODAY);
                    prop_assert!(custody && young && !case.is_self());
                }
                role => prop_assert!(false, "{:?} answers for nobody", role),
            }
        }
    }

    #[test]
    fn hidden_existence_stays_hidden(case in a_case(), action in select(&ABOUT_A_PERSON[..])) {
        let case = case.but(|c| {
            c.actor.cleared = false;
            c.actor.person = Some(parent());
            c.action = action;
            c.facts.level = Some(Level::StrictlyConfidentialAddress);
        });
        let hidden = case.policy().protection().hides(case.facts.level, Category::Existence);
        prop_assert!(hidden, "the level hides existence in every country");
        let leaves = action == Action::LeaveCircle;
        prop_assert!(leaves || case.asks().is_err_and(|denied| denied.conceal));
    }

    #[test]
    fn nobody_opens_a_circle_to_themselves(case in a_case()) {
        let case = case.but(|c| {
            c.actor.role = Role::Practitioner;
            c.facts.self_declared = true;
            c.facts.coordinator = false;
            c.facts.glass = None;
            c.facts.sharing.retain(|s| !s.names(Some(own_agency())));
        });
        for action in [Action::ViewCircle, Action::ViewProtected, Action::RecordSharing, Action::Invite, Action::OfferHandOver] {
            prop_assert!(case.but(|c| c.action = action).asks().is_err(), "{action:?}");
        }
    }

    #[test]
    fn a_broken_glass_opens_the_circle_and_nothing_else(case in a_case()) {
        let with = case.but(|c| c.facts.glass = Some("an emergency".to_owned()));
        let without = case.but(|c| c.facts.glass = None);
        let looks = matches!(case.action, Action::ViewCircle | Action::ViewExistence | Action::ViewProtected);
        let practitioner = case.actor.role == Role::Practitioner;
        if !(looks && practitioner) {
            prop_assert_eq!(with.asks().is_ok(), without.asks().is_ok());
        }
        if case.action == Action::ViewProtected && !case.actor.cleared && practitioner {
            prop_assert!(with.asks().is_err());
        }
        let hidden = case.policy().protection().hides(case.facts.level, Category::Existence);
        if practitioner && case.action == Action::ViewCircle {
            prop_assert_eq!(with.asks().is_ok(), case.actor.cleared || !hidden || case.is_self());
        }
        // What it let in says so, with the reason.
        if let Ok(permit) = with.asks() {
            let by_it = permit.rules().iter().any(|rule| rule.id == domain::break_glass::RULE);
            prop_assert_eq!(permit.reason(), by_it.then_some("an emergency"));
        }
    }

    #[test]
    fn desk_hats_reach_no_person(case in a_case(), action in select(&ABOUT_A_PERSON[..]), role in select(vec![
        Role::DataSteward, Role::AgencyAdmin, Role::DataProtectionOfficer, Role::Manager, Role::PartnershipAdmin,
    ])) {
        let case = case.but(|c| {
            c.actor.role = role;
            c.action = action;
        });
        prop_assert!(case.asks().is_err());
    }

    #[test]
    fn clearance_never_closes(case in a_case()) {
        let without = case.but(|c| c.actor.cleared = false);
        let with = case.but(|c| c.actor.cleared = true);
        prop_assert!(without.asks().is_err() || with.asks().is_ok());
    }

    #[test]
    fn a_refusal_conceals_unless_existence_may_be_known(case in a_case(), action in select(&ABOUT_A_PERSON[..])) {
        let case = case.but(|c| c.action = action);
        let known = case.but(|c| c.action = Action::ViewExistence).asks().is_ok();
        if let Err(denied) = case.asks() {
            prop_assert_eq!(denied.conceal, !known);
        }
    }

    #[test]
    fn whoever_sees_the_circle_knows_that_it_exists(case in a_case()) {
        let sees = case.but(|c| c.action = Action::ViewCircle).asks().is_ok();
        prop_assert!(!sees || case.but(|c| c.action = Action::ViewExistence).asks().is_ok());
    }

    #[test]
    fn every_permit_says_why_and_the_same_question_gets_the_same_answer(case in a_case()) {
        let answer = case.asks();
        prop_assert_eq!(&answer, &case.asks());
        if let Ok(permit) = answer {
            prop_assert!(!permit.rules().is_empty());
            for rule in permit.rules() {
                let known = case.policy().rule(&rule.id);
                prop_assert_eq!(known.as_ref(), Some(rule));
                prop_assert!(!case.policy().forbids(&rule.id));
            }
        }
    }
}
