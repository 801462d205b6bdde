//! Endings of a complete list that the circle may learn of.

use domain::id::{CircleEventId, FeedId, SourceRecordId};
use jiff::civil::Date;

use crate::{Batch, Scope, StoreError, sql, values};

/// Endings that a circle may learn of, after that record, in order.
///
/// # Errors
/// The store does not answer.
pub async fn ends(
    scope: &Scope,
    feed: FeedId,
    after: Option<SourceRecordId>,
    today: Date,
    limit: u32,
) -> Result<Vec<SourceRecordId>, StoreError> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let rows = scope
        .query(
            sql!(
                "SELECT e.record FROM feed_end e
                 WHERE e.partnership = ?1 AND e.feed = ?2 AND e.record > ?3
                    AND EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                        AND i.source_record = e.record AND i.exposure = 'open'
                        AND (i.to_day IS NULL OR i.to_day >= ?4))
                 ORDER BY e.record LIMIT ?5"
            ),
            values![feed, after, today, limit],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Gives endings their line in "latest in the circle".
#[must_use]
pub fn mark_ends(batch: Batch, feed: FeedId, events: &[(SourceRecordId, CircleEventId)]) -> Batch {
    batch.each(
        sql!("UPDATE feed_end SET event = ?4 WHERE partnership = ?1 AND feed = ?2 AND record = ?3"),
        events.iter().map(|(record, event)| values![feed, *record, *event]).collect(),
    )
}
