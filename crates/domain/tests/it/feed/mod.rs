mod any_bytes;
mod cells;
mod client_list;
mod columns;
mod dates;
mod decode;
mod messages;
mod plan;
mod rejected;
mod staff_list;
mod table;
mod wrong_file;

use domain::country::Country;
use domain::feed::{ClientLine, ClientReader, Context, FileError, Line, Profile, Rejected, TestNumbers};
use jiff::civil::date;

/// A context of that country on 20 October 2026 that takes every number.
pub fn context(country: Country) -> Context {
    Context {
        country,
        today: date(2026, 10, 20),
        agency_names: Vec::new(),
        test_numbers: TestNumbers::Accept,
    }
}

/// Reads a whole client list.
pub fn lines(csv: &str, country: Country) -> Result<Vec<Line<ClientLine>>, FileError> {
    lines_with(csv, None, context(country))
}

/// Reads a whole client list with a profile.
pub fn lines_with(
    csv: &str,
    profile: Option<Profile>,
    context: Context,
) -> Result<Vec<Line<ClientLine>>, FileError> {
    ClientReader::open(csv.as_bytes(), profile, context)?.collect()
}

/// The line that was accepted.
pub fn accepted(line: &Line<ClientLine>) -> &ClientLine {
    match line {
        Line::Accepted(line) => line,
        Line::Rejected(rejected) => panic!("{rejected:?}"),
    }
}

/// The line that was rejected.
pub fn rejected(line: &Line<ClientLine>) -> &Rejected {
    match line {
        Line::Rejected(rejected) => rejected,
        Line::Accepted(line) => panic!("accepted {line:?}"),
    }
}

/// Keys of the warnings, in order.
pub fn keys(line: &ClientLine) -> Vec<&'static str> {
    line.warnings.iter().map(|warning| warning.message.key).collect()
}
