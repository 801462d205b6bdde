//! Break-glass: the form of who opens a closed circle in an emergency, and what the data protection
//! officer sees and answers.

use askama::Template;
use domain::audit::Known;
use domain::break_glass::{Category, OPENINGS_A_DAY, Outcome, REASON_MAX, Review, Shown, Withheld};
use domain::id::PersonId;
use domain::message_key::{FieldError, Message};
use jiff::SignedDuration;

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// The form: fields `category`, `reason`, `confirmed`. Sent to `/children/{id}/break-glass`.
#[derive(Debug, Clone, Template)]
#[template(path = "break_glass/ask.html")]
pub struct Ask {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// What is filled in.
    pub fields: Fields,
}

impl Ask {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        REASON_MAX
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn a_day(&self) -> u32 {
        OPENINGS_A_DAY
    }

    fn categories(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let choice = |c: &Category| Choice::new(c.code(), l.code("break_glass-category", c.code()));
        Category::ALL.iter().map(choice).collect()
    }
}

/// All openings, for the data protection officer.
#[derive(Debug, Clone, Template)]
#[template(path = "break_glass/list.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// Without a review; the one that is due first at the top.
    pub waiting: Vec<Shown>,
    /// With one, the latest first.
    pub reviewed: Vec<Shown>,
}

impl List {
    /// Both lists, each with the key of its heading.
    fn lists(&self) -> [(&'static str, &[Shown]); 2] {
        [("break_glass-waiting", &self.waiting), ("break_glass-reviewed", &self.reviewed)]
    }

    fn accesses(&self, one: &Shown) -> String {
        self.shell.l.number(i64::try_from(one.accesses()).unwrap_or(i64::MAX))
    }
}

/// One opening. The review (`outcome`, `words`) is sent to `/audit/break-glass/{id}`, a reason for
/// the names (`reason`) to `…/names`, the decision about the family (`why`) to `…/family`.
#[derive(Debug, Clone, Template)]
#[template(path = "break_glass/opening.html")]
pub struct Opening {
    /// What stands around it.
    pub shell: Shell,
    /// The opening.
    pub shown: Shown,
    /// Who reviewed it.
    pub reviewer: Option<Known>,
    /// Whether names are shown.
    pub named: bool,
    /// What is filled in.
    pub fields: Fields,
}

impl Opening {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        REASON_MAX
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn number(&self, number: &u64) -> String {
        self.shell.l.number(i64::try_from(*number).unwrap_or(i64::MAX))
    }

    fn outcomes(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let choice = |o: &Outcome| Choice::new(o.code(), l.code("break_glass-outcome", o.code()));
        Outcome::ALL.iter().map(choice).collect()
    }

    /// The review can be answered: the opening is over and was somebody else's.
    fn can_review(&self) -> bool {
        self.shown.opening.review.is_none() && self.shown.over && !self.shown.own
    }
}

fn shown(shell: &Shell, n: u8) -> Shown {
    let known = |pseudonym: &str| Known { pseudonym: pseudonym.to_owned(), name: None };
    let id = |n: u8| uuid::Uuid::from_u128(n.into());
    let opened = shell.now - SignedDuration::from_hours(30 * i64::from(n));
    Shown {
        opening: domain::break_glass::Opening {
            id: id(n).into(),
            person: id(20).into(),
            account: id(21).into(),
            hat: id(22).into(),
            agency: Some((id(23).into(), "Polisen".to_owned())),
            category: Category::DangerNow,
            reason: "Larm klockan tre, barnet <ensamt> hemma".to_owned(),
            opened,
            until: opened + SignedDuration::from_mins(domain::break_glass::MINUTES),
            closed: (n == 2).then(|| opened + SignedDuration::from_mins(12)),
            review_due: shell.day(opened + SignedDuration::from_hours(72)),
            review: None,
            withheld: None,
        },
        who: known("K7Q2-MX4D"),
        child: known("3F0A-9TZ1"),
        looked_at: vec![("break_glass".to_owned(), 1), ("view_circle".to_owned(), 3)],
        over: n > 0,
        overdue: n == 3,
        own: false,
    }
}

impl crate::Page for Ask {
    const NAME: &'static str = "break_glass-ask";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "break_glass-title"),
            id: PersonId(uuid::Uuid::nil()),
            fields: Fields::default(),
        };
        let short = Message::new("break_glass-error-short").with("limit", "10");
        let wrong = Fields::again(
            [("category", "other"), ("reason", "x")],
            vec![
                FieldError { field: "reason", message: short },
                FieldError { field: "confirmed", message: Message::new("break_glass-error-confirm") },
            ],
        );
        vec![page.clone(), Self { fields: wrong, ..page }]
    }
}

impl crate::Page for List {
    const NAME: &'static str = "break_glass-list";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "break_glass-list-title");
        let mut reviewed = shown(&shell, 2);
        reviewed.opening.review = Some(review(&shell, Outcome::FollowUp));
        vec![
            Self {
                waiting: vec![shown(&shell, 3), shown(&shell, 1), shown(&shell, 0)],
                reviewed: vec![reviewed],
                shell: shell.clone(),
            },
            Self { shell, waiting: Vec::new(), reviewed: Vec::new() },
        ]
    }
}

fn review(shell: &Shell, outcome: Outcome) -> Review {
    let words = "Barnet i trygghet samma dag".to_owned();
    Review { at: shell.now, by: uuid::Uuid::from_u128(30).into(), outcome, words }
}

impl crate::Page for Opening {
    const NAME: &'static str = "break_glass-opening";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "break_glass-opening-title");
        let fields = Fields::default();
        let page = Self { shown: shown(&shell, 1), shell, reviewer: None, named: false, fields };
        let mut done = page.clone();
        done.shown.opening.review = Some(review(&page.shell, Outcome::Justified));
        done.shown.opening.withheld = Some(Withheld {
            at: page.shell.now,
            by: uuid::Uuid::from_u128(30).into(),
            reason: "Pågående förundersökning".to_owned(),
        });
        done.shown.child.name = Some("Alva <b>".to_owned());
        done.reviewer = Some(Known { pseudonym: "0B7C-22QK".to_owned(), name: None });
        done.named = true;
        let wrong = Fields::again(
            [("why", "x")],
            vec![FieldError { field: "why", message: Message::new("audit-error-reason-short") }],
        );
        let own = Shown { own: true, looked_at: Vec::new(), ..shown(&page.shell, 1) };
        vec![
            page.clone(),
            done,
            Self { shown: shown(&page.shell, 0), fields: wrong, ..page.clone() },
            Self { shown: own, ..page },
        ]
    }
}
