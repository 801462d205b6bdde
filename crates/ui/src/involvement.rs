//! Saying that one works with the child.

use askama::Template;
use domain::id::PersonId;
use domain::involvement::StatedRelation;
use domain::message_key::{FieldError, Message};

use crate::form::Choice;
use crate::{Fields, Shell, Words, confirm};

/// The form to join a circle: fields `relation` (code of a [`StatedRelation`]), `role` (own
/// words, may be empty), `from` (a date, may be empty). Sent to `/children/{id}/join`.
#[derive(Debug, Clone, Template)]
#[template(path = "involvement/join.html")]
pub struct Join {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// What is filled in.
    pub fields: Fields,
}

impl Join {
    fn relations(&self) -> Vec<Choice> {
        relations(self.shell.l)
    }

    /// A wrongly filled in form, for samples.
    pub(crate) fn wrong() -> Fields {
        Fields::again(
            [("role", "Vet inte"), ("from", "2027-02-31")],
            vec![
                FieldError { field: "relation", message: Message::new("error-choose") },
                FieldError { field: "from", message: Message::new("error-date") },
            ],
        )
    }
}

/// How somebody can stand to a child, to choose from.
pub fn relations(l: Words) -> Vec<Choice> {
    StatedRelation::ALL.iter().map(|r| Choice::new(r.code(), l.code("stated", r.code()))).collect()
}

/// The question before somebody leaves a circle; yes is sent to `/children/{id}/leave`.
pub fn leave(shell: Shell, id: PersonId) -> confirm::Page {
    let l = shell.l;
    confirm::Page {
        question: l.t("involvement-leave-question").into_owned(),
        consequence: l.t("involvement-leave-consequence").into_owned(),
        yes: l.t("circle-leave").into_owned(),
        action: format!("/children/{id}/leave"),
        back: format!("/children/{id}"),
        shell,
    }
}

impl crate::Page for Join {
    const NAME: &'static str = "involvement-join";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "involvement-title"),
            id: PersonId(uuid::Uuid::nil()),
            fields: Fields::default(),
        };
        vec![page.clone(), Self { fields: Self::wrong(), ..page }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::country::Language;

    #[test]
    fn leaving_is_asked_once_more() {
        let shell = Shell::sample(Words::of(Language::Sv), "circle-title");
        let page = leave(shell, PersonId(uuid::Uuid::nil()));
        let html = page.render().unwrap();
        assert!(html.contains("/leave\"") && html.contains("name=\"once\""));
    }
}
