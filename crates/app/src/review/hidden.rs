//! A tie is hidden whose record has put others together: they part in silence where nothing else that shows
//! itself holds them together, as if the record had never been there for others. Whoever is cleared is
//! asked whether they are one after all.

use std::collections::BTreeSet;

use domain::access::AccessRecord;
use domain::id::{LinkId, SourceRecordId};
use domain::source_record::SourceRecord;
use jiff::civil::Date;
use link::{Candidate, Decision};
use store::review::{EPOCH, Group, LINK, Lean, Undo};
use store::{Batch, Scope, StoreError};

use crate::kring::Kring;

/// Links that are parted for one record at most; the next landing goes on.
const TRIES: usize = 20;

/// Who parts, and how it is recorded.
pub(crate) struct Silently<'a> {
    /// The application.
    pub kring: &'a Kring,
    /// The rows of the partnership.
    pub scope: &'a Scope,
    /// The day.
    pub today: Date,
    /// The access record of one step.
    pub record: &'a (dyn Fn() -> AccessRecord + Send + Sync),
}

/// Parts what leans on a record whose tie was hidden, if it is hidden still. What a cleared human joins later
/// on its word stays.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn part(on: &Silently<'_>, record: SourceRecordId) -> Result<(), StoreError> {
    if !is_hidden(on, record).await? {
        return Ok(());
    }
    let mut forgotten = BTreeSet::new();
    for _ in 0..TRIES {
        let Some(batch) = step(on, record, &mut forgotten).await? else { return Ok(()) };
        match on.scope.write(batch).await {
            // Somebody else has changed links meanwhile: look anew.
            Ok(()) | Err(StoreError::Conflict(EPOCH | LINK)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

async fn is_hidden(on: &Silently<'_>, record: SourceRecordId) -> Result<bool, StoreError> {
    let Some(home) = store::review::home_of(on.scope, record).await? else { return Ok(false) };
    let Some(group) = store::review::group(on.scope, home, on.today).await? else { return Ok(false) };
    let hidden = store::feed::hidden(on.scope, group.record(record).into_iter()).await?;
    Ok(!hidden.is_empty())
}

/// One link less; `None` when nothing leans on the record any more.
async fn step(
    on: &Silently<'_>,
    record: SourceRecordId,
    forgotten: &mut BTreeSet<LinkId>,
) -> Result<Option<Batch>, StoreError> {
    let Some(home) = store::review::home_of(on.scope, record).await? else { return Ok(None) };
    let Some(group) = store::review::group(on.scope, home, on.today).await? else { return Ok(None) };
    for lean in store::review::leaning(on.scope, record).await? {
        let [a, b] = group.cut(&lean);
        let apart = !a.is_empty() && !b.is_empty();
        if apart && held(on, &group, &a, &b).await? {
            continue;
        }
        let batch = store::review::forget_join(Batch::new((on.record)()), lean.link.id, lean.at);
        if apart {
            if let Some(batch) = parted(on, batch, &group, &lean, record) {
                return Ok(Some(batch));
            }
        } else if lean.link.joined.is_some() && forgotten.insert(lean.link.id) {
            return Ok(Some(batch));
        }
    }
    Ok(None)
}

/// Whether the two sides are one for the engine, by what shows itself.
async fn held(
    on: &Silently<'_>,
    group: &Group,
    a: &[&SourceRecord],
    b: &[&SourceRecord],
) -> Result<bool, StoreError> {
    let linker = on.kring.linking.in_force(on.scope).await?;
    let person = link::PersonId(group.canonical.0.as_u128());
    let others: Vec<Candidate> =
        a.iter().map(|record| Candidate { person, record: record.to_link() }).collect();
    for record in b {
        let not_same = store::review::not_same_of(on.scope, record.id).await?;
        if matches!(linker.decide(&record.to_link(), &others, &not_same), Decision::Same(_)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn parted(
    on: &Silently<'_>,
    batch: Batch,
    group: &Group,
    lean: &Lean,
    record: SourceRecordId,
) -> Option<Batch> {
    let at = on.kring.clock.now();
    let linker = on.kring.linking.linker();
    let undo = Undo { link: lean.link, fresh: crate::feed::fresh(on.kring), account: None, at };
    let batch = store::review::undo(batch, on.scope, &undo, group, linker)?.batch;
    let asked_anew = lean.link.by_human && lean.link.review.is_some();
    let both = group.record(record).zip(group.record(lean.with)).filter(|_| !asked_anew);
    Some(match both {
        Some((one, other)) => {
            let told = linker.evidence(&one.to_link(), &other.to_link());
            let text = serde_json::to_string(&told).unwrap_or_default();
            store::review::put_to_human(
                batch,
                on.kring.id(at),
                (record, lean.with),
                &text,
                told.probability,
                at,
            )
        }
        None => batch,
    })
}
