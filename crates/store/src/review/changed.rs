//! Records that have changed since they were linked: what it means for whom they were linked to.

use domain::id::{LinkId, PersonId, ReviewId, SourceRecordId};
use domain::source_record::SourceRecord;
use jiff::Timestamp;
use link::{Code, Linker, NotSame, compare, decisive};

use super::group::{Change, Group, guard, older, show};
use super::links::{Link, Undo, apart};
use crate::{Ask, Batch, Row, Scope, StoreError, coordinator, sql, values};

/// A record whose number has come or changed with a list, or whose tie was hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The record.
    pub record: SourceRecordId,
    /// The person that it belongs to.
    pub home: PersonId,
    /// A human has decided about that person's records: the engine leaves them alone.
    pub by_human: bool,
    /// Its tie was hidden: what leans on it parts.
    pub hidden: bool,
}

/// The records that wait to be looked at, in order.
///
/// # Errors
/// The store does not answer.
pub async fn changed(
    scope: &Scope,
    after: Option<SourceRecordId>,
    limit: u32,
) -> Result<Vec<Changed>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT r.source_record, s.person,
                    EXISTS (SELECT 1 FROM link k WHERE k.partnership = ?1 AND k.source_record = s.id
                        AND k.account IS NOT NULL AND k.undone IS NULL)
                    OR EXISTS (SELECT 1 FROM person m JOIN link k ON k.partnership = m.partnership
                        AND k.person = m.id WHERE m.partnership = ?1 AND m.canonical = p.canonical
                        AND k.account IS NOT NULL AND k.undone IS NULL), r.hidden
                 FROM relink r CROSS JOIN source_record s CROSS JOIN person p
                 WHERE r.partnership = ?1 AND r.source_record > ?2
                    AND s.partnership = ?1 AND s.id = r.source_record
                    AND p.partnership = ?1 AND p.id = s.person
                 ORDER BY r.source_record LIMIT ?3"
            ),
            values![after.map(|id| id.to_string()).unwrap_or_default(), limit],
        )
        .await?;
    let one = |row: &Row| {
        Ok(Changed {
            record: row.parse(0)?,
            home: row.parse(1)?,
            by_human: row.bool(2)?,
            hidden: row.bool(3)?,
        })
    };
    rows.iter().map(one).collect()
}

/// The person that a record belongs to.
///
/// # Errors
/// The store does not answer.
pub async fn home_of(scope: &Scope, record: SourceRecordId) -> Result<Option<PersonId>, StoreError> {
    let sql = sql!("SELECT person FROM source_record WHERE partnership = ?1 AND id = ?2");
    scope.one(sql, values![record]).await?.map(|row| row.parse(0)).transpose()
}

/// The record has been looked at.
#[must_use]
pub fn looked_at(batch: Batch, record: SourceRecordId) -> Batch {
    batch.step(sql!("DELETE FROM relink WHERE partnership = ?1 AND source_record = ?2"), values![record])
}

/// What humans have said of a record.
///
/// # Errors
/// The store does not answer.
pub async fn not_same_of(scope: &Scope, record: SourceRecordId) -> Result<NotSame, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(sql!("SELECT a, b FROM not_same WHERE partnership = ?1 AND a = ?2"), values![record]),
            Ask::new(sql!("SELECT a, b FROM not_same WHERE partnership = ?1 AND b = ?2"), values![record]),
        ])
        .await?;
    let id = |id: SourceRecordId| link::RecordId(id.0.as_u128());
    answers.iter().flatten().map(|row| Ok((id(row.parse(0)?), id(row.parse(1)?)))).collect()
}

/// Opens a review of two records, also one that was answered by *the same*: what was answered has
/// changed.
#[must_use]
pub fn put_to_human(
    batch: Batch,
    id: ReviewId,
    (a, b): (SourceRecordId, SourceRecordId),
    evidence: &str,
    probability: Option<f64>,
    at: Timestamp,
) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO review (partnership, id, a, b, evidence, probability, state, opened)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7)
             ON CONFLICT (partnership, a, b) DO UPDATE SET state = 'open', evidence = excluded.evidence,
             probability = excluded.probability, decided = NULL, account = NULL,
             version = review.version + 1 WHERE review.state = 'same'"
        ),
        values![id, a.min(b), a.max(b), evidence, probability, at],
    )
}

