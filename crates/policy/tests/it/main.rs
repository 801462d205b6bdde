//! The gate, asked from outside.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod document;
mod grounds;
mod matrix;
mod packs;
mod properties;
mod viewers;
