//! Tasks: what somebody has to do, until when.

use domain::case::{Handler, Number, Task};
use domain::id::{AccountId, AgencyId, CaseId, PractitionerId, TaskId};
use domain::reminder::Reminder;
use jiff::Timestamp;

use crate::{Batch, Row, Scope, StoreError, sql, values};

/// A task that somebody gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// Its id.
    pub id: TaskId,
    /// The agency whose work it is.
    pub agency: AgencyId,
    /// The case that it belongs to.
    pub case: Option<CaseId>,
    /// What, in somebody's own words.
    pub words: String,
    /// Until when.
    pub due: Option<Timestamp>,
    /// Who has it.
    pub practitioner: PractitionerId,
    /// Who gave it.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
    /// The first reminder.
    pub remind: Option<(Reminder, Timestamp)>,
}

/// Adds a task.
#[must_use]
pub fn add_task(batch: Batch, new: &NewTask) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO task (partnership, id, agency, law_case, words, due, practitioner, made, made_by,
                remind_at, remind_step) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        values![
            new.id,
            new.agency,
            new.case,
            new.words.as_str(),
            new.due,
            new.practitioner,
            new.at,
            new.by,
            new.remind.map(|(_, at)| at),
            new.remind.map_or("", |(step, _)| step.code())
        ],
    )
}

/// Says that a task is done; a conflict (`task`) when it is not as it was shown.
#[must_use]
pub fn done_task(batch: Batch, id: TaskId, version: i64, by: AccountId, at: Timestamp) -> Batch {
    batch.must(
        "task",
        1,
        sql!(
            "UPDATE task SET done = ?4, done_by = ?5, remind_at = NULL, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND done IS NULL"
        ),
        values![id, version, at, by],
    )
}

/// Gives a task to somebody else; a conflict (`task`) when it is not as it was shown.
#[must_use]
pub fn give_task(batch: Batch, id: TaskId, version: i64, to: PractitionerId) -> Batch {
    batch.must(
        "task",
        1,
        sql!(
            "UPDATE task SET practitioner = ?4, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND done IS NULL"
        ),
        values![id, version, to],
    )
}

fn read(row: &Row) -> Result<Task, StoreError> {
    let case = match row.opt_parse::<CaseId>(5)? {
        Some(id) => Some((id, Number { year: row.int(6)?, number: row.int(7)? })),
        None => None,
    };
    Ok(Task {
        id: row.parse(0)?,
        words: row.text(1)?,
        due: row.opt_at(2)?,
        practitioner: Handler { id: row.parse(3)?, name: row.text(4)? },
        case,
        done: row.opt_at(8)?,
        version: row.int(9)?,
        given: row.opt_text(10)?.and_then(|key| key.rsplit_once(':').map(|(task, _)| task.to_owned())),
    })
}

/// One task, with the agency whose work it is.
///
/// # Errors
/// The store does not answer.
pub async fn task(scope: &Scope, id: TaskId) -> Result<Option<(Task, AgencyId)>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT t.id, t.words, t.due, t.practitioner, s.name, t.law_case, k.year, k.number, t.done,
                    t.version, t.origin, t.agency
                 FROM task t
                 JOIN practitioner s ON s.partnership = t.partnership AND s.id = t.practitioner
                 LEFT JOIN law_case k ON k.partnership = t.partnership AND k.id = t.law_case
                 WHERE t.partnership = ?1 AND t.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| Ok((read(&row)?, row.parse(11)?))).transpose()
}

/// What somebody has to do, and what those have for whom they stand in today; soonest first.
///
/// # Errors
/// The store does not answer.
pub async fn tasks_of(
    scope: &Scope,
    practitioner: PractitionerId,
    today: jiff::civil::Date,
    limit: u32,
) -> Result<Vec<Task>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT t.id, t.words, t.due, t.practitioner, s.name, t.law_case, k.year, k.number, t.done,
                    t.version, t.origin
                 FROM task t
                 JOIN practitioner s ON s.partnership = t.partnership AND s.id = t.practitioner
                 LEFT JOIN law_case k ON k.partnership = t.partnership AND k.id = t.law_case
                 WHERE t.partnership = ?1 AND t.done IS NULL AND (t.practitioner = ?2 OR t.practitioner IN
                    (SELECT i.practitioner FROM stand_in i WHERE i.partnership = ?1 AND i.by_practitioner = ?2
                     AND i.from_day <= ?3 AND i.to_day >= ?3))
                 ORDER BY COALESCE(t.due, 9000000000000000), t.made, t.id LIMIT ?4"
            ),
            values![practitioner, today, limit],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The tasks of a case, those to be done first.
///
/// # Errors
/// The store does not answer.
pub async fn tasks_of_case(scope: &Scope, case: CaseId) -> Result<Vec<Task>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT t.id, t.words, t.due, t.practitioner, s.name, t.law_case, k.year, k.number, t.done,
                    t.version, t.origin
                 FROM task t
                 JOIN practitioner s ON s.partnership = t.partnership AND s.id = t.practitioner
                 JOIN law_case k ON k.partnership = t.partnership AND k.id = t.law_case
                 WHERE t.partnership = ?1 AND t.law_case = ?2
                 ORDER BY COALESCE(t.done, 0), COALESCE(t.due, 9000000000000000), t.made, t.id LIMIT 100"
            ),
            values![case],
        )
        .await?;
    rows.iter().map(read).collect()
}
