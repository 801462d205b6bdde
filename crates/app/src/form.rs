//! What a form about a child begins with: the gate is asked before the form is shown, so that
//! nobody fills in what will be refused.

use domain::gate::{Action, Facts};
use domain::id::PersonId;
use store::Batch;

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// Most practitioners that a form offers to choose from.
const STAFF_LIMIT: u32 = 1_000;

/// Asks the gate for the action that a form is for.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn open(op: &Op, person: PersonId, action: Action) -> Result<Facts, AppError> {
    let (facts, permit) = act::permitted(op, person, action).await?;
    op.scope.write(Batch::new(op.record(&permit, &["form"]))).await?;
    Ok(facts)
}

/// A practitioner to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The practitioner's id, as text.
    pub id: String,
    /// Name and agency.
    pub label: String,
}

/// The partnership's practitioners, by name, without the one who asks.
///
/// # Errors
/// The store does not answer.
pub async fn colleagues(op: &Op) -> Result<Vec<Colleague>, AppError> {
    let agencies = store::partnership::agencies(&op.scope).await?;
    let staff = store::partnership::practitioners(&op.scope, None, STAFF_LIMIT).await?;
    let colleague = |p: domain::agency::Practitioner| {
        let agency = agencies.iter().find(|a| a.id == p.agency && !a.sensitive)?;
        let label = match &p.title {
            Some(title) => format!("{}, {title}, {}", p.name, agency.name),
            None => format!("{}, {}", p.name, agency.name),
        };
        Some(Colleague { id: p.id.to_string(), label })
    };
    Ok(staff.into_iter().filter(|p| op.actor.practitioner != Some(p.id)).filter_map(colleague).collect())
}
