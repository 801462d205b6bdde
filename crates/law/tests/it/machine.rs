//! Cases driven through the processes of the packs.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::{Span, Timestamp};
use law::case::{How, Pause};
use law::process::Need;
use law::{Case, Extension, Grounds, Law, Machine, Missing, Place, Refusal, instant};

use crate::{embedded, zone};

fn time(text: &str) -> Timestamp {
    instant::read(text, &zone("Europe/Stockholm")).unwrap().at
}

fn all_said() -> Grounds {
    let said = || Some("said".to_owned());
    Grounds { guard_met: true, decided_by: said(), reasons: said(), consent: said() }
}

/// A pack with a place and what is adopted, to borrow a machine from.
struct Stand {
    law: Law,
    place: Place,
    adopted: BTreeSet<String>,
}

impl Stand {
    fn of(zone_name: &str) -> Self {
        Self { law: embedded(), place: Place::new(zone(zone_name)), adopted: BTreeSet::new() }
    }

    fn machine(&self, process: &str) -> Machine<'_> {
        let (pack, _) = self.law.process(process).unwrap();
        Machine::new(pack, process, &self.place, &self.adopted).unwrap()
    }
}

const NOW: &str = "2030-01-01T12:00";

fn running(case: &Case) -> Vec<&str> {
    case.running().map(|clock| clock.rule.as_str()).collect()
}

/// The legal due of the clock of that rule, on the clocks of the place.
fn due(stand: &Stand, case: &Case, rule: &str) -> String {
    let at = case.clock(rule).and_then(|clock| clock.legal).unwrap();
    instant::write(&at.to_zoned(stand.place.zone().clone()))
}

#[test]
fn every_process_is_driven_from_its_first_to_each_final_stage() {
    let law = embedded();
    let mut driven = 0;
    for pack in &law.packs {
        for process in &pack.processes {
            let place = Place::new(zone(pack.head.zone.as_deref().unwrap()));
            let adopted = BTreeSet::new();
            let machine = Machine::new(pack, &process.id, &place, &adopted).unwrap();
            let finals = process.stages.iter().filter(|stage| stage.is_final);
            for target in finals {
                let way = way(process, &target.id);
                let mut at = time("2026-03-02T10:00");
                let (mut case, _) = machine.open(at, time(NOW)).unwrap();
                for stage in &way {
                    at = at.checked_add(Span::new().hours(30)).unwrap();
                    let ahead = machine.ahead(&case, &all_said());
                    let open = ahead.iter().find(|ahead| ahead.step.to == *stage).unwrap();
                    assert_eq!(open.missing, [], "{} {stage}", process.id);
                    (case, _) = machine.step(&case, stage, &all_said(), at, time(NOW)).unwrap();
                }
                assert_eq!(case.stage, target.id);
                assert_eq!(case.history.len(), way.len());
                // A clock that runs on after the end is one that nothing but its own act ends.
                for clock in case.running() {
                    let of = process.clocks.iter().find(|of| of.rule == clock.rule).unwrap();
                    assert!(of.runs_in.is_empty(), "{}: {} runs on", process.id, clock.rule);
                }
                driven += 1;
            }
        }
    }
    assert_eq!(driven, 18, "final stages of the nine processes");
}

/// The shortest way to that stage.
fn way(process: &law::process::Process, target: &str) -> Vec<String> {
    let first = process.first().unwrap().id.as_str();
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut left = VecDeque::from([first]);
    while let Some(here) = left.pop_front() {
        for step in process.steps_from(here) {
            if step.to != first && !came_from.contains_key(step.to.as_str()) {
                came_from.insert(&step.to, here);
                left.push_back(&step.to);
            }
        }
    }
    let mut way = vec![target.to_owned()];
    while let Some(before) = came_from.get(way.last().unwrap().as_str()).filter(|before| **before != first) {
        way.push((*before).to_owned());
    }
    way.reverse();
    way
}

