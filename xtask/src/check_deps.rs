//! The staircase: a crate knows only the floors below it.

use toml::{Table, Value};

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// Each crate and the crates of the house that it may use.
const FLOORS: [(&str, &[&str]); 14] = [
    ("link", &[]),
    ("law", &[]),
    ("link-tool", &["domain", "link"]),
    ("sample", &["domain"]),
    ("domain", &["law", "link"]),
    ("policy", &["domain"]),
    ("fhir", &["domain"]),
    ("ui", &["domain", "law"]),
    ("store", &["domain", "link"]),
    ("app", &["domain", "law", "link", "policy", "fhir", "store"]),
    ("web", &["domain", "fhir", "law", "ui", "app"]),
    ("server", &["domain", "law", "link", "policy", "fhir", "sample", "ui", "store", "app", "web"]),
    ("bench", &["domain", "link", "policy", "sample", "store", "app", "web"]),
    ("testkit", &["domain", "link", "policy", "fhir", "sample", "ui", "store", "app", "web"]),
];

/// Crates whose tests may use the test kit, and with it every floor. Below the store it would be a circle.
const TESTED_WITH_KIT: [&str; 4] = ["store", "app", "web", "server"];

/// Libraries that belong to one floor.
const HOMES: [(&str, &[&str]); 7] = [
    ("rusqlite", &["store"]),
    ("tokio-postgres", &["store"]),
    ("deadpool-postgres", &["store"]),
    ("cedar-policy", &["policy"]),
    ("askama", &["ui"]),
    ("axum", &["web", "server", "testkit", "bench"]),
    ("lettre", &["server"]),
];

/// Floors that wait for nothing and ask nobody, and what they therefore cannot use.
const PURE: [&str; 7] = ["link", "law", "domain", "policy", "fhir", "ui", "sample"];
const IMPURE: [&str; 6] = ["tokio", "futures-util", "hyper", "reqwest", "ring", "tracing"];

/// Finds dependencies that go up the stairs, or a library outside its home.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.under("crates/").filter(|f| f.path.ends_with("/Cargo.toml"));
    manifests.flat_map(manifest).collect()
}

fn manifest(file: &File) -> Vec<Finding> {
    let name = file.path.split('/').nth(1).unwrap_or_default();
    let Ok(table) = file.text.parse::<Table>() else {
        return vec![Finding::file(&file.path, "is not TOML")];
    };
    let Some((_, below)) = FLOORS.iter().find(|(floor, _)| *floor == name) else {
        return vec![Finding::file(&file.path, "has no floor in the house; see xtask/src/check_deps.rs")];
    };
    let mut found = Vec::new();
    for (section, dependency) in dependencies(&table) {
        let ours = FLOORS.iter().any(|(floor, _)| *floor == dependency);
        let dev = section == "dev-dependencies";
        let allowed = match dependency {
            "testkit" if !dev => false,
            _ if dev && TESTED_WITH_KIT.contains(&name) => true,
            "testkit" => false,
            "sample" if dev => true,
            ours_or_not => !ours || below.contains(&ours_or_not),
        };
        if !allowed {
            found.push(Finding::file(&file.path, format!("{name} must not use {dependency} in {section}")));
        }
        if dev {
            continue;
        }
        let home = HOMES.iter().find(|(library, _)| *library == dependency);
        if let Some((_, homes)) = home.filter(|(_, homes)| !homes.contains(&name)) {
            found.push(Finding::file(&file.path, format!("{dependency} belongs in {}", homes.join(", "))));
        }
        if PURE.contains(&name) && IMPURE.contains(&dependency) {
            found.push(Finding::file(&file.path, format!("{name} is pure and cannot use {dependency}")));
        }
    }
    found
}

/// Section and name of every dependency, those for one platform included.
fn dependencies(table: &Table) -> Vec<(&'static str, &str)> {
    let mut found = Vec::new();
    let targets = table.get("target").and_then(Value::as_table);
    let per_target = targets.into_iter().flat_map(Table::values).filter_map(Value::as_table);
    for place in std::iter::once(table).chain(per_target) {
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let names = place.get(section).and_then(Value::as_table).into_iter().flat_map(Table::keys);
            found.extend(names.map(|n| (section, n.strip_prefix("kring-").unwrap_or(n))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        let path = format!("crates/{name}/Cargo.toml");
        check(&Tree::of(&[(&path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn up_the_stairs_is_found() {
        let text = "[dependencies]\ndomain.workspace = true\npolicy.workspace = true\n";
        assert_eq!(
            found("store", text),
            ["crates/store/Cargo.toml: store must not use policy in dependencies"]
        );
        assert_eq!(found("web", "[dependencies]\nstore = { path = \"../store\" }\n").len(), 1);
        assert_eq!(found("link", "[build-dependencies]\nkring-domain = \"1\"\n").len(), 1);
        assert_eq!(found("domain", "[target.'cfg(unix)'.dependencies]\napp.workspace = true\n").len(), 1);
    }

    #[test]
    fn down_the_stairs_is_fine() {
        let text = "[dependencies]\napp.workspace = true\nserde.workspace = true\n[dev-dependencies]\ntestkit.workspace = true\n";
        assert_eq!(found("web", text), [""; 0]);
    }

    #[test]
    fn the_test_kit_stays_in_tests() {
        assert_eq!(found("app", "[dependencies]\ntestkit.workspace = true\n").len(), 1);
        assert_eq!(found("domain", "[dev-dependencies]\ntestkit.workspace = true\n").len(), 1);
        assert_eq!(found("app", "[dependencies]\nsample.workspace = true\n").len(), 1);
    }

    #[test]
    fn libraries_stay_at_home() {
        assert_eq!(found("app", "[dependencies]\nrusqlite.workspace = true\n").len(), 1);
        assert_eq!(found("domain", "[dependencies]\ntokio.workspace = true\n").len(), 1);
        assert_eq!(found("domain", "[dev-dependencies]\ntokio.workspace = true\n").len(), 0);
    }

    #[test]
    fn a_crate_without_a_floor_is_found() {
        assert_eq!(found("cellar", "[dependencies]\n").len(), 1);
    }
}
