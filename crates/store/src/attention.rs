//! Attention: raised with words, closed by anybody in the circle.

use domain::id::{AccountId, AgencyId, AttentionId, PersonId, PractitionerId};
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// Attention to be raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its id.
    pub id: AttentionId,
    /// The child.
    pub person: PersonId,
    /// Who asks.
    pub account: AccountId,
    /// The practitioner and agency to show; `None` when the circle may not learn who asks.
    pub shown: Option<(PractitionerId, AgencyId)>,
    /// The words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Raises attention.
#[must_use]
pub fn raise(batch: Batch, new: &New) -> Batch {
    let (practitioner, agency) = (new.shown.map(|s| s.0), new.shown.map(|s| s.1));
    batch.step(
        sql!(
            "INSERT INTO attention (partnership, id, person, account, practitioner, agency, words, raised)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        ),
        values![new.id, new.person, new.account, practitioner, agency, new.words.as_str(), new.at],
    )
}

/// Closes attention; a conflict (`attention`) when it is closed already.
#[must_use]
pub fn close(batch: Batch, id: AttentionId, person: PersonId, account: AccountId, at: Timestamp) -> Batch {
    batch.must(
        "attention",
        1,
        sql!(
            "UPDATE attention SET closed = ?4, closed_by = ?5
             WHERE partnership = ?1 AND id = ?2 AND closed IS NULL AND person IN
             (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
        ),
        values![id, person, at, account],
    )
}

/// The child of an attention, open or closed.
///
/// # Errors
/// The store does not answer.
pub async fn child_of(scope: &Scope, id: AttentionId) -> Result<Option<PersonId>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT m.canonical FROM attention t
                 JOIN person m ON m.partnership = t.partnership AND m.id = t.person
                 WHERE t.partnership = ?1 AND t.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| row.parse(0)).transpose()
}
