//! The plain rule: what it joins, what it asks, what it never joins.

use link::{
    AgencyId, Candidate, Code, Decision, Field, Linker, NationalId, NotSame, PersonId, Plain, Record,
    RecordId,
};
use proptest::prelude::*;

const SCHOOL: u128 = 1;
const HOSPITAL: u128 = 2;

/// The child of whom most tests speak, as an agency would list her.
fn alva(id: u128, agency: u128) -> Record {
    let mut r = Record::named(RecordId(id), AgencyId(agency), "Alva", "Bergström");
    r.born = "2017-03-04".parse().ok();
    r.postcode = String::from("791 31");
    r.address = String::from("Storgatan 1");
    r
}

fn with(mut r: Record, change: impl FnOnce(&mut Record)) -> Record {
    change(&mut r);
    let again = Record::named(r.id, r.agency, &r.given, &r.surname);
    r.given_folded = again.given_folded;
    r.surname_folded = again.surname_folded;
    r
}

#[expect(clippy::unnecessary_wraps, reason = "fills an optional field")]
fn id(value: &str) -> Option<NationalId> {
    Some(NationalId { country: "SE".to_owned(), value: value.to_owned(), permanent: true })
}

fn person(person: u128, record: Record) -> Candidate {
    Candidate { person: PersonId(person), record }
}

fn decide(record: &Record, candidates: &[Candidate]) -> Decision {
    Plain.decide(record, candidates, &NotSame::none())
}

fn word(decision: &Decision) -> &'static str {
    match decision {
        Decision::Same(_) => "same",
        Decision::Possible { .. } => "possible",
        Decision::New => "new",
    }
}

/// Whether a lookup by keys would have brought the two together at all.
fn share_a_key(a: &Record, b: &Record) -> bool {
    Plain.keys(a).iter().any(|k| Plain.keys(b).contains(k))
}

#[test]
fn one_record_against_another() {
    type Change = fn(&mut Record);
    let table: &[(&str, Change, &str)] = &[
        ("unchanged", |_| {}, "same"),
        (
            "spelt otherwise",
            |r| {
                r.given = "ALVA".into();
                r.surname = "BERGSTROEM".into();
            },
            "same",
        ),
        ("postcode without blank", |r| r.postcode = "79131".into(), "same"),
        ("moved", |r| r.postcode = "113 51".into(), "possible"),
        ("no postcode", |r| r.postcode = String::new(), "possible"),
        ("typing error", |r| r.surname = "Bergstörm".into(), "possible"),
        ("two typing errors", |r| r.surname = "Bregstörm".into(), "new"),
        ("middle name", |r| r.given = "Alva Maria".into(), "possible"),
        ("names swapped", |r| std::mem::swap(&mut r.given, &mut r.surname), "possible"),
        (
            "names swapped and moved",
            |r| {
                std::mem::swap(&mut r.given, &mut r.surname);
                r.postcode = "1".into();
            },
            "possible",
        ),
        ("day and month swapped", |r| r.born = "2017-04-03".parse().ok(), "possible"),
        ("newborn without a name", |r| r.given = String::new(), "possible"),
        ("twin", |r| r.given = "Noel".into(), "new"),
        ("born another day", |r| r.born = "2017-03-05".parse().ok(), "new"),
        ("no birth date", |r| r.born = None, "new"),
        (
            "no name at all",
            |r| {
                r.given = String::new();
                r.surname = String::new();
            },
            "new",
        ),
        ("fictitious", |r| r.fictitious = true, "new"),
    ];
    for (what, change, expected) in table {
        let (a, b) = (alva(1, SCHOOL), with(alva(2, HOSPITAL), change));
        let decision = decide(&b, &[person(7, a.clone())]);
        assert_eq!(word(&decision), *expected, "{what}");
        assert_eq!(word(&decide(&a, &[person(7, b.clone())])), *expected, "{what}, the other way round");
        if *expected != "new" {
            assert!(share_a_key(&a, &b), "{what}: never looked at");
        }
    }
}

