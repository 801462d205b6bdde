//! `kring demo`: three invented municipalities, filled by the same import as real lists, and one
//! sign-in per kind of user. What is there already is kept.

mod consent;
mod life;
mod work;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use app::Kring;
use app::feed::{Delivering, Outcome, Upload};
use app::kring::Tenant;
use domain::agency::Agency;
use domain::coordinator::CoordinatorKind;
use domain::country::Country;
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{ListKind, TestNumbers};
use domain::gate::Role;
use domain::id::PersonId;
use domain::national_id::NationalId;
use domain::notice::MailRhythm;
use domain::sharing::{Ground, Part, Sharing};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use store::account::{Hat, NewAccount};
use store::partnership::Partnership;
use store::{Batch, Scope};

use crate::config::Config;
use crate::failure::Failure;

/// The password of every sign-in of the demonstration.
const PASSWORD: &str = "kring-demo-2026";
/// Children in each municipality, beside the two who are shown.
const CHILDREN: u32 = 1_000;
/// Seed of the invention: the same municipalities at every start.
const SEED: u64 = 2026;

/// How many days ago the guardians consented.
const CONSENTED_DAYS: i32 = 60;

/// One sign-in, as printed and as written to `sign-ins.json`.
#[derive(Debug, Serialize)]
struct SignIn {
    kind: &'static str,
    name: String,
    email: String,
    password: &'static str,
    partnership: String,
    language: &'static str,
}

/// Fills the store where it is empty, prints the sign-ins, and serves unless told not to.
pub async fn run(config: &Config, serve: bool) -> Result<ExitCode, Failure> {
    let mails = config.data_dir().join("mails");
    let config = config
        .clone()
        .or("secure_cookies", "false")
        .or("second_factor", "false")
        .or("log", "warn")
        .or("log_format", "text")
        .or("mail_folder", &mails.to_string_lossy());
    let kring = crate::wiring::kring(&config).await?;
    let mut sign_ins = Vec::new();
    for country in [Country::Se, Country::No, Country::Dk] {
        sign_ins.extend(partnership(&config, &kring, country).await?);
    }
    let list = config.data_dir().join("sign-ins.json");
    let json = serde_json::to_string_pretty(&sign_ins).map_err(|e| Failure::new(e.to_string()))?;
    std::fs::write(&list, json)?;
    print(&sign_ins, &config);
    if serve {
        crate::serve::serve_with(&config, kring, true).await?;
    }
    Ok(ExitCode::SUCCESS)
}

fn print(sign_ins: &[SignIn], config: &Config) {
    println!("\n  Kring is on {}\n", config.base_url());
    println!("  Password of all sign-ins: {PASSWORD}\n");
    let mut partnership = "";
    for one in sign_ins {
        if one.partnership != partnership {
            println!("  {}", one.partnership);
            partnership = &one.partnership;
        }
        println!("    {:<26} {:<24} {}", one.kind.replace('_', " "), one.name, one.email);
    }
    println!(
        "\n  All people, addresses and numbers are invented. Outgoing mail: {}/demo/mail",
        config.base_url()
    );
}

