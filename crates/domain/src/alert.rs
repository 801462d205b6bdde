//! Alert rules: when is a human asked to look. A rule is a plain value with one to three conditions of a
//! closed set, all of which must be met, so that it can be read aloud as one sentence; it says whom to
//! tell, and nothing else happens. Nothing is added up into a score, and no list of children by how much
//! was noted is ever made.
//!
//! There is no plan in Kring yet: "no plan" is said as "nobody coordinates the child".

mod conditions;
mod fire;
mod shown;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::agency::Sector;
use crate::coded::coded;
use crate::coordinator::CoordinatorKind;
use crate::id::{AccessId, AgencyId, AlertRuleId, InvolvementId, SignalId};
use crate::signal::{Direction, Indicator};

pub use conditions::{CONDITIONS, Further, field};
pub use fire::{fires, is_news, replay};
pub use shown::{Alert, Answered, Asking, ShownFact, Tried, Waiting};

/// How far back a condition may look, in days.
pub const DAYS: RangeInclusive<u16> = 1..=365;
/// How many facts a condition may ask for.
pub const COUNT: RangeInclusive<u16> = 1..=50;
/// From how many agencies a condition may ask for facts.
pub const AGENCIES: RangeInclusive<u16> = 1..=10;
/// How long a short attendance may have lasted, in days.
pub const LASTING: RangeInclusive<u16> = 0..=30;
/// Over how many past days a rule is tried out.
pub const TRIED_DAYS: i64 = 90;
/// The word of the access record for an alert that was raised; nobody asked for it, so it is no action
/// of the gate.
pub const RAISED: &str = "raise_alert";
/// The longest words of an answer to an alert, in characters.
pub const ANSWER_LIMIT: usize = 1_000;

/// What has to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Condition {
    /// Signals of several agencies within some days.
    Signals {
        /// On which indicator; `None`: on any, also on different ones.
        indicator: Option<Indicator>,
        /// Strengths or worries.
        direction: Direction,
        /// At least so many.
        at_least: u16,
        /// Noted by at least so many agencies. The family is no agency; all whose tie is masked
        /// count together as one more, so that nothing tells whether two of them are the same.
        agencies: u16,
        /// Within so many days.
        days: u16,
    },
    /// An agency that has told of contacts has told of none for some days.
    MissedContact {
        /// Of which kind of service; `None`: of any.
        sector: Option<Sector>,
        /// For more than so many days.
        days: u16,
    },
    /// The child's address or household has changed.
    Moved {
        /// Within so many days.
        days: u16,
    },
    /// Agencies that began and soon ended their work with the child: the sixty visits.
    Attendances {
        /// At least so many.
        at_least: u16,
        /// At at least so many agencies.
        agencies: u16,
        /// Each over within so many days.
        lasting: u16,
        /// Begun within so many days.
        days: u16,
    },
    /// Staff of agencies outside the circle have searched exactly for the child.
    LookedElsewhere {
        /// At least so many searches.
        at_least: u16,
        /// Within so many days.
        days: u16,
    },
}

coded! {
    /// The kinds of conditions.
    ConditionKind {
        /// Signals.
        Signals = "signals",
        /// No contact for long.
        MissedContact = "missed_contact",
        /// The child has moved.
        Moved = "moved",
        /// Short attendances at several agencies.
        Attendances = "attendances",
        /// Searches from outside the circle.
        LookedElsewhere = "looked_elsewhere",
    }
}

coded! {
    /// Who is asked to look. Where nobody holds that role whoever else coordinates is asked, and
    /// where nobody coordinates, the circle.
    Tell {
        /// The named person.
        NamedPerson = "named_person",
        /// The lead professional.
        LeadProfessional = "lead_professional",
        /// Whoever coordinates.
        Coordinator = "coordinator",
    }
}

impl Tell {
    /// The one role that is told first, if it is one.
    pub const fn role(self) -> Option<CoordinatorKind> {
        match self {
            Self::NamedPerson => Some(CoordinatorKind::NamedPerson),
            Self::LeadProfessional => Some(CoordinatorKind::LeadProfessional),
            Self::Coordinator => None,
        }
    }
}

coded! {
    /// Where a version of a rule stands.
    RuleState {
        /// Written, perhaps tried out, never switched on.
        Draft = "draft",
        /// In force.
        On = "on",
        /// Switched off.
        Off = "off",
    }
}

