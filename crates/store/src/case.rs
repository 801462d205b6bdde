//! Cases and their clocks. What a case is stands in `state`, as the law crate writes it; the columns
//! beside it are for finding and ordering.

use domain::case::{Due, Handler, LIST_LIMIT, Number, Summary};
use domain::id::{AgencyId, CaseId, ConcernId, PersonId, PractitionerId};
use jiff::Timestamp;

use crate::{Batch, Row, Scope, StoreError, sql, values};

mod clock;
pub mod given;
mod overview;
mod task;

use clock::set_clocks;
pub use clock::{Clock, clocks};
pub use overview::{Kept, has_protected, is_cleared, kept, loads, transfer};
pub use task::{NewTask, add_task, done_task, give_task, task, tasks_of, tasks_of_case};

/// A case that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its id.
    pub id: CaseId,
    /// The local year.
    pub year: i16,
    /// The agency whose case it is.
    pub agency: AgencyId,
    /// Id of its process.
    pub process: String,
    /// Id of its first stage.
    pub stage: String,
    /// The child, when known.
    pub person: Option<PersonId>,
    /// Who works on it.
    pub handler: Option<PractitionerId>,
    /// When what opened it happened.
    pub opened: Timestamp,
    /// The case as JSON.
    pub state: String,
}

/// A case with what changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// As lists show it.
    pub summary: Summary,
    /// The case as JSON.
    pub state: String,
    /// Whether the family sees where it stands.
    pub family_sees: bool,
    /// Grows with each change.
    pub version: i64,
    /// The report that it began with.
    pub concern: Option<ConcernId>,
    /// Whether nobody has opened that report yet.
    pub unopened: bool,
}

/// Label of the conflict when two cases took one number: to be tried once more.
pub const NUMBER: &str = "case number";
/// Label of the conflict when a case is not as it was shown.
pub const CASE: &str = "case";

/// Adds a case with the next number of its year, and its clocks.
#[must_use]
pub fn add(batch: Batch, new: &New, clocks: &[Clock]) -> Batch {
    let batch = batch.must(
        NUMBER,
        1,
        sql!(
            "INSERT INTO law_case (partnership, id, year, number, agency, process, stage, person, handler,
                opened, state)
             VALUES (?1, ?2, ?3, 1 + COALESCE((SELECT MAX(q.number) FROM law_case q
                WHERE q.partnership = ?1 AND q.year = ?3), 0), ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (partnership, year, number) DO NOTHING"
        ),
        values![
            new.id,
            i64::from(new.year),
            new.agency,
            new.process.as_str(),
            new.stage.as_str(),
            new.person,
            new.handler,
            new.opened,
            new.state.as_str()
        ],
    );
    set_clocks(batch, new.id, clocks)
}

/// What a step or a clock's change makes of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Id of the stage in which it stands now.
    pub stage: String,
    /// When it ended.
    pub closed: Option<Timestamp>,
    /// The case as JSON.
    pub state: String,
}

