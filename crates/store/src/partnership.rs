//! Partnerships, agencies and practitioners.

use domain::agency::{Agency, Practitioner};
use domain::country::{Country, Language};
use domain::id::{AgencyId, PartnershipId};
use jiff::Timestamp;

use crate::{Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// The tenant's own row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    /// Its word.
    pub id: PartnershipId,
    /// Its name as people say it.
    pub name: String,
    /// Whose law pack it follows.
    pub country: Country,
    /// The language of new accounts.
    pub language: Language,
    /// IANA time zone.
    pub time_zone: String,
}

fn partnership(row: &Row) -> Result<Partnership, StoreError> {
    Ok(Partnership {
        id: row.parse(0)?,
        name: row.text(1)?,
        country: row.code(2, Country::from_code)?,
        language: row.code(3, Language::from_tag)?,
        time_zone: row.text(4)?,
    })
}

/// All partnerships of this store.
///
/// # Errors
/// The store does not answer.
pub async fn all(db: &Db) -> Result<Vec<Partnership>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "the server serves every partnership",
                "SELECT partnership, name, country, language, time_zone FROM partnership ORDER BY partnership"
            ),
            values![],
        )
        .await?;
    rows.iter().map(partnership).collect()
}

/// Makes a partnership; a conflict when it exists.
#[must_use]
pub fn add(batch: Batch, new: &Partnership, at: Timestamp) -> Batch {
    batch.must(
        "partnership",
        1,
        sql!(
            "INSERT INTO partnership (partnership, name, country, language, time_zone, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"
        ),
        values![new.name.as_str(), new.country.code(), new.language.tag(), new.time_zone.as_str(), at],
    )
}

/// Makes an agency.
#[must_use]
pub fn add_agency(batch: Batch, new: &Agency) -> Batch {
    batch.must(
        "agency",
        1,
        sql!(
            "INSERT INTO agency (partnership, id, slug, name, sector, sensitive, default_exposure, phone,
             email, feed_days) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING"
        ),
        values![
            new.id,
            new.slug.as_str(),
            new.name.as_str(),
            new.sector.code(),
            new.sensitive,
            new.default_exposure.code(),
            new.phone.clone(),
            new.email.clone(),
            new.feed_days
        ],
    )
}

/// One agency.
///
/// # Errors
/// The store does not answer.
pub async fn agency(scope: &Scope, id: AgencyId) -> Result<Option<Agency>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT id, slug, name, sector, sensitive, default_exposure, phone, email, feed_days
                 FROM agency WHERE partnership = ?1 AND id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| crate::circle::agency(&row, 0)).transpose()
}

/// All agencies with staff or lists, by sector and name; the organisations of guests are none.
///
/// # Errors
/// The store does not answer.
pub async fn agencies(scope: &Scope) -> Result<Vec<Agency>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, slug, name, sector, sensitive, default_exposure, phone, email, feed_days
                 FROM agency WHERE partnership = ?1 AND feed_days > 0 ORDER BY sector, name, id LIMIT 500"
            ),
            values![],
        )
        .await?;
    rows.iter().map(|row| crate::circle::agency(row, 0)).collect()
}

/// Practitioners of an agency who have not left, or of all agencies, by name.
///
/// # Errors
/// The store does not answer.
pub async fn practitioners(
    scope: &Scope,
    agency: Option<AgencyId>,
    limit: u32,
) -> Result<Vec<Practitioner>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, agency, name, title, unit, phone, email FROM practitioner
                 WHERE partnership = ?1 AND ended IS NULL AND (?2 = '' OR agency = ?2)
                 ORDER BY name, id LIMIT ?3"
            ),
            values![agency.map(|a| a.to_string()).unwrap_or_default(), limit],
        )
        .await?;
    rows.iter()
        .map(|row| crate::circle::practitioner(row, 0)?.ok_or(StoreError::Column(0, "practitioner")))
        .collect()
}

/// One practitioner.
///
/// # Errors
/// The store does not answer.
pub async fn practitioner(
    scope: &Scope,
    id: domain::id::PractitionerId,
) -> Result<Option<Practitioner>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT id, agency, name, title, unit, phone, email FROM practitioner
                 WHERE partnership = ?1 AND id = ?2 AND ended IS NULL"
            ),
            values![id],
        )
        .await?;
    row.map_or(Ok(None), |row| crate::circle::practitioner(&row, 0))
}

/// Adds a practitioner.
#[must_use]
pub fn add_practitioner(batch: Batch, new: &Practitioner, staff_id: &str) -> Batch {
    batch.must(
        "practitioner",
        1,
        sql!(
            "INSERT INTO practitioner (partnership, id, agency, staff_id, name, title, unit, phone, email)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING"
        ),
        values![
            new.id,
            new.agency,
            staff_id,
            new.name.as_str(),
            new.title.clone(),
            new.unit.clone(),
            new.phone.clone(),
            new.email.clone()
        ],
    )
}
