//! Work in progress: a concern report that waits to be opened, one that has become a case, and a task.

use std::sync::Arc;

use app::case::Step;
use app::concern::{Draft, FromOutside};
use app::op::Op;
use domain::access::Means;
use domain::agency::Practitioner;
use domain::gate::{Actor, Purpose, Role};
use law::Grounds;

use super::life::Life;
use crate::failure::Failure;

/// Puts it there, by the same use cases as on the pages.
pub async fn work(life: &Life<'_>, duty: &Practitioner, social_worker: &Practitioner) -> Result<(), Failure> {
    let words = sample::life(life.tenant.row.country);
    let Some(on_duty) = op(life, duty, Role::DutyOfficer, true) else { return Ok(()) };
    let Some(worker) = op(life, social_worker, Role::Practitioner, false) else { return Ok(()) };
    let mut cases = Vec::new();
    for (child, told) in words.reports {
        let draft = Draft {
            reporter: "private".to_owned(),
            anonymous: true,
            child_name: child.to_owned(),
            words: told.to_owned(),
            ..Draft::default()
        };
        let sent = FromOutside {
            agency: Some(duty.agency),
            draft: &draft,
            files: Vec::new(),
            secret: &life.once(),
            origin: "",
            language: life.tenant.row.language,
            request: "",
        };
        app::concern::receive(life.kring, life.tenant.row.id.as_str(), sent).await?;
        cases.extend(app::concern::queue(&on_duty).await?.into_iter().filter(|line| line.opened.is_none()));
    }
    // The first of them is opened, assessed and given to the social worker.
    if let Some(line) = cases.first() {
        let case = app::concern::open(&on_duty, line.id, &life.once()).await?;
        let seen = app::case::view(&on_duty, case).await?;
        let process = seen.pack.process(&seen.case.process);
        let to = process
            .and_then(|process| process.steps_from(&seen.case.stage).next())
            .map(|step| step.to.clone());
        let later = op(life, duty, Role::DutyOfficer, true);
        if let Some((to, on_duty)) = to.zip(later) {
            let grounds = Grounds {
                guard_met: true,
                decided_by: Some(duty.name.clone()),
                reasons: Some(words.reasons.to_owned()),
                consent: None,
            };
            let step = Step { to, grounds, version: seen.version };
            app::case::step(&on_duty, case, &step, &life.once()).await?;
            let version = app::case::view(&on_duty, case).await?.version;
            app::case::assign(&on_duty, case, social_worker.id, version, &life.once()).await?;
        }
    }
    let due = worker.today().checked_add(jiff::ToSpan::days(2)).ok();
    let task = app::task::New { case: None, words: words.task.to_owned(), due, to: None };
    Ok(app::task::give(&worker, &task, &life.once()).await?)
}

fn op(life: &Life<'_>, who: &Practitioner, role: Role, cleared: bool) -> Option<Op> {
    let (account, hat) = *life.accounts.get(&who.id)?;
    Some(Op {
        kring: Arc::clone(life.kring),
        tenant: Arc::clone(life.tenant),
        scope: life.scope.clone(),
        actor: Actor {
            partnership: life.tenant.row.id.clone(),
            account,
            hat,
            role,
            agency: Some(who.agency),
            practitioner: Some(who.id),
            person: None,
            cleared,
        },
        purpose: Purpose::Support,
        means: Means::Page,
        now: life.kring.clock.now(),
        language: life.tenant.row.language,
        request: String::new(),
    })
}
