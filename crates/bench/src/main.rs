//! Measures Kring on the embedded store; `bench/run.sh` calls it. `fill FOLDER PEOPLE` makes a store
//! and prints a session cookie and the paths of children; `view` opens pages below HTTP; `serve` and
//! `bare` serve the real page and a handler that runs the same SQL and returns as many bytes.

#![allow(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measuring program, not the product"
)]

use std::path::Path;
use std::sync::Arc;

use app::Kring;
use app::ports::{Chance, Clock, Letter, MailError, Mailer, secret, secret_hash};
use domain::agency::{Agency, Practitioner, Sector};
use domain::country::{Country, Language};
use domain::gate::Role;
use domain::id::{FeedId, PersonId};
use domain::involvement::{Exposure, Involvement, Source};
use domain::notice::MailRhythm;
use domain::person::Name;
use domain::sharing::{Ground, Sharing};
use jiff::Timestamp;
use jiff::civil::Date;
use policy::Policy;
use rand::TryRngCore;
use store::account::{Hat, NewAccount, NewSession};
use store::partnership::Partnership;
use store::person::NewPerson;
use store::{Batch, Config, Db};

/// Whatever goes wrong ends the measurement.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

struct System;
impl Clock for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
impl Chance for System {
    fn fill(&self, buffer: &mut [u8]) {
        #[allow(clippy::expect_used, reason = "nothing can be measured without randomness")]
        rand::rngs::OsRng.try_fill_bytes(buffer).expect("random numbers");
    }
}
#[async_trait::async_trait]
impl Mailer for System {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        Ok(())
    }
}

async fn kring(folder: &Path) -> Outcome<Arc<Kring>> {
    std::fs::create_dir_all(folder)?;
    let mut policies = std::collections::BTreeMap::new();
    for country in Country::ALL {
        policies.insert(country, Arc::new(Policy::load(country)?));
    }
    let config = Config::Sqlite { file: folder.join("kring.db"), readers: 2 };
    let db = Db::open(&config, policy::protection_of_all(policies.values().map(|policy| &**policy))).await?;
    let (clock, chance, mailer) = (Arc::new(System), Arc::new(System), Arc::new(System));
    let letters = Arc::new(web::FluentLetters);
    Ok(Arc::new(Kring::new(db, policies, clock, chance, mailer, letters, String::new())))
}

const SECTORS: [Sector; 8] = [
    Sector::School,
    Sector::SocialServices,
    Sector::Health,
    Sector::Health,
    Sector::Psychiatry,
    Sector::Police,
    Sector::SocialServices,
    Sector::Voluntary,
];

