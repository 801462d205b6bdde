use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const TODAY: Date = date(2026, 11, 22);

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn at() -> Moment {
    Moment { now: now(), today: TODAY }
}

fn days_ago(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}

fn agency(n: u8) -> Source {
    Source::Agency(AgencyId(Uuid::from_u128(u128::from(n))))
}

fn worry(n: u128, indicator: Indicator, source: Source, at: Timestamp) -> SignalFact {
    SignalFact { id: SignalId(Uuid::from_u128(n)), at, indicator, direction: Direction::Worry, source }
}

fn tie(n: u128, of: u8, from: Date, to: Option<Date>, last_contact: Option<Date>) -> TieFact {
    TieFact {
        id: InvolvementId(Uuid::from_u128(n)),
        agency: AgencyId(Uuid::from_u128(u128::from(of))),
        sector: if of == 1 { Sector::School } else { Sector::Health },
        from: Some(from),
        to,
        last_contact,
    }
}

fn rule(when: Condition) -> AlertRule {
    AlertRule { when, and: Further::default(), uncoordinated: false, tell: Tell::NamedPerson }
}

/// Two worries on *safe* of two agencies within 90 days.
fn two_worries() -> AlertRule {
    rule(Condition::Signals {
        indicator: Some(Indicator::Safe),
        direction: Direction::Worry,
        at_least: 2,
        agencies: 2,
        days: 90,
    })
}

fn noted(signals: Vec<SignalFact>) -> ChildFacts {
    ChildFacts { signals, ..ChildFacts::default() }
}

#[test]
fn signals_count_by_indicator_direction_agency_and_day() {
    use Indicator::{Healthy, Safe};
    let (school, social) = (agency(1), agency(2));
    let strength = SignalFact { direction: Direction::Strength, ..worry(9, Safe, social, days_ago(1)) };
    let table: [(&str, Vec<SignalFact>, bool); 9] = [
        ("nothing", vec![], false),
        (
            "one agency twice",
            vec![worry(1, Safe, school, days_ago(3)), worry(2, Safe, school, days_ago(2))],
            false,
        ),
        (
            "two agencies",
            vec![worry(1, Safe, school, days_ago(3)), worry(2, Safe, social, days_ago(2))],
            true,
        ),
        (
            "another indicator",
            vec![worry(1, Safe, school, days_ago(3)), worry(2, Healthy, social, days_ago(2))],
            false,
        ),
        ("a strength", vec![worry(1, Safe, school, days_ago(3)), strength], false),
        (
            "the family is no agency",
            vec![worry(1, Safe, school, days_ago(3)), worry(2, Safe, Source::Family, days_ago(2))],
            false,
        ),
        (
            "somebody masked is one more",
            vec![worry(1, Safe, school, days_ago(3)), worry(2, Safe, Source::Someone, days_ago(2))],
            true,
        ),
        (
            "two who are masked are one",
            vec![worry(1, Safe, Source::Someone, days_ago(3)), worry(2, Safe, Source::Someone, days_ago(2))],
            false,
        ),
        ("tomorrow", vec![worry(1, Safe, school, days_ago(3)), worry(2, Safe, social, days_ago(-1))], false),
    ];
    for (name, signals, expected) in table {
        assert_eq!(fires(&two_worries(), &noted(signals), at()).is_some(), expected, "{name}");
    }
}

#[test]
fn a_window_holds_its_last_moment_and_not_the_one_before() {
    let oldest = now() - SignedDuration::from_hours(24 * 90);
    for (shift, expected) in [(0, false), (1, true)] {
        let first = worry(1, Indicator::Safe, agency(1), oldest + SignedDuration::from_micros(shift));
        let facts = noted(vec![first, worry(2, Indicator::Safe, agency(2), now())]);
        assert_eq!(fires(&two_worries(), &facts, at()).is_some(), expected, "{shift} µs");
    }
}

#[test]
fn nobody_coordinates_is_asked_at_the_moment() {
    let rule = AlertRule { uncoordinated: true, ..two_worries() };
    let signals = vec![
        worry(1, Indicator::Safe, agency(1), days_ago(3)),
        worry(2, Indicator::Safe, agency(2), days_ago(2)),
    ];
    let held = |days| ChildFacts {
        held: vec![(CoordinatorKind::NamedPerson, days_ago(days))],
        ..noted(signals.clone())
    };
    assert!(fires(&rule, &noted(signals.clone()), at()).is_some());
    assert!(fires(&rule, &held(1), at()).is_none());
    assert!(fires(&rule, &held(-1), at()).is_some(), "only from tomorrow on");
}

