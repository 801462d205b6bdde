//! What a national id decides alone: whose a record is, without a look at anybody else.
//!
//! Shared by every engine, so that a store need not read what else a record may be when its number
//! has said so already. Nothing is joined here that an engine would have to doubt: everything that
//! speaks against a person is counted first, and what is left open goes the long way.

use std::cmp::Reverse;

use crate::compare;
use crate::evidence::Code;
use crate::linker::{Candidate, NotSame};
use crate::record::{PersonId, Record};

/// The person whose number the record bears, with that person's nearest record; `None` when the
/// number does not decide alone:
///
/// - the record has none, or is a fictitious identity;
/// - nobody has it, or more than one person has;
/// - something speaks against that person: a human's "not the same", a fictitious identity, a
///   different permanent number of the same country, also between two of the person's records;
/// - given name or birth date do not agree with a record that bears the number, or both differ
///   from any record of the person: one of the two may have a relative's number.
///
/// `candidates` holds every current record of every person with the number; others change nothing.
pub fn by_number<'c>(
    record: &Record,
    candidates: &'c [Candidate],
    not_same: &NotSame,
) -> Option<(PersonId, &'c Record)> {
    if record.fictitious || record.national_id.is_none() {
        return None;
    }
    let others = || candidates.iter().filter(|c| c.record.id != record.id);
    let bears = |other: &Record| {
        compare::national_id(record.national_id.as_ref(), other.national_id.as_ref()) == Code::Equal
    };
    let mut bearers = others().filter(|c| bears(&c.record));
    let person = bearers.next()?.person;
    if bearers.any(|c| c.person != person) {
        return None;
    }
    let all: Vec<&Record> = others().filter(|c| c.person == person).map(|c| &c.record).collect();
    if all.iter().any(|other| speaks_against(record, other, not_same) || is_another(record, other)) {
        return None;
    }
    let two_numbers = |a: &Record| {
        all.iter().any(|b| {
            compare::national_id(a.national_id.as_ref(), b.national_id.as_ref()) == Code::Contradicts
        })
    };
    if all.iter().any(|a| two_numbers(a)) {
        return None;
    }
    let near = all.iter().copied().filter(|other| bears(other) && agrees(record, other));
    near.max_by_key(|other| (alike(record, other), Reverse(other.id))).map(|nearest| (person, nearest))
}

/// Whether the two can never be linked, however alike they are.
pub fn speaks_against(record: &Record, other: &Record, not_same: &NotSame) -> bool {
    record.fictitious
        || other.fictitious
        || not_same.contains(record.id, other.id)
        || compare::national_id(record.national_id.as_ref(), other.national_id.as_ref()) == Code::Contradicts
}

fn given(a: &Record, b: &Record) -> Code {
    if compare::names_swapped(a, b) {
        return Code::Swapped;
    }
    compare::name((&a.given, &b.given), (&a.given_folded, &b.given_folded))
}

/// Whether given name and birth date agree, as far as one wants them to beside an equal number.
fn agrees(a: &Record, b: &Record) -> bool {
    !matches!(given(a, b), Code::Different | Code::Missing)
        && compare::born(a.born, b.born) != Code::Different
}

/// Whether given name and birth date both say somebody else.
fn is_another(a: &Record, b: &Record) -> bool {
    given(a, b) == Code::Different && compare::born(a.born, b.born) == Code::Different
}

/// How many of given name, surname and birth date are written the same.
fn alike(a: &Record, b: &Record) -> u8 {
    u8::from(a.given_folded == b.given_folded)
        + u8::from(a.surname_folded == b.surname_folded)
        + u8::from(a.born == b.born)
}
