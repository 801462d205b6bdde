//! `kring import`: an agency's list from the command line. Into an empty data folder it makes the
//! store, a partnership and the agency, and says so.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use app::Kring;
use app::feed::{Delivering, FeedError, Outcome, Upload};
use app::kring::Tenant;
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::agency::{Agency, Sector};
use domain::country::{Country, Language};
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{ClientReader, Context, Delivery, Line, ListKind, TestNumbers};
use domain::id::{FeedId, PartnershipId};
use domain::involvement::Exposure;
use domain::message_key::Kept;
use jiff::civil::Date;
use store::Batch;
use store::partnership::Partnership;
use ui::Words;

use crate::config::Config;
use crate::failure::Failure;

/// Exit code: the file is not such a list.
const BAD_FILE: u8 = 2;
/// Exit code: the list waits for the agency administrator.
const WAITS: u8 = 3;
/// After so many days without a delivery the list of a new agency is overdue.
const FEED_DAYS: u16 = 30;
/// Lines that are looked at to see whose numbers a first file holds.
const LOOK_AT: usize = 2_000;

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
        .arg(option("language", "TAG", "Language of the messages: sv, nb, da or en").default_value("en"))
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
    let language = Language::from_tag(&text("language").unwrap_or_default()).unwrap_or(Language::En);
    let kind = ListKind::from_code(&text("kind").unwrap_or_default())
        .ok_or_else(|| Failure::new("--kind is clients or staff"))?;
    let mode = match text("mode").as_deref() {
        Some("complete") => FeedMode::Complete,
        Some("delta") => FeedMode::Delta,
        _ => return Err(Failure::new("--mode is complete or delta")),
    };
    let day = |name: &'static str| -> Result<Option<Date>, Failure> {
        text(name)
            .map(|day| day.parse().map_err(|_| Failure::new(format!("--{name} is a day: YYYY-MM-DD"))))
            .transpose()
    };
    // Before anything is made: a file that is not there leaves no store behind.
    File::open(&file).map_err(|e| Failure::new(format!("{}: {e}", file.display())).code(BAD_FILE))?;

    let kring = crate::wiring::kring(config).await?;
    let tenant = tenant(&kring, config, matches, &file).await?;
    let agency = agency(&kring, &tenant, &slug, text("sector").as_deref()).await?;
    let d = Delivering::by_operator(&kring, &tenant, agency.id, language).await?;
    let l = Words::of(language);
    let upload = Upload {
        file_name: file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        path: file,
        kind,
        mode,
        as_of: day("as-of")?.unwrap_or_else(|| d.today()),
        coverage: Coverage { from: day("coverage-from")?, to: day("coverage-to")?, area: text("area") },
        profile: None,
    };
    let failed = |e: FeedError| failure(l, e);
    let opened = app::feed::open(&d, upload).await.map_err(failed)?;
    if opened.same_as.is_some() {
        println!("This file has landed already: nothing changes.");
        return Ok(ExitCode::SUCCESS);
    }
    let feed = app::feed::begin(&d, &opened).await.map_err(failed)?;
    app::feed::read(&d, feed, opened).await.map_err(failed)?;
    let mut outcome = app::feed::land(&d, feed).await.map_err(failed)?;
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

fn failure(l: Words, error: FeedError) -> Failure {
    match error {
        FeedError::File(file) => {
            let message = file.message(&|field| l.t(field.key).into_owned());
            Failure::new(l.message(&message)).code(BAD_FILE)
        }
        FeedError::Refused(message) => Failure::new(l.message(&message)).code(BAD_FILE),
        other => Failure::new(other.to_string()),
    }
}

/// The partnership; made when the store has none of that name.
async fn tenant(
    kring: &Arc<Kring>,
    config: &Config,
    matches: &ArgMatches,
    file: &Path,
) -> Result<Arc<Tenant>, Failure> {
    let word = matches.get_one::<String>("partnership").cloned().unwrap_or_default();
    let id: PartnershipId =
        word.parse().map_err(|_| Failure::new("--partnership is a word of a-z, 0-9 and hyphens"))?;
    if kring.partnerships().await?.contains(&id) {
        return Ok(kring.tenant(&id).await?);
    }
    let now = kring.clock.now();
    let (guess, test) = look(file, now.to_zoned(jiff::tz::TimeZone::UTC).date());
    let country = match matches.get_one::<String>("country") {
        Some(code) => {
            Country::from_code(code).ok_or_else(|| Failure::new("--country is se, no, dk or sct"))?
        }
        None => guess,
    };
    let row = Partnership {
        id: id.clone(),
        name: word.clone(),
        country,
        language: country.language(),
        time_zone: country.time_zone().to_owned(),
    };
    let batch = store::partnership::add(Batch::chore("a first import"), &row, now);
    let numbers = if test { TestNumbers::Only } else { TestNumbers::Refuse };
    kring.scope(&id).write(store::feed::test_numbers(batch, numbers)).await?;
    println!("Made the store in {}", config.data_dir().display());
    println!("Made the partnership {word} (country {}; another with --country)", country.code());
    if test {
        println!("All national ids in this file are of published test series: it takes test numbers only");
    }
    Ok(kring.tenant(&id).await?)
}

