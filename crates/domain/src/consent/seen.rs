//! A consent as whoever looks may see it.

use super::{Answer, Consent, Said, Status};
use crate::id::PersonId;
use crate::person::Name;
use crate::protection::Shown;

/// Somebody whose answer is asked for or was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giver {
    /// Who.
    pub id: PersonId,
    /// By what name, as far as it may be shown.
    pub name: Shown<Name>,
    /// It is whoever looks.
    pub own: bool,
    /// It is the child.
    pub child: bool,
    /// What they have answered last.
    pub said: Option<Said>,
}

/// What whoever looks may do with a consent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "one answer a button")]
pub struct Can {
    /// Say yes.
    pub give: bool,
    /// Say no.
    pub decline: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Narrow it, or give it anew.
    pub change: bool,
    /// Record what was signed.
    pub paper: bool,
}

impl Can {
    /// Whether that answer is one of them.
    pub const fn may(self, answer: Answer) -> bool {
        match answer {
            Answer::Given => self.give,
            Answer::Declined => self.decline,
            Answer::Withdrawn => self.withdraw,
        }
    }
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The consent.
    pub consent: Consent,
    /// Where it stands today.
    pub status: Status,
    /// The names of its agencies; `None` for one that whoever looks may not learn of here.
    pub agencies: Vec<Option<String>>,
    /// Who asked, of which agency.
    pub asker: Option<(String, String)>,
    /// Whose answers there are, and whose are waited for.
    pub givers: Vec<Giver>,
    /// What may be done with it.
    pub can: Can,
}
