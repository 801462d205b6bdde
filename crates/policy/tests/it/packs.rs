//! Every pack reads and holds together, and has its words in four languages.

use std::collections::BTreeSet;

use domain::agency::Sector;
use domain::country::Country;
use domain::protection::{Category, Level};
use policy::Policy;

use crate::viewers::TODAY;

/// The words of the rules and those of the legal bases, by language.
macro_rules! words {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../../ui/locales/", $language, "/policy.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/sharing.ftl")),
        )
    };
}

const WORDS: [(&str, &str); 4] =
    [("sv", words!("sv")), ("nb", words!("nb")), ("da", words!("da")), ("en", words!("en"))];

fn every() -> impl Iterator<Item = Policy> {
    Country::ALL.into_iter().map(|country| match Policy::load(country) {
        Ok(policy) => policy,
        Err(error) => panic!("{error}"),
    })
}

#[test]
fn every_pack_validates() {
    assert_eq!(every().count(), 4);
}

#[test]
fn every_rule_and_basis_has_its_words_in_four_languages() {
    for (language, text) in WORDS {
        let keys: BTreeSet<&str> =
            text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
        for policy in every() {
            for rule in policy.rules() {
                assert!(keys.contains(rule.reason.as_str()), "{language}: {}", rule.reason);
            }
            for basis in policy.all_sharing_bases() {
                assert!(keys.contains(basis.text.as_str()), "{language}: {}", basis.text);
            }
            let law = policy.consent_law();
            let never = law.never.iter().map(|never| &never.text);
            for text in [&law.joint_custody.text, &law.withdrawal.text].into_iter().chain(never) {
                assert!(keys.contains(text.as_str()), "{language}: {text}");
            }
        }
    }
}

#[test]
fn every_basis_is_usable_and_bounded() {
    for policy in every() {
        for basis in policy.all_sharing_bases() {
            let code = &basis.code;
            assert!(code.starts_with(policy.country().code()), "{code}");
            assert!(basis.in_force(TODAY), "{code}");
            assert!((1..=365).contains(&basis.max_days), "{code}");
            assert!(!basis.disclosing.is_empty() && !basis.receiving.is_empty(), "{code}");
        }
    }
}

#[test]
fn what_is_never_offered_is_no_basis_and_a_consent_has_an_end() {
    for policy in every() {
        let law = policy.consent_law();
        assert!((1..=365).contains(&law.longest.days), "{:?}", policy.country());
        assert!(!law.never.is_empty(), "{:?}: somebody will ask for what does not hold", policy.country());
        for never in &law.never {
            assert!(never.code.starts_with(policy.country().code()), "{}", never.code);
            assert!(policy.sharing_basis(&never.code).is_none(), "{}", never.code);
        }
    }
}

/// OSL 25:12 does not cover schools; SSD covers them but not the police.
#[test]
fn a_basis_is_offered_between_its_sectors_only() {
    let offered = |country, from, to| {
        let policy = Policy::load(country).unwrap();
        policy.sharing_bases(from, to, TODAY).map(|b| b.code.clone()).collect::<Vec<_>>()
    };
    let (health, school, social) = (Sector::Health, Sector::School, Sector::SocialServices);
    assert_eq!(offered(Country::Se, health, social), ["se-osl-25-12", "se-sol-20-6"]);
    assert_eq!(offered(Country::Se, social, health), ["se-osl-25-12"]);
    assert_eq!(offered(Country::Se, social, school), Vec::<String>::new());
    assert_eq!(offered(Country::Se, school, social), ["se-sol-20-6"]);
    assert_eq!(offered(Country::Dk, school, health), ["dk-rsl-11-e"]);
    assert_eq!(offered(Country::Dk, school, Sector::Police), Vec::<String>::new());
}

#[test]
fn levels_hide_what_the_pack_says_and_unknown_levels_everything() {
    let hidden = |country, level| {
        let policy = Policy::load(country).unwrap();
        let hides = |c: &Category| policy.protection().hides(Some(level), *c);
        Category::ALL.iter().copied().filter(hides).map(Category::code).collect::<Vec<_>>()
    };
    let everything: Vec<&str> = Category::ALL.iter().map(|c| c.code()).collect();
    let places = ["address", "place", "contact", "household"];
    let table: [(Country, Level, &[&str]); 8] = [
        (Country::Se, Level::Marked, &places),
        (
            Country::Se,
            Level::ProtectedPopulationRegistration,
            &["national_id", "address", "place", "contact", "household"],
        ),
        (Country::Se, Level::Fictitious, &[]),
        (Country::No, Level::ConfidentialAddress, &places),
        (Country::No, Level::StrictlyConfidentialAddress, &everything),
        (Country::Dk, Level::NameAndAddressProtection, &["name", "address", "place", "contact", "household"]),
        (Country::Sct, Level::Marked, &everything),
        (Country::Se, Level::ConfidentialAddress, &everything),
    ];
    for (country, level, expected) in table {
        assert_eq!(hidden(country, level), expected, "{country:?} {level:?}");
    }
}

#[test]
fn a_rule_in_the_access_record_can_be_said_in_words() {
    let policy = Policy::load(Country::Se).unwrap();
    assert_eq!(policy.rule("no-ground").unwrap().reason, "policy-no-ground");
    assert!(policy.forbids("no-ground") && !policy.forbids("circle-with-consent"));
    assert_eq!(policy.rule("se-osl-25-12").unwrap().reason, "sharing-basis-se-osl-25-12");
    assert_eq!(policy.rule("nothing-such"), None);
}
