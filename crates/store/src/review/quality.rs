//! What humans have said, counted: of links made without asking, of pairs put to them, and of each
//! other.

use domain::review::agreement::Both;
use domain::review::quality::{Accepted, Band, Put, Quality, Share};

use crate::{Row, Scope, StoreError, sql, values};

/// How well linking does, band by band. A link of the sample that a human has undone was wrong,
/// whether or not it was looked at for the sample's sake.
///
/// # Errors
/// The store does not answer.
pub async fn quality(scope: &Scope) -> Result<Quality, StoreError> {
    let links = scope
        .query(
            sql!(
                "SELECT CASE WHEN k.rule = 'national_id' THEN 'number' WHEN k.probability IS NULL THEN 'points'
                    WHEN k.probability >= 0.9999 THEN 'from_9999' WHEN k.probability >= 0.999 THEN 'from_999'
                    WHEN k.probability >= 0.99 THEN 'from_99' WHEN k.probability >= 0.9 THEN 'from_90'
                    WHEN k.probability >= 0.5 THEN 'from_50' ELSE 'below_50' END,
                    COUNT(CASE WHEN k.undone IS NULL THEN 1 END),
                    COUNT(CASE WHEN a.answer IS NOT NULL OR (a.link IS NOT NULL AND k.undone_by IS NOT NULL)
                        THEN 1 END),
                    COUNT(CASE WHEN a.answer = 'right' AND k.undone_by IS NULL THEN 1 END)
                 FROM link k LEFT JOIN link_audit a ON a.partnership = k.partnership AND a.link = k.id
                 WHERE k.partnership = ?1 AND k.account IS NULL GROUP BY 1"
            ),
            values![],
        )
        .await?;
    let reviews = scope
        .query(
            sql!(
                "SELECT CASE WHEN probability IS NULL THEN 'points'
                    WHEN probability >= 0.9999 THEN 'from_9999' WHEN probability >= 0.999 THEN 'from_999'
                    WHEN probability >= 0.99 THEN 'from_99' WHEN probability >= 0.9 THEN 'from_90'
                    WHEN probability >= 0.5 THEN 'from_50' ELSE 'below_50' END,
                    COUNT(CASE WHEN state NOT IN ('same', 'not_same') THEN 1 END),
                    COUNT(CASE WHEN state IN ('same', 'not_same') THEN 1 END),
                    COUNT(CASE WHEN state = 'same' THEN 1 END)
                 FROM review WHERE partnership = ?1 GROUP BY 1"
            ),
            values![],
        )
        .await?;
    let share = |row: &Row| Ok::<_, StoreError>(Share { of: row.count(2)?, so: row.count(3)? });
    let accepted = links
        .iter()
        .map(|row| {
            Ok(Accepted { band: row.code(0, Band::from_code)?, links: row.count(1)?, right: share(row)? })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let put = reviews
        .iter()
        .map(|row| Ok(Put { band: row.code(0, Band::from_code)?, waiting: row.count(1)?, same: share(row)? }))
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut quality = Quality { accepted, put };
    quality.accepted.sort_by_key(|a| a.band);
    quality.put.sort_by_key(|p| p.band);
    Ok(quality)
}

/// Pairs that two have judged, the second without knowing what the first had said.
///
/// # Errors
/// The store does not answer.
pub async fn agreement(scope: &Scope) -> Result<Both, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT first, second, COUNT(*) FROM second_opinion
                 WHERE partnership = ?1 AND second IS NOT NULL GROUP BY first, second"
            ),
            values![],
        )
        .await?;
    let mut both = Both::default();
    for row in &rows {
        let place = match (row.str(0)?, row.str(1)?) {
            ("same", "same") => &mut both.same,
            ("same", _) => &mut both.first_only,
            (_, "same") => &mut both.second_only,
            _ => &mut both.not_same,
        };
        *place += row.count(2)?;
    }
    Ok(both)
}
