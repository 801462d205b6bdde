//! What an agency is asked about its own records, and what it answers.

use domain::gate::Action;
use domain::id::ReviewId;
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::review::{Answer, Question};
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::op::Op;

/// What the agency of the hat that is on is asked.
///
/// # Errors
/// [`AppError::Denied`] for everybody but the agency's administrator.
pub async fn questions(op: &Op) -> Result<Vec<Question>, AppError> {
    let permit = op.authorise_object(Action::ImportFeed, op.actor.agency).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let questions = store::review::questions(&op.scope, agency).await?;
    let batch = Batch::new(op.record(&permit, &["record_id", "question"]));
    let (account, kind) = (op.actor.account, EventKind::QuestionAsked);
    op.scope.write(store::notice::seen_of_kind(batch, account, kind, op.now)).await?;
    Ok(questions)
}

/// Answers for the agency of the hat that is on.
///
/// # Errors
/// [`AppError::Conflict`] when there is nothing to answer any more.
pub async fn answer(op: &Op, review: ReviewId, answer: Answer, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ImportFeed, op.actor.agency).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let batch = Batch::new(op.record(&permit, &["question"])).once(once, op.now);
    match op.scope.write(store::review::answer(batch, review, agency, answer, &op.actor, op.now)).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("review-question-over"))),
        other => Ok(other?),
    }
}
