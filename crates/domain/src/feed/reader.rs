//! A list from its bytes to its lines, one at a time.

use std::collections::HashMap;
use std::io::Read;
use std::marker::PhantomData;

use csv::StringRecord;
use sha2::{Digest, Sha256};

use crate::feed::client_line::ClientLine;
use crate::feed::columns::{Field, ListKind, Mapping, Profile};
use crate::feed::decode::Encoding;
use crate::feed::error::FileError;
use crate::feed::rejected::Rejected;
use crate::feed::row::{Context, Reason, Row};
use crate::feed::staff_line::StaffLine;
use crate::feed::table::Table;
use crate::feed::text::clean;
use crate::message_key::Message;

/// A kind of line that a list is made of.
pub trait FeedLine: Sized {
    /// The kind of list.
    const KIND: ListKind;
    /// The field that must be unique in a file.
    const ID: Field;
    /// Its value.
    fn id(&self) -> &str;
    /// Reads one record.
    fn read(row: Row<'_>) -> Result<Self, Reason>;
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<T> {
    /// Read, perhaps with warnings.
    Accepted(T),
    /// Not read; goes back to the agency.
    Rejected(Rejected),
}

/// Reads a client list.
pub type ClientReader<R> = ListReader<R, ClientLine>;

/// Reads a staff list.
pub type StaffReader<R> = ListReader<R, StaffLine>;

/// An iterator over the lines of one file. An `Err` ends it and condemns the whole file: nothing of
/// it may be stored.
pub struct ListReader<R, T> {
    table: Table<R>,
    mapping: Mapping,
    profile: Option<Profile>,
    context: Context,
    record: StringRecord,
    /// First 128 bits of SHA-256 of a record id, to the line that had it first.
    seen: HashMap<[u8; 16], u64>,
    of_other_agency: Option<String>,
    of_this_agency: bool,
    ended: bool,
    kind: PhantomData<T>,
}

impl<R: Read, T: FeedLine> ListReader<R, T> {
    /// Opens a file: decodes its beginning, finds delimiter and column names, and maps them by the
    /// profile or by what they are called.
    pub fn open(source: R, profile: Option<Profile>, mut context: Context) -> Result<Self, FileError> {
        let table = Table::open(source)?;
        let mapping = Mapping::new(table.headers(), T::KIND, profile.as_ref())?;
        if let Some(profile) = &profile
            && !context.agency_names.is_empty()
        {
            context.agency_names.extend(profile.agency_names.iter().cloned());
        }
        Ok(Self {
            table,
            mapping,
            profile,
            context,
            record: StringRecord::new(),
            seen: HashMap::new(),
            of_other_agency: None,
            of_this_agency: false,
            ended: false,
            kind: PhantomData,
        })
    }

    /// Which column holds which field.
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Column names as written.
    pub fn headers(&self) -> &[String] {
        self.table.headers()
    }

    /// The delimiter.
    pub fn delimiter(&self) -> char {
        self.table.delimiter()
    }

    /// How the file was written, as far as read.
    pub fn encoding(&self) -> Encoding {
        self.table.encoding()
    }

    /// What to say of the file as a whole; known at its end.
    pub fn note(&self) -> Option<Message> {
        self.table.is_mixed().then_some(Message::new("import-note-mixed-encoding"))
    }

    /// Bytes of the file read so far, for a progress bar.
    pub fn bytes_read(&self) -> u64 {
        self.table.bytes_read()
    }

    fn step(&mut self) -> Result<Option<Line<T>>, FileError> {
        let Some(line) = self.table.next(&mut self.record)? else {
            return self.at_end();
        };
        let row = Row::new(&self.record, line, &self.mapping, &self.context, self.profile.as_ref());
        let id = clean(row.raw(T::ID)).text.into_owned();
        // a rejected record counts as seen too: which of the two is right is not ours to say
        let key = short_digest(&id);
        let first = if id.is_empty() { line } else { *self.seen.entry(key).or_insert(line) };
        let read = if first == line {
            T::read(row)
        } else {
            let message = Message::new("import-line-duplicate").with("first", first.to_string());
            Err(Reason { message, field: Some(T::ID) })
        };
        match &read {
            Err(reason) if reason.field == Some(Field::Agency) => {
                let (record, mapping) = (&self.record, &self.mapping);
                let row = Row::new(record, line, mapping, &self.context, None);
                self.of_other_agency.get_or_insert_with(|| clean(row.raw(Field::Agency)).text.into_owned());
            }
            _ => self.of_this_agency = true,
        }
        Ok(Some(match read {
            Ok(read) => Line::Accepted(read),
            Err(reason) => Line::Rejected(Rejected {
                line,
                id: (!id.is_empty()).then_some(id),
                cells: self.record.iter().map(str::to_owned).collect(),
                reason,
            }),
        }))
    }

    /// A file whose every line names another agency is that agency's.
    fn at_end(&mut self) -> Result<Option<Line<T>>, FileError> {
        match self.of_other_agency.take() {
            Some(named) if !self.of_this_agency => Err(FileError::OtherAgency { named }),
            _ => Ok(None),
        }
    }
}

impl<R: Read, T: FeedLine> Iterator for ListReader<R, T> {
    type Item = Result<Line<T>, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let step = self.step().transpose();
        self.ended = !matches!(step, Some(Ok(_)));
        step
    }
}

fn short_digest(id: &str) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(id.as_bytes())[..16]);
    short
}
