//! Two records side by side with the evidence as a waterfall: in words, in numbers, and drawn.

use std::borrow::Cow;

use domain::agency::Sector;
use domain::linking::Settings;
use domain::review::waterfall::{Scale, Step, bits, steps};
use domain::review::{Compared, Comparison, Field, Line};
use jiff::civil::Date;

use super::signed;
use crate::Words;
use crate::linking::share;

/// One of the two sources of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The agency's name.
    pub agency: String,
    /// Its sector.
    pub sector: Sector,
    /// The day as of which it says so.
    pub as_of: Date,
    /// It lists the client no longer.
    pub ended: bool,
}

/// Two records side by side.
#[derive(Debug, Clone)]
pub struct Compare {
    /// The words.
    pub l: Words,
    /// The two sources.
    pub sources: [Source; 2],
    /// The comparison.
    pub told: Comparison,
    /// The limits of linking.
    pub limits: Settings,
}

/// One bar of the waterfall, in hundredths of the width of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// Its left end.
    pub left: f64,
    /// Its length.
    pub length: f64,
    /// Where it begins: the end of the bar before.
    pub from: f64,
    /// Where it ends: the beginning of the next.
    pub to: f64,
    /// It speaks against.
    pub against: bool,
}

impl Compare {
    /// What is compared, in words.
    pub fn field(&self, line: &Line) -> Cow<'static, str> {
        self.l.t(&line.field.key())
    }

    /// How it compares, in words: "equal, rare".
    pub fn meaning(&self, line: &Line) -> String {
        let code = self.l.t(&line.code.key());
        match line.rarity {
            None => code.into_owned(),
            Some(rarity) => format!("{code}, {}", self.l.t(&rarity.key())),
        }
    }

    /// A value, in words.
    pub fn value(&self, value: &Compared) -> String {
        match value {
            Compared::Text(text) => text.clone(),
            Compared::Day(day) => day.to_string(),
            Compared::Code(kind, code) => self.l.code(kind, code).into_owned(),
            Compared::Hidden => self.l.t("hidden-value").into_owned(),
            Compared::Missing => "–".to_owned(),
        }
    }

    /// A weight with its sign.
    pub fn weight(&self, weight: &f64) -> String {
        signed(self.l, *weight)
    }

    /// What it comes to, in words: the probability, or why there is none, and the limit in force.
    pub fn verdict(&self) -> String {
        let l = self.l;
        let Some(p) = self.told.probability else {
            return l.t(if self.told.withheld { "review-withheld" } else { "review-points" }).into_owned();
        };
        let limit = if self.limits.never() {
            l.t("review-limit-never")
        } else {
            l.arg("percent", share(l, self.limits.accept_precision)).t("review-limit")
        };
        format!("{} {limit}", l.arg("percent", share(l, p)).t("review-probability"))
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    pub(super) fn quiet(&self, value: &Compared) -> bool {
        matches!(value, Compared::Hidden | Compared::Missing)
    }

    /// A line of which nobody has a value: it stands across.
    #[allow(clippy::unused_self, reason = "called from the template")]
    pub(super) fn across(&self, line: &Line) -> bool {
        matches!(line.field, Field::Prior | Field::Household)
    }

    /// The evidence at which linking would not ask, on the scale of the bars.
    fn limit_bits(&self) -> Option<f64> {
        self.told.probability.and_then(|_| bits(self.limits.accept_precision))
    }

    fn scale(&self, steps: &[Step]) -> Scale {
        Scale::around(steps, &self.limit_bits().into_iter().chain([self.told.total]).collect::<Vec<_>>())
    }

    /// The bars of all lines.
    pub(super) fn bars(&self) -> Vec<(&Line, Bar)> {
        let steps = steps(&self.told.lines);
        let scale = self.scale(&steps);
        self.told.lines.iter().zip(steps).map(|(line, step)| (line, bar(scale, step))).collect()
    }

    /// The bar of the sum.
    pub(super) fn sum(&self) -> Bar {
        let scale = self.scale(&steps(&self.told.lines));
        bar(scale, Step { from: 0.0, to: self.told.total })
    }

    /// Where even odds stand.
    pub(super) fn zero(&self) -> f64 {
        hundredths(self.scale(&steps(&self.told.lines)).at(0.0))
    }

    /// Where the limit stands.
    pub(super) fn limit(&self) -> Option<f64> {
        let scale = self.scale(&steps(&self.told.lines));
        self.limit_bits().map(|bits| hundredths(scale.at(bits)))
    }
}

fn bar(scale: Scale, step: Step) -> Bar {
    let (from, to) = (hundredths(scale.at(step.from)), hundredths(scale.at(step.to)));
    Bar {
        left: from.min(to),
        length: hundredths((to - from).abs() / 100.0),
        from,
        to,
        against: step.to < step.from,
    }
}

/// Two decimals are finer than any screen.
fn hundredths(at: f64) -> f64 {
    (at * 10_000.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::country::Language;

    #[test]
    fn bars_run_on_from_each_other_to_the_sum() {
        let compare = super::super::sample::page(Words::of(Language::En)).compare;
        let bars = compare.bars();
        assert!(bars[0].1.against, "it begins with what speaks against any two");
        for pair in bars.windows(2) {
            assert!((pair[0].1.to - pair[1].1.from).abs() < 1e-9);
        }
        let sum = compare.sum();
        assert!((bars.last().unwrap().1.to - sum.to).abs() < 0.02);
        assert!((sum.from - compare.zero()).abs() < 1e-9);
        assert!(compare.limit().unwrap() > sum.to, "it was put to a human");
        for (_, bar) in &bars {
            assert!(bar.left >= 0.0 && bar.left + bar.length <= 100.01);
        }
    }

    #[test]
    fn the_verdict_says_probability_and_limit_or_why_there_is_none() {
        let compare = super::super::sample::page(Words::of(Language::En)).compare;
        assert!(compare.verdict().contains("99.2%") && compare.verdict().contains("99.9%"));
        let never =
            Compare { limits: Settings { accept_precision: 1.0, ask_probability: 0.5 }, ..compare.clone() };
        assert!(!never.verdict().contains("100") && never.limit().is_none());
        let hidden = super::super::sample::hidden(compare);
        assert!(!hidden.verdict().contains('%') && hidden.limit().is_none());
    }
}
