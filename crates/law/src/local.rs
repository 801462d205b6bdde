//! What a partnership brings itself, in the pack's own format: rules of its own, and newer versions of
//! the pack's. It is checked as a pack is, and never changes law in place: it is laid beside it.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use toml::{Table, Value};

use crate::calendar::Place;
use crate::check;
use crate::due::{due, next_due};
use crate::finding::{Finding, Problem};
use crate::pack::{Act, Pack, Text};
use crate::process::ProcessClock;
use crate::read::{self, Findings};
use crate::rule::{Rule, Status, Transition, Version};

/// With what the id of a partnership's own rule begins, so that no pack ever has the same.
pub const PREFIX: &str = "LOCAL-";
/// Number of the first version that a partnership brings of a rule of the pack; the pack's own stay below.
pub const FIRST_VERSION: u32 = 1001;
/// Rules in one file at most.
pub const MOST: usize = 50;
/// Days over which a limit that protects is compared with the pack's.
const COMPARED_DAYS: i64 = 400;

/// A rule that a partnership brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Local {
    /// The rule, with the number that its text gives.
    pub version: Version,
    /// Acts that it adds to those of the pack.
    pub acts: Vec<Act>,
    /// The process and the clock that it starts. `None` for a version of a rule of the pack, which has its
    /// clocks already.
    pub clock: Option<(String, ProcessClock)>,
    /// It alone, in the format of a pack.
    pub text: String,
}

/// One that is or was in force.
#[derive(Debug, Clone, Copy)]
pub struct Held<'l> {
    /// The rule.
    pub local: &'l Local,
    /// The number of its version.
    pub number: u32,
    /// The day on which it was switched on: it holds no earlier.
    pub begun: Date,
    /// The day on which it was switched off: it holds no longer.
    pub ended: Option<Date>,
}

impl Local {
    /// Reads and checks what a partnership brings: a head with `country`, rules, and for each rule of its
    /// own a `[[clock]]` with `process`.
    ///
    /// # Errors
    /// Everything that is wrong with it. A limit that protects a child is not made longer.
    pub fn read(pack: &Pack, text: Text<'_>) -> Result<Vec<Self>, Vec<Finding>> {
        Self::of(pack, text, true)
    }

    /// One that was checked when it came: what the program has learned since does not stop running cases.
    pub fn kept(pack: &Pack, text: Text<'_>) -> Option<Self> {
        Self::of(pack, text, false).ok()?.into_iter().next()
    }

    fn of(pack: &Pack, text: Text<'_>, is_new: bool) -> Result<Vec<Self>, Vec<Finding>> {
        let mut table = read::table(text.file, text.text).map_err(|finding| vec![finding])?;
        let mut findings = Findings::new(text.file);
        let clocks = clocks(&mut table, &mut findings);
        table.entry("day_off").or_insert_with(|| Value::String(pack.head.day_off.code().to_owned()));
        let (mut head, rules) = read::rules(&table, &mut findings);
        if !head.country.is_empty() && head.country != pack.head.country {
            let (word, known) = (head.country.clone(), pack.head.country.clone());
            findings.add("", "country", Problem::UnknownWord { word, known });
        }
        if rules.is_empty() || rules.len() > MOST {
            findings.add("", "rule", Problem::HowMany(MOST));
        }
        let acts = head.acts.clone();
        head.acts.extend(
            pack.head.acts.iter().filter(|act| acts.iter().all(|own| own.short != act.short)).cloned(),
        );
        if is_new {
            check::rules(&head, &rules, &mut findings);
            for rule in &rules {
                one(pack, rule, &clocks, &mut findings);
            }
        }
        let found = findings.into_vec();
        if !found.is_empty() {
            return Err(found);
        }
        let local = |rule: &Rule| {
            let version = rule.newest().clone();
            let its = |act: &&Act| act.short == version.act;
            let clock = clocks.iter().find(|(_, clock)| clock.rule == rule.id).cloned();
            let text = alone(&table, text.text, &rule.id);
            Self { acts: acts.iter().filter(its).cloned().collect(), version, clock, text }
        };
        Ok(rules.iter().map(local).collect())
    }

