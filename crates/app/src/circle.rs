//! A child's page: the circle as this viewer may see it.

use domain::circle::View;
use domain::gate::{Action, Facts};
use domain::id::PersonId;
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// What a child's page is for this viewer.
pub enum Answer {
    /// The circle.
    Circle(Box<Circle>),
    /// A circle exists; the viewer may ask to join. Nothing else is told.
    Outside {
        /// What the gate knew.
        facts: Facts,
    },
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
    if gate.person != id {
        // Whoever may not open the person must not learn that two were joined either.
        op.authorise(Action::ViewCircle, &gate).await?;
        return Ok(Answer::Moved(gate.person));
    }
    if !op.may(Action::ViewCircle, &gate) && op.may(Action::ViewExistence, &gate) {
        let permit = op.authorise(Action::ViewExistence, &gate).await?;
        op.scope.write(Batch::new(op.record(&permit, &["existence"]))).await?;
        return Ok(Answer::Outside { facts: gate });
    }
    let permit = op.authorise(Action::ViewCircle, &gate).await?;
    let view = domain::circle::for_viewer(facts, &op.actor, &permit, op.today());
    let batch = Batch::new(op.record(&permit, SHOWN));
    let batch = store::circle::looked(batch, op.actor.account, id, op.now);
    op.scope.write(batch).await?;
    Ok(Answer::Circle(Box::new(Circle { view, facts: gate })))
}
