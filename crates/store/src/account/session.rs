//! Sessions: browsers that are signed in. The cookie's value itself is never stored.

use domain::country::Language;
use domain::gate::Actor;
use domain::id::{AccountId, HatId, PartnershipId, SessionId};
use jiff::Timestamp;

use super::hat::{Hat, hat};
use crate::{Batch, Db, Scope, StoreError, sql, sql_everywhere, values};

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
    /// Since when.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// When it was last used, to five minutes.
    pub last_seen: Timestamp,
    /// Whether the account has other hats to choose.
    pub other_hats: bool,
    /// Notices not seen yet.
    pub unread: u32,
    /// The hat that is on has some circle open in an emergency.
    pub glass: bool,
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
                    s.expires, s.last_seen, h.id, h.role, h.agency, a.name, h.practitioner, p.canonical, s.created,
                    (SELECT COUNT(*) FROM hat o WHERE o.partnership = s.partnership AND o.account = s.account
                        AND o.ended IS NULL) > 1,
                    (SELECT COUNT(*) FROM notice n WHERE n.partnership = s.partnership
                        AND n.account = s.account AND n.seen IS NULL),
                    EXISTS (SELECT 1 FROM break_glass g WHERE g.partnership = s.partnership
                        AND g.hat = s.hat AND g.closed IS NULL AND g.until > ?2)
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
                created: row.at(15)?,
                other_hats: row.bool(16)?,
                unread: u32::try_from(row.count(17)?).unwrap_or(u32::MAX),
                glass: row.bool(18)?,
            })
        })
        .transpose()
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

/// Gives a session another secret, so that one that was known before is worth nothing: at
/// sign-in with the second factor. Refused when it is not the one that the caller saw.
#[must_use]
pub fn rotate(
    batch: Batch,
    id: SessionId,
    old_hash: &str,
    new_hash: &str,
    at: Timestamp,
    expires: Timestamp,
) -> Batch {
    batch.must(
        "session",
        1,
        sql!(
            "UPDATE session SET token_hash = ?4, pending = FALSE, last_seen = ?5, expires = ?6
             WHERE partnership = ?1 AND id = ?2 AND token_hash = ?3"
        ),
        values![id, old_hash, new_hash, at, expires],
    )
}

/// Notes that a session was used, and until when it now holds.
#[must_use]
pub fn touch(batch: Batch, id: SessionId, at: Timestamp, expires: Timestamp) -> Batch {
    batch.step(
        sql!("UPDATE session SET last_seen = ?3, expires = ?4 WHERE partnership = ?1 AND id = ?2"),
        values![id, at, expires],
    )
}

/// Puts a hat on: one of the account's own that has not ended.
#[must_use]
pub fn put_on(batch: Batch, session: SessionId, account: AccountId, hat: HatId) -> Batch {
    batch.must(
        "hat",
        1,
        sql!(
            "UPDATE session SET hat = ?4 WHERE partnership = ?1 AND id = ?2 AND account = ?3
             AND EXISTS (SELECT 1 FROM hat h WHERE h.partnership = ?1 AND h.id = ?4 AND h.account = ?3
                AND h.ended IS NULL)"
        ),
        values![session, account, hat],
    )
}

/// Sends a session back to the second factor.
#[must_use]
pub fn make_pending(batch: Batch, session: SessionId, expires: Timestamp) -> Batch {
    batch.must(
        "session",
        1,
        sql!("UPDATE session SET pending = TRUE, expires = ?3 WHERE partnership = ?1 AND id = ?2"),
        values![session, expires],
    )
}

/// Ends one session of an account, if it is there.
#[must_use]
pub fn end(batch: Batch, account: AccountId, session: SessionId) -> Batch {
    batch.step(
        sql!("DELETE FROM session WHERE partnership = ?1 AND id = ?2 AND account = ?3"),
        values![session, account],
    )
}

/// Ends the session of a cookie's hash, if it is in this partnership.
#[must_use]
pub fn end_by_token(batch: Batch, token_hash: &str) -> Batch {
    batch.step(sql!("DELETE FROM session WHERE partnership = ?1 AND token_hash = ?2"), values![token_hash])
}

/// Clears away the sessions of an account that have expired.
#[must_use]
pub fn end_expired(batch: Batch, account: AccountId, now: Timestamp) -> Batch {
    batch.step(
        sql!("DELETE FROM session WHERE partnership = ?1 AND account = ?2 AND expires <= ?3"),
        values![account, now],
    )
}

/// Ends all sessions of an account but one, or all of them.
#[must_use]
pub fn end_all(batch: Batch, account: AccountId, but: Option<SessionId>) -> Batch {
    batch.step(
        sql!(
            "DELETE FROM session WHERE partnership = ?1 AND account = ?2
             AND (CAST(?3 AS TEXT) IS NULL OR id <> CAST(?3 AS TEXT))"
        ),
        values![account, but],
    )
}

/// A line of the list of sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Its id.
    pub id: SessionId,
    /// What the browser calls itself, shortened; may be empty.
    pub device: String,
    /// Since when.
    pub created: Timestamp,
    /// When it was last used, to five minutes.
    pub last_seen: Timestamp,
}

/// The sessions of an account, last used first.
///
/// # Errors
/// The store does not answer.
pub async fn sessions(
    scope: &Scope,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<SessionLine>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, device, created, last_seen FROM session
                 WHERE partnership = ?1 AND account = ?2 AND expires > ?3 AND NOT pending
                 ORDER BY last_seen DESC, id LIMIT 50"
            ),
            values![account, now],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(SessionLine {
                id: row.parse(0)?,
                device: row.text(1)?,
                created: row.at(2)?,
                last_seen: row.at(3)?,
            })
        })
        .collect()
}
