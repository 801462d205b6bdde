//! What waits for a data steward, and in which order: first what tells most.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{ReviewState, Speaker, waterfall};
use crate::id::{LinkId, PersonId, ReviewId};

/// Lines on one page of the queue.
pub const QUEUE_PAGE: usize = 50;

/// What a steward is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Whether two records are of the same person.
    Review(ReviewId),
    /// Whether a link that was made without asking was right.
    Audit(LinkId),
}

/// A question in the queue: no value of anybody stands there.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// What is asked.
    pub task: Task,
    /// Open, asked or disputed.
    pub state: ReviewState,
    /// When it came up; not said where one of the agencies is masked, whose list could be told by it.
    pub opened: Option<Timestamp>,
    /// The two agencies, a masked one last.
    pub agencies: [Speaker; 2],
    /// Who the two records stand for.
    pub persons: [PersonId; 2],
    /// Sum of the evidence that the viewer may see.
    pub total: f64,
    /// Probability that it is the same person, where the engine can tell and nothing is withheld.
    pub probability: Option<f64>,
    /// Somebody else has it on the desk right now.
    pub held: bool,
}

/// One page of the queue of one data steward.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    /// At most [`QUEUE_PAGE`].
    pub waiting: Vec<Waiting>,
    /// How many there are.
    pub left: u32,
    /// How many this account has answered today.
    pub done: u32,
    /// Which page, from 1.
    pub page: usize,
    /// How many there are, at least 1.
    pub pages: usize,
    /// The first that nobody else has on the desk.
    pub first: Option<Task>,
}

impl Queue {
    /// Page `page`, from 1, of what waits in order.
    pub fn page_of(all: &[Waiting], done: u32, page: usize) -> Self {
        let pages = all.len().div_ceil(QUEUE_PAGE).max(1);
        let page = page.clamp(1, pages);
        Self {
            waiting: all.iter().skip((page - 1) * QUEUE_PAGE).take(QUEUE_PAGE).cloned().collect(),
            left: u32::try_from(all.len()).unwrap_or(u32::MAX),
            done,
            page,
            pages,
            first: all.iter().find(|waiting| !waiting.held).map(|waiting| waiting.task),
        }
    }
}

/// How much an answer tells, between 0 and 1: all of a bit where both answers are as likely, and
/// as much right at the limit from which on nobody is asked, which it helps to place; half as
/// much for each bit of evidence away from it. What has no probability stands in the middle.
pub fn gain(probability: Option<f64>, accept: f64) -> f64 {
    let Some(p) = probability else { return 0.5 };
    let term = |p: f64| if p > 0.0 { -p * p.log2() } else { 0.0 };
    let entropy = term(p) + term(1.0 - p);
    let near = match (waterfall::bits(p), waterfall::bits(accept)) {
        (Some(here), Some(limit)) => (-(here - limit).abs()).exp2(),
        _ => 0.0,
    };
    entropy.max(near).clamp(0.0, 1.0)
}

/// The order of the queue: what tells most first, with everything about the same people together,
/// so that one human judges them in one go. Where an agency is asked, and where somebody else has
/// one of the group on the desk, comes last. The same questions in any order give the same order.
pub fn ordered(waiting: Vec<Waiting>, accept: f64) -> Vec<Waiting> {
    let mut groups: BTreeMap<PersonId, Vec<Waiting>> = BTreeMap::new();
    let roots = roots(&waiting);
    for one in waiting {
        groups.entry(roots[&one.persons[0]]).or_default().push(one);
    }
    let gain = |one: &Waiting| gain(one.probability, accept);
    // Larger gains first: of two numbers the order is turned round.
    let mut groups: Vec<(Rank, Vec<Waiting>)> = groups
        .into_values()
        .map(|mut group| {
            group.sort_by(|a, b| {
                busy(a)
                    .cmp(&busy(b))
                    .then_with(|| gain(b).total_cmp(&gain(a)))
                    .then_with(|| age(a).cmp(&age(b)))
            });
            (Rank::of(&group, gain), group)
        })
        .collect();
    groups.sort_by(|(a, _), (b, _)| {
        a.busy.cmp(&b.busy).then_with(|| b.gain.total_cmp(&a.gain)).then_with(|| a.age.cmp(&b.age))
    });
    groups.into_iter().flat_map(|(_, group)| group).collect()
}

/// Where a group stands.
struct Rank {
    busy: u8,
    gain: f64,
    age: Age,
}

impl Rank {
    /// Of a group in order; it has a first.
    fn of(group: &[Waiting], gain: impl Fn(&Waiting) -> f64) -> Self {
        let first = &group[0];
        let held = group.iter().any(|one| one.held);
        Self { busy: if held { 2 } else { busy(first) }, gain: gain(first), age: age(first) }
    }
}

fn busy(one: &Waiting) -> u8 {
    if one.held { 2 } else { u8::from(one.state == ReviewState::Asked) }
}

/// Older first; what has no time comes after, in the order of what is drawn by lot in its id.
type Age = (bool, Option<Timestamp>, u64, Task);

const fn age(one: &Waiting) -> Age {
    let (Task::Review(ReviewId(id)) | Task::Audit(LinkId(id))) = one.task;
    let lot = if one.opened.is_some() { 0 } else { id.as_u64_pair().1 };
    (one.opened.is_none(), one.opened, lot, one.task)
}

