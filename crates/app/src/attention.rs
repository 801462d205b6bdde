//! Attention: a practitioner asks the circle to look.

use domain::attention::WORDS_LIMIT;
use domain::gate::Action;
use domain::id::{AttentionId, PersonId};
use domain::message_key::Message;
use domain::notice::EventKind;
use store::attention::New;
use store::{Batch, StoreError};

use crate::act::{self, Stance};
use crate::error::AppError;
use crate::op::Op;

/// Raises attention with words. Whoever is masked asks as somebody; whoever is hidden would be
/// found by it, and opens the own tie first.
///
/// # Errors
/// [`AppError::Invalid`] without words or with too many, [`AppError::Conflict`] for a hidden tie.
pub async fn raise(op: &Op, person: PersonId, words: &str, once: &str) -> Result<(), AppError> {
    let words = act::words("words", words, WORDS_LIMIT, true)?.unwrap_or_default();
    let (facts, permit) = act::permitted(op, person, Action::RaiseAttention).await?;
    let (practitioner, agency) = act::staff(op)?;
    let stance = act::stance(op, &facts).await?;
    let shown = match stance {
        Stance::Named => Some((practitioner, agency)),
        Stance::Masked => None,
        Stance::Hidden => return Err(AppError::Conflict(Message::new("act-by-name"))),
    };
    let new = New { id: op.id(), person: facts.person, account: op.actor.account, shown, words, at: op.now };
    let news = act::news(op, facts.person, EventKind::AttentionRaised);
    let batch = Batch::new(op.record(&permit, &["attention"])).once(once, op.now);
    let batch = store::attention::raise(batch, &new);
    Ok(op.scope.write(act::announce(batch, op, &news, stance)).await?)
}

/// Closes attention: anybody who sees the circle from inside.
///
/// # Errors
/// [`AppError::Conflict`] when somebody has closed it already.
pub async fn close(op: &Op, id: AttentionId, once: &str) -> Result<PersonId, AppError> {
    let person = store::attention::child_of(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    let (facts, permit) = act::permitted(op, person, Action::RaiseAttention).await?;
    op.authorise(Action::ViewCircle, &facts).await?;
    let stance = act::stance(op, &facts).await?;
    let news = act::news(op, facts.person, EventKind::AttentionClosed);
    let batch = Batch::new(op.record(&permit, &["attention"])).once(once, op.now);
    let batch = store::attention::close(batch, id, facts.person, op.actor.account, op.now);
    match op.scope.write(act::announce(batch, op, &news, stance)).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("attention-closed-already"))),
        other => {
            other?;
            Ok(facts.person)
        }
    }
}
