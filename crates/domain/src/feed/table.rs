//! Text to records: finds the delimiter and the header row, counts lines, keeps quoted newlines.

use std::io::Read;

use csv::{ErrorKind, StringRecord};

use crate::feed::columns;
use crate::feed::decode::{Encoding, Text};
use crate::feed::error::FileError;
use crate::feed::text::clean;
use crate::feed::{MAX_COLUMNS, MAX_RECORD_BYTES};

/// Delimiters that are tried, the likeliest first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Rows that help to tell the delimiter.
const SAMPLE_ROWS: usize = 20;

/// Rows above the column names (a title, a date) that are passed over.
const MAX_ROWS_ABOVE_HEADER: usize = 10;

/// Bytes that the CSV reader holds.
const BUFFER: usize = 16 * 1024;

/// The records of one file.
pub struct Table<R> {
    reader: csv::Reader<Text<R>>,
    headers: Vec<String>,
    delimiter: u8,
    ended: bool,
}

impl<R: Read> Table<R> {
    /// Opens a file and reads its column names.
    pub fn open(source: R) -> Result<Self, FileError> {
        let mut text = Text::open(source)?;
        let head = String::from_utf8_lossy(text.peek()?).into_owned();
        let (said, head) = said_delimiter(&head);
        let delimiter = said.or_else(|| guess_delimiter(head)).unwrap_or(DELIMITERS[0]);
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(text);
        let mut table = Self { reader, headers: Vec::new(), delimiter, ended: false };
        let mut record = StringRecord::new();
        for _ in 0..=MAX_ROWS_ABOVE_HEADER {
            if table.next(&mut record)?.is_none() {
                break;
            }
            if record.iter().filter(|cell| !cell.trim().is_empty()).count() >= 2 {
                table.headers = record.iter().map(|cell| clean(cell).text.into_owned()).collect();
                while table.headers.last().is_some_and(String::is_empty) {
                    table.headers.pop();
                }
                return Ok(table);
            }
        }
        Err(FileError::NoHeader)
    }

    /// Column names as written, blanks trimmed.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The delimiter: comma, semicolon, tab or bar.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// How the file was written, as far as read.
    pub fn encoding(&self) -> Encoding {
        self.reader.get_ref().encoding()
    }

    /// Whether the encoding changed inside the file.
    pub fn is_mixed(&self) -> bool {
        self.reader.get_ref().is_mixed()
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.reader.get_ref().bytes_read()
    }

    /// Reads the next record that is not blank; gives the line on which it begins, counted from 1,
    /// or `None` at the end.
    pub fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>, FileError> {
        loop {
            if self.ended {
                return Ok(None);
            }
            let before = self.reader.position().line();
            self.reader.get_mut().begin_record(before, BUFFER);
            let more = self.reader.read_record(record).map_err(|error| match error.kind() {
                ErrorKind::Io(error) => FileError::from_io(error),
                _ => FileError::Unreadable(std::io::ErrorKind::InvalidData),
            })?;
            if !more {
                self.ended = true;
                return Ok(None);
            }
            // counted from its end: the reader passes over blank lines before a record
            let inside = record.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
            let line = self.reader.position().line().saturating_sub(inside + 1);
            if record.as_slice().len() > MAX_RECORD_BYTES {
                return Err(FileError::RecordTooLong { line });
            }
            if record.len() > MAX_COLUMNS {
                return Err(FileError::TooManyColumns { found: record.len() });
            }
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(line));
            }
        }
    }
}

/// A first line `sep=;`, which one spreadsheet program writes, settles it.
fn said_delimiter(head: &str) -> (Option<u8>, &str) {
    let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
    let said = first.trim().trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    match said {
        Some([delimiter]) if DELIMITERS.contains(delimiter) => (Some(*delimiter), rest),
        _ => (None, head),
    }
}

/// The delimiter that yields the most known column names; then the most columns; then the
/// steadiest rows.
fn guess_delimiter(head: &str) -> Option<u8> {
    let scored = DELIMITERS.iter().enumerate().filter_map(|(index, delimiter)| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(*delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(head.as_bytes());
        let rows: Vec<StringRecord> = reader.records().take(SAMPLE_ROWS).filter_map(Result::ok).collect();
        let header =
            rows.iter().find(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() >= 2)?;
        let known = header.iter().filter(|cell| columns::is_known(cell)).count();
        let steady = rows.iter().filter(|row| row.len() == header.len()).count();
        Some(((known, header.len(), steady, DELIMITERS.len() - index), *delimiter))
    });
    scored.max().map(|(_, delimiter)| delimiter)
}
