//! Reports that nobody opens: who is told after which time, and what stands on the page of operations.

use domain::gate::Action;
use domain::notice::EventKind;
use jiff::Timestamp;
use law::concern::{Escalation, To};
use store::concern::Waiting;
use store::reminder::{Desk, Word};
use store::{Batch, StoreError};

use super::after;
use crate::case::rules;
use crate::error::AppError;
use crate::kring::Kring;
use crate::op::Op;

/// Tells of reports that nobody has opened; answers how many were told of. May run on several servers
/// at once, and catches up after a stop.
///
/// # Errors
/// The store does not answer.
pub async fn escalate(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut told = 0;
    for id in store::concern::escalating_partnerships(&kring.db, now).await? {
        let (scope, tenant) = (kring.scope(&id), kring.tenant(&id).await?);
        let ladder = &rules::intake(&tenant)?.escalate;
        let today = now.to_zoned(tenant.zone.clone()).date();
        for waiting in store::concern::escalating(&scope, now).await? {
            let Some(rung) = ladder.get(waiting.step).or(ladder.last()) else { continue };
            let word = Word { id: kring.id(now), kind: EventKind::ConcernUnopened, at: now, today, by: None };
            let step = (waiting.step + 1).min(ladder.len());
            let next = next(ladder, step, &waiting, now);
            let batch = Batch::chore("a report that nobody has opened is told on; nobody reads it");
            let batch = store::concern::further(batch, &waiting, step, Some(next));
            let mut batch = store::reminder::tell(batch, &word, desk(rung.to, &waiting));
            if rung.to == To::Alarm {
                batch = store::reminder::tell(batch, &word, Desk::Managers(waiting.agency));
                batch = store::reminder::tell(batch, &word, Desk::DutyOfficers(waiting.agency));
            }
            match scope.write(batch).await {
                Ok(()) => told += 1,
                // Opened meanwhile, or another server was first.
                Err(StoreError::Conflict(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(told)
}

const fn desk(to: To, waiting: &Waiting) -> Desk {
    match to {
        To::DutyOfficer => Desk::DutyOfficers(waiting.agency),
        To::Manager => Desk::Managers(waiting.agency),
        To::Alarm => Desk::Administrators,
    }
}

/// When somebody is told next: by the ladder, and after its end again and again.
fn next(ladder: &[Escalation], step: usize, waiting: &Waiting, now: Timestamp) -> Timestamp {
    match ladder.get(step) {
        Some(rung) => after(waiting.received, rung.minutes),
        None => after(now, ladder.last().map_or(60, |last| last.minutes)),
    }
}

/// The reports that nobody has opened although the duty officers were told twice: the page of
/// operations.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn alarms(op: &Op) -> Result<Vec<Waiting>, AppError> {
    let permit = op.authorise_object(Action::ViewOperations, None).await?;
    let first = rules::intake(&op.tenant)?.escalate.first().map_or(0, |first| first.minutes);
    let before = op
        .now
        .checked_sub(jiff::SignedDuration::from_mins(i64::from(first)))
        .map_err(|_| AppError::Internal("the clock is at its beginning"))?;
    let alarms = store::concern::alarms(&op.scope, before).await?;
    op.scope.write(Batch::new(op.record(&permit, &["operations"]))).await?;
    Ok(alarms)
}
