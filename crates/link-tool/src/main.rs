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
    let model = link::train::train(&lists.entries, &pairs, &mut lists.vocabulary, &link::model::Model::default());
    println!("train {:.3}", t.elapsed().as_secs_f64());
    let names = ["given", "surname", "born", "id", "sex", "agency", "order"];
    println!("prior {:?} learnt {} {:?}", model.prior, model.learnt.len(), &model.learnt[..20.min(model.learnt.len())]);
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
    let score = |a: u32, b: u32| weights.odds(&Pattern::of(&lists.entries[a as usize], &lists.entries[b as usize], &lists.vocabulary)).same();
    let told = |a: u32, b: u32| { let p = Pattern::of(&lists.entries[a as usize], &lists.entries[b as usize], &lists.vocabulary); link::cluster::Told { odds: weights.odds(&p).same(), given: p.levels[0] } };
    let edges: Vec<link::cluster::Edge> = scored.iter().filter(|s| s.0 > link::cluster::FLOOR).map(|s| link::cluster::Edge { a: s.1, b: s.2, told: told(s.1, s.2) }).collect();
    let traits: Vec<link::cluster::Traits> = lists.entries.iter().map(|e| link::cluster::Traits { agency: e.agency, named: e.given != 0 && !lists.vocabulary.name(e.given).is_empty(), id: if e.id_kind == link::entry::IdKind::Permanent { e.id } else { 0 }, country: e.country }).collect();
    let judging = link::cluster::Judging { traits: &traits, compare: &told, one_agency: weights.one_agency() };
    println!("one agency {}", weights.one_agency());
    let joins = link::cluster::joins(&edges, &judging);
    println!("barred {}", joins.iter().filter(|j| j.barred).count());
    let joins: Vec<_> = joins.into_iter().filter(|j| !j.barred).collect();
    let twin: Vec<String> = flags.iter().map(|f| f.rsplit(';').next().unwrap().to_owned()).collect();
    let mut twins = 0u64;
    let mut groups: FxHashMap<&str, Vec<u32>> = Default::default();
    for (i, t) in twin.iter().enumerate() { if !t.is_empty() { groups.entry(t.split('_').next().unwrap()).or_default().push(i as u32); } }
    let mut twin_pairs = 0; for g in groups.values() { for i in g { for j in g { if i < j && person[*i as usize] != person[*j as usize] { twin_pairs += 1; } } } }
    println!("cluster {:.3}", t.elapsed().as_secs_f64());
    let mut sets = link::cluster::Sets::new(n); let mut members: Vec<Vec<u32>> = (0..n as u32).map(|i| vec![i]).collect();
    let (mut tp, mut fp, mut exp) = (0u64, 0u64, 0f64);
    let mut best = (0.0, 0.0, 0.0, 0.0); let mut at = [(0.0f64, 0.0, 0); 3];
    let mut buckets: std::collections::BTreeMap<i64, (u64, f64, u64)> = Default::default();
    let mut bad = Vec::new(); let mut goal = [(0.0, 0.0, 0.0, 0); 4];
    for j in &joins {
        let (x, y) = (sets.root(j.a), sets.root(j.b));
        let mut right = 0;
        for i in &members[x as usize] { for k in &members[y as usize] { if person[*i as usize] == person[*k as usize] { right += 1 } } }
        let all = (members[x as usize].len() * members[y as usize].len()) as u64;
        tp += right; fp += all - right;
        for i in &members[x as usize] { for k in &members[y as usize] { if person[*i as usize] != person[*k as usize] && !twin[*i as usize].is_empty() && twin[*i as usize].split('_').next() == twin[*k as usize].split('_').next() { twins += 1 } } }
        let p = 1.0 / (1.0 + (-j.odds).exp()); exp += p * all as f64;
        let e = buckets.entry((j.odds.min(15.0)).floor() as i64).or_default(); e.0 += all; e.1 += p * all as f64; e.2 += right;
        if all != right { bad.push((j.clone(), all - right)); }
        sets.join(j.a, j.b);
        let m = std::mem::take(&mut members[x.max(y) as usize]); members[x.min(y) as usize].extend(m);
        let (p, r) = (tp as f64 / (tp + fp) as f64, tp as f64 / total as f64);
        let f = 2.0 * p * r / (p + r); if f > best.0 { best = (f, p, r, j.odds); }
        for (i, want) in [0.99, 0.995, 0.999].iter().enumerate() { if p >= *want && r > at[i].0 { at[i] = (r, j.odds, twins); } }
        for (i, want) in [0.99, 0.995, 0.999, 0.9995].iter().enumerate() { if exp / (tp + fp) as f64 >= *want { goal[i] = (p, r, j.odds, twins); } }
    }
    for (k, v) in &buckets { println!("{k:4}: {:6} predicted {:.4} true {:.4}", v.0, v.1 / v.0 as f64, v.2 as f64 / v.0 as f64); }
    println!("clusters: best F {:.4} P {:.4} R {:.4} at {:.2}; recall at .99 .995 .999: {:.4?}", best.0, best.1, best.2, best.3, at);
    println!("twin pairs {twin_pairs}");
    println!("expected precision .99 .995 .999 .9995 -> (P, R, odds) {:.4?}", goal);
    if std::env::var("BAD").is_ok() {
        let show = |i: u32| println!("   {} {}", lists.ids[i as usize], flags[i as usize]);
        println!("BAD");
        for (j, n) in bad.iter().filter(|b| b.0.odds > 2.0).take(120) { println!("{:.2} {n}", j.odds);
            let (x, y) = (j.a, j.b); show(x); show(y);
            let p = Pattern::of(&lists.entries[x as usize], &lists.entries[y as usize], &lists.vocabulary); println!("{:?} {:.2}", p.levels, score(x, y)); }
    }
    if std::env::var("LUMP").is_ok() {
        let mut lump: FxHashMap<[u8; 8], (u32, u32, u32, f64)> = Default::default();
        for (o, a, b) in scored.iter().filter(|s| s.0 > -3.0 && s.0 < 6.0) {
            let p = Pattern::of(&lists.entries[*a as usize], &lists.entries[*b as usize], &lists.vocabulary);
            let mut l = p.levels; let h = link::pattern::Home::from_level(l[7]); l[7] = u8::from(h.is_shared()); if l[0]==0 && l[7]==9 {println!("{o}");}
            let e = lump.entry(l).or_default(); e.0 += 1; let r = person[*a as usize] == person[*b as usize]; e.1 += r as u32; e.3 += o; if flags[*a as usize].contains(";T") { e.2 += 1; }
        }
        let mut all: Vec<_> = lump.into_iter().collect(); all.sort_by_key(|x| std::cmp::Reverse(x.1.0));
        println!("given surname born id sex agency order home(shared): n, true, twins, mean odds");
        for (l, e) in all.iter().take(40) { println!("{l:?} {:5} {:.3} {} {:.2}", e.0, e.1 as f64 / e.0 as f64, e.2, e.3 / e.0 as f64); }
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
