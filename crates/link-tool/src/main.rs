//! `kring-link`: which records in agencies' lists speak of the same person.
#![allow(clippy::print_stdout, reason = "a command prints")]
mod list;
use std::time::Instant;
use rustc_hash::FxHashMap;
use link::pattern::Pattern;
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[allow(clippy::all, clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let mut files: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.file_name().unwrap().to_string_lossy().starts_with("agency_")).collect();
    files.sort();
    let t = Instant::now();
    let mut lists = list::Lists::read(&files, jiff::civil::date(2026, 11, 28)).unwrap();
    println!("read {:.3}", t.elapsed().as_secs_f64());
    let n = lists.ids.len();
    let freq = link::frequencies::Frequencies::count(&lists.entries, &lists.vocabulary);
    for e in &mut lists.entries { freq.fill(e, &lists.vocabulary); }
    println!("freq {:.3}", t.elapsed().as_secs_f64());
    let (pairs, splits) = link::block::candidates(&lists.entries, &lists.vocabulary);
    println!("block {:.3} pairs {} splits {} left {}", t.elapsed().as_secs_f64(), pairs.len(), splits.len(), splits.iter().map(|s| s.left).sum::<usize>());
    // truth
    let index: FxHashMap<&str, u32> = lists.ids.iter().enumerate().map(|(i, id)| (&**id, i as u32)).collect();
    let mut person = vec![0u32; n]; let mut flags = vec![String::new(); n]; let mut house = vec![String::new(); n];
    let mut pid: FxHashMap<String, u32> = Default::default();
    for r in csv::Reader::from_path(format!("{dir}/truth.csv")).unwrap().records() {
        let r = r.unwrap();
        let next = pid.len() as u32;
        let p = *pid.entry(r[1].to_owned()).or_insert(next);
        let i = index[&r[0]] as usize; person[i] = p; flags[i] = r.get(4).unwrap_or("").to_owned() + ";" + r.get(3).unwrap_or(""); house[i] = r.get(2).unwrap_or("").to_owned();
    }
    let mut size: FxHashMap<u32, u64> = Default::default();
    for p in &person { *size.entry(*p).or_default() += 1; }
    let total: u64 = size.values().map(|n| n * (n - 1) / 2).sum();
    let found = pairs.iter().filter(|(a, b)| person[*a as usize] == person[*b as usize]).count();
    println!("truth {total} in blocks {found} = {:.4}", found as f64 / total as f64);
    let t = Instant::now();
    let model = link::train::train(&lists.entries, &pairs, &lists.vocabulary, &link::model::Model::default());
    println!("train {:.3}", t.elapsed().as_secs_f64());
    let names = ["given", "surname", "born", "id", "sex", "agency", "order"];
    println!("prior {:?}", model.prior);
    for c in 0..7 { for k in 0..4 { println!("{:8} {k} {}", names[c], model.levels[k][c].iter().map(|p| format!("{p:.5}")).collect::<Vec<_>>().join(" ")); } }
    let weights = model.weights();
    let t = Instant::now();
    let mut scored: Vec<(f64, u32, u32)> = pairs.iter().map(|(a, b)| {
        let p = Pattern::of(&lists.entries[*a as usize], &lists.entries[*b as usize], &lists.vocabulary);
        (weights.odds(&p).same(), *a, *b)
    }).collect();
    println!("score {:.3}", t.elapsed().as_secs_f64());
    scored.sort_by(|x, y| y.0.total_cmp(&x.0));
    // calibration of pairs
    println!("calibration of pairs: odds bucket: n, predicted, true");
    for lo in [-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 14] {
        let hi = if lo >= 8 { lo + 4 } else { lo + 1 };
        let inb: Vec<_> = scored.iter().filter(|s| s.0 >= lo as f64 && s.0 < hi as f64).collect();
        let pred = inb.iter().map(|s| 1.0 / (1.0 + (-s.0).exp())).sum::<f64>() / inb.len().max(1) as f64;
        let tr = inb.iter().filter(|s| person[s.1 as usize] == person[s.2 as usize]).count() as f64 / inb.len().max(1) as f64;
        println!("{lo:4}: {:7} {pred:.4} {tr:.4}", inb.len());
    }
    let t = Instant::now();
    let edges: Vec<link::cluster::Edge> = scored.iter().filter(|s| s.0 > link::cluster::FLOOR).map(|s| link::cluster::Edge { a: s.1, b: s.2, odds: s.0 }).collect();
    let score = |a: u32, b: u32| weights.odds(&Pattern::of(&lists.entries[a as usize], &lists.entries[b as usize], &lists.vocabulary)).same();
    let joins = link::cluster::joins(n, &edges, &score);
    println!("cluster {:.3}", t.elapsed().as_secs_f64());
    let mut sets = link::cluster::Sets::new(n); let mut members: Vec<Vec<u32>> = (0..n as u32).map(|i| vec![i]).collect();
    let (mut tp, mut fp, mut exp) = (0u64, 0u64, 0f64);
    let mut best = (0.0, 0.0, 0.0, 0.0); let mut at = [(0.0f64, 0.0); 3];
    let mut buckets: std::collections::BTreeMap<i64, (u64, f64, u64)> = Default::default();
    let mut bad = Vec::new(); let mut goal = [(0.0, 0.0, 0.0); 4];
    for j in &joins {
        let (x, y) = (sets.root(j.a), sets.root(j.b));
        let mut right = 0;
        for i in &members[x as usize] { for k in &members[y as usize] { if person[*i as usize] == person[*k as usize] { right += 1 } } }
        let all = (members[x as usize].len() * members[y as usize].len()) as u64;
        tp += right; fp += all - right; 
        let p = 1.0 / (1.0 + (-j.odds).exp()); exp += p * all as f64;
        let e = buckets.entry((j.odds.min(15.0)).floor() as i64).or_default(); e.0 += all; e.1 += p * all as f64; e.2 += right;
        if all != right { bad.push((j.clone(), all - right)); }
        sets.join(j.a, j.b);
        let m = std::mem::take(&mut members[x.max(y) as usize]); members[x.min(y) as usize].extend(m);
        let (p, r) = (tp as f64 / (tp + fp) as f64, tp as f64 / total as f64);
        let f = 2.0 * p * r / (p + r); if f > best.0 { best = (f, p, r, j.odds); }
        for (i, want) in [0.99, 0.995, 0.999].iter().enumerate() { if p >= *want && r > at[i].0 { at[i] = (r, j.odds); } }
        for (i, want) in [0.99, 0.995, 0.999, 0.9995].iter().enumerate() { if exp / (tp + fp) as f64 >= *want { goal[i] = (p, r, j.odds); } }
    }
    for (k, v) in &buckets { println!("{k:4}: {:6} predicted {:.4} true {:.4}", v.0, v.1 / v.0 as f64, v.2 as f64 / v.0 as f64); }
    println!("clusters: best F {:.4} P {:.4} R {:.4} at {:.2}; recall at .99 .995 .999: {:.4?}", best.0, best.1, best.2, best.3, at);
    println!("expected precision .99 .995 .999 .9995 -> (P, R, odds) {:.4?}", goal);
    if std::env::var("BAD").is_ok() {
        let show = |i: u32| println!("   {} {}", lists.ids[i as usize], flags[i as usize]);
        println!("BAD");
        for (j, n) in bad.iter().take(80) { println!("{:.2} {n}", j.odds);
            let (x, y) = (j.a, j.b); show(x); show(y);
            let p = Pattern::of(&lists.entries[x as usize], &lists.entries[y as usize], &lists.vocabulary); println!("{:?} {:.2}", p.levels, score(x, y)); }
    }
    if std::env::var("ERR").is_ok() {
        let show = |i: u32| println!("   {} {}", lists.ids[i as usize], flags[i as usize]);
        println!("FALSE");
        for (s, a, b) in scored.iter().filter(|s| person[s.1 as usize] != person[s.2 as usize]).take(60) {
            let p = Pattern::of(&lists.entries[*a as usize], &lists.entries[*b as usize], &lists.vocabulary);
            println!("{s:.2} {:?} same house {}", p.levels, house[*a as usize] == house[*b as usize]); show(*a); show(*b);
        }
        println!("MISSED");
        for (s, a, b) in scored.iter().rev().filter(|s| person[s.1 as usize] == person[s.2 as usize]).take(60) {
            let p = Pattern::of(&lists.entries[*a as usize], &lists.entries[*b as usize], &lists.vocabulary);
            println!("{s:.2} {:?}", p.levels); show(*a); show(*b);
        }
    }
}
