//! Who each record truly is, from a CSV file.

use std::path::Path;

use link::evaluate::Truth;
use rustc_hash::FxHashMap;

use crate::failure::Failure;

/// What a file says of the records, by their id.
#[derive(Debug, Default)]
pub struct Truths {
    by_id: FxHashMap<String, Truth>,
}

impl Truths {
    /// Reads `record_id` and `person_id`, and `twin_group` and `flags` where they are.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::Csv(path.to_owned(), error);
        let mut reader = csv::Reader::from_path(path).map_err(failed)?;
        let header = reader.headers().map_err(failed)?.clone();
        let place = |name: &str| header.iter().position(|h| h == name);
        let missing = |name| Failure::Column(path.to_owned(), name);
        let record_id = place("record_id").ok_or_else(|| missing("record_id"))?;
        let person_id = place("person_id").ok_or_else(|| missing("person_id"))?;
        let (twin_group, flags) = (place("twin_group"), place("flags"));
        let mut persons = Numbers::default();
        let mut twins = Numbers::default();
        let mut all = Self::default();
        for row in reader.records() {
            let row = row.map_err(failed)?;
            let text = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or("");
            // A twin's group is followed by which of the twins it is: T12_0, T12_1.
            let group = text(twin_group).split('_').next().unwrap_or("");
            let truth = Truth {
                person: persons.of(text(Some(person_id))),
                twins: if group.is_empty() { 0 } else { twins.of(group) },
                marks: text(flags).split(';').filter(|m| !m.is_empty()).map(str::to_owned).collect(),
            };
            all.by_id.insert(text(Some(record_id)).to_owned(), truth);
        }
        Ok(all)
    }

    /// What is true of some records, in their order.
    pub fn of<'i>(&self, ids: impl Iterator<Item = &'i str>, path: &Path) -> Result<Vec<Truth>, Failure> {
        ids.map(|id| {
            let truth = self.by_id.get(id).cloned();
            truth.ok_or_else(|| Failure::NoTruth(path.to_owned(), id.to_owned()))
        })
        .collect()
    }
}

/// Numbers for texts, from 1.
#[derive(Debug, Default)]
pub struct Numbers(FxHashMap<String, u32>);

impl Numbers {
    /// The number of a text.
    pub fn of(&mut self, text: &str) -> u32 {
        let next = u32::try_from(self.0.len() + 1).unwrap_or(u32::MAX);
        *self.0.entry(text.to_owned()).or_insert(next)
    }
}
