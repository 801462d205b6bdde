//! Possible duplicates put to a data steward: what is shown, what can be said, and which person
//! stands for which once links are made and undone.

pub mod agreement;
mod compare;
pub mod quality;
mod queue;
mod speaker;
pub mod waterfall;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
pub use link::{Code, Evidence, Field, Rarity};

use crate::coded::coded;
use crate::gate::Permit;
use crate::id::{AccountId, LinkId, PersonId, ReviewId};
use crate::person::Name;
use crate::protection::{Sealed, Shown};

pub use compare::{
    Compared, Comparison, Line, Side, category, compare, masked_phone, masked_postcode, masked_street,
};
pub use queue::{QUEUE_PAGE, Queue, Task, Waiting, gain, ordered};
pub use speaker::{Speaker, of_agencies};

/// How long a pair stays on the desk of whoever opened it: others get other pairs meanwhile.
pub const HOLD: jiff::SignedDuration = jiff::SignedDuration::from_mins(3);
/// Links on one page of "links that were made".
pub const LINKS_PAGE: u32 = 20;

coded! {
    /// How far a review has come.
    ReviewState {
        /// Waits for an answer.
        Open = "open",
        /// The agencies were asked; it can still be answered.
        Asked = "asked",
        /// Two humans have said different things, and it waits for one answer of both.
        Disputed = "disputed",
        /// A human has said that it is the same person.
        Same = "same",
        /// A human has said that it is not.
        NotSame = "not_same",
    }
}

impl ReviewState {
    /// Whether it still waits for the answer.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Asked | Self::Disputed)
    }
}

coded! {
    /// What an agency answers when it is asked to look at its record.
    Answer {
        /// What the record says is right.
        Right = "right",
        /// It was wrong, and the next list says it right.
        Corrected = "corrected",
        /// The agency cannot tell.
        CannotTell = "cannot_tell",
    }
}

/// A join of two persons by a link that stands. The persons are those that the two records belong
/// to, not those that stood for them then: so undoing one link leaves every other as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Join {
    /// The link.
    pub link: LinkId,
    /// The person on the side that went on standing for both.
    pub person: PersonId,
    /// The person on the other side.
    pub joined: PersonId,
}

/// Who stands for whom, from the joins in the order in which they were made. A pure function of
/// the joins: undoing one gives what would stand without it.
pub fn canonical(joins: &[Join]) -> BTreeMap<PersonId, PersonId> {
    let mut root: BTreeMap<PersonId, PersonId> = BTreeMap::new();
    for join in joins {
        let find = |root: &BTreeMap<_, _>, id| root.get(&id).copied().unwrap_or(id);
        let (keep, gone) = (find(&root, join.person), find(&root, join.joined));
        for id in [join.person, join.joined] {
            root.entry(id).or_insert(id);
        }
        for standing in root.values_mut().filter(|standing| **standing == gone) {
            *standing = keep;
        }
    }
    root
}

/// Who is on the same side as `of` when one join is undone, and the person who then stands for
/// that side.
pub fn side(joins: &[Join], without: LinkId, of: PersonId) -> (PersonId, Vec<PersonId>) {
    let left: Vec<Join> = joins.iter().copied().filter(|join| join.link != without).collect();
    let standing = canonical(&left);
    let root = standing.get(&of).copied().unwrap_or(of);
    let mut members: Vec<PersonId> =
        standing.iter().filter(|(_, stands)| **stands == root).map(|(id, _)| *id).collect();
    if members.is_empty() {
        members.push(of);
    }
    (root, members)
}

/// What an agency has said when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The agency.
    pub agency: Speaker,
    /// When it was asked.
    pub at: Timestamp,
    /// What it said; `None` while it has not.
    pub answer: Option<Answer>,
}

/// A review as the store hands it on.
#[derive(Debug, Clone)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// How far it has come.
    pub state: ReviewState,
    /// For refusing a stale answer.
    pub version: i64,
    /// The account that answered.
    pub account: Option<AccountId>,
    /// Its name.
    pub decided_by: Option<String>,
    /// When it was answered.
    pub decided: Option<Timestamp>,
    /// One of the two comes with a hidden tie: only for whoever is cleared.
    pub secret: bool,
    /// The two records.
    pub sides: [Side; 2],
    /// The evidence.
    pub evidence: Evidence,
    /// What the agencies were asked.
    pub asked: Vec<Asked>,
    /// The second opinion that was asked for, answered or not.
    pub second: Option<SecondOpinion>,
    /// Who has it on the desk, and until when.
    pub held: Option<(AccountId, Timestamp)>,
}

