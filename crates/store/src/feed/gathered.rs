//! Persons that a delivery makes or shows anew, gathered from many of its lines before they are staged.
//!
//! Their ids are random: staged as each line is decided, a few persons would each touch a page of
//! their own, over and over. Gathered, they are written in the order of the table.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{FeedId, PersonId};

use super::people::{ShownPerson, attribute_values};
use crate::{Batch, sql, values};

/// Persons after which they are written: some 40 MB.
const MANY: usize = 40_000;

/// Persons on their way into the store.
#[derive(Debug, Default)]
pub struct Gathered {
    persons: BTreeMap<PersonId, ShownPerson>,
}

impl Gathered {
    /// Takes persons in. Who comes again is shown as said last, and found by all that was said.
    pub fn add(&mut self, persons: Vec<ShownPerson>) {
        for mut shown in persons {
            if let Some(before) = self.persons.remove(&shown.person) {
                shown.fresh |= before.fresh;
                shown.words = match (before.words, shown.words) {
                    (Some(a), Some(b)) => {
                        Some(a.into_iter().chain(b).collect::<BTreeSet<_>>().into_iter().collect())
                    }
                    (a, b) => a.or(b),
                };
            }
            self.persons.insert(shown.person, shown);
        }
    }

    /// Whether it is time to write them.
    #[must_use]
    pub fn are_many(&self) -> bool {
        self.persons.len() >= MANY
    }

    /// Stages them, and holds none after that.
    #[must_use]
    pub fn write(&mut self, batch: Batch, feed: FeedId) -> Batch {
        let persons = std::mem::take(&mut self.persons);
        let mut rows = Vec::with_capacity(persons.len());
        let mut words = BTreeSet::new();
        for shown in persons.values() {
            let mut row = values![feed, shown.person, shown.fresh, shown.words.is_some()];
            row.extend(attribute_values(shown));
            rows.push(row);
            words.extend(shown.words.iter().flatten().map(|word| (word.as_str(), shown.person)));
        }
        let words = words.into_iter().map(|(word, person)| values![feed, word, person]).collect();
        batch
        .each(
            sql!(
                "INSERT INTO feed_person (partnership, feed, person, fresh, renamed, level, given, surname, sort_name,
                 born, national_id, national_id_kind, sex, street, postcode, city, phone, email, language,
                 household)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
                 ON CONFLICT (partnership, feed, person) DO UPDATE SET
                 renamed = feed_person.renamed OR excluded.renamed, level = excluded.level,
                 given = excluded.given, surname = excluded.surname, sort_name = excluded.sort_name,
                 born = excluded.born, national_id = excluded.national_id,
                 national_id_kind = excluded.national_id_kind, sex = excluded.sex, street = excluded.street,
                 postcode = excluded.postcode, city = excluded.city, phone = excluded.phone,
                 email = excluded.email, language = excluded.language, household = excluded.household"
            ),
            rows,
        )
        .each(
            sql!(
                "INSERT INTO feed_word (partnership, feed, word, person) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING"
            ),
            words,
        )
    }
}
