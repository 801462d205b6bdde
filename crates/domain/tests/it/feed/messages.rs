use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use domain::feed::Field;

/// Key to the variables of its text.
fn catalogue(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/../ui/locales/{language}/import.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let messages =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    messages
        .map(|(key, text)| {
            let variables = text.split("{ $").skip(1).filter_map(|rest| rest.split(" }").next());
            (key.to_owned(), variables.map(str::to_owned).collect())
        })
        .collect()
}

/// Every `"import-…"` in the sources of the rules.
fn used(folder: &Path, keys: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            used(&path, keys);
        } else {
            let source = fs::read_to_string(&path).unwrap();
            let parts = source.split("\"import-").skip(1);
            keys.extend(parts.filter_map(|part| part.split('"').next()).map(|key| format!("import-{key}")));
        }
    }
}

#[test]
fn every_message_stands_in_four_languages_with_the_same_variables() {
    let english = catalogue("en");
    for language in ["sv", "nb", "da"] {
        assert_eq!(catalogue(language), english, "{language}");
    }
    let mut keys = BTreeSet::new();
    used(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut keys);
    assert!(keys.len() > 80, "{}", keys.len());
    let missing: Vec<_> = keys.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_field_has_a_label_of_its_own_code() {
    for field in Field::ALL {
        assert_eq!(field.label().key, format!("import-field-{}", field.code()));
    }
}