async fn fill(folder: &Path, people: usize) -> Outcome<()> {
    let kring = kring(folder).await?;
    let now = kring.clock.now();
    let id: domain::id::PartnershipId = "bench".parse()?;
    let scope = kring.scope(&id);
    let row = Partnership {
        id: id.clone(),
        name: "Bench".into(),
        country: Country::Se,
        language: Language::Sv,
        time_zone: "Europe/Stockholm".into(),
    };
    scope.write(store::partnership::add(Batch::chore("bench"), &row, now)).await?;
    let mut agencies = Vec::new();
    let mut staff: Vec<Vec<Practitioner>> = Vec::new();
    for (i, sector) in SECTORS.into_iter().enumerate() {
        let agency = Agency {
            id: kring.id(now),
            slug: format!("agency-{i}"),
            name: format!("Agency {i}"),
            sector,
            sensitive: false,
            default_exposure: Exposure::Open,
            phone: Some("+4684650040".into()),
            email: None,
            feed_days: 30,
        };
        let mut batch = store::partnership::add_agency(Batch::chore("bench"), &agency);
        let mut own = Vec::new();
        for n in 0..300 {
            let p = Practitioner {
                id: kring.id(now),
                agency: agency.id,
                name: format!("Practitioner {i} {n}"),
                title: Some("Case worker".into()),
                unit: Some("Enhet".into()),
                phone: Some("+46701740605".into()),
                email: Some("p@example.org".into()),
            };
            batch = store::partnership::add_practitioner(batch, &p, &format!("{n}"));
            own.push(p);
        }
        scope.write(batch).await?;
        agencies.push(agency);
        staff.push(own);
    }
    let account = account(&kring, &scope, &agencies[1], &staff[1][0], now).await?;
    println!("{account}");
    for chunk in 0..people.div_ceil(1000) {
        let mut batch = Batch::chore("bench");
        for n in chunk * 1000..((chunk + 1) * 1000).min(people) {
            let person: PersonId = kring.id(now);
            let new = NewPerson {
                name: Name { given: format!("Given{}", n % 997), surname: format!("Surname{}", n % 7919) },
                sort_name: format!("surname{} given{}", n % 7919, n % 997),
                born: Some(Date::new(2007 + i16::try_from(n % 18)?, 1, 1)?),
                household: Some(format!("h{}", n / 4)),
                ..NewPerson::default()
            };
            batch = store::person::add(batch, person, &new, now);
            let ties = if n % 300 == 0 { 11 } else { 2 + n % 2 };
            for t in 0..ties {
                let a = (n + t) % 8;
                let a = if t == 0 && n % 300 == 0 { 1 } else { a };
                let p = &staff[a][n % 300];
                batch = store::involvement::add(
                    batch,
                    &Involvement {
                        id: kring.id(now),
                        person,
                        agency: agencies[a].clone(),
                        practitioner: Some(p.clone()),
                        guest: None,
                        role: Some("Kontakt".into()),
                        from: Some(Date::constant(2026, 1, 15)),
                        to: None,
                        last_contact: Some(Date::constant(2026, 11, 2)),
                        as_of: Date::constant(2026, 11, 20),
                        entry_point: Some("Reception".into()),
                        exposure: Exposure::Open,
                        source: Source::Feed(kring.id::<FeedId>(now)),
                        recorded: now,
                    },
                );
            }
            if n % 300 == 0 {
                let sharing = Sharing {
                    id: kring.id(now),
                    ground: Ground::GuardianConsent,
                    said_by: "Guardian".into(),
                    agencies: vec![],
                    from: Date::constant(2026, 1, 1),
                    to: None,
                };
                batch = store::sharing::add(batch, person, &sharing, kring.id(now), now);
                println!("/children/{person}");
            }
        }
        scope.write(batch).await?;
    }
    Ok(())
}

async fn account(
    kring: &Kring,
    scope: &store::Scope,
    agency: &Agency,
    practitioner: &Practitioner,
    at: Timestamp,
) -> Outcome<String> {
    let account = NewAccount {
        id: kring.id(at),
        email: "bench@example.org".into(),
        name: practitioner.name.clone(),
        language: Language::Sv,
        password: None,
        mail_rhythm: MailRhythm::Never,
        cleared: false,
    };
    let hat = Hat {
        id: kring.id(at),
        role: Role::Practitioner,
        agency: Some(agency.id),
        agency_name: None,
        practitioner: Some(practitioner.id),
        person: None,
    };
    let cookie = secret(&*kring.chance);
    let session = NewSession {
        id: kring.id(at),
        token_hash: secret_hash(&cookie),
        account: account.id,
        hat: Some(hat.id),
        pending: false,
        expires: at + jiff::SignedDuration::from_hours(240),
        device: "bench".into(),
    };
    let batch = store::account::add(Batch::chore("bench"), &account, at);
    let batch = store::account::add_hat(batch, account.id, &hat);
    scope.write(store::account::add_session(batch, &session, at)).await?;
    Ok(cookie)
}

async fn serve(folder: &Path, address: &str) -> Outcome<()> {
    let kring = kring(folder).await?;
    let settings = web::Settings::default();
    let web = Arc::new(web::Web { kring, settings });
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, web::router(web)).await?;
    Ok(())
}

