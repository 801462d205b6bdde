//! Places in the drawing of a circle: the child in the middle, ties around it in arcs by
//! sector, coordinators nearer, no label over another label or over an arc.
//!
//! Units are pixels of the drawing; the origin is the child. Angles are in degrees, clockwise
//! from three o'clock, since `y` points down.

use super::text;

/// What the geometry needs to know of one tie. Ties of one sector stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Number of the sector: only equal or not matters.
    pub sector: usize,
    /// Holds a coordinator's role: nearer, and ringed.
    pub near: bool,
    /// First line under the place.
    pub name: String,
    /// Second line under the place; left out when the circle is full.
    pub role: String,
}

/// Where a tie stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Middle.
    pub x: f64,
    /// Middle.
    pub y: f64,
    /// Where the line from the child ends, at the edge of the spot.
    pub line: (f64, f64, f64, f64),
    /// Whether the label stands above: where the line to the child leaves below.
    pub above: bool,
    /// First line, cut to its room.
    pub name: String,
    /// Second line, cut to its room; may be empty.
    pub role: String,
    /// What spot and label cover: left, top, right, bottom.
    pub covers: Frame,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Frame {
    /// Whether two rectangles share any inner point.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn corners(&self) -> [(f64, f64); 4] {
        [(self.left, self.top), (self.right, self.top), (self.left, self.bottom), (self.right, self.bottom)]
    }

    /// Distance from the origin to the nearest point.
    fn nearest(&self) -> f64 {
        let x = 0_f64.clamp(self.left, self.right);
        let y = 0_f64.clamp(self.top, self.bottom);
        x.hypot(y)
    }
}

/// The arc of one sector.
#[derive(Debug, Clone, PartialEq)]
pub struct Arc {
    /// Number of the sector.
    pub sector: usize,
    /// Path of the arc, for `d`.
    pub path: String,
    /// Path for the sector's word, outside of the arc and readable, for `d`.
    pub word_path: String,
    /// Room for the word.
    pub room: f64,
}

/// The whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Half of the width.
    pub half_width: f64,
    /// Half of the height.
    pub half_height: f64,
    /// Radius of the child.
    pub child: f64,
    /// Radius of a tie.
    pub radius: f64,
    /// Size of the names.
    pub size: f64,
    /// Ties, in the order given.
    pub spots: Vec<Spot>,
    /// Arcs, in the order of their sectors.
    pub arcs: Vec<Arc>,
}

/// How a circle of a certain fullness is drawn.
struct Plan {
    /// Half axes of the outer ring.
    ring: (f64, f64),
    /// Rings by their share of the outer one, in the order in which neighbours take them.
    order: &'static [f64],
    /// Rings for coordinators, the wanted one first.
    near: &'static [f64],
    radius: f64,
    label: f64,
    roles: bool,
}

const CHILD: f64 = 56.0;
const SIZE: f64 = 14.0;
/// Roles are set at 13 in a lighter weight, whose letters are narrower.
const ROLE_WIDTH: f64 = 12.0;
const LINE: f64 = 17.0;
/// Between two labels, and between a label and an arc.
const AIR: f64 = 5.0;
/// Between two arcs, in degrees.
const GAP: f64 = 5.0;
/// For the sectors' words outside of the arcs.
const MARGIN: f64 = 26.0;

fn plan(ties: usize) -> Plan {
    match ties {
        0..=5 => Plan {
            ring: (215.0, 165.0),
            order: &[1.0],
            near: &[0.85, 0.92, 1.0],
            radius: 25.0,
            label: 140.0,
            roles: true,
        },
        6..=9 => Plan {
            ring: (262.0, 212.0),
            order: &[1.0],
            near: &[0.74, 0.8, 0.88, 0.94, 1.0],
            radius: 24.0,
            label: 126.0,
            roles: true,
        },
        10..=12 => Plan {
            ring: (285.0, 240.0),
            order: &[1.0],
            near: &[0.74, 0.8, 0.88, 0.94, 1.0],
            radius: 24.0,
            label: 122.0,
            roles: true,
        },
        13..=20 => Plan {
            ring: (335.0, 305.0),
            order: &[1.0, 0.68],
            near: &[0.5, 0.56, 0.62, 0.68, 1.0],
            radius: 21.0,
            label: 112.0,
            roles: true,
        },
        _ => Plan {
            ring: (385.0, 385.0),
            order: &[1.0, 0.72, 1.0, 0.45],
            near: &[0.45, 0.5, 0.4, 0.58, 0.72, 1.0],
            radius: 18.0,
            label: 100.0,
            roles: false,
        },
    }
}

