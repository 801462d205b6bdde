//! Counts of one agency.

use domain::circle::Coverage;
use domain::id::AgencyId;
use domain::protection::{Category, Level};
use jiff::civil::Date;

use crate::circle::coverage_row;
use crate::{Ask, Scope, StoreError, sql, values};

/// Plain numbers of one agency, before small ones are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// Children with a current involvement of the agency.
    pub children: u64,
    /// Current involvements.
    pub involvements: u64,
    /// Of the children, those without named person.
    pub without_named_person: u64,
    /// Practitioners who have not left.
    pub practitioners: u64,
    /// What its newest list covers.
    pub coverage: Coverage,
}

/// The numbers of an agency on that day; `None` when there is no such agency. Persons whose level
/// hides that they exist are not counted.
///
/// # Errors
/// The store does not answer.
pub async fn of(scope: &Scope, agency: AgencyId, today: Date) -> Result<Option<Numbers>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT t.level, COUNT(*), CAST(SUM(t.ties) AS BIGINT), CAST(SUM(t.unnamed) AS BIGINT) FROM (
                        SELECT p.id, p.level, COUNT(*) AS ties,
                            CASE WHEN EXISTS (SELECT 1 FROM coordinator c
                                JOIN person q ON q.partnership = c.partnership AND q.id = c.person
                                WHERE c.partnership = ?1 AND c.kind = 'named_person'
                                AND q.canonical = p.id) THEN 0 ELSE 1 END AS unnamed
                        FROM involvement i
                        JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                        JOIN person p ON p.partnership = m.partnership AND p.id = m.canonical
                        WHERE i.partnership = ?1 AND i.agency = ?2
                        AND (i.from_day IS NULL OR i.from_day <= ?3)
                        AND (i.to_day IS NULL OR i.to_day >= ?3)
                        GROUP BY p.id, p.level) t
                     GROUP BY t.level"
                ),
                values![agency, today],
            ),
            Ask::new(
                sql!(
                    "SELECT COUNT(*) FROM practitioner WHERE partnership = ?1 AND agency = ?2
                     AND ended IS NULL"
                ),
                values![agency],
            ),
            Ask::new(
                sql!(
                    "SELECT id, name, sector, as_of, coverage_from, coverage_to, coverage_area, sensitive,
                        feed_days FROM agency WHERE partnership = ?1 AND id = ?2"
                ),
                values![agency],
            ),
        ])
        .await?;
    let [by_level, practitioners, agencies] = answers.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    let Some(row) = agencies.first() else { return Ok(None) };
    let mut numbers = Numbers {
        children: 0,
        involvements: 0,
        without_named_person: 0,
        practitioners: practitioners.first().map_or(Ok(0), |row| row.count(0))?,
        coverage: coverage_row(row, today)?,
    };
    for row in by_level {
        let level = row.opt_code(0, Level::from_code)?;
        if !scope.db.protection().hides(level, Category::Existence) {
            numbers.children += row.count(1)?;
            numbers.involvements += row.count(2)?;
            numbers.without_named_person += row.count(3)?;
        }
    }
    Ok(Some(numbers))
}
