//! The law crate from outside: packs, holidays, due dates, processes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod check;
mod holidays;
mod local;
mod machine;
mod properties;
mod worked;

use std::sync::LazyLock;

use jiff::tz::TimeZone;
use law::Law;

/// The packs that come with the program; says what is wrong with them.
static EMBEDDED: LazyLock<Law> = LazyLock::new(|| {
    Law::embedded().unwrap_or_else(|findings| {
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
});

fn embedded() -> Law {
    EMBEDDED.clone()
}

/// A time zone by name.
fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}
