//! The binary `kring`: configuration, wiring, subcommands.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![allow(clippy::print_stdout, reason = "a command line answers on the standard output")]

mod adapters;
mod api_key;
mod attachment_keys;
mod audit;
mod backup;
mod checkpoint;
mod chores;
mod config;
mod demo;
mod failure;
mod import;
mod keys;
mod law;
mod link;
mod mail;
mod serve;
mod user;
mod wiring;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};

use crate::config::{Config, SETTINGS};
use crate::failure::Failure;

/// Lists and pages are made of many small texts, of which threads make and free each other's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let matches = command().get_matches();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("kring: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(&matches)) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("kring: {failure}");
            ExitCode::from(failure.code)
        }
    }
}

/// The whole command line. Every setting is a flag of every subcommand.
fn command() -> Command {
    let mut command = Command::new("kring")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Lets every service around a child act as one")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("config")
                .long("config")
                .global(true)
                .value_name("FILE")
                .help("TOML file with settings (KRING_CONFIG)"),
        );
    for s in SETTINGS {
        let name = s.key.replace('_', "-");
        command = command.arg(
            Arg::new(s.key)
                .long(name)
                .global(true)
                .value_name("VALUE")
                .help(s.about)
                .help_heading("Settings (also KRING_… in the environment; see `kring config`)"),
        );
    }
    let folder = |help| Arg::new("folder").required(true).value_name("FOLDER").help(help);
    command
        .subcommand(
            Command::new("demo").about("Fill the store with three invented municipalities, and serve").arg(
                Arg::new("no-serve").long("no-serve").action(clap::ArgAction::SetTrue).help("Fill only"),
            ),
        )
        .subcommand(Command::new("init").about("Make the store, or bring it up to date"))
        .subcommand(import::command())
        .subcommand(audit::command())
        .subcommand(
            Command::new("backup")
                .about("Copy the embedded store and the keys, also while the server runs")
                .arg(folder("New folder for the copy")),
        )
        .subcommand(
            Command::new("restore")
                .about("Put a backup in place; stop the server first")
                .arg(folder("Folder that `kring backup` made")),
        )
        .subcommand(Command::new("serve").about("Serve the pages until stopped"))
        .subcommand(law::command())
        .subcommand(link::command())
        .subcommand(api_key::command())
        .subcommand(attachment_keys::command())
        .subcommand(user::command())
        .subcommand(Command::new("config").about("Print every setting, its value and where it comes from"))
}

async fn run(matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let (name, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    // Law is data of the program itself: it needs no setting, no store and no log.
    if name == "law" && !law::needs_store(sub) {
        return law::run(sub);
    }
    let environment = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let file = sub.get_one::<String>("config").cloned().or_else(|| environment("KRING_CONFIG"));
    let config = Config::load(file.map(PathBuf::from).as_deref(), environment, |key| {
        sub.get_one::<String>(key).cloned()
    })?;
    start_log(&config);
    let folder = || PathBuf::from(sub.get_one::<String>("folder").cloned().unwrap_or_default());
    match name {
        "init" => {
            wiring::kring(&config).await?;
            keys::signer(&config)?;
            println!("the store is ready in {}", config.data_dir().display());
        }
        "demo" => return demo::run(&config, !sub.get_flag("no-serve")).await,
        "import" => return import::run(&config, sub).await,
        "link" => return link::run(&config, sub).await,
        "law" => return law::run_local(&config, sub).await,
        "user" => return user::run(&config, sub).await,
        "api-key" => return api_key::run(&config, sub).await,
        "keys" => return attachment_keys::run(&config, sub).await,
        "audit" => return audit::run(&config, sub).await,
        "backup" => backup::backup(&config, &folder()).await?,
        "restore" => backup::restore(&config, &folder()).await?,
        "serve" => serve::serve(&config).await?,
        "config" => print!("{}", config.print()),
        other => return Err(Failure::new(format!("unknown subcommand {other}"))),
    }
    Ok(ExitCode::SUCCESS)
}

/// Log lines go to the standard error, structured, without personal data.
fn start_log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(config.text("log")).unwrap_or_default();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if config.text("log_format") == "text" {
        log.try_init()
    } else {
        log.json().flatten_event(true).try_init()
    };
    // A second start in one process (tests) keeps the first log.
    drop(started);
}
