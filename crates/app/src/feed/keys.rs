//! When another engine takes over, the store's keys are made anew before its first list lands.

use link::Linker;
use store::Batch;

use super::land::Lease;
use super::{Delivering, FeedError};

/// Records whose keys are made together.
const CHUNK: u32 = 5_000;

/// Makes the keys of all records anew if they are another engine's. Runs under the lease of a
/// landing, and prolongs it. Killed, it begins again.
pub(super) async fn follow(d: &Delivering, linker: &dyn Linker, lease: &Lease) -> Result<(), FeedError> {
    if store::feed::keyed_by(&d.scope).await?.as_deref() == Some(linker.keyed_by()) {
        return Ok(());
    }
    let mut after = None;
    for n in 0_u64.. {
        let some = store::feed::rekey(&d.scope, linker, after, CHUNK).await?;
        after = some.last;
        let done = after.is_none().then(|| linker.keyed_by());
        let batch = Batch::chore("keys of another linking engine").bulk();
        d.scope.write(store::feed::rekeyed(batch, &some, n == 0, done)).await?;
        if after.is_none() {
            break;
        }
        lease.go_on(d).await?;
    }
    Ok(())
}
