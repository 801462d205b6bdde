//! How many people have a name, a birth date, a house, a telephone: what agreement on it tells.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::hash::join;
use crate::vocabulary::{NameId, Vocabulary};

/// Records of an imagined list that stand in for what has not been counted.
const BEFORE: f32 = 50.0;
/// Share of a name that nobody has counted.
const NAME: f32 = 0.002;
/// Share of a birth date that nobody has counted: children of 18 years, and some grown-ups.
const BIRTHDAY: f32 = 1.0 / 9_000.0;

/// So many times as many people have 1 January as their birth date: it stands for a day that is not
/// known.
const NEW_YEAR: f32 = 8.0;
/// Names and birth dates of fewer records are not kept with a model.
const FEW: u32 = 10;

/// Counts by value, per country where it matters.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frequencies {
    /// Records counted, per country.
    pub totals: FxHashMap<u16, u32>,
    /// Words of given names.
    pub given: FxHashMap<u64, u32>,
    /// Words of surnames.
    pub surname: FxHashMap<u64, u32>,
    /// Birth dates.
    pub born: FxHashMap<u64, u32>,
    /// How many records bear a given name, surname or birth date that is not kept, as its bearers
    /// meet it on average; 0 where all are kept.
    #[serde(default)]
    pub few: [f32; 3],
    /// Houses; not kept with a model.
    #[serde(skip)]
    pub house: FxHashMap<u64, u32>,
    /// Telephone numbers; not kept with a model.
    #[serde(skip)]
    pub phone: FxHashMap<u64, u32>,
}

impl Frequencies {
    /// Counts the values of some entries.
    pub fn count(entries: &[Entry], vocabulary: &Vocabulary) -> Self {
        let mut all = Self::default();
        for entry in entries {
            *all.totals.entry(entry.country).or_default() += 1;
            for (names, counts) in [(entry.given, &mut all.given), (entry.surname, &mut all.surname)] {
                for token in vocabulary.name(names).tokens() {
                    *counts.entry(of(entry, vocabulary.token(*token).hash)).or_default() += 1;
                }
            }
            if !entry.birthday().is_none() {
                *all.born.entry(of(entry, u64::from(entry.birthday().0))).or_default() += 1;
            }
            if let Some(house) = house(entry, vocabulary) {
                *all.house.entry(house).or_default() += 1;
            }
            if entry.phone != 0 {
                *all.phone.entry(entry.phone).or_default() += 1;
            }
        }
        all
    }

    /// What a model keeps: no homes, and no name that only few people bear, so that it tells of
    /// nobody.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a count of records")]
    pub fn worth_keeping(mut self) -> Self {
        self.house.clear();
        self.phone.clear();
        let all = [&mut self.given, &mut self.surname, &mut self.born];
        for (counts, few) in all.into_iter().zip(&mut self.few) {
            let dropped = || counts.values().filter(|n| **n < FEW);
            let bearers: u32 = dropped().sum();
            let met: u32 = dropped().map(|n| n * n).sum();
            *few = if bearers > 0 { met as f32 / bearers as f32 } else { 0.0 };
            counts.retain(|_, n| *n >= FEW);
        }
        self
    }

    /// Says how frequent the values of an entry are.
    #[allow(clippy::cast_precision_loss, reason = "a count of records")]
    pub fn fill(&self, entry: &mut Entry, vocabulary: &Vocabulary) {
        let total = self.totals.get(&entry.country).copied().unwrap_or(0) as f32 + BEFORE;
        let share =
            |n: Option<&u32>, few: f32, before: f32| (n.map_or(few, |n| *n as f32) + BEFORE * before) / total;
        let [few_given, few_surnames, few_born] = self.few;
        // Of several words the rarest tells.
        let rarest = |name: NameId, counts: &FxHashMap<u64, u32>, few: f32| {
            let tokens = vocabulary.name(name).tokens().iter();
            tokens
                .map(|t| share(counts.get(&of(entry, vocabulary.token(*t).hash)), few, NAME))
                .fold(1.0_f32, f32::min)
        };
        let given = vocabulary.name(entry.given).tokens().first();
        let given = given
            .map_or(1.0, |t| share(self.given.get(&of(entry, vocabulary.token(*t).hash)), few_given, NAME));
        let surname = rarest(entry.surname, &self.surname, few_surnames);
        // Half of what the year's neighbours say: a list has few people of one day, and some are
        // there several times.
        let born = self.born.get(&of(entry, u64::from(entry.birthday().0)));
        let day = entry.birthday();
        let before = if day.day() == 1 && day.month() == 1 { BIRTHDAY * NEW_YEAR } else { BIRTHDAY };
        let born = 0.5f32.mul_add(share(born, few_born, before), 0.5 * before);
        entry.shares.given = given.ln();
        entry.shares.surname = surname.ln();
        entry.shares.born = born.ln();
        self.fill_homes(entry, vocabulary);
    }

    /// Says how many share the home of an entry.
    #[allow(clippy::cast_precision_loss, reason = "a count of records")]
    pub fn fill_homes(&self, entry: &mut Entry, vocabulary: &Vocabulary) {
        let count = |n: Option<&u32>| n.copied().unwrap_or(1) as f32;
        entry.shares.house = count(house(entry, vocabulary).and_then(|house| self.house.get(&house)));
        entry.shares.phone = count(self.phone.get(&entry.phone));
    }
}

fn of(entry: &Entry, value: u64) -> u64 {
    join(u64::from(entry.country), value)
}

/// One house and flat in one place.
pub fn house(entry: &Entry, vocabulary: &Vocabulary) -> Option<u64> {
    let street = vocabulary.token(entry.address.street()?).hash;
    let place = if entry.postcode == 0 { entry.city } else { entry.postcode };
    let door = u64::from(entry.address.house) << 32 | u64::from(entry.address.flat);
    Some(join(join(street, door), place))
}
