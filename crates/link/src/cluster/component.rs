//! Components: records that hang together by candidate pairs.

use super::{Edge, MAX_COMPONENT, Sets};

/// Records that hang together, with their edges.
#[derive(Debug, Default)]
pub(super) struct Component {
    /// Sorted.
    pub(super) records: Vec<u32>,
    pub(super) edges: Vec<Edge>,
}

/// No two records whose odds are higher are parted for the size of their component.
const HIGHEST: f64 = 30.0;

/// The components of the edges above the floor. What hangs together in more than [`MAX_COMPONENT`]
/// records is taken apart at a higher floor.
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
    let (mut fine, large): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|c| c.records.len() <= MAX_COMPONENT || floor > HIGHEST);
    let large: Vec<Edge> = large.into_iter().flat_map(|c| c.edges).collect();
    if !large.is_empty() {
        fine.extend(components(records, &large, if floor < 0.0 { 0.0 } else { floor + 3.0 }));
    }
    fine
}
