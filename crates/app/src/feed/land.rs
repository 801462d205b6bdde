//! Landing: under a lease, line by line decided, then in force at once.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::feed::columns::ListKind;
use domain::feed::plan::{FeedMode, Verdict, check_as_of, verdict};
use domain::feed::{Delivery, FeedState};
use domain::id::{FeedId, PersonId, SourceRecordId};
use domain::message_key::{Kept, Message};
use domain::source_record::SourceRecord;
use jiff::SignedDuration;
use store::feed::{Chunk, Gathered, Landing};
use store::{Alone, Batch, StoreError};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::decide::Decider;
use super::meet::next_lines;
use super::stage::{clean, is_open, stopped, sweep};
use super::{Delivering, FeedError};
use crate::error::AppError;

/// Lines decided together.
const CHUNK: u32 = 1_000;
/// The lease: one landing at a time in a partnership.
const LEASE: &str = "landing";
/// How long a lease holds without a sign of life.
const LEASE_TIME: SignedDuration = SignedDuration::from_secs(90);
/// How often a held lease is asked for, and how far apart.
const LEASE_TRIES: u32 = 600;
const LEASE_PAUSE: Duration = Duration::from_millis(250);
/// How often deciding begins again because a human changed a link meanwhile.
const TRIES: u32 = 5;

/// What became of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in force.
    Landed(Delivery),
    /// It waits for the agency administrator, and says why.
    Waiting(Delivery),
}

/// Lands a delivery, or puts it to the agency administrator when it would end too many.
///
/// # Errors
/// [`FeedError::Refused`], [`FeedError::Busy`] when another delivery holds the lease for long;
/// else it is staged as it was before.
pub async fn land(d: &Delivering, feed: FeedId) -> Result<Outcome, FeedError> {
    sweep(d).await?;
    let lease = wait_for_lease(d).await?;
    let outcome = under_lease(d, feed, &lease).await;
    store::lease::give_back(&d.scope, LEASE, &lease.holder).await?;
    drop(lease);
    match &outcome {
        // Unless its records cannot be found yet: then whoever lands next goes on.
        Ok(Outcome::Landed(_)) if store::feed::unkeyed(&d.scope).await?.contains(&feed) => {}
        Ok(Outcome::Landed(_)) => clean(d, feed).await?,
        Ok(Outcome::Waiting(_)) => {}
        Err(error) => put_back(d, feed, error).await?,
    }
    outcome
}

/// The agency administrator says yes to so many endings; then it lands.
///
/// # Errors
/// [`AppError::Conflict`] when the delivery no longer waits, or would end another number.
pub async fn confirm(d: &Delivering, feed: FeedId, ending: u64) -> Result<(), FeedError> {
    let at = d.kring.clock.now();
    let batch = Batch::new(d.record(&["confirm"]));
    Ok(d.scope.write(store::feed::confirm(batch, feed, ending, d.account(), at)).await?)
}

