//! The linking engine: one record at a time, against the persons whom it may be.
//!
//! The same patterns, weights and reasoning about households as in [`crate::batch`]; what differs
//! is that the clusters stand already, and that a human's word is heard.

use std::collections::BTreeMap;

use crate::batch::{told, traits};
use crate::block::Rule;
use crate::cluster::{FLOOR, Judging, LOWEST, MAX_COMPONENT, Place, Told, Traits, places};
use crate::compare;
use crate::decisive::speaks_against;
use crate::entry::Entry;
use crate::evidence::{Code, Evidence};
use crate::explain::explain;
use crate::frequencies::Frequencies;
use crate::linker::{Candidate, Decision, Key, Linker, MAX_POSSIBLE, Match, NotSame};
use crate::model::{METHOD, Model, Weights};
use crate::record::{AgencyId, PersonId, Record};
use crate::threshold::Accept;
use crate::vocabulary::{Learnt, Vocabulary};

/// Logarithm of the odds from which a record is linked without a human by a model that has not seen the
/// names of this partnership: 99 in 100 for each join, beside what is expected of all.
const ELSEWHERE: f64 = 4.6;

/// The engine with a model and what an administrator wants of it.
#[derive(Debug)]
pub struct Engine {
    model: Model,
    weights: Weights,
    learnt: Learnt,
    accept: Accept,
    /// Logarithm of the odds from which a human is asked.
    ask: f64,
}

impl Engine {
    /// With a model for so many records; records are linked without a human at `accept`, and
    /// a human is asked from the probability `ask`.
    pub fn new(model: &Model, records: u64, accept: Accept, ask: f64) -> Self {
        let model = model.among(records);
        let weights = model.weights();
        let learnt = Vocabulary::learnt(&model.learnt);
        let ask = ask.clamp(1e-6, 1.0 - 1e-6);
        Self { weights, learnt, accept, ask: (ask / (1.0 - ask)).ln(), model }
    }

    /// The model.
    pub const fn model(&self) -> &Model {
        &self.model
    }

    fn fill(&self, entries: &mut [Entry], vocabulary: &Vocabulary) {
        // How many share a home is counted among those who are looked at.
        let here = Frequencies::count(entries, vocabulary);
        for entry in entries {
            self.model.frequencies.fill(entry, vocabulary);
            here.fill_homes(entry, vocabulary);
        }
    }
}

/// Whether both bear one national id.
fn one_number(record: &Record, other: &Record) -> bool {
    compare::national_id(record.national_id.as_ref(), other.national_id.as_ref()) == Code::Equal
}

/// A person and its records.
type Known<'r> = (PersonId, Vec<&'r Record>);

/// Records side by side, those in question first.
struct Compared<'r> {
    records: Vec<&'r Record>,
    entries: Vec<Entry>,
    traits: Vec<Traits>,
    vocabulary: Vocabulary,
}

