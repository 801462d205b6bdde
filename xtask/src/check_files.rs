//! A file is one idea: longer than the limit, it becomes a folder of the same name.

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// Lines that a source file may have.
const LIMIT: usize = 400;
const SOURCES: [&str; 8] = ["rs", "ts", "js", "mjs", "css", "html", "sh", "cedar"];

/// Finds source files above the limit.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let long = |f: &&File| f.text.lines().count() > LIMIT;
    let finding = |f: &File| {
        let lines = f.text.lines().count();
        Finding::file(&f.path, format!("{lines} lines; at most {LIMIT}: make it a folder of the same name"))
    };
    tree.files.iter().filter(|f| is_source(f)).filter(long).map(finding).collect()
}

fn is_source(file: &File) -> bool {
    let generated =
        file.path.contains("/dist/") || file.text.lines().take(3).any(|l| l.contains("@generated"));
    !generated && (file.is(&SOURCES) || file.text.starts_with("#!"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_found_unless_generated() {
        let long = "x\n".repeat(LIMIT + 1);
        let fits = "x\n".repeat(LIMIT);
        let generated = format!("// @generated\n{long}");
        let script = format!("#!/bin/sh\n{long}");
        let tree = Tree::of(&[
            ("a.rs", &long),
            ("b.rs", &fits),
            ("c.rs", &generated),
            ("d.md", &long),
            ("dev", &script),
            ("crates/ui/assets/dist/e.css", &long),
        ]);
        let found: Vec<_> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("a.rs: 401 lines") && found[1].starts_with("dev: "));
    }
}