#[test]
fn a_report_in_sweden_starts_its_clocks_at_once() {
    let stand = Stand::of("Europe/Stockholm");
    let machine = stand.machine("SE-BARN");
    let (case, moved) = machine.open(time("2026-03-20T10:00"), time(NOW)).unwrap();
    assert_eq!(moved.started, ["SE-ORO-SKYDD", "SE-ORO-FORHAND"]);
    assert_eq!(due(&stand, &case, "SE-ORO-FORHAND"), "2026-04-07T23:59+02:00");

    let (case, moved) =
        machine.step(&case, "skyddsbedomning", &all_said(), time("2026-03-20T11:00"), time(NOW)).unwrap();
    assert_eq!((moved.started.len(), moved.stopped.len()), (0, 0), "both go on");
    let (case, moved) =
        machine.step(&case, "forhandsbedomning", &all_said(), time("2026-03-20T12:00"), time(NOW)).unwrap();
    assert_eq!(moved.stopped, ["SE-ORO-SKYDD"]);
    let (case, moved) =
        machine.step(&case, "utredning", &all_said(), time("2026-03-27T09:00"), time(NOW)).unwrap();
    assert_eq!(moved.stopped, ["SE-ORO-FORHAND"]);
    assert_eq!(moved.started, ["SE-UTR-4M", "SE-UTR-INFO", "SE-ORO-ATERKOPPLING"]);
    assert_eq!(due(&stand, &case, "SE-UTR-4M"), "2026-07-27T23:59+02:00");
}

#[test]
fn a_step_says_what_it_lacks() {
    let stand = Stand::of("Europe/Stockholm");
    let machine = stand.machine("SE-BARN");
    let (case, _) = machine.open(time("2026-03-20T10:00"), time(NOW)).unwrap();
    let at = time("2026-03-20T11:00");
    let (case, _) = machine.step(&case, "skyddsbedomning", &all_said(), at, time(NOW)).unwrap();
    let (case, _) = machine.step(&case, "forhandsbedomning", &all_said(), at, time(NOW)).unwrap();

    let nothing = Grounds::default();
    let ahead = machine.ahead(&case, &nothing);
    let missing = &ahead.iter().find(|ahead| ahead.step.to == "ej_inledd").unwrap().missing;
    let guard = Missing::Guard("decision not to open, reasons recorded".to_owned());
    assert_eq!(*missing, [guard, Missing::Need(Need::Decision), Missing::Need(Need::Reasons)]);
    let refused = machine.step(&case, "ej_inledd", &nothing, at, time(NOW)).unwrap_err();
    assert_eq!(refused, Refusal::Missing(missing.clone()));

    let blank = Grounds { reasons: Some("  ".to_owned()), ..all_said() };
    let refused = machine.step(&case, "ej_inledd", &blank, at, time(NOW)).unwrap_err();
    assert_eq!(refused, Refusal::Missing(vec![Missing::Need(Need::Reasons)]));
}

