//! Records whose number has come or changed, and those that are near somebody else as well, are linked
//! anew once their list has landed.
//!
//! A number that excludes another of the same person parts the two, unless a human has joined them:
//! then a human is asked. A number that somebody else has joins them, and so does what all records of
//! a person tell together. Each is a batch of its own;
//! what is not done when a server dies is done by whoever lands next.

use domain::id::{LinkId, PersonId, ReviewId, SourceRecordId};
use domain::notice::EventKind;
use domain::source_record::SourceRecord;
use jiff::Timestamp;
use link::{Code, Linker, Match};
use store::review::{Change, Changed, EPOCH, Group, Joining};
use store::{Batch, StoreError};

use super::decide::BY_NUMBER;
use super::land::Lease;
use super::{Delivering, FeedError};
use crate::kring::Kring;
use crate::linking::{Own, whose_else};
use crate::review::hidden::Silently;

/// Records looked at together.
const CHUNK: u32 = 200;
/// How often one record is tried anew: a human changes links meanwhile, or it leaves in steps.
const TRIES: usize = 8;

/// Links anew what has changed. Runs under the lease of a landing.
pub(super) async fn all(d: &Delivering, lease: &Lease) -> Result<(), FeedError> {
    let linker = &*d.kring.linking.in_force(&d.scope).await?;
    let mut after = None;
    loop {
        let some = store::review::changed(&d.scope, after, CHUNK).await?;
        let Some(last) = some.last() else { return Ok(()) };
        after = Some(last.record);
        for changed in some {
            one(d, linker, changed).await?;
        }
        lease.go_on(d).await?;
    }
}

async fn one(d: &Delivering, linker: &dyn Linker, changed: Changed) -> Result<(), FeedError> {
    if changed.hidden {
        let silently =
            Silently { kring: &d.kring, scope: &d.scope, today: d.today(), record: &|| d.record(&["link"]) };
        crate::review::hidden::part(&silently, changed.record).await?;
    }
    let mut home = store::review::home_of(&d.scope, changed.record).await?;
    for _ in 0..TRIES {
        let Some(at) = home else { return Ok(()) };
        home = step(d, linker, Changed { home: at, ..changed }).await?;
    }
    Ok(())
}

/// One step; gives the person with whom to go on.
async fn step(d: &Delivering, linker: &dyn Linker, changed: Changed) -> Result<Option<PersonId>, FeedError> {
    let group = store::review::group(&d.scope, changed.home, d.today()).await?;
    let found = group.as_ref().and_then(|group| Some((group, group.record(changed.record)?.clone())));
    let Some((group, record)) = found else {
        return done(d, changed.record).await;
    };
    let hidden = store::feed::hidden(&d.scope, group.all()).await?;
    let hides = |record: &SourceRecord| hidden.contains(&record.id);
    if let Some(other) = group.excluded(&record).cloned() {
        // What a hidden record says takes nobody away who shows themselves: then it goes itself.
        let pair = if hides(&other) && !hides(&record) { (other, record) } else { (record, other) };
        return excluded(d, linker, changed, group, &pair.0, &pair.1).await;
    }
    let not_same = store::review::not_same_of(&d.scope, record.id).await?;
    let own = Own { person: group.canonical, record: &record, all: group.all().collect() };
    let (found, others) = whose_else(linker, &d.scope, &own, &hidden, &not_same).await?;
    let tells = hides(&record) && group.all().any(|other| !hides(other));
    let certain = found.is_some() && !changed.by_human && !tells;
    let Some(found) = found.or_else(|| others.into_iter().next()) else {
        return done(d, record.id).await;
    };
    let person = PersonId(uuid::Uuid::from_u128(found.person.0));
    let Some(other) = store::review::group(&d.scope, person, d.today()).await? else {
        return done(d, record.id).await;
    };
    let apart = store::review::told_apart(&d.scope, group.canonical, other.canonical).await?;
    if !certain || apart || !group.can_be(&other, &not_same) {
        let with = SourceRecordId(uuid::Uuid::from_u128(found.evidence.with.0));
        let batch = asked(d, Batch::new(d.record(&["review"])), record.id, with, &found);
        return finish(d, batch, record.id).await;
    }
    let evidence = serde_json::to_string(&found.evidence).unwrap_or_default();
    let by_number = found.evidence.code(link::Field::NationalId) == Code::Equal;
    let at = d.kring.clock.now();
    let joining = Joining {
        link: d.kring.id::<LinkId>(at),
        record: record.id,
        rule: if by_number { BY_NUMBER } else { linker.version() },
        evidence: &evidence,
        probability: found.evidence.probability,
        at,
    };
    let change = store::review::join(Batch::new(d.record(&["link"])), &d.scope, &joining, group, &other);
    let Change { batch, persons, tell } = change;
    let batch = told(d, batch, persons.into_iter().filter(|_| tell), EventKind::RecordsJoined, at);
    match d.scope.write(store::review::looked_at(batch, record.id)).await {
        Ok(()) => Ok(None),
        Err(StoreError::Conflict(EPOCH)) => Ok(Some(changed.home)),
        Err(other) => Err(other.into()),
    }
}

