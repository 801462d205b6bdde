//! Measures Kring on the embedded store. `kring-bench fill FOLDER PEOPLE` makes a store directly;
//! `kring-bench serve FOLDER ADDRESS` serves it beside a bare handler that runs the same SQL and
//! returns as many bytes, and prints a session cookie.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
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

struct System;
impl Clock for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
impl Chance for System {
    fn fill(&self, buffer: &mut [u8]) {
        rand::rngs::OsRng.try_fill_bytes(buffer).unwrap();
    }
}
#[async_trait::async_trait]
impl Mailer for System {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        Ok(())
    }
}

async fn kring(folder: &Path) -> Arc<Kring> {
    std::fs::create_dir_all(folder).unwrap();
    let policies: std::collections::BTreeMap<_, _> =
        Country::ALL.into_iter().map(|c| (c, Policy::load(c).unwrap())).collect();
    let config = Config::Sqlite { file: folder.join("kring.db"), readers: 2 };
    let db = Db::open(&config, policy::protection_of_all(policies.values())).await.unwrap();
    let (clock, chance, mailer) = (Arc::new(System), Arc::new(System), Arc::new(System));
    let letters = Arc::new(web::FluentLetters);
    Arc::new(Kring::new(db, policies, clock, chance, mailer, letters, String::new()))
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

async fn fill(folder: &Path, people: usize) {
    let kring = kring(folder).await;
    let now = kring.clock.now();
    let id: domain::id::PartnershipId = "bench".parse().unwrap();
    let scope = kring.scope(&id);
    let row = Partnership {
        id: id.clone(),
        name: "Bench".into(),
        country: Country::Se,
        language: Language::Sv,
        time_zone: "Europe/Stockholm".into(),
    };
    scope.write(store::partnership::add(Batch::chore("bench"), &row, now)).await.unwrap();
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
                title: Some("Handläggare".into()),
                unit: Some("Enhet".into()),
                phone: Some("+46701740605".into()),
                email: Some("p@example.org".into()),
            };
            batch = store::partnership::add_practitioner(batch, &p, &format!("{n}"));
            own.push(p);
        }
        scope.write(batch).await.unwrap();
        agencies.push(agency);
        staff.push(own);
    }
    let account = account(&kring, &scope, &agencies[1], &staff[1][0], now).await;
    println!("{account}");
    for chunk in 0..people.div_ceil(1000) {
        let mut batch = Batch::chore("bench");
        for n in chunk * 1000..((chunk + 1) * 1000).min(people) {
            let person: PersonId = kring.id(now);
            let new = NewPerson {
                name: Name { given: format!("Given{}", n % 997), surname: format!("Surname{}", n % 7919) },
                sort_name: format!("surname{} given{}", n % 7919, n % 997),
                born: Some(Date::new(2007 + i16::try_from(n % 18).unwrap(), 1, 1).unwrap()),
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
        scope.write(batch).await.unwrap();
    }
}

async fn account(
    kring: &Kring,
    scope: &store::Scope,
    agency: &Agency,
    practitioner: &Practitioner,
    at: Timestamp,
) -> String {
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
    scope.write(store::account::add_session(batch, &session, at)).await.unwrap();
    cookie
}

async fn serve(folder: &Path, address: &str) {
    let kring = kring(folder).await;
    let settings = web::Settings { secure_cookies: false, mail_folder: None, upload_limit: 1 << 20 };
    let web = Arc::new(web::Web { kring, settings });
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    axum::serve(listener, web::router(web)).await.unwrap();
}

/// Opens children's pages below HTTP: `connections` tasks, `total` views; prints microseconds.
async fn view(folder: &Path, cookie: &str, children: &[String], connections: usize, total: usize) {
    use std::time::Instant;
    let kring = kring(folder).await;
    let session = app::session::find(&kring, &secret_hash(cookie)).await.unwrap().unwrap();
    let tenant = kring.tenant(&session.partnership).await.unwrap();
    let children: Arc<Vec<PersonId>> =
        Arc::new(children.iter().map(|c| c.trim_start_matches("/children/").parse().unwrap()).collect());
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
                        actor: session.actor().unwrap(),
                        purpose: domain::gate::Purpose::Support,
                        means: domain::access::Means::Page,
                        now: kring.clock.now(),
                        language: Language::Sv,
                        request: String::new(),
                    };
                    app::circle::view(&op, children[(n * 31 + c * 977) % children.len()]).await.unwrap();
                    times.push(one.elapsed().as_micros());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.unwrap());
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
}

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[1..] {
        ["fill", folder, people] => fill(Path::new(folder), people.parse().unwrap()).await,
        ["serve", folder, address] => serve(Path::new(folder), address).await,
        ["view", folder, list, connections, total] => {
            let list = std::fs::read_to_string(list).unwrap();
            let mut lines = list.lines().map(str::to_owned);
            let cookie = lines.next().unwrap();
            let children: Vec<String> = lines.collect();
            view(Path::new(folder), &cookie, &children, connections.parse().unwrap(), total.parse().unwrap())
                .await;
        }
        _ => eprintln!("kring-bench fill FOLDER PEOPLE | serve FOLDER ADDRESS"),
    }
}
