//! Deciding: finds the lines that are new or changed, and what they meet.

use std::collections::{BTreeMap, BTreeSet};

use domain::feed::FeedState;
use domain::id::{AgencyId, FeedId, PersonId, SourceRecordId};
use domain::involvement::Exposure;
use domain::person::Name;
use domain::source_record::{Number, SourceRecord};
use jiff::Timestamp;
use link::{Key, RecordId};

use super::facts::{Chunk, GuardianFacts, Known, LineFacts, Met, Old, StagedRelation};
use super::keys;
use super::people::{number, said, source_record};
use super::stage::count;
use crate::{Ask, Batch, Grown, Row, Scope, StoreError, Value, sql, values};

/// Begins: forgets what an earlier try decided, and finds the lines that are new or changed, and
/// for a complete list whom it ends.
#[must_use]
pub fn begin_deciding(
    batch: Batch,
    feed: FeedId,
    agency: AgencyId,
    from: FeedState,
    at: Timestamp,
    lines: u64,
) -> Batch {
    batch
        .must(
            "feed",
            1,
            sql!(
                "UPDATE feed SET state = 'landing', problem = NULL, decided = 0, linked = 0, reviews = 0,
                 touched = ?4 WHERE partnership = ?1 AND id = ?2 AND state = ?3"
            ),
            values![feed, from.code(), at],
        )
        .step(sql!("DELETE FROM feed_decision WHERE partnership = ?1 AND feed = ?2"), values![feed])
        .step(sql!("DELETE FROM feed_person WHERE partnership = ?1 AND feed = ?2"), values![feed])
        .step(sql!("DELETE FROM feed_word WHERE partnership = ?1 AND feed = ?2"), values![feed])
        .step(sql!("DELETE FROM feed_word_key WHERE partnership = ?1 AND feed = ?2"), values![feed])
        .step(sql!("DELETE FROM feed_review WHERE partnership = ?1 AND feed = ?2"), values![feed])
        .step(sql!("DELETE FROM feed_end WHERE partnership = ?1 AND feed = ?2"), values![feed])
        .step(
            sql!(
                "INSERT INTO feed_decision (partnership, feed, line, record, fresh, replaced, rekeyed)
                 SELECT ?1, l.feed, l.line, s.id, s.id IS NULL, FALSE,
                    s.id IS NULL OR s.given <> l.given OR s.surname <> l.surname
                    OR s.born IS DISTINCT FROM l.born OR s.sex IS DISTINCT FROM l.sex
                    OR s.street IS DISTINCT FROM l.street OR s.postcode IS DISTINCT FROM l.postcode
                    OR s.city IS DISTINCT FROM l.city OR s.phone IS DISTINCT FROM l.phone
                    OR s.national_id IS DISTINCT FROM l.national_id
                    OR s.national_id_kind IS DISTINCT FROM l.national_id_kind
                    OR s.level IS DISTINCT FROM l.level
                 FROM feed_line l LEFT JOIN source_record s ON s.partnership = l.partnership
                    AND s.agency = ?3 AND s.record_id = l.record_id
                 WHERE l.partnership = ?1 AND l.feed = ?2
                    AND (s.id IS NULL OR s.digest <> l.digest OR s.ended IS NOT NULL)"
            ),
            values![feed, agency],
        )
        .step(
            sql!(
                "INSERT INTO feed_end (partnership, feed, record)
                 SELECT ?1, f.id, s.id FROM feed f JOIN source_record s ON s.partnership = f.partnership
                    AND s.agency = f.agency
                 WHERE f.partnership = ?1 AND f.id = ?2 AND f.kind = 'clients' AND f.mode = 'complete'
                    AND s.ended IS NULL
                    AND (f.coverage_from IS NULL OR NOT EXISTS (SELECT 1 FROM involvement i
                        WHERE i.partnership = ?1 AND i.source_record = s.id
                        AND i.from_day < f.coverage_from))
                    AND NOT EXISTS (SELECT 1 FROM feed_line l WHERE l.partnership = ?1 AND l.feed = ?2
                        AND l.record_id = s.record_id)
                    AND s.record_id NOT IN (SELECT r.record_id FROM feed_problem r
                        WHERE r.partnership = ?1 AND r.feed = ?2 AND r.record_id IS NOT NULL)"
            ),
            values![feed],
        )
        .grown(Grown::Decided, lines)
}

