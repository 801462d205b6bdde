//! Telephone numbers that nobody can be called on. Decision 0020 names the sources.

use domain::country::Country;

use crate::draw::Draw;

/// Sweden, for use in fiction (Post- och telestyrelsen): 070-174 06 05 to 99.
const SE_MOBILE: (u32, u32) = (701_740_605, 95);
/// Sweden, for use in fiction: 031-390 06 00 to 99, 08-465 004 00 to 99, 040-628 04 00 to 99.
const SE_FIXED: [(u32, u32); 3] = [(313_900_600, 100), (846_500_400, 100), (406_280_400, 100)];
/// Norway and Denmark publish no such series. Subscribers' numbers begin with 2 to 9 in both
/// countries, and what begins with 15 is no emergency number, so these reach nobody.
const NO_DK: (u32, u32) = (15_000_000, 100_000);

/// A number in E.164. `fixed` asks for an office's rather than a mobile number.
pub fn number(country: Country, fixed: bool, draw: &mut Draw) -> String {
    let (first, count) = match country {
        Country::Se if fixed => SE_FIXED[draw.index(SE_FIXED.len())],
        Country::Se => SE_MOBILE,
        _ => NO_DK,
    };
    numbered(country, first + draw.below(count))
}

/// The office number with that ordinal: the same one again for the same ordinal.
pub fn office(country: Country, ordinal: u32) -> String {
    match country {
        Country::Se => {
            let (first, count) = SE_FIXED[(ordinal / 100 % 3) as usize];
            numbered(country, first + ordinal % count)
        }
        _ => numbered(country, NO_DK.0 + ordinal % NO_DK.1),
    }
}

fn numbered(country: Country, subscriber: u32) -> String {
    match country {
        Country::Se => format!("+46{subscriber}"),
        other => format!("+{}{subscriber:08}", other.dialling_code()),
    }
}

/// The number as people of the country write it, in one of four ways.
pub fn written(e164: &str, way: u32) -> String {
    let national = e164.get(3..).unwrap_or_default();
    let code = e164.get(..3).unwrap_or_default();
    match (code, way % 4) {
        (_, 0) => e164.to_owned(),
        (_, 1) => format!("00{}{national}", &code[1..]),
        ("+46", 2) => format!("0{national}"),
        ("+46", _) => {
            let area = if national.starts_with('8') { 1 } else { 2 };
            let (area, rest) = national.split_at(area);
            format!("0{area}-{}", grouped(rest))
        }
        (_, 2) => national.to_owned(),
        _ => grouped(national),
    }
}

/// Digits in pairs, the first group of three when their number is odd.
fn grouped(digits: &str) -> String {
    let (head, tail) = digits.split_at(if digits.len() % 2 == 1 { 3 } else { 2 });
    let mut text = head.to_owned();
    for pair in tail.as_bytes().chunks(2) {
        text.push(' ');
        text.extend(pair.iter().map(|b| char::from(*b)));
    }
    text
}
