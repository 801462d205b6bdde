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

coded! {
    /// A part of what is known around a child that can be shared by itself.
    Part {
        /// Who works with the child, and how to reach them.
        Circle = "circle",
        /// The plan.
        Plan = "plan",
        /// What has happened, by date.
        Chronology = "chronology",
        /// Messages about the child.
        Messages = "messages",
        /// Documents.
        Documents = "documents",
        /// What the family tells.
        Story = "story",
    }
}

/// One ground, as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Its id.
    pub id: SharingId,
    /// Its kind.
    pub ground: Ground,
    /// For a consent: who gave it, in words. For a legal basis: its code in the law pack's
    /// `sharing.toml`, such as `se-osl-25-12`; a code that the pack does not know opens nothing.
    pub said_by: String,
    /// The agencies it covers; empty means all agencies of the circle, which a legal basis
    /// that is bound to sectors never may be.
    pub agencies: Vec<AgencyId>,
    /// What it lets go. Nothing else is shared by it.
    pub parts: Vec<Part>,
    /// First day.
    pub from: Date,
    /// Last day, if any.
    pub to: Option<Date>,
}

impl Sharing {
    /// Whether it holds for that agency on that day.
    pub fn covers(&self, agency: Option<AgencyId>, today: Date) -> bool {
        self.holds(today) && (self.agencies.is_empty() || self.names(agency))
    }

    /// Whether it lets that part go.
    pub fn shares(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether it holds on that day, for anybody.
    pub fn holds(&self, today: Date) -> bool {
        self.from <= today && self.to.is_none_or(|end| end >= today)
    }

    /// Whether it says that agency's name, rather than "all".
    pub fn names(&self, agency: Option<AgencyId>) -> bool {
        agency.is_some_and(|a| self.agencies.contains(&a))
    }
}
