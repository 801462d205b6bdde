//! A table of worked examples, checked line by line: what somebody reasoned by hand against what is
//! computed here.

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::calendar::Place;
use crate::due::due;
use crate::instant;
use crate::pack::Law;

/// How a line came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub line: u64,
    /// The rule that it names.
    pub rule: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// How a line came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// As expected.
    Same,
    /// Not as expected.
    Differs {
        /// In which column.
        column: &'static str,
        /// What stands there.
        expected: String,
        /// What was computed; `None` where the rule gives no date.
        computed: Option<Zoned>,
    },
    /// The line cannot be checked.
    Wrong {
        /// In which column.
        column: &'static str,
        /// Number of the column, from 1.
        at: usize,
        /// Why.
        problem: Wrong,
    },
}

/// Why a line cannot be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing stands there.
    Empty,
    /// No rule has that id.
    UnknownRule(String),
    /// No time zone has that name.
    UnknownZone(String),
    /// The rule holds in several countries, so the line must name a time zone.
    NeedsZone,
    /// It is no date and no time.
    NotATime(String),
    /// A day lies outside the years for which holidays are known.
    OutOfRange,
}

impl Wrong {
    /// Its key in the catalogues.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "law-worked-empty",
            Self::UnknownRule(_) => "law-worked-unknown-rule",
            Self::UnknownZone(_) => "law-worked-unknown-zone",
            Self::NeedsZone => "law-worked-needs-zone",
            Self::NotATime(_) => "law-worked-not-a-time",
            Self::OutOfRange => "law-worked-out-of-range",
        }
    }

    /// What stands there, for the message.
    pub fn text(&self) -> &str {
        match self {
            Self::UnknownRule(text) | Self::UnknownZone(text) | Self::NotATime(text) => text,
            Self::Empty | Self::NeedsZone | Self::OutOfRange => "",
        }
    }
}

/// Why a file cannot be checked at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// It is not UTF-8.
    #[error("line {line}: not UTF-8")]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// A column is missing.
    #[error("the column {0} is missing")]
    MissingColumn(&'static str),
    /// No line follows the head.
    #[error("no line follows the head")]
    NoLines,
    /// It is not CSV.
    #[error("line {line}: {said}")]
    Csv {
        /// The line, from 1.
        line: u64,
        /// What the reader of CSV says.
        said: String,
    },
}

const RULE: &str = "rule_id";
const TRIGGER: &str = "trigger_local";
const EXPECTED: &str = "expected_due_local";
const PLAN: &str = "expected_plan_local";
const ZONE: &str = "timezone";

/// Where each column stands.
struct Columns {
    rule: usize,
    trigger: usize,
    expected: usize,
    plan: Option<usize>,
    zone: Option<usize>,
}

impl Columns {
    fn of(head: &csv::StringRecord) -> Result<Self, TableError> {
        let find = |name: &str| head.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
        let needed = |name| find(name).ok_or(TableError::MissingColumn(name));
        Ok(Self {
            rule: needed(RULE)?,
            trigger: needed(TRIGGER)?,
            expected: needed(EXPECTED)?,
            plan: find(PLAN),
            zone: find(ZONE),
        })
    }
}

/// Checks a table of worked examples. `zones` knows time zones by name.
///
/// # Errors
/// When it is no such table.
pub fn check(
    law: &Law,
    bytes: &[u8],
    zones: &dyn Fn(&str) -> Option<TimeZone>,
) -> Result<Vec<Line>, TableError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        TableError::NotUtf8 { line: before.split(|byte| *byte == b'\n').count() }
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    // Spreadsheets of Nordic computers write semicolons.
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|s| head.bytes().filter(|b| b == s).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let csv = |error: csv::Error| TableError::Csv {
        line: error.position().map_or(1, csv::Position::line),
        said: error.to_string(),
    };
    let columns = Columns::of(reader.headers().map_err(csv)?)?;
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(csv)?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        lines.push(Line {
            line: line_of(text, record.position()),
            rule: field(&record, columns.rule).to_owned(),
            outcome: one(law, &record, &columns, zones).unwrap_or_else(|wrong| wrong),
        });
    }
    if lines.is_empty() { Err(TableError::NoLines) } else { Ok(lines) }
}

