//! A record as the engine compares it: small numbers that stand for what was written.

use crate::record::{BirthDate, Record};
use crate::standard::address::{self, Address};
use crate::standard::phone;
use crate::vocabulary::{NameId, Vocabulary};

/// What one agency says of one client, as text; empty text when it says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fields<'a> {
    /// Given names.
    pub given: &'a str,
    /// Surname.
    pub surname: &'a str,
    /// Birth date, as far as it is known.
    pub born: Option<BirthDate>,
    /// Sex; compared for equality only, by its first letter.
    pub sex: &'a str,
    /// Street, house and flat.
    pub address: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// City.
    pub city: &'a str,
    /// Telephone.
    pub phone: &'a str,
    /// National id as canonical digits.
    pub national_id: &'a str,
    /// What is known of the national id.
    pub id_kind: IdKind,
    /// Country that gave the national id, two letters.
    pub id_country: &'a str,
    /// Birth date inside the national id.
    pub id_born: Option<BirthDate>,
    /// Country, two letters; empty when all records are of one.
    pub country: &'a str,
    /// Number of the agency.
    pub agency: u32,
}

/// What is known of a national id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum IdKind {
    /// There is none.
    #[default]
    None,
    /// Text that is no country's number: a temporary one, a local one, one with a typing error.
    Unchecked,
    /// Valid, and may be followed by another: coordination, D and replacement numbers.
    Temporary,
    /// Valid, and kept for life.
    Permanent,
}

/// A record as the engine compares it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry {
    /// Given names.
    pub given: NameId,
    /// Surname.
    pub surname: NameId,
    /// Birth date.
    pub born: Born,
    /// Birth date inside the national id.
    pub id_born: Born,
    /// First letter of the sex, 0 when it is not said.
    pub sex: u8,
    /// Number of the country's two letters, 0 when it is not said.
    pub country: u16,
    /// What is known of the national id.
    pub id_kind: IdKind,
    /// Number of the two letters of the country that gave the national id.
    pub id_country: u16,
    /// Number of the agency.
    pub agency: u32,
    /// Hash of the national id, 0 without.
    pub id: u64,
    /// The digits of a national id as a number; with errors they are still near.
    pub id_digits: u64,
    /// Street, house, flat.
    pub address: Address,
    /// Hash of the postcode, 0 without.
    pub postcode: u64,
    /// Hash of the city, 0 without.
    pub city: u64,
    /// Telephone: the last digits, 0 without.
    pub phone: u64,
    /// How many others share its values.
    pub shares: Shares,
}

/// How frequent the values of an entry are, filled in by [`crate::frequencies::Frequencies::fill`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Shares {
    /// Natural logarithm of the share of people with that given name.
    pub given: f32,
    /// The same of the surname.
    pub surname: f32,
    /// The same of the birth date.
    pub born: f32,
    /// How many records name that house and flat.
    pub house: f32,
    /// How many records name that telephone number.
    pub phone: f32,
}

/// A birth date in one number, year month day; parts that are not known are 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Born(pub u32);

impl Born {
    /// From what was said.
    pub fn of(date: Option<BirthDate>) -> Self {
        date.map_or(Self(0), |d| {
            Self(u32::from(d.year) * 10_000 + u32::from(d.month) * 100 + u32::from(d.day))
        })
    }

    /// Not said.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Year.
    pub const fn year(self) -> u32 {
        self.0 / 10_000
    }

    /// Month, 0 when it is not known.
    pub const fn month(self) -> u32 {
        self.0 / 100 % 100
    }

    /// Day, 0 when it is not known.
    pub const fn day(self) -> u32 {
        self.0 % 100
    }

    /// Day and month are known.
    pub const fn is_full(self) -> bool {
        self.month() > 0 && self.day() > 0
    }
}

impl Entry {
    /// Reads a record; its names and streets go into the vocabulary.
    pub fn read(fields: &Fields<'_>, vocabulary: &mut Vocabulary) -> Self {
        let born = Born::of(fields.born);
        let id_born = Born::of(fields.id_born);
        Self {
            given: vocabulary.add(fields.given),
            surname: vocabulary.add(fields.surname),
            born,
            id_born,
            sex: fields.sex.bytes().next().unwrap_or(0).to_ascii_uppercase(),
            country: letters(fields.country),
            id_country: letters(fields.id_country),
            id_kind: if fields.national_id.is_empty() { IdKind::None } else { fields.id_kind },
            agency: fields.agency,
            id: address::code(fields.national_id),
            id_digits: digits(fields.national_id),
            address: address::read(fields.address, vocabulary),
            postcode: address::code(fields.postcode),
            city: address::place(fields.city),
            phone: phone::read(fields.phone),
            shares: Shares::default(),
        }
    }

    /// Reads a record of the agency with that number among those that are looked at together.
    pub fn of(record: &Record, agency: u32, vocabulary: &mut Vocabulary) -> Self {
        let id = record.national_id.as_ref();
        let fields = Fields {
            given: &record.given,
            surname: &record.surname,
            born: record.born,
            sex: record.sex.as_deref().unwrap_or(""),
            address: &record.address,
            postcode: &record.postcode,
            city: &record.city,
            phone: &record.phone,
            national_id: id.map_or("", |id| &id.value),
            id_kind: match id {
                Some(id) if id.permanent => IdKind::Permanent,
                Some(_) => IdKind::Temporary,
                None => IdKind::None,
            },
            id_country: id.map_or("", |id| &id.country),
            id_born: None,
            country: "",
            agency,
        };
        Self::read(&fields, vocabulary)
    }

    /// The birth date, or the one inside the national id.
    pub const fn birthday(&self) -> Born {
        if self.born.is_none() { self.id_born } else { self.born }
    }
}

/// The number of two letters; 0 when there are fewer.
fn letters(country: &str) -> u16 {
    match country.as_bytes() {
        [a, b, ..] => u16::from(a.to_ascii_uppercase()) << 8 | u16::from(b.to_ascii_uppercase()),
        _ => 0,
    }
}

/// Up to 18 digits as a number.
fn digits(text: &str) -> u64 {
    text.bytes().filter(u8::is_ascii_digit).take(18).fold(0, |n, d| n * 10 + u64::from(d - b'0'))
}
