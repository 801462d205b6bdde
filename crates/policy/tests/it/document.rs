//! docs/policy.md: the packs and what they amount to, for readers without code. Written by
//! `cargo xtask policy-doc`, held against the packs by a test.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::country::Country;
use domain::gate::{Action, Rule};
use domain::protection::Category;
use policy::{AgeLimit, Check, Policy};

use crate::viewers::{Viewer, all, block};

const POLICY_WORDS: &str = include_str!("../../../ui/locales/en/policy.ftl");
const SHARING_WORDS: &str = include_str!("../../../ui/locales/en/sharing.ftl");

const COUNTRIES: [(Country, &str); 4] =
    [(Country::Se, "Sweden"), (Country::No, "Norway"), (Country::Dk, "Denmark"), (Country::Sct, "Scotland")];

const ABOUT_A_CHILD: [(Action, &str); 20] = [
    (Action::ViewCircle, "see the circle"),
    (Action::ViewExistence, "know that it exists"),
    (Action::ViewProtected, "see protected values"),
    (Action::DeclareInvolvement, "say that one works with the child"),
    (Action::LeaveCircle, "leave"),
    (Action::Invite, "invite"),
    (Action::RecordSharing, "record a ground"),
    (Action::AskConsent, "ask for consent"),
    (Action::GiveConsent, "answer for consent"),
    (Action::DecideDisclosure, "decide to share or not"),
    (Action::SetExposure, "set exposure"),
    (Action::OfferHandOver, "begin or offer a role"),
    (Action::AnswerHandOver, "answer an offer"),
    (Action::RaiseAttention, "raise attention"),
    (Action::NoteSignal, "note a signal"),
    (Action::ViewSignals, "see signals"),
    (Action::AnswerAlert, "answer alerts"),
    (Action::ViewWhoLooked, "see who looked"),
    (Action::ReviewLinks, "review links"),
    (Action::BreakGlass, "open in an emergency"),
];

const DESK: [(Action, &str); 14] = [
    (Action::SearchPerson, "search"),
    (Action::ImportFeed, "deliver lists"),
    (Action::ManageApiKeys, "keys of own systems"),
    (Action::ViewCounts, "see counts"),
    (Action::ManageAccounts, "manage accounts"),
    (Action::ManageLinking, "set limits of linking"),
    (Action::ManageAlertRules, "manage alert rules"),
    (Action::ManageLocalLaw, "manage local rules of law"),
    (Action::ViewLinkQuality, "see how well linking does"),
    (Action::ViewMailQueue, "see undelivered mail"),
    (Action::ViewAccessRecord, "read the access record"),
    (Action::ViewMyDay, "own day"),
    (Action::ManageOwnAccount, "own settings"),
    (Action::ReviewBreakGlass, "review openings"),
];

/// The whole document.
pub fn text() -> String {
    let packs: Vec<(&str, Policy)> =
        COUNTRIES.iter().map(|(country, name)| (*name, Policy::load(*country).unwrap())).collect();
    let sweden = &packs[0].1;
    let mut out = String::from(
        "<!-- Written by `cargo xtask policy-doc` from packs/ and the English words; not by hand. -->\n\
         # Who may see and do what, and by which law\n\n\
         Nothing is allowed that no rule permits, and a rule that forbids wins. Every answer names the rules that\n\
         decided; the viewer can ask for them in words. The packs are this project's reading of the law and want the\n\
         signature of a jurist in each country before use.\n",
    );
    matrix(&mut out, "About a child (Sweden)", sweden, &ABOUT_A_CHILD);
    out += "\n`–`: refused, and answered as if the child were not there.\n";
    matrix(&mut out, "Desk work (Sweden)", sweden, &DESK);
    decided(&mut out, &packs);
    rules(&mut out, &packs);
    levels(&mut out, &packs);
    bases(&mut out, &packs);
    ages(&mut out, &packs);
    consents(&mut out, &packs);
    emergencies(&mut out, &packs);
    out += "\nChecked: *read* means that the provision itself was read, *second hand* that a page which applies it was,\n\
            *memory* that it must be confirmed before use.\n";
    out
}

