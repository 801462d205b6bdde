//! No leftovers: nothing half done, no path of somebody's machine, no test that is passed over.

use crate::finding::Finding;
use crate::rust_text::RustText;
use crate::tree::{File, Tree};

/// This file names what it looks for.
const OWN: &str = "xtask/src/check_clean.rs";

/// Words that mean "not finished", in any text file.
const UNFINISHED: [&str; 4] = ["TODO", "FIXME", "XXX", "HACK"];
/// Places on somebody's machine.
const MACHINE: [&str; 5] = ["/work/", "/root/", "/home/", "/tmp/", "/Users/"];
/// Calls that end the program instead of answering; allowed in tests.
const PANICS: [&str; 6] = [".unwrap()", ".expect(", ".unwrap_err()", "todo!(", "unimplemented!(", "panic!("];
/// What passes over a Rust test.
const IGNORED: [&str; 2] = ["#[ignore", "#[cfg(never"];
/// What passes over a browser test, or makes it wait for the clock.
const PASSED_OVER: [&str; 6] = [".only(", ".skip(", ".fixme(", "test.fail(", "waitForTimeout(", "xit("];
/// Where a package lock file may point.
const NPM: &str = "https://registry.npmjs.org/";

/// Finds leftovers in every text file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|f| f.path != OWN && f.path != "LICENSE") {
        if file.path.ends_with("package-lock.json") {
            found.extend(lock(file));
        } else if file.path != "Cargo.lock" {
            found.extend(text(file));
        }
        if file.is(&["rs"]) {
            found.extend(rust(file));
        }
        if file.path.starts_with("e2e/") && file.is(&["ts"]) {
            found.extend(lines(file, &file.text, &PASSED_OVER, "passes over a test or waits for the clock"));
        }
    }
    found
}

fn text(file: &File) -> Vec<Finding> {
    let mut found = lines(file, &file.text, &MACHINE, "a path of somebody's machine");
    let whole_word =
        |line: &str| line.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| UNFINISHED.contains(&w));
    for (at, line) in file.text.lines().enumerate() {
        if whole_word(line) {
            found.push(Finding::at(&file.path, at + 1, "something is not finished"));
        }
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            found.push(Finding::at(&file.path, at + 1, "a merge is not finished"));
        }
    }
    found
}

fn rust(file: &File) -> Vec<Finding> {
    let text = RustText::of(&file.text);
    let mut found = lines(file, &text.code, &IGNORED, "passes over a test");
    let mut allowed = 0;
    for (at, line) in text.code.lines().enumerate() {
        // Clippy's own permission, which must give a reason, holds for the statement after it.
        if line.contains("allow(clippy::expect_used, reason") {
            allowed = text.item_from(at + 2);
        }
        let outside = !file.is_test() && !text.in_test(at + 1) && at + 1 > allowed;
        if let Some(call) = PANICS.iter().find(|p| outside && line.contains(**p)) {
            found.push(Finding::at(&file.path, at + 1, format!("{call} outside tests")));
        }
    }
    found
}

fn lock(file: &File) -> Vec<Finding> {
    let elsewhere = |(at, line): (usize, &str)| {
        let (_, url) = line.split_once("\"resolved\": \"")?;
        (!url.starts_with(NPM)).then(|| Finding::at(&file.path, at + 1, "a package from elsewhere"))
    };
    file.text.lines().enumerate().filter_map(elsewhere).collect()
}

fn lines(file: &File, text: &str, needles: &[&str], why: &str) -> Vec<Finding> {
    let hit = |line: &str| needles.iter().find(|n| line.contains(**n)).copied();
    let finding = |(at, line)| hit(line).map(|n| Finding::at(&file.path, at + 1, format!("{n} {why}")));
    text.lines().enumerate().filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn panics_are_found_outside_tests_only() {
        let code = "fn a() {\n  b().unwrap();\n}\n#[cfg(test)]\nmod tests { fn c() { d().unwrap(); } }\n";
        assert_eq!(found("crates/a/src/b.rs", code), ["crates/a/src/b.rs:2: .unwrap() outside tests"]);
        assert_eq!(found("crates/a/tests/it/b.rs", code), [""; 0]);
        let code = "fn a() {\n#[allow(clippy::expect_used, reason = \"why\")]\nb().expect(\"c\");\nd().expect(\"e\");\n}\n";
        assert_eq!(found("crates/a/src/b.rs", code), ["crates/a/src/b.rs:4: .expect( outside tests"]);
        assert_eq!(found("crates/a/src/b.rs", "// b().unwrap()\nfn a() { c(\"todo!()\") }"), [""; 0]);
    }

    #[test]
    fn leftovers_are_found() {
        assert_eq!(found("docs/a.md", "one\nTODO: two\n"), ["docs/a.md:2: something is not finished"]);
        assert_eq!(found("docs/a.md", "see /home/kim/notes").len(), 1);
        assert_eq!(found("docs/a.md", "<<<<<<< ours").len(), 1);
        assert_eq!(found("docs/a.md", "methodology, todo lists"), [""; 0]);
    }

    #[test]
    fn tests_that_are_passed_over_are_found() {
        assert_eq!(found("e2e/a.spec.ts", "test.only('x', f)").len(), 1);
        assert_eq!(found("e2e/a.spec.ts", "await page.waitForTimeout(5)").len(), 1);
        assert_eq!(found("crates/a/tests/it/b.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}").len(), 1);
    }

    #[test]
    fn packages_from_elsewhere_are_found() {
        let line = |host: &str| format!("\"resolved\": \"https://{host}/a.tgz\"");
        assert_eq!(found("e2e/package-lock.json", &line("mirror.example")).len(), 1);
        assert_eq!(found("e2e/package-lock.json", &line("registry.npmjs.org")), [""; 0]);
    }
}
