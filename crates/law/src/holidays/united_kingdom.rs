//! England and Scotland: Banking and Financial Dealings Act 1971 and royal proclamations, before it
//! the Bank Holidays Act 1871. A holiday at a weekend is given on the next free weekday.

use jiff::civil::Weekday::{Monday, Tuesday};

use super::{Day, Holiday};

/// Days that no rule gives: proclaimed once, for both.
const PROCLAIMED: [(i16, i8, i8); 9] = [
    (1977, 6, 7),   // Silver Jubilee
    (1981, 7, 29),  // royal wedding
    (1999, 12, 31), // millennium
    (2002, 6, 3),   // Golden Jubilee
    (2011, 4, 29),  // royal wedding
    (2012, 6, 5),   // Diamond Jubilee
    (2022, 6, 3),   // Platinum Jubilee
    (2022, 9, 19),  // state funeral
    (2023, 5, 8),   // coronation
];

/// Years in which the holiday early in May was moved to 8 May.
const EARLY_MAY_ON_EIGHTH: [i16; 2] = [1995, 2020];

/// Days in June to which the spring holiday was moved, for a jubilee beside it.
const SPRING_MOVED: [(i16, i8); 3] = [(2002, 4), (2012, 4), (2022, 2)];

/// The August holiday of the trial years before the act of 1971; from memory.
const SUMMER_ON_TRIAL: [(i16, i8, i8); 6] =
    [(1965, 8, 30), (1966, 8, 29), (1967, 8, 28), (1968, 9, 2), (1969, 9, 1), (1970, 8, 31)];

pub(super) fn england(day: &Day) -> Option<Holiday> {
    let summer = match day.year {
        ..1965 => day.is(Monday, 8, 1..=7),
        1965..=1970 => SUMMER_ON_TRIAL.contains(&(day.year, day.month, day.of_month)),
        _ => day.is(Monday, 8, 25..=31),
    };
    // A holiday in England since 1974.
    let new_year = day.year >= 1974 && (is(day, 1, 1) || day.is(Monday, 1, 2..=3));
    match day {
        _ if new_year => Some(Holiday::NewYear),
        _ if day.since_easter == 1 => Some(Holiday::EasterMonday),
        _ if day.year <= 1970 && day.since_easter == 50 => Some(Holiday::WhitMonday),
        _ if summer => Some(Holiday::Summer),
        _ if day.year >= 1978 && early_may(day) => Some(Holiday::EarlyMay),
        _ => christmas(day).or_else(|| boxing_day(day)).or_else(|| both(day)),
    }
}

pub(super) fn scotland(day: &Day) -> Option<Holiday> {
    if let Some(new_year) = scottish_new_year(day) {
        return Some(new_year);
    }
    // St Andrew's Day Bank Holiday (Scotland) Act 2007.
    let st_andrew = day.year >= 2007 && (is(day, 11, 30) || day.is(Monday, 12, 1..=2));
    let christmas = || match day.year {
        1974.. => christmas(day).or_else(|| boxing_day(day)),
        _ => (is(day, 12, 25) || day.is(Monday, 12, 26..=27)).then_some(Holiday::Christmas),
    };
    match day {
        _ if day.is(Monday, 8, 1..=7) => Some(Holiday::Summer),
        _ if early_may(day) => Some(Holiday::EarlyMay),
        _ if st_andrew => Some(Holiday::StAndrew),
        // The football world cup.
        _ if day.year == 2026 && is(day, 6, 15) => Some(Holiday::Proclaimed),
        _ => christmas().or_else(|| both(day)),
    }
}

/// 1 and 2 January, each with the next free weekday when it falls on a weekend.
fn scottish_new_year(day: &Day) -> Option<Holiday> {
    match (day.month, day.of_month, day.weekday) {
        (1, 1, _) | (1, 2 | 3, Monday) => Some(Holiday::NewYear),
        (1, 2, _) | (1, 3 | 4, Tuesday) | (1, 4, Monday) => Some(Holiday::SecondOfJanuary),
        _ => None,
    }
}

/// What England and Scotland share.
fn both(day: &Day) -> Option<Holiday> {
    let moved = SPRING_MOVED.iter().find(|(year, _)| *year == day.year);
    let spring = match moved {
        Some((_, on)) => is(day, 6, *on),
        None => day.year >= 1971 && day.is(Monday, 5, 25..=31),
    };
    let proclaimed = PROCLAIMED.contains(&(day.year, day.month, day.of_month));
    match day {
        _ if day.since_easter == -2 => Some(Holiday::GoodFriday),
        _ if spring => Some(Holiday::Spring),
        _ if proclaimed => Some(Holiday::Proclaimed),
        _ => None,
    }
}

fn early_may(day: &Day) -> bool {
    if EARLY_MAY_ON_EIGHTH.contains(&day.year) { is(day, 5, 8) } else { day.is(Monday, 5, 1..=7) }
}

/// 25 December; when a Saturday also Monday, when a Sunday also Tuesday, for Monday is taken.
fn christmas(day: &Day) -> Option<Holiday> {
    let instead = day.is(Monday, 12, 27..=27) || day.is(Tuesday, 12, 27..=27);
    (is(day, 12, 25) || instead).then_some(Holiday::Christmas)
}

/// 26 December; when a Saturday also Monday, when a Sunday also Tuesday.
fn boxing_day(day: &Day) -> Option<Holiday> {
    let instead = day.is(Monday, 12, 28..=28) || day.is(Tuesday, 12, 28..=28);
    (is(day, 12, 26) || instead).then_some(Holiday::SecondDayOfChristmas)
}

fn is(day: &Day, month: i8, of_month: i8) -> bool {
    (day.month, day.of_month) == (month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::{Weekday, date};

    #[test]
    fn the_world_cup_is_scottish() {
        let day = Day::of(date(2026, 6, 15));
        assert_eq!((england(&day), scotland(&day)), (None, Some(Holiday::Proclaimed)));
    }

    #[test]
    fn every_year_has_as_many_days_off_as_holidays() {
        // Scotland has nine ordinary holidays; the weekday count is the same in every year.
        for year in 2027..=2100 {
            let days = date(year, 1, 1).series(1.day()).take_while(|d| d.year() == year).map(Day::of);
            let weekend = |d: &Day| matches!(d.weekday, Weekday::Saturday | Weekday::Sunday);
            assert_eq!(days.filter(|d| !weekend(d) && scotland(d).is_some()).count(), 9, "{year}");
        }
    }
}
