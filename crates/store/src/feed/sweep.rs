//! What is left when a delivery has landed, was given up or was killed.

use domain::feed::columns::ListKind;
use domain::id::{AgencyId, FeedId};
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// Gives up older deliveries of the same kind that have not landed: a newer list takes their
/// place. One that is landing is left alone.
#[must_use]
pub fn supersede(batch: Batch, agency: AgencyId, kind: ListKind, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE feed SET state = 'abandoned', touched = ?4 WHERE partnership = ?1 AND agency = ?2
             AND kind = ?3 AND state IN ('staging', 'staged', 'waiting')"
        ),
        values![agency, kind.code(), at],
    )
}

/// Puts deliveries back whose landing was killed: whoever calls lands alone in the partnership.
#[must_use]
pub fn nobody_lands(batch: Batch, at: Timestamp) -> Batch {
    batch.step(
        sql!("UPDATE feed SET state = 'staged', touched = ?2 WHERE partnership = ?1 AND state = 'landing'"),
        values![at],
    )
}

/// Puts right what was killed: reading without a sign of life since `before` has failed, landing
/// is only staged. Then gives the deliveries that are over and may still have staged rows.
///
/// # Errors
/// The store does not answer.
pub async fn stale(scope: &Scope, before: Timestamp, now: Timestamp) -> Result<Vec<FeedId>, StoreError> {
    let batch = Batch::chore("deliveries that were killed")
        .step(
            sql!(
                "UPDATE feed SET state = 'failed', touched = ?3 WHERE partnership = ?1
                 AND state = 'staging' AND touched < ?2"
            ),
            values![before, now],
        )
        .step(
            sql!(
                "UPDATE feed SET state = 'staged', touched = ?3 WHERE partnership = ?1
                 AND state = 'landing' AND touched < ?2"
            ),
            values![before, now],
        );
    scope.write(batch).await?;
    let rows = scope
        .query(
            sql!(
                "SELECT f.id FROM feed f WHERE f.partnership = ?1
                 AND f.state IN ('landed', 'abandoned', 'failed')
                 AND (EXISTS (SELECT 1 FROM feed_line l WHERE l.partnership = ?1 AND l.feed = f.id)
                    OR EXISTS (SELECT 1 FROM feed_staff l WHERE l.partnership = ?1 AND l.feed = f.id)
                    OR EXISTS (SELECT 1 FROM feed_person l WHERE l.partnership = ?1 AND l.feed = f.id))
                 AND NOT EXISTS (SELECT 1 FROM unkeyed u WHERE u.partnership = ?1 AND u.feed = f.id)
                 LIMIT 100"
            ),
            values![],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Empties what was staged; the delivery's own row stays, and of one that landed what is to be
/// said about its lines. One batch for each table, so that others write in between.
pub fn empty(feed: FeedId) -> Vec<Batch> {
    let one = |sql| Batch::chore("what was staged").bulk().repeatable().step(sql, values![feed]);
    vec![
        one(sql!("DELETE FROM feed_decision WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_word WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_word_key WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_review WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_end WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_guardian WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_staff WHERE partnership = ?1 AND feed = ?2")),
        one(sql!(
            "DELETE FROM feed_problem WHERE partnership = ?1 AND feed = ?2 AND NOT EXISTS (SELECT 1
             FROM feed f WHERE f.partnership = ?1 AND f.id = ?2 AND f.state = 'landed')"
        )),
        one(sql!("DELETE FROM feed_line WHERE partnership = ?1 AND feed = ?2")),
        one(sql!("DELETE FROM feed_person WHERE partnership = ?1 AND feed = ?2")),
    ]
}