coded! {
    /// What came of an alert.
    Outcome {
        /// Looked at; nothing more is needed.
        LookedAt = "looked_at",
        /// A meeting was called.
        MeetingCalled = "meeting_called",
        /// Support was changed.
        SupportChanged = "support_changed",
        /// A concern report was made.
        ConcernReported = "concern_reported",
        /// Something else, in words.
        Other = "other",
    }
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertRule {
    /// What has to be met.
    pub when: Condition,
    /// What has to be met as well. Rules of one condition are kept without it.
    #[serde(default, skip_serializing_if = "Further::is_none")]
    pub and: Further,
    /// Only while nobody coordinates the child.
    #[serde(default)]
    pub uncoordinated: bool,
    /// Who is asked to look.
    pub tell: Tell,
}

impl Condition {
    /// Its kind.
    pub const fn kind(&self) -> ConditionKind {
        match self {
            Self::Signals { .. } => ConditionKind::Signals,
            Self::MissedContact { .. } => ConditionKind::MissedContact,
            Self::Moved { .. } => ConditionKind::Moved,
            Self::Attendances { .. } => ConditionKind::Attendances,
            Self::LookedElsewhere { .. } => ConditionKind::LookedElsewhere,
        }
    }

    /// How many days it looks back.
    pub const fn days(&self) -> u16 {
        match self {
            Self::Signals { days, .. }
            | Self::MissedContact { days, .. }
            | Self::Moved { days }
            | Self::Attendances { days, .. }
            | Self::LookedElsewhere { days, .. } => *days,
        }
    }
}

/// One version of a rule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRule {
    /// The rule, the same for all of its versions.
    pub id: AlertRuleId,
    /// Which version, from 1.
    pub version: i64,
    /// Where it stands.
    pub state: RuleState,
    /// What it says.
    pub rule: AlertRule,
    /// When this version was written.
    pub made: Timestamp,
    /// When it was last switched on or off.
    pub changed: Option<Timestamp>,
}

/// Who noted a signal, as far as a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An agency.
    Agency(AgencyId),
    /// An agency behind a mask.
    Someone,
    /// The family.
    Family,
}

/// A signal, as far as a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignalFact {
    /// Its id.
    pub id: SignalId,
    /// When.
    pub at: Timestamp,
    /// On which indicator.
    pub indicator: Indicator,
    /// A strength or a worry.
    pub direction: Direction,
    /// By whom.
    pub source: Source,
}

/// An open involvement, as far as a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TieFact {
    /// Its id.
    pub id: InvolvementId,
    /// The agency.
    pub agency: AgencyId,
    /// The agency's kind of service.
    pub sector: Sector,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// The last contact that the agency has told of.
    pub last_contact: Option<Date>,
}

/// An exact search from outside the circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookFact {
    /// Its access record.
    pub id: AccessId,
    /// When.
    pub at: Timestamp,
}

/// What rules may ask of one child. What is hidden was never read; masked ties are left out but for
/// their signals, since not even when is told of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChildFacts {
    /// Signals.
    pub signals: Vec<SignalFact>,
    /// Open involvements, also those that have ended.
    pub ties: Vec<TieFact>,
    /// Days on which the address or household changed.
    pub moved: Vec<Date>,
    /// Searches from outside.
    pub looks: Vec<LookFact>,
    /// Coordinator roles that are held by name, and since when.
    pub held: Vec<(CoordinatorKind, Timestamp)>,
}

/// One fact that met a rule. It names what is kept elsewhere: names and words are read when the
/// alert is shown, as far as its reader may see them then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// A signal.
    Signal {
        /// Its id.
        id: SignalId,
    },
    /// An involvement without contact.
    Quiet {
        /// Its id.
        involvement: InvolvementId,
        /// The last contact.
        since: Date,
    },
    /// The child has moved.
    Moved {
        /// The day on which a list said so.
        day: Date,
    },
    /// An involvement that soon ended.
    Attendance {
        /// Its id.
        involvement: InvolvementId,
    },
    /// A search from outside.
    Look {
        /// Its access record.
        id: AccessId,
        /// The day.
        day: Date,
    },
}

/// A moment, with the local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The moment.
    pub now: Timestamp,
    /// The local day.
    pub today: Date,
}
