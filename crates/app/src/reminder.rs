//! Reminders of clocks and tasks: sent once however many servers run, caught up after a stop, and told
//! to the next in line when the law's time is up. Who is away is stood in for.

use domain::gate::Action;
use domain::id::PractitionerId;
use domain::notice::EventKind;
use domain::reminder::{Reminder, Schedule};
use jiff::Timestamp;
use jiff::civil::Date;
use store::reminder::{Desk, DueNow, StandIn, Word};
use store::{Batch, Scope, StoreError};

use crate::act;
use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

/// How many reminders one batch carries.
const TOGETHER: usize = 100;
/// How many are read at once; the rest follows in the next round.
const AT_ONCE: u32 = 1_000;

/// Sends what has come due; answers how many reminders went.
///
/// # Errors
/// The store does not answer; what was sent before stands.
pub async fn send(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut sent = 0;
    for id in store::reminder::partnerships(&kring.db, now).await? {
        let (scope, tenant) = (kring.scope(&id), kring.tenant(&id).await?);
        let mut due = store::reminder::clocks(&scope, now, AT_ONCE).await?;
        due.extend(store::reminder::tasks(&scope, now, AT_ONCE).await?);
        for some in due.chunks(TOGETHER) {
            sent += together(kring, &scope, &tenant, some, now).await?;
        }
    }
    Ok(sent + crate::disclosure::remind(kring, now).await?)
}

/// One batch of reminders; one by one when another server has sent some of them.
async fn together(
    kring: &Kring,
    scope: &Scope,
    tenant: &Tenant,
    due: &[DueNow],
    now: Timestamp,
) -> Result<usize, AppError> {
    let batch = || Batch::chore("reminders name nobody; what they lead to asks the gate");
    let all = due.iter().fold(batch(), |batch, one| reminded(kring, tenant, batch, one, now));
    match scope.write(all).await {
        Ok(()) => return Ok(due.len()),
        Err(StoreError::Conflict(_)) if due.len() > 1 => {}
        Err(StoreError::Conflict(_)) => return Ok(0),
        Err(other) => return Err(other.into()),
    }
    let mut sent = 0;
    for one in due {
        match scope.write(reminded(kring, tenant, batch(), one, now)).await {
            Ok(()) => sent += 1,
            Err(StoreError::Conflict(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(sent)
}

fn reminded(kring: &Kring, tenant: &Tenant, batch: Batch, due: &DueNow, now: Timestamp) -> Batch {
    let schedule = Schedule::new(due.started, due.plan, due.legal, &tenant.zone);
    let tick = schedule.tick((due.step, due.at), now);
    let today = now.to_zoned(tenant.zone.clone()).date();
    let word = Word { id: kring.id(now), kind: kind(tick.send), at: now, today, by: None };
    let batch = store::reminder::advance(batch, due, tick.next);
    let whose = due.handler.map_or(Desk::DutyOfficers(due.agency), Desk::Handler);
    let batch = store::reminder::tell(batch, &word, whose);
    if tick.send.escalates() {
        store::reminder::tell(batch, &word, Desk::Managers(due.agency))
    } else {
        batch
    }
}

const fn kind(step: Reminder) -> EventKind {
    match step {
        Reminder::Week | Reminder::Soon => EventKind::ReminderSoon,
        Reminder::Due => EventKind::ReminderDue,
        Reminder::Over | Reminder::Still => EventKind::ReminderOver,
    }
}

/// Who stands in for whoever asks, and who could.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn away(op: &Op) -> Result<(Option<StandIn>, Vec<domain::case::Handler>), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let (practitioner, agency) = act::staff(op)?;
    let stands_in = store::reminder::who_stands_in(&op.scope, practitioner, op.today()).await?;
    let mut staff = store::case::staff(&op.scope, agency).await?;
    staff.retain(|one| one.id != practitioner);
    op.scope.write(Batch::new(op.record(&permit, &["stand_in"]))).await?;
    Ok((stands_in, staff))
}

/// Says who does one's work from one day to another.
///
/// # Errors
/// [`AppError::Invalid`] for days that do not follow each other, or somebody who is not there.
pub async fn be_away(
    op: &Op,
    by: PractitionerId,
    (from, to): (Date, Date),
    once: &str,
) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let (practitioner, agency) = act::staff(op)?;
    if to < from || to < op.today() {
        return Err(AppError::field("to", "task-away-days"));
    }
    let staff = store::case::staff(&op.scope, agency).await?;
    if by == practitioner || staff.iter().all(|one| one.id != by) {
        return Err(AppError::field("by", "error-choose"));
    }
    let batch = Batch::new(op.record(&permit, &["stand_in"])).once(once, op.now);
    Ok(op.scope.write(store::reminder::stand_in(batch, practitioner, &StandIn { by, from, to })).await?)
}

/// Says that one is back.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn be_back(op: &Op, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let (practitioner, _) = act::staff(op)?;
    let batch = Batch::new(op.record(&permit, &["stand_in"])).once(once, op.now);
    Ok(op.scope.write(store::reminder::is_back(batch, practitioner)).await?)
}
