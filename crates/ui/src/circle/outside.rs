//! Pages for those who do not see the circle: not in it, or in it without a ground.

use std::borrow::Cow;

use askama::Template;
use domain::agency::Sector;
use domain::circle::Coverage;
use domain::gate::Rule;
use domain::id::PersonId;

use crate::sharing::{self, Offered};
use crate::{Fields, Shell, Words, involvement};

/// Whom to ask about a circle: an agency's opening contact, never a person behind a mask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Name of the coordinator or the agency.
    pub name: String,
    /// The agency, when the name is a person's.
    pub agency: Option<String>,
    /// Its sector.
    pub sector: Sector,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
}

/// There is a circle, and the viewer's agency knows the child, but the viewer is not in it.
#[derive(Debug, Clone, Template)]
#[template(path = "circle/outside.html")]
pub struct Outside {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The child's name, if the viewer's own agency's list has said it and it is not hidden.
    pub name: Option<String>,
    /// Whom to ask.
    pub ask: Vec<Ask>,
    /// Rules that let the viewer know that there is a circle.
    pub why: Vec<Rule>,
    /// Rules that keep the rest from the viewer.
    pub why_not: Vec<Rule>,
    /// Sources that the viewer may know of.
    pub sources: Vec<Coverage>,
    /// Whether the viewer may say that they work with the child.
    pub can_join: bool,
    /// Whether the viewer may open the circle in an emergency.
    pub can_break: bool,
    /// The form to say so, as far as it is filled in.
    pub fields: Fields,
}

impl Outside {
    fn heading(&self) -> Cow<'_, str> {
        match &self.name {
            Some(name) => Cow::Borrowed(name),
            None => self.shell.l.t("circle-outside-title"),
        }
    }

    fn relations(&self) -> Vec<crate::form::Choice> {
        involvement::relations(self.shell.l)
    }
}

/// The viewer is in the circle, but no ground allows to show it.
#[derive(Debug, Clone, Template)]
#[template(path = "circle/no_ground.html")]
pub struct NoGround {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The child's name, if it is not hidden.
    pub name: Option<String>,
    /// Rules that keep the circle from the viewer.
    pub why_not: Vec<Rule>,
    /// What may be recorded; `None` when the viewer may not record a ground.
    pub offered: Option<Offered>,
    /// The form, as far as it is filled in.
    pub fields: Fields,
    /// Whether the viewer may ask the family for a consent, or decide without one.
    pub can_ask: bool,
    /// Whether the viewer may leave the circle.
    pub can_leave: bool,
    /// Whether the viewer may open the circle in an emergency.
    pub can_break: bool,
}

impl NoGround {
    fn heading(&self) -> Cow<'_, str> {
        match &self.name {
            Some(name) => Cow::Borrowed(name),
            None => self.shell.l.t("circle-no-ground-title"),
        }
    }
}

fn rule(id: &str, reason: &str) -> Rule {
    Rule { id: id.to_owned(), reason: reason.to_owned(), section: "OSL 25 kap. 12 §".to_owned() }
}

impl crate::Page for Outside {
    const NAME: &'static str = "circle-outside";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "circle-title"),
            id: super::sample::person(),
            name: Some("Alva Bergström".to_owned()),
            ask: vec![Ask {
                name: "Anna Lind".to_owned(),
                agency: Some("Elevhälsan".to_owned()),
                sector: Sector::School,
                phone: Some("+46701234567".to_owned()),
                email: None,
            }],
            why: vec![rule("existence-agency-knows", "policy-existence-agency-knows")],
            why_not: vec![rule("not-in-circle", "policy-not-in-circle")],
            sources: super::sample::sources(1),
            can_join: true,
            can_break: true,
            fields: Fields::default(),
        };
        vec![
            page.clone(),
            Self {
                name: None,
                ask: Vec::new(),
                sources: Vec::new(),
                can_join: false,
                can_break: false,
                ..page.clone()
            },
            Self { fields: involvement::Join::wrong(), ..page },
        ]
    }
}

impl crate::Page for NoGround {
    const NAME: &'static str = "circle-no-ground";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "circle-title"),
            id: super::sample::person(),
            name: Some("Alva Bergström".to_owned()),
            why_not: vec![rule("no-ground", "policy-no-ground")],
            offered: Some(sharing::Offered::sample(l)),
            fields: Fields::default(),
            can_ask: true,
            can_leave: true,
            can_break: true,
        };
        vec![
            page.clone(),
            Self { name: None, offered: None, can_ask: false, can_leave: false, can_break: false, ..page },
        ]
    }
}
