//! The page on which one signs in.

use askama::Template;
use domain::message_key::{FieldError, Message};

use crate::{Fields, Shell, Words};

/// The form.
#[derive(Debug, Clone, Template)]
#[template(path = "sign_in/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What was written; never the password.
    pub fields: Fields,
    /// Where one wanted to go, a path; may be empty.
    pub next: String,
}

impl crate::Page for Page {
    const NAME: &'static str = "sign_in";

    fn sample(l: Words) -> Vec<Self> {
        let shell = || Shell { who: None, place: None, unread: 0, ..Shell::sample(l, "sign_in-title") };
        let wrong = |message: Message| {
            Fields::again([("email", "eva@example.org")], vec![FieldError { field: "email", message }])
        };
        vec![
            Self { shell: shell(), fields: Fields::default(), next: String::new() },
            Self {
                shell: shell(),
                fields: wrong(Message::new("sign_in-wrong")),
                next: "/children/0192f0c0000070008000000000000000".to_owned(),
            },
            Self {
                shell: shell(),
                fields: wrong(Message::new("error-too-many").with("seconds", "30")),
                next: String::new(),
            },
        ]
    }
}