#[test]
fn contacts_moves_attendances_and_searches() {
    let quiet = |sector, days| rule(Condition::MissedContact { sector, days });
    let ties = |ties| ChildFacts { ties, ..ChildFacts::default() };
    let since = |last: Option<Date>| ties(vec![tie(1, 1, date(2026, 1, 1), None, last)]);
    assert!(fires(&quiet(None, 60), &since(Some(date(2026, 9, 22))), at()).is_some(), "61 days");
    assert!(fires(&quiet(None, 60), &since(Some(date(2026, 9, 23))), at()).is_none(), "60 days");
    assert!(fires(&quiet(None, 60), &since(None), at()).is_none(), "of no contact was ever told");
    assert!(fires(&quiet(Some(Sector::Police), 60), &since(Some(date(2026, 1, 2))), at()).is_none());
    let over = ties(vec![tie(1, 1, date(2026, 1, 1), Some(date(2026, 11, 1)), Some(date(2026, 1, 2)))]);
    assert!(fires(&quiet(None, 60), &over, at()).is_none(), "the tie is over");

    let moved = |day| ChildFacts { moved: vec![day], ..ChildFacts::default() };
    let lately = rule(Condition::Moved { days: 30 });
    assert!(fires(&lately, &moved(TODAY), at()).is_some());
    assert!(fires(&lately, &moved(date(2026, 10, 24)), at()).is_some(), "29 days ago");
    assert!(fires(&lately, &moved(date(2026, 10, 23)), at()).is_none(), "30 days ago");

    let visits = rule(Condition::Attendances { at_least: 3, agencies: 2, lasting: 2, days: 60 });
    let visit = |n, of, day: Date, lasted: i32| {
        tie(n, of, day, Some(day.saturating_add(jiff::Span::new().days(lasted))), None)
    };
    let mut three = vec![
        visit(1, 1, date(2026, 11, 1), 0),
        visit(2, 2, date(2026, 11, 5), 2),
        visit(3, 2, date(2026, 11, 9), 1),
    ];
    assert_eq!(fires(&visits, &ties(three.clone()), at()).map(|met| met.len()), Some(3));
    three[2] = visit(3, 2, date(2026, 11, 9), 3);
    assert!(fires(&visits, &ties(three), at()).is_none(), "one lasted too long");

    let look = |n, days| LookFact { id: AccessId(Uuid::from_u128(n)), at: days_ago(days) };
    let looks = ChildFacts { looks: vec![look(1, 1), look(2, 20)], ..ChildFacts::default() };
    let searched = |at_least| rule(Condition::LookedElsewhere { at_least, days: 30 });
    let met = fires(&searched(2), &looks, at()).unwrap();
    assert!(met.contains(&Fact::Look { id: AccessId(Uuid::from_u128(2)), day: date(2026, 11, 2) }));
    assert!(fires(&searched(3), &looks, at()).is_none());
}

#[test]
fn an_answered_alert_comes_again_only_with_something_new() {
    let (one, two) = (Fact::Moved { day: TODAY }, Fact::Moved { day: date(2026, 1, 1) });
    assert!(is_news(&[one], &[]));
    assert!(!is_news(&[one], &[two, one]));
    assert!(is_news(&[one, two], &[one]));
}

#[test]
fn the_past_is_asked_when_something_changes_and_each_beginning_counts_once() {
    let first = |n, days| worry(n, Indicator::Safe, agency(1), days_ago(days));
    let second = |n, days| worry(n, Indicator::Safe, agency(2), days_ago(days));
    let rule = rule(Condition::Signals {
        indicator: None,
        direction: Direction::Worry,
        at_least: 2,
        agencies: 2,
        days: 10,
    });
    let facts = noted(vec![first(1, 80), second(2, 79), first(3, 78), second(4, 40), first(5, 35)]);
    let fired = replay(&rule, &facts, &TimeZone::UTC, days_ago(90), now());
    assert_eq!(fired, [days_ago(79), days_ago(35)]);
    let quiet = super::AlertRule { when: Condition::MissedContact { sector: None, days: 60 }, ..rule };
    let ties = vec![tie(1, 1, date(2026, 1, 1), None, Some(date(2026, 9, 1)))];
    let facts = ChildFacts { ties, ..ChildFacts::default() };
    let fired = replay(&quiet, &facts, &TimeZone::UTC, days_ago(90), now());
    assert_eq!(fired, ["2026-11-01T00:00:00Z".parse::<Timestamp>().unwrap()]);
}

