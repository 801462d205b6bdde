//! The model: how likely each level of each comparison is among pairs of four kinds.
//!
//! Probabilistic in the sense of Fellegi and Sunter ("A Theory for Record Linkage", 1969), with four
//! kinds of pairs instead of two: two records of the *same* person, of *twins*, of two other people
//! of one *household*, and of two *unrelated* people. Within a household surname, address and
//! telephone agree together; with two kinds alone that likeness would speak for one person.

use serde::{Deserialize, Serialize};

use crate::frequencies::Frequencies;
use crate::hash::join;
use crate::pattern::{Births, COMPARISONS, Comparison, Home, Pattern};
use crate::threshold::Thresholds;

/// What two records may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(usize)]
pub enum Kind {
    /// Of one person.
    Same,
    /// Of twins.
    Twin,
    /// Of two people of one household who were not born on one day.
    Household,
    /// Of two people who have nothing to do with each other.
    Unrelated,
}

impl Kind {
    /// All.
    pub const ALL: [Self; 4] = [Self::Same, Self::Twin, Self::Household, Self::Unrelated];
}

/// Probabilities of the levels of each comparison, in the order of [`Comparison::ALL`]; level 0,
/// nothing to compare, has none.
pub type Levels = Vec<Vec<f64>>;

/// A model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Name and version; stored with each link that it makes.
    pub version: String,
    /// Records from which it was learnt.
    pub records: u64,
    /// How many of two random records are of each kind; the fourth is the rest.
    pub prior: [f64; 3],
    /// Probabilities per kind.
    pub levels: [Levels; 4],
    /// Mean logarithm of the share of people with the more frequent of two given names, by level,
    /// among unrelated pairs; the same of surnames.
    pub usual: [Vec<f64>; 2],
    /// Pairs of folded given names that are one name in these lists: short forms that no table has.
    #[serde(default)]
    pub learnt: Vec<(String, String)>,
    /// From which odds joins are accepted.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// How many bear a name, or were born on a day.
    #[serde(default)]
    pub frequencies: Frequencies,
}

/// Records that share a home from which on the home says less: an institution, a block of flats.
const CROWD: f32 = 12.0;
/// How far a frequent or rare name moves the weight of names that are alike but not equal, at most.
const SWAY: f64 = 2.0;

/// The method: changes when keys or patterns change their meaning, so that keys are made anew.
pub const METHOD: &str = "household-1";

/// Records that a small partnership is expected to have at least.
const FEWEST: u64 = 2_000;

/// A model ready to weigh: natural logarithms.
#[derive(Debug, Clone)]
pub struct Weights {
    prior: [f64; 4],
    levels: [[Vec<f64>; COMPARISONS]; 4],
    usual: [Vec<f64>; 2],
}

/// Logarithms of how likely a pair is of each kind, up to one constant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds(pub [f64; 4]);

impl Odds {
    /// Probability of each kind.
    pub fn probabilities(self) -> [f64; 4] {
        let most = self.0.into_iter().fold(f64::MIN, f64::max);
        let all = self.0.map(|l| (l - most).exp());
        let sum: f64 = all.iter().sum();
        all.map(|p| p / sum)
    }

    /// If it is not one person, it is most likely two twins.
    pub fn else_twins(self) -> bool {
        let [_, twin, household, unrelated] = self.0;
        twin > household.max(unrelated)
    }

    /// Logarithm of the odds that it is one person.
    pub fn same(self) -> f64 {
        let others = &self.0[1..];
        let most = others.iter().copied().fold(f64::MIN, f64::max);
        let sum: f64 = others.iter().map(|l| (l - most).exp()).sum();
        self.0[0] - most - sum.ln()
    }
}

impl Model {
    /// The model that ships, for lists too small to learn from: learnt from 100,000 invented
    /// records of eight agencies in four countries, without their names.
    pub fn shipped() -> Self {
        serde_json::from_str(include_str!("../data/model.json")).unwrap_or_default()
    }

    /// Leaves out what was learnt of names and birth dates.
    pub fn forget_names(&mut self) {
        self.learnt.clear();
        self.frequencies = Frequencies::default();
    }

    /// Makes the version say what was learnt: the method, and a hash of the probabilities.
    pub(crate) fn name_itself(&mut self) {
        let all = self.levels.iter().flatten().flatten().chain(&self.prior);
        let learnt = all.fold(self.records, |hash, p| join(hash, p.to_bits()));
        self.version = format!("{METHOD}-{learnt:016x}");
    }

