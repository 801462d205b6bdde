//! How well linking does, from what humans have said: shares with their 95 % interval, and when
//! there are too few answers to say.

use crate::coded::coded;

/// The 97.5th percentile of the normal distribution: of a 95 % interval, both ends.
pub(super) const Z: f64 = 1.959_963_985;

/// Fewer answers than these say too little to be told as a share.
pub const ENOUGH: u64 = 30;

/// Links made without asking that wait to be looked at, at most.
pub const AUDITS_WAITING: usize = 20;

coded! {
    /// Pairs whose probability the engine holds to be about the same.
    Band {
        /// Linked by an equal national id.
        Number = "number",
        /// 99.99 % and more.
        From9999 = "from_9999",
        /// From 99.9 to 99.99 %.
        From999 = "from_999",
        /// From 99 to 99.9 %.
        From99 = "from_99",
        /// From 90 to 99 %.
        From90 = "from_90",
        /// From 50 to 90 %.
        From50 = "from_50",
        /// Below 50 %.
        Below50 = "below_50",
        /// By an engine that has no probabilities.
        Points = "points",
    }
}

impl Band {
    /// The band of a probability; `None` where the engine has none.
    pub const fn of(probability: Option<f64>) -> Self {
        let Some(p) = probability else { return Self::Points };
        match p {
            p if p >= 0.9999 => Self::From9999,
            p if p >= 0.999 => Self::From999,
            p if p >= 0.99 => Self::From99,
            p if p >= 0.9 => Self::From90,
            p if p >= 0.5 => Self::From50,
            _ => Self::Below50,
        }
    }
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many answers.
    pub of: u64,
    /// How many of them said so.
    pub so: u64,
}

/// A share with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// As counted.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Share {
    /// Both taken together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { of: self.of + other.of, so: self.so + other.so }
    }

    /// Too few answers to be told as a share.
    pub const fn too_few(self) -> bool {
        self.of < ENOUGH
    }

    /// The share with the interval of E. B. Wilson, Probable inference, the law of succession, and
    /// statistical inference, Journal of the American Statistical Association 22, 1927: it holds
    /// also for few answers and for shares near 0 and 1. `None` without answers.
    #[allow(clippy::cast_precision_loss, reason = "counts of answers")]
    pub fn estimate(self) -> Option<Estimate> {
        if self.of == 0 {
            return None;
        }
        let (n, z2) = (self.of as f64, Z * Z);
        let share = self.so.min(self.of) as f64 / n;
        let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let (low, high) = ((middle - half).max(0.0), (middle + half).min(1.0));
        Some(Estimate { share, low: low.min(share), high: high.max(share) })
    }
}

/// Links made without asking, of one band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// The band.
    pub band: Band,
    /// How many stand.
    pub links: u64,
    /// Of the sample that a human looked at: how many were right.
    pub right: Share,
}

/// Pairs that were put to a human, of one band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put {
    /// The band.
    pub band: Band,
    /// How many still wait.
    pub waiting: u64,
    /// Of those answered: how many were the same.
    pub same: Share,
}

/// All that humans have said of the running model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quality {
    /// Made without asking, band by band.
    pub accepted: Vec<Accepted>,
    /// Put to humans, band by band.
    pub put: Vec<Put>,
}

impl Quality {
    /// Precision: of the sample of links made without asking, how many were right. The sample is
    /// drawn from all of them alike, so the bands may be taken together.
    pub fn precision(&self) -> Share {
        self.accepted.iter().map(|a| a.right).fold(Share::default(), Share::and)
    }

    /// Of the pairs put to a human, how many were the same.
    pub fn same(&self) -> Share {
        self.put.iter().map(|p| p.same).fold(Share::default(), Share::and)
    }

    /// How many answers [`Self::recall`] rests on.
    pub fn answers(&self) -> Share {
        self.precision().and(self.same())
    }

