//! Counts of the own agency for its manager.

use domain::counts::{Count, Counts};
use domain::gate::Action;
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// The counts of the actor's agency. Small numbers do not leave here.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn own_agency(op: &Op) -> Result<Counts, AppError> {
    let permit = op.authorise_object(Action::ViewCounts, op.actor.agency).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let numbers = store::counts::of(&op.scope, agency, op.today()).await?.ok_or(AppError::NotFound)?;
    op.scope.write(Batch::new(op.record(&permit, &["counts"]))).await?;
    let as_of = numbers.coverage.as_of;
    Ok(Counts {
        agency: numbers.coverage.name,
        children: Count::of(numbers.children),
        involvements: Count::of(numbers.involvements),
        without_named_person: Count::part(numbers.without_named_person, numbers.children),
        practitioners: numbers.practitioners,
        as_of,
        age: as_of.and_then(|day| op.today().since(day).ok()).map(|span| span.get_days()),
        overdue: numbers.coverage.overdue,
    })
}
