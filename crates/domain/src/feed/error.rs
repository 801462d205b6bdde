//! What makes a whole file wrong, named before anything is stored.

use crate::feed::columns::Field;
use crate::feed::{MAX_COLUMNS, MAX_FILE_BYTES, MAX_RECORD_BYTES};
use crate::message_key::Message;

/// What a file is, when it is not a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongKind {
    /// A workbook of a spreadsheet program (`.xlsx`, `.xls`, `.ods`): to be saved as CSV.
    Workbook,
    /// A zip archive.
    Zip,
    /// Another compressed file (gzip, bzip2, xz, 7z, rar, zstd).
    Compressed,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// HTML, XML, JSON or RTF: text, but no table.
    Markup,
    /// Neither text nor anything known.
    Binary,
}

/// Why a file cannot be read as a list. Nothing of it may be stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// No bytes, or nothing but blanks.
    #[error("empty file")]
    Empty,
    /// It is something else.
    #[error("not a list: {0:?}")]
    Wrong(WrongKind),
    /// More than [`MAX_FILE_BYTES`].
    #[error("file too large")]
    TooLarge,
    /// One record is longer than [`MAX_RECORD_BYTES`]: no line breaks, or a quote never closed.
    #[error("record at line {line} too long")]
    RecordTooLong {
        /// Where it begins, counted from 1.
        line: u64,
    },
    /// More than [`MAX_COLUMNS`].
    #[error("{found} columns")]
    TooManyColumns {
        /// How many.
        found: usize,
    },
    /// No row that could be column names, or one column only.
    #[error("no header row")]
    NoHeader,
    /// Column names there are, but not all that the list cannot do without.
    #[error("columns missing: {missing:?}")]
    MissingColumns {
        /// Each is one missing column; several fields in one mean that any of them would do.
        missing: Vec<Vec<Field>>,
        /// The names that were found, as written.
        found: Vec<String>,
    },
    /// Every line names another agency.
    #[error("list of another agency")]
    OtherAgency {
        /// The agency that it names.
        named: String,
    },
    /// The transport broke off.
    #[error("could not read: {0:?}")]
    Unreadable(std::io::ErrorKind),
}

impl FileError {
    /// For people. `say` turns the names of fields into the reader's language.
    pub fn message(&self, say: &dyn Fn(&Message) -> String) -> Message {
        match self {
            Self::Empty => Message::new("import-error-empty"),
            Self::Wrong(kind) => Message::new(match kind {
                WrongKind::Workbook => "import-error-workbook",
                WrongKind::Zip => "import-error-zip",
                WrongKind::Compressed => "import-error-compressed",
                WrongKind::Pdf => "import-error-pdf",
                WrongKind::Image => "import-error-image",
                WrongKind::Markup => "import-error-markup",
                WrongKind::Binary => "import-error-binary",
            }),
            Self::TooLarge => {
                Message::new("import-error-too-large").with("megabytes", (MAX_FILE_BYTES >> 20).to_string())
            }
            Self::RecordTooLong { line } => Message::new("import-error-record-too-long")
                .with("line", line.to_string())
                .with("kilobytes", (MAX_RECORD_BYTES >> 10).to_string()),
            Self::TooManyColumns { found } => Message::new("import-error-too-many-columns")
                .with("found", found.to_string())
                .with("max", MAX_COLUMNS.to_string()),
            Self::NoHeader => Message::new("import-error-no-header"),
            Self::MissingColumns { missing, found } => {
                let one = |fields: &Vec<Field>| {
                    fields.iter().map(|field| say(&field.label())).collect::<Vec<_>>().join(" / ")
                };
                Message::new("import-error-missing-columns")
                    .with("missing", missing.iter().map(one).collect::<Vec<_>>().join(", "))
                    .with("found", found.join(", "))
            }
            Self::OtherAgency { named } => {
                Message::new("import-error-other-agency").with("named", named.clone())
            }
            Self::Unreadable(_) => Message::new("import-error-unreadable"),
        }
    }

    /// Wraps it for the way through [`std::io::Read`].
    pub(crate) fn into_io(self) -> std::io::Error {
        std::io::Error::other(self)
    }

    /// Back from there.
    pub(crate) fn from_io(error: &std::io::Error) -> Self {
        error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Self>())
            .cloned()
            .unwrap_or(Self::Unreadable(error.kind()))
    }
}
