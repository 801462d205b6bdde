//! What a use case answers when it does not do what was asked.

use domain::gate::Denied;
use domain::message_key::{FieldError, Message};
use store::StoreError;

/// A refusal or failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The gate said no.
    #[error("denied")]
    Denied(#[from] Denied),
    /// There is no such thing, or the asker may not learn that there is.
    #[error("not found")]
    NotFound,
    /// What was typed cannot be taken; nothing was written.
    #[error("invalid input")]
    Invalid(Vec<FieldError>),
    /// Somebody else was first, or the thing is no longer as the form showed it. The message
    /// tells what stands now.
    #[error("conflict")]
    Conflict(Message),
    /// The law, as its pack says it, does not let the case go that way.
    #[error("refused by the law pack")]
    Refused(law::Refusal),
    /// This form was sent before; what it asked for is done.
    #[error("already done")]
    AlreadyDone,
    /// Too many tries; seconds until the next.
    #[error("too many tries")]
    TooMany {
        /// Seconds to wait.
        wait: u32,
    },
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
    /// Something inside went wrong; for the log, without personal data.
    #[error("internal: {0}")]
    Internal(&'static str),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::AlreadyDone => Self::AlreadyDone,
            StoreError::Conflict(_) => Self::Conflict(Message::new("error-conflict")),
            other => Self::Store(other),
        }
    }
}

impl From<law::Refusal> for AppError {
    fn from(refusal: law::Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl AppError {
    /// One wrong field.
    pub fn field(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(vec![FieldError { field, message: Message::new(key) }])
    }
}