fn heading(out: &mut String, title: &str, columns: &[&str]) {
    let _ = writeln!(out, "\n## {title}\n\n| {} |\n|{}", columns.join(" | "), " --- |".repeat(columns.len()));
}

fn matrix(out: &mut String, title: &str, policy: &Policy, actions: &[(Action, &str)]) {
    let columns: Vec<&str> = std::iter::once("viewer").chain(actions.iter().map(|(_, n)| *n)).collect();
    heading(out, title, &columns);
    let about_a_child = actions.len() == ABOUT_A_CHILD.len();
    for viewer in all(policy) {
        let cells: Vec<&str> = actions.iter().map(|(action, _)| cell(policy, &viewer, *action)).collect();
        // Desk work does not depend on the child: a viewer who differs only in that is told once.
        if about_a_child || viewer.told_apart_at_the_desk() {
            let _ = writeln!(out, "| {} | {} |", viewer.name, cells.join(" | "));
        }
    }
}

fn cell(policy: &Policy, viewer: &Viewer, action: Action) -> &'static str {
    match viewer.asks(policy, action) {
        Ok(_) => "yes",
        Err(denied) if denied.conceal => "–",
        Err(_) => "no",
    }
}

fn decided(out: &mut String, packs: &[(&str, Policy)]) {
    *out += "\n## Which rule decides\n\n";
    let blocks = |policy: &Policy| all(policy).iter().map(|v| block(policy, v)).collect::<Vec<_>>();
    let sweden = blocks(&packs[0].1);
    let _ = writeln!(out, "```text\n{}```", sweden.join("\n"));
    for (name, policy) in &packs[1..] {
        let _ = writeln!(out, "\n### {name}, where it differs from Sweden\n\n```text");
        for (theirs, swedish) in blocks(policy).iter().zip(&sweden) {
            if let Some(difference) = difference(theirs, swedish) {
                *out += &difference;
            }
        }
        *out += "```\n";
    }
}

/// The viewer's name and the lines that Sweden does not have, if any.
pub fn difference(theirs: &str, swedish: &str) -> Option<String> {
    let swedish: Vec<&str> = swedish.lines().collect();
    let differs = |line: &&str| !line.contains("no rule allows") && !swedish.contains(line);
    let lines: Vec<&str> = theirs.lines().skip(1).filter(differs).collect();
    let name = theirs.lines().next().unwrap_or_default();
    (!lines.is_empty()).then(|| format!("{name}\n{}\n", lines.join("\n")))
}

fn rules(out: &mut String, packs: &[(&str, Policy)]) {
    heading(out, "The rules", &["rule", "where", "", "from", "in words"]);
    let words = words();
    let mut told: BTreeMap<&str, (&Rule, &str, bool)> = BTreeMap::new();
    for (name, policy) in packs {
        for rule in policy.rules() {
            told.entry(&rule.id).and_modify(|(_, place, _)| *place = "everywhere").or_insert((
                rule,
                name,
                policy.forbids(&rule.id),
            ));
        }
    }
    for (id, (rule, place, forbids)) in told {
        let effect = if forbids { "forbids" } else { "permits" };
        let _ = writeln!(
            out,
            "| `{id}` | {place} | {effect} | {} | {} |",
            rule.section,
            words[rule.reason.as_str()]
        );
    }
}

fn levels(out: &mut String, packs: &[(&str, Policy)]) {
    heading(
        out,
        "Protected identity",
        &["country", "level", "section", "checked", "hides without clearance"],
    );
    for (name, policy) in packs {
        for (level, entry) in policy.levels() {
            let hides: Vec<&str> = entry.hides.iter().map(|c| Category::code(*c)).collect();
            let hides = if hides.is_empty() {
                "nothing: a mark would give it away".to_owned()
            } else {
                hides.join(", ")
            };
            let _ = writeln!(
                out,
                "| {name} | {} | {} | {} | {hides} |",
                level.code().replace('_', " "),
                entry.section,
                checked(entry.check)
            );
        }
    }
    *out += "\nA level that a country's pack does not describe hides everything.\n";
}

