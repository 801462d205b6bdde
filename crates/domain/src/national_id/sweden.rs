//! Personnummer and samordningsnummer.

use jiff::civil::Date;

use super::{Digits, Inside, Kind, NationalId, Why, Year, real_date, sex_of, three, two};

/// Added to the day of a coordination number.
const COORDINATION_DAY: i8 = 60;

/// Ten digits: the century follows from today, and from `+` for those who turn 100 or more.
pub(super) fn ten(digits: &Digits, today: Date) -> Result<NationalId, Why> {
    let yy = i16::from(two(&digits.values, 0));
    let century = today.year() - today.year().rem_euclid(100);
    let mut year = century + yy;
    let month = two(&digits.values, 2);
    let day = two(&digits.values, 4) % COORDINATION_DAY;
    if (year, month, day) > (today.year(), today.month(), today.day()) {
        year -= 100;
    }
    if digits.plus {
        year -= 100;
    }
    let mut values = [0; 12];
    let prefix = u8::try_from(year / 100).map_err(|_| Why::Date)?;
    values[0] = prefix / 10;
    values[1] = prefix % 10;
    values[2..].copy_from_slice(&digits.values[..10]);
    checked(&values, year, today)
}

/// Twelve digits: the century is said.
pub(super) fn twelve(digits: &Digits, today: Date) -> Result<NationalId, Why> {
    let century = i16::from(two(&digits.values, 0));
    match century {
        // reserve numbers of a region, such as Stockholm's 99…
        99 => Err(Why::Temporary),
        18..=20 => checked(&digits.values, century * 100 + i16::from(two(&digits.values, 2)), today),
        _ => Err(Why::Date),
    }
}

fn checked(values: &[u8; 12], year: i16, today: Date) -> Result<NationalId, Why> {
    let month = two(values, 4);
    let raw_day = two(values, 6);
    let coordination = raw_day >= COORDINATION_DAY;
    let day = if coordination { raw_day - COORDINATION_DAY } else { raw_day };
    if coordination && (month == 0 || day == 0) {
        // unknown parts: what remains must still be possible
        if !(0..=12).contains(&month) || !(0..=31).contains(&day) || year > today.year() {
            return Err(Why::Date);
        }
    } else {
        real_date(year, month, day, today)?;
    }
    let serial = three(values, 8);
    if serial == 0 || !luhn_holds(&values[2..]) {
        return Err(Why::CheckDigit);
    }
    let kind = if coordination { Kind::Samordningsnummer } else { Kind::Personnummer };
    // Skatteverket's published test numbers: the serials 238, 239 and 980 to 999
    let test = matches!(serial, 238 | 239 | 980..=999);
    let inside = Inside { year: Year::Full(year), month, day };
    Ok(NationalId::new(kind, values, inside, Some(sex_of(values[10])), test))
}

/// Luhn's check over the last ten digits.
fn luhn_holds(ten: &[u8]) -> bool {
    let sum: u32 = ten
        .iter()
        .enumerate()
        .map(|(index, digit)| {
            let doubled = u32::from(*digit) * if index % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