    /// The same for so many records: among twice as many, two that are taken at random are of one
    /// person half as often.
    #[must_use]
    pub fn among(&self, records: u64) -> Self {
        let scale = f64::from(u32::try_from(self.records.max(1)).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(records.max(FEWEST)).unwrap_or(u32::MAX));
        let mut model = self.clone();
        model.prior = self.prior.map(|p| (p * scale).min(0.01));
        model
    }

    /// Ready to weigh.
    pub fn weights(&self) -> Weights {
        let rest = 1.0 - self.prior.iter().sum::<f64>();
        let prior = [self.prior[0], self.prior[1], self.prior[2], rest].map(|p| p.max(1e-15).ln());
        let levels = std::array::from_fn(|kind| {
            std::array::from_fn(|comparison| {
                self.levels[kind][comparison].iter().map(|p| if *p > 0.0 { p.ln() } else { 0.0 }).collect()
            })
        });
        Weights { prior, levels, usual: self.usual.clone() }
    }
}

impl Weights {
    /// How likely the pattern is for each kind.
    pub fn odds(&self, pattern: &Pattern) -> Odds {
        let mut all = self.prior;
        for (kind, sum) in all.iter_mut().enumerate() {
            for comparison in Comparison::ALL {
                *sum +=
                    self.level(kind, comparison, pattern) + self.sway(Kind::ALL[kind], comparison, pattern);
            }
        }
        Odds(all)
    }

    /// Logarithm of how many of two random records are of that kind.
    pub const fn prior(&self, kind: Kind) -> f64 {
        self.prior[kind as usize]
    }

    /// What it adds to the logarithm of the odds that one agency lists both: below 0 where agencies
    /// list a client once.
    pub fn one_agency(&self) -> f64 {
        let told = |kind: Kind| {
            let levels = &self.levels[kind as usize][Comparison::Agency as usize];
            levels[1] - levels[2]
        };
        (told(Kind::Same) - told(Kind::Household)).clamp(-6.0, 0.0)
    }

    /// Logarithm of the probability of the level.
    pub fn level(&self, kind: usize, comparison: Comparison, pattern: &Pattern) -> f64 {
        match pattern.level(comparison) {
            0 => 0.0,
            level => self.levels[kind][comparison as usize][usize::from(level)],
        }
    }

    /// What the frequency of the value adds: two unrelated people agree on a frequent value more
    /// often (Fellegi and Sunter 1969, section 3.3.1; Winkler 1989).
    pub fn sway(&self, kind: Kind, comparison: Comparison, pattern: &Pattern) -> f64 {
        if kind == Kind::Same {
            return 0.0;
        }
        match comparison {
            Comparison::Given => self.names(0, pattern.level(comparison), pattern.given),
            Comparison::Surname if kind == Kind::Unrelated => {
                self.names(1, pattern.level(comparison), pattern.surname)
            }
            Comparison::Born
                if kind == Kind::Unrelated && pattern.level(comparison) == Births::Equal as u8 =>
            {
                f64::from(pattern.born) - self.levels[kind as usize][comparison as usize][1]
            }
            Comparison::Home if kind != Kind::Twin && pattern.crowd > CROWD => {
                f64::from(pattern.crowd / CROWD).ln()
            }
            _ => 0.0,
        }
    }

    fn names(&self, which: usize, level: u8, share: f32) -> f64 {
        let share = f64::from(share);
        match level {
            0 | 8 => 0.0,
            1 => share - self.levels[Kind::Unrelated as usize][which][1],
            other => (share - self.usual[which][usize::from(other)]).clamp(-SWAY, SWAY),
        }
    }
}

/// Spreads what a table says of some levels over all of them; the rest is shared evenly.
fn spread(count: usize, said: &[(usize, f64)]) -> Vec<f64> {
    let rest = (1.0 - said.iter().map(|s| s.1).sum::<f64>()).max(1e-6);
    let free = (count - 1 - said.len()).max(1);
    let mut all = vec![rest / f64::from(u32::try_from(free).unwrap_or(1)); count];
    all[0] = 0.0;
    for (level, p) in said {
        all[*level] = *p;
    }
    all
}

/// A home's combinations from independent parts: houses, telephones, places.
fn homes(houses: [f64; 4], phones: [f64; 2], places: [f64; 3]) -> Vec<f64> {
    let mut all = vec![0.0; Home::COUNT];
    for (level, p) in all.iter_mut().enumerate().skip(1) {
        let (h, f, o) = (level / 12, level / 4 % 3, level % 4);
        *p = [1.0, houses[0], houses[1], houses[2], houses[3]][h]
            * [1.0, phones[0], phones[1]][f]
            * [1.0, places[0], places[1], places[2]][o];
    }
    let sum: f64 = all.iter().sum();
    for p in &mut all {
        *p /= sum;
    }
    all
}

