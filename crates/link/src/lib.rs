//! Which records speak of the same person: names folded, keys, evidence, decisions.
//!
//! Architecture invariant: nothing here does IO, reads a clock or draws a random number, and
//! nothing here knows the rest of Kring; records come in as plain values, decisions go out.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod batch;
pub mod block;
pub mod cluster;
pub mod compare;
pub mod decisive;
pub mod engine;
pub mod entry;
pub mod evaluate;
pub mod evidence;
pub mod explain;
pub mod fold;
pub mod frequencies;
pub mod hash;
pub mod linker;
pub mod model;
pub mod pattern;
pub mod plain;
pub mod record;
pub mod search;
pub mod sound;
pub mod standard;
pub mod tables;
pub mod threshold;
pub mod train;
pub mod vocabulary;

pub use engine::Engine;
pub use evidence::{Code, Evidence, Field, FieldEvidence, Rarity};
pub use fold::{fold, tokens, within_one_edit};
pub use linker::{Candidate, Decision, Key, Linker, Match, NotSame};
pub use model::Model;
pub use plain::Plain;
pub use record::{AgencyId, BirthDate, NationalId, PersonId, Record, RecordId};
pub use search::{name_matches, query_keys, search_keys};
