//! `processes.toml`: stages, steps and clocks.

use toml::{Table, Value};

use super::{Fields, Findings, list};
use crate::finding::Problem;
use crate::process::{From, Need, Process, ProcessClock, ProcessTask, Stage, Start, Step, With};

/// Country and processes of a `processes.toml`.
pub(crate) fn processes(table: &Table, findings: &mut Findings<'_>) -> (String, Vec<Process>) {
    let mut fields = Fields::new(table, "", findings);
    let country = fields.required("country");
    let tables = fields.tables("process");
    fields.done();
    let read = tables.iter().enumerate().map(|(at, table)| process(table, at, findings));
    let read = read.collect();
    (country, read)
}

fn process(table: &Table, at: usize, findings: &mut Findings<'_>) -> Process {
    let id = table.get("id").and_then(Value::as_str).unwrap_or_default();
    let place = if id.is_empty() { format!("process {}", at + 1) } else { id.to_owned() };
    let mut fields = Fields::new(table, &place, findings);
    let (id, name) = (fields.required("id"), fields.required("name"));
    let (stages, steps, clocks) = (fields.tables("stage"), fields.tables("step"), fields.tables("clock"));
    for (list, field) in [(&stages, "stage"), (&steps, "step")] {
        if list.is_empty() {
            fields.wrong(field, Problem::Missing);
        }
    }
    let tasks = fields.tables("task");
    fields.done();
    Process {
        tasks: tasks.iter().map(|table| task(table, &place, findings)).collect(),
        stages: stages.iter().map(|table| stage(table, &place, findings)).collect(),
        steps: steps.iter().map(|table| step(table, &place, findings)).collect(),
        clocks: clocks.iter().map(|table| clock(table, &place, findings)).collect(),
        id,
        name,
    }
}

fn stage(table: &Table, place: &str, findings: &mut Findings<'_>) -> Stage {
    let mut fields = Fields { prefix: "stage.", ..Fields::new(table, place, findings) };
    let stage =
        Stage { id: fields.required("id"), label: fields.required("label"), is_final: fields.flag("final") };
    fields.done();
    stage
}

fn step(table: &Table, place: &str, findings: &mut Findings<'_>) -> Step {
    let mut fields = Fields { prefix: "step.", ..Fields::new(table, place, findings) };
    let words = fields.texts("needs");
    let mut needs = Vec::new();
    for word in words {
        if let Some(need) = Need::from_code(&word) {
            needs.push(need);
        } else {
            let known = list(Need::ALL.iter().map(|need| need.code()));
            fields.wrong("needs", Problem::UnknownWord { word, known });
        }
    }
    let step = Step {
        from: fields.required("from"),
        to: fields.required("to"),
        guard: fields.text("guard"),
        needs,
        basis: fields.required("basis"),
        rules: fields.texts("rules"),
    };
    fields.done();
    step
}

fn task(table: &Table, place: &str, findings: &mut Findings<'_>) -> ProcessTask {
    let mut fields = Fields { prefix: "task.", ..Fields::new(table, place, findings) };
    let with = match (fields.text("rule"), fields.text("stage")) {
        (Some(rule), None) => With::Clock(rule),
        (None, Some(stage)) => With::Stage(stage),
        (None, None) => {
            fields.wrong("rule", Problem::Missing);
            With::Stage(String::new())
        }
        (Some(rule), Some(_)) => {
            fields.wrong("stage", Problem::DoesNotGoWith("rule"));
            With::Clock(rule)
        }
    };
    let words = ["en", "sv", "nb", "da"].map(|language| (language.to_owned(), fields.required(language)));
    let task = ProcessTask {
        id: fields.required("id"),
        with,
        basis: fields.required("basis"),
        words: words.into_iter().collect(),
    };
    fields.done();
    task
}

pub(crate) fn clock(table: &Table, place: &str, findings: &mut Findings<'_>) -> ProcessClock {
    let mut fields = Fields { prefix: "clock.", ..Fields::new(table, place, findings) };
    let clock = ProcessClock {
        rule: fields.required("rule"),
        on: fields.texts("on").iter().map(|text| Start::read(text)).collect(),
        after: fields.text("after"),
        counts_from: match fields.text("counts_from") {
            None => From::Step,
            Some(word) if word == "open" => From::Open,
            Some(fact) => From::Fact(fact),
        },
        runs_in: fields.texts("runs_in"),
        when: fields.text("when"),
        version: None,
    };
    if clock.on.is_empty() && clock.after.is_none() {
        fields.wrong("on", Problem::Missing);
    }
    fields.done();
    clock
}
