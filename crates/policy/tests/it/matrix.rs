//! Who may do what, as a text that a reader without code can check in a diff.

use std::fmt::Write as _;

use domain::country::Country;
use domain::gate::Role;
use domain::protection::Level;
use policy::Policy;

use crate::document::difference;
use crate::viewers::{TODAY, all, block, other_agency, own_agency, stranger};

#[test]
fn who_may_do_what() {
    let sweden = blocks(Country::Se);
    let mut text = String::from("SWEDEN\n\n");
    text += &sweden.join("\n");
    for country in [Country::No, Country::Dk, Country::Sct] {
        let _ = write!(text, "\n\n{}, where it differs from Sweden\n", country.code().to_uppercase());
        for (theirs, swedish) in blocks(country).iter().zip(&sweden) {
            if let Some(difference) = difference(theirs, swedish) {
                let _ = write!(text, "\n{difference}");
            }
        }
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("matrix", text) });
}

fn blocks(country: Country) -> Vec<String> {
    let policy = Policy::load(country).unwrap();
    all(&policy).iter().map(|viewer| block(&policy, viewer)).collect()
}

#[test]
fn the_document_says_what_the_packs_say() {
    let written = include_str!("../../../../docs/policy.md");
    assert!(written == crate::document::text(), "docs/policy.md is old: run `cargo xtask policy-doc`");
}

/// A case is for whoever works on it in its own agency; with a protected child only when cleared.
#[test]
fn a_case_is_for_whoever_works_on_it() {
    for country in Country::ALL {
        let policy = Policy::load(country).unwrap();
        for role in Role::ALL.iter().copied() {
            for (handles, own, level, cleared) in cases() {
                let mut viewer = stranger(role, "");
                viewer.actor.cleared = cleared;
                viewer.facts.level = level;
                let agency = if own { own_agency() } else { other_agency() };
                let answer = policy.decide_case(&viewer.actor, Some(&viewer.facts), agency, handles, TODAY);
                let works = match role {
                    Role::DutyOfficer => own,
                    Role::Practitioner => own && handles,
                    _ => false,
                };
                let kept = level.is_none_or(|level| level == Level::Fictitious) || cleared;
                assert_eq!(answer.is_ok(), works && kept, "{role:?} {handles} {own} {level:?} {cleared}");
                assert!(answer.err().is_none_or(|denied| denied.conceal), "nobody learns of a case");
            }
        }
    }
}

fn cases() -> impl Iterator<Item = (bool, bool, Option<Level>, bool)> {
    let levels = [None].into_iter().chain(Level::ALL.iter().copied().map(Some));
    let both = [false, true];
    levels.flat_map(move |level| {
        both.into_iter().flat_map(move |handles| {
            both.into_iter()
                .flat_map(move |own| both.into_iter().map(move |cleared| (handles, own, level, cleared)))
        })
    })
}
