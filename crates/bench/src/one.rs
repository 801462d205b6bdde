//! One record against a whole store: whose is it, and a write that is on the disk.

use std::path::Path;
use std::sync::Arc;

use domain::id::{AgencyId, SourceRecordId};
use domain::national_id::NationalId;
use domain::person::{Address, Name};
use domain::source_record::{Number, SourceRecord};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::opened::{Outcome, kring};
use crate::sign_in::PARTNERSHIP;
use crate::{lists, times};

/// The record of a person as one more agency would list it: with the number, without, or with a
/// letter missing and another place.
fn record(population: &sample::Bulk, n: u64, people: u64) -> SourceRecord {
    let person = population.person(n * 7919 % people);
    let today = Date::constant(2026, 11, 20);
    let number = person.national_id.filter(|_| n.is_multiple_of(4));
    let number = number.and_then(|id| NationalId::parse(&id, Some(domain::country::Country::No), today).ok());
    let surname =
        if n % 4 == 3 { person.surname.chars().skip(1).collect() } else { person.surname.to_owned() };
    SourceRecord {
        id: SourceRecordId(uuid::Uuid::from_u128(u128::from(n))),
        agency: AgencyId(uuid::Uuid::from_u128(1)),
        name: Name { given: person.given.to_owned(), surname },
        born: Some(person.born),
        sex: Some(person.sex),
        address: Address {
            street: Some(format!("Nygata {}", n % 97 + 1)),
            postcode: Some(format!("{}", 9000 + n % 235)),
            city: None,
        },
        phone: None,
        email: None,
        national_id: number.map(|id| Number { kind: id.kind(), digits: id.digits().to_owned() }),
        language: None,
        level: None,
        said: today,
        open: true,
    }
}

/// Decides `total` records, one after another and eight at a time.
pub async fn measure(folder: &Path, people: u64, total: usize) -> Outcome<()> {
    let kring = kring(folder).await?;
    let linker = kring.linking.linker();
    let scope = Arc::new(kring.scope(&PARTNERSHIP.parse()?));
    let population = Arc::new(lists::population(people, people));
    for at_once in [1, 8] {
        let (scope, population) = (Arc::clone(&scope), Arc::clone(&population));
        times::many(&format!("whose one record is, {at_once} at a time"), at_once, total, move |n| {
            let (scope, population) = (Arc::clone(&scope), Arc::clone(&population));
            async move {
                app::linking::whose(linker, &scope, &record(&population, n as u64, people)).await?;
                let now = Timestamp::now();
                let lease = format!("bench-{}", n % 8);
                store::lease::take(&scope, &lease, "bench", now, now + SignedDuration::from_secs(1)).await?;
                Ok(())
            }
        })
        .await?;
    }
    Ok(())
}
