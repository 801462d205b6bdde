//! What a partnership brings itself: read, checked and laid beside the law; running cases keep theirs.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::date;
use law::local::{FIRST_VERSION, Held, Local, Wish, merged};
use law::rule::{Counting, Unit};
use law::{Grounds, Law, Machine, Pack, Place, Problem, Text, due, instant};

use crate::{EMBEDDED, zone};

fn pack() -> &'static Pack {
    Law::country(&EMBEDDED, "se").unwrap()
}

fn time(text: &str) -> Timestamp {
    instant::read(text, &zone("Europe/Stockholm")).unwrap().at
}

fn wish(n: u32) -> Wish {
    Wish {
        id: "LOCAL-1".to_owned(),
        title: "Hålla \"planmötet\"".to_owned(),
        area: "SIP".to_owned(),
        process: "SE-SIP".to_owned(),
        starts: "kallelse".to_owned(),
        trigger: "Kallelse".to_owned(),
        leaves: true,
        n,
        unit: Unit::Weeks,
        counting: Counting::DayAfter,
        moved: true,
        responsible: "samordnaren".to_owned(),
        decision: "Styrgruppen, dnr 12".to_owned(),
        decided: date(2026, 1, 15),
        from: date(2026, 2, 1),
        to: None,
    }
}

