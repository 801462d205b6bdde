//! Calendar feeds: a secret address for each practitioner, kept as a hash, and what it lists.

use domain::country::Language;
use domain::id::{PartnershipId, PractitionerId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Ask, Batch, Db, Scope, StoreError, sql, sql_everywhere, values};

/// Makes a practitioner's feed; one that was made before ends.
#[must_use]
pub fn make(
    batch: Batch,
    practitioner: PractitionerId,
    token_hash: &str,
    language: Language,
    at: Timestamp,
) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO calendar_feed (partnership, practitioner, token_hash, language, made)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (partnership, practitioner) DO UPDATE SET
             token_hash = excluded.token_hash, language = excluded.language, made = excluded.made"
        ),
        values![practitioner, token_hash, language.tag(), at],
    )
}

/// Ends a practitioner's feed.
#[must_use]
pub fn revoke(batch: Batch, practitioner: PractitionerId) -> Batch {
    batch.step(
        sql!("DELETE FROM calendar_feed WHERE partnership = ?1 AND practitioner = ?2"),
        values![practitioner],
    )
}

/// Since when a practitioner has a feed.
///
/// # Errors
/// The store does not answer.
pub async fn since(scope: &Scope, practitioner: PractitionerId) -> Result<Option<Timestamp>, StoreError> {
    let row = scope
        .one(
            sql!("SELECT made FROM calendar_feed WHERE partnership = ?1 AND practitioner = ?2"),
            values![practitioner],
        )
        .await?;
    row.map(|row| row.at(0)).transpose()
}

/// Whose feed an address is, while that practitioner can still sign in.
///
/// # Errors
/// The store does not answer.
pub async fn whose(
    db: &Db,
    token_hash: &str,
) -> Result<Option<(PartnershipId, PractitionerId, Language)>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a calendar program has the secret address alone",
                "SELECT f.partnership, f.practitioner, f.language FROM calendar_feed f
                 WHERE f.token_hash = ?1 AND EXISTS (SELECT 1 FROM hat h
                    JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                    WHERE h.partnership = f.partnership AND h.practitioner = f.practitioner
                    AND h.ended IS NULL AND NOT u.disabled)"
            ),
            values![token_hash],
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some((row.parse(0)?, row.parse(1)?, row.code(2, Language::from_tag)?)))
}

/// One day in a calendar. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The same at every fetch.
    pub id: String,
    /// A limit of a case; else a task.
    pub limit: bool,
    /// When it is planned for.
    pub at: Timestamp,
}

/// What is planned for somebody, and for those for whom they stand in today; soonest first.
///
/// # Errors
/// The store does not answer.
pub async fn entries(
    scope: &Scope,
    practitioner: PractitionerId,
    today: Date,
    from: Timestamp,
) -> Result<Vec<Entry>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT c.law_case, c.place, c.plan FROM law_case k
                     JOIN clock c ON c.partnership = k.partnership AND c.law_case = k.id
                     WHERE k.partnership = ?1 AND k.closed IS NULL AND c.stopped IS NULL AND c.paused IS NULL
                     AND c.plan >= ?4 AND (k.handler = ?2 OR k.handler IN
                        (SELECT i.practitioner FROM stand_in i WHERE i.partnership = ?1
                         AND i.by_practitioner = ?2 AND i.from_day <= ?3 AND i.to_day >= ?3))
                     ORDER BY c.plan, c.law_case, c.place LIMIT 500"
                ),
                values![practitioner, today, from],
            ),
            Ask::new(
                sql!(
                    "SELECT t.id, t.due FROM task t
                     WHERE t.partnership = ?1 AND t.done IS NULL AND t.due >= ?4 AND (t.practitioner = ?2
                        OR t.practitioner IN (SELECT i.practitioner FROM stand_in i WHERE i.partnership = ?1
                         AND i.by_practitioner = ?2 AND i.from_day <= ?3 AND i.to_day >= ?3))
                     ORDER BY t.due, t.id LIMIT 500"
                ),
                values![practitioner, today, from],
            ),
        ])
        .await?;
    let [clocks, tasks] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let mut entries = Vec::with_capacity(clocks.len() + tasks.len());
    for row in clocks {
        let id = format!("{}-{}", row.str(0)?, row.int(1)?);
        entries.push(Entry { id, limit: true, at: row.at(2)? });
    }
    for row in tasks {
        entries.push(Entry { id: row.text(0)?, limit: false, at: row.at(1)? });
    }
    entries.sort_by_key(|entry| entry.at);
    Ok(entries)
}
