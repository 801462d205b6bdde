//! All that stands for one human: persons joined by links, and their records.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{InvolvementId, PersonId, SourceRecordId};
use domain::involvement::Exposure;
use domain::review::Join;
use domain::source_record::{SourceRecord, shown};
use jiff::Timestamp;
use jiff::civil::Date;
use link::Evidence;

use crate::feed::ShownPerson;
use crate::feed::people::{attribute_values, source_record};
use crate::{Ask, Batch, Scope, StoreError, sql, values};

pub use crate::feed::EPOCH;

/// Most persons, joins or records of one human that are read; more are refused.
const GROUP_LIMIT: i64 = 400;

/// A record of the group.
pub(super) struct Told {
    pub record: SourceRecord,
    /// The person that it belongs to, whoever stands for it.
    pub person: PersonId,
    /// The record that it was found to be like, when the engine put it to somebody known.
    pub like: Option<SourceRecordId>,
    /// Whether its tie shows itself in the circle.
    pub shows: bool,
    /// Its tie.
    pub tie: Option<InvolvementId>,
}

/// Persons that stand for one human, with their records. The records do not leave the store.
pub struct Group {
    /// Who stands for all of them.
    pub canonical: PersonId,
    /// When that person was made.
    pub created: Timestamp,
    /// The partnership's count of link changes when this was read.
    pub epoch: i64,
    /// All of them.
    pub members: Vec<PersonId>,
    /// The links that join them, in the order in which they were made.
    pub joins: Vec<Join>,
    pub(super) records: Vec<Told>,
}

/// Everybody who stands for the same human as this person; `None` when there is no such person.
///
/// # Errors
/// The store does not answer.
pub async fn group(scope: &Scope, person: PersonId, today: Date) -> Result<Option<Group>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT c.id, c.created, w.link_epoch
                     FROM person o JOIN person c ON c.partnership = o.partnership AND c.id = o.canonical
                     JOIN partnership w ON w.partnership = o.partnership
                     WHERE o.partnership = ?1 AND o.id = ?2"
                ),
                values![person],
            ),
            Ask::new(
                sql!(
                    "SELECT m.id FROM person o JOIN person m ON m.partnership = o.partnership
                        AND m.canonical = o.canonical
                     WHERE o.partnership = ?1 AND o.id = ?2 ORDER BY m.id LIMIT ?3"
                ),
                values![person, GROUP_LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT k.id, k.person, k.joined FROM person o JOIN person m
                        ON m.partnership = o.partnership AND m.canonical = o.canonical
                     JOIN link k ON k.partnership = m.partnership AND k.person = m.id
                     WHERE o.partnership = ?1 AND o.id = ?2 AND k.joined IS NOT NULL AND k.undone IS NULL
                     ORDER BY k.at, k.id LIMIT ?3"
                ),
                values![person, GROUP_LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode, s.city,
                        s.phone, s.email, s.national_id, s.national_id_kind, s.language, s.level,
                        COALESCE(s.said, s.as_of), NOT EXISTS (SELECT 1 FROM involvement i
                            WHERE i.partnership = ?1 AND i.source_record = s.id AND i.exposure <> 'open'),
                        s.person,
                        (SELECT MAX(k.evidence) FROM link k WHERE k.partnership = ?1
                            AND k.source_record = s.id AND k.joined IS NULL AND k.undone IS NULL),
                        EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                            AND i.source_record = s.id AND i.exposure <> 'hidden'
                            AND (i.to_day IS NULL OR i.to_day >= ?4)),
                        (SELECT MAX(i.id) FROM involvement i WHERE i.partnership = ?1
                            AND i.source_record = s.id)
                     FROM person o JOIN person m ON m.partnership = o.partnership
                        AND m.canonical = o.canonical
                     JOIN source_record s ON s.partnership = m.partnership AND s.person = m.id
                     WHERE o.partnership = ?1 AND o.id = ?2 ORDER BY s.id LIMIT ?3"
                ),
                values![person, GROUP_LIMIT, today],
            ),
        ])
        .await?;
    let [about, members, joins, records] = answers.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    let Some(about) = about.first() else { return Ok(None) };
    let limit = usize::try_from(GROUP_LIMIT).unwrap_or(usize::MAX);
    if [members.len(), joins.len(), records.len()].into_iter().max() >= Some(limit) {
        return Err(StoreError::Config("one person has too many records".to_owned()));
    }
    Ok(Some(Group {
        canonical: about.parse(0)?,
        created: about.at(1)?,
        epoch: about.int(2)?,
        members: members.iter().map(|row| row.parse(0)).collect::<Result<_, _>>()?,
        joins: joins
            .iter()
            .map(|row| Ok(Join { link: row.parse(0)?, person: row.parse(1)?, joined: row.parse(2)? }))
            .collect::<Result<_, StoreError>>()?,
        records: records
            .iter()
            .map(|row| {
                let like = row.opt_text(18)?.and_then(|e| serde_json::from_str::<Evidence>(&e).ok());
                Ok(Told {
                    record: source_record(row, 0)?,
                    person: row.parse(17)?,
                    like: like.map(|e| SourceRecordId(uuid::Uuid::from_u128(e.with.0))),
                    shows: row.bool(19)?,
                    tie: row.opt_parse(20)?,
                })
            })
            .collect::<Result<_, StoreError>>()?,
    }))
}

