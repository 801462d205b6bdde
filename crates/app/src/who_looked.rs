//! Who has looked at a person, for the person and the guardians.

use domain::gate::Action;
use domain::id::{AccessId, PersonId};
use domain::protection::{Category, Shown as Value};
use domain::who_looked::{Look, Looker, Reader, Shown, Told};
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// Lines on one page.
pub const PAGE: usize = 50;

/// What the page is.
pub enum Answer {
    /// The looks.
    Page(Page),
    /// The id stands for another person now.
    Moved(PersonId),
}

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The person.
    pub person: PersonId,
    /// Their given name; not for the person themself, nor where it is protected.
    pub name: Option<String>,
    /// The lines, newest first.
    pub looks: Vec<Shown>,
    /// The reader may also open the circle.
    pub may_open_circle: bool,
    /// With which record the next page begins.
    pub next: Option<AccessId>,
    /// Something is kept back here by a decision of a data protection officer.
    pub kept_back: bool,
}

/// Who has looked at a person, newest first, not newer than `newest`.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such person or its existence is concealed,
/// [`AppError::Denied`], or the store does not answer, also when the access record cannot be
/// written.
pub async fn list(op: &Op, id: PersonId, newest: Option<AccessId>) -> Result<Answer, AppError> {
    let facts = store::person::facts(&op.scope, &op.actor, id, op.today(), op.now).await?;
    let facts = facts.ok_or(AppError::NotFound)?;
    let permit = op.authorise(Action::ViewWhoLooked, &facts).await?;
    if facts.person != id {
        return Ok(Answer::Moved(facts.person));
    }
    let is_self = op.actor.person == Some(id);
    let reader = Reader { account: op.actor.account, is_self };
    let (mut looks, kept_back) = store::who_looked::list(&op.scope, id, reader, newest, PAGE + 1).await?;
    let next = looks.get(PAGE).map(|(look, _)| look.id);
    looks.truncate(PAGE);
    let named = store::audit::persons(&op.scope, &[id]).await?;
    let name = named.first().map_or(Value::Missing, |(_, person)| person.open(&permit).name);
    // Where a person goes to school tells where the person lives.
    let place_hidden = !is_self && op.kring.db.protection().hides(facts.level, Category::Place);
    let policy = op.kring.policy(op.tenant.row.country)?;
    let looks = looks
        .into_iter()
        .map(|(look, told)| Shown {
            at: look.at,
            who: looker(&look, told, reader, place_hidden),
            grounds: look.basis.iter().filter_map(|id| policy.rule(id)).collect(),
            action: look.action,
            denied: look.denied,
        })
        .collect();
    op.scope.write(Batch::new(op.record(&permit, &["who_looked"]))).await?;
    let may_open_circle = op.may(Action::ViewCircle, &facts);
    let name = name.value().filter(|_| !is_self).map(|name| name.given.clone());
    Ok(Answer::Page(Page { person: id, name, may_open_circle, looks, next, kept_back }))
}

fn looker(look: &Look, told: Told, reader: Reader, place_hidden: bool) -> Looker {
    if look.account == Some(reader.account) {
        return Looker::Oneself;
    }
    match (told, &look.agency, look.role) {
        (Told::Masked | Told::Withheld, ..) => Looker::Masked,
        (Told::Openly, Some((_, name, sector)), role) => {
            Looker::Agency { name: (!place_hidden).then(|| name.clone()), sector: *sector, role }
        }
        (Told::Openly, None, Some(role)) => Looker::Role(role),
        (Told::Openly, None, None) => Looker::System,
    }
}
