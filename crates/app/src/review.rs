//! Possible duplicates: a data steward compares, answers, asks, and undoes.
//!
//! What is decided is decided on what was read: a link that was changed meanwhile makes the batch
//! fail, and the question is read anew.

mod links;
mod question;

use domain::gate::{Action, Permit};
use domain::id::{LinkId, PersonId, ReviewId};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::protection::Category;
use domain::review::{Asked, Line, Queue, Review, ReviewState, Side, compare};
use jiff::Timestamp;
use jiff::civil::Date;
use store::review::{Change, EPOCH, LINK, REVIEW, Same};
use store::{Batch, StoreError};

pub use links::{Links, links, undo};
pub use question::{answer, questions};

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// How often an answer is tried anew when links were changed meanwhile by a delivery.
const TRIES: usize = 5;

/// One source of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The agency's name.
    pub agency: String,
    /// Its sector.
    pub sector: domain::agency::Sector,
    /// The day as of which it says so.
    pub as_of: Date,
    /// It lists the client no longer.
    pub ended: bool,
}

impl From<&Side> for Source {
    fn from(side: &Side) -> Self {
        Self { agency: side.agency_name.clone(), sector: side.sector, as_of: side.as_of, ended: side.ended }
    }
}

/// A comparison as this viewer may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The review.
    pub id: ReviewId,
    /// To be sent back with the answer, so that a stale one is refused.
    pub version: i64,
    /// How far it has come.
    pub state: ReviewState,
    /// Who answered.
    pub decided_by: Option<String>,
    /// When.
    pub decided: Option<Timestamp>,
    /// The two sources.
    pub sources: [Source; 2],
    /// Line by line.
    pub lines: Vec<Line>,
    /// Sum of the weights shown.
    pub total: f64,
    /// Probability that it is the same person, where the engine can tell and nothing is hidden.
    pub probability: Option<f64>,
    /// What the agencies were asked.
    pub asked: Vec<Asked>,
    /// How many wait, and how many were answered today.
    pub queue: Queue,
    /// The next one that waits.
    pub next: Option<ReviewId>,
    /// The newest link of this account today, to undo.
    pub latest: Option<LinkId>,
}

/// Midnight at the start of today, where the partnership is.
fn since(op: &Op) -> Timestamp {
    op.today().to_zoned(op.tenant.zone.clone()).map_or(op.now, |zoned| zoned.timestamp())
}

async fn waiting(op: &Op, permit: &Permit) -> Result<Queue, AppError> {
    Ok(store::review::queue(&op.scope, permit, op.actor.account, since(op)).await?)
}

/// The queue.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn queue(op: &Op) -> Result<Queue, AppError> {
    let permit = op.authorise_object(Action::ReviewLinks, None).await?;
    let queue = waiting(op, &permit).await?;
    op.scope.write(Batch::new(op.record(&permit, &["queue"]))).await?;
    Ok(queue)
}

/// The review and the permits for both of its persons; a refusal is recorded.
async fn permitted(op: &Op, id: ReviewId) -> Result<(Review, Permit), AppError> {
    let Some(review) = store::review::load(&op.scope, id).await? else {
        op.authorise_object(Action::ReviewLinks, None).await?;
        return Err(AppError::NotFound);
    };
    let mut permits = Vec::with_capacity(2);
    for side in &review.sides {
        let facts = act::facts(op, side.person).await?;
        permits.push(op.authorise(Action::ReviewLinks, &facts).await?);
    }
    let permit = permits.pop().filter(|permit| !review.secret || permit.clears(Category::Existence));
    permit.map(|permit| (review, permit)).ok_or(AppError::NotFound)
}

fn persons(review: &Review) -> Vec<PersonId> {
    let [a, b] = &review.sides;
    if a.person == b.person { vec![a.person] } else { vec![a.person, b.person] }
}

/// The two records side by side.
///
/// # Errors
/// [`AppError::NotFound`] also where the viewer may not know of one of the two.
pub async fn view(op: &Op, id: ReviewId) -> Result<Comparison, AppError> {
    let (review, permit) = permitted(op, id).await?;
    let queue = waiting(op, &permit).await?;
    let latest = store::review::latest(&op.scope, op.actor.account, since(op)).await?;
    let (lines, total) = compare(&review, &permit);
    let withheld = total.to_bits() != review.evidence.total.to_bits();
    let fields: Vec<&str> = lines.iter().map(|line| line.field.code()).collect();
    let record = op.record_of(&permit, persons(&review), &fields);
    op.scope.write(Batch::new(record)).await?;
    Ok(Comparison {
        id,
        version: review.version,
        state: review.state,
        decided_by: review.decided_by.clone(),
        decided: review.decided,
        sources: [Source::from(&review.sides[0]), Source::from(&review.sides[1])],
        lines,
        total,
        probability: review.evidence.probability.filter(|_| !withheld),
        asked: review.asked,
        next: after(&queue, id),
        queue,
        latest,
    })
}

/// The one that waits behind this one, else the first other.
fn after(queue: &Queue, id: ReviewId) -> Option<ReviewId> {
    let ids: Vec<ReviewId> = queue.waiting.iter().map(|waiting| waiting.id).collect();
    let here = ids.iter().position(|other| *other == id);
    here.and_then(|here| ids.get(here + 1)).or_else(|| ids.iter().find(|other| **other != id)).copied()
}

