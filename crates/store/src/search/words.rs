//! Words of a query as words of a partnership: statements have a fixed number of slots, so a word
//! that may stand for many keeps the nearest.

use crate::{Ask, Row, StoreError, Value, sql, values};

/// Words of the partnership that one word of the query may stand for.
pub const WORD_SLOTS: usize = 24;
/// Keys of one word: itself, and itself less one letter.
const KEY_SLOTS: usize = 25;
/// How far the people with a word are counted, to begin with the rarest.
const COUNT_LIMIT: i64 = 5_000;

/// The words of a partnership that one word of the query may stand for.
pub struct Words {
    /// How many have the word itself, up to [`COUNT_LIMIT`].
    pub people: i64,
    /// The word itself and those one typing error away, the same length first.
    pub near: Vec<String>,
}

impl Words {
    /// From the answers to [`near_words`] and [`count`].
    pub fn of(token: &str, answers: &[Vec<Row>]) -> Result<Self, StoreError> {
        let [words, people] = answers else { return Err(StoreError::Column(0, "answers")) };
        let mut near = Vec::new();
        for row in words {
            let word = row.str(0)?;
            let forgiven = token.len().max(word.len()) >= link::search::MIN_FORGIVEN_LETTERS;
            if word == token || (forgiven && link::within_one_edit(token, word)) {
                near.push(word.to_owned());
            }
        }
        near.sort_by_key(|word| (word != token, word.len().abs_diff(token.len()), word.clone()));
        near.truncate(WORD_SLOTS);
        let people = people.first().map_or(Ok(0), |row| row.int(0))?;
        Ok(Self { people, near })
    }

    /// The words that the token may stand for, as it is written or with an error forgiven, and how
    /// many have the word itself; `None` when nobody has any.
    pub fn choices(&self, token: &str, as_written: bool) -> Option<(Vec<String>, i64)> {
        if as_written {
            (self.people > 0).then(|| (vec![token.to_owned()], self.people))
        } else {
            (!self.near.is_empty()).then(|| (self.near.clone(), self.people))
        }
    }
}

/// Values for slots, the last one repeated: a statement has a fixed number of them.
pub fn slots<'w>(words: impl Iterator<Item = &'w str>, number: usize) -> Vec<Value> {
    let mut values: Vec<Value> = words.take(number).map(Value::from).collect();
    let last = values.last().cloned().unwrap_or_else(|| Value::from(""));
    values.resize(number, last);
    values
}

pub fn near_words(token: &str) -> Ask {
    let keys = link::query_keys(token);
    Ask::new(
        sql!(
            "SELECT DISTINCT word FROM word_key WHERE partnership = ?1 AND key IN (
             ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
             ?22, ?23, ?24, ?25, ?26)
             LIMIT 2000"
        ),
        slots(keys.iter().map(String::as_str), KEY_SLOTS),
    )
}

/// How many people have one of the words, up to [`COUNT_LIMIT`].
pub fn count<'w>(words: impl Iterator<Item = impl AsRef<str> + 'w>) -> Ask {
    let words: Vec<String> = words.map(|word| word.as_ref().to_owned()).collect();
    let mut given = slots(words.iter().map(String::as_str), WORD_SLOTS);
    given.extend(values![COUNT_LIMIT]);
    Ask::new(
        sql!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM person_word WHERE partnership = ?1 AND word IN (
             ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
             ?22, ?23, ?24, ?25)
             LIMIT ?26) AS few"
        ),
        given,
    )
}

/// Values: viewer, agency, day, the words' slots, two limits.
pub const ONE_WORD: crate::Statement = sql!(
    "SELECT DISTINCT c.id, c.level, c.given, c.surname, c.born, c.sort_name
     FROM (SELECT d.person AS person FROM person_word d WHERE d.partnership = ?1 AND d.word IN (
        ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
        ?25, ?26, ?27, ?28)
        LIMIT ?29) f
     CROSS JOIN person m CROSS JOIN person c
     WHERE m.partnership = ?1 AND m.id = f.person AND c.partnership = ?1 AND c.id = m.canonical
     AND EXISTS (SELECT 1 FROM person q CROSS JOIN involvement i
        WHERE q.partnership = ?1 AND q.canonical = c.id AND i.partnership = ?1 AND i.person = q.id
        AND (i.agency = ?3 OR i.practitioner = ?2)
        AND (i.from_day IS NULL OR i.from_day <= ?4) AND (i.to_day IS NULL OR i.to_day >= ?4))
     LIMIT ?30"
);

/// Pairs of words that one statement is asked for.
pub const PAIR_SLOTS: usize = 32;
/// Pairs of words that one reading may stand for, the nearest first.
const MOST_PAIRS: usize = 128;

/// The pairs that two words of the query may stand for, as the store writes them: the nearest first.
pub fn pairs(one: &[String], other: &[String]) -> Vec<String> {
    let mut all: Vec<(usize, String)> = Vec::new();
    for (i, a) in one.iter().enumerate() {
        for (j, b) in other.iter().enumerate().filter(|(_, b)| *b != a) {
            all.push((i + j, format!("{} {}", a.min(b), a.max(b))));
        }
    }
    all.sort();
    all.dedup();
    all.truncate(MOST_PAIRS);
    all.into_iter().map(|(_, pair)| pair).collect()
}

/// Values: viewer, agency, day, the pairs' slots, two limits.
pub const TWO_WORDS: crate::Statement = sql!(
    "SELECT DISTINCT c.id, c.level, c.given, c.surname, c.born, c.sort_name
     FROM (SELECT d.person AS person FROM name_pair d WHERE d.partnership = ?1 AND d.pair IN (
        ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
        ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36)
        LIMIT ?37) f
     CROSS JOIN person m CROSS JOIN person c
     WHERE m.partnership = ?1 AND m.id = f.person AND c.partnership = ?1 AND c.id = m.canonical
     AND EXISTS (SELECT 1 FROM person q CROSS JOIN involvement i
        WHERE q.partnership = ?1 AND q.canonical = c.id AND i.partnership = ?1 AND i.person = q.id
        AND (i.agency = ?3 OR i.practitioner = ?2)
        AND (i.from_day IS NULL OR i.from_day <= ?4) AND (i.to_day IS NULL OR i.to_day >= ?4))
     LIMIT ?38"
);
