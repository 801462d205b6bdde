//! What a number decides alone, and that asking by it first changes no decision.

use std::collections::BTreeSet;

use link::{
    AgencyId, Candidate, Decision, Linker, NationalId, NotSame, PersonId, Plain, Record, RecordId, decisive,
};
use proptest::prelude::*;

const ONE: &str = "201703049826";
const OTHER: &str = "201703049834";

fn alva(id: u128, number: &str) -> Record {
    let mut r = Record::named(RecordId(id), AgencyId(id), "Alva", "Bergström");
    r.born = "2017-03-04".parse().ok();
    r.postcode = String::from("79131");
    r.national_id = (!number.is_empty()).then(|| se(number, true));
    r
}

fn se(value: &str, permanent: bool) -> NationalId {
    NationalId { country: "SE".to_owned(), value: value.to_owned(), permanent }
}

fn named(mut r: Record, given: &str, born: &str) -> Record {
    let again = Record::named(r.id, r.agency, given, &r.surname);
    (r.given, r.given_folded, r.born) = (again.given, again.given_folded, born.parse().ok());
    r
}

fn of(person: u128, record: Record) -> Candidate {
    Candidate { person: PersonId(person), record }
}

fn whose(record: &Record, candidates: &[Candidate]) -> Option<(u128, u128)> {
    let found = decisive::by_number(record, candidates, &NotSame::none());
    found.map(|(person, nearest)| (person.0, nearest.id.0))
}

#[test]
fn a_number_that_one_person_has_decides_and_names_the_nearest_record() {
    let spelt = named(alva(2, ONE), "Alwa", "2017-03-04");
    let candidates = [of(7, spelt), of(7, alva(3, ONE)), of(7, alva(4, "")), of(8, alva(5, ""))];
    assert_eq!(whose(&alva(1, ONE), &candidates), Some((7, 3)));
    // Without a birth date on the one side, too.
    assert_eq!(whose(&named(alva(1, ONE), "Alva", ""), &candidates), Some((7, 3)));
}

#[test]
fn what_speaks_against_a_person_or_leaves_it_open_goes_the_long_way() {
    let known = || vec![of(7, alva(2, ONE))];
    let and = |more: Candidate| [known(), vec![more]].concat();
    let fictitious = |id| Record { fictitious: true, ..alva(id, ONE) };
    let temporary = Record { national_id: Some(se("201703649829", false)), ..alva(1, "") };
    let bears_temporary = |id| of(7, Record { national_id: temporary.national_id.clone(), ..alva(id, "") });
    let table: Vec<(&str, Record, Vec<Candidate>)> = vec![
        ("no number", alva(1, ""), known()),
        ("nobody has it", alva(1, OTHER), known()),
        ("two persons have it", alva(1, ONE), and(of(8, alva(3, ONE)))),
        ("a fictitious identity", fictitious(1), known()),
        ("the person is one", alva(1, ONE), and(of(7, fictitious(3)))),
        ("the person has another number, too", alva(1, ONE), and(of(7, alva(3, OTHER)))),
        (
            "the person has two numbers, and the record a temporary one",
            temporary.clone(),
            vec![bears_temporary(2), of(7, alva(3, ONE)), of(7, alva(4, OTHER))],
        ),
        ("another name", named(alva(1, ONE), "Noel", "2017-03-04"), known()),
        ("no name", named(alva(1, ONE), "", "2017-03-04"), known()),
        ("another birth date", named(alva(1, ONE), "Alva", "1999-12-31"), known()),
        (
            "another name and birth date than one of its records",
            alva(1, ONE),
            and(of(7, named(alva(3, ""), "Noel", "1999-12-31"))),
        ),
    ];
    for (what, record, candidates) in table {
        assert_eq!(whose(&record, &candidates), None, "{what}");
    }
    let memory: NotSame = [(RecordId(1), RecordId(3))].into_iter().collect();
    let candidates = and(of(7, alva(3, "")));
    assert!(decisive::by_number(&alva(1, ONE), &candidates, &memory).is_none(), "a human has said no");
    assert!(decisive::by_number(&alva(4, ONE), &candidates, &memory).is_some());
}

fn any_record(ids: std::ops::Range<u128>) -> impl Strategy<Value = Record> {
    let given = prop::sample::select(vec!["Alva", "Alva", "Alwa", "Noel", ""]);
    let born = prop::sample::select(vec!["2017-03-04", "2017-03-04", "2017-04-03", "1999-12-31", ""]);
    let number = prop::sample::select(vec!["", ONE, ONE, OTHER, "temporary"]);
    let flags = (0..12_u8, prop::bool::weighted(0.5));
    (ids, given, born, number, flags, 0..3_u128).prop_map(
        |(id, given, born, number, (fictitious, postcode), agency)| {
            let mut r = named(alva(id, ""), given, born);
            r.agency = AgencyId(agency);
            r.fictitious = fictitious == 0;
            r.national_id = match number {
                "" => None,
                "temporary" => Some(se("201703649829", false)),
                other => Some(se(other, true)),
            };
            if postcode {
                r.postcode = String::from("11351");
            }
            r
        },
    )
}

proptest! {
    #[test]
    fn asking_by_the_number_first_changes_no_decision(
        record in any_record(0..8),
        known in prop::collection::vec((0..4_u128, any_record(0..8)), 0..9),
        said in prop::collection::vec((0..8_u128, 0..8_u128), 0..2),
    ) {
        let mut seen = BTreeSet::new();
        let all: Vec<Candidate> =
            known.into_iter().filter(|(_, r)| seen.insert(r.id)).map(|(p, r)| of(p, r)).collect();
        let memory: NotSame = said.into_iter().map(|(a, b)| (RecordId(a), RecordId(b))).collect();
        let has_it = |c: &&Candidate| {
            c.record.national_id.is_some() && c.record.national_id == record.national_id
        };
        let bearers: BTreeSet<PersonId> = all.iter().filter(has_it).map(|c| c.person).collect();
        let by_number: Vec<Candidate> = all.iter().filter(|c| bearers.contains(&c.person)).cloned().collect();
        let whole = Plain.decide(&record, &all, &memory);
        if let Some(found) = Plain.by_number(&record, &by_number, &memory) {
            prop_assert_eq!(Decision::Same(found), whole);
        }
    }
}
