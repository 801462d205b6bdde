//! Telephone numbers to E.164 by country.

use crate::country::Country;

/// A number as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// `+46701740605`.
    pub e164: String,
    /// Whether the cell held more than this one.
    pub several: bool,
}

/// Shortest and longest international number that is believed, digits with country code
/// (ITU-T E.164 allows 15).
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;

/// Reads one cell; the first number counts where there are several.
///
/// `070-174 06 05` in Sweden → `+46701740605`; `0047 902 20 258` anywhere → `+4790220258`.
pub fn read(cell: &str, country: Country) -> Option<Phone> {
    let lower = cell.to_lowercase();
    let pieces = || {
        lower
            .split(['/', ',', ';', '|'])
            .flat_map(|piece| piece.split(" eller "))
            .flat_map(|piece| piece.split(" or "))
            .filter(|piece| piece.bytes().filter(u8::is_ascii_digit).count() >= 5)
    };
    // 08/123 45 67 is one number
    if let Some(e164) = one(&lower.replace('/', "-"), country) {
        return Some(Phone { e164, several: false });
    }
    let several = pieces().count() > 1;
    pieces().find_map(|piece| one(piece, country)).map(|e164| Phone { e164, several })
}

fn one(text: &str, country: Country) -> Option<String> {
    let text = text.trim().trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ':' | ' '));
    let text = text.replace("(0)", "");
    let mut digits = String::with_capacity(text.len());
    let mut plus = false;
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => plus = true,
            ' ' | '-' | '–' | '.' | '(' | ')' | '\u{2010}' | '\u{2011}' | '\u{2212}' => {}
            _ if c.is_whitespace() => {}
            _ => return None,
        }
    }
    if !plus && let Some(rest) = digits.strip_prefix("00") {
        digits = rest.to_owned();
        plus = true;
    }
    if plus {
        let code = country.dialling_code();
        // +46 070…: the trunk zero stayed
        if let Some(rest) = digits.strip_prefix(code)
            && let Some(rest) = rest.strip_prefix('0').filter(|_| has_trunk_zero(country))
        {
            digits = format!("{code}{rest}");
        }
        let national = Country::ALL
            .into_iter()
            .find_map(|known| digits.strip_prefix(known.dialling_code()).map(|rest| (known, rest.len())));
        let fits = match national {
            Some((known, len)) => lengths(known).contains(&len),
            None => INTERNATIONAL.contains(&digits.len()),
        };
        return (fits && !digits.starts_with('0')).then(|| format!("+{digits}"));
    }
    let national = national(&digits, country)?;
    Some(format!("+{}{national}", country.dialling_code()))
}

/// The national significant number.
fn national(digits: &str, country: Country) -> Option<&str> {
    let code = country.dialling_code();
    let fits = |number: &&str| lengths(country).contains(&number.len()) && !number.starts_with('0');
    if has_trunk_zero(country) {
        if let Some(rest) = digits.strip_prefix('0') {
            return Some(rest).filter(fits);
        }
        // a spreadsheet has eaten the zero of a mobile number
        let mobile = match country {
            Country::Se => digits.len() == 9,
            _ => digits.len() == 10,
        };
        if mobile && digits.starts_with('7') {
            return Some(digits);
        }
    } else if fits(&digits) {
        return Some(digits);
    }
    // the country code without its plus
    digits.strip_prefix(code).filter(|rest| digits.len() > 9 && fits(rest))
}

const fn has_trunk_zero(country: Country) -> bool {
    matches!(country, Country::Se | Country::Sct)
}

/// Digits of a national significant number.
const fn lengths(country: Country) -> std::ops::RangeInclusive<usize> {
    match country {
        Country::Se => 7..=9,
        Country::No | Country::Dk => 8..=8,
        Country::Sct => 9..=10,
    }
}
