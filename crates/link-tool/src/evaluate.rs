//! `kring-link evaluate`.
#![allow(clippy::print_stdout, reason = "what was asked for")]

use std::collections::BTreeMap;
use std::path::Path;

use link::batch::Linked;
use link::cluster::Sets;
use link::evaluate::{Evaluation, Share, Truth};

use crate::arguments::Evaluate;
use crate::failure::Failure;
use crate::truth::{Numbers, Truths};

/// Compares links with the truth.
pub fn evaluate(evaluate: &Evaluate) -> Result<(), Failure> {
    let (ids, clusters) = read_links(&evaluate.links)?;
    let truth = Truths::read(&evaluate.truth)?.of(ids.iter().map(String::as_str), &evaluate.truth)?;
    print(&Evaluation::of(&clusters, &truth));
    Ok(())
}

fn read_links(path: &Path) -> Result<(Vec<String>, Vec<u32>), Failure> {
    let failed = |error| Failure::Csv(path.to_owned(), error);
    let mut reader = csv::Reader::from_path(path).map_err(failed)?;
    let header = reader.headers().map_err(failed)?.clone();
    let place = |name: &'static str| {
        header.iter().position(|h| h == name).ok_or_else(|| Failure::Column(path.to_owned(), name))
    };
    let (record, cluster) = (place("record_id")?, place("cluster_id")?);
    let mut numbers = Numbers::default();
    let (mut ids, mut clusters) = (Vec::new(), Vec::new());
    for row in reader.records() {
        let row = row.map_err(failed)?;
        ids.push(row.get(record).unwrap_or("").to_owned());
        clusters.push(numbers.of(row.get(cluster).unwrap_or("")));
    }
    Ok((ids, clusters))
}

/// Prints what links are worth.
pub fn print(all: &Evaluation) {
    line("precision of pairs", all.precision);
    line("recall of pairs", all.recall);
    println!("{:<28} {:.5}", "F1 of pairs", all.f1());
    line("clusters that are a person", all.cluster_precision);
    line("persons who are a cluster", all.cluster_recall);
    line("twins taken for one", all.twins);
    for (mark, share) in &all.by_mark {
        line(&format!("recall, {mark}"), *share);
    }
    for (mark, share) in &all.wrong_by_mark {
        line(&format!("wrong pairs, {mark}"), *share);
    }
}

fn line(name: &str, share: Share) {
    let (low, high) = share.interval();
    println!("{name:<28} {:.5}  [{low:.5}, {high:.5}]  {} of {}", share.value(), share.of, share.all);
}

/// Prints precision and recall as the threshold falls.
pub fn curve(linked: &Linked, truth: &[Truth]) {
    let records = truth.len();
    let mut sets = Sets::new(records);
    let mut members: Vec<Vec<u32>> =
        (0..u32::try_from(records).unwrap_or(u32::MAX)).map(|i| vec![i]).collect();
    let all = Evaluation::of(&(0..u32::try_from(records).unwrap_or(u32::MAX)).collect::<Vec<_>>(), truth)
        .recall
        .all;
    let (mut right, mut pairs) = (0, 0);
    let mut best = (0.0, 0.0, 0.0, 0.0);
    let mut reached = [(0.99, 0.0, 0.0), (0.995, 0.0, 0.0), (0.999, 0.0, 0.0)];
    let mut asked = (0, 0);
    let mut calibration: BTreeMap<i32, (f64, Share)> = BTreeMap::new();
    for join in linked.accepted.iter().chain(linked.rest.iter().filter(|join| !join.barred)) {
        let (x, y) = (sets.root(join.a) as usize, sets.root(join.b) as usize);
        let (keep, gone) = (x.min(y), x.max(y));
        let moved = std::mem::take(&mut members[gone]);
        let before = (right, pairs);
        for a in &members[keep] {
            for b in &moved {
                pairs += 1;
                right += u64::from(truth[*a as usize].person == truth[*b as usize].person);
            }
        }
        members[keep].extend(moved);
        sets.join(join.a, join.b);
        let bucket = calibration.entry(bucket(join.odds)).or_insert((0.0, Share { of: 0, all: 0 }));
        bucket.0 += join.probability() * weight(join.pairs);
        bucket.1.of += right - before.0;
        bucket.1.all += pairs - before.1;
        let found = Share { of: right, all }.value();
        let precision = Share { of: right, all: pairs }.value();
        let f1 = if precision + found > 0.0 { 2.0 * precision * found / (precision + found) } else { 0.0 };
        if f1 > best.0 {
            best = (f1, precision, found, join.odds);
        }
        for goal in &mut reached {
            if precision >= goal.0 && found > goal.1 {
                (goal.1, goal.2) = (found, join.odds);
            }
        }
    }
    for join in &linked.questions {
        asked.1 += 1;
        asked.0 += u64::from(truth[join.a as usize].person == truth[join.b as usize].person);
    }
    println!(
        "{:<28} {:.5} at precision {:.5}, recall {:.5}, odds {:.2}",
        "best F1", best.0, best.1, best.2, best.3
    );
    for (precision, recall, odds) in reached {
        println!("{:<28} {recall:.5} at odds {odds:.2}", format!("recall at precision {precision}"));
    }
    line("questions that are right", Share { of: asked.0, all: asked.1 });
    for (odds, (expected, share)) in calibration {
        line(&format!("odds {odds}: {:.4} expected", expected / weight(share.all)), share);
    }
    let accepted: u64 = linked.accepted.iter().map(|join| join.pairs).sum();
    line("questions per accepted pair", Share { of: asked.1, all: accepted });
}

#[allow(clippy::cast_possible_truncation, reason = "odds of a join are small")]
fn bucket(odds: f64) -> i32 {
    odds.floor().clamp(-9.0, 12.0) as i32
}

#[allow(clippy::cast_precision_loss, reason = "a count of pairs")]
const fn weight(pairs: u64) -> f64 {
    pairs as f64
}
