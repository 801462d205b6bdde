//! Learning a model from the lists themselves, without being told who is who.
//!
//! Expectation maximisation (Dempster, Laird and Rubin 1977; Winkler 1988) over candidate pairs, with
//! the chance of unrelated agreement taken from random pairs and held fixed, so that the pairs which
//! blocking selects do not teach it that strangers are alike. What is asked of households is learnt
//! from pairs that share a home: those are not selected for anything else.

use rayon::prelude::*;

use crate::entry::{Entry, IdKind};
use crate::hash::mix;
use crate::model::{Kind, Model, Odds, Weights};
use crate::pattern::name::{self, Likeness};
use crate::pattern::{COMPARISONS, Comparison, Home, Ids, Pattern};
use crate::vocabulary::{TokenId, Vocabulary};

/// Candidate pairs that are learnt from at most.
pub const MAX_PAIRS: usize = 250_000;
/// Random pairs from which the chance of unrelated agreement is taken.
pub const RANDOM_PAIRS: usize = 250_000;
/// Rounds of expectation maximisation at most.
pub const ROUNDS: usize = 25;
/// Fewer candidate pairs teach nothing: the model stays what it was.
pub const MIN_PAIRS: usize = 50;
/// Pairs that what was known before weighs as much as.
const BEFORE: f64 = 30.0;

/// Learns from entries in a fixed order and their candidate pairs, beginning with what `before` says.
///
/// What is learnt of names goes into the vocabulary.
pub fn train(entries: &[Entry], pairs: &[(u32, u32)], vocabulary: &mut Vocabulary, before: &Model) -> Model {
    let mut model = before.clone();
    model.records = entries.len() as u64;
    if pairs.len() < MIN_PAIRS {
        return model;
    }
    model.learnt = short_forms(entries, pairs, vocabulary);
    vocabulary.learn(&model.learnt);
    let vocabulary = &*vocabulary;
    chance(&mut model, entries, vocabulary);
    let step = pairs.len().div_ceil(MAX_PAIRS) as u64;
    let patterns: Vec<Pattern> = pairs
        .par_iter()
        .enumerate()
        .filter(|(i, _)| mix(*i as u64).is_multiple_of(step))
        .map(|(_, (a, b))| Pattern::of(&entries[*a as usize], &entries[*b as usize], vocabulary))
        .collect();
    let all = count(entries.len()) * (count(entries.len()) - 1.0) / 2.0;
    let each = count(pairs.len()) / count(patterns.len());
    for _ in 0..ROUNDS {
        let last = model.prior;
        round(&mut model, before, &patterns, each, all);
        let moved = (model.prior[0] / last[0]).ln().abs() + (model.prior[2] / last[2]).ln().abs();
        if moved < 1e-4 {
            break;
        }
    }
    model.name_itself();
    model
}

#[allow(clippy::cast_precision_loss, reason = "a count of records or pairs")]
const fn count(n: usize) -> f64 {
    n as f64
}

/// People who are called by two names under one valid national id and birth date, at least so many
/// that it is no mistake: the names are one name.
const CALLED: usize = 2;
/// Pairs of names that are learnt at most; the most frequent are kept.
const MAX_LEARNT: usize = 5_000;

