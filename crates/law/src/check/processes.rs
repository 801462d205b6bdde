//! Processes: stages that one can come to and leave, steps and clocks that name what there is.

use std::collections::BTreeSet;

use super::circle;
use crate::finding::Problem;
use crate::pack::Pack;
use crate::process::{Process, Start, With};
use crate::read::Findings;

/// Finds what is wrong with the processes of a pack.
pub(crate) fn processes(pack: &Pack, country: &str, findings: &mut Findings<'_>) {
    if !country.is_empty() && country != pack.head.country {
        let known = pack.head.country.clone();
        findings.add("", "country", Problem::UnknownWord { word: country.to_owned(), known });
    }
    let mut ids = BTreeSet::new();
    for process in &pack.processes {
        if !ids.insert(process.id.as_str()) {
            findings.add(&process.id, "id", Problem::Twice(process.id.clone()));
        }
        stages(process, findings);
        steps(pack, process, findings);
        clocks(pack, process, findings);
        tasks(pack, process, findings);
    }
}

/// Tasks come and go with what there is, by an act of the pack.
fn tasks(pack: &Pack, process: &Process, findings: &mut Findings<'_>) {
    let mut ids = BTreeSet::new();
    for task in &process.tasks {
        let field = format!("task {}", task.id);
        let mut wrong = |problem| findings.add(&process.id, &field, problem);
        if !ids.insert(task.id.as_str()) {
            wrong(Problem::Twice(task.id.clone()));
        }
        match &task.with {
            With::Clock(rule) if process.clocks.iter().all(|clock| clock.rule != *rule) => {
                wrong(Problem::UnknownRule(rule.clone()));
            }
            With::Stage(stage) if !stage.is_empty() && process.stage(stage).is_none() => {
                wrong(Problem::UnknownStage(stage.clone()));
            }
            _ => {}
        }
        if let Some(unknown) = unknown_act(pack, &task.basis) {
            wrong(Problem::UnknownAct(unknown.to_owned()));
        }
    }
}

fn stages(process: &Process, findings: &mut Findings<'_>) {
    let mut ids = BTreeSet::new();
    for stage in &process.stages {
        if !ids.insert(stage.id.as_str()) {
            findings.add(&process.id, "stage.id", Problem::Twice(stage.id.clone()));
        }
    }
    let first = process.stages.first().map(|stage| stage.id.as_str());
    let reached = closure(first, |here| {
        process.steps.iter().filter(move |s| s.from == here).map(|s| s.to.as_str()).collect()
    });
    let finals = process.stages.iter().filter(|stage| stage.is_final).map(|stage| stage.id.as_str());
    let ends = closure(finals, |here| {
        process.steps.iter().filter(move |s| s.to == here).map(|s| s.from.as_str()).collect()
    });
    for stage in &process.stages {
        let field = format!("stage {}", stage.id);
        let leaves = process.steps.iter().any(|step| step.from == stage.id && step.to != stage.id);
        if !stage.is_final && !leaves {
            findings.add(&process.id, &field, Problem::DeadEnd);
        } else if !ends.contains(stage.id.as_str()) {
            findings.add(&process.id, &field, Problem::NoWayToTheEnd);
        }
        if !reached.contains(stage.id.as_str()) {
            findings.add(&process.id, &field, Problem::Unreachable);
        }
    }
}

/// Everything that the steps lead to from these.
fn closure<'p>(
    from: impl IntoIterator<Item = &'p str>,
    next: impl Fn(&str) -> Vec<&'p str>,
) -> BTreeSet<&'p str> {
    let mut left: Vec<&str> = from.into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(here) = left.pop() {
        if seen.insert(here) {
            left.extend(next(here));
        }
    }
    seen
}

fn steps(pack: &Pack, process: &Process, findings: &mut Findings<'_>) {
    let mut seen = BTreeSet::new();
    for step in &process.steps {
        let field = format!("step {} -> {}", step.from, step.to);
        if !seen.insert((&step.from, &step.to)) {
            findings.add(&process.id, &field, Problem::SameStep);
        }
        for stage in [&step.from, &step.to] {
            if !stage.is_empty() && process.stage(stage).is_none() {
                findings.add(&process.id, &field, Problem::UnknownStage(stage.clone()));
            }
        }
        if let Some(unknown) = unknown_act(pack, &step.basis) {
            findings.add(&process.id, &field, Problem::UnknownAct(unknown.to_owned()));
        }
        for rule in step.rules.iter().filter(|id| pack.rule(id).is_none()) {
            findings.add(&process.id, &field, Problem::UnknownRule(rule.clone()));
        }
    }
}

/// The part of a basis such as `SoL 20:2; 16:2 a` that begins with no act of the pack. A part that
/// begins with a number goes on with the act before it.
fn unknown_act<'b>(pack: &Pack, basis: &'b str) -> Option<&'b str> {
    let names_act = |part: &str| {
        let begins = |short: &str| {
            let rest = part.strip_prefix(short)?;
            rest.chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(())
        };
        pack.head.acts.iter().any(|act| begins(&act.short).is_some())
    };
    let mut parts = basis.split(';').map(str::trim).enumerate();
    let known = |(at, part): (usize, &str)| {
        names_act(part) || at > 0 && part.starts_with(|c: char| c.is_ascii_digit())
    };
    parts.find(|part| !part.1.is_empty() && !known(*part)).map(|(_, part)| part)
}

fn clocks(pack: &Pack, process: &Process, findings: &mut Findings<'_>) {
    let mut edges = Vec::new();
    for clock in &process.clocks {
        let field = format!("clock {}", clock.rule);
        let mut wrong = |problem| findings.add(&process.id, &field, problem);
        if !clock.rule.is_empty() && pack.rule(&clock.rule).is_none() {
            wrong(Problem::UnknownRule(clock.rule.clone()));
        }
        let mut named: Vec<&String> = clock.runs_in.iter().collect();
        for start in &clock.on {
            match start {
                Start::Open => {}
                Start::Stage(stage) => named.push(stage),
                Start::Step(from, to) => {
                    if process.step(from, to).is_none() {
                        wrong(Problem::UnknownStage(format!("{from}>{to}")));
                    }
                }
            }
        }
        for stage in named.into_iter().filter(|stage| process.stage(stage).is_none()) {
            wrong(Problem::UnknownStage(stage.clone()));
        }
        if let Some(after) = &clock.after {
            edges.push((clock.rule.as_str(), after.as_str()));
            if process.clocks.iter().all(|other| other.rule != *after) {
                wrong(Problem::UnknownRule(after.clone()));
            }
        }
    }
    for (at, clock) in process.clocks.iter().enumerate() {
        if process.clocks.iter().take(at).any(|other| other.rule == clock.rule) {
            findings.add(&process.id, &format!("clock {}", clock.rule), Problem::Twice(clock.rule.clone()));
        }
    }
    if let Some(circle) = circle(&edges) {
        findings.add(&process.id, "clock.after", Problem::Circle(circle));
    }
}