async fn partnership(config: &Config, kring: &Arc<Kring>, country: Country) -> Result<Vec<SignIn>, Failure> {
    let now = kring.clock.now();
    let zone = jiff::tz::TimeZone::get(country.time_zone()).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = now.to_zoned(zone).date();
    let sample = sample::partnership(country, SEED, CHILDREN, today);
    let id: domain::id::PartnershipId =
        sample.id.parse().map_err(|_| Failure::new("a sample without a fit name"))?;
    let scope = kring.scope(&id);
    let language = country.language().tag();
    let sign_ins = sample
        .sign_ins
        .iter()
        .map(|one| SignIn {
            kind: one.role.code(),
            name: one.name.clone(),
            email: one.email.clone(),
            password: PASSWORD,
            partnership: sample.id.to_owned(),
            language,
        })
        .collect();
    // The accounts are written last: where they are, the municipality is whole.
    if sample.sign_ins.first().is_some_and(|one| !one.email.is_empty())
        && kring.partnerships().await?.contains(&id)
        && store::account::credentials_by_email(&kring.db, &sample.sign_ins[0].email).await?.is_some()
    {
        return Ok(sign_ins);
    }
    println!("Filling {} ({} children, eight agencies)", sample.name, sample.children);
    if !kring.partnerships().await?.contains(&id) {
        let row = Partnership {
            id: id.clone(),
            name: sample.name.to_owned(),
            country,
            language: country.language(),
            time_zone: country.time_zone().to_owned(),
        };
        let batch = store::partnership::add(Batch::chore("the demonstration begins"), &row, now);
        scope.write(store::feed::test_numbers(batch, TestNumbers::Only)).await?;
    }
    let tenant = kring.tenant(&id).await?;
    let known = store::partnership::agencies(&scope).await?;
    for agency in &sample.agencies {
        if !known.iter().any(|k| k.slug == agency.slug) {
            let new = Agency {
                id: kring.id(now),
                slug: agency.slug.to_owned(),
                name: agency.name.to_owned(),
                sector: agency.sector,
                sensitive: agency.sensitive,
                default_exposure: agency.exposure,
                phone: Some(agency.phone.clone()),
                email: Some(agency.email.clone()),
                feed_days: agency.feed_days,
            };
            let batch = Batch::chore("the demonstration begins");
            scope.write(store::partnership::add_agency(batch, &new)).await?;
        }
    }
    let agencies = store::partnership::agencies(&scope).await?;
    let folder = config.data_dir().join("incoming");
    std::fs::create_dir_all(&folder)?;
    for agency in &sample.agencies {
        let Some(row) = agencies.iter().find(|a| a.slug == agency.slug) else { continue };
        for (kind, bytes) in [(ListKind::Staff, &agency.staff), (ListKind::Clients, &agency.clients)] {
            let path = folder.join(format!("{}-{}-{}.csv", sample.id, agency.slug, kind.code()));
            std::fs::write(&path, bytes)?;
            let coverage = Coverage { from: Some(agency.from), to: None, area: Some(agency.area.clone()) };
            deliver(kring, &tenant, row, kind, path, agency.as_of, coverage).await?;
        }
    }
    people(kring, &scope, &tenant, &sample, &agencies, today).await?;
    Ok(sign_ins)
}

async fn deliver(
    kring: &Arc<Kring>,
    tenant: &Arc<Tenant>,
    agency: &Agency,
    kind: ListKind,
    path: PathBuf,
    as_of: Date,
    coverage: Coverage,
) -> Result<(), Failure> {
    let language = tenant.row.language;
    let d = Delivering::by_operator(kring, tenant, agency.id, language).await?;
    let failed = |e: app::feed::FeedError| Failure::new(format!("{}: {e}", agency.slug));
    let upload = Upload {
        file_name: Path::new(&path).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        path,
        kind,
        mode: FeedMode::Complete,
        as_of,
        coverage,
        profile: None,
    };
    let opened = app::feed::open(&d, upload).await.map_err(failed)?;
    if opened.same_as.is_some() {
        return Ok(());
    }
    let feed = app::feed::begin(&d, &opened).await.map_err(failed)?;
    app::feed::read(&d, feed, opened).await.map_err(failed)?;
    match app::feed::land(&d, feed).await.map_err(failed)? {
        Outcome::Landed(_) => Ok(()),
        Outcome::Waiting(_) => Err(Failure::new(format!("{}: a sample list waits", agency.slug))),
    }
}

