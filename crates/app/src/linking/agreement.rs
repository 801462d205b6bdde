//! How far the links that stand agree with linking all records anew.
//!
//! Lists come in one after another, and a record is linked when it comes; whoever links everything
//! at once sees more. The two shall say the same but for what humans have said.

use link::evaluate::{Evaluation, Truth};
use link::threshold::Accept;

use super::weights::{delivered, model};
use crate::admin::Desk;
use crate::error::AppError;

/// Links all records anew in memory, by the weights and limits that hold, and compares: precision is
/// the share of the pairs that linking anew makes which stand, recall the share of the standing pairs
/// which it makes. Nothing is changed.
///
/// # Errors
/// The store does not answer.
pub async fn agreement(desk: &Desk) -> Result<Evaluation, AppError> {
    let limits = store::linking::settings(&desk.scope).await?;
    let model = model(&desk.scope).await?;
    let (mut records, held) = delivered(&desk.scope).await?;
    desk.scope.write(desk.batch(&["agreement"], None)).await?;
    let work = move || {
        let linked = records.link(Some(&model), Accept::Precision(limits.accept_precision));
        let stand = |person: &u32| Truth { person: *person, ..Truth::default() };
        Evaluation::of(&linked.clusters, &held.iter().map(stand).collect::<Vec<_>>())
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Internal("linking thread"))
}
