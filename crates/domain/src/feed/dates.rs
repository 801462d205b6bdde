//! Dates in the notations of the four countries' exports.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::country::Country;
use crate::feed::columns::DateOrder;
use crate::feed::words::is_nothing;

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWhy {
    /// Nothing there, or a filler (`0000-00-00`, `9999-12-31`).
    Blank,
    /// A year, or a year and a month, only.
    YearOnly,
    /// None of the notations.
    Unreadable,
}

/// A date as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The date.
    pub date: Date,
    /// Whether the order of day, month and year may be another than was taken: the habit's order
    /// was impossible here, or the country has none for this way of writing.
    pub doubtful: bool,
}

/// Day zero of spreadsheets' serial numbers, valid from serial 61 (1 March 1900) on.
const SERIAL_ZERO: Date = date(1899, 12, 30);

/// Serial numbers that are taken for dates: 1905 to 2100. Five digits, so that no year is one.
const SERIALS: std::ops::RangeInclusive<i32> = 10_000..=73_415;

/// How a country writes dates that can be read two ways: Sweden by ISO 8601, the others day first.
pub const fn habit(country: Country) -> DateOrder {
    match country {
        Country::Se => DateOrder::Ymd,
        Country::No | Country::Dk | Country::Sct => DateOrder::Dmy,
    }
}

/// Reads one cell. Two-digit years lie in the hundred years up to `latest`. `order` settles what
/// can be read two ways.
///
/// | cell | date |
/// |---|---|
/// | `2026-03-14`, `2026/03/14`, `2026.3.14`, `2026-03-14T00:00:00` | |
/// | `20260314` | |
/// | `14.03.2026`, `14-03-2026`, `14/03/2026`, `14.3.26` | |
/// | `14/3-2026`, `14/3 2026`, `14/3-26` | |
/// | `14 mars 2026`, `den 14. mars 2026`, `14. marts 2026`, `14th March 2026`, `Mar 14, 2026` | |
/// | `46095`, `46095.0` | a spreadsheet's serial number |
/// | `260314`, `140326` | by `order` |
pub fn read(cell: &str, order: DateOrder, latest: i16) -> Result<Read, DateWhy> {
    let cell = without_time(cell.trim());
    if is_nothing(cell) {
        return Err(DateWhy::Blank);
    }
    if cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.bytes().all(|byte| matches!(byte, b'0' | b'-' | b'.' | b'/'))
    {
        return Err(DateWhy::Blank);
    }
    let parts = Parts::of(cell).ok_or(DateWhy::Unreadable)?;
    let read = match parts {
        Parts::One(number, width) => one(number, width, order, latest),
        Parts::Two => Err(DateWhy::YearOnly),
        Parts::Three(numbers) => three(numbers, cell.contains(['.', '/']), order, latest),
        Parts::Worded { day, month, year } => certain(full_year(year, latest), month, i32::from(day)),
    }?;
    if read.date.year() == 9999 { Err(DateWhy::Blank) } else { Ok(read) }
}

/// A number and how many digits it was written with.
type Number = (i32, usize);

enum Parts {
    One(i32, usize),
    Two,
    Three([Number; 3]),
    Worded { day: i16, month: i32, year: Number },
}

impl Parts {
    fn of(cell: &str) -> Option<Self> {
        let mut numbers = [(0, 0); 3];
        let mut count = 0;
        let mut month = None;
        let pieces = cell.split(|c: char| c.is_whitespace() || "-–./,".contains(c));
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            if piece.bytes().all(|byte| byte.is_ascii_digit()) {
                *numbers.get_mut(count)? = (piece.parse().ok()?, piece.len());
                count += 1;
            } else if let Some(number) = ordinal(piece) {
                *numbers.get_mut(count)? = number;
                count += 1;
            } else if !FILLERS.contains(&piece.to_lowercase().as_str()) {
                if month.is_some() {
                    return None;
                }
                month = Some(month_of(piece)?);
            }
        }
        match (count, month) {
            (1, None) => Some(Self::One(numbers[0].0, numbers[0].1)),
            (2, None) | (1, Some(_)) => Some(Self::Two),
            (3, None) => Some(Self::Three(numbers)),
            (2, Some(month)) => {
                let [first, second, _] = numbers;
                let (day, year) = if first.1 == 4 { (second, first) } else { (first, second) };
                Some(Self::Worded { day: i16::try_from(day.0).ok()?, month, year })
            }
            _ => None,
        }
    }
}

/// Words between the parts of a date.
const FILLERS: [&str; 4] = ["den", "d", "the", "of"];

