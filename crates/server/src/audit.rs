//! `kring audit`: verify the chain of access records, export it, check an export, sign its head for
//! somewhere outside.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use app::audit::checkpoint;
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::access::AccessRecord;
use domain::chain::{Line, Verifier};
use domain::checkpoint::{Against, Fault, SignedHead};
use domain::id::PartnershipId;

use crate::config::Config;
use crate::failure::Failure;

/// The subcommand.
pub fn command() -> Command {
    let partnership =
        || Arg::new("partnership").long("partnership").value_name("WORD").help("Only this partnership");
    Command::new("audit")
        .about("Verify, export or sign the chain of access records")
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
                )
                .arg(
                    Arg::new("checkpoint")
                        .long("checkpoint")
                        .value_name("FILE")
                        .num_args(1..)
                        .action(ArgAction::Append)
                        .help("Hold these checkpoints against the chain"),
                )
                .arg(
                    Arg::new("key")
                        .long("key")
                        .value_name("HEX")
                        .requires("checkpoint")
                        .help("The public key that must have signed them, as noted when they began"),
                ),
        )
        .subcommand(
            Command::new("export")
                .about("Write the chain as JSON lines, checkable with any SHA-256")
                .arg(partnership())
                .arg(Arg::new("output").value_name("FILE").help("Standard output when left out")),
        )
        .subcommand(
            Command::new("checkpoint")
                .about("Sign the head of the chain, for a place outside of this machine")
                .arg(partnership())
                .arg(
                    Arg::new("to")
                        .long("to")
                        .value_name("FILE|FOLDER")
                        .help("Standard output when left out; a folder gets one file a partnership"),
                ),
        )
        .subcommand(Command::new("key").about("Print the public key that signs checkpoints"))
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    match matches.subcommand() {
        Some(("verify", sub)) => {
            let marks = marks(sub)?;
            match sub.get_one::<String>("file") {
                Some(file) => verify_file(Path::new(file), &marks),
                None => verify(config, sub, &marks).await,
            }
        }
        Some(("export", sub)) => export(config, sub).await,
        Some(("checkpoint", sub)) => sign(config, sub).await,
        Some(("key", _)) => {
            println!("{}", crate::keys::signer(config)?.public_key());
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::new("kring audit verify | export | checkpoint | key")),
    }
}

const BROKEN: u8 = 4;

/// Checkpoints that were handed over.
struct Marks {
    /// Path and checkpoint, as far as the signature holds.
    heads: Vec<(String, SignedHead)>,
    /// Path and what is wrong with the checkpoint itself.
    faults: Vec<(String, Fault)>,
}

impl Marks {
    /// Those of one partnership, and what is said of the others where only one is asked about.
    fn of(&self, id: &PartnershipId) -> (Vec<&str>, Vec<SignedHead>) {
        let own = self.heads.iter().filter(|(_, head)| head.partnership == *id);
        own.map(|(path, head)| (path.as_str(), head.clone())).unzip()
    }

    /// Says what is wrong with the checkpoints themselves, and which are of no chain that was
    /// followed. Whether all was well.
    fn say(&self, followed: &[PartnershipId]) -> bool {
        let strange = self.heads.iter().filter(|(_, head)| !followed.contains(&head.partnership));
        let strange: Vec<(String, Fault)> = strange
            .map(|(path, head)| (path.clone(), Fault::OtherPartnership(head.partnership.clone())))
            .collect();
        for (path, fault) in self.faults.iter().chain(&strange) {
            println!("BROKEN: checkpoint {path}: {fault}");
        }
        self.faults.is_empty() && strange.is_empty()
    }
}

fn marks(matches: &ArgMatches) -> Result<Marks, Failure> {
    let key = matches.get_one::<String>("key").map(String::as_str);
    let paths = matches.get_many::<String>("checkpoint").unwrap_or_default();
    let (mut heads, mut faults) = (Vec::new(), Vec::new());
    for (path, head) in crate::checkpoint::read(paths)? {
        match checkpoint::check(&head, key) {
            Ok(()) => heads.push((path, head)),
            Err(fault) => faults.push((path, fault)),
        }
    }
    Ok(Marks { heads, faults })
}

/// Says how the checkpoints of one chain fit. Whether all did.
fn say_fits(paths: &[&str], heads: &[SignedHead], faults: &[(usize, Fault)]) -> bool {
    for (at, head) in heads.iter().enumerate() {
        let path = paths.get(at).copied().unwrap_or_default();
        match faults.iter().find(|(fault, _)| *fault == at) {
            Some((_, fault)) => println!("BROKEN: checkpoint {path}: {fault}"),
            None => println!("checkpoint {path} fits: number {}, signed {}", head.seq, head.at),
        }
    }
    faults.is_empty()
}

fn code(sound: bool) -> ExitCode {
    if sound { ExitCode::SUCCESS } else { ExitCode::from(BROKEN) }
}

