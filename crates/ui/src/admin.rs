//! The administrator's pages: accounts with their hats, and agencies.

use askama::Template;
use domain::agency::Sector;
use domain::gate::Role;
use domain::involvement::Exposure;
use domain::message_key::{FieldError, Message};

use crate::form::Choice;
use crate::shell::Place;
use crate::{Fields, Shell, Words};

fn sample_shell(l: Words, key: &str) -> Shell {
    let mut shell = Shell { place: Some(Place::ACCOUNTS), ..Shell::sample(l, key) };
    if let Some(who) = &mut shell.who {
        (who.role, who.agency) = (Role::PartnershipAdmin, None);
    }
    shell
}

/// A hat as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hat {
    /// Its id, as the form sends it; empty in the list of accounts.
    pub id: String,
    /// What it lets its wearer be.
    pub role: Role,
    /// Its agency.
    pub agency: Option<String>,
}

/// An account as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// `active`, `invited` or `disabled`.
    pub state: &'static str,
    /// Its hats.
    pub hats: Vec<Hat>,
}

impl Line {
    fn state_word(&self, l: Words) -> String {
        state_word(l, self.state)
    }
}

fn state_word(l: Words, state: &str) -> String {
    match state {
        "disabled" => l.t("admin-state-disabled"),
        "invited" => l.t("admin-state-invited"),
        _ => l.t("admin-state-active"),
    }
    .into_owned()
}

/// The list of accounts.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/accounts.html")]
pub struct Accounts {
    /// What stands around it.
    pub shell: Shell,
    /// What was searched for.
    pub fields: Fields,
    /// The accounts.
    pub lines: Vec<Line>,
    /// Which page of the list, from 1; a search shows its first page alone.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
}

impl crate::Page for Accounts {
    const NAME: &'static str = "admin-accounts";

    fn sample(l: Words) -> Vec<Self> {
        let hat =
            |role, agency: Option<&str>| Hat { id: String::new(), role, agency: agency.map(str::to_owned) };
        let line = |name: &str, state, hats| Line {
            id: "0192f0c0000070008000000000000001".to_owned(),
            name: name.to_owned(),
            email: "eva.lind@example.org".to_owned(),
            state,
            hats,
        };
        let page = |lines, pages| Self {
            shell: sample_shell(l, "admin-accounts-title"),
            fields: Fields::default(),
            lines,
            page: 1,
            pages,
        };
        vec![
            page(
                vec![
                    line(
                        "Eva Lind",
                        "active",
                        vec![
                            hat(Role::Practitioner, Some("Socialtjänsten")),
                            hat(Role::Manager, Some("Socialtjänsten")),
                        ],
                    ),
                    line("Jonas Ek", "invited", vec![hat(Role::DataSteward, None)]),
                    line("Karin Dahl", "disabled", Vec::new()),
                ],
                3,
            ),
            page(Vec::new(), 1),
        ]
    }
}

/// Makes an account.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/new_account.html")]
pub struct NewAccount {
    /// What stands around it.
    pub shell: Shell,
    /// What was written.
    pub fields: Fields,
    /// The languages.
    pub languages: Vec<Choice>,
}

impl crate::Page for NewAccount {
    const NAME: &'static str = "admin-new_account";

    fn sample(l: Words) -> Vec<Self> {
        let page = |fields| Self {
            shell: sample_shell(l, "admin-accounts-new"),
            fields,
            languages: crate::account::Page::languages(),
        };
        let taken = FieldError { field: "email", message: Message::new("admin-email-taken") };
        vec![
            page(Fields::with([("language", "sv")])),
            page(Fields::again([("email", "eva@example.org"), ("name", "Eva Lind")], vec![taken])),
        ]
    }
}

/// One account.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/account.html")]
pub struct Account {
    /// What stands around it.
    pub shell: Shell,
    /// The account with its hats.
    pub line: Line,
    /// Version, as the form sends it back.
    pub version: i64,
    /// Clearance and standing.
    pub standing: Fields,
    /// The form of a new hat.
    pub hat: Fields,
    /// Roles to choose.
    pub roles: Vec<Choice>,
    /// Agencies to choose.
    pub agencies: Vec<Choice>,
    /// Whether a second factor counts.
    pub second_factor: bool,
}

