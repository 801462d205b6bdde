//! National ids that nobody living has: only published test series and constructions that the
//! issuing authority keeps apart from real numbers. Decision 0020 names the sources.

use std::collections::BTreeSet;

use domain::country::Country;
use domain::person::Sex;
use jiff::civil::Date;

use crate::draw::Draw;

/// Gives out test numbers, never the same twice.
#[derive(Debug, Default)]
pub struct Issuer {
    given: BTreeSet<String>,
}

impl Issuer {
    /// A new number in the country's canonical form (digits only), or `None` when the series has
    /// none left for that birth date and sex, or the country has no series here.
    pub fn issue(&mut self, country: Country, born: Date, sex: Sex, draw: &mut Draw) -> Option<String> {
        let span = span(country)?;
        let first = draw.below(span);
        (0..span)
            .filter_map(|step| number(country, born, sex, (first + step) % span))
            .find(|number| self.given.insert(number.clone()))
    }
}

/// How many ordinals [`number`] knows for one birth date and sex.
pub const fn span(country: Country) -> Option<u32> {
    match country {
        Country::Se => Some(10),
        Country::No => Some(250),
        Country::Dk => Some(300),
        Country::Sct => None,
    }
}

/// The test number of one ordinal; `None` when its check digit comes out as 10 (Norway,
/// Denmark), so that the number does not exist. Different ordinals give different numbers.
pub fn number(country: Country, born: Date, sex: Sex, ordinal: u32) -> Option<String> {
    match country {
        Country::Se => Some(sweden(born, sex, ordinal)),
        Country::No => norway(born, sex, ordinal),
        Country::Dk => denmark(born, sex, ordinal),
        Country::Sct => None,
    }
}

/// Sweden: serials 980 to 999, which Skatteverket keeps for test numbers; the next to last
/// digit is odd for boys and men. Twelve digits, Luhn over the last ten.
fn sweden(born: Date, sex: Sex, ordinal: u32) -> String {
    let serial = 980 + 2 * (ordinal % 10) + u32::from(sex == Sex::Male);
    let nine = format!("{:02}{:02}{:02}{serial}", born.year() % 100, born.month(), born.day());
    let sum: u32 = digits(&nine)
        .enumerate()
        .map(|(i, digit)| if i % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    format!("{:02}{nine}{}", born.year() / 100, (10 - sum % 10) % 10)
}

/// Norway: month + 80, the synthetic people of the tax authority's Tenor. The individual number
/// follows the real rule for the century: 000 to 499 until 1999, 500 to 999 from 2000.
fn norway(born: Date, sex: Sex, ordinal: u32) -> Option<String> {
    let base = if born.year() < 2000 { 0 } else { 500 };
    let individual = base + 2 * (ordinal % 250) + u32::from(sex == Sex::Male);
    let month = i16::from(born.month()) + 80;
    let nine = format!("{:02}{month:02}{:02}{individual:03}", born.day(), born.year() % 100);
    let first = control(&nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?;
    let ten = format!("{nine}{first}");
    let second = control(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])?;
    Some(format!("{ten}{second}"))
}

/// Denmark: day + 60, the CPR office's construction for replacement numbers, which cannot be
/// taken for real ones. Seventh digit 0 to 2 until 1999 and 4 to 6 from 2000 tells the century
/// as it does in real numbers; the check digit holds, and is odd for boys and men.
fn denmark(born: Date, sex: Sex, ordinal: u32) -> Option<String> {
    let head = if born.year() < 2000 { 0 } else { 400 } + ordinal % 300;
    let day = i16::from(born.day()) + 60;
    let nine = format!("{day:02}{:02}{:02}{head:03}", born.month(), born.year() % 100);
    let last = control(&nine, &[4, 3, 2, 7, 6, 5, 4, 3, 2])?;
    (last % 2 == u32::from(sex == Sex::Male)).then(|| format!("{nine}{last}"))
}

/// Control digit of the weighted sum modulo 11; `None` when it would be 10.
fn control(text: &str, weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits(text).zip(weights).map(|(digit, weight)| digit * weight).sum();
    Some((11 - sum % 11) % 11).filter(|digit| *digit < 10)
}

fn digits(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.chars().filter_map(|c| c.to_digit(10))
}
