//! How birth dates compare.

use crate::entry::{Born, Entry};

/// How two birth dates compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Births {
    /// One is missing.
    Missing,
    /// Equal.
    Equal,
    /// They differ, and the date inside the one's national id is the other's.
    InsideId,
    /// Day and month swapped.
    Swapped,
    /// One digit, or a day, a month or a year apart.
    Near,
    /// The same year, and of one the day is not known, or 1 January as systems write it then.
    YearOnly,
    /// The same day and month of another year, or the same month.
    Partly,
    /// Different.
    Different,
}

impl Births {
    /// How many levels there are.
    pub const COUNT: usize = 8;
}

/// Compares. Of two records with one national id the date inside it says nothing more.
pub fn compare(a: &Entry, b: &Entry, one_id: bool) -> Births {
    let (x, y) = if one_id { (a.born, b.born) } else { (a.birthday(), b.birthday()) };
    if x.is_none() || y.is_none() {
        return Births::Missing;
    }
    let straight = dates(x, y);
    let inside = |born: Born, id: Born| !id.is_none() && born == id;
    if !one_id && straight > Births::InsideId && (inside(x, b.id_born) || inside(y, a.id_born)) {
        return Births::InsideId;
    }
    straight
}

fn dates(x: Born, y: Born) -> Births {
    if x == y {
        return if x.is_full() { Births::Equal } else { Births::YearOnly };
    }
    let same_year = x.year() == y.year();
    if !x.is_full() || !y.is_full() {
        let month_fits = x.month() == y.month() || x.month() == 0 || y.month() == 0;
        return if same_year && month_fits { Births::YearOnly } else { Births::Different };
    }
    if same_year && x.month() == y.day() && x.day() == y.month() {
        return Births::Swapped;
    }
    if same_year && (new_year(x) || new_year(y)) {
        return Births::YearOnly;
    }
    if close(x, y) {
        return Births::Near;
    }
    let same_day = x.month() == y.month() && x.day() == y.day();
    if same_day || (same_year && (x.month() == y.month() || x.day() == y.day())) {
        return Births::Partly;
    }
    Births::Different
}

/// 1 January, or 1 July, which some systems write for an unknown day.
const fn new_year(date: Born) -> bool {
    date.day() == 1 && (date.month() == 1 || date.month() == 7)
}

/// One digit apart, two neighbours swapped, or at most a day, a month or a year apart.
fn close(x: Born, y: Born) -> bool {
    if crate::standard::address::one_digit_apart(u64::from(x.0), u64::from(y.0)) {
        return true;
    }
    let same_year = x.year() == y.year();
    let days = x.day().abs_diff(y.day());
    let months = x.month().abs_diff(y.month());
    (same_year && months == 0 && days <= 2)
        || (same_year && months == 1 && (days == 0 || days >= 27 || days <= 1))
        || (x.year().abs_diff(y.year()) == 1 && months == 0 && days == 0)
}
