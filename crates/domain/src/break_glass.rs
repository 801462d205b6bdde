//! Break-glass: in an emergency a practitioner opens a circle that is closed to them, for an hour,
//! with a reason, told at once, reviewed afterwards.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::audit::Known;
use crate::coded::coded;
use crate::gate::Action;
use crate::id::{AccountId, AgencyId, BreakGlassId, HatId, PersonId};
use crate::who_looked::Look;

/// How long an opening lasts, in minutes.
pub const MINUTES: i64 = 60;
/// Most openings of one account in any 24 hours, whatever the hat and the child.
pub const OPENINGS_A_DAY: u32 = 5;
/// A reason shorter than this, in characters, says nothing.
pub const REASON_MIN: usize = 10;
/// The longest reason, and the longest answer of a review, in characters.
pub const REASON_MAX: usize = 500;
/// The rule of `packs/common/policy.cedar` by which an opening lets somebody in.
pub const RULE: &str = "break-glass";

coded! {
    /// What kind of emergency it is.
    Category {
        /// Danger to life or health now.
        DangerNow = "danger_now",
        /// A protective measure must be taken today.
        ProtectiveMeasure = "protective_measure",
        /// The child is missing.
        ChildMissing = "child_missing",
        /// Another emergency.
        Other = "other",
    }
}

coded! {
    /// What the review found.
    Outcome {
        /// The emergency was one, and what was looked at was needed.
        Justified = "justified",
        /// It was not.
        NotJustified = "not_justified",
        /// The agency must look into it before it can be said.
        FollowUp = "follow_up",
    }
}

/// The answer of the data protection officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: AccountId,
    /// What was found.
    pub outcome: Outcome,
    /// In the officer's words.
    pub words: String,
}

/// The decision not to show an opening to the family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// When.
    pub at: Timestamp,
    /// Who decided.
    pub by: AccountId,
    /// Why.
    pub reason: String,
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its id.
    pub id: BreakGlassId,
    /// The child.
    pub person: PersonId,
    /// Who opened.
    pub account: AccountId,
    /// With which hat on.
    pub hat: HatId,
    /// The hat's agency, with its name.
    pub agency: Option<(AgencyId, String)>,
    /// What kind of emergency.
    pub category: Category,
    /// In the opener's own words.
    pub reason: String,
    /// Since when.
    pub opened: Timestamp,
    /// When it ends by itself.
    pub until: Timestamp,
    /// When the opener closed it before that.
    pub closed: Option<Timestamp>,
    /// The last day for the review.
    pub review_due: Date,
    /// The review, once there is one.
    pub review: Option<Review>,
    /// Why it is kept from the family, if it is.
    pub withheld: Option<Withheld>,
}

impl Opening {
    /// When it ended, or will.
    pub fn end(&self) -> Timestamp {
        self.closed.map_or(self.until, |closed| closed.min(self.until))
    }

    /// Whether it lets nobody in any more: at the very second of its end.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.end() <= now
    }

    /// Whether its review should have been answered by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.review.is_none() && self.review_due < today
    }
}

/// An opening as a data protection officer reads it: pseudonymised until a reason is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The opening.
    pub opening: Opening,
    /// Who opened.
    pub who: Known,
    /// Around which child.
    pub child: Known,
    /// What was done meanwhile with this hat around the child, by the word of the access record,
    /// and how often.
    pub looked_at: Vec<(String, u64)>,
    /// It has ended.
    pub over: bool,
    /// The review is late.
    pub overdue: bool,
    /// The reader opened it: somebody else reviews it.
    pub own: bool,
}

impl Shown {
    /// How often the child was reached.
    pub fn accesses(&self) -> u64 {
        self.looked_at.iter().map(|(_, times)| times).sum()
    }
}

/// An opening as far as *who has looked* needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    /// The opening.
    pub id: BreakGlassId,
    /// The hat that was on.
    pub hat: HatId,
    /// Since when.
    pub opened: Timestamp,
    /// Until when.
    pub end: Timestamp,
    /// A decision keeps it from the family.
    pub withheld: bool,
    /// The reader is not told of the one who opened, for a tie that is hidden.
    pub hidden: bool,
}

/// Whether a look that has to do with an opening is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is told.
    Not,
    /// It is kept back by decision, and that something is kept back is said.
    ByDecision,
    /// It would give a hidden tie away: not a word of it.
    Silently,
}

