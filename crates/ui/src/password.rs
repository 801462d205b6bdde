//! Forgotten passwords, and passwords never chosen.

use askama::Template;
use domain::message_key::{FieldError, Message};

use crate::{Fields, Shell, Words};

/// Asks for a link.
#[derive(Debug, Clone, Template)]
#[template(path = "password/ask.html")]
pub struct Ask {
    /// What stands around it.
    pub shell: Shell,
    /// The address.
    pub fields: Fields,
}

impl crate::Page for Ask {
    const NAME: &'static str = "password-ask";

    fn sample(l: Words) -> Vec<Self> {
        let shell = || Shell { who: None, place: None, unread: 0, ..Shell::sample(l, "password-ask-title") };
        let wrong = FieldError { field: "email", message: Message::new("error-email") };
        vec![
            Self { shell: shell(), fields: Fields::default() },
            Self { shell: shell(), fields: Fields::again([("email", "eva")], vec![wrong]) },
        ]
    }
}

/// Chooses a password by a link.
#[derive(Debug, Clone, Template)]
#[template(path = "password/choose.html")]
pub struct Choose {
    /// What stands around it.
    pub shell: Shell,
    /// What was wrong; never a password.
    pub fields: Fields,
    /// Whose account it is.
    pub email: String,
    /// Where the form is sent.
    pub action: String,
}

impl crate::Page for Choose {
    const NAME: &'static str = "password-choose";

    fn sample(l: Words) -> Vec<Self> {
        let page = |errors| Self {
            shell: Shell { who: None, place: None, unread: 0, ..Shell::sample(l, "password-choose-title") },
            fields: Fields::again(Vec::<(String, String)>::new(), errors),
            email: "eva.lind@example.org".to_owned(),
            action: "/password/prov".to_owned(),
        };
        let short = FieldError { field: "password", message: Message::new("error-password-short") };
        vec![page(Vec::new()), page(vec![short])]
    }
}
