//! Keys of the linking engine: who is found under them, and how they are written.
//!
//! A key points at a person by its number. A key too many costs a candidate; a key that is missing
//! would hide one. So keys are added when a list has landed, before another one lands, when persons
//! part, and for all when another engine takes over; they are never taken away otherwise.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{FeedId, PersonId, SourceRecordId};
use domain::source_record::SourceRecord;
use link::linker::MAX_CANDIDATES_PER_KEY;
use link::{Key, Linker};

use super::people::source_record;
use super::stage::count;
use crate::{Ask, Batch, Grown, Row, Scope, StoreError, Value, sql, values};

/// Values that one question carries.
const TOGETHER: usize = 16;
/// Answers to one question; a question with more is asked anew, key by key.
const ANSWERS: usize = 1_000;

/// The persons that are found under some keys, for each of the wanted. A key with too many tells
/// nothing, and finds nobody.
///
/// # Errors
/// The store does not answer.
pub(super) async fn found(scope: &Scope, wanted: &[Vec<Key>]) -> Result<Vec<BTreeSet<PersonId>>, StoreError> {
    let asked: Vec<(usize, &[Key])> =
        wanted.iter().enumerate().flat_map(|(n, keys)| keys.chunks(TOGETHER).map(move |k| (n, k))).collect();
    let answers = scope.read(asked.iter().map(|(_, keys)| ask(keys, ANSWERS)).collect()).await?;
    let mut found = vec![BTreeSet::new(); wanted.len()];
    let mut common: Vec<(usize, Key)> = Vec::new();
    for ((n, keys), rows) in asked.iter().zip(&answers) {
        if rows.len() < ANSWERS {
            take(rows, &mut found[*n])?;
        } else {
            common.extend(keys.iter().map(|key| (*n, *key)));
        }
    }
    let few = MAX_CANDIDATES_PER_KEY + 1;
    let answers = scope.read(common.iter().map(|(_, key)| ask(&[*key], few)).collect()).await?;
    for ((n, _), rows) in common.iter().zip(&answers) {
        take(rows, &mut found[*n])?;
    }
    Ok(found)
}

fn ask(keys: &[Key], limit: usize) -> Ask {
    let last = keys.last().map_or(Value::Null, |key| Value::Int(key.0));
    let mut values: Vec<Value> = keys.iter().map(|key| Value::Int(key.0)).collect();
    values.resize(TOGETHER, last);
    values.push(Value::from(limit));
    Ask::new(
        sql!(
            "SELECT x.key, p.canonical FROM link_key x CROSS JOIN person p
             WHERE x.partnership = ?1 AND x.key IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                ?15, ?16, ?17)
             AND p.partnership = ?1 AND p.number = x.person LIMIT ?18"
        ),
        values,
    )
}

/// Takes the persons of keys that are not too common.
fn take(rows: &[Row], found: &mut BTreeSet<PersonId>) -> Result<(), StoreError> {
    let mut by_key: BTreeMap<i64, Vec<PersonId>> = BTreeMap::new();
    for row in rows {
        by_key.entry(row.int(0)?).or_default().push(row.parse(1)?);
    }
    found.extend(by_key.into_values().filter(|all| all.len() <= MAX_CANDIDATES_PER_KEY).flatten());
    Ok(())
}

/// Every record of these persons, with those joined to them.
///
/// # Errors
/// The store does not answer.
pub(super) async fn records(
    scope: &Scope,
    persons: &[PersonId],
) -> Result<Vec<(PersonId, SourceRecord)>, StoreError> {
    let asks = persons.chunks(TOGETHER).map(|some| {
        let last = some.last().map_or(Value::Null, |person| Value::from(*person));
        let mut values: Vec<Value> = some.iter().map(|person| Value::from(*person)).collect();
        values.resize(TOGETHER, last);
        Ask::new(
            sql!(
                "SELECT m.canonical, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode,
                    s.city, s.phone, s.email, s.national_id, s.national_id_kind, s.language, s.level,
                    COALESCE(s.said, s.as_of), NOT EXISTS (SELECT 1 FROM involvement i
                        WHERE i.partnership = ?1 AND i.source_record = s.id AND i.exposure <> 'open')
                 FROM person m CROSS JOIN source_record s
                 WHERE m.partnership = ?1 AND m.canonical IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                    ?13, ?14, ?15, ?16, ?17)
                 AND s.partnership = ?1 AND s.person = m.id ORDER BY m.canonical, s.id"
            ),
            values,
        )
    });
    let answers = scope.read(asks.collect()).await?;
    answers.iter().flatten().map(|row| Ok((row.parse(0)?, source_record(row, 1)?))).collect()
}

/// Makes a person be found under the keys of these records.
#[must_use]
pub(crate) fn find_by<'a>(
    batch: Batch,
    linker: &dyn Linker,
    person: PersonId,
    records: impl Iterator<Item = &'a SourceRecord>,
) -> Batch {
    let keys: BTreeSet<Key> = records.flat_map(|record| linker.keys(&record.to_link())).collect();
    batch.each(
        sql!(
            "INSERT INTO link_key (partnership, key, person) SELECT ?1, CAST(?3 AS BIGINT), p.number
             FROM person p WHERE p.partnership = ?1 AND p.id = ?2 ON CONFLICT DO NOTHING"
        ),
        keys.into_iter().map(|key| values![person, key.0]).collect(),
    )
}

