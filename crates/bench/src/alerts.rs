//! Signals and alert rules at size: how long a new signal takes with its rules, and how long all rules
//! take over everything that was noted.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use app::Kring;
use app::kring::Tenant;
use domain::access::Means;
use domain::agency::{Agency, Practitioner, Sector};
use domain::alert::{AlertRule, Condition, Further, Tell};
use domain::country::{Country, Language};
use domain::gate::{Actor, Purpose, Role};
use domain::id::PersonId;
use domain::involvement::{Exposure, Involvement, Source};
use domain::person::Name;
use domain::signal::{Direction, Indicator};
use jiff::SignedDuration;
use store::partnership::Partnership;
use store::person::NewPerson;
use store::signal::{New, Noted};
use store::{Batch, Scope};

use crate::opened::{Outcome, kring};

/// Agencies; each child has two of them.
const AGENCIES: usize = 8;
/// Rows of one batch.
const TOGETHER: u64 = 1_000;
/// Signals that are timed one by one.
const TIMED: u64 = 500;

struct Town {
    kring: Arc<Kring>,
    tenant: Arc<Tenant>,
    scope: Scope,
    staff: Vec<(Agency, Practitioner)>,
    children: Vec<PersonId>,
}

/// Fills a new store in that folder with so many children and signals, and measures.
pub async fn measure(folder: &Path, children: u64, signals: u64) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let started = Instant::now();
    let mut town = Town::new(folder).await?;
    town.people(children).await?;
    town.signals(signals).await?;
    println!("{children} children and {signals} signals written in {:.1} s", started.elapsed().as_secs_f64());
    town.rules().await?;
    town.one_by_one().await?;
    town.all_rules().await
}

impl Town {
    async fn new(folder: &Path) -> Outcome<Self> {
        let kring = kring(folder).await?;
        let row = Partnership {
            id: "measured".parse()?,
            name: "measured".to_owned(),
            country: Country::Se,
            language: Language::Sv,
            time_zone: Country::Se.time_zone().to_owned(),
        };
        let (scope, now) = (kring.scope(&row.id), kring.clock.now());
        scope.write(store::partnership::add(Batch::chore("measuring"), &row, now)).await?;
        let tenant = kring.tenant(&row.id).await?;
        let mut staff = Vec::new();
        for n in 0..AGENCIES {
            let agency = Agency {
                id: kring.id(now),
                slug: format!("a{n}"),
                name: format!("Agency {n}"),
                sector: Sector::ALL[n % Sector::ALL.len()],
                sensitive: false,
                default_exposure: Exposure::Open,
                phone: None,
                email: None,
                feed_days: 30,
            };
            let who = Practitioner {
                id: kring.id(now),
                agency: agency.id,
                name: format!("Staff {n}"),
                title: None,
                unit: None,
                phone: None,
                email: None,
            };
            let batch = store::partnership::add_agency(Batch::chore("measuring"), &agency);
            scope.write(store::partnership::add_practitioner(batch, &who, "s")).await?;
            staff.push((agency, who));
        }
        Ok(Self { kring, tenant, scope, staff, children: Vec::new() })
    }

    async fn people(&mut self, count: u64) -> Outcome<()> {
        let now = self.kring.clock.now();
        let today = now.to_zoned(self.tenant.zone.clone()).date();
        let mut batch = Batch::chore("measuring").bulk();
        for n in 0..count {
            let id: PersonId = self.kring.id(now);
            let name =
                Name { given: format!("Given {}", n % 997), surname: format!("Surname {}", n % 9_973) };
            let new = NewPerson { sort_name: name.full(), name, born: Some(today), ..NewPerson::default() };
            batch = store::person::add(batch, id, &new, now);
            for turn in 0..2 {
                let (agency, who) = self.of(n, turn);
                let tie = Involvement {
                    id: self.kring.id(now),
                    person: id,
                    agency: agency.clone(),
                    practitioner: Some(who.clone()),
                    guest: None,
                    role: None,
                    from: None,
                    to: None,
                    last_contact: today.checked_sub(jiff::Span::new().days(i64::try_from(n % 150)?)).ok(),
                    as_of: today,
                    entry_point: None,
                    exposure: Exposure::Open,
                    source: Source::Feed(self.kring.id(now)),
                    recorded: now,
                };
                batch = store::involvement::add(batch, &tie);
            }
            self.children.push(id);
            if n % TOGETHER == TOGETHER - 1 || n + 1 == count {
                self.scope.write(batch).await?;
                batch = Batch::chore("measuring").bulk();
            }
        }
        Ok(())
    }

    /// One of the two agencies of a child.
    fn of(&self, child: u64, turn: u64) -> &(Agency, Practitioner) {
        let at = usize::try_from(child.wrapping_mul(31) + turn * 3).unwrap_or_default() % self.staff.len();
        &self.staff[at]
    }

