//! Every key that code, templates and law packs ask for exists; keys that nobody asks for are
//! reported.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::access::{FIELDS, Means};
use domain::agency::Sector;
use domain::alert::{ConditionKind, Outcome, RuleState, Tell};
use domain::break_glass::{self, Category};
use domain::consent;
use domain::coordinator::{CoordinatorKind, HandOverState};
use domain::country::Language;
use domain::disclosure;
use domain::gate::{Action, Purpose, Role};
use domain::invitation::InvitationState;
use domain::involvement::{Exposure, StatedRelation};
use domain::notice::{EventKind, MailRhythm};
use domain::person::{RelationKind, Sex};
use domain::protection::Level;
use domain::review::quality::Band;
use domain::review::{Answer, AuditAnswer, Code, Field, Rarity, ReviewState};
use domain::sharing::{Ground, Part};
use domain::signal::{Direction, Indicator, Look, Side};
use ui::Words;
use ui::words::KEYS;

/// What is said before a key that is written out.
const BEFORE_KEY: [&str; 4] = [".t(\"", "Message::new(\"", "@reason(\"", "\ntext = \""];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "tests"].iter().any(|skip| name == *skip) {
                sources(&path, found);
            }
        } else if path
            .extension()
            .is_some_and(|e| ["rs", "html", "txt", "svg", "cedar", "toml"].iter().any(|k| e == *k))
        {
            found.push(path);
        }
    }
}

fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    sources(&root.join("crates"), &mut files);
    sources(&root.join("packs"), &mut files);
    assert!(files.len() > 20, "the sources were not found");
    let read = |f: &PathBuf| fs::read_to_string(f).unwrap_or_default();
    files.into_iter().map(|f| (f.clone(), without_comments(&read(&f)))).collect()
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Keys written out after one of [`BEFORE_KEY`], outside of tests.
fn asked(text: &str) -> impl Iterator<Item = &str> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let is_key = |key: &&str| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let plain = BEFORE_KEY
        .iter()
        .flat_map(move |before| text.split(*before).skip(1).filter_map(|rest| rest.split('"').next()));
    // `AppError::field(FIELD, "key")`: the key is the second argument.
    let field = text.split("AppError::field(").skip(1).filter_map(|rest| {
        let (_, second) = rest.split_once(", \"")?;
        second.split('"').next()
    });
    plain.chain(field).filter(is_key)
}

/// Keys that are put together from a kind and a code.
fn coded() -> Vec<String> {
    fn all<T: Copy>(kind: &str, values: &[T], code: impl Fn(T) -> &'static str) -> Vec<String> {
        values.iter().map(|v| format!("{kind}-{}", code(*v))).collect()
    }
    [
        all("sector", Sector::ALL, Sector::code),
        all("role", Role::ALL, Role::code),
        all("stated", StatedRelation::ALL, StatedRelation::code),
        all("exposure", Exposure::ALL, Exposure::code),
        all("coordinator", CoordinatorKind::ALL, CoordinatorKind::code),
        all("hand_over_state", HandOverState::ALL, HandOverState::code),
        all("invitation_state", InvitationState::ALL, InvitationState::code),
        all("relation", RelationKind::ALL, RelationKind::code),
        all("sex", Sex::ALL, Sex::code),
        all("level", Level::ALL, Level::code),
        all("ground", Ground::ALL, Ground::code),
        all("event", EventKind::ALL, EventKind::code),
        all("rhythm", MailRhythm::ALL, MailRhythm::code),
        all("action", Action::ALL, Action::code),
        all("purpose", Purpose::ALL, Purpose::code),
        all("means", Means::ALL, Means::code),
        all("break_glass-category", Category::ALL, Category::code),
        all("break_glass-outcome", break_glass::Outcome::ALL, break_glass::Outcome::code),
        all("consent-purpose", consent::Purpose::ALL, consent::Purpose::code),
        all("consent-part", Part::ALL, Part::code),
        all("consent-answer", consent::Answer::ALL, consent::Answer::code),
        all("consent-said", consent::Answer::ALL, consent::Answer::code),
        all("consent-status", consent::Status::ALL, consent::Status::code),
        all("disclosure-asked", disclosure::Asked::ALL, disclosure::Asked::code),
        all("disclosure-told", disclosure::Told::ALL, disclosure::Told::code),
        all("disclosure-state", disclosure::State::ALL, disclosure::State::code),
        all("review-state", ReviewState::ALL, ReviewState::code),
        all("review-answer", Answer::ALL, Answer::code),
        all("review-band", Band::ALL, Band::code),
        all("review-audited", AuditAnswer::ALL, AuditAnswer::code),
        all("alert-kind", ConditionKind::ALL, ConditionKind::code),
        all("alert-outcome", Outcome::ALL, Outcome::code),
        all("alert-state", RuleState::ALL, RuleState::code),
        all("alert-tell", Tell::ALL, Tell::code),
        all("signal-direction", Direction::ALL, Direction::code),
        all("signal-indicator", Indicator::ALL, Indicator::code),
        all("signal-look", Look::ALL, Look::code),
        all("signal-side", Side::ALL, Side::code),
        FIELDS.iter().map(|name| format!("field-{}", name.replace(':', "-"))).collect(),
        Rarity::ALL.iter().map(|rarity| rarity.key()).collect(),
        Code::ALL.iter().map(|code| code.key()).collect(),
        Field::ALL.iter().map(|field| field.key()).collect(),
    ]
    .concat()
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let known: BTreeSet<&str> = KEYS.iter().copied().collect();
    let mut unknown: Vec<String> = Vec::new();
    for (path, text) in texts() {
        for key in asked(&text).filter(|key| !known.contains(key)) {
            unknown.push(format!("{}: {key}", path.display()));
        }
    }
    unknown.extend(coded().into_iter().filter(|key| !known.contains(key.as_str())));
    assert!(unknown.is_empty(), "no message for:\n{}", unknown.join("\n"));
}

