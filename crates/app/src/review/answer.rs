//! Answers to a review: the same, not the same, ask the agencies, and taking an answer back.
//!
//! What is decided is decided on what was read: a link that was changed meanwhile makes the batch
//! fail, and the question is read anew.

use domain::id::{PersonId, ReviewId};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::review::{Review, ReviewState};
use store::review::{Change, EPOCH, LINK, REVIEW, SECOND, Same};
use store::{Batch, StoreError};

use super::{permitted, persons};
use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// How often an answer is tried anew when links were changed meanwhile by a delivery.
pub(super) const TRIES: usize = 5;

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

/// Says that the two are the same person: they are joined, and the circle is told. Asked for a
/// second opinion, it is that and changes nothing.
///
/// # Errors
/// [`AppError::Conflict`] when somebody else has answered meanwhile, or when a human has said of
/// two of their records that they are not the same.
pub async fn same(op: &Op, given: Given<'_>) -> Result<(), AppError> {
    let mut once = Some(given.once);
    for _ in 0..TRIES {
        let (review, permit) = permitted(op, given.id).await?;
        if review.asks_second(op.actor.account) {
            return second(op, &review, given, ReviewState::Same).await;
        }
        let mut given = given;
        if once.is_none() {
            // The first half of settling a dispute was ours.
            given.version = review.version;
        }
        still_open(op, &review, given, ReviewState::Same)?;
        let [a, b] = &review.sides;
        let record = op.record_of(&permit, persons(&review), &["link"]);
        let batch = match once {
            Some(once) => Batch::new(record).once(once, op.now),
            None => Batch::new(record),
        };
        if a.person == b.person {
            if store::review::is_asked_again(&op.scope, &review).await? {
                return settled(op, store::review::still_same(batch, &review, op.actor.account, op.now))
                    .await;
            }
            if review.state != ReviewState::Disputed {
                return Err(AppError::Conflict(Message::new("review-one-already")));
            }
            let state = ReviewState::Same;
            return settled(op, store::review::agree(batch, &review, state, op.actor.account, op.now)).await;
        }
        if review.state == ReviewState::Disputed && once.is_some() {
            // The first had said that they are two, which is taken back first.
            settled(op, store::review::take_back(batch, &review)).await?;
            once = None;
            continue;
        }
        if store::review::told_apart(&op.scope, a.person, b.person).await? {
            return Err(AppError::Conflict(Message::new("review-told-apart")));
        }
        let groups = [group(op, a.person).await?, group(op, b.person).await?];
        let said = Same { review: &review, link: op.id(), account: op.actor.account, at: op.now };
        let change = store::review::same(batch, &op.scope, said, &groups[0], &groups[1]);
        if written(op, change, EventKind::RecordsJoined).await? {
            return Ok(());
        }
    }
    Err(AppError::Conflict(Message::new("review-changed")))
}

pub(super) async fn group(op: &Op, person: PersonId) -> Result<store::review::Group, AppError> {
    store::review::group(&op.scope, person, op.today()).await?.ok_or(AppError::NotFound)
}

/// Writes a change of links and tells the circles; `false`: links were changed meanwhile, read
/// again.
pub(super) async fn written(op: &Op, change: Change, kind: EventKind) -> Result<bool, AppError> {
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

/// Says that the two are not the same person; for ever, unless a human takes it back.
///
/// # Errors
/// [`AppError::Conflict`] when somebody else has answered meanwhile.
pub async fn not_same(op: &Op, given: Given<'_>) -> Result<(), AppError> {
    let (mut review, mut permit) = permitted(op, given.id).await?;
    if review.asks_second(op.actor.account) {
        return second(op, &review, given, ReviewState::NotSame).await;
    }
    still_open(op, &review, given, ReviewState::NotSame)?;
    let [a, b] = &review.sides;
    if a.person == b.person && review.state != ReviewState::Disputed {
        // Somebody has joined them: that is to be undone first.
        return Err(AppError::Conflict(Message::new("review-one-already")));
    }
    let mut once = Some(given.once);
    if review.state == ReviewState::Disputed
        && let Some(link) = store::review::of_review(&op.scope, &review).await?
    {
        // The first had said that they are one, which is undone first; its circles are told.
        super::links::undo(op, link, given.once).await?;
        once = None;
        (review, permit) = permitted(op, given.id).await?;
    }
    let record = op.record_of(&permit, persons(&review), &["not_same"]);
    let batch = match once {
        Some(once) => Batch::new(record).once(once, op.now),
        None => Batch::new(record),
    };
    settled(op, store::review::not_same(batch, &review, op.actor.account, op.now)).await
}

/// A second opinion: kept beside the first, of which its giver knows nothing.
async fn second(op: &Op, review: &Review, given: Given<'_>, said: ReviewState) -> Result<(), AppError> {
    if review.version != given.version {
        return Err(AppError::Conflict(Message::new("review-changed")));
    }
    let permit = op.authorise_object(domain::gate::Action::ReviewLinks, None).await?;
    let record = op.record_of(&permit, persons(review), &["second_opinion"]);
    let batch = Batch::new(record).once(given.once, op.now);
    match op.scope.write(store::review::second(batch, review, said, op.actor.account, op.now)).await {
        Err(StoreError::Conflict(SECOND | REVIEW)) => Err(AppError::Conflict(Message::new("review-changed"))),
        other => Ok(other?),
    }
}

/// Takes back "not the same", which was said by mistake: the pair waits anew. `version` as the form
/// showed it; `None` where the form showed something else.
///
/// # Errors
/// [`AppError::Conflict`] when it is not answered so any more.
pub async fn take_back(op: &Op, id: ReviewId, version: Option<i64>, once: &str) -> Result<(), AppError> {
    let (review, permit) = permitted(op, id).await?;
    if review.state != ReviewState::NotSame {
        return Err(AppError::AlreadyDone);
    }
    if version.is_some_and(|version| version != review.version) {
        return Err(AppError::Conflict(Message::new("review-changed")));
    }
    let record = op.record_of(&permit, persons(&review), &["not_same"]);
    settled(op, store::review::take_back(Batch::new(record).once(once, op.now), &review)).await
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

pub(super) async fn settled(op: &Op, batch: Batch) -> Result<(), AppError> {
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("review-changed"))),
        other => Ok(other?),
    }
}