/// Where a steward goes on after an answer.
///
/// # Errors
/// The store does not answer.
pub async fn next(op: &Op, id: ReviewId) -> Result<Option<ReviewId>, AppError> {
    let permit = op.authorise_object(Action::ReviewLinks, None).await?;
    Ok(after(&waiting(op, &permit).await?, id))
}

/// What an answer is given to.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The review.
    pub id: ReviewId,
    /// Its version as the form showed it.
    pub version: i64,
    /// The form's token.
    pub once: &'a str,
}

/// Refuses an answer to a question that was answered or changed since it was read.
fn still_open(op: &Op, review: &Review, given: Given<'_>, wanted: ReviewState) -> Result<(), AppError> {
    if review.state == wanted && (wanted == ReviewState::Asked || review.account == Some(op.actor.account)) {
        return Err(AppError::AlreadyDone);
    }
    if !review.state.is_open() {
        let who = review.decided_by.clone().unwrap_or_default();
        let said =
            if review.state == ReviewState::Same { "review-said-same" } else { "review-said-not-same" };
        return Err(AppError::Conflict(Message::new(said).with("who", who)));
    }
    if review.version != given.version {
        return Err(AppError::Conflict(Message::new("review-changed")));
    }
    Ok(())
}

/// Says that the two are the same person: they are joined, and the circle is told.
///
/// # Errors
/// [`AppError::Conflict`] when somebody else has answered meanwhile, or when a human has said of
/// two of their records that they are not the same.
pub async fn same(op: &Op, given: Given<'_>) -> Result<(), AppError> {
    for _ in 0..TRIES {
        let (review, permit) = permitted(op, given.id).await?;
        still_open(op, &review, given, ReviewState::Same)?;
        let [a, b] = &review.sides;
        if a.person == b.person {
            if !store::review::is_asked_again(&op.scope, &review).await? {
                return Err(AppError::Conflict(Message::new("review-one-already")));
            }
            let record = op.record_of(&permit, persons(&review), &["link"]);
            let batch = Batch::new(record).once(given.once, op.now);
            return settled(op, store::review::still_same(batch, &review, op.actor.account, op.now)).await;
        }
        if store::review::told_apart(&op.scope, a.person, b.person).await? {
            return Err(AppError::Conflict(Message::new("review-told-apart")));
        }
        let groups = [group(op, a.person).await?, group(op, b.person).await?];
        let record = op.record_of(&permit, persons(&review), &["link"]);
        let batch = Batch::new(record).once(given.once, op.now);
        let said = Same { review: &review, link: op.id(), account: op.actor.account, at: op.now };
        let change = store::review::same(batch, &op.scope, said, &groups[0], &groups[1]);
        if written(op, change, EventKind::RecordsJoined).await? {
            return Ok(());
        }
    }
    Err(AppError::Conflict(Message::new("review-changed")))
}

async fn group(op: &Op, person: PersonId) -> Result<store::review::Group, AppError> {
    store::review::group(&op.scope, person, op.today()).await?.ok_or(AppError::NotFound)
}

/// Writes a change of links and tells the circles; `false`: links were changed meanwhile, read
/// again.
async fn written(op: &Op, change: Change, kind: EventKind) -> Result<bool, AppError> {
    let Change { mut batch, persons, tell } = change;
    for person in persons.into_iter().filter(|_| tell) {
        let news = act::news(op, person, kind);
        batch = store::notice::event(batch, &news, None);
        batch = store::notice::tell(batch, &news, store::notice::Audience::Circle(None));
    }
    match op.scope.write(batch).await {
        Ok(()) => Ok(true),
        Err(StoreError::Conflict(EPOCH | REVIEW)) => Ok(false),
        Err(StoreError::Conflict(LINK)) => Err(AppError::AlreadyDone),
        Err(other) => Err(other.into()),
    }
}

/// Says that the two are not the same person, for ever.
///
/// # Errors
/// [`AppError::Conflict`] when somebody else has answered meanwhile.
pub async fn not_same(op: &Op, given: Given<'_>) -> Result<(), AppError> {
    let (review, permit) = permitted(op, given.id).await?;
    still_open(op, &review, given, ReviewState::NotSame)?;
    let [a, b] = &review.sides;
    if a.person == b.person {
        // Somebody has joined them: that is to be undone first.
        return Err(AppError::Conflict(Message::new("review-one-already")));
    }
    let record = op.record_of(&permit, persons(&review), &["not_same"]);
    let batch = Batch::new(record).once(given.once, op.now);
    settled(op, store::review::not_same(batch, &review, op.actor.account, op.now)).await
}

/// Asks both agencies to look at their own record; their administrators are told.
///
/// # Errors
/// [`AppError::Conflict`] when somebody else has answered meanwhile.
pub async fn ask(op: &Op, given: Given<'_>) -> Result<(), AppError> {
    let (review, permit) = permitted(op, given.id).await?;
    still_open(op, &review, given, ReviewState::Asked)?;
    let record = op.record_of(&permit, persons(&review), &["question"]);
    let batch = Batch::new(record).once(given.once, op.now);
    let mut batch = store::review::ask(batch, &review, op.actor.account, op.now);
    for side in &review.sides {
        let news = act::news(op, side.person, EventKind::QuestionAsked);
        batch = store::notice::tell(batch, &news, store::notice::Audience::Administrators(side.agency));
    }
    settled(op, batch).await
}

async fn settled(op: &Op, batch: Batch) -> Result<(), AppError> {
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("review-changed"))),
        other => Ok(other?),
    }
}
