//! `kring link`: the limits of linking at the command line. Every change is recorded as the
//! operator's.

use std::process::ExitCode;

use app::admin::Desk;
use app::linking::Said;
use clap::{Arg, ArgMatches, Command};
use domain::gate::Action;

use crate::config::Config;
use crate::failure::Failure;
use crate::user::{partnership, said};

/// The subcommand.
pub fn command() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    Command::new("link")
        .about("Linking of records: its limits")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(option("partnership", "WORD", "needed when there are several").global(true))
        .subcommand(
            Command::new("settings")
                .about("Print the limits of linking, or change them")
                .arg(option(
                    "accept",
                    "PRECISION",
                    "link without asking at this expected precision: 0.99, 0.995, 0.999, 0.9999 or never",
                ))
                .arg(option("ask", "PERCENT", "ask a human from this probability on, in percent")),
        )
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let (_, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let desk = Desk::operator(&kring, &partnership(&kring, text("partnership")).await?).await?;
    let desk = desk.acting(Action::ManageLinking);
    let (mut limits, version) = app::linking::view(&desk).await?;
    let (accept, ask) = (text("accept"), text("ask"));
    if accept.is_some() || ask.is_some() {
        let percent = limits.ask_percent.to_string();
        let new = Said {
            accept: accept.unwrap_or(limits.accept.code()),
            ask_percent: ask.map_or(percent.as_str(), |ask| ask.trim_end_matches('%')),
        };
        let once = app::ports::secret(&*kring.chance);
        let set = app::linking::set(&desk, version, new, &once).await;
        limits = set.map_err(|e| said(&e, "no such partnership"))?;
    }
    println!("accept\t{}", limits.accept.code());
    println!("ask\t{}", limits.ask_percent);
    Ok(ExitCode::SUCCESS)
}
