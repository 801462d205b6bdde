//! Reads clients from CSV lists.

use std::path::{Path, PathBuf};

use csv::ByteRecord;
use domain::country::Country;
use domain::national_id::NationalId;
use jiff::civil::{Date, date};
use link::BirthDate;
use link::batch::Records;
use link::entry::{Entry, Fields, IdKind};
use rayon::prelude::*;

/// What the lists hold.
#[derive(Debug, Default)]
pub struct Lists {
    /// Ids of the records, as the agencies gave them.
    pub ids: Vec<Box<str>>,
    /// The records as the engine compares them.
    pub records: Records,
    /// Names of the agencies, by number.
    pub agencies: Vec<Box<str>>,
}

/// Why a list cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The file.
    #[error("{0}: {1}")]
    File(PathBuf, csv::Error),
    /// A column that has to be there is not.
    #[error("{0}: the column {1} is missing")]
    Column(PathBuf, &'static str),
    /// Two records bear one id.
    #[error("the record id {0} is there twice; each record needs one of its own")]
    Twice(String),
}

/// The day on which a list without days is read: two digits of a year are of the century before.
const LATEST: Date = date(2030, 1, 1);

/// The columns, by their place in the file.
struct Columns {
    record_id: usize,
    agency: Option<usize>,
    rest: [Option<usize>; 11],
}

const NAMES: [&str; 11] = [
    "given_name",
    "surname",
    "date_of_birth",
    "sex",
    "address",
    "postcode",
    "city",
    "phone",
    "national_id",
    "country",
    "recorded_on",
];

impl Lists {
    /// Reads all of them; the records end up in the order of their ids.
    pub fn read(files: &[PathBuf]) -> Result<Self, ListError> {
        let read: Vec<Self> = files.par_iter().map(|file| Self::one(file)).collect::<Result<_, _>>()?;
        let mut lists = Self::default();
        for list in read {
            lists.append(list);
        }
        let mut order: Vec<u32> = (0..u32::try_from(lists.ids.len()).unwrap_or(u32::MAX)).collect();
        order.par_sort_unstable_by(|a, b| lists.ids[*a as usize].cmp(&lists.ids[*b as usize]));
        let twice = order.windows(2).find(|pair| lists.ids[pair[0] as usize] == lists.ids[pair[1] as usize]);
        if let Some(pair) = twice {
            return Err(ListError::Twice(lists.ids[pair[0] as usize].to_string()));
        }
        lists.records.entries = order.iter().map(|i| lists.records.entries[*i as usize]).collect();
        lists.ids = order.iter().map(|i| std::mem::take(&mut lists.ids[*i as usize])).collect();
        Ok(lists)
    }

    fn append(&mut self, other: Self) {
        let agencies: Vec<u32> = other.agencies.iter().map(|name| self.agency(name)).collect();
        let first = self.records.entries.len();
        self.records.append(other.records);
        for entry in &mut self.records.entries[first..] {
            entry.agency = agencies[entry.agency as usize];
        }
        self.ids.extend(other.ids);
    }

    fn one(file: &Path) -> Result<Self, ListError> {
        let mut list = Self::default();
        let failed = |error| ListError::File(file.to_owned(), error);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .buffer_capacity(1 << 20)
            .from_path(file)
            .map_err(failed)?;
        let header = reader.headers().map_err(failed)?.clone();
        let place = |name: &str| {
            header.iter().position(|h| h.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
        };
        let columns = Columns {
            record_id: place("record_id").ok_or_else(|| ListError::Column(file.to_owned(), "record_id"))?,
            agency: place("agency"),
            rest: NAMES.map(place),
        };
        let own = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut row = ByteRecord::new();
        while reader.read_byte_record(&mut row).map_err(failed)? {
            list.row(&row, &columns, &own);
        }
        Ok(list)
    }

    fn row(&mut self, row: &ByteRecord, columns: &Columns, own: &str) {
        let text = |at: Option<usize>| {
            at.and_then(|at| row.get(at)).and_then(|cell| str::from_utf8(cell).ok()).unwrap_or("").trim()
        };
        let [given, surname, born, sex, address, postcode, city, phone, national_id, country, recorded] =
            columns.rest.map(text);
        let agency = columns.agency.map_or(own, |at| text(Some(at)));
        let agency = self.agency(agency);
        let said = recorded.parse::<Date>().unwrap_or(LATEST);
        let id = NationalId::parse(national_id, Country::from_code(&country.to_ascii_lowercase()), said).ok();
        let fields = Fields {
            given,
            surname,
            born: read_date(born),
            sex,
            address,
            postcode,
            city,
            phone,
            national_id: id.as_ref().map_or(national_id, NationalId::digits),
            id_kind: match &id {
                Some(id) if id.kind().is_permanent() => IdKind::Permanent,
                Some(_) => IdKind::Temporary,
                None => IdKind::Unchecked,
            },
            id_country: id.map_or("", |id| id.kind().issuer()),
            id_born: id.and_then(|id| id.birth_date()).map(|d| birth(d.year(), d.month(), d.day())),
            country,
            agency,
        };
        self.records.entries.push(Entry::read(&fields, &mut self.records.vocabulary));
        self.ids.push(text(Some(columns.record_id)).into());
    }

    fn agency(&mut self, name: &str) -> u32 {
        let known = self.agencies.iter().position(|a| &**a == name);
        let at = known.unwrap_or_else(|| {
            self.agencies.push(name.into());
            self.agencies.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

fn birth(year: i16, month: i8, day: i8) -> BirthDate {
    BirthDate { year: year.unsigned_abs(), month: month.unsigned_abs(), day: day.unsigned_abs() }
}

/// A date in ISO form, or a year, or year and month.
fn read_date(text: &str) -> Option<BirthDate> {
    let mut parts = text.split('-');
    let year: u16 = parts.next()?.parse().ok()?;
    let mut part = || parts.next().and_then(|p| p.parse::<u8>().ok()).unwrap_or(0);
    let (month, day) = (part(), part());
    (year > 1850 && month <= 12 && day <= 31).then_some(BirthDate { year, month, day })
}
