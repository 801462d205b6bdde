//! The first plain rule: an equal national id, or the same name, birth date and postcode.
//!
//! It joins only what hardly anybody would doubt, keeps twins apart, and puts the rest to a
//! human. It stands in until the probabilistic engine takes its place behind the same trait.

use std::collections::BTreeMap;

use crate::compare;
use crate::decisive::speaks_against;
use crate::evidence::{Code, Evidence, Field, FieldEvidence};
use crate::linker::{Candidate, Decision, Key, Linker, MAX_POSSIBLE, Match, NotSame};
use crate::record::{PersonId, Record};

/// The plain rule.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

/// How one record of a person stands to the record in question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Unrelated,
    Possible,
    Same,
}

impl Linker for Plain {
    fn version(&self) -> &'static str {
        "plain-2"
    }

    fn keys(&self, record: &Record) -> Vec<Key> {
        if record.fictitious {
            return Vec::new();
        }
        let mut keys = Vec::with_capacity(3);
        if let Some(id) = &record.national_id {
            keys.push(Key::of("id", &format!("{}:{}", id.country, id.value)));
        }
        if let Some(born) = record.born.filter(|b| b.is_full()) {
            // Day and month in order of size: a swapped date shares the key.
            let (low, high) = (born.day.min(born.month), born.day.max(born.month));
            let day = format!("{:04}-{low:02}-{high:02}", born.year);
            let postcode = record.postcode_key();
            if !postcode.is_empty() {
                keys.push(Key::of("day-postcode", &format!("{day}:{postcode}")));
            }
            let mut words: Vec<&str> = [record.given_folded.as_str(), record.surname_folded.as_str()]
                .into_iter()
                .filter(|name| !name.is_empty())
                .collect();
            if words.len() == 2 {
                // Either order: swapped names share the key.
                words.sort_unstable();
                keys.push(Key::of("day-name", &format!("{day}:{}", words.join("/"))));
            }
        }
        keys.sort_unstable();
        keys
    }

    fn decide(&self, record: &Record, candidates: &[Candidate], not_same: &NotSame) -> Decision {
        if record.fictitious {
            return Decision::New;
        }
        if let Some(found) = self.by_number(record, candidates, not_same) {
            return Decision::Same(found);
        }
        let mut persons: BTreeMap<PersonId, Vec<&Record>> = BTreeMap::new();
        for candidate in candidates.iter().filter(|c| c.record.id != record.id) {
            persons.entry(candidate.person).or_default().push(&candidate.record);
        }
        let mut same = Vec::new();
        let mut possible = Vec::new();
        for (person, records) in persons {
            match judge(record, &records, not_same) {
                Some((Verdict::Same, evidence)) => same.push(Match { person, evidence, beside: false }),
                Some((Verdict::Possible, evidence)) => {
                    possible.push(Match { person, evidence, beside: false });
                }
                Some((Verdict::Unrelated, _)) | None => {}
            }
        }
        if same.len() == 1
            && possible.iter().all(|m| m.evidence.code(Field::NationalId) != Code::Equal)
            && let Some(only) = same.pop()
        {
            return Decision::Same(only);
        }
        let mut matches = same;
        matches.append(&mut possible);
        matches.sort_by(|a, b| {
            b.evidence.total.total_cmp(&a.evidence.total).then_with(|| a.person.cmp(&b.person))
        });
        matches.truncate(MAX_POSSIBLE);
        if matches.is_empty() { Decision::New } else { Decision::Possible { matches } }
    }

    fn evidence(&self, record: &Record, other: &Record) -> Evidence {
        compare_all(record, other)
    }
}

/// The verdict on a whole person, with the evidence of its nearest record; `None` when something
/// speaks against every one of its records.
fn judge(record: &Record, person: &[&Record], not_same: &NotSame) -> Option<(Verdict, Evidence)> {
    if person.iter().any(|other| speaks_against(record, other, not_same)) {
        return None;
    }
    let listed_already = person.iter().any(|other| other.agency == record.agency);
    person
        .iter()
        .map(|other| {
            let evidence = compare_all(record, other);
            (verdict(record, other, &evidence, listed_already), evidence)
        })
        .max_by(|(va, ea), (vb, eb)| {
            va.cmp(vb).then_with(|| ea.total.total_cmp(&eb.total)).then_with(|| eb.with.cmp(&ea.with))
        })
}

