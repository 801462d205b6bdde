//! Accounts, hats and sessions.

use domain::country::Language;
use domain::gate::{Actor, Role};
use domain::id::{AccountId, AgencyId, HatId, PartnershipId, PersonId, PractitionerId, SessionId};
use domain::notice::MailRhythm;
use jiff::Timestamp;

use crate::{Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// One hat with the names that people know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hat {
    /// Its id.
    pub id: HatId,
    /// What it lets its wearer be.
    pub role: Role,
    /// Its agency.
    pub agency: Option<AgencyId>,
    /// The agency's name.
    pub agency_name: Option<String>,
    /// Its practitioner.
    pub practitioner: Option<PractitionerId>,
    /// For family hats: who the wearer is.
    pub person: Option<PersonId>,
}

/// A session with its account, read at every request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The tenant.
    pub partnership: PartnershipId,
    /// The account.
    pub account: AccountId,
    /// The account's name.
    pub name: String,
    /// The account's language.
    pub language: Language,
    /// Cleared for protected identities.
    pub cleared: bool,
    /// Password given, second factor still to come.
    pub pending: bool,
    /// The hat that is on; `None` until one is chosen.
    pub hat: Option<Hat>,
    /// When it ends.
    pub expires: Timestamp,
    /// When it was last used.
    pub last_seen: Timestamp,
}

impl Session {
    /// The actor of this session, once signed in with a hat on.
    pub fn actor(&self) -> Option<Actor> {
        let hat = self.hat.as_ref().filter(|_| !self.pending)?;
        Some(Actor {
            partnership: self.partnership.clone(),
            account: self.account,
            hat: hat.id,
            role: hat.role,
            agency: hat.agency,
            practitioner: hat.practitioner,
            person: hat.person,
            cleared: self.cleared,
        })
    }
}

/// Reads `id, role, agency, agency name, practitioner, person`; `None` when the id is NULL.
fn hat(row: &Row, first: usize) -> Result<Option<Hat>, StoreError> {
    if row.is_null(first) {
        return Ok(None);
    }
    Ok(Some(Hat {
        id: row.parse(first)?,
        role: row.code(first + 1, Role::from_code)?,
        agency: row.opt_parse(first + 2)?,
        agency_name: row.opt_text(first + 3)?,
        practitioner: row.opt_parse(first + 4)?,
        person: row.opt_parse(first + 5)?,
    }))
}

/// The session of a cookie, by the SHA-256 of its value in hex, while it has not expired and its
/// account is not disabled.
///
/// # Errors
/// The store does not answer.
pub async fn session(db: &Db, token_hash: &str, now: Timestamp) -> Result<Option<Session>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a cookie says which session it is, not which partnership",
                "SELECT s.id, s.partnership, s.account, u.name, u.language, u.cleared, s.pending,
                    s.expires, s.last_seen, h.id, h.role, h.agency, a.name, h.practitioner, p.canonical
                 FROM session s
                 JOIN account u ON u.partnership = s.partnership AND u.id = s.account
                 LEFT JOIN hat h ON h.partnership = s.partnership AND h.id = s.hat
                    AND h.account = s.account AND h.ended IS NULL
                 LEFT JOIN agency a ON a.partnership = h.partnership AND a.id = h.agency
                 LEFT JOIN person p ON p.partnership = h.partnership AND p.id = h.person
                 WHERE s.token_hash = ?1 AND s.expires > ?2 AND NOT u.disabled"
            ),
            values![token_hash, now],
        )
        .await?;
    rows.first()
        .map(|row| {
            Ok(Session {
                id: row.parse(0)?,
                partnership: row.parse(1)?,
                account: row.parse(2)?,
                name: row.text(3)?,
                language: row.code(4, Language::from_tag)?,
                cleared: row.bool(5)?,
                pending: row.bool(6)?,
                expires: row.at(7)?,
                last_seen: row.at(8)?,
                hat: hat(row, 9)?,
            })
        })
        .transpose()
}

/// The hats of an account.
///
/// # Errors
/// The store does not answer.
pub async fn hats(scope: &Scope, account: AccountId) -> Result<Vec<Hat>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT h.id, h.role, h.agency, a.name, h.practitioner, h.person FROM hat h
                 LEFT JOIN agency a ON a.partnership = h.partnership AND a.id = h.agency
                 WHERE h.partnership = ?1 AND h.account = ?2 AND h.ended IS NULL
                 ORDER BY h.role, a.name, h.id LIMIT 50"
            ),
            values![account],
        )
        .await?;
    rows.iter().filter_map(|row| hat(row, 0).transpose()).collect()
}

/// An account as a batch writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// Its id.
    pub id: AccountId,
    /// E-mail, lower case; signs in.
    pub email: String,
    /// Name.
    pub name: String,
    /// Language.
    pub language: Language,
    /// argon2id in PHC notation, if a password is set.
    pub password: Option<String>,
    /// How often it gets e-mail.
    pub mail_rhythm: MailRhythm,
    /// Cleared for protected identities.
    pub cleared: bool,
}

/// Adds an account; a conflict when the address signs in already.
#[must_use]
pub fn add(batch: Batch, new: &NewAccount, at: Timestamp) -> Batch {
    batch.must(
        "account",
        1,
        sql!(
            "INSERT INTO account (partnership, id, email, name, language, password, mail_rhythm, cleared,
             created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING"
        ),
        values![
            new.id,
            new.email.as_str(),
            new.name.as_str(),
            new.language.tag(),
            new.password.clone(),
            new.mail_rhythm.code(),
            new.cleared,
            at
        ],
    )
}

/// Adds a hat to an account.
#[must_use]
pub fn add_hat(batch: Batch, account: AccountId, new: &Hat) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO hat (partnership, id, account, role, agency, practitioner, person)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![new.id, account, new.role.code(), new.agency, new.practitioner, new.person],
    )
}

/// A session as a batch writes it.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// SHA-256 of the cookie's value, in hex.
    pub token_hash: String,
    /// The account.
    pub account: AccountId,
    /// The hat that is on.
    pub hat: Option<HatId>,
    /// Second factor still to come.
    pub pending: bool,
    /// When it ends.
    pub expires: Timestamp,
    /// What the browser calls itself, shortened.
    pub device: String,
}

/// Adds a session.
#[must_use]
pub fn add_session(batch: Batch, new: &NewSession, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO session (partnership, id, token_hash, account, hat, pending, created, last_seen,
             expires, device) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9)"
        ),
        values![
            new.id,
            new.token_hash.as_str(),
            new.account,
            new.hat,
            new.pending,
            at,
            new.expires,
            new.device.as_str()
        ],
    )
}
