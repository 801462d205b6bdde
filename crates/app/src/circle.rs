//! A child's page: the circle as this viewer may see it.

use domain::circle::{Coverage, View};
use domain::coordinator::Coordinator;
use domain::gate::{Action, Facts, Permit, Rule};
use domain::id::PersonId;
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// What a child's page is for this viewer.
pub enum Answer {
    /// The circle.
    Circle(Box<Circle>),
    /// A circle exists; the viewer may ask to join. Nothing else is told.
    Outside(Box<Outside>),
    /// The id stands for another person now: two were found to be the same.
    Moved(PersonId),
}

/// The circle with what its viewer may do.
pub struct Circle {
    /// The circle as this viewer may see it.
    pub view: View,
    /// What the gate knew, to ask which actions to offer.
    pub facts: Facts,
}

/// What somebody learns who may not see the circle.
pub struct Outside {
    /// What the gate knew. `facts.in_circle`: the viewer is in it, and only a ground is missing.
    pub facts: Facts,
    /// The child's name, where the viewer's own agency has said it in a list and no level hides
    /// it.
    pub name: Option<String>,
    /// Whom to ask: holders of coordinator roles, none of them behind a mask.
    pub ask: Vec<Coordinator>,
    /// Sources that everybody may know of; not whether the child is in them.
    pub sources: Vec<Coverage>,
    /// The rules that let the viewer know that there is a circle.
    pub why: Vec<Rule>,
    /// The rules that keep the rest from the viewer.
    pub why_not: Vec<Rule>,
}

/// Names of the fields that the page shows, for the access record.
const SHOWN: &[&str] = &["name", "born", "circle", "relations", "coverage", "latest"];

/// Opens a child's page.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such person or its existence is concealed,
/// [`AppError::Denied`], or the store does not answer, also when the access record cannot be
/// written.
pub async fn view(op: &Op, id: PersonId) -> Result<Answer, AppError> {
    let loaded = store::circle::load(&op.scope, &op.actor, id, op.today(), op.now).await?;
    let Some((gate, facts)) = loaded else { return Err(AppError::NotFound) };
    let permit = match op.judge(Action::ViewCircle, Some(&gate), None) {
        Ok(permit) => permit,
        Err(AppError::Denied(denied)) if op.may(Action::ViewExistence, &gate) => {
            let permit = op.authorise(Action::ViewExistence, &gate).await?;
            return outside(op, id, gate, facts, &permit, denied.rules).await;
        }
        // Asked once more, so that the refusal is recorded.
        Err(_) => op.authorise(Action::ViewCircle, &gate).await?,
    };
    // Whoever may not open the person must not learn that two were joined either: the gate has
    // been asked before this.
    if gate.person != id {
        op.scope.write(Batch::new(op.record(&permit, &["moved"]))).await?;
        return Ok(Answer::Moved(gate.person));
    }
    let view = domain::circle::for_viewer(facts, &op.actor, &permit, op.today());
    let batch = Batch::new(op.record(&permit, SHOWN));
    let batch = store::circle::looked(batch, op.actor.account, id, op.now);
    op.scope.write(batch).await?;
    Ok(Answer::Circle(Box::new(Circle { view, facts: gate })))
}

async fn outside(
    op: &Op,
    id: PersonId,
    gate: Facts,
    facts: domain::circle::Facts,
    permit: &Permit,
    why_not: Vec<Rule>,
) -> Result<Answer, AppError> {
    let batch = Batch::new(op.record(permit, &["existence", "name", "coordinators"]));
    op.scope.write(batch).await?;
    if gate.person != id {
        return Ok(Answer::Moved(gate.person));
    }
    let own_list = gate.agency_knows && !gate.self_declared;
    let name = facts.person.open(permit).name.value().map(domain::person::Name::full);
    // A coordinator whose agency masks or hides its tie is not named here either.
    let masked = |c: &Coordinator| c.agency.sensitive;
    Ok(Answer::Outside(Box::new(Outside {
        name: name.filter(|_| own_list),
        ask: facts.coordinators.into_iter().filter(|c| !masked(c)).collect(),
        sources: facts.coverage.into_iter().filter(|s| !s.sensitive && s.as_of.is_some()).collect(),
        why: permit.rules().to_vec(),
        why_not,
        facts: gate,
    })))
}
