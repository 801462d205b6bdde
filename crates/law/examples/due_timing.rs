//! Prints how long one due date takes: `cargo run --release -p kring-law --example due_timing`.
#![allow(clippy::print_stdout, reason = "that is what it is for")]

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use law::{Law, Place, Version, due};

/// Events for each rule, spread over three years.
const EVENTS: i64 = 2_000;
/// Rounds, of which the quickest counts: on a machine that does other things the rest measure those.
const ROUNDS: usize = 7;
const APART: i64 = 47_303;

#[allow(clippy::disallowed_methods, reason = "it measures real time")]
fn main() -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let law =
        Law::embedded().map_err(|findings| findings.iter().map(ToString::to_string).collect::<String>())?;
    println!("load of all packs: {:?}", started.elapsed());

    let first: Timestamp = "2026-01-01T00:00:30Z".parse()?;
    let mut each: Vec<(Duration, &Version)> = Vec::new();
    for pack in &law.packs {
        let place = Place::new(TimeZone::get(pack.head.zone.as_deref().unwrap_or("Europe/Stockholm"))?);
        for version in pack.rules.iter().map(law::Rule::newest).filter(|version| version.limit.is_some()) {
            let mut quickest = Duration::MAX;
            for _ in 0..ROUNDS {
                let started = Instant::now();
                for at in 0..EVENTS {
                    let event = Timestamp::from_second(first.as_second() + at * APART)?;
                    black_box(due(black_box(version), event, &place)?);
                }
                quickest = quickest.min(started.elapsed() / u32::try_from(EVENTS)?);
            }
            each.push((quickest, version));
        }
    }
    each.sort_by_key(|(time, _)| *time);
    let mean = each.iter().map(|(time, _)| *time).sum::<Duration>() / u32::try_from(each.len())?;
    println!("{} rules, {EVENTS} events each, quickest of {ROUNDS} rounds: mean {mean:?}", each.len());
    for (what, at) in [("quickest", 0), ("median", each.len() / 2), ("slowest", each.len() - 1)] {
        println!("{what}: {:?}, {}", each[at].0, each[at].1.id);
    }
    Ok(())
}