fn read(text: &str) -> Vec<Local> {
    Local::read(pack(), Text { file: "own.toml", text }).unwrap_or_else(|found| {
        panic!("{}", found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

fn wrong(text: &str) -> Vec<(String, String, Problem)> {
    let found = Local::read(pack(), Text { file: "own.toml", text }).unwrap_err();
    found.into_iter().map(|finding| (finding.place, finding.field, finding.problem)).collect()
}

/// The wish as a rule that holds with that number from that day.
fn held(local: &Local, number: u32, begun: (i16, i8, i8), ended: Option<(i16, i8, i8)>) -> Held<'_> {
    let day = |(y, m, d)| date(y, m, d);
    Held { local, number, begun: day(begun), ended: ended.map(day) }
}

/// A SIP case opened then and taken to the call on the next days, by that pack.
fn called(pack: &Pack, opened: &str) -> law::Case {
    let place = Place::new(zone("Europe/Stockholm"));
    let adopted: BTreeSet<String> = ["LOCAL-1".to_owned()].into();
    let machine = Machine::new(pack, "SE-SIP", &place, &adopted).unwrap();
    let said = || Some("said".to_owned());
    let grounds = Grounds { guard_met: true, decided_by: said(), reasons: said(), consent: said() };
    let now = time("2030-01-01T10:00");
    let mut at = time(opened);
    let (mut case, _) = machine.open(at, now).unwrap();
    for to in ["samtycke", "kallelse"] {
        at += jiff::SignedDuration::from_hours(24);
        (case, _) = machine.step(&case, to, &grounds, at, now).unwrap();
    }
    case
}

#[test]
fn a_rule_that_is_filled_in_reads_as_one_of_a_pack_and_comes_back_whole() {
    let text = wish(3).text(pack());
    let locals = read(&text);
    let [local] = locals.as_slice() else { panic!("one rule") };
    assert_eq!((local.version.action.as_str(), local.is_own()), ("Hålla \"planmötet\"", true));
    assert_eq!(local.clock.as_ref().unwrap().0, "SE-SIP");
    let again = read(&local.text);
    assert_eq!(again[0].version, local.version);
    assert_eq!(again[0].clock, local.clock);
    // 2 March and three weeks is a Monday: nothing to move.
    let place = Place::new(zone("Europe/Stockholm"));
    let reckoned = due(&local.version, time("2026-03-02T10:00"), &place).unwrap();
    assert_eq!(reckoned.legal.unwrap().date(), date(2026, 3, 23));
}

#[test]
fn new_cases_take_the_version_of_their_start_and_running_ones_keep_theirs() {
    let (three, two) = (read(&wish(3).text(pack())), read(&wish(2).text(pack())));
    let first = [held(&three[0], 1, (2026, 2, 1), None)];
    let both = [held(&three[0], 1, (2026, 2, 1), None), held(&two[0], 2, (2026, 3, 10), None)];
    let version =
        |pack: &Pack, opened: &str| called(pack, opened).clock("LOCAL-1").map(|clock| clock.version);
    assert_eq!(version(&merged(pack(), &first), "2026-01-20T10:00"), None, "opened before it held");
    assert_eq!(version(&merged(pack(), &first), "2026-03-09T10:00"), Some(1));
    assert_eq!(
        version(&merged(pack(), &both), "2026-03-09T10:00"),
        Some(1),
        "the stage came after the new one"
    );
    assert_eq!(version(&merged(pack(), &both), "2026-03-10T10:00"), Some(2));
    // Switched off: no new clock, but a running one still has its version.
    let off = merged(pack(), &[held(&three[0], 1, (2026, 2, 1), Some((2026, 3, 10)))]);
    assert_eq!(version(&off, "2026-03-10T10:00"), None);
    assert!(off.rule("LOCAL-1").unwrap().version(1).is_some());
}

#[test]
fn a_newer_version_of_the_pack_goes_before_it_and_after_its_last_day_the_pack_holds_again() {
    let text = pack_version("SE-UTR-4M", "n = 3\nvalid_to = 2026-12-31");
    let locals = read(&text);
    let pack = merged(pack(), &[held(&locals[0], FIRST_VERSION, (2026, 3, 1), None)]);
    let rule = pack.rule("SE-UTR-4M").unwrap();
    let on = |y, m, d| rule.for_case(date(y, m, d), date(y, m, d)).unwrap().version;
    assert_eq!(on(2026, 3, 1), FIRST_VERSION);
    assert_eq!(on(2027, 1, 1), pack_newest("SE-UTR-4M"));
    let older = rule.for_case(date(2026, 2, 27), date(2026, 4, 1)).unwrap();
    assert_eq!(older.version, pack_newest("SE-UTR-4M"), "a case that ran before goes on by the pack");
    let running = read(&pack_version("SE-UTR-4M", "n = 3\ntransition = \"running_cases\""));
    let pack = merged(self::pack(), &[held(&running[0], FIRST_VERSION, (2026, 3, 1), None)]);
    let of_old = pack.rule("SE-UTR-4M").unwrap().for_case(date(2026, 2, 27), date(2026, 4, 1)).unwrap();
    assert_eq!(of_old.version, FIRST_VERSION, "the transition says else");
}

fn pack_newest(id: &str) -> u32 {
    pack().rule(id).unwrap().newest().version
}

/// A newer version of a rule of the pack in its format, with these lines.
fn pack_version(id: &str, lines: &str) -> String {
    let old = pack().rule(id).unwrap().newest();
    let protection = old.protection;
    let unit = old.limit.as_ref().unwrap().amount.unit.code();
    format!(
        "country = \"SE\"\n[[rule]]\nid = \"{id}\"\narea = \"x\"\nact = \"{}\"\nsection = \"x\"\nsource = \"x\"\n\
         check = \"P\"\nconfidence = \"x\"\nstatus = \"statute\"\ntrigger = \"x\"\naction = \"x\"\n\
         responsible = \"x\"\nkind = \"deadline\"\nunit = \"{unit}\"\nprotection = {protection}\n\
         valid_from = 2026-03-01\n{lines}\n",
        old.act
    )
}

#[test]
fn a_limit_that_protects_is_never_made_longer_or_looser() {
    let id = "SE-ORO-SKYDD";
    let section = pack().rule(id).unwrap().newest().section.clone();
    let longer = vec![(id.to_owned(), "n".to_owned(), Problem::Longer(section))];
    assert_eq!(wrong(&pack_version(id, "n = 2")), longer, "longer");
    assert_eq!(wrong(&pack_version(id, "n = 1\nrollover = \"SE-vardag\"")), longer, "moved over days off");
    assert_eq!(wrong(&pack_version(id, "n = 1\nextendable = true")), longer, "can be put off");
    assert_eq!(wrong(&pack_version(id, "n = 1\npause = \"x\"")), longer, "can stand still");
    let unprotected = pack_version(id, "n = 1").replace("protection = true", "protection = false");
    assert_eq!(wrong(&unprotected), longer, "no longer said to protect");
    read(&pack_version(id, "n = 0"));
    // What does not protect may change either way.
    assert!(!pack().rule("SE-UTR-4M").unwrap().newest().protection);
    read(&pack_version("SE-UTR-4M", "n = 5"));
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_line() {
    let own = wish(3).text(pack());
    let one = |text: &str, place: &str, field: &str, problem: Problem| {
        let found = wrong(text);
        let asked = (place.to_owned(), field.to_owned(), problem);
        assert!(found.contains(&asked), "{found:?} has no {asked:?}");
    };
    one(&own.replace("LOCAL-1", "SE-1"), "SE-1", "id", Problem::OwnId("LOCAL-"));
    one(
        &own.replace("SE-SIP", "SE-NIX"),
        "LOCAL-1",
        "clock.process",
        Problem::UnknownStage("SE-NIX".to_owned()),
    );
    one(
        &own.replace("[\"kallelse\"]", "[\"nowhere\"]"),
        "SE-SIP",
        "clock LOCAL-1",
        Problem::UnknownStage("nowhere".to_owned()),
    );
    one(
        &own.replace("\"SE\"", "\"DK\""),
        "",
        "country",
        Problem::UnknownWord { word: "DK".to_owned(), known: "SE".to_owned() },
    );
    one("country = \"SE\"\n", "", "rule", Problem::HowMany(50));
    let undated = pack_version("SE-UTR-4M", "n = 3").replace("valid_from = 2026-03-01\n", "");
    one(&undated, "SE-UTR-4M", "valid_from", Problem::Missing);
    let text = pack_version("SE-ORO-SKYDD", "n = 9");
    let found = Local::read(pack(), Text { file: "", text: &text }).unwrap_err();
    let line = found[0].line(&text).unwrap();
    assert!(text.lines().nth(line - 1).unwrap().starts_with("n = 9"), "line {line}");
    assert!(
        Local::read(pack(), Text { file: "", text: "rule = [" }).unwrap_err()[0].line("rule = [").is_some()
    );
}

#[test]
fn a_clock_keeps_its_days_when_the_zone_of_the_authority_changes() {
    let home = Place::new(zone("Europe/Stockholm"));
    let moved = Place::new(zone("Europe/Helsinki"));
    let adopted = BTreeSet::new();
    let now = time("2026-03-03T10:00");
    let before = Machine::new(pack(), "SE-BARN", &home, &adopted).unwrap();
    let (case, _) = before.open(time("2026-03-02T10:00"), now).unwrap();
    let after = Machine::new(pack(), "SE-BARN", &moved, &adopted).unwrap();
    let grounds = Grounds { guard_met: true, ..Grounds::default() };
    let (next, _) = after.step(&case, "skyddsbedomning", &grounds, now, now).unwrap();
    for old in &case.clocks {
        let new = next.clocks.iter().find(|clock| clock.rule == old.rule).unwrap();
        assert_eq!((old.legal, old.plan), (new.legal, new.plan), "{}", old.rule);
    }
    assert!(!case.clocks.is_empty());
}
