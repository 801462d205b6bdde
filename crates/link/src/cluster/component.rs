//! Components: records that hang together by candidate pairs.

use super::{Edge, MAX_COMPONENT, Sets};

/// Records that hang together, with their edges.
#[derive(Debug, Default)]
pub(super) struct Component {
    /// Sorted.
    pub(super) records: Vec<u32>,
    pub(super) edges: Vec<Edge>,
}

/// The components of the edges above the floor. What hangs together in more than [`MAX_COMPONENT`]
/// records is taken apart at a higher floor, unless nothing above that floor would be left: then many
/// records say the same, and it stays whole.
pub(super) fn components(records: usize, edges: &[Edge], floor: f64) -> Vec<Component> {
    let mut sets = Sets::new(records);
    for edge in edges.iter().filter(|e| e.told.odds > floor) {
        sets.join(edge.a, edge.b);
    }
    let mut number = vec![u32::MAX; records];
    let mut all: Vec<Component> = Vec::new();
    for edge in edges.iter().filter(|e| e.told.odds > floor) {
        let root = sets.root(edge.a) as usize;
        if number[root] == u32::MAX {
            number[root] = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.push(Component::default());
        }
        let component = &mut all[number[root] as usize];
        component.edges.push(*edge);
        component.records.extend([edge.a, edge.b]);
    }
    for component in &mut all {
        component.records.sort_unstable();
        component.records.dedup();
    }
    let next = if floor < 0.0 { 0.0 } else { floor + 3.0 };
    let stays =
        |c: &Component| c.records.len() <= MAX_COMPONENT || !c.edges.iter().any(|edge| edge.told.odds > next);
    let (mut fine, large): (Vec<_>, Vec<_>) = all.into_iter().partition(stays);
    let large: Vec<Edge> = large.into_iter().flat_map(|c| c.edges).collect();
    if !large.is_empty() {
        fine.extend(components(records, &large, next));
    }
    fine
}
