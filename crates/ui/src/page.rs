//! What every page is.

use askama::Template;

use crate::Words;

/// A page: a template that can show itself with invented content, so that a test can render it.
pub trait Page: Template + Sized {
    /// Its name in test reports: the capability, with the part after a stroke, such as `circle-join`.
    const NAME: &'static str;

    /// Invented content for every shape that the page can take: the usual, the empty, the full,
    /// the wrongly filled in.
    fn sample(l: Words) -> Vec<Self>;
}
