//! The law as data, and what follows from it: rules with their sections, public holidays, how periods
//! are counted, processes and the clocks that run in them.
//!
//! ```text
//! Law::embedded()          the packs that come with the program
//! law.rule(id)             a rule with its versions
//! due(version, event, …)   when the law's time is up, and when to have it done
//! ```
//!
//! Architecture invariant: nothing here reads the clock, a file or a database, and no country's law
//! stands in code but its holidays. What time it is comes in as an argument. `docs/law.md` says how a
//! pack is read.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod calendar;
pub mod case;
mod check;
pub mod concern;
pub mod due;
pub mod finding;
pub mod holidays;
pub mod instant;
pub mod local;
pub mod machine;
mod pack;
pub mod process;
mod read;
pub mod refusal;
pub mod rule;
pub mod terms;
pub mod worked;

pub use calendar::{Calendar, DayOff, OutOfRange, Place};
pub use case::{Case, Clock, Extension, Grounds};
pub use due::{Reckoned, Step, due, next_due};
pub use finding::{Finding, Problem};
pub use holidays::{Holiday, Nation};
pub use machine::{Ahead, Machine, Moved};
pub use pack::{Act, Book, Head, Law, Pack, Text};
pub use refusal::{Missing, Refusal};
pub use rule::{Kind, Rule, Version};
