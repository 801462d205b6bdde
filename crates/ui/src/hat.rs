//! The choice of a hat.

use askama::Template;
use domain::gate::Role;

use crate::{Shell, Words};

/// One hat to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hat {
    /// Its id, as the form sends it.
    pub id: String,
    /// What it lets its wearer be.
    pub role: Role,
    /// Its agency.
    pub agency: Option<String>,
    /// It is on now.
    pub on: bool,
}

/// The hats of an account.
#[derive(Debug, Clone, Template)]
#[template(path = "hat/page.html")]
pub struct Page {
    /// What stands around them.
    pub shell: Shell,
    /// The hats; none for an account that has not been given any.
    pub hats: Vec<Hat>,
    /// Where one wanted to go, a path; may be empty.
    pub next: String,
}

impl crate::Page for Page {
    const NAME: &'static str = "hat";

    fn sample(l: Words) -> Vec<Self> {
        let shell = || Shell { place: None, ..Shell::sample(l, "hat-title") };
        let hat = |role, agency: Option<&str>, on| Hat {
            id: format!("{role:?}").to_lowercase(),
            role,
            agency: agency.map(str::to_owned),
            on,
        };
        vec![
            Self {
                shell: shell(),
                hats: vec![
                    hat(Role::Practitioner, Some("Socialtjänsten"), true),
                    hat(Role::DataSteward, None, false),
                ],
                next: String::new(),
            },
            Self { shell: Shell { who: None, ..shell() }, hats: Vec::new(), next: String::new() },
        ]
    }
}
