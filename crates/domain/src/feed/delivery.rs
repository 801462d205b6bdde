//! A delivery on its way: staged, put to a human, landed.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::feed::columns::{Field, ListKind};
use crate::feed::plan::{Counts, Coverage, FeedMode};
use crate::id::{AccountId, AgencyId, FeedId};
use crate::message_key::Kept;

coded! {
    /// How far a delivery has come.
    FeedState {
        /// The file is being read.
        Staging = "staging",
        /// Read; its sender looks at the preview.
        Staged = "staged",
        /// Its lines are being linked, then it lands.
        Landing = "landing",
        /// It would end many: the agency administrator must say yes.
        Waiting = "waiting",
        /// In force.
        Landed = "landed",
        /// Its sender gave it up.
        Abandoned = "abandoned",
        /// It could not be read to its end.
        Failed = "failed",
    }
}

impl FeedState {
    /// Whether somebody works on it at this moment.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Staging | Self::Landing)
    }

    /// Whether it can still land.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Staged | Self::Waiting)
    }
}

/// How a file was written and which of its columns was read as what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Encoding, as its usual name.
    pub encoding: String,
    /// Something to say about the file as a whole, such as an encoding that changes inside it.
    pub note: Option<Kept>,
    /// The delimiter.
    pub delimiter: String,
    /// Column names in the file's order, and what they were read as.
    pub columns: Vec<(String, Option<Field>)>,
}

/// What a delivery did, or would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines read.
    pub accepted: u64,
    /// Lines not read.
    pub rejected: u64,
    /// Rejected lines whose id could not be read.
    pub unreadable: u64,
    /// Things to look at in accepted lines.
    pub warnings: u64,
    /// Records that are new.
    pub added: u64,
    /// Records that say something else than before.
    pub changed: u64,
    /// Records that say the same.
    pub unchanged: u64,
    /// The agency's clients, or staff, before it lands.
    pub current: u64,
    /// Of those, how many end.
    pub ending: u64,
    /// New and changed lines decided so far.
    pub decided: u64,
    /// Records linked at once to somebody known.
    pub linked: u64,
    /// Possible duplicates put to a data steward.
    pub reviews: u64,
    /// Lines whose practitioner no staff list names.
    pub unknown_staff: u64,
}

impl Tally {
    /// Whether lines were there, and none of them could be read: no list that says anything of anybody,
    /// also not that somebody is not found in it.
    pub const fn nothing_read(&self) -> bool {
        self.accepted == 0 && self.rejected > 0
    }

    /// What the plan asks.
    pub const fn counts(&self) -> Counts {
        Counts {
            current: self.current,
            listed: self.accepted,
            would_end: self.ending,
            unreadable: self.unreadable,
        }
    }
}

/// One delivery as its agency sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: FeedId,
    /// Whose list it is.
    pub agency: AgencyId,
    /// Clients or staff.
    pub kind: ListKind,
    /// All, or changes only.
    pub mode: FeedMode,
    /// How far it has come.
    pub state: FeedState,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the file in hex, once read to its end.
    pub sha256: Option<String>,
    /// The day as of which the list holds.
    pub as_of: Date,
    /// What it covers.
    pub coverage: Coverage,
    /// How it was written, once known.
    pub format: Option<Format>,
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes read so far.
    pub bytes_read: u64,
    /// What it did, or would do.
    pub tally: Tally,
    /// Why it waits, or failed.
    pub problem: Option<Kept>,
    /// How many endings a human has confirmed.
    pub confirmed: Option<u64>,
    /// Who delivered it; `None` from the command line.
    pub account: Option<AccountId>,
    /// When it began.
    pub created: Timestamp,
    /// Last sign of life of whoever works on it.
    pub touched: Timestamp,
    /// When it came into force.
    pub landed: Option<Timestamp>,
}

impl Delivery {
    /// How much of the present step is done, in percent.
    pub fn percent(&self) -> u64 {
        let (done, all) = match self.state {
            FeedState::Staging => (self.bytes_read, self.bytes),
            FeedState::Landing => (self.tally.decided, self.tally.added + self.tally.changed),
            _ => return 100,
        };
        (done.min(all) * 100).checked_div(all).unwrap_or(0)
    }
}

/// Something to say about one line, kept with the delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line in the file, counted from 1.
    pub line: u64,
    /// The line was not read.
    pub rejected: bool,
    /// Record id or staff id of a rejected line, if it could be read.
    pub record_id: Option<String>,
    /// Which field.
    pub field: Option<Field>,
    /// What to say.
    pub message: Kept,
    /// A rejected line's cells as written.
    pub cells: Vec<String>,
}