#[test]
fn what_the_pack_does_not_allow() {
    let stand = Stand::of("Europe/Stockholm");
    let machine = stand.machine("SE-BARN");
    let opened = time("2026-03-20T10:00");
    let (case, _) = machine.open(opened, time(NOW)).unwrap();
    let refused = |to, at| machine.step(&case, to, &all_said(), at, time(NOW)).unwrap_err();
    let (from, to) = ("inkommen".to_owned(), "avslutad".to_owned());
    assert_eq!(refused("avslutad", opened), Refusal::StepNotAllowed { from, to });
    assert_eq!(refused("skyddsbedomning", time("2031-01-01")), Refusal::InTheFuture);
    assert_eq!(refused("skyddsbedomning", time("2026-03-20T09:59")), Refusal::BeforeTheLast);
    assert_eq!(machine.open(time("2030-01-02"), time(NOW)).unwrap_err(), Refusal::InTheFuture);

    let (done, _) = machine.done(&case, "SE-ORO-SKYDD", opened, time(NOW)).unwrap();
    let twice = machine.done(&done, "SE-ORO-SKYDD", opened, time(NOW)).unwrap_err();
    assert_eq!(twice, Refusal::Stopped("SE-ORO-SKYDD".to_owned()));
    let never = machine.done(&done, "SE-UTR-4M", opened, time(NOW)).unwrap_err();
    assert_eq!(never, Refusal::NoSuchClock("SE-UTR-4M".to_owned()));
    let running = machine.start(&case, "SE-ORO-SKYDD", opened, time(NOW)).unwrap_err();
    assert_eq!(running, Refusal::Running("SE-ORO-SKYDD".to_owned()));
    let unknown = machine.start(&case, "SE-NO-SUCH", opened, time(NOW)).unwrap_err();
    assert_eq!(unknown, Refusal::NotInPack("SE-NO-SUCH".to_owned()));

    let norway = Stand::of("Europe/Oslo");
    let before = norway.machine("NO-BARNEVERN").open(time("2022-12-31T10:00"), time(NOW)).unwrap_err();
    assert_eq!(before, Refusal::BeforeTheLaw("NO-MELD-1U".to_owned()));
}

#[test]
fn a_case_keeps_the_version_that_it_began_with() {
    let stand = Stand::of("Europe/Stockholm");
    let machine = stand.machine("SE-BARN");
    let version = |opened| {
        let (case, _) = machine.open(time(opened), time(NOW)).unwrap();
        case.clock("SE-ORO-FORHAND").unwrap().version
    };
    assert_eq!((version("2025-06-30T23:59"), version("2025-07-01T00:00")), (1, 2));
    let rule = stand.law.rule("SE-UPPF-6M").unwrap().1;
    let months = |number| rule.version(number).unwrap().limit.as_ref().unwrap().amount.n;
    assert_eq!((months(1), months(2)), (2, 6), "the old act had two months");
}

#[test]
fn a_review_starts_the_clock_of_the_next() {
    let stand = Stand::of("Europe/London");
    let machine = stand.machine("SCT-LAC");
    let (case, _) = machine.open(time("2026-02-19T19:00"), time(NOW)).unwrap();
    assert_eq!(due(&stand, &case, "SCT-LAC-R1-6W"), "2026-04-02T23:59+01:00");
    let held = time("2026-03-31T11:00");
    let (case, moved) = machine.step(&case, "reviewed1", &all_said(), held, time(NOW)).unwrap();
    assert!(moved.started.contains(&"SCT-LAC-R2-3M".to_owned()));
    // Three months after the first review, whenever that was.
    assert_eq!(due(&stand, &case, "SCT-LAC-R2-3M"), "2026-06-30T23:59+01:00");
    let (case, _) =
        machine.step(&case, "reviewed2", &all_said(), time("2026-06-30T10:00"), time(NOW)).unwrap();
    let (case, _) = machine.step(&case, "ongoing", &all_said(), time("2026-08-31T10:00"), time(NOW)).unwrap();
    assert_eq!(due(&stand, &case, "SCT-LAC-R3-6M"), "2027-02-28T23:59+00:00");
    let (case, moved) =
        machine.step(&case, "ongoing", &all_said(), time("2027-02-26T10:00"), time(NOW)).unwrap();
    assert!(moved.stopped.contains(&"SCT-LAC-R3-6M".to_owned()));
    assert_eq!(due(&stand, &case, "SCT-LAC-R3-6M"), "2027-08-26T23:59+01:00");
    // A visit recurs within a stage.
    let (case, moved) = machine.done(&case, "SCT-LAC-VISIT-1W", time("2027-03-01"), time(NOW)).unwrap();
    assert_eq!(moved.started, ["SCT-LAC-VISIT-3M"]);
    let (case, _) = machine.done(&case, "SCT-LAC-VISIT-3M", time("2027-05-31T10:00"), time(NOW)).unwrap();
    assert_eq!(due(&stand, &case, "SCT-LAC-VISIT-3M"), "2027-08-31T23:59+01:00");
    let (case, _) = machine.step(&case, "ended", &all_said(), time("2027-06-01T10:00"), time(NOW)).unwrap();
    assert_eq!(running(&case), ["SCT-RETENTION-100Y"]);
    assert!(case.clock("SCT-RETENTION-100Y").unwrap().legal.is_none(), "waits for the date of birth");
    let case = machine.give_fact(&case, "SCT-RETENTION-100Y", time("2020-02-29T12:00"), time(NOW)).unwrap();
    assert_eq!(due(&stand, &case, "SCT-RETENTION-100Y"), "2120-02-29T23:59+00:00");
}

