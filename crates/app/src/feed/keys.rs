//! Keys under which records are found: those of a list once it has landed, and all anew before the
//! first list of another engine lands.

use link::Linker;
use store::Batch;

use super::land::Lease;
use super::{Delivering, FeedError};

/// Records whose keys are made together.
const CHUNK: u32 = 5_000;

/// Lines of a list whose keys are written together.
const LINES: u32 = 50_000;

/// Makes the records of lists that have landed be found, also of one whose server was killed then. Runs
/// under the lease of a landing, and prolongs it. Killed, it begins again.
pub(super) async fn bring(d: &Delivering, linker: &dyn Linker, lease: &Lease) -> Result<(), FeedError> {
    for feed in store::feed::unkeyed(&d.scope).await? {
        let mut after = Some(0);
        while let Some(line) = after {
            let some = store::feed::brought(&d.scope, linker, feed, line, LINES).await?;
            let batch = Batch::chore("keys of a list that has landed").bulk().repeatable();
            d.scope.write(store::feed::write_brought(batch, feed, &some)).await?;
            after = some.last;
            lease.go_on(d).await?;
        }
    }
    Ok(())
}

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
        let batch = Batch::chore("keys of another linking engine").bulk().repeatable();
        d.scope.write(store::feed::rekeyed(batch, &some, n == 0, done)).await?;
        if after.is_none() {
            break;
        }
        lease.go_on(d).await?;
    }
    Ok(())
}
