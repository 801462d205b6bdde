//! Rejected lines, given back as a CSV that is safe to open in a spreadsheet, to be mended and
//! delivered again.

use std::fmt;
use std::io::{self, Write};

use crate::feed::row::Reason;
use crate::message_key::Message;

/// A record that was not read. `Debug` shows the line's number and the reason only.
#[derive(Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Line in the file on which the record begins, counted from 1.
    pub line: u64,
    /// The record id or staff id, if that much could be read: a complete list must not end the
    /// record just because its line was damaged.
    pub id: Option<String>,
    /// The cells as written.
    pub cells: Vec<String>,
    /// Why.
    pub reason: Reason,
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rejected(line {}, {:?})", self.line, self.reason)
    }
}

/// Writes rejected lines: UTF-8 with byte order mark, every cell quoted, lines ended by CR LF, the
/// original columns first, then line number and reason.
pub struct RejectedCsv<W: Write, S> {
    out: W,
    say: S,
    delimiter: char,
    width: usize,
}

impl<W: Write, S: Fn(&Message) -> String> RejectedCsv<W, S> {
    /// Begins the file with the original column names. `say` speaks the reader's language.
    pub fn new(mut out: W, headers: &[String], delimiter: char, say: S) -> io::Result<Self> {
        out.write_all(b"\xEF\xBB\xBF")?;
        let mut csv = Self { out, say, delimiter, width: headers.len() };
        let line = (csv.say)(&Message::new("import-rejected-column-line"));
        let reason = (csv.say)(&Message::new("import-rejected-column-reason"));
        csv.record(headers.iter().map(String::as_str).chain([line.as_str(), reason.as_str()]))?;
        Ok(csv)
    }

    /// Writes one line.
    pub fn write(&mut self, rejected: &Rejected) -> io::Result<()> {
        let mut reason = (self.say)(&rejected.reason.message);
        if let Some(field) = rejected.reason.field {
            reason = format!("{}: {reason}", (self.say)(&field.label()));
        }
        self.write_said(rejected.line, &rejected.cells, &reason)
    }

    /// Writes one line whose reason was kept in words.
    pub fn write_said(&mut self, line: u64, cells: &[String], reason: &str) -> io::Result<()> {
        let line = line.to_string();
        // cells beyond the header come after the reason, so that line and reason keep their columns
        let cells = cells.iter().map(String::as_str);
        let within = cells.clone().chain(std::iter::repeat("")).take(self.width);
        let beyond = cells.skip(self.width);
        self.record(within.chain([line.as_str(), reason]).chain(beyond))
    }

    /// Ends the file.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn record<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let mut text = String::new();
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                text.push(self.delimiter);
            }
            text.push('"');
            if begins_formula(cell) {
                text.push('\'');
            }
            text.push_str(&cell.replace('"', "\"\"").replace('\0', ""));
            text.push('"');
        }
        text.push_str("\r\n");
        self.out.write_all(text.as_bytes())
    }
}

/// Whether a spreadsheet might take the cell for a formula (OWASP, "CSV injection"; the full-width
/// signs too, and blanks before any of them).
pub fn begins_formula(cell: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control()).starts_with(SIGNS)
}
