//! Invented municipalities: the same from the same seed, valid numbers, readable lists.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bulk;
mod import;
mod national_id;
mod partnership;
mod read;
