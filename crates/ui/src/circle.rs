//! The child's page: who works with the child, how to reach them, what waits.

mod list;
mod outside;
mod picture;
mod sample;

use std::borrow::Cow;

use askama::Template;
use domain::circle::{CircleEvent, View};
use domain::coordinator::{Coordinator, CoordinatorKind, HandOver};
use domain::id::PractitionerId;
use domain::involvement::StatedRelation;
use domain::person::{Address, RelationKind, ShownRelation};
use domain::protection::Shown;

pub use list::{Entry, Group};
pub use outside::{Ask, NoGround, Outside};
pub use picture::Picture;

use crate::{Plain, Shell, Words, words};

/// What the viewer may do here; what is not permitted is not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Can {
    /// Say that one works with the child.
    pub join: bool,
    /// Leave the circle.
    pub leave: bool,
    /// Invite somebody from outside.
    pub invite: bool,
    /// Offer a coordinator's role.
    pub hand_over: bool,
    /// Ask the circle to look, and say that it is dealt with.
    pub attention: bool,
    /// Record a ground for sharing.
    pub record_sharing: bool,
    /// See who has looked.
    pub who_looked: bool,
    /// Choose who may learn of the own agency's ties.
    pub exposure: bool,
    /// Ask for a consent, or answer for one.
    pub consents: bool,
    /// Decide to share, or not, where a consent is not the ground.
    pub disclosures: bool,
    /// See or note strengths and worries.
    pub signals: bool,
}

impl Can {
    const fn anything(self) -> bool {
        self.join
            || self.leave
            || self.invite
            || self.hand_over
            || self.attention
            || self.exposure
            || self.signals
            || self.consents
            || self.who_looked
    }
}

/// The child's page.
#[derive(Debug, Clone, Template)]
#[template(path = "circle/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The circle as this viewer may see it.
    pub view: View,
    /// What the viewer may do.
    pub can: Can,
    /// The viewer as a practitioner, to know whose answer a hand-over waits for.
    pub me: Option<PractitionerId>,
    /// Coordinator roles that exist in the country, each with a holder or without.
    pub roles: Vec<CoordinatorKind>,
}

impl Page {
    fn name(&self) -> Cow<'_, str> {
        match &self.view.person.name {
            Shown::Value(name) if !name.full().is_empty() => Cow::Owned(name.full()),
            Shown::Hidden => self.shell.l.t("name-hidden"),
            Shown::Value(_) | Shown::Missing => self.shell.l.t("name-unknown"),
        }
    }

    /// First given name, when it may be shown.
    fn given(&self) -> Option<&str> {
        let name = self.view.person.name.value()?;
        name.given.split_whitespace().next()
    }

    fn around(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        match self.given() {
            Some(name) => l.arg("name", name).t("circle-around"),
            None => l.t("circle-around-child"),
        }
    }

    /// "Bor hos mamma och mormor", from relations that share the household.
    fn lives_with(&self) -> Option<String> {
        let l = self.shell.l;
        let grown =
            |r: &&ShownRelation| r.same_household.value() == Some(&true) && r.kind != RelationKind::Sibling;
        let mut who: Vec<String> = self
            .view
            .relations
            .iter()
            .filter(grown)
            .map(|r| l.code("relation", r.kind.code()).to_lowercase())
            .collect();
        who.dedup();
        let last = who.pop()?;
        let who = if who.is_empty() {
            last
        } else {
            l.arg("first", who.join(", ")).arg("last", last).t("circle-and").into_owned()
        };
        Some(l.arg("who", who).t("circle-lives-with").into_owned())
    }

    fn holder(&self, kind: impl Plain<CoordinatorKind>) -> Option<&Coordinator> {
        let kind = kind.plain();
        self.view.coordinators.iter().find(|c| c.kind == kind)
    }

    fn groups(&self) -> Vec<Group<'_>> {
        list::groups(&self.view.ties)
    }

    fn picture(&self) -> Picture {
        picture::Picture::of(self.shell.l, &self.view)
    }

    fn is_for_me(&self, offer: &HandOver) -> bool {
        self.me == Some(offer.to.id)
    }

    fn is_from_me(&self, offer: &HandOver) -> bool {
        offer.from.as_ref().is_some_and(|p| self.me == Some(p.id))
    }

    fn oldest_source(&self) -> Option<String> {
        let oldest =
            self.view.found_in.iter().chain(&self.view.not_found_in).filter_map(|s| s.as_of).min()?;
        Some(self.shell.l.date_short(oldest))
    }

    fn days_left(&self, offer: &HandOver) -> Cow<'static, str> {
        self.shell.l.arg("days", self.shell.days_until(offer.lapses)).t("days-left")
    }

    fn event(&self, event: &CircleEvent) -> Cow<'static, str> {
        event_text(self.shell.l, event)
    }

    fn relation_name(&self, relation: &ShownRelation) -> Cow<'_, str> {
        match &relation.other.name {
            Shown::Value(name) => Cow::Owned(name.full()),
            Shown::Hidden => self.shell.l.t("name-hidden"),
            Shown::Missing => self.shell.l.t("name-unknown"),
        }
    }

    fn role_word<'a>(&self, said: &'a str) -> Cow<'a, str> {
        role(self.shell.l, said)
    }

    /// Street, then postcode and city, as far as they are known.
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn address_lines(&self, address: &Address) -> Vec<String> {
        let place: Vec<&str> =
            [&address.postcode, &address.city].into_iter().flatten().map(String::as_str).collect();
        [address.street.clone(), Some(place.join(" "))]
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn parts(&self, parts: &[domain::sharing::Part]) -> String {
        crate::consent::parts(self.shell.l, parts)
    }

    fn ground(&self, said_by: &str) -> String {
        self.shell.l.code_or("sharing-basis", said_by).into_owned()
    }
}

/// One line of "latest in the circle".
pub fn event_text(l: Words, event: &CircleEvent) -> Cow<'static, str> {
    let who = match (&event.who, &event.agency) {
        (Some(name), Some(agency)) => l.arg("name", name).arg("agency", agency).t("who-of-agency"),
        (Some(one), None) | (None, Some(one)) => Cow::Owned(one.clone()),
        (None, None) => l.t("someone"),
    };
    l.arg("who", who).code("event", event.kind.code())
}

/// A role as people read it: the word for a stated relation, or what an agency's list says.
pub fn role(l: Words, role: &str) -> Cow<'_, str> {
    if StatedRelation::from_code(role).is_some() {
        return l.code("stated", role);
    }
    // Some case systems write in capitals only, others never; short ones are abbreviations.
    let shouted = role.chars().count() > 4 && !role.chars().any(char::is_lowercase);
    Cow::Owned(words::capital(&if shouted { role.to_lowercase() } else { role.to_owned() }))
}

/// The title of every page about a child: never the child's name, which would end up in the
/// browser's history.
pub fn title(l: Words) -> String {
    words::capital(&l.t("circle-title"))
}

#[cfg(test)]
mod tests {
    use domain::country::Language;

    use super::*;

    #[test]
    fn a_role_is_read_as_it_would_be_written() {
        let l = Words::of(Language::Sv);
        for (said, read) in [
            ("Mentor åk 4", "Mentor åk 4"),
            ("ledare", "Ledare"),
            ("DISTRIKTSLAEKARE", "Distriktslaekare"),
            ("BUP", "BUP"),
            ("", ""),
        ] {
            assert_eq!(role(l, said), read);
        }
    }
}
