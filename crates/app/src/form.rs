//! What a form about a child begins with: the gate is asked before the form is shown, so that
//! nobody fills in what will be refused.

use domain::gate::{Action, Facts};
use domain::id::PersonId;
use store::Batch;

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// Asks the gate for the action that a form is for.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn open(op: &Op, person: PersonId, action: Action) -> Result<Facts, AppError> {
    let (facts, permit) = act::permitted(op, person, action).await?;
    op.scope.write(Batch::new(op.record(&permit, &["form"]))).await?;
    Ok(facts)
}