#[test]
fn a_rule_is_the_same_after_it_was_kept_and_its_numbers_have_bounds() {
    let all = [
        two_worries().when,
        Condition::MissedContact { sector: Some(Sector::School), days: 60 },
        Condition::Moved { days: 30 },
        Condition::Attendances { at_least: 3, agencies: 2, lasting: 7, days: 180 },
        Condition::LookedElsewhere { at_least: 2, days: 30 },
    ];
    for (condition, kind) in all.into_iter().zip(ConditionKind::ALL) {
        let kept = serde_json::to_string(&rule(condition)).unwrap();
        assert_eq!(serde_json::from_str::<AlertRule>(&kept).unwrap(), rule(condition));
        assert_eq!(condition.kind(), *kind);
        assert!(rule(condition).faults().is_empty());
    }
    let wild = Condition::Attendances { at_least: 0, agencies: 99, lasting: 31, days: 366 };
    let fields: Vec<&str> = rule(wild).faults().iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["at_least", "agencies", "lasting", "days"]);
    assert!(serde_json::from_str::<AlertRule>(r#"{"when":{"kind":"score"},"tell":"coordinator"}"#).is_err());
}

fn signals() -> impl Strategy<Value = Vec<SignalFact>> {
    let one = (any::<u32>(), 0..8_usize, any::<bool>(), 0..5_u8, -5..200_i64).prop_map(
        |(id, indicator, worries, source, days)| SignalFact {
            id: SignalId(Uuid::from_u128(u128::from(id))),
            at: days_ago(days),
            indicator: Indicator::ALL[indicator],
            direction: if worries { Direction::Worry } else { Direction::Strength },
            source: match source {
                0 => Source::Family,
                1 => Source::Someone,
                n => agency(n),
            },
        },
    );
    prop::collection::vec(one, 0..12)
}

fn conditions() -> impl Strategy<Value = Condition> {
    (prop::option::of(0..8_usize), 1..4_u16, 1..4_u16, 1..120_u16).prop_map(
        |(indicator, at_least, agencies, days)| Condition::Signals {
            indicator: indicator.map(|i| Indicator::ALL[i]),
            direction: Direction::Worry,
            at_least,
            agencies,
            days,
        },
    )
}

proptest! {
    #[test]
    fn more_signals_never_undo_an_alert(when in conditions(), some in signals(), more in signals()) {
        let before = fires(&rule(when), &noted(some.clone()), at());
        let after = fires(&rule(when), &noted(some.into_iter().chain(more).collect()), at());
        if let Some(before) = before {
            let after = after.expect("still fires");
            prop_assert!(before.iter().all(|fact| after.contains(fact)));
        }
    }

    #[test]
    fn order_does_not_matter(when in conditions(), some in signals()) {
        let mut turned = some.clone();
        turned.reverse();
        prop_assert_eq!(fires(&rule(when), &noted(some), at()), fires(&rule(when), &noted(turned), at()));
    }

    #[test]
    fn what_fires_today_and_not_at_first_has_begun_in_between(when in conditions(), some in signals()) {
        let facts = noted(some);
        let (rule, from) = (rule(when), days_ago(100));
        let first = Moment { now: from, today: date(2026, 8, 14) };
        if fires(&rule, &facts, first).is_none() && fires(&rule, &facts, at()).is_some() {
            prop_assert!(!replay(&rule, &facts, &TimeZone::UTC, from, now()).is_empty());
        }
    }
}

#[test]
fn of_several_conditions_all_must_hold_and_all_their_facts_are_shown() {
    let both = AlertRule {
        and: Further::of([Condition::MissedContact { sector: None, days: 60 }]),
        ..two_worries()
    };
    let signals = vec![
        worry(1, Indicator::Safe, agency(1), days_ago(3)),
        worry(2, Indicator::Safe, agency(2), days_ago(2)),
    ];
    let quiet = tie(1, 1, date(2026, 1, 2), None, Some(date(2026, 8, 1)));
    let worries_alone = noted(signals.clone());
    assert!(fires(&two_worries(), &worries_alone, at()).is_some());
    assert_eq!(fires(&both, &worries_alone, at()), None, "one of two");
    let quiet_alone = ChildFacts { ties: vec![quiet], ..ChildFacts::default() };
    assert_eq!(fires(&both, &quiet_alone, at()), None, "the other of two");
    let all = ChildFacts { ties: vec![quiet], ..worries_alone };
    assert_eq!(fires(&both, &all, at()).map(|met| met.len()), Some(3));
    // The past is asked at the moments of each condition: it began with the second worry.
    let began = replay(&both, &all, &TimeZone::UTC, days_ago(30), now());
    assert_eq!(began, [days_ago(2)]);
    assert_eq!(both.days(), 90);
}

#[test]
fn rules_of_one_condition_are_kept_as_they_were_and_more_than_three_are_not_read() {
    let one = serde_json::to_value(two_worries()).unwrap();
    assert!(one.get("and").is_none(), "{one}");
    assert_eq!(serde_json::from_value::<AlertRule>(one.clone()).unwrap(), two_worries());
    let moved = |days| Condition::Moved { days };
    let three = AlertRule { and: Further::of([moved(3), moved(4)]), ..two_worries() };
    let kept = serde_json::to_string(&three).unwrap();
    assert_eq!(serde_json::from_str::<AlertRule>(&kept).unwrap(), three);
    let mut four = serde_json::to_value(three).unwrap();
    four["and"].as_array_mut().unwrap().push(serde_json::to_value(moved(5)).unwrap());
    assert!(serde_json::from_value::<AlertRule>(four).is_err());
}

#[test]
fn what_is_wrong_with_a_further_condition_stands_at_its_own_field() {
    let moved = |days| Condition::Moved { days };
    let rule = AlertRule { and: Further::of([moved(0), two_worries().when]), ..two_worries() };
    let fields: Vec<_> = rule.faults().into_iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["days_2", "kind_3"]);
}