/// Changes a case; a conflict ([`CASE`]) when it is not as it was shown.
#[must_use]
pub fn change(batch: Batch, id: CaseId, version: i64, new: &Changed, clocks: &[Clock]) -> Batch {
    let batch = batch.must(
        CASE,
        1,
        sql!(
            "UPDATE law_case SET stage = ?4, closed = ?5, state = ?6, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![id, version, new.stage.as_str(), new.closed, new.state.as_str()],
    );
    set_clocks(batch, id, clocks)
}

/// Gives a case to somebody, or back to the duty officers.
#[must_use]
pub fn assign(batch: Batch, id: CaseId, version: i64, handler: Option<PractitionerId>) -> Batch {
    batch.must(
        CASE,
        1,
        sql!(
            "UPDATE law_case SET handler = ?4, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![id, version, handler],
    )
}

/// Says who the child is, in the case and in the report that it began with.
#[must_use]
pub fn is_about(batch: Batch, id: CaseId, version: i64, person: PersonId) -> Batch {
    batch
        .must(
            CASE,
            1,
            sql!(
                "UPDATE law_case SET person = ?4, version = version + 1
                 WHERE partnership = ?1 AND id = ?2 AND version = ?3"
            ),
            values![id, version, person],
        )
        .step(
            sql!("UPDATE concern SET person = ?3 WHERE partnership = ?1 AND law_case = ?2"),
            values![id, person],
        )
}

/// Lets the family see where a case stands, or no longer.
#[must_use]
pub fn show_family(batch: Batch, id: CaseId, version: i64, sees: bool) -> Batch {
    batch.must(
        CASE,
        1,
        sql!(
            "UPDATE law_case SET family_sees = ?4, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![id, version, sees],
    )
}

/// Reads `id, year, number, agency, process, stage, person, handler, handler's name, opened, closed, rule,
/// plan, legal, paused`.
pub(crate) fn summary(row: &Row) -> Result<Summary, StoreError> {
    let handler = match row.opt_parse::<PractitionerId>(7)? {
        Some(id) => Some(Handler { id, name: row.opt_text(8)?.unwrap_or_default() }),
        None => None,
    };
    let next = match row.opt_text(11)? {
        Some(rule) => {
            Some(Due { rule, plan: row.opt_at(12)?, legal: row.opt_at(13)?, paused: !row.is_null(14) })
        }
        None => None,
    };
    Ok(Summary {
        id: row.parse(0)?,
        number: Number { year: row.int(1)?, number: row.int(2)? },
        agency: row.parse(3)?,
        process: row.text(4)?,
        stage: row.text(5)?,
        person: row.opt_parse(6)?,
        handler,
        opened: row.at(9)?,
        closed: row.opt_at(10)?,
        next,
    })
}

/// One case.
///
/// # Errors
/// The store does not answer.
pub async fn get(scope: &Scope, id: CaseId) -> Result<Option<Stored>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT k.id, k.year, k.number, k.agency, k.process, k.stage, m.canonical, k.handler, s.name,
                    k.opened, k.closed, c.rule, c.plan, c.legal, c.paused,
                    k.state, k.family_sees, k.version, n.id, n.opened
                 FROM law_case k
                 LEFT JOIN person m ON m.partnership = k.partnership AND m.id = k.person
                 LEFT JOIN practitioner s ON s.partnership = k.partnership AND s.id = k.handler
                 LEFT JOIN clock c ON c.partnership = k.partnership AND c.law_case = k.id AND c.place =
                    (SELECT q.place FROM clock q WHERE q.partnership = ?1 AND q.law_case = k.id
                     AND q.stopped IS NULL AND q.plan IS NOT NULL ORDER BY q.plan, q.place LIMIT 1)
                 LEFT JOIN concern n ON n.partnership = k.partnership AND n.law_case = k.id
                 WHERE k.partnership = ?1 AND k.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| {
        Ok(Stored {
            summary: summary(&row)?,
            state: row.text(15)?,
            family_sees: row.bool(16)?,
            version: row.int(17)?,
            concern: row.opt_parse(18)?,
            unopened: !row.is_null(18) && row.is_null(19),
        })
    })
    .transpose()
}

/// The running cases of an agency, those planned for soonest first.
///
/// # Errors
/// The store does not answer.
pub async fn of_agency(scope: &Scope, agency: AgencyId) -> Result<Vec<Summary>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT k.id, k.year, k.number, k.agency, k.process, k.stage, m.canonical, k.handler, s.name,
                    k.opened, k.closed, c.rule, c.plan, c.legal, c.paused
                 FROM law_case k
                 LEFT JOIN person m ON m.partnership = k.partnership AND m.id = k.person
                 LEFT JOIN practitioner s ON s.partnership = k.partnership AND s.id = k.handler
                 LEFT JOIN clock c ON c.partnership = k.partnership AND c.law_case = k.id AND c.place =
                    (SELECT q.place FROM clock q WHERE q.partnership = ?1 AND q.law_case = k.id
                     AND q.stopped IS NULL AND q.plan IS NOT NULL ORDER BY q.plan, q.place LIMIT 1)
                 WHERE k.partnership = ?1 AND k.agency = ?2 AND k.closed IS NULL
                 ORDER BY COALESCE(c.plan, 9000000000000000), k.opened, k.id LIMIT ?3"
            ),
            values![agency, LIST_LIMIT],
        )
        .await?;
    rows.iter().map(summary).collect()
}