/// A step that failed leaves the delivery staged, with the reason.
async fn put_back(d: &Delivering, feed: FeedId, error: &FeedError) -> Result<(), FeedError> {
    let problem = match error {
        FeedError::Refused(message) => Kept::from(message),
        FeedError::Busy => Kept::from(&Message::new("import-refused-busy")),
        _ => Kept::from(&Message::new("import-refused-internal")),
    };
    let now = d.kring.clock.now();
    for (from, to) in [
        (FeedState::Landing, FeedState::Staged),
        (FeedState::Staged, FeedState::Staged),
        (FeedState::Waiting, FeedState::Waiting),
    ] {
        let batch = Batch::chore("a landing that failed");
        let batch = store::feed::set_state(batch, feed, from, to, Some(&problem), now);
        match d.scope.write(batch).await {
            Ok(()) => return Ok(()),
            Err(StoreError::Conflict(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(())
}

/// The right to land in the partnership.
pub(super) struct Lease {
    holder: String,
    alone: Alone,
}

impl Lease {
    /// Takes or prolongs it.
    async fn take(&self, d: &Delivering) -> Result<bool, StoreError> {
        let now = d.kring.clock.now();
        let until = now + LEASE_TIME;
        store::lease::take_from_the_dead(&d.scope, &self.alone, LEASE, &self.holder, now, until).await
    }

    /// Prolongs it, or stops.
    pub(super) async fn go_on(&self, d: &Delivering) -> Result<(), FeedError> {
        if self.take(d).await? { Ok(()) } else { Err(stopped().into()) }
    }
}

async fn try_lease(d: &Delivering) -> Result<Option<Lease>, FeedError> {
    let Some(alone) = d.scope.alone(LEASE)? else { return Ok(None) };
    let lease = Lease { holder: crate::ports::secret(&*d.kring.chance), alone };
    if !lease.take(d).await? {
        return Ok(None);
    }
    if lease.alone.is_certain() {
        let batch = Batch::chore("landings that were killed");
        d.scope.write(store::feed::nobody_lands(batch, d.kring.clock.now())).await?;
    }
    Ok(Some(lease))
}

async fn wait_for_lease(d: &Delivering) -> Result<Lease, FeedError> {
    if let Some(lease) = try_lease(d).await? {
        return Ok(lease);
    }
    let mut ticks = tokio::time::interval(LEASE_PAUSE);
    for _ in 0..LEASE_TRIES {
        ticks.tick().await;
        if let Some(lease) = try_lease(d).await? {
            return Ok(lease);
        }
    }
    Err(FeedError::Busy)
}

async fn find(d: &Delivering, feed: FeedId) -> Result<Delivery, FeedError> {
    let found = store::feed::delivery(&d.scope, feed).await?;
    Ok(found.filter(|delivery| delivery.agency == d.agency()).ok_or(AppError::NotFound)?)
}

async fn under_lease(d: &Delivering, feed: FeedId, lease: &Lease) -> Result<Outcome, FeedError> {
    let delivery = find(d, feed).await?;
    if !is_open(delivery.state) {
        return Err(FeedError::Refused(Message::new("import-refused-over")));
    }
    // Another delivery may have landed since this one was counted.
    let recount = Batch::chore("a delivery counted again");
    let recount = match delivery.kind {
        ListKind::Clients => store::feed::recount_clients(recount, feed),
        ListKind::Staff => store::feed::recount_staff(recount, feed),
    };
    d.scope.write(recount).await?;
    let delivery = find(d, feed).await?;
    let (_, complete) = store::feed::last_landed(&d.scope, d.agency(), delivery.kind).await?;
    check_as_of(delivery.as_of, complete, d.today()).map_err(FeedError::Refused)?;
    if delivery.tally.nothing_read() {
        return Err(FeedError::Refused(Message::new("import-refused-nothing-read")));
    }
    let confirmed = delivery.confirmed.is_some_and(|yes| delivery.tally.ending <= yes);
    if let (false, Verdict::Wait(why)) = (confirmed, verdict(delivery.mode, delivery.tally.counts())) {
        let now = d.kring.clock.now();
        let batch = Batch::new(d.record(&["waits"]));
        let why = Kept::from(&why);
        let state = delivery.state;
        let batch = store::feed::set_state(batch, feed, state, FeedState::Waiting, Some(&why), now);
        d.scope.write(batch).await?;
        return Ok(Outcome::Waiting(find(d, feed).await?));
    }
    let linker = d.kring.linking.linker();
    super::keys::bring(d, linker, lease).await?;
    super::keys::follow(d, linker, lease).await?;
    let mut from = delivery.state;
    for _ in 0..TRIES {
        match try_landing(d, &delivery, from, lease).await {
            Err(FeedError::App(AppError::Conflict(_))) if epoch_moved(d, feed).await? => {
                from = FeedState::Landing;
            }
            Err(other) => return Err(other),
            Ok(()) => {
                // The list is in force, whatever becomes of this: it waits for whoever lands next.
                if let Err(error) = after(d, lease).await {
                    tracing::warn!(%error, "changed records are not linked anew yet");
                }
                return Ok(Outcome::Landed(find(d, feed).await?));
            }
        }
    }
    Err(FeedError::Busy)
}

/// What is done with a list that has landed before another one lands.
async fn after(d: &Delivering, lease: &Lease) -> Result<(), FeedError> {
    super::keys::bring(d, d.kring.linking.linker(), lease).await?;
    super::relink::all(d, lease).await
}

/// Whether the landing was refused for a link that changed: then the delivery is still landing.
async fn epoch_moved(d: &Delivering, feed: FeedId) -> Result<bool, FeedError> {
    Ok(find(d, feed).await?.state == FeedState::Landing)
}

async fn try_landing(
    d: &Delivering,
    delivery: &Delivery,
    from: FeedState,
    lease: &Lease,
) -> Result<(), FeedError> {
    let feed = delivery.id;
    let landing = Landing {
        feed,
        agency: d.agency(),
        as_of: delivery.as_of,
        exposure: d.source.agency.default_exposure,
        epoch: store::feed::epoch(&d.scope).await?,
        at: d.kring.clock.now(),
        today: d.today(),
        lines: delivery.tally.accepted + delivery.tally.rejected,
        account: d.account(),
    };
    let begin = Batch::chore("what an earlier try decided");
    let begin = store::feed::begin_deciding(begin, feed, landing.agency, from, landing.at, landing.lines);
    d.scope.write(begin).await?;
    let record = match delivery.mode {
        FeedMode::Complete => d.record(&["land", "complete"]),
        FeedMode::Delta => d.record(&["land", "delta"]),
    };
    let batch = match delivery.kind {
        ListKind::Staff => store::feed::land_staff(Batch::new(record), &landing),
        ListKind::Clients => {
            decide_all(d, &landing, lease).await?;
            store::feed::land_clients(Batch::new(record).bulk(), &landing)
        }
    };
    Ok(d.scope.write(batch).await?)
}

async fn decide_all(d: &Delivering, landing: &Landing, lease: &Lease) -> Result<(), FeedError> {
    let linker = d.kring.linking.in_force(&d.scope).await?;
    let mut decider = Decider::new(&d.kring, &*linker, landing.agency, landing.exposure);
    decider.first = d.source.as_of.is_none();
    decider.today = landing.today;
    // Reading, deciding and writing go on side by side: what the lines meet stands in the store
    // before the first of them is decided, and is not changed by what is written here.
    let mut chunks = read_ahead(d, landing);
    let mut writing = Writing::default();
    let mut gathered = Gathered::default();
    while let Some(chunk) = chunks.recv().await {
        let chunk = chunk?;
        let wanted = decider.wanted(&chunk);
        let said = earlier(d, landing, &mut writing, wanted).await?;
        let mut half = Decider::begin(chunk, said);
        while let Some(unmet) = decider.persons(&mut half) {
            let met = store::feed::meet(&d.scope, vec![unmet], |p| half.groups.contains_key(p)).await?;
            let said = earlier(d, landing, &mut writing, decider.wanted_late(&met)).await?;
            half.add(met, said);
        }
        let families = decider.families(&half);
        let relations = if families.is_empty() {
            Vec::new()
        } else {
            store::feed::relations(&d.scope, &families).await?
        };
        let mut outcome = decider.finish(half, relations);
        gathered.add(std::mem::take(&mut outcome.persons));
        let batch = Batch::chore("what lines of a delivery become when it lands").bulk().repeatable();
        let batch = store::feed::write_decided(batch, landing.feed, &outcome, d.kring.clock.now());
        let batch = if gathered.are_many() { gathered.write(batch, landing.feed) } else { batch };
        writing.done().await?;
        lease.go_on(d).await?;
        writing.begin(d, lease, batch);
    }
    writing.done().await?;
    let batch = Batch::chore("whom a delivery shows when it lands").bulk().repeatable();
    d.scope.write(gathered.write(batch, landing.feed)).await?;
    tell_of_ends(d, landing).await
}

/// What earlier lines of the delivery say, of the persons that they became.
async fn earlier(
    d: &Delivering,
    landing: &Landing,
    writing: &mut Writing,
    wanted: BTreeMap<u64, PersonId>,
) -> Result<Vec<(PersonId, SourceRecord)>, FeedError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    writing.done().await?;
    let lines: Vec<u64> = wanted.keys().copied().collect();
    let said = store::feed::lines_at(&d.scope, landing.feed, landing.agency, &lines).await?;
    Ok(said.into_iter().filter_map(|(line, record)| Some((*wanted.get(&line)?, record))).collect())
}

/// The lines to decide, chunk after chunk, read while earlier ones are decided and written.
fn read_ahead(d: &Delivering, landing: &Landing) -> mpsc::Receiver<Result<Chunk, StoreError>> {
    let (sender, chunks) = mpsc::channel(1);
    let (scope, feed) = (d.scope.clone(), landing.feed);
    let by = (landing.exposure, landing.today);
    let linker = d.kring.linking.linker();
    tokio::spawn(async move {
        let mut after = 0;
        loop {
            let chunk = next_lines(&scope, linker, feed, after, CHUNK, by).await;
            after = match chunk.as_ref().map(|chunk| chunk.lines.last().map(|line| line.line)) {
                Ok(Some(last)) => last,
                Ok(None) => return,
                Err(_) => {
                    // Whoever decides hears of it, unless they have stopped themselves.
                    let _ = sender.send(chunk).await;
                    return;
                }
            };
            if sender.send(chunk).await.is_err() {
                return;
            }
        }
    });
    chunks
}

/// One write that is under way.
#[derive(Default)]
struct Writing(Option<JoinHandle<Result<(), StoreError>>>);

impl Writing {
    fn begin(&mut self, d: &Delivering, lease: &Lease, batch: Batch) {
        // Nobody else lands before it is written, should this landing be dropped meanwhile.
        let (scope, alone) = (d.scope.clone(), lease.alone.clone());
        self.0 = Some(tokio::spawn(async move {
            let written = scope.write(batch).await;
            drop(alone);
            written
        }));
    }

    async fn done(&mut self) -> Result<(), FeedError> {
        match self.0.take() {
            Some(writing) => Ok(writing.await.map_err(|_| stopped())??),
            None => Ok(()),
        }
    }
}

/// Endings that a circle may learn of get their line in "latest in the circle".
async fn tell_of_ends(d: &Delivering, landing: &Landing) -> Result<(), FeedError> {
    let mut after: Option<SourceRecordId> = None;
    loop {
        let records = store::feed::ends(&d.scope, landing.feed, after, landing.today, CHUNK).await?;
        let Some(last) = records.last() else { return Ok(()) };
        after = Some(*last);
        let events: Vec<_> = records.iter().map(|record| (*record, d.kring.id(landing.at))).collect();
        let batch = Batch::chore("whom a delivery ends when it lands");
        d.scope.write(store::feed::mark_ends(batch, landing.feed, &events)).await?;
    }
}
