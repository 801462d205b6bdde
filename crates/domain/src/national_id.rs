//! National identity numbers of the four countries (and England's NHS number, which Scottish
//! lists carry too): reading, checking, and what the number itself says of birth date and sex.
//!
//! Own module rather than a library: the published crates refuse Swedish coordination numbers
//! with an unknown date, know neither the Norwegian rule of 2032 nor the synthetic series, and
//! demand the Danish check digit that has not been binding since 1 October 2007.

mod britain;
mod denmark;
mod norway;
mod sweden;

use std::fmt;

use jiff::civil::Date;

use crate::coded::coded;
use crate::country::Country;
use crate::message_key::Message;
use crate::person::Sex;

coded! {
    /// Which number it is. The code begins with the issuing country, so that equal digits of
    /// two countries never meet.
    Kind {
        /// Sweden, personnummer (folkbokföringslagen 1991:481, 18 §).
        Personnummer = "se_personnummer",
        /// Sweden, samordningsnummer: day + 60; month 00 and day 60 when the date is unknown.
        Samordningsnummer = "se_samordningsnummer",
        /// Norway, fødselsnummer (folkeregisterforskriften kap. 2).
        Fodselsnummer = "no_fodselsnummer",
        /// Norway, D-number: day + 40.
        DNumber = "no_d_number",
        /// Norway, joint help number of the health services: first digit 8 or 9, no date in it.
        FhNumber = "no_fh_number",
        /// Denmark, CPR number (CPR-loven § 3).
        Cpr = "dk_cpr",
        /// Scotland, Community Health Index.
        Chi = "sct_chi",
        /// England, NHS number.
        Nhs = "eng_nhs",
    }
}

impl Kind {
    /// The issuing country, ISO 3166-1 alpha-2 in small letters. Swedish personal and
    /// coordination numbers share a series, as do the Norwegian ones.
    pub const fn issuer(self) -> &'static str {
        match self {
            Self::Personnummer | Self::Samordningsnummer => "se",
            Self::Fodselsnummer | Self::DNumber | Self::FhNumber => "no",
            Self::Cpr => "dk",
            Self::Chi | Self::Nhs => "gb",
        }
    }

    /// Whether a person keeps it for life. One who gets a permanent number later has two.
    pub const fn is_permanent(self) -> bool {
        !matches!(self, Self::Samordningsnummer | Self::DNumber | Self::FhNumber)
    }
}

/// Why a text is not a national id that may link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Why {
    /// Nothing there.
    #[error("empty")]
    Empty,
    /// Characters that no number has.
    #[error("not a number")]
    NotANumber,
    /// No country's number has that many digits, or not this country's.
    #[error("wrong length")]
    Length,
    /// The date inside is none, or lies ahead.
    #[error("no such date")]
    Date,
    /// A digit is wrong.
    #[error("check digit")]
    CheckDigit,
    /// A temporary or local number (`TMP-…`, reservnummer, hospital's own): valid where it was
    /// given, says nothing elsewhere.
    #[error("temporary number")]
    Temporary,
    /// Fits more than one country and nothing tells which.
    #[error("ambiguous country")]
    Ambiguous,
}

impl Why {
    /// For people.
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::Empty => "import-id-empty",
            Self::NotANumber => "import-id-not-a-number",
            Self::Length => "import-id-length",
            Self::Date => "import-id-date",
            Self::CheckDigit => "import-id-check-digit",
            Self::Temporary => "import-id-temporary",
            Self::Ambiguous => "import-id-ambiguous",
        })
    }
}

/// The year inside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Year {
    /// No date at all.
    None,
    /// The last two digits only (Scotland; Norway from 2032).
    Short(i8),
    /// With its century.
    Full(i16),
}

/// The date inside a number; 0 for a day or month that the number leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Inside {
    year: Year,
    month: i8,
    day: i8,
}

impl Inside {
    const NOTHING: Self = Self { year: Year::None, month: 0, day: 0 };
}

/// A valid national identity number in its canonical form, digits only: 12 for Sweden, 11 for
/// Norway, 10 elsewhere. `Debug` shows the masked form.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NationalId {
    kind: Kind,
    digits: [u8; 12],
    len: u8,
    inside: Inside,
    sex: Option<Sex>,
    test: bool,
}

/// Digits as read, before any country's rules: values 0 to 9.
struct Digits {
    values: [u8; 12],
    len: usize,
    plus: bool,
}

