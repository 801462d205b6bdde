//! Use cases: authorise, load the facts, decide, write one batch.
//!
//! Architecture invariant: no SQL and no HTTP here, and no answer about a person leaves before
//! its access record is on the disk.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod audit;
pub mod circle;
pub mod error;
pub mod kring;
pub mod op;
pub mod ports;
pub mod search;
pub mod session;

pub use error::AppError;
pub use kring::Kring;
pub use op::Op;