    /// Whether it is a rule of the partnership's own, and not a version of one of the pack.
    pub fn is_own(&self) -> bool {
        is_own(&self.version.id)
    }
}

/// Whether that is the id of a rule that a partnership brought itself.
pub fn is_own(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// The pack with what a partnership brought. What is switched off still gives running clocks their version.
pub fn merged(pack: &Pack, held: &[Held<'_>]) -> Pack {
    let mut merged = pack.clone();
    for one in held {
        let mut version = one.local.version.clone();
        version.version = one.number;
        version.transition.get_or_insert(Transition::NewCases);
        version.valid_from = Some(version.valid_from.map_or(one.begun, |from| from.max(one.begun)));
        let last = one.ended.map(|day| day.yesterday().unwrap_or(Date::MIN));
        version.valid_to = version.valid_to.into_iter().chain(last).min();
        for act in &one.local.acts {
            if merged.head.acts.iter().all(|known| known.short != act.short) {
                merged.head.acts.push(act.clone());
            }
        }
        match merged.rules.iter_mut().find(|rule| rule.id == version.id) {
            Some(rule) => *rule = rule.with(version),
            None => merged.rules.extend(Rule::new(vec![version])),
        }
        let Some((process, clock)) = &one.local.clock else { continue };
        if let Some(process) = merged.processes.iter_mut().find(|known| known.id == *process) {
            process.clocks.push(ProcessClock { version: Some(one.number), ..clock.clone() });
        }
    }
    merged
}

/// The clocks of a file, each with its process; they are taken out of the table.
fn clocks(table: &mut Table, findings: &mut Findings<'_>) -> Vec<(String, ProcessClock)> {
    let Some(value) = table.remove("clock") else { return Vec::new() };
    let tables = value.as_array().map(|all| all.iter().filter_map(Value::as_table).cloned());
    let Some(tables) = tables else {
        findings.add("", "clock", Problem::WrongType("list of tables"));
        return Vec::new();
    };
    let mut clocks = Vec::new();
    for mut table in tables {
        let process = table.remove("process").and_then(|value| value.as_str().map(str::to_owned));
        let place = table.get("rule").and_then(Value::as_str).unwrap_or("clock").to_owned();
        let clock = read::clock(&table, &place, findings);
        match process {
            Some(process) => clocks.push((process, clock)),
            None => findings.add(&place, "clock.process", Problem::Missing),
        }
    }
    clocks
}

/// What is asked of a rule beside what is asked of those of a pack.
fn one(pack: &Pack, rule: &Rule, clocks: &[(String, ProcessClock)], findings: &mut Findings<'_>) {
    let version = rule.newest();
    let id = &rule.id;
    if version.valid_from.is_none() {
        findings.add(id, "valid_from", Problem::Missing);
    }
    if rule.versions().len() > 1 {
        findings.add(id, "earlier", Problem::UnknownField);
    }
    let own: Vec<_> = clocks.iter().filter(|(_, clock)| clock.rule == *id).collect();
    if let Some(of_pack) = pack.rule(id) {
        if !own.is_empty() {
            findings.add(id, "clock", Problem::UnknownField);
        }
        let before = of_pack.nearest(version.valid_from.unwrap_or(Date::MAX));
        if before.protection && is_longer(pack, before, version) {
            findings.add(id, "n", Problem::Longer(before.section.clone()));
        }
        return;
    }
    if !is_own(id) {
        findings.add(id, "id", Problem::OwnId(PREFIX));
    }
    if version.status != Status::LocalPractice {
        let word = version.status.code().to_owned();
        findings.add(
            id,
            "status",
            Problem::UnknownWord { word, known: Status::LocalPractice.code().to_owned() },
        );
    }
    let [(process, clock)] = own.as_slice() else {
        let problem = if own.is_empty() { Problem::Missing } else { Problem::Twice(id.clone()) };
        findings.add(id, "clock", problem);
        return;
    };
    let Some(known) = pack.process(process) else {
        findings.add(id, "clock.process", Problem::UnknownStage(process.clone()));
        return;
    };
    // Asked of the whole process with the clock in it, as a pack is.
    let mut with = pack.clone();
    let mut process = known.clone();
    process.clocks.push(clock.clone());
    with.rules.push(rule.clone());
    with.processes = vec![process];
    check::processes(&with, &pack.head.country, findings);
}

/// Whether a version leaves more time than the one before it, gives up that it protects a child, or can be
/// put off where that could not.
fn is_longer(pack: &Pack, before: &Version, version: &Version) -> bool {
    let looser = !version.protection
        || version.limit.is_none() && before.limit.is_some()
        || version.extendable && !before.extendable
        || version.pause.is_some() && before.pause.is_none()
        || version.repeat.is_none() && before.repeat.is_some()
        || version.valid_to.is_some() && before.valid_to.is_none() && version.limit.is_none();
    let more = match (version.extendable, before.extension_limit, version.extension_limit) {
        (true, Some(most), Some(own)) => own.unit != most.unit || own.n > most.n,
        (true, Some(_), None) => true,
        _ => false,
    };
    if looser || more {
        return true;
    }
    let zone = pack.head.zone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    let place = Place::new(zone);
    let first = version.valid_from.unwrap_or(Date::new(2026, 1, 1).unwrap_or(Date::MIN));
    (0..COMPARED_DAYS).any(|n| {
        // Morning and late evening, for limits in hours and for those with a time of day.
        [time(8, 30, 0, 0), time(21, 45, 0, 0)].into_iter().any(|at| {
            let day = first.saturating_add(n.days());
            let event = day.to_datetime(at).to_zoned(place.zone().clone()).map(|at| at.timestamp());
            event.is_ok_and(|event| is_later(before, version, event, &place))
        })
    })
}

/// Whether a version leaves more time than the one before it, for one event.
fn is_later(before: &Version, version: &Version, event: Timestamp, place: &Place) -> bool {
    let first = due(before, event, place).ok().zip(due(version, event, place).ok());
    let again =
        next_due(before, event, place).ok().flatten().zip(next_due(version, event, place).ok().flatten());
    let later = |old: &Option<jiff::Zoned>, new: &Option<jiff::Zoned>| match (old, new) {
        (Some(old), Some(new)) => old < new,
        (Some(_), None) => true,
        (None, _) => false,
    };
    [first, again]
        .into_iter()
        .flatten()
        .any(|(old, new)| later(&old.legal, &new.legal) || later(&old.plan, &new.plan))
}

/// One rule of a file, with the acts and the clock that belong to it, as a file of its own.
fn alone(table: &Table, whole: &str, id: &str) -> String {
    let mut table = table.clone();
    // The clocks were taken out of the table that was read.
    if let Ok(Value::Array(clocks)) =
        whole.parse::<Table>().map(|mut all| all.remove("clock").unwrap_or(Value::Boolean(false)))
    {
        let of = |clock: &Value| clock.get("rule").and_then(Value::as_str) == Some(id);
        let own: Vec<Value> = clocks.into_iter().filter(of).collect();
        if !own.is_empty() {
            table.insert("clock".to_owned(), Value::Array(own));
        }
    }
    let mut act = String::new();
    if let Some(Value::Array(rules)) = table.get_mut("rule") {
        rules.retain(|rule| rule.get("id").and_then(Value::as_str) == Some(id));
        let short = rules.first().and_then(|rule| rule.get("act")).and_then(Value::as_str);
        short.unwrap_or_default().clone_into(&mut act);
    }
    if let Some(Value::Array(acts)) = table.get_mut("act") {
        acts.retain(|one| one.get("short").and_then(Value::as_str) == Some(act.as_str()));
    }
    table.to_string()
}

/// A rule of a partnership's own as its administrator fills it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Its id, beginning with [`PREFIX`].
    pub id: String,
    /// What is to be done, in own words.
    pub title: String,
    /// What it is about.
    pub area: String,
    /// Id of the process.
    pub process: String,
    /// What starts it: `open`, a stage, or `after:` and the rule whose clock ends.
    pub starts: String,
    /// What starts it, in words.
    pub trigger: String,
    /// Whether it ends when the case leaves the stage that started it.
    pub leaves: bool,
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: crate::rule::Unit,
    /// Where the count begins.
    pub counting: crate::rule::Counting,
    /// Whether a last day that is off is moved to the next working day.
    pub moved: bool,
    /// Who has to.
    pub responsible: String,
    /// The decision that it rests on, in words.
    pub decision: String,
    /// When that was taken.
    pub decided: Date,
    /// First day.
    pub from: Date,
    /// Last day, where there is one.
    pub to: Option<Date>,
}

impl Wish {
    /// It in the format of a pack.
    pub fn text(&self, pack: &Pack) -> String {
        let text = |text: &str| Value::String(text.to_owned());
        let day = |day: Date| {
            let written = day.to_string().parse::<toml::value::Datetime>();
            written.map_or_else(|_| text(&day.to_string()), Value::Datetime)
        };
        let day_off = pack.head.day_off.code();
        let section = format!("{} ({})", self.decision, self.decided);
        let mut rule = Table::new();
        for (key, value) in [
            ("id", self.id.as_str()),
            ("area", &self.area),
            ("act", "own decision"),
            ("section", &section),
            ("source", &self.decision),
            ("check", "P"),
            ("confidence", &self.decision),
            ("status", Status::LocalPractice.code()),
            ("trigger", &self.trigger),
            ("action", &self.title),
            ("responsible", &self.responsible),
            ("kind", "deadline"),
            ("unit", self.unit.code()),
            ("counting", self.counting.code()),
        ] {
            rule.insert(key.to_owned(), text(value));
        }
        rule.insert("n".to_owned(), Value::Integer(i64::from(self.n)));
        rule.insert("valid_from".to_owned(), day(self.from));
        if let Some(to) = self.to {
            rule.insert("valid_to".to_owned(), day(to));
        }
        if self.unit == crate::rule::Unit::WorkingDays {
            rule.insert("calendar".to_owned(), text(day_off));
        }
        if self.moved && self.unit != crate::rule::Unit::Hours {
            rule.insert("rollover".to_owned(), text(day_off));
        }
        let mut clock = Table::new();
        clock.insert("process".to_owned(), text(&self.process));
        clock.insert("rule".to_owned(), text(&self.id));
        if let Some(after) = self.starts.strip_prefix("after:") {
            clock.insert("after".to_owned(), text(after));
        } else {
            clock.insert("on".to_owned(), Value::Array(vec![text(&self.starts)]));
            if self.leaves && self.starts != "open" {
                clock.insert("runs_in".to_owned(), Value::Array(vec![text(&self.starts)]));
            }
        }
        let mut act = Table::new();
        act.insert("short".to_owned(), text("own decision"));
        act.insert("name".to_owned(), text(&section));
        let mut whole = Table::new();
        whole.insert("country".to_owned(), text(&pack.head.country));
        whole.insert("act".to_owned(), Value::Array(vec![Value::Table(act)]));
        whole.insert("rule".to_owned(), Value::Array(vec![Value::Table(rule)]));
        whole.insert("clock".to_owned(), Value::Array(vec![Value::Table(clock)]));
        whole.to_string()
    }
}

/// Events by which a rule is shown before it is switched on: today, the end of the week, before the
/// holidays at the end of the year.
pub fn examples(today: Date) -> Vec<Date> {
    let friday = (0..7).map(|n| today.saturating_add(Span::new().days(n)));
    let friday = friday.into_iter().find(|day| day.weekday() == jiff::civil::Weekday::Friday);
    let christmas = Date::new(today.year(), 12, 22).ok().filter(|day| today < *day);
    let christmas = christmas.or_else(|| Date::new(today.year().saturating_add(1), 12, 22).ok());
    let mut days: Vec<Date> = [Some(today), friday, christmas].into_iter().flatten().collect();
    days.dedup();
    days
}
