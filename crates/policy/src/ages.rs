//! The ages of a pack: from when a young person consents, looks, and is heard as a party.

use domain::person::age;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::pack::Check;

/// One age with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeLimit {
    /// Full years.
    pub years: i16,
    /// Act and section.
    pub section: String,
    /// How far it was checked.
    pub check: Check,
}

impl AgeLimit {
    /// Whether the age is reached that day; not when the birth date is unknown.
    pub fn reached(&self, born: Option<Date>, today: Date) -> bool {
        born.is_some_and(|born| age(born, today) >= self.years)
    }
}

/// The ages of one country (`packs/*/ages.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// From here the young person's own consent counts.
    pub own_consent: AgeLimit,
    /// Below this a guardian's consent counts.
    pub guardian_consent_until: AgeLimit,
    /// Below this a guardian with custody sees the child's circle.
    pub guardian_access_until: AgeLimit,
    /// From here the child opens the own circle.
    pub own_circle: AgeLimit,
    /// From here the child sees who has looked.
    pub own_log: AgeLimit,
    /// From here the young person is a party in the child welfare case.
    pub party: AgeLimit,
}
