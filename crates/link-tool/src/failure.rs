//! Why the command cannot do what it was told.

use std::path::PathBuf;

use crate::list::ListError;

/// Why the command cannot do what it was told.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A list.
    #[error(transparent)]
    List(#[from] ListError),
    /// A file.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// A CSV file that is no list.
    #[error("{0}: {1}")]
    Csv(PathBuf, csv::Error),
    /// A model.
    #[error("{0} is not a model: {1}")]
    Model(PathBuf, serde_json::Error),
    /// A record that no list has.
    #[error("no list has a record {0}")]
    NoRecord(String),
    /// A record of the lists of which the truth says nothing.
    #[error("{0} says nothing of the record {1}")]
    NoTruth(PathBuf, String),
    /// A column that has to be there is not.
    #[error("{0}: the column {1} is missing")]
    Column(PathBuf, &'static str),
    /// The threads.
    #[error(transparent)]
    Threads(#[from] rayon::ThreadPoolBuildError),
}