#[test]
fn the_weeks_and_months_of_norway_both_run_from_the_report() {
    let stand = Stand::of("Europe/Oslo");
    let machine = stand.machine("NO-BARNEVERN");
    let (case, _) = machine.open(time("2026-11-22T10:00"), time(NOW)).unwrap();
    let (case, moved) =
        machine.step(&case, "undersokelse", &all_said(), time("2026-11-27T10:00"), time(NOW)).unwrap();
    assert_eq!((moved.started, moved.stopped), (vec!["NO-UND-3M".into()], vec!["NO-MELD-1U".into()]));
    assert_eq!(due(&stand, &case, "NO-UND-3M"), "2027-02-28T23:59+01:00");
    assert!(running(&case).contains(&"NO-BEKREFT-3U"), "the sender still waits for a receipt");
}

#[test]
fn local_agreements_start_clocks_only_where_they_are_taken_up() {
    let mut stand = Stand::of("Europe/Stockholm");
    let opened = time("2026-03-02T10:00");
    let to_call = |stand: &Stand| {
        let machine = stand.machine("SE-SIP");
        let (case, _) = machine.open(opened, time(NOW)).unwrap();
        let (case, _) = machine.step(&case, "samtycke", &all_said(), opened, time(NOW)).unwrap();
        machine.step(&case, "kallelse", &all_said(), opened, time(NOW)).unwrap().0
    };
    assert!(running(&to_call(&stand)).is_empty());
    let refused = stand.machine("SE-SIP").start(&to_call(&stand), "SE-SIP-MOTE-LOKAL-3V", opened, time(NOW));
    assert_eq!(refused.unwrap_err(), Refusal::NotAdopted("SE-SIP-MOTE-LOKAL-3V".to_owned()));
    stand.adopted = ["SE-SIP-KALL-LOKAL-3D", "SE-SIP-MOTE-LOKAL-3V"].map(String::from).into();
    let case = to_call(&stand);
    assert_eq!(running(&case), ["SE-SIP-KALL-LOKAL-3D"]);
    // The call sent, the three weeks to the meeting begin.
    let sent = time("2026-03-04T15:00");
    let (case, _) = stand.machine("SE-SIP").done(&case, "SE-SIP-KALL-LOKAL-3D", sent, time(NOW)).unwrap();
    assert_eq!(due(&stand, &case, "SE-SIP-MOTE-LOKAL-3V"), "2026-03-25T23:59+01:00");
}

