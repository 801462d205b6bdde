//! `rules.toml`: the acts that a pack rests on, and its rules.

use jiff::civil::Time;
use toml::{Table, Value};

use super::{Fields, Findings, list};
use crate::calendar::Calendar;
use crate::finding::Problem;
use crate::pack::{Act, Head};
use crate::rule::{
    Check, Counting, Cutoff, Kind, Limit, Repeat, Rule, StartOffset, Status, Stricter, Transition, Unit,
    Version,
};

/// Head, acts and rules of a `rules.toml`.
pub(crate) fn rules(table: &Table, findings: &mut Findings<'_>) -> (Head, Vec<Rule>) {
    let mut fields = Fields::new(table, "", findings);
    let mut head = Head {
        country: fields.required("country"),
        zone: fields.text("zone"),
        day_off: calendar(&mut fields, "day_off").unwrap_or(Calendar::Weekdays),
        acts: Vec::new(),
    };
    if !table.contains_key("day_off") {
        fields.wrong("day_off", Problem::Missing);
    }
    let (acts, tables) = (fields.tables("act"), fields.tables("rule"));
    fields.done();
    for table in acts {
        let mut fields = Fields::new(table, "act", findings);
        head.acts.push(Act {
            short: fields.required("short"),
            name: fields.required("name"),
            address: fields.text("address"),
            in_force: fields.date("in_force"),
            repealed: fields.date("repealed"),
        });
        fields.done();
    }
    let rules = tables.iter().enumerate().filter_map(|(at, table)| rule(table, at, head.day_off, findings));
    let rules = rules.collect();
    (head, rules)
}

fn rule(table: &Table, at: usize, day_off: Calendar, findings: &mut Findings<'_>) -> Option<Rule> {
    let id = table.get("id").and_then(Value::as_str).unwrap_or_default();
    let place = if id.is_empty() { format!("rule {}", at + 1) } else { id.to_owned() };
    let mut own = table.clone();
    let earlier = own.remove("earlier");
    let mut versions = vec![version(&own, &place, day_off, findings)];
    let earlier_tables = match &earlier {
        None => Vec::new(),
        Some(value) => {
            let tables: Option<Vec<_>> =
                value.as_array().map(|a| a.iter().filter_map(Value::as_table).collect());
            tables.unwrap_or_else(|| {
                findings.add(&place, "earlier", Problem::WrongType("list of tables"));
                Vec::new()
            })
        }
    };
    // An earlier version says what differs; the rest is as in the rule. Its days are its own.
    own.remove("valid_from");
    own.remove("valid_to");
    for differs in earlier_tables {
        for needed in ["version", "section", "check"] {
            if !differs.contains_key(needed) {
                findings.add(&place, &format!("earlier.{needed}"), Problem::Missing);
            }
        }
        let mut merged = own.clone();
        merged.extend(differs.clone());
        versions.push(version(&merged, &place, day_off, findings));
    }
    Rule::new(versions)
}

fn version(table: &Table, place: &str, day_off: Calendar, findings: &mut Findings<'_>) -> Version {
    let mut fields = Fields::new(table, place, findings);
    let f = &mut fields;
    let kind = needed(f, "kind", Kind::from_code, || list(Kind::ALL.iter().map(|k| k.code())));
    let kind = kind.unwrap_or(Kind::Duty);
    let read = Version {
        id: f.required("id"),
        version: f.number("version").unwrap_or(1),
        valid_from: f.date("valid_from"),
        valid_to: f.date("valid_to"),
        act: f.required("act"),
        section: f.required("section"),
        source: f.required("source"),
        check: needed(f, "check", Check::from_code, || list(Check::ALL.iter().map(|c| c.code())))
            .unwrap_or(Check::Memory),
        confidence: f.required("confidence"),
        read_in: f.text("read_in"),
        status: needed(f, "status", Status::from_code, || list(Status::ALL.iter().map(|s| s.code())))
            .unwrap_or(Status::Statute),
        area: f.required("area"),
        trigger: f.required("trigger"),
        action: f.required("action"),
        responsible: f.required("responsible"),
        kind,
        limit: limit(f, kind),
        target: f.amount("target", "target."),
        stricter: f.inner("stricter", "stricter.", |f| Some(stricter(f))),
        day_off,
        repeat: f.inner("repeat", "repeat.", |f| {
            let from = f.required("from");
            Fields::its_amount(f).map(|amount| Repeat { amount, from })
        }),
        before_event: f.text("before_event"),
        anchor: f.text("anchor"),
        finish_by_end_of_next_year: finish_by(f),
        max_count: f.number("max_count"),
        exceptional_max_count: f.number("exceptional_max_count"),
        protection: f.flag("protection"),
        extension: f.text("extension"),
        extendable: f.flag("extendable"),
        extension_limit: f.amount("extension_limit", "extension_limit."),
        pause: f.text("pause"),
        reminders: f.texts("reminders"),
        stage: f.text("stage"),
        transition: f.word("transition", Transition::from_code, || {
            list(Transition::ALL.iter().map(|each| each.code()))
        }),
    };
    fields.done();
    read
}

