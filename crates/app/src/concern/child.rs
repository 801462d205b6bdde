//! Which child a report is about.

use domain::concern::Report;
use domain::id::{CaseId, PersonId};
use domain::message_key::Message;
use store::Batch;

use crate::act;
use crate::case::{Opened, opened};
use crate::error::AppError;
use crate::op::Op;

/// The line with which a report's child is looked for.
pub fn search_line(report: &Report) -> String {
    match (&report.child_number, report.child_born) {
        (Some(number), _) => number.clone(),
        (None, Some(born)) => format!("{} {born}", report.child_name),
        (None, None) => report.child_name.clone(),
    }
}

/// A case whose child is to be found, with the line to begin with.
///
/// # Errors
/// [`AppError::Denied`].
pub async fn whose(op: &Op, id: CaseId) -> Result<(String, i64), AppError> {
    let Opened { stored, permit, .. } = opened(op, id).await?;
    let received = match stored.concern {
        Some(concern) => store::concern::get(&op.scope, concern).await?,
        None => None,
    };
    op.scope.write(Batch::new(op.record(&permit, &["concern"]))).await?;
    Ok((received.map(|received| search_line(&received.report)).unwrap_or_default(), stored.version))
}

/// Says which child a case is about: one that a search with that line found.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Conflict`] for a protected child whom only cleared staff may work
/// for, or when somebody else was first.
pub async fn is_about(
    op: &Op,
    id: CaseId,
    person: PersonId,
    line: &str,
    version: i64,
    once: &str,
) -> Result<(), AppError> {
    let Opened { stored, .. } = opened(op, id).await?;
    let answer = crate::search::find(op, line).await?;
    let outside = matches!(answer.outside, crate::search::Outside::Known(known) if known == person);
    if !outside && answer.hits.iter().all(|hit| hit.person.id != person) {
        return Err(AppError::field("person", "error-choose"));
    }
    let facts = act::facts(op, person).await?;
    // Asked once more, now about the child: whoever is not cleared hands over first.
    let permit = match op.authorise_case(Some(&facts), stored.summary.agency, true).await {
        Err(AppError::Denied(_)) => {
            return Err(AppError::Conflict(Message::new("case-for-cleared-staff")));
        }
        other => other?,
    };
    let batch = Batch::new(op.record(&permit, &["case"])).once(once, op.now);
    let batch = store::case::is_about(batch, id, version, facts.person);
    crate::case::written(op.scope.write(batch).await)
}
