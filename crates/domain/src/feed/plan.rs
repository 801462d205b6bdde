//! Whether a delivery may land, waits for a human, or is refused: pure rules over counts and dates.

use jiff::civil::Date;

use crate::coded::coded;
use crate::message_key::Message;

coded! {
    /// What a delivery claims to be.
    FeedMode {
        /// Everybody whom the agency works with, within the coverage: who is not listed has ended.
        Complete = "complete",
        /// Changes only: who is not listed stays as they were.
        Delta = "delta",
    }
}

/// A complete list that would end more than this share of the agency's current clients waits for
/// the agency administrator, in percent.
pub const HOLD_ABOVE_PERCENT: u64 = 20;

/// A complete list that would end fewer than this many never waits for its share: in a list of ten,
/// three who leave in a week are no accident.
pub const HOLD_FROM_ENDED: u64 = 5;

/// What a delivery covers, as its sender says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// First day covered.
    pub from: Option<Date>,
    /// Last day covered.
    pub to: Option<Date>,
    /// The area, unit or age group, in the agency's words; `None` is all of the agency.
    pub area: Option<String>,
}

impl Coverage {
    /// Refuses a period that ends before it begins.
    pub fn check(&self) -> Result<(), Message> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if to < from => Err(Message::new("import-refused-coverage")),
            _ => Ok(()),
        }
    }
}

/// What a delivery would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// The agency's current clients within the coverage.
    pub current: u64,
    /// Lines accepted.
    pub listed: u64,
    /// Current clients that the list no longer has; not those whose line was rejected but whose
    /// record id could be read.
    pub would_end: u64,
    /// Rejected lines whose record id could not be read: any of those who would end may be among them.
    pub unreadable: u64,
}

/// What becomes of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It lands.
    Land,
    /// It waits until the agency administrator has said yes, with the reason.
    Wait(Message),
}

/// Whether a delivery lands at once.
///
/// A complete list waits when it would end anybody and
/// * lists nobody,
/// * has lines whose record id could not be read, or
/// * ends more than [`HOLD_ABOVE_PERCENT`] of the current clients, and [`HOLD_FROM_ENDED`] of them or more.
pub fn verdict(mode: FeedMode, counts: Counts) -> Verdict {
    let Counts { current, listed, would_end, unreadable } = counts;
    if mode == FeedMode::Delta || would_end == 0 {
        return Verdict::Land;
    }
    let said = |key: &'static str| {
        Message::new(key).with("ended", would_end.to_string()).with("current", current.to_string())
    };
    if listed == 0 {
        return Verdict::Wait(said("import-wait-nobody-listed"));
    }
    if unreadable > 0 {
        return Verdict::Wait(said("import-wait-unreadable").with("unreadable", unreadable.to_string()));
    }
    let many = would_end.saturating_mul(100) > current.saturating_mul(HOLD_ABOVE_PERCENT);
    if many && would_end >= HOLD_FROM_ENDED {
        return Verdict::Wait(said("import-wait-many-end").with("percent", HOLD_ABOVE_PERCENT.to_string()));
    }
    Verdict::Land
}

/// Refuses an as-of date that lies ahead, or before that of the last complete list that landed: an
/// older list must not undo a newer one. The same day may be delivered again.
pub fn check_as_of(as_of: Date, last_complete: Option<Date>, today: Date) -> Result<(), Message> {
    if as_of > today {
        return Err(Message::new("import-refused-as-of-ahead"));
    }
    match last_complete {
        Some(last) if as_of < last => Err(Message::new("import-refused-older")
            .with("as_of", as_of.to_string())
            .with("last", last.to_string())),
        _ => Ok(()),
    }
}
