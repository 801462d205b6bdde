//! Checks and bundles the words, embeds the assets.

#[path = "build/assets.rs"]
mod assets;
#[path = "build/catalogues.rs"]
mod catalogues;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Vec<String>> {
    let root = folder("CARGO_MANIFEST_DIR")?;
    let out = folder("OUT_DIR")?;
    catalogues::bundle(&root.join("locales"), &out.join("catalogues.rs"))?;
    assets::fresh(&root.join("assets"), &root.join("dist"))?;
    assets::embed(&root.join("dist"), &out.join("assets.rs"))
}

fn folder(name: &str) -> Result<PathBuf, Vec<String>> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| vec![format!("{name} is not set")])
}