impl Account {
    /// The roles that an administrator gives: those of a family belong to a child's page.
    pub fn roles(l: Words) -> Vec<Choice> {
        Role::ALL
            .iter()
            .filter(|role| !matches!(role, Role::Child | Role::Guardian))
            .map(|role| Choice::new(role.code(), l.code("role", role.code())))
            .collect()
    }
}

impl crate::Page for Account {
    const NAME: &'static str = "admin-account";

    fn sample(l: Words) -> Vec<Self> {
        let page = |hats, errors| Self {
            shell: sample_shell(l, "admin-account-title"),
            line: Line {
                id: "0192f0c0000070008000000000000001".to_owned(),
                name: "Eva Lind".to_owned(),
                email: "eva.lind@example.org".to_owned(),
                state: "active",
                hats,
            },
            version: 2,
            standing: Fields::with([("cleared", "yes")]),
            hat: Fields::again([("role", "practitioner")], errors),
            roles: Self::roles(l),
            agencies: vec![Choice::new("0192f0c0000070008000000000000009", "Socialtjänsten")],
            second_factor: true,
        };
        let missing = FieldError { field: "staff_id", message: Message::new("admin-no-such-staff") };
        let hat =
            Hat { id: "a".to_owned(), role: Role::Practitioner, agency: Some("Socialtjänsten".to_owned()) };
        vec![page(vec![hat], Vec::new()), page(Vec::new(), vec![missing])]
    }
}

/// An agency as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyLine {
    /// Its id.
    pub id: String,
    /// Its word.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind of service.
    pub sector: Sector,
    /// Whether it is sensitive.
    pub sensitive: bool,
}

/// The list of agencies.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/agencies.html")]
pub struct Agencies {
    /// What stands around it.
    pub shell: Shell,
    /// The agencies.
    pub lines: Vec<AgencyLine>,
}

impl crate::Page for Agencies {
    const NAME: &'static str = "admin-agencies";

    fn sample(l: Words) -> Vec<Self> {
        vec![Self {
            shell: sample_shell(l, "admin-agencies-title"),
            lines: vec![AgencyLine {
                id: "0192f0c0000070008000000000000009".to_owned(),
                slug: "social".to_owned(),
                name: "Socialtjänsten".to_owned(),
                sector: Sector::SocialServices,
                sensitive: true,
            }],
        }]
    }
}

/// Makes or changes an agency.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/agency.html")]
pub struct Agency {
    /// What stands around it.
    pub shell: Shell,
    /// What stands, or was written.
    pub fields: Fields,
    /// Where the form is sent.
    pub action: String,
    /// Version, as the form sends it back; absent for a new one, which also chooses its word.
    pub version: Option<i64>,
    /// Kinds of service.
    pub sectors: Vec<Choice>,
    /// Exposures.
    pub exposures: Vec<Choice>,
}

impl Agency {
    /// Kinds of service to choose.
    pub fn sectors(l: Words) -> Vec<Choice> {
        Sector::ALL.iter().map(|s| Choice::new(s.code(), l.code("sector", s.code()))).collect()
    }

    /// Exposures to choose.
    pub fn exposures(l: Words) -> Vec<Choice> {
        Exposure::ALL.iter().map(|e| Choice::new(e.code(), l.code("exposure", e.code()))).collect()
    }
}

impl crate::Page for Agency {
    const NAME: &'static str = "admin-agency";

    fn sample(l: Words) -> Vec<Self> {
        let page = |version, errors| Self {
            shell: sample_shell(l, "admin-agency-title"),
            fields: Fields::again(
                [
                    ("name", "Socialtjänsten"),
                    ("sector", "social_services"),
                    ("exposure", "open"),
                    ("feed_days", "30"),
                ],
                errors,
            ),
            action: "/admin/agencies".to_owned(),
            version,
            sectors: Self::sectors(l),
            exposures: Self::exposures(l),
        };
        let slug = FieldError { field: "slug", message: Message::new("admin-slug-taken") };
        vec![page(Some(1), Vec::new()), page(None, vec![slug])]
    }
}
