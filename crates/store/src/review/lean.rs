//! Links that lean on a record whose tie has been hidden: what they join must part, where nothing that
//! shows itself holds it together, and what was told of it goes.

use domain::id::{InvolvementId, LinkId, SourceRecordId};
use domain::review::side;
use domain::source_record::SourceRecord;
use jiff::Timestamp;
use uuid::Uuid;

use super::evidence;
use super::group::{Group, Told};
use super::links::Link;
use crate::{Batch, Row, Scope, StoreError, sql, values};

/// Most links of one person that are looked through.
const LIMIT: i64 = 400;

/// A standing link that rests on a record, and on another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lean {
    /// The link.
    pub link: Link,
    /// The other record that it rests on.
    pub with: SourceRecordId,
    /// When it was made.
    pub at: Timestamp,
}

/// The links that rest on a record and put together more than that record with somebody; the newest
/// first.
///
/// # Errors
/// The store does not answer.
pub async fn leaning(scope: &Scope, record: SourceRecordId) -> Result<Vec<Lean>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT k.id, k.source_record, s.person, k.person, k.joined, k.account, k.review, k.evidence,
                    k.at, r.a, r.b
                 FROM source_record x CROSS JOIN person o CROSS JOIN person m CROSS JOIN link k
                 CROSS JOIN source_record s
                 LEFT JOIN review r ON r.partnership = ?1 AND r.id = k.review
                 WHERE x.partnership = ?1 AND x.id = ?2 AND o.partnership = ?1 AND o.id = x.person
                 AND m.partnership = ?1 AND m.canonical = o.canonical AND k.partnership = ?1
                 AND k.person = m.id AND k.undone IS NULL AND s.partnership = ?1 AND s.id = k.source_record
                 ORDER BY k.at DESC, k.id DESC LIMIT ?3"
            ),
            values![record, LIMIT],
        )
        .await?;
    let leans = rows.iter().map(|row| lean(row, record));
    leans.filter_map(Result::transpose).collect()
}

fn lean(row: &Row, record: SourceRecordId) -> Result<Option<Lean>, StoreError> {
    let link = Link {
        id: row.parse(0)?,
        record: row.parse(1)?,
        home: row.parse(2)?,
        person: row.parse(3)?,
        joined: row.opt_parse(4)?,
        by_human: !row.is_null(5),
        undone: false,
        review: row.opt_parse(6)?,
        hidden: true,
    };
    let reviewed: Option<(SourceRecordId, SourceRecordId)> = row.opt_parse(9)?.zip(row.opt_parse(10)?);
    let like = SourceRecordId(Uuid::from_u128(evidence(row, 7)?.with.0));
    let (a, b) = reviewed.unwrap_or((link.record, like));
    // The record's own place is no matter: nobody sees where it is.
    let own = link.joined.is_none() && link.record == record;
    let with = if a == record { b } else { a };
    let rests = !own && (a == record || b == record);
    Ok(rests.then_some(Lean { link, with, at: row.at(8)? }))
}

impl Group {
    /// What shows itself on the two sides of a link that leans on a hidden record.
    pub fn cut(&self, lean: &Lean) -> [Vec<&SourceRecord>; 2] {
        let shown = |on: &dyn Fn(&Told) -> bool| -> Vec<&SourceRecord> {
            self.records.iter().filter(|told| told.shows && on(told)).map(|told| &told.record).collect()
        };
        let Some(joined) = lean.link.joined else {
            let it = |told: &Told| told.record.id == lean.link.record;
            return [shown(&|told| !it(told)), shown(&it)];
        };
        let (_, gone) = side(&self.joins, lean.link.id, joined);
        [shown(&|told| !gone.contains(&told.person)), shown(&|told| gone.contains(&told.person))]
    }
}

/// Takes back what was told of a join: the line of "latest" and the notices.
#[must_use]
pub fn forget_join(batch: Batch, link: LinkId, at: Timestamp) -> Batch {
    batch
        .step(
            sql!(
                "DELETE FROM notice WHERE partnership = ?1 AND id IN (
                 SELECT e.id FROM link k CROSS JOIN person p CROSS JOIN person m CROSS JOIN circle_event e
                 WHERE k.partnership = ?1 AND k.id = ?2 AND p.partnership = ?1 AND p.id = k.person
                 AND m.partnership = ?1 AND m.canonical = p.canonical AND e.partnership = ?1
                 AND e.person = m.id AND e.at = ?3 AND e.kind = 'records_joined')"
            ),
            values![link, at],
        )
        .step(
            sql!(
                "DELETE FROM circle_event WHERE partnership = ?1 AND kind = 'records_joined' AND at = ?3
                 AND person IN (SELECT m.id FROM link k CROSS JOIN person p CROSS JOIN person m
                    WHERE k.partnership = ?1 AND k.id = ?2 AND p.partnership = ?1 AND p.id = k.person
                    AND m.partnership = ?1 AND m.canonical = p.canonical)"
            ),
            values![link, at],
        )
}

/// Puts down that the record of a tie must be looked at: a server that dies before it was leaves that to
/// whoever lands next.
#[must_use]
pub fn look_at(batch: Batch, tie: InvolvementId) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO relink (partnership, source_record, hidden) SELECT ?1, i.source_record, TRUE
             FROM involvement i
             WHERE i.partnership = ?1 AND i.id = ?2 AND i.source_record IS NOT NULL
             ON CONFLICT (partnership, source_record) DO UPDATE SET hidden = TRUE"
        ),
        values![tie],
    )
}

/// The record that a tie came with.
///
/// # Errors
/// The store does not answer.
pub async fn record_of(scope: &Scope, tie: InvolvementId) -> Result<Option<SourceRecordId>, StoreError> {
    let sql = sql!("SELECT source_record FROM involvement WHERE partnership = ?1 AND id = ?2");
    let row = scope.one(sql, values![tie]).await?;
    Ok(row.map(|row| row.opt_parse(0)).transpose()?.flatten())
}
