//! Offering a coordinator's role.

use askama::Template;
use domain::coordinator::{CoordinatorKind, NOTE_LIMIT, OFFER_DAYS};
use domain::id::PersonId;
use domain::message_key::{FieldError, Message};

use crate::form::Choice;
use crate::{Fields, Shell, Words};

/// The form to offer a role: fields `kind` (code), `to` (practitioner's id), `note` (may be
/// empty). Sent to `/children/{id}/hand-over`. Answers go to `/hand-overs/{id}/accept`,
/// `…/decline` and `…/withdraw` from the buttons on the child's page and on My day.
#[derive(Debug, Clone, Template)]
#[template(path = "coordinator/hand_over.html")]
pub struct Offer {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// Roles that the viewer may offer.
    pub kinds: Vec<CoordinatorKind>,
    /// To whom: practitioners in the circle, the viewer included where nobody holds the role.
    pub people: Vec<Choice>,
    /// What is filled in.
    pub fields: Fields,
}

impl Offer {
    fn kinds(&self) -> Vec<Choice> {
        let l = self.shell.l;
        self.kinds
            .iter()
            .map(|k| {
                Choice::new(k.code(), l.code("coordinator", k.code()))
                    .hint(l.code("coordinator-hint", k.code()))
            })
            .collect()
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn days(&self) -> i64 {
        OFFER_DAYS
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        NOTE_LIMIT
    }
}

impl crate::Page for Offer {
    const NAME: &'static str = "coordinator-hand-over";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "coordinator-title"),
            id: PersonId(uuid::Uuid::nil()),
            kinds: CoordinatorKind::ALL.to_vec(),
            people: vec![
                Choice::new("1", "Anna Lind, Elevhälsan"),
                Choice::new("2", "Ida Näs, BUP Björkdal"),
            ],
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("kind", "named_person"), ("note", "Jag byter tjänst.")],
            vec![FieldError { field: "to", message: Message::new("error-choose") }],
        );
        vec![page.clone(), Self { fields: wrong, ..page }]
    }
}