impl Default for Model {
    /// What a small partnership begins with, and training starts from: round figures from what
    /// agencies' lists are like.
    fn default() -> Self {
        let given = |said: &[(usize, f64)]| spread(9, said);
        let unrelated_given =
            given(&[(1, 0.004), (2, 0.005), (3, 0.01), (4, 0.004), (5, 0.004), (6, 0.002), (7, 0.02)]);
        let unrelated_surname =
            given(&[(1, 0.005), (2, 0.01), (3, 0.004), (4, 0.003), (5, 0.004), (6, 1e-4), (7, 0.02)]);
        let relatives =
            given(&[(1, 0.78), (2, 0.09), (3, 0.01), (4, 0.02), (5, 0.008), (6, 1e-4), (7, 0.004)]);
        let same = vec![
            given(&[(1, 0.79), (2, 0.09), (3, 0.04), (4, 0.03), (5, 0.01), (6, 0.01), (7, 0.01), (8, 0.02)]),
            given(&[
                (1, 0.86),
                (2, 0.06),
                (3, 0.02),
                (4, 0.02),
                (5, 0.01),
                (6, 0.001),
                (7, 0.009),
                (8, 0.02),
            ]),
            spread(8, &[(1, 0.95), (2, 0.004), (3, 0.004), (4, 0.018), (5, 0.012), (6, 0.006), (7, 0.006)]),
            spread(7, &[(1, 0.955), (2, 0.005), (3, 0.005), (4, 0.003), (5, 0.016), (6, 0.016)]),
            spread(3, &[(1, 0.993), (2, 0.007)]),
            spread(3, &[(1, 0.01), (2, 0.99)]),
            spread(3, &[(1, 0.98), (2, 0.02)]),
            homes([0.7, 0.005, 0.01, 0.285], [0.6, 0.4], [0.75, 0.15, 0.1]),
        ];
        let twin = vec![
            unrelated_given.clone(),
            relatives.clone(),
            spread(8, &[(1, 0.95), (2, 0.002), (3, 0.004), (4, 0.018), (5, 0.012), (6, 0.006), (7, 0.008)]),
            spread(7, &[(1, 0.002), (2, 0.001), (3, 0.02), (4, 0.9), (5, 0.04), (6, 0.037)]),
            spread(3, &[(1, 0.6), (2, 0.4)]),
            spread(3, &[(1, 0.15), (2, 0.85)]),
            spread(3, &[(1, 0.98), (2, 0.02)]),
            homes([0.7, 0.005, 0.01, 0.285], [0.6, 0.4], [0.75, 0.15, 0.1]),
        ];
        let household = vec![
            unrelated_given.clone(),
            relatives,
            spread(8, &[(1, 0.0003), (2, 0.0003), (3, 0.0005), (4, 0.006), (5, 0.004), (6, 0.07), (7, 0.91)]),
            spread(7, &[(1, 0.002), (2, 0.001), (3, 0.002), (4, 0.9), (5, 0.055), (6, 0.04)]),
            spread(3, &[(1, 0.5), (2, 0.5)]),
            spread(3, &[(1, 0.12), (2, 0.88)]),
            spread(3, &[(1, 0.98), (2, 0.02)]),
            homes([0.7, 0.005, 0.01, 0.285], [0.6, 0.4], [0.75, 0.15, 0.1]),
        ];
        let unrelated = vec![
            unrelated_given,
            unrelated_surname,
            spread(
                8,
                &[(1, 0.00012), (2, 0.00005), (3, 0.0001), (4, 0.001), (5, 0.003), (6, 0.012), (7, 0.983)],
            ),
            spread(7, &[(1, 1e-7), (2, 1e-6), (3, 1e-5), (4, 0.9), (5, 0.06), (6, 0.04)]),
            spread(3, &[(1, 0.5), (2, 0.5)]),
            spread(3, &[(1, 0.15), (2, 0.85)]),
            spread(3, &[(1, 0.997), (2, 0.003)]),
            homes([1e-5, 1e-5, 0.002, 0.997], [1e-6, 1.0], [0.01, 0.1, 0.89]),
        ];
        Self {
            version: METHOD.to_owned(),
            records: 0,
            prior: [1.5e-5, 3e-7, 2e-5],
            levels: [same, twin, household, unrelated],
            usual: [vec![-6.0; 9], vec![-6.0; 9]],
            learnt: Vec::new(),
            thresholds: Thresholds::default(),
            frequencies: Frequencies::default(),
        }
    }
}
