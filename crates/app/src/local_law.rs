//! Local agreements of the law pack: a partnership takes them up, or does not. Others start no clock.

use domain::gate::Action;
use law::Pack;
use law::rule::{Status, Version};
use store::Batch;

use crate::case::rules;
use crate::error::AppError;
use crate::op::Op;

/// A local agreement, and whether it is taken up.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The rule.
    pub rule: &'static Version,
    /// Whether it is taken up.
    pub taken_up: bool,
}

fn local(pack: &'static Pack) -> impl Iterator<Item = &'static Version> {
    pack.rules.iter().map(law::Rule::newest).filter(|version| version.status == Status::LocalPractice)
}

/// The local agreements of the partnership's pack.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn list(op: &Op) -> Result<(&'static Pack, Vec<Agreement>), AppError> {
    let permit = op.authorise_object(Action::ViewOperations, None).await?;
    let pack = rules::pack(&op.tenant)?;
    let taken = store::local_law::taken_up(&op.scope).await?;
    let agreements = local(pack).map(|rule| Agreement { rule, taken_up: taken.contains(&rule.id) }).collect();
    op.scope.write(Batch::new(op.record(&permit, &["clock"]))).await?;
    Ok((pack, agreements))
}

/// Takes a local agreement up, or gives it up. Cases that run keep the clocks that they have.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Invalid`] for a rule that is no local agreement of the pack.
pub async fn set(op: &Op, rule: &str, taken_up: bool, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ViewOperations, None).await?;
    if local(rules::pack(&op.tenant)?).all(|version| version.id != rule) {
        return Err(AppError::field("rule", "error-choose"));
    }
    let batch = Batch::new(op.record(&permit, &["clock"])).once(once, op.now);
    let batch = if taken_up {
        store::local_law::take_up(batch, rule, op.actor.account, op.now)
    } else {
        store::local_law::give_up(batch, rule)
    };
    Ok(op.scope.write(batch).await?)
}
