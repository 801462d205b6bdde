//! The clocks of a case as rows.

use domain::id::CaseId;
use domain::reminder::Reminder;
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// A clock as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Id of the rule.
    pub rule: String,
    /// When it was started.
    pub started: Timestamp,
    /// When to have it done.
    pub plan: Option<Timestamp>,
    /// When the law's time is up.
    pub legal: Option<Timestamp>,
    /// When it ended.
    pub stopped: Option<Timestamp>,
    /// Since when it stands still.
    pub paused: Option<Timestamp>,
    /// The next reminder.
    pub remind: Option<(Reminder, Timestamp)>,
}

/// Writes the clocks of a case in the place of those that it had.
pub(super) fn set_clocks(batch: Batch, case: CaseId, clocks: &[Clock]) -> Batch {
    let rows = clocks.iter().enumerate().map(|(place, clock)| {
        values![
            case,
            place,
            clock.rule.as_str(),
            clock.started,
            clock.plan,
            clock.legal,
            clock.stopped,
            clock.paused,
            clock.remind.map(|(_, at)| at),
            clock.remind.map_or("", |(step, _)| step.code())
        ]
    });
    batch.step(sql!("DELETE FROM clock WHERE partnership = ?1 AND law_case = ?2"), values![case]).each(
        sql!(
            "INSERT INTO clock (partnership, law_case, place, rule, started, plan, legal, stopped, paused,
                    remind_at, remind_step) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        rows.collect(),
    )
}

/// The clocks of a case, in their order.
///
/// # Errors
/// The store does not answer.
pub async fn clocks(scope: &Scope, id: CaseId) -> Result<Vec<Clock>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT rule, started, plan, legal, stopped, paused, remind_step, remind_at FROM clock
                 WHERE partnership = ?1 AND law_case = ?2 ORDER BY place LIMIT 1000"
            ),
            values![id],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let remind = match row.opt_at(7)? {
                Some(at) => Some((row.code(6, Reminder::from_code)?, at)),
                None => None,
            };
            Ok(Clock {
                rule: row.text(0)?,
                started: row.at(1)?,
                plan: row.opt_at(2)?,
                legal: row.opt_at(3)?,
                stopped: row.opt_at(4)?,
                paused: row.opt_at(5)?,
                remind,
            })
        })
        .collect()
}
