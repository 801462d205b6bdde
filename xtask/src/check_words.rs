//! Text for people is in the Fluent catalogues, in four languages alike, and nowhere else.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::fluent::Catalogue;
use crate::rust_text::RustText;
use crate::template;
use crate::tree::{File, Tree};

const LOCALES: &str = "crates/ui/locales/";
const LANGUAGES: [&str; 4] = ["sv", "nb", "da", "en"];

/// Where Nordic letters in Rust are data about names or columns, never text that is shown.
const LETTERS_ARE_DATA: [&str; 3] = ["crates/link/", "crates/sample/", "xtask/"];
/// A comment with these words says that the item after it is such a table; in the file's own comment
/// (`//!`), that the whole file is.
const TABLE_MARK: &str = "check-words: table";

/// Finds keys that differ between languages, words in Rust, and words in templates.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = catalogues(tree);
    found.extend(reasons(tree));
    found.extend(letters(tree));
    for file in tree.under("crates/ui/templates/") {
        for (line, text) in template::words(&file.text) {
            found.push(Finding::at(&file.path, line, format!("text outside Fluent: {text}")));
        }
    }
    found
}

/// Every language has the same files, keys, attributes and variables.
fn catalogues(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let names: BTreeSet<&str> =
        tree.under(LOCALES).filter_map(|f| split_locale(&f.path)).map(|(_, n)| n).collect();
    for name in names {
        let of = |language: &str| {
            let path = format!("{LOCALES}{language}/{name}");
            let file = tree.files.iter().find(|f| f.path == path);
            (path, Catalogue::of(file.map_or("", |f| f.text.as_str())))
        };
        let all = LANGUAGES.map(of);
        for (path, catalogue) in &all {
            for (key, line) in &catalogue.twice {
                found.push(Finding::at(path, *line, format!("{key} is defined twice")));
            }
        }
        let keys: BTreeSet<&String> = all.iter().flat_map(|(_, c)| c.entries.keys()).collect();
        for key in keys {
            found.extend(compare(key, &all));
        }
    }
    found
}

/// Each language against the first that has the key.
fn compare(key: &str, all: &[(String, Catalogue)]) -> Vec<Finding> {
    let Some((first_path, first)) = all.iter().find_map(|(p, c)| c.entries.get(key).map(|e| (p, e))) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (path, catalogue) in all {
        match catalogue.entries.get(key) {
            None => found.push(Finding::file(path, format!("{key} is missing"))),
            Some(entry) if entry.variables != first.variables => {
                let what = format!("{key} has {:?}, {first_path} has {:?}", entry.variables, first.variables);
                found.push(Finding::at(path, entry.line, what));
            }
            Some(entry) if entry.attributes != first.attributes => {
                let what =
                    format!("{key} has {:?}, {first_path} has {:?}", entry.attributes, first.attributes);
                found.push(Finding::at(path, entry.line, what));
            }
            Some(_) => {}
        }
    }
    found
}

fn split_locale(path: &str) -> Option<(&str, &str)> {
    let (language, name) = path.strip_prefix(LOCALES)?.split_once('/')?;
    name.rsplit_once('.').filter(|(_, extension)| *extension == "ftl")?;
    Some((language, name))
}

/// Every `@reason` of a policy is a key that can be said.
fn reasons(tree: &Tree) -> Vec<Finding> {
    let known: BTreeSet<String> =
        tree.under(LOCALES).flat_map(|f| Catalogue::of(&f.text).entries.into_keys()).collect();
    let mut found = Vec::new();
    for file in tree.under("packs/").filter(|f| f.is(&["cedar"])) {
        for (at, line) in file.text.lines().enumerate() {
            let reason = line.split_once("@reason(\"").and_then(|(_, r)| r.split_once('"'));
            if let Some((key, _)) = reason.filter(|(key, _)| !known.contains(*key)) {
                found.push(Finding::at(&file.path, at + 1, format!("{key} is in no catalogue")));
            }
        }
    }
    found
}

