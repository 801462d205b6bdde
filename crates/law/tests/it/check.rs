//! Packs that are wrong, and what is said of each.

use law::{Finding, Pack, Problem, Text};

const RULES: &str = r#"
country = "SE"
zone = "Europe/Stockholm"
day_off = "SE-vardag"

[[act]]
short = "SoL"
name = "Socialtjänstlagen"
in_force = 2025-07-01

[[act]]
short = "SoL 2001"
name = "Gamla socialtjänstlagen"
repealed = 2025-07-01

[[rule]]
id = "A"
version = 2
area = "a"
act = "SoL"
section = "SoL 1 §"
source = "https://www.riksdagen.se"
check = "P"
confidence = "high"
valid_from = 2025-07-01
status = "statute"
trigger = "t"
action = "a"
responsible = "r"
kind = "deadline"
n = 14
unit = "calendar_days"
rollover = "SE-vardag"

[[rule.earlier]]
version = 1
valid_to = 2025-06-30
act = "SoL 2001"
section = "SoL 2 §"
check = "S"

[[rule]]
id = "B"
area = "a"
act = "SoL"
section = "SoL 3 §"
source = "https://www.riksdagen.se"
check = "M"
confidence = "low"
status = "local_practice"
trigger = "t"
action = "a"
responsible = "r"
kind = "deadline"
n = 3
unit = "months"
start_offset = { n = 14, unit = "calendar_days", after = "A" }
"#;

const PROCESSES: &str = r#"
country = "SE"

[[process]]
id = "P"
name = "p"

[[process.stage]]
id = "one"
label = "One"

[[process.stage]]
id = "two"
label = "Two"

[[process.stage]]
id = "end"
label = "End"
final = true

[[process.step]]
from = "one"
to = "two"
basis = "SoL 1 §; 2 §"
needs = ["decision"]
rules = ["A"]

[[process.step]]
from = "two"
to = "end"
basis = "SoL"

[[process.clock]]
rule = "A"
on = ["open"]
runs_in = ["one"]

[[process.clock]]
rule = "B"
after = "A"
runs_in = ["two"]
"#;

fn read(rules: &str, processes: &str) -> Result<Pack, Vec<Finding>> {
    let processes = Text { file: "processes.toml", text: processes };
    Pack::read(Text { file: "rules.toml", text: rules }, Some(processes))
}

/// What is said when this stands in place of that.
fn said(that: &str, this: &str) -> Vec<(String, String, Problem)> {
    let (rules, processes) = (RULES.replace(that, this), PROCESSES.replace(that, this));
    assert!(rules != RULES || processes != PROCESSES, "{that} stands nowhere");
    let findings = read(&rules, &processes).err().unwrap_or_default();
    findings.into_iter().map(|finding| (finding.place, finding.field, finding.problem)).collect()
}