fn verify_file(path: &Path, marks: &Marks) -> Result<ExitCode, Failure> {
    let heads: Vec<SignedHead> = marks.heads.iter().map(|(_, head)| head.clone()).collect();
    let paths: Vec<&str> = marks.heads.iter().map(|(path, _)| path.as_str()).collect();
    let mut verifier = Verifier::default();
    let mut against = Against::new(&heads);
    let mut partnership = None;
    for (line, number) in BufReader::new(File::open(path)?).lines().zip(1..) {
        let line = line?;
        if let Err(broken) = verifier.next_line(number, &line) {
            println!("BROKEN: {broken}");
            return Ok(ExitCode::from(BROKEN));
        }
        let (seq, hash) = verifier.head();
        against.link(seq, hash);
        if partnership.is_none() {
            partnership = partnership_of(&line);
        }
    }
    let (seq, hash) = verifier.head();
    println!("sound: {seq} records, head {hash}");
    let faults = against.end(seq);
    let followed: Vec<PartnershipId> = partnership.into_iter().collect();
    // A checkpoint of another partnership fits no chain: that it is another's says it all.
    let own = |at: usize| heads.get(at).is_some_and(|head| followed.contains(&head.partnership));
    let (mut own_paths, mut own_heads, mut own_faults) = (Vec::new(), Vec::new(), Vec::new());
    for at in (0..heads.len()).filter(|at| own(*at)) {
        own_faults.extend(
            faults.iter().filter(|(f, _)| *f == at).map(|(_, fault)| (own_heads.len(), fault.clone())),
        );
        own_paths.push(paths[at]);
        own_heads.push(heads[at].clone());
    }
    let fits = say_fits(&own_paths, &own_heads, &own_faults);
    Ok(code(marks.say(&followed) && fits))
}

/// Whose chain a line of an export is of.
fn partnership_of(line: &str) -> Option<PartnershipId> {
    let line: Line = serde_json::from_str(line).ok()?;
    let record: AccessRecord = serde_json::from_str(&line.record).ok()?;
    Some(record.partnership)
}

async fn partnerships(kring: &app::Kring, matches: &ArgMatches) -> Result<Vec<PartnershipId>, Failure> {
    let all = kring.partnerships().await?;
    let Some(word) = matches.get_one::<String>("partnership") else { return Ok(all) };
    let one: Vec<_> = all.into_iter().filter(|id| id.as_str() == word).collect();
    if one.is_empty() { Err(Failure::new(format!("no partnership is called {word}"))) } else { Ok(one) }
}

async fn verify(config: &Config, matches: &ArgMatches, marks: &Marks) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let ids = partnerships(&kring, matches).await?;
    let mut sound = true;
    for id in &ids {
        let (paths, heads) = marks.of(id);
        let (verdict, faults) = checkpoint::verify(&kring.scope(id), &heads).await?;
        sound &= verdict.is_sound();
        let word = if verdict.is_sound() { "sound" } else { "BROKEN" };
        println!(
            "{id}: {word}: {} records linked, {} signed heads right, {} records not linked yet",
            verdict.links, verdict.checkpoints, verdict.unsealed
        );
        if let Some(seq) = verdict.false_checkpoint {
            println!("{id}: the signed head at number {seq} does not fit the chain");
        }
        if let Some(beside) = verdict.beside {
            let first = beside.first.map(|id| format!(", the first is {id}")).unwrap_or_default();
            println!("{id}: records stand beside the chain: {}{first}", beside.count);
        }
        if verdict.lost > 0 {
            println!("{id}: records that waited to be linked are gone: {}", verdict.lost);
        }
        match verdict.broken {
            Some(broken) => println!("{id}: {broken}"),
            None => sound &= say_fits(&paths, &heads, &faults),
        }
    }
    sound &= marks.say(&ids);
    Ok(code(sound))
}

async fn sign(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let signer = crate::keys::signer(config)?;
    let to = matches.get_one::<String>("to").map(Path::new);
    let mut heads = Vec::new();
    for id in partnerships(&kring, matches).await? {
        heads.extend(checkpoint::sign(&kring.scope(&id), &signer, kring.clock.now()).await?);
    }
    match (to, heads.as_slice()) {
        (_, []) => return Err(Failure::new("no access record is linked yet: there is nothing to sign")),
        (Some(folder), _) if folder.is_dir() => {
            for head in &heads {
                let (path, new) = crate::checkpoint::write_into(folder, head)?;
                let word = if new { "written" } else { "is there already" };
                println!("{}: {word}", path.display());
            }
        }
        (Some(file), [head]) => {
            let text = crate::checkpoint::text(head)?;
            File::create_new(file)
                .and_then(|mut out| out.write_all(text.as_bytes()))
                .map_err(|e| Failure::new(format!("{}: {e}", file.display())))?;
            println!("{}: written", file.display());
        }
        (None, [head]) => {
            print!("{}", crate::checkpoint::text(head)?);
            return Ok(ExitCode::SUCCESS);
        }
        (_, [_, ..]) => {
            return Err(Failure::new(
                "there are several partnerships: say which with --partnership, or name a folder",
            ));
        }
    }
    println!("public key {}", signer.public_key());
    Ok(ExitCode::SUCCESS)
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