/// Nordic letters in a Rust string are words for people that belong in Fluent.
fn letters(tree: &Tree) -> Vec<Finding> {
    let marked = |f: &File| f.text.lines().any(|l| l.starts_with("//!") && l.contains(TABLE_MARK));
    let exempt =
        |f: &File| f.is_test() || LETTERS_ARE_DATA.iter().any(|p| f.path.starts_with(p)) || marked(f);
    let mut found = Vec::new();
    for file in tree.rust().filter(|f| !exempt(f)) {
        let text = RustText::of(&file.text);
        let marks = file.text.lines().enumerate().filter(|(_, l)| l.contains(TABLE_MARK));
        let tables: Vec<_> = marks.map(|(at, _)| at + 1..=text.item_from(at + 2)).collect();
        for (line, literal) in &text.strings {
            let data =
                text.in_test(*line) || text.in_sample(*line) || tables.iter().any(|t| t.contains(line));
            if !data && literal.chars().any(|c| "åäöæøÅÄÖÆØ".contains(c)) {
                found.push(Finding::at(
                    &file.path,
                    *line,
                    format!("words for people outside Fluent: {literal}"),
                ));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn languages_that_differ_are_found() {
        let findings = found(&[
            ("crates/ui/locales/sv/a.ftl", "x = { $n } barn\ny = z\n"),
            ("crates/ui/locales/nb/a.ftl", "x = barn\ny = z\n"),
            ("crates/ui/locales/da/a.ftl", "x = { $n } barn\n"),
            ("crates/ui/locales/en/a.ftl", "x = { $n } children\ny = z\n    .t = u\n"),
        ]);
        assert_eq!(findings.len(), 3, "{findings:?}");
        assert!(findings[0].starts_with("crates/ui/locales/nb/a.ftl:1: x has {}"));
        assert_eq!(findings[1], "crates/ui/locales/da/a.ftl: y is missing");
        assert!(findings[2].starts_with("crates/ui/locales/en/a.ftl:2: y has {\"t\"}"));
    }

    #[test]
    fn a_file_in_one_language_only_is_found() {
        assert_eq!(found(&[("crates/ui/locales/sv/a.ftl", "x = y\n")]).len(), 3);
    }

    #[test]
    fn a_reason_that_cannot_be_said_is_found() {
        let findings = found(&[("packs/se/policy.cedar", "@id(\"a\")\n@reason(\"why-not\")\npermit();")]);
        assert_eq!(findings, ["packs/se/policy.cedar:2: why-not is in no catalogue"]);
    }

    #[test]
    fn nordic_letters_in_rust_are_found_outside_tests_and_tables() {
        let bad = "const A: &str = \"Försök igen\";";
        let findings = found(&[
            ("crates/web/src/a.rs", bad),
            ("crates/web/tests/it/a.rs", bad),
            ("crates/sample/src/a.rs", bad),
            ("crates/domain/src/a.rs", &format!("//! check-words: table\n\n{bad}\n{bad}")),
            ("crates/domain/src/c.rs", &format!("// check-words: table\n{bad}\n{bad}")),
            ("crates/ui/src/c.rs", &format!("fn sample() {{\n{bad}\n}}\n")),
            ("crates/domain/src/b.rs", "// Försök\n#[cfg(test)]\nmod t { const A: &str = \"å\"; }"),
        ]);
        let at = |place: &str| format!("{place}: words for people outside Fluent: Försök igen");
        assert_eq!(findings, [at("crates/web/src/a.rs:1"), at("crates/domain/src/c.rs:3")]);
    }

    #[test]
    fn words_in_a_template_are_found() {
        let findings = found(&[("crates/ui/templates/a.html", "<p>{{ x }}</p>\n<p>No children</p>")]);
        assert_eq!(findings, ["crates/ui/templates/a.html:2: text outside Fluent: No children"]);
    }
}
