//! Possible duplicates: what waits for a data steward, two records side by side, and what is
//! answered.

mod answer;
pub(crate) mod hidden;
mod links;
mod quality;
mod question;

use domain::gate::{Action, Permit};
use domain::id::{PersonId, ReviewId};
use domain::linking::Settings;
use domain::protection::Category;
use domain::review::{
    Asked, Comparison, Queue, Review, ReviewState, Side, Speaker, Task, Waiting, compare, ordered,
};
use jiff::Timestamp;
use jiff::civil::Date;
use store::review::{Found, HELD};
use store::{Batch, StoreError};

pub use answer::{Given, ask, not_same, same, take_back};
pub use links::{Links, Undone, Why, audit, links, undo, why};
pub use quality::{Told, quality};
pub use question::{answer, questions};
pub use store::review::Latest;

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// How many questions are tried to be taken onto the desk, of those that others take meanwhile.
const CLAIMS: usize = 10;

/// One source of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The agency.
    pub agency: Speaker,
    /// The day as of which it says so; not of a masked one, which could be told by it.
    pub as_of: Option<Date>,
    /// It lists the client no longer.
    pub ended: bool,
}

impl From<&Side> for Source {
    fn from(side: &Side) -> Self {
        let as_of = side.speaker.name().map(|_| side.as_of);
        Self { agency: side.speaker.clone(), as_of, ended: side.ended }
    }
}

/// Two records side by side as this viewer may see them, with the limits in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The two sources.
    pub sources: [Source; 2],
    /// Line by line.
    pub told: Comparison,
    /// The limits of linking.
    pub limits: Settings,
}

/// Two who answered differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// What the first has said, and who that was.
    pub first: (ReviewState, Option<String>),
    /// What the second has said, and who that was.
    pub second: (ReviewState, Option<String>),
}

/// A review as this viewer may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The review.
    pub id: ReviewId,
    /// To be sent back with the answer, so that a stale one is refused.
    pub version: i64,
    /// How far it has come. Whoever is asked a second opinion sees it open.
    pub state: ReviewState,
    /// Who answered.
    pub decided_by: Option<String>,
    /// When.
    pub decided: Option<Timestamp>,
    /// The comparison.
    pub evidence: Evidence,
    /// What the agencies were asked.
    pub asked: Vec<Asked>,
    /// Two have answered differently.
    pub dispute: Option<Dispute>,
    /// Its own answer to others may be asked of the agencies: not of a second opinion.
    pub may_ask: bool,
    /// Somebody else has it on the desk right now.
    pub held: bool,
    /// How many wait, and how many were answered today.
    pub queue: Queue,
    /// The newest answer of this account today, to take back.
    pub latest: Option<Latest>,
}

/// Midnight at the start of today, where the partnership is.
fn since(op: &Op) -> Timestamp {
    op.today().to_zoned(op.tenant.zone.clone()).map_or(op.now, |zoned| zoned.timestamp())
}

/// What waits, in order; how many were answered today; and what is new in the sample.
async fn waiting(op: &Op, permit: &Permit) -> Result<(Vec<Waiting>, Found), AppError> {
    let limits = store::linking::settings(&op.scope).await?;
    let mut found = store::review::queue(&op.scope, permit, op.actor.account, since(op), op.now).await?;
    let all = ordered(std::mem::take(&mut found.waiting), limits.accept_precision);
    Ok((all, found))
}

/// A page of the queue, from 1.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn queue(op: &Op, page: usize) -> Result<Queue, AppError> {
    let permit = op.authorise_object(Action::ReviewLinks, None).await?;
    let (mut all, mut found) = waiting(op, &permit).await?;
    let record = op.record(&permit, &["queue"]);
    let batch = Batch::new(record);
    let drawn = !found.sampled.is_empty();
    op.scope.write(store::review::sample(batch, &found.sampled, op.now)).await?;
    if drawn {
        (all, found) = waiting(op, &permit).await?;
    }
    Ok(Queue::page_of(&all, found.done, page))
}

/// The permit for two records; a refusal is recorded. Those of a hidden tie are there for whoever
/// is cleared alone.
async fn permitted_for(op: &Op, sides: &[Side; 2], secret: bool) -> Result<Permit, AppError> {
    let mut permits = Vec::with_capacity(2);
    for side in sides {
        let facts = act::facts(op, side.person).await?;
        permits.push(op.authorise(Action::ReviewLinks, &facts).await?);
    }
    let permit = permits.pop().filter(|permit| !secret || permit.clears(Category::Existence));
    permit.ok_or(AppError::NotFound)
}

