//! The lists can be imported: by their own column names, without a rejected line.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::Country;
use domain::feed::{ClientReader, Context, Field, Line, StaffReader, TestNumbers};
use domain::person::RelationKind;
use jiff::civil::{Date, date};
use sample::country::agencies::Kind;
use sample::{bulk, partnership};

const TODAY: Date = date(2026, 11, 22);

fn context(country: Country) -> Context {
    Context { country, today: TODAY, agency_names: Vec::new(), test_numbers: TestNumbers::Only }
}

#[test]
fn every_client_line_is_accepted_and_few_raise_a_warning() {
    for country in [Country::Se, Country::No, Country::Dk] {
        let (mut lines, mut warned) = (0, BTreeMap::<String, u32>::new());
        let (mut levels, mut relations) = (BTreeSet::new(), BTreeSet::new());
        for agency in partnership(country, 1, 1000, TODAY).agencies {
            let reader = ClientReader::open(agency.clients.as_slice(), None, context(country)).unwrap();
            let unmapped: Vec<_> = reader.mapping().columns().filter(|(_, field)| field.is_none()).collect();
            assert!(unmapped.is_empty(), "{} {unmapped:?}", agency.slug);
            for line in reader {
                let Line::Accepted(line) = line.unwrap() else { panic!("{}: rejected", agency.slug) };
                lines += 1;
                for warning in &line.warnings {
                    *warned.entry(format!("{:?} {:?}", warning.field, warning.message)).or_default() += 1;
                }
                levels.extend(line.protection);
                relations.extend(line.guardians.iter().filter_map(|g| g.relation));
            }
        }
        let sum: u32 = warned.values().sum();
        assert!(sum * 100 < lines * 4, "{country:?}: {sum} warnings on {lines} lines: {warned:#?}");
        assert!(!levels.is_empty());
        for kind in
            [RelationKind::Mother, RelationKind::Father, RelationKind::FosterParent, RelationKind::Relative]
        {
            assert!(relations.contains(&kind), "{country:?} {kind:?}");
        }
    }
}

#[test]
fn every_staff_line_is_accepted_without_a_warning() {
    for country in [Country::Se, Country::No, Country::Dk] {
        for agency in partnership(country, 1, 10, TODAY).agencies {
            let reader = StaffReader::open(agency.staff.as_slice(), None, context(country)).unwrap();
            let mut ids = BTreeSet::new();
            for line in reader {
                let Line::Accepted(line) = line.unwrap() else { panic!("{}: rejected", agency.slug) };
                assert!(line.warnings.is_empty(), "{} {:?}", agency.slug, line.warnings);
                ids.insert(line.staff_id);
            }
            assert_eq!(ids.len(), agency.practitioners.len());
        }
    }
}

#[test]
fn the_benchmark_is_read_without_a_warning() {
    let bulk = bulk(1, 2000, 800, TODAY);
    for kind in Kind::ALL {
        let (mut clients, mut staff) = (Vec::new(), Vec::new());
        bulk.write_clients(kind, &mut clients).unwrap();
        bulk.write_staff(kind, &mut staff).unwrap();
        let reader = ClientReader::open(clients.as_slice(), None, context(Country::No)).unwrap();
        assert!(reader.mapping().has(Field::From) && reader.mapping().has(Field::LastContact));
        for line in reader {
            let Line::Accepted(line) = line.unwrap() else { panic!("rejected") };
            assert!(line.warnings.is_empty(), "{:?}", line.warnings);
        }
        for line in StaffReader::open(staff.as_slice(), None, context(Country::No)).unwrap() {
            let Line::Accepted(line) = line.unwrap() else { panic!("rejected") };
            assert!(line.warnings.is_empty(), "{:?}", line.warnings);
        }
    }
}
