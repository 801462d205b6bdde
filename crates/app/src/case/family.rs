//! A case as the family sees it.

use domain::case::Summary;
use domain::gate::Action;
use domain::id::PersonId;
use law::Pack;
use store::Batch;

use super::rules::{self, Rules};
use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// A case as the family sees it: where it stands, and who works on it.
#[derive(Debug, Clone)]
pub struct Followed {
    /// As lists show it.
    pub summary: Summary,
    /// Stages and days.
    pub case: law::Case,
    /// The pack that it goes by.
    pub pack: &'static Pack,
}

/// The cases of a child that the family may see.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn followed(op: &Op, person: PersonId) -> Result<Vec<Followed>, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::FollowCase).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let stored = store::case::shown_to_family(&op.scope, facts.person).await?;
    let followed = stored.into_iter().map(|stored| {
        Ok(Followed { case: rules::read(&stored.state)?, summary: stored.summary, pack: rules.shipped })
    });
    let followed = followed.collect::<Result<Vec<_>, AppError>>()?;
    op.scope.write(Batch::new(op.record(&permit, &["case"]))).await?;
    Ok(followed)
}
