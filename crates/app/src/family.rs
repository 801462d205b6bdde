//! What a child or guardian sees first.

use domain::family::Relative;
use domain::gate::Action;
use domain::id::PersonId;
use domain::person::age;
use domain::protection::Shown;
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// The circles that somebody with a family hat may come to: the own, and those of the children in
/// one's custody. Each child is asked about by itself; a child that the gate closes is not named.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer, also when the access record cannot be
/// written.
pub async fn home(op: &Op) -> Result<Vec<Relative>, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let Some(own) = op.actor.person else {
        op.scope.write(Batch::new(op.record(&permit, &[]))).await?;
        return Ok(Vec::new());
    };
    let mut ids = store::family::children(&op.scope, own, op.today()).await?;
    ids.retain(|id| *id != own);
    ids.insert(0, own);
    let mut relatives = Vec::new();
    for id in ids {
        relatives.extend(relative(op, id).await?);
    }
    let shown = relatives.iter().map(|r| r.id).collect();
    op.scope.write(Batch::new(op.record_of(&permit, shown, &["name", "born"]))).await?;
    Ok(relatives)
}

async fn relative(op: &Op, id: PersonId) -> Result<Option<Relative>, AppError> {
    let facts = store::person::facts(&op.scope, &op.actor, id, op.today(), op.now).await?;
    let Some(facts) = facts else { return Ok(None) };
    let circle = op.judge(Action::ViewCircle, Some(&facts), None).ok();
    let who_looked = op.judge(Action::ViewWhoLooked, Some(&facts), None).ok();
    let signals = op.judge(Action::NoteSignal, Some(&facts), None).ok();
    let consents = op.judge(Action::GiveConsent, Some(&facts), None).ok();
    let permit = circle.as_ref().or(who_looked.as_ref()).or(signals.as_ref()).or(consents.as_ref());
    let Some(permit) = permit else { return Ok(None) };
    let persons = store::audit::persons(&op.scope, &[id]).await?;
    let person = persons.first().map(|(_, person)| person.open(permit));
    Ok(Some(Relative {
        id,
        age: person.as_ref().and_then(|p| p.born.value()).map(|born| age(*born, op.today())),
        name: person.map_or(Shown::Missing, |p| p.name),
        own: op.actor.person == Some(id),
        circle: circle.is_some(),
        who_looked: who_looked.is_some(),
        consents: consents.is_some(),
        signals: signals.is_some(),
    }))
}
