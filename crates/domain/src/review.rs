//! Possible duplicates put to a data steward: what is shown, what can be said, and which person
//! stands for which once links are made and undone.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
pub use link::{Code, Evidence, Field, Rarity};

use crate::agency::Sector;
use crate::coded::coded;
use crate::gate::Permit;
use crate::id::{AccountId, AgencyId, LinkId, PersonId, ReviewId, SourceRecordId};
use crate::person::{Name, Sex};
use crate::protection::{Category, Sealed, Shown};

/// Open reviews that a queue lists; it says how many there are.
pub const QUEUE_LIMIT: usize = 50;
/// Links on one page of "links that were made".
pub const LINKS_PAGE: u32 = 20;

coded! {
    /// How far a review has come.
    ReviewState {
        /// Waits for an answer.
        Open = "open",
        /// The agencies were asked; it can still be answered.
        Asked = "asked",
        /// A human has said that it is the same person.
        Same = "same",
        /// A human has said that it is not.
        NotSame = "not_same",
    }
}

impl ReviewState {
    /// Whether it still waits for the answer.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Asked)
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

/// An open review in the queue: no value of anybody stands there.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Its id.
    pub id: ReviewId,
    /// Open, or asked.
    pub state: ReviewState,
    /// When it came up.
    pub opened: Timestamp,
    /// The two agencies with their sectors.
    pub agencies: [(String, Sector); 2],
    /// Sum of the evidence's weights.
    pub total: f64,
    /// Probability that it is the same person, where the engine can tell.
    pub probability: Option<f64>,
}

/// The queue of one data steward.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    /// At most [`QUEUE_LIMIT`], oldest first; asked ones last.
    pub waiting: Vec<Waiting>,
    /// How many there are.
    pub left: u32,
    /// How many this account has answered today.
    pub done: u32,
}

/// One of the two records as a steward may compare it: masked and sealed as it leaves the store.
#[derive(Debug, Clone)]
pub struct Side {
    /// The record.
    pub record: SourceRecordId,
    /// The person that the record stands for now.
    pub person: PersonId,
    /// Who says it.
    pub agency: AgencyId,
    /// The agency's name.
    pub agency_name: String,
    /// The agency's sector.
    pub sector: Sector,
    /// The day as of which it says so.
    pub as_of: Date,
    /// The agency lists the client no longer.
    pub ended: bool,
    /// Name.
    pub name: Sealed<Name>,
    /// Birth date.
    pub born: Sealed<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// National id, masked.
    pub national_id: Sealed<String>,
    /// Street, masked to its first letter and its digits.
    pub street: Sealed<String>,
    /// Postcode, masked to its first two characters.
    pub postcode: Sealed<String>,
    /// City.
    pub city: Sealed<String>,
    /// Telephone, masked to its last two digits.
    pub phone: Sealed<String>,
}

/// What an agency has said when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The agency's name.
    pub agency: String,
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
}

/// A value in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    /// Text as it stands.
    Text(String),
    /// A date, to be written in the reader's language.
    Day(Date),
    /// A code of a kind, such as `("sex", "female")`.
    Code(&'static str, &'static str),
    /// Protected.
    Hidden,
    /// The record says nothing.
    Missing,
}

/// One line of the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is compared.
    pub field: Field,
    /// The two values.
    pub values: [Compared; 2],
    /// How they compare.
    pub code: Code,
    /// How much that tells.
    pub weight: f64,
}

/// The comparison as this permit may show it. A field of which either value is hidden says
/// neither how it compares nor how much that tells: the sum would tell it, so it is made anew.
pub fn compare(review: &Review, permit: &Permit) -> (Vec<Line>, f64) {
    let mut lines = Vec::with_capacity(review.evidence.fields.len());
    for told in &review.evidence.fields {
        let values = [0, 1].map(|i| value(&review.sides[i], told.field, permit));
        let hidden = values.contains(&Compared::Hidden);
        let (code, weight) = if hidden { (Code::Withheld, 0.0) } else { (told.code, told.weight) };
        lines.push(Line { field: told.field, values, code, weight });
    }
    let total = lines.iter().map(|line| line.weight).sum();
    (lines, total)
}

