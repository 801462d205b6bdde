//! Linking at once: quality, order, threads, what must never be joined, and bad input.

use link::BirthDate;
use link::batch::{Outcome, Records};
use link::cluster::{self, Edge, Join, Judging, Sets, Told, Traits};
use link::entry::{Entry, Fields, IdKind};
use link::evaluate::{Evaluation, Share, Truth};
use link::model::Model;
use link::threshold::{Accept, Thresholds};
use link::vocabulary::Vocabulary;
use proptest::prelude::*;

use crate::town::{Draw, records, town};

const STRICT: Accept = Accept::Precision(0.999);

#[expect(clippy::unnecessary_wraps, reason = "fills an optional field")]
fn born(year: u16, month: u8, day: u8) -> Option<BirthDate> {
    Some(BirthDate { year, month, day })
}

fn of(fields: impl Iterator<Item = Fields<'static>>) -> Records {
    let mut all = Records::default();
    for one in fields {
        let entry = Entry::read(&one, &mut all.vocabulary);
        all.entries.push(entry);
    }
    all
}

#[test]
fn a_town_is_linked_as_it_is() {
    let listed = town(1, 700);
    let truth: Vec<Truth> = listed.iter().map(|l| l.truth.clone()).collect();
    let linked = records(&listed).link(None, STRICT);
    let all = Evaluation::of(&linked.clusters, &truth);
    assert!(all.precision.value() > 0.998, "{all:?}");
    assert!(all.recall.value() > 0.9, "{:?}", all.recall);
    let best = records(&listed).link(None, Accept::Best);
    let best = Evaluation::of(&best.clusters, &truth);
    assert!(best.f1() > 0.98 && best.f1() >= all.f1(), "{}", best.f1());
    let asked = linked.questions.len() as u64;
    assert!(Share { of: asked, all: all.precision.all }.value() <= 0.03, "{asked} questions");
}

/// The same answer on any number of threads.
#[test]
fn threads_change_nothing() {
    let listed = town(2, 300);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| records(&listed).link(None, STRICT))
    };
    let (one, three) = (on(1), on(3));
    assert_eq!(one.clusters, three.clusters);
    assert_eq!(one.scores, three.scores);
    assert_eq!(one.model, three.model);
}

/// Records that come in another order, with their ids, are linked the same: callers sort by id, as
/// the command does, so here the same set in the same order through another vocabulary.
#[test]
fn the_order_in_which_words_were_met_changes_nothing() {
    let listed = town(3, 300);
    let model = records(&listed).train(&Model::default());
    let straight = records(&listed).link(Some(&model), STRICT);
    // Words get other numbers when the lists are read from the end.
    let mut backwards = Records::default();
    backwards.append(records(&listed[listed.len() / 2..]));
    backwards.append(records(&listed[..listed.len() / 2]));
    let half = listed.len() - listed.len() / 2;
    backwards.entries.rotate_left(half);
    let other = backwards.link(Some(&model), STRICT);
    assert_eq!(straight.clusters, other.clusters);
}

#[test]
fn nobody_has_two_numbers_for_life_without_a_human() {
    let listed = town(4, 500);
    for accept in [STRICT, Accept::Best, Accept::Precision(0.9)] {
        let all = records(&listed);
        let ids: Vec<u64> = all.entries.iter().map(|e| e.id).collect();
        let mut all = all;
        let linked = all.link(None, accept);
        let mut number = vec![0; ids.len()];
        for (record, cluster) in linked.clusters.iter().enumerate().filter(|(record, _)| ids[*record] != 0) {
            let known = &mut number[*cluster as usize];
            assert!(*known == 0 || *known == ids[record], "{accept:?}: two numbers in one cluster");
            *known = ids[record];
        }
    }
}

#[test]
fn a_model_survives_being_written_down() {
    let model = records(&town(5, 200)).train(&Model::default());
    let text = serde_json::to_string(&model).unwrap();
    let read: Model = serde_json::from_str(&text).unwrap();
    assert_eq!(read, model);
    assert!(!model.thresholds.is_empty());
    assert_ne!(model.version, Model::default().version);
    let names: Vec<&str> = ["bergström", "bergstrom", "Sjövik"].into();
    assert!(names.iter().all(|name| !text.contains(name)), "a model holds hashes of names, not names");
}

#[test]
fn the_model_that_ships_is_there_and_links() {
    let shipped = Model::shipped();
    assert!(shipped.records >= 100_000 && shipped.learnt.is_empty() && shipped.frequencies.given.is_empty());
    let listed = town(6, 300);
    let truth: Vec<Truth> = listed.iter().map(|l| l.truth.clone()).collect();
    let linked = records(&listed).link(Some(&shipped), STRICT);
    let all = Evaluation::of(&linked.clusters, &truth);
    assert!(all.precision.value() > 0.998 && all.recall.value() > 0.8, "{all:?}");
}

#[test]
fn nothing_and_one_and_two() {
    let linked = Records::default().link(None, STRICT);
    assert!(linked.clusters.is_empty() && linked.accepted.is_empty());
    let one = Fields { given: "Alva", surname: "Berg", born: born(2017, 3, 4), ..Fields::default() };
    let linked = of(std::iter::once(one)).link(None, STRICT);
    assert_eq!(linked.outcomes, [Outcome::Different]);
    let empty = of([Fields::default(), Fields { agency: 1, ..Fields::default() }].into_iter());
    let linked = { empty }.link(None, STRICT);
    assert_eq!(linked.clusters, [0, 1], "two who say nothing are not one");
    assert_eq!(
        Records::default().train(&Model::default()).levels,
        Model::default().levels,
        "nothing teaches nothing"
    );
}

