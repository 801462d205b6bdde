//! Linking: folding, search keys, the interface and the plain rule, by tables and properties.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod batch;
mod compare;
mod decisive;
mod engine;
mod fold;
mod plain;
mod search;
mod town;
