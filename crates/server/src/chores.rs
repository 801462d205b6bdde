//! What the server does by itself while it serves. Every chore may be done by any of several
//! servers; leases and claims see to it that it is done once.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::Kring;
use app::audit::Signer;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Interval, MissedTickBehavior};

use crate::failure::Failure;

/// How often the chores are done.
const PERIOD: Duration = Duration::from_millis(500);

/// Every how many rounds old tokens and letters go, and it is looked whether a checkpoint is due.
const SWEEP: u32 = 600;
/// How long the server waits at its end for a letter that is just being handed over. One that is
/// left is sent again by the next server, with the same id.
const LAST_LETTER: Duration = Duration::from_secs(5);

/// Chores under way.
pub struct Chores {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    /// Sending mail, beside the others: a mail server may be slow.
    mail: JoinHandle<()>,
}

impl Chores {
    /// Starts them.
    pub fn start(kring: Arc<Kring>, signer: Signer, checkpoints: Option<PathBuf>) -> Self {
        let (stop, mut stopped) = watch::channel(false);
        let mail = tokio::spawn(send_mail(Arc::clone(&kring), stopped.clone()));
        let holder = app::ports::secret(&*kring.chance);
        let task = tokio::spawn(async move {
            let mut ticks = ticks();
            let mut rounds = 0_u32;
            loop {
                tokio::select! {
                    _ = ticks.tick() => {}
                    _ = stopped.changed() => break,
                }
                if let Err(error) = round(&kring, &holder, &signer).await {
                    tracing::warn!(%error, "a chore failed; it is tried again");
                }
                if rounds.is_multiple_of(SWEEP)
                    && let Err(error) = app::jobs::sweep(&kring, kring.clock.now()).await
                {
                    tracing::warn!(%error, "what is old could not be swept; it is tried again");
                }
                if rounds.is_multiple_of(SWEEP)
                    && let Some(folder) = &checkpoints
                    && let Err(error) = crate::checkpoint::write_due(&kring, &signer, folder).await
                {
                    tracing::warn!(%error, "a checkpoint could not be written; it is tried again");
                }
                rounds = rounds.wrapping_add(1);
            }
            // What was read in the last half second is sealed before the server goes.
            if let Err(error) = round(&kring, &holder, &signer).await {
                tracing::warn!(%error, "a chore failed at the end");
            }
        });
        Self { stop, task, mail }
    }

    /// Lets the round under way finish, does one more, and ends.
    pub async fn finish(mut self) {
        // The tasks may have ended already, then nobody listens.
        let _ = self.stop.send(true);
        let _ = self.task.await;
        if tokio::time::timeout(LAST_LETTER, &mut self.mail).await.is_err() {
            self.mail.abort();
        }
    }
}

/// Ticks that do not pile up while a round takes long.
fn ticks() -> Interval {
    let mut ticks = tokio::time::interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

async fn send_mail(kring: Arc<Kring>, mut stopped: watch::Receiver<bool>) {
    let mut ticks = ticks();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = stopped.changed() => break,
        }
        if let Err(error) = app::mail::send(&kring, kring.clock.now()).await {
            tracing::warn!(%error, "letters could not be sent; they are tried again");
        }
    }
}

async fn round(kring: &Arc<Kring>, holder: &str, signer: &Signer) -> Result<(), Failure> {
    app::jobs::indoors(kring, kring.clock.now()).await?;
    for id in kring.partnerships().await? {
        let scope = kring.scope(&id);
        while app::audit::seal(kring, &scope, holder, signer).await? > 0 {}
    }
    Ok(())
}
