//! The population of the benchmark.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use sample::bulk;
use sample::country::agencies::Kind;

use crate::read::rows;

const TODAY: Date = date(2026, 11, 22);

fn lists(seed: u64, records: u64, people: u64) -> Vec<Vec<u8>> {
    let bulk = bulk(seed, records, people, TODAY);
    Kind::ALL
        .into_iter()
        .map(|kind| {
            let mut out = Vec::new();
            let lines = bulk.write_clients(kind, &mut out).unwrap();
            assert_eq!(lines, rows(&out, false).len() as u64);
            out
        })
        .collect()
}

#[test]
fn one_seed_gives_the_same_bytes() {
    assert_eq!(lists(3, 500, 200), lists(3, 500, 200));
    assert_ne!(lists(3, 500, 200), lists(4, 500, 200));
}

#[test]
fn records_and_people_are_exactly_as_many_as_asked_for() {
    for (records, people) in [(2500, 1000), (1000, 1000), (8000, 1000), (2501, 1001), (1, 1), (8, 1), (15, 2)]
    {
        let mut per_person: BTreeMap<String, u32> = BTreeMap::new();
        for list in lists(1, records, people) {
            for row in rows(&list, false) {
                let ordinal = row["record_id"].rsplit('-').next().unwrap().to_owned();
                *per_person.entry(ordinal).or_default() += 1;
            }
        }
        assert_eq!(per_person.len() as u64, people, "{records} {people}");
        assert_eq!(u64::from(per_person.values().sum::<u32>()), records, "{records} {people}");
    }
    // What cannot be is brought to the nearest that can.
    assert_eq!(bulk(1, 5, 10, TODAY).records(), 10);
    assert_eq!(bulk(1, 500, 10, TODAY).records(), 80);
    assert_eq!(lists(1, 0, 0).iter().map(|list| rows(list, false).len()).sum::<usize>(), 0);
}

#[test]
fn numbers_are_distinct_and_most_lines_carry_theirs() {
    let bulk = bulk(1, 1_000_000, 400_000, TODAY);
    let mut seen = BTreeSet::new();
    // People of the same days, as far apart as they come.
    for ordinal in (0..400_000).filter(|n| n % 7300 < 40) {
        let id = bulk.person(ordinal).national_id.expect("a number");
        assert!(seen.insert(id), "{ordinal}");
    }
    let lines: Vec<_> = lists(1, 5000, 2000).iter().flat_map(|list| rows(list, false)).collect();
    let with = lines.iter().filter(|row| !row["national_id"].is_empty()).count();
    assert!(with * 100 / lines.len() >= 92);
}

#[test]
fn every_line_names_a_practitioner_of_the_staff_list() {
    let bulk = bulk(1, 500, 200, TODAY);
    let mut staff = Vec::new();
    bulk.write_staff(Kind::School, &mut staff).unwrap();
    let ids: BTreeSet<String> = rows(&staff, false).iter().map(|row| row["staff_id"].clone()).collect();
    assert_eq!(ids.len(), 300);
    let mut clients = Vec::new();
    bulk.write_clients(Kind::School, &mut clients).unwrap();
    assert!(rows(&clients, false).iter().all(|row| ids.contains(&row["staff_id"])));
}
