//! HTTP: pages, sessions, errors. Handlers are about twenty lines: take the form apart, call one
//! use case, render one page.
//!
//! Architecture invariant: no handler knows the engine, asks the gate itself, or writes a string
//! for people.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod assets;
mod circle;
mod error;
mod headers;
mod health;
mod mail;
mod page;
mod routes;
mod search;
mod session;
mod state;

pub use mail::FluentLetters;
pub use routes::{Guard, Route, list, router};
pub use session::{COOKIE, Maybe, Signed};
pub use state::{Settings, Web};
