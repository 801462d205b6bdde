//! Saying that one works with the child.

use askama::Template;
use domain::id::{InvolvementId, PersonId};
use domain::involvement::{Exposure, StatedRelation};
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

/// A tie of the reader's own agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Its id.
    pub id: InvolvementId,
    /// Name of the practitioner, when the list names one.
    pub name: Option<String>,
    /// Role, as it was said.
    pub role: Option<String>,
    /// Who may learn of it.
    pub exposure: Exposure,
}

/// Who may learn of each tie of the own agency: a form for each with fields `tie` (id) and
/// `exposure` (code). Sent to `/children/{id}/exposure`.
#[derive(Debug, Clone, Template)]
#[template(path = "involvement/exposure.html")]
pub struct Exposures {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The ties.
    pub ties: Vec<Tie>,
    /// What was wrong.
    pub fields: Fields,
}

impl Exposures {
    fn exposures(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let hint = |e: &Exposure| l.code("involvement-exposure-hint", e.code());
        Exposure::ALL
            .iter()
            .map(|e| Choice::new(e.code(), l.code("exposure", e.code())).hint(hint(e)))
            .collect()
    }

    fn title(&self, tie: &Tie) -> String {
        let l = self.shell.l;
        let name = tie.name.clone().unwrap_or_else(|| l.t("name-unknown").into_owned());
        match &tie.role {
            Some(role) => format!("{name}, {}", crate::circle::role(l, role)),
            None => name,
        }
    }
}

impl crate::Page for Exposures {
    const NAME: &'static str = "involvement-exposure";

    fn sample(l: Words) -> Vec<Self> {
        let tie = |n: u128, exposure, name: Option<&str>| Tie {
            id: InvolvementId(uuid::Uuid::from_u128(n)),
            name: name.map(str::to_owned),
            role: Some("clinician".to_owned()),
            exposure,
        };
        let page = Self {
            shell: Shell::sample(l, "involvement-exposure-title"),
            id: PersonId(uuid::Uuid::nil()),
            ties: vec![tie(1, Exposure::Open, Some("Ida <Näs>")), tie(2, Exposure::Hidden, None)],
            fields: Fields::default(),
        };
        let message = Message::new("involvement-coordinator-by-name");
        let wrong = Fields::default().and(&[FieldError { field: "exposure", message }]);
        vec![page.clone(), Self { ties: Vec::new(), ..page.clone() }, Self { fields: wrong, ..page }]
    }
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
