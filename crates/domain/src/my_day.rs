//! My day, and my children: what one practitioner should see first.
//!
//! The store narrows, the gate decides: every child comes with the facts that the gate judges,
//! and what a viewer may not see of a child is left out here.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::alert::Waiting;
use crate::case::{Summary, Task};
use crate::circle::Coverage;
use crate::coordinator::{CoordinatorKind, HandOver};
use crate::gate::{Facts, Permit};
use crate::id::{AttentionId, InvitationId, PersonId};
use crate::notice::EventKind;
use crate::person::{Person, ShownPerson, age};

/// Children on one page of "my children".
pub const PAGE: u32 = 50;
/// Most lines of each part of "my day".
pub const PART: u32 = 20;
/// Of a child that was never looked at, what changed in so many days counts as new.
pub const NEW_DAYS: i64 = 30;

/// What changed in a circle since its viewer last looked; the viewer's own acts are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    /// How many events.
    pub count: u32,
    /// The newest.
    pub kind: EventKind,
    /// When that was.
    pub at: Timestamp,
}

/// One of the viewer's children as the store hands it on.
#[derive(Debug, Clone)]
pub struct Known {
    /// The child, sealed.
    pub person: Person,
    /// What the gate judges.
    pub facts: Facts,
    /// The viewer's role with the child, as a list says it or the code of a stated relation.
    pub role: Option<String>,
    /// Since when the viewer works with the child.
    pub since: Option<Date>,
    /// Coordinator roles that the viewer holds.
    pub coordinator: Vec<CoordinatorKind>,
    /// What changed.
    pub news: Option<News>,
    /// Whether the circle is asked to look.
    pub attention: bool,
}

/// How far a list may show one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The circle is open to the viewer.
    Circle,
    /// The viewer works with the child; the circle waits for a ground.
    NameOnly,
    /// The viewer has declared to work with the child and nobody has confirmed it: a name found
    /// that way stays closed.
    Declared,
}

/// One of the viewer's children, after the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// Who.
    pub id: PersonId,
    /// The child; `None` while it is only declared.
    pub person: Option<ShownPerson>,
    /// Age in full years, when the birth date may be shown.
    pub age: Option<i16>,
    /// How far this list may show the child.
    pub sight: Sight,
    /// The viewer's role with the child.
    pub role: Option<String>,
    /// Since when the viewer works with the child.
    pub since: Option<Date>,
    /// Coordinator roles that the viewer holds.
    pub coordinator: Vec<CoordinatorKind>,
    /// What changed since the viewer last looked.
    pub news: Option<News>,
    /// Whether the circle is asked to look.
    pub attention: bool,
}

impl Known {
    /// As a list may show it; `permit` is that of the list.
    pub fn open(self, sight: Sight, permit: &Permit, today: Date) -> Child {
        let person = (sight != Sight::Declared).then(|| self.person.open(permit));
        let circle = sight == Sight::Circle;
        Child {
            id: self.person.id,
            age: person.as_ref().and_then(|p| p.born.value()).map(|born| age(*born, today)),
            person,
            sight,
            role: self.role,
            since: self.since,
            coordinator: self.coordinator,
            news: self.news.filter(|_| circle),
            attention: self.attention && circle,
        }
    }
}

/// A coordinator's role that waits for the viewer's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The offer.
    pub hand_over: HandOver,
    /// The child: whoever is offered a role may know around whom.
    pub person: ShownPerson,
}

/// An invitation that waits for the viewer's answer. It does not tell around whom: that opens
/// with the acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Its id.
    pub id: InvitationId,
    /// Name of the inviter.
    pub by: String,
    /// The inviter's agency.
    pub agency: String,
    /// When it was sent.
    pub sent: Timestamp,
    /// Until when it can be answered.
    pub expires: Timestamp,
}

/// Attention raised in one of the viewer's circles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: AttentionId,
    /// The child.
    pub person: ShownPerson,
    /// Who asks; empty when the circle may not know.
    pub by: String,
    /// The agency of the one who asks; empty when the circle may not know.
    pub agency: String,
    /// What the circle should look at.
    pub words: String,
    /// When.
    pub raised: Timestamp,
}

/// My day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MyDay {
    /// Coordinator's roles that wait for the viewer's answer, the one that lapses first on top.
    pub offers: Vec<Offer>,
    /// Invitations that wait for the viewer's answer, the one that expires first on top.
    pub invitations: Vec<Invited>,
    /// Attention in the viewer's circles, newest first.
    pub attention: Vec<Asked>,
    /// What the viewer has to do, soonest first.
    pub tasks: Vec<Task>,
    /// The running cases that the viewer works on, those planned for soonest first.
    pub cases: Vec<Summary>,
    /// Alerts that wait for the viewer's answer, oldest first.
    pub alerts: Vec<Waiting>,
    /// Children in whose circles something changed, newest first.
    pub changed: Vec<Child>,
    /// How many children the viewer works with.
    pub children: u32,
    /// The viewer's agency's list, when it is overdue.
    pub overdue: Option<Coverage>,
}

/// One page of "my children".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Children {
    /// The children, by name; names that may not be shown last.
    pub children: Vec<Child>,
    /// Which page, from 1.
    pub page: u32,
    /// How many pages.
    pub pages: u32,
    /// How many children in all.
    pub total: u32,
}