fn one(that: &str, this: &str) -> (String, String, Problem) {
    let mut found = said(that, this);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn at(place: &str, field: &str, problem: Problem) -> (String, String, Problem) {
    (place.to_owned(), field.to_owned(), problem)
}

#[test]
fn the_pack_itself_is_fine() {
    let pack = read(RULES, PROCESSES).unwrap();
    assert_eq!((pack.rules.len(), pack.processes.len()), (2, 1));
    let versions = pack.rule("A").unwrap().versions();
    assert_eq!(
        versions.iter().map(|v| (v.version, v.section.as_str())).collect::<Vec<_>>(),
        [(1, "SoL 2 §"), (2, "SoL 1 §")]
    );
    assert_eq!(versions[0].valid_from, None, "an earlier version does not begin with the later");
}

#[test]
fn two_rules_with_one_id() {
    let found = said("id = \"B\"", "id = \"A\"");
    assert!(found.contains(&at("A", "id", Problem::Twice("A".into()))), "{found:?}");
}

#[test]
fn fields_that_are_missing_or_unknown_or_of_another_kind() {
    assert_eq!(one("confidence = \"high\"\n", ""), at("A", "confidence", Problem::Missing));
    assert_eq!(one("confidence = \"high\"", "confidence = \" \""), at("A", "confidence", Problem::Missing));
    assert_eq!(
        one("confidence = \"high\"", "confidence = \"x\"\nsure = true"),
        at("A", "sure", Problem::UnknownField)
    );
    assert_eq!(one("n = 3\nunit", "n = \"3\"\nunit"), at("B", "n", Problem::WrongType("number")));
    let not_a_day = said("valid_from = 2025-07-01", "valid_from = \"July\"");
    assert!(not_a_day.contains(&at("A", "valid_from", Problem::WrongType("date"))), "{not_a_day:?}");
    assert_eq!(one("n = 3\nunit", "unit"), at("B", "n", Problem::Missing));
    assert_eq!(one("day_off = \"SE-vardag\"\n", ""), at("", "day_off", Problem::Missing));
    let no_flag = said("final = true", "final = 1");
    assert!(no_flag.contains(&at("P", "stage.final", Problem::WrongType("true or false"))), "{no_flag:?}");
}

#[test]
fn words_that_no_pack_knows() {
    let word = |found: (String, String, Problem)| match found.2 {
        Problem::UnknownWord { word, .. } => (found.0, found.1, word),
        other => panic!("{other:?}"),
    };
    let is = |place: &str, field: &str, word: &str| (place.into(), field.into(), word.into());
    assert_eq!(word(one("unit = \"months\"", "unit = \"moons\"")), is("B", "unit", "moons"));
    assert_eq!(word(one("rollover = \"SE-vardag\"", "rollover = \"next\"")), is("A", "rollover", "next"));
    assert_eq!(word(one("check = \"M\"", "check = \"maybe\"")), is("B", "check", "maybe"));
    assert_eq!(word(one("status = \"local_practice\"", "status = \"habit\"")), is("B", "status", "habit"));
    assert_eq!(word(one("needs = [\"decision\"]", "needs = [\"luck\"]")), is("P", "step.needs", "luck"));
    assert_eq!(
        word(one("country = \"SE\"\n\n[[process]]", "country = \"NO\"\n\n[[process]]")),
        is("", "country", "NO")
    );
}

#[test]
fn sections_of_acts_and_rules_that_are_nowhere() {
    assert_eq!(
        one("act = \"SoL\"\nsection = \"SoL 3 §\"", "act = \"LSS\"\nsection = \"x\""),
        at("B", "act", Problem::UnknownAct("LSS".into()))
    );
    assert_eq!(
        one("basis = \"SoL 1 §; 2 §\"", "basis = \"SoL 1 §; LSS 2 §\""),
        at("P", "step one -> two", Problem::UnknownAct("LSS 2 §".into()))
    );
    assert_eq!(one("basis = \"SoL\"", "basis = \"SoLo\"").2, Problem::UnknownAct("SoLo".into()));
    assert_eq!(
        one("rules = [\"A\"]", "rules = [\"C\"]"),
        at("P", "step one -> two", Problem::UnknownRule("C".into()))
    );
    assert_eq!(
        one("after = \"A\" }", "after = \"C\" }"),
        at("B", "start_offset.after", Problem::UnknownRule("C".into()))
    );
    assert_eq!(
        one("after = \"A\"\nruns", "after = \"C\"\nruns"),
        at("P", "clock B", Problem::UnknownRule("C".into()))
    );
}

#[test]
fn clocks_that_wait_for_each_other() {
    let found =
        said("rollover = \"SE-vardag\"\n", "start_offset = { n = 3, unit = \"months\", after = \"B\" }\n");
    assert!(
        found.contains(&at("A", "start_offset.after", Problem::Circle("A -> B -> A".into()))),
        "{found:?}"
    );
    let circle = one("on = [\"open\"]", "after = \"B\"");
    assert_eq!(circle, at("P", "clock.after", Problem::Circle("A -> B -> A".into())));
    assert_eq!(
        one("n = 14, unit", "n = 7, unit"),
        at("B", "start_offset", Problem::OffsetDiffers("A".into()))
    );
}

#[test]
fn days_that_cannot_be() {
    let dates = |field: &str| at("A", field, Problem::Dates);
    assert!(said("valid_to = 2025-06-30", "valid_to = 2025-06-29").contains(&dates("earlier.valid_to")));
    assert!(said("valid_to = 2025-06-30\n", "").contains(&dates("earlier.valid_to")));
    let early = said("valid_from = 2025-07-01", "valid_from = 2025-06-01");
    assert!(early.contains(&at("A", "valid_from", Problem::NotInForce("SoL".into()))), "{early:?}");
    let late = said("valid_to = 2025-06-30", "valid_to = 2025-07-01");
    assert!(late.contains(&at("A", "valid_to", Problem::NotInForce("SoL 2001".into()))), "{late:?}");
}

#[test]
fn fields_that_do_not_go_together() {
    let hours = said("n = 14\nunit = \"calendar_days\"", "n = 14\nunit = \"hours\"");
    assert!(hours.contains(&at("A", "rollover", Problem::DoesNotGoWith("unit"))), "{hours:?}");
    let back = said("rollover = \"SE-vardag\"", "rollover = \"SE-vardag\"\ndirection = \"before\"");
    assert_eq!(back, [at("A", "rollover", Problem::DoesNotGoWith("direction"))]);
    assert_eq!(one("n = 3\nunit = \"months\"", "n = 3\nunit = \"working_days\"").1, "calendar");
    let duty = said("kind = \"deadline\"\nn = 3", "kind = \"duty\"\nn = 3");
    assert!(duty.contains(&at("B", "n", Problem::NumberAndKind)), "{duty:?}");
    assert_eq!(
        one(
            "n = 3\nunit = \"months\"",
            "n = 3\nunit = \"months\"\nextension_limit = { n = 1, unit = \"months\" }"
        )
        .1,
        "extension_limit"
    );
}

#[test]
fn stages_that_one_cannot_leave_or_come_to() {
    let step = "[[process.step]]\nfrom = \"two\"\nto = \"end\"\nbasis = \"SoL\"\n";
    let found = said(step, "");
    assert!(found.contains(&at("P", "stage two", Problem::DeadEnd)), "{found:?}");
    assert!(found.contains(&at("P", "stage end", Problem::Unreachable)), "{found:?}");
    assert!(found.contains(&at("P", "stage one", Problem::NoWayToTheEnd)), "{found:?}");
    let itself = said("from = \"two\"\nto = \"end\"", "from = \"two\"\nto = \"two\"");
    assert!(itself.contains(&at("P", "stage two", Problem::DeadEnd)), "{itself:?}");
    assert_eq!(
        one("runs_in = [\"one\"]", "runs_in = [\"three\"]"),
        at("P", "clock A", Problem::UnknownStage("three".into()))
    );
    assert_eq!(one("on = [\"open\"]", "on = [\"one>end\"]").2, Problem::UnknownStage("one>end".into()));
    let twice = said("id = \"two\"", "id = \"one\"");
    assert!(twice.contains(&at("P", "stage.id", Problem::Twice("one".into()))), "{twice:?}");
}

#[test]
fn text_that_is_not_toml_names_line_and_column() {
    let finding = &read("country = \"SE\"\nzone = \n", PROCESSES).unwrap_err()[0];
    let Problem::Syntax { line, column, .. } = &finding.problem else { panic!("{finding}") };
    assert_eq!((finding.file.as_str(), *line, *column), ("rules.toml", 2, 8));
}

#[test]
fn everything_wrong_is_found_at_once() {
    let rules =
        RULES.replace("unit = \"months\"", "unit = \"moons\"").replace("check = \"P\"", "check = \"?\"");
    let found = read(&rules, &PROCESSES.replace("SoL 1 §", "X")).unwrap_err();
    let places: Vec<_> = found.iter().map(|f| (f.file.as_str(), f.field.as_str())).collect();
    assert_eq!(
        places,
        [("rules.toml", "check"), ("rules.toml", "unit"), ("processes.toml", "step one -> two")]
    );
}
