//! From pairs to persons: clusters that grow while what speaks for a join outweighs what speaks
//! against it.
//!
//! A join is judged by all pairs between the two clusters, so that no chain of weak links joins two
//! people, and by who else would fit: a record that may be either of two twins is neither's for
//! certain. Agglomerative, best join first; deterministic in the order of the records.

use rayon::prelude::*;

/// Pairs with lower logarithmic odds do not bring records into one component.
pub const FLOOR: f64 = -4.0;
/// Joins with lower logarithmic odds are not made; they are what is put to a human at most.
pub const LOWEST: f64 = -3.0;
/// Records of one component that are judged together; a larger one loses its weakest links first.
pub const MAX_COMPONENT: usize = 400;
/// What a pair counts that speaks against a join beside a better one that speaks for it.
const AGAINST: f64 = 0.35;
/// What a pair speaks against a join at most, before it is counted.
const WORST: f64 = -14.0;
/// What further pairs add that speak for a join.
const FOR: f64 = 0.08;

/// A candidate pair with the logarithm of the odds that it is one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The one record.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Natural logarithm of the odds.
    pub odds: f64,
}

/// One join of two clusters.
#[derive(Debug, Clone, PartialEq)]
pub struct Join {
    /// A record of the one.
    pub a: u32,
    /// A record of the other.
    pub b: u32,
    /// How many pairs it makes.
    pub pairs: u64,
    /// Natural logarithm of the odds that it is right; never higher than that of a join it rests on.
    pub odds: f64,
}

/// Joins of all components, best first. `score` is asked for pairs that were no candidates.
pub fn joins(records: usize, edges: &[Edge], score: &(impl Fn(u32, u32) -> f64 + Sync)) -> Vec<Join> {
    let components = components(records, edges, FLOOR);
    let mut all: Vec<Join> =
        components.into_par_iter().flat_map_iter(|component| component.joins(score)).collect();
    all.sort_by(|x, y| y.odds.total_cmp(&x.odds).then((x.a, x.b).cmp(&(y.a, y.b))));
    all
}

/// Records that hang together, with their edges.
#[derive(Debug, Default)]
struct Component {
    records: Vec<u32>,
    edges: Vec<Edge>,
}

