//! What is said when a page cannot be shown: what happened, and a way on.

use askama::Template;
use domain::message_key::Message;

use crate::{Shell, Words};

/// The answer in place of a page.
#[derive(Debug, Clone, Template)]
#[template(path = "error/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// HTTP status.
    pub status: u16,
    /// What happened, more exactly than the status says it.
    pub message: Message,
    /// The way on, a path; the beginning when there is no nearer one.
    pub back: Option<String>,
    /// Id of the request in the log, for whoever is asked for help.
    pub request: String,
}

impl Page {
    /// Two buttons to the same page would be one too many.
    fn back_is_home(&self) -> bool {
        self.back.as_deref() == Some(self.shell.home())
    }

    /// Key of the heading of a status.
    pub const fn title(status: u16) -> &'static str {
        match status {
            401 | 403 => "error-title-denied",
            404 | 410 => "error-title-not-found",
            409 => "error-title-conflict",
            413 => "error-title-too-large",
            429 => "error-title-too-many",
            500.. => "error-title-internal",
            _ => "error-title-invalid",
        }
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "error";

    fn sample(l: Words) -> Vec<Self> {
        let page = |status, message, back: Option<&str>| Self {
            shell: Shell { place: None, ..Shell::sample(l, Self::title(status)) },
            status,
            message,
            back: back.map(str::to_owned),
            request: "0192f0c000007000800000000000abcd".to_owned(),
        };
        vec![
            page(400, Message::new("error-invalid"), Some("/account")),
            page(403, Message::new("error-denied"), None),
            page(404, Message::new("error-not-found"), None),
            page(409, Message::new("error-conflict"), Some("/account")),
            page(413, Message::new("error-too-large"), None),
            page(429, Message::new("error-too-many").with("seconds", "30"), None),
            Self {
                shell: Shell { who: None, ..Shell::sample(l, "error-title-internal") },
                ..page(500, Message::new("error-internal"), None)
            },
        ]
    }
}
