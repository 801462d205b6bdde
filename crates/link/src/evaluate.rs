//! How good links are, against the truth: by pairs and by clusters, with intervals, and by kind of
//! error.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

/// A share with its 95 % interval (Wilson, "Probable Inference, the Law of Succession, and
/// Statistical Inference", 1927).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// How many have it.
    pub of: u64,
    /// Of how many.
    pub all: u64,
}

impl Share {
    /// The share; 1 of none.
    #[allow(clippy::cast_precision_loss, reason = "a count of pairs")]
    pub fn value(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.of as f64 / self.all as f64 }
    }

    /// The interval.
    #[allow(clippy::cast_precision_loss, reason = "a count of pairs")]
    pub fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.959_963_985;
        if self.all == 0 {
            return (0.0, 1.0);
        }
        let (n, p) = (self.all as f64, self.value());
        let middle = p + Z * Z / (2.0 * n);
        let width = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let all = 1.0 + Z * Z / n;
        (((middle - width) / all).max(0.0), ((middle + width) / all).min(1.0))
    }
}

/// What links are worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Pairs of one cluster that are of one person.
    pub precision: Share,
    /// Pairs of one person that are of one cluster.
    pub recall: Share,
    /// Clusters that are exactly one person, of all clusters.
    pub cluster_precision: Share,
    /// Persons who are exactly one cluster, of all persons.
    pub cluster_recall: Share,
    /// Pairs of two twins that are of one cluster, of all such pairs.
    pub twins: Share,
    /// Recall among the pairs of which one record bears the mark.
    pub by_mark: BTreeMap<String, Share>,
    /// Wrong pairs of which one record bears the mark, of all wrong pairs.
    pub wrong_by_mark: BTreeMap<String, Share>,
}

/// What is true of one record.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// Number of the person.
    pub person: u32,
    /// Number of the group of twins, 0 for none.
    pub twins: u32,
    /// Marks: what is wrong with the record.
    pub marks: Vec<String>,
}

impl Evaluation {
    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision.value(), self.recall.value());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// Compares clusters with the truth, record by record.
    pub fn of(clusters: &[u32], truth: &[Truth]) -> Self {
        let by_cluster = groups(clusters.iter().copied());
        let by_person = groups(truth.iter().map(|t| t.person));
        let sizes: FxHashMap<u32, usize> =
            by_person.iter().map(|p| (truth[p[0] as usize].person, p.len())).collect();
        let mut all = Self {
            precision: Share { of: 0, all: pairs(&by_cluster) },
            recall: Share { of: 0, all: pairs(&by_person) },
            cluster_precision: Share { of: 0, all: by_cluster.len() as u64 },
            cluster_recall: Share { of: 0, all: by_person.len() as u64 },
            twins: Share { of: 0, all: 0 },
            by_mark: BTreeMap::new(),
            wrong_by_mark: BTreeMap::new(),
        };
        for members in &by_cluster {
            let person = truth[members[0] as usize].person;
            let whole = members.iter().all(|m| truth[*m as usize].person == person);
            if whole && sizes.get(&person) == Some(&members.len()) {
                all.cluster_precision.of += 1;
            }
            each_pair(members, |a, b| all.in_cluster(&truth[a], &truth[b]));
        }
        all.cluster_recall.of = all.cluster_precision.of;
        for members in &by_person {
            each_pair(members, |a, b| {
                let found = u64::from(clusters[a] == clusters[b]);
                all.recall.of += found;
                for mark in marks(&truth[a], &truth[b]) {
                    let share = all.by_mark.entry(mark.clone()).or_insert(Share { of: 0, all: 0 });
                    share.of += found;
                    share.all += 1;
                }
            });
        }
        all.count_twins(clusters, truth);
        all
    }

    fn in_cluster(&mut self, a: &Truth, b: &Truth) {
        if a.person == b.person {
            self.precision.of += 1;
            return;
        }
        let wrong = self.precision.all;
        for mark in marks(a, b) {
            let share = self.wrong_by_mark.entry(mark.clone()).or_insert(Share { of: 0, all: wrong });
            share.of += 1;
        }
    }

    fn count_twins(&mut self, clusters: &[u32], truth: &[Truth]) {
        let twins = groups(truth.iter().map(|t| t.twins));
        for members in twins.iter().filter(|m| truth[m[0] as usize].twins != 0) {
            each_pair(members, |a, b| {
                if truth[a].person != truth[b].person {
                    self.twins.all += 1;
                    self.twins.of += u64::from(clusters[a] == clusters[b]);
                }
            });
        }
        let wrong = self.precision.all - self.precision.of;
        self.wrong_by_mark.values_mut().for_each(|share| share.all = wrong);
    }
}

/// The marks of two records, each once.
fn marks<'t>(a: &'t Truth, b: &'t Truth) -> impl Iterator<Item = &'t String> {
    a.marks.iter().chain(b.marks.iter().filter(|mark| !a.marks.contains(mark)))
}

/// Records by their number, in order of the first.
fn groups(numbers: impl Iterator<Item = u32>) -> Vec<Vec<u32>> {
    let mut at: FxHashMap<u32, usize> = FxHashMap::default();
    let mut all: Vec<Vec<u32>> = Vec::new();
    for (record, number) in (0_u32..).zip(numbers) {
        let group = *at.entry(number).or_insert_with(|| {
            all.push(Vec::new());
            all.len() - 1
        });
        all[group].push(record);
    }
    all
}

fn pairs(groups: &[Vec<u32>]) -> u64 {
    groups.iter().map(|g| g.len() as u64 * (g.len() as u64 - 1) / 2).sum()
}

fn each_pair(members: &[u32], mut each: impl FnMut(usize, usize)) {
    for (i, a) in members.iter().enumerate() {
        for b in &members[i + 1..] {
            each(*a as usize, *b as usize);
        }
    }
}
