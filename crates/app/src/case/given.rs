//! What a process gives whoever works on a case to do: it comes with a clock or a stage and goes with it.

use domain::id::{AgencyId, CaseId, PractitionerId};
use store::Batch;
use store::case::given::{self, Given};

use super::rules::Rules;
use crate::error::AppError;
use crate::op::Op;

/// A case whose tasks are brought up to date.
pub(crate) struct Of<'c> {
    pub(crate) id: CaseId,
    pub(crate) agency: AgencyId,
    /// Who works on it; nobody is given anything while nobody does.
    pub(crate) handler: Option<PractitionerId>,
    /// The case as it is now.
    pub(crate) case: &'c law::Case,
}

/// Gives what the case has now, ends what it no longer has, and moves days with their clocks.
pub(crate) async fn up_to_date(
    op: &Op,
    rules: &Rules,
    of: &Of<'_>,
    mut batch: Batch,
) -> Result<Batch, AppError> {
    let Some(process) = rules.pack.process(&of.case.process) else { return Ok(batch) };
    let now = process.given(of.case);
    let before = given::given(&op.scope, of.id).await?;
    for kept in before.iter().filter(|kept| !kept.done) {
        match now.iter().find(|one| one.key == kept.key) {
            None => batch = given::end(batch, of.id, &kept.key, op.actor.account, op.now),
            Some(one) if one.plan != kept.due => batch = given::due(batch, of.id, &kept.key, one.plan),
            Some(_) => {}
        }
    }
    let Some(handler) = of.handler else { return Ok(batch) };
    let language = op.tenant.row.language.tag();
    for one in now.iter().filter(|one| before.iter().all(|kept| kept.key != one.key)) {
        let new = Given {
            id: op.id(),
            key: one.key.clone(),
            words: one.task.words(language).to_owned(),
            due: one.plan,
        };
        batch = given::give(batch, of.id, of.agency, handler, &new, op.actor.account, op.now);
    }
    Ok(batch)
}