fn needed<T>(
    fields: &mut Fields<'_, '_, '_>,
    field: &'static str,
    from_code: impl Fn(&str) -> Option<T>,
    known: impl FnOnce() -> String,
) -> Option<T> {
    if !fields.table.contains_key(field) {
        fields.wrong(field, Problem::Missing);
    }
    fields.word(field, from_code, known)
}

fn calendar(fields: &mut Fields<'_, '_, '_>, field: &'static str) -> Option<Calendar> {
    fields.word(field, Calendar::from_code, || list(Calendar::codes()))
}

fn counting(fields: &mut Fields<'_, '_, '_>) -> Option<Counting> {
    fields.word("counting", Counting::from_code, || list(Counting::ALL.iter().map(|c| c.code())))
}

fn limit(f: &mut Fields<'_, '_, '_>, kind: Kind) -> Option<Limit> {
    let (n, unit) = (f.number("n"), f.unit("unit"));
    let counting = counting(f).unwrap_or(Counting::DayAfter);
    let calendar_given = calendar(f, "calendar");
    let rollover = calendar(f, "rollover");
    let before = f.word(
        "direction",
        |word| ["after", "before"].iter().position(|d| *d == word),
        || "after, before".to_owned(),
    );
    let before = before == Some(1);
    let cutoff = f.inner("cutoff", "cutoff.", |f| {
        let after = f.required("after").parse::<Time>().ok();
        if after.is_none() {
            f.wrong("after", Problem::WrongType("time"));
        }
        let n = f.number("n");
        if n.is_none() {
            f.wrong("n", Problem::Missing);
        }
        after.zip(n).map(|(after, n)| Cutoff { after, n })
    });
    let start_offset = f.inner("start_offset", "start_offset.", |f| {
        let after = f.text("after");
        Fields::its_amount(f).map(|amount| StartOffset { amount, after })
    });

    let may_lack = kind.is_numberless() || kind == Kind::BeforeEvent;
    let (n, unit) = match (n, unit) {
        (Some(n), Some(unit)) if !kind.is_numberless() => (n, unit),
        (None, None) if may_lack && !f.table.contains_key("n") && !f.table.contains_key("unit") => {
            return None;
        }
        (Some(_), Some(_)) => {
            f.wrong("n", Problem::NumberAndKind);
            return None;
        }
        _ => {
            for field in ["n", "unit"] {
                if !f.table.contains_key(field) {
                    f.wrong(field, Problem::Missing);
                }
            }
            return None;
        }
    };
    if unit == Unit::WorkingDays && calendar_given.is_none() && !f.table.contains_key("calendar") {
        f.wrong("calendar", Problem::Missing);
    }
    for (there, field) in [
        (start_offset.is_some(), "start_offset"),
        (rollover.is_some(), "rollover"),
        (cutoff.is_some(), "cutoff"),
    ] {
        if there && unit == Unit::Hours {
            f.wrong(field, Problem::DoesNotGoWith("unit"));
        }
    }
    // The next working day would be after the event's own limit.
    if before && rollover.is_some() {
        f.wrong("rollover", Problem::DoesNotGoWith("direction"));
    }
    let calendar = calendar_given.unwrap_or(Calendar::Weekdays);
    let amount = crate::rule::Amount { n, unit };
    Some(Limit { amount, counting, calendar, rollover, before, cutoff, start_offset })
}

fn stricter(f: &mut Fields<'_, '_, '_>) -> Stricter {
    let has_amount = f.table.contains_key("n") || f.table.contains_key("unit");
    let amount = if has_amount { Fields::its_amount(f) } else { None };
    Stricter { amount, counting: counting(f), calendar: calendar(f, "calendar") }
}

fn finish_by(f: &mut Fields<'_, '_, '_>) -> bool {
    const WORD: &str = "end_of_next_year";
    let word = |word: &str| (word == WORD).then_some(true);
    f.word("finish_by", word, || WORD.to_owned()).unwrap_or_default()
}