/// The next lines to decide.
///
/// # Errors
/// The store does not answer.
pub async fn decide(scope: &Scope, feed: FeedId, after_line: u64, limit: u32) -> Result<Chunk, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT d.line, d.rekeyed, l.exposure, l.given, l.surname, l.born, l.sex, l.street, l.postcode,
                    l.city, l.phone, l.email, l.national_id, l.national_id_kind, l.language, l.level, l.said,
                    TRUE, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode, s.city, s.phone,
                    s.email, s.national_id, s.national_id_kind, s.language, s.level,
                    COALESCE(s.said, s.as_of), NOT EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                        AND i.source_record = s.id AND i.exposure <> 'open'), s.person, p.canonical,
                    EXISTS (SELECT 1 FROM link k WHERE k.partnership = ?1 AND k.source_record = s.id
                        AND k.account IS NOT NULL AND k.undone IS NULL)
                    OR EXISTS (SELECT 1 FROM person m JOIN link k ON k.partnership = m.partnership
                        AND k.person = m.id WHERE m.partnership = ?1 AND m.canonical = p.canonical
                        AND k.account IS NOT NULL AND k.undone IS NULL),
                    (SELECT MAX(i.id) FROM involvement i WHERE i.partnership = ?1 AND i.source_record = s.id)
                 FROM feed_decision d
                 JOIN feed_line l ON l.partnership = d.partnership AND l.feed = d.feed AND l.line = d.line
                 LEFT JOIN source_record s ON s.partnership = d.partnership AND s.id = d.record
                 LEFT JOIN person p ON p.partnership = s.partnership AND p.id = s.person
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line > ?3 ORDER BY d.line LIMIT ?4"
            ),
            values![feed, count(after_line), limit],
        )
        .await?;
    let mut chunk =
        Chunk { lines: rows.iter().map(line_facts).collect::<Result<_, _>>()?, ..Chunk::default() };
    let (Some(first), Some(last)) = (chunk.lines.first(), chunk.lines.last()) else { return Ok(chunk) };
    let range = values![feed, count(first.line), count(last.line)];
    // Two reads at once: the records take as long as all the rest.
    let records = records_by_number(scope, &chunk.lines, &range);
    let (records, rest) = tokio::join!(records, scope.read(meetings(&range)));
    let ((candidates, records), rest) = (records?, rest?);
    let [guardians, bare, not_same] = rest.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    chunk.candidates = candidates;
    chunk.groups = by_person(records);
    add_guardians(&mut chunk, guardians)?;
    for row in bare {
        let record = SourceRecord { id: SourceRecordId(row.parse::<PersonId>(1)?.0), ..said(row, 2)? };
        chunk.bare.insert(row.count(0)?, record);
    }
    for row in not_same {
        let id = |i| row.parse::<SourceRecordId>(i).map(|id| RecordId(id.0.as_u128()));
        chunk.not_same.insert(id(0)?, id(1)?);
    }
    chunk.hidden = hidden(scope, chunk.groups.values().flatten()).await?;
    Ok(chunk)
}

/// Which of the records that do not show themselves are hidden, rather than masked.
///
/// # Errors
/// The store does not answer.
pub async fn hidden(
    scope: &Scope,
    records: impl Iterator<Item = &SourceRecord> + Send,
) -> Result<BTreeSet<SourceRecordId>, StoreError> {
    let asks = records.filter(|record| !record.open).map(|record| {
        Ask::new(
            sql!(
                "SELECT i.source_record FROM involvement i
                 WHERE i.partnership = ?1 AND i.source_record = ?2 AND i.exposure = 'hidden' LIMIT 1"
            ),
            values![record.id],
        )
    });
    scope.read(asks.collect()).await?.iter().flatten().map(|row| row.parse(0)).collect()
}

/// Who bears the numbers of the lines, and every record of those and of whom the lines' records
/// belonged to so far.
async fn records_by_number(
    scope: &Scope,
    lines: &[LineFacts],
    range: &[Value],
) -> Result<(BTreeMap<u64, BTreeSet<PersonId>>, Vec<(PersonId, SourceRecord)>), StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT d.line, p.canonical
                 FROM feed_decision d CROSS JOIN feed_line l CROSS JOIN source_record h CROSS JOIN person p
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4 AND d.rekeyed
                    AND l.partnership = ?1 AND l.feed = d.feed AND l.line = d.line
                    AND h.partnership = ?1 AND h.national_id = l.national_id
                    AND p.partnership = ?1 AND p.id = h.person"
            ),
            range.to_vec(),
        )
        .await?;
    let mut candidates: BTreeMap<u64, BTreeSet<PersonId>> = BTreeMap::new();
    for row in &rows {
        candidates.entry(row.count(0)?).or_default().insert(row.parse(1)?);
    }
    let own = lines.iter().filter_map(|line| line.old.as_ref()).map(|old| old.person);
    let persons: BTreeSet<PersonId> = candidates.values().flatten().copied().chain(own).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    Ok((candidates, keys::records(scope, &persons).await?))
}

