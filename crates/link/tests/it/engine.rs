//! The engine one record at a time: it agrees with linking at once, hears a human, explains itself,
//! and says nothing of where protected people live.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use link::evaluate::Evaluation;
use link::model::Model;
use link::pattern::{Comparison, Pattern};
use link::threshold::Accept;
use link::{Candidate, Code, Decision, Engine, Field, Key, Linker, NotSame, PersonId, Record, RecordId};
use proptest::prelude::*;

use crate::town::{Listed, records, town};

const STRICT: Accept = Accept::Precision(0.999);

fn engine(records: usize) -> Engine {
    Engine::new(&Model::shipped(), records as u64, STRICT, 0.5)
}

/// Records as a store keeps them: by key, and by person.
#[derive(Default)]
struct Store {
    persons: BTreeMap<PersonId, Vec<Record>>,
    keys: HashMap<Key, Vec<PersonId>>,
}

impl Store {
    fn put(&mut self, engine: &Engine, record: &Record) -> PersonId {
        let mut persons: Vec<PersonId> =
            engine.keys(record).iter().filter_map(|key| self.keys.get(key)).flatten().copied().collect();
        persons.sort_unstable();
        persons.dedup();
        let candidates: Vec<Candidate> = persons
            .iter()
            .flat_map(|person| {
                self.persons[person].iter().map(|r| Candidate { person: *person, record: r.clone() })
            })
            .collect();
        let person = match engine.decide(record, &candidates, &NotSame::none()) {
            Decision::Same(found) => found.person,
            Decision::Possible { .. } | Decision::New => PersonId(record.id.0),
        };
        for key in engine.keys(record) {
            self.keys.entry(key).or_default().push(person);
        }
        self.persons.entry(person).or_default().push(record.clone());
        self.join(engine, person);
        person
    }

    /// A new record may tell that two persons are one.
    fn join(&mut self, engine: &Engine, person: PersonId) {
        let Some(own) = self.persons.get(&person) else { return };
        let keys: BTreeSet<Key> = own.iter().flat_map(|r| engine.keys(r)).collect();
        let others: BTreeSet<PersonId> = keys
            .iter()
            .filter_map(|key| self.keys.get(key))
            .flatten()
            .copied()
            .filter(|p| *p != person)
            .collect();
        let candidates: Vec<Candidate> = others
            .iter()
            .flat_map(|other| {
                self.persons[other].iter().map(|r| Candidate { person: *other, record: r.clone() })
            })
            .collect();
        if let Decision::Same(found) = engine.decide_person(own, &candidates, &NotSame::none()) {
            let records = self.persons.remove(&found.person).unwrap();
            for key in records.iter().flat_map(|r| engine.keys(r)) {
                let all = self.keys.get_mut(&key).unwrap();
                for one in all.iter_mut().filter(|one| **one == found.person) {
                    *one = person;
                }
            }
            self.persons.get_mut(&person).unwrap().extend(records);
            self.join(engine, person);
        }
    }
}

fn one_by_one(engine: &Engine, listed: &[Listed]) -> Vec<u32> {
    let mut store = Store::default();
    for one in listed {
        store.put(engine, &one.record);
    }
    let of: BTreeMap<RecordId, PersonId> =
        store.persons.iter().flat_map(|(person, all)| all.iter().map(|r| (r.id, *person))).collect();
    listed.iter().map(|one| u32::try_from(of[&one.record.id].0).unwrap()).collect()
}

#[test]
fn one_at_a_time_agrees_with_all_at_once() {
    let listed = town(11, 800);
    let mut model = records(&listed).train(&Model::default());
    model.records = listed.len() as u64;
    let engine = Engine::new(&model, listed.len() as u64, STRICT, 0.5);
    let at_once = records(&listed).link(Some(&model), STRICT).clusters;
    let one_by_one = one_by_one(&engine, &listed);
    let truth: Vec<_> = at_once
        .iter()
        .map(|cluster| link::evaluate::Truth { person: *cluster, ..link::evaluate::Truth::default() })
        .collect();
    let agreement = Evaluation::of(&one_by_one, &truth);
    // All that is found at once is found one by one. The other way round a record that came when the
    // one half of a person had come, and was certain then, stays where it is.
    assert!(agreement.recall.value() > 0.999, "{agreement:?}");
    assert!(agreement.f1() > 0.99, "{agreement:?}");
    let truth: Vec<_> = listed.iter().map(|l| l.truth.clone()).collect();
    assert!(Evaluation::of(&one_by_one, &truth).precision.value() > 0.998);
}

