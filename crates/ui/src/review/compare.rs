//! Two records side by side with the evidence as a waterfall: in words, in numbers, and drawn.

use std::borrow::Cow;

use domain::linking::Settings;
use domain::review::waterfall::{Scale, Step, bits, steps};
use domain::review::{Code, Compared, Comparison, Field, Line, Speaker};
use jiff::civil::Date;

use super::{signed, who};
use crate::Words;
use crate::linking::share;
use crate::words::capital;

/// One of the two sources of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The agency.
    pub agency: Speaker,
    /// The day as of which it says so; not of a masked one.
    pub as_of: Option<Date>,
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

/// What a home says of whoever lives in it.
const HOME: [Field; 4] = [Field::Address, Field::Postcode, Field::City, Field::Phone];

impl Compare {
    /// Whose record it is, in words that begin a heading.
    pub fn head(&self, source: &Source) -> String {
        capital(&self.who(source))
    }

    /// Whose record it is, in words that stand in a sentence.
    pub fn who(&self, source: &Source) -> Cow<'static, str> {
        who(self.l, &source.agency)
    }

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

    /// Whether home and household are weighed as one: not of protected people, nor by plain points.
    fn together(&self) -> bool {
        self.told.lines.iter().any(|line| line.field == Field::Household && line.code != Code::Withheld)
    }

    /// The lines as a page has them. What a home speaks for everybody in it, and what its household takes
    /// back of that, are large and opposite; a reader wants to know what both come to.
    pub(super) fn shown(&self) -> Vec<Line> {
        let mut lines = self.told.lines.clone();
        if !self.together() {
            return lines;
        }
        let mut weight = 0.0;
        for line in lines.iter_mut().filter(|line| HOME.contains(&line.field)) {
            weight += std::mem::take(&mut line.weight);
        }
        let (mut household, mut rest): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|line| line.field == Field::Household);
        if let Some(line) = household.first_mut() {
            line.weight += weight;
        }
        let behind = rest.iter().rposition(|line| HOME.contains(&line.field)).map_or(rest.len(), |at| at + 1);
        rest.splice(behind..behind, household);
        rest
    }

    /// What a line of the page is called.
    pub(super) fn heading(&self, line: &Line) -> Cow<'static, str> {
        if line.field == Field::Household && self.together() {
            self.l.t("evidence-home")
        } else {
            self.field(line)
        }
    }

    /// A line whose weight is in that of home and household.
    pub(super) fn is_part(&self, line: &Line) -> bool {
        HOME.contains(&line.field) && self.together()
    }

    fn steps(&self) -> Vec<Step> {
        steps(&self.shown())
    }

    fn scale(&self, steps: &[Step]) -> Scale {
        Scale::around(steps, &self.limit_bits().into_iter().chain([self.told.total]).collect::<Vec<_>>())
    }

    /// The bars of all lines.
    pub(super) fn bars(&self) -> Vec<(Line, Bar)> {
        let steps = self.steps();
        let scale = self.scale(&steps);
        self.shown().into_iter().zip(steps).map(|(line, step)| (line, bar(scale, step))).collect()
    }

    /// The bar of the sum.
    pub(super) fn sum(&self) -> Bar {
        let scale = self.scale(&self.steps());
        bar(scale, Step { from: 0.0, to: self.told.total })
    }

    /// Where even odds stand.
    pub(super) fn zero(&self) -> f64 {
        hundredths(self.scale(&self.steps()).at(0.0))
    }

    /// Where the limit stands.
    pub(super) fn limit(&self) -> Option<f64> {
        let scale = self.scale(&self.steps());
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
    fn home_and_household_are_one_weight_on_the_page() {
        let mut compare = super::super::sample::page(Words::of(Language::En)).compare;
        compare.told.lines.iter_mut().find(|line| line.field == Field::Household).unwrap().weight = -13.0;
        let all: f64 = compare.told.lines.iter().map(|line| line.weight).sum();
        let shown = compare.shown();
        assert!((shown.iter().map(|line| line.weight).sum::<f64>() - all).abs() < 1e-9);
        let weight = |field| shown.iter().find(|line| line.field == field).unwrap().weight;
        assert!((weight(Field::Household) + 7.8).abs() < 1e-9 && weight(Field::Address).abs() < 1e-9);
        assert_eq!(compare.heading(shown.last().unwrap()), "Home and household together");
        assert_eq!(compare.told.lines.len(), shown.len(), "nothing is left out");
        let points = super::super::sample::points(compare);
        assert_eq!(points.shown(), points.told.lines);
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