    fn signal(&self, n: u64, days: u64) -> Outcome<New> {
        let child = n % self.children.len() as u64;
        let (agency, who) = self.of(child, n / self.children.len() as u64 % 2);
        let at = usize::try_from(n)?;
        let ago = SignedDuration::from_hours(24 * i64::try_from(days)?);
        Ok(New {
            id: self.kring.id(self.kring.clock.now()),
            person: self.children[usize::try_from(child)?],
            account: self.kring.id(self.kring.clock.now()),
            by: Noted::Staff(who.id, agency.id, Exposure::Open),
            indicator: Indicator::ALL[at * 7 % 8],
            direction: Direction::ALL[at / 3 % 2],
            words: "A line of words, as long as most are.".to_owned(),
            at: self.kring.clock.now() - ago,
        })
    }

    async fn signals(&self, count: u64) -> Outcome<()> {
        let mut batch = Batch::chore("measuring").bulk();
        for n in 0..count {
            batch = store::signal::add(batch, &self.signal(n, 1 + n.wrapping_mul(7_919) % 300)?);
            if n % TOGETHER == TOGETHER - 1 || n + 1 == count {
                self.scope.write(batch).await?;
                batch = Batch::chore("measuring").bulk();
            }
        }
        Ok(())
    }

    fn op(&self, who: Option<&(Agency, Practitioner)>) -> app::Op {
        let now = self.kring.clock.now();
        app::Op {
            kring: Arc::clone(&self.kring),
            tenant: Arc::clone(&self.tenant),
            scope: self.scope.clone(),
            actor: Actor {
                partnership: self.tenant.row.id.clone(),
                account: self.kring.id(now),
                hat: self.kring.id(now),
                role: if who.is_some() { Role::Practitioner } else { Role::PartnershipAdmin },
                agency: who.map(|(agency, _)| agency.id),
                practitioner: who.map(|(_, who)| who.id),
                person: None,
                cleared: false,
            },
            purpose: Purpose::Support,
            means: Means::Page,
            now,
            language: Language::Sv,
            request: String::new(),
        }
    }

    fn all() -> Vec<AlertRule> {
        let rule =
            |when| AlertRule { when, and: Further::default(), uncoordinated: false, tell: Tell::Coordinator };
        let worries = |indicator, at_least, days| {
            rule(Condition::Signals { indicator, direction: Direction::Worry, at_least, agencies: 2, days })
        };
        vec![
            worries(Some(Indicator::Safe), 3, 90),
            worries(None, 6, 60),
            rule(Condition::MissedContact { sector: None, days: 140 }),
            rule(Condition::Moved { days: 30 }),
            rule(Condition::Attendances { at_least: 3, agencies: 2, lasting: 7, days: 180 }),
            rule(Condition::LookedElsewhere { at_least: 2, days: 30 }),
            AlertRule {
                and: Further::of([Condition::MissedContact { sector: None, days: 60 }]),
                ..worries(None, 3, 90)
            },
        ]
    }

    async fn rules(&self) -> Outcome<()> {
        let desk = app::alert::desk(&self.op(None)).await?;
        for (n, rule) in Self::all().into_iter().enumerate() {
            let id = app::alert::create(&desk, rule, &format!("new {n}")).await?;
            app::alert::switch(&desk, id, 1, true, &format!("on {n}")).await?;
        }
        Ok(())
    }

    /// A new signal: noting it with all its rules, and the rules alone.
    async fn one_by_one(&self) -> Outcome<()> {
        let (mut noting, mut asking) = (Vec::new(), Vec::new());
        for n in 0..TIMED {
            let child = n.wrapping_mul(7_919) % self.children.len() as u64;
            let id = self.children[usize::try_from(child)?];
            let new = app::signal::New {
                indicator: Indicator::ALL[usize::try_from(n)? % 8],
                direction: Direction::Worry,
                words: "New".to_owned(),
            };
            let op = self.op(Some(self.of(child, 0)));
            let started = Instant::now();
            app::signal::note(&op, id, &new, &format!("note {n}")).await?;
            noting.push(started.elapsed());
            let started = Instant::now();
            app::alert::look_at(&self.kring, &self.scope, &self.tenant, id, self.kring.clock.now()).await?;
            asking.push(started.elapsed());
        }
        for (what, times) in
            [("a new signal with its rules", &mut noting), ("all rules of one child", &mut asking)]
        {
            times.sort_unstable();
            let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
            println!(
                "{what}: {:.2} ms in the middle, {:.2} ms at 95 %, {:.2} ms at 99 %",
                at(50),
                at(95),
                at(99)
            );
        }
        Ok(())
    }

    /// Every rule over everything: what trying out reads, and the answer.
    async fn all_rules(&self) -> Outcome<()> {
        let desk = app::alert::desk(&self.op(None)).await?;
        let all = Instant::now();
        for rule in Self::all() {
            let started = Instant::now();
            let tried = app::alert::try_out(&desk, &rule).await?;
            let kind = rule.when.kind().code();
            println!("{kind}: {tried:?} in {:.1} s", started.elapsed().as_secs_f64());
        }
        println!("all rules tried out, one after the other, in {:.1} s", all.elapsed().as_secs_f64());
        let started = Instant::now();
        let (mut raised, mut rounds) = (0, 0);
        // A slice of the daily round each; the day does not change meanwhile.
        while rounds < self.children.len() / 500 + 2 {
            raised += app::alert::tick(&self.kring, self.kring.clock.now()).await?;
            rounds += 1;
        }
        println!("the daily round: {raised} alerts raised in {:.1} s", started.elapsed().as_secs_f64());
        Ok(())
    }
}
