//! Reports that nobody has opened: who is told next, and what stands on the page of operations.

use domain::case::Number;
use domain::id::{AgencyId, ConcernId, PartnershipId};
use jiff::Timestamp;

use crate::{Batch, Db, Scope, StoreError, sql, sql_everywhere, values};

/// A report that nobody has opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: ConcernId,
    /// By what people speak of it.
    pub number: Number,
    /// The agency that has to open it.
    pub agency: AgencyId,
    /// That agency's name.
    pub agency_name: String,
    /// Its telephone.
    pub phone: Option<String>,
    /// When it was received.
    pub received: Timestamp,
    /// When somebody is told next.
    pub escalate_at: Option<Timestamp>,
    /// How many have been told already.
    pub step: usize,
}

fn waiting(row: &crate::Row) -> Result<Waiting, StoreError> {
    Ok(Waiting {
        id: row.parse(0)?,
        number: Number { year: row.int(1)?, number: row.int(2)? },
        agency: row.parse(3)?,
        agency_name: row.text(4)?,
        phone: row.opt_text(5)?,
        received: row.at(6)?,
        escalate_at: row.opt_at(7)?,
        step: usize::try_from(row.int(8)?).unwrap_or_default(),
    })
}

/// The partnerships in which somebody has to be told.
///
/// # Errors
/// The store does not answer.
pub async fn escalating_partnerships(db: &Db, now: Timestamp) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a chore of the server",
                "SELECT DISTINCT partnership FROM concern WHERE escalate_at IS NOT NULL AND escalate_at <= ?1
                 LIMIT 1000"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// The reports of which somebody has to be told, the oldest first.
///
/// # Errors
/// The store does not answer.
pub async fn escalating(scope: &Scope, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id, k.year, k.number, c.agency, a.name, a.phone, c.received, c.escalate_at,
                    c.escalate_step
                 FROM concern c
                 JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                 WHERE c.partnership = ?1 AND c.escalate_at IS NOT NULL AND c.escalate_at <= ?2
                 ORDER BY c.escalate_at, c.id LIMIT 200"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(waiting).collect()
}

/// Goes a step further with a report; a conflict (`concern`) when somebody has opened it meanwhile, or
/// another server was first.
#[must_use]
pub fn further(batch: Batch, waiting: &Waiting, step: usize, next: Option<Timestamp>) -> Batch {
    batch.must(
        "concern",
        1,
        sql!(
            "UPDATE concern SET escalate_at = ?4, escalate_step = ?5
             WHERE partnership = ?1 AND id = ?2 AND escalate_at = ?3 AND opened IS NULL"
        ),
        values![waiting.id, waiting.escalate_at, next, step],
    )
}

/// The reports that nobody has opened although so many have been told, the oldest first: what stands on
/// the page of operations.
///
/// # Errors
/// The store does not answer.
pub async fn alarms(scope: &Scope, received_before: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id, k.year, k.number, c.agency, a.name, a.phone, c.received, c.escalate_at,
                    c.escalate_step
                 FROM agency a
                 JOIN concern c ON c.partnership = a.partnership AND c.agency = a.id
                 JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 WHERE a.partnership = ?1 AND c.opened IS NULL AND c.received <= ?2
                 ORDER BY c.received, c.id LIMIT 200"
            ),
            values![received_before],
        )
        .await?;
    rows.iter().map(waiting).collect()
}
