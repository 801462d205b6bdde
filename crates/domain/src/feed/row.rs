//! One record with its mapping, and what is noticed while its cells are read.

use csv::StringRecord;
use jiff::civil::Date;

use crate::country::Country;
use crate::feed::MAX_FIELD_CHARS;
use crate::feed::columns::{DateOrder, Field, Mapping, Profile};
use crate::feed::dates::{self, DateWhy};
use crate::feed::text::{Cleaned, clean};
use crate::feed::{phone, words};
use crate::message_key::Message;

/// Which national ids may link. A partnership of real people refuses test numbers, a training or
/// demonstration partnership refuses real ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TestNumbers {
    /// Real numbers only: production.
    #[default]
    Refuse,
    /// Test series only: demonstration and training.
    Only,
    /// Both: development.
    Accept,
}

/// What reading a line depends on besides the line.
#[derive(Debug, Clone)]
pub struct Context {
    /// The partnership's country.
    pub country: Country,
    /// The day on which the file is read, in the partnership's time zone.
    pub today: Date,
    /// The agency's slug and name: what a column `agency` may say. Empty: anything.
    pub agency_names: Vec<String>,
    /// Which national ids may link.
    pub test_numbers: TestNumbers,
}

/// Something about an accepted line that a person should look at. Carries no personal value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Line in the file on which the record begins, counted from 1.
    pub line: u64,
    /// Which field.
    pub field: Field,
    /// What to say.
    pub message: Message,
}

impl Warning {
    /// The line names a practitioner who is not in the agency's staff list.
    pub const fn unknown_practitioner(line: u64) -> Self {
        Self { line, field: Field::StaffId, message: Message::new("import-warning-unknown-practitioner") }
    }
}

/// Why a line was rejected, and by which field if by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What to say.
    pub message: Message,
    /// Which field.
    pub field: Option<Field>,
}

impl Reason {
    pub(crate) const fn of(key: &'static str) -> Self {
        Self { message: Message::new(key), field: None }
    }

    pub(crate) fn field(key: &'static str, field: Field) -> Self {
        Self { message: Message::new(key), field: Some(field) }
    }
}

/// One record while it is read.
pub struct Row<'a> {
    record: &'a StringRecord,
    mapping: &'a Mapping,
    /// What reading depends on.
    pub(crate) context: &'a Context,
    order: Option<DateOrder>,
    /// Where the record begins.
    pub(crate) line: u64,
    /// What was noticed so far.
    pub(crate) warnings: Vec<Warning>,
}

impl<'a> Row<'a> {
    /// A record of a file with that mapping.
    pub(crate) fn new(
        record: &'a StringRecord,
        line: u64,
        mapping: &'a Mapping,
        context: &'a Context,
        profile: Option<&Profile>,
    ) -> Self {
        let order = profile.and_then(|profile| profile.date_order);
        Self { record, mapping, context, order, line, warnings: Vec::new() }
    }

    /// Refuses a record whose columns are not the header's, or with a cell that is too long.
    /// Blank cells beyond the header are forgiven.
    pub(crate) fn check_shape(&self) -> Result<(), Reason> {
        let width = self.mapping.width();
        let beyond = self.record.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if self.record.len() < width || beyond {
            let message = Message::new("import-line-columns")
                .with("found", self.record.len().to_string())
                .with("expected", width.to_string());
            return Err(Reason { message, field: None });
        }
        let too_long =
            |cell: &str| cell.len() > MAX_FIELD_CHARS && cell.chars().nth(MAX_FIELD_CHARS).is_some();
        if let Some(index) = self.record.iter().position(too_long) {
            let field = self.mapping.columns().nth(index).and_then(|(_, field)| field);
            let message = Message::new("import-line-too-long").with("max", MAX_FIELD_CHARS.to_string());
            return Err(Reason { message, field });
        }
        Ok(())
    }

    pub(crate) fn warn(&mut self, field: Field, key: &'static str) {
        self.warn_with(field, Message::new(key));
    }

    pub(crate) fn warn_with(&mut self, field: Field, message: Message) {
        self.warnings.push(Warning { line: self.line, field, message });
    }

    /// The cell as written, trimmed; empty when there is none.
    pub(crate) fn raw(&self, field: Field) -> &'a str {
        let cells = self.mapping.of(field).iter().filter_map(|column| self.record.get(*column));
        cells.map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The cell cleaned, with warnings; empty when there is none.
    pub(crate) fn text(&mut self, field: Field) -> std::borrow::Cow<'a, str> {
        let Cleaned { text, stripped, mojibake } = clean(self.raw(field));
        if stripped {
            self.warn(field, "import-warning-hidden-characters");
        }
        if mojibake {
            self.warn(field, "import-warning-mojibake");
        }
        text
    }

    /// The cell cleaned, or none.
    pub(crate) fn some(&mut self, field: Field) -> Option<String> {
        let text = self.text(field);
        (!words::is_nothing(&text)).then(|| text.into_owned())
    }

    /// A date other than a birth date; two-digit years reach ten years ahead.
    pub(crate) fn date(&mut self, field: Field) -> Option<Date> {
        self.date_until(field, self.context.today.year() + 10)
    }

    /// A date whose two-digit year lies in the hundred years up to `latest`.
    pub(crate) fn date_until(&mut self, field: Field, latest: i16) -> Option<Date> {
        let cell = clean(self.raw(field)).text;
        let order = self.order.unwrap_or(dates::habit(self.context.country));
        match dates::read(&cell, order, latest) {
            Ok(read) => {
                if read.doubtful && self.order.is_none() {
                    self.warn(field, "import-warning-date-order");
                }
                Some(read.date)
            }
            Err(DateWhy::Blank) => None,
            Err(DateWhy::YearOnly) => {
                self.warn(field, "import-warning-date-incomplete");
                None
            }
            Err(DateWhy::Unreadable) => {
                self.warn(field, "import-warning-date-unreadable");
                None
            }
        }
    }

    /// A telephone number in E.164.
    pub(crate) fn phone(&mut self, field: Field, country: Country) -> Option<String> {
        let cell = clean(self.raw(field)).text;
        if words::is_nothing(&cell) {
            return None;
        }
        let found = phone::read(&cell, country);
        match &found {
            None => self.warn(field, "import-warning-phone-unreadable"),
            Some(found) if found.several => self.warn(field, "import-warning-phone-several"),
            Some(_) => {}
        }
        found.map(|found| found.e164)
    }

    /// An e-mail address.
    pub(crate) fn email(&mut self, field: Field) -> Option<String> {
        let text = self.some(field)?;
        let fits = text.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !text.contains(|c: char| c.is_whitespace() || "<>(),;:\"".contains(c))
                && !host.contains('@')
        });
        if !fits {
            self.warn(field, "import-warning-email-unreadable");
        }
        fits.then(|| text.to_lowercase())
    }

    /// Yes or no.
    pub(crate) fn yes_no(&mut self, field: Field) -> Option<bool> {
        let text = self.some(field)?;
        let answer = words::yes_no(&text);
        if answer.is_none() {
            self.warn(field, "import-warning-yes-no-unreadable");
        }
        answer
    }
}