/// Of each person, the least of those who hang together by questions.
fn roots(waiting: &[Waiting]) -> BTreeMap<PersonId, PersonId> {
    let mut root: BTreeMap<PersonId, PersonId> = BTreeMap::new();
    for [a, b] in waiting.iter().map(|one| one.persons) {
        let find = |mut id: PersonId| {
            while let Some(next) = root.get(&id).copied().filter(|next| *next != id) {
                id = next;
            }
            id
        };
        let (low, high) = (find(a).min(find(b)), find(a).max(find(b)));
        root.insert(low, low);
        root.insert(high, low);
        for id in [a, b] {
            root.entry(id).or_insert(low);
        }
    }
    let find = |mut id: PersonId| {
        while let Some(next) = root.get(&id).copied().filter(|next| *next != id) {
            id = next;
        }
        id
    };
    root.keys().map(|id| (*id, find(*id))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn waiting(n: u128, persons: [u128; 2], probability: Option<f64>) -> Waiting {
        let name = |n: u128| Speaker::of(Some(format!("{n}")), crate::agency::Sector::School);
        Waiting {
            task: Task::Review(ReviewId(Uuid::from_u128(n))),
            state: ReviewState::Open,
            opened: Some(Timestamp::UNIX_EPOCH + SignedDuration::from_secs(i64::try_from(n).unwrap())),
            agencies: [name(1), name(2)],
            persons: persons.map(|p| PersonId(Uuid::from_u128(p))),
            total: 0.0,
            probability,
            held: false,
        }
    }

    fn order(waiting: Vec<Waiting>) -> Vec<u128> {
        let id = |one: Waiting| match one.task {
            Task::Review(id) => id.0.as_u128(),
            Task::Audit(id) => id.0.as_u128(),
        };
        ordered(waiting, 0.999).into_iter().map(id).collect()
    }

    #[test]
    fn what_tells_most_comes_first() {
        assert!((gain(Some(0.5), 0.999) - 1.0).abs() < 1e-9);
        assert!((gain(Some(0.999), 0.999) - 1.0).abs() < 1e-9);
        assert!(gain(Some(0.9), 0.999) < gain(Some(0.7), 0.999));
        assert!(gain(Some(0.97), 0.999) < gain(Some(0.998), 0.999));
        assert!(gain(Some(1.0), 0.999) < 1e-9 && gain(Some(0.0), 1.0) < 1e-9);
        let all = vec![
            waiting(1, [1, 2], Some(0.97)),
            waiting(2, [3, 4], Some(0.5)),
            waiting(3, [5, 6], None),
            waiting(4, [7, 8], Some(0.9985)),
        ];
        assert_eq!(order(all), [2, 4, 3, 1]);
    }

    #[test]
    fn the_same_people_stand_together_and_busy_ones_last() {
        let mut all = vec![
            waiting(1, [1, 2], Some(0.97)),
            waiting(2, [3, 4], Some(0.6)),
            waiting(3, [2, 9], Some(0.5)),
            waiting(4, [5, 6], Some(0.51)),
            waiting(5, [7, 8], None),
        ];
        assert_eq!(order(all.clone()), [3, 1, 4, 2, 5]);
        all[0].held = true;
        assert_eq!(order(all.clone()), [4, 2, 5, 3, 1], "somebody else has one of the group");
        all[3].state = ReviewState::Asked;
        assert_eq!(order(all), [2, 5, 4, 3, 1]);
    }

    #[test]
    fn pages_hold_all_and_begin_somewhere() {
        let all: Vec<Waiting> = (1..=101).map(|n| waiting(n, [2 * n, 2 * n + 1], None)).collect();
        let sizes = [0, 1, 2, 3, 9].map(|page| Queue::page_of(&all, 0, page).waiting.len());
        assert_eq!(sizes, [50, 50, 50, 1, 1]);
        let none = Queue::page_of(&[], 7, 1);
        assert_eq!((none.left, none.done, none.pages, none.first), (0, 7, 1, None));
    }

    proptest! {
        #[test]
        fn the_order_is_the_same_whatever_order_they_come_in(
            pairs in prop::collection::vec((0_u128..8, 0_u128..8, prop::option::of(0.0..1.0_f64), any::<bool>()), 1..20),
            turn in 0_usize..20,
        ) {
            let mut all: Vec<Waiting> = pairs
                .iter()
                .zip(1..)
                .map(|((a, b, p, held), n)| Waiting { held: *held, ..waiting(n, [*a, *b], *p) })
                .collect();
            let first = order(all.clone());
            let turn = turn % all.len();
            all.rotate_left(turn);
            prop_assert_eq!(&order(all.clone()), &first);
            let mut sorted = first.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (1..=pairs.len() as u128).collect::<Vec<_>>());
            // Everything about one person stands together.
            let roots = roots(&all);
            let of = |n: u128| roots[&all.iter().find(|w| w.task == Task::Review(ReviewId(Uuid::from_u128(n)))).unwrap().persons[0]];
            let groups: Vec<PersonId> = first.iter().map(|n| of(*n)).collect();
            let mut runs = groups.clone();
            runs.dedup();
            let mut distinct = groups;
            distinct.sort_unstable();
            distinct.dedup();
            prop_assert_eq!(runs.len(), distinct.len());
        }
    }
}
