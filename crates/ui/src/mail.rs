//! Outgoing mail: what an administrator sees of it, and the letters of a demo.

use askama::Template;
use domain::country::Language;
use domain::id::MailId;
use domain::mail::{Mail, MailState, MailTemplate};
use jiff::SignedDuration;

use crate::{Shell, Words};

/// The outbox. A letter is put back into the queue by `/admin/mail/{id}/again`.
#[derive(Debug, Clone, Template)]
#[template(path = "mail/outbox.html")]
pub struct Outbox {
    /// What stands around it.
    pub shell: Shell,
    /// Letters given up, newest first.
    pub dead: Vec<Mail>,
    /// Letters that wait, the next one first.
    pub queued: Vec<Mail>,
    /// How many have left.
    pub sent: u64,
}

impl crate::Page for Outbox {
    const NAME: &'static str = "mail-outbox";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "mail-title");
        let now = shell.now;
        let mail = |n: u32, state, attempts, problem: Option<&str>| Mail {
            id: MailId(uuid::Uuid::from_u128(n.into())),
            address: format!("person{n}@example.org"),
            language: Language::Sv,
            template: if n.is_multiple_of(2) { MailTemplate::News } else { MailTemplate::Invitation },
            count: n,
            path: String::new(),
            state,
            attempts,
            next: now + SignedDuration::from_mins(16),
            problem: problem.map(str::to_owned),
            created: now - SignedDuration::from_hours(5),
        };
        let page = Self {
            dead: vec![
                mail(1, MailState::Dead, 8, Some("421 4.7.0 <b>busy</b>")),
                mail(2, MailState::Dead, 1, Some("550 5.1.1")),
            ],
            queued: vec![
                mail(3, MailState::Queued, 2, Some("connection")),
                mail(4, MailState::Queued, 0, None),
            ],
            sent: 1_204,
            shell,
        };
        vec![page.clone(), Self { dead: Vec::new(), queued: Vec::new(), sent: 0, ..page }]
    }
}

/// A letter that a demo has written to its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Receiver.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Where its link leads: a path of this server.
    pub path: Option<String>,
}

/// The letters of a demo, which leave nowhere.
#[derive(Debug, Clone, Template)]
#[template(path = "mail/demo.html")]
pub struct Demo {
    /// What stands around it.
    pub shell: Shell,
    /// The letters, newest first.
    pub letters: Vec<Letter>,
}

impl crate::Page for Demo {
    const NAME: &'static str = "mail-demo";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell { who: None, demo: true, ..Shell::sample(l, "mail-demo-title") };
        let letter = |n: u8, path: Option<&str>| Letter {
            to: format!("person{n}@example.org"),
            subject: l.t("mail-news-subject").into_owned(),
            body: l.arg("count", n).arg("link", "kring.example").t("mail-news-body").into_owned(),
            path: path.map(str::to_owned),
        };
        vec![
            Self { shell: shell.clone(), letters: vec![letter(1, Some("/notices")), letter(2, None)] },
            Self { shell, letters: Vec::new() },
        ]
    }
}
