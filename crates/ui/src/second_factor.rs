//! The second factor: giving a code, setting it up, and the recovery codes that come with it.

use askama::Template;
use domain::message_key::{FieldError, Message};

use crate::{Fields, Shell, Words};

/// The secret of a second factor that is being set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// Picture for the authenticator app, a `data:` address.
    pub picture: String,
    /// The secret in groups of four.
    pub secret: String,
}

/// Asks for a code.
#[derive(Debug, Clone, Template)]
#[template(path = "second_factor/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What was wrong with the code before; never a code.
    pub fields: Fields,
    /// The secret, when it is being set up.
    pub set_up: Option<SetUp>,
    /// Where the code is sent.
    pub action: String,
    /// Where one goes on signing in, a path; may be empty.
    pub next: String,
}

impl crate::Page for Page {
    const NAME: &'static str = "second_factor";

    fn sample(l: Words) -> Vec<Self> {
        let page = |fields, set_up| Self {
            shell: Shell { who: None, place: None, unread: 0, ..Shell::sample(l, "second_factor-title") },
            fields,
            set_up,
            action: "/second-factor".to_owned(),
            next: "/my-day".to_owned(),
        };
        let wrong = FieldError { field: "code", message: Message::new("second_factor-wrong") };
        let set_up = SetUp {
            picture: "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
                .to_owned(),
            secret: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        };
        vec![
            page(Fields::default(), None),
            page(Fields::again(Vec::<(String, String)>::new(), vec![wrong]), None),
            page(Fields::default(), Some(set_up)),
        ]
    }
}

/// The recovery codes, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "second_factor/codes.html")]
pub struct Codes {
    /// What stands around them.
    pub shell: Shell,
    /// The codes.
    pub codes: Vec<String>,
    /// Where one goes on.
    pub next: String,
}

impl crate::Page for Codes {
    const NAME: &'static str = "second_factor-codes";

    fn sample(l: Words) -> Vec<Self> {
        let code = |n: u32| format!("aa{n}b-cdef-ghij-klmn");
        vec![Self {
            shell: Shell {
                who: None,
                place: None,
                unread: 0,
                ..Shell::sample(l, "second_factor-codes-title")
            },
            codes: (2..8).map(code).collect(),
            next: "/my-day".to_owned(),
        }]
    }
}
