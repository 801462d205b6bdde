//! Fødselsnummer, D-number, H-number, FH-number and the synthetic series.

use jiff::civil::Date;

use super::{Inside, Kind, NationalId, Why, Year, real_date, sex_of, three, two, weighted};

const FIRST_WEIGHTS: [u8; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS: [u8; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// Remainders of the first control digit, besides 0, of numbers given from 2032 (Skatteetaten).
const NEW_RULE: std::ops::RangeInclusive<u32> = 1..=3;

/// The first year in which such a number can be a person's; synthetic ones exist already. Earlier
/// it is a typing error.
const NEW_RULE_FROM: i16 = 2032;

pub(super) fn eleven(values: &[u8], today: Date) -> Result<NationalId, Why> {
    let first = weighted(&values[..10], &FIRST_WEIGHTS) % 11;
    let second = weighted(values, &SECOND_WEIGHTS) % 11;
    let new_rule = NEW_RULE.contains(&first);

    if values[0] >= 8 {
        return if first == 0 && second == 0 {
            Ok(NationalId::new(Kind::FhNumber, values, Inside::NOTHING, None, false))
        } else {
            Err(Why::CheckDigit)
        };
    }
    let raw_day = two(values, 0);
    let raw_month = two(values, 2);
    let (kind, day) =
        if raw_day > 40 { (Kind::DNumber, raw_day - 40) } else { (Kind::Fodselsnummer, raw_day) };
    let (month, test) = match raw_month {
        1..=12 => (raw_month, false),
        41..=52 => (raw_month - 40, true),
        66..=77 => (raw_month - 65, true),
        81..=92 => (raw_month - 80, true),
        _ => return Err(Why::Date),
    };
    let yy = two(values, 4);
    // from 2032 neither century nor sex is in the number
    let year = if new_rule { None } else { year_of(three(values, 6), i16::from(yy)) };
    match year {
        Some(year) => {
            real_date(year, month, day, today)?;
        }
        None if possible(yy, month, day) => {}
        None => return Err(Why::Date),
    }
    let in_time = test || today.year() >= NEW_RULE_FROM;
    if second != 0 || (first != 0 && !(new_rule && in_time)) {
        return Err(Why::CheckDigit);
    }
    let inside = Inside { year: year.map_or(Year::Short(yy), Year::Full), month, day };
    let sex = if new_rule { None } else { Some(sex_of(values[8])) };
    Ok(NationalId::new(kind, values, inside, sex, test))
}

/// The century by the individual number (folkeregisterforskriften § 2-2-1).
const fn year_of(individual: u16, yy: i16) -> Option<i16> {
    match (individual, yy) {
        (0..=499, _) | (900..=999, 40..=99) => Some(1900 + yy),
        (500..=749, 54..=99) => Some(1800 + yy),
        (500..=999, 0..=39) => Some(2000 + yy),
        _ => None,
    }
}

/// Whether the day exists in some century.
pub(super) fn possible(yy: i8, month: i8, day: i8) -> bool {
    [1900, 2000].iter().any(|century| Date::new(century + i16::from(yy), month, day).is_ok())
}
