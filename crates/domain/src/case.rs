//! Cases: processes of a law pack that run for a child, as lists show them. How a case moves stands in
//! the `law` crate; this is what people see of it from outside.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::id::{AgencyId, CaseId, PersonId, PractitionerId};

/// Most cases that one list shows.
pub const LIST_LIMIT: u32 = 200;
/// Most characters of reasons that are written for a step.
pub const REASONS_LIMIT: usize = 4_000;
/// Most characters of a task.
pub const TASK_LIMIT: usize = 300;

/// By what people speak of a case, such as `2026-17`: it names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The year in which it began.
    pub year: i64,
    /// Its number within that year and partnership.
    pub number: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

/// Somebody who works on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    /// Who.
    pub id: PractitionerId,
    /// The name.
    pub name: String,
}

/// A clock of a case, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Id of the rule.
    pub rule: String,
    /// When to have it done.
    pub plan: Option<Timestamp>,
    /// When the law's time is up.
    pub legal: Option<Timestamp>,
    /// Whether it stands still.
    pub paused: bool,
}

/// A case as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: CaseId,
    /// By what people speak of it.
    pub number: Number,
    /// The agency whose case it is.
    pub agency: AgencyId,
    /// Id of its process.
    pub process: String,
    /// Id of the stage in which it stands.
    pub stage: String,
    /// The child, when known.
    pub person: Option<PersonId>,
    /// Who works on it; `None` while it lies with the duty officers.
    pub handler: Option<Handler>,
    /// When it began.
    pub opened: Timestamp,
    /// When it ended.
    pub closed: Option<Timestamp>,
    /// The clock that is planned for soonest.
    pub next: Option<Due>,
}

/// Something that somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: crate::id::TaskId,
    /// What, in somebody's own words.
    pub words: String,
    /// Until when.
    pub due: Option<Timestamp>,
    /// Who has it.
    pub practitioner: Handler,
    /// The case that it belongs to.
    pub case: Option<(CaseId, Number)>,
    /// When it was done.
    pub done: Option<Timestamp>,
    /// Which task of the law pack it is, where the process gave it.
    pub given: Option<String>,
    /// Grows with each change.
    pub version: i64,
}

/// How many limits an agency kept and broke in one month, by the month in which they ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: Date,
    /// Limits kept.
    pub kept: u32,
    /// Limits broken.
    pub broken: u32,
}

/// How much somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Who; `None` for what lies with the duty officers.
    pub handler: Option<Handler>,
    /// Running cases.
    pub cases: u32,
    /// Clocks whose legal time is over.
    pub over: u32,
    /// Whether they have left the agency.
    pub left: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_names_year_and_place() {
        let (old, new) = (Number { year: 2025, number: 112 }, Number { year: 2026, number: 17 });
        assert_eq!(new.to_string(), "2026-17");
        assert!(old < new);
    }
}
