//! Rules: ids, acts, versions, and what they count from.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::circle;
use crate::finding::Problem;
use crate::pack::Head;
use crate::read::Findings;
use crate::rule::{Kind, Rule, Version};

/// Finds what is wrong with the rules of a pack.
pub(crate) fn rules(head: &Head, rules: &[Rule], findings: &mut Findings<'_>) {
    let mut acts = BTreeSet::new();
    for act in &head.acts {
        if !acts.insert(act.short.as_str()) {
            findings.add("act", "short", Problem::Twice(act.short.clone()));
        }
        if act.in_force.zip(act.repealed).is_some_and(|(from, to)| to <= from) {
            findings.add(&act.short, "repealed", Problem::Dates);
        }
    }
    let mut ids = BTreeSet::new();
    for rule in rules {
        if !ids.insert(rule.id.as_str()) {
            findings.add(&rule.id, "id", Problem::Twice(rule.id.clone()));
        }
        for version in rule.versions() {
            one(head, version, findings);
        }
        versions(rule, findings);
    }
    waits(rules, findings);
}

fn one(head: &Head, version: &Version, findings: &mut Findings<'_>) {
    let id = &version.id;
    match head.acts.iter().find(|act| act.short == version.act) {
        None if version.act.is_empty() => {}
        None => findings.add(id, "act", Problem::UnknownAct(version.act.clone())),
        Some(act) => {
            let too_early = version.valid_from.zip(act.in_force).is_some_and(|(from, force)| from < force);
            let too_late = act.repealed.is_some_and(|gone| version.valid_to.is_none_or(|to| gone <= to));
            if too_early || too_late {
                let field = if too_early { "valid_from" } else { "valid_to" };
                findings.add(id, field, Problem::NotInForce(act.short.clone()));
            }
        }
    }
    if version.valid_from.zip(version.valid_to).is_some_and(|(from, to)| to < from) {
        findings.add(id, "valid_to", Problem::Dates);
    }
    if version.repeat.is_some() != (version.kind == Kind::Recurring) && version.kind != Kind::Deadline {
        let field = if version.repeat.is_some() { "kind" } else { "repeat" };
        findings.add(id, field, Problem::DoesNotGoWith("repeat and kind"));
    }
    if version.extension_limit.is_some() && !version.extendable {
        findings.add(id, "extension_limit", Problem::DoesNotGoWith("extendable"));
    }
    let has_limit = version.limit.is_some();
    for (there, field) in [
        (version.stricter.is_some(), "stricter"),
        (version.repeat.is_some(), "repeat"),
        (version.extendable, "extendable"),
        (version.pause.is_some(), "pause"),
    ] {
        if there && !has_limit && version.kind.is_numberless() {
            findings.add(id, field, Problem::NumberAndKind);
        }
    }
    if version.kind == Kind::LimitCount && version.max_count.is_none() {
        findings.add(id, "max_count", Problem::Missing);
    }
}

/// Each version must end the day before the next begins; numbers are unique.
fn versions(rule: &Rule, findings: &mut Findings<'_>) {
    for pair in rule.versions().windows(2) {
        let [older, newer] = pair else { continue };
        if older.version == newer.version {
            findings.add(&rule.id, "version", Problem::Twice(older.version.to_string()));
        }
        let next = |day: Date| day.tomorrow().ok();
        if older.valid_to.and_then(next) != newer.valid_from || newer.valid_from.is_none() {
            findings.add(&rule.id, "earlier.valid_to", Problem::Dates);
        }
    }
}

/// A count that begins when another limit runs out.
fn waits(rules: &[Rule], findings: &mut Findings<'_>) {
    let mut edges = Vec::new();
    for version in rules.iter().flat_map(Rule::versions) {
        let Some(limit) = &version.limit else { continue };
        let Some((offset, after)) = limit.start_offset.as_ref().and_then(|o| Some((o, o.after.as_ref()?)))
        else {
            continue;
        };
        edges.push((version.id.as_str(), after.as_str()));
        let Some(other) = rules.iter().find(|rule| rule.id == *after) else {
            findings.add(&version.id, "start_offset.after", Problem::UnknownRule(after.clone()));
            continue;
        };
        let its = other.newest().limit.as_ref().map(|limit| limit.amount);
        if its != Some(offset.amount) {
            findings.add(&version.id, "start_offset", Problem::OffsetDiffers(after.clone()));
        }
    }
    if let Some(circle) = circle(&edges) {
        let id = circle.split(' ').next().unwrap_or_default().to_owned();
        findings.add(&id, "start_offset.after", Problem::Circle(circle));
    }
}