/// Lays out the ties. Drawn for 1 to 40; more are laid out as well as may be.
pub fn lay_out(ties: &[Tie]) -> Drawing {
    let plan = plan(ties.len());
    let sectors = runs(ties);
    let angles = angles(&sectors, ties.len());
    let mut spots: Vec<Option<Spot>> = vec![None; ties.len()];
    // Coordinators choose first: they have the narrowest choice.
    let (near, far): (Vec<usize>, Vec<usize>) = (0..ties.len()).partition(|i| ties[*i].near);
    for index in near {
        let wanted: Vec<f64> = plan.near.to_vec();
        spots[index] = Some(best(&plan, &ties[index], angles[index], &wanted, &spots));
    }
    for (turn, index) in far.into_iter().enumerate() {
        let shift = turn % plan.order.len();
        let mut wanted: Vec<f64> = plan.order[shift..].iter().chain(&plan.order[..shift]).copied().collect();
        wanted.extend([0.92, 0.84, 0.6, 1.08, 0.52, 0.76, 1.15]);
        spots[index] = Some(best(&plan, &ties[index], angles[index], &wanted, &spots));
    }
    let spots: Vec<Spot> = spots.into_iter().flatten().collect();
    let (wide, high) = around(&plan, &spots);
    Drawing {
        half_width: (wide + MARGIN).ceil(),
        half_height: (high + MARGIN).ceil(),
        child: CHILD,
        radius: plan.radius,
        size: SIZE,
        arcs: arcs(&sectors, ties.len(), wide, high),
        spots,
    }
}

/// The first wanted ring where nothing is covered twice; if there is none, the same with a
/// shorter label.
fn best(plan: &Plan, tie: &Tie, angle: f64, wanted: &[f64], taken: &[Option<Spot>]) -> Spot {
    let free = |spot: &Spot| {
        spot.covers.nearest() >= CHILD + AIR
            && !taken.iter().flatten().any(|other| other.covers.meets(&spot.covers))
    };
    for label in [1.0, 0.8, 0.6, 0.0] {
        for ring in wanted {
            let spot = place(plan, tie, angle, *ring, plan.label * label);
            if free(&spot) {
                return spot;
            }
        }
    }
    place(plan, tie, angle, wanted.first().copied().unwrap_or(1.0), 0.0)
}

fn place(plan: &Plan, tie: &Tie, angle: f64, ring: f64, label: f64) -> Spot {
    let (sin, cos) = angle.to_radians().sin_cos();
    let (x, y) = ((plan.ring.0 * ring * cos).round(), (plan.ring.1 * ring * sin).round());
    let edge = plan.radius + if tie.near { 5.0 } else { 0.0 };
    let far = x.hypot(y).max(1.0);
    let line = (x / far * CHILD, y / far * CHILD, x - x / far * edge, y - y / far * edge);
    let name = text::fitted(&tie.name, SIZE, label);
    let role = if plan.roles { text::fitted(&tie.role, ROLE_WIDTH, label) } else { String::new() };
    let lines = f64::from(u8::from(!name.is_empty()) + u8::from(!role.is_empty()));
    let half = (text::width(&name, SIZE).max(text::width(&role, ROLE_WIDTH)) / 2.0).max(edge);
    let above = sin < -0.4;
    let (short, long) = (edge + AIR / 2.0, edge + lines * LINE + AIR);
    let covers = Frame {
        left: x - half - AIR / 2.0,
        right: x + half + AIR / 2.0,
        top: y - if above { long } else { short },
        bottom: y + if above { short } else { long },
    };
    Spot { x, y, line, above, name, role, covers }
}

