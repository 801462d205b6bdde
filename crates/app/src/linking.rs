//! The linking engine in force, and what it says of one record.

mod limits;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::feed::unseen;
use domain::id::PersonId;
use domain::source_record::SourceRecord;
use link::threshold::Accept;
use link::{Candidate, Decision, Engine, Linker, Match, Model, NotSame};
use store::{Scope, StoreError};

use crate::feed::meet::parted;

pub use limits::{Said, desk, set, settings, view};

/// Expected precision at which records are linked without a human.
const ACCEPT: f64 = 0.999;
/// Probability from which a human is asked.
const ASK: f64 = 0.5;
/// Records that a partnership is taken to have while nobody has counted them.
const RECORDS: u64 = 20_000;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&Model::shipped(), RECORDS, Accept::Precision(ACCEPT), ASK));

/// The engine. The keys in the store are made anew when its version changes.
pub fn linker() -> &'static dyn Linker {
    &*ENGINE
}

/// Whose one new record is: by its number where that decides alone, else with everybody whom its
/// keys find. Reads what it needs of those and nothing else.
///
/// # Errors
/// The store does not answer.
pub async fn whose(scope: &Scope, record: &SourceRecord) -> Result<Decision, StoreError> {
    let (linker, not_same) = (linker(), NotSame::none());
    let asked = record.to_link();
    let mut known: BTreeMap<PersonId, Vec<SourceRecord>> = BTreeMap::new();
    if let Some(number) = &record.national_id {
        known = store::feed::bearers(scope, number).await?;
        if let Some(found) = linker.by_number(&asked, &candidates(&known, None), &not_same) {
            return Ok(Decision::Same(found));
        }
    }
    let wanted = vec![(0, linker.keys(&asked))];
    let met = store::feed::meet(scope, wanted, |person| known.contains_key(person)).await?;
    known.extend(met.records);
    Ok(linker.decide(&asked, &candidates(&known, None), &not_same))
}

/// Whose else a record is that belongs to somebody already: whom it belongs to as well, and which
/// likenesses a human must see.
pub(crate) async fn whose_else(
    scope: &Scope,
    record: &SourceRecord,
    own: PersonId,
    not_same: &NotSame,
) -> Result<(Option<Match>, Vec<Match>), StoreError> {
    let (linker, asked) = (linker(), record.to_link());
    let mut known = match &record.national_id {
        Some(number) => store::feed::bearers(scope, number).await?,
        None => BTreeMap::new(),
    };
    let met =
        store::feed::meet(scope, vec![(0, linker.keys(&asked))], |person| known.contains_key(person)).await?;
    known.extend(met.records);
    let all = known.values().flatten().chain(std::iter::once(record));
    let hidden = store::feed::hidden(scope, all).await?;
    let hides = hidden.contains(&record.id);
    let (seen, unseen) = parted(candidates(&known, Some(own)), hides, |id| hidden.contains(&id));
    let all_hidden = |person| seen.iter().all(|candidate| candidate.person != person);
    let beside = linker.decide(&asked, &unseen, not_same);
    Ok(unseen::together(linker.decide(&asked, &seen, not_same), beside, all_hidden))
}

fn candidates(known: &BTreeMap<PersonId, Vec<SourceRecord>>, not: Option<PersonId>) -> Vec<Candidate> {
    let of = |(person, records): (&PersonId, &Vec<SourceRecord>)| {
        let person = link::PersonId(person.0.as_u128());
        let of = move |record: &SourceRecord| Candidate { person, record: record.to_link() };
        records.iter().map(of).collect::<Vec<_>>()
    };
    known.iter().filter(|(person, _)| Some(**person) != not).flat_map(of).collect()
}
