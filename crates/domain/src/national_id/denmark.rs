//! CPR numbers.

use jiff::civil::Date;

use super::{Inside, Kind, NationalId, Why, Year, real_date, sex_of, two, weighted};

const WEIGHTS: [u8; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// Added to the day of a replacement number (the CPR office's advice).
const REPLACEMENT_DAY: i8 = 60;

/// The check digit is not asked: numbers without it are given since 1 October 2007.
pub(super) fn ten(values: &[u8], today: Date) -> Result<NationalId, Why> {
    let raw_day = two(values, 0);
    let replacement = raw_day > REPLACEMENT_DAY;
    let day = if replacement { raw_day - REPLACEMENT_DAY } else { raw_day };
    let month = two(values, 2);
    let year = year_of(values[6], i16::from(two(values, 4)));
    real_date(year, month, day, today)?;
    let inside = Inside { year: Year::Full(year), month, day };
    Ok(NationalId::new(Kind::Cpr, values, inside, Some(sex_of(values[9])), replacement))
}

/// The check that held for every number before October 2007: proof that ten digits are Danish
/// where nothing else says so.
pub(super) fn old_check_holds(values: &[u8]) -> bool {
    weighted(values, &WEIGHTS).is_multiple_of(11)
}

/// The century by the seventh digit (CPR office, "Personnummeret i CPR").
const fn year_of(seventh: u8, yy: i16) -> i16 {
    match (seventh, yy) {
        (4 | 9, 0..=36) | (5..=8, 0..=57) => 2000 + yy,
        (5..=8, _) => 1800 + yy,
        _ => 1900 + yy,
    }
}
