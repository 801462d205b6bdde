//! Licences, sources and banned crates of everything that is built in. `deny.toml` says the same
//! to `cargo deny`; its lists are read here, so that the check exists without that tool.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use toml::Table;

use crate::finding::Finding;
use crate::licence::can_be_met;
use crate::tree::Tree;

const LIST: &str = "deny.toml";
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What may and may not be built in.
struct Rules {
    licences: Vec<String>,
    banned: Vec<String>,
}

/// Asks cargo what is built in on this platform, and judges it together with the npm packages.
pub fn run(tree: &Tree) -> Vec<Finding> {
    let Some(rules) = rules(tree) else { return vec![Finding::file(LIST, "is missing or cannot be read")] };
    let mut found = match metadata() {
        Ok(metadata) => {
            report_duplicates(&metadata);
            crates(&metadata, &rules)
        }
        Err(why) => vec![Finding::file("Cargo.toml", format!("cargo metadata: {why}"))],
    };
    found.extend(packages(tree, &rules));
    found
}

fn rules(tree: &Tree) -> Option<Rules> {
    let table: Table = tree.files.iter().find(|f| f.path == LIST)?.text.parse().ok()?;
    let strings = |value: &toml::Value, key: &str| -> Option<Vec<String>> {
        let name = |v: &toml::Value| v.as_str().or_else(|| v.get(key)?.as_str()).map(str::to_owned);
        value.as_array().map(|list| list.iter().filter_map(name).collect())
    };
    Some(Rules {
        licences: strings(table.get("licenses")?.get("allow")?, "name")?,
        banned: strings(table.get("bans")?.get("deny")?, "crate")?,
    })
}

fn metadata() -> Result<Value, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let say = |error: std::io::Error| error.to_string();
    let version = Command::new("rustc").arg("-vV").output().map_err(say)?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|l| l.strip_prefix("host: ")).ok_or("rustc names no host")?;
    let args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", host];
    let out = Command::new(cargo).args(args).output().map_err(say)?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned());
    }
    serde_json::from_slice(&out.stdout).map_err(|error| error.to_string())
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn crates(metadata: &Value, rules: &Rules) -> Vec<Finding> {
    let allowed: Vec<&str> = rules.licences.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for package in list(metadata, "packages") {
        let (name, source, licence) =
            (text(package, "name"), text(package, "source"), text(package, "license"));
        let mut note = |what: String| found.push(Finding::file("Cargo.lock", format!("{name}: {what}")));
        if !can_be_met(licence, &allowed) {
            note(format!("licence \"{licence}\" is not on the list in {LIST}"));
        }
        if !source.is_empty() && source != CRATES_IO {
            note(format!("comes from {source}"));
        }
        if rules.banned.iter().any(|b| b == name) {
            note("is banned".to_owned());
        }
    }
    found
}

/// The licences that the package lock files state.
fn packages(tree: &Tree, rules: &Rules) -> Vec<Finding> {
    let allowed: Vec<&str> = rules.licences.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|f| f.path.ends_with("package-lock.json")) {
        let lock: Value = serde_json::from_str(&file.text).unwrap_or_default();
        let packages = lock.get("packages").and_then(Value::as_object).into_iter().flatten();
        for (path, package) in packages.filter(|(path, _)| !path.is_empty()) {
            // htmx writes the name of 0BSD as it was before SPDX settled on one.
            let licence = text(package, "license").replace("BSD-0-Clause", "0BSD");
            if !can_be_met(&licence, &allowed) {
                found
                    .push(Finding::file(&file.path, format!("{path}: licence \"{licence}\" is not allowed")));
            }
        }
    }
    found
}

/// Two versions of one crate cost build time; worth knowing, not forbidden.
fn report_duplicates(metadata: &Value) {
    for (name, versions) in duplicates(metadata) {
        println!("twice: {name} {}", versions.join(", "));
    }
}

fn duplicates(metadata: &Value) -> BTreeMap<&str, Vec<&str>> {
    let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in list(metadata, "packages") {
        by_name.entry(text(package, "name")).or_default().push(text(package, "version"));
    }
    by_name.retain(|_, versions| versions.len() > 1);
    by_name
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sample() -> Rules {
        let text = "[licenses]\nallow = [\"MIT\", \"0BSD\"]\n[bans]\ndeny = [{ crate = \"native-tls\" }]\n";
        rules(&Tree::of(&[(LIST, text)])).unwrap()
    }

    #[test]
    fn what_is_not_allowed_is_found() {
        let metadata = json!({ "packages": [
            { "name": "good", "version": "1.0.0", "license": "MIT OR GPL-3.0", "source": CRATES_IO },
            { "name": "good", "version": "2.0.0", "license": "MIT", "source": CRATES_IO },
            { "name": "ours", "version": "1.0.0", "license": "MIT", "source": null },
            { "name": "copyleft", "version": "1.0.0", "license": "GPL-3.0", "source": CRATES_IO },
            { "name": "unknown", "version": "1.0.0", "license": null, "source": CRATES_IO },
            { "name": "strange", "version": "1.0.0", "license": "MIT", "source": "git+https://example.org" },
            { "name": "native-tls", "version": "1.0.0", "license": "MIT", "source": CRATES_IO },
        ]});
        let found: Vec<_> = crates(&metadata, &sample()).iter().map(ToString::to_string).collect();
        let names = ["copyleft", "unknown", "strange", "native-tls"];
        assert_eq!(found.len(), names.len());
        assert!(found.iter().zip(names).all(|(f, n)| f.contains(n)), "{found:?}");
        assert_eq!(duplicates(&metadata), BTreeMap::from([("good", vec!["1.0.0", "2.0.0"])]));
    }

    #[test]
    fn npm_packages_are_judged_too() {
        let lock = "{\"packages\":{\"\":{},\"a\":{\"license\":\"BSD-0-Clause\"},\"b\":{\"license\":\"GPL-3.0\"},\"c\":{}}}";
        assert_eq!(packages(&Tree::of(&[("e2e/package-lock.json", lock)]), &sample()).len(), 2);
    }
}
