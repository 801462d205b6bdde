//! Writes docs/policy.md from the packs. The text is made by an example of the policy crate, so that this
//! program need not be built with the policy engine in it.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

const EXAMPLE: [&str; 7] =
    ["run", "--quiet", "--locked", "--package", "kring-policy", "--example", "policy_doc"];

/// Writes the document; what cannot be made or written is said and leaves the old one.
pub fn write(root: &Path) -> ExitCode {
    match make(root) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("docs/policy.md: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(root: &Path) -> std::io::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let made = Command::new(cargo).args(EXAMPLE).current_dir(root).stderr(Stdio::inherit()).output()?;
    if !made.status.success() {
        return Err(std::io::Error::other("the example policy_doc failed"));
    }
    std::fs::write(root.join("docs/policy.md"), made.stdout)
}
