//! How two values of one field compare.

use crate::evidence::Code;
use crate::fold::{fold, within_one_edit};
use crate::record::{BirthDate, NationalId, Record};

/// Compares two names by their written and folded forms. Nothing is never equal to nothing.
pub fn name(raw: (&str, &str), folded: (&str, &str)) -> Code {
    let (a, b) = folded;
    if a.is_empty() || b.is_empty() {
        return Code::Missing;
    }
    if raw.0 == raw.1 {
        return Code::Equal;
    }
    if a == b || equal_without_blanks(a, b) {
        return Code::EqualFolded;
    }
    if within_one_edit(a, b) {
        return Code::OneEdit;
    }
    if part_of(a, b) || part_of(b, a) {
        return Code::PartOf;
    }
    Code::Different
}

fn equal_without_blanks(a: &str, b: &str) -> bool {
    let letters = |text: &'_ str| text.bytes().filter(|c| *c != b' ').collect::<Vec<_>>();
    letters(a) == letters(b)
}

/// Whether every word of the one stands in the other.
fn part_of(a: &str, b: &str) -> bool {
    a.split(' ').all(|word| b.split(' ').any(|other| other == word))
}

/// Whether given name and surname have changed places.
pub fn names_swapped(a: &Record, b: &Record) -> bool {
    let told = |r: &Record| !r.given_folded.is_empty() && !r.surname_folded.is_empty();
    told(a)
        && told(b)
        && a.given_folded == b.surname_folded
        && a.surname_folded == b.given_folded
        && a.given_folded != a.surname_folded
}

/// Compares two birth dates.
pub fn born(a: Option<BirthDate>, b: Option<BirthDate>) -> Code {
    let (Some(a), Some(b)) = (a, b) else { return Code::Missing };
    if a == b {
        return if a.is_full() { Code::Equal } else { Code::Partial };
    }
    if a.swapped() == Some(b) {
        return Code::DayMonthSwapped;
    }
    if !a.is_full() || !b.is_full() {
        let month_fits = a.month == b.month || a.month == 0 || b.month == 0;
        return if a.year == b.year && month_fits { Code::Partial } else { Code::Different };
    }
    if within_one_edit(&a.to_string(), &b.to_string()) { Code::OneEdit } else { Code::Different }
}

/// Compares two national ids.
pub fn national_id(a: Option<&NationalId>, b: Option<&NationalId>) -> Code {
    match (a, b) {
        (Some(a), Some(b)) if a.country == b.country && a.value == b.value => Code::Equal,
        (Some(a), Some(b)) if a.contradicts(b) => Code::Contradicts,
        (Some(_), Some(_)) => Code::Different,
        _ => Code::Missing,
    }
}

/// Compares two free texts such as an address or a city.
pub fn text(a: &str, b: &str) -> Code {
    let (fa, fb) = (fold(a), fold(b));
    name((a.trim(), b.trim()), (&fa, &fb))
}

/// Compares two values that are equal or not.
pub fn exact(a: &str, b: &str) -> Code {
    if a.is_empty() || b.is_empty() {
        Code::Missing
    } else if a == b {
        Code::Equal
    } else {
        Code::Different
    }
}
