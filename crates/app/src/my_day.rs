//! My day, and my children: the store narrows, the gate decides for each child.

use domain::circle::Coverage;
use domain::gate::{Action, Facts, Permit};
use domain::id::PersonId;
use domain::my_day::{Asked, Child, Children, Known, MyDay, Offer, PAGE, Sight};
use store::Batch;
use store::my_day::Page;

use crate::error::AppError;
use crate::op::Op;

/// Most cases that my day shows.
const CASES: usize = 20;

/// How far a list may show the child; `None` when the viewer may not even know that it is there.
fn sight(op: &Op, facts: &Facts) -> Option<Sight> {
    if op.may(Action::ViewCircle, facts) {
        Some(Sight::Circle)
    } else if !op.may(Action::ViewExistence, facts) {
        None
    } else if facts.self_declared && !facts.coordinator {
        Some(Sight::Declared)
    } else {
        Some(Sight::NameOnly)
    }
}

fn open(op: &Op, known: Vec<Known>, permit: &Permit) -> Vec<Child> {
    let today = op.today();
    known.into_iter().filter_map(|k| sight(op, &k.facts).map(|sight| k.open(sight, permit, today))).collect()
}

fn named(children: &[Child]) -> impl Iterator<Item = PersonId> {
    children.iter().filter(|c| c.person.is_some()).map(|c| c.id)
}

/// My day.
///
/// # Errors
/// The gate refuses, or the store does not answer, also when the access record cannot be written.
pub async fn view(op: &Op) -> Result<MyDay, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let (scope, actor, today) = (&op.scope, &op.actor, op.today());
    let changed = store::my_day::changed(scope, actor, today, op.now).await?;
    let changed: Vec<Child> =
        open(op, changed, &permit).into_iter().filter(|c| c.sight == Sight::Circle).collect();
    let attention = attention(op, &permit).await?;
    let alerts = crate::alert::waiting(op, &permit).await?;
    let offers = offers(op, &permit).await?;
    let invitations = store::my_day::invitations(scope, actor, op.now).await?;
    let table = op.kring.policy(op.tenant.row.country)?.protection();
    let none = Page { table, name: "", limit: 0, offset: 0, sort_key: &|_| Vec::new() };
    let (_, children) = store::my_day::children(scope, actor, none, today, op.now).await?;
    let overdue: Option<Coverage> =
        store::my_day::own_source(scope, actor, today).await?.filter(|source| source.overdue);
    let tasks = crate::task::own(op).await?;
    let mut cases = match actor.practitioner {
        Some(own) => store::case::of_handler(scope, own, today).await?,
        None => Vec::new(),
    };
    cases.truncate(CASES);
    let mut persons: Vec<PersonId> = named(&changed)
        .chain(attention.iter().map(|a| a.person.id))
        .chain(offers.iter().map(|o| o.person.id))
        .chain(alerts.iter().map(|a| a.person.id))
        .collect();
    persons.sort_unstable();
    persons.dedup();
    let fields = ["name", "born", "attention", "hand_over", "latest", "task", "case", "alert"];
    let record = op.record_of(&permit, persons, &fields);
    scope.write(Batch::new(record)).await?;
    Ok(MyDay { offers, invitations, attention, alerts, tasks, cases, changed, children, overdue })
}

async fn attention(op: &Op, permit: &Permit) -> Result<Vec<Asked>, AppError> {
    let raised = store::my_day::attention(&op.scope, &op.actor, op.today()).await?;
    let facts = facts_of(op, raised.iter().map(|r| r.person.id)).await?;
    Ok(raised
        .into_iter()
        .filter(|r| facts.iter().any(|f| f.person == r.person.id && op.may(Action::ViewCircle, f)))
        .map(|r| Asked {
            id: r.id,
            person: r.person.open(permit),
            by: r.by,
            agency: r.agency,
            words: r.words,
            raised: r.raised,
        })
        .collect())
}

async fn offers(op: &Op, permit: &Permit) -> Result<Vec<Offer>, AppError> {
    let offers = store::my_day::offers(&op.scope, &op.actor, op.now).await?;
    let facts = facts_of(op, offers.iter().map(|(p, _)| p.id)).await?;
    Ok(offers
        .into_iter()
        .filter(|(p, _)| facts.iter().any(|f| f.person == p.id && op.may(Action::ViewExistence, f)))
        .map(|(person, hand_over)| Offer { hand_over, person: person.open(permit) })
        .collect())
}

async fn facts_of(op: &Op, ids: impl Iterator<Item = PersonId>) -> Result<Vec<Facts>, AppError> {
    let mut ids: Vec<PersonId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let found = store::person::with_facts(&op.scope, &op.actor, &ids, op.today()).await?;
    Ok(found.into_iter().map(|(_, facts)| facts).collect())
}

/// One page of my children, of those whose name holds the text, ordered by `sort_key`.
///
/// # Errors
/// The gate refuses, or the store does not answer, also when the access record cannot be written.
pub async fn children(
    op: &Op,
    name: &str,
    page: u32,
    sort_key: &(dyn Fn(&str) -> Vec<u8> + Send + Sync),
) -> Result<Children, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let page = page.clamp(1, 10_000);
    let table = op.kring.policy(op.tenant.row.country)?.protection();
    let name = link::fold(name);
    let asked = Page { table, name: &name, limit: PAGE, offset: (page - 1) * PAGE, sort_key };
    let (known, total) = store::my_day::children(&op.scope, &op.actor, asked, op.today(), op.now).await?;
    let children = open(op, known, &permit);
    let record = op.record_of(&permit, named(&children).collect(), &["name", "born", "latest"]);
    op.scope.write(Batch::new(record)).await?;
    Ok(Children { children, page, pages: total.div_ceil(PAGE).max(1), total })
}
