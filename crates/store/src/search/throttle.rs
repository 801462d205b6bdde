//! How many searches outside of the own circle an account has made of late.

use domain::gate::Actor;
use domain::search::{OUTSIDE_LIMIT, OUTSIDE_WINDOW_MINUTES};
use jiff::{SignedDuration, Timestamp};

use crate::{Batch, Scope, StoreError, sql, values};

/// Counts a search outside of what one may see; a conflict named [`OUTSIDE`] when the account has
/// made [`OUTSIDE_LIMIT`] of them within [`OUTSIDE_WINDOW_MINUTES`].
#[must_use]
pub fn count_outside(batch: Batch, actor: &Actor, now: Timestamp) -> Batch {
    let over = now - SignedDuration::from_mins(OUTSIDE_WINDOW_MINUTES);
    batch.must(
        OUTSIDE,
        1,
        sql!(
            "INSERT INTO search_window (partnership, account, since, outside) VALUES (?1, ?2, ?3, 1)
             ON CONFLICT (partnership, account) DO UPDATE SET
             since = CASE WHEN search_window.since <= ?4 THEN excluded.since ELSE search_window.since END,
             outside = CASE WHEN search_window.since <= ?4 THEN 1 ELSE search_window.outside + 1 END
             WHERE search_window.since <= ?4 OR search_window.outside < ?5"
        ),
        values![actor.account, now, over, OUTSIDE_LIMIT],
    )
}

/// Label of the conflict when an account searches too much.
pub const OUTSIDE: &str = "outside searches";

/// When the account's window of outside searches began.
///
/// # Errors
/// The store does not answer.
pub async fn window_since(scope: &Scope, actor: &Actor) -> Result<Option<Timestamp>, StoreError> {
    let row = scope
        .one(
            sql!("SELECT since FROM search_window WHERE partnership = ?1 AND account = ?2"),
            values![actor.account],
        )
        .await?;
    row.map(|row| row.at(0)).transpose()
}
