//! Postcodes in each country's way of writing.

use crate::country::Country;

/// `51447` → `514 47`, `SE-514 47` → `514 47`, `580` → `0580` (Norway), `nq201by` → `NQ20 1BY`. `None` when it is no
/// postcode of that country.
pub fn read(cell: &str, country: Country) -> Option<String> {
    let compact: String = cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    if country == Country::Sct {
        return british(&compact);
    }
    let prefixes: &[&str] = match country {
        Country::Se => &["SE", "S"],
        Country::No => &["NO", "N"],
        _ => &["DK"],
    };
    let digits = prefixes.iter().find_map(|prefix| compact.strip_prefix(prefix)).unwrap_or(&compact);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (country, digits.len()) {
        (Country::Se, 5) => Some(format!("{} {}", &digits[..3], &digits[3..])),
        (Country::No | Country::Dk, 4) => Some(digits.to_owned()),
        (Country::No | Country::Dk, 3) => Some(format!("0{digits}")),
        _ => None,
    }
}

/// Outward part, one space, inward part (digit and two letters).
fn british(compact: &str) -> Option<String> {
    if !compact.is_ascii() || !(5..=7).contains(&compact.len()) {
        return None;
    }
    let (outward, inward) = compact.split_at(compact.len() - 3);
    let bytes = inward.as_bytes();
    let fits = bytes[0].is_ascii_digit()
        && bytes[1..].iter().all(u8::is_ascii_alphabetic)
        && outward.starts_with(|c: char| c.is_ascii_alphabetic());
    fits.then(|| format!("{outward} {inward}"))
}
