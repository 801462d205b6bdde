//! What whoever reports sees: where to report, and what a reference shows.

use domain::concern::{Receipt, Reporter, Telling};
use domain::id::{AgencyId, PartnershipId};

use crate::{Db, Scope, StoreError, sql, sql_everywhere, values};

/// What a reference shows, by its hash, whose partnership it is, and which agency has sent the report.
///
/// # Errors
/// The store does not answer.
pub async fn receipt(
    db: &Db,
    reference_hash: &str,
) -> Result<Option<(PartnershipId, Option<AgencyId>, Receipt)>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a reporter has the reference alone",
                "SELECT c.partnership, c.received, a.name, a.phone, c.reporter, t.what, t.at, c.from_agency
                 FROM concern c
                 JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                 JOIN concern_told t ON t.partnership = c.partnership AND t.concern = c.id
                 WHERE c.reference_hash = ?1 ORDER BY t.at, t.what LIMIT 20"
            ),
            values![reference_hash],
        )
        .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let told = rows.iter().map(|row| Ok((row.code(5, Telling::from_code)?, row.at(6)?)));
    let receipt = Receipt {
        received: first.at(1)?,
        agency: first.text(2)?,
        phone: first.opt_text(3)?,
        reporter: first.code(4, Reporter::from_code)?,
        told: told.collect::<Result<_, StoreError>>()?,
    };
    Ok(Some((first.parse(0)?, first.opt_parse(7)?, receipt)))
}

/// An agency that takes in concern reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: AgencyId,
    /// Its word.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its telephone.
    pub phone: Option<String>,
}

/// The agencies that take in concern reports: those of social services, by name.
///
/// # Errors
/// The store does not answer.
pub async fn offices(scope: &Scope) -> Result<Vec<Office>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, slug, name, phone FROM agency WHERE partnership = ?1 AND sector = 'social_services'
                 AND NOT sensitive ORDER BY name, id LIMIT 50"
            ),
            Vec::new(),
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (slug, name, phone) = (row.text(1)?, row.text(2)?, row.opt_text(3)?);
            Ok(Office { id: row.parse(0)?, slug, name, phone })
        })
        .collect()
}
