//! One's own account.

use askama::Template;
use domain::message_key::{FieldError, Message};
use jiff::{SignedDuration, Timestamp};

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id, as the form sends it.
    pub id: String,
    /// What the browser calls itself; may be empty.
    pub device: String,
    /// When it was last used.
    pub last_seen: Timestamp,
    /// It is this one.
    pub this: bool,
}

/// The account with everything that its holder decides.
#[derive(Debug, Clone, Template)]
#[template(path = "account/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// E-mail; signs in.
    pub email: String,
    /// Version, as the form sends it back.
    pub version: i64,
    /// The form with name, language and rhythm.
    pub profile: Fields,
    /// The languages.
    pub languages: Vec<Choice>,
    /// How often letters come.
    pub rhythms: Vec<Choice>,
    /// What was wrong in the form with the passwords; never a password.
    pub password: Fields,
    /// What was wrong in the form of the second factor.
    pub factor: Fields,
    /// Whether a second factor counts.
    pub second_factor: bool,
    /// Everybody must have one here: taking it off leads to a new one.
    pub required: bool,
    /// Recovery codes that are left.
    pub recovery_left: u64,
    /// The browsers that are signed in.
    pub sessions: Vec<Session>,
}

impl Page {
    /// The languages, each named in itself.
    pub fn languages() -> Vec<Choice> {
        crate::shell::LANGUAGES.iter().map(|(l, name)| Choice::new(l.tag(), *name)).collect()
    }

    /// How often letters come.
    pub fn rhythms(l: Words) -> Vec<Choice> {
        domain::notice::MailRhythm::ALL
            .iter()
            .map(|r| Choice::new(r.code(), l.code("rhythm", r.code())))
            .collect()
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "account";

    fn sample(l: Words) -> Vec<Self> {
        let shell = || Shell { place: None, ..Shell::sample(l, "account-title") };
        let now = shell().now;
        let session = |id: &str, device: &str, hours, this| Session {
            id: id.to_owned(),
            device: device.to_owned(),
            last_seen: now - SignedDuration::from_hours(hours),
            this,
        };
        let page = |name: &str, errors| Self {
            shell: shell(),
            email: "mikael.borg@example.org".to_owned(),
            version: 3,
            profile: Fields::again([("name", name), ("language", "sv"), ("rhythm", "daily")], errors),
            languages: Self::languages(),
            rhythms: Self::rhythms(l),
            password: Fields::default(),
            factor: Fields::default(),
            second_factor: true,
            required: true,
            recovery_left: 7,
            sessions: vec![
                session("a", "Firefox · Linux", 0, true),
                session("b", "Safari · iPhone", 30, false),
                session("c", "", 50, false),
            ],
        };
        let wrong = |field, key| vec![FieldError { field, message: Message::new(key) }];
        vec![
            page("Mikael Borg", Vec::new()),
            Self {
                second_factor: false,
                required: false,
                sessions: vec![session("a", "Firefox · Linux", 0, true)],
                password: Fields::again(
                    Vec::<(String, String)>::new(),
                    wrong("old", "account-wrong-password"),
                ),
                ..page("", wrong("name", "error-required"))
            },
        ]
    }
}
