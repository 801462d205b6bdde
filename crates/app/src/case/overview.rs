//! What a leader sees: all running cases by stage and clock, kept and broken limits by month, how much
//! each has to do. Numbers of cases, never children.

use std::collections::BTreeMap;

use domain::case::{Handler, Load, Month, Summary};
use domain::gate::{Action, Role};
use domain::id::PractitionerId;
use domain::message_key::Message;
use domain::notice::EventKind;
use jiff::ToSpan;
use law::Pack;
use store::Batch;
use store::reminder::Desk;

use super::rules;
use crate::error::AppError;
use crate::op::Op;

/// How many months are looked back on.
const MONTHS: i32 = 12;

/// What a leader sees.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The running cases, those planned for soonest first.
    pub cases: Vec<Summary>,
    /// How much each has to do.
    pub loads: Vec<Load>,
    /// Limits kept and broken, newest month first.
    pub months: Vec<Month>,
    /// To whom cases can be given.
    pub staff: Vec<Handler>,
    /// The pack that they go by.
    pub pack: &'static Pack,
}

/// The cases of the actor's agency, for its managers and duty officers.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn overview(op: &Op) -> Result<Overview, AppError> {
    let action = match op.actor.role {
        Role::DutyOfficer => Action::ReceiveConcerns,
        _ => Action::OverseeCases,
    };
    let permit = op.authorise_object(action, op.actor.agency).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let first = op.today().first_of_month().saturating_sub((MONTHS - 1).months());
    let since = first.to_zoned(op.tenant.zone.clone()).map_err(|_| law::Refusal::OutOfRange)?.timestamp();
    let mut months: BTreeMap<_, Month> = BTreeMap::new();
    for kept in store::case::kept(&op.scope, agency, since, op.now).await? {
        let month = kept.due.to_zoned(op.tenant.zone.clone()).date().first_of_month();
        let entry = months.entry(month).or_insert(Month { month, kept: 0, broken: 0 });
        if kept.stopped.is_some_and(|stopped| stopped <= kept.due) {
            entry.kept += 1;
        } else {
            entry.broken += 1;
        }
    }
    let overview = Overview {
        cases: store::case::of_agency(&op.scope, agency).await?,
        loads: store::case::loads(&op.scope, agency, op.now).await?,
        months: months.into_values().rev().collect(),
        staff: store::case::staff(&op.scope, agency).await?,
        pack: rules::pack(&op.tenant)?,
    };
    op.scope.write(Batch::new(op.record(&permit, &["case", "counts"]))).await?;
    Ok(overview)
}

/// Gives all running cases and open tasks of somebody to somebody else, who is told.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Invalid`] for somebody who is not there; [`AppError::Conflict`] when a
/// case is for cleared staff and the receiver is not cleared, who could not open it.
pub async fn transfer(op: &Op, from: PractitionerId, to: PractitionerId, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::OverseeCases, op.actor.agency).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let staff = store::case::staff(&op.scope, agency).await?;
    if from == to || staff.iter().all(|one| one.id != to) {
        return Err(AppError::field("to", "error-choose"));
    }
    let protected = store::case::has_protected(&op.scope, agency, from).await?;
    if protected && !store::case::is_cleared(&op.scope, to).await? {
        return Err(AppError::Conflict(Message::new("case-transfer-for-cleared-staff")));
    }
    let batch = Batch::new(op.record(&permit, &["case"])).once(once, op.now);
    let batch = store::case::transfer(batch, agency, from, to);
    let batch = store::reminder::tell(batch, &super::word(op, EventKind::CaseGiven), Desk::Handler(to));
    Ok(op.scope.write(batch).await?)
}
