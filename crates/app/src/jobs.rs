//! What happens by itself as time passes: offers return, invitations expire, letters leave, old
//! tokens go. Each job may run on several servers at once, and takes the time as an argument.

use domain::access::{AccessRecord, Means};
use domain::coordinator::HandOverState;
use domain::gate::Purpose;
use domain::id::PartnershipId;
use domain::notice::EventKind;
use jiff::{SignedDuration, Timestamp};
use store::hand_over::Stored;
use store::notice::{Audience, News};
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::kring::Kring;

/// How long tokens of forms and sent letters are kept.
const KEEP: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How often they are swept.
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// What one round has done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Offers that lapsed and returned.
    pub lapsed: usize,
    /// Reminders that were sent.
    pub reminded: usize,
    /// Letters queued about notices.
    pub queued: usize,
    /// Letters that left.
    pub sent: usize,
    /// Alerts that were raised.
    pub raised: usize,
}

/// One round of all jobs.
///
/// # Errors
/// The store does not answer; what was done before stands.
pub async fn tick(kring: &Kring, now: Timestamp) -> Result<Done, AppError> {
    let done = indoors(kring, now).await?;
    let sent = crate::mail::send(kring, now).await?;
    Ok(Done { sent, ..done })
}

/// One round of the jobs that wait for nobody outside: all but sending mail, which a server does
/// beside them, since the mail server may be slow.
///
/// # Errors
/// The store does not answer; what was done before stands.
pub async fn indoors(kring: &Kring, now: Timestamp) -> Result<Done, AppError> {
    expire(kring, now).await?;
    let lapsed = lapse(kring, now).await?;
    crate::concern::escalate(kring, now).await?;
    let reminded = crate::reminder::send(kring, now).await?;
    let raised = crate::alert::tick(kring, now).await?;
    let queued = crate::mail::queue(kring, now).await?;
    Ok(Done { lapsed, reminded, queued, sent: 0, raised })
}

/// Returns offers that nobody answered in time: the old holder holds, and all concerned are told.
///
/// # Errors
/// The store does not answer.
pub async fn lapse(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut lapsed = 0;
    for id in store::hand_over::lapsing_partnerships(&kring.db, now).await? {
        let (scope, tenant) = (kring.scope(&id), kring.tenant(&id).await?);
        let today = now.to_zoned(tenant.zone.clone()).date();
        for stored in store::hand_over::lapsing(&scope, now).await? {
            let news = News {
                id: kring.id(now),
                person: stored.canonical,
                kind: EventKind::HandOverLapsed,
                at: now,
                today,
                by: None,
            };
            let batch = Batch::new(record(kring, &id, &stored, now));
            let batch = store::hand_over::close(batch, stored.offer.id, HandOverState::Lapsed, now);
            let batch = store::notice::event(batch, &news, None);
            let mut batch = store::notice::tell(batch, &news, Audience::Circle(None));
            for audience in crate::hand_over::concerned(&stored) {
                batch = store::notice::tell(batch, &news, audience);
            }
            match scope.write(batch).await {
                Ok(()) => lapsed += 1,
                // Answered meanwhile, or another server was first.
                Err(StoreError::Conflict(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(lapsed)
}

async fn expire(kring: &Kring, now: Timestamp) -> Result<(), AppError> {
    for id in store::invitation::expiring_partnerships(&kring.db, now).await? {
        let batch = Batch::chore("invitations whose time is over; reading compares the time all the same");
        kring.scope(&id).write(store::invitation::expire(batch, now)).await?;
    }
    Ok(())
}

/// Removes what has served its time, once an hour whoever asks.
///
/// # Errors
/// The store does not answer.
pub async fn sweep(kring: &Kring, now: Timestamp) -> Result<(), AppError> {
    for id in kring.partnerships().await? {
        let scope = kring.scope(&id);
        // A new holder each time, who does not give the lease back: nobody takes it for an hour.
        let holder = crate::ports::secret(&*kring.chance);
        if store::lease::take(&scope, "sweep", &holder, now, now + SWEEP_EVERY).await? {
            let batch = Batch::chore("tokens of forms and letters that have left");
            let batch = store::mail::sweep(batch, now - KEEP);
            scope.write(store::concern::sweep(batch, now - KEEP)).await?;
        }
    }
    Ok(())
}

/// The record of what the server did by itself around a child.
fn record(kring: &Kring, partnership: &PartnershipId, stored: &Stored, now: Timestamp) -> AccessRecord {
    AccessRecord {
        id: kring.id(now),
        partnership: partnership.clone(),
        at: now,
        account: None,
        hat: None,
        agency: None,
        action: "lapse_hand_over".to_owned(),
        purpose: Purpose::Support.code().to_owned(),
        means: Means::Job,
        persons: vec![stored.canonical],
        fields: vec!["hand_over".to_owned()],
        basis: vec!["hand-over-lapses".to_owned()],
        denied: false,
        request: String::new(),
        reason: None,
    }
}
