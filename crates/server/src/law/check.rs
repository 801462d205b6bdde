//! `kring law check` and `kring law list`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use law::{Finding, Law, Pack, Text};
use ui::Words;

use super::{BAD_FILE, embedded};
use crate::failure::Failure;

const RULES: &str = "rules.toml";
const PROCESSES: &str = "processes.toml";
const CONCERN: &str = "concern.toml";
const TERMS: &str = "terms.toml";

pub(super) fn run(l: Words, path: Option<&str>) -> Result<ExitCode, Failure> {
    let packs = match path {
        None => embedded(l)?.packs,
        Some(path) => {
            let (mut packs, mut found) = (Vec::new(), Vec::new());
            for folder in folders(l, Path::new(path))? {
                match read(l, &folder)? {
                    Ok(pack) => packs.push(pack),
                    Err(findings) => found.extend(findings),
                }
            }
            if !found.is_empty() {
                return Err(failure(l, &found));
            }
            packs
        }
    };
    let rules = packs.iter().map(|pack| pack.rules.len()).sum::<usize>();
    let processes = packs.iter().map(|pack| pack.processes.len()).sum::<usize>();
    let said = l.arg("packs", packs.len()).arg("rules", rules).arg("processes", processes);
    println!("{}", said.t("law-check-fine"));
    let versions = packs.iter().flat_map(|pack| &pack.rules).map(law::Rule::newest);
    let unsettled: Vec<_> = versions.filter(|v| !v.check.is_settled()).map(|v| v.id.as_str()).collect();
    if !unsettled.is_empty() {
        println!("{}", l.arg("rules", unsettled.join(", ")).t("law-check-unsettled"));
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn list(l: Words, country: Option<&str>) -> Result<ExitCode, Failure> {
    let law = embedded(l)?;
    let packs = match country {
        None => law.packs.iter().collect::<Vec<_>>(),
        Some(code) => vec![law.country(code).ok_or_else(|| unknown(l, &law, code))?],
    };
    for version in packs.iter().flat_map(|pack| &pack.rules).map(law::Rule::newest) {
        // What is from memory is not shown as law: it says so instead of giving a letter.
        let settled = version.check.is_settled();
        let check = if settled { version.check.code().to_owned() } else { ui::law::check(l, version.check) };
        let status = ui::law::status(l, version.status).unwrap_or_default();
        let limit = ui::law::limit(l, version);
        println!("{}\t{limit}\t{}\t{check}\t{status}", version.id, version.section);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is wrong, one thing a line.
pub(super) fn failure(l: Words, findings: &[Finding]) -> Failure {
    let lines: Vec<_> = findings.iter().map(|finding| ui::law::finding(l, finding)).collect();
    Failure::new(lines.join("\n")).code(BAD_FILE)
}

fn unknown(l: Words, law: &Law, country: &str) -> Failure {
    let known: Vec<_> = law.packs.iter().map(|pack| pack.head.country.to_lowercase()).collect();
    Failure::new(l.arg("country", country).arg("known", known.join(", ")).t("law-error-country"))
}

/// The folders that hold a pack: that of a file, the folder itself, or those in it.
fn folders(l: Words, path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let metadata = std::fs::metadata(path).map_err(|e| unreadable(l, path, &e))?;
    if metadata.is_file() || path.join(RULES).exists() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|e| unreadable(l, path, &e))?;
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.join(RULES).exists());
    folders.sort();
    if folders.is_empty() {
        let folder = path.display().to_string();
        return Err(Failure::new(l.arg("folder", folder).t("law-error-no-pack")).code(BAD_FILE));
    }
    Ok(folders)
}

/// Reads a folder, or a file of it. Processes name rules, so a file of processes is read with the
/// rules beside it; rules can be read alone.
fn read(l: Words, path: &Path) -> Result<Result<Pack, Vec<Finding>>, Failure> {
    let is_file = path.is_file();
    let of_processes = is_file && path.file_name().is_some_and(|name| name == PROCESSES);
    let rules = match (is_file, of_processes) {
        (true, false) => path.to_owned(),
        (true, true) => path.with_file_name(RULES),
        (false, _) => path.join(RULES),
    };
    let processes = match (is_file, of_processes) {
        (true, true) => Some(path.to_owned()),
        (true, false) => None,
        (false, _) => Some(path.join(PROCESSES)).filter(|file| file.exists()),
    };
    let text = |file: &Path| std::fs::read_to_string(file).map_err(|e| unreadable(l, file, &e));
    let (rules_name, rules_text) = (rules.display().to_string(), text(&rules)?);
    let processes = match processes {
        Some(file) => Some((file.display().to_string(), text(&file)?)),
        None => None,
    };
    let processes = processes.as_ref().map(|(file, text)| Text { file, text });
    let pack = Pack::read(Text { file: &rules_name, text: &rules_text }, processes);
    let beside = |name: &str| if is_file { None } else { Some(path.join(name)).filter(|file| file.exists()) };
    let mut pack = pack;
    if let Some(file) = beside(CONCERN) {
        let (name, text) = (file.display().to_string(), text(&file)?);
        pack = pack.and_then(|pack| pack.with_concern(Text { file: &name, text: &text }));
    }
    if let Some(file) = beside(TERMS) {
        let (name, text) = (file.display().to_string(), text(&file)?);
        pack = pack.and_then(|pack| pack.with_terms(Text { file: &name, text: &text }));
    }
    Ok(pack)
}

pub(super) fn unreadable(l: Words, file: &Path, error: &std::io::Error) -> Failure {
    let said = l.arg("file", file.display().to_string()).arg("error", error.to_string());
    Failure::new(said.t("law-error-read")).code(BAD_FILE)
}