/// Whoever has a number, with every record.
///
/// # Errors
/// The store does not answer.
pub async fn bearers(
    scope: &Scope,
    number: &Number,
) -> Result<BTreeMap<PersonId, Vec<SourceRecord>>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT DISTINCT p.canonical FROM source_record h CROSS JOIN person p
                 WHERE h.partnership = ?1 AND h.national_id = ?2 AND p.partnership = ?1 AND p.id = h.person"
            ),
            values![number.digits.as_str()],
        )
        .await?;
    let persons = rows.iter().map(|row| row.parse(0)).collect::<Result<Vec<PersonId>, _>>()?;
    Ok(by_person(keys::records(scope, &persons).await?))
}

fn by_person(records: Vec<(PersonId, SourceRecord)>) -> BTreeMap<PersonId, Vec<SourceRecord>> {
    let mut groups: BTreeMap<PersonId, Vec<SourceRecord>> = BTreeMap::new();
    for (person, record) in records {
        groups.entry(person).or_default().push(record);
    }
    groups
}

/// Finds whom some lines may be by their keys, with every record of those whose records the caller
/// does not know yet.
///
/// # Errors
/// The store does not answer.
pub async fn meet(
    scope: &Scope,
    wanted: Vec<(u64, Vec<Key>)>,
    knows: impl Fn(&PersonId) -> bool,
) -> Result<Met, StoreError> {
    let (lines, keys): (Vec<u64>, Vec<Vec<Key>>) = wanted.into_iter().unzip();
    let found = keys::found(scope, &keys).await?;
    let unknown: BTreeSet<PersonId> = found.iter().flatten().filter(|p| !knows(p)).copied().collect();
    let unknown: Vec<PersonId> = unknown.into_iter().collect();
    let records = by_person(keys::records(scope, &unknown).await?);
    let hidden = hidden(scope, records.values().flatten()).await?;
    Ok(Met { hidden, candidates: lines.into_iter().zip(found).collect(), records })
}

/// Guardians; who has a number and no record; what humans have said.
fn meetings(range: &[Value]) -> Vec<Ask> {
    let ask = |sql| Ask::new(sql, range.to_vec());
    vec![
        ask(sql!(
            "SELECT g.line, g.place, g.given, g.surname, g.national_id, g.national_id_kind, k.id, k.given,
                k.surname, k.born
             FROM feed_decision d CROSS JOIN feed_guardian g
             LEFT JOIN person k ON k.partnership = ?1
                AND k.id = COALESCE((SELECT MIN(p.canonical) FROM person p WHERE p.partnership = ?1
                    AND p.national_id = g.national_id AND p.national_id_kind = g.national_id_kind),
                    (SELECT MIN(p.canonical) FROM source_record s JOIN person p
                    ON p.partnership = s.partnership AND p.id = s.person WHERE s.partnership = ?1
                    AND s.national_id = g.national_id AND s.national_id_kind = g.national_id_kind))
             WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4
                AND g.partnership = ?1 AND g.feed = d.feed AND g.line = d.line
             ORDER BY g.line, g.place"
        )),
        ask(sql!(
            "SELECT d.line, p.id, p.given, p.surname, p.born, p.sex, p.street, p.postcode, p.city, p.phone,
                p.email, p.national_id, p.national_id_kind, p.language, p.level, '1900-01-01', TRUE
             FROM feed_decision d CROSS JOIN feed_line l CROSS JOIN person p
             WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4 AND d.rekeyed
                AND l.partnership = ?1 AND l.feed = d.feed AND l.line = d.line
                AND p.partnership = ?1 AND p.national_id = l.national_id
                AND p.national_id_kind = l.national_id_kind AND p.canonical = p.id
                AND NOT EXISTS (SELECT 1 FROM person m JOIN source_record s ON s.partnership = m.partnership
                    AND s.person = m.id WHERE m.partnership = ?1 AND m.canonical = p.id)
             ORDER BY d.line, p.id DESC"
        )),
        ask(sql!(
            "SELECT n.a, n.b FROM feed_decision d CROSS JOIN not_same n
             WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4
                AND n.partnership = ?1 AND n.a = d.record
             UNION ALL
             SELECT n.a, n.b FROM feed_decision d CROSS JOIN not_same n
             WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4
                AND n.partnership = ?1 AND n.b = d.record"
        )),
    ]
}

