//! The project's text files in memory, so that every check is a function of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// A text file and its path from the root, with forward slashes.
#[derive(Debug, Clone)]
pub struct File {
    /// Path from the root.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl File {
    /// Whether the name ends with a dot and one of these.
    pub fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, e)| extensions.contains(&e))
    }

    /// Whether the whole file is test code.
    pub fn is_test(&self) -> bool {
        let p = &self.path;
        p.contains("/tests/")
            || p.contains("/benches/")
            || p.ends_with("/tests.rs")
            || p.ends_with("_tests.rs")
            || p.starts_with("crates/testkit/")
    }
}

/// Every text file that is, or would be, under version control.
#[derive(Debug, Default)]
pub struct Tree {
    /// The files, sorted by path.
    pub files: Vec<File>,
}

impl Tree {
    /// Reads the files that git knows or would take; without git, all but what is built.
    pub fn from_disk(root: &Path) -> io::Result<Self> {
        let mut paths = git_files(root).map_or_else(|| walk(root), Ok)?;
        paths.sort();
        paths.dedup();
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            // Deleted but not yet staged, or not text: neither is for us.
            let Ok(bytes) = fs::read(root.join(&path)) else { continue };
            if let Ok(text) = String::from_utf8(bytes) {
                files.push(File { path, text });
            }
        }
        Ok(Self { files })
    }

    /// Files written in Rust.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|f| f.is(&["rs"]))
    }

    /// Files under a folder.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |f| f.path.starts_with(folder))
    }

    /// A tree of samples.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into() };
        Self { files: files.iter().map(file).collect() }
    }
}

/// The project's root: where this program was started by cargo, one folder up.
pub fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    own.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

fn git_files(root: &Path) -> Option<Vec<String>> {
    let args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let out = Command::new("git").args(args).current_dir(root).output().ok()?;
    let text = String::from_utf8(out.stdout).ok().filter(|_| out.status.success())?;
    Some(text.split_terminator('\0').map(str::to_owned).collect())
}

/// Folders that are built or downloaded, at any depth.
const BUILT: [&str; 8] =
    [".git", "target", "node_modules", "var", "dist", "screenshots", "test-results", "playwright-report"];

fn walk(root: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if !entry.file_type()?.is_dir() {
                found.push(path.to_string_lossy().replace('\\', "/"));
            } else if !BUILT.iter().any(|b| entry.file_name() == *b) {
                open.push(path);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_itself_with_and_without_git() {
        let root = root();
        let walked = walk(&root).unwrap();
        assert!(walked.contains(&"xtask/src/tree.rs".to_owned()));
        assert!(!walked.iter().any(|p| p.starts_with("target/")));
        assert!(Tree::from_disk(&root).unwrap().rust().any(|f| f.path == "xtask/src/tree.rs"));
    }

    #[test]
    fn knows_test_code_by_its_path() {
        let test = |path: &str| File { path: path.into(), text: String::new() }.is_test();
        assert!(test("crates/store/tests/it/main.rs"));
        assert!(test("crates/testkit/src/lib.rs"));
        assert!(!test("crates/store/src/testimony.rs"));
    }
}
