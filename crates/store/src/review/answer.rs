//! Answers to a review: the same, not the same, ask the agencies.

use domain::id::{AccountId, LinkId, PersonId, ReviewId, SourceRecordId};
use domain::review::{Review, ReviewState, wants_second_opinion};
use jiff::Timestamp;

use super::REVIEW;
use super::group::{Change, Group, guard, older, show};
use crate::{Batch, Scope, StoreError, coordinator, sql, values};

/// A human's "the same".
#[derive(Debug, Clone, Copy)]
pub struct Same<'a> {
    /// The review.
    pub review: &'a Review,
    /// Id of the new link.
    pub link: LinkId,
    /// Who says so.
    pub account: AccountId,
    /// When.
    pub at: Timestamp,
}

/// Label of the conflict when a second opinion was given meanwhile.
pub const SECOND: &str = "second opinion";

/// Answers the review; one in 20 of the answers is put to another steward as well.
fn decided(batch: Batch, review: &Review, state: ReviewState, account: AccountId, at: Timestamp) -> Batch {
    let batch = batch.must(
        REVIEW,
        1,
        sql!(
            "UPDATE review SET state = ?4, decided = ?5, account = ?6, version = version + 1,
                held_by = NULL, held_until = NULL
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND state IN ('open', 'asked', 'disputed')"
        ),
        values![review.id, review.version, state.code(), at, account],
    );
    if !wants_second_opinion(review.id) {
        return batch;
    }
    batch.step(
        sql!(
            "INSERT INTO second_opinion (partnership, review, first, first_account, first_at)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (partnership, review) DO UPDATE
             SET first = excluded.first, first_account = excluded.first_account, first_at = excluded.first_at
             WHERE second_opinion.second IS NULL"
        ),
        values![review.id, state.code(), account, at],
    )
}

/// A disputed answer stands: what was done on it stays done.
#[must_use]
pub fn agree(batch: Batch, review: &Review, state: ReviewState, account: AccountId, at: Timestamp) -> Batch {
    decided(batch, review, state, account, at)
}

/// A second opinion. It changes no link; where it differs from the first, the pair waits anew, for
/// one answer of both.
#[must_use]
pub fn second(batch: Batch, review: &Review, said: ReviewState, account: AccountId, at: Timestamp) -> Batch {
    let batch = batch.must(
        SECOND,
        1,
        sql!(
            "UPDATE second_opinion SET second = ?3, second_account = ?4, second_at = ?5
             WHERE partnership = ?1 AND review = ?2 AND second IS NULL AND first_account <> ?4
             AND first = (SELECT r.state FROM review r WHERE r.partnership = ?1 AND r.id = ?2)"
        ),
        values![review.id, said.code(), account, at],
    );
    if said == review.state {
        return batch;
    }
    batch.must(
        REVIEW,
        1,
        sql!(
            "UPDATE review SET state = 'disputed', version = version + 1, held_by = NULL, held_until = NULL
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND state IN ('same', 'not_same')"
        ),
        values![review.id, review.version],
    )
}

/// Takes back a human's "not the same": the pair waits anew, and may be linked.
#[must_use]
pub fn take_back(batch: Batch, review: &Review) -> Batch {
    let [a, b] = review.sides.each_ref().map(|side| side.record);
    batch
        .must(
            REVIEW,
            1,
            sql!(
                "UPDATE review SET state = 'open', decided = NULL, account = NULL, version = version + 1
                 WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND state IN ('not_same', 'disputed')"
            ),
            values![review.id, review.version],
        )
        .step(
            sql!("DELETE FROM second_opinion WHERE partnership = ?1 AND review = ?2 AND second IS NULL"),
            values![review.id],
        )
        .step(
            sql!("DELETE FROM not_same WHERE partnership = ?1 AND a = ?2 AND b = ?3"),
            values![a.min(b), a.max(b)],
        )
        // A delivery on its way must see it.
        .step(sql!("UPDATE partnership SET link_epoch = link_epoch + 1 WHERE partnership = ?1"), values![])
}

