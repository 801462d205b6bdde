//! SQL is written in `crates/store` and nowhere else, so that a query exists once.

use crate::finding::Finding;
use crate::rust_text::RustText;
use crate::tree::{File, Tree};

/// Finds string literals outside the store that are SQL statements.
pub fn check(tree: &Tree) -> Vec<Finding> {
    // A test may spoil the store behind its back, or look what it holds, through the two doors
    // that the store keeps for that.
    let behind = |f: &File| {
        f.is_test()
            && [".tamper(", ".peek(", ".look(", "number(", "Sql::new("].iter().any(|d| f.text.contains(d))
    };
    let outside = |f: &&File| !f.path.starts_with("crates/store/") && f.path != OWN && !behind(f);
    let mut found = Vec::new();
    for file in tree.rust().filter(outside) {
        for (line, literal) in RustText::of(&file.text).strings {
            if is_statement(&literal) {
                found.push(Finding::at(&file.path, line, "a SQL statement outside crates/store"));
            }
        }
    }
    found
}

/// This file holds samples of what it looks for.
const OWN: &str = "xtask/src/check_sql.rs";

/// Whether a text begins as a statement does. Prose with one such word does not.
fn is_statement(text: &str) -> bool {
    let lower = text.replace("\\n", " ").to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().take(40).collect();
    let has = |word: &str| words.contains(&word);
    match words.as_slice() {
        ["select", _, ..] => has("from"),
        ["insert" | "replace", "into" | "or", _, ..] => lower.contains('(') || has("select"),
        ["delete", "from", _, ..] => words.len() == 3 || has("where"),
        ["update", _, "set", ..] => lower.contains('='),
        ["with", _, "as", ..] => lower.contains('('),
        ["create", "table" | "index" | "unique" | "view", _, ..]
        | ["alter" | "drop" | "truncate", "table" | "index", _, ..]
        | ["pragma", _] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_found_where_they_do_not_belong() {
        let bad = "fn f() {\n  q(\"SELECT id\\n FROM person WHERE id = $1\");\n  q(r#\"update person set name = ''\"#);\n}";
        let tampers = format!("{bad} fn g() {{ app.tamper(x) }}");
        let tree = Tree::of(&[
            ("crates/app/src/a.rs", bad),
            ("crates/store/src/a.rs", bad),
            ("crates/app/tests/it/a.rs", &tampers),
        ]);
        let found: Vec<_> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "crates/app/src/a.rs:2: a SQL statement outside crates/store",
                "crates/app/src/a.rs:3: a SQL statement outside crates/store"
            ]
        );
    }

    #[test]
    fn prose_is_not_a_statement() {
        for prose in
            ["Select a file", "update the plan", "with consent as given", "insert here", "Delete", "create"]
        {
            assert!(!is_statement(prose), "{prose}");
        }
    }
}
