//! Asking the circle to look.

use askama::Template;
use domain::attention::WORDS_LIMIT;
use domain::id::PersonId;
use domain::message_key::{FieldError, Message};

use crate::{Fields, Shell, Words};

/// The form to ask: field `words`. Sent to `/children/{id}/attention`; "dealt with" goes to
/// `/attention/{id}/close` from the child's page.
#[derive(Debug, Clone, Template)]
#[template(path = "attention/raise.html")]
pub struct Raise {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// What is filled in.
    pub fields: Fields,
}

impl Raise {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        WORDS_LIMIT
    }
}

impl crate::Page for Raise {
    const NAME: &'static str = "attention-raise";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "attention-title"),
            id: PersonId(uuid::Uuid::nil()),
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("words", "</textarea><script>x</script>")],
            vec![FieldError { field: "words", message: Message::new("error-too-long").with("limit", "500") }],
        );
        vec![page.clone(), Self { fields: wrong, ..page }]
    }
}