/// Joins the persons of the two records, which stand apart: the older goes on standing for both,
/// and what is shown of it is chosen anew. A coordinator's role that both had stays with the older
/// person's holder.
#[must_use]
pub fn same(batch: Batch, scope: &Scope, said: Same<'_>, a: &Group, b: &Group) -> Change {
    let Same { review, link, account, at } = said;
    let (keep, gone) = older(a, b);
    let homes = [keep.homes(), gone.homes()];
    let home = |n: usize, else_: PersonId| {
        review.sides.iter().find_map(|side| homes[n].get(&side.record).copied()).unwrap_or(else_)
    };
    let record = review.sides.iter().find(|side| homes[1].contains_key(&side.record));
    let record = record.unwrap_or(&review.sides[1]).record;
    let batch = guard(batch, keep.epoch);
    let batch = coordinator::set_aside(batch, link, keep.canonical, gone.canonical);
    let batch = decided(batch, review, ReviewState::Same, account, at)
        .step(
            sql!(
                "INSERT INTO link (partnership, id, source_record, person, joined, rule, evidence, probability,
                 at, account, review)
                 SELECT ?1, ?2, ?3, ?4, ?5, 'human', r.evidence, r.probability, CAST(?6 AS BIGINT), ?7, r.id
                 FROM review r WHERE r.partnership = ?1 AND r.id = ?8"
            ),
            values![
                link,
                record,
                home(0, keep.canonical),
                home(1, gone.canonical),
                at,
                account,
                review.id
            ],
        )
        .step(
            sql!("UPDATE person SET canonical = ?2 WHERE partnership = ?1 AND canonical = ?3"),
            values![keep.canonical, gone.canonical],
        );
    let batch = coordinator::tell(batch, link, at);
    let batch = coordinator::withdraw_offers(batch, keep.canonical, at);
    let all = keep.records.iter().chain(&gone.records).map(|told| &told.record);
    Change {
        batch: show(batch, scope, keep.canonical, all),
        persons: vec![keep.canonical],
        tell: [keep, gone].iter().all(|group| group.records.iter().any(|told| told.shows)),
    }
}

/// Whether a human's *the same* that stands is asked about again.
///
/// # Errors
/// The store does not answer.
pub async fn is_asked_again(scope: &Scope, review: &Review) -> Result<bool, StoreError> {
    let [a, b] = &review.sides;
    let row = scope
        .one(
            sql!(
                "SELECT id FROM link WHERE partnership = ?1 AND source_record IN (?2, ?3) AND review = ?4
                 AND undone IS NULL"
            ),
            values![a.record, b.record, review.id],
        )
        .await?;
    Ok(row.is_some())
}

/// A human says again that two records are the same person, who are one already: their numbers have
/// come to exclude each other since.
#[must_use]
pub fn still_same(batch: Batch, review: &Review, account: AccountId, at: Timestamp) -> Batch {
    decided(batch, review, ReviewState::Same, account, at)
}

/// Remembers for ever that two records are not the same person.
pub(super) fn remember(
    batch: Batch,
    pairs: impl Iterator<Item = (SourceRecordId, SourceRecordId)>,
    account: AccountId,
    at: Timestamp,
) -> Batch {
    batch.each(
        sql!(
            "INSERT INTO not_same (partnership, a, b, account, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING"
        ),
        pairs.map(|(a, b)| values![a.min(b), a.max(b), account, at]).collect(),
    )
}

/// A human's "not the same": the linking engine never joins the two.
#[must_use]
pub fn not_same(batch: Batch, review: &Review, account: AccountId, at: Timestamp) -> Batch {
    let batch = decided(batch, review, ReviewState::NotSame, account, at);
    // A delivery on its way must see it.
    let batch = batch
        .step(sql!("UPDATE partnership SET link_epoch = link_epoch + 1 WHERE partnership = ?1"), values![]);
    let [a, b] = &review.sides;
    remember(batch, [(a.record, b.record)].into_iter(), account, at)
}

/// Asks both agencies to look at their own record. Whoever was asked already is not asked again.
#[must_use]
pub fn ask(batch: Batch, review: &Review, account: AccountId, at: Timestamp) -> Batch {
    batch
        .must(
            REVIEW,
            1,
            sql!(
                "UPDATE review SET state = 'asked', version = version + 1
                 WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND state = 'open'"
            ),
            values![review.id, review.version],
        )
        .each(
            sql!(
                "INSERT INTO review_question (partnership, review, source_record, agency, at, account)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (partnership, review, source_record)
                 DO UPDATE SET at = excluded.at, account = excluded.account, answer = NULL, answered = NULL"
            ),
            review
                .sides
                .iter()
                .map(|side| values![review.id, side.record, side.agency, at, account])
                .collect(),
        )
}

/// Opens a review again whose answer was undone.
pub(super) fn open_again(batch: Batch, review: ReviewId) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE review SET state = 'open', decided = NULL, account = NULL, version = version + 1
                 WHERE partnership = ?1 AND id = ?2 AND state IN ('same', 'disputed')"
            ),
            values![review],
        )
        .step(
            sql!("DELETE FROM second_opinion WHERE partnership = ?1 AND review = ?2 AND second IS NULL"),
            values![review],
        )
}
