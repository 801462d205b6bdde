//! Use cases on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod audit;
mod feed;
mod search;
