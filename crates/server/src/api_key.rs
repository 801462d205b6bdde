//! `kring api-key`: the keys of agencies' own systems at the command line. Every change is recorded as the
//! operator's.

use std::process::ExitCode;

use app::api_key::{self, ApiKey, Desk};
use clap::{Arg, ArgMatches, Command};

use crate::config::Config;
use crate::failure::Failure;
use crate::user::{partnership, said};

/// The subcommand.
pub fn command() -> Command {
    Command::new("api-key")
        .about("Make, list and revoke the keys of an agency's own systems")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("partnership")
                .long("partnership")
                .global(true)
                .value_name("WORD")
                .help("needed when there are several"),
        )
        .arg(Arg::new("agency").long("agency").global(true).value_name("WORD").help("the agency's word"))
        .subcommand(
            Command::new("add").about("Make a key and print it, this once").arg(
                Arg::new("name").long("name").required(true).value_name("NAME").help("which system has it"),
            ),
        )
        .subcommand(Command::new("list").about("Print the keys, one a line: id, name, days, state"))
        .subcommand(
            Command::new("revoke")
                .about("Revoke a key: from now on it opens nothing")
                .arg(Arg::new("id").required(true).value_name("ID").help("as `list` prints it")),
        )
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let (name, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let partnership = partnership(&kring, text("partnership")).await?;
    let word = text("agency").ok_or_else(|| Failure::new("say which agency with --agency"))?;
    let agencies = store::partnership::agencies(&kring.scope(&partnership)).await?;
    let agency = agencies.into_iter().find(|agency| agency.slug == word);
    let agency = agency.ok_or_else(|| Failure::new(format!("no agency is called {word}")))?;
    let desk = Desk::operator(&kring, &partnership, agency.id);
    match name {
        "add" => {
            let token = app::ports::secret(&*kring.chance);
            let made = api_key::add(&desk, text("name").unwrap_or_default(), &token).await;
            println!("{}", made.map_err(|error| refused(&error))?);
        }
        "list" => {
            for key in api_key::list(&desk).await? {
                println!("{}", line(&key));
            }
        }
        "revoke" => {
            let unknown = || Failure::new("the agency has no such key that holds");
            let id = text("id").unwrap_or_default().parse().map_err(|_| unknown())?;
            api_key::revoke(&desk, id).await.map_err(|error| match error {
                app::AppError::NotFound => unknown(),
                other => other.into(),
            })?;
            println!("done");
        }
        _ => return Err(Failure::new("unknown subcommand")),
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(error: &app::AppError) -> Failure {
    match error {
        app::AppError::Conflict(message) => {
            Failure::new(ui::Words::of(domain::country::Language::En).message(message).into_owned())
        }
        other => said(other, "no such agency"),
    }
}

fn line(key: &ApiKey) -> String {
    let day = |at: jiff::Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let used = key.used.map_or_else(|| "never used".to_owned(), |day| format!("used {day}"));
    let state = key.revoked.map_or_else(|| "holds".to_owned(), |at| format!("revoked {}", day(at)));
    format!("{}\t{}\tmade {}\t{used}\t{state}", key.id, key.name, day(key.made))
}
