//! What the server does by itself while it serves. Every chore may be done by any of several
//! servers; leases and claims see to it that it is done once.

use std::sync::Arc;
use std::time::Duration;

use app::Kring;
use app::audit::Signer;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::failure::Failure;

/// How often the chores are done.
const PERIOD: Duration = Duration::from_millis(500);

/// Chores under way.
pub struct Chores {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Chores {
    /// Starts them.
    pub fn start(kring: Arc<Kring>, signer: Signer) -> Self {
        let (stop, mut stopped) = watch::channel(false);
        let holder = app::ports::secret(&*kring.chance);
        let task = tokio::spawn(async move {
            let mut ticks = tokio::time::interval(PERIOD);
            loop {
                tokio::select! {
                    _ = ticks.tick() => {}
                    _ = stopped.changed() => break,
                }
                if let Err(error) = round(&kring, &holder, &signer).await {
                    tracing::warn!(%error, "a chore failed; it is tried again");
                }
            }
            // What was read in the last half second is sealed before the server goes.
            if let Err(error) = round(&kring, &holder, &signer).await {
                tracing::warn!(%error, "a chore failed at the end");
            }
        });
        Self { stop, task }
    }

    /// Lets the round under way finish, does one more, and ends.
    pub async fn finish(self) {
        // The task may have ended already, then nobody listens.
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}

async fn round(kring: &Arc<Kring>, holder: &str, signer: &Signer) -> Result<(), Failure> {
    app::jobs::tick(kring, kring.clock.now()).await?;
    for id in kring.partnerships().await? {
        let scope = kring.scope(&id);
        while app::audit::seal(kring, &scope, holder, signer).await? > 0 {}
    }
    Ok(())
}
