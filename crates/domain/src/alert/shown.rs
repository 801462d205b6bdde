//! What people are shown of alerts and of trying rules out.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{AlertRule, Outcome, RuleState};
use crate::id::{AlertId, PersonId};
use crate::person::ShownPerson;
use crate::signal::Signal;

/// What a rule would have done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tried {
    /// How many children were looked at.
    pub children: u64,
    /// How often it would have fired.
    pub fired: u64,
    /// Around how many of the children.
    pub around: u64,
}

/// When a rule would have asked somebody to look at one child, for whoever coordinates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The rule.
    pub rule: AlertRule,
    /// In force, or a draft that is being tried.
    pub state: RuleState,
    /// The moments of the last [`super::TRIED_DAYS`] days, oldest first.
    pub at: Vec<Timestamp>,
}

/// A fact of an alert as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownFact {
    /// A signal.
    Signal(Signal),
    /// No contact since that day; with the agency's name.
    Quiet(String, Date),
    /// The child has moved.
    Moved(Date),
    /// A short attendance: agency, first and last day.
    Attendance(String, Option<Date>, Option<Date>),
    /// A search from outside.
    Look(Date),
    /// So many that are not to be seen any more.
    Gone(usize),
}

/// What was answered to an alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What came of it.
    pub outcome: Outcome,
    /// In words; may be empty.
    pub words: String,
    /// Who answered.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// An alert as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Its id.
    pub id: AlertId,
    /// The child.
    pub person: PersonId,
    /// The rule that fired.
    pub rule: AlertRule,
    /// Which version of it.
    pub version: i64,
    /// When it fired.
    pub raised: Timestamp,
    /// The facts that met it.
    pub facts: Vec<ShownFact>,
    /// The answer, if there is one.
    pub answered: Option<Answered>,
}

/// An alert that waits for an answer, on My day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: AlertId,
    /// The child.
    pub person: ShownPerson,
    /// The rule that fired.
    pub rule: AlertRule,
    /// When.
    pub raised: Timestamp,
}
