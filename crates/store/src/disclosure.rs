//! Decisions to share, or not to share.

use domain::disclosure::{Asked, Disclosure, Told, Weighing};
use domain::id::{AccountId, AgencyId, DisclosureId, PartnershipId, PersonId, PractitionerId, SharingId};
use domain::sharing::Part;
use jiff::Timestamp;

use crate::sharing::{ids, parts, words};
use crate::{Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// Most decisions of one agency around one child that are shown.
pub const LIMIT: u32 = 50;

/// The decisions of one agency around a child, newest first. One whose ground was withdrawn has ended.
///
/// # Errors
/// The store does not answer.
pub async fn list(scope: &Scope, person: PersonId, agency: AgencyId) -> Result<Vec<Disclosure>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT d.id, d.shares, d.basis, d.parts, d.agencies, d.need, d.against, d.asked, d.told,
                    d.silent, d.from_day, d.to_day, d.review_day, d.practitioner, d.agency,
                    COALESCE(s.name, ''), d.decided, d.replaces, COALESCE(d.ended, g.withdrawn),
                    CASE WHEN d.ended IS NULL AND g.withdrawn IS NOT NULL THEN '' ELSE d.ended_why END,
                    d.version
                 FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN disclosure d ON d.partnership = m.partnership AND d.person = m.id
                 LEFT JOIN practitioner s ON s.partnership = d.partnership AND s.id = d.practitioner
                 LEFT JOIN sharing g ON g.partnership = d.partnership AND g.id = d.id
                 WHERE o.partnership = ?1 AND o.id = ?2 AND d.agency = ?3
                 ORDER BY d.decided DESC, d.id DESC LIMIT ?4"
            ),
            values![person, agency, LIMIT],
        )
        .await?;
    rows.iter().map(disclosure).collect()
}

fn disclosure(row: &Row) -> Result<Disclosure, StoreError> {
    Ok(Disclosure {
        id: row.parse(0)?,
        shares: row.bool(1)?,
        basis: row.opt_text(2)?,
        parts: words(row.str(3)?, Part::from_code)?,
        agencies: words(row.str(4)?, |id| id.parse().ok())?,
        weighing: Weighing {
            need: row.text(5)?,
            against: row.text(6)?,
            asked: row.code(7, Asked::from_code)?,
            told: row.code(8, Told::from_code)?,
            silent: row.opt_text(9)?,
        },
        from: row.parse(10)?,
        to: row.opt_parse(11)?,
        review: row.parse(12)?,
        by: (row.parse(13)?, row.parse(14)?),
        by_name: row.text(15)?,
        decided: row.at(16)?,
        replaces: row.opt_parse(17)?,
        ended: row.opt_at(18)?,
        ended_why: row.opt_text(19)?,
        version: row.int(20)?,
    })
}

/// Keeps a decision. `remind`: when whoever decided is reminded to look again.
#[must_use]
pub fn add(
    batch: Batch,
    person: PersonId,
    new: &Disclosure,
    account: AccountId,
    remind: Option<Timestamp>,
) -> Batch {
    let w = &new.weighing;
    batch.step(
        sql!(
            "INSERT INTO disclosure (partnership, id, person, shares, basis, parts, agencies, need, against,
             asked, told, silent, from_day, to_day, review_day, practitioner, agency, account, decided,
             replaces, remind_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
             ?20, ?21)"
        ),
        values![
            new.id,
            person,
            new.shares,
            new.basis.clone(),
            parts(&new.parts),
            ids(&new.agencies),
            w.need.as_str(),
            w.against.as_str(),
            w.asked.code(),
            w.told.code(),
            w.silent.clone(),
            new.from,
            new.to,
            new.review,
            new.by.0,
            new.by.1,
            account,
            new.decided,
            new.replaces,
            remind
        ],
    )
}

/// Whether a decision has made that ground.
///
/// # Errors
/// The store does not answer.
pub async fn has_made(scope: &Scope, ground: SharingId) -> Result<bool, StoreError> {
    let row = scope
        .one(sql!("SELECT 1 FROM disclosure WHERE partnership = ?1 AND id = ?2"), values![ground])
        .await?;
    Ok(row.is_some())
}

/// Ends a decision, and the ground that it has made, if it has; a conflict (`disclosure`) when it was changed
/// since that version. `why` is `None` where another takes its place.
#[must_use]
pub fn ends(
    batch: Batch,
    id: DisclosureId,
    version: i64,
    why: Option<&str>,
    account: AccountId,
    at: Timestamp,
) -> Batch {
    batch
        .must(
            "disclosure",
            1,
            sql!(
                "UPDATE disclosure SET ended = ?4, ended_why = ?5, remind_at = NULL, version = version + 1
                 WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND ended IS NULL"
            ),
            values![id, version, at, why.map(str::to_owned)],
        )
        .step(
            sql!(
                "UPDATE sharing SET withdrawn = ?3, withdrawn_by = ?4
                 WHERE partnership = ?1 AND id = ?2 AND withdrawn IS NULL"
            ),
            values![id, at, account],
        )
}

/// A decision that is to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub id: DisclosureId,
    /// About whom.
    pub person: PersonId,
    /// Who decided.
    pub practitioner: PractitionerId,
}

/// The partnerships in which somebody has to look at a decision again.
///
/// # Errors
/// The store does not answer.
pub async fn partnerships(db: &Db, now: Timestamp) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a chore of the server",
                "SELECT DISTINCT partnership FROM disclosure
                 WHERE remind_at IS NOT NULL AND remind_at <= ?1 LIMIT 1000"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// The decisions that are to be looked at again by now.
///
/// # Errors
/// The store does not answer.
pub async fn due(scope: &Scope, now: Timestamp, limit: u32) -> Result<Vec<Due>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT d.id, d.person, d.practitioner FROM disclosure d
                 WHERE d.partnership = ?1 AND d.remind_at IS NOT NULL AND d.remind_at <= ?2
                 ORDER BY d.remind_at, d.id LIMIT ?3"
            ),
            values![now, limit],
        )
        .await?;
    rows.iter()
        .map(|row| Ok(Due { id: row.parse(0)?, person: row.parse(1)?, practitioner: row.parse(2)? }))
        .collect()
}

/// Whoever decided is reminded once; a conflict (`reminder`) when another server was first.
#[must_use]
pub fn reminded(batch: Batch, due: &Due) -> Batch {
    batch.must(
        "reminder",
        1,
        sql!(
            "UPDATE disclosure SET remind_at = NULL
             WHERE partnership = ?1 AND id = ?2 AND remind_at IS NOT NULL"
        ),
        values![due.id],
    )
}
