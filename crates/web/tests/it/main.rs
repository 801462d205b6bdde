//! Pages over HTTP, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access_matrix;
mod account;
mod admin;
mod audit;
mod children;
mod circle;
mod counts;
mod errors;
mod family;
mod feed;
mod people;
mod review;
mod search;
mod sign_in;
mod who_looked;