/// The running cases that somebody works on, and those of whoever they stand in for today; those planned
/// for soonest first.
///
/// # Errors
/// The store does not answer.
pub async fn of_handler(
    scope: &Scope,
    handler: PractitionerId,
    today: jiff::civil::Date,
) -> Result<Vec<Summary>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT k.id, k.year, k.number, k.agency, k.process, k.stage, m.canonical, k.handler, s.name,
                    k.opened, k.closed, c.rule, c.plan, c.legal, c.paused
                 FROM law_case k
                 LEFT JOIN person m ON m.partnership = k.partnership AND m.id = k.person
                 LEFT JOIN practitioner s ON s.partnership = k.partnership AND s.id = k.handler
                 LEFT JOIN clock c ON c.partnership = k.partnership AND c.law_case = k.id AND c.place =
                    (SELECT q.place FROM clock q WHERE q.partnership = ?1 AND q.law_case = k.id
                     AND q.stopped IS NULL AND q.plan IS NOT NULL ORDER BY q.plan, q.place LIMIT 1)
                 WHERE k.partnership = ?1 AND k.closed IS NULL AND (k.handler = ?2 OR k.handler IN
                    (SELECT i.practitioner FROM stand_in i WHERE i.partnership = ?1 AND i.by_practitioner = ?2
                     AND i.from_day <= ?3 AND i.to_day >= ?3))
                 ORDER BY COALESCE(c.plan, 9000000000000000), k.opened, k.id LIMIT ?4"
            ),
            values![handler, today, LIST_LIMIT],
        )
        .await?;
    rows.iter().map(summary).collect()
}

/// The cases of a child that the family may see, running ones first.
///
/// # Errors
/// The store does not answer.
pub async fn shown_to_family(scope: &Scope, person: PersonId) -> Result<Vec<Stored>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT k.id, k.year, k.number, k.agency, k.process, k.stage, m.canonical, k.handler, s.name,
                    k.opened, k.closed, NULL, NULL, NULL, NULL, k.state, k.family_sees, k.version
                 FROM person m
                 JOIN law_case k ON k.partnership = m.partnership AND k.person = m.id
                 LEFT JOIN practitioner s ON s.partnership = k.partnership AND s.id = k.handler
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND k.family_sees
                 ORDER BY k.opened DESC, k.id LIMIT 20"
            ),
            values![person],
        )
        .await?;
    let stored = |row: &Row| {
        Ok(Stored {
            summary: summary(row)?,
            state: row.text(15)?,
            family_sees: row.bool(16)?,
            version: row.int(17)?,
            concern: None,
            unopened: false,
        })
    };
    rows.iter().map(stored).collect()
}

/// The staff of an agency to whom a case can be given, by name.
///
/// # Errors
/// The store does not answer.
pub async fn staff(scope: &Scope, agency: AgencyId) -> Result<Vec<Handler>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT s.id, s.name FROM practitioner s
                 WHERE s.partnership = ?1 AND s.agency = ?2 AND s.ended IS NULL AND EXISTS (
                    SELECT 1 FROM hat h JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                    WHERE h.partnership = ?1 AND h.practitioner = s.id AND h.ended IS NULL AND NOT u.disabled)
                 ORDER BY s.name, s.id LIMIT 500"
            ),
            values![agency],
        )
        .await?;
    rows.iter().map(|row| Ok(Handler { id: row.parse(0)?, name: row.text(1)? })).collect()
}
