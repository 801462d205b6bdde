//! What a pack must hold to be used: ids once, references that lead somewhere, versions that follow
//! each other, clocks without circles, and processes that one can get through.

mod processes;
mod rules;

pub(crate) use processes::processes;
pub(crate) use rules::rules;

/// A circle that these edges make, as "a -> b -> a", if they make one. An edge leads from a clock to
/// the clock that must end before it starts.
fn circle<'e>(edges: &[(&'e str, &'e str)]) -> Option<String> {
    for (start, _) in edges {
        // One walk from each clock: follow what it waits for, at most once through each edge.
        let mut path = vec![*start];
        let mut here = *start;
        for _ in edges {
            let Some((_, next)) = edges.iter().find(|(from, _)| *from == here) else { break };
            path.push(next);
            if next == start {
                return Some(path.join(" -> "));
            }
            here = next;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::circle;

    #[test]
    fn circles_are_found_and_chains_are_fine() {
        assert_eq!(circle(&[("b", "a"), ("c", "b"), ("d", "b")]), None);
        assert_eq!(circle(&[("a", "a")]).as_deref(), Some("a -> a"));
        assert_eq!(circle(&[("x", "a"), ("a", "b"), ("b", "a")]).as_deref(), Some("a -> b -> a"));
    }
}
