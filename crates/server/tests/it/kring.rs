//! The program with a data folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A data folder that goes with the test.
pub struct Kring {
    folder: tempfile::TempDir,
}

impl Kring {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The data folder; it is there when the program has made it.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file beside it.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The program with these arguments, not started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kring"));
        command.args(arguments).env_clear().env("KRING_DATA_DIR", self.data()).env("LANG", "en_GB.UTF-8");
        command
    }

    /// Spoils the store behind the program's back.
    pub fn tamper(&self, statement: &str) {
        store::tamper(&self.data().join("kring.db"), statement).unwrap();
    }

    /// Runs it.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Imports a list of the school.
    pub fn import(&self, list: &Path, more: &[&str]) -> Output {
        let mut arguments = vec!["import", "--agency", "school", list.to_str().unwrap()];
        arguments.extend(more);
        self.run(&arguments)
    }
}

/// What it printed.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