/// The record's number excludes another of the same person: it goes, or a human is asked.
async fn excluded(
    d: &Delivering,
    linker: &dyn Linker,
    changed: Changed,
    group: &Group,
    record: &SourceRecord,
    other: &SourceRecord,
) -> Result<Option<PersonId>, FeedError> {
    let evidence = linker.evidence(&record.to_link(), &other.to_link());
    let doubt = Match { person: link::PersonId(group.canonical.0.as_u128()), evidence, beside: false };
    let asks = |batch| asked(d, batch, record.id, other.id, &doubt);
    if changed.by_human {
        return finish(d, asks(Batch::new(d.record(&["review"]))), changed.record).await;
    }
    let (fresh, at) = (fresh(&d.kring), d.kring.clock.now());
    let batch = Batch::new(d.record(&["link"]));
    let change = store::review::leave(batch, &d.scope, record.id, fresh, at, group, linker);
    let Some(Change { batch, persons, tell }) = change else {
        return finish(d, asks(Batch::new(d.record(&["review"]))), changed.record).await;
    };
    // A human can put them together again.
    let persons = persons.into_iter().filter(|_| tell);
    let batch = told(d, asks(batch), persons, EventKind::RecordsParted, at);
    match d.scope.write(batch).await {
        Ok(()) => Ok(store::review::home_of(&d.scope, changed.record).await?),
        Err(StoreError::Conflict(EPOCH)) => Ok(Some(changed.home)),
        Err(other) => Err(other.into()),
    }
}

fn asked(d: &Delivering, batch: Batch, a: SourceRecordId, b: SourceRecordId, found: &Match) -> Batch {
    let at = d.kring.clock.now();
    let evidence = serde_json::to_string(&found.evidence).unwrap_or_default();
    let id: ReviewId = d.kring.id(at);
    store::review::put_to_human(batch, id, (a, b), &evidence, found.evidence.probability, at)
}

/// Tells the circles; at the time of the link, by which it is found when it must be forgotten.
fn told(
    d: &Delivering,
    batch: Batch,
    persons: impl Iterator<Item = PersonId>,
    kind: EventKind,
    at: Timestamp,
) -> Batch {
    persons.fold(batch, |batch, person| {
        let news =
            store::notice::News { id: d.kring.id(at), person, kind, at, today: d.today(), by: d.account() };
        let batch = store::notice::event(batch, &news, None);
        store::notice::tell(batch, &news, store::notice::Audience::Circle(None))
    })
}

async fn done(d: &Delivering, record: SourceRecordId) -> Result<Option<PersonId>, FeedError> {
    finish(d, Batch::chore("a record that fits where it is"), record).await
}

async fn finish(d: &Delivering, batch: Batch, record: SourceRecordId) -> Result<Option<PersonId>, FeedError> {
    d.scope.write(store::review::looked_at(batch, record)).await?;
    Ok(None)
}

/// An id without a time in it: a person's stands in addresses.
pub(crate) fn fresh(kring: &Kring) -> PersonId {
    let mut bytes = [0; 16];
    kring.chance.fill(&mut bytes);
    PersonId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
