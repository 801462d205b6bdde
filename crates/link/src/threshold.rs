//! Which joins are made without a human, which are put to one.

use serde::{Deserialize, Serialize};

use crate::cluster::Join;

/// Joins that are put to a human at most, as a share of the pairs that are accepted.
pub const ASKED: f64 = 0.03;
/// Joins that are less probable are not put to a human.
pub const WORTH_ASKING: f64 = 0.5;

/// Odds from which two records that else are of twins are joined without a human: who is taken for
/// their twin is taken for another child for ever, so a number of few errors in all is not enough.
pub const TWINS: f64 = 5.0;

/// What is accepted without a human.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Accept {
    /// So many joins that this share of their pairs is expected to be right.
    Precision(f64),
    /// The highest expected F1, the harmonic mean of precision and recall.
    Best,
}

/// The precisions for which a model keeps its thresholds.
const STEPS: [f64; 7] = [0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999];

/// From which odds joins are accepted, for some expected precisions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Thresholds {
    /// Expected precision, and the natural logarithm of the odds from which it holds.
    steps: Vec<(f64, f64)>,
    /// The odds of the highest expected F1.
    best: f64,
}

impl Thresholds {
    /// From joins, best first.
    pub fn of(joins: &[Join]) -> Self {
        let mut lowest = [f64::MAX; STEPS.len()];
        let mut strict = Sum::default();
        let mut all = Sum::default();
        let there: f64 = joins.iter().filter(|j| !j.barred).map(|j| j.probability() * count(j.pairs)).sum();
        let (mut best, mut highest) = (0.0, 0.0);
        for join in joins.iter().filter(|j| !j.barred) {
            all.add(join);
            let f1 = 2.0 * all.right / (all.pairs + there);
            if f1 > highest {
                (highest, best) = (f1, join.odds);
            }
            if join.twins && join.odds < TWINS {
                continue;
            }
            strict.add(join);
            for (step, lowest) in STEPS.iter().zip(&mut lowest) {
                if strict.right >= step * strict.pairs {
                    *lowest = join.odds;
                }
            }
        }
        let steps = STEPS.into_iter().zip(lowest).filter(|s| s.1 < f64::MAX).collect();
        Self { steps, best }
    }

    /// Nothing has been learnt.
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether a join is made without a human.
    pub fn accepts(&self, join: &Join, accept: Accept) -> bool {
        // Who wants certainty wants a human, however high the odds.
        if matches!(accept, Accept::Precision(wanted) if wanted >= 1.0) {
            return false;
        }
        let lowest = self.odds(accept);
        let twins = join.twins && accept != Accept::Best;
        !join.barred && join.odds >= if twins { lowest.max(TWINS) } else { lowest }
    }

    /// The odds from which joins are accepted. Between two steps the stricter one holds; a
    /// precision that no join reaches accepts what is as good as certain by itself.
    pub fn odds(&self, accept: Accept) -> f64 {
        match accept {
            Accept::Best => self.best,
            Accept::Precision(wanted) => {
                let own = (wanted / (1.0 - wanted).max(1e-9)).ln();
                self.steps.iter().find(|(step, _)| *step >= wanted - 1e-9).map_or(own, |(_, odds)| *odds)
            }
        }
    }
}

/// Pairs, and how many of them are expected to be right.
#[derive(Debug, Default)]
struct Sum {
    pairs: f64,
    right: f64,
}

impl Sum {
    fn add(&mut self, join: &Join) {
        self.pairs += count(join.pairs);
        self.right += join.probability() * count(join.pairs);
    }
}

/// Expected share of the pairs of these joins that is right; 1 for none.
pub fn precision(joins: &[Join]) -> f64 {
    let mut sum = Sum::default();
    for join in joins {
        sum.add(join);
    }
    if sum.pairs > 0.0 { sum.right / sum.pairs } else { 1.0 }
}

/// The joins that are put to a human, of those that were not accepted: the most certain, as
/// many as a human can be asked. Barred ones come first, since only a human may make them.
pub fn questions(rest: &[Join], accepted: &[Join]) -> Vec<Join> {
    let pairs: f64 = accepted.iter().map(|j| count(j.pairs)).sum();
    let most = (pairs * ASKED).floor().max(20.0);
    let worth = |join: &&Join| join.probability() >= WORTH_ASKING;
    let mut asked: Vec<Join> = rest.iter().filter(worth).copied().collect();
    asked.sort_by(|x, y| {
        y.barred.cmp(&x.barred).then(y.odds.total_cmp(&x.odds)).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    asked.truncate(limit(most));
    asked
}

#[allow(clippy::cast_precision_loss, reason = "a count of pairs")]
const fn count(pairs: u64) -> f64 {
    pairs as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count that is not negative")]
const fn limit(most: f64) -> usize {
    most as usize
}
