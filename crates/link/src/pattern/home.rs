//! How homes compare: address, place and telephone together, since a family shares all three.

use crate::entry::Entry;
use crate::pattern::name;
use crate::standard::phone;
use crate::vocabulary::Vocabulary;

/// How two addresses compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Houses {
    /// One is missing or withheld.
    Missing,
    /// The same house, and nothing says that the flats differ.
    Same,
    /// The same house, another flat.
    OtherFlat,
    /// The same street, another house.
    SameStreet,
    /// Different.
    Different,
}

/// How two telephone numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Phones {
    /// One is missing.
    Missing,
    /// Equal, or one digit apart.
    Same,
    /// Different.
    Different,
}

/// How two places compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Places {
    /// Nothing to compare.
    Missing,
    /// The same postcode.
    SamePostcode,
    /// The same city; the postcodes differ, or one is missing.
    SameCity,
    /// Different.
    Different,
}

/// How two homes compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// Addresses.
    pub houses: Houses,
    /// Telephone numbers.
    pub phones: Phones,
    /// Places.
    pub places: Places,
}

impl Home {
    /// How many levels there are: every combination.
    pub const COUNT: usize = 5 * 3 * 4;

    /// The combination as a number; 0 is nothing to compare. Of one house it says nothing more that
    /// a postcode is missing or wrong.
    pub const fn level(self) -> u8 {
        let places = match (self.houses, self.places) {
            (Houses::Same | Houses::OtherFlat, Places::SameCity) => Places::SamePostcode,
            (_, places) => places,
        };
        (self.houses as u8 * 3 + self.phones as u8) * 4 + places as u8
    }

    /// The combination with that number.
    pub fn from_level(level: u8) -> Self {
        Self {
            houses: [Houses::Missing, Houses::Same, Houses::OtherFlat, Houses::SameStreet, Houses::Different]
                [usize::from(level / 12).min(4)],
            phones: [Phones::Missing, Phones::Same, Phones::Different][usize::from(level / 4 % 3)],
            places: [Places::Missing, Places::SamePostcode, Places::SameCity, Places::Different]
                [usize::from(level % 4)],
        }
    }

    /// Both records are of one home, as far as that can be told.
    pub const fn is_shared(self) -> bool {
        matches!(self.houses, Houses::Same) || matches!(self.phones, Phones::Same)
    }

    /// How many records share the home on which both agree; 0 when they do not.
    pub fn crowd(self, a: &Entry, b: &Entry) -> f32 {
        let house = (self.houses == Houses::Same).then(|| a.shares.house.max(b.shares.house));
        let phone = (self.phones == Phones::Same).then(|| a.shares.phone.max(b.shares.phone));
        match (house, phone) {
            (Some(house), Some(phone)) => house.min(phone),
            (house, phone) => house.or(phone).unwrap_or(0.0),
        }
    }
}

/// Compares.
pub fn compare(a: &Entry, b: &Entry, vocabulary: &Vocabulary) -> Home {
    Home { houses: houses(a, b, vocabulary), phones: phones(a, b), places: places(a, b) }
}

fn houses(a: &Entry, b: &Entry, vocabulary: &Vocabulary) -> Houses {
    let streets = (a.address.street(), b.address.street());
    let (Some(street), Some(other)) = streets else { return Houses::Missing };
    if street != other && name::words(street, other, vocabulary) == name::Likeness::Different {
        return Houses::Different;
    }
    let (house, next) = (a.address.house, b.address.house);
    // The letter of a house is often left out.
    let without_letter = |house: u32| house.to_le_bytes()[0] == 0;
    let one_house =
        house == next || (house >> 8 == next >> 8 && (without_letter(house) || without_letter(next)));
    let numbered = house != 0 && next != 0;
    if !one_house || (house == 0 && street != other) {
        return if street == other || numbered { Houses::SameStreet } else { Houses::Different };
    }
    let (flat, door) = (a.address.flat, b.address.flat);
    if flat != 0 && door != 0 && flat != door { Houses::OtherFlat } else { Houses::Same }
}

fn phones(a: &Entry, b: &Entry) -> Phones {
    match (a.phone, b.phone) {
        (0, _) | (_, 0) => Phones::Missing,
        (x, y) if x == y || phone::near(x, y) => Phones::Same,
        _ => Phones::Different,
    }
}

fn places(a: &Entry, b: &Entry) -> Places {
    if a.postcode != 0 && a.postcode == b.postcode {
        return Places::SamePostcode;
    }
    match (a.city, b.city) {
        (0, _) | (_, 0) if a.postcode == 0 || b.postcode == 0 => Places::Missing,
        (x, y) if x != 0 && x == y => Places::SameCity,
        _ => Places::Different,
    }
}
