//! Deliveries: staged in many small writes, landed in one.
//!
//! ```text
//! stage   feed_line, feed_guardian, feed_staff, feed_problem             chores, a chunk at a time
//! decide  feed_decision, feed_person, feed_word, feed_review, feed_end   chores, a chunk at a time
//! land    one batch of statements over whole sets; all of it or nothing
//! key     link_key: the records are found by those who land next         chores, a chunk at a time
//! sweep   what is staged goes again
//! ```
//!
//! Until it lands nobody but those who deliver for the agency can see any of it.

mod decide;
mod decided;
mod ends;
mod facts;
mod gathered;
pub(crate) mod keys;
mod land;
mod mask;
mod names;
pub(crate) mod people;
mod read;
mod recount;
mod slices;
mod staff;
mod stage;
mod sweep;
mod tell;

pub use decide::{bearers, begin_deciding, decide, hidden, lines_at, meet, relations};
pub use decided::{Decided, Decision, write_decided};
pub use ends::{ends, mark_ends};
pub use facts::{Chunk, GuardianFacts, Known, LineFacts, Met, Old, StagedRelation};
pub use gathered::Gathered;
pub use keys::{Brought, Rekeyed, brought, keyed_by, rekey, rekeyed, unkeyed, write_brought};
pub use land::{EPOCH, Landing, epoch, land_clients};
pub use people::{ShownPerson, number_only_record};
pub use read::{Source, deliveries, delivery, has_landed, last_landed, problems, source};
pub use recount::{recount_clients, recount_staff};
pub use staff::land_staff;
pub use stage::{
    NewFeed, StagedLine, StagedStaff, begin, client_lines, confirm, fail, keep_profile, problem_rows,
    progress, read_to_end, set_state, staff_lines, test_numbers,
};
pub use sweep::{empty, nobody_lands, stale, supersede};
