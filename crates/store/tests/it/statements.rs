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
