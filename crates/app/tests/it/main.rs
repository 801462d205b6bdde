//! Use cases on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod act;
mod audit;
mod case;
mod checkpoint;
mod concern;
mod given;
mod local_law;
mod search;
