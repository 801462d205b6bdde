//! Prints docs/policy.md; `cargo xtask policy-doc` puts it in its place.
#![allow(clippy::print_stdout, reason = "that is what it is for")]
#![allow(clippy::unwrap_used, dead_code, reason = "shares the tests' viewers")]

#[path = "../tests/it/document.rs"]
mod document;
#[path = "../tests/it/viewers.rs"]
mod viewers;

fn main() {
    print!("{}", document::text());
}