/// Whether a human has said of a record of the one and a record of the other that they are not
/// the same.
///
/// # Errors
/// The store does not answer.
pub async fn told_apart(scope: &Scope, a: PersonId, b: PersonId) -> Result<bool, StoreError> {
    let ask = |a: PersonId, b: PersonId| {
        Ask::new(
            sql!(
                "SELECT n.at FROM person m CROSS JOIN source_record s CROSS JOIN not_same n
                 CROSS JOIN source_record t CROSS JOIN person q
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND s.partnership = ?1 AND s.person = m.id
                 AND n.partnership = ?1 AND n.a = s.id AND t.partnership = ?1 AND t.id = n.b
                 AND q.partnership = ?1 AND q.id = t.person AND q.canonical = ?3 LIMIT 1"
            ),
            values![a, b],
        )
    };
    let answers = scope.read(vec![ask(a, b), ask(b, a)]).await?;
    Ok(answers.iter().any(|rows| !rows.is_empty()))
}

/// The older person stands for both: its id is in more addresses.
pub(super) fn older<'g>(a: &'g Group, b: &'g Group) -> (&'g Group, &'g Group) {
    if (a.created, a.canonical) <= (b.created, b.canonical) { (a, b) } else { (b, a) }
}

/// What an answer or an undoing writes, and whom it concerns.
pub struct Change {
    /// The batch.
    pub batch: Batch,
    /// Who stands for one or for both now.
    pub persons: Vec<PersonId>,
    /// Whether circles may be told: on both sides some tie shows itself, so that it says nothing of
    /// a hidden one.
    pub tell: bool,
}

/// Refuses the batch when a link was changed since the group was read.
pub(super) fn guard(batch: Batch, epoch: i64) -> Batch {
    batch.must(
        EPOCH,
        1,
        sql!("UPDATE partnership SET link_epoch = link_epoch + 1 WHERE partnership = ?1 AND link_epoch = ?2"),
        values![epoch],
    )
}

/// What is shown of a person, chosen from these records by the stated rule; and the words by
/// which the person is found. A person without records stays as it is: a guardian whom a child's
/// list names.
pub(super) fn show<'a>(
    batch: Batch,
    scope: &Scope,
    person: PersonId,
    records: impl Iterator<Item = &'a SourceRecord> + Clone,
) -> Batch {
    if records.clone().next().is_none() {
        return batch;
    }
    let table = scope.db.protection();
    let attributes = shown(records.clone(), table);
    let household = attributes.household(table);
    let new = ShownPerson { person, fresh: false, attributes, household, words: None };
    let mut given = values![person];
    given.extend(attribute_values(&new));
    let words: BTreeSet<String> =
        records.flat_map(|r| link::search::name_words(&r.name.given, &r.name.surname)).collect();
    let words: Vec<String> = words.into_iter().take(2 * link::search::MAX_WORDS).collect();
    let batch = batch
        .step(
            sql!(
                "UPDATE person SET level = ?3, given = ?4, surname = ?5, sort_name = ?6, born = ?7,
                 national_id = ?8, national_id_kind = ?9, sex = ?10, street = ?11, postcode = ?12, city = ?13,
                 phone = ?14, email = ?15, language = ?16, household = ?17
                 WHERE partnership = ?1 AND id = ?2"
            ),
            given,
        )
        .step(
            sql!(
                "DELETE FROM name_pair WHERE partnership = ?1 AND person = ?2 AND pair IN (
                 SELECT a.word || ' ' || b.word FROM person_word a CROSS JOIN person_word b
                 WHERE a.partnership = ?1 AND a.person = ?2 AND b.partnership = ?1 AND b.person = ?2
                 AND a.word < b.word)"
            ),
            values![person],
        )
        .step(sql!("DELETE FROM person_word WHERE partnership = ?1 AND person = ?2"), values![person]);
    crate::person::found_by(batch, person, &words)
}

/// What is shown of a person is chosen anew, now that a tie of the group is opened, masked or
/// hidden by hand; nothing where the tie came without a record. Refused (`link epoch`) when links
/// were changed meanwhile.
#[must_use]
pub fn exposed(batch: Batch, scope: &Scope, group: &Group, tie: InvolvementId, exposure: Exposure) -> Batch {
    if !group.records.iter().any(|told| told.tie == Some(tie)) {
        return batch;
    }
    let open = |told: &Told| {
        if told.tie == Some(tie) { exposure == Exposure::Open } else { told.record.open }
    };
    let records: Vec<SourceRecord> =
        group.records.iter().map(|t| SourceRecord { open: open(t), ..t.record.clone() }).collect();
    show(guard(batch, group.epoch), scope, group.canonical, records.iter())
}

impl Group {
    /// Which record belongs to which person.
    pub(super) fn homes(&self) -> BTreeMap<SourceRecordId, PersonId> {
        self.records.iter().map(|told| (told.record.id, told.person)).collect()
    }
}
