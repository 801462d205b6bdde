//! Checks and chores of the house: `cargo xtask check` runs every check, `cargo xtask <name>` one.
#![allow(clippy::print_stdout, reason = "a command line tool speaks on standard output")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod check_clean;
mod check_deps;
mod check_files;
mod check_sql;
mod check_words;
mod deny;
mod finding;
mod fluent;
mod licence;
mod policy_doc;
mod rust_text;
mod template;
mod tree;

use std::process::ExitCode;

use finding::Finding;
use tree::Tree;

type Check = fn(&Tree) -> Vec<Finding>;

/// Every check that reads the tree, in the order in which they run.
const CHECKS: [(&str, Check, &str); 5] = [
    ("check-deps", check_deps::check, "crates depend only on the floors below them"),
    ("check-files", check_files::check, "no source file is longer than it should be"),
    ("check-sql", check_sql::check, "SQL is written in crates/store and nowhere else"),
    ("check-words", check_words::check, "text for people is in Fluent, in four languages alike"),
    ("check-clean", check_clean::check, "no leftovers, no machine paths, no skipped tests"),
];

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_else(|| "help".to_owned());
    if name == "policy-doc" {
        return policy_doc::write(&tree::root());
    }
    let tree = match Tree::from_disk(&tree::root()) {
        Ok(tree) => tree,
        Err(error) => {
            println!("cannot read the project's files: {error}");
            return ExitCode::FAILURE;
        }
    };
    let chosen: Vec<_> = CHECKS.iter().filter(|(n, ..)| name == "check" || name == *n).collect();
    if chosen.is_empty() && name != "deny" {
        return help(&name);
    }
    let mut clean = true;
    for (name, check, _) in chosen {
        clean &= report(name, &check(&tree));
    }
    if name == "check" || name == "deny" {
        clean &= report("deny", &deny::run(&tree));
    }
    if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn report(name: &str, findings: &[Finding]) -> bool {
    for finding in findings {
        println!("{finding}");
    }
    println!("{name}: {}", if findings.is_empty() { "ok".to_owned() } else { count(findings.len()) });
    findings.is_empty()
}

fn count(n: usize) -> String {
    if n == 1 { "1 finding".to_owned() } else { format!("{n} findings") }
}

fn help(name: &str) -> ExitCode {
    println!("cargo xtask check        every check below");
    for (name, _, what) in CHECKS {
        println!("cargo xtask {name:<12} {what}");
    }
    println!("cargo xtask policy-doc   writes docs/policy.md from the packs");
    println!("cargo xtask deny         licences, sources and banned crates; lists duplicates");
    if name == "help" { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
