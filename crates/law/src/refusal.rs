//! Why a case does not go on, or a clock cannot be changed: a key into the catalogues, with its values.

use crate::calendar::OutOfRange;
use crate::process::Need;
use crate::rule::Amount;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The process has no such step.
    StepNotAllowed {
        /// Where the case stands.
        from: String,
        /// Where it was to go.
        to: String,
    },
    /// The step asks for more than was said.
    Missing(Vec<Missing>),
    /// It lies in the future.
    InTheFuture,
    /// The rule was not yet law.
    BeforeTheLaw(String),
    /// It lies before the last thing that happened in the case.
    BeforeTheLast,
    /// The case has no clock of that rule.
    NoSuchClock(String),
    /// The clock has stopped already.
    Stopped(String),
    /// A clock of that rule runs already.
    Running(String),
    /// The law has no pause for this rule.
    NoPause(String),
    /// The clock stands still.
    Paused(String),
    /// The clock does not stand still.
    NotPaused(String),
    /// The law does not let it be made longer.
    NotExtendable(String),
    /// The reason, the decider or the section is missing.
    NoReason,
    /// The time was up before the decision.
    TooLate,
    /// The new day is not later.
    NotLater,
    /// The new day is later than the law allows.
    TooLong(Amount),
    /// A local agreement that the partnership has not taken up.
    NotAdopted(String),
    /// The clock waits for no such fact.
    NoFact(String),
    /// A day lies outside the years for which dates or holidays are known.
    OutOfRange,
    /// The packs in use do not have the process, the rule or its version.
    NotInPack(String),
}

/// What a step asks for and was not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// That this condition is met.
    Guard(String),
    /// Who decided, the reasons, consent.
    Need(Need),
}

impl Refusal {
    /// Its key in the catalogues.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::StepNotAllowed { .. } => "law-refusal-step-not-allowed",
            Self::Missing(_) => "law-refusal-missing",
            Self::InTheFuture => "law-refusal-in-the-future",
            Self::BeforeTheLaw(_) => "law-refusal-before-the-law",
            Self::BeforeTheLast => "law-refusal-before-the-last",
            Self::NoSuchClock(_) => "law-refusal-no-such-clock",
            Self::Stopped(_) => "law-refusal-stopped",
            Self::Running(_) => "law-refusal-running",
            Self::NoPause(_) => "law-refusal-no-pause",
            Self::Paused(_) => "law-refusal-paused",
            Self::NotPaused(_) => "law-refusal-not-paused",
            Self::NotExtendable(_) => "law-refusal-not-extendable",
            Self::NoReason => "law-refusal-no-reason",
            Self::TooLate => "law-refusal-too-late",
            Self::NotLater => "law-refusal-not-later",
            Self::TooLong(_) => "law-refusal-too-long",
            Self::NotAdopted(_) => "law-refusal-not-adopted",
            Self::NoFact(_) => "law-refusal-no-fact",
            Self::OutOfRange => "law-refusal-out-of-range",
            Self::NotInPack(_) => "law-refusal-pack",
        }
    }

    /// The rule that it is about, for the message.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Self::BeforeTheLaw(rule)
            | Self::NoSuchClock(rule)
            | Self::Stopped(rule)
            | Self::Running(rule)
            | Self::NoPause(rule)
            | Self::Paused(rule)
            | Self::NotPaused(rule)
            | Self::NotExtendable(rule)
            | Self::NotAdopted(rule)
            | Self::NoFact(rule)
            | Self::NotInPack(rule) => Some(rule),
            _ => None,
        }
    }
}

impl From<OutOfRange> for Refusal {
    fn from(_: OutOfRange) -> Self {
        Self::OutOfRange
    }
}
