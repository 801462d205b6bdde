//! Linking many records at once, from scratch.

use rayon::prelude::*;

use crate::block::{self, Split};
use crate::cluster::{self, Edge, FLOOR, Join, Judging, Sets, Told, Traits};
use crate::entry::{Entry, IdKind};
use crate::evidence::Evidence;
use crate::explain::explain;
use crate::frequencies::Frequencies;
use crate::model::{Model, Weights};
use crate::pattern::{Comparison, Pattern};
use crate::record::{Record, RecordId};
use crate::threshold::{Accept, Thresholds};
use crate::train::train;
use crate::vocabulary::Vocabulary;

/// Records to link, in an order that does not depend on how they came in.
#[derive(Debug, Default)]
pub struct Records {
    /// The records.
    pub entries: Vec<Entry>,
    /// Their words.
    pub vocabulary: Vocabulary,
}

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is somebody whom other records speak of.
    Same,
    /// It may be, and a human is asked.
    Ask,
    /// It is nobody else.
    Different,
}

impl Outcome {
    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Ask => "ask",
            Self::Different => "different",
        }
    }
}

/// What linking found.
#[derive(Debug)]
pub struct Linked {
    /// By record: the first record of its cluster.
    pub clusters: Vec<u32>,
    /// By record: the probability of the least certain join that holds it, 1 when it is alone.
    pub scores: Vec<f32>,
    /// By record.
    pub outcomes: Vec<Outcome>,
    /// Joins that were made, best first.
    pub accepted: Vec<Join>,
    /// Joins that were not, best first.
    pub rest: Vec<Join>,
    /// Joins that are put to a human, the most certain first.
    pub questions: Vec<Join>,
    /// Expected precision of the joins that were made.
    pub precision: f64,
    /// Candidate pairs.
    pub candidates: usize,
    /// Keys that too many records share.
    pub splits: Vec<Split>,
    /// The model that was used.
    pub model: Model,
}

impl Records {
    /// Takes in others, with their words.
    pub fn append(&mut self, other: Self) {
        let (names, tokens) = self.vocabulary.merge(other.vocabulary);
        self.entries.extend(other.entries.into_iter().map(|mut entry| {
            entry.given = names[entry.given as usize];
            entry.surname = names[entry.surname as usize];
            if let Some(street) = entry.address.street() {
                entry.address.street = tokens[street as usize] + 1;
            }
            entry
        }));
    }

    /// Takes in a record of the agency with that number. A fictitious identity is left out: it is
    /// never linked, and teaches nothing. Whether it was taken in.
    pub fn push(&mut self, record: &Record, agency: u32) -> bool {
        if !record.fictitious {
            self.entries.push(Entry::of(record, agency, &mut self.vocabulary));
        }
        !record.fictitious
    }

    /// Learns a model from the records, beginning with what `before` says. It knows the
    /// thresholds that hold for it.
    pub fn train(&mut self, before: &Model) -> Model {
        let (pairs, _) = self.candidates();
        let mut model = train(&self.entries, &pairs, &mut self.vocabulary, before);
        model.frequencies = Frequencies::count(&self.entries, &self.vocabulary).worth_keeping();
        let joins = self.joins(&model.weights(), &pairs);
        model.thresholds = Thresholds::of(&joins);
        model
    }

    /// Links with a model, or with one that is learnt from the records themselves.
    pub fn link(&mut self, model: Option<&Model>, accept: Accept) -> Linked {
        let default = Model::default();
        if let Some(model) = model {
            self.vocabulary.learn(&model.learnt);
        }
        let (pairs, splits) = self.candidates();
        let mut model = match model {
            Some(model) => model.among(self.entries.len() as u64),
            None => train(&self.entries, &pairs, &mut self.vocabulary, &default),
        };
        let joins = self.joins(&model.weights(), &pairs);
        // Only a run that learns also knows what its thresholds reach.
        if model.thresholds.is_empty() {
            model.thresholds = Thresholds::of(&joins);
        }
        let thresholds = Thresholds::of(&joins);
        self.decide(joins, &thresholds, accept, pairs.len(), splits, model)
    }

