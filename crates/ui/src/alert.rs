//! Alerts: the rule in a sentence, the facts, the answer; and the administrator's pages of rules.

mod rules;
mod sentence;

use std::borrow::Cow;

use askama::Template;
use domain::agency::Sector;
use domain::alert::{
    ANSWER_LIMIT, Alert, AlertRule, Answered, Condition, Further, Outcome, ShownFact, Tell, Waiting,
};
use domain::id::{AlertId, PersonId};
use domain::message_key::{FieldError, Message};
use domain::person::ShownPerson;
use domain::signal::{By, Direction, Indicator, Signal};
use jiff::SignedDuration;
use jiff::civil::date;

pub use rules::{Form, List, Rule, fields};
pub use sentence::sentence;

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// An alert, at `/alerts/{id}`; the answer is sent to `/alerts/{id}/answer` with fields `outcome` and
/// `words`.
#[derive(Debug, Clone, Template)]
#[template(path = "alert/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The alert.
    pub alert: Alert,
    /// What is filled in.
    pub fields: Fields,
}

impl Page {
    fn sentence(&self) -> String {
        sentence(self.shell.l, &self.alert.rule)
    }

    fn raised(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        l.arg("when", self.shell.when(self.alert.raised))
            .arg("version", self.alert.version.to_string())
            .t("alert-raised")
    }

    /// A fact that is no signal, in words.
    fn said(&self, fact: &ShownFact) -> Cow<'static, str> {
        let l = self.shell.l;
        let day = |day: &Option<jiff::civil::Date>| {
            day.map_or_else(|| l.t("missing").into_owned(), |day| l.date(day))
        };
        match fact {
            ShownFact::Quiet(agency, since) => {
                l.arg("agency", agency.as_str()).arg("date", l.date(*since)).t("alert-quiet")
            }
            ShownFact::Moved(day) => l.arg("date", l.date(*day)).t("alert-moved"),
            ShownFact::Attendance(agency, from, to) => l
                .arg("agency", agency.as_str())
                .arg("from", day(from))
                .arg("to", day(to))
                .t("alert-attendance"),
            ShownFact::Look(day) => l.arg("date", l.date(*day)).t("alert-look"),
            ShownFact::Gone(count) => l.arg("count", *count).t("alert-gone"),
            ShownFact::Signal(signal) => l.code("signal-direction", signal.direction.code()),
        }
    }

    fn said_by(&self, signal: &Signal) -> Cow<'static, str> {
        let l = self.shell.l;
        match &signal.by {
            By::Practitioner { name, agency } => {
                l.arg("name", name.as_str()).arg("agency", agency.as_str()).t("who-of-agency")
            }
            By::Someone => l.t("someone"),
            By::Child => l.t("signal-by-child"),
            By::Guardian => l.t("signal-by-guardian"),
        }
    }

    fn answered(&self, answer: &Answered) -> Cow<'static, str> {
        let l = self.shell.l;
        l.arg("by", answer.by.as_str()).arg("when", self.shell.when(answer.at)).t("alert-answered")
    }

    fn outcomes(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Outcome::ALL.iter().map(|o| Choice::new(o.code(), l.code("alert-outcome", o.code()))).collect()
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        ANSWER_LIMIT
    }
}

/// An invented rule of each kind.
pub(crate) fn samples() -> Vec<AlertRule> {
    let rule =
        |when| AlertRule { when, and: Further::default(), uncoordinated: false, tell: Tell::Coordinator };
    vec![
        AlertRule {
            uncoordinated: true,
            tell: Tell::NamedPerson,
            ..rule(Condition::Signals {
                indicator: Some(Indicator::Safe),
                direction: Direction::Worry,
                at_least: 2,
                agencies: 2,
                days: 90,
            })
        },
        rule(Condition::Signals {
            indicator: None,
            direction: Direction::Strength,
            at_least: 1,
            agencies: 1,
            days: 30,
        }),
        rule(Condition::MissedContact { sector: Some(Sector::Health), days: 120 }),
        rule(Condition::MissedContact { sector: None, days: 60 }),
        rule(Condition::Moved { days: 30 }),
        rule(Condition::Attendances { at_least: 3, agencies: 2, lasting: 7, days: 180 }),
        rule(Condition::LookedElsewhere { at_least: 2, days: 30 }),
        AlertRule {
            and: Further::of([
                Condition::MissedContact { sector: Some(Sector::Health), days: 120 },
                Condition::LookedElsewhere { at_least: 1, days: 60 },
            ]),
            ..rule(Condition::Moved { days: 60 })
        },
    ]
}

/// An invented alert that waits on My day.
pub(crate) fn waiting(n: u128, person: ShownPerson, shell_now: jiff::Timestamp) -> Waiting {
    let place = usize::try_from(n).unwrap_or_default();
    Waiting {
        id: AlertId(uuid::Uuid::from_u128(700 + n)),
        person,
        rule: samples()[place % samples().len()],
        raised: shell_now - SignedDuration::from_hours(20),
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "alert";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "alert-title");
        let staff = By::Practitioner { name: "Jonas Ek".to_owned(), agency: "Lugnetskolan".to_owned() };
        let signal = |n, by, words| ShownFact::Signal(crate::signal::sample(n, by, words, &shell));
        let day = date(2026, 8, 3);
        let alert = Alert {
            id: AlertId(uuid::Uuid::from_u128(700)),
            person: PersonId(uuid::Uuid::nil()),
            rule: samples()[0],
            version: 2,
            raised: shell.now - SignedDuration::from_hours(20),
            facts: vec![
                signal(1, staff, "Kommer trött till skolan. <b>"),
                signal(3, By::Someone, ""),
                ShownFact::Gone(1),
            ],
            answered: None,
        };
        let other = Alert {
            rule: samples()[5],
            facts: vec![
                ShownFact::Attendance("Barnkliniken".to_owned(), Some(day), None),
                ShownFact::Quiet("Vårdcentralen".to_owned(), day),
                ShownFact::Moved(day),
                ShownFact::Look(day),
            ],
            answered: Some(Answered {
                outcome: Outcome::Other,
                words: "Pratade med mamma.".to_owned(),
                by: "Eva Lind".to_owned(),
                at: shell.now,
            }),
            ..alert.clone()
        };
        let wrong = Fields::again(
            [("outcome", "other")],
            vec![FieldError { field: "words", message: Message::new("error-required") }],
        );
        let page = Self { shell, alert, fields: Fields::default() };
        vec![page.clone(), Self { alert: other, ..page.clone() }, Self { fields: wrong, ..page }]
    }
}
