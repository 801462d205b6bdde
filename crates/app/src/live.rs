//! Live pages: one stream for each open page, fed by asking the store again and again, so that it
//! works with one server and with twenty. What it carries tells nothing of anybody.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::id::{AccountId, NoticeId, SessionId};
use domain::notice::EventKind;
use store::Scope;
use tokio::sync::watch;

use crate::error::AppError;
use crate::kring::Kring;
use crate::op::Op;

/// Most streams of one account: tabs beyond it learn of news when they are loaded again.
pub const STREAMS_PER_ACCOUNT: usize = 4;
/// Most streams of one server.
pub const STREAMS: usize = 5_000;

/// The open streams of this server.
pub struct Live {
    open: Arc<Mutex<HashMap<AccountId, usize>>>,
    stop: watch::Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self { open: Arc::default(), stop: watch::Sender::new(false) }
    }
}

impl Live {
    /// Ends all streams, so that a server can stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Opens a stream; `None` when there are too many.
    fn enter(&self, account: AccountId) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = open.values().sum();
        let own = open.get(&account).copied().unwrap_or_default();
        if all >= STREAMS || own >= STREAMS_PER_ACCOUNT {
            return None;
        }
        open.insert(account, own + 1);
        Some(Place { account, open: Arc::clone(&self.open) })
    }
}

/// A place among the open streams; given back when dropped.
struct Place {
    account: AccountId,
    open: Arc<Mutex<HashMap<AccountId, usize>>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.account) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.account);
            }
        }
    }
}

/// What a page is told: how many notices wait, and of which kind the newest is when it is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    /// Notices not seen.
    pub unread: u32,
    /// The newest, when it came since the last beat.
    pub new: Option<EventKind>,
}

/// What one question to the store brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing new.
    Quiet,
    /// Something changed.
    Changed(Beat),
    /// The session is over, or the server stops: the stream ends.
    Over,
}

/// One open stream. Whoever holds it decides when to ask.
pub struct Stream {
    kring: Arc<Kring>,
    scope: Scope,
    session: SessionId,
    account: AccountId,
    last: Option<(u32, Option<NoticeId>)>,
    stopped: watch::Receiver<bool>,
    _place: Place,
}

/// Opens a stream for the page of a session; `None` when the account has too many.
pub fn open(op: &Op, session: SessionId) -> Option<Stream> {
    let place = op.kring.live.enter(op.actor.account)?;
    Some(Stream {
        kring: Arc::clone(&op.kring),
        scope: op.scope.clone(),
        session,
        account: op.actor.account,
        last: None,
        stopped: op.kring.live.stop.subscribe(),
        _place: place,
    })
}

impl Stream {
    /// Asks once. What waited before the stream opened is not new: the page has shown it.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn ask(&mut self) -> Result<Step, AppError> {
        if *self.stopped.borrow() {
            return Ok(Step::Over);
        }
        let now = self.kring.clock.now();
        let pulse = store::notice::pulse(&self.scope, self.session, self.account, now).await?;
        let Some(pulse) = pulse else { return Ok(Step::Over) };
        let seen = (pulse.unread, pulse.newest.map(|(id, _)| id));
        let before = self.last.replace(seen);
        Ok(match before {
            None => Step::Quiet,
            Some(before) if before == seen => Step::Quiet,
            Some((unread, newest)) => {
                // Fewer unread means that they were seen elsewhere: then the newest is an old one.
                let new = pulse.newest.filter(|(id, _)| Some(*id) > newest && pulse.unread >= unread);
                Step::Changed(Beat { unread: pulse.unread, new: new.map(|(_, kind)| kind) })
            }
        })
    }

    /// Waits until the server stops.
    pub async fn stopped(&mut self) {
        // The sender lives as long as the application that this stream holds.
        let _ = self.stopped.wait_for(|stopped| *stopped).await;
    }
}
