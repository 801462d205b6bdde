//! An involvement: an agency, and a practitioner when known, works with a person.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::coded::coded;
use crate::id::{AccountId, FeedId, InvitationId, InvolvementId, PersonId};

coded! {
    /// Who may learn of an involvement.
    Exposure {
        /// Everybody who may see the circle.
        Open = "open",
        /// The circle shows that someone is involved and whom to ask.
        ContactViaCoordinator = "contact_via_coordinator",
        /// Nobody but its own agency and the person sees it.
        Hidden = "hidden",
    }
}

coded! {
    /// How somebody who joins by hand stands to the child. What an agency's list says instead
    /// is kept as it says it.
    StatedRelation {
        /// Teaches or mentors.
        Teacher = "teacher",
        /// School health: nurse, counsellor, psychologist.
        SchoolHealth = "school_health",
        /// Handles the case at social services.
        CaseWorker = "case_worker",
        /// Treats or examines.
        Clinician = "clinician",
        /// Health visitor or child health nurse.
        HealthVisitor = "health_visitor",
        /// Supports the family at home.
        FamilySupport = "family_support",
        /// Police officer in preventive work.
        Police = "police",
        /// Leader or contact in a voluntary organisation.
        VoluntaryLeader = "voluntary_leader",
        /// Anything else that the practitioner describes.
        Other = "other",
    }
}

/// How the involvement became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// By an agency's list.
    Feed(FeedId),
    /// Declared by a practitioner.
    Hand(AccountId),
    /// By an answered invitation.
    Invitation(InvitationId),
}

/// One involvement with the names that a circle needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Involvement {
    /// Its id.
    pub id: InvolvementId,
    /// The person it is about.
    pub person: PersonId,
    /// The agency.
    pub agency: crate::agency::Agency,
    /// The practitioner, when known.
    pub practitioner: Option<crate::agency::Practitioner>,
    /// Guest from outside (answered invitation): the name they gave.
    pub guest: Option<String>,
    /// The role in the agency's own words, or the code of a [`StatedRelation`].
    pub role: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day, if it has ended or an end is planned.
    pub to: Option<Date>,
    /// Last time the agency met the person.
    pub last_contact: Option<Date>,
    /// The day as of which the source said so.
    pub as_of: Date,
    /// Where to go or call first.
    pub entry_point: Option<String>,
    /// Who may learn of it.
    pub exposure: Exposure,
    /// How it became known.
    pub source: Source,
    /// When Kring learned of it.
    pub recorded: Timestamp,
}

/// After this many days without contact a tie is quiet (drawn dotted).
pub const QUIET_AFTER_DAYS: i32 = 90;

impl Involvement {
    /// Whether it stands on that day.
    pub fn is_current(&self, today: Date) -> bool {
        self.from.is_none_or(|d| d <= today) && self.to.is_none_or(|d| d >= today)
    }

    /// Whether there was no contact for [`QUIET_AFTER_DAYS`]; a tie that has never told of a
    /// contact counts from its first day, one that tells neither is not called quiet.
    pub fn is_quiet(&self, today: Date) -> bool {
        self.last_contact
            .or(self.from)
            .is_some_and(|last| today.since(last).is_ok_and(|gap| gap.get_days() > QUIET_AFTER_DAYS))
    }
}