fn alva(id: u128, agency: u128) -> Record {
    let mut record = Record::named(RecordId(id), link::AgencyId(agency), "Alva", "Bergström");
    record.born = "2017-03-04".parse().ok();
    record.sex = Some("F".to_owned());
    "Storgatan 1".clone_into(&mut record.address);
    "791 31".clone_into(&mut record.postcode);
    "Falun".clone_into(&mut record.city);
    record
}

fn person(person: u128, record: Record) -> Candidate {
    Candidate { person: PersonId(person), record }
}

fn named(mut record: Record, given: &str, surname: &str) -> Record {
    let again = Record::named(record.id, record.agency, given, surname);
    (record.given, record.surname) = (again.given, again.surname);
    (record.given_folded, record.surname_folded) = (again.given_folded, again.surname_folded);
    record
}

#[test]
fn what_is_written_otherwise_is_the_same_child() {
    let engine = engine(20_000);
    let known = [person(9, alva(1, 1))];
    for (given, surname) in [("ALVA", "BERGSTROEM"), ("Alva Maria", "Bergström-Lind"), ("Bergström", "Alva")]
    {
        let record = named(alva(2, 2), given, surname);
        let decision = engine.decide(&record, &known, &NotSame::none());
        assert!(matches!(decision, Decision::Same(_)), "{given} {surname}: {decision:?}");
        let shared = engine.keys(&record).iter().any(|key| engine.keys(&known[0].record).contains(key));
        assert!(shared, "{given} {surname} meet by a key");
    }
}

#[test]
fn twins_are_two_and_a_child_without_a_name_is_neither() {
    let engine = engine(20_000);
    let twin = named(alva(2, 1), "Ebba", "Bergström");
    let known = [person(9, alva(1, 1)), person(8, twin)];
    let ebba = named(alva(3, 2), "Ebba", "Bergström");
    let Decision::Same(found) = engine.decide(&ebba, &known, &NotSame::none()) else {
        panic!("Ebba is known")
    };
    assert_eq!(found.person, PersonId(8));
    let newborn = named(alva(4, 2), "Nyfödd", "Bergström");
    let decision = engine.decide(&newborn, &known, &NotSame::none());
    assert!(!matches!(decision, Decision::Same(_)), "nobody knows which of the two: {decision:?}");
}

#[test]
fn a_human_is_heard_for_ever() {
    let engine = engine(20_000);
    let (a, b) = (alva(1, 1), alva(2, 2));
    let known = [person(9, a)];
    assert!(matches!(engine.decide(&b, &known, &NotSame::none()), Decision::Same(_)));
    let apart = NotSame::from_iter([(RecordId(2), RecordId(1))]);
    assert_eq!(engine.decide(&b, &known, &apart), Decision::New);
}

#[test]
fn a_fictitious_identity_is_never_linked() {
    let engine = engine(20_000);
    let mut secret = alva(2, 2);
    secret.fictitious = true;
    assert!(engine.keys(&secret).is_empty());
    assert_eq!(engine.decide(&secret, &[person(9, alva(1, 1))], &NotSame::none()), Decision::New);
    assert_eq!(engine.decide(&alva(1, 1), &[person(9, secret)], &NotSame::none()), Decision::New);
}

#[test]
fn evidence_adds_up_and_says_why() {
    let engine = engine(20_000);
    let evidence = engine.evidence(&alva(2, 2), &alva(1, 1));
    let sum: f64 = evidence.fields.iter().map(|line| line.weight).sum();
    assert!((sum - evidence.total).abs() < 1e-9);
    let odds = evidence.total * std::f64::consts::LN_2;
    assert!((evidence.probability.unwrap() - 1.0 / (1.0 + (-odds).exp())).abs() < 1e-9, "{evidence:?}");
    assert_eq!(evidence.code(Field::Born), Code::Equal);
    let weight = |field| evidence.fields.iter().find(|line| line.field == field).unwrap().weight;
    assert!(weight(Field::Surname) > 3.0 && weight(Field::Prior) < -5.0, "{evidence:?}");
}

