//! The drawing of a circle with its words: what the geometry has placed, ready for the template.

use std::fmt::Write as _;

use domain::circle::{OpenTie, Tie, View};

use super::list;
use crate::Words;
use crate::drawing::circle::{self, Drawing, Spot};
use crate::drawing::text;

/// Size of the sectors' words outside of the arcs.
const WORD_SIZE: f64 = 13.0;

/// The drawing.
#[derive(Debug)]
pub struct Picture {
    /// For `viewBox`.
    pub frame: String,
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// Radius of the child.
    pub child: f64,
    /// Radius of a tie.
    pub radius: f64,
    /// Text alternative, sector by sector.
    pub told: String,
    /// Name in the middle.
    pub name: Option<String>,
    /// Second line in the middle.
    pub age: Option<String>,
    /// Arcs by sector.
    pub arcs: Vec<Arc>,
    /// Ties.
    pub nodes: Vec<Node>,
    /// Whether any tie is dotted, ringed or masked, for the legend.
    pub marks: Marks,
}

/// An arc with its word.
#[derive(Debug)]
pub struct Arc {
    /// Code of the sector.
    pub sector: &'static str,
    /// Path of the arc.
    pub path: String,
    /// Path under the word; empty when the word does not fit and stands in the legend only.
    pub word_path: String,
    /// The word.
    pub word: String,
}

/// A tie.
#[derive(Debug)]
pub struct Node {
    /// Code of the sector.
    pub sector: &'static str,
    /// Where it stands, and its label.
    pub spot: Spot,
    /// Where the two lines of the label stand, from the middle down.
    pub lines: (f64, f64),
    /// Letters; empty when masked.
    pub initials: String,
    /// Dotted.
    pub quiet: bool,
    /// Ringed.
    pub ringed: bool,
    /// The viewer's own.
    pub own: bool,
}

/// Marks that the legend explains because the drawing has them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks {
    /// Some tie is solid.
    pub solid: bool,
    /// Some tie is dotted.
    pub dotted: bool,
    /// Some tie is ringed.
    pub ringed: bool,
    /// Some tie is masked.
    pub masked: bool,
}

impl Picture {
    /// Draws a circle in the reader's language.
    pub fn of(l: Words, view: &View) -> Self {
        let mut sectors: Vec<&'static str> = Vec::new();
        let ties: Vec<circle::Tie> = view.ties.iter().map(|tie| place(l, tie, &mut sectors)).collect();
        let drawing = circle::lay_out(&ties);
        let told = told(l, view, &sectors);
        let mut marks = Marks::default();
        let nodes = drawing
            .spots
            .iter()
            .zip(&view.ties)
            .map(|(spot, tie)| node(drawing.radius, spot, tie, &mut marks))
            .collect();
        Self {
            frame: frame(&drawing),
            width: drawing.half_width * 2.0,
            height: drawing.half_height * 2.0,
            child: drawing.child,
            radius: drawing.radius,
            told,
            name: view
                .person
                .name
                .value()
                .and_then(|n| n.given.split_whitespace().next())
                .map(|given| text::fitted(given, 22.0, drawing.child * 1.75)),
            age: view.age.map(|years| l.age(years)),
            arcs: drawing
                .arcs
                .into_iter()
                .map(|arc| {
                    let word = l.code("sector", sectors[arc.sector]).into_owned();
                    let fits = text::width(&word, WORD_SIZE) <= arc.room;
                    Arc {
                        sector: sectors[arc.sector],
                        path: arc.path,
                        word_path: if fits { arc.word_path } else { String::new() },
                        word,
                    }
                })
                .collect(),
            nodes,
            marks,
        }
    }
}

fn frame(drawing: &Drawing) -> String {
    let (w, h) = (drawing.half_width, drawing.half_height);
    format!("{} {} {} {}", -w, -h, w * 2.0, h * 2.0)
}

fn place(l: Words, tie: &Tie, sectors: &mut Vec<&'static str>) -> circle::Tie {
    let code = list::sector(tie);
    let sector = sectors.iter().position(|s| *s == code).unwrap_or_else(|| {
        sectors.push(code);
        sectors.len() - 1
    });
    match tie {
        Tie::Open(open) => circle::Tie {
            sector,
            near: !open.coordinator.is_empty(),
            name: open.name.clone().unwrap_or_else(|| open.agency.clone()),
            role: role(l, open),
        },
        Tie::Masked { .. } => circle::Tie {
            sector,
            near: false,
            name: l.t("circle-masked").into_owned(),
            role: l.t("circle-masked-role").into_owned(),
        },
    }
}

/// The line under a name: a coordinator's role before the role at work, the agency when neither
/// is known.
fn role(l: Words, open: &OpenTie) -> String {
    let said = open.coordinator.first().map(|kind| l.code("coordinator", kind.code()).into_owned());
    said.or_else(|| open.role.as_deref().map(|r| super::role(l, r).into_owned())).unwrap_or_else(|| {
        if open.name.is_some() { open.agency.clone() } else { l.t("name-unknown").into_owned() }
    })
}

fn node(radius: f64, spot: &Spot, tie: &Tie, marks: &mut Marks) -> Node {
    let spot = spot.clone();
    // Baselines from the middle: below the spot, or above it with the last line nearest.
    let lines = |ringed: bool| {
        let edge = radius + if ringed { 5.0 } else { 0.0 };
        match (spot.above, spot.role.is_empty()) {
            (false, _) => (edge + 16.0, edge + 33.0),
            (true, true) => (-edge - 7.0, 0.0),
            (true, false) => (-edge - 24.0, -edge - 7.0),
        }
    };
    let sector = list::sector(tie);
    match tie {
        Tie::Open(open) => {
            let ringed = !open.coordinator.is_empty();
            marks.ringed |= ringed;
            marks.dotted |= open.quiet;
            marks.solid |= !open.quiet;
            let lines = lines(ringed);
            Node {
                sector,
                spot,
                lines,
                initials: list::initials(open),
                quiet: open.quiet,
                ringed,
                own: open.own,
            }
        }
        Tie::Masked { .. } => {
            marks.masked = true;
            let lines = lines(false);
            Node { sector, spot, lines, initials: String::new(), quiet: true, ringed: false, own: false }
        }
    }
}

fn told(l: Words, view: &View, sectors: &[&'static str]) -> String {
    let mut told = l.arg("count", view.ties.len()).t("circle-drawing-size").into_owned();
    for sector in sectors {
        let count = view.ties.iter().filter(|t| list::sector(t) == *sector).count();
        let word = l.code("sector", sector);
        let _ = write!(told, " {}", l.arg("sector", word).arg("count", count).t("circle-drawing-sector"));
    }
    let _ = write!(told, " {}", l.t("circle-drawing-same"));
    told
}