impl NationalId {
    /// Reads a number with or without separators and spaces. `country` is the partnership's, or
    /// the record's own when the list says one; it settles what ten digits mean. Numbers whose
    /// form is unmistakable (12 digits Sweden, 11 digits Norway) are read in any country.
    /// `today` gives a Swedish two-digit year its century and refuses dates ahead of it.
    ///
    /// ```text
    /// parse("180101-2392", Some(Se), …)  → 201801012392
    /// parse("128720 72061", Some(No), …) → 12872072061 (synthetic)
    /// ```
    pub fn parse(text: &str, country: Option<Country>, today: Date) -> Result<Self, Why> {
        let digits = Digits::read(text)?;
        match (digits.len, country) {
            (12, _) => sweden::twelve(&digits, today),
            (11, _) => norway::eleven(&digits.values[..11], today),
            (10, Some(Country::Se)) => sweden::ten(&digits, today),
            (10, Some(Country::Dk)) => denmark::ten(&digits.values[..10], today),
            (10, Some(Country::Sct)) => britain::ten(&digits.values[..10]),
            // a spreadsheet has eaten the leading zero: both check digits still prove the number
            (10, Some(Country::No)) => {
                norway::eleven(&digits.with_leading_zero()[..11], today).map_err(|_| Why::Length)
            }
            (9, Some(Country::Sct)) => {
                britain::ten(&digits.with_leading_zero()[..10]).map_err(|_| Why::Length)
            }
            (10, None) => unsettled(&digits, today),
            _ => Err(Why::Length),
        }
    }

    /// As [`NationalId::parse`], and where the country's own reading fails, any other country's
    /// whose date agrees with a birth date that the record gives besides.
    pub fn parse_beside(
        text: &str,
        country: Option<Country>,
        today: Date,
        born: Option<Date>,
    ) -> Result<Self, Why> {
        Self::parse(text, country, today).or_else(|why| {
            let others = Country::ALL.into_iter().filter(|other| Some(*other) != country);
            let mut found = others.filter_map(|other| {
                let id = Self::parse(text, Some(other), today).ok()?;
                (born.is_some() && id.birth_date() == born).then_some(id)
            });
            match (found.next(), found.next()) {
                (Some(id), None) => Ok(id),
                _ => Err(why),
            }
        })
    }

    /// Which number it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Canonical form: digits only.
    pub fn digits(&self) -> &str {
        str::from_utf8(&self.digits[..usize::from(self.len)]).unwrap_or_default()
    }

    /// What makes it unique among all countries: issuer and digits, `dk:0707614285`. Swedish
    /// personal and coordination numbers share a series, as do the Norwegian ones.
    pub fn key(&self) -> String {
        let issuer = self.kind.issuer();
        format!("{issuer}:{}", self.digits())
    }

    /// The birth date inside, when it is whole and its century is certain.
    pub fn birth_date(&self) -> Option<Date> {
        let Year::Full(year) = self.inside.year else { return None };
        Date::new(year, self.inside.month, self.inside.day).ok()
    }

    /// Whether what the number says of the birth date cannot be true of this one. Parts that the
    /// number leaves out contradict nothing.
    pub fn contradicts_birth(&self, born: Date) -> bool {
        let year = match self.inside.year {
            Year::None => return false,
            Year::Short(year) => i16::from(year) != born.year().rem_euclid(100),
            Year::Full(year) => year != born.year(),
        };
        let month = self.inside.month != 0 && self.inside.month != born.month();
        let day = self.inside.day != 0 && self.inside.day != born.day();
        year || month || day
    }

    /// The sex inside, if the number tells it.
    pub const fn sex(&self) -> Option<Sex> {
        self.sex
    }

    /// Whether it belongs to a series that is never given to a living person: Sweden's serials
    /// 238, 239 and 980 to 999 (Skatteverket's list of test numbers); Norway's months + 40, + 65 and + 80
    /// (+ 40 is also a hospital's own H-number); Denmark's day + 60 (the CPR office's advice for
    /// replacement numbers, made by each agency for itself); England's 999. Two agencies may have
    /// made the same one, so none of them may link real people.
    pub const fn is_test_series(&self) -> bool {
        self.test
    }

    /// For lists and evidence: the first four digits of the ten or eleven, the rest covered.
    pub fn masked(&self) -> String {
        self.grouped(|index| index >= 4)
    }