/// Two protected children, alike but for where they live: nothing tells that they do not live at
/// one place.
#[test]
fn evidence_of_protected_people_tells_nothing_of_their_home() {
    let engine = engine(20_000);
    let protected = |id, street: &str, phone: &str| {
        let mut record = alva(id, id);
        record.protected = true;
        street.clone_into(&mut record.address);
        phone.clone_into(&mut record.phone);
        record
    };
    let same = engine
        .evidence(&protected(2, "Storgatan 1", "0701234567"), &protected(1, "Storgatan 1", "0701234567"));
    let other = engine
        .evidence(&protected(2, "Kajvägen 40", "0709999999"), &protected(1, "Storgatan 1", "0701234567"));
    assert_eq!(same, other);
    for field in [Field::Address, Field::Phone, Field::Household] {
        assert_eq!(same.code(field), Code::Withheld, "{field:?}");
    }
    assert_eq!(same.probability, None);
}

proptest! {
    /// Comparing is symmetric, so no order of records can matter.
    #[test]
    fn comparing_is_symmetric(seed in 0_u64..500) {
        let listed = town(seed, 6);
        let all = records(&listed);
        for (i, a) in all.entries.iter().enumerate() {
            for b in &all.entries[i + 1..] {
                let one = Pattern::of(a, b, &all.vocabulary);
                let other = Pattern::of(b, a, &all.vocabulary);
                prop_assert_eq!(one.levels, other.levels, "{:?} {:?}", a, b);
            }
        }
        prop_assert_eq!(Comparison::ALL.len(), link::pattern::COMPARISONS);
    }

    /// The order of the candidates changes nothing.
    #[test]
    fn candidates_in_any_order(seed in 0_u64..200, turn in 1_usize..40) {
        let engine = engine(20_000);
        let listed = town(seed, 8);
        let (first, rest) = listed.split_first().unwrap();
        let mut candidates: Vec<Candidate> = rest
            .iter()
            .map(|l| Candidate { person: PersonId(u128::from(l.truth.person)), record: l.record.clone() })
            .collect();
        let one = engine.decide(&first.record, &candidates, &NotSame::none());
        let turn = turn % candidates.len().max(1);
        candidates.rotate_left(turn);
        prop_assert_eq!(one, engine.decide(&first.record, &candidates, &NotSame::none()));
    }

    /// What the number decides alone, the engine decides the same with everybody else beside it.
    #[test]
    fn the_number_decides_as_the_engine(seed in 0_u64..200) {
        let engine = engine(20_000);
        let listed = town(seed, 8);
        let (first, rest) = listed.split_first().unwrap();
        let candidates: Vec<Candidate> = rest
            .iter()
            .map(|l| Candidate { person: PersonId(u128::from(l.truth.person)), record: l.record.clone() })
            .collect();
        if let Some(found) = engine.by_number(&first.record, &candidates, &NotSame::none()) {
            let Decision::Same(decided) = engine.decide(&first.record, &candidates, &NotSame::none()) else {
                return Err(TestCaseError::fail("the number decides"));
            };
            prop_assert_eq!(decided.person, found.person);
        }
    }
}

/// A number that somebody else has, under another name and birth date: somebody typed it wrong, and
/// a human must see it, however unlike they are.
#[test]
fn a_number_under_another_name_is_put_to_a_human() {
    let engine = engine(20_000);
    let number =
        || Some(link::NationalId { country: "SE".into(), value: "201703042391".into(), permanent: true });
    let mut known = alva(1, 1);
    known.national_id = number();
    let mut other = named(alva(2, 2), "Karl", "Holm");
    other.born = "1990-05-05".parse().ok();
    other.address.clear();
    other.postcode.clear();
    other.national_id = number();
    let decision = engine.decide(&other, &[person(9, known)], &NotSame::none());
    assert!(matches!(decision, Decision::Possible { .. }), "{decision:?}");
}

/// Never means never: however alike two records are, only a number or a human joins them.
#[test]
fn never_without_asking_is_never() {
    let never = Engine::new(&Model::shipped(), 20_000, Accept::Precision(1.0), 0.5);
    let with_phone = |id| {
        let mut record = alva(id, id);
        "0701234567".clone_into(&mut record.phone);
        record
    };
    let known: Vec<Candidate> = (1..6).map(|id| person(9, with_phone(id))).collect();
    let decision = never.decide(&with_phone(7), &known, &NotSame::none());
    assert!(matches!(decision, Decision::Possible { .. }), "{decision:?}");
}
