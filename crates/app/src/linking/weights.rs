//! The weights of linking: those that ship with Kring, or those that were learnt, without anybody's
//! answers, from the partnership's own lists.

use std::collections::{BTreeMap, HashMap};

use domain::linking::{LEARN_FROM, Weights, worth_learning};
use domain::message_key::Message;
use link::Model;
use link::batch::Records;
use store::{Scope, StoreError};

use crate::admin::Desk;
use crate::error::AppError;

/// Records that are read together.
const CHUNK: u32 = 10_000;
/// Earlier choices that are shown.
const SHOWN: u32 = 10;

/// What linking weighs by, and has weighed by.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Newest first: the first holds. While there is none, the weights that ship hold.
    pub choices: Vec<Weights>,
    /// Records that the partnership has now.
    pub records: u64,
}

impl Chosen {
    /// The choice that holds.
    pub fn in_force(&self) -> Option<&Weights> {
        self.choices.first()
    }

    /// Number of the choice that holds; 0 while nobody has chosen. A form sends it back.
    pub fn number(&self) -> i64 {
        self.in_force().map_or(0, |weights| weights.number)
    }

    /// The weights that hold were learnt here.
    pub fn own(&self) -> bool {
        self.in_force().is_some_and(|weights| weights.own)
    }

    /// Whether to propose learning.
    pub fn worth_learning(&self) -> bool {
        worth_learning(self.in_force(), self.records)
    }
}

/// The choices of weights.
///
/// # Errors
/// The store does not answer.
pub async fn weights(desk: &Desk) -> Result<Chosen, AppError> {
    let choices = store::linking::weights(&desk.scope, SHOWN).await?;
    Ok(Chosen { choices, records: store::linking::records(&desk.scope).await? })
}

/// The model that holds in a partnership.
///
/// # Errors
/// The store does not answer.
pub async fn model(scope: &Scope) -> Result<Model, StoreError> {
    let own = store::linking::weights_in_force(scope).await?;
    // What another version of Kring has written and this one cannot read is not guessed at.
    Ok(own.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_else(Model::shipped))
}

/// The model that holds, to be printed.
///
/// # Errors
/// The store does not answer.
pub async fn model_of(desk: &Desk) -> Result<Model, AppError> {
    Ok(model(&desk.scope).await?)
}

/// All records as the engine compares them, and whose each is held to be, numbered. Fictitious
/// identities are left out.
pub(super) async fn delivered(scope: &Scope) -> Result<(Records, Vec<u32>), StoreError> {
    let mut records = Records::default();
    let mut held = Vec::new();
    let (mut agencies, mut persons) = (BTreeMap::new(), HashMap::new());
    let mut last = None;
    loop {
        let some = store::linking::all_records(scope, last, CHUNK).await?;
        let Some((_, end)) = some.last() else { return Ok((records, held)) };
        last = Some(end.id);
        for (person, record) in some {
            let next = u32::try_from(agencies.len()).unwrap_or(u32::MAX);
            let agency = *agencies.entry(record.agency).or_insert(next);
            if records.push(&record.to_link(), agency) {
                let next = u32::try_from(persons.len()).unwrap_or(u32::MAX);
                held.push(*persons.entry(person).or_insert(next));
            }
        }
    }
}

/// Learns weights from the lists that the partnership's agencies have delivered, without anybody's
/// answers, and takes them for what is linked from now on. Links that stand, stand. `after` is the
/// number of the choice that was shown.
///
/// # Errors
/// [`AppError::Conflict`] when there are too few records or the choice is another's meanwhile.
pub async fn learn(desk: &Desk, after: i64, once: &str) -> Result<Weights, AppError> {
    let (mut records, _) = delivered(&desk.scope).await?;
    if (records.entries.len() as u64) < LEARN_FROM {
        let few = Message::new("linking-learn-few")
            .with("records", records.entries.len().to_string())
            .with("least", LEARN_FROM.to_string());
        return Err(AppError::Conflict(few));
    }
    let work = move || records.train(&Model::default());
    let model = tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Internal("learning thread"))?;
    let body = serde_json::to_string(&model).map_err(|_| AppError::Internal("a model that is no JSON"))?;
    choose(desk, &model, Some(body), after, once).await
}

/// Takes the weights that ship with Kring.
///
/// # Errors
/// [`AppError::Conflict`] when the choice is another's meanwhile.
pub async fn use_shipped(desk: &Desk, after: i64, once: &str) -> Result<Weights, AppError> {
    choose(desk, &Model::shipped(), None, after, once).await
}

async fn choose(
    desk: &Desk,
    model: &Model,
    body: Option<String>,
    after: i64,
    once: &str,
) -> Result<Weights, AppError> {
    let new = Weights {
        number: after.saturating_add(1),
        version: model.version.clone(),
        records: model.records,
        at: desk.now,
        by: None,
        own: body.is_some(),
    };
    let batch = desk.batch(&["weights"], None).once(once, desk.now);
    match desk.scope.write(store::linking::choose(batch, &new, body, after, desk.own)).await {
        Err(StoreError::Conflict(store::linking::WEIGHTS)) => {
            Err(AppError::Conflict(Message::new("linking-weights-changed")))
        }
        other => Ok(other.map(|()| new)?),
    }
}
