//! Inviting somebody into a circle, and answering a one-time link.

mod guest;

use askama::Template;
use domain::agency::Sector;
use domain::country::Language;
use domain::id::PersonId;
use domain::invitation::INVITATION_DAYS;
use domain::message_key::{FieldError, Message};

pub use guest::Guest;

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// The form to invite. Field `whom` is `staff` or `outside`; for staff `to` (practitioner's id);
/// for somebody outside `organisation`, `sector` (code), `email`, `language` (tag), and
/// `confirmed` (`yes`) where the child's identity is protected. Sent to `/children/{id}/invite`;
/// taken back from the child's page by `/invitations/{id}/withdraw`.
#[derive(Debug, Clone, Template)]
#[template(path = "invitation/invite.html")]
pub struct Invite {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// Practitioners on Kring who can be invited: value is the id. Empty: only outside.
    pub people: Vec<Choice>,
    /// Whether inviting somebody outside must be confirmed.
    pub protected: bool,
    /// What is filled in.
    pub fields: Fields,
}

impl Invite {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn days(&self) -> i64 {
        INVITATION_DAYS
    }

    fn whom(&self) -> Vec<Choice> {
        let l = self.shell.l;
        vec![
            Choice::new("staff", l.t("invitation-whom-staff")),
            Choice::new("outside", l.t("invitation-whom-outside")),
        ]
    }

    fn sectors(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Sector::ALL.iter().map(|s| Choice::new(s.code(), l.code("sector", s.code()))).collect()
    }

    fn languages(&self) -> Vec<Choice> {
        self.shell.languages().map(|(language, name)| Choice::new(language.tag(), name)).to_vec()
    }

    /// A form that begins with staff and the reader's own language.
    pub fn begin(language: Language) -> Fields {
        Fields::with([("whom", "staff"), ("language", language.tag())])
    }
}

impl crate::Page for Invite {
    const NAME: &'static str = "invitation-invite";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "invitation-title"),
            id: PersonId(uuid::Uuid::nil()),
            people: vec![
                Choice::new("p1", "Ida Näs, BUP Björkdal"),
                Choice::new("p2", "Per Sund, Vårdcentralen"),
            ],
            protected: false,
            fields: Self::begin(l.language()),
        };
        let wrong = Fields::again(
            [("whom", "outside"), ("email", "ridklubben"), ("language", "sv")],
            vec![
                FieldError { field: "organisation", message: Message::new("error-required") },
                FieldError { field: "email", message: Message::new("error-email") },
            ],
        );
        vec![
            page.clone(),
            Self { people: Vec::new(), protected: true, ..page.clone() },
            Self { fields: wrong, ..page },
        ]
    }
}
