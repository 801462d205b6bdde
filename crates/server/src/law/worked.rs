//! `kring law due --file`: a table of worked examples against what is computed.

use std::process::ExitCode;

use law::instant;
use law::worked::{self, Line, Outcome, TableError};
use ui::Words;

use super::{BAD_FILE, embedded, zone};
use crate::failure::Failure;

pub(super) fn run(l: Words, file: &str) -> Result<ExitCode, Failure> {
    let unreadable = |e: std::io::Error| {
        Failure::new(l.arg("file", file).arg("error", e.to_string()).t("law-error-read")).code(BAD_FILE)
    };
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let lines = worked::check(&embedded(l)?, &bytes, &zone)
        .map_err(|error| Failure::new(format!("{file}: {}", table(l, &error))).code(BAD_FILE))?;
    let (mut differ, mut wrong) = (0_usize, 0_usize);
    for line in &lines {
        match &line.outcome {
            Outcome::Same => continue,
            Outcome::Differs { .. } => differ += 1,
            Outcome::Wrong { .. } => wrong += 1,
        }
        println!("{}", said(l, line));
    }
    println!(
        "{}",
        l.arg("lines", lines.len()).arg("differ", differ).arg("wrong", wrong).t("law-worked-done")
    );
    Ok(match (differ, wrong) {
        (0, 0) => ExitCode::SUCCESS,
        (_, 0) => ExitCode::FAILURE,
        _ => ExitCode::from(BAD_FILE),
    })
}

fn said(l: Words, line: &Line) -> String {
    let of = l.arg("line", line.line.to_string());
    let said = match &line.outcome {
        Outcome::Same => return String::new(),
        Outcome::Differs { column, expected, computed } => {
            let none = || l.t("law-worked-no-date").into_owned();
            let computed = computed.as_ref().map_or_else(none, instant::write);
            let of = of.arg("rule", line.rule.as_str()).arg("column", *column);
            of.arg("expected", expected.as_str()).arg("computed", computed).t("law-worked-differs")
        }
        Outcome::Wrong { column, at, problem } => {
            let why = l.arg("text", problem.text()).t(problem.key());
            of.arg("at", at.to_string()).arg("column", *column).arg("problem", why).t("law-worked-wrong")
        }
    };
    said.into_owned()
}

fn table(l: Words, error: &TableError) -> String {
    let said = match error {
        TableError::NotUtf8 { line } => l.arg("line", line.to_string()).t("law-table-not-utf8"),
        TableError::MissingColumn(column) => l.arg("column", *column).t("law-table-missing-column"),
        TableError::NoLines => l.t("law-table-no-lines"),
        TableError::Csv { line, said } => {
            l.arg("line", line.to_string()).arg("said", said.as_str()).t("law-table-csv")
        }
    };
    said.into_owned()
}
