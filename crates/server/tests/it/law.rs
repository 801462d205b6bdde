//! `kring law`, which needs no store.

use crate::kring::{Kring, said};

const FORHAND: [&str; 6] = ["law", "due", "--rule", "SE-ORO-FORHAND", "--trigger", "2026-03-20T10:00+01:00"];

fn run(kring: &Kring, arguments: &[&str]) -> (Option<i32>, String) {
    let out = kring.run(arguments);
    (out.status.code(), said(&out))
}

#[test]
fn a_due_date_comes_with_its_plan_its_reasoning_and_its_section() {
    let kring = Kring::new();
    let (code, text) = run(&kring, &FORHAND);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(
        text,
        "legal due: 2026-04-07T23:59+02:00 (Tuesday 7 April 2026)\n\
         plan due: 2026-04-02T23:59+02:00 (Thursday 2 April 2026)\n\
         why: Friday 20 March 2026; + 14 days = Friday 3 April 2026; Good Friday: the next working day, \
         Tuesday 7 April 2026; plan on the working day before, Thursday 2 April 2026\n\
         section: SoL (2025:400) 20 kap. 2 §\n\
         checked: the provision was read\n"
    );
    assert!(!kring.data().exists(), "nothing is made");
    let (_, swedish) = run(&kring, &[&FORHAND[..], &["--language", "sv"]].concat());
    assert!(swedish.contains("lagens gräns: 2026-04-07T23:59+02:00 (tisdag 7 april 2026)"), "{swedish}");
    assert!(swedish.contains("långfredagen: nästa vardag, tisdag 7 april 2026"), "{swedish}");
}

#[test]
fn what_is_from_memory_or_without_a_number_says_so() {
    let kring = Kring::new();
    let due = |rule: &str, at: &str, more: &[&str]| {
        run(&kring, &[&["law", "due", "--rule", rule, "--trigger", at], more].concat())
    };
    let (code, text) = due("ENG-EPO-8D", "2026-03-02T12:00Z", &[]);
    assert!(code == Some(0) && text.contains("NOT SETTLED") && text.contains("2026-03-09T23:59"), "{text}");
    let (code, text) = due("SE-UTR-INLED", "2026-03-02", &[]);
    assert!(code == Some(0) && text.contains("none, the law gives no number"), "{text}");
    let (code, text) = due("EU-GDPR-DSAR-1M", "2026-01-31", &[]);
    assert!(code == Some(1) && text.contains("--zone"), "{text}");
    let (code, text) = due("EU-GDPR-DSAR-1M", "2026-01-31", &["--zone", "Europe/Stockholm"]);
    assert!(code == Some(0) && text.contains("2026-03-02T23:59+01:00"), "{text}");
    let (code, text) = due("SE-LUS-INSKR-24H", "2026-10-25T02:30", &[]);
    assert!(code == Some(0) && text.contains("twice that night"), "{text}");
    let (code, text) = due("ENG-RCPC-6M", "2026-08-31", &["--again"]);
    assert!(code == Some(0) && text.contains("2027-02-28T23:59+00:00"), "{text}");
    for (rule, at) in [("SE-NO-SUCH", "2026-03-02"), ("SE-UTR-4M", "soon"), ("SE-UTR-4M", "2400-01-01")] {
        assert_eq!(due(rule, at, &[]).0, Some(1), "{rule} {at}");
    }
}

#[test]
fn a_table_of_worked_examples_is_checked_line_by_line() {
    let kring = Kring::new();
    let table = |text: &str| {
        let file = kring.file("worked.csv", text.as_bytes());
        run(&kring, &["law", "due", "--file", file.to_str().unwrap()])
    };
    let worked = include_str!("../../../law/tests/data/worked.csv");
    let fine = (Some(0), "73 lines checked, 0 differ, 0 could not be checked.\n".to_owned());
    assert_eq!(table(worked), fine);
    assert_eq!(table(&format!("\u{feff}{worked}")), fine);
    let (code, text) = table(&worked.replace("2026-07-10T23:59+02:00", "2026-07-11T23:59+02:00"));
    assert_eq!(code, Some(1));
    assert!(text.contains("line 2, DK-BFU-4M, expected_due_local: expected 2026-07-11"), "{text}");
    let (code, text) = table("rule_id,trigger_local,expected_due_local\nSE-UTR-4M,soon,2026-03-02\n");
    assert!(code == Some(2) && text.contains("line 2, column 2 (trigger_local): soon is no date"), "{text}");
    let (code, text) = table("rule_id,trigger_local\n");
    assert!(code == Some(2) && text.contains("expected_due_local is missing"), "{text}");
    let (code, _) = run(&kring, &["law", "due", "--file", "no-such.csv"]);
    assert_eq!(code, Some(2));
}

#[test]
fn packs_are_checked_and_listed() {
    let kring = Kring::new();
    let (code, text) = run(&kring, &["law", "check"]);
    assert!(
        code == Some(0) && text.starts_with("7 packs, 124 rules, 9 processes: nothing is wrong."),
        "{text}"
    );
    assert!(text.contains("EU-GDPR-BREACH-72H"), "names what is not settled: {text}");
    let packs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");
    for path in ["", "/se", "/se/rules.toml", "/se/processes.toml"] {
        let (code, text) = run(&kring, &["law", "check", &format!("{packs}{path}")]);
        assert_eq!(code, Some(0), "{path}: {text}");
    }
    let broken =
        include_str!("../../../../packs/se/rules.toml").replace("unit = \"weeks\"", "unit = \"moons\"");
    let file = kring.file("rules.toml", broken.as_bytes());
    let (code, text) = run(&kring, &["law", "check", file.to_str().unwrap()]);
    assert!(code == Some(2) && text.contains("SE-ORO-ATERKOPPLING: unit: moons is none of: hours"), "{text}");

    let (code, text) = run(&kring, &["law", "list", "--country", "dk"]);
    assert_eq!((code, text.lines().count()), (Some(0), 22), "{text}");
    assert!(text.contains("DK-UND-KVIT-6H\t6 working days\tBarnets lov § 138, stk. 1\tP\t\n"), "{text}");
    let (_, all) = run(&kring, &["law", "list"]);
    assert_eq!((all.lines().count(), all.matches("NOT SETTLED").count()), (124, 4));
    let (code, text) = run(&kring, &["law", "list", "--country", "is"]);
    assert!(code == Some(1) && text.contains("se, no, dk, sct, eng, eu, uk"), "{text}");
}
