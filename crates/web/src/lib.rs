//! HTTP: pages, sessions, errors. Handlers are about twenty lines: take the form apart, call one
//! use case, render one page.
//!
//! Architecture invariant: no handler knows the engine, asks the gate itself, or writes a string
//! for people.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod account;
mod admin;
mod alert;
mod api;
mod api_key;
mod assets;
mod attention;
mod audit;
mod break_glass;
mod case;
mod circle;
mod concern;
mod consent;
mod counts;
mod disclosure;
mod download;
mod error;
mod family;
mod feed;
mod files;
mod form;
mod hand_over;
mod hat;
mod headers;
mod health;
mod home;
mod invitation;
mod involvement;
mod law;
mod linking;
mod live;
mod local_law;
mod mail;
mod my_day;
mod notice;
mod operations;
mod page;
mod password;
mod problem;
mod review;
mod routes;
mod search;
mod second_factor;
mod session;
mod sharing;
mod sign_in;
mod signal;
mod state;
mod task;
mod visitor;
mod who_looked;

pub use mail::FluentLetters;
pub use routes::{Guard, Route, list, router};
pub use session::{COOKIE, Maybe, Signed};
pub use state::{MetricsFor, Settings, Web};