fn short_forms(entries: &[Entry], pairs: &[(u32, u32)], vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let mut called: Vec<(TokenId, TokenId, u64)> = pairs
        .par_iter()
        .filter_map(|(a, b)| {
            let (a, b) = (&entries[*a as usize], &entries[*b as usize]);
            let one = a.id != 0
                && a.id == b.id
                && a.id_kind > IdKind::Unchecked
                && a.born == b.born
                && a.born.is_full()
                && (a.id_born.is_none() || a.id_born == a.born);
            if !one {
                return None;
            }
            let (x, y) = (vocabulary.name(a.given), vocabulary.name(b.given));
            let (x, y) = (*x.tokens().first()?, *y.tokens().first()?);
            let told = name::words(x, y, vocabulary);
            (told > Likeness::Variant).then(|| (x.min(y), x.max(y), a.id))
        })
        .collect();
    called.par_sort_unstable();
    called.dedup();
    let mut often: Vec<(usize, &str, &str)> = called
        .chunk_by(|p, q| (p.0, p.1) == (q.0, q.1))
        .filter(|people| people.len() >= CALLED)
        .map(|people| {
            (people.len(), &*vocabulary.token(people[0].0).text, &*vocabulary.token(people[0].1).text)
        })
        .map(|(n, x, y)| (n, x.min(y), x.max(y)))
        .collect();
    often.sort_unstable_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    often.into_iter().take(MAX_LEARNT).map(|(_, x, y)| (x.to_owned(), y.to_owned())).collect()
}

/// Chance agreement, from random pairs of one country.
fn chance(model: &mut Model, entries: &[Entry], vocabulary: &Vocabulary) {
    let mut order: Vec<u32> = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|i| (entries[*i as usize].country, *i));
    let spans: Vec<&[u32]> =
        order.chunk_by(|a, b| entries[*a as usize].country == entries[*b as usize].country).collect();
    let starts: Vec<usize> = spans
        .iter()
        .scan(0, |at, span| {
            let start = *at;
            *at += span.len();
            Some(start)
        })
        .collect();
    let wanted = RANDOM_PAIRS.min(entries.len() * 20) as u64;
    let patterns: Vec<Pattern> = (0..wanted)
        .into_par_iter()
        .filter_map(|n| {
            let at = usize::try_from(mix(n * 2 + 1) % entries.len() as u64).unwrap_or(0);
            let span = starts.partition_point(|start| *start <= at) - 1;
            let other = usize::try_from(mix(n * 2 + 2) % spans[span].len() as u64).unwrap_or(0);
            let (a, b) = (order[at], spans[span][other]);
            (a != b).then(|| Pattern::of(&entries[a as usize], &entries[b as usize], vocabulary))
        })
        .collect();
    let weights = model.weights();
    // Random pairs of a small list are often not unrelated.
    let patterns: Vec<&Pattern> =
        patterns.iter().filter(|p| weights.odds(p).probabilities()[Kind::Unrelated as usize] > 0.5).collect();
    let unrelated = Kind::Unrelated as usize;
    for comparison in Comparison::ALL {
        let c = comparison as usize;
        let mut counts: Vec<f64> = model.levels[unrelated][c].iter().map(|p| p * BEFORE).collect();
        let mut shares = vec![(0.0, 0.0); comparison.levels()];
        for pattern in &patterns {
            let level = usize::from(pattern.level(comparison));
            counts[level] += 1.0;
            let share = if comparison == Comparison::Given { pattern.given } else { pattern.surname };
            shares[level].0 += f64::from(share);
            shares[level].1 += 1.0;
        }
        counts[0] = 0.0;
        model.levels[unrelated][c] = shared(&counts);
        if c < 2 {
            for (level, (sum, n)) in shares.into_iter().enumerate() {
                model.usual[c][level] = (sum + model.usual[c][level] * 5.0) / (n + 5.0);
            }
        }
    }
    // Who lives with somebody is called like them no more than by chance.
    let given = Comparison::Given as usize;
    let by_chance = model.levels[unrelated][given].clone();
    model.levels[Kind::Twin as usize][given].clone_from(&by_chance);
    model.levels[Kind::Household as usize][given] = by_chance;
}

fn shared(counts: &[f64]) -> Vec<f64> {
    let sum: f64 = counts.iter().sum();
    counts.iter().map(|c| c / sum).collect()
}

/// Pairs with one national id that teach enough by themselves.
const PROVEN: usize = 500;

type Sums = [[Vec<f64>; COMPARISONS]; 4];

