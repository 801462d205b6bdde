//! What can go wrong below the use cases. No error holds a value of a row.

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A statement of a batch did not touch as many rows as it must: somebody else wrote first.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// This form was sent before; what it asked for is done.
    #[error("already done")]
    AlreadyDone,
    /// A row with that key exists.
    #[error("duplicate")]
    Duplicate,
    /// The store cannot be reached, or is too busy.
    #[error("store unavailable: {0}")]
    Unavailable(String),
    /// The engine refused a statement. Code or short text of the engine, never its detail, which
    /// may quote values.
    #[error("engine: {0}")]
    Engine(String),
    /// A column did not hold what the code expected.
    #[error("column {0}: {1}")]
    Column(usize, &'static str),
    /// The store was written by a newer Kring, or a migration failed.
    #[error("migration: {0}")]
    Migration(String),
    /// A configuration value is wrong.
    #[error("configuration: {0}")]
    Config(String),
}

impl StoreError {
    /// Whether the same call may succeed later.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match &error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                Code::DatabaseBusy | Code::DatabaseLocked | Code::DiskFull | Code::CannotOpen => {
                    Self::Unavailable(failure.to_string())
                }
                Code::ConstraintViolation
                    if matches!(
                        failure.extended_code,
                        rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY | rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                    ) =>
                {
                    Self::Duplicate
                }
                _ => Self::Engine(failure.to_string()),
            },
            rusqlite::Error::SqlInputError { msg, .. } => Self::Engine(msg.clone()),
            _ => Self::Engine("sqlite".to_owned()),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        match error.code() {
            Some(&SqlState::UNIQUE_VIOLATION) => Self::Duplicate,
            Some(
                &(SqlState::T_R_SERIALIZATION_FAILURE
                | SqlState::T_R_DEADLOCK_DETECTED
                | SqlState::ADMIN_SHUTDOWN
                | SqlState::CANNOT_CONNECT_NOW
                | SqlState::TOO_MANY_CONNECTIONS),
            ) => Self::Unavailable(error.code().map(|c| c.code().to_owned()).unwrap_or_default()),
            Some(code) => Self::Engine(code.code().to_owned()),
            None if error.is_closed() => Self::Unavailable("connection closed".to_owned()),
            None => Self::Unavailable("connection".to_owned()),
        }
    }
}
