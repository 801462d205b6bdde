//! Leases: who does a chore alone, until when. Works with one server and with twenty.

use jiff::Timestamp;

use crate::{Alone, Batch, Scope, StoreError, sql, values};

/// Takes or prolongs a lease. `false`: another holder has it.
///
/// # Errors
/// The store does not answer.
pub async fn take(
    scope: &Scope,
    name: &str,
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, StoreError> {
    take_from(scope, name, holder, now, until).await
}

/// Takes or prolongs a lease, also from another holder whom nobody can be any more: whoever calls
/// has the chore alone, as the machine knows it.
///
/// # Errors
/// The store does not answer.
pub async fn take_from_the_dead(
    scope: &Scope,
    alone: &Alone,
    name: &str,
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, StoreError> {
    let over = if alone.is_certain() { Timestamp::MAX } else { now };
    take_from(scope, name, holder, over, until).await
}

/// Takes a lease that its holder held until `over` at the latest.
async fn take_from(
    scope: &Scope,
    name: &str,
    holder: &str,
    over: Timestamp,
    until: Timestamp,
) -> Result<bool, StoreError> {
    // Whoever loses it with the power has stopped, too.
    let batch = Batch::chore("a lease").repeatable().must(
        "lease",
        1,
        sql!(
            "INSERT INTO lease (partnership, name, holder, until) VALUES (?1, ?2, ?3, ?5)
             ON CONFLICT (partnership, name) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE lease.partnership = ?1 AND (lease.until <= ?4 OR lease.holder = excluded.holder)"
        ),
        values![name, holder, over, until],
    );
    match scope.write(batch).await {
        Ok(()) => Ok(true),
        Err(StoreError::Conflict(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Gives a lease back, if this holder has it.
///
/// # Errors
/// The store does not answer.
pub async fn give_back(scope: &Scope, name: &str, holder: &str) -> Result<(), StoreError> {
    let batch = Batch::chore("a lease").step(
        sql!("DELETE FROM lease WHERE partnership = ?1 AND name = ?2 AND holder = ?3"),
        values![name, holder],
    );
    scope.write(batch).await
}
