//! What is due: clocks and tasks of which somebody has to be reminded, and telling them.

use domain::id::{AccountId, AgencyId, CaseId, NoticeId, PartnershipId, PractitionerId, TaskId};
use domain::notice::EventKind;
use domain::reminder::Reminder;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, Db, Scope, StoreError, sql, sql_everywhere, values};

/// What somebody is reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A clock of a case: the case, and the clock's place in it.
    Clock(CaseId, i64),
    /// A task.
    Task(TaskId),
}

/// A reminder that has come due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueNow {
    /// Of what.
    pub of: Of,
    /// The reminder.
    pub step: Reminder,
    /// When it came due.
    pub at: Timestamp,
    /// When the clock was started, or the task made.
    pub started: Timestamp,
    /// When to have it done.
    pub plan: Option<Timestamp>,
    /// When the law's time is up.
    pub legal: Option<Timestamp>,
    /// Whose it is.
    pub handler: Option<PractitionerId>,
    /// The agency whose work it is.
    pub agency: AgencyId,
}

/// The partnerships in which somebody has to be reminded.
///
/// # Errors
/// The store does not answer.
pub async fn partnerships(db: &Db, now: Timestamp) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a chore of the server",
                "SELECT DISTINCT partnership FROM clock WHERE remind_at IS NOT NULL AND remind_at <= ?1
                 UNION SELECT DISTINCT partnership FROM task WHERE remind_at IS NOT NULL AND remind_at <= ?1
                 LIMIT 1000"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// The clocks that have come due, the soonest first.
///
/// # Errors
/// The store does not answer.
pub async fn clocks(scope: &Scope, now: Timestamp, limit: u32) -> Result<Vec<DueNow>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.law_case, c.place, c.remind_step, c.remind_at, c.started, c.plan, c.legal, k.handler,
                    k.agency
                 FROM clock c JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 WHERE c.partnership = ?1 AND c.remind_at IS NOT NULL AND c.remind_at <= ?2
                 ORDER BY c.remind_at, c.law_case, c.place LIMIT ?3"
            ),
            values![now, limit],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DueNow {
                of: Of::Clock(row.parse(0)?, row.int(1)?),
                step: row.code(2, Reminder::from_code)?,
                at: row.at(3)?,
                started: row.at(4)?,
                plan: row.opt_at(5)?,
                legal: row.opt_at(6)?,
                handler: row.opt_parse(7)?,
                agency: row.parse(8)?,
            })
        })
        .collect()
}

/// The tasks that have come due, the soonest first.
///
/// # Errors
/// The store does not answer.
pub async fn tasks(scope: &Scope, now: Timestamp, limit: u32) -> Result<Vec<DueNow>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, remind_step, remind_at, made, due, practitioner, agency FROM task
                 WHERE partnership = ?1 AND remind_at IS NOT NULL AND remind_at <= ?2
                 ORDER BY remind_at, id LIMIT ?3"
            ),
            values![now, limit],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DueNow {
                of: Of::Task(row.parse(0)?),
                step: row.code(1, Reminder::from_code)?,
                at: row.at(2)?,
                started: row.at(3)?,
                plan: row.opt_at(4)?,
                legal: row.opt_at(4)?,
                handler: row.opt_parse(5)?,
                agency: row.parse(6)?,
            })
        })
        .collect()
}

/// Goes on to the next reminder; a conflict (`reminder`) when another server was first, or the clock has
/// changed meanwhile: then nobody is told.
#[must_use]
pub fn advance(batch: Batch, due: &DueNow, next: Option<(Reminder, Timestamp)>) -> Batch {
    let (at, step) = (next.map(|(_, at)| at), next.map_or("", |(step, _)| step.code()));
    match due.of {
        Of::Clock(case, place) => batch.must(
            "reminder",
            1,
            sql!(
                "UPDATE clock SET remind_at = ?5, remind_step = ?6
                 WHERE partnership = ?1 AND law_case = ?2 AND place = ?3 AND remind_at = ?4"
            ),
            values![case, place, due.at, at, step],
        ),
        Of::Task(id) => batch.must(
            "reminder",
            1,
            sql!(
                "UPDATE task SET remind_at = ?4, remind_step = ?5
                 WHERE partnership = ?1 AND id = ?2 AND remind_at = ?3"
            ),
            values![id, due.at, at, step],
        ),
    }
}

