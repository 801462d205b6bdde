//! A running case as a value: where it stands, how it came there, and its clocks. What changes it is
//! in [`crate::machine`]; this is what is kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A case in a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Id of the process.
    pub process: String,
    /// Id of the stage in which it stands.
    pub stage: String,
    /// When what opened it happened, such as the receipt of a report.
    pub opened: Timestamp,
    /// The steps that it took, oldest first.
    pub history: Vec<Taken>,
    /// Its clocks, in the order in which they started.
    pub clocks: Vec<Clock>,
}

impl Case {
    /// Clocks that have not stopped.
    pub fn running(&self) -> impl Iterator<Item = &Clock> {
        self.clocks.iter().filter(|clock| clock.stopped.is_none())
    }

    /// The clock of that rule that runs, or stands still.
    pub fn clock(&self, rule: &str) -> Option<&Clock> {
        self.running().find(|clock| clock.rule == rule)
    }

    /// When the last thing in it happened.
    pub fn last(&self) -> Timestamp {
        self.history.last().map_or(self.opened, |taken| taken.at)
    }
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// From which stage.
    pub from: String,
    /// To which.
    pub to: String,
    /// When.
    pub at: Timestamp,
    /// What was said for it.
    pub grounds: Grounds,
}

/// What a human says when a step is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Grounds {
    /// That the condition of the step is met.
    pub guard_met: bool,
    /// Who decided.
    pub decided_by: Option<String>,
    /// The reasons.
    pub reasons: Option<String>,
    /// The consent that it rests on.
    pub consent: Option<String>,
}

/// A clock. It names the version of the rule that it began with and keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Id of the rule.
    pub rule: String,
    /// Number of its version.
    pub version: u32,
    /// When it was started.
    pub started: Timestamp,
    /// What it counts from. `None` while it waits for a fact.
    pub counts_from: Option<Timestamp>,
    /// The fact that it waits for or has got, such as `date_of_birth`.
    pub fact: Option<String>,
    /// Whether it is not the first time of a rule that recurs.
    pub again: bool,
    /// When the law's time is up, where it gives a number.
    pub legal: Option<Timestamp>,
    /// When to have it done.
    pub plan: Option<Timestamp>,
    /// By whom, when and why it was made longer.
    pub extensions: Vec<Extension>,
    /// When it stood still; the last may be open.
    pub pauses: Vec<Pause>,
    /// How it ended.
    pub stopped: Option<Stopped>,
}

impl Clock {
    /// Whether it stands still.
    pub fn is_paused(&self) -> bool {
        self.pauses.last().is_some_and(|pause| pause.to.is_none())
    }
}

/// A decision that makes a clock longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Until which day.
    pub until: jiff::civil::Date,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// By which section.
    pub section: String,
    /// When it was decided.
    pub at: Timestamp,
}

/// A time in which a clock stands still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// From when.
    pub from: Timestamp,
    /// Until when; `None` while it lasts.
    pub to: Option<Timestamp>,
    /// Why.
    pub reason: String,
}

/// How a clock ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// When.
    pub at: Timestamp,
    /// How.
    pub how: How,
}

/// How a clock ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// What it asks for was done.
    Done,
    /// The case went on to a stage in which it does not run.
    WentOn,
    /// It does not apply, for this reason.
    DoesNotApply(String),
}
