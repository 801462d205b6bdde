//! A decision to share, or not to share, where a consent is not the ground: what, with whom, why.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::coded::coded;
use crate::gate::Rule;
use crate::id::{AgencyId, DisclosureId, PractitionerId};
use crate::sharing::Part;

coded! {
    /// Whether the family was asked first.
    Asked {
        /// Asked, and has nothing against it.
        Agrees = "agrees",
        /// Asked, and is against it.
        Opposes = "opposes",
        /// Not asked.
        NotAsked = "not_asked",
    }
}

coded! {
    /// Whether the family is told of the decision.
    Told {
        /// It is told.
        Told = "told",
        /// It will be told.
        Later = "later",
        /// It is not told.
        NotTold = "not_told",
    }
}

coded! {
    /// Where a decision stands.
    State {
        /// It holds.
        Holds = "holds",
        /// It is to be looked at again.
        Review = "review",
        /// Its last day has passed.
        Over = "over",
        /// Another decision was taken in its place.
        Revised = "revised",
        /// It was ended.
        Ended = "ended",
    }
}

/// What was weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighing {
    /// Why it is needed, or for a decision not to share: why not.
    pub need: String,
    /// What speaks against it, and why less would not do.
    pub against: String,
    /// Whether the family was asked.
    pub asked: Asked,
    /// Whether it is told.
    pub told: Told,
    /// Why it was not asked, or is not told.
    pub silent: Option<String>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Its id.
    pub id: DisclosureId,
    /// Whether it is to share.
    pub shares: bool,
    /// To share: the code of its legal basis in the law pack.
    pub basis: Option<String>,
    /// What it is about.
    pub parts: Vec<Part>,
    /// With whom.
    pub agencies: Vec<AgencyId>,
    /// What was weighed.
    pub weighing: Weighing,
    /// First day.
    pub from: Date,
    /// Last day; a decision not to share has none.
    pub to: Option<Date>,
    /// When to look at it again.
    pub review: Date,
    /// Who decided, of which agency.
    pub by: (PractitionerId, AgencyId),
    /// By what name.
    pub by_name: String,
    /// When.
    pub decided: Timestamp,
    /// The decision that it takes the place of.
    pub replaces: Option<DisclosureId>,
    /// When it ended before its last day.
    pub ended: Option<Timestamp>,
    /// Why it ended; `None` where another takes its place.
    pub ended_why: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

impl Disclosure {
    /// Where it stands on that day.
    pub fn state(&self, today: Date) -> State {
        if self.ended.is_some() {
            return if self.ended_why.is_some() { State::Ended } else { State::Revised };
        }
        if self.to.is_some_and(|to| to < today) {
            State::Over
        } else if self.review <= today {
            State::Review
        } else {
            State::Holds
        }
    }
}

/// One decision as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The decision.
    pub decision: Disclosure,
    /// Where it stands today.
    pub state: State,
    /// The names of its agencies.
    pub agencies: Vec<String>,
    /// The legal basis in words, with its section.
    pub basis: Option<Rule>,
    /// Whether another decision may be taken in its place, and whether it may be ended.
    pub can_change: bool,
}
