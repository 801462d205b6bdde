//! Beginning a case around a child.

use domain::gate::Action;
use domain::id::{CaseId, PersonId};
use domain::message_key::Message;
use store::{Batch, StoreError};

use super::rules::{self, Rules};
use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// Begins a case around a child whose circle is open to the viewer, who works on it.
///
/// # Errors
/// [`AppError::Denied`], [`AppError::Refused`] for a process that the pack does not have.
pub async fn start(op: &Op, person: PersonId, process: &str, once: &str) -> Result<CaseId, AppError> {
    let (facts, _) = act::permitted(op, person, Action::ViewCircle).await?;
    let (practitioner, agency) = act::staff(op)?;
    let permit = op.authorise_case(Some(&facts), agency, true).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let (case, _) = rules.machine(process)?.open(op.now, op.now)?;
    for _ in 0..NUMBER_TRIES {
        let id = op.id();
        let new = store::case::New {
            id,
            year: op.today().year(),
            agency,
            process: case.process.clone(),
            stage: case.stage.clone(),
            person: Some(facts.person),
            handler: Some(practitioner),
            opened: case.opened,
            state: rules::written(&case)?,
        };
        let batch = Batch::new(op.record(&permit, &["case", "clock"])).once(once, op.now);
        let batch = store::case::add(batch, &new, &rules.clocks(&case, &[], op.now));
        let of = super::given::Of { id, agency, handler: Some(practitioner), case: &case };
        let batch = super::given::up_to_date(op, &rules, &of, batch).await?;
        match op.scope.write(batch).await {
            Ok(()) => return Ok(id),
            Err(StoreError::Conflict(store::case::NUMBER)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Err(AppError::Conflict(Message::new("error-conflict")))
}

/// How often a new case is tried when others take its number at the same moment.
pub(crate) const NUMBER_TRIES: usize = 20;
