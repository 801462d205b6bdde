//! Lines of a delivery between the two steps of deciding, and what they have changed so far.

use std::collections::BTreeMap;

use domain::id::{PersonId, SourceRecordId};
use domain::source_record::SourceRecord;
use store::feed::{Chunk, Decided, Met};

/// The lines of a chunk between the two steps.
pub(super) struct Halfway {
    pub(super) chunk: Chunk,
    /// Records by person, as the lines so far have left them.
    pub(super) groups: BTreeMap<PersonId, Vec<SourceRecord>>,
    pub(super) decided: Decided,
    /// By line: whose it is.
    pub(super) persons: Vec<PersonId>,
    pub(super) touched: BTreeMap<PersonId, Touched>,
}

/// A person whose records this chunk changes.
#[derive(Default)]
pub(super) struct Touched {
    pub(super) before: Vec<SourceRecord>,
    pub(super) after: Vec<SourceRecord>,
}

impl Halfway {
    /// Takes in whom a line may be that was looked up late, and what earlier lines say of them.
    pub(super) fn add(&mut self, met: Met, earlier: Vec<(PersonId, SourceRecord)>) {
        self.chunk.add(met);
        for (person, records) in std::mem::take(&mut self.chunk.groups) {
            self.groups.entry(person).or_insert(records);
        }
        self.overlay(earlier);
    }

    /// Puts what earlier lines say in the place of what the store says.
    pub(super) fn overlay(&mut self, earlier: Vec<(PersonId, SourceRecord)>) {
        for (person, record) in earlier {
            let group = self.groups.entry(person).or_default();
            group.retain(|r| r.id != record.id);
            group.push(record);
        }
    }
}

impl Touched {
    pub(super) fn put(&mut self, record: &SourceRecord) {
        self.take(record.id);
        self.after.push(record.clone());
    }

    pub(super) fn take(&mut self, id: SourceRecordId) {
        self.after.retain(|r| r.id != id);
    }
}

/// Whether a delivery may tell that it has met somebody: not of whom nothing but a masked or hidden
/// tie speaks.
pub(super) fn is_known(groups: &BTreeMap<PersonId, Vec<SourceRecord>>, person: PersonId) -> bool {
    groups.get(&person).is_none_or(|all| all.is_empty() || all.iter().any(|r| r.open))
}

/// A person's records before and after, as far as this chunk goes.
pub(super) fn touch<'h>(
    half: &'h mut Halfway,
    groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
    person: PersonId,
) -> &'h mut Touched {
    half.touched.entry(person).or_insert_with(|| {
        let before = groups.get(&person).cloned().unwrap_or_default();
        Touched { after: before.clone(), before }
    })
}