#[test]
fn a_limit_is_made_longer_by_decision() {
    let stand = Stand::of("Europe/Stockholm");
    let machine = stand.machine("SE-BARN");
    let opened = time("2026-03-02T10:00");
    let (case, _) = machine.open(opened, time(NOW)).unwrap();
    let case = machine.start(&case, "SE-UTR-4M", opened, time(NOW)).unwrap();
    let decision = |until: &str, at: &str| Extension {
        until: until.parse().unwrap(),
        reason: "awaits a statement".to_owned(),
        decided_by: "the committee".to_owned(),
        section: "SoL 20:3".to_owned(),
        at: time(at),
    };
    let extend = |extension| machine.extend(&case, "SE-UTR-4M", extension, time(NOW));
    let longer = extend(decision("2026-09-05", "2026-06-30T10:00")).unwrap();
    // A Saturday: moved by the act, planned on the Friday.
    assert_eq!(due(&stand, &longer, "SE-UTR-4M"), "2026-09-07T23:59+02:00");
    let plan = longer.clock("SE-UTR-4M").unwrap().plan.unwrap();
    assert_eq!(instant::write(&plan.to_zoned(stand.place.zone().clone())), "2026-09-04T23:59+02:00");

    assert_eq!(extend(decision("2026-09-05", "2026-07-03T10:00")).unwrap_err(), Refusal::TooLate);
    assert_eq!(extend(decision("2026-07-02", "2026-06-30T10:00")).unwrap_err(), Refusal::NotLater);
    let unsaid = Extension { section: String::new(), ..decision("2026-09-05", "2026-06-30T10:00") };
    assert_eq!(extend(unsaid).unwrap_err(), Refusal::NoReason);
    let never = machine.extend(&case, "SE-ORO-SKYDD", decision("2026-03-09", "2026-03-02T11:00"), time(NOW));
    assert_eq!(never.unwrap_err(), Refusal::NotExtendable("SE-ORO-SKYDD".to_owned()));
}

#[test]
fn the_law_says_how_long_an_extension_may_be() {
    let stand = Stand::of("Europe/London");
    let machine = stand.machine("ENG-CP");
    let (case, _) = machine.open(time("2026-03-02T10:00"), time(NOW)).unwrap();
    let (case, _) =
        machine.step(&case, "emergency", &all_said(), time("2026-03-02T12:00"), time(NOW)).unwrap();
    let extend = |case: &Case, until: &str| {
        let said = || "said".to_owned();
        let (until, at) = (until.parse().unwrap(), time("2026-03-09T10:00"));
        let extension = Extension { until, reason: said(), decided_by: said(), section: said(), at };
        machine.extend(case, "ENG-EPO-8D", extension, time(NOW))
    };
    assert!(matches!(extend(&case, "2026-03-18"), Err(Refusal::TooLong(_))));
    let longer = extend(&case, "2026-03-17").unwrap();
    assert!(matches!(extend(&longer, "2026-03-18"), Err(Refusal::TooLong(_))), "not by halves either");
    let case = machine.does_not_apply(
        &case,
        "ENG-POLICE-72H",
        "an order was made",
        time("2026-03-02T13:00"),
        time(NOW),
    );
    let how = case.unwrap().clocks.into_iter().find(|clock| clock.rule == "ENG-POLICE-72H").unwrap().stopped;
    assert_eq!(how.unwrap().how, How::DoesNotApply("an order was made".to_owned()));
}

#[test]
fn a_clock_stands_still_only_where_the_law_lets_it() {
    let stand = Stand::of("Europe/London");
    let (uk, _) = stand.law.rule("UK-GDPR-DSAR-1M").unwrap();
    // The pack of the United Kingdom has no process: one is lent to it.
    let (england, process) = stand.law.process("ENG-LAC").unwrap();
    let mut pack = england.clone();
    pack.rules.extend(uk.rules.clone());
    let machine = Machine::new(&pack, &process.id, &stand.place, &stand.adopted).unwrap();
    let id = "UK-GDPR-DSAR-1M";
    let opened = time("2026-09-03T10:00");
    let (case, _) = machine.open(opened, time(NOW)).unwrap();
    let case = machine.start(&case, id, opened, time(NOW)).unwrap();
    assert_eq!(due(&stand, &case, id), "2026-10-05T23:59+01:00");

    let pause =
        |case: &Case, rule: &str, at| machine.pause(case, rule, "asked which records", time(at), time(NOW));
    let refused = pause(&case, "ENG-LAC-R1-20WD", "2026-09-05").unwrap_err();
    assert_eq!(refused, Refusal::NoPause("ENG-LAC-R1-20WD".to_owned()));
    let refused = machine.resume(&case, id, time("2026-09-05"), time(NOW)).unwrap_err();
    assert_eq!(refused, Refusal::NotPaused(id.to_owned()));
    let still = pause(&case, id, "2026-09-07T09:00").unwrap();
    assert_eq!(pause(&still, id, "2026-09-08").unwrap_err(), Refusal::Paused(id.to_owned()));
    // Four days later than Saturday 3 October.
    let on = machine.resume(&still, id, time("2026-09-11T16:00"), time(NOW)).unwrap();
    assert_eq!(due(&stand, &on, id), "2026-10-07T23:59+01:00");
    let still = pause(&on, id, "2026-09-20").unwrap();
    let on = machine.resume(&still, id, time("2026-09-22"), time(NOW)).unwrap();
    assert_eq!(due(&stand, &on, id), "2026-10-09T23:59+01:00");
    let pauses: Vec<&Pause> = on.clock(id).unwrap().pauses.iter().collect();
    assert!(pauses.len() == 2 && pauses.iter().all(|pause| pause.to.is_some()));
}

