//! Decisions to share, or not to share: taken on a form, kept with what was weighed, printed on one page.

mod sample;

use std::borrow::Cow;

use askama::Template;
use domain::disclosure::{Asked, Seen, State, Told};
use domain::gate::Rule;
use domain::id::{DisclosureId, PersonId};
use domain::person::Name;
use domain::protection::Shown;

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// The longest words of a decision, in characters.
pub const WORDS_LIMIT: usize = 2_000;

/// The decisions of the own agency around a child.
#[derive(Debug, Clone, Template)]
#[template(path = "disclosure/list.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The decisions, newest first.
    pub decisions: Vec<Seen>,
    /// Grounds that do not hold, with the reason.
    pub never: Vec<Rule>,
    /// Why the reader sees this.
    pub why: Vec<Rule>,
}

impl List {
    fn line(&self, one: &Seen) -> String {
        format!("{} · {}", crate::consent::parts(self.shell.l, &one.decision.parts), one.agencies.join(", "))
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn waits(&self, one: &Seen) -> bool {
        one.state == State::Review
    }

    fn kind(&self, one: &Seen) -> Cow<'static, str> {
        kind(self.shell.l, one.decision.shares)
    }
}

fn kind(l: Words, shares: bool) -> Cow<'static, str> {
    l.t(if shares { "disclosure-share" } else { "disclosure-not-share" })
}

/// The form on which a decision is taken. Fields `decision` (`share` or `not_share`), `basis` (code in the pack),
/// `parts`, `agencies` (ids), `need`, `against`, `asked`, `told`, `silent`, `from`, `to`, `review` (dates); one in
/// the place of another sends the other's `version`.
#[derive(Debug, Clone, Template)]
#[template(path = "disclosure/form.html")]
pub struct Form {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The decision that this takes the place of, in that version.
    pub replaces: Option<(DisclosureId, i64)>,
    /// Legal bases: value is the code in the pack; see [`basis`].
    pub bases: Vec<Choice>,
    /// Agencies that can be named.
    pub agencies: Vec<Choice>,
    /// Grounds that do not hold, with the reason.
    pub never: Vec<Rule>,
    /// What is filled in.
    pub fields: Fields,
}

impl Form {
    fn heading(&self) -> Cow<'static, str> {
        self.shell.l.t(if self.replaces.is_some() { "disclosure-revise" } else { "disclosure-new" })
    }

    fn action(&self) -> String {
        match self.replaces {
            Some((id, _)) => format!("/children/{}/disclosures/{id}/revise", self.id),
            None => format!("/children/{}/disclosures/new", self.id),
        }
    }

    fn decisions(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let mut choices = vec![Choice::new("not_share", kind(l, false))];
        if !self.bases.is_empty() {
            choices.insert(0, Choice::new("share", kind(l, true)));
        }
        choices
    }

    fn asked(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let choice = |a: &Asked| Choice::new(a.code(), l.code("disclosure-asked", a.code()));
        Asked::ALL.iter().map(choice).collect()
    }

    fn told(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let choice = |t: &Told| Choice::new(t.code(), l.code("disclosure-told", t.code()));
        Told::ALL.iter().map(choice).collect()
    }
}

/// A legal basis as a choice: its words, and on the second line its section, the agencies that it may
/// cover, and whether it is bound to a meeting.
pub fn basis(
    l: Words,
    (code, text, section): (&str, &str, &str),
    agencies: &[&str],
    meetings: Option<u8>,
) -> Choice {
    let mut hint = format!(
        "{}. {}",
        l.section(section),
        l.arg("agencies", agencies.join(", ")).t("sharing-basis-covers")
    );
    if meetings.is_some() {
        hint = format!("{hint} {}", l.t("disclosure-one-meeting"));
    }
    Choice::new(code, l.t(text)).hint(hint)
}

/// One decision with what was weighed: the page that is printed.
#[derive(Debug, Clone, Template)]
#[template(path = "disclosure/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The child's name, as far as it may be shown.
    pub name: Shown<Name>,
    /// The agency that has decided.
    pub agency: String,
    /// The decision.
    pub one: Seen,
    /// What is filled in to end it.
    pub fields: Fields,
}

impl Page {
    fn child(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        match &self.name {
            Shown::Value(name) if !name.full().is_empty() => Cow::Owned(name.full()),
            Shown::Hidden => l.t("name-hidden"),
            Shown::Value(_) | Shown::Missing => l.t("consent-child"),
        }
    }

    fn kind(&self) -> Cow<'static, str> {
        kind(self.shell.l, self.one.decision.shares)
    }

    fn parts(&self) -> String {
        crate::consent::parts(self.shell.l, &self.one.decision.parts)
    }

    /// Why it ended, where that was written down.
    fn ended_why(&self) -> Option<&str> {
        self.one.decision.ended_why.as_deref().filter(|why| !why.is_empty())
    }
}
