//! The access record as the data protection officer reads it: newest first, filtered, in pages.

use domain::access::AccessRecord;
use domain::gate::Role;
use domain::id::{AccessId, AccountId, HatId, PersonId};
use domain::person::Person;
use jiff::Timestamp;

use crate::person::person;
use crate::{Ask, Row, Scope, StoreError, sql, values};

/// Which records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// Of this action.
    pub action: Option<String>,
    /// Only what was refused.
    pub refused: bool,
    /// Not newer than this record: the first of a page.
    pub newest: Option<AccessId>,
}

/// The smallest id of that moment: ids begin with the milliseconds.
pub(crate) fn first_id(at: Timestamp) -> String {
    format!("{:012x}{}", at.as_millisecond().max(0), "0".repeat(20))
}

/// Records of a filter, newest first, at most so many.
///
/// # Errors
/// The store does not answer, or a line is not a record.
pub async fn page(scope: &Scope, filter: &Filter, limit: u32) -> Result<Vec<AccessRecord>, StoreError> {
    let from = filter.from.map(first_id).unwrap_or_default();
    let until = filter.until.map_or_else(|| "g".to_owned(), first_id);
    let newest = filter.newest.map_or_else(|| "g".to_owned(), |id| id.to_string());
    let rows = scope
        .query(
            sql!(
                "SELECT line FROM access_record WHERE partnership = ?1 AND id >= ?2 AND id < ?3 AND id <= ?4
                 AND (?5 = '' OR action = ?5) AND (?6 = '' OR denied) ORDER BY id DESC LIMIT ?7"
            ),
            values![
                from,
                until,
                newest,
                filter.action.clone().unwrap_or_default(),
                if filter.refused { "yes" } else { "" },
                limit
            ],
        )
        .await?;
    rows.iter().map(record).collect()
}

fn record(row: &Row) -> Result<AccessRecord, StoreError> {
    serde_json::from_str(row.str(0)?).map_err(|_| StoreError::Column(0, "access record"))
}

/// What each hat lets or let its wearer be, and its agency's name.
///
/// # Errors
/// The store does not answer.
pub async fn hats(scope: &Scope, ids: &[HatId]) -> Result<Vec<(HatId, Role, Option<String>)>, StoreError> {
    let asks = ids.iter().map(|id| {
        Ask::new(
            sql!(
                "SELECT h.id, h.role, a.name FROM hat h
                 LEFT JOIN agency a ON a.partnership = h.partnership AND a.id = h.agency
                 WHERE h.partnership = ?1 AND h.id = ?2"
            ),
            values![*id],
        )
    });
    let answers = scope.read(asks.collect()).await?;
    answers
        .iter()
        .flatten()
        .map(|row| Ok((row.parse(0)?, row.code(1, Role::from_code)?, row.opt_text(2)?)))
        .collect()
}

/// The name of an account, and whether it belongs to somebody with a protected identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The account.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// A hat of it is that of a person with a level of protected identity that is told.
    pub is_protected: bool,
}

/// The names of accounts.
///
/// # Errors
/// The store does not answer.
pub async fn accounts(scope: &Scope, ids: &[AccountId]) -> Result<Vec<Named>, StoreError> {
    let asks = ids.iter().map(|id| {
        Ask::new(
            sql!(
                "SELECT u.id, u.name, EXISTS (SELECT 1 FROM hat h
                    JOIN person o ON o.partnership = h.partnership AND o.id = h.person
                    JOIN person p ON p.partnership = o.partnership AND p.id = o.canonical
                    WHERE h.partnership = ?1 AND h.account = u.id AND p.level IS NOT NULL
                    AND p.level <> 'fictitious')
                 FROM account u WHERE u.partnership = ?1 AND u.id = ?2"
            ),
            values![*id],
        )
    });
    let answers = scope.read(asks.collect()).await?;
    answers
        .iter()
        .flatten()
        .map(|row| Ok(Named { id: row.parse(0)?, name: row.text(1)?, is_protected: row.bool(2)? }))
        .collect()
}

/// Persons, sealed, each under the id that was asked for.
///
/// # Errors
/// The store does not answer.
pub async fn persons(scope: &Scope, ids: &[PersonId]) -> Result<Vec<(PersonId, Person)>, StoreError> {
    let asks = ids.iter().map(|id| {
        Ask::new(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language, o.id FROM person o
                 JOIN person p ON p.partnership = o.partnership AND p.id = o.canonical
                 WHERE o.partnership = ?1 AND o.id = ?2"
            ),
            values![*id],
        )
    });
    let answers = scope.read(asks.collect()).await?;
    let table = scope.db.protection();
    answers
        .iter()
        .flatten()
        .map(|row| Ok((row.parse(crate::person::PERSON_COLUMNS)?, person(row, 0, table)?)))
        .collect()
}
