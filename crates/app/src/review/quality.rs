//! How well linking does, from what humans have said.

use domain::gate::Action;
use domain::linking::Limits;
use domain::review::agreement::Both;
use domain::review::quality::Quality;
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// What the page tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Of links made without asking, and of pairs put to humans.
    pub quality: Quality,
    /// Of two who judged the same pairs.
    pub agreement: Both,
    /// The limits in force.
    pub limits: Limits,
}

/// How well linking does. Counts alone: nobody's record is read.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn quality(op: &Op) -> Result<Told, AppError> {
    let permit = op.authorise_object(Action::ViewLinkQuality, None).await?;
    let quality = store::review::quality(&op.scope).await?;
    let agreement = store::review::agreement(&op.scope).await?;
    let (limits, _) = store::linking::limits(&op.scope).await?;
    op.scope.write(Batch::new(op.record(&permit, &["link_quality"]))).await?;
    Ok(Told { quality, agreement, limits })
}