/// Sectors in order, each with its number of ties.
fn runs(ties: &[Tie]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for tie in ties {
        match runs.last_mut() {
            Some((sector, count)) if *sector == tie.sector => *count += 1,
            _ => runs.push((tie.sector, 1)),
        }
    }
    runs
}

/// Degrees of one tie.
fn step(sectors: usize, ties: usize) -> f64 {
    (360.0 - GAP * number(sectors)) / number(ties.max(1))
}

/// Where the first arc begins: such that its middle is at twelve o'clock.
fn start(sectors: &[(usize, usize)], step: f64) -> f64 {
    -90.0 - sectors.first().map_or(0.0, |(_, count)| step * number(*count) / 2.0)
}

fn angles(sectors: &[(usize, usize)], ties: usize) -> Vec<f64> {
    let step = step(sectors.len(), ties);
    let mut from = start(sectors, step);
    let mut angles = Vec::with_capacity(ties);
    for (_, count) in sectors {
        angles.extend((0..*count).map(|i| from + step * (number(i) + 0.5)));
        from += step * number(*count) + GAP;
    }
    angles
}

/// Half axes of the arcs: outside of every label.
fn around(plan: &Plan, spots: &[Spot]) -> (f64, f64) {
    let (wide, high) = (plan.ring.0 + 60.0, plan.ring.1 + 60.0);
    let reach = spots
        .iter()
        .flat_map(|s| s.covers.corners())
        .map(|(x, y)| ((x.abs() + AIR) / wide).hypot((y.abs() + AIR) / high))
        .fold(0.0, f64::max);
    let scale = reach.max(0.8);
    ((wide * scale).ceil(), (high * scale).ceil())
}

fn arcs(sectors: &[(usize, usize)], ties: usize, wide: f64, high: f64) -> Vec<Arc> {
    let step = step(sectors.len(), ties);
    let mut from = start(sectors, step);
    let mut arcs = Vec::with_capacity(sectors.len());
    for (sector, count) in sectors {
        let to = from + step * number(*count);
        let middle = f64::midpoint(from, to).to_radians();
        // At the bottom the word runs the other way and stands below the arc.
        let below = middle.sin() > 0.05;
        let out = if below { 18.0 } else { 7.0 };
        let word_path = if below {
            path(to, from, wide + out, high + out)
        } else {
            path(from, to, wide + out, high + out)
        };
        let room = length(from, to, wide, high) * 0.96;
        arcs.push(Arc { sector: *sector, path: path(from, to, wide, high), word_path, room });
        from = to + GAP;
    }
    arcs
}

/// An arc of an ellipse around the origin; runs back when `to` is less than `from`.
fn path(from: f64, to: f64, wide: f64, high: f64) -> String {
    let point = |angle: f64| {
        let (sin, cos) = angle.to_radians().sin_cos();
        (wide * cos, high * sin)
    };
    let ((x1, y1), (x2, y2)) = (point(from), point(to));
    let large = u8::from((to - from).abs() > 180.0);
    let sweep = u8::from(to > from);
    format!("M{x1:.1} {y1:.1}A{wide:.0} {high:.0} 0 {large} {sweep} {x2:.1} {y2:.1}")
}

/// Length of an arc of an ellipse, by short chords.
fn length(from: f64, to: f64, wide: f64, high: f64) -> f64 {
    const CHORDS: u32 = 24;
    let point = |i: u32| {
        let (sin, cos) = (from + (to - from) * f64::from(i) / f64::from(CHORDS)).to_radians().sin_cos();
        (wide * cos, high * sin)
    };
    (0..CHORDS).map(|i| (point(i), point(i + 1))).map(|((x1, y1), (x2, y2))| (x2 - x1).hypot(y2 - y1)).sum()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