fn line_facts(row: &Row) -> Result<LineFacts, StoreError> {
    let mut record = said(row, 3)?;
    let old = if row.is_null(18) {
        None
    } else {
        let old = source_record(row, 18)?;
        (record.id, record.agency) = (old.id, old.agency);
        Some(Old {
            record: old,
            own: row.parse(35)?,
            person: row.parse(36)?,
            human: row.bool(37)?,
            involvement: row.opt_parse(38)?,
        })
    };
    Ok(LineFacts {
        line: row.count(0)?,
        rekeyed: row.bool(1)?,
        exposure: row.opt_code(2, Exposure::from_code)?,
        record,
        old,
        guardians: Vec::new(),
    })
}

fn add_guardians(chunk: &mut Chunk, rows: &[Row]) -> Result<(), StoreError> {
    let mut at = 0;
    for row in rows {
        let line = row.count(0)?;
        while chunk.lines.get(at).is_some_and(|l| l.line < line) {
            at += 1;
        }
        let facts = GuardianFacts {
            place: u32::try_from(row.int(1)?).unwrap_or_default(),
            name: Name { given: row.text(2)?, surname: row.text(3)? },
            number: number(row, 4)?,
            known: match row.opt_parse(6)? {
                Some(person) => Some(Known {
                    person,
                    name: Name { given: row.text(7)?, surname: row.text(8)? },
                    born: row.opt_parse(9)?,
                }),
                None => None,
            },
        };
        if let Some(found) = chunk.lines.get_mut(at).filter(|l| l.line == line) {
            found.guardians.push(facts);
        }
    }
    Ok(())
}

/// What earlier lines of the delivery say, by line.
///
/// # Errors
/// The store does not answer.
pub async fn lines_at(
    scope: &Scope,
    feed: FeedId,
    agency: AgencyId,
    lines: &[u64],
) -> Result<Vec<(u64, SourceRecord)>, StoreError> {
    let asks = lines.iter().map(|line| {
        Ask::new(
            sql!(
                "SELECT d.line, COALESCE(d.record, ''), l.given, l.surname, l.born, l.sex, l.street,
                    l.postcode, l.city, l.phone, l.email, l.national_id, l.national_id_kind, l.language,
                    l.level, l.said, COALESCE(l.exposure, (SELECT MAX(i.exposure) FROM involvement i
                        WHERE i.partnership = ?1 AND i.source_record = d.record), (SELECT a.default_exposure
                        FROM agency a WHERE a.partnership = ?1 AND a.id = ?4)) = 'open'
                 FROM feed_line l JOIN feed_decision d ON d.partnership = l.partnership AND d.feed = l.feed
                    AND d.line = l.line
                 WHERE l.partnership = ?1 AND l.feed = ?2 AND l.line = ?3"
            ),
            values![feed, count(*line), agency],
        )
    });
    let answers = scope.read(asks.collect()).await?;
    answers
        .iter()
        .flatten()
        .map(|row| Ok((row.count(0)?, SourceRecord { id: row.parse(1)?, agency, ..said(row, 2)? })))
        .collect()
}

/// The guardians of some children.
///
/// # Errors
/// The store does not answer.
pub async fn relations(scope: &Scope, children: &[PersonId]) -> Result<Vec<StagedRelation>, StoreError> {
    let asks = children.iter().map(|child| {
        Ask::new(
            sql!(
                "SELECT m.canonical, r.id, q.canonical, p.given, p.surname, p.national_id
                 FROM person m CROSS JOIN relation r CROSS JOIN person q CROSS JOIN person p
                 WHERE m.partnership = ?1 AND m.canonical = ?2
                    AND r.partnership = ?1 AND r.person = m.id
                    AND q.partnership = ?1 AND q.id = r.other
                    AND p.partnership = ?1 AND p.id = q.canonical ORDER BY r.id LIMIT 40"
            ),
            values![*child],
        )
    });
    let answers = scope.read(asks.collect()).await?;
    answers
        .iter()
        .flatten()
        .map(|row| {
            Ok(StagedRelation {
                child: row.parse(0)?,
                id: row.text(1)?,
                other: row.parse(2)?,
                name: Name { given: row.text(3)?, surname: row.text(4)? },
                number: row.opt_text(5)?,
            })
        })
        .collect()
}
