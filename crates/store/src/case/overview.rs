//! What a leader sees: how much each has to do, and which limits were kept. No child, no name of one.

use domain::case::{Handler, Load};
use domain::id::{AgencyId, PractitionerId};
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// A limit that has ended: kept, when it ended in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When the law's time was up, or it was planned for.
    pub due: Timestamp,
    /// When it ended; `None` while it runs on.
    pub stopped: Option<Timestamp>,
    /// Id of the rule.
    pub rule: String,
}

/// The limits of an agency that fell due since then, newest first.
///
/// # Errors
/// The store does not answer.
pub async fn kept(
    scope: &Scope,
    agency: AgencyId,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Kept>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.legal, c.stopped, c.rule FROM law_case k
                 JOIN clock c ON c.partnership = k.partnership AND c.law_case = k.id
                 WHERE k.partnership = ?1 AND k.agency = ?2 AND c.legal IS NOT NULL
                 AND c.legal >= ?3 AND (c.stopped IS NOT NULL OR c.legal < ?4)
                 ORDER BY c.legal DESC, c.law_case, c.place LIMIT 20000"
            ),
            values![agency, since, now],
        )
        .await?;
    rows.iter().map(|row| Ok(Kept { due: row.at(0)?, stopped: row.opt_at(1)?, rule: row.text(2)? })).collect()
}

/// How much each of an agency's staff has to do, most first.
///
/// # Errors
/// The store does not answer.
pub async fn loads(scope: &Scope, agency: AgencyId, now: Timestamp) -> Result<Vec<Load>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT k.handler, s.name, COUNT(*), CAST(SUM((SELECT COUNT(*) FROM clock c
                    WHERE c.partnership = ?1 AND c.law_case = k.id AND c.stopped IS NULL AND c.paused IS NULL
                    AND c.legal < ?3)) AS BIGINT), CASE WHEN s.ended IS NULL THEN 0 ELSE 1 END
                 FROM law_case k
                 LEFT JOIN practitioner s ON s.partnership = k.partnership AND s.id = k.handler
                 WHERE k.partnership = ?1 AND k.agency = ?2 AND k.closed IS NULL
                 GROUP BY k.handler, s.name, s.ended ORDER BY COUNT(*) DESC, s.name LIMIT 500"
            ),
            values![agency, now],
        )
        .await?;
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    rows.iter()
        .map(|row| {
            let handler = match row.opt_parse::<PractitionerId>(0)? {
                Some(id) => Some(Handler { id, name: row.opt_text(1)?.unwrap_or_default() }),
                None => None,
            };
            Ok(Load {
                left: handler.is_some() && row.int(4)? == 1,
                handler,
                cases: number(row.count(2)?),
                over: number(row.count(3)?),
            })
        })
        .collect()
}

/// Whether a running case of somebody is about a child with protected identity: for cleared staff alone.
///
/// # Errors
/// The store does not answer.
pub async fn has_protected(
    scope: &Scope,
    agency: AgencyId,
    handler: PractitionerId,
) -> Result<bool, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT k.id FROM law_case k
                 JOIN person m ON m.partnership = k.partnership AND m.id = k.person
                 JOIN person p ON p.partnership = m.partnership AND p.canonical = m.canonical
                 WHERE k.partnership = ?1 AND k.agency = ?2 AND k.handler = ?3 AND k.closed IS NULL
                 AND p.level IS NOT NULL AND p.level <> 'fictitious' LIMIT 1"
            ),
            values![agency, handler],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether somebody can sign in who works as that practitioner and is cleared for protected identities.
///
/// # Errors
/// The store does not answer.
pub async fn is_cleared(scope: &Scope, practitioner: PractitionerId) -> Result<bool, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT u.id FROM hat h
                 JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                 WHERE h.partnership = ?1 AND h.practitioner = ?2 AND h.ended IS NULL AND NOT u.disabled
                 AND u.cleared LIMIT 1"
            ),
            values![practitioner],
        )
        .await?;
    Ok(row.is_some())
}

/// Gives all running cases and open tasks of somebody to somebody else of the same agency.
#[must_use]
pub fn transfer(batch: Batch, agency: AgencyId, from: PractitionerId, to: PractitionerId) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE law_case SET handler = ?4, version = version + 1
                 WHERE partnership = ?1 AND agency = ?2 AND handler = ?3 AND closed IS NULL"
            ),
            values![agency, from, to],
        )
        .step(
            sql!(
                "UPDATE task SET practitioner = ?4, version = version + 1
                 WHERE partnership = ?1 AND agency = ?2 AND practitioner = ?3 AND done IS NULL"
            ),
            values![agency, from, to],
        )
}
