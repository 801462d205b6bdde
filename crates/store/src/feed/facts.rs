//! What the staged lines meet in the store.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{InvolvementId, PersonId, SourceRecordId};
use domain::involvement::Exposure;
use domain::person::Name;
use domain::source_record::{Number, SourceRecord};
use jiff::civil::Date;
use link::NotSame;

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
    /// Those of them whose ties are hidden.
    pub hidden: BTreeSet<SourceRecordId>,
    /// By line, the persons that have its number; of lines in `met` also those
    /// that share another key with it.
    pub candidates: BTreeMap<u64, BTreeSet<PersonId>>,
    /// Lines whose keys were looked up.
    pub met: BTreeSet<u64>,
    /// By line, a person who has its number and no record: a guardian so far.
    pub bare: BTreeMap<u64, SourceRecord>,
    /// What humans have said of the lines' records.
    pub not_same: NotSame,
}

/// Whom some lines may be, by their keys.
#[derive(Debug, Clone, Default)]
pub struct Met {
    /// By line.
    pub candidates: Vec<(u64, BTreeSet<PersonId>)>,
    /// All records of those who were not known yet.
    pub records: BTreeMap<PersonId, Vec<SourceRecord>>,
    /// Those of them whose ties are hidden.
    pub hidden: BTreeSet<SourceRecordId>,
}

impl Chunk {
    /// Takes in whom some lines may be.
    pub fn add(&mut self, met: Met) {
        for (line, persons) in met.candidates {
            self.candidates.entry(line).or_default().extend(persons);
            self.met.insert(line);
        }
        self.hidden.extend(met.hidden);
        for (person, records) in met.records {
            self.groups.entry(person).or_insert(records);
        }
    }
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