#[test]
fn a_meeting_that_is_to_come_is_no_trigger_in_the_future() {
    let stand = Stand::of("Europe/London");
    let machine = stand.machine("SCT-CP");
    let now = time("2026-03-10T12:00");
    let (case, _) = machine.open(time("2026-03-02T10:00"), now).unwrap();
    let (case, _) = machine.step(&case, "ird", &all_said(), time("2026-03-03T10:00"), now).unwrap();
    let (case, _) = machine.step(&case, "investigation", &all_said(), time("2026-03-04T10:00"), now).unwrap();
    let case = machine.give_fact(&case, "SCT-CPPM-NOTICE-5D", time("2026-04-08T11:00"), now).unwrap();
    assert_eq!(due(&stand, &case, "SCT-CPPM-NOTICE-5D"), "2026-04-03T23:59+01:00");
    let refused = machine.give_fact(&case, "SCT-CPPM-28D", time("2026-03-01"), now).unwrap_err();
    assert_eq!(refused, Refusal::NoFact("SCT-CPPM-28D".to_owned()));
    let future = machine.start(&case, "SCT-CORE-CHANGE-3D", time("2026-03-11"), now).unwrap_err();
    assert_eq!(future, Refusal::InTheFuture);
}

#[test]
fn what_a_process_gives_comes_and_goes_with_its_clock_or_stage() {
    let stand = Stand::of("Europe/Stockholm");
    let (_, process) = stand.law.process("SE-BARN").unwrap();
    let machine = stand.machine("SE-BARN");
    let (at, now) = (time("2026-03-02T10:00"), time(NOW));
    let keys = |case: &Case| process.given(case).into_iter().map(|one| one.key).collect::<Vec<_>>();
    let (case, _) = machine.open(at, now).unwrap();
    assert_eq!(keys(&case), ["SE-BARN-SKYDD:0", "SE-BARN-FORHAND:1"]);
    let plan = case.clock("SE-ORO-SKYDD").unwrap().plan;
    assert_eq!(process.given(&case)[0].plan, plan, "its day is the clock's plan");
    let (done, _) = machine.done(&case, "SE-ORO-SKYDD", at, now).unwrap();
    assert_eq!(keys(&done), ["SE-BARN-FORHAND:1"], "the clock has stopped");
    let (case, _) = machine.step(&done, "skyddsbedomning", &all_said(), at, now).unwrap();
    let (case, _) = machine.step(&case, "utredning", &all_said(), at, now).unwrap();
    assert!(keys(&case).contains(&"SE-BARN-SAMTAL:1".to_owned()), "{:?}", keys(&case));
    let (case, _) = machine.step(&case, "uppfoljning", &all_said(), at, now).unwrap();
    assert!(!keys(&case).contains(&"SE-BARN-SAMTAL:1".to_owned()), "the stage was left");
    let (again, _) = machine.step(&case, "utredning", &all_said(), at, now).unwrap();
    assert!(keys(&again).contains(&"SE-BARN-SAMTAL:2".to_owned()), "a second time is another task");
}