impl Engine {
    fn compare<'r>(&self, own: &[&'r Record], others: impl Iterator<Item = &'r Record>) -> Compared<'r> {
        let records: Vec<&Record> = own.iter().copied().chain(others).collect();
        let mut agencies: Vec<AgencyId> = records.iter().map(|r| r.agency).collect();
        agencies.sort_unstable();
        agencies.dedup();
        let mut vocabulary = Vocabulary::knowing(&self.learnt);
        let number = |agency: AgencyId| {
            agencies.binary_search(&agency).ok().and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX)
        };
        let mut entries: Vec<Entry> =
            records.iter().map(|r| Entry::of(r, number(r.agency), &mut vocabulary)).collect();
        self.fill(&mut entries, &vocabulary);
        let traits = entries.iter().map(|entry| traits(entry, &vocabulary)).collect();
        Compared { records, entries, traits, vocabulary }
    }

    fn told(&self, all: &Compared<'_>, a: usize, b: usize) -> Told {
        told(&self.weights, &all.entries[a], &all.entries[b], &all.vocabulary)
    }

    fn explained(&self, all: &Compared<'_>, a: usize, b: usize, judged: Option<f64>) -> Evidence {
        let (record, other) = (all.records[a], all.records[b]);
        explain(
            &self.weights,
            &all.entries[a],
            &all.entries[b],
            other.id,
            &all.vocabulary,
            judged,
            record.protected || other.protected,
        )
    }

    /// The persons who may be the one whose records are `own`, with their records; the nearest when
    /// there are too many to be judged together.
    fn near<'c>(
        &self,
        own: &[&'c Record],
        candidates: &'c [Candidate],
        not_same: &NotSame,
    ) -> Vec<Known<'c>> {
        let mut persons: BTreeMap<PersonId, Vec<&Record>> = BTreeMap::new();
        for candidate in candidates.iter().filter(|c| own.iter().all(|r| r.id != c.record.id)) {
            persons.entry(candidate.person).or_default().push(&candidate.record);
        }
        for records in persons.values_mut() {
            records.sort_unstable_by_key(|r| r.id);
        }
        let apart = |r: &Record| own.iter().any(|record| not_same.contains(record.id, r.id));
        persons.retain(|_, records| records.iter().all(|r| !r.fictitious && !apart(r)));
        let all = self.compare(own, persons.values().flatten().copied());
        let mut next = own.len();
        let mut near: Vec<(f64, PersonId, Vec<&Record>)> = Vec::new();
        for (person, records) in persons {
            let these = next..next + records.len();
            next = these.end;
            let pairs = (0..own.len()).flat_map(|a| these.clone().map(move |b| (a, b)));
            let odds = pairs.map(|(a, b)| self.told(&all, a, b).odds).fold(f64::MIN, f64::max);
            if odds > FLOOR || bears(own, &records) {
                near.push((odds, person, records));
            }
        }
        near.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let mut room = MAX_COMPONENT.saturating_sub(own.len());
        near.retain(|(_, _, records)| {
            let fits = records.len() <= room;
            if fits {
                room -= records.len();
            }
            fits
        });
        near.into_iter().map(|(_, person, records)| (person, records)).collect()
    }

    /// Who the person is whose records are `own`.
    fn weigh(&self, own: &[&Record], candidates: &[Candidate], not_same: &NotSame) -> Decision {
        let near = self.near(own, candidates, not_same);
        let all = self.compare(own, near.iter().flat_map(|(_, records)| records.iter().copied()));
        let mut next = number(own.len());
        let clusters: Vec<Vec<u32>> = near
            .iter()
            .map(|(_, records)| {
                let end = next + number(records.len());
                let members = (next..end).collect();
                next = end;
                members
            })
            .collect();
        let compare = |a: u32, b: u32| self.told(&all, a as usize, b as usize);
        let judging = Judging { traits: &all.traits, compare, one_agency: self.weights.one_agency() };
        let places = places(own.len(), &clusters, &judging);
        let found = |place: &Place| Match {
            person: near[place.cluster].0,
            evidence: self.explained(
                &all,
                place.join.a as usize,
                place.join.b as usize,
                Some(place.join.odds),
            ),
            beside: places.iter().any(|other| other.cluster != place.cluster && other.join.odds >= LOWEST),
        };
        let contradicted = |place: &Place| {
            let others = &near[place.cluster].1;
            own.iter().any(|r| others.iter().any(|other| speaks_against(r, other, not_same)))
        };
        let learnt_elsewhere = self.model.frequencies.totals.is_empty();
        let sure = |place: &Place| {
            !contradicted(place)
                && self.model.thresholds.accepts(&place.join, self.accept)
                && (!learnt_elsewhere || place.join.odds >= ELSEWHERE)
        };
        let bears = |cluster: usize| bears(own, &near[cluster].1);
        let best = places.first().filter(|place| sure(place));
        // Who else has the number is not passed over: a human must see that.
        if let Some(best) = best.filter(|best| !(0..near.len()).any(|n| n != best.cluster && bears(n))) {
            return Decision::Same(found(best));
        }
        let mut matches: Vec<Match> = places
            .iter()
            .filter(|place| place.join.odds >= self.ask || bears(place.cluster))
            .map(found)
            .collect();
        for (cluster, (person, records)) in near.iter().enumerate().filter(|(n, _)| bears(*n)) {
            if places.iter().any(|place| place.cluster == cluster) {
                continue;
            }
            let pairs = (0..own.len()).flat_map(|a| (0..records.len()).map(move |b| (a, b)));
            let one = |(a, b): &(usize, usize)| one_number(own[*a], records[*b]);
            let Some((a, b)) = pairs.into_iter().find(one) else { continue };
            let with = clusters[cluster][b] as usize;
            let evidence = self.explained(&all, a, with, None);
            matches.push(Match { person: *person, evidence, beside: true });
        }
        matches.truncate(MAX_POSSIBLE);
        if matches.is_empty() { Decision::New } else { Decision::Possible { matches } }
    }
}

/// Whether one of the others bears the number of one of the records.
fn bears(own: &[&Record], others: &[&Record]) -> bool {
    own.iter().any(|record| others.iter().any(|other| one_number(record, other)))
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

impl Linker for Engine {
    fn version(&self) -> &str {
        &self.model.version
    }

    fn keyed_by(&self) -> &str {
        METHOD
    }

    fn keys(&self, record: &Record) -> Vec<Key> {
        if record.fictitious {
            return Vec::new();
        }
        let mut vocabulary = Vocabulary::default();
        let entry = Entry::of(record, 0, &mut vocabulary);
        let mut keys = Vec::new();
        for rule in Rule::NARROW {
            rule.keys(&entry, &vocabulary, &mut keys);
        }
        let mut keys: Vec<Key> = keys.into_iter().map(|key| Key(key.cast_signed())).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn decide(&self, record: &Record, candidates: &[Candidate], not_same: &NotSame) -> Decision {
        if record.fictitious {
            return Decision::New;
        }
        if let Some(found) = self.by_number(record, candidates, not_same) {
            return Decision::Same(found);
        }
        self.weigh(&[record], candidates, not_same)
    }

    fn decide_person(&self, own: &[Record], candidates: &[Candidate], not_same: &NotSame) -> Decision {
        if own.iter().any(|record| record.fictitious) {
            return Decision::New;
        }
        self.weigh(&own.iter().collect::<Vec<_>>(), candidates, not_same)
    }

    fn evidence(&self, record: &Record, other: &Record) -> Evidence {
        let all = self.compare(&[record], std::iter::once(other));
        self.explained(&all, 0, 1, None)
    }
}