/// Opens children's pages below HTTP: `connections` tasks, `total` views; prints microseconds.
async fn view(
    folder: &Path,
    cookie: &str,
    children: &[String],
    connections: usize,
    total: usize,
) -> Outcome<()> {
    use std::time::Instant;
    let kring = kring(folder).await?;
    let session = app::session::find(&kring, &secret_hash(cookie)).await?.ok_or("no such session")?;
    let tenant = kring.tenant(&session.partnership).await?;
    let children: Arc<Vec<PersonId>> = Arc::new(
        children.iter().map(|c| c.trim_start_matches("/children/").parse()).collect::<Result<_, _>>()?,
    );
    let started = Instant::now();
    let tasks: Vec<_> = (0..connections)
        .map(|c| {
            let (kring, tenant, session, children) =
                (Arc::clone(&kring), Arc::clone(&tenant), session.clone(), Arc::clone(&children));
            tokio::spawn(async move {
                let mut times = Vec::new();
                for n in 0..total / connections {
                    let one = Instant::now();
                    let op = app::Op {
                        scope: kring.scope(&session.partnership),
                        kring: Arc::clone(&kring),
                        tenant: Arc::clone(&tenant),
                        actor: session.actor().ok_or("no hat")?,
                        purpose: domain::gate::Purpose::Support,
                        means: domain::access::Means::Page,
                        now: kring.clock.now(),
                        language: Language::Sv,
                        request: String::new(),
                    };
                    app::circle::view(&op, children[(n * 31 + c * 977) % children.len()]).await?;
                    times.push(one.elapsed().as_micros());
                }
                Outcome::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    times.sort_unstable();
    let wall = started.elapsed().as_secs_f64();
    println!(
        "{} views in {wall:.2} s = {:.0}/s; p50 {} us, p99 {} us, max {} us",
        times.len(),
        times.len() as f64 / wall,
        times[times.len() / 2],
        times[times.len() * 99 / 100],
        times[times.len() - 1]
    );
    Ok(())
}

/// A handler without a gate, a page or a record: the same SQL in the same round trip, an empty
/// batch on the disk, and as many bytes as a child's page has.
async fn bare(folder: &Path, address: &str, cookie: &str) -> Outcome<()> {
    use axum::extract::{Path as Id, State};
    use axum::routing::get;
    struct Bare {
        kring: Arc<Kring>,
        actor: domain::gate::Actor,
        body: String,
    }
    async fn child(State(bare): State<Arc<Bare>>, Id(id): Id<PersonId>) -> String {
        let scope = bare.kring.scope(&bare.actor.partnership);
        let now = bare.kring.clock.now();
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let loaded = store::circle::load(&scope, &bare.actor, id, today, now).await;
        let batch = store::circle::looked(Batch::chore("bench"), bare.actor.account, id, now);
        let written = scope.write(batch).await;
        if loaded.is_ok() && written.is_ok() { bare.body.clone() } else { String::new() }
    }
    let kring = kring(folder).await?;
    let session = app::session::find(&kring, &secret_hash(cookie)).await?.ok_or("no such session")?;
    let actor = session.actor().ok_or("no hat")?;
    let state = Arc::new(Bare { kring, actor, body: "x".repeat(PAGE_BYTES) });
    let router = axum::Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/children/{id}", get(child))
        .with_state(state);
    axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?;
    Ok(())
}

/// Bytes of the page that the bare handler stands in for: eleven ties, uncompressed.
const PAGE_BYTES: usize = 24_000;

#[tokio::main]
async fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[1..] {
        ["fill", folder, people] => fill(Path::new(folder), people.parse()?).await?,
        ["serve", folder, address, _] => serve(Path::new(folder), address).await?,
        ["bare", folder, address, list] => {
            let list = std::fs::read_to_string(list)?;
            bare(Path::new(folder), address, list.lines().next().ok_or("an empty list")?).await?;
        }
        ["view", folder, list, connections, total] => {
            let list = std::fs::read_to_string(list)?;
            let mut lines = list.lines().map(str::to_owned);
            let cookie = lines.next().ok_or("an empty list")?;
            let children: Vec<String> = lines.collect();
            view(Path::new(folder), &cookie, &children, connections.parse()?, total.parse()?).await?;
        }
        _ => eprintln!("see bench/run.sh"),
    }
    Ok(())
}