fn verdict(a: &Record, b: &Record, evidence: &Evidence, listed_already: bool) -> Verdict {
    let given = evidence.code(Field::Given);
    let surname = evidence.code(Field::Surname);
    let born = evidence.code(Field::Born);
    let given_agrees = !matches!(given, Code::Different | Code::Missing);
    if evidence.code(Field::NationalId) == Code::Equal {
        // Two clients of one agency under one number, with different names: a relative's number.
        let doubted = !given_agrees && (born == Code::Different || listed_already);
        return if doubted { Verdict::Possible } else { Verdict::Same };
    }
    // An agency never lists a client twice: without an equal number these are two people, twins
    // most often.
    if listed_already {
        return Verdict::Unrelated;
    }
    let exact = |code: Code| matches!(code, Code::Equal | Code::EqualFolded);
    let postcode = compare::exact(&a.postcode_key(), &b.postcode_key());
    if exact(given) && exact(surname) && born == Code::Equal {
        // Moved, or a common name: only the same place makes it certain.
        return if postcode == Code::Equal { Verdict::Same } else { Verdict::Possible };
    }
    if postcode != Code::Equal {
        return if given == Code::Swapped && born == Code::Equal {
            Verdict::Possible
        } else {
            Verdict::Unrelated
        };
    }
    let near = |code: Code| exact(code) || matches!(code, Code::OneEdit | Code::PartOf | Code::Swapped);
    match born {
        Code::Equal if near(given) && near(surname) => Verdict::Possible,
        // A newborn without a name yet.
        Code::Equal if given == Code::Missing && exact(surname) => Verdict::Possible,
        Code::DayMonthSwapped if exact(given) && exact(surname) => Verdict::Possible,
        _ => Verdict::Unrelated,
    }
}

/// All fields side by side, in the order of [`Field::ALL`].
fn compare_all(a: &Record, b: &Record) -> Evidence {
    let swapped = compare::names_swapped(a, b);
    let name = |raw: (&str, &str), folded: (&str, &str)| {
        if swapped { Code::Swapped } else { compare::name(raw, folded) }
    };
    // How a protected person's whereabouts compare would tell where they are.
    let withheld = a.protected || b.protected;
    let place = |code: Code| if withheld { Code::Withheld } else { code };
    let sex = |r: &Record| r.sex.clone().unwrap_or_default();
    let codes = [
        (Field::NationalId, compare::national_id(a.national_id.as_ref(), b.national_id.as_ref())),
        (Field::Given, name((&a.given, &b.given), (&a.given_folded, &b.given_folded))),
        (Field::Surname, name((&a.surname, &b.surname), (&a.surname_folded, &b.surname_folded))),
        (Field::Born, compare::born(a.born, b.born)),
        (Field::Sex, compare::exact(&sex(a), &sex(b))),
        (Field::Address, place(compare::text(&a.address, &b.address))),
        (Field::Postcode, place(compare::exact(&a.postcode_key(), &b.postcode_key()))),
        (Field::City, place(compare::text(&a.city, &b.city))),
        (Field::Phone, place(compare::exact(&a.phone, &b.phone))),
    ];
    let mut fields: Vec<FieldEvidence> =
        codes.into_iter().map(|(field, code)| FieldEvidence::new(field, code, points(field, code))).collect();
    if a.agency == b.agency {
        let (field, code) = (Field::Agency, Code::SameAgency);
        fields.push(FieldEvidence::new(field, code, points(field, code)));
    }
    Evidence::of(b.id, fields)
}

/// Points, to order a human's list by; not probabilities. Half of the full points for a value
/// that agrees but for an error.
fn points(field: Field, code: Code) -> f64 {
    let full = match field {
        Field::NationalId => 10.0,
        Field::Given | Field::Born => 4.0,
        Field::Surname => 3.0,
        Field::Address | Field::Phone | Field::Agency => 2.0,
        Field::Postcode => 1.0,
        Field::Sex | Field::City => 0.5,
        // Of other engines.
        Field::Household | Field::Prior => 0.0,
    };
    match code {
        Code::Equal | Code::EqualFolded => full,
        Code::OneEdit
        | Code::PartOf
        | Code::ShortForm
        | Code::SoundsAlike
        | Code::Similar
        | Code::Swapped
        | Code::DayMonthSwapped
        | Code::Near => full / 2.0,
        Code::Partial | Code::OtherFlat | Code::SameStreet => full / 4.0,
        Code::Missing | Code::Withheld | Code::Before | Code::NobodyElse => 0.0,
        Code::Different | Code::Contradicts | Code::SameAgency | Code::OtherOfHousehold => match field {
            // Families move and change phones; that tells little.
            Field::Address | Field::Phone | Field::Postcode | Field::City => -full / 4.0,
            _ => -full,
        },
    }
}