/// `14th`, `1st`, `2:a`.
fn ordinal(piece: &str) -> Option<Number> {
    let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = &piece[digits.len()..];
    let known = ["st", "nd", "rd", "th", ":a", ":e"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    (known && digits.len() <= 2).then(|| Some((digits.parse().ok()?, digits.len())))?
}

/// Months by the beginning of their names in the four languages.
fn month_of(word: &str) -> Option<i32> {
    const MONTHS: [&[&str]; 12] = [
        &["januari", "januar", "january"],
        &["februari", "februar", "february"],
        &["mars", "marts", "march"],
        &["april"],
        &["maj", "mai", "may"],
        &["juni", "june"],
        &["juli", "july"],
        &["augusti", "august"],
        &["september", "sept"],
        &["oktober", "october"],
        &["november"],
        &["december", "desember"],
    ];
    let word = word.to_lowercase();
    let short = word.chars().count() == 3;
    let fits = |names: &&[&str]| names.iter().any(|name| *name == word || (short && name.starts_with(&word)));
    let index = MONTHS.iter().position(fits)?;
    i32::try_from(index).ok().map(|index| index + 1)
}

/// `2026-03-14 00:00:00.000`, `14.03.2026 00:00`, `2026-03-14T00:00:00Z`: the date in front.
fn without_time(cell: &str) -> &str {
    let Some(colon) = cell.find(':') else {
        return cell.strip_suffix(".0").filter(|rest| rest.len() == 5).unwrap_or(cell);
    };
    let before = &cell[..colon];
    match before.rfind(['T', ' ']) {
        Some(at) if before[at + 1..].bytes().all(|byte| byte.is_ascii_digit()) => before[..at].trim_end(),
        _ => cell,
    }
}

fn one(number: i32, width: usize, order: DateOrder, latest: i16) -> Result<Read, DateWhy> {
    let halves = |number: i32| [(number / 10_000, 2), (number / 100 % 100, 2), (number % 100, 2)];
    match width {
        8 => {
            let ymd = certain(i16::try_from(number / 10_000).ok(), number / 100 % 100, number % 100);
            let dmy = certain(i16::try_from(number % 10_000).ok(), number / 10_000 % 100, number / 1_000_000);
            // 14032026
            if matches!(ymd, Err(DateWhy::Unreadable)) { dmy } else { ymd }
        }
        6 => three(halves(number), false, order, latest),
        5 if SERIALS.contains(&number) => SERIAL_ZERO
            .checked_add(number.days())
            .map(|date| Read { date, doubtful: false })
            .map_err(|_| DateWhy::Unreadable),
        4 if (1900..=2100).contains(&number) => Err(DateWhy::YearOnly),
        _ => Err(DateWhy::Unreadable),
    }
}

/// Three numbers. Points and slashes between two digits each mean day first everywhere; hyphens and
/// nothing at all follow the habit.
fn three(numbers: [Number; 3], pointed: bool, order: DateOrder, latest: i16) -> Result<Read, DateWhy> {
    let [first, second, third] = numbers;
    let ymd = || certain(full_year(first, latest), second.0, third.0);
    let dmy = || certain(full_year(third, latest), second.0, first.0);
    match (first.1, third.1) {
        (4, 1 | 2) => ymd(),
        (1 | 2, 4) | (1, 2) => dmy(),
        (2, 2) if pointed => dmy(),
        (2, 2) => match (order, ymd(), dmy()) {
            (DateOrder::Ymd, Ok(read), _) => Ok(read),
            (DateOrder::Dmy, other, Ok(read)) => {
                let doubtful = other.is_ok_and(|other| other.date != read.date);
                Ok(Read { doubtful, ..read })
            }
            (DateOrder::Ymd, _, Ok(other)) | (DateOrder::Dmy, Ok(other), _) => {
                Ok(Read { doubtful: true, ..other })
            }
            (_, Err(why), Err(_)) => Err(why),
        },
        _ => Err(DateWhy::Unreadable),
    }
}

fn certain(year: Option<i16>, month: i32, day: i32) -> Result<Read, DateWhy> {
    let whole = || {
        let date = Date::new(year?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        // a year such as 0201 is a slip of the hand
        (1800..=9999).contains(&date.year()).then_some(Read { date, doubtful: false })
    };
    whole().ok_or(if day == 0 && year.is_some() { DateWhy::YearOnly } else { DateWhy::Unreadable })
}

/// The year in full; two digits lie in the hundred years up to `latest`.
fn full_year((number, width): Number, latest: i16) -> Option<i16> {
    let number = i16::try_from(number).ok()?;
    match width {
        4 => Some(number),
        2 => Some(latest - (latest - number).rem_euclid(100)),
        _ => None,
    }
}
