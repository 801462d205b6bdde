//! Reminders: what is due among 200,000 running clocks, and sending 10,000 of them while pages are read.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use app::Kring;
use domain::agency::{Agency, Practitioner, Sector};
use domain::country::{Country, Language};
use domain::gate::{Actor, Purpose, Role};
use domain::id::{AgencyId, PartnershipId, PractitionerId};
use domain::involvement::Exposure;
use domain::notice::MailRhythm;
use jiff::{SignedDuration, Timestamp};
use store::account::{Hat, NewAccount};
use store::partnership::Partnership;
use store::{Batch, Scope, Value};

use crate::opened::{Outcome, kring};

const STAFF: usize = 200;
const CASES: usize = 40_000;
const CLOCKS_A_CASE: usize = 5;
const DUE: usize = 10_000;
const AT_ONCE: usize = 5_000;

fn id<T: From<uuid::Uuid>>(kind: u128, n: usize) -> T {
    uuid::Uuid::from_u128((kind << 64) + n as u128).into()
}

fn number(n: usize) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Fills a new store in that folder and measures.
pub async fn measure(folder: &Path) -> Outcome<()> {
    let kring = kring(folder).await?;
    let partnership: PartnershipId = "default".parse()?;
    let now = kring.clock.now();
    let scope = kring.scope(&partnership);
    fill(&scope, &partnership, now).await?;
    let begun = Instant::now();
    let due = store::reminder::clocks(&scope, now, 1_000).await?;
    println!("what is due of {} clocks: {} found in {:.1} ms", CASES * CLOCKS_A_CASE, due.len(), ms(begun));
    let done = Arc::new(AtomicBool::new(false));
    let reader = tokio::spawn(read(Arc::clone(&kring), partnership.clone(), Arc::clone(&done)));
    let begun = Instant::now();
    let mut sent = 0;
    loop {
        let some = app::reminder::send(&kring, now).await?;
        if some == 0 {
            break;
        }
        sent += some;
    }
    println!("{sent} reminders sent in {:.2} s", ms(begun) / 1_000.0);
    done.store(true, Ordering::Relaxed);
    let mut times = reader.await??;
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
    println!("my day meanwhile: {} times, p50 {:.1} ms, p99 {:.1} ms", times.len(), at(50), at(99));
    Ok(())
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// Reads somebody's day again and again.
async fn read(kring: Arc<Kring>, partnership: PartnershipId, done: Arc<AtomicBool>) -> Outcome<Vec<f64>> {
    let tenant = kring.tenant(&partnership).await?;
    let mut times = Vec::new();
    while !done.load(Ordering::Relaxed) {
        let op = app::Op {
            scope: kring.scope(&partnership),
            kring: Arc::clone(&kring),
            tenant: Arc::clone(&tenant),
            actor: Actor {
                partnership: partnership.clone(),
                account: id(4, times.len() % STAFF),
                hat: id(5, times.len() % STAFF),
                role: Role::Practitioner,
                agency: Some(id(1, 0)),
                practitioner: Some(id(2, times.len() % STAFF)),
                person: None,
                cleared: false,
            },
            purpose: Purpose::Support,
            means: domain::access::Means::Page,
            now: kring.clock.now(),
            language: Language::Sv,
            request: String::new(),
        };
        let begun = Instant::now();
        app::my_day::view(&op).await?;
        times.push(ms(begun));
    }
    Ok(times)
}

async fn fill(scope: &Scope, partnership: &PartnershipId, now: Timestamp) -> Outcome<()> {
    let row = Partnership {
        id: partnership.clone(),
        name: "Bench".to_owned(),
        country: Country::Se,
        language: Language::Sv,
        time_zone: Country::Se.time_zone().to_owned(),
    };
    let agency = Agency {
        id: id(1, 0),
        slug: "social".to_owned(),
        name: "Social".to_owned(),
        sector: Sector::SocialServices,
        sensitive: false,
        default_exposure: Exposure::Open,
        phone: None,
        email: None,
        feed_days: 30,
    };
    let batch = store::partnership::add(Batch::chore("measuring"), &row, now);
    scope.write(store::partnership::add_agency(batch, &agency)).await?;
    for n in 0..STAFF {
        scope.write(staff(agency.id, n, now)).await?;
    }
    let cases: Vec<Vec<Value>> = (0..CASES)
        .map(|n| {
            let handler: PractitionerId = id(2, n % STAFF);
            let case: domain::id::CaseId = id(3, n);
            vec![case.into(), number(n), agency.id.into(), handler.into(), now.into()]
        })
        .collect();
    for some in cases.chunks(AT_ONCE) {
        scope.write(store::demo::cases(Batch::chore("measuring"), some.to_vec())).await?;
    }
    let clocks: Vec<Vec<Value>> = (0..CASES * CLOCKS_A_CASE).map(|n| clock(n, now)).collect();
    for some in clocks.chunks(AT_ONCE) {
        scope.write(store::demo::clocks(Batch::chore("measuring"), some.to_vec())).await?;
    }
    Ok(())
}

fn staff(agency: AgencyId, n: usize, now: Timestamp) -> Batch {
    let one = Practitioner {
        id: id(2, n),
        agency,
        name: format!("Eva {n}"),
        title: None,
        unit: None,
        phone: None,
        email: None,
    };
    let account = NewAccount {
        id: id(4, n),
        email: format!("eva{n}@example.org"),
        name: one.name.clone(),
        language: Language::Sv,
        password: None,
        mail_rhythm: MailRhythm::Daily,
        cleared: false,
    };
    let hat = Hat {
        id: id(5, n),
        role: Role::Practitioner,
        agency: Some(agency),
        agency_name: None,
        practitioner: Some(one.id),
        person: None,
    };
    let batch = store::partnership::add_practitioner(Batch::chore("measuring"), &one, &format!("{n}"));
    let batch = store::account::add(batch, &account, now);
    store::account::add_hat(batch, account.id, &hat)
}

/// Every so many falls due now; the others in the weeks that come.
fn clock(n: usize, now: Timestamp) -> Vec<Value> {
    let case: domain::id::CaseId = id(3, n / CLOCKS_A_CASE);
    let due = n.is_multiple_of(CASES * CLOCKS_A_CASE / DUE);
    let ahead = SignedDuration::from_hours(if due {
        24
    } else {
        48 + i64::try_from(n * 7919 % 5_000).unwrap_or_default()
    });
    let started = now - SignedDuration::from_hours(24 * 30);
    let remind = if due { now - SignedDuration::from_mins(1) } else { now + ahead };
    vec![
        case.into(),
        number(n % CLOCKS_A_CASE),
        started.into(),
        (now + ahead).into(),
        remind.into(),
        Value::from("soon"),
    ]
}