fn components(records: usize, edges: &[Edge], floor: f64) -> Vec<Component> {
    let mut sets = Sets::new(records);
    for edge in edges.iter().filter(|e| e.odds > floor) {
        sets.join(edge.a, edge.b);
    }
    let mut number = vec![u32::MAX; records];
    let mut all: Vec<Component> = Vec::new();
    for edge in edges.iter().filter(|e| e.odds > floor) {
        let root = sets.root(edge.a) as usize;
        if number[root] == u32::MAX {
            number[root] = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.push(Component::default());
        }
        let component = &mut all[number[root] as usize];
        component.edges.push(*edge);
        component.records.extend([edge.a, edge.b]);
    }
    for component in &mut all {
        component.records.sort_unstable();
        component.records.dedup();
    }
    let (small, large): (Vec<_>, Vec<_>) = all.into_iter().partition(|c| c.records.len() <= MAX_COMPONENT);
    let mut all = small;
    for component in large {
        if floor > 30.0 {
            all.push(component);
            continue;
        }
        all.extend(self::components(records, &component.edges, (floor + 2.0) * 1.3));
    }
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

/// A component while its clusters grow.
struct Growing {
    size: usize,
    /// Logarithmic odds of each pair, both ways.
    odds: Vec<f64>,
    /// Members of each cluster; an empty one has become part of another.
    clusters: Vec<Vec<usize>>,
    /// The lowest odds on which each cluster rests.
    rests_on: Vec<f64>,
    /// Odds of a join of each two clusters, without competition; [`f64::MIN`] where there is none.
    joins: Vec<f64>,
}

impl Component {
    fn joins(&self, score: &impl Fn(u32, u32) -> f64) -> Vec<Join> {
        if let ([edge], [a, b]) = (self.edges.as_slice(), self.records.as_slice()) {
            let join = Join { a: *a, b: *b, pairs: 1, odds: edge.odds };
            return if edge.odds >= LOWEST { vec![join] } else { Vec::new() };
        }
        let mut growing = Growing::new(self, score);
        let mut all = Vec::new();
        while let Some((x, y, odds)) = growing.best() {
            if odds < LOWEST {
                break;
            }
            let (a, b) = (self.records[growing.clusters[x][0]], self.records[growing.clusters[y][0]]);
            let pairs = (growing.clusters[x].len() * growing.clusters[y].len()) as u64;
            let odds = odds.min(growing.rests_on[x]).min(growing.rests_on[y]);
            all.push(Join { a, b, pairs, odds });
            growing.join(x, y, odds);
        }
        all
    }
}

impl Growing {
    fn new(component: &Component, score: &impl Fn(u32, u32) -> f64) -> Self {
        let size = component.records.len();
        let mut odds = vec![f64::MIN; size * size];
        let place = |record: u32| component.records.binary_search(&record).unwrap_or(0);
        for edge in &component.edges {
            let (a, b) = (place(edge.a), place(edge.b));
            odds[a * size + b] = edge.odds;
            odds[b * size + a] = edge.odds;
        }
        if size <= MAX_COMPONENT {
            for a in 0..size {
                for b in a + 1..size {
                    if odds[a * size + b] == f64::MIN {
                        let one = score(component.records[a], component.records[b]);
                        odds[a * size + b] = one;
                        odds[b * size + a] = one;
                    }
                }
            }
        }
        let mut growing = Self {
            size,
            odds,
            clusters: (0..size).map(|i| vec![i]).collect(),
            rests_on: vec![f64::MAX; size],
            joins: vec![f64::MIN; size * size],
        };
        for x in 0..size {
            for y in x + 1..size {
                growing.judge(x, y);
            }
        }
        growing
    }

    /// Judges a join by all pairs between the two clusters.
    fn judge(&mut self, x: usize, y: usize) {
        let (mut best, mut against, mut speaking) = (f64::MIN, 0.0, 0.0);
        let mut count = 0.0_f64;
        for a in &self.clusters[x] {
            for b in &self.clusters[y] {
                let one = self.odds[a * self.size + b].max(WORST);
                best = best.max(one);
                against += one.min(0.0);
                speaking += one.max(0.0);
                count += 1.0;
            }
        }
        let odds = if best <= FLOOR {
            f64::MIN
        } else {
            // The mean of what speaks against it, however many say so.
            AGAINST.mul_add(against / count.sqrt(), best) + FOR * (speaking - best.max(0.0)).max(0.0).min(best.max(0.0) * 3.0)
        };
        self.joins[x * self.size + y] = odds;
        self.joins[y * self.size + x] = odds;
    }

    /// The best join, given who else would fit.
    fn best(&self) -> Option<(usize, usize, f64)> {
        let mut best: Option<(usize, usize, f64)> = None;
        for x in 0..self.size {
            for y in x + 1..self.size {
                let plain = self.joins[x * self.size + y];
                if plain == f64::MIN || best.is_some_and(|b| plain <= b.2) {
                    continue;
                }
                let odds = plain - self.others(x, y).max(self.others(y, x));
                if best.is_none_or(|b| odds > b.2) {
                    best = Some((x, y, odds));
                }
            }
        }
        best
    }

    /// What it costs that `x` may be somebody else than `y`.
    fn others(&self, x: usize, y: usize) -> f64 {
        let mut sum = 0.0;
        for z in (0..self.size).filter(|z| *z != x && *z != y) {
            let odds = self.joins[x * self.size + z];
            if odds > FLOOR {
                // Whoever is likely `y` as well is no other.
                let between = self.joins[y * self.size + z];
                let other = if between == f64::MIN { 1.0 } else { 1.0 / (1.0 + between.exp()) };
                sum += odds.exp().min(1e12) * other;
            }
        }
        sum.ln_1p()
    }

    fn join(&mut self, x: usize, y: usize, odds: f64) {
        let members = std::mem::take(&mut self.clusters[y]);
        self.clusters[x].extend(members);
        self.clusters[x].sort_unstable();
        self.rests_on[x] = odds;
        for z in 0..self.size {
            self.joins[y * self.size + z] = f64::MIN;
            self.joins[z * self.size + y] = f64::MIN;
        }
        for z in (0..self.size).filter(|z| *z != x) {
            if !self.clusters[z].is_empty() {
                self.judge(x, z);
            }
        }
    }
}
