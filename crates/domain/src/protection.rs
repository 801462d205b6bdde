//! Protected identity: what a level hides, and the type that keeps it hidden.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::gate::Permit;
use crate::id::PersonId;

coded! {
    /// A level of protected identity. Levels are national; the law packs say what each hides.
    Level {
        /// Sweden, sekretessmarkering (OSL 22:1).
        Marked = "marked",
        /// Sweden, skyddad folkbokföring (folkbokföringslagen 16-17 b §§).
        ProtectedPopulationRegistration = "protected_population_registration",
        /// Sweden, fingerade personuppgifter (lag 1991:483): looks like anybody, never linked.
        Fictitious = "fictitious",
        /// Norway, fortrolig adresse (folkeregisterloven § 10-4).
        ConfidentialAddress = "confidential_address",
        /// Norway, strengt fortrolig adresse (folkeregisterloven § 10-4).
        StrictlyConfidentialAddress = "strictly_confidential_address",
        /// Denmark, navne- og adressebeskyttelse (CPR-loven § 28).
        NameAndAddressProtection = "name_and_address_protection",
    }
}

impl Level {
    /// Whether the person is treated as protected. A fictitious identity looks like anybody: to treat it
    /// otherwise would tell.
    pub fn is_protected(self) -> bool {
        self != Self::Fictitious
    }
}

coded! {
    /// What can be hidden about a person.
    Category {
        /// That the person is known at all.
        Existence = "existence",
        /// The name.
        Name = "name",
        /// National id, and the exact birth date beside it.
        NationalId = "national_id",
        /// Street address.
        Address = "address",
        /// Anything that tells a place: postcode, city, unit, school, agency town, phone prefix.
        Place = "place",
        /// Telephone and e-mail of the person.
        Contact = "contact",
        /// Who lives with the person.
        Household = "household",
    }
}

/// What each level hides, read from the law packs (`packs/*/protection.toml`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProtectionTable(pub BTreeMap<Level, Vec<Category>>);

impl ProtectionTable {
    /// Whether the level hides the category. A level that no pack describes hides everything:
    /// closed by default.
    pub fn hides(&self, level: Option<Level>, category: Category) -> bool {
        match level {
            None => false,
            Some(level) => self.0.get(&level).is_none_or(|hidden| hidden.contains(&category)),
        }
    }
}

/// A value that may be hidden. It cannot be displayed, serialised or compared; only
/// [`Sealed::open`] with a [`Permit`] yields it. The store is its only maker.
#[derive(Clone)]
pub struct Sealed<T> {
    category: Category,
    hidden: bool,
    value: Option<T>,
}

impl<T> Sealed<T> {
    /// Seals a value: `hidden` is what [`ProtectionTable::hides`] says of the person's level.
    pub const fn new(category: Category, hidden: bool, value: Option<T>) -> Self {
        Self { category, hidden, value }
    }

    /// The value as this permit may show it, of whomever it is.
    pub fn open(&self, permit: &Permit) -> Shown<T>
    where
        T: Clone,
    {
        self.reveal(permit.clears(self.category))
    }

    /// The value of that person as this permit may show it.
    pub fn open_of(&self, person: PersonId, permit: &Permit) -> Shown<T>
    where
        T: Clone,
    {
        self.reveal(permit.clears_of(person, self.category))
    }

    fn reveal(&self, cleared: bool) -> Shown<T>
    where
        T: Clone,
    {
        if self.hidden && !cleared {
            return Shown::Hidden;
        }
        self.value.clone().map_or(Shown::Missing, Shown::Value)
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

/// A value after the gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown<T> {
    /// May be shown.
    Value(T),
    /// Exists or not: protected, this viewer may not know.
    Hidden,
    /// No source has said.
    Missing,
}

impl<T> Shown<T> {
    /// The value, if it may be shown and exists.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Hidden | Self::Missing => None,
        }
    }

    /// Whether it is hidden.
    pub const fn is_hidden(&self) -> bool {
        matches!(self, Self::Hidden)
    }
}
