//! Reads a pack from its TOML. Everything that is wrong is found in one go, so that whoever writes a
//! pack does not have to fix one mistake to see the next.

mod concern;
mod processes;
mod rules;

use std::collections::BTreeSet;

use jiff::civil::Date;
use toml::{Table, Value};

use crate::finding::{Finding, Problem};
use crate::rule::{Amount, Unit};

pub(crate) use concern::concern;
pub(crate) use processes::{clock, processes};
pub(crate) use rules::rules;

/// The text as a table, or where it is not TOML.
pub(crate) fn table(file: &str, text: &str) -> Result<Table, Finding> {
    text.trim_start_matches('\u{feff}').parse::<Table>().map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.get(..at).unwrap_or_default();
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let said = error.message().to_owned();
        Finding {
            file: file.to_owned(),
            place: String::new(),
            field: String::new(),
            problem: Problem::Syntax { line: before.matches('\n').count() + 1, column, said },
        }
    })
}

/// Collects what is wrong in one file.
pub(crate) struct Findings<'f> {
    file: &'f str,
    found: Vec<Finding>,
}

impl<'f> Findings<'f> {
    pub(crate) const fn new(file: &'f str) -> Self {
        Self { file, found: Vec::new() }
    }

    pub(crate) fn add(&mut self, place: &str, field: &str, problem: Problem) {
        let (place, field) = (place.to_owned(), field.to_owned());
        let finding = Finding { file: self.file.to_owned(), place, field, problem };
        // Versions of a rule share what they do not change, and so its mistakes.
        if !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.found
    }
}

/// The fields of one table. What is asked for is noted; the rest is unknown.
struct Fields<'t, 'w, 'f> {
    table: &'t Table,
    place: String,
    /// Put before the name of a field, such as `limit.`.
    prefix: &'static str,
    asked: BTreeSet<&'static str>,
    findings: &'w mut Findings<'f>,
}

impl<'t, 'w, 'f> Fields<'t, 'w, 'f> {
    fn new(table: &'t Table, place: &str, findings: &'w mut Findings<'f>) -> Self {
        Self { table, place: place.to_owned(), prefix: "", asked: BTreeSet::new(), findings }
    }

    fn wrong(&mut self, field: &str, problem: Problem) {
        self.findings.add(&self.place, &format!("{}{field}", self.prefix), problem);
    }

    fn get(&mut self, field: &'static str) -> Option<&'t Value> {
        self.asked.insert(field);
        self.table.get(field)
    }

    fn of_type<T>(
        &mut self,
        field: &'static str,
        wanted: &'static str,
        read: impl Fn(&'t Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(field)?;
        let read = read(value);
        if read.is_none() {
            self.wrong(field, Problem::WrongType(wanted));
        }
        read
    }

    fn text(&mut self, field: &'static str) -> Option<String> {
        self.of_type(field, "text", |value| value.as_str().map(str::to_owned))
    }

    /// A text that must be there and say something.
    fn required(&mut self, field: &'static str) -> String {
        let there = self.table.contains_key(field);
        let text = self.text(field);
        if !there || text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            self.wrong(field, Problem::Missing);
        }
        text.unwrap_or_default()
    }

    fn flag(&mut self, field: &'static str) -> bool {
        self.of_type(field, "true or false", Value::as_bool).unwrap_or_default()
    }

    fn number(&mut self, field: &'static str) -> Option<u32> {
        self.of_type(field, "number", |value| value.as_integer().and_then(|n| u32::try_from(n).ok()))
    }

    fn date(&mut self, field: &'static str) -> Option<Date> {
        self.of_type(field, "date", |value| value.as_datetime()?.to_string().parse().ok())
    }

    fn texts(&mut self, field: &'static str) -> Vec<String> {
        let read = |value: &Value| {
            let texts = value.as_array()?.iter().map(|each| each.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        };
        self.of_type(field, "list of texts", read).unwrap_or_default()
    }

    fn tables(&mut self, field: &'static str) -> Vec<&'t Table> {
        let read = |value: &'t Value| {
            value.as_array()?.iter().map(Value::as_table).collect::<Option<Vec<&'t Table>>>()
        };
        self.of_type(field, "list of tables", read).unwrap_or_default()
    }

    /// One word of a list of words.
    fn word<T>(
        &mut self,
        field: &'static str,
        from_code: impl Fn(&str) -> Option<T>,
        known: impl FnOnce() -> String,
    ) -> Option<T> {
        let word = self.text(field)?;
        let found = from_code(&word);
        if found.is_none() {
            self.wrong(field, Problem::UnknownWord { word, known: known() });
        }
        found
    }

    fn unit(&mut self, field: &'static str) -> Option<Unit> {
        self.word(field, Unit::from_code, || list(Unit::ALL.iter().map(|unit| unit.code())))
    }

    fn amount(&mut self, field: &'static str, prefix: &'static str) -> Option<Amount> {
        self.inner(field, prefix, Self::its_amount)
    }

    fn its_amount(fields: &mut Fields<'_, '_, '_>) -> Option<Amount> {
        for field in ["n", "unit"] {
            if !fields.table.contains_key(field) {
                fields.wrong(field, Problem::Missing);
            }
        }
        fields.number("n").zip(fields.unit("unit")).map(|(n, unit)| Amount { n, unit })
    }

    /// Reads a table inside this one.
    fn inner<T>(
        &mut self,
        field: &'static str,
        prefix: &'static str,
        read: impl FnOnce(&mut Fields<'_, '_, '_>) -> Option<T>,
    ) -> Option<T> {
        let table = self.of_type(field, "table", Value::as_table)?;
        let mut fields = Fields {
            table,
            place: self.place.clone(),
            prefix,
            asked: BTreeSet::new(),
            findings: &mut *self.findings,
        };
        let read = read(&mut fields);
        fields.done();
        read
    }

    /// What nobody asked for is unknown.
    fn done(self) {
        let unknown = self.table.keys().filter(|key| !self.asked.contains(key.as_str()));
        for key in unknown {
            let field = format!("{}{key}", self.prefix);
            self.findings.add(&self.place, &field, Problem::UnknownField);
        }
    }
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
