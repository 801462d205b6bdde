//! `kring link`: the limits and weights of linking at the command line. Every change is recorded as
//! the operator's.

use std::process::ExitCode;

use app::AppError;
use app::admin::Desk;
use app::linking::Said;
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::gate::Action;
use domain::linking::Weights;

use crate::config::Config;
use crate::failure::Failure;
use crate::user::{partnership, said};

/// The subcommand.
pub fn command() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    Command::new("link")
        .about("Linking of records: its limits and weights")
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
        .subcommand(Command::new("train").about(
            "Learn weights from the partnership's own lists, without answers, and link by them from now on",
        ))
        .subcommand(Command::new("agreement").about(
            "Link all records anew in memory, and print how far the links that stand agree; changes nothing",
        ))
        .subcommand(
            Command::new("weights")
                .about("Print which weights hold, or choose those that ship")
                .arg(
                    Arg::new("shipped")
                        .long("shipped")
                        .action(ArgAction::SetTrue)
                        .help("link by the weights that ship with Kring from now on"),
                )
                .arg(
                    Arg::new("json")
                        .long("json")
                        .action(ArgAction::SetTrue)
                        .help("print the weights themselves, as kring-link --model reads them"),
                ),
        )
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let (name, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    let named = sub.get_one::<String>("partnership").map(String::as_str);
    let desk = Desk::operator(&kring, &partnership(&kring, named).await?).await?;
    let desk = desk.acting(Action::ManageLinking);
    let once = app::ports::secret(&*kring.chance);
    let answer = match name {
        "agreement" => agreement(&desk).await,
        "train" => train(&desk, &once).await,
        "weights" => weights(&desk, sub, &once).await,
        _ => settings(&desk, sub, &once).await,
    };
    answer.map_err(|e| said(&e, "no such partnership"))?;
    Ok(ExitCode::SUCCESS)
}

async fn settings(desk: &Desk, sub: &ArgMatches, once: &str) -> Result<(), AppError> {
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let (mut limits, version) = app::linking::view(desk).await?;
    let (accept, ask) = (text("accept"), text("ask"));
    if accept.is_some() || ask.is_some() {
        let percent = limits.ask_percent.to_string();
        let new = Said {
            accept: accept.unwrap_or(limits.accept.code()),
            ask_percent: ask.map_or(percent.as_str(), |ask| ask.trim_end_matches('%')),
        };
        limits = app::linking::set(desk, version, new, once).await?;
    }
    println!("accept\t{}", limits.accept.code());
    println!("ask\t{}", limits.ask_percent);
    Ok(())
}

async fn agreement(desk: &Desk) -> Result<(), AppError> {
    let found = app::linking::agreement(desk).await?;
    let (anew, stand) = (found.precision, found.recall);
    println!("pairs anew\t{}\tof which stand\t{}\t{:.5}", anew.all, anew.of, anew.value());
    println!("pairs that stand\t{}\tof which anew\t{}\t{:.5}", stand.all, stand.of, stand.value());
    println!("agreement (F1)\t{:.5}", found.f1());
    Ok(())
}

async fn train(desk: &Desk, once: &str) -> Result<(), AppError> {
    let before = app::linking::weights(desk).await?;
    print(&app::linking::learn(desk, before.number(), once).await?);
    Ok(())
}

async fn weights(desk: &Desk, sub: &ArgMatches, once: &str) -> Result<(), AppError> {
    let chosen = app::linking::weights(desk).await?;
    if sub.get_flag("shipped") {
        print(&app::linking::use_shipped(desk, chosen.number(), once).await?);
    } else if sub.get_flag("json") {
        let model = app::linking::model_of(desk).await?;
        println!("{}", serde_json::to_string_pretty(&model).unwrap_or_default());
    } else if chosen.choices.is_empty() {
        println!("shipped");
    } else {
        chosen.choices.iter().for_each(print);
    }
    Ok(())
}

fn print(weights: &Weights) {
    let whose = if weights.own { "own" } else { "shipped" };
    println!("{whose}\t{}\t{} records\t{}", weights.version, weights.records, weights.at);
}