#[test]
fn every_rule_that_permits_has_words_for_what_others_did() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let (mut rules, mut unknown) = (0, Vec::new());
    for text in files.iter().filter(|f| f.extension().is_some_and(|e| e == "cedar")).map(fs::read_to_string) {
        for rule in without_comments(&text.unwrap()).split("@id(\"").skip(1) {
            let key = format!("because-{}", rule.split('"').next().unwrap());
            rules += 1;
            if rule.contains("\npermit (") && !KEYS.contains(&key.as_str()) {
                unknown.push(key);
            }
        }
    }
    assert!(rules > 20, "the rules were not found");
    assert!(unknown.is_empty(), "no words for: {}", unknown.join(", "));
}

#[test]
fn no_section_is_said_in_english_to_a_swede() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut sections = BTreeSet::new();
    for text in files.iter().filter(|f| f.extension().is_some_and(|e| e == "cedar")).map(fs::read_to_string) {
        let text = text.unwrap();
        let said = text.split("@section(\"").skip(1).filter_map(|rest| rest.split('"').next());
        sections.extend(said.map(str::to_owned));
    }
    assert!(sections.len() > 20, "the sections were not found");
    for section in &sections {
        let said = format!(" {} ", Words::of(Language::Sv).section(section));
        let cites = said.contains(" v ");
        for word in [" the ", " and ", " of ", " by ", " rule", " age", " on ", ".toml", " CRC "] {
            assert!(cites || !said.contains(word), "{section}: {said}");
        }
    }
    assert_eq!(
        Words::of(Language::En).section("GDPR art. 15; CRC art. 12; ages.toml"),
        "GDPR art. 15; CRC art. 12; the country’s age limits"
    );
}

#[test]
fn keys_that_nobody_asks_for_are_reported() {
    let coded: BTreeSet<String> = coded().into_iter().collect();
    let texts = texts();
    let idle: Vec<&str> = KEYS
        .iter()
        .copied()
        .filter(|key| !coded.contains(*key))
        .filter(|key| !texts.iter().any(|(_, text)| text.contains(&format!("\"{key}\""))))
        .collect();
    // A report, not a fault: a key may be laid down one step before the page that says it.
    #[allow(clippy::print_stdout, reason = "the report")]
    {
        println!("{} keys that nobody asks for: {}", idle.len(), idle.join(", "));
    }
    assert!(idle.len() < KEYS.len(), "the search finds nothing");
}

#[test]
fn the_search_finds_an_unknown_key() {
    let text = r#"{{ l.arg("a", b).t("circle-x") }} Message::new("import-y") AppError::field("f", "z-z") #[cfg(test)] l.t("in-a-test")"#;
    assert_eq!(asked(text).collect::<Vec<_>>(), ["circle-x", "import-y", "z-z"]);
}
