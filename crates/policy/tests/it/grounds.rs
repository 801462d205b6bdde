//! When a recorded ground counts, and when it no longer does.

use domain::country::Country;
use domain::gate::Action;
use domain::sharing::{Ground, Part, Sharing};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use policy::Policy;

use crate::viewers::{TODAY, aged, basis, consent, member, other_agency, own_agency};

/// Whether a practitioner in the circle sees it by that ground alone.
fn opens(country: Country, ground: Sharing, born: Option<Date>, today: Date) -> bool {
    let policy = Policy::load(country).unwrap();
    let viewer = member("").but(|v| {
        v.facts.sharing = vec![ground];
        v.facts.born = born;
    });
    policy.decide(&viewer.actor, Action::ViewCircle, Some(&viewer.facts), None, today).is_ok()
}

#[test]
fn a_consent_covers_its_days_and_its_agencies() {
    let days = |to| Sharing { to, ..consent(Ground::GuardianConsent, Vec::new()) };
    let on = |ground, today| opens(Country::Se, ground, Some(aged(9)), today);
    assert!(on(days(None), TODAY));
    assert!(on(days(Some(TODAY)), TODAY));
    assert!(!on(days(TODAY.yesterday().ok()), TODAY));
    assert!(on(days(None), date(2026, 2, 1)));
    assert!(!on(days(None), date(2026, 1, 31)));
    assert!(on(consent(Ground::GuardianConsent, vec![own_agency()]), TODAY));
    assert!(!on(consent(Ground::GuardianConsent, vec![other_agency()]), TODAY));
}

#[test]
fn a_ground_opens_the_circle_only_where_it_shares_the_circle() {
    let opens = |parts: &[Part], ground: Sharing| {
        opens(Country::Se, Sharing { parts: parts.to_vec(), ..ground }, Some(aged(9)), TODAY)
    };
    let all_but: Vec<Part> = Part::ALL.iter().copied().filter(|part| *part != Part::Circle).collect();
    for ground in
        [consent(Ground::GuardianConsent, vec![own_agency()]), basis("se-osl-25-12", vec![own_agency()])]
    {
        assert!(opens(&[Part::Circle], ground.clone()));
        assert!(opens(Part::ALL, ground.clone()));
        assert!(!opens(&all_but, ground.clone()));
        assert!(!opens(&[], ground));
    }
}

#[test]
fn who_consents_goes_by_age() {
    use Country::{Dk, No, Sct, Se};
    use Ground::{GuardianConsent, OwnConsent};
    let table = [
        (Se, GuardianConsent, 17, true),
        (Se, GuardianConsent, 18, false),
        (Se, OwnConsent, 14, false),
        (Se, OwnConsent, 15, true),
        (No, GuardianConsent, 15, true),
        (No, GuardianConsent, 16, false),
        (No, OwnConsent, 15, false),
        (No, OwnConsent, 16, true),
        (Dk, GuardianConsent, 17, true),
        (Dk, OwnConsent, 15, true),
        (Sct, OwnConsent, 11, false),
        (Sct, OwnConsent, 12, true),
        (Sct, GuardianConsent, 15, true),
        (Sct, GuardianConsent, 16, false),
    ];
    for (country, ground, years, expected) in table {
        let opened = opens(country, consent(ground, Vec::new()), Some(aged(years)), TODAY);
        assert_eq!(opened, expected, "{country:?} {ground:?} at {years}");
    }
    // Without a birth date a guardian may consent and a child may not.
    assert!(opens(Se, consent(GuardianConsent, Vec::new()), None, TODAY));
    assert!(!opens(Se, consent(OwnConsent, Vec::new()), None, TODAY));
}

#[test]
fn the_day_of_the_birthday_counts() {
    let born = date(2010, 3, 2);
    let own = || consent(Ground::OwnConsent, Vec::new());
    assert!(opens(Country::No, own(), Some(born), date(2026, 3, 2)));
    assert!(!opens(Country::No, own(), Some(born), date(2026, 3, 1)));
}

#[test]
fn a_legal_basis_counts_within_its_section() {
    let osl = |agencies| basis("se-osl-25-12", agencies);
    let se = |ground, years| opens(Country::Se, ground, Some(aged(years)), TODAY);
    assert!(se(osl(vec![own_agency()]), 17));
    assert!(!se(osl(vec![own_agency()]), 18), "only under 18");
    assert!(!se(osl(vec![other_agency()]), 9), "another agency's");
    assert!(!se(osl(Vec::new()), 9), "a basis is bound to sectors and must name its agencies");
    assert!(!se(basis("se-osl-10-27", vec![own_agency()]), 9), "no such basis in the pack");
    let norwegian = basis("se-osl-25-12", vec![own_agency()]);
    assert!(!opens(Country::No, norwegian, Some(aged(9)), TODAY), "another country's");
    assert!(opens(Country::Se, osl(vec![own_agency()]), None, TODAY), "an unborn child");
}

#[test]
fn a_legal_basis_is_taken_anew_in_time() {
    let from = date(2026, 2, 1);
    let ssd = || basis("dk-rsl-11-e", vec![own_agency()]);
    let last = from + 31.days();
    assert!(opens(Country::Dk, ssd(), Some(aged(9)), last));
    assert!(!opens(Country::Dk, ssd(), Some(aged(9)), last.tomorrow().unwrap()));
}

#[test]
fn a_legal_basis_is_named_beside_the_rule() {
    let policy = Policy::load(Country::Se).unwrap();
    let viewer = member("").but(|v| v.facts.sharing = vec![basis("se-osl-25-12", vec![own_agency()])]);
    let permit = viewer.asks(&policy, Action::ViewCircle).unwrap();
    let sections: Vec<&str> = permit.rules().iter().map(|r| r.section.as_str()).collect();
    assert!(sections.iter().any(|s| s.starts_with("OSL (2009:400) 25 kap. 12")), "{sections:?}");
}