#[test]
fn thirty_thousand_of_one_birth_date_are_no_quadratic_matter() {
    let mut draw = Draw::new(7);
    let mut all = Records::default();
    for i in 0..30_000_u32 {
        let given = ["Amina", "Yusuf", "Alva", "Hugo", "Maja", "Karl"][draw.below(6)];
        let surname = format!("{}{}", ["Hassan", "Berg", "Lund", "Ali"][draw.below(4)], draw.below(2_000));
        let fields = Fields {
            given,
            surname: &surname,
            born: born(2010, 1, 1),
            postcode: "79131",
            city: "Sjövik",
            agency: i % 8,
            ..Fields::default()
        };
        let entry = Entry::read(&fields, &mut all.vocabulary);
        all.entries.push(entry);
    }
    let linked = all.link(None, STRICT);
    assert!(linked.candidates < 30_000 * 30, "{} candidates", linked.candidates);
    assert!(!linked.splits.is_empty(), "what was split is said");
}

#[test]
fn an_agency_that_sends_one_client_five_hundred_times_is_one_person() {
    let fields = Fields {
        given: "Alva",
        surname: "Bergström",
        born: born(2017, 3, 4),
        address: "Storgatan 1",
        postcode: "791 31",
        national_id: "201703042391",
        id_kind: IdKind::Permanent,
        ..Fields::default()
    };
    let linked = of(std::iter::repeat_n(fields, 500)).link(None, STRICT);
    let clusters: std::collections::BTreeSet<u32> = linked.clusters.iter().copied().collect();
    assert_eq!(clusters.len(), 1);
}

#[test]
fn a_list_that_comes_twice_under_other_ids_is_linked_to_itself() {
    let listed = town(8, 200);
    let mut twice = records(&listed);
    let again = records(&listed);
    twice.append(again);
    let linked = twice.link(None, STRICT);
    let same = (0..listed.len()).filter(|i| linked.clusters[*i] == linked.clusters[i + listed.len()]).count();
    assert!(same * 100 > listed.len() * 97, "{same} of {}", listed.len());
}

#[test]
fn ids_of_zeros_and_names_that_are_missing_join_nobody() {
    let mut draw = Draw::new(9);
    let all = (0..400).map(|i| {
        let year = 2005 + u16::try_from(i % 20).unwrap();
        let day = u8::try_from(1 + draw.below(28)).unwrap();
        Fields {
            born: born(year, u8::try_from(1 + draw.below(12)).unwrap(), day),
            national_id: "0000000000",
            id_kind: IdKind::Unchecked,
            postcode: "79131",
            agency: i % 4,
            ..Fields::default()
        }
    });
    let linked = of(all).link(None, STRICT);
    assert!(linked.accepted.is_empty(), "{} joined without a name", linked.accepted.len());
}

#[test]
fn a_name_of_a_megabyte_is_a_name() {
    let long = "å".repeat(1_000_000);
    let mut vocabulary = Vocabulary::default();
    let id = vocabulary.add(&long);
    assert!(vocabulary.name(id).len <= 1);
    assert!(vocabulary.token(0).text.len() <= link::vocabulary::MAX_LETTERS);
}

proptest! {
    /// Whatever is joined in whatever order, each set has one record that stands for it.
    #[test]
    fn sets_are_sets(joins in prop::collection::vec((0_u32..30, 0_u32..30), 0..60)) {
        let mut sets = Sets::new(30);
        let mut other = Sets::new(30);
        for (a, b) in &joins {
            sets.join(*a, *b);
        }
        for (a, b) in joins.iter().rev() {
            other.join(*b, *a);
        }
        for record in 0..30 {
            prop_assert_eq!(sets.root(record), other.root(record));
            let root = sets.root(record);
            prop_assert_eq!(sets.root(root), root);
        }
    }
}

/// A record without a number that is like two people with one each: however alike all three are, the
/// two numbers never come together.
#[test]
fn no_likeness_brings_two_numbers_for_life_together() {
    let told = |_: u32, _: u32| Told { odds: 20.0, given: 1, twins: false };
    let number = |agency, id| Traits { agency, named: true, id, country: 1 };
    let traits = [number(1, 11), number(2, 0), number(3, 22)];
    let edges = [(0, 1), (1, 2), (0, 2)].map(|(a, b)| Edge { a, b, told: told(a, b) });
    let judging = Judging { traits: &traits, compare: told, one_agency: 0.0 };
    let joins = cluster::joins(&edges, &judging);
    assert_eq!(joins.iter().filter(|join| !join.barred).count(), 1, "{joins:?}");
    assert!(joins.iter().any(|join| join.barred), "a human is asked: {joins:?}");
}

#[test]
fn who_wants_certainty_gets_a_human() {
    let sure = Join { a: 0, b: 1, pairs: 1, odds: 60.0, twins: false, barred: false };
    let thresholds = Thresholds::of(&[sure]);
    assert!(thresholds.accepts(&sure, STRICT));
    assert!(!thresholds.accepts(&sure, Accept::Precision(1.0)));
    assert!(!thresholds.accepts(&Join { barred: true, ..sure }, STRICT));
}
