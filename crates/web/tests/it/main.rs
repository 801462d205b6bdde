//! Pages over HTTP, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod circle;
mod search;
