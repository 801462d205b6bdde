//! Tables for the rules beside this file.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn id(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn join(link: u128, person: u128, joined: u128) -> Join {
    Join { link: LinkId(Uuid::from_u128(link)), person: id(person), joined: id(joined) }
}

#[test]
fn joins_follow_each_other() {
    let joins = [join(1, 1, 2), join(2, 3, 2), join(3, 5, 4)];
    let standing = canonical(&joins);
    assert_eq!(standing.values().copied().collect::<Vec<_>>(), [id(3), id(3), id(3), id(5), id(5)]);
    assert_eq!(side(&joins, joins[0].link, id(1)), (id(1), vec![id(1)]));
    assert_eq!(side(&joins, joins[0].link, id(2)), (id(3), vec![id(2), id(3)]));
}

#[test]
fn masks_tell_little() {
    assert_eq!(masked_street("Dalgatan 6 B"), "D•••• 6");
    assert_eq!(masked_street("Ås"), "Å••••");
    assert_eq!(masked_street(""), "••••");
    assert_eq!(masked_postcode("791 31"), "79• ••");
    assert_eq!(masked_phone("+46701740605"), "•••• 05");
}

proptest! {
    #[test]
    fn an_undone_join_leaves_what_stood_without_it(
        pairs in prop::collection::vec((0_u128..12, 0_u128..12), 1..12),
        which in 0_usize..12,
    ) {
        // Only persons of two different sides are ever joined.
        let mut joins: Vec<Join> = Vec::new();
        for (n, (a, b)) in pairs.iter().enumerate() {
            let standing = canonical(&joins);
            let stands = |p: u128| standing.get(&id(p)).copied().unwrap_or_else(|| id(p));
            if stands(*a) != stands(*b) {
                joins.push(join(n as u128, *a, *b));
            }
        }
        prop_assume!(!joins.is_empty());
        let undone = joins[which % joins.len()];
        let left: Vec<Join> = joins.iter().copied().filter(|j| j.link != undone.link).collect();
        let before = canonical(&left);
        for of in [undone.person, undone.joined] {
            let (root, members) = side(&joins, undone.link, of);
            prop_assert!(members.contains(&root));
            for member in members {
                prop_assert_eq!(before.get(&member).copied().unwrap_or(member), root);
            }
        }
        prop_assert_ne!(
            side(&joins, undone.link, undone.person).0,
            side(&joins, undone.link, undone.joined).0
        );
    }
}