fn value(side: &Side, field: Field, permit: &Permit) -> Compared {
    fn of<T: Clone, U>(
        sealed: &Sealed<T>,
        side: &Side,
        permit: &Permit,
        say: impl Fn(T) -> Option<U>,
        wrap: impl Fn(U) -> Compared,
    ) -> Compared {
        match sealed.open_of(side.person, permit) {
            Shown::Value(value) => say(value).map_or(Compared::Missing, wrap),
            Shown::Hidden => Compared::Hidden,
            Shown::Missing => Compared::Missing,
        }
    }
    let text = |sealed: &Sealed<String>| of(sealed, side, permit, Some, Compared::Text);
    let part = |say: fn(Name) -> String| {
        of(&side.name, side, permit, |name| Some(say(name)).filter(|t| !t.is_empty()), Compared::Text)
    };
    match field {
        Field::NationalId => text(&side.national_id),
        Field::Given => part(|name| name.given),
        Field::Surname => part(|name| name.surname),
        Field::Born => of(&side.born, side, permit, Some, Compared::Day),
        Field::Sex => side.sex.map_or(Compared::Missing, |sex| Compared::Code("sex", sex.code())),
        Field::Address => text(&side.street),
        Field::Postcode => text(&side.postcode),
        Field::City => text(&side.city),
        Field::Phone => text(&side.phone),
        Field::Agency => Compared::Text(side.agency_name.clone()),
        Field::Household | Field::Prior => Compared::Missing,
    }
}

/// Which category of protection a field belongs to.
pub const fn category(field: Field) -> Option<Category> {
    match field {
        Field::NationalId => Some(Category::NationalId),
        Field::Given | Field::Surname | Field::Born => Some(Category::Name),
        // Which home somebody belongs to is what the address says.
        Field::Address | Field::Household => Some(Category::Address),
        Field::Postcode | Field::City => Some(Category::Place),
        Field::Phone => Some(Category::Contact),
        Field::Sex | Field::Agency | Field::Prior => None,
    }
}

/// A street as a steward sees it: first letter and digits, "D•••• 6".
pub fn masked_street(street: &str) -> String {
    let first: String = street.chars().take(1).collect();
    let digits: String = street.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { format!("{first}••••") } else { format!("{first}•••• {digits}") }
}

/// A postcode as a steward sees it: its first two characters, "79•••".
pub fn masked_postcode(postcode: &str) -> String {
    postcode.chars().enumerate().map(|(i, c)| if i < 2 || c.is_whitespace() { c } else { '•' }).collect()
}

/// A telephone number as a steward sees it: its last two digits.
pub fn masked_phone(phone: &str) -> String {
    let last: Vec<char> = phone.chars().rev().take(2).collect();
    format!("•••• {}", last.into_iter().rev().collect::<String>())
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
    pub agency: String,
    /// Sector of that agency.
    pub sector: Sector,
    /// Name of the record.
    pub name: Sealed<Name>,
    /// Birth date of the record.
    pub born: Sealed<Date>,
    /// Name of the person.
    pub person_name: Sealed<Name>,
    /// Two persons were joined by it, rather than a record put to a person.
    pub joins: bool,
}

/// A link after the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLink {
    /// The link.
    pub id: LinkId,
    /// When it was made.
    pub at: Timestamp,
    /// Name of the human who made it; `None`: the engine.
    pub by: Option<String>,
    /// The agency of the record.
    pub agency: String,
    /// Its sector.
    pub sector: Sector,
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
            at: self.at,
            by: self.by,
            agency: self.agency,
            sector: self.sector,
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
