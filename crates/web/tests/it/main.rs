//! Pages over HTTP, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access_matrix;
mod account;
mod admin;
mod audit;
mod canaries;
mod children;
mod circle;
mod counts;
mod errors;
mod family;
mod feed;
mod hidden_tie;
mod law;
mod linking;
mod other_partnership;
mod people;
mod review;
mod rows;
mod search;
mod sign_in;
mod signal;
mod walk;
mod who_looked;
mod without_record;