/// Who is told of work that is no circle's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// A practitioner, and whoever stands in today. Where none of them can sign in, the duty officers and
    /// managers of the practitioner's agency: a next step is never nobody's.
    Handler(PractitionerId),
    /// The duty officers of an agency.
    DutyOfficers(AgencyId),
    /// Its managers.
    Managers(AgencyId),
    /// Whoever runs the partnership.
    Administrators,
}

/// Something that is told to a desk. It names no child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Id of its notices.
    pub id: NoticeId,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: Timestamp,
    /// The local day.
    pub today: Date,
    /// Who did it: is told nothing.
    pub by: Option<AccountId>,
}

/// Writes a notice about no person for each account of the desk, except whoever did it.
#[must_use]
pub fn tell(batch: Batch, word: &Word, desk: Desk) -> Batch {
    let by = word.by.map(|a| a.to_string()).unwrap_or_default();
    match desk {
        Desk::Handler(practitioner) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, '', ?3, ?4, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?5 AND NOT u.disabled AND (u.id IN (
                    SELECT h.account FROM hat h WHERE h.partnership = ?1 AND h.ended IS NULL
                    AND h.practitioner IN (SELECT ?6 UNION SELECT i.by_practitioner FROM stand_in i
                        WHERE i.partnership = ?1 AND i.practitioner = ?6 AND i.from_day <= ?7
                        AND i.to_day >= ?7))
                 OR (NOT EXISTS (
                    SELECT 1 FROM hat h JOIN account w ON w.partnership = h.partnership AND w.id = h.account
                    WHERE h.partnership = ?1 AND h.ended IS NULL AND NOT w.disabled
                    AND h.practitioner IN (SELECT ?6 UNION SELECT i.by_practitioner FROM stand_in i
                        WHERE i.partnership = ?1 AND i.practitioner = ?6 AND i.from_day <= ?7
                        AND i.to_day >= ?7))
                    AND u.id IN (SELECT h.account FROM hat h
                        JOIN practitioner s ON s.partnership = h.partnership AND s.agency = h.agency
                        WHERE h.partnership = ?1 AND h.ended IS NULL AND s.id = ?6
                        AND h.role IN ('duty_officer', 'manager'))))
                 ON CONFLICT DO NOTHING"
            ),
            values![word.id, word.kind.code(), word.at, by, practitioner.to_string(), word.today],
        ),
        Desk::DutyOfficers(agency) => of_role(batch, word, "duty_officer", &agency.to_string(), &by),
        Desk::Managers(agency) => of_role(batch, word, "manager", &agency.to_string(), &by),
        Desk::Administrators => of_role(batch, word, "partnership_admin", "", &by),
    }
}

fn of_role(batch: Batch, word: &Word, role: &'static str, agency: &str, by: &str) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
             SELECT ?1, ?2, u.id, '', ?3, ?4, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
             FROM account u WHERE u.partnership = ?1 AND u.id <> ?5 AND NOT u.disabled AND u.id IN (
                SELECT h.account FROM hat h WHERE h.partnership = ?1 AND h.ended IS NULL AND h.role = ?6
                AND (?7 = '' OR h.agency = ?7))
             ON CONFLICT DO NOTHING"
        ),
        values![word.id, word.kind.code(), word.at, by, role, agency],
    )
}

/// Who stands in for somebody, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// Who does the work meanwhile.
    pub by: PractitionerId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Says who stands in for somebody; replaces what was said before.
#[must_use]
pub fn stand_in(batch: Batch, practitioner: PractitionerId, new: &StandIn) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO stand_in (partnership, practitioner, by_practitioner, from_day, to_day)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (partnership, practitioner) DO UPDATE SET
             by_practitioner = excluded.by_practitioner, from_day = excluded.from_day,
             to_day = excluded.to_day"
        ),
        values![practitioner, new.by, new.from, new.to],
    )
}

/// Somebody is back.
#[must_use]
pub fn is_back(batch: Batch, practitioner: PractitionerId) -> Batch {
    batch.step(
        sql!("DELETE FROM stand_in WHERE partnership = ?1 AND practitioner = ?2"),
        values![practitioner],
    )
}

/// Who stands in for somebody from today on.
///
/// # Errors
/// The store does not answer.
pub async fn who_stands_in(
    scope: &Scope,
    practitioner: PractitionerId,
    today: Date,
) -> Result<Option<StandIn>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT by_practitioner, from_day, to_day FROM stand_in
                 WHERE partnership = ?1 AND practitioner = ?2 AND to_day >= ?3"
            ),
            values![practitioner, today],
        )
        .await?;
    row.map(|row| Ok(StandIn { by: row.parse(0)?, from: row.parse(1)?, to: row.parse(2)? })).transpose()
}