    /// With the separators that people use; Sweden without the century.
    pub fn written(&self) -> String {
        self.grouped(|_| false)
    }

    fn grouped(&self, covered: impl Fn(usize) -> bool) -> String {
        let digits = self.digits();
        let (digits, breaks, separator) = match self.kind {
            Kind::Personnummer | Kind::Samordningsnummer => (&digits[2..], [6, 0], '-'),
            Kind::Fodselsnummer | Kind::DNumber | Kind::FhNumber | Kind::Chi => (digits, [6, 0], ' '),
            Kind::Cpr => (digits, [6, 0], '-'),
            Kind::Nhs => (digits, [3, 6], ' '),
        };
        let mut text = String::with_capacity(digits.len() * 3 + 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && breaks.contains(&index) {
                text.push(separator);
            }
            text.push(if covered(index) { '•' } else { digit });
        }
        text
    }

    fn new(kind: Kind, values: &[u8], inside: Inside, sex: Option<Sex>, test: bool) -> Self {
        let mut digits = [b'0'; 12];
        for (to, from) in digits.iter_mut().zip(values) {
            *to = b'0' + from;
        }
        let len = u8::try_from(values.len().min(12)).unwrap_or(12);
        Self { kind, digits, len, inside, sex, test }
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalId({} {})", self.kind.code(), self.masked())
    }
}

impl Digits {
    fn read(text: &str) -> Result<Self, Why> {
        let mut digits = Self { values: [0; 12], len: 0, plus: false };
        let (mut any_digit, mut any_letter, mut other) = (false, false, false);
        let mut too_long = false;
        for c in text.chars() {
            match c {
                '0'..='9' => {
                    any_digit = true;
                    if digits.len < 12 {
                        digits.values[digits.len] = c as u8 - b'0';
                        digits.len += 1;
                    } else {
                        too_long = true;
                    }
                }
                '+' => digits.plus = true,
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '/' | '\'' | '’' => {}
                _ if c.is_whitespace() => {}
                _ if c.is_alphabetic() => any_letter = true,
                _ => other = true,
            }
        }
        match () {
            () if !any_digit && !any_letter && !other => Err(Why::Empty),
            () if any_letter && any_digit && !other => Err(Why::Temporary),
            () if any_letter || other => Err(Why::NotANumber),
            () if too_long => Err(Why::Length),
            () => Ok(digits),
        }
    }

    fn with_leading_zero(&self) -> [u8; 12] {
        let mut padded = [0; 12];
        padded[1..].copy_from_slice(&self.values[..11]);
        padded
    }
}

/// Ten digits of an unknown country: whichever country's check digits prove it, if only one's do.
fn unsettled(digits: &Digits, today: Date) -> Result<NationalId, Why> {
    let ten = &digits.values[..10];
    let readings = [
        sweden::ten(digits, today),
        if denmark::old_check_holds(ten) { denmark::ten(ten, today) } else { Err(Why::CheckDigit) },
        britain::ten(ten),
    ];
    let mut valid = readings.into_iter().filter_map(Result::ok);
    match (valid.next(), valid.next()) {
        (Some(id), None) => Ok(id),
        (Some(_), Some(_)) => Err(Why::Ambiguous),
        (None, _) => Err(Why::CheckDigit),
    }
}

/// Two digits as a number.
fn two(values: &[u8], at: usize) -> i8 {
    values[at].cast_signed() * 10 + values[at + 1].cast_signed()
}

/// Three digits as a number.
fn three(values: &[u8], at: usize) -> u16 {
    u16::from(values[at]) * 100 + u16::from(values[at + 1]) * 10 + u16::from(values[at + 2])
}

/// The sum of digits times weights.
fn weighted(values: &[u8], weights: &[u8]) -> u32 {
    values.iter().zip(weights).map(|(value, weight)| u32::from(*value) * u32::from(*weight)).sum()
}

/// Odd serials are men's in all four countries.
const fn sex_of(digit: u8) -> Sex {
    if digit % 2 == 1 { Sex::Male } else { Sex::Female }
}

/// Refuses a date that is none, or lies ahead.
fn real_date(year: i16, month: i8, day: i8, today: Date) -> Result<Date, Why> {
    Date::new(year, month, day).ok().filter(|date| *date <= today).ok_or(Why::Date)
}