/// Whether an answered pair is put to another steward as well: one in 20, told by the end of its
/// id, so that nobody chooses which.
pub fn wants_second_opinion(id: ReviewId) -> bool {
    id.0.as_u128().is_multiple_of(20)
}

/// An answered pair that is put to another steward, who is not told what the first has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondOpinion {
    /// What the first has said: `Same` or `NotSame`.
    pub first: ReviewState,
    /// Who that was.
    pub first_account: AccountId,
    /// Its name.
    pub first_by: Option<String>,
    /// What the second has said.
    pub second: Option<ReviewState>,
    /// Who that was.
    pub second_by: Option<String>,
}

impl Review {
    /// Whether somebody else has it on the desk.
    pub fn held_from(&self, account: AccountId, now: Timestamp) -> bool {
        self.held.is_some_and(|(by, until)| by != account && until > now)
    }

    /// Whether this account is asked for a second opinion: then it is shown no answer.
    pub fn asks_second(&self, account: AccountId) -> bool {
        let open = |second: &SecondOpinion| {
            second.second.is_none() && second.first == self.state && second.first_account != account
        };
        self.second.as_ref().is_some_and(open)
    }
}

/// A link that was made, in the list of those that can be undone.
#[derive(Debug, Clone)]
pub struct Made {
    /// The link.
    pub id: LinkId,
    /// When it was made.
    pub at: Timestamp,
    /// Name of the human who made it; `None`: the engine.
    pub by: Option<String>,
    /// The rule that made it.
    pub rule: String,
    /// The person that it leads to.
    pub person: PersonId,
    /// Agency of the record.
    pub agency: Speaker,
    /// Name of the record.
    pub name: Sealed<Name>,
    /// Birth date of the record.
    pub born: Sealed<Date>,
    /// Name of the person.
    pub person_name: Sealed<Name>,
    /// Two persons were joined by it, rather than a record put to a person.
    pub joins: bool,
}

/// A link that was made, with the two records that it rests on: why was it made?
#[derive(Debug, Clone)]
pub struct Why {
    /// The link.
    pub id: LinkId,
    /// When it was made.
    pub at: Timestamp,
    /// Name of the human who made it; `None`: the engine.
    pub by: Option<String>,
    /// The rule that made it.
    pub rule: String,
    /// When it was undone.
    pub undone: Option<Timestamp>,
    /// One of the two comes with a hidden tie: only for whoever is cleared.
    pub secret: bool,
    /// The two records.
    pub sides: [Side; 2],
    /// The evidence.
    pub evidence: Evidence,
    /// It is one of the sample that a human looks at; with the answer, once there is one.
    pub audit: Option<Option<AuditAnswer>>,
}

coded! {
    /// What a human says of a link that was made without asking.
    AuditAnswer {
        /// The two are the same person.
        Right = "right",
        /// They are not.
        Wrong = "wrong",
    }
}

/// A link after the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLink {
    /// The link.
    pub id: LinkId,
    /// When it was made; not said where the engine made it of a masked agency's list, which could be told
    /// by it.
    pub at: Option<Timestamp>,
    /// Name of the human who made it; `None`: the engine.
    pub by: Option<String>,
    /// The agency of the record.
    pub agency: Speaker,
    /// Name of the record.
    pub name: Shown<Name>,
    /// Birth date of the record.
    pub born: Shown<Date>,
    /// Name of the person that it was put to.
    pub person_name: Shown<Name>,
    /// Two persons were joined by it.
    pub joins: bool,
}

impl Made {
    /// What this permit may show.
    pub fn open(self, permit: &Permit) -> ShownLink {
        ShownLink {
            name: self.name.open_of(self.person, permit),
            born: self.born.open_of(self.person, permit),
            person_name: self.person_name.open_of(self.person, permit),
            id: self.id,
            at: Some(self.at).filter(|_| self.by.is_some() || !self.agency.is_masked()),
            by: self.by,
            agency: self.agency,
            joins: self.joins,
        }
    }
}

/// A question to an agency about one of its own records, as the agency sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The review that it is about.
    pub review: ReviewId,
    /// The agency's own id of its record.
    pub record_id: String,
    /// When it was asked.
    pub at: Timestamp,
    /// Fields in which the two records do not agree; no value of the other record.
    pub fields: Vec<Field>,
}

#[cfg(test)]
mod tests;
