//! Grounds on which a child's circle is shared: a consent, or a recorded legal basis.

use jiff::civil::Date;

use crate::coded::coded;
use crate::id::{AgencyId, SharingId};

coded! {
    /// The kind of ground.
    Ground {
        /// A guardian's consent.
        GuardianConsent = "guardian_consent",
        /// The young person's own consent, by the age in the law pack.
        OwnConsent = "own_consent",
        /// A section of an act in the law pack.
        LegalBasis = "legal_basis",
    }
}

/// One ground, as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Its id.
    pub id: SharingId,
    /// Its kind.
    pub ground: Ground,
    /// Who consented, in words; or the section, such as `OSL 25:12`.
    pub said_by: String,
    /// The agencies it covers; empty means all agencies of the circle.
    pub agencies: Vec<AgencyId>,
    /// First day.
    pub from: Date,
    /// Last day, if any.
    pub to: Option<Date>,
}

impl Sharing {
    /// Whether it holds for that agency on that day.
    pub fn covers(&self, agency: Option<AgencyId>, today: Date) -> bool {
        let in_time = self.from <= today && self.to.is_none_or(|end| end >= today);
        let in_reach = self.agencies.is_empty() || agency.is_some_and(|a| self.agencies.contains(&a));
        in_time && in_reach
    }
}
