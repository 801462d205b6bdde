//! The one gate. Reads the packs' Cedar policies and tables, and answers every question with a
//! [`Permit`] or [`Denied`], each with the rules that decided.
//!
//! Architecture invariant: nothing else makes a permit; nothing here does IO, reads the clock or
//! knows a law. Laws are in `packs/`, embedded when the crate is built; the day comes in as an
//! argument.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod ages;
mod alerts;
mod ask;
pub mod break_glass;
pub mod consent;
mod decide;
mod facts;
mod pack;
pub mod protection;
mod rules;
pub mod sharing;

pub use ages::{AgeLimit, Ages};
pub use alerts::{AlertExample, alert_examples};
pub use break_glass::BreakGlass;
pub use consent::ConsentLaw;
pub use domain::gate::{Denied, Permit};
pub use pack::{Check, PackError};
pub use protection::protection_of_all;
pub use sharing::SharingBasis;

use std::collections::BTreeMap;

use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Rule;
use domain::protection::{Level, ProtectionTable};
use jiff::civil::Date;

/// The gate of one country: its rules, levels of protection, ages and grounds.
#[derive(Debug)]
pub struct Policy {
    country: Country,
    rules: rules::Rules,
    answers: ask::Answers,
    protection: protection::Protection,
    ages: Ages,
    sharing: sharing::Bases,
    consent: ConsentLaw,
    break_glass: BreakGlass,
}

impl Policy {
    /// Loads and checks the country's pack.
    ///
    /// # Errors
    /// When a file of the pack does not read, or a rule speaks of what the schema does not know.
    pub fn load(country: Country) -> Result<Self, PackError> {
        Self::from_pack(country, &pack::Pack::of(country))
    }

    fn from_pack(country: Country, pack: &pack::Pack) -> Result<Self, PackError> {
        Ok(Self {
            country,
            rules: rules::Rules::read(pack)?,
            answers: ask::Answers::default(),
            protection: pack::read_toml(pack.folder, "protection.toml", pack.protection)?,
            ages: pack::read_toml(pack.folder, "ages.toml", pack.ages)?,
            sharing: sharing::Bases::read(pack)?,
            consent: pack::read_toml(pack.folder, "consent.toml", pack.consent)?,
            break_glass: pack::read_toml(pack.folder, "break_glass.toml", pack.break_glass)?,
        })
    }

    /// Whose law this is.
    pub const fn country(&self) -> Country {
        self.country
    }

    /// What each level of protected identity hides; for the store, which seals.
    pub const fn protection(&self) -> &ProtectionTable {
        &self.protection.table
    }

    /// The ages from which things hold.
    pub const fn ages(&self) -> &Ages {
        &self.ages
    }

    /// What the law says of giving and taking back a consent.
    pub const fn consent_law(&self) -> &ConsentLaw {
        &self.consent
    }

    /// How soon openings in an emergency are reviewed.
    pub const fn break_glass(&self) -> &BreakGlass {
        &self.break_glass
    }

    /// The legal bases by which a practitioner of one sector may let an agency of another see the
    /// circle on that day, in the order of the pack.
    pub fn sharing_bases(
        &self,
        from: Sector,
        to: Sector,
        today: Date,
    ) -> impl Iterator<Item = &SharingBasis> {
        self.sharing.all().iter().filter(move |basis| basis.reaches(from, to) && basis.in_force(today))
    }

    /// The legal basis with that code, in force or not.
    pub fn sharing_basis(&self, code: &str) -> Option<&SharingBasis> {
        self.sharing.get(code)
    }

    /// Every rule of the country, by id.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.all()
    }

    /// Whether the rule with that id forbids rather than permits.
    pub fn forbids(&self, id: &str) -> bool {
        self.rules.forbids(id)
    }

    /// Each level of protected identity with its section and what it hides.
    pub const fn levels(&self) -> &BTreeMap<Level, protection::LevelEntry> {
        &self.protection.levels
    }

    /// Every legal basis of the country, in force or not.
    pub fn all_sharing_bases(&self) -> &[SharingBasis] {
        self.sharing.all()
    }

    /// The words of a rule or legal basis by its id, as it stands in an access record.
    pub fn rule(&self, id: &str) -> Option<Rule> {
        self.rules.get(id).cloned().or_else(|| self.sharing.get(id).map(SharingBasis::as_rule))
    }
}
