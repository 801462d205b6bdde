//! Deciding: what the staged lines meet in the store, and what they become.

use std::collections::{BTreeMap, BTreeSet};

use domain::feed::FeedState;
use domain::id::{
    AgencyId, CircleEventId, FeedId, InvolvementId, LinkId, PersonId, ReviewId, SourceRecordId,
};
use domain::involvement::Exposure;
use domain::person::Name;
use domain::source_record::{Number, SourceRecord};
use jiff::Timestamp;
use jiff::civil::Date;
use link::{NotSame, RecordId};

use super::people::{ShownPerson, attribute_values, number, said, source_record};
use super::stage::count;
use crate::{Ask, Batch, Row, Scope, StoreError, Value, sql, values};

/// A line that is new or changed, with what it meets.
#[derive(Debug, Clone)]
pub struct LineFacts {
    /// Line in the file.
    pub line: u64,
    /// What it says; the id is that of the known record, else nobody's.
    pub record: SourceRecord,
    /// The record that the agency has delivered before.
    pub old: Option<Old>,
    /// What linking looks at has changed, or is new.
    pub rekeyed: bool,
    /// Who may learn of it, where the list says so.
    pub exposure: Option<Exposure>,
    /// Guardians as the line names them.
    pub guardians: Vec<GuardianFacts>,
}

/// A known record.
#[derive(Debug, Clone)]
pub struct Old {
    /// As it was said.
    pub record: SourceRecord,
    /// The person that it was linked to.
    pub own: PersonId,
    /// The person that this one stands for now.
    pub person: PersonId,
    /// A human has decided about it: the engine leaves it alone.
    pub human: bool,
    /// Its involvement.
    pub involvement: Option<InvolvementId>,
}

/// A guardian of a line.
#[derive(Debug, Clone)]
pub struct GuardianFacts {
    /// Which of the line's.
    pub place: u32,
    /// Name.
    pub name: Name,
    /// Number.
    pub number: Option<Number>,
    /// Who has that number.
    pub known: Option<Known>,
}

/// Somebody who has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: Name,
    /// Birth date.
    pub born: Option<Date>,
}

/// Some lines with all that deciding them needs.
#[derive(Debug, Clone, Default)]
pub struct Chunk {
    /// The lines, in order.
    pub lines: Vec<LineFacts>,
    /// All records of persons that a line may be, by person.
    pub groups: BTreeMap<PersonId, Vec<SourceRecord>>,
    /// By line, the persons that share a key with it.
    pub candidates: BTreeMap<u64, BTreeSet<PersonId>>,
    /// By line, a person who has its number and no record: a guardian so far.
    pub bare: BTreeMap<u64, SourceRecord>,
    /// What humans have said of the lines' records.
    pub not_same: NotSame,
}

/// A guardian's place in a circle before the delivery.
#[derive(Debug, Clone)]
pub struct StagedRelation {
    /// The child.
    pub child: PersonId,
    /// The relation's id.
    pub id: String,
    /// The guardian.
    pub other: PersonId,
    /// The guardian's name.
    pub name: Name,
    /// The guardian's number, digits only.
    pub number: Option<String>,
}

/// What one line becomes.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The line.
    pub line: u64,
    /// Its source record, known or new.
    pub record: SourceRecordId,
    /// Whose record it is.
    pub person: PersonId,
    /// The record speaks of another human than before.
    pub replaced: bool,
    /// Who the record's person was found to be: the two become one.
    pub joins: Option<PersonId>,
    /// A new involvement.
    pub involvement: Option<InvolvementId>,
    /// The link, if it was linked: id, rule, evidence (JSON), probability.
    pub link: Option<(LinkId, String, String, Option<f64>)>,
    /// A line in "latest in the circle".
    pub event: Option<CircleEventId>,
}

/// What some lines become.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// The lines.
    pub decisions: Vec<Decision>,
    /// Guardians: line, place, person, relation.
    pub guardians: Vec<(u64, u32, PersonId, String)>,
    /// Persons to write.
    pub persons: Vec<ShownPerson>,
    /// Possible duplicates: id, the two records in order, evidence (JSON), probability.
    pub reviews: Vec<(ReviewId, SourceRecordId, SourceRecordId, String, Option<f64>)>,
    /// Words of names that no earlier chunk of this delivery had.
    pub new_words: Vec<String>,
    /// How many were linked.
    pub linked: u64,
}