    /// Recall as far as it can be known: of the pairs of one person that linking has found at all,
    /// how many it linked without asking. Pairs that it took for two people are in nobody's sight,
    /// so the true recall is at most this. The ends take precision, and what is to be expected of
    /// the pairs that still wait, at the ends of their own intervals, so the interval is rather too
    /// wide. `None` without answers to reckon by.
    #[allow(clippy::cast_precision_loss, reason = "counts of links")]
    pub fn recall(&self) -> Option<Estimate> {
        let precision = self.precision().estimate()?;
        let links = self.accepted.iter().map(|a| a.links).sum::<u64>() as f64;
        let waiting = self.put.iter().map(|p| p.waiting).sum::<u64>() as f64;
        let said = self.same().so as f64;
        let same = match self.same().estimate() {
            Some(same) => same,
            None if waiting == 0.0 => Estimate { share: 0.0, low: 0.0, high: 0.0 },
            None => return None,
        };
        let share = |right: f64, same: f64| {
            let (right, asked) = (links * right, said + waiting * same);
            if right + asked > 0.0 { right / (right + asked) } else { 0.0 }
        };
        if links == 0.0 && said == 0.0 {
            return None;
        }
        Some(Estimate {
            share: share(precision.share, same.share),
            low: share(precision.low, same.high),
            high: share(precision.high, same.low),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-4
    }

    /// Newcombe's examples (Statistics in Medicine 17, 1998, table I, method 3).
    #[test]
    fn wilsons_interval_of_known_examples() {
        for (so, of, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let told = Share { of, so }.estimate().unwrap();
            assert!(near(told.low, low) && near(told.high, high), "{so} of {of}: {told:?}");
        }
        assert_eq!(Share::default().estimate(), None);
        assert!(Share { of: 29, so: 29 }.too_few() && !Share { of: 30, so: 0 }.too_few());
    }

    #[test]
    fn bands_begin_where_their_names_say() {
        for (p, band) in [
            (1.0, Band::From9999),
            (0.9999, Band::From9999),
            (0.9998, Band::From999),
            (0.999, Band::From999),
            (0.99, Band::From99),
            (0.9, Band::From90),
            (0.5, Band::From50),
            (0.49, Band::Below50),
        ] {
            assert_eq!(Band::of(Some(p)), band, "{p}");
        }
        assert_eq!(Band::of(None), Band::Points);
    }

    fn quality(links: u64, right: Share, waiting: u64, same: Share) -> Quality {
        Quality {
            accepted: vec![Accepted { band: Band::From999, links, right }],
            put: vec![Put { band: Band::From90, waiting, same }],
        }
    }

    #[test]
    fn recall_counts_what_was_found() {
        let told = quality(900, Share { of: 100, so: 100 }, 0, Share { of: 200, so: 100 });
        let recall = told.recall().unwrap();
        assert!(near(recall.share, 0.9) && recall.low < 0.9 && near(recall.high, 0.9));
        assert_eq!(told.answers(), Share { of: 300, so: 200 });
        // Half of those that wait are to be expected to be the same.
        let told = quality(900, Share { of: 100, so: 100 }, 200, Share { of: 200, so: 100 });
        assert!(near(told.recall().unwrap().share, 900.0 / 1100.0));
        assert_eq!(quality(900, Share::default(), 0, Share { of: 9, so: 9 }).recall(), None);
        assert_eq!(quality(900, Share { of: 9, so: 9 }, 5, Share::default()).recall(), None);
        assert!(quality(900, Share { of: 9, so: 9 }, 0, Share::default()).recall().is_some());
    }

    proptest! {
        #[test]
        fn intervals_hold_their_share_and_narrow_with_answers(of in 1_u64..3000, so in 0_u64..3000) {
            let share = Share { of, so: so.min(of) };
            let one = share.estimate().unwrap();
            prop_assert!(0.0 <= one.low && one.low <= one.share && one.share <= one.high && one.high <= 1.0);
            let ten = Share { of: of * 10, so: share.so * 10 }.estimate().unwrap();
            prop_assert!(ten.high - ten.low < one.high - one.low);
            // What is so and what is not so mirror each other.
            let other = Share { of, so: of - share.so }.estimate().unwrap();
            prop_assert!((other.low - (1.0 - one.high)).abs() < 1e-9);
        }

        #[test]
        fn recall_is_within_its_interval(
            links in 0_u64..5000, of in 1_u64..200, wrong in 0_u64..50, waiting in 0_u64..300,
            answered in 1_u64..300, same in 0_u64..300,
        ) {
            let right = Share { of, so: of.saturating_sub(wrong) };
            let told = quality(links, right, waiting, Share { of: answered, so: same.min(answered) });
            if let Some(recall) = told.recall() {
                prop_assert!(0.0 <= recall.low && recall.low <= recall.share + 1e-12);
                prop_assert!(recall.share <= recall.high + 1e-12 && recall.high <= 1.0);
            }
        }
    }
}
