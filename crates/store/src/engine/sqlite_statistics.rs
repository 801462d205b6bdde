//! What the embedded store's planner believes of the data: fixed, so that plans do not change
//! with the data, and true where it matters. Every key begins with the partnership, which tells
//! nothing apart in a store with one partnership; without this the planner would think that it
//! does, and read a whole partnership where it could read one child.

use rusqlite::Connection;

use crate::StoreError;

/// Rows that every table is thought to have.
const ROWS: u64 = 1_000_000;
/// Rows with the same words of a short list: a state, an agency.
const MANY: u64 = 50_000;
/// Rows of one practitioner: children with whom he or she works.
const SOME: u64 = 400;
/// Rows that belong to one thing.
const FEW: u64 = 12;
/// Columns that hold one of a few words.
const COARSE: &[&str] =
    &["state", "kind", "agency", "sector", "role", "feed", "account", "exposure", "action", "level", "sex"];

/// Writes the beliefs; to be called when the schema has changed.
pub(super) fn write(db: &Connection) -> Result<(), StoreError> {
    // Makes the table that holds the beliefs; the analysed table itself has a handful of rows.
    db.execute_batch("ANALYZE migration; DELETE FROM sqlite_stat1;")?;
    let mut indexes = db.prepare(
        "SELECT m.name, i.name, i.\"unique\" FROM sqlite_schema m, pragma_index_list(m.name) i
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
    )?;
    let found: Vec<(String, String, bool)> = indexes
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (table, index, unique) in found {
        let mut columns = db.prepare("SELECT name FROM pragma_index_info(?1) ORDER BY seqno")?;
        let columns: Vec<String> =
            columns.query_map([&index], |row| row.get(0))?.collect::<Result<_, _>>()?;
        db.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?1, ?2, ?3)",
            (&table, &index, belief(&columns, unique)),
        )?;
    }
    db.execute_batch("ANALYZE sqlite_schema")?;
    Ok(())
}

/// `rows same-first same-first-two …`, as the planner reads it.
fn belief(columns: &[String], unique: bool) -> String {
    let mut same = ROWS;
    let mut words = vec![ROWS.to_string()];
    for (i, column) in columns.iter().enumerate() {
        if column != "partnership" {
            same = same.min(match column.as_str() {
                word if COARSE.contains(&word) => MANY,
                word if word.ends_with("practitioner") => SOME,
                _ => FEW,
            });
        }
        let last = i + 1 == columns.len();
        words.push(if unique && last { "1".to_owned() } else { same.to_string() });
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::belief;

    #[test]
    fn the_partnership_tells_nothing_apart() {
        let columns = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(belief(&columns(&["partnership", "id"]), true), "1000000 1000000 1");
        assert_eq!(belief(&columns(&["partnership", "person"]), false), "1000000 1000000 12");
        assert_eq!(belief(&columns(&["partnership", "state", "opened"]), false), "1000000 1000000 50000 12");
    }
}