fn empty() -> Sums {
    std::array::from_fn(|_| std::array::from_fn(|c| vec![0.0; Comparison::ALL[c].levels()]))
}

/// One round: what each pair is, by what is known; then what is known, by what each pair is.
fn round(model: &mut Model, before: &Model, patterns: &[Pattern], each: f64, all: f64) {
    let weights = model.weights();
    let proven = patterns.iter().filter(|p| p.level(Comparison::Id) == Ids::Equal as u8).count();
    let by_number = proven >= PROVEN;
    let sums = patterns
        .par_chunks(4_096)
        .map(|chunk| expect(chunk, &weights, by_number))
        .collect::<Vec<_>>()
        .iter()
        .fold((empty(), [0.0; 3]), add);
    let (levels, kinds) = sums;
    // Two people of one household who are listed at different homes seldom meet in a block.
    let home = Comparison::Home as usize;
    let together: f64 = (0..Home::COUNT)
        .filter(|level| Home::from_level(u8::try_from(*level).unwrap_or(0)).is_shared())
        .map(|level| model.levels[Kind::Same as usize][home][level])
        .sum();
    for (kind, n) in kinds.into_iter().enumerate() {
        let seen = if kind == Kind::Same as usize { 1.0 } else { together.max(0.2) };
        model.prior[kind] = (n * each / seen).max(0.5) / all;
    }
    for kind in [Kind::Same, Kind::Twin, Kind::Household] {
        for comparison in Comparison::ALL {
            if kind == Kind::Twin && comparison == Comparison::Born
                || kind != Kind::Same && comparison == Comparison::Home
            {
                continue;
            }
            let (k, c) = (kind as usize, comparison as usize);
            let mut counts: Vec<f64> = before.levels[k][c].iter().map(|p| p * BEFORE).collect();
            for (count, n) in counts.iter_mut().zip(&levels[k][c]).skip(1) {
                *count += n;
            }
            counts[0] = 0.0;
            if kind == Kind::Twin && comparison == Comparison::Given {
                // Nobody gives two twins one name: what looks like it is one person.
                let others: f64 = counts.iter().skip(2).sum();
                counts[1] = others * model.levels[Kind::Unrelated as usize][c][1];
            }
            model.levels[k][c] = shared(&counts);
        }
    }
    // A family moves together, and its lists grow old together: how homes compare tells one person
    // from strangers, not from the family.
    for kind in [Kind::Twin, Kind::Household] {
        let [same, others @ ..] = &mut model.levels;
        others[kind as usize - 1][home].clone_from(&same[home]);
    }
}

fn expect(patterns: &[Pattern], weights: &Weights, by_number: bool) -> (Sums, [f64; 3]) {
    let mut sums = empty();
    let mut kinds = [0.0; 3];
    for pattern in patterns {
        let Odds(_) = weights.odds(pattern);
        let p = weights.odds(pattern).probabilities();
        let home = Home::from_level(pattern.level(Comparison::Home)).is_shared();
        let proven = pattern.level(Comparison::Id) == Ids::Equal as u8;
        for kind in 0..3 {
            if kind > 0 && !home {
                continue;
            }
            kinds[kind] += p[kind];
            for comparison in Comparison::ALL {
                // What differs between two records of one person is learnt where the number says
                // that they are: elsewhere namesakes of one family would teach that birth dates
                // differ.
                if kind == 0 && by_number && !proven && comparison != Comparison::Id {
                    continue;
                }
                sums[kind][comparison as usize][usize::from(pattern.level(comparison))] += p[kind];
            }
        }
    }
    (sums, kinds)
}

fn add(mut a: (Sums, [f64; 3]), b: &(Sums, [f64; 3])) -> (Sums, [f64; 3]) {
    for (x, y) in a.0.iter_mut().flatten().flatten().zip(b.0.iter().flatten().flatten()) {
        *x += y;
    }
    for (x, y) in a.1.iter_mut().zip(&b.1) {
        *x += y;
    }
    a
}
