//! Typed identifiers. A `PersonId` cannot be handed where an `AgencyId` is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text was not an identifier: not 32 hexadecimal digits (hyphens allowed), or for a
/// partnership not 1 to 40 of `a-z`, `0-9` and `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.simple())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0.simple())
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

ids! {
    /// A data controller inside a partnership.
    AgencyId;
    /// How a human signs in.
    AccountId;
    /// One role of one account.
    HatId;
    /// A signed-in browser.
    SessionId;
    /// A member of staff of an agency.
    PractitionerId;
    /// A linked identity.
    PersonId;
    /// One delivery from one agency.
    FeedId;
    /// What one agency said about one of its clients.
    SourceRecordId;
    /// The decision that a source record is a certain person.
    LinkId;
    /// A possible duplicate put to a data steward.
    ReviewId;
    /// Agency works with person.
    InvolvementId;
    /// A one-time request to somebody outside to join a circle.
    InvitationId;
    /// An offered coordinator's role.
    HandOverId;
    /// A practitioner asks the circle to look.
    AttentionId;
    /// Something one account should know.
    NoticeId;
    /// One outgoing e-mail.
    MailId;
    /// A ground on which a child's circle is shared: consent or legal basis.
    SharingId;
    /// A decision to share, or not to share.
    DisclosureId;
    /// One answer to a consent that was asked for.
    AnswerId;
    /// One entry of the access record.
    AccessId;
    /// One line of "latest in the circle".
    CircleEventId;
    /// A concern report.
    ConcernId;
    /// A process of a law pack that runs.
    CaseId;
    /// Something that somebody has to do.
    TaskId;
    /// One opening of a circle in an emergency.
    BreakGlassId;
    /// A strength or a worry that somebody noted.
    SignalId;
    /// A rule by which a human is asked to look, in all its versions.
    AlertRuleId;
    /// A rule that fired around a child.
    AlertId;
    /// A file that belongs to something.
    AttachmentId;
    /// A key of an agency's own system.
    ApiKeyId;
}

/// The tenant: a short readable word (`bjorkdal`), since it begins every key and every row.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartnershipId(String);

impl PartnershipId {
    /// The word itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PartnershipId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
    }
}

impl TryFrom<String> for PartnershipId {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<PartnershipId> for String {
    fn from(id: PartnershipId) -> Self {
        id.0
    }
}

impl fmt::Display for PartnershipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PartnershipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PartnershipId({})", self.0)
    }
}
