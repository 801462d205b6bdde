//! Inviting somebody who is not on Kring.

use askama::Template;
use domain::country::Language;
use domain::id::PersonId;
use domain::invitation::INVITATION_DAYS;
use domain::message_key::{FieldError, Message};

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// The form to invite: fields `email`, `organisation`, `language` (a tag). Sent to
/// `/children/{id}/invite`.
#[derive(Debug, Clone, Template)]
#[template(path = "invitation/invite.html")]
pub struct Invite {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// What is filled in.
    pub fields: Fields,
}

impl Invite {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn days(&self) -> i64 {
        INVITATION_DAYS
    }

    fn languages(&self) -> Vec<Choice> {
        self.shell.languages().map(|(language, name)| Choice::new(language.tag(), name)).to_vec()
    }

    /// A form that begins with the reader's own language.
    pub fn begin(language: Language) -> Fields {
        Fields::with([("language", language.tag())])
    }
}

impl crate::Page for Invite {
    const NAME: &'static str = "invitation-invite";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "invitation-title"),
            id: PersonId(uuid::Uuid::nil()),
            fields: Self::begin(l.language()),
        };
        let wrong = Fields::again(
            [("email", "ridklubben"), ("language", "sv")],
            vec![
                FieldError { field: "email", message: Message::new("error-email") },
                FieldError { field: "organisation", message: Message::new("error-required") },
            ],
        );
        vec![page.clone(), Self { fields: wrong, ..page }]
    }
}
