//! What acts around a child have in common: the permit, how the circle knows the one who acts, and
//! telling the circle.

use domain::gate::{Action, Facts, Permit};
use domain::id::{AgencyId, PersonId, PractitionerId};
use domain::involvement::Exposure;
use domain::message_key::Message;
use domain::notice::EventKind;
use store::Batch;
use store::notice::{Audience, News};

use crate::error::AppError;
use crate::op::Op;

/// What the gate knows of the child, and its permit. A refusal is recorded.
pub(crate) async fn permitted(
    op: &Op,
    person: PersonId,
    action: Action,
) -> Result<(Facts, Permit), AppError> {
    let facts = facts(op, person).await?;
    let permit = op.authorise(action, &facts).await?;
    Ok((facts, permit))
}

/// What the gate knows of the child.
pub(crate) async fn facts(op: &Op, person: PersonId) -> Result<Facts, AppError> {
    let facts = store::person::facts(&op.scope, &op.actor, person, op.today(), op.now).await?;
    facts.ok_or(AppError::NotFound)
}

/// The practitioner and agency of the hat that is on.
pub(crate) fn staff(op: &Op) -> Result<(PractitionerId, AgencyId), AppError> {
    op.actor.practitioner.zip(op.actor.agency).ok_or(AppError::NotFound)
}

/// How the circle knows the one who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stance {
    /// By name: an open tie, or a coordinator's role.
    Named,
    /// As somebody.
    Masked,
    /// Not at all.
    Hidden,
}

/// How the circle knows the one who acts.
pub(crate) async fn stance(op: &Op, facts: &Facts) -> Result<Stance, AppError> {
    if facts.coordinator {
        return Ok(Stance::Named);
    }
    let (practitioner, _) = staff(op)?;
    let ties = store::involvement::own(&op.scope, practitioner, facts.person, op.today()).await?;
    Ok(match ties.iter().map(|tie| tie.exposure).min() {
        Some(Exposure::Open) => Stance::Named,
        Some(Exposure::ContactViaCoordinator) => Stance::Masked,
        Some(Exposure::Hidden) | None => Stance::Hidden,
    })
}

/// For acts that stand in the circle under a name: whoever is masked opens the own tie first.
pub(crate) async fn by_name(op: &Op, facts: &Facts) -> Result<(), AppError> {
    match stance(op, facts).await? {
        Stance::Named => Ok(()),
        Stance::Masked | Stance::Hidden => Err(AppError::Conflict(Message::new("act-by-name"))),
    }
}

/// An event of this operation.
pub(crate) fn news(op: &Op, person: PersonId, kind: EventKind) -> News {
    News { id: op.id(), person, kind, at: op.now, today: op.today(), by: Some(op.actor.account) }
}

/// Tells the circle of an act, as far as it knows the one who acted.
pub(crate) fn announce(batch: Batch, op: &Op, news: &News, stance: Stance) -> Batch {
    let agency = op.actor.agency;
    match stance {
        Stance::Named => {
            let batch = store::notice::event(batch, news, Some((op.actor.practitioner, agency)));
            store::notice::tell(batch, news, Audience::Circle(agency))
        }
        Stance::Masked => {
            let batch = store::notice::event(batch, news, None);
            store::notice::tell(batch, news, Audience::Circle(agency))
        }
        Stance::Hidden => own_agency(batch, news, agency),
    }
}

/// Tells of a tie that came or went: the circle of an open one, else its own agency alone.
pub(crate) fn announce_tie(batch: Batch, op: &Op, news: &News, exposure: Exposure) -> Batch {
    match exposure {
        Exposure::Open => announce(batch, op, news, Stance::Named),
        Exposure::ContactViaCoordinator | Exposure::Hidden => own_agency(batch, news, op.actor.agency),
    }
}

fn own_agency(batch: Batch, news: &News, agency: Option<AgencyId>) -> Batch {
    match agency {
        Some(agency) => store::notice::tell(batch, news, Audience::Agency(agency)),
        None => batch,
    }
}

/// Text of a form without blanks around it; too long or empty is a wrong field.
pub(crate) fn words(
    field: &'static str,
    text: &str,
    limit: usize,
    required: bool,
) -> Result<Option<String>, AppError> {
    use domain::message_key::FieldError;
    let text = text.trim();
    let wrong = |message| Err(AppError::Invalid(vec![FieldError { field, message }]));
    if text.is_empty() && required {
        return wrong(Message::new("error-required"));
    }
    if text.chars().count() > limit {
        return wrong(Message::new("error-too-long").with("limit", limit.to_string()));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}
