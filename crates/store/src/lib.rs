//! The only crate with SQL and drivers.
//!
//! A [`Db`] is SQLite or PostgreSQL; nobody above can tell which. A [`Scope`] is a `Db` that can
//! reach the rows of one partnership only: it binds `?1` of every statement itself. A write is a
//! [`Batch`]: statements with the row counts they must have, and one access record.
//!
//! Architecture invariant: there are no two versions of a statement, one per engine.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod access;
pub mod account;
pub mod agency;
pub mod alert;
mod alone;
pub mod api_key;
pub mod attachment;
pub mod attention;
pub mod audit;
mod batch;
pub mod break_glass;
pub mod calendar;
pub mod case;
pub mod circle;
pub mod concern;
pub mod consent;
mod coordinator;
pub mod counts;
mod db;
pub mod demo;
pub mod disclosure;
mod engine;
mod error;
pub mod family;
pub mod feed;
pub mod hand_over;
pub mod invitation;
pub mod involvement;
pub mod lease;
pub mod linking;
pub mod local_law;
pub mod local_rule;
pub mod mail;
mod migrate;
pub mod my_day;
pub mod notice;
pub mod partnership;
pub mod person;
pub mod reminder;
pub mod review;
pub mod search;
pub mod sharing;
pub mod signal;
mod sql;
mod value;
pub mod who_looked;

pub use alone::Alone;
pub use batch::{Batch, Expect, Grown};
pub use db::{Ask, Config, Db, Scope};
pub use engine::postgres::make_schema;
pub use engine::sqlite::tamper;
pub use error::StoreError;
pub use sql::{Sql, Statement};
pub use value::{Row, Value};
