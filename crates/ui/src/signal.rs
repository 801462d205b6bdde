//! Strengths and worries: the same signals as a wheel, as the needs triangle and as a list, and the
//! form to note one. No page of these names the child.

mod picture;

use std::borrow::Cow;

use askama::Template;
use domain::alert::{Asking, RuleState, TRIED_DAYS};
use domain::gate::Role;
use domain::id::{PersonId, SignalId};
use domain::message_key::{FieldError, Message};
use domain::signal::{By, Direction, Indicator, Look, Side, Signal, WORDS_LIMIT};
use jiff::SignedDuration;

pub use picture::{Corner, Segment};

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// The signals around a child, at `/children/{id}/signals?view=wheel|triangle|list`.
#[derive(Debug, Clone, Template)]
#[template(path = "signal/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The signals, newest first.
    pub signals: Vec<Signal>,
    /// How to look at them.
    pub look: Look,
    /// Only those that the reader has noted.
    pub own_only: bool,
    /// The reader may note one.
    pub can_note: bool,
    /// For whoever coordinates: when rules would have asked somebody to look.
    pub rules: Vec<Asking>,
}

/// The signals on one indicator.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The indicator.
    pub indicator: Indicator,
    /// The signals, newest first.
    pub signals: Vec<&'a Signal>,
}

impl Group<'_> {
    /// How many strengths.
    pub fn strengths(&self) -> usize {
        self.signals.iter().filter(|s| s.direction == Direction::Strength).count()
    }

    /// How many worries.
    pub fn worries(&self) -> usize {
        self.signals.len() - self.strengths()
    }
}

impl Page {
    fn group(&self, indicator: Indicator) -> Group<'_> {
        Group { indicator, signals: self.signals.iter().filter(|s| s.indicator == indicator).collect() }
    }

    /// All indicators in the order of the wheel.
    fn groups(&self) -> Vec<Group<'_>> {
        Indicator::ALL.iter().map(|indicator| self.group(*indicator)).collect()
    }

    /// The sides of the triangle, each with its indicators.
    fn sides(&self) -> Vec<(Side, Vec<Group<'_>>)> {
        let of = |side: Side| self.groups().into_iter().filter(|g| g.indicator.side() == side).collect();
        Side::ALL.iter().map(|side| (*side, of(*side))).collect()
    }

    fn wheel(&self) -> Vec<Segment> {
        picture::wheel(self.shell.l, &self.groups())
    }

    fn triangle(&self) -> Vec<Corner> {
        picture::triangle(&self.sides())
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn looks(&self) -> &'static [Look] {
        Look::ALL
    }

    fn said_by(&self, signal: &Signal) -> Cow<'static, str> {
        let l = self.shell.l;
        match &signal.by {
            _ if signal.own => l.t("signal-by-you"),
            By::Practitioner { name, agency } => {
                l.arg("name", name.as_str()).arg("agency", agency.as_str()).t("who-of-agency")
            }
            By::Someone => l.t("someone"),
            By::Child => l.t("signal-by-child"),
            By::Guardian => l.t("signal-by-guardian"),
        }
    }

    /// A rule in a sentence, and when it would have asked.
    fn asked(&self, asking: &Asking) -> String {
        let l = self.shell.l;
        let days: Vec<String> = asking.at.iter().map(|at| l.date(self.shell.day(*at))).collect();
        let when = if days.is_empty() {
            l.arg("days", TRIED_DAYS).t("signal-rules-never")
        } else {
            l.arg("days", days.join(", ")).t("signal-rules-asked")
        };
        format!("{} {when}", crate::alert::sentence(l, &asking.rule))
    }

    fn back(&self) -> String {
        back(&self.shell, self.id)
    }
}

/// Where the reader came from: the family has no child's page of its own until the child is old
/// enough.
fn back(shell: &Shell, id: PersonId) -> String {
    match shell.who.as_ref().map(|who| who.role) {
        Some(Role::Child | Role::Guardian) => "/family".to_owned(),
        _ => format!("/children/{id}"),
    }
}

/// The form to note one: fields `direction`, `indicator`, `words`. Sent to
/// `/children/{id}/signals/new`.
#[derive(Debug, Clone, Template)]
#[template(path = "signal/note.html")]
pub struct Note {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The reader is of the family.
    pub family: bool,
    /// What is filled in.
    pub fields: Fields,
}

