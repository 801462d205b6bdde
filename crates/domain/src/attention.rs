//! Attention: a practitioner asks the circle to look.

use jiff::Timestamp;

use crate::id::{AttentionId, PersonId};

/// A raised attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// Its id.
    pub id: AttentionId,
    /// The child.
    pub person: PersonId,
    /// Name of the practitioner who asks.
    pub by: String,
    /// Agency of the practitioner who asks.
    pub agency: String,
    /// What the circle should look at, in the practitioner's words.
    pub words: String,
    /// When.
    pub raised: Timestamp,
    /// When somebody said that it is dealt with.
    pub closed: Option<Timestamp>,
}

/// The longest text of an attention, in characters.
pub const WORDS_LIMIT: usize = 500;
