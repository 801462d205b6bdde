//! The wheel and the triangle as drawings. They say nothing that the groups below them do not say in
//! words; how many, never how much.

use std::f64::consts::TAU;

use domain::signal::Side;

use super::Group;
use crate::Words;

/// Middle of the wheel, radius of its rim and of the hub.
const MIDDLE: f64 = 180.0;
const RIM: f64 = 172.0;
const HUB: f64 = 44.0;
/// Where the words of a segment stand, from the middle.
const WORDS_AT: f64 = 116.0;

/// One segment of the wheel.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Its outline, as the `d` of a path.
    pub path: String,
    /// The indicator's word.
    pub label: String,
    /// Where the word stands.
    pub x: String,
    /// The line of the word.
    pub y: String,
    /// The line of the counts.
    pub below: String,
    /// Counts in short: how many strengths and how many worries; empty when there are none.
    pub counts: String,
    /// Class by what there is: `n` nothing, `s` strengths, `w` worries, `b` both.
    pub class: &'static str,
}

fn number(n: f64) -> String {
    format!("{n:.1}")
}

fn class(strengths: usize, worries: usize) -> &'static str {
    match (strengths > 0, worries > 0) {
        (false, false) => "n",
        (true, false) => "s",
        (false, true) => "w",
        (true, true) => "b",
    }
}

/// "2 + · 1 !": strengths with a plus, worries with an exclamation mark, as the legend says.
fn counts(strengths: usize, worries: usize) -> String {
    let parts = [(strengths, '+'), (worries, '!')];
    let said = parts.iter().filter(|(n, _)| *n > 0).map(|(n, sign)| format!("{n}\u{a0}{sign}"));
    said.collect::<Vec<_>>().join(" · ")
}

/// The wheel, from the top and with the clock.
pub(super) fn wheel(l: Words, groups: &[Group<'_>]) -> Vec<Segment> {
    #[allow(clippy::cast_precision_loss, reason = "eight segments")]
    let (step, gap) = (TAU / groups.len().max(1) as f64, 0.012);
    let at =
        |angle: f64, radius: f64| (radius.mul_add(angle.sin(), MIDDLE), radius.mul_add(-angle.cos(), MIDDLE));
    let mut angle = -step / 2.0;
    let mut segments = Vec::with_capacity(groups.len());
    for group in groups {
        let (from, to) = (angle + gap, angle + step - gap);
        let corners = [at(from, RIM), at(to, RIM), at(to, HUB), at(from, HUB)];
        let [first, second, third, fourth] = corners.map(|(x, y)| format!("{x:.1} {y:.1}"));
        let words = at(angle + step / 2.0, WORDS_AT);
        let (strengths, worries) = (group.strengths(), group.worries());
        segments.push(Segment {
            path: format!("M{first}A{RIM} {RIM} 0 0 1 {second}L{third}A{HUB} {HUB} 0 0 0 {fourth}Z"),
            label: l.code("signal-indicator", group.indicator.code()).into_owned(),
            x: number(words.0),
            y: number(words.1 - 3.0),
            below: number(words.1 + 14.0),
            counts: counts(strengths, worries),
            class: class(strengths, worries),
        });
        angle += step;
    }
    segments
}

/// One side of the triangle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corner {
    /// Its line, as the `d` of a path.
    pub path: &'static str,
    /// Where its counts stand.
    pub x: &'static str,
    /// The line of the counts.
    pub y: &'static str,
    /// The number of the side, as the heading below has it.
    pub number: usize,
    /// Counts in short.
    pub counts: String,
    /// Class by what there is, as in [`Segment::class`].
    pub class: &'static str,
}

/// The triangle: the left side, the right side, the base.
pub(super) fn triangle(sides: &[(Side, Vec<Group<'_>>)]) -> Vec<Corner> {
    const PLACES: [(&str, &str, &str); 3] =
        [("M24 208L180 16", "66", "96"), ("M180 16L336 208", "294", "96"), ("M336 208L24 208", "180", "238")];
    let corner = |(number, ((_, groups), (path, x, y))): (usize, (&(Side, Vec<Group<'_>>), (_, _, _)))| {
        let strengths = groups.iter().map(Group::strengths).sum();
        let worries = groups.iter().map(Group::worries).sum();
        let number = number + 1;
        Corner { path, x, y, number, counts: counts(strengths, worries), class: class(strengths, worries) }
    };
    sides.iter().zip(PLACES).enumerate().map(corner).collect()
}
