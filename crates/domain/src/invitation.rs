//! An invitation to a practitioner or an agency that is not on Kring: a one-time link that
//! holds nothing about the child, answered without an account.

use jiff::Timestamp;

use crate::coded::coded;
use crate::id::{InvitationId, PersonId};

coded! {
    /// Where an invitation stands.
    InvitationState {
        /// Sent, not answered.
        Sent = "sent",
        /// Accepted: the guest stands in the circle.
        Accepted = "accepted",
        /// Declined.
        Declined = "declined",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Not answered in time.
        Expired = "expired",
    }
}

/// An invitation stands open this many days.
pub const INVITATION_DAYS: i64 = 14;

/// One invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The child.
    pub person: PersonId,
    /// E-mail of the one invited.
    pub email: String,
    /// Organisation, as the inviter wrote it.
    pub organisation: String,
    /// Name of the inviter.
    pub by: String,
    /// When it was sent.
    pub sent: Timestamp,
    /// When the link stops working.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: InvitationState,
}
