//! What rules may ask of children: for one child, or for all between two ids in one round trip.
//!
//! What is hidden is not read. Of masked ties only their signals are, as somebody's. Nothing here
//! depends on who asks: rules see what everybody who may see the circle sees.

use std::collections::BTreeMap;

use domain::agency::Sector;
use domain::alert::{ChildFacts, LookFact, SignalFact, Source, TieFact};
use domain::coordinator::CoordinatorKind;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::signal::{Direction, Indicator};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Ask, Row, Scope, StoreError, sql, values};

/// Most rows of one kind that are read together.
const LIMIT: u32 = 200_000;

/// Persons between two ids, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub first: PersonId,
    /// The last.
    pub last: PersonId,
}

impl From<PersonId> for Range {
    fn from(id: PersonId) -> Self {
        Self { first: id, last: id }
    }
}

/// Reads what rules may ask, as far back as `since`; children of whom there is nothing are left out.
///
/// # Errors
/// The store does not answer.
pub async fn facts(
    scope: &Scope,
    range: Range,
    since: Timestamp,
    since_day: Date,
    today: Date,
) -> Result<BTreeMap<PersonId, ChildFacts>, StoreError> {
    let (first, last) = (range.first, range.last);
    // Ids of access records begin with their time.
    let oldest = format!("{:012x}", since.as_millisecond().max(0));
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT t.child, t.id, t.at, t.indicator, t.direction, t.agency, t.exposure, t.standing
                     FROM (SELECT m.canonical AS child, g.id, g.at, g.indicator, g.direction, g.agency, g.exposure,
                        CASE WHEN g.practitioner IS NULL THEN 0 ELSE COALESCE((SELECT MIN(CASE i.exposure
                            WHEN 'open' THEN 0 WHEN 'contact_via_coordinator' THEN 1 ELSE 2 END)
                            FROM person n
                            JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                            WHERE n.partnership = ?1 AND n.canonical = m.canonical
                            AND i.practitioner = g.practitioner
                            AND (i.from_day IS NULL OR i.from_day <= ?5)
                            AND (i.to_day IS NULL OR i.to_day >= ?5)), 0) END AS standing
                        FROM person m JOIN signal g ON g.partnership = m.partnership AND g.person = m.id
                        WHERE m.partnership = ?1 AND m.canonical BETWEEN ?2 AND ?3 AND g.at > ?4) t
                     WHERE t.standing < 2 AND t.exposure <> 'hidden' ORDER BY t.child, t.at, t.id LIMIT ?6"
                ),
                values![first, last, since, today, LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT m.canonical, i.id, i.agency, a.sector, i.from_day, i.to_day, i.last_contact
                     FROM person m JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                     JOIN agency a ON a.partnership = i.partnership AND a.id = i.agency
                     WHERE m.partnership = ?1 AND m.canonical BETWEEN ?2 AND ?3 AND i.exposure = 'open'
                     AND i.guest IS NULL AND (i.to_day IS NULL OR i.to_day >= ?4)
                     ORDER BY m.canonical, i.id LIMIT ?5"
                ),
                values![first, last, since_day, LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT DISTINCT m.canonical, v.day FROM person m
                     JOIN moved v ON v.partnership = m.partnership AND v.person = m.id
                     WHERE m.partnership = ?1 AND m.canonical BETWEEN ?2 AND ?3 AND v.day >= ?4
                     AND EXISTS (SELECT 1 FROM person n
                        JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                        WHERE n.partnership = ?1 AND n.canonical = m.canonical AND i.agency = v.agency
                        AND i.exposure <> 'hidden')
                     ORDER BY m.canonical, v.day LIMIT ?5"
                ),
                values![first, last, since_day, LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT m.canonical, r.id, r.at FROM person m
                     JOIN access_pertains x ON x.partnership = m.partnership AND x.person = m.id
                     JOIN access_record r ON r.partnership = x.partnership AND r.id = x.record
                     WHERE m.partnership = ?1 AND m.canonical BETWEEN ?2 AND ?3 AND x.record > ?4
                     AND r.action = 'search_person' AND NOT r.denied
                     AND r.line LIKE '%outside:known%' AND NOT EXISTS (SELECT 1 FROM person n
                        JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                        WHERE n.partnership = ?1 AND n.canonical = m.canonical AND i.agency = r.agency
                        AND (i.from_day IS NULL OR i.from_day <= ?5) AND (i.to_day IS NULL OR i.to_day >= ?5))
                     ORDER BY m.canonical, r.id LIMIT ?6"
                ),
                values![first, last, oldest, today, LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT m.canonical, c.kind, c.since FROM person m
                     JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                     WHERE m.partnership = ?1 AND m.canonical BETWEEN ?2 AND ?3
                     AND COALESCE((SELECT MIN(CASE WHEN i.exposure = 'open' THEN 0 ELSE 1 END) FROM person n
                        JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                        WHERE n.partnership = ?1 AND n.canonical = m.canonical
                        AND i.practitioner = c.practitioner
                        AND (i.from_day IS NULL OR i.from_day <= ?4)
                        AND (i.to_day IS NULL OR i.to_day >= ?4)), 0) = 0
                     ORDER BY m.canonical, c.kind LIMIT ?5"
                ),
                values![first, last, today, LIMIT],
            ),
        ])
        .await?;
    let [signals, ties, moves, looks, held] = answers.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    let mut children: BTreeMap<PersonId, ChildFacts> = BTreeMap::new();
    for row in signals {
        children.entry(row.parse(0)?).or_default().signals.push(signal(row)?);
    }
    for row in ties {
        children.entry(row.parse(0)?).or_default().ties.push(tie(row)?);
    }
    for row in moves {
        children.entry(row.parse(0)?).or_default().moved.push(row.parse(1)?);
    }
    for row in looks {
        let look = LookFact { id: row.parse(1)?, at: row.at(2)? };
        children.entry(row.parse(0)?).or_default().looks.push(look);
    }
    for row in held {
        let one = (row.code(1, CoordinatorKind::from_code)?, row.at(2)?);
        children.entry(row.parse(0)?).or_default().held.push(one);
    }
    Ok(children)
}

fn signal(row: &Row) -> Result<SignalFact, StoreError> {
    let masked = row.int(7)? == 1 || row.code(6, Exposure::from_code)? == Exposure::ContactViaCoordinator;
    let source = match row.opt_parse(5)? {
        None => Source::Family,
        Some(_) if masked => Source::Someone,
        Some(agency) => Source::Agency(agency),
    };
    Ok(SignalFact {
        id: row.parse(1)?,
        at: row.at(2)?,
        indicator: row.code(3, Indicator::from_code)?,
        direction: row.code(4, Direction::from_code)?,
        source,
    })
}

fn tie(row: &Row) -> Result<TieFact, StoreError> {
    Ok(TieFact {
        id: row.parse(1)?,
        agency: row.parse(2)?,
        sector: row.code(3, Sector::from_code)?,
        from: row.opt_parse(4)?,
        to: row.opt_parse(5)?,
        last_contact: row.opt_parse(6)?,
    })
}
