//! Evidence as a waterfall: each line begins where the one before it has ended, from what was known
//! before anything was compared to the sum.

use super::Line;

/// From where to where one line leads, in the unit of the weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The sum of the lines before.
    pub from: f64,
    /// The sum with this line.
    pub to: f64,
}

/// The steps of the lines, in their order.
pub fn steps(lines: &[Line]) -> Vec<Step> {
    let mut sum = 0.0;
    lines
        .iter()
        .map(|line| {
            let from = sum;
            sum += line.weight;
            Step { from, to: sum }
        })
        .collect()
}

/// The weight of evidence, in bits, at which a probability is reached: its odds as a power of two.
/// `None` for what no evidence reaches.
pub fn bits(probability: f64) -> Option<f64> {
    let bits = (probability / (1.0 - probability)).log2();
    bits.is_finite().then_some(bits)
}

/// The stretch of weights that a drawing holds: the steps, zero, and what else shall be seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// Around these steps and marks; never empty.
    pub fn around(steps: &[Step], marks: &[f64]) -> Self {
        let all = steps.iter().flat_map(|step| [step.from, step.to]).chain(marks.iter().copied());
        let (low, high) = all
            .filter(|v| v.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
        // Room for a line at either end.
        let room = ((high - low) * 0.02).max(0.1);
        Self { low: low - room, high: high + room }
    }

    /// Where a weight stands, between 0 and 1.
    pub fn at(self, weight: f64) -> f64 {
        let at = (weight - self.low) / (self.high - self.low);
        if at.is_finite() { at.clamp(0.0, 1.0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use link::{Code, Field};
    use proptest::prelude::*;

    use super::*;
    use crate::review::Compared;

    fn line(weight: f64) -> Line {
        let values = [Compared::Missing, Compared::Missing];
        Line { field: Field::Given, values, code: Code::Equal, weight, rarity: None }
    }

    #[test]
    fn each_step_begins_where_the_last_has_ended() {
        let lines = [-8.0, 6.0, 0.0, -1.5, 4.0].map(line);
        let steps = steps(&lines);
        let ends: Vec<f64> = steps.iter().map(|step| step.to).collect();
        assert_eq!(ends, [-8.0, -2.0, -2.0, -3.5, 0.5]);
        assert_eq!(steps[0].from.to_bits(), 0.0_f64.to_bits());
        for pair in steps.windows(2) {
            assert_eq!(pair[0].to.to_bits(), pair[1].from.to_bits());
        }
    }

    #[test]
    fn even_odds_are_no_bits_and_certainty_none() {
        assert_eq!(bits(0.5), Some(0.0));
        assert!((bits(0.999).unwrap() - 9.964).abs() < 0.001);
        assert_eq!((bits(1.0), bits(0.0)), (None, None));
    }

    proptest! {
        #[test]
        fn everything_is_within_the_drawing(
            weights in prop::collection::vec(-60.0..60.0_f64, 0..14),
            mark in -20.0..20.0_f64,
        ) {
            let lines: Vec<Line> = weights.iter().copied().map(line).collect();
            let steps = steps(&lines);
            let scale = Scale::around(&steps, &[mark]);
            for value in steps.iter().flat_map(|s| [s.from, s.to]).chain([0.0, mark]) {
                prop_assert!((0.0..=1.0).contains(&scale.at(value)));
            }
            for step in &steps {
                prop_assert_eq!(step.to >= step.from, scale.at(step.to) >= scale.at(step.from));
            }
            let sum: f64 = weights.iter().sum();
            prop_assert!(steps.last().is_none_or(|last| (last.to - sum).abs() < 1e-6));
        }
    }
}