/// Begins: forgets what an earlier try decided, and finds the lines that are new or changed, and
/// for a complete list whom it ends.
#[must_use]
pub fn begin_deciding(batch: Batch, feed: FeedId, agency: AgencyId, from: FeedState, at: Timestamp) -> Batch {
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
                    s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode, s.city, s.phone,
                    s.email, s.national_id, s.national_id_kind, s.language, s.level,
                    COALESCE(s.said, s.as_of), s.person, p.canonical,
                    EXISTS (SELECT 1 FROM link k WHERE k.partnership = ?1 AND k.source_record = s.id
                        AND k.account IS NOT NULL AND k.undone IS NULL)
                    OR EXISTS (SELECT 1 FROM link k WHERE k.partnership = ?1 AND k.person = p.canonical
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
    let answers = scope.read(meetings(&range)).await?;
    let [guardians, candidates, own, bare, not_same] = answers.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    add_guardians(&mut chunk, guardians)?;
    let mut seen = BTreeSet::new();
    for row in candidates {
        chunk.candidates.entry(row.count(0)?).or_default().insert(row.parse(1)?);
    }
    for row in candidates.iter().chain(own) {
        let record = source_record(row, 2)?;
        if seen.insert(record.id) {
            chunk.groups.entry(row.parse(1)?).or_default().push(record);
        }
    }
    for row in bare {
        let record = SourceRecord { id: SourceRecordId(row.parse::<PersonId>(1)?.0), ..said(row, 2)? };
        chunk.bare.insert(row.count(0)?, record);
    }
    for row in not_same {
        let id = |i| row.parse::<SourceRecordId>(i).map(|id| RecordId(id.0.as_u128()));
        chunk.not_same.insert(id(0)?, id(1)?);
    }
    Ok(chunk)
}

/// Candidate records of one key at most: see `link::linker::MAX_CANDIDATES_PER_KEY`.
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
            "SELECT c.line, c.person, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode,
                s.city, s.phone, s.email, s.national_id, s.national_id_kind, s.language, s.level,
                COALESCE(s.said, s.as_of)
             FROM (SELECT DISTINCT k.line AS line, p.canonical AS person
                FROM feed_decision d CROSS JOIN feed_key k CROSS JOIN link_key x CROSS JOIN source_record h
                CROSS JOIN person p
                WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4 AND d.rekeyed
                AND k.partnership = ?1 AND k.feed = d.feed AND k.line = d.line
                AND x.partnership = ?1 AND x.key = k.key
                AND (SELECT COUNT(*) FROM (SELECT 1 FROM link_key y WHERE y.partnership = ?1 AND y.key = k.key
                    LIMIT 201) AS few) <= 200
                AND h.partnership = ?1 AND h.id = x.source_record
                AND p.partnership = ?1 AND p.id = h.person) c
             CROSS JOIN person m CROSS JOIN source_record s
             WHERE m.partnership = ?1 AND m.canonical = c.person AND s.partnership = ?1 AND s.person = m.id
             ORDER BY c.line, c.person, s.id"
        )),
        ask(sql!(
            "SELECT d.line, o.canonical, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street,
                s.postcode, s.city, s.phone, s.email, s.national_id, s.national_id_kind, s.language, s.level,
                COALESCE(s.said, s.as_of)
             FROM feed_decision d CROSS JOIN source_record h CROSS JOIN person o CROSS JOIN person m
             CROSS JOIN source_record s
             WHERE d.partnership = ?1 AND d.feed = ?2 AND d.line BETWEEN ?3 AND ?4
                AND h.partnership = ?1 AND h.id = d.record AND o.partnership = ?1 AND o.id = h.person
                AND m.partnership = ?1 AND m.canonical = o.canonical
                AND s.partnership = ?1 AND s.person = m.id
             ORDER BY d.line, s.id"
        )),
        ask(sql!(
            "SELECT d.line, p.id, p.given, p.surname, p.born, p.sex, p.street, p.postcode, p.city, p.phone,
                p.email, p.national_id, p.national_id_kind, p.language, p.level, '1900-01-01'
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
    let old = if row.is_null(17) {
        None
    } else {
        let old = source_record(row, 17)?;
        (record.id, record.agency) = (old.id, old.agency);
        Some(Old {
            record: old,
            own: row.parse(33)?,
            person: row.parse(34)?,
            human: row.bool(35)?,
            involvement: row.opt_parse(36)?,
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
                    l.level, l.said
                 FROM feed_line l JOIN feed_decision d ON d.partnership = l.partnership AND d.feed = l.feed
                    AND d.line = l.line
                 WHERE l.partnership = ?1 AND l.feed = ?2 AND l.line = ?3"
            ),
            values![feed, count(*line)],
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

/// Writes what some lines become.
#[must_use]
pub fn write_decided(batch: Batch, feed: FeedId, decided: &Decided, at: Timestamp) -> Batch {
    let line = |d: &Decision| {
        let link = d.link.as_ref();
        values![
            feed,
            count(d.line),
            d.record,
            d.person,
            d.replaced,
            d.joins,
            d.involvement,
            link.map(|l| l.0),
            link.map(|l| l.1.as_str()),
            link.map(|l| l.2.as_str()),
            link.and_then(|l| l.3),
            d.event
        ]
    };
    let mut persons = Vec::with_capacity(decided.persons.len());
    let (mut words, mut keys) = (Vec::new(), Vec::new());
    for shown in &decided.persons {
        let mut row = values![feed, shown.person, shown.fresh];
        row.extend(attribute_values(shown));
        persons.push(row);
        for word in shown.words.iter().flatten() {
            words.push(values![feed, word.as_str(), shown.person]);
        }
    }
    for word in &decided.new_words {
        keys.extend(
            link::search::neighbourhood(word).into_iter().map(|key| values![feed, key, word.as_str()]),
        );
    }
    batch
        .each(
            sql!(
                "UPDATE feed_decision SET record = ?4, person = ?5, replaced = ?6, joined = ?7,
                 involvement = ?8, link = ?9, rule = ?10, evidence = ?11, probability = ?12, event = ?13
                 WHERE partnership = ?1 AND feed = ?2 AND line = ?3"
            ),
            decided.decisions.iter().map(line).collect(),
        )
        .each(
            sql!(
                "UPDATE feed_guardian SET person = ?5, relation = ?6
                 WHERE partnership = ?1 AND feed = ?2 AND line = ?3 AND place = ?4"
            ),
            decided
                .guardians
                .iter()
                .map(|(line, place, person, relation)| {
                    values![feed, count(*line), *place, *person, relation.as_str()]
                })
                .collect(),
        )
        .each(
            sql!(
                "INSERT INTO feed_person (partnership, feed, person, fresh, level, given, surname, sort_name,
                 born, national_id, national_id_kind, sex, street, postcode, city, phone, email, language,
                 household)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
                 ON CONFLICT (partnership, feed, person) DO UPDATE SET level = excluded.level,
                 given = excluded.given, surname = excluded.surname, sort_name = excluded.sort_name,
                 born = excluded.born, national_id = excluded.national_id,
                 national_id_kind = excluded.national_id_kind, sex = excluded.sex, street = excluded.street,
                 postcode = excluded.postcode, city = excluded.city, phone = excluded.phone,
                 email = excluded.email, language = excluded.language, household = excluded.household"
            ),
            persons,
        )
        .each(
            sql!(
                "INSERT INTO feed_word (partnership, feed, word, person) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING"
            ),
            words,
        )
        .each(
            sql!(
                "INSERT INTO feed_word_key (partnership, feed, key, word) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING"
            ),
            keys,
        )
        .each(
            sql!(
                "INSERT INTO feed_review (partnership, feed, id, a, b, evidence, probability)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"
            ),
            decided
                .reviews
                .iter()
                .map(|(id, a, b, evidence, p)| values![feed, *id, *a, *b, evidence.as_str(), *p])
                .collect(),
        )
        .must(
            "feed",
            1,
            sql!(
                "UPDATE feed SET decided = decided + ?3, linked = linked + ?4, reviews = reviews + ?5,
                 touched = ?6 WHERE partnership = ?1 AND id = ?2 AND state = 'landing'"
            ),
            values![feed, decided.decisions.len(), count(decided.linked), decided.reviews.len(), at],
        )
}
