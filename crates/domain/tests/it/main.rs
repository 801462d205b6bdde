//! Tests of the rules, one module per rule.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod feed;
mod national_id;