/// The review and the permit for both of its persons.
async fn permitted(op: &Op, id: ReviewId) -> Result<(Review, Permit), AppError> {
    let Some(review) = store::review::load(&op.scope, id).await? else {
        op.authorise_object(Action::ReviewLinks, None).await?;
        return Err(AppError::NotFound);
    };
    let permit = permitted_for(op, &review.sides, review.secret).await?;
    Ok((review, permit))
}

fn persons_of(sides: &[Side; 2]) -> Vec<PersonId> {
    let [a, b] = sides;
    if a.person == b.person { vec![a.person] } else { vec![a.person, b.person] }
}

fn persons(review: &Review) -> Vec<PersonId> {
    persons_of(&review.sides)
}

async fn evidence(
    op: &Op,
    sides: &[Side; 2],
    told: &link::Evidence,
    permit: &Permit,
) -> Result<Evidence, AppError> {
    Ok(Evidence {
        sources: sides.each_ref().map(Source::from),
        told: compare(sides, told, permit),
        limits: store::linking::settings(&op.scope).await?,
    })
}

fn fields_of(evidence: &Evidence) -> Vec<&'static str> {
    evidence.told.lines.iter().map(|line| line.field.code()).collect()
}

/// The two records side by side. Whoever looks has the pair on the desk for a while.
///
/// # Errors
/// [`AppError::NotFound`] also where the viewer may not know of one of the two.
pub async fn view(op: &Op, id: ReviewId) -> Result<Seen, AppError> {
    let (review, permit) = permitted(op, id).await?;
    let (all, found) = waiting(op, &permit).await?;
    let latest = store::review::latest(&op.scope, op.actor.account, since(op)).await?;
    let evidence = evidence(op, &review.sides, &review.evidence, &permit).await?;
    let record = op.record_of(&permit, persons(&review), &fields_of(&evidence));
    let mut batch = Batch::new(record);
    let blind = review.asks_second(op.actor.account);
    if blind || review.state.is_open() {
        batch = store::review::hold(batch, Task::Review(id), op.actor.account, op.now);
    }
    op.scope.write(batch).await?;
    let dispute = review.second.as_ref().filter(|_| review.state == ReviewState::Disputed);
    let dispute = dispute.and_then(|told| {
        let second = (told.second?, told.second_by.clone());
        Some(Dispute { first: (told.first, told.first_by.clone()), second })
    });
    let held = review.held_from(op.actor.account, op.now);
    Ok(Seen {
        id,
        version: review.version,
        state: if blind { ReviewState::Open } else { review.state },
        decided_by: review.decided_by.filter(|_| !blind),
        decided: review.decided.filter(|_| !blind),
        evidence,
        asked: review.asked,
        dispute,
        may_ask: review.state == ReviewState::Open,
        held,
        queue: Queue::page_of(&all, found.done, 1),
        latest,
    })
}

/// The ones that wait, from the one behind this one on round to the one before it.
fn after(all: &[Waiting], last: Option<Task>) -> Vec<Task> {
    let here = last.and_then(|last| all.iter().position(|waiting| waiting.task == last));
    let begin = here.map_or(0, |here| here + 1);
    let round = all.iter().cycle().skip(begin).take(all.len());
    round.filter(|waiting| !waiting.held && Some(waiting.task) != last).map(|waiting| waiting.task).collect()
}

/// Takes the next question onto the desk: the one behind `last`, which goes back into the queue
/// if it still waits. Two who ask at once get different ones. `None` when nothing else waits.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn next(op: &Op, last: Option<Task>) -> Result<Option<Task>, AppError> {
    let permit = op.authorise_object(Action::ReviewLinks, None).await?;
    let (all, _) = waiting(op, &permit).await?;
    for task in after(&all, last).into_iter().take(CLAIMS) {
        let mut batch = Batch::new(op.record(&permit, &["queue"]));
        if let Some(last) = last {
            batch = store::review::release(batch, last, op.actor.account);
        }
        match op.scope.write(store::review::claim(batch, task, op.actor.account, op.now)).await {
            Ok(()) => return Ok(Some(task)),
            Err(StoreError::Conflict(HELD)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(None)
}
