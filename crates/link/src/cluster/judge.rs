//! Judging joins within one component.

use super::component::Component;
use super::{FLOOR, Join, Judging, LOWEST, MAX_COMPONENT, Sets, Told, Traits, calibrated};
use crate::pattern::Likeness;

/// What a pair counts that speaks against a join beside a better one that speaks for it.
const AGAINST: f64 = 0.35;
/// What a pair speaks against a join at most, before it is counted.
const WORST: f64 = -14.0;
/// What further pairs add that speak for a join.
const FOR: f64 = 0.08;
/// A typing error is hardly made twice: what each further record with its own spelling on both
/// sides says against one person.
const AGAIN_MISTYPED: f64 = -3.0;
/// The same of names that have nothing in common: somebody may be called by another name by
/// several agencies.
const AGAIN_OTHER: f64 = -0.7;
/// Records with their own spelling that are counted.
const MOST_AGAIN: usize = 3;

/// A component while its clusters grow.
struct Growing<'a, S> {
    judging: &'a Judging<'a, S>,
    records: &'a [u32],
    size: usize,
    /// How each pair compares, both ways; `None` where nobody has looked.
    told: Vec<Option<Told>>,
    /// Members of each cluster; an empty one has become part of another.
    clusters: Vec<Vec<usize>>,
    /// The lowest odds on which each cluster rests.
    rests_on: Vec<f64>,
    /// A join of each two clusters, without competition; `None` where nothing speaks for it.
    joins: Vec<Option<Judged>>,
}

#[derive(Clone, Copy)]
struct Judged {
    odds: f64,
    /// The pair that speaks most for it.
    pair: (usize, usize),
    twins: bool,
    barred: bool,
}

/// The joins of a component too large to be judged as a whole: many records that say the same.
/// Best pair first; a number for life still bars another.
fn chained<S>(component: &Component, judging: &Judging<'_, S>) -> Vec<Join> {
    let mut edges = component.edges.clone();
    edges.sort_by(|x, y| y.told.odds.total_cmp(&x.told.odds).then((x.a, x.b).cmp(&(y.a, y.b))));
    let place = |record: u32| component.records.binary_search(&record).unwrap_or(0);
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut sets = Sets::new(component.records.len());
    let mut known: Vec<(u64, u64)> =
        component.records.iter().map(|record| (1, judging.traits[*record as usize].id)).collect();
    let mut all = Vec::new();
    for edge in edges.iter().filter(|edge| calibrated(edge.told.odds) >= LOWEST) {
        let (x, y) = (sets.root(small(place(edge.a))) as usize, sets.root(small(place(edge.b))) as usize);
        let ((of_x, id), (of_y, other)) = (known[x], known[y]);
        if x == y || (id != 0 && other != 0 && id != other) {
            continue;
        }
        sets.join(small(x), small(y));
        known[x.min(y)] = (of_x + of_y, id.max(other));
        let told = edge.told;
        let odds = calibrated(told.odds);
        all.push(Join { a: edge.a, b: edge.b, pairs: of_x * of_y, odds, twins: told.twins, barred: false });
    }
    all
}

/// One of some clusters that another one may join.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The cluster, by its place among those given.
    pub cluster: usize,
    /// The join: `a` is of the one cluster, `b` the nearest of the other.
    pub join: Join,
}

/// Where the first `own` records belong, which are one cluster, as [`joins`] would judge it when the
/// clusters stand: the likeliest first. `clusters` holds the other records by number.
pub fn places<S: Fn(u32, u32) -> Told>(
    own: usize,
    clusters: &[Vec<u32>],
    judging: &Judging<'_, S>,
) -> Vec<Place> {
    let records: Vec<u32> = (0..u32::try_from(judging.traits.len()).unwrap_or(u32::MAX)).collect();
    let component = Component { records, edges: Vec::new() };
    let mut growing = Growing::new(&component, judging);
    growing.clusters = std::iter::once((0..own).collect())
        .chain(clusters.iter().map(|members| members.iter().map(|m| *m as usize).collect()))
        .collect();
    let count = growing.clusters.len();
    growing.clusters.resize(growing.size.max(count), Vec::new());
    growing.joins.fill(None);
    for x in 0..count {
        for y in x + 1..count {
            growing.judge(x, y);
        }
    }
    let mut all: Vec<Place> = (1..count)
        .filter_map(|y| {
            let judged = growing.joins[y]?;
            let odds = judged.odds - growing.others(0, y).max(growing.others(y, 0));
            let (a, b) = (judged.pair.0.min(judged.pair.1), judged.pair.0.max(judged.pair.1));
            let (a, b) = (growing.records[a], growing.records[b]);
            Some(Place { cluster: y - 1, join: Join { a, b, ..growing.say(0, y, odds)? } })
        })
        .collect();
    all.sort_by(|x, y| y.join.odds.total_cmp(&x.join.odds).then(x.cluster.cmp(&y.cluster)));
    all
}

