//! Tests of the interface as a whole.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod pages;
mod words_used;