/// The version of the engine whose keys the store has; `None` before its first.
///
/// # Errors
/// The store does not answer.
pub async fn keyed_by(scope: &Scope) -> Result<Option<String>, StoreError> {
    let row = scope.one(sql!("SELECT keys_of FROM partnership WHERE partnership = ?1"), values![]).await?;
    row.map_or(Ok(None), |row| row.opt_text(0))
}

/// Some records whose keys are made anew.
#[derive(Debug, Default)]
pub struct Rekeyed {
    /// Whose record it is, and its keys.
    keys: Vec<(Key, i64)>,
    /// The last of them, in the order of ids; `None` when there are no more.
    pub last: Option<SourceRecordId>,
}

/// Makes the keys of the next records.
///
/// # Errors
/// The store does not answer.
pub async fn rekey(
    scope: &Scope,
    linker: &dyn Linker,
    after: Option<SourceRecordId>,
    limit: u32,
) -> Result<Rekeyed, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT p.number, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode,
                    s.city, s.phone, s.email, s.national_id, s.national_id_kind, s.language, s.level,
                    COALESCE(s.said, s.as_of), TRUE
                 FROM source_record s JOIN person p ON p.partnership = s.partnership AND p.id = s.person
                 WHERE s.partnership = ?1 AND s.id > ?2 ORDER BY s.id LIMIT ?3"
            ),
            values![after.map(|id| id.to_string()).unwrap_or_default(), limit],
        )
        .await?;
    let mut some = Rekeyed::default();
    for row in &rows {
        let (person, record) = (row.int(0)?, source_record(row, 1)?);
        some.keys.extend(linker.keys(&record.to_link()).into_iter().map(|key| (key, person)));
        some.last = Some(record.id);
    }
    some.keys.sort_unstable();
    some.keys.dedup();
    Ok(some)
}

/// Writes keys that were made anew. The first batch forgets those of another engine, the last
/// says whose they are now.
#[must_use]
pub fn rekeyed(batch: Batch, some: &Rekeyed, first: bool, done_by: Option<&str>) -> Batch {
    let batch = if first {
        batch.each(
            sql!("DELETE FROM link_key WHERE partnership = ?1 AND key BETWEEN ?2 AND ?3"),
            super::slices::all_keys(),
        )
    } else {
        batch
    };
    let batch = insert(batch, &some.keys);
    match done_by {
        Some(version) => {
            batch.step(sql!("UPDATE partnership SET keys_of = ?2 WHERE partnership = ?1"), values![version])
        }
        None => batch,
    }
}

/// The lists that have landed and whose records are not found under their keys yet.
///
/// # Errors
/// The store does not answer.
pub async fn unkeyed(scope: &Scope) -> Result<Vec<FeedId>, StoreError> {
    let rows = scope
        .query(sql!("SELECT feed FROM unkeyed WHERE partnership = ?1 ORDER BY feed LIMIT 100"), values![])
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Some keys of the records that a list has brought or changed.
#[derive(Debug, Default)]
pub struct Brought {
    /// In order: each page of the table is met once.
    keys: Vec<(Key, i64)>,
    /// The last line that was looked at; `None` when there are no more.
    pub last: Option<u64>,
}

/// Makes the keys of the next lines of a list that has landed.
///
/// # Errors
/// The store does not answer.
pub async fn brought(
    scope: &Scope,
    linker: &dyn Linker,
    feed: FeedId,
    after: u64,
    limit: u32,
) -> Result<Brought, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT d.line, p.number, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street,
                    s.postcode, s.city, s.phone, s.email, s.national_id, s.national_id_kind, s.language,
                    s.level, COALESCE(s.said, s.as_of), TRUE
                 FROM feed_decision d CROSS JOIN source_record s CROSS JOIN person p
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line > ?3 AND (d.fresh OR d.rekeyed)
                 AND s.partnership = ?1 AND s.id = d.record AND p.partnership = ?1 AND p.id = s.person
                 ORDER BY d.line LIMIT ?4"
            ),
            values![feed, count(after), limit],
        )
        .await?;
    let mut some = Brought::default();
    for row in &rows {
        let (person, record) = (row.int(1)?, source_record(row, 2)?);
        some.keys.extend(linker.keys(&record.to_link()).into_iter().map(|key| (key, person)));
        some.last = Some(row.count(0)?);
    }
    some.keys.sort_unstable();
    some.keys.dedup();
    Ok(some)
}

/// Writes the keys that a list has brought; the last batch says that they are all there.
#[must_use]
pub fn write_brought(batch: Batch, feed: FeedId, some: &Brought) -> Batch {
    let batch = insert(batch, &some.keys).grown(Grown::Keys, some.keys.len() as u64);
    match some.last {
        Some(_) => batch,
        None => batch.step(sql!("DELETE FROM unkeyed WHERE partnership = ?1 AND feed = ?2"), values![feed]),
    }
}

fn insert(batch: Batch, keys: &[(Key, i64)]) -> Batch {
    batch.each(
        sql!("INSERT INTO link_key (partnership, key, person) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"),
        keys.iter().map(|(key, person)| values![key.0, *person]).collect(),
    )
}
