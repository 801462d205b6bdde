//! The law of a partnership, as cases are moved by it: its pack, its place, its clocks as rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::reminder::Schedule;
use jiff::Timestamp;
use law::concern::Intake;
use law::local::{Held, Local};
use law::{Book, Case, Law, Machine, Pack, Place, Text};
use store::Scope;
use store::case::{Changed, Clock};
use store::local_rule::LocalRule;

use crate::error::AppError;
use crate::kring::Tenant;
use crate::op::Op;

/// What moves the cases of one partnership.
pub(crate) struct Rules {
    pub(crate) pack: Book,
    /// The pack as it comes with the program, whose stages, words and sections are the same.
    pub(crate) shipped: &'static Pack,
    place: Place,
    adopted: BTreeSet<String>,
}

impl Rules {
    /// Those of that partnership, with the local agreements that it has taken up and the rules that it
    /// brought itself.
    pub(crate) async fn of(scope: &Scope, tenant: &Tenant) -> Result<Self, AppError> {
        let mut adopted = store::local_law::taken_up(scope).await?;
        let own = store::local_rule::begun(scope).await?;
        adopted.extend(own.iter().map(|one| one.rule.clone()));
        let (pack, place) = (with(tenant, &own)?, Place::new(tenant.zone.clone()));
        Ok(Self { pack, shipped: self::pack(tenant)?, place, adopted })
    }

    /// The process with that id, ready to move a case.
    pub(crate) fn machine(&self, process: &str) -> Result<Machine<'_>, AppError> {
        Ok(Machine::new(&self.pack, process, &self.place, &self.adopted)?)
    }

    /// The clocks of a case as rows. One that is as it was goes on being reminded of as it was.
    pub(crate) fn clocks(&self, case: &Case, before: &[Clock], now: Timestamp) -> Vec<Clock> {
        let row = |(place, clock): (usize, &law::Clock)| {
            let paused = clock.pauses.last().filter(|_| clock.is_paused()).map(|pause| pause.from);
            let mut row = Clock {
                rule: clock.rule.clone(),
                started: clock.started,
                plan: clock.plan,
                legal: clock.legal,
                stopped: clock.stopped.as_ref().map(|stopped| stopped.at),
                paused,
                remind: None,
            };
            let same = |old: &&Clock| {
                (&old.rule, old.started, old.plan, old.legal, old.paused)
                    == (&row.rule, row.started, row.plan, row.legal, row.paused)
            };
            if row.stopped.is_none() && row.paused.is_none() {
                row.remind = match before.get(place).filter(same) {
                    Some(old) => old.remind,
                    None => Schedule::new(row.started, row.plan, row.legal, self.place.zone()).first(now),
                };
            }
            row
        };
        case.clocks.iter().enumerate().map(row).collect()
    }

    /// A case as the store keeps it.
    pub(crate) fn changed(&self, case: &Case, now: Timestamp) -> Result<Changed, AppError> {
        let process = self.pack.process(&case.process);
        let is_final = process.and_then(|p| p.stage(&case.stage)).is_some_and(|stage| stage.is_final);
        Ok(Changed { stage: case.stage.clone(), closed: is_final.then_some(now), state: written(case)? })
    }
}

/// The law pack of a partnership.
pub(crate) fn pack(tenant: &Tenant) -> Result<&'static Pack, AppError> {
    let pack = Law::shipped().country(tenant.row.country.code());
    pack.ok_or(AppError::Internal("no law pack for the country"))
}

/// The law pack of a partnership with the rules that it brought itself.
pub(crate) async fn book(scope: &Scope, tenant: &Tenant) -> Result<Book, AppError> {
    with(tenant, &store::local_rule::begun(scope).await?)
}

/// The pack with these rules laid beside it.
fn with(tenant: &Tenant, rules: &[LocalRule]) -> Result<Book, AppError> {
    let pack = pack(tenant)?;
    if rules.is_empty() {
        return Ok(pack.into());
    }
    let read = rules.iter().map(|rule| local(pack, rule)).collect::<Result<Vec<_>, _>>()?;
    let day = |at: Timestamp| at.to_zoned(tenant.zone.clone()).date();
    let held = rules.iter().zip(&read).filter_map(|(rule, local)| {
        let begun = day(rule.begun?);
        Some(Held { local, number: rule.number, begun, ended: rule.ended.map(day) })
    });
    let held: Vec<_> = held.collect();
    Ok(Book::Own(Arc::new(law::local::merged(pack, &held))))
}

/// A rule that a partnership brought, from what is kept of it. It was checked when it came; a limit of the
/// pack that has become shorter since is left to the pack.
pub(crate) fn local(pack: &Pack, rule: &LocalRule) -> Result<Local, AppError> {
    let read = Local::kept(pack, Text { file: &rule.rule, text: &rule.words });
    read.ok_or(AppError::Internal("a local rule cannot be read"))
}

/// How a partnership takes in concern reports.
pub(crate) fn intake(tenant: &Tenant) -> Result<&'static Intake, AppError> {
    pack(tenant)?.concern.as_ref().ok_or(AppError::Internal("the pack takes in no concern reports"))
}

/// A case as JSON.
pub(crate) fn written(case: &Case) -> Result<String, AppError> {
    serde_json::to_string(case).map_err(|_| AppError::Internal("a case cannot be written"))
}

/// A case from JSON.
pub(crate) fn read(state: &str) -> Result<Case, AppError> {
    serde_json::from_str(state).map_err(|_| AppError::Internal("a case cannot be read"))
}

/// Now, or the case's last step when another server's clock is ahead: nobody is refused for that.
pub(crate) fn now(op: &Op, case: &Case) -> Timestamp {
    op.now.max(case.last())
}