#[test]
fn equal_ids_link_at_once_unless_name_and_birth_date_differ() {
    type Change = fn(&mut Record);
    let table: &[(&str, Change, &str)] = &[
        ("nothing else told", |r| *r = with(Record::named(r.id, r.agency, "", ""), |_| {}), "same"),
        ("other birth date", |r| r.born = "1999-01-01".parse().ok(), "same"),
        (
            "other name",
            |r| {
                r.given = "Elin".into();
                r.surname = "Ek".into();
            },
            "same",
        ),
        (
            "other name and birth date",
            |r| {
                r.given = "Noel".into();
                r.born = "2022-04-06".parse().ok();
            },
            "possible",
        ),
        (
            "nickname error and birth date",
            |r| {
                r.given = "Alwa".into();
                r.born = "2022-04-06".parse().ok();
            },
            "same",
        ),
    ];
    for (what, change, expected) in table {
        let a = with(alva(1, SCHOOL), |r| r.national_id = id("201703049826"));
        let b = with(with(alva(2, HOSPITAL), change), |r| r.national_id = id("201703049826"));
        assert_eq!(word(&decide(&b, &[person(7, a.clone())])), *expected, "{what}");
        assert!(share_a_key(&a, &b), "{what}");
    }
}

#[test]
fn different_permanent_ids_never_link_not_even_by_another_record_of_the_person() {
    let known = with(alva(1, SCHOOL), |r| r.national_id = id("201703049826"));
    let without = alva(2, HOSPITAL);
    let other = with(alva(3, 3), |r| r.national_id = id("201703049834"));
    assert_eq!(decide(&other, &[person(7, known), person(7, without)]), Decision::New);
}

#[test]
fn a_temporary_id_speaks_for_nothing_and_against_nothing() {
    let known = with(alva(1, SCHOOL), |r| r.national_id = id("201703049826"));
    let temporary = NationalId { country: "SE".into(), value: "201703649829".into(), permanent: false };
    let other = with(alva(2, HOSPITAL), |r| r.national_id = Some(temporary));
    assert_eq!(word(&decide(&other, &[person(7, known)])), "same");
}

#[test]
fn two_records_of_one_agency_are_two_people() {
    assert_eq!(decide(&alva(2, SCHOOL), &[person(7, alva(1, SCHOOL))]), Decision::New);
    // Also when the person's record from that agency is not the one that is alike.
    let elsewhere = with(alva(3, SCHOOL), |r| r.given = "Alva Maria".into());
    assert_eq!(
        decide(&alva(2, SCHOOL), &[person(7, alva(1, HOSPITAL)), person(7, elsewhere)]),
        Decision::New
    );
}

#[test]
fn one_number_twice_in_one_agency_is_asked_when_the_names_differ() {
    let a = with(alva(1, SCHOOL), |r| r.national_id = id("201703049826"));
    let sister = with(a.clone(), |r| {
        r.id = RecordId(2);
        r.given = "Elin".into();
    });
    assert_eq!(word(&decide(&sister, &[person(7, a.clone())])), "possible");
    let again = with(a.clone(), |r| r.id = RecordId(3));
    assert_eq!(word(&decide(&again, &[person(7, a)])), "same");
}

#[test]
fn two_people_who_fit_are_put_to_a_human() {
    let decision = decide(&alva(3, 3), &[person(8, alva(1, SCHOOL)), person(7, alva(2, HOSPITAL))]);
    let Decision::Possible { matches } = decision else { panic!("{decision:?}") };
    assert_eq!(matches.iter().map(|m| m.person).collect::<Vec<_>>(), [PersonId(7), PersonId(8)]);
}

#[test]
fn a_human_not_the_same_holds_against_everything() {
    let a = with(alva(1, SCHOOL), |r| r.national_id = id("201703049826"));
    let b = with(alva(2, HOSPITAL), |r| r.national_id = id("201703049826"));
    let memory: NotSame = [(RecordId(2), RecordId(1))].into_iter().collect();
    assert!(memory.contains(RecordId(1), RecordId(2)));
    assert_eq!(Plain.decide(&b, &[person(7, a)], &memory), Decision::New);
}

