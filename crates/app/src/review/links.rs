//! Links that were made, and how one is undone.

use domain::gate::Action;
use domain::id::{LinkId, ReviewId};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::protection::Category;
use domain::review::{AuditAnswer, Made, Queue, ShownLink, Task};
use jiff::Timestamp;
use store::review::{AUDIT, Undo};
use store::{Batch, StoreError};

use super::answer::{TRIES, group, written};
use super::{Evidence, evidence, fields_of, permitted_for, persons_of, waiting};
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
    let open = |made: Vec<Made>| {
        let mut shown: Vec<ShownLink> = made.into_iter().map(|made| made.open(&permit)).collect();
        // What has no time comes last, in an order that tells none.
        shown.sort_by_key(|link| if link.at.is_some() { 0 } else { link.id.0.as_u64_pair().1.max(1) });
        shown
    };
    Ok(Links { by_human: open(by_human), by_engine: open(by_engine) })
}

/// A link with what it rests on, as this viewer may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The link.
    pub id: LinkId,
    /// When it was made; not said where the engine made it of a masked agency's list.
    pub at: Option<Timestamp>,
    /// Name of the human who made it; `None`: the engine.
    pub by: Option<String>,
    /// The rule that made it.
    pub rule: String,
    /// When it was undone.
    pub undone: Option<Timestamp>,
    /// The comparison.
    pub evidence: Evidence,
    /// It is one of the sample, and nobody has looked at it yet.
    pub audit: bool,
    /// What a human found who looked at it.
    pub audited: Option<AuditAnswer>,
    /// How many questions wait, and how many were answered today.
    pub queue: Queue,
}

/// Why a link was made. Whoever is asked whether it was right has it on the desk for a while.
///
/// # Errors
/// [`AppError::NotFound`] also where the viewer may not know of one of the two.
pub async fn why(op: &Op, id: LinkId) -> Result<Why, AppError> {
    let Some(link) = store::review::why(&op.scope, id).await? else {
        op.authorise_object(Action::ReviewLinks, None).await?;
        return Err(AppError::NotFound);
    };
    let permit = permitted_for(op, &link.sides, link.secret).await?;
    let (all, found) = waiting(op, &permit).await?;
    let masked = link.sides.iter().any(|side| side.speaker.is_masked());
    let evidence = evidence(op, &link.sides, &link.evidence, &permit).await?;
    let record = op.record_of(&permit, persons_of(&link.sides), &fields_of(&evidence));
    let mut batch = Batch::new(record);
    let audit = link.audit == Some(None) && link.undone.is_none();
    if audit {
        batch = store::review::hold(batch, Task::Audit(id), op.actor.account, op.now);
    }
    op.scope.write(batch).await?;
    Ok(Why {
        id,
        at: Some(link.at).filter(|_| link.by.is_some() || !masked),
        by: link.by,
        rule: link.rule,
        undone: link.undone,
        evidence,
        audit,
        audited: link.audit.flatten(),
        queue: Queue::page_of(&all, found.done, 1),
    })
}

/// Says whether a link of the sample was right. A wrong one is undone, and never made again.
///
/// # Errors
/// [`AppError::AlreadyDone`] when somebody has said so before, [`AppError::Conflict`] when a later
/// join leans on it.
pub async fn audit(op: &Op, id: LinkId, answer: AuditAnswer, once: &str) -> Result<(), AppError> {
    let Some(link) = store::review::why(&op.scope, id).await? else {
        op.authorise_object(Action::ReviewLinks, None).await?;
        return Err(AppError::NotFound);
    };
    let permit = permitted_for(op, &link.sides, link.secret).await?;
    if link.audit.is_none() {
        return Err(AppError::NotFound);
    }
    let account = op.actor.account;
    let audited = |batch: Batch| store::review::audited(batch, id, answer, account, op.now);
    if answer == AuditAnswer::Wrong {
        return undoing(op, id, once, audited).await.map(drop);
    }
    let record = op.record_of(&permit, persons_of(&link.sides), &["link"]);
    match op.scope.write(audited(Batch::new(record).once(once, op.now))).await {
        Err(StoreError::Conflict(AUDIT)) => Err(AppError::AlreadyDone),
        other => Ok(other?),
    }
}

/// What an undoing leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// The review that the link had answered, which is asked anew.
    pub review: Option<ReviewId>,
}

/// Undoes a link: what was before stands again, what was written meanwhile stays. A human's answer
/// is asked anew; what the engine had linked is remembered as not the same.
///
/// # Errors
/// [`AppError::Conflict`] when it was undone before, or a later join leans on it.
pub async fn undo(op: &Op, id: LinkId, once: &str) -> Result<Undone, AppError> {
    undoing(op, id, once, |batch| batch).await
}

async fn undoing(op: &Op, id: LinkId, once: &str, with: impl Fn(Batch) -> Batch) -> Result<Undone, AppError> {
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
        let batch = with(Batch::new(op.record_of(&permit, persons, &["link"]))).once(once, op.now);
        let Some(change) = store::review::undo(batch, &op.scope, &undo, &group, op.kring.linking.linker())
        else {
            return Err(AppError::Conflict(Message::new("review-undo-later")));
        };
        match written(op, change, EventKind::RecordsParted).await {
            Ok(true) => return Ok(Undone { review: link.review.filter(|_| link.by_human) }),
            Ok(false) => {}
            Err(AppError::Conflict(_)) => return Err(AppError::AlreadyDone),
            Err(other) => return Err(other),
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
