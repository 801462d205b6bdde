//! Tasks that a process gives. Each is known by its case and its key, and so comes once however often it is
//! asked for.

use domain::id::{AccountId, AgencyId, CaseId, PractitionerId, TaskId};
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// A task that a process gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its id.
    pub id: TaskId,
    /// Which task of the process, and which time in the case.
    pub key: String,
    /// What, in the partnership's language.
    pub words: String,
    /// When to have it done.
    pub due: Option<Timestamp>,
}

/// One that the case has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which it is.
    pub key: String,
    /// When to have it done.
    pub due: Option<Timestamp>,
    /// Whether it is done.
    pub done: bool,
}

/// The tasks that a process has given in a case.
///
/// # Errors
/// The store does not answer.
pub async fn given(scope: &Scope, case: CaseId) -> Result<Vec<Kept>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT t.origin, t.due, t.done FROM task t
                 WHERE t.partnership = ?1 AND t.law_case = ?2 AND t.origin IS NOT NULL
                 ORDER BY t.made, t.id LIMIT 500"
            ),
            values![case],
        )
        .await?;
    rows.iter()
        .map(|row| Ok(Kept { key: row.text(0)?, due: row.opt_at(1)?, done: !row.is_null(2) }))
        .collect()
}

/// Gives a task, unless the case has or had it.
#[must_use]
pub fn give(
    batch: Batch,
    case: CaseId,
    agency: AgencyId,
    to: PractitionerId,
    new: &Given,
    by: AccountId,
    at: Timestamp,
) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO task (partnership, id, agency, law_case, words, due, practitioner, made, made_by,
                remind_step, origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10)
             ON CONFLICT DO NOTHING"
        ),
        values![new.id, agency, case, new.words.as_str(), new.due, to, at, by, new.key.as_str()],
    )
}

/// Ends a task whose clock has stopped or whose stage was left.
#[must_use]
pub fn end(batch: Batch, case: CaseId, key: &str, by: AccountId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE task SET done = ?4, done_by = ?5, version = version + 1
             WHERE partnership = ?1 AND law_case = ?2 AND origin = ?3 AND done IS NULL"
        ),
        values![case, key, at, by],
    )
}

/// Gives a task the day that its clock has now.
#[must_use]
pub fn due(batch: Batch, case: CaseId, key: &str, due: Option<Timestamp>) -> Batch {
    batch.step(
        sql!(
            "UPDATE task SET due = ?4, version = version + 1
             WHERE partnership = ?1 AND law_case = ?2 AND origin = ?3 AND done IS NULL"
        ),
        values![case, key, due],
    )
}

/// Moves what a process has given in a case to who works on it now.
#[must_use]
pub fn hand_on(batch: Batch, case: CaseId, to: PractitionerId) -> Batch {
    batch.step(
        sql!(
            "UPDATE task SET practitioner = ?3, version = version + 1
             WHERE partnership = ?1 AND law_case = ?2 AND origin IS NOT NULL AND done IS NULL"
        ),
        values![case, to],
    )
}
