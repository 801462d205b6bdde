//! The keys that seal attachments: a file of lines, each an id and 64 hexadecimal digits, the newest last. The
//! newest seals, all open. `kring keys` shows them and puts a new one in use.

use std::fs;
use std::process::ExitCode;

use app::Kring;
use app::attachment::Keyring;
use app::ports::{Chance, Clock};
use clap::{ArgMatches, Command};

use crate::adapters::{SystemChance, SystemClock};
use crate::config::Config;
use crate::failure::Failure;
use crate::keys::{from_hex, half, write_new};

/// The subcommand.
pub fn command() -> Command {
    Command::new("keys")
        .about("Show the keys that seal attachments, or put a new one in use")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(Command::new("list").about("Print the keys, and how many files each opens"))
        .subcommand(
            Command::new("rotate").about("Make a new key for new files; the older ones go on opening theirs"),
        )
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    match matches.subcommand_name() {
        Some("list") => list(config, &kring).await?,
        Some("rotate") => rotate(config)?,
        _ => return Err(Failure::new("no subcommand")),
    }
    Ok(ExitCode::SUCCESS)
}

/// The keys of the file; a first one is made where there is no file and `makes` says so.
pub fn load(config: &Config, makes: bool) -> Result<Keyring, Failure> {
    let text = match fs::read_to_string(config.attachment_keys()) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && makes => {
            write_new(&config.attachment_keys(), &new_line())?
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    read(config, &text).map(Keyring::new)
}

fn read(config: &Config, text: &str) -> Result<Vec<(String, [u8; 32])>, Failure> {
    let mut keys: Vec<(String, [u8; 32])> = Vec::new();
    for (line, number) in text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty()) {
        let place = || format!("{}, line {number}", config.attachment_keys().display());
        let (id, digits) = line.split_once(' ').unwrap_or((line, ""));
        let key = from_hex(digits).filter(|_| digits.len() == 64);
        let key = key.ok_or_else(|| Failure::new(format!("{}: not an id and 64 digits", place())))?;
        if keys.iter().any(|(known, _)| known == id) {
            return Err(Failure::new(format!("{}: {id} is there twice", place())));
        }
        keys.push((id.to_owned(), key));
    }
    Ok(keys)
}

/// A new key on a line: its id tells the day on which it was made.
fn new_line() -> String {
    let (mut key, mut mark) = ([0; 32], [0; 4]);
    SystemChance.fill(&mut key);
    SystemChance.fill(&mut mark);
    let day = SystemClock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    format!("{day}-{} {}\n", domain::access::hex(&mark), domain::access::hex(&key))
}

fn rotate(config: &Config) -> Result<(), Failure> {
    let path = config.attachment_keys();
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    read(config, &before)?;
    let line = new_line();
    let joint = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(half(&path, &format!("{before}{joint}{line}"))?, &path)?;
    println!("new key {}", line.split(' ').next().unwrap_or_default());
    println!("restart the servers of this store with the same file, and keep a copy of it elsewhere:");
    println!("{}", path.display());
    Ok(())
}

async fn list(config: &Config, kring: &Kring) -> Result<(), Failure> {
    let keys = read(config, &fs::read_to_string(config.attachment_keys()).unwrap_or_default())?;
    let needed = store::attachment::keys_needed(&kring.db).await?;
    let files = |id: &str| needed.iter().find(|(known, _)| known == id).map_or(0, |(_, files)| *files);
    for (id, _) in &keys {
        let newest = if kring.attachment_keys.newest() == Some(id) { ", seals new files" } else { "" };
        println!("{id}: opens {} files{newest}", files(id));
    }
    for (id, files) in needed.iter().filter(|(id, _)| !kring.attachment_keys.has(id)) {
        println!("{id}: MISSING, {files} files cannot be opened");
    }
    Ok(())
}

/// Says in the log which keys are missing. A server without any key that seals does not start: reports with
/// files would be lost.
pub async fn warn(kring: &Kring) -> Result<(), Failure> {
    let needed = store::attachment::keys_needed(&kring.db).await?;
    for (key, files) in &needed {
        if !kring.attachment_keys.has(key) {
            tracing::error!(key, files, "a key of attachments is missing: these files cannot be opened");
        }
    }
    if kring.attachment_keys.newest().is_none() && !needed.is_empty() {
        return Err(Failure::new(
            "the file of the keys of attachments is missing, and the store holds files that need it: put it \
             back, or make a new key with `kring keys rotate`; older files then stay closed until the old \
             lines are in the file again",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_key_is_named_by_its_line() {
        let config = Config::load(None, |_| None, |_| None).unwrap();
        let line = new_line();
        assert_eq!(read(&config, &format!("\n{line}\n")).unwrap().len(), 1);
        for (text, place) in [
            ("a 12", "line 1"),
            (&*format!("{line}b"), "line 2"),
            (&*format!("{line}{line}"), "line 2"),
            (&*line.replace(' ', " z"), "line 1"),
        ] {
            let failed = read(&config, text).unwrap_err().to_string();
            assert!(failed.contains(place), "{failed}");
            assert!(!failed.contains(line[25..40].trim()), "no key is said: {failed}");
        }
    }
}
