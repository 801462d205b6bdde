//! Search: candidates by birth date, by number and by words, then the names compared.
//!
//! Statements only narrow. What a protection level hides from the viewer is dropped here, before
//! anything is counted or ordered; whether a viewer may see a child is left to the gate. A
//! question costs the same whether somebody is found, is unknown or may not be known.

use std::collections::{BTreeMap, BTreeSet};

use domain::circle::Coverage;
use domain::gate::{Actor, Facts, Permit};
use domain::id::PersonId;
use domain::person::{Name, Person};
use domain::protection::{Category, Level};
use domain::search::{Closeness, HIT_LIMIT, Query};
use jiff::civil::Date;

use self::words::{ONE_WORD, PAIR_SLOTS, TWO_WORDS, WORD_SLOTS, Words, count, near_words, pairs, slots};
use crate::circle::coverage_row;
use crate::{Ask, Row, Scope, StoreError, sql, values};

mod load;
mod own;
mod throttle;
mod words;

pub use throttle::{OUTSIDE, count_outside, window_since};

/// Of those born on a day or carrying a number, how many are compared.
const BORN_LIMIT: i64 = 2_000;
/// Of those with the words, for how many it is asked whether the viewer may see them.
const CANDIDATE_LIMIT: i64 = 1_000;
/// How many that the viewer may see are compared.
const SEEN_LIMIT: i64 = 200;
/// How many children's further names are read when the shown one does not fit.
const RENAMED_LIMIT: usize = 60;

/// Somebody who may be meant.
#[derive(Debug, Clone)]
pub struct Found {
    /// The person, sealed.
    pub person: Person,
    /// What the gate asks.
    pub facts: Facts,
    /// How near the name comes.
    pub closeness: Closeness,
    /// Folded name to order by; empty when the name is hidden from the viewer.
    pub sort_name: String,
}

/// What the store knows of a query.
#[derive(Debug, Clone)]
pub struct Findings {
    /// Those whom the viewer, or the viewer's agency, works with; own children first, exact
    /// before near, then by name.
    pub seen: Vec<Found>,
    /// There may be more than were compared or returned.
    pub more: bool,
    /// Persons whom an exact query names and the sources know that everybody may ask.
    pub known: Vec<PersonId>,
    /// Those sources.
    pub sources: Vec<Coverage>,
}

/// A row of a candidate, plain: it does not leave this file.
struct Candidate {
    id: PersonId,
    level: Option<Level>,
    name: Name,
    born: Option<Date>,
    sort_name: String,
}

fn candidate(row: &Row) -> Result<Candidate, StoreError> {
    Ok(Candidate {
        id: row.parse(0)?,
        level: row.opt_code(1, Level::from_code)?,
        name: Name { given: row.text(2)?, surname: row.text(3)? },
        born: row.opt_parse(4)?,
        sort_name: row.text(5)?,
    })
}

/// Whether a candidate is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Yes,
    /// The shown name is not the one that was asked for.
    PerhapsByAnother,
    No,
}

/// One search by one viewer.
struct Search<'a> {
    scope: &'a Scope,
    actor: &'a Actor,
    permit: &'a Permit,
    query: &'a Query,
    today: Date,
    /// Near enough, by person: the closest name counts.
    near: BTreeMap<PersonId, (Closeness, String)>,
    /// Candidates whose shown name does not fit: perhaps another record's name does.
    renamed: BTreeSet<PersonId>,
    own: BTreeSet<PersonId>,
    known: Vec<PersonId>,
    more: bool,
}

/// Looks for persons. Within what the viewer may see it forgives a typing error; of everybody
/// else only an exact query is answered, by [`Findings::known`].
///
/// # Errors
/// The store does not answer.
pub async fn find(
    scope: &Scope,
    actor: &Actor,
    permit: &Permit,
    query: &Query,
    today: Date,
) -> Result<Findings, StoreError> {
    let mut search = Search {
        scope,
        actor,
        permit,
        query,
        today,
        near: BTreeMap::new(),
        renamed: BTreeSet::new(),
        own: BTreeSet::new(),
        known: Vec::new(),
        more: false,
    };
    let sources = search.by_date_or_number().await?;
    if query.born.is_empty() && query.national_id.is_none() {
        search.by_words().await?;
    }
    search.by_other_names().await?;
    let seen = search.load().await?;
    Ok(Findings { seen, more: search.more, known: search.known, sources })
}

