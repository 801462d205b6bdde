//! The store on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod attachment;
mod batches;
mod feed;
mod review;
mod signal;
mod statements;
