//! The page that says that something did not work.

use askama::Template;
use domain::message_key::Message;

use crate::{Shell, Words};

/// What did not work, and where to go on.
#[derive(Debug, Clone, Template)]
#[template(path = "error/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What to say; one of `error-…`.
    pub message: Message,
    /// Number of the request in the log, when it helps to tell it.
    pub request: Option<String>,
    /// Where the reader goes on from here.
    pub back: Option<String>,
}

impl crate::Page for Page {
    const NAME: &'static str = "error";

    fn sample(l: Words) -> Vec<Self> {
        let page = |message| Self {
            shell: Shell::sample(l, "error-title"),
            message,
            request: None,
            back: Some("/children".to_owned()),
        };
        vec![
            page(Message::new("error-not-found")),
            page(Message::new("error-too-many").with("seconds", "30")),
            Self {
                request: Some("01J8".to_owned()),
                back: None,
                shell: Shell { who: None, ..Shell::sample(l, "error-title") },
                ..page(Message::new("error-internal"))
            },
        ]
    }
}
