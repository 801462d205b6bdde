//! Questions to an agency about its own records.

use domain::gate::Actor;
use domain::id::{AgencyId, ReviewId};
use domain::review::{Answer, Code, Field, Question};
use jiff::Timestamp;

use super::{REVIEW, evidence};
use crate::{Batch, Scope, StoreError, sql, values};

/// Most questions that a list shows.
const QUESTION_LIMIT: i64 = 100;

/// What an agency is asked and has not answered, oldest first: its own record ids, and which fields
/// do not agree with what somebody else says. Never what somebody else says, nor who.
///
/// # Errors
/// The store does not answer.
pub async fn questions(scope: &Scope, agency: AgencyId) -> Result<Vec<Question>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT q.review, s.record_id, q.at, r.evidence FROM review_question q
                 JOIN source_record s ON s.partnership = q.partnership AND s.id = q.source_record
                 JOIN review r ON r.partnership = q.partnership AND r.id = q.review
                 WHERE q.partnership = ?1 AND q.agency = ?2 AND q.answer IS NULL AND r.state = 'asked'
                 ORDER BY q.at, q.review LIMIT ?3"
            ),
            values![agency, QUESTION_LIMIT],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let agrees = |code: Code| matches!(code, Code::Equal | Code::EqualFolded | Code::Withheld);
            let told = evidence(row, 3)?.fields;
            Ok(Question {
                review: row.parse(0)?,
                record_id: row.text(1)?,
                at: row.at(2)?,
                fields: told
                    .iter()
                    .map(|f| (f.field, f.code))
                    .filter(|(field, code)| *field != Field::Agency && !agrees(*code))
                    .map(|(field, _)| field)
                    .collect(),
            })
        })
        .collect()
}

/// An agency answers; once all have, the review waits for the steward again. A conflict when there
/// is nothing to answer any more.
#[must_use]
pub fn answer(
    batch: Batch,
    review: ReviewId,
    agency: AgencyId,
    answer: Answer,
    actor: &Actor,
    at: Timestamp,
) -> Batch {
    batch
        .must(
            REVIEW,
            1,
            sql!(
                "UPDATE review_question SET answer = ?4, answered = ?5, answered_by = ?6
                 WHERE partnership = ?1 AND review = ?2 AND agency = ?3 AND answer IS NULL
                 AND EXISTS (SELECT 1 FROM review r WHERE r.partnership = ?1 AND r.id = ?2
                    AND r.state = 'asked')"
            ),
            values![review, agency, answer.code(), at, actor.account],
        )
        .step(
            sql!(
                "UPDATE review SET state = 'open', version = version + 1
                 WHERE partnership = ?1 AND id = ?2 AND state = 'asked' AND NOT EXISTS (
                    SELECT 1 FROM review_question q WHERE q.partnership = ?1 AND q.review = ?2
                    AND q.answer IS NULL)"
            ),
            values![review],
        )
}