/// Whether a look is kept from this reader with the opening that it belongs to: what was done to
/// open, what was let in, and what officers did about it.
pub fn kept(look: &Look, traces: &[Trace]) -> Kept {
    let by_hat = |t: &&Trace| look.hat == Some(t.hat) && look.at <= t.end;
    let trace = match look.opening {
        Some(id) => traces.iter().find(|t| t.id == id),
        None if look.action == Action::BreakGlass.code() => traces
            .iter()
            .filter(by_hat)
            .filter(|t| t.opened - SignedDuration::from_mins(MINUTES) <= look.at)
            // The form belongs to the opening that came of it.
            .min_by_key(|t| t.end),
        None if look.basis.iter().any(|rule| rule == RULE) => {
            traces.iter().filter(by_hat).find(|t| t.opened <= look.at)
        }
        None => None,
    };
    match trace {
        Some(trace) if trace.hidden => Kept::Silently,
        Some(trace) if trace.withheld => Kept::ByDecision,
        _ => Kept::Not,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: From<uuid::Uuid>>(n: u128) -> T {
        uuid::Uuid::from_u128(n).into()
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    fn opening() -> Opening {
        Opening {
            id: id(1),
            person: id(2),
            account: id(3),
            hat: id(4),
            agency: None,
            category: Category::DangerNow,
            reason: "a reason long enough".to_owned(),
            opened: at(100),
            until: at(160),
            closed: None,
            review_due: jiff::civil::date(1970, 1, 4),
            review: None,
            withheld: None,
        }
    }

    #[test]
    fn it_ends_at_the_second_and_no_later() {
        let second = SignedDuration::from_secs(1);
        assert!(!opening().is_over(at(160) - second));
        assert!(opening().is_over(at(160)));
        let closed = Opening { closed: Some(at(110)), ..opening() };
        assert!(closed.is_over(at(110)) && !closed.is_over(at(110) - second));
        // Who closes late does not prolong it.
        assert_eq!(Opening { closed: Some(at(170)), ..opening() }.end(), at(160));
    }

    #[test]
    fn a_review_is_due_at_the_end_of_its_last_day() {
        let (due, next) = (jiff::civil::date(1970, 1, 4), jiff::civil::date(1970, 1, 5));
        assert!(!opening().is_overdue(due));
        assert!(opening().is_overdue(next));
        let review = Review { at: at(200), by: id(9), outcome: Outcome::Justified, words: String::new() };
        assert!(!Opening { review: Some(review), ..opening() }.is_overdue(next));
    }

    #[test]
    fn what_is_kept_from_the_family() {
        let trace =
            Trace { id: id(1), hat: id(4), opened: at(100), end: at(160), withheld: true, hidden: false };
        let look = |hat: u128, action: &str, basis: &[&str], minute| Look {
            id: id(1),
            at: at(minute),
            account: Some(id(3)),
            hat: Some(id(hat)),
            role: None,
            practitioner: None,
            agency: None,
            action: action.to_owned(),
            basis: basis.iter().map(|b| (*b).to_owned()).collect(),
            opening: None,
            denied: false,
        };
        let review = |n: u128| Look { opening: Some(id(n)), ..look(6, "review_break_glass", &[], 500) };
        for (what, look, right) in [
            ("what it let in", look(4, "view_circle", &[RULE], 130), Kept::ByDecision),
            ("its form", look(4, "break_glass", &["break-glass-may"], 99), Kept::ByDecision),
            ("another ground", look(4, "view_circle", &["circle-with-consent"], 130), Kept::Not),
            ("what came after its end", look(4, "view_circle", &[RULE], 161), Kept::Not),
            ("another hat's", look(5, "view_circle", &[RULE], 130), Kept::Not),
            ("its review", review(1), Kept::ByDecision),
            ("another's review", review(2), Kept::Not),
        ] {
            assert_eq!(kept(&look, &[trace]), right, "{what}");
            assert_eq!(kept(&look, &[Trace { withheld: false, ..trace }]), Kept::Not, "{what}, shown");
            let hidden = Trace { hidden: true, ..trace };
            let silent = if right == Kept::Not { Kept::Not } else { Kept::Silently };
            assert_eq!(kept(&look, &[hidden]), silent, "{what}, by somebody hidden");
        }
    }

    #[test]
    fn of_two_openings_each_keeps_its_own() {
        let first =
            Trace { id: id(1), hat: id(4), opened: at(100), end: at(110), withheld: true, hidden: false };
        let second = Trace { id: id(2), opened: at(120), end: at(180), withheld: false, ..first };
        let look = |action: &str, minute| Look {
            id: id(1),
            at: at(minute),
            account: None,
            hat: Some(id(4)),
            role: None,
            practitioner: None,
            agency: None,
            action: action.to_owned(),
            basis: vec![RULE.to_owned()],
            opening: None,
            denied: false,
        };
        for (action, minute, right) in [
            ("break_glass", 99, Kept::ByDecision),
            ("view_circle", 105, Kept::ByDecision),
            ("break_glass", 120, Kept::Not),
            ("view_circle", 130, Kept::Not),
        ] {
            assert_eq!(kept(&look(action, minute), &[second, first]), right, "{action} at {minute}");
        }
    }
}