    /// Why two records are held to be one person, or not.
    pub fn explain(&mut self, model: Option<&Model>, a: usize, b: usize, with: RecordId) -> Evidence {
        if let Some(model) = model {
            self.vocabulary.learn(&model.learnt);
        }
        let (pairs, _) = self.candidates();
        let default = Model::default();
        let learnt = model.is_none().then(|| train(&self.entries, &pairs, &mut self.vocabulary, &default));
        let weights = model.or(learnt.as_ref()).unwrap_or(&default).weights();
        explain(&weights, &self.entries[a], &self.entries[b], with, &self.vocabulary, None, false)
    }

    fn candidates(&mut self) -> (Vec<(u32, u32)>, Vec<Split>) {
        let frequencies = Frequencies::count(&self.entries, &self.vocabulary);
        let vocabulary = &self.vocabulary;
        self.entries.par_iter_mut().with_min_len(4_096).for_each(|entry| frequencies.fill(entry, vocabulary));
        block::candidates(&self.entries, &self.vocabulary)
    }

    /// The joins of all records, best first.
    pub fn joins(&self, weights: &Weights, pairs: &[(u32, u32)]) -> Vec<Join> {
        let edges: Vec<Edge> = pairs
            .par_iter()
            .with_min_len(4_096)
            .filter_map(|(a, b)| {
                let told = self.compare(weights, *a, *b);
                (told.odds > FLOOR).then_some(Edge { a: *a, b: *b, told })
            })
            .collect();
        let traits: Vec<Traits> = self.entries.iter().map(|entry| traits(entry, &self.vocabulary)).collect();
        let judging = Judging {
            traits: &traits,
            compare: |a, b| self.compare(weights, a, b),
            one_agency: weights.one_agency(),
        };
        cluster::joins(&edges, &judging)
    }

    fn compare(&self, weights: &Weights, a: u32, b: u32) -> Told {
        told(weights, &self.entries[a as usize], &self.entries[b as usize], &self.vocabulary)
    }

    fn decide(
        &self,
        joins: Vec<Join>,
        thresholds: &Thresholds,
        accept: Accept,
        candidates: usize,
        splits: Vec<Split>,
        model: Model,
    ) -> Linked {
        let records = self.entries.len();
        let mut sets = Sets::new(records);
        let mut scores = vec![1.0_f32; records];
        let mut outcomes = vec![Outcome::Different; records];
        let (accepted, rest): (Vec<Join>, Vec<Join>) =
            joins.into_iter().partition(|join| thresholds.accepts(join, accept));
        for join in &accepted {
            sets.join(join.a, join.b);
        }
        // Best first: the last join that touches a cluster is the least certain.
        let clusters: Vec<u32> =
            (0..u32::try_from(records).unwrap_or(u32::MAX)).map(|i| sets.root(i)).collect();
        let mut least = vec![1.0_f32; records];
        for join in &accepted {
            least[clusters[join.a as usize] as usize] = single(join.probability());
        }
        let mut alone = vec![true; records];
        for (record, cluster) in clusters.iter().enumerate() {
            if *cluster as usize != record {
                (alone[record], alone[*cluster as usize]) = (false, false);
            }
        }
        for record in 0..records {
            if !alone[record] {
                outcomes[record] = Outcome::Same;
                scores[record] = least[clusters[record] as usize];
            }
        }
        let questions = crate::threshold::questions(&rest, &accepted);
        for question in &questions {
            for record in [question.a as usize, question.b as usize] {
                if alone[record] {
                    scores[record] = single(question.probability());
                }
                outcomes[record] = Outcome::Ask;
            }
        }
        let precision = crate::threshold::precision(&accepted);
        Linked { clusters, scores, outcomes, accepted, rest, questions, precision, candidates, splits, model }
    }
}

/// How two entries compare, as far as clusters need it.
pub fn told(weights: &Weights, a: &Entry, b: &Entry, vocabulary: &Vocabulary) -> Told {
    let pattern = Pattern::of(a, b, vocabulary);
    let odds = weights.odds(&pattern);
    Told { odds: odds.same(), given: pattern.level(Comparison::Given), twins: odds.else_twins() }
}

/// What clusters ask of an entry.
pub fn traits(entry: &Entry, vocabulary: &Vocabulary) -> Traits {
    Traits {
        agency: entry.agency,
        named: !vocabulary.name(entry.given).is_empty(),
        id: if entry.id_kind == IdKind::Permanent { entry.id } else { 0 },
        country: entry.id_country,
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a probability to print")]
const fn single(p: f64) -> f32 {
    p as f32
}
