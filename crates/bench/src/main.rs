//! Measures Kring on the embedded store; `bench/run.sh` calls it. `lists` writes the lists that
//! `kring import` then reads, `changes` a list of changes; `alerts` fills a store of its own with signals and asks rules; `one` decides single records; `sign-in` prints a session's cookie and the paths of children; `view`
//! and `search` ask below HTTP; `bare` serves what `kring serve` is compared with.

#![allow(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measuring program, not the product"
)]

mod alerts;
mod bare;
mod lists;
mod one;
mod opened;
mod reminders;
mod sign_in;
mod times;

use std::path::Path;
use std::sync::Arc;

use domain::id::PersonId;

use crate::opened::{Asking, Outcome, kring};

/// Lists and pages are made of many small texts, of which threads make and free each other's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Requests at the same time.
const AT_ONCE: usize = 8;

/// The session's cookie and the children, as `sign-in` printed them.
async fn asking(folder: &str, list: &str) -> Outcome<(Arc<Asking>, Arc<Vec<PersonId>>)> {
    let list = std::fs::read_to_string(list)?;
    let mut lines = list.lines();
    let asking = Asking::of(kring(Path::new(folder)).await?, lines.next().ok_or("an empty list")?).await?;
    let children: Result<Vec<PersonId>, _> =
        lines.map(|path| path.trim_start_matches("/children/").parse()).collect();
    Ok((Arc::new(asking), Arc::new(children?)))
}

async fn view(folder: &str, list: &str, total: usize) -> Outcome<()> {
    let (asking, children) = asking(folder, list).await?;
    times::many("the child's page", AT_ONCE, total, move |n| {
        let (asking, children) = (Arc::clone(&asking), Arc::clone(&children));
        async move {
            app::circle::view(&asking.op(), children[(n * 31) % children.len()]).await?;
            Ok(())
        }
    })
    .await
}

/// Searches as people do: a name, a name with a birth date, a number, a name with a letter wrong.
async fn search(folder: &str, list: &str, people: u64, total: usize) -> Outcome<()> {
    let (asking, _) = asking(folder, list).await?;
    let population = lists::population(people, people);
    for (what, kind) in [("name", 0), ("name and birth date", 1), ("national id", 2), ("letter missing", 3)] {
        let asking = Arc::clone(&asking);
        times::many(&format!("search, {what}"), AT_ONCE, total, move |n| {
            let asking = Arc::clone(&asking);
            let person = population.person(n as u64 * 7919 % people);
            let words = match kind {
                0 => format!("{} {}", person.given, person.surname),
                1 => format!("{} {} {}", person.given, person.surname, person.born),
                2 => person.national_id.clone().unwrap_or_default(),
                _ => format!("{} {}", person.given, person.surname.chars().skip(1).collect::<String>()),
            };
            async move {
                match app::search::find(&asking.op(), &words).await {
                    // Who searches beyond their own children thousands of times is slowed down.
                    Ok(_) | Err(app::AppError::TooMany { .. }) => Ok(()),
                    Err(error) => Err(error.into()),
                }
            }
        })
        .await?;
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["lists", folder, records, people] => {
            lists::write(Path::new(folder), records.parse()?, people.parse()?)?;
        }
        ["changes", clients, changes] => lists::write_changes(Path::new(clients), Path::new(changes))?,
        ["one", folder, people, total] => {
            one::measure(Path::new(folder), people.parse()?, total.parse()?).await?;
        }
        ["alerts", folder, children, signals] => {
            alerts::measure(Path::new(folder), children.parse()?, signals.parse()?).await?;
        }
        ["sign-in", folder] => sign_in::sign_in(Path::new(folder)).await?,
        ["view", folder, list, total] => view(folder, list, total.parse()?).await?,
        ["search", folder, list, people, total] => {
            search(folder, list, people.parse()?, total.parse()?).await?;
        }
        ["reminders", folder] => reminders::measure(Path::new(folder)).await?,
        ["bare", folder, list, address, bytes] => {
            let (asking, _) = asking(folder, list).await?;
            let asking = Arc::into_inner(asking).ok_or("in use")?;
            bare::serve(asking, address, bytes.parse()?).await?;
        }
        _ => return Err("see bench/run.sh".into()),
    }
    Ok(())
}
