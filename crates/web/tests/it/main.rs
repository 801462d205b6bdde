//! Pages over HTTP, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access_matrix;
mod account;
mod circle;
mod errors;
mod people;
mod search;
mod sign_in;