#[test]
fn nobody_is_linked_to_a_fictitious_identity() {
    let old = with(alva(1, SCHOOL), |r| r.national_id = id("201703049826"));
    let new = with(alva(2, HOSPITAL), |r| {
        r.national_id = id("201703049826");
        r.fictitious = true;
    });
    assert!(Plain.keys(&new).is_empty());
    assert_eq!(decide(&new, &[person(7, old.clone())]), Decision::New);
    assert_eq!(decide(&old, &[person(7, new)]), Decision::New);
}

#[test]
fn the_record_itself_is_no_candidate() {
    assert_eq!(decide(&alva(1, SCHOOL), &[person(7, alva(1, SCHOOL))]), Decision::New);
}

#[test]
fn evidence_stands_side_by_side_and_keeps_a_protected_place() {
    let a = alva(1, SCHOOL);
    let b = with(alva(2, HOSPITAL), |r| {
        r.surname = "Bergstörm".into();
        r.protected = true;
    });
    let Decision::Possible { matches } = decide(&b, &[person(7, a)]) else { panic!("not possible") };
    let evidence = &matches[0].evidence;
    assert_eq!(evidence.with, RecordId(1));
    assert_eq!(evidence.code(Field::Given), Code::Equal);
    assert_eq!(evidence.code(Field::Surname), Code::OneEdit);
    for place in [Field::Address, Field::Postcode, Field::City, Field::Phone] {
        assert_eq!(evidence.code(place), Code::Withheld);
    }
    assert!((evidence.total - evidence.fields.iter().map(|f| f.weight).sum::<f64>()).abs() < 1e-9);
}

fn any_record() -> impl Strategy<Value = Record> {
    let name = prop::sample::select(vec!["Alva", "alva", "Noel", "Alav", ""]);
    let surname = prop::sample::select(vec!["Berg", "Bergh", "Alva", ""]);
    let born = prop::sample::select(vec!["2017-03-04", "2017-04-03", "2017", ""]);
    let postcode = prop::sample::select(vec!["79131", "791 31", "11351", ""]);
    let number = prop::sample::select(vec!["", "", "201703049826", "201703049834"]);
    (0..6u128, 0..4u128, name, surname, born, postcode, number).prop_map(
        |(record, agency, given, surname, born, postcode, number)| {
            let mut r = Record::named(RecordId(record), AgencyId(agency), given, surname);
            r.born = born.parse().ok();
            r.postcode = String::from(postcode);
            if !number.is_empty() {
                r.national_id = id(number);
            }
            r
        },
    )
}

proptest! {
    #[test]
    fn order_of_candidates_does_not_matter(
        record in any_record(),
        candidates in prop::collection::vec((0..4u128, any_record()), 0..8),
        turn in 0..8usize,
    ) {
        // One record stands once, as in a store.
        let mut seen = std::collections::BTreeSet::new();
        let mut candidates: Vec<Candidate> = candidates
            .into_iter()
            .filter(|(_, r)| seen.insert(r.id))
            .map(|(p, r)| person(p, r))
            .collect();
        let first = decide(&record, &candidates);
        candidates.reverse();
        let len = candidates.len().max(1);
        candidates.rotate_left(turn % len);
        prop_assert_eq!(decide(&record, &candidates), first);
    }

    #[test]
    fn two_records_judge_each_other_alike_and_share_a_key(a in any_record(), b in any_record()) {
        prop_assume!(a.id != b.id);
        let there = decide(&a, &[person(1, b.clone())]);
        let back = decide(&b, &[person(1, a.clone())]);
        prop_assert_eq!(word(&there), word(&back));
        if there != Decision::New {
            prop_assert!(share_a_key(&a, &b), "{:?} {:?}", a, b);
        }
    }

    #[test]
    fn no_join_against_a_different_permanent_id(
        record in any_record(),
        candidates in prop::collection::vec(any_record(), 0..6),
    ) {
        let of_one: Vec<Candidate> = candidates.into_iter().map(|r| person(1, r)).collect();
        let contradicted = of_one.iter().filter(|c| c.record.id != record.id).any(|c| {
            matches!((&c.record.national_id, &record.national_id), (Some(x), Some(y)) if x.contradicts(y))
        });
        if contradicted {
            prop_assert_eq!(decide(&record, &of_one), Decision::New);
        }
    }
}