/// The joins of one component, in the order in which they are made.
pub(super) fn joins<S: Fn(u32, u32) -> Told>(component: &Component, judging: &Judging<'_, S>) -> Vec<Join> {
    if component.records.len() > MAX_COMPONENT {
        return chained(component, judging);
    }
    let mut growing = Growing::new(component, judging);
    let mut all = Vec::new();
    while let Some((x, y, odds)) = growing.best(false) {
        if calibrated(odds) < LOWEST {
            break;
        }
        let Some(join) = growing.say(x, y, odds) else { break };
        growing.join(x, y, join.odds);
        all.push(join);
    }
    while let Some((x, y, odds)) = growing.best(true) {
        if calibrated(odds) < LOWEST {
            break;
        }
        let Some(join) = growing.say(x, y, odds) else { break };
        all.push(Join { pairs: 0, ..join });
        growing.joins[x * growing.size + y] = None;
    }
    all
}

impl<'a, S: Fn(u32, u32) -> Told> Growing<'a, S> {
    fn new(component: &'a Component, judging: &'a Judging<'a, S>) -> Self {
        let size = component.records.len();
        let mut told = vec![None; size * size];
        let place = |record: u32| component.records.binary_search(&record).unwrap_or(0);
        for edge in &component.edges {
            let (a, b) = (place(edge.a), place(edge.b));
            told[a * size + b] = Some(edge.told);
            told[b * size + a] = Some(edge.told);
        }
        if size <= MAX_COMPONENT {
            for a in 0..size {
                for b in a + 1..size {
                    if told[a * size + b].is_none() {
                        let one = (judging.compare)(component.records[a], component.records[b]);
                        told[a * size + b] = Some(one);
                        told[b * size + a] = Some(one);
                    }
                }
            }
        }
        let mut growing = Self {
            judging,
            records: &component.records,
            size,
            told,
            clusters: (0..size).map(|i| vec![i]).collect(),
            rests_on: vec![f64::MAX; size],
            joins: vec![None; size * size],
        };
        for x in 0..size {
            for y in x + 1..size {
                growing.judge(x, y);
            }
        }
        growing
    }

    fn traits(&self, member: usize) -> &Traits {
        &self.judging.traits[self.records[member] as usize]
    }

    /// Judges a join by all pairs between the two clusters.
    fn judge(&mut self, x: usize, y: usize) {
        let mut judged = Judged { odds: f64::MIN, pair: (0, 0), twins: false, barred: false };
        let (mut against, mut speaking, mut count) = (0.0, 0.0, 0.0_f64);
        let mut given = Likeness::COUNT;
        let mut best_of_one_agency = false;
        for a in &self.clusters[x] {
            for b in &self.clusters[y] {
                let Some(told) = self.told[a * self.size + b] else { continue };
                let one = told.odds.max(WORST);
                if one > judged.odds {
                    (judged.odds, judged.pair, judged.twins) = (one, (*a, *b), told.twins);
                    best_of_one_agency = self.traits(*a).agency == self.traits(*b).agency;
                }
                against += one.min(0.0);
                speaking += one.max(0.0);
                count += 1.0;
                if told.given > 0 {
                    given = given.min(usize::from(told.given));
                }
            }
        }
        judged.twins &= given > Likeness::Part as usize;
        judged.barred = self.is_barred(x, y);
        let speaks = judged.odds > FLOOR;
        if speaks {
            let further = (speaking - judged.odds.max(0.0)).clamp(0.0, judged.odds.max(0.0) * 3.0);
            // The root: what many pairs say against it they say for the same reason.
            judged.odds += AGAINST * against / count.sqrt() + FOR * further;
            let shared = self.shared_agencies(x, y).saturating_sub(usize::from(best_of_one_agency));
            judged.odds += self.judging.one_agency * small(shared) + self.again(x, y, given);
        }
        self.joins[x * self.size + y] = speaks.then_some(judged);
        self.joins[y * self.size + x] = speaks.then_some(judged);
    }

