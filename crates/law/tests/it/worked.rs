//! Worked examples: reasoned by hand, section by section, and computed by an independent engine in
//! Python. `tests/data/README.md` says where they come from.

use jiff::tz::TimeZone;
use law::instant;
use law::worked::{Line, Outcome, TableError, Wrong, check};

use crate::{embedded, zone};

const WORKED: &[u8] = include_bytes!("../data/worked.csv");

fn checked(text: &[u8]) -> Result<Vec<Line>, TableError> {
    check(&embedded(), text, &|name| TimeZone::get(name).ok())
}

#[test]
fn every_worked_example_comes_out() {
    let lines = checked(WORKED).unwrap();
    assert_eq!(lines.len(), 73);
    let differ: Vec<_> = lines.iter().filter(|line| line.outcome != Outcome::Same).collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

const HEAD: &str = "country,rule_id,trigger_local,expected_due_local,timezone\n";

fn outcomes(text: &str) -> Vec<(u64, Outcome)> {
    checked(text.as_bytes()).unwrap().into_iter().map(|line| (line.line, line.outcome)).collect()
}

#[test]
fn a_difference_names_the_line_and_what_was_computed() {
    let text = format!(
        "{HEAD}SE,SE-ORO-FORHAND,2026-03-20T10:00+01:00,2026-04-07T23:59+02:00,Europe/Stockholm\n\
         SE,SE-ORO-FORHAND,2026-03-20T10:00+01:00,2026-04-03T23:59+02:00,Europe/Stockholm\n"
    );
    let found = outcomes(&text);
    assert_eq!(found[0], (2, Outcome::Same));
    let Outcome::Differs { column, expected, computed } = &found[1].1 else { panic!("{found:?}") };
    assert_eq!((found[1].0, *column, expected.as_str()), (3, "expected_due_local", "2026-04-03T23:59+02:00"));
    assert_eq!(instant::write(computed.as_ref().unwrap()), "2026-04-07T23:59+02:00");
}

#[test]
fn a_line_that_cannot_be_checked_names_its_column() {
    let wrong = |line: &str| match outcomes(&format!("{HEAD}{line}\n")).remove(0).1 {
        Outcome::Wrong { column, at, problem } => (column, at, problem),
        other => panic!("{other:?}"),
    };
    let at = |column, at, problem| (column, at, problem);
    assert_eq!(wrong("SE,SE-X,2026-03-20,2026-03-20,"), at("rule_id", 2, Wrong::UnknownRule("SE-X".into())));
    assert_eq!(wrong("SE,,2026-03-20,2026-03-20,"), at("rule_id", 2, Wrong::Empty));
    assert_eq!(
        wrong("SE,SE-UTR-4M,20/3,2026-03-20,"),
        at("trigger_local", 3, Wrong::NotATime("20/3".into()))
    );
    assert_eq!(
        wrong("SE,SE-UTR-4M,2026-03-20,later,"),
        at("expected_due_local", 4, Wrong::NotATime("later".into()))
    );
    assert_eq!(wrong("SE,SE-UTR-4M,2026-03-20,,"), at("expected_due_local", 4, Wrong::Empty));
    assert_eq!(
        wrong("SE,SE-UTR-4M,2026-03-20,2026-03-20,Mars/Olympus"),
        at("timezone", 5, Wrong::UnknownZone("Mars/Olympus".into()))
    );
    assert_eq!(wrong("EU,EU-GDPR-DSAR-1M,2026-03-20,2026-03-20,"), at("timezone", 5, Wrong::NeedsZone));
    assert_eq!(wrong("SE,SE-UTR-4M,2250-03-20,2250-07-20,"), at("trigger_local", 3, Wrong::OutOfRange));
}

#[test]
fn tables_are_taken_as_spreadsheets_write_them() {
    let text = "\u{feff}Timezone ; trigger_local;RULE_ID;expected_due_local;remarks\r\n\
                ;2026-03-20T10:00;SE-ORO-FORHAND;2026-04-07T23:59;fine\r\n;;;;\r\n\
                Europe/Stockholm;2026-03-20T10:00+01:00;SE-ORO-FORHAND;2026-04-07T21:59Z\r\n";
    let found = outcomes(text);
    assert_eq!(found, [(2, Outcome::Same), (4, Outcome::Same)]);
    let plan = "rule_id\ttrigger_local\texpected_due_local\texpected_plan_local\n\
                SE-ORO-FORHAND\t2026-03-20T10:00\t2026-04-07T23:59\t2026-04-02T23:59\n\
                SE-ORO-FORHAND\t2026-03-20T10:00\t2026-04-07T23:59\t2026-04-07T23:59\n\
                SE-ORO-FORHAND\t2026-03-20T10:00\t2026-04-07T23:59\n";
    let found = outcomes(plan);
    assert_eq!((&found[0].1, &found[2].1), (&Outcome::Same, &Outcome::Same));
    assert!(matches!(found[1].1, Outcome::Differs { column: "expected_plan_local", .. }));
}

#[test]
fn what_is_no_table() {
    let refused = |text: &[u8]| checked(text).unwrap_err();
    assert_eq!(refused(b"a,b\n1,2\n"), TableError::MissingColumn("rule_id"));
    assert_eq!(refused(b""), TableError::MissingColumn("rule_id"));
    assert_eq!(refused(HEAD.as_bytes()), TableError::NoLines);
    assert_eq!(refused(b"rule_id\n\xff\n"), TableError::NotUtf8 { line: 2 });
}

#[test]
fn rules_without_a_number_have_no_legal_date() {
    let law = embedded();
    let place = law::Place::new(zone("Europe/Stockholm"));
    let event = "2026-03-20T10:00+01:00".parse().unwrap();
    for (id, planned) in [("SE-UTR-INLED", true), ("SE-GALL-PLACERAD", false), ("SE-LUS-FASTVK", false)] {
        let reckoned = law::due(law.rule(id).unwrap().1.newest(), event, &place).unwrap();
        assert_eq!((reckoned.legal, reckoned.plan.is_some()), (None, planned), "{id}");
    }
}
