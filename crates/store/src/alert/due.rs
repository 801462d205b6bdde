//! Which children are looked at next: those of whom something happened, and once a day all.

use domain::id::{PartnershipId, PersonId};
use domain::protection::{Category, Level};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, Db, Scope, StoreError, sql, sql_everywhere, values};

/// Most children that one round takes from those of whom something happened.
pub const DUE_LIMIT: u32 = 100;

/// Has a child looked at soon, while any rule is in force.
#[must_use]
pub fn mark(batch: Batch, person: PersonId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO alert_due (partnership, person, at)
             SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM alert_rule r
                WHERE r.partnership = ?1 AND r.state = 'on')
             ON CONFLICT (partnership, person) DO UPDATE SET at = excluded.at"
        ),
        values![person, at],
    )
}

/// Partnerships with rules in force.
///
/// # Errors
/// The store does not answer.
pub async fn due_partnerships(db: &Db) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "chores of the server",
                "SELECT DISTINCT partnership FROM alert_rule WHERE state = 'on' ORDER BY partnership"
            ),
            values![],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Children of whom something happened, as they stand now, with the moment to give to [`done`].
///
/// # Errors
/// The store does not answer.
pub async fn due(scope: &Scope) -> Result<Vec<(PersonId, PersonId, Timestamp)>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT d.person, m.canonical, d.at FROM alert_due d
                 JOIN person m ON m.partnership = d.partnership AND m.id = d.person
                 WHERE d.partnership = ?1 ORDER BY d.person LIMIT ?2"
            ),
            values![DUE_LIMIT],
        )
        .await?;
    rows.iter().map(|row| Ok((row.parse(0)?, row.parse(1)?, row.at(2)?))).collect()
}

/// A child was looked at; what has happened since that moment is looked at again.
#[must_use]
pub fn done(batch: Batch, person: PersonId, at: Timestamp) -> Batch {
    batch.step(
        sql!("DELETE FROM alert_due WHERE partnership = ?1 AND person = ?2 AND at <= ?3"),
        values![person, at],
    )
}

/// How far the round has come: its day, and the last child that was looked at.
///
/// # Errors
/// The store does not answer.
pub async fn round(scope: &Scope) -> Result<Option<(Date, String)>, StoreError> {
    let row = scope.one(sql!("SELECT day, after FROM alert_round WHERE partnership = ?1"), values![]).await?;
    row.map(|row| Ok((row.parse(0)?, row.text(1)?))).transpose()
}

/// Notes how far the round has come; `after` is "g" when it is over, since ids are hexadecimal.
#[must_use]
pub fn set_round(batch: Batch, day: Date, after: &str) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO alert_round (partnership, day, after) VALUES (?1, ?2, ?3)
             ON CONFLICT (partnership) DO UPDATE SET day = excluded.day, after = excluded.after"
        ),
        values![day, after],
    )
}

/// The next persons in the order of their ids, at most so many: the last of each slice is where the
/// next one begins. With each, whether the level hides that the person exists.
///
/// # Errors
/// The store does not answer.
pub async fn children(scope: &Scope, after: &str, limit: u32) -> Result<Vec<(PersonId, bool)>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, p.level FROM person p WHERE p.partnership = ?1 AND p.id > ?2 AND p.id = p.canonical
                 ORDER BY p.id LIMIT ?3"
            ),
            values![after, limit],
        )
        .await?;
    let hides = |level| scope.db.protection().hides(level, Category::Existence);
    rows.iter().map(|row| Ok((row.parse(0)?, hides(row.opt_code(1, Level::from_code)?)))).collect()
}
