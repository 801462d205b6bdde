//! `kring audit`: verify the chain of access records, export it, check an export.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use domain::chain::Verifier;

use crate::config::Config;
use crate::failure::Failure;

/// The subcommand.
pub fn command() -> Command {
    let partnership =
        || Arg::new("partnership").long("partnership").value_name("WORD").help("Only this partnership");
    Command::new("audit")
        .about("Verify or export the chain of access records")
        .subcommand_required(true)
        .subcommand(
            Command::new("verify")
                .about("Follow the chain; exit code 4 when it is broken")
                .arg(partnership())
                .arg(
                    Arg::new("file")
                        .long("file")
                        .value_name("FILE")
                        .help("Check an export instead of the store"),
                ),
        )
        .subcommand(
            Command::new("export")
                .about("Write the chain as JSON lines, checkable with any SHA-256")
                .arg(partnership())
                .arg(Arg::new("output").value_name("FILE").help("Standard output when left out")),
        )
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    match matches.subcommand() {
        Some(("verify", sub)) => match sub.get_one::<String>("file") {
            Some(file) => verify_file(Path::new(file)),
            None => verify(config, sub).await,
        },
        Some(("export", sub)) => export(config, sub).await,
        _ => Err(Failure::new("kring audit verify | export")),
    }
}

const BROKEN: u8 = 4;

fn verify_file(path: &Path) -> Result<ExitCode, Failure> {
    let mut verifier = Verifier::default();
    for (line, number) in BufReader::new(File::open(path)?).lines().zip(1..) {
        if let Err(broken) = verifier.next_line(number, &line?) {
            println!("BROKEN: {broken}");
            return Ok(ExitCode::from(BROKEN));
        }
    }
    let (seq, hash) = verifier.head();
    println!("sound: {seq} records, head {hash}");
    Ok(ExitCode::SUCCESS)
}

async fn partnerships(
    kring: &app::Kring,
    matches: &ArgMatches,
) -> Result<Vec<domain::id::PartnershipId>, Failure> {
    let all = kring.partnerships().await?;
    let Some(word) = matches.get_one::<String>("partnership") else { return Ok(all) };
    let one: Vec<_> = all.into_iter().filter(|id| id.as_str() == word).collect();
    if one.is_empty() { Err(Failure::new(format!("no partnership is called {word}"))) } else { Ok(one) }
}

async fn verify(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let mut sound = true;
    for id in partnerships(&kring, matches).await? {
        let verdict = app::audit::verify(&kring.scope(&id)).await?;
        sound &= verdict.is_sound();
        let word = if verdict.is_sound() { "sound" } else { "BROKEN" };
        println!(
            "{id}: {word}: {} records linked, {} signed heads right, {} records not linked yet",
            verdict.links, verdict.checkpoints, verdict.unsealed
        );
        if let Some(broken) = verdict.broken {
            println!("{id}: {broken}");
        }
        if let Some(seq) = verdict.false_checkpoint {
            println!("{id}: the signed head at number {seq} does not fit the chain");
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(BROKEN) })
}

async fn export(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let ids = partnerships(&kring, matches).await?;
    let [id] = ids.as_slice() else {
        return Err(Failure::new("there are several partnerships: say which with --partnership"));
    };
    let mut out: Box<dyn Write> = match matches.get_one::<String>("output") {
        Some(path) => Box::new(BufWriter::new(File::create_new(path)?)),
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let (mut seq, mut hash) = (0, domain::access::GENESIS.to_owned());
    loop {
        let lines = app::audit::export(&kring.scope(id), seq, &hash).await?;
        let Some(last) = lines.last() else { break };
        (seq, hash) = (last.seq, last.hash.clone());
        for line in &lines {
            serde_json::to_writer(&mut out, line).map_err(|e| Failure::new(e.to_string()))?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
