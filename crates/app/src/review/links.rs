//! Links that were made, and how one is undone.

use domain::gate::Action;
use domain::id::LinkId;
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::protection::Category;
use domain::review::{Made, ShownLink};
use store::Batch;
use store::review::Undo;

use super::{TRIES, group, written};
use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// The newest links that stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Made by humans.
    pub by_human: Vec<ShownLink>,
    /// Made by the linking engine.
    pub by_engine: Vec<ShownLink>,
}

/// The newest links that can be undone.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn links(op: &Op) -> Result<Links, AppError> {
    let permit = op.authorise_object(Action::ReviewLinks, None).await?;
    let by_human = store::review::links(&op.scope, &permit, true).await?;
    let by_engine = store::review::links(&op.scope, &permit, false).await?;
    let mut persons: Vec<_> = by_human.iter().chain(&by_engine).map(|made| made.person).collect();
    persons.sort_unstable();
    persons.dedup();
    op.scope.write(Batch::new(op.record_of(&permit, persons, &["name", "born", "link"]))).await?;
    let open = |made: Vec<Made>| made.into_iter().map(|made| made.open(&permit)).collect();
    Ok(Links { by_human: open(by_human), by_engine: open(by_engine) })
}

/// Undoes a link: what was before stands again, what was written meanwhile stays. A human's answer
/// is asked anew; what the engine had linked is remembered as not the same.
///
/// # Errors
/// [`AppError::Conflict`] when it was undone before, or a later join leans on it.
pub async fn undo(op: &Op, id: LinkId, once: &str) -> Result<(), AppError> {
    for _ in 0..TRIES {
        let Some(link) = store::review::link(&op.scope, id).await? else {
            op.authorise_object(Action::ReviewLinks, None).await?;
            return Err(AppError::NotFound);
        };
        let facts = act::facts(op, link.home).await?;
        let permit = op.authorise(Action::ReviewLinks, &facts).await?;
        if link.hidden && !permit.clears(Category::Existence) {
            return Err(AppError::NotFound);
        }
        if link.undone {
            return Err(AppError::AlreadyDone);
        }
        let group = group(op, link.home).await?;
        let undo = Undo { link, fresh: fresh(op), account: Some(op.actor.account), at: op.now };
        let mut persons = vec![group.canonical, link.person, link.joined.unwrap_or(undo.fresh)];
        persons.dedup();
        let batch = Batch::new(op.record_of(&permit, persons, &["link"])).once(once, op.now);
        let Some(change) = store::review::undo(batch, &op.scope, &undo, &group, crate::linking::linker())
        else {
            return Err(AppError::Conflict(Message::new("review-undo-later")));
        };
        if written(op, change, EventKind::RecordsParted).await? {
            return Ok(());
        }
    }
    Err(AppError::Conflict(Message::new("review-changed")))
}

/// An id without a time in it: a person's stands in addresses.
fn fresh(op: &Op) -> domain::id::PersonId {
    let mut bytes = [0; 16];
    op.kring.chance.fill(&mut bytes);
    domain::id::PersonId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
