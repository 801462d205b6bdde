//! One agency's record of one client, as far as linking needs it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::fold::fold;

macro_rules! opaque {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u128);
    )*};
}

opaque! {
    /// A source record; opaque, compared only.
    RecordId;
    /// An agency; opaque, compared only.
    AgencyId;
    /// A linked person; opaque, compared only.
    PersonId;
}

/// A birth date as far as it is known: month and day may be missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate {
    /// Year, 1850 to 2150.
    pub year: u16,
    /// Month 1 to 12, 0 when unknown.
    pub month: u8,
    /// Day 1 to 31, 0 when unknown.
    pub day: u8,
}

/// Not a birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a birth date: expected YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct NotABirthDate;

impl BirthDate {
    /// Whether day and month are known.
    pub const fn is_full(self) -> bool {
        self.month > 0 && self.day > 0
    }

    /// The same date with day and month swapped, if it can be one.
    pub const fn swapped(self) -> Option<Self> {
        if self.is_full() && self.day <= 12 && self.day != self.month {
            Some(Self { year: self.year, month: self.day, day: self.month })
        } else {
            None
        }
    }
}

impl FromStr for BirthDate {
    type Err = NotABirthDate;
    fn from_str(text: &str) -> Result<Self, NotABirthDate> {
        let part = |range: std::ops::Range<usize>| -> Result<u16, NotABirthDate> {
            let digits = text.get(range).ok_or(NotABirthDate)?;
            if !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(NotABirthDate);
            }
            digits.parse().map_err(|_| NotABirthDate)
        };
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        let small = |n: u16| u8::try_from(n).map_err(|_| NotABirthDate);
        let year = part(0..4)?;
        let (month, day) = match text.len() {
            4 => (0, 0),
            7 if dash(4) => (small(part(5..7)?)?, 0),
            10 if dash(4) && dash(7) => (small(part(5..7)?)?, small(part(8..10)?)?),
            _ => return Err(NotABirthDate),
        };
        if !(1850..=2150).contains(&year) || month > 12 || day > 31 || (month == 0 && day > 0) {
            return Err(NotABirthDate);
        }
        Ok(Self { year, month, day })
    }
}

impl TryFrom<String> for BirthDate {
    type Error = NotABirthDate;
    fn try_from(text: String) -> Result<Self, NotABirthDate> {
        text.parse()
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.to_string()
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A national id that has passed the check rule of its series; an id that fails is left out
/// of the record by the caller.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NationalId {
    /// Country of the series, ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// Canonical form: digits only, in the length in which the country stores them.
    pub value: String,
    /// Whether a person keeps it for life. Coordination, D, H and replacement numbers are not
    /// permanent: one of them beside a permanent number says nothing against.
    pub permanent: bool,
}

impl NationalId {
    /// Whether two ids cannot belong to one person: both permanent, of one country, different.
    pub fn contradicts(&self, other: &Self) -> bool {
        self.permanent && other.permanent && self.country == other.country && self.value != other.value
    }
}

/// What one agency says about one client. Empty text means that it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its id; stable over deliveries.
    pub id: RecordId,
    /// Who says it.
    pub agency: AgencyId,
    /// Given names as written.
    pub given: String,
    /// Surname as written.
    pub surname: String,
    /// Given names folded.
    pub given_folded: String,
    /// Surname folded.
    pub surname_folded: String,
    /// Birth date.
    pub born: Option<BirthDate>,
    /// Sex as a code; compared for equality only.
    pub sex: Option<String>,
    /// Street address as written.
    pub address: String,
    /// Postcode as written.
    pub postcode: String,
    /// City as written.
    pub city: String,
    /// Telephone in E.164.
    pub phone: String,
    /// National id, valid by its check rule.
    pub national_id: Option<NationalId>,
    /// Any level of protected identity: evidence never says how addresses or phones compare.
    pub protected: bool,
    /// A fictitious identity (Sweden, lag 1991:483): never linked to anything.
    pub fictitious: bool,
}

impl Record {
    /// A record with names, which are folded here; the rest is filled in by field.
    pub fn named(id: RecordId, agency: AgencyId, given: &str, surname: &str) -> Self {
        Self {
            id,
            agency,
            given: given.to_owned(),
            surname: surname.to_owned(),
            given_folded: fold(given),
            surname_folded: fold(surname),
            born: None,
            sex: None,
            address: String::new(),
            postcode: String::new(),
            city: String::new(),
            phone: String::new(),
            national_id: None,
            protected: false,
            fictitious: false,
        }
    }

    /// Postcode in comparable form: letters and digits, upper case ("791 31" is "79131").
    pub fn postcode_key(&self) -> String {
        self.postcode.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    }
}
