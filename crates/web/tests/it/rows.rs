//! What stands in the store, as text: two are equal when nothing was written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use store::{Scope, Sql};

/// Every table that a migration makes.
fn tables() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/migrations");
    let mut tables = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let names = text.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split_whitespace().next());
        tables.extend(names.map(str::to_owned));
    }
    assert!(tables.len() > 40, "the tables were not found: {tables:?}");
    tables
}

/// All rows of a partnership, by table, but those of tables that are left out. Tables without a
/// partnership are the server's own.
pub async fn rows(scope: &Scope, left_out: &[&str]) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for table in tables().into_iter().filter(|table| !left_out.contains(&table.as_str())) {
        let sql: &'static str = format!("SELECT * FROM {table} WHERE partnership = ?1").leak();
        if let Ok(rows) = scope.peek(Sql::new(sql)).await {
            let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
            rows.sort_unstable();
            all.insert(table, rows);
        }
    }
    assert!(all.len() > 20, "most tables belong to a partnership: {:?}", all.keys());
    all
}
