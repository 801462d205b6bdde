//! Tasks: given by people, done by people, reminded of like clocks.

use domain::case::{TASK_LIMIT, Task};
use domain::gate::Action;
use domain::id::{CaseId, PractitionerId, TaskId};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::reminder::Schedule;
use jiff::Timestamp;
use jiff::civil::{Date, time};
use store::reminder::Desk;
use store::{Batch, StoreError};

use crate::act;
use crate::case::{Opened, handles, opened, word};
use crate::error::AppError;
use crate::op::Op;

/// Most tasks that my day shows.
const PART: u32 = 30;

/// What is to be done.
#[derive(Debug, Clone)]
pub struct New {
    /// The case that it belongs to.
    pub case: Option<CaseId>,
    /// What, in own words.
    pub words: String,
    /// Until the end of which day.
    pub due: Option<Date>,
    /// Who does it; `None` for oneself.
    pub to: Option<PractitionerId>,
}

/// Gives a task to oneself or to somebody of the own agency, who is told. A task of a case needs the
/// right to work on that case.
///
/// # Errors
/// [`AppError::Denied`], or [`AppError::Invalid`] for a wrong field.
pub async fn give(op: &Op, new: &New, once: &str) -> Result<(), AppError> {
    let (own, agency) = act::staff(op)?;
    let (permit, agency) = match new.case {
        Some(case) => {
            let Opened { stored, permit, .. } = opened(op, case).await?;
            (permit, stored.summary.agency)
        }
        None => (op.authorise_object(Action::ViewMyDay, None).await?, agency),
    };
    let words = act::words("words", &new.words, TASK_LIMIT, true)?.unwrap_or_default();
    let due = match new.due {
        Some(day) if day < op.today() => return Err(AppError::field("due", "task-due-past")),
        Some(day) => Some(end_of(op, day)?),
        None => None,
    };
    let to = new.to.unwrap_or(own);
    if to != own && store::case::staff(&op.scope, agency).await?.iter().all(|one| one.id != to) {
        return Err(AppError::field("to", "error-choose"));
    }
    let task = store::case::NewTask {
        id: op.id(),
        agency,
        case: new.case,
        words,
        due,
        practitioner: to,
        by: op.actor.account,
        at: op.now,
        remind: Schedule::new(op.now, due, due, &op.tenant.zone).first(op.now),
    };
    let batch = Batch::new(op.record(&permit, &["task"])).once(once, op.now);
    let mut batch = store::case::add_task(batch, &task);
    if to != own {
        batch = store::reminder::tell(batch, &word(op, EventKind::TaskGiven), Desk::Handler(to));
    }
    Ok(op.scope.write(batch).await?)
}

/// The last minute of a day, where the partnership is.
fn end_of(op: &Op, day: Date) -> Result<Timestamp, AppError> {
    let at = day.to_datetime(time(23, 59, 0, 0)).to_zoned(op.tenant.zone.clone());
    Ok(at.map_err(|_| AppError::field("due", "error-date"))?.timestamp())
}

/// A task that whoever asks may change: their own, that of somebody for whom they stand in, or one of a
/// case that they work on.
async fn changeable(op: &Op, id: TaskId) -> Result<(Task, domain::gate::Permit), AppError> {
    let (task, _) = store::case::task(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    if handles(op, Some(task.practitioner.id)).await? {
        let permit = op.authorise_object(Action::ViewMyDay, None).await?;
        return Ok((task, permit));
    }
    let Some((case, _)) = task.case else {
        // Nobody learns what others have to do.
        return Err(AppError::NotFound);
    };
    let Opened { permit, .. } = opened(op, case).await?;
    Ok((task, permit))
}

/// Says that a task is done.
///
/// # Errors
/// [`AppError::NotFound`] for another's, [`AppError::Conflict`] when it was done or changed meanwhile.
pub async fn done(op: &Op, id: TaskId, version: i64, once: &str) -> Result<(), AppError> {
    let (_, permit) = changeable(op, id).await?;
    let batch = Batch::new(op.record(&permit, &["task"])).once(once, op.now);
    changed(op.scope.write(store::case::done_task(batch, id, version, op.actor.account, op.now)).await)
}

/// Gives a task to somebody else of the own agency, who is told.
///
/// # Errors
/// As [`done`].
pub async fn hand_over(
    op: &Op,
    id: TaskId,
    to: PractitionerId,
    version: i64,
    once: &str,
) -> Result<(), AppError> {
    let (_, permit) = changeable(op, id).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    if store::case::staff(&op.scope, agency).await?.iter().all(|one| one.id != to) {
        return Err(AppError::field("to", "error-choose"));
    }
    let batch = Batch::new(op.record(&permit, &["task"])).once(once, op.now);
    let batch = store::case::give_task(batch, id, version, to);
    let batch = store::reminder::tell(batch, &word(op, EventKind::TaskGiven), Desk::Handler(to));
    changed(op.scope.write(batch).await)
}

fn changed(result: Result<(), StoreError>) -> Result<(), AppError> {
    match result {
        Err(StoreError::Conflict("task")) => Err(AppError::Conflict(Message::new("task-changed-meanwhile"))),
        other => Ok(other?),
    }
}

/// What whoever asks has to do, and those for whom they stand in; soonest first.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn list(op: &Op) -> Result<Vec<Task>, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    act::staff(op)?;
    let tasks = own(op).await?;
    op.scope.write(Batch::new(op.record(&permit, &["task"]))).await?;
    Ok(tasks)
}

/// The same as a part of my day.
pub(crate) async fn own(op: &Op) -> Result<Vec<Task>, AppError> {
    let Some(own) = op.actor.practitioner else { return Ok(Vec::new()) };
    Ok(store::case::tasks_of(&op.scope, own, op.today(), PART).await?)
}
