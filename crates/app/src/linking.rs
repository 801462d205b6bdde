//! The linking engine in force, and what it says of one record.

mod agreement;
mod limits;
mod weights;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use domain::feed::unseen;
use domain::id::{PersonId, SourceRecordId};
use domain::source_record::SourceRecord;
use link::threshold::Accept;
use link::{Candidate, Decision, Engine, Linker, Match, Model, NotSame, Plain};
use store::{Scope, StoreError};

use crate::feed::meet::parted;

pub use agreement::agreement;
pub use limits::{Said, desk, set, settings, view};
pub use weights::{Chosen, learn, model, model_of, use_shipped, weights};

/// Expected precision at which records are linked without a human.
const ACCEPT: f64 = 0.999;
/// Probability from which a human is asked.
const ASK: f64 = 0.5;
/// Records that a partnership is taken to have while nobody has counted them.
const RECORDS: u64 = 20_000;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&Model::shipped(), RECORDS, Accept::Precision(ACCEPT), ASK));

/// How records are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// By the engine that reasons about households.
    #[default]
    Household,
    /// By [`Plain`] rules, of which one can say beforehand what they do: for tests of what is done with
    /// an answer.
    Plain,
}

impl Method {
    /// Without the limits of a partnership: for keys, and for what a number decides. The keys in
    /// the store are made anew when the method changes.
    pub fn linker(self) -> &'static dyn Linker {
        match self {
            Self::Household => &*ENGINE,
            Self::Plain => &Plain,
        }
    }

    /// With the weights and the limits of a partnership, for as many records as it has now.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn in_force(self, scope: &Scope) -> Result<Arc<dyn Linker>, StoreError> {
        if self == Self::Plain {
            return Ok(Arc::new(Plain));
        }
        let limits = store::linking::settings(scope).await?;
        let records = store::linking::records(scope).await?;
        let accept = Accept::Precision(limits.accept_precision);
        Ok(Arc::new(Engine::new(&model(scope).await?, records, accept, limits.ask_probability)))
    }
}

/// Whose one new record is: by its number where that decides alone, else with everybody whom its
/// keys find. Reads what it needs of those and nothing else.
///
/// # Errors
/// The store does not answer.
pub async fn whose(
    linker: &dyn Linker,
    scope: &Scope,
    record: &SourceRecord,
) -> Result<Decision, StoreError> {
    let not_same = NotSame::none();
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

/// A record of somebody.
pub(crate) struct Own<'a> {
    /// Whose it is.
    pub person: PersonId,
    /// The record.
    pub record: &'a SourceRecord,
    /// All of that person's records.
    pub all: Vec<&'a SourceRecord>,
}

/// Who the person is as well to whom a record belongs, and which likenesses a human must see. `hidden`
/// says which of the person's records are.
pub(crate) async fn whose_else(
    linker: &dyn Linker,
    scope: &Scope,
    own: &Own<'_>,
    hidden: &BTreeSet<SourceRecordId>,
    not_same: &NotSame,
) -> Result<(Option<Match>, Vec<Match>), StoreError> {
    let mut known = match &own.record.national_id {
        Some(number) => store::feed::bearers(scope, number).await?,
        None => BTreeMap::new(),
    };
    let asked = own.record.to_link();
    let met =
        store::feed::meet(scope, vec![(0, linker.keys(&asked))], |person| known.contains_key(person)).await?;
    known.extend(met.records);
    known.remove(&own.person);
    let theirs = store::feed::hidden(scope, known.values().flatten()).await?;
    let hides = hidden.contains(&own.record.id);
    let (seen, unseen) = parted(candidates(&known, None), hides, |id| theirs.contains(&id));
    let all_hidden = |person| seen.iter().all(|candidate| candidate.person != person);
    // What hidden records say of the person counts for nothing that others can observe.
    let tell = own.all.iter().filter(|record| hides || !hidden.contains(&record.id));
    let all: Vec<link::Record> = tell.map(|record| record.to_link()).collect();
    let found = linker.by_number(&asked, &seen, not_same).map(Decision::Same);
    let found = found.unwrap_or_else(|| linker.decide_person(&all, &seen, not_same));
    let beside = linker.decide(&asked, &unseen, not_same);
    Ok(unseen::together(found, beside, all_hidden))
}

fn candidates(known: &BTreeMap<PersonId, Vec<SourceRecord>>, not: Option<PersonId>) -> Vec<Candidate> {
    let of = |(person, records): (&PersonId, &Vec<SourceRecord>)| {
        let person = link::PersonId(person.0.as_u128());
        let of = move |record: &SourceRecord| Candidate { person, record: record.to_link() };
        records.iter().map(of).collect::<Vec<_>>()
    };
    known.iter().filter(|(person, _)| Some(**person) != not).flat_map(of).collect()
}
