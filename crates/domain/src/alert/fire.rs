//! When a rule fires: a pure function of the rule, the facts of one child and the moment.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use super::{AlertRule, ChildFacts, Condition, Fact, Moment, Source, TieFact};
use crate::id::AgencyId;

/// The facts that met the rule at that moment, in order; `None` when they do not meet it. What lies
/// after the moment is not looked at, so that the past can be asked as well.
pub fn fires(rule: &AlertRule, facts: &ChildFacts, at: Moment) -> Option<Vec<Fact>> {
    let held = facts.held.iter().any(|(_, since)| *since <= at.now);
    if rule.uncoordinated && held {
        return None;
    }
    let all = rule.conditions().map(|when| met(when, facts, at)).collect::<Option<Vec<_>>>()?;
    let mut met = all.concat();
    met.sort_unstable();
    met.dedup();
    Some(met)
}

fn met(when: Condition, facts: &ChildFacts, at: Moment) -> Option<Vec<Fact>> {
    match when {
        Condition::Signals { indicator, direction, at_least, agencies, days } => {
            let fits = |s: &&super::SignalFact| {
                indicator.is_none_or(|i| i == s.indicator)
                    && s.direction == direction
                    && within(s.at, days, at.now)
            };
            let found: Vec<_> = facts.signals.iter().filter(fits).collect();
            let sources: BTreeSet<Source> =
                found.iter().map(|s| s.source).filter(|s| *s != Source::Family).collect();
            let enough = found.len() >= usize::from(at_least) && sources.len() >= usize::from(agencies);
            enough.then(|| found.iter().map(|s| Fact::Signal { id: s.id }).collect())
        }
        Condition::MissedContact { sector, days } => {
            let quiet = |tie: &TieFact| {
                let current = tie.from.is_none_or(|d| d <= at.today) && tie.to.is_none_or(|d| d >= at.today);
                let since = tie.last_contact.filter(|since| older(*since, days, at.today))?;
                let fits = current && sector.is_none_or(|s| s == tie.sector);
                fits.then_some(Fact::Quiet { involvement: tie.id, since })
            };
            some(facts.ties.iter().filter_map(quiet).collect())
        }
        Condition::Moved { days } => {
            let lately = facts.moved.iter().filter(|day| recent(**day, days, at.today));
            some(lately.map(|day| Fact::Moved { day: *day }).collect())
        }
        Condition::Attendances { at_least, agencies, lasting, days } => {
            let short = |tie: &&TieFact| short_attendance(tie, lasting, days, at.today);
            let found: Vec<_> = facts.ties.iter().filter(short).collect();
            let at_agencies: BTreeSet<AgencyId> = found.iter().map(|tie| tie.agency).collect();
            let enough = found.len() >= usize::from(at_least) && at_agencies.len() >= usize::from(agencies);
            enough.then(|| found.iter().map(|tie| Fact::Attendance { involvement: tie.id }).collect())
        }
        Condition::LookedElsewhere { at_least, days } => {
            let lately = facts.looks.iter().filter(|look| within(look.at, days, at.now));
            let found: Vec<_> =
                lately.map(|look| Fact::Look { id: look.id, day: day_of(look.at, at) }).collect();
            (found.len() >= usize::from(at_least)).then_some(found)
        }
    }
}

fn some(found: Vec<Fact>) -> Option<Vec<Fact>> {
    (!found.is_empty()).then_some(found)
}

/// The local day of a moment, by the distance between the local day and the moment that was asked
/// for: near enough for a list of days, and without a time zone.
fn day_of(moment: Timestamp, at: Moment) -> Date {
    let days = at.now.duration_since(moment).as_hours() / 24;
    at.today.checked_sub(Span::new().days(days)).unwrap_or(at.today)
}

/// Not after `now`, and less than so many days before it.
fn within(moment: Timestamp, days: u16, now: Timestamp) -> bool {
    moment <= now && now.duration_since(moment) < SignedDuration::from_hours(24 * i64::from(days))
}

fn gap(from: Date, to: Date) -> Option<i32> {
    to.since(from).ok().map(|span| span.get_days())
}

/// Not after today, and less than so many days before it.
fn recent(day: Date, days: u16, today: Date) -> bool {
    gap(day, today).is_some_and(|gap| (0..i32::from(days)).contains(&gap))
}

/// More than so many days before today.
fn older(day: Date, days: u16, today: Date) -> bool {
    gap(day, today).is_some_and(|gap| gap > i32::from(days))
}

fn short_attendance(tie: &TieFact, lasting: u16, days: u16, today: Date) -> bool {
    let (Some(from), Some(to)) = (tie.from, tie.to) else { return false };
    let short = gap(from, to).is_some_and(|gap| (0..=i32::from(lasting)).contains(&gap));
    short && to <= today && recent(from, days, today)
}

/// Whether an alert on these facts tells more than those that were answered: else nobody is asked
/// again.
pub fn is_news(met: &[Fact], answered: &[Fact]) -> bool {
    met.iter().any(|fact| !answered.contains(fact))
}

/// When the rule would have fired in that time: each moment at which it began to be met. It is asked
/// only at moments at which its answer can change. What is known of the past is what is kept: of
/// contacts the last one, of coordinators those who hold a role today.
pub fn replay(
    rule: &AlertRule,
    facts: &ChildFacts,
    zone: &TimeZone,
    from: Timestamp,
    to: Timestamp,
) -> Vec<Timestamp> {
    let mut asked: Vec<Timestamp> = Vec::new();
    rule.conditions().for_each(|when| changes(when, facts, zone, &mut asked));
    asked.extend(facts.held.iter().map(|(_, since)| *since));
    asked.retain(|at| (from..=to).contains(at));
    asked.sort_unstable();
    asked.dedup();
    let moment = |now: Timestamp| Moment { now, today: now.to_zoned(zone.clone()).date() };
    let mut before = fires(rule, facts, moment(from)).is_some();
    let mut began = Vec::new();
    for at in asked {
        let now = fires(rule, facts, moment(at)).is_some();
        if now && !before {
            began.push(at);
        }
        before = now;
    }
    began
}

/// The moments at which the answer of a condition can change.
fn changes(when: Condition, facts: &ChildFacts, zone: &TimeZone, asked: &mut Vec<Timestamp>) {
    let begins = |day: Option<Date>| day?.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let days = Span::new().days(i64::from(when.days()));
    let after = |day: Date| day.checked_add(days).ok();
    let gone = SignedDuration::from_hours(24 * i64::from(when.days()));
    match when {
        Condition::Signals { .. } => asked.extend(facts.signals.iter().flat_map(|s| [s.at, s.at + gone])),
        Condition::LookedElsewhere { .. } => {
            asked.extend(facts.looks.iter().flat_map(|look| [look.at, look.at + gone]));
        }
        Condition::Moved { .. } => {
            asked.extend(facts.moved.iter().flat_map(|d| [begins(Some(*d)), begins(after(*d))]).flatten());
        }
        Condition::MissedContact { .. } => {
            for tie in &facts.ties {
                let quiet = tie.last_contact.and_then(after).and_then(|day| day.tomorrow().ok());
                let ended = tie.to.and_then(|day| day.tomorrow().ok());
                asked.extend([quiet, tie.from, ended].into_iter().filter_map(begins));
            }
        }
        Condition::Attendances { .. } => {
            for tie in &facts.ties {
                asked.extend([tie.to, tie.from.and_then(after)].into_iter().filter_map(begins));
            }
        }
    }
}
