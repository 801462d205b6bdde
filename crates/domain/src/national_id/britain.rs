//! Scotland's CHI number and England's NHS number: the same check, told apart by the date.

use super::norway::possible;
use super::{Inside, Kind, NationalId, Why, Year, sex_of, two, weighted};

const WEIGHTS: [u8; 10] = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

pub(super) fn ten(values: &[u8]) -> Result<NationalId, Why> {
    if values.iter().all(|digit| *digit == 0) || !weighted(values, &WEIGHTS).is_multiple_of(11) {
        return Err(Why::CheckDigit);
    }
    let (day, month, yy) = (two(values, 0), two(values, 2), two(values, 4));
    if possible(yy, month, day) {
        let inside = Inside { year: Year::Short(yy), month, day };
        return Ok(NationalId::new(Kind::Chi, values, inside, Some(sex_of(values[8])), false));
    }
    // 999 000 0000 to 999 999 9999 is kept for tests
    let test = values[..3] == [9, 9, 9];
    Ok(NationalId::new(Kind::Nhs, values, Inside::NOTHING, None, test))
}
