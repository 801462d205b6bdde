//! How many reports came from one place within an hour: an address outside, or a key of an agency's system.

use jiff::{SignedDuration, Timestamp};

use crate::{Batch, sql, values};

/// Label of the conflict when too many reports came from one place.
pub const TOO_MANY: &str = "reports from one address";

/// Counts a report from that place; a conflict named [`TOO_MANY`] after so many an hour.
#[must_use]
pub fn count_origin(batch: Batch, origin: &str, hourly_limit: u32, now: Timestamp) -> Batch {
    batch.must(
        TOO_MANY,
        1,
        sql!(
            "INSERT INTO concern_throttle (partnership, origin, since, reports) VALUES (?1, ?2, ?3, 1)
             ON CONFLICT (partnership, origin) DO UPDATE SET
             since = CASE WHEN concern_throttle.since <= ?4 THEN excluded.since
                ELSE concern_throttle.since END,
             reports = CASE WHEN concern_throttle.since <= ?4 THEN 1 ELSE concern_throttle.reports + 1 END
             WHERE concern_throttle.since <= ?4 OR concern_throttle.reports < ?5"
        ),
        values![origin, now, now - SignedDuration::from_hours(1), hourly_limit],
    )
}

/// Removes counts of places whose hour is long over.
#[must_use]
pub fn sweep(batch: Batch, before: Timestamp) -> Batch {
    batch.step(sql!("DELETE FROM concern_throttle WHERE partnership = ?1 AND since < ?2"), values![before])
}