/// The country that most valid national ids of a file are of (Sweden where there are none), and
/// whether all of them are of test series.
fn look(file: &Path, today: Date) -> (Country, bool) {
    let context =
        Context { country: Country::Se, today, agency_names: Vec::new(), test_numbers: TestNumbers::Accept };
    let Ok(reader) = File::open(file).map(|source| ClientReader::open(source, None, context)) else {
        return (Country::Se, false);
    };
    let Ok(mut reader) = reader else { return (Country::Se, false) };
    let mut counts = [0_u32; 4];
    let (mut test, mut all) = (0_u32, 0_u32);
    for line in reader.by_ref().take(LOOK_AT) {
        let Ok(Line::Accepted(client)) = line else { continue };
        let Some(id) = &client.national_id else { continue };
        all += 1;
        test += u32::from(id.is_test_series());
        let issuer = id.key();
        for (country, count) in Country::ALL.into_iter().zip(&mut counts) {
            *count += u32::from(issuer.split(':').next() == Some(country.code()));
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let country = counts.iter().position(|n| *n == most && most > 0).map_or(Country::Se, |i| Country::ALL[i]);
    (country, all > 0 && test == all)
}

/// The sector that an agency's short word tells of.
fn sector_of(slug: &str) -> Option<Sector> {
    const WORDS: &[(&str, Sector)] = &[
        ("school", Sector::School),
        ("skol", Sector::School),
        ("skole", Sector::School),
        ("psychiatr", Sector::Psychiatry),
        ("bup", Sector::Psychiatry),
        ("police", Sector::Police),
        ("polis", Sector::Police),
        ("politi", Sector::Police),
        ("health", Sector::Health),
        ("hospital", Sector::Health),
        ("gp", Sector::Health),
        ("welfare", Sector::SocialServices),
        ("social", Sector::SocialServices),
        ("barnevern", Sector::SocialServices),
        ("family", Sector::SocialServices),
        ("ngo", Sector::Voluntary),
        ("voluntary", Sector::Voluntary),
        ("nav", Sector::LabourAndWelfare),
        ("labour", Sector::LabourAndWelfare),
    ];
    WORDS.iter().find(|(word, _)| slug.contains(word)).map(|(_, sector)| *sector)
}

/// The agency; made when the partnership has none of that word.
async fn agency(
    kring: &Arc<Kring>,
    tenant: &Arc<Tenant>,
    slug: &str,
    sector: Option<&str>,
) -> Result<Agency, Failure> {
    let scope = kring.scope(&tenant.row.id);
    let known = store::partnership::agencies(&scope).await?;
    if let Some(agency) = known.into_iter().find(|agency| agency.slug == slug) {
        return Ok(agency);
    }
    let fits = (1..=40).contains(&slug.len())
        && slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    if !fits {
        return Err(Failure::new("--agency is a word of a-z, 0-9, - and _, such as school"));
    }
    let sector = match sector {
        Some(code) => Sector::from_code(code).ok_or_else(|| Failure::new("--sector: no such sector"))?,
        None => sector_of(slug)
            .ok_or_else(|| Failure::new(format!("{slug} is a new agency: say its kind with --sector")))?,
    };
    let words: Vec<&str> = slug.split(['-', '_']).collect();
    let mut name = words.join(" ");
    if let Some(first) = name.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    let new = Agency {
        id: kring.id(kring.clock.now()),
        slug: slug.to_owned(),
        name,
        sector,
        sensitive: false,
        default_exposure: Exposure::Open,
        phone: None,
        email: None,
        feed_days: FEED_DAYS,
    };
    scope.write(store::partnership::add_agency(Batch::chore("a first import"), &new)).await?;
    println!("Made the agency {slug} ({})", sector.code());
    Ok(new)
}

fn receipt(l: Words, delivery: &Delivery, waits: bool) {
    let t = delivery.tally;
    println!("{}", if waits { "WAITS for the agency administrator" } else { "Landed" });
    if let Some(problem) = &delivery.problem {
        println!("  {}", l.kept(problem));
    }
    println!("  as of {}, sha256 {}", delivery.as_of, delivery.sha256.as_deref().unwrap_or("-"));
    println!(
        "  lines: {} read, {} rejected, {} with something to look at",
        t.accepted, t.rejected, t.warnings
    );
    println!(
        "  records: {} new, {} changed, {} unchanged, {} ended of {}",
        t.added, t.changed, t.unchanged, t.ending, t.current
    );
    println!("  linked at once: {}, put to review: {}", t.linked, t.reviews);
    if waits {
        println!("  look at it on the page, or run the same with --confirm");
    }
}

/// The first lines that were not read, with the reason; the rest by number.
async fn problems(d: &Delivering, feed: FeedId, l: Words) -> Result<(), Failure> {
    const SHOWN: usize = 20;
    let preview = app::feed::preview(d, feed).await?;
    for problem in preview.rejected.iter().take(SHOWN) {
        println!("  line {}: {}", problem.line, l.kept(&problem.message));
    }
    if preview.rejected.len() > SHOWN {
        println!("  … and more: write them to a file with --rejected");
    }
    Ok(())
}

async fn rejected(d: &Delivering, delivery: &Delivery, l: Words, path: &Path) -> Result<(), Failure> {
    let csv = app::feed::rejected_csv(d, delivery, |kept: &Kept| l.kept(kept).into_owned()).await?;
    let mut file = File::create_new(path)?;
    std::io::Write::write_all(&mut file, &csv)?;
    println!("  lines that were not read: {}", path.display());
    Ok(())
}