    /// Agencies that have records in both.
    fn shared_agencies(&self, x: usize, y: usize) -> usize {
        let mut shared: Vec<u32> = self.clusters[x]
            .iter()
            .map(|a| self.traits(*a).agency)
            .filter(|agency| self.clusters[y].iter().any(|b| self.traits(*b).agency == *agency))
            .collect();
        shared.sort_unstable();
        shared.dedup();
        shared.len()
    }

    /// What it says that both bear a name of their own again and again.
    fn again(&self, x: usize, y: usize, given: usize) -> f64 {
        let each = match given {
            g if g == Likeness::Different as usize => AGAIN_OTHER,
            g if (Likeness::OneEdit as usize..Likeness::Different as usize).contains(&g) => AGAIN_MISTYPED,
            _ => return 0.0,
        };
        let named = |cluster: usize| self.clusters[cluster].iter().filter(|m| self.traits(**m).named).count();
        each * small(named(x).min(named(y)).saturating_sub(1).min(MOST_AGAIN))
    }

    fn is_barred(&self, x: usize, y: usize) -> bool {
        self.clusters[x].iter().map(|a| self.traits(*a)).filter(|t| t.id != 0).any(|s| {
            self.clusters[y]
                .iter()
                .map(|b| self.traits(*b))
                .any(|t| t.id != 0 && t.id != s.id && t.country == s.country)
        })
    }

    /// The best join, given who else would fit.
    fn best(&self, barred: bool) -> Option<(usize, usize, f64)> {
        let mut best: Option<(usize, usize, f64)> = None;
        for x in 0..self.size {
            for y in x + 1..self.size {
                let Some(plain) = self.joins[x * self.size + y] else { continue };
                if plain.barred != barred || best.is_some_and(|b| plain.odds <= b.2) {
                    continue;
                }
                let odds = plain.odds - self.others(x, y).max(self.others(y, x));
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
            if let Some(odds) = self.joins[x * self.size + z].map(|j| j.odds).filter(|odds| *odds > FLOOR) {
                // Whoever is likely `y` as well is no other.
                let between = self.joins[y * self.size + z].filter(|between| !between.barred);
                let other = between.map_or(1.0, |between| 1.0 / (1.0 + between.odds.exp()));
                sum += odds.exp().min(1e12) * other;
            }
        }
        sum.ln_1p()
    }

    fn say(&self, x: usize, y: usize, odds: f64) -> Option<Join> {
        let judged = self.joins[x * self.size + y]?;
        let pairs = (self.clusters[x].len() * self.clusters[y].len()) as u64;
        let (a, b) = (self.records[judged.pair.0], self.records[judged.pair.1]);
        let odds = calibrated(odds).min(self.rests_on[x]).min(self.rests_on[y]);
        Some(Join { a: a.min(b), b: a.max(b), pairs, odds, twins: judged.twins, barred: judged.barred })
    }

    fn join(&mut self, x: usize, y: usize, odds: f64) {
        let members = std::mem::take(&mut self.clusters[y]);
        self.clusters[x].extend(members);
        self.clusters[x].sort_unstable();
        self.rests_on[x] = odds;
        for z in 0..self.size {
            self.joins[y * self.size + z] = None;
            self.joins[z * self.size + y] = None;
        }
        for z in (0..self.size).filter(|z| *z != x) {
            if !self.clusters[z].is_empty() {
                self.judge(x, z);
            }
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a handful")]
const fn small(n: usize) -> f64 {
    n as f64
}