/// A link that the engine makes between two groups.
#[derive(Debug, Clone)]
pub struct Joining<'a> {
    /// Its id.
    pub link: LinkId,
    /// The record that says so.
    pub record: SourceRecordId,
    /// The rule, the evidence (JSON), and the probability if the engine can tell.
    pub rule: &'a str,
    /// Evidence (JSON).
    pub evidence: &'a str,
    /// Probability.
    pub probability: Option<f64>,
    /// When.
    pub at: Timestamp,
}

/// Joins two groups on a record's word: the older person goes on standing for both.
#[must_use]
pub fn join(batch: Batch, scope: &Scope, joining: &Joining<'_>, a: &Group, b: &Group) -> Change {
    let (keep, gone) = older(a, b);
    let batch = guard(batch, keep.epoch);
    let batch = coordinator::set_aside(batch, joining.link, keep.canonical, gone.canonical)
        .step(
            sql!(
                "INSERT INTO link (partnership, id, source_record, person, joined, rule, evidence, probability,
                 at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            ),
            values![
                joining.link,
                joining.record,
                keep.canonical,
                gone.canonical,
                joining.rule,
                joining.evidence,
                joining.probability,
                joining.at
            ],
        )
        .step(
            sql!("UPDATE person SET canonical = ?2 WHERE partnership = ?1 AND canonical = ?3"),
            values![keep.canonical, gone.canonical],
        );
    let batch = coordinator::tell(batch, joining.link, joining.at);
    let batch = coordinator::withdraw_offers(batch, keep.canonical, joining.at);
    let all = keep.records.iter().chain(&gone.records).map(|told| &told.record);
    Change {
        batch: show(batch, scope, keep.canonical, all),
        persons: vec![keep.canonical],
        tell: [keep, gone].iter().all(|group| group.records.iter().any(|told| told.shows)),
    }
}

/// Lets a record go from its group, on nobody's word but its own: to a person of its own, or back to
/// the one that was joined on its word, with its tie and what else it brought.
#[must_use]
pub fn leave(
    batch: Batch,
    scope: &Scope,
    record: SourceRecordId,
    fresh: PersonId,
    at: Timestamp,
    group: &Group,
    linker: &dyn Linker,
) -> Option<Change> {
    let told = group.records.iter().find(|told| told.record.id == record)?;
    let mut link = Link {
        id: LinkId(uuid::Uuid::nil()),
        record,
        home: told.person,
        person: told.person,
        joined: None,
        by_human: false,
        undone: false,
        review: None,
        hidden: false,
    };
    let alone = !group.records.iter().any(|other| other.record.id != record && other.person == told.person);
    let join = group.joins.iter().find(|join| [join.person, join.joined].contains(&told.person));
    if let (true, Some(join)) = (alone, join) {
        (link.id, link.person, link.joined) = (join.link, join.person, Some(join.joined));
    }
    let batch = guard(batch, group.epoch).step(
        sql!(
            "UPDATE link SET undone = ?4 WHERE partnership = ?1 AND undone IS NULL AND account IS NULL
             AND (id = ?2 OR (source_record = ?3 AND joined IS NULL))"
        ),
        values![link.id, record, at],
    );
    apart(batch, scope, &Undo { link, fresh, account: None, at }, group, linker)
}

impl Group {
    /// Its records.
    pub fn all(&self) -> impl Iterator<Item = &SourceRecord> + Clone {
        self.records.iter().map(|told| &told.record)
    }

    /// A record of the group.
    pub fn record(&self, id: SourceRecordId) -> Option<&SourceRecord> {
        self.records.iter().map(|told| &told.record).find(|record| record.id == id)
    }

    /// The other record of the group that a record's number excludes, if there is one.
    pub fn excluded(&self, record: &SourceRecord) -> Option<&SourceRecord> {
        let number = record.to_link().national_id;
        self.records.iter().map(|told| &told.record).find(|other| {
            let other_number = other.to_link().national_id;
            other.id != record.id
                && compare::national_id(number.as_ref(), other_number.as_ref()) == Code::Contradicts
        })
    }

    /// Whether nothing speaks against it that this group and the other are one human: no numbers
    /// that exclude each other, no fictitious identity, nothing that a human has said, and no agency
    /// that lists both under different numbers or none.
    pub fn can_be(&self, other: &Self, not_same: &NotSame) -> bool {
        let theirs: Vec<link::Record> = other.records.iter().map(|told| told.record.to_link()).collect();
        self.records.iter().map(|told| told.record.to_link()).all(|a| {
            theirs.iter().all(|b| {
                let equal =
                    compare::national_id(a.national_id.as_ref(), b.national_id.as_ref()) == Code::Equal;
                !decisive::speaks_against(&a, b, not_same) && (a.agency != b.agency || equal)
            })
        })
    }
}