impl Note {
    fn directions(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Direction::ALL.iter().map(|d| Choice::new(d.code(), l.code("signal-direction", d.code()))).collect()
    }

    fn indicators(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let choice = |i: &Indicator| {
            Choice::new(i.code(), l.code("signal-indicator", i.code())).hint(l.code("signal-hint", i.code()))
        };
        Indicator::ALL.iter().map(choice).collect()
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        WORDS_LIMIT
    }

    fn back(&self) -> String {
        back(&self.shell, self.id)
    }
}

/// An invented signal.
pub(crate) fn sample(n: u128, by: By, words: &str, shell: &Shell) -> Signal {
    let place = usize::try_from(n).unwrap_or_default();
    Signal {
        id: SignalId(uuid::Uuid::from_u128(n)),
        indicator: Indicator::ALL[place * 3 % Indicator::ALL.len()],
        direction: Direction::ALL[place % 2],
        words: words.to_owned(),
        at: shell.now - SignedDuration::from_hours(30 * i64::try_from(n).unwrap_or_default()),
        own: false,
        by,
        hidden_from_others: false,
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "signal";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "signal-title");
        let staff =
            |name: &str| By::Practitioner { name: name.to_owned(), agency: "Lugnetskolan".to_owned() };
        let mut signals = vec![
            sample(1, staff("Jonas Ek"), "Kommer trött till skolan på måndagar. <b>", &shell),
            sample(2, By::Someone, "Leker med de andra igen.", &shell),
            sample(3, By::Child, "", &shell),
            sample(4, By::Guardian, "Sover bättre.", &shell),
            sample(5, staff("Ida Näs"), &"långa ord ".repeat(49), &shell),
            sample(9, staff("Mikael Borg"), "Har fått en kompis.", &shell),
        ];
        signals[4].hidden_from_others = true;
        signals[5].own = true;
        let id = PersonId(uuid::Uuid::nil());
        let page = |look| Self {
            shell: shell.clone(),
            id,
            signals: signals.clone(),
            look,
            own_only: false,
            can_note: true,
            rules: Vec::new(),
        };
        let asking = |state, at| Asking { rule: crate::alert::samples()[0], state, at };
        let rules = vec![asking(RuleState::On, vec![shell.now]), asking(RuleState::Draft, Vec::new())];
        let mut family = Self { own_only: true, signals: Vec::new(), ..page(Look::Wheel) };
        if let Some(who) = &mut family.shell.who {
            (who.role, who.agency) = (Role::Guardian, None);
        }
        vec![
            page(Look::Wheel),
            page(Look::Triangle),
            Self { rules, ..page(Look::List) },
            Self { signals: Vec::new(), can_note: false, ..page(Look::List) },
            family,
        ]
    }
}

impl crate::Page for Note {
    const NAME: &'static str = "signal-note";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "signal-note-title"),
            id: PersonId(uuid::Uuid::nil()),
            family: false,
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("direction", "worry"), ("words", "</textarea><script>x</script>")],
            vec![
                FieldError { field: "indicator", message: Message::new("error-choose") },
                FieldError { field: "words", message: Message::new("error-too-long").with("limit", "500") },
            ],
        );
        vec![page.clone(), Self { family: true, ..page.clone() }, Self { fields: wrong, ..page }]
    }
}

#[cfg(test)]
mod tests {
    use domain::country::Language;

    use super::*;
    use crate::Page as _;

    #[test]
    fn three_ways_to_look_show_the_same_signals() {
        let words = Words::of(Language::En);
        for page in &Page::sample(words)[..3] {
            let html = page.render().unwrap();
            for signal in page.signals.iter().filter(|s| !s.words.is_empty()) {
                let words = signal.words.replace('<', "&#60;").replace('>', "&#62;");
                assert!(html.contains(words.trim()), "{:?}: {words}", page.look);
            }
        }
    }

    #[test]
    fn groups_hold_every_signal_once() {
        let page = &Page::sample(Words::of(Language::Sv))[0];
        let all: usize = page.groups().iter().map(|g| g.strengths() + g.worries()).sum();
        assert_eq!(all, page.signals.len());
        let sides: usize = page.sides().iter().flat_map(|(_, groups)| groups).map(|g| g.signals.len()).sum();
        assert_eq!(sides, page.signals.len());
    }
}
