//! How two entries compare, as a pattern of levels: what a model has a weight for.

pub mod born;
pub mod home;
pub mod name;

use crate::entry::{Entry, IdKind};
use crate::standard::address::one_digit_apart;
use crate::vocabulary::Vocabulary;

pub use born::Births;
pub use home::Home;
pub use name::Likeness;

/// How many comparisons there are.
pub const COMPARISONS: usize = 8;

/// What is compared, and how many levels each comparison has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(usize)]
pub enum Comparison {
    /// Given names: [`Likeness`].
    Given,
    /// Surname: [`Likeness`].
    Surname,
    /// Birth date: [`Births`].
    Born,
    /// National id: [`Ids`].
    Id,
    /// Sex: [`Told`].
    Sex,
    /// Whether one agency says both: [`Told`].
    Agency,
    /// Whether given name and surname have changed places in one of them: [`Told`], where
    /// different says that they have.
    Order,
    /// Address, place and telephone together, since a family shares all three: [`Home`].
    Home,
}

impl Comparison {
    /// All, in the order of a pattern.
    pub const ALL: [Self; COMPARISONS] =
        [Self::Given, Self::Surname, Self::Born, Self::Id, Self::Sex, Self::Agency, Self::Order, Self::Home];

    /// How many levels it has; level 0 says that there is nothing to compare.
    pub const fn levels(self) -> usize {
        match self {
            Self::Given | Self::Surname => Likeness::COUNT,
            Self::Born => Births::COUNT,
            Self::Id => Ids::COUNT,
            Self::Sex | Self::Agency | Self::Order => 3,
            Self::Home => Home::COUNT,
        }
    }
}

/// How two national ids compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Ids {
    /// One is missing.
    Missing,
    /// Equal, and valid by the check rule of its series.
    Equal,
    /// Equal, and no valid number of a country: temporary or local ones that two agencies share.
    EqualUnchecked,
    /// One digit apart, or two neighbours swapped.
    Near,
    /// Two different numbers that each is kept for life.
    Contradict,
    /// Different, and at least one of them may be followed by another.
    Different,
    /// Different, and none of them is a country's: two agencies' own, or one with an error.
    DifferentUnchecked,
}

impl Ids {
    /// How many levels there are.
    pub const COUNT: usize = 7;

    /// Compares.
    pub fn of(a: &Entry, b: &Entry) -> Self {
        if a.id == 0 || b.id == 0 {
            return Self::Missing;
        }
        let both = a.id_kind.min(b.id_kind);
        if a.id == b.id {
            return if both > IdKind::Unchecked { Self::Equal } else { Self::EqualUnchecked };
        }
        if one_digit_apart(a.id_digits, b.id_digits) {
            return Self::Near;
        }
        match both {
            IdKind::Permanent if a.id_country == b.id_country => Self::Contradict,
            IdKind::Unchecked | IdKind::None => Self::DifferentUnchecked,
            IdKind::Temporary | IdKind::Permanent => Self::Different,
        }
    }
}

/// How two plain values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Told {
    /// One is missing.
    Missing,
    /// Equal.
    Equal,
    /// Different.
    Different,
}

/// How two entries compare, all in all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pattern {
    /// The level of each comparison, in the order of [`Comparison::ALL`].
    pub levels: [u8; COMPARISONS],
    /// Natural logarithm of how frequent the value is on which the given names agree.
    pub given: f32,
    /// The same of the surnames.
    pub surname: f32,
    /// The same of the birth dates.
    pub born: f32,
    /// How many records share the home on which both agree; 0 when they do not.
    pub crowd: f32,
}

impl Pattern {
    /// Compares two entries of one vocabulary. Symmetric.
    pub fn of(a: &Entry, b: &Entry, vocabulary: &Vocabulary) -> Self {
        let names = name::compare(a, b, vocabulary);
        let ids = Ids::of(a, b);
        let births = born::compare(a, b, matches!(ids, Ids::Equal | Ids::EqualUnchecked));
        let home = home::compare(a, b, vocabulary);
        let sex = match (a.sex, b.sex) {
            (0, _) | (_, 0) => Told::Missing,
            (x, y) if x == y => Told::Equal,
            _ => Told::Different,
        };
        let order = match (names.given, names.surname) {
            (name::Likeness::Missing, _) | (_, name::Likeness::Missing) => Told::Missing,
            _ if names.crossed => Told::Different,
            _ => Told::Equal,
        };
        let agency = if a.agency == b.agency { Told::Equal } else { Told::Different };
        // Of swapped names the rarer word is taken for the surname: which is which is not known.
        let crossed = (a.shares.given.max(b.shares.given), a.shares.surname.min(b.shares.surname).max(-9.0));
        Self {
            levels: [
                names.given as u8,
                names.surname as u8,
                births as u8,
                ids as u8,
                sex as u8,
                agency as u8,
                order as u8,
                home.level(),
            ],
            given: if names.crossed { crossed.0 } else { a.shares.given.max(b.shares.given) },
            surname: if names.crossed { crossed.1 } else { a.shares.surname.max(b.shares.surname) },
            born: a.shares.born.max(b.shares.born),
            crowd: home.crowd(a, b),
        }
    }

    /// The level of one comparison.
    pub const fn level(&self, comparison: Comparison) -> u8 {
        self.levels[comparison as usize]
    }
}
