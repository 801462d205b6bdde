//! The days off of a calendar as bits, a year at a time, made when first asked for: 45 working days
//! are counted in less time than the holidays of one day are reasoned out.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::{CODES, Calendar, OutOfRange};
use crate::holidays::{FIRST_YEAR, LAST_YEAR};

const YEARS: usize = (LAST_YEAR - FIRST_YEAR + 1) as usize;

static KEPT: [[OnceLock<Year>; YEARS]; CODES.len()] =
    [const { [const { OnceLock::new() }; YEARS] }; CODES.len()];

/// A year of a calendar.
pub(super) struct Year {
    /// Bit n is set when the n-th day of the year is off, from 1.
    off: [u64; 6],
    days: i16,
}

impl Year {
    /// That year of that calendar.
    pub(super) fn of(calendar: Calendar, year: i16) -> Result<&'static Self, OutOfRange> {
        let at = usize::try_from(year.checked_sub(FIRST_YEAR).ok_or(OutOfRange)?).map_err(|_| OutOfRange)?;
        let row = CODES.iter().position(|(_, known)| *known == calendar).ok_or(OutOfRange)?;
        let kept = KEPT.get(row).and_then(|years| years.get(at)).ok_or(OutOfRange)?;
        Ok(kept.get_or_init(|| Self::made(calendar, year)))
    }

    fn made(calendar: Calendar, year: i16) -> Self {
        let first = jiff::civil::date(year, 1, 1);
        let mut made = Self { off: [0; 6], days: first.days_in_year() };
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| day.year() == year) {
            if calendar.day_off(day).is_some() {
                let (word, bit) = Self::place(day.day_of_year());
                made.off[word] |= bit;
            }
        }
        made
    }

    /// Whether the n-th day of the year is off.
    pub(super) fn is_off(&self, day: i16) -> bool {
        let (word, bit) = Self::place(day);
        self.off[word] & bit != 0
    }

    fn place(day: i16) -> (usize, u64) {
        let day = usize::try_from(day).unwrap_or_default();
        (day / 64 % 6, 1 << (day % 64))
    }
}

/// The n-th working day after a day, or before it.
pub(super) fn step(calendar: Calendar, date: Date, n: u32, before: bool) -> Result<Date, OutOfRange> {
    let mut number = date.year();
    let mut year = Year::of(calendar, number)?;
    let mut day = date.day_of_year();
    let mut left = n;
    while left > 0 {
        day += if before { -1 } else { 1 };
        if day < 1 {
            number -= 1;
            year = Year::of(calendar, number)?;
            day = year.days;
        } else if day > year.days {
            number += 1;
            year = Year::of(calendar, number)?;
            day = 1;
        }
        if !year.is_off(day) {
            left -= 1;
        }
    }
    Ok(jiff::civil::date(number, 1, 1).with().day_of_year(day).build()?)
}
