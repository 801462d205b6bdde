//! The program as an operator runs it: its exit codes, what it prints, what it leaves behind.

#![allow(clippy::unwrap_used, reason = "tests")]

mod attachment_keys;
mod audit;
mod backup;
mod import;
mod killed;
mod kring;
mod law;
mod link;
