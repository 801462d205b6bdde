//! What went wrong, or what is meant, as a key into the Fluent catalogues: text for people
//! lives there and nowhere else.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A message with its values, to be said in the reader's language by `ui`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Key in the catalogues, such as `import-error-encoding`.
    pub key: &'static str,
    /// Values by variable name. Never a protected value.
    pub args: Vec<(&'static str, Cow<'static, str>)>,
}

impl Message {
    /// A message without values.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A message that was written down, to be said later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Key in the catalogues.
    pub key: String,
    /// Values by variable name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
}

impl From<&Message> for Kept {
    fn from(message: &Message) -> Self {
        let args = message.args.iter().map(|(name, value)| ((*name).to_owned(), value.to_string()));
        Self { key: message.key.to_owned(), args: args.collect() }
    }
}

/// A form field that was wrong, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The input's `name` and `id` on the form.
    pub field: &'static str,
    /// What to say beside it.
    pub message: Message,
}