/// The line on which a record begins. The reader's own count is one short where lines end in CR LF,
/// because it leaves the LF to the next record.
fn line_of(text: &str, position: Option<&csv::Position>) -> u64 {
    let at = position.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or_default();
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let left = rest.chars().take_while(|c| *c == '\r' || *c == '\n').filter(|c| *c == '\n').count();
    (before.matches('\n').count() + left + 1) as u64
}

fn field(record: &csv::StringRecord, at: usize) -> &str {
    record.get(at).unwrap_or_default().trim()
}

fn one(
    law: &Law,
    record: &csv::StringRecord,
    columns: &Columns,
    zones: &dyn Fn(&str) -> Option<TimeZone>,
) -> Result<Outcome, Outcome> {
    let wrong = |column, at: usize, problem| Outcome::Wrong { column, at: at + 1, problem };
    let needed = |column, at| match field(record, at) {
        "" => Err(wrong(column, at, Wrong::Empty)),
        text => Ok(text),
    };
    let id = needed(RULE, columns.rule)?;
    let unknown = || wrong(RULE, columns.rule, Wrong::UnknownRule(id.to_owned()));
    let (pack, rule) = law.rule(id).ok_or_else(unknown)?;
    let zone_at = columns.zone.unwrap_or_default();
    let name = columns.zone.map(|at| field(record, at)).filter(|name| !name.is_empty());
    let name = name.or(pack.head.zone.as_deref());
    let name = name.ok_or_else(|| wrong(ZONE, zone_at, Wrong::NeedsZone))?;
    let unknown = || wrong(ZONE, zone_at, Wrong::UnknownZone(name.to_owned()));
    let place = Place::new(zones(name).ok_or_else(unknown)?);

    let time = |column, at: usize, text: &str| wrong(column, at, Wrong::NotATime(text.to_owned()));
    let text = needed(TRIGGER, columns.trigger)?;
    let event = instant::read(text, place.zone()).map_err(|_| time(TRIGGER, columns.trigger, text))?;
    let day = event.at.to_zoned(place.zone().clone()).date();
    let reckoned = due(rule.nearest(day), event.at, &place)
        .map_err(|_| wrong(TRIGGER, columns.trigger, Wrong::OutOfRange))?;

    let expected = needed(EXPECTED, columns.expected)?;
    // Where the law gives no number, what was expected is the day to have it done.
    let computed = reckoned.legal.or_else(|| reckoned.plan.clone());
    let as_expected = is_as(expected, computed.as_ref());
    if !as_expected.ok_or_else(|| time(EXPECTED, columns.expected, expected))? {
        return Ok(Outcome::Differs { column: EXPECTED, expected: expected.to_owned(), computed });
    }
    let Some(at) = columns.plan else { return Ok(Outcome::Same) };
    let expected = field(record, at);
    if !expected.is_empty() {
        let as_expected = is_as(expected, reckoned.plan.as_ref());
        if !as_expected.ok_or_else(|| time(PLAN, at, expected))? {
            let expected = expected.to_owned();
            return Ok(Outcome::Differs { column: PLAN, expected, computed: reckoned.plan });
        }
    }
    Ok(Outcome::Same)
}

/// Whether what stands there is what was computed. `None` when it is no time.
fn is_as(expected: &str, computed: Option<&Zoned>) -> Option<bool> {
    if ["none", "-"].contains(&expected.to_lowercase().as_str()) {
        return Some(computed.is_none());
    }
    match computed {
        Some(computed) => instant::is_same(expected, computed).ok(),
        None => instant::read(expected, &TimeZone::UTC).ok().map(|_| false),
    }
}
