//! Consent: who has answered what, for what it holds, and when it stands.

mod seen;

pub use seen::{Can, Giver, Seen};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::coded::coded;
use crate::id::{AgencyId, PersonId, PractitionerId, SharingId};
use crate::sharing::{Ground, Part};

coded! {
    /// What a consent is for.
    Purpose {
        /// That those who work with the child know of one another.
        Coordinate = "coordinate",
        /// To make a plan together and follow it up.
        Plan = "plan",
        /// A meeting.
        Meeting = "meeting",
        /// That what is known goes along when the child changes services.
        Move = "move",
    }
}

coded! {
    /// What somebody has answered.
    Answer {
        /// Yes.
        Given = "given",
        /// No.
        Declined = "declined",
        /// No longer.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// How somebody has answered.
    Form {
        /// On the page.
        Page = "page",
        /// In writing, recorded by a practitioner.
        Paper = "paper",
    }
}

coded! {
    /// Why a consent ended before its last day.
    End {
        /// It was withdrawn.
        Withdrawn = "withdrawn",
        /// Another stands in its place: narrower, or for a longer time.
        Replaced = "replaced",
    }
}

coded! {
    /// Where a consent stands.
    Status {
        /// Somebody has still to answer.
        Waits = "waits",
        /// It holds.
        Stands = "stands",
        /// It was declined.
        Declined = "declined",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
        /// Another stands in its place.
        Replaced = "replaced",
        /// Its last day has passed.
        Over = "over",
    }
}

/// For what, to whom and how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    /// What for.
    pub purpose: Purpose,
    /// What for, in own words.
    pub words: Option<String>,
    /// What is shared.
    pub parts: Vec<Part>,
    /// With which agencies; never "all".
    pub agencies: Vec<AgencyId>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Extent {
    /// Whether this allows nothing that the other does not.
    pub fn within(&self, other: &Self) -> bool {
        self.purpose == other.purpose
            && self.parts.iter().all(|part| other.parts.contains(part))
            && self.agencies.iter().all(|agency| other.agencies.contains(agency))
            && self.from >= other.from
            && self.to <= other.to
    }
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whose.
    pub giver: PersonId,
    /// What.
    pub answer: Answer,
    /// How.
    pub form: Form,
    /// On paper: where the paper is kept.
    pub kept_at: Option<String>,
    /// On paper: when it was signed.
    pub signed: Option<Date>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Who has asked for a consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// Who.
    pub practitioner: PractitionerId,
    /// By what name.
    pub name: String,
    /// Of which agency.
    pub agency: AgencyId,
}

/// A consent with all that was answered. Its id is that of the ground that it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: SharingId,
    /// Whose it is: the guardians', or the young person's own.
    pub whose: Ground,
    /// For what, to whom and how long.
    pub extent: Extent,
    /// Who asked; `None` where the family began.
    pub asker: Option<Asker>,
    /// When it was made.
    pub made: Timestamp,
    /// The one that it takes the place of, if any.
    pub replaces: Option<SharingId>,
    /// Since when it stands.
    pub stands: Option<Timestamp>,
    /// When it ended before its last day, and why.
    pub ended: Option<(Timestamp, End)>,
    /// Grows with every answer: who answers says which they have read.
    pub version: i64,
    /// What was answered, oldest first.
    pub answers: Vec<Said>,
}

impl Consent {
    /// What that person has answered last.
    pub fn last(&self, giver: PersonId) -> Option<&Said> {
        self.answers.iter().rev().find(|said| said.giver == giver)
    }

    /// Whether somebody who has to answer has not said yes.
    pub fn lacks(&self, needed: &[PersonId]) -> bool {
        needed.iter().any(|giver| self.last(*giver).is_none_or(|said| said.answer != Answer::Given))
    }

    /// Where it stands on that day.
    pub fn status(&self, today: Date) -> Status {
        match self.ended {
            Some((_, End::Withdrawn)) => return Status::Withdrawn,
            Some((_, End::Replaced)) => return Status::Replaced,
            None => {}
        }
        if self.extent.to < today {
            return Status::Over;
        }
        if self.stands.is_some() {
            return Status::Stands;
        }
        let last = |said: &&Said| self.last(said.giver) == Some(said);
        if self.answers.iter().filter(last).any(|said| said.answer == Answer::Declined) {
            return Status::Declined;
        }
        Status::Waits
    }
}

