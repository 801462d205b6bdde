//! Every statement in the sources is prepared on both engines, and names the partnership.

use std::path::Path;

use testkit::on_both;

struct Found {
    file: String,
    text: String,
    everywhere: bool,
}

/// The literals of `sql!` and `sql_everywhere!` in a source file.
fn statements(file: &str, source: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (macro_name, everywhere) in [("sql!(", false), ("sql_everywhere!(", true)] {
        for (at, _) in source.match_indices(macro_name) {
            if source[..at].ends_with(|c: char| c == '_' || c == '`' || c.is_alphanumeric()) {
                continue;
            }
            let mut rest = &source[at + macro_name.len()..];
            if everywhere {
                rest = literal(rest).1;
            }
            let (text, _) = literal(rest);
            found.push(Found { file: file.to_owned(), text: text.to_owned(), everywhere });
        }
    }
    found
}

/// The first string literal and what follows it; no statement holds a quotation mark.
fn literal(source: &str) -> (&str, &str) {
    let start = source.find('"').expect("a literal") + 1;
    let end = start + source[start..].find('"').expect("its end");
    (&source[start..end], &source[end + 1..])
}

fn all() -> Vec<Found> {
    fn walk(folder: &Path, found: &mut Vec<Found>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                let source = source.split("#[cfg(test)]").next().unwrap_or_default();
                found.extend(statements(&path.file_name().unwrap().to_string_lossy(), source));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn the_scan_finds_statements() {
    assert!(all().len() > 20, "only {} statements found: has the macro changed its name?", all().len());
}

#[test]
fn every_statement_names_the_partnership() {
    for found in all().iter().filter(|f| !f.everywhere) {
        let text = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let inserts_it = text.contains("(partnership,") && text.contains("VALUES (?1");
        assert!(
            text.contains("partnership = ?1") || inserts_it || text.contains("SELECT ?1"),
            "{}: a statement without its partnership: {text}",
            found.file
        );
    }
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    on_both(|app| async move {
        let mut refused = Vec::new();
        for found in all() {
            if let Err(error) = app.kring.db.prepare(&found.text).await {
                refused.push(format!("{}: {error}: {}", found.file, found.text));
            }
        }
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    })
    .await;
}

/// Tables of which a partnership has few rows: reading all of them is right.
/// `once` is read whole by the daily chore that empties it.
const SMALL: &[&str] = &[
    "agency",
    "partnership",
    "lease",
    "practitioner",
    "account",
    "hat",
    "feed",
    "access_checkpoint",
    "once",
    "link_setting",
    "link_model",
    "alert_rule",
    "alert_round",
    "local_rule",
];

/// The table of `FROM table alias` or `JOIN table alias` in a statement.
fn table_of<'a>(text: &'a str, alias: &'a str) -> &'a str {
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).collect();
    words
        .windows(3)
        .find(|w| matches!(w[0], "FROM" | "JOIN" | "UPDATE" | "INTO") && (w[2] == alias || w[1] == alias))
        .map_or(alias, |w| w[1])
}

#[tokio::test]
async fn no_statement_reads_a_whole_partnership_where_it_could_read_one_child() {
    let app = testkit::TestApp::sqlite().await;
    let mut wide = Vec::new();
    for found in all().iter().filter(|f| !f.everywhere && !f.text.contains("COUNT(")) {
        for step in app.kring.db.plan(&found.text).unwrap() {
            let whole = step.starts_with("SCAN ") || step.ends_with("(partnership=?)");
            let alias = step.split_whitespace().nth(1).unwrap_or_default();
            let table = table_of(&found.text, alias);
            // A list in the order of its index that stops at its limit reads no more than it shows.
            let limited = found.text.contains("LIMIT") && found.text.contains("ORDER BY");
            // What stands in brackets, or is a constant, is no table.
            let derived = table.len() <= 1 || table == "SELECT" || table == "CONSTANT";
            if whole && !limited && !derived && !SMALL.contains(&table) {
                wide.push(format!("{}: {step} ({table})\n    {}", found.file, found.text));
            }
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}
