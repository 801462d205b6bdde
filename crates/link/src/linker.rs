//! The interface of a linking engine: incremental, by keys, with a human's memory.
//!
//! For each new or changed record the caller stores [`Linker::keys`], looks up the persons with
//! a record that shares one of them, loads *every* current record of those persons, and asks
//! [`Linker::decide`]. So an engine sees whole persons and can refuse a join that only one of
//! their records would allow, and no index is ever loaded whole.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::decisive;
use crate::evidence::Evidence;
use crate::hash;
use crate::record::{PersonId, Record, RecordId};

/// Keys of one record at most.
pub const MAX_RECORD_KEYS: usize = 16;
/// Candidate records that a caller needs to load for one key; a key with more is too common to
/// tell anything, and the engine's finer keys take over.
pub const MAX_CANDIDATES_PER_KEY: usize = 200;
/// Possible persons of one decision at most; the nearest are kept.
pub const MAX_POSSIBLE: usize = 10;

/// A blocking key: records that share none are never compared. A hash, compared for equality
/// only, kept in stores as it is; belongs to one engine version. Two texts that happen to share
/// a key cost a comparison and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub i64);

impl Key {
    /// The key of a text among those of its kind.
    #[must_use]
    pub const fn of(kind: &str, text: &str) -> Self {
        Self(hash::of_kind(kind, text).cast_signed())
    }
}

/// A linked record and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The person that it is linked to.
    pub person: PersonId,
    /// The record.
    pub record: Record,
}

/// A person that a record may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The person.
    pub person: PersonId,
    /// Why.
    pub evidence: Evidence,
    /// Somebody else is near as well: with this record more of the person may tell that the two are
    /// one, see [`Linker::decide_person`].
    #[serde(default)]
    pub beside: bool,
}

/// What an engine says about one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// It is this person.
    Same(Match),
    /// It may be one of these: it becomes a new person meanwhile, and a human is asked. Nearest
    /// first, never empty.
    Possible {
        /// The persons.
        matches: Vec<Match>,
    },
    /// Nobody known.
    New,
}

/// A human's "not the same", remembered for ever: pairs of records, since persons come and go
/// when links are made and undone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NotSame(BTreeSet<(RecordId, RecordId)>);

impl NotSame {
    /// Nobody has said anything.
    pub const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// Remembers that two records are not the same person, in either order.
    pub fn insert(&mut self, a: RecordId, b: RecordId) {
        self.0.insert((a.min(b), a.max(b)));
    }

    /// Whether a human has said so.
    pub fn contains(&self, a: RecordId, b: RecordId) -> bool {
        self.0.contains(&(a.min(b), a.max(b)))
    }
}

impl FromIterator<(RecordId, RecordId)> for NotSame {
    fn from_iter<I: IntoIterator<Item = (RecordId, RecordId)>>(pairs: I) -> Self {
        let mut all = Self::none();
        for (a, b) in pairs {
            all.insert(a, b);
        }
        all
    }
}

/// A linking engine. Deterministic: the same record and the same set of candidates, in any
/// order, give the same decision.
///
/// What [`Linker::by_number`] decides, [`Linker::decide`] decides the same, whoever else is among
/// the candidates: so a caller may ask by the number first, with the persons who have it, and look
/// up the keys of the remaining records only.
pub trait Linker: Send + Sync {
    /// Name and version, stored with every link; keys and evidence belong to it.
    fn version(&self) -> &str;

    /// What the keys depend on: where it is the same, keys that a store has kept still hold.
    fn keyed_by(&self) -> &str {
        self.version()
    }

    /// The keys under which the record is found and finds others, sorted, at most
    /// [`MAX_RECORD_KEYS`]. A record that must never be linked has none. They depend on nothing but
    /// what the record says: not on its id, nor on its agency.
    fn keys(&self, record: &Record) -> Vec<Key>;

    /// Who the record is. `candidates` holds every current record of every person that shares a
    /// key; the record itself, when it is linked already, is ignored among them. `not_same`
    /// holds at least the pairs that the record is part of.
    fn decide(&self, record: &Record, candidates: &[Candidate], not_same: &NotSame) -> Decision;

    /// Who else a person is, whose records are `own`: what two records said each by themselves, they
    /// may say together. `candidates` holds every current record of every other person that shares
    /// a key with one of them.
    fn decide_person(&self, own: &[Record], candidates: &[Candidate], not_same: &NotSame) -> Decision {
        let mut possible = Decision::New;
        for record in own {
            match self.decide(record, candidates, not_same) {
                Decision::New => {}
                Decision::Same(found) => return Decision::Same(found),
                other if possible == Decision::New => possible = other,
                Decision::Possible { .. } => {}
            }
        }
        possible
    }

    /// What the engine has to say of two records, field by field.
    fn evidence(&self, record: &Record, other: &Record) -> Evidence;

    /// Whose the record is by its number alone: see [`decisive::by_number`]. `candidates` holds
    /// every current record of every person with that number.
    fn by_number(&self, record: &Record, candidates: &[Candidate], not_same: &NotSame) -> Option<Match> {
        let (person, nearest) = decisive::by_number(record, candidates, not_same)?;
        Some(Match { person, evidence: self.evidence(record, nearest), beside: false })
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    /// Stores hold these numbers: they are the same for ever, on every machine.
    #[test]
    fn a_key_is_the_same_number_for_ever() {
        for (kind, text, key) in [
            ("", "", 1_998_855_519_756_462_295),
            ("id", "SE:201703042391", -4_363_228_415_772_722_335),
            ("day-name", "2017-03-04:alva/bergstrom", 2_846_162_632_474_954_568),
            ("day-postcode", "2017-03-04:79131", -365_069_779_321_458_025),
        ] {
            assert_eq!(Key::of(kind, text), Key(key), "{kind} {text}");
        }
    }

    #[test]
    fn the_kind_tells_keys_apart_and_so_does_where_it_ends() {
        assert_ne!(Key::of("a", "bc"), Key::of("ab", "c"));
        assert_ne!(Key::of("name", "alva"), Key::of("city", "alva"));
    }
}