/// Whose yes a consent needs: where the law wants all holders of custody, each of them, else that of
/// whoever answers alone.
pub fn needed(all: bool, givers: &[PersonId], answering: PersonId) -> Vec<PersonId> {
    let mut needed = if all { givers.to_vec() } else { Vec::new() };
    if !needed.contains(&answering) {
        needed.push(answering);
    }
    needed
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn id<T: From<uuid::Uuid>>(n: u128) -> T {
        uuid::Uuid::from_u128(n).into()
    }

    fn extent() -> Extent {
        Extent {
            purpose: Purpose::Coordinate,
            words: None,
            parts: vec![Part::Circle, Part::Plan],
            agencies: vec![id(1), id(2)],
            from: date(2026, 3, 1),
            to: date(2026, 12, 31),
        }
    }

    fn said(giver: u128, answer: Answer) -> Said {
        Said {
            giver: id(giver),
            answer,
            form: Form::Page,
            kept_at: None,
            signed: None,
            at: Timestamp::UNIX_EPOCH,
        }
    }

    fn consent(answers: Vec<Said>) -> Consent {
        Consent {
            id: id(9),
            whose: Ground::GuardianConsent,
            extent: extent(),
            asker: None,
            made: Timestamp::UNIX_EPOCH,
            replaces: None,
            stands: None,
            ended: None,
            version: 1,
            answers,
        }
    }

    #[test]
    fn narrower_is_less_in_every_way() {
        let wide = extent();
        assert!(wide.within(&wide));
        let cases = [
            (Extent { parts: vec![Part::Circle], ..extent() }, true),
            (Extent { agencies: vec![id(2)], ..extent() }, true),
            (Extent { to: date(2026, 6, 1), ..extent() }, true),
            (Extent { from: date(2026, 4, 1), ..extent() }, true),
            (Extent { parts: vec![Part::Circle, Part::Story], ..extent() }, false),
            (Extent { agencies: vec![id(3)], ..extent() }, false),
            (Extent { to: date(2027, 1, 1), ..extent() }, false),
            (Extent { from: date(2026, 2, 1), ..extent() }, false),
            (Extent { purpose: Purpose::Meeting, ..extent() }, false),
        ];
        for (new, narrower) in cases {
            assert_eq!(new.within(&wide), narrower, "{new:?}");
        }
    }

    #[test]
    fn the_last_answer_counts_and_all_that_are_needed_have_to_say_yes() {
        let (mother, father) = (id(1), id(2));
        let both = needed(true, &[mother, father], mother);
        assert_eq!(needed(false, &[mother, father], mother), [mother]);
        assert_eq!(needed(true, &[], mother), [mother]);
        let one = consent(vec![said(1, Answer::Given)]);
        assert!(one.lacks(&both) && !one.lacks(&[mother]));
        let two = consent(vec![said(1, Answer::Given), said(2, Answer::Declined), said(2, Answer::Given)]);
        assert!(!two.lacks(&both));
        let back = consent(vec![said(1, Answer::Given), said(2, Answer::Given), said(2, Answer::Withdrawn)]);
        assert!(back.lacks(&both));
    }

    #[test]
    fn where_a_consent_stands() {
        let today = date(2026, 5, 1);
        let at = Timestamp::UNIX_EPOCH;
        let changed = consent(vec![said(1, Answer::Declined), said(1, Answer::Given)]);
        let cases = [
            (consent(Vec::new()), Status::Waits),
            (consent(vec![said(1, Answer::Given)]), Status::Waits),
            (consent(vec![said(1, Answer::Given), said(2, Answer::Declined)]), Status::Declined),
            (changed, Status::Waits),
            (Consent { stands: Some(at), ..consent(Vec::new()) }, Status::Stands),
            (
                Consent { stands: Some(at), ended: Some((at, End::Withdrawn)), ..consent(Vec::new()) },
                Status::Withdrawn,
            ),
            (Consent { ended: Some((at, End::Replaced)), ..consent(Vec::new()) }, Status::Replaced),
        ];
        for (consent, status) in cases {
            assert_eq!(consent.status(today), status, "{consent:?}");
        }
        assert_eq!(consent(Vec::new()).status(date(2027, 1, 1)), Status::Over);
    }
}
