//! The clocks of a case, one by one: done, not applying, longer, standing still.

use domain::id::CaseId;
use domain::message_key::Message;
use jiff::civil::Date;
use law::Extension;
use store::Batch;
use store::case::Stored;

use super::rules::{self, Rules};
use super::{Opened, limited, opened, save};
use crate::error::AppError;
use crate::op::Op;

/// What is done to a clock.
#[derive(Debug, Clone)]
pub enum Change {
    /// What it asks for was done.
    Done,
    /// It does not apply, for this reason.
    DoesNotApply(String),
    /// It is made longer.
    Extend {
        /// Until which day.
        until: Date,
        /// Why.
        reason: String,
        /// Who decided.
        decided_by: String,
    },
    /// It stands still from now on, for this reason.
    Pause(String),
    /// It goes on.
    Resume,
    /// The day that it waits for.
    Fact(Date),
}

/// Changes a clock of a case.
///
/// # Errors
/// As [`step`].
pub async fn change(
    op: &Op,
    id: CaseId,
    rule: &str,
    change: &Change,
    version: i64,
    once: &str,
) -> Result<(), AppError> {
    let Opened { stored, permit, .. } = opened(op, id).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let machine = rules.machine(&case.process)?;
    let now = rules::now(op, &case);
    second_reader(op, &rules, &stored, rule, change)?;
    let next = match change {
        Change::Done => machine.done(&case, rule, now, now)?.0,
        Change::DoesNotApply(reason) => {
            limited("reason", Some(reason))?;
            machine.does_not_apply(&case, rule, reason, now, now)?
        }
        Change::Extend { until, reason, decided_by } => {
            limited("reason", Some(reason))?;
            limited("decided_by", Some(decided_by))?;
            let version = case
                .clock(rule)
                .and_then(|clock| rules.pack.rule(rule).and_then(|found| found.version(clock.version)));
            let extension = Extension {
                until: *until,
                reason: reason.clone(),
                decided_by: decided_by.clone(),
                section: version.map(|version| version.section.clone()).unwrap_or_default(),
                at: now,
            };
            machine.extend(&case, rule, extension, now)?
        }
        Change::Pause(reason) => {
            limited("reason", Some(reason))?;
            machine.pause(&case, rule, reason, now, now)?
        }
        Change::Resume => machine.resume(&case, rule, now, now)?,
        Change::Fact(day) => {
            let at = day.to_zoned(op.tenant.zone.clone()).map_err(|_| law::Refusal::OutOfRange)?;
            machine.give_fact(&case, rule, at.timestamp(), now)?
        }
    };
    let batch = Batch::new(op.record(&permit, &["clock"])).once(once, op.now);
    save(op, &rules, &stored, version, &next, batch).await
}

/// Where the law wants somebody who has not worked on the case, it is they who say that it is done.
fn second_reader(
    op: &Op,
    rules: &Rules,
    stored: &Stored,
    rule: &str,
    change: &Change,
) -> Result<(), AppError> {
    let asked = rules.pack.concern.as_ref().is_some_and(|c| c.second_reader.iter().any(|id| id == rule));
    let own = stored.summary.handler.as_ref().map(|handler| handler.id) == op.actor.practitioner;
    if asked && own && matches!(change, Change::Done) {
        return Err(AppError::Conflict(Message::new("case-second-reader")));
    }
    Ok(())
}
