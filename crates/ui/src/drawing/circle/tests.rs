//! Circles of every size: nothing covers anything.

use super::*;

const NAMES: [&str; 6] = [
    "Anna Lind",
    "Alexandra Christoffersen-Lindqvist",
    "Mikael Borg",
    "Dr Eva Holm",
    "Mohammed al-Khatib Wrangel",
    "Kim Roos",
];

/// Circles of every size from 1 to 40, with 1 to 7 sectors, coordinators here and there.
fn circles() -> impl Iterator<Item = Vec<Tie>> {
    (1..=40_usize).flat_map(|count| {
        (1..=7_usize.min(count)).flat_map(move |sectors| {
            (0..3_usize).map(move |coordinators| {
                (0..count)
                    .map(|i| Tie {
                        sector: i * sectors / count,
                        near: i % (count / 3 + 1) == 0 && i / (count / 3 + 1) < coordinators,
                        name: NAMES[(i * 5 + count) % NAMES.len()].to_owned(),
                        role: "Specialpedagog".to_owned(),
                    })
                    .collect()
            })
        })
    })
}

#[test]
fn nothing_covers_anything() {
    for ties in circles() {
        let drawing = lay_out(&ties);
        for (i, one) in drawing.spots.iter().enumerate() {
            assert!(one.covers.nearest() >= drawing.child, "{} ties: {i} covers the child", ties.len());
            for (j, other) in drawing.spots.iter().enumerate().skip(i + 1) {
                assert!(!one.covers.meets(&other.covers), "{} ties: {i} and {j} meet", ties.len());
            }
        }
    }
}

#[test]
fn every_tie_is_named_and_inside_the_arcs() {
    for ties in circles() {
        let drawing = lay_out(&ties);
        assert_eq!(drawing.spots.len(), ties.len());
        let (wide, high) = (drawing.half_width - MARGIN, drawing.half_height - MARGIN);
        for spot in &drawing.spots {
            assert!(!spot.name.is_empty(), "{} ties: no name at all", ties.len());
            for (x, y) in spot.covers.corners() {
                assert!((x / wide).hypot(y / high) <= 1.0, "{} ties: a label on an arc", ties.len());
            }
        }
        assert!(drawing.half_width <= 545.0, "{} ties: {} wide", ties.len(), drawing.half_width);
    }
}

#[test]
fn coordinators_stand_nearer_than_their_neighbours_could() {
    let ties: Vec<Tie> = (0..11)
        .map(|i| Tie { sector: i / 3, near: i == 0, name: "Anna Lind".to_owned(), role: String::new() })
        .collect();
    let drawing = lay_out(&ties);
    let reach = |s: &Spot| (s.x / 285.0).hypot(s.y / 240.0);
    assert!(reach(&drawing.spots[0]) < 0.8);
    assert!(drawing.spots[1..].iter().all(|s| reach(s) > 0.9));
}

#[test]
fn each_sector_has_one_arc_and_they_do_not_touch() {
    let ties: Vec<Tie> = (0..9)
        .map(|i| Tie { sector: i / 2, near: false, name: "Kim".to_owned(), role: String::new() })
        .collect();
    let drawing = lay_out(&ties);
    assert_eq!(drawing.arcs.iter().map(|a| a.sector).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    let whole: f64 = length(0.0, 360.0, drawing.half_width - MARGIN, drawing.half_height - MARGIN);
    let sum: f64 = drawing.arcs.iter().map(|a| a.room / 0.96).sum();
    assert!(sum < whole * 0.95 && sum > whole * 0.9, "{sum} of {whole}");
}

#[test]
fn an_empty_circle_is_drawn_too() {
    let drawing = lay_out(&[]);
    assert!(drawing.spots.is_empty() && drawing.arcs.is_empty());
    assert!(drawing.half_width > drawing.child);
}
