//! Which records speak of the same person: names folded, keys, evidence, decisions.
//!
//! Architecture invariant: nothing here does IO, reads a clock or draws a random number, and
//! nothing here knows the rest of Kring; records come in as plain values, decisions go out.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod compare;
pub mod evidence;
pub mod fold;
pub mod linker;
pub mod plain;
pub mod record;
pub mod search;

pub use evidence::{Code, Evidence, Field, FieldEvidence, Rarity};
pub use fold::{fold, tokens, within_one_edit};
pub use linker::{Candidate, Decision, Key, Linker, Match, NotSame};
pub use plain::Plain;
pub use record::{AgencyId, BirthDate, NationalId, PersonId, Record, RecordId};
pub use search::{name_matches, query_keys, search_keys};
