//! Coordinator roles and the hand-over that is never dropped: the old holder holds until the
//! new one has accepted.

use jiff::Timestamp;

use crate::agency::{Agency, Practitioner};
use crate::coded::coded;
use crate::id::{HandOverId, PersonId};

coded! {
    /// A coordinator's role around a child; each has one holder at most.
    CoordinatorKind {
        /// Named person: the child's and family's first contact.
        NamedPerson = "named_person",
        /// Lead professional: holds a plan of several agencies together.
        LeadProfessional = "lead_professional",
        /// Child coordinator (Norway: the family's right).
        ChildCoordinator = "child_coordinator",
    }
}

/// A holder of a coordinator's role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coordinator {
    /// Which role.
    pub kind: CoordinatorKind,
    /// Who holds it.
    pub holder: Practitioner,
    /// The holder's agency.
    pub agency: Agency,
    /// Since when.
    pub since: Timestamp,
}

coded! {
    /// Where an offer stands.
    HandOverState {
        /// Offered; the old holder still holds.
        Offered = "offered",
        /// Accepted; the new holder holds.
        Accepted = "accepted",
        /// Declined; the old holder holds.
        Declined = "declined",
        /// Taken back by the one who offered.
        Withdrawn = "withdrawn",
        /// Not answered in time; the old holder holds and was told.
        Lapsed = "lapsed",
    }
}

/// An offer waits this many days for its answer, then returns to the one who offered.
pub const OFFER_DAYS: i64 = 7;

/// The longest word to the receiver, in characters.
pub const NOTE_LIMIT: usize = 500;

/// An offered coordinator's role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Its id.
    pub id: HandOverId,
    /// The child.
    pub person: PersonId,
    /// Which role.
    pub kind: CoordinatorKind,
    /// Who holds it meanwhile; `None` when the role had no holder.
    pub from: Option<Practitioner>,
    /// To whom it is offered.
    pub to: Practitioner,
    /// When.
    pub offered: Timestamp,
    /// When the offer returns if nobody answers.
    pub lapses: Timestamp,
    /// Where it stands.
    pub state: HandOverState,
    /// A word to the receiver.
    pub note: Option<String>,
}
