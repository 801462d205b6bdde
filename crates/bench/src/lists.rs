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
