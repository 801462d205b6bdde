//! Pages, components, drawings and the words in four languages. Pure: values in, HTML out.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod assets;
pub mod words;

pub use words::Words;