impl Search<'_> {
    fn me(&self) -> String {
        self.actor.practitioner.map(|p| p.to_string()).unwrap_or_default()
    }

    fn agency(&self) -> String {
        self.actor.agency.map(|a| a.to_string()).unwrap_or_default()
    }

    fn hides(&self, level: Option<Level>, category: Category) -> bool {
        self.scope.db.protection().hides(level, category) && !self.permit.clears(category)
    }

    /// Whether a hit would tell the viewer what the level hides: by a name, a date or a number.
    fn conceals(&self, level: Option<Level>) -> bool {
        let by_name = !self.query.words.is_empty() || !self.query.born.is_empty();
        self.hides(level, Category::Existence)
            || (by_name && self.hides(level, Category::Name))
            || (self.query.national_id.is_some() && self.hides(level, Category::NationalId))
    }

    /// Takes a candidate whom the viewer may see, if the name fits; else another record's may.
    fn take(&mut self, found: &Candidate) {
        if self.take_by_shown_name(found) == Fit::PerhapsByAnother {
            self.renamed.insert(found.id);
        }
    }

    /// Takes a candidate if the name that is shown fits.
    fn take_by_shown_name(&mut self, found: &Candidate) -> Fit {
        if self.conceals(found.level) || !self.query.fits_born(found.born) {
            return Fit::No;
        }
        let Some(closeness) = self.query.closeness(&found.name) else { return Fit::PerhapsByAnother };
        let name = if self.hides(found.level, Category::Name) { "" } else { &found.sort_name };
        let entry = self.near.entry(found.id).or_insert_with(|| (closeness, name.to_owned()));
        entry.0 = entry.0.min(closeness);
        Fit::Yes
    }

    /// Everybody born that day or carrying that number; the sources.
    async fn by_date_or_number(&mut self) -> Result<Vec<Coverage>, StoreError> {
        let born = |at: usize| {
            let date = self.query.born.get(at).or(self.query.born.first());
            date.map(Date::to_string).unwrap_or_default()
        };
        let number = self.query.national_id.map(|id| id.digits().to_owned()).unwrap_or_default();
        let asks = vec![
            Ask::new(
                sql!(
                    "SELECT c.id, c.level, c.given, c.surname, c.born, c.sort_name,
                        EXISTS (SELECT 1 FROM person q
                            JOIN involvement i ON i.partnership = q.partnership AND i.person = q.id
                            WHERE q.partnership = ?1 AND q.canonical = c.id AND i.agency = ?4
                            AND (i.from_day IS NULL OR i.from_day <= ?5)
                            AND (i.to_day IS NULL OR i.to_day >= ?5)),
                        EXISTS (SELECT 1 FROM person q
                            JOIN involvement i ON i.partnership = q.partnership AND i.person = q.id
                            JOIN agency a ON a.partnership = i.partnership AND a.id = i.agency
                            WHERE q.partnership = ?1 AND q.canonical = c.id
                            AND i.exposure <> 'hidden' AND NOT a.sensitive
                            AND (i.from_day IS NULL OR i.from_day <= ?5)
                            AND (i.to_day IS NULL OR i.to_day >= ?5))
                     FROM person c WHERE c.partnership = ?1 AND c.canonical = c.id AND c.born IN (?2, ?3)
                     ORDER BY c.id LIMIT ?6"
                ),
                values![born(0), born(1), self.agency(), self.today, BORN_LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT c.id, c.level, c.given, c.surname, c.born, c.sort_name,
                        EXISTS (SELECT 1 FROM person q
                            JOIN involvement i ON i.partnership = q.partnership AND i.person = q.id
                            WHERE q.partnership = ?1 AND q.canonical = c.id AND i.agency = ?3
                            AND (i.from_day IS NULL OR i.from_day <= ?4)
                            AND (i.to_day IS NULL OR i.to_day >= ?4)),
                        EXISTS (SELECT 1 FROM person q
                            JOIN involvement i ON i.partnership = q.partnership AND i.person = q.id
                            JOIN agency a ON a.partnership = i.partnership AND a.id = i.agency
                            WHERE q.partnership = ?1 AND q.canonical = c.id
                            AND i.exposure <> 'hidden' AND NOT a.sensitive
                            AND (i.from_day IS NULL OR i.from_day <= ?4)
                            AND (i.to_day IS NULL OR i.to_day >= ?4))
                     FROM person c WHERE c.partnership = ?1 AND c.id IN (
                        SELECT m.canonical FROM person m WHERE m.partnership = ?1 AND m.national_id = ?2
                        UNION SELECT m.canonical FROM source_record s
                        JOIN person m ON m.partnership = s.partnership AND m.id = s.person
                        WHERE s.partnership = ?1 AND s.national_id = ?2
                        AND EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                            AND i.source_record = s.id AND (i.exposure = 'open' OR i.agency = ?3)
                            AND (i.from_day IS NULL OR i.from_day <= ?4)
                            AND (i.to_day IS NULL OR i.to_day >= ?4)))
                     ORDER BY c.id LIMIT ?5"
                ),
                values![number.as_str(), self.agency(), self.today, BORN_LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT id, name, sector, as_of, coverage_from, coverage_to, coverage_area, sensitive,
                        feed_days FROM agency WHERE partnership = ?1 AND NOT sensitive AND as_of IS NOT NULL
                     ORDER BY sector, name, id LIMIT 200"
                ),
                values![],
            ),
        ];
        let answers = self.scope.read(asks).await?;
        let [by_date, by_number, sources] = answers.as_slice() else {
            return Err(StoreError::Column(0, "answers"));
        };
        // A number is the narrower question: a date beside it must fit, too.
        let by_exact = if self.query.national_id.is_some() { by_number } else { by_date };
        let ids: Vec<PersonId> = by_exact.iter().map(|row| row.parse(0)).collect::<Result<_, _>>()?;
        self.own_children(&ids).await?;
        for row in by_exact {
            let found = candidate(row)?;
            let (agency_knows, known) = (row.bool(6)?, row.bool(7)?);
            if agency_knows || self.own.contains(&found.id) {
                self.take(&found);
            }
            let named = if self.query.national_id.is_some() {
                self.query.closeness(&found.name).is_some()
            } else {
                self.query.is_whole_name(&found.name)
            };
            let fits = named && self.query.is_born(found.born) && !self.conceals(found.level);
            if self.query.is_exact() && fits && known {
                self.known.push(found.id);
            }
        }
        sources.iter().map(|row| coverage_row(row, self.today)).collect()
    }

    /// Whom the viewer's agency works with and whose names have the words.
    async fn by_words(&mut self) -> Result<(), StoreError> {
        let readings = self.query.readings();
        let tokens: BTreeSet<&String> = readings.iter().flatten().collect();
        let tokens: Vec<&String> = tokens.into_iter().collect();
        let asks = tokens.iter().flat_map(|token| [near_words(token), count([token.as_str()].iter())]);
        let answers = self.scope.read(asks.collect()).await?;
        let mut words: BTreeMap<&str, Words> = BTreeMap::new();
        for (token, answer) in tokens.iter().zip(answers.chunks(2)) {
            words.insert(token, Words::of(token, answer)?);
        }
        // As written first; the forgiving search only if that did not fill the list.
        self.candidates(&readings, &words, true).await?;
        if self.near.len() > HIT_LIMIT {
            return Ok(());
        }
        self.candidates(&readings, &words, false).await
    }

    /// Asks for the people of each reading by its two rarest words; the others are compared.
    async fn candidates(
        &mut self,
        readings: &[Vec<String>],
        words: &BTreeMap<&str, Words>,
        as_written: bool,
    ) -> Result<(), StoreError> {
        let mut asks = Vec::new();
        for reading in readings {
            let lists = reading.iter().map(|word| words.get(word.as_str())?.choices(word, as_written));
            let Some(mut lists) = lists.collect::<Option<Vec<_>>>() else { continue };
            lists.sort_by_key(|(_, people)| *people);
            lists.dedup_by(|a, b| a.0 == b.0);
            let given = values![self.me(), self.agency(), self.today];
            match lists.as_slice() {
                [] => {}
                [(only, people)] => {
                    self.more |= *people > CANDIDATE_LIMIT;
                    let mut given = given;
                    given.extend(slots(only.iter().map(String::as_str), WORD_SLOTS));
                    given.extend(values![CANDIDATE_LIMIT, SEEN_LIMIT]);
                    asks.push(Ask::new(ONE_WORD, given));
                }
                [(one, _), (other, _), ..] => {
                    for some in pairs(one, other).chunks(PAIR_SLOTS) {
                        let mut given = given.clone();
                        given.extend(slots(some.iter().map(String::as_str), PAIR_SLOTS));
                        given.extend(values![CANDIDATE_LIMIT, SEEN_LIMIT]);
                        asks.push(Ask::new(TWO_WORDS, given));
                    }
                }
            }
        }
        for rows in self.scope.read(asks).await? {
            self.more |= i64::try_from(rows.len()).is_ok_and(|found| found >= SEEN_LIMIT);
            for row in &rows {
                self.take(&candidate(row)?);
            }
        }
        Ok(())
    }

    /// Former and other names that a record says: only of records whose agency shows itself, or
    /// that are the viewer's agency's own.
    async fn by_other_names(&mut self) -> Result<(), StoreError> {
        let unsettled: Vec<PersonId> = self
            .renamed
            .iter()
            .filter(|id| !self.near.contains_key(id))
            .copied()
            .take(RENAMED_LIMIT)
            .collect();
        let asks = unsettled.iter().map(|id| {
            Ask::new(
                sql!(
                    "SELECT s.given, s.surname, c.level, c.sort_name FROM person m
                     JOIN person c ON c.partnership = m.partnership AND c.id = m.canonical
                     JOIN source_record s ON s.partnership = m.partnership AND s.person = m.id
                     WHERE m.partnership = ?1 AND m.canonical = ?2 AND EXISTS (
                        SELECT 1 FROM involvement i WHERE i.partnership = ?1 AND i.source_record = s.id
                        AND (i.exposure = 'open' OR i.agency = ?3))
                     LIMIT 40"
                ),
                values![*id, self.agency()],
            )
        });
        let answers = self.scope.read(asks.collect()).await?;
        for (id, rows) in unsettled.iter().zip(answers) {
            for row in &rows {
                let name = Name { given: row.text(0)?, surname: row.text(1)? };
                let Some(closeness) = self.query.closeness(&name) else { continue };
                let hidden = self.hides(row.opt_code(2, Level::from_code)?, Category::Name);
                let sort_name = if hidden { String::new() } else { row.text(3)? };
                let entry = self.near.entry(*id).or_insert((closeness, sort_name));
                entry.0 = entry.0.min(closeness);
            }
        }
        Ok(())
    }
}
