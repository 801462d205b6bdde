//! Use cases: authorise, load the facts, decide, write one batch.
//!
//! Architecture invariant: no SQL and no HTTP here, and no answer about a person leaves before
//! its access record is on the disk.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod account;
mod act;
pub mod admin;
pub mod agency;
pub mod alert;
pub mod api_key;
pub mod attachment;
pub mod attention;
pub mod audit;
pub mod break_glass;
pub mod calendar;
pub mod case;
pub mod circle;
pub mod concern;
pub mod consent;
pub mod counts;
pub mod disclosure;
pub mod error;
pub mod family;
pub mod feed;
pub mod form;
pub mod hand_over;
pub mod invitation;
pub mod involvement;
pub mod jobs;
pub mod kring;
pub mod linking;
pub mod live;
pub mod local_law;
pub mod mail;
pub mod metrics;
pub mod my_day;
pub mod notice;
pub mod op;
pub mod password;
pub mod password_link;
pub mod ports;
pub mod reminder;
pub mod review;
pub mod search;
pub mod second_factor;
pub mod session;
pub mod sharing;
pub mod sign_in;
pub mod signal;
pub mod task;
pub mod who_looked;

pub use error::AppError;
pub use kring::Kring;
pub use op::Op;
