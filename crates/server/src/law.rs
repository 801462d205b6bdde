//! `kring law`: the packs at the command line. Checks a pack, lists rules, computes a due date, and
//! checks a table of worked examples. Needs no store.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::country::Language;
use jiff::tz::TimeZone;
use law::Law;
use ui::Words;

use crate::config::Config;
use crate::failure::Failure;

mod check;
mod due;
mod local;
mod worked;

/// Exit code: a file or a pack is not what it should be.
const BAD_FILE: u8 = 2;

/// The subcommand.
pub fn command() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    Command::new("law")
        .about("Law packs: check them, list rules, compute when something is due")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(option("language", "TAG", "Language of what is said: sv, nb, da or en (that of LANG)").global(true))
        .subcommand(
            Command::new("check").about("Find what is wrong with a pack; without a path, with those of the program").arg(
                Arg::new("path")
                    .value_name("FILE|FOLDER")
                    .help("rules.toml, processes.toml, a folder with them, or a folder of such folders"),
            ),
        )
        .subcommand(
            Command::new("list")
                .about("List the rules, a line each: id, how long, section, how it is known (P or S), how binding")
                .arg(option("country", "CODE", "Only this pack: se, no, dk, sct, eng, eu or uk"))
                .arg(option("partnership", "WORD", "What this partnership brought itself, instead")),
        )
        .subcommand(
            Command::new("add")
                .about("Bring a partnership's own rules or newer versions from a file, as drafts")
                .arg(Arg::new("file").required(true).value_name("FILE").help("in the format of a pack"))
                .arg(option("partnership", "WORD", "needed when there are several")),
        )
        .subcommand(
            Command::new("due")
                .about("Print when something is due by a rule, how it was counted, and the section")
                .arg(option("rule", "ID", "The rule, such as SE-ORO-FORHAND"))
                .arg(option("trigger", "TIME", "The event that starts it, such as 2026-03-20T10:00+01:00"))
                .arg(option("zone", "ZONE", "Time zone of the authority (that of the pack)"))
                .arg(
                    Arg::new("again")
                        .long("again")
                        .action(ArgAction::SetTrue)
                        .help("The event is that a recurring thing was done: when it is due again"),
                )
                .arg(
                    option("file", "FILE", "Check a CSV table of worked examples instead")
                        .conflicts_with_all(["rule", "trigger", "zone", "again"]),
                ),
        )
}

/// Whether it is about a partnership, and so needs the store.
pub fn needs_store(matches: &ArgMatches) -> bool {
    match matches.subcommand() {
        Some(("add", _)) => true,
        Some(("list", sub)) => sub.contains_id("partnership"),
        _ => false,
    }
}

/// Runs what is about a partnership.
pub async fn run_local(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let (name, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let l = Words::of(crate::import::asked(text("language"), environment)?.unwrap_or(Language::En));
    match name {
        "add" => local::add(l, config, text("partnership"), text("file").unwrap_or_default()).await,
        _ => local::list(l, config, text("partnership")).await,
    }
}

/// Runs it.
pub fn run(matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let (name, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let asked = crate::import::asked(text("language"), environment)?;
    let l = Words::of(asked.unwrap_or(Language::En));
    match name {
        "check" => check::run(l, text("path")),
        "list" => check::list(l, text("country")),
        _ => match text("file") {
            Some(file) => worked::run(l, file),
            None => due::run(l, sub),
        },
    }
}

/// The packs that come with the program.
fn embedded(l: Words) -> Result<Law, Failure> {
    Law::embedded().map_err(|findings| check::failure(l, &findings))
}

/// A time zone by its name.
fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}
