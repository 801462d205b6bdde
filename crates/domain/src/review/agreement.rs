//! How far two stewards agree who judge the same pairs without knowing of each other.

use super::quality::{Share, Z};

/// Pairs by what the first and the second have said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Both {
    /// Both: the same.
    pub same: u64,
    /// Both: not the same.
    pub not_same: u64,
    /// The first: the same; the second: not.
    pub first_only: u64,
    /// The first: not; the second: the same.
    pub second_only: u64,
}

/// Agreement beyond chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// 1: always; 0: as often as by chance; below: less often.
    pub kappa: f64,
    /// The 95 % interval, within -1 and 1.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Both {
    /// How many pairs two have judged.
    pub const fn judged(&self) -> u64 {
        self.same + self.not_same + self.first_only + self.second_only
    }

    /// The share on which both agree.
    pub const fn agreement(&self) -> Share {
        Share { of: self.judged(), so: self.same + self.not_same }
    }

    /// Cohen's kappa (J. Cohen, A coefficient of agreement for nominal scales, Educational and
    /// Psychological Measurement 20, 1960) with the large-sample 95 % interval of J. L. Fleiss,
    /// J. Cohen and B. S. Everitt, Large sample standard errors of kappa and weighted kappa,
    /// Psychological Bulletin 72, 1969, formula 13. `None` while nobody has judged, and where
    /// everybody always says the same thing: then chance explains all of it.
    #[allow(clippy::cast_precision_loss, reason = "counts of answers")]
    pub fn kappa(&self) -> Option<Kappa> {
        let n = self.judged() as f64;
        if n == 0.0 {
            return None;
        }
        let table = [[self.same, self.first_only], [self.second_only, self.not_same]]
            .map(|row| row.map(|count| count as f64 / n));
        let rows = [table[0][0] + table[0][1], table[1][0] + table[1][1]];
        let columns = [table[0][0] + table[1][0], table[0][1] + table[1][1]];
        let observed = table[0][0] + table[1][1];
        let chance = rows[0] * columns[0] + rows[1] * columns[1];
        if chance >= 1.0 - 1e-12 {
            return None;
        }
        let kappa = (observed - chance) / (1.0 - chance);
        let agree = |i: usize| table[i][i] * (1.0 - (rows[i] + columns[i]) * (1.0 - kappa)).powi(2);
        let differ = |i: usize, j: usize| table[i][j] * (columns[i] + rows[j]).powi(2);
        let spread = agree(0) + agree(1) + (1.0 - kappa).powi(2) * (differ(0, 1) + differ(1, 0))
            - (kappa - chance * (1.0 - kappa)).powi(2);
        let error = (spread.max(0.0) / n).sqrt() / (1.0 - chance);
        Some(Kappa { kappa, low: (kappa - Z * error).max(-1.0), high: (kappa + Z * error).min(1.0) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn both(same: u64, first_only: u64, second_only: u64, not_same: u64) -> Both {
        Both { same, not_same, first_only, second_only }
    }

    /// The table of Cohen's kappa in textbooks: 20 and 15 agree, 5 and 10 do not.
    #[test]
    fn the_textbook_table() {
        let told = both(20, 5, 10, 15);
        assert_eq!(told.agreement(), Share { of: 50, so: 35 });
        let kappa = told.kappa().unwrap();
        assert!((kappa.kappa - 0.4).abs() < 1e-9);
        // Worked out apart from this code: standard error 0.126996.
        assert!((kappa.high - kappa.low - 2.0 * Z * 0.126_996).abs() < 1e-5, "{kappa:?}");
    }

    #[test]
    fn always_never_and_nobody() {
        let always = both(30, 0, 0, 20).kappa().unwrap();
        assert!((always.kappa - 1.0).abs() < 1e-9 && (always.low - 1.0).abs() < 1e-6);
        let never = both(0, 10, 10, 0).kappa().unwrap();
        assert!((never.kappa + 1.0).abs() < 1e-9);
        assert_eq!(Both::default().kappa(), None);
        assert_eq!(both(12, 0, 0, 0).kappa(), None, "chance explains it");
    }

    proptest! {
        #[test]
        fn kappa_is_symmetrical_and_within_its_interval(
            a in 0_u64..60, b in 0_u64..60, c in 0_u64..60, d in 0_u64..60,
        ) {
            let Some(kappa) = both(a, b, c, d).kappa() else { return Ok(()) };
            prop_assert!(-1.0 <= kappa.low && kappa.low <= kappa.kappa + 1e-9);
            prop_assert!(kappa.kappa <= kappa.high + 1e-9 && kappa.high <= 1.0);
            let turned = both(a, c, b, d).kappa().unwrap();
            prop_assert!((turned.kappa - kappa.kappa).abs() < 1e-9);
            prop_assert!((turned.low - kappa.low).abs() < 1e-6);
            let renamed = both(d, c, b, a).kappa().unwrap();
            prop_assert!((renamed.kappa - kappa.kappa).abs() < 1e-9);
        }
    }
}
