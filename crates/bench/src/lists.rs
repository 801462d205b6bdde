//! The lists of eight agencies, as they would deliver them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use jiff::civil::Date;
use sample::country::agencies::Kind;
use sample::{Bulk, bulk};

use crate::opened::Outcome;

/// Seed of the population.
const SEED: u64 = 2026;
/// The day of the lists.
const TODAY: Date = Date::constant(2026, 11, 20);

/// Lines of the list of changes.
const CHANGES: usize = 10_000;
/// Columns that change.
const ADDRESS: usize = 5;
const NUMBER: usize = 9;

/// The population of a measurement.
pub const fn population(records: u64, people: u64) -> Bulk {
    bulk(SEED, records, people, TODAY)
}

/// Writes `AGENCY.staff.csv` and `AGENCY.clients.csv` for each of eight agencies, and prints each
/// agency's word, sector and number of clients.
pub fn write(folder: &Path, records: u64, people: u64) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let population = population(records, people);
    for kind in Kind::ALL {
        let mut staff = BufWriter::new(File::create(folder.join(format!("{}.staff.csv", kind.slug())))?);
        population.write_staff(kind, &mut staff)?;
        staff.flush()?;
        let mut clients = BufWriter::new(File::create(folder.join(format!("{}.clients.csv", kind.slug())))?);
        let lines = population.write_clients(kind, &mut clients)?;
        clients.flush()?;
        println!("{} {} {lines}", kind.slug(), kind.sector().code());
    }
    Ok(())
}

/// Writes a list of changes of an agency's clients, made from its whole list: most have moved, every
/// fourth has lost or got the number, and every tenth is new.
pub fn write_changes(clients: &Path, changes: &Path) -> Outcome<()> {
    let all = std::fs::read_to_string(clients)?;
    let (header, lines) = all.split_once('\n').ok_or("an empty list")?;
    let lines: Vec<&str> = lines.lines().collect();
    let mut out = BufWriter::new(File::create(changes)?);
    writeln!(out, "{header}")?;
    for (n, line) in lines.iter().step_by((lines.len() / CHANGES).max(1)).take(CHANGES).enumerate() {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        cells[ADDRESS] = format!("Nygata {}", n % 97 + 1);
        if n % 4 == 0 {
            cells[NUMBER] = String::new();
        }
        if n % 10 == 0 {
            cells[0].push_str("-new");
        }
        writeln!(out, "{}", cells.join(","))?;
    }
    Ok(out.flush()?)
}
