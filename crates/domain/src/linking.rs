//! What a partnership's administrator sets of linking: from when on two records are one person without
//! asking, from when on a human is asked, and by which weights.

use jiff::Timestamp;

use crate::coded::coded;

coded! {
    /// The expected precision from which on records are linked without asking.
    Accept {
        /// Right 99 times in 100.
        Of99 = "0.99",
        /// Right 995 times in 1,000.
        Of995 = "0.995",
        /// Right 999 times in 1,000; what holds until somebody chooses.
        Of999 = "0.999",
        /// Right 9,999 times in 10,000.
        Of9999 = "0.9999",
        /// Nothing is linked without asking.
        Never = "never",
    }
}

impl Accept {
    /// As a number; [`Self::Never`] is 1, which no engine expects of itself.
    pub const fn precision(self) -> f64 {
        match self {
            Self::Of99 => 0.99,
            Self::Of995 => 0.995,
            Self::Of999 => 0.999,
            Self::Of9999 => 0.9999,
            Self::Never => 1.0,
        }
    }
}

/// Lowest and highest probability, in percent, from which on a human may be asked.
pub const ASK_PERCENT: std::ops::RangeInclusive<u8> = 5..=95;

/// The limits as an administrator sets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From when on nobody is asked.
    pub accept: Accept,
    /// From which probability on a human is asked, in percent, within [`ASK_PERCENT`].
    pub ask_percent: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self { accept: Accept::Of999, ask_percent: 50 }
    }
}

/// The limits as a linking engine takes them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The expected precision from which on records are linked without asking. 1 means never, also
    /// where rounding makes an engine's probability 1: ask [`Self::never`].
    pub accept_precision: f64,
    /// The probability from which on a human is asked.
    pub ask_probability: f64,
}

impl Settings {
    /// Nothing is linked without asking.
    pub fn never(&self) -> bool {
        self.accept_precision >= 1.0
    }
}

impl From<Limits> for Settings {
    fn from(limits: Limits) -> Self {
        Self {
            accept_precision: limits.accept.precision(),
            ask_probability: f64::from(limits.ask_percent) / 100.0,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Limits::default().into()
    }
}

/// Records from which weights can be learnt, at least: of fewer the weights that ship know more.
pub const LEARN_FROM: u64 = 2_000;
/// Weights are learnt anew with profit when the lists have grown by this factor.
const GROWN: u64 = 2;

/// A choice of weights: those that ship, or those that were learnt from the partnership's lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// Number of the choice, from 1.
    pub number: i64,
    /// Method and hash of what was learnt; stands with each link.
    pub version: String,
    /// Learnt from so many records.
    pub records: u64,
    /// When they were chosen.
    pub at: Timestamp,
    /// Whose choice it was; `None` when it was the operator's at the command line.
    pub by: Option<String>,
    /// Learnt from the partnership's own lists.
    pub own: bool,
}

/// Whether to propose that weights be learnt, from so many records.
pub fn worth_learning(in_force: Option<&Weights>, records: u64) -> bool {
    let own = in_force.filter(|weights| weights.own);
    records >= LEARN_FROM && own.is_none_or(|own| records / GROWN >= own.records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_numbers_in_order() {
        let numbers: Vec<f64> = Accept::ALL.iter().map(|accept| accept.precision()).collect();
        assert!(numbers.is_sorted() && numbers.iter().all(|n| (0.99..=1.0).contains(n)));
        for accept in Accept::ALL {
            let settings = Settings::from(Limits { accept: *accept, ask_percent: 30 });
            assert_eq!(settings.never(), *accept == Accept::Never);
            let said = accept.code().parse::<f64>().unwrap_or(1.0);
            assert!((settings.accept_precision - said).abs() < f64::EPSILON);
            assert!((settings.ask_probability - 0.3).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn until_somebody_chooses_one_in_a_thousand_may_be_wrong() {
        let settings = Settings::default();
        assert_eq!(settings, Settings { accept_precision: 0.999, ask_probability: 0.5 });
        assert!(ASK_PERCENT.contains(&Limits::default().ask_percent));
    }

    #[test]
    fn learning_is_proposed_to_whom_it_helps() {
        let weights = |own, records| Weights {
            number: 1,
            version: "v".to_owned(),
            records,
            at: Timestamp::UNIX_EPOCH,
            by: None,
            own,
        };
        assert!(!worth_learning(None, LEARN_FROM - 1));
        assert!(worth_learning(None, LEARN_FROM));
        assert!(worth_learning(Some(&weights(false, 100_000)), 2_000), "the weights that ship");
        assert!(!worth_learning(Some(&weights(true, 2_000)), 3_999));
        assert!(worth_learning(Some(&weights(true, 2_000)), 4_000));
    }
}
