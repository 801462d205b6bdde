//! What the first list of a partnership or an agency makes: the partnership, the agency.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use app::Kring;
use app::feed::FeedError;
use app::kring::Tenant;
use clap::ArgMatches;
use domain::agency::{Agency, Sector};
use domain::country::{Country, Language};
use domain::feed::{ClientReader, Context, Line, ListKind, StaffReader, TestNumbers};
use domain::id::PartnershipId;
use domain::involvement::Exposure;
use domain::message_key::Message;
use jiff::civil::Date;
use store::Batch;
use store::partnership::Partnership;
use ui::Words;

use super::BAD_FILE;
use super::say::{failure, refusal};
use crate::config::Config;
use crate::failure::Failure;

/// After so many days without a delivery the list of a new agency is overdue.
const FEED_DAYS: u16 = 30;
/// Lines that are looked at to see whose numbers a first file holds.
const LOOK_AT: usize = 2_000;

/// The first list of an agency, which has no saved columns yet: looked at before anything is made
/// for it.
pub(super) struct First<'a> {
    pub file: &'a Path,
    pub kind: ListKind,
    /// In which language, if somebody asked for one.
    pub language: Option<Language>,
}

impl First<'_> {
    /// The words to speak with, where nobody asked for a language those of `otherwise`.
    pub fn words(&self, otherwise: Language) -> Words {
        Words::of(self.language.unwrap_or(otherwise))
    }

    pub fn check(&self, l: Words) -> Result<(), Failure> {
        let source = File::open(self.file).map_err(|error| {
            let message = Message::new("command-error-open").with("file", self.file.display().to_string());
            refusal(l, &message.with("error", error.to_string())).code(BAD_FILE)
        })?;
        let context = Context {
            country: Country::Se,
            today: Date::MAX,
            agency_names: Vec::new(),
            test_numbers: TestNumbers::Accept,
        };
        match self.kind {
            ListKind::Clients => ClientReader::open(source, None, context).map(drop),
            ListKind::Staff => StaffReader::open(source, None, context).map(drop),
        }
        .map_err(|error| failure(l, FeedError::File(error)))
    }
}

/// The partnership; made when the store has none of that name.
pub(super) async fn tenant(
    kring: &Arc<Kring>,
    config: &Config,
    matches: &ArgMatches,
    first: &First<'_>,
) -> Result<Arc<Tenant>, Failure> {
    let word = matches.get_one::<String>("partnership").cloned().unwrap_or_default();
    let l = first.words(Language::En);
    let id: PartnershipId =
        word.parse().map_err(|_| refusal(l, &Message::new("command-error-partnership")))?;
    let scope = kring.scope(&id);
    if kring.partnerships().await?.contains(&id) {
        // A staff list came first: whose numbers they are shows in the first list of clients.
        if first.kind == ListKind::Clients && !store::feed::has_landed(&scope, ListKind::Clients).await? {
            let (_, test) = look(first.file, kring.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date());
            if test {
                let language = kring.tenant(&id).await?.row.language;
                take_test_numbers(&scope, first.words(language)).await?;
            }
        }
        return Ok(kring.tenant(&id).await?);
    }
    first.check(l)?;
    let now = kring.clock.now();
    let (guess, test) = look(first.file, now.to_zoned(jiff::tz::TimeZone::UTC).date());
    let country = match matches.get_one::<String>("country") {
        Some(code) => {
            Country::from_code(code).ok_or_else(|| refusal(l, &Message::new("command-error-country")))?
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
    scope.write(store::feed::test_numbers(batch, TestNumbers::Refuse)).await?;
    let l = first.words(country.language());
    println!("{}", l.arg("folder", config.data_dir().display().to_string()).t("command-made-store"));
    println!("{}", l.arg("name", word).arg("country", country.code()).t("command-made-partnership"));
    if test {
        take_test_numbers(&scope, l).await?;
    }
    Ok(kring.tenant(&id).await?)
}

async fn take_test_numbers(scope: &store::Scope, l: Words) -> Result<(), Failure> {
    let batch = Batch::chore("a first list of invented people");
    scope.write(store::feed::test_numbers(batch, TestNumbers::Only)).await?;
    println!("{}", l.t("command-test-numbers"));
    Ok(())
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
pub(super) async fn agency(
    kring: &Arc<Kring>,
    tenant: &Arc<Tenant>,
    slug: &str,
    sector: Option<&str>,
    first: &First<'_>,
) -> Result<Agency, Failure> {
    let scope = kring.scope(&tenant.row.id);
    let known = store::partnership::agencies(&scope).await?;
    if let Some(agency) = known.into_iter().find(|agency| agency.slug == slug) {
        return Ok(agency);
    }
    let l = first.words(tenant.row.language);
    first.check(l)?;
    let fits = (1..=40).contains(&slug.len())
        && slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    if !fits {
        return Err(refusal(l, &Message::new("command-error-agency")));
    }
    let sector = match sector {
        Some(code) => Sector::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = Sector::ALL.iter().map(|sector| sector.code()).collect();
            refusal(l, &Message::new("command-error-sector").with("sectors", known.join(", ")))
        })?,
        None => sector_of(slug).ok_or_else(|| {
            refusal(l, &Message::new("command-error-new-agency").with("agency", slug.to_owned()))
        })?,
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
    println!(
        "{}",
        l.arg("name", slug).arg("sector", l.code("sector", sector.code())).t("command-made-agency")
    );
    Ok(new)
}