fn bases(out: &mut String, packs: &[(&str, Policy)]) {
    let columns = ["basis", "section", "checked", "in words", "from", "to", "below age", "days", "reason"];
    heading(out, "Legal bases for sharing a circle without consent", &columns);
    let words = words();
    for basis in packs.iter().flat_map(|(_, policy)| policy.all_sharing_bases()) {
        let sectors = |list: &[domain::agency::Sector]| {
            list.iter().map(|s| s.code().replace('_', " ")).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} | {} | {} | {} |",
            basis.code,
            basis.section,
            checked(basis.check),
            words[basis.text.as_str()],
            sectors(&basis.disclosing),
            sectors(&basis.receiving),
            basis.under_age.map_or_else(|| "any".to_owned(), |age| age.to_string()),
            basis.max_days,
            if basis.needs_reason { "required" } else { "" },
        );
    }
}

fn ages(out: &mut String, packs: &[(&str, Policy)]) {
    let columns = ["country", "what", "years", "section", "checked"];
    heading(out, "Ages", &columns);
    for (name, policy) in packs {
        let ages = policy.ages();
        let table: [(&str, &AgeLimit); 6] = [
            ("own consent counts from", &ages.own_consent),
            ("a guardian's consent counts below", &ages.guardian_consent_until),
            ("a guardian with custody is let in below", &ages.guardian_access_until),
            ("opens the own circle from", &ages.own_circle),
            ("sees who has looked from", &ages.own_log),
            ("is a party from", &ages.party),
        ];
        for (what, limit) in table {
            let _ = writeln!(
                out,
                "| {name} | {what} | {} | {} | {} |",
                limit.years,
                limit.section,
                checked(limit.check)
            );
        }
    }
}

fn consents(out: &mut String, packs: &[(&str, Policy)]) {
    let words = words();
    heading(out, "Consent", &["country", "what", "section", "checked", "in words"]);
    for (name, policy) in packs {
        let law = policy.consent_law();
        let (joint, back) = (&law.joint_custody, &law.withdrawal);
        let table = [
            ("joint custody", &joint.section, joint.check, &joint.text),
            ("withdrawal", &back.section, back.check, &back.text),
        ];
        for (what, section, check, text) in table {
            let text = words[text.as_str()];
            let _ = writeln!(out, "| {name} | {what} | {section} | {} | {text} |", checked(check));
        }
        let _ = writeln!(
            out,
            "| {name} | stands {} days at most | {} | | |",
            law.longest.days, law.longest.section
        );
    }
    heading(out, "Grounds that are never offered", &["ground", "section", "checked", "why"]);
    for never in packs.iter().flat_map(|(_, policy)| &policy.consent_law().never) {
        let text = words[never.text.as_str()];
        let _ = writeln!(out, "| `{}` | {} | {} | {text} |", never.code, never.section, checked(never.check));
    }
}

fn emergencies(out: &mut String, packs: &[(&str, Policy)]) {
    heading(out, "Openings in an emergency", &["country", "lasts", "reviewed within", "section"]);
    for (name, policy) in packs {
        let rules = policy.break_glass();
        let _ = writeln!(
            out,
            "| {name} | {} minutes | {} days | {} |",
            domain::break_glass::MINUTES,
            rules.review_days,
            rules.section
        );
    }
}

const fn checked(check: Check) -> &'static str {
    match check {
        Check::Provision => "read",
        Check::Secondary => "second hand",
        Check::Memory => "memory",
    }
}

fn words() -> BTreeMap<&'static str, &'static str> {
    POLICY_WORDS.lines().chain(SHARING_WORDS.lines()).filter_map(|line| line.split_once(" = ")).collect()
}
