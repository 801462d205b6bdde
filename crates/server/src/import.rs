//! `kring import`: an agency's list from the command line. Into an empty data folder it makes the
//! store, a partnership and the agency, and says so.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::feed::{Delivering, FeedError, Outcome, Upload};
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::country::Language;
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{Delivery, ListKind};
use domain::id::FeedId;
use domain::message_key::{Kept, Message};
use jiff::civil::Date;
use ui::Words;

use self::first::{First, agency, tenant};
pub(crate) use self::say::asked;
use self::say::{failure, receipt, refusal};
use crate::config::Config;
use crate::failure::Failure;

/// Exit code: the file is not such a list.
const BAD_FILE: u8 = 2;
/// Exit code: the list waits for the agency administrator.
const WAITS: u8 = 3;

mod first;
mod say;

/// The subcommand.
pub fn command() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    Command::new("import")
        .about("Import an agency's client or staff list")
        .arg(option("agency", "WORD", "The agency's short word, such as school").required(true))
        .arg(option("partnership", "WORD", "The partnership").default_value("default"))
        .arg(option("kind", "KIND", "clients or staff").default_value("clients"))
        .arg(option("mode", "MODE", "complete (all of them; ends who is no longer listed) or delta").default_value("complete"))
        .arg(option("as-of", "DAY", "The day as of which the list holds, YYYY-MM-DD (today)"))
        .arg(option("coverage-from", "DAY", "First day that the list covers"))
        .arg(option("coverage-to", "DAY", "Last day that the list covers"))
        .arg(option("area", "WORDS", "The area that the list covers, in the agency's words"))
        .arg(option("country", "CODE", "For a new partnership: se, no, dk or sct"))
        .arg(option("sector", "CODE", "For a new agency: school, social_services, health, psychiatry, police, labour_and_welfare or voluntary"))
        .arg(option("language", "TAG", "Language of the messages: sv, nb, da or en (that of LANG, else the partnership's)"))
        .arg(option("rejected", "FILE", "Write the lines that were not read, with reasons, to this new CSV file"))
        .arg(
            Arg::new("confirm")
                .long("confirm")
                .action(ArgAction::SetTrue)
                .help("Land it also when it would end more than a fifth of the clients"),
        )
        .arg(Arg::new("file").required(true).value_name("FILE").help("The list"))
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let file = PathBuf::from(text("file").unwrap_or_default());
    let slug = text("agency").unwrap_or_default();
    let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let language = asked(text("language").as_deref(), environment)?;
    let first = First { file: &file, kind: ListKind::Clients, language };
    let l = first.words(Language::En);
    let kind = ListKind::from_code(&text("kind").unwrap_or_default())
        .ok_or_else(|| refusal(l, &Message::new("command-error-kind")))?;
    let mode = match text("mode").as_deref() {
        Some("complete") => FeedMode::Complete,
        Some("delta") => FeedMode::Delta,
        _ => return Err(refusal(l, &Message::new("command-error-mode"))),
    };
    let day = |name: &'static str| -> Result<Option<Date>, Failure> {
        let wrong = |_| refusal(l, &Message::new("command-error-day").with("option", name));
        text(name).map(|day| day.parse().map_err(wrong)).transpose()
    };
    let (as_of, from, to) = (day("as-of")?, day("coverage-from")?, day("coverage-to")?);
    let first = First { kind, ..first };
    // Before anything is made: a file that is no list leaves no store behind.
    if config.optional("database_url").is_none() && !config.data_dir().join("kring.db").exists() {
        first.check(l)?;
    }
    let kring = crate::wiring::kring(config).await?;
    let tenant = tenant(&kring, config, matches, &first).await?;
    let l = first.words(tenant.row.language);
    let agency = agency(&kring, &tenant, &slug, text("sector").as_deref(), &first).await?;
    let d = Delivering::by_operator(&kring, &tenant, agency.id, l.language()).await?;
    let upload = Upload {
        file_name: file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        path: file.clone(),
        kind,
        mode,
        as_of: as_of.unwrap_or_else(|| d.today()),
        coverage: Coverage { from, to, area: text("area") },
        profile: None,
    };
    let failed = |e: FeedError| failure(l, e);
    let opened = app::feed::open(&d, upload).await.map_err(failed)?;
    if opened.same_as.is_some() {
        println!("{}", l.t("command-same"));
        return Ok(ExitCode::SUCCESS);
    }
    let feed = app::feed::begin(&d, &opened).await.map_err(failed)?;
    app::feed::read(&d, feed, opened).await.map_err(failed)?;
    let mut outcome = match app::feed::land(&d, feed).await {
        Err(error @ FeedError::Refused(_)) => {
            problems(&d, feed, l).await?;
            return Err(failed(error));
        }
        other => other.map_err(failed)?,
    };
    if let (Outcome::Waiting(delivery), true) = (&outcome, matches.get_flag("confirm")) {
        app::feed::confirm(&d, feed, delivery.tally.ending).await.map_err(failed)?;
        outcome = app::feed::land(&d, feed).await.map_err(failed)?;
    }
    let (delivery, waits) = match outcome {
        Outcome::Landed(delivery) => (delivery, false),
        Outcome::Waiting(delivery) => (delivery, true),
    };
    receipt(l, &delivery, waits);
    problems(&d, feed, l).await?;
    if let Some(path) = text("rejected") {
        rejected(&d, &delivery, l, Path::new(&path)).await?;
    }
    Ok(if waits { ExitCode::from(WAITS) } else { ExitCode::SUCCESS })
}

/// The first lines that were not read, with the reason; the rest by number.
async fn problems(d: &Delivering, feed: FeedId, l: Words) -> Result<(), Failure> {
    const SHOWN: usize = 20;
    let preview = app::feed::preview(d, feed).await?;
    for problem in preview.rejected.iter().take(SHOWN) {
        let reason = l.kept(&problem.message);
        println!("  {}", l.arg("line", problem.line).arg("reason", reason).t("command-line"));
    }
    if preview.rejected.len() > SHOWN {
        println!("  {}", l.t("command-more"));
    }
    Ok(())
}

async fn rejected(d: &Delivering, delivery: &Delivery, l: Words, path: &Path) -> Result<(), Failure> {
    let csv = app::feed::rejected_csv(d, delivery, |kept: &Kept| l.kept(kept).into_owned()).await?;
    let mut file = File::create_new(path)?;
    std::io::Write::write_all(&mut file, &csv)?;
    println!("  {}", l.arg("file", path.display().to_string()).t("command-rejected"));
    Ok(())
}