/// Consents, named persons, the accounts, then what happened in the last days.
async fn people(
    kring: &Arc<Kring>,
    scope: &Scope,
    tenant: &Arc<Tenant>,
    sample: &sample::Partnership,
    agencies: &[Agency],
    today: Date,
) -> Result<(), Failure> {
    let now = kring.clock.now();
    let system = kring.id(now);
    let chore = || Batch::chore("what the demonstration has from the start");
    let mut consented = std::collections::BTreeSet::new();
    for consent in &sample.consents {
        let record = &consent.record;
        let Some(child) = store::demo::person_of_record(scope, record.agency, &record.record_id).await?
        else {
            continue;
        };
        // Two agencies' lines may speak of one child: one consent is enough.
        if !consented.insert(child) {
            continue;
        }
        let ground = Sharing {
            id: kring.id(now),
            ground: Ground::GuardianConsent,
            said_by: consent.said_by.clone(),
            agencies: Vec::new(),
            parts: vec![Part::Circle],
            from: today.saturating_sub(CONSENTED_DAYS.days()),
            to: Some(consent.until),
        };
        scope.write(store::sharing::add(chore(), child, &ground, system, now)).await?;
    }
    for hero in &sample.heroes {
        let (Some(record), Some(holder)) = (hero.records.first(), &hero.named_person) else { continue };
        let child = store::demo::person_of_record(scope, record.agency, &record.record_id).await?;
        let holder = store::demo::practitioner_of_staff_id(scope, holder.agency, &holder.staff_id).await?;
        if let (Some(child), Some(holder)) = (child, holder) {
            let batch = store::hand_over::take(chore(), child, CoordinatorKind::NamedPerson, holder.id, now);
            scope.write(batch).await?;
        }
    }
    let hash = kring.hasher.hash(&*kring.chance, PASSWORD).await?;
    let mut batch = chore();
    let mut accounts = life::Accounts::new();
    let (mut social_worker, mut duty) = (None, None);
    for one in &sample.sign_ins {
        let person: Option<PersonId> = match &one.national_id {
            Some(text) => match NationalId::parse(text, Some(tenant.row.country), today) {
                Ok(id) => store::demo::person_of_national_id(scope, id.digits()).await?,
                Err(_) => None,
            },
            None => None,
        };
        let practitioner = match (one.agency, &one.staff_id) {
            (Some(agency), Some(staff)) => {
                store::demo::practitioner_of_staff_id(scope, agency, staff).await?
            }
            _ => None,
        };
        let account = NewAccount {
            id: kring.id(now),
            email: one.email.clone(),
            name: one.name.clone(),
            language: tenant.row.language,
            password: Some(hash.clone()),
            mail_rhythm: MailRhythm::AtOnce,
            cleared: one.cleared,
        };
        let hat = Hat {
            id: kring.id(now),
            role: one.role,
            agency: one.agency.and_then(|slug| agencies.iter().find(|a| a.slug == slug)).map(|a| a.id),
            agency_name: None,
            practitioner: practitioner.as_ref().map(|p| p.id),
            person,
        };
        if matches!(one.role, Role::Child | Role::Guardian) && person.is_none() {
            return Err(Failure::new(format!("{}: nobody in the lists is {}", sample.id, one.name)));
        }
        batch = store::account::add(batch, &account, now);
        batch = store::account::add_hat(batch, account.id, &hat);
        if let Some(practitioner) = practitioner {
            accounts.insert(practitioner.id, (account.id, hat.id));
            if one.role == Role::DutyOfficer {
                duty = Some(practitioner);
            } else {
                social_worker.get_or_insert(practitioner);
            }
        }
    }
    scope.write(batch).await?;
    let Some(social_worker) = social_worker else { return Ok(()) };
    let mut shown = Vec::new();
    for record in sample.heroes.iter().filter_map(|hero| hero.records.first()) {
        shown.extend(store::demo::person_of_record(scope, record.agency, &record.record_id).await?);
    }
    let mut life = life::Life { kring, tenant, scope, accounts };
    life.live(&social_worker, &shown).await?;
    consent::consents(&life, &social_worker, &shown, agencies).await?;
    match duty {
        Some(duty) => work::work(&life, &duty, &social_worker).await,
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use app::op::Op;
    use domain::access::Means;
    use domain::gate::{Actor, Purpose};

    use super::*;

    /// What the social worker of a country finds on the first day.
    async fn first_day(kring: &Arc<Kring>, country: Country) -> domain::my_day::MyDay {
        let sample = sample::partnership(country, SEED, CHILDREN, Date::constant(2026, 1, 1));
        let tenant = kring.tenant(&sample.id.parse().unwrap()).await.unwrap();
        let scope = kring.scope(&tenant.row.id);
        let email = &sample.sign_ins[0].email;
        let found = store::account::credentials_by_email(&kring.db, email).await.unwrap().unwrap();
        let hat = store::account::hats(&scope, found.account).await.unwrap().remove(0);
        let actor = Actor {
            partnership: tenant.row.id.clone(),
            account: found.account,
            hat: hat.id,
            role: hat.role,
            agency: hat.agency,
            practitioner: hat.practitioner,
            person: None,
            cleared: false,
        };
        let op = Op {
            kring: Arc::clone(kring),
            scope,
            actor,
            purpose: Purpose::Support,
            means: Means::Page,
            now: kring.clock.now(),
            language: tenant.row.language,
            request: String::new(),
            tenant,
        };
        app::my_day::view(&op).await.unwrap()
    }

    #[tokio::test]
    async fn whoever_signs_in_first_finds_something_to_answer_and_a_restart_adds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::load(None, |_| None, |_| None)
            .unwrap()
            .with("data_dir", &folder.path().to_string_lossy());
        let kring = crate::wiring::kring(&config).await.unwrap();
        for country in [Country::Se, Country::No, Country::Dk] {
            for start in ["first", "second"] {
                partnership(&config, &kring, country).await.unwrap();
                let day = first_day(&kring, country).await;
                let waits = (day.offers.len(), day.invitations.len(), day.attention.len(), day.changed.len());
                assert_eq!(waits, (1, 1, 1, 3), "{country:?}, {start} start");
                assert!(day.overdue.is_some(), "the own list is late");
            }
        }
    }
}
