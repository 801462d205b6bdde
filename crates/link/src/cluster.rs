//! From pairs to persons: clusters that grow while what speaks for a join outweighs what speaks
//! against it.
//!
//! A join is judged by all pairs between the two clusters, so that no chain of weak links joins two
//! people, and by what whole households tell: who else would fit, agencies that list both, names
//! that each cluster bears again and again. Agglomerative, best join first; deterministic in the
//! order of the records.

mod component;
mod judge;

use rayon::prelude::*;

use component::Component;
pub use judge::{Place, places};

/// Pairs with lower logarithmic odds do not bring records into one component.
pub const FLOOR: f64 = -4.0;
/// Joins with lower logarithmic odds are not even put to a human.
pub const LOWEST: f64 = -2.0;
/// Records of one component that are judged together; a larger one loses its weakest links first.
pub const MAX_COMPONENT: usize = 400;

/// How two records compare, as far as clusters need it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// Natural logarithm of the odds that they are of one person.
    pub odds: f64,
    /// Level of the given names: [`crate::pattern::Likeness`].
    pub given: u8,
    /// If they are not of one person they are of twins.
    pub twins: bool,
}

/// A candidate pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The one record.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// How they compare.
    pub told: Told,
}

/// What is asked of a record beside how it compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits {
    /// Number of its agency.
    pub agency: u32,
    /// It has a given name.
    pub named: bool,
    /// Hash of its national id if that is valid and kept for life, 0 otherwise.
    pub id: u64,
    /// Country of that id.
    pub country: u16,
}

/// What joins are judged by.
pub struct Judging<'a, S> {
    /// The records.
    pub traits: &'a [Traits],
    /// Compares two records that were no candidates.
    pub compare: S,
    /// What one agency that lists both adds to the odds: 0 or below.
    pub one_agency: f64,
}

/// One join of two clusters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Join {
    /// A record of the one.
    pub a: u32,
    /// A record of the other: the pair that speaks most for the join.
    pub b: u32,
    /// How many pairs it makes.
    pub pairs: u64,
    /// Natural logarithm of the odds that it is right; never higher than that of a join it rests on.
    pub odds: f64,
    /// If it is wrong it joins twins: nowhere between the two clusters does a given name agree.
    pub twins: bool,
    /// Two different permanent ids of one country would be in one cluster: only a human may do that.
    pub barred: bool,
}

/// What a join that outlives the reasoning about whole households has gained over its best pair,
/// and how much less than the pairs say is certain where they say much. Both were measured on
/// invented lists with known truth, and held on others with more and other errors:
/// `docs/linking.md`.
const OUTLIVED: f64 = 1.2;
const SURE: f64 = 6.5;
const SURER: f64 = 0.4;

/// Logarithmic odds of a join as they come true.
fn calibrated(odds: f64) -> f64 {
    OUTLIVED + odds.min(SURE) + (odds - SURE).max(0.0) * SURER
}

impl Join {
    /// The probability that it is right.
    pub fn probability(&self) -> f64 {
        1.0 / (1.0 + (-self.odds).exp())
    }
}

/// Joins of all components, best first; barred ones rest on nothing and nothing rests on them.
pub fn joins<S: Fn(u32, u32) -> Told + Sync>(edges: &[Edge], judging: &Judging<'_, S>) -> Vec<Join> {
    let components = component::components(judging.traits.len(), edges, FLOOR);
    let mut all: Vec<Join> =
        components.into_par_iter().flat_map_iter(|one: Component| judge::joins(&one, judging)).collect();
    all.par_sort_by(|x, y| y.odds.total_cmp(&x.odds).then((x.a, x.b).cmp(&(y.a, y.b))));
    all
}

/// Disjoint sets of records.
#[derive(Debug)]
pub struct Sets(Vec<u32>);

impl Sets {
    /// Each record alone.
    pub fn new(records: usize) -> Self {
        Self((0..u32::try_from(records).unwrap_or(u32::MAX)).collect())
    }

    /// The record that stands for the set.
    pub fn root(&mut self, mut of: u32) -> u32 {
        while self.0[of as usize] != of {
            let up = self.0[self.0[of as usize] as usize];
            self.0[of as usize] = up;
            of = up;
        }
        of
    }

    /// Makes two sets one; the smaller number stands for both. Whether they were two.
    pub fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
        a != b
    }
}
