//! What holds for every rule and every event.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use law::rule::{Amount, Counting, Unit};
use law::{Calendar, Kind, Place, Rule, Version, due};
use proptest::prelude::*;

use crate::{embedded, zone};

/// Every version of every rule with a limit, with the place where it holds.
static RULES: LazyLock<Vec<(Version, Place)>> = LazyLock::new(|| {
    let law = embedded();
    let mut all = Vec::new();
    for pack in &law.packs {
        let place = Place::new(zone(pack.head.zone.as_deref().unwrap_or("Europe/Copenhagen")));
        let versions = pack.rules.iter().flat_map(Rule::versions);
        all.extend(versions.filter(|v| v.limit.is_some()).map(|v| (v.clone(), place.clone())));
    }
    all
});

fn any_rule() -> impl Strategy<Value = &'static (Version, Place)> {
    (0..RULES.len()).prop_map(|at| &RULES[at])
}

/// Seconds from 1990 to 2090, many of them close to a change of day or of the clock.
fn any_event() -> impl Strategy<Value = Timestamp> {
    let start = date(1990, 1, 1).to_zoned(TimeZone::UTC).unwrap().timestamp().as_second();
    let end = date(2090, 1, 1).to_zoned(TimeZone::UTC).unwrap().timestamp().as_second();
    let close =
        (0_i64..36_500, -7_200_i64..7_200).prop_map(move |(day, off)| start + day * 86_400 + off + 7_200);
    prop_oneof![start..end, close].prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn dates(rule: &Version, event: Timestamp, place: &Place) -> (Zoned, Zoned) {
    let reckoned = due(rule, event, place).unwrap();
    (reckoned.legal.unwrap(), reckoned.plan.unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_later_event_is_never_due_earlier((rule, place) in any_rule(), event in any_event(), later in 0_i64..40 * 86_400) {
        let next = Timestamp::from_second(event.as_second() + later).unwrap();
        let ((legal, plan), (next_legal, next_plan)) = (dates(rule, event, place), dates(rule, next, place));
        prop_assert!(legal <= next_legal, "{}: {event} {legal}, {next} {next_legal}", rule.id);
        prop_assert!(plan <= next_plan, "{}: {event} {plan}, {next} {next_plan}", rule.id);
    }

    #[test]
    fn it_is_planned_no_later_than_it_is_due((rule, place) in any_rule(), event in any_event()) {
        let (legal, plan) = dates(rule, event, place);
        prop_assert!(plan <= legal, "{}: {event}: {plan} {legal}", rule.id);
    }

    #[test]
    fn nothing_is_planned_on_a_day_that_a_rule_moved_to((rule, place) in any_rule(), event in any_event()) {
        let mut still = rule.clone();
        if let Some(limit) = &mut still.limit {
            limit.rollover = None;
            limit.counting = if limit.counting == Counting::Eu118271 { Counting::DayAfter } else { limit.counting };
        }
        let (unmoved, _) = dates(&still, event, place);
        let (_, plan) = dates(rule, event, place);
        prop_assert!(plan <= unmoved, "{}: {event}: {plan} {unmoved}", rule.id);
    }

    #[test]
    fn it_is_planned_on_a_working_day_unless_none_lies_between((rule, place) in any_rule(), event in any_event()) {
        let (_, plan) = dates(rule, event, place);
        let limit = rule.limit.as_ref().unwrap();
        let calendar = rule.day_off.at(place);
        if limit.amount.unit != Unit::Hours && !rule.kind.is_not_before() && !calendar.is_working(plan.date()) {
            let working = calendar.working_day_until(plan.date()).unwrap();
            prop_assert!(!limit.before && working < event.to_zoned(place.zone().clone()).date(), "{}", rule.id);
        }
    }

    #[test]
    fn hours_are_elapsed(n in 1_u32..200, event in any_event()) {
        let (rule, place) = RULES.iter().find(|(rule, _)| rule.id == "SE-LUS-INSKR-24H").unwrap();
        let mut rule = rule.clone();
        rule.limit.as_mut().unwrap().amount = Amount { n, unit: Unit::Hours };
        let (legal, _) = dates(&rule, event, place);
        prop_assert_eq!(legal.timestamp().as_second() - event.as_second(), i64::from(n) * 3_600);
    }

    #[test]
    fn working_days_agree_with_a_naive_count(at in 0..NAIVE.len(), day in any_event(), n in 0_u32..60, before: bool) {
        let (calendar, off) = &NAIVE[at];
        let from = day.to_zoned(TimeZone::UTC).date();
        let mut here = from;
        let mut left = n;
        while left > 0 {
            here = if before { here.yesterday().unwrap() } else { here.tomorrow().unwrap() };
            let weekend = matches!(here.weekday(), Weekday::Saturday | Weekday::Sunday);
            if !weekend && !off.contains(&here) {
                left -= 1;
            }
        }
        prop_assert_eq!(calendar.step(from, n, before), Ok(here), "{:?} {}", calendar, from);
    }

    #[test]
    fn months_keep_the_number_of_the_day(event in any_event()) {
        let (rule, place) = RULES.iter().find(|(rule, _)| rule.id == "ENG-RCPC-3M").unwrap();
        let from = event.to_zoned(place.zone().clone()).date();
        let to = dates(rule, event, place).0.date();
        let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
        prop_assert_eq!(months, 3);
        prop_assert!(to.day() == from.day() || (to.day() < from.day() && to == to.last_of_month()));
    }
}

/// Calendars with the holidays of the independent table, in years in which the two agree.
static NAIVE: LazyLock<Vec<(Calendar, BTreeSet<Date>)>> = LazyLock::new(|| {
    let days = |names: &[&str]| {
        let lines = include_str!("../data/holidays.tsv").lines();
        let mut found = BTreeSet::new();
        for line in lines {
            let mut parts = line.split('\t');
            if names.contains(&parts.next().unwrap()) {
                let year = parts.next().unwrap().parse().unwrap();
                let day = |text: &str| date(year, text[..2].parse().unwrap(), text[2..].parse().unwrap());
                found.extend(parts.filter(|text| !text.is_empty()).map(day));
            }
        }
        // The table has St Andrew's Day a year before its act.
        found.remove(&date(2006, 11, 30));
        found
    };
    vec![
        (Calendar::SeHelgdag, days(&["SE"])),
        (Calendar::SeVardag, days(&["SE", "SE-eves"])),
        (Calendar::NoVirkedag, days(&["NO"])),
        (Calendar::DkHverdag, days(&["DK"])),
        (Calendar::GbEng, days(&["GB-ENG"])),
        (Calendar::GbSct, days(&["GB-SCT"])),
    ]
});

#[test]
fn protection_is_never_planned_on_a_rolled_date() {
    // Each protection rule, every day of two years, beside what the calendar alone gives.
    let of = |(rule, _): &&(Version, Place)| rule.protection && rule.kind != Kind::MaxDuration;
    for (rule, place) in RULES.iter().filter(of) {
        let limit = rule.limit.clone().unwrap();
        for day in date(2026, 1, 1).series(jiff::Span::new().days(1)).take(730) {
            let event = day.at(15, 0, 0, 0).to_zoned(place.zone().clone()).unwrap().timestamp();
            let last = match limit.amount {
                Amount { n, unit: Unit::CalendarDays } => day + jiff::Span::new().days(n),
                Amount { n, unit: Unit::Weeks } => day + jiff::Span::new().weeks(n),
                Amount { n, unit: Unit::WorkingDays } => limit.calendar.step(day, n, false).unwrap(),
                _ => continue,
            };
            let (_, plan) = dates(rule, event, place);
            assert!(plan.date() <= last, "{} {day}: {plan}", rule.id);
        }
    }
}
