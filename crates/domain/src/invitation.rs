//! An invitation into a circle: to somebody outside by a one-time link that holds nothing about
//! the child and is answered without an account, or to a practitioner who is on Kring.

use jiff::Timestamp;

use crate::agency::{Practitioner, Sector};
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

/// The longest name of an organisation, name of a guest, role or telephone number, in characters.
pub const GUEST_FIELD_LIMIT: usize = 100;

/// Days for which a guest's organisation is expected to send a list: none. An agency with this
/// number is no source, so that nobody is "found" or "not found" in it.
pub const NO_LIST: u16 = 0;

/// One invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The child.
    pub person: PersonId,
    /// The practitioner on Kring who is invited; `None` for somebody outside.
    pub to: Option<Practitioner>,
    /// E-mail of the one invited; empty for a practitioner on Kring.
    pub email: String,
    /// Organisation, as the inviter wrote it; the agency's name for a practitioner on Kring.
    pub organisation: String,
    /// The organisation's kind of service.
    pub sector: Sector,
    /// Name of the inviter.
    pub by: String,
    /// When it was sent.
    pub sent: Timestamp,
    /// When the link stops working.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: InvitationState,
}
