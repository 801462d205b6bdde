//! `concern.toml`: how concern reports are taken in.

use toml::Table;

use super::{Fields, Findings, list};
use crate::concern::{Anonymous, Escalation, Feedback, Intake, Reporter, Search, Telling, To, Told};
use crate::finding::Problem;
use crate::pack::Pack;
use crate::rule::Check;

/// Reads and checks a `concern.toml` against the rules and processes of its pack.
pub(crate) fn concern(table: &Table, pack: &Pack, findings: &mut Findings<'_>) -> Intake {
    let mut fields = Fields::new(table, "", findings);
    let country = fields.required("country");
    if !country.eq_ignore_ascii_case(&pack.head.country) {
        fields.wrong("country", Problem::WrongType("the country of the pack"));
    }
    let process = fields.required("process");
    if pack.process(&process).is_none() {
        fields.wrong("process", Problem::UnknownStage(process.clone()));
    }
    let emergency = fields.required("emergency");
    let anonymous = fields.inner("anonymous", "anonymous.", |fields| {
        Some(Anonymous {
            private: fields.flag("private"),
            professional: fields.flag("professional"),
            section: fields.required("section"),
            check: check(fields),
        })
    });
    if !table.contains_key("anonymous") {
        fields.wrong("anonymous", Problem::Missing);
    }
    let receipt = fields.inner("receipt", "receipt.", |fields| {
        Some(vec![
            (Reporter::Private, rules(fields, "private", pack)),
            (Reporter::Professional, rules(fields, "professional", pack)),
        ])
    });
    let feedback = fields.inner("feedback", "feedback.", |fields| {
        Some(Feedback {
            ends: rules(fields, "ends", pack),
            opened: stages(fields, "opened", pack, &process),
            not_opened: stages(fields, "not_opened", pack, &process),
        })
    });
    let second_reader = rules(&mut fields, "second_reader", pack);
    let (told, search, escalate) =
        (fields.tables("told"), fields.tables("search"), fields.tables("escalate"));
    if escalate.is_empty() {
        fields.wrong("escalate", Problem::Missing);
    }
    fields.done();
    let told = told.into_iter().map(|table| told_to(table, findings)).collect();
    let search = search.into_iter().map(|table| searched(table, findings)).collect();
    let mut escalate: Vec<_> = escalate.into_iter().map(|table| escalation(table, findings)).collect();
    escalate.sort_by_key(|each| each.minutes);
    Intake {
        process,
        emergency,
        anonymous: anonymous.unwrap_or(Anonymous {
            private: false,
            professional: false,
            section: String::new(),
            check: Check::Memory,
        }),
        second_reader,
        told,
        receipt: receipt.unwrap_or_default(),
        feedback: feedback.unwrap_or_default(),
        search,
        escalate,
    }
}

fn check(fields: &mut Fields<'_, '_, '_>) -> Check {
    let known = || list(Check::ALL.iter().map(|check| check.code()));
    if !fields.table.contains_key("check") {
        fields.wrong("check", Problem::Missing);
    }
    fields.word("check", Check::from_code, known).unwrap_or(Check::Memory)
}

fn rules(fields: &mut Fields<'_, '_, '_>, field: &'static str, pack: &Pack) -> Vec<String> {
    let rules = fields.texts(field);
    for rule in rules.iter().filter(|rule| pack.rule(rule).is_none()) {
        fields.wrong(field, Problem::UnknownRule(rule.clone()));
    }
    rules
}

fn stages(fields: &mut Fields<'_, '_, '_>, field: &'static str, pack: &Pack, process: &str) -> Vec<String> {
    let stages = fields.texts(field);
    let known = |id: &String| pack.process(process).is_some_and(|p| p.stages.iter().any(|s| s.id == *id));
    for stage in stages.iter().filter(|stage| !known(stage)) {
        fields.wrong(field, Problem::UnknownStage(stage.clone()));
    }
    stages
}

fn told_to(table: &Table, findings: &mut Findings<'_>) -> Told {
    let mut fields = Fields::new(table, "told", findings);
    let words = fields.texts("what");
    let mut what = Vec::with_capacity(words.len());
    for word in words {
        if let Some(telling) = Telling::from_code(&word) {
            what.push(telling);
        } else {
            let known = list(Telling::ALL.iter().map(|each| each.code()));
            fields.wrong("what", Problem::UnknownWord { word, known });
        }
    }
    let known = || list(Reporter::ALL.iter().map(|each| each.code()));
    let reporter = fields.word("reporter", Reporter::from_code, known).unwrap_or(Reporter::Private);
    let told = Told { reporter, what, section: fields.required("section"), check: check(&mut fields) };
    fields.done();
    told
}

fn searched(table: &Table, findings: &mut Findings<'_>) -> Search {
    let mut fields = Fields::new(table, "search", findings);
    let (from, to) = (fields.date("from"), fields.date("to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        fields.wrong("to", Problem::Dates);
    }
    let allowed = fields.flag("allowed");
    let search = Search { from, to, allowed, section: fields.required("section"), check: check(&mut fields) };
    fields.done();
    search
}

fn escalation(table: &Table, findings: &mut Findings<'_>) -> Escalation {
    let mut fields = Fields::new(table, "escalate", findings);
    let minutes = fields.number("minutes");
    if minutes.is_none_or(|minutes| minutes == 0) {
        fields.wrong("minutes", Problem::Missing);
    }
    let known = || list(To::ALL.iter().map(|each| each.code()));
    let to = fields.word("to", To::from_code, known);
    if to.is_none() && !table.contains_key("to") {
        fields.wrong("to", Problem::Missing);
    }
    fields.done();
    Escalation { minutes: minutes.unwrap_or(u32::MAX), to: to.unwrap_or(To::Alarm) }
}
