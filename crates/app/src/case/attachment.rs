//! The files that came with the report of a case: for whoever may work on the case, and nobody else.

use domain::access::{AccessRecord, Means};
use domain::attachment::{Attachment, Of};
use domain::id::{AttachmentId, CaseId, ConcernId};
use store::Batch;

use super::{Opened, opened};
use crate::error::AppError;
use crate::op::Op;

/// The files of a report, in order.
pub(super) async fn of_concern(op: &Op, concern: Option<ConcernId>) -> Result<Vec<Attachment>, AppError> {
    match concern {
        Some(id) => crate::attachment::list(&op.kring, &op.scope, Of::Concern, &id.to_string()).await,
        None => Ok(Vec::new()),
    }
}

/// One file of the report that a case began with, with what is in it. Every time it leaves is recorded.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Conflict`] while nobody has opened the report; [`AppError::NotFound`]
/// for what is no file of it.
pub async fn attachment(op: &Op, case: CaseId, id: AttachmentId) -> Result<(Attachment, Vec<u8>), AppError> {
    let Opened { stored, permit, .. } = opened(op, case).await?;
    let concern = stored.concern.ok_or(AppError::NotFound)?;
    let file = crate::attachment::get(&op.kring, &op.scope, Of::Concern, &concern.to_string(), id).await?;
    let record = AccessRecord { means: Means::Export, ..op.record(&permit, &["attachment"]) };
    op.scope.write(Batch::new(record)).await?;
    Ok(file)
}
