//! Why a link was made, and whether a human who looked at it found it right.

use domain::id::{AccountId, LinkId, SourceRecordId};
use domain::review::{AuditAnswer, Why};
use jiff::Timestamp;
use uuid::Uuid;

use super::{evidence, named_first, side};
use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Label of the conflict when somebody else has looked at the link meanwhile.
pub const AUDIT: &str = "link audit";

/// A link with the two records that it rests on: those of the review that a human answered, else
/// the record that was linked and the one that it was found to be like. `None` when there is no such
/// link, or one of the records is gone.
///
/// # Errors
/// The store does not answer.
pub async fn why(scope: &Scope, id: LinkId) -> Result<Option<Why>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT k.id, k.at, u.name, k.rule, k.undone, k.evidence, k.source_record, r.a, r.b, a.link,
                    a.answer
                 FROM link k
                 LEFT JOIN account u ON u.partnership = k.partnership AND u.id = k.account
                 LEFT JOIN review r ON r.partnership = k.partnership AND r.id = k.review
                 LEFT JOIN link_audit a ON a.partnership = k.partnership AND a.link = k.id
                 WHERE k.partnership = ?1 AND k.id = ?2"
            ),
            values![id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let evidence = evidence(&row, 5)?;
    let reviewed = row.opt_parse(7)?.zip(row.opt_parse(8)?);
    let like = SourceRecordId(Uuid::from_u128(evidence.with.0));
    let (one, two): (SourceRecordId, SourceRecordId) = match reviewed {
        Some(pair) => pair,
        None => (row.parse(6)?, like),
    };
    let answers = scope.read([one, two].into_iter().map(record).collect()).await?;
    let [first, second] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let (Some(first), Some(second)) = (first.first(), second.first()) else { return Ok(None) };
    Ok(Some(Why {
        id,
        at: row.at(1)?,
        by: row.opt_text(2)?,
        rule: row.text(3)?,
        undone: row.opt_at(4)?,
        secret: hidden(first)? || hidden(second)?,
        sides: named_first([side(scope, first)?, side(scope, second)?]),
        evidence,
        audit: if row.is_null(9) { None } else { Some(row.opt_code(10, AuditAnswer::from_code)?) },
    }))
}

fn record(id: SourceRecordId) -> Ask {
    Ask::new(
        sql!(
            "SELECT s.id, p.id, a.id,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                    AND x.source_record = s.id AND x.exposure <> 'open') THEN a.name END,
                a.sector, s.as_of, s.ended, s.level, p.level, s.given,
                s.surname, s.born, s.sex, s.national_id, s.national_id_kind, s.street, s.postcode,
                s.city, s.phone, EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                    AND i.source_record = s.id AND i.exposure = 'hidden')
             FROM source_record s CROSS JOIN person m CROSS JOIN person p CROSS JOIN agency a
             WHERE s.partnership = ?1 AND s.id = ?2
             AND m.partnership = ?1 AND m.id = s.person AND p.partnership = ?1 AND p.id = m.canonical
             AND a.partnership = ?1 AND a.id = s.agency"
        ),
        values![id],
    )
}

fn hidden(record: &Row) -> Result<bool, StoreError> {
    record.bool(19)
}

/// A human has looked at a link of the sample. Undoing a wrong one is another step.
#[must_use]
pub fn audited(batch: Batch, link: LinkId, answer: AuditAnswer, account: AccountId, at: Timestamp) -> Batch {
    batch.must(
        AUDIT,
        1,
        sql!(
            "UPDATE link_audit SET answer = ?3, account = ?4, answered = ?5, held_by = NULL,
                held_until = NULL
             WHERE partnership = ?1 AND link = ?2 AND answer IS NULL"
        ),
        values![link, answer.code(), account, at],
    )
}
