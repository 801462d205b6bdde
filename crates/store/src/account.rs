//! Accounts: how a human signs in. Hats, sessions, second factor and links stand in the files of
//! the folder.

mod hat;
mod password_link;
mod second_factor;
mod session;
mod throttle;

use domain::country::Language;
use domain::gate::Role;
use domain::id::{AccountId, PartnershipId};
use domain::notice::MailRhythm;
use jiff::Timestamp;

pub use self::hat::{Hat, add_hat, end_hat, hats};
pub use self::password_link::{PasswordLink, add_link, link, spend_link};
pub use self::second_factor::{
    confirm_secret, offer_secret, recovery_left, remove_secret, spend_recovery, spend_step,
};
pub use self::session::{
    NewSession, Session, SessionLine, add_session, end, end_all, end_by_token, end_expired, make_pending,
    put_on, rotate, session, sessions, touch,
};
pub use self::throttle::{Tries, forget_tries, forget_tries_before, note_failure, server, take_try, tries};
use crate::{Ask, Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// What signs an account in. Holds secrets: has no `Debug`, and leaves the use case never.
#[derive(Clone)]
pub struct Credentials {
    /// The tenant.
    pub partnership: PartnershipId,
    /// The account.
    pub account: AccountId,
    /// Its address.
    pub email: String,
    /// argon2id in PHC notation, once chosen.
    pub password: Option<String>,
    /// Base32 secret of the second factor, confirmed or offered.
    pub totp_secret: Option<String>,
    /// Whether it counts.
    pub totp_confirmed: bool,
    /// Last accepted time step.
    pub totp_step: i64,
    /// May not sign in.
    pub disabled: bool,
    /// Its language.
    pub language: Language,
}

fn credentials_of(row: &Row) -> Result<Credentials, StoreError> {
    Ok(Credentials {
        partnership: row.parse(0)?,
        account: row.parse(1)?,
        email: row.text(2)?,
        password: row.opt_text(3)?,
        totp_secret: row.opt_text(4)?,
        totp_confirmed: row.bool(5)?,
        totp_step: row.int(6)?,
        disabled: row.bool(7)?,
        language: row.code(8, Language::from_tag)?,
    })
}

/// What signs in by that address, lower case.
///
/// # Errors
/// The store does not answer.
pub async fn credentials_by_email(db: &Db, email: &str) -> Result<Option<Credentials>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "an address signs in before its partnership is known",
                "SELECT partnership, id, email, password, totp_secret, totp_confirmed, totp_step, disabled,
                    language FROM account WHERE email = ?1"
            ),
            values![email],
        )
        .await?;
    rows.first().map(credentials_of).transpose()
}

/// What signs an account in.
///
/// # Errors
/// The store does not answer.
pub async fn credentials(scope: &Scope, id: AccountId) -> Result<Option<Credentials>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT partnership, id, email, password, totp_secret, totp_confirmed, totp_step, disabled,
                    language FROM account WHERE partnership = ?1 AND id = ?2"
            ),
            values![id],
        )
        .await?;
    row.as_ref().map(credentials_of).transpose()
}

/// An account as its holder and the administrator see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// E-mail; signs in.
    pub email: String,
    /// Name.
    pub name: String,
    /// Language.
    pub language: Language,
    /// How often it gets e-mail.
    pub mail_rhythm: MailRhythm,
    /// Cleared for protected identities.
    pub cleared: bool,
    /// May not sign in.
    pub disabled: bool,
    /// Whether a password was chosen.
    pub has_password: bool,
    /// Whether a second factor counts.
    pub second_factor: bool,
    /// Grows with every change, to notice a stale form.
    pub version: i64,
}

fn account_of(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.parse(0)?,
        email: row.text(1)?,
        name: row.text(2)?,
        language: row.code(3, Language::from_tag)?,
        mail_rhythm: row.code(4, MailRhythm::from_code)?,
        cleared: row.bool(5)?,
        disabled: row.bool(6)?,
        has_password: row.bool(7)?,
        second_factor: row.bool(8)?,
        version: row.int(9)?,
    })
}

/// One account.
///
/// # Errors
/// The store does not answer.
pub async fn get(scope: &Scope, id: AccountId) -> Result<Option<Account>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT id, email, name, language, mail_rhythm, cleared, disabled, password IS NOT NULL,
                    totp_confirmed, version FROM account WHERE partnership = ?1 AND id = ?2"
            ),
            values![id],
        )
        .await?;
    row.as_ref().map(account_of).transpose()
}

/// A line of the list of accounts: the account and the roles of its hats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// The account.
    pub account: Account,
    /// Roles of its hats, each once, with the agency's name where there is one.
    pub hats: Vec<(Role, Option<String>)>,
}

/// Accounts of a partnership by name, at most `limit` after the first `skip`, and how many there
/// are in all. `search` is part of a name or address; empty finds all.
///
/// # Errors
/// The store does not answer.
pub async fn list(
    scope: &Scope,
    search: &str,
    skip: u32,
    limit: u32,
) -> Result<(Vec<AccountLine>, u64), StoreError> {
    // LIKE has no meaning left after the escape; the second pattern finds what a store that
    // lowers ASCII letters only does not, such as "Åsa".
    let escaped = search.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let lower = format!("%{}%", escaped.to_lowercase());
    let capital = format!("%{}%", capitals(&escaped));
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT COUNT(*) FROM account WHERE partnership = ?1
                     AND (LOWER(name) LIKE ?2 ESCAPE '\\' OR name LIKE ?3 ESCAPE '\\'
                        OR email LIKE ?2 ESCAPE '\\')"
                ),
                values![lower.as_str(), capital.as_str()],
            ),
            Ask::new(
                sql!(
                    "SELECT id, email, name, language, mail_rhythm, cleared, disabled, password IS NOT NULL,
                        totp_confirmed, version FROM account WHERE partnership = ?1
                     AND (LOWER(name) LIKE ?2 ESCAPE '\\' OR name LIKE ?3 ESCAPE '\\'
                        OR email LIKE ?2 ESCAPE '\\')
                     ORDER BY LOWER(name), id LIMIT ?4 OFFSET ?5"
                ),
                values![lower.as_str(), capital.as_str(), limit, skip],
            ),
            Ask::new(
                sql!(
                    "SELECT DISTINCT h.account, h.role, g.name FROM hat h
                     LEFT JOIN agency g ON g.partnership = h.partnership AND g.id = h.agency
                     WHERE h.partnership = ?1 AND h.ended IS NULL AND h.account IN (
                        SELECT id FROM account WHERE partnership = ?1
                        AND (LOWER(name) LIKE ?2 ESCAPE '\\' OR name LIKE ?3 ESCAPE '\\'
                           OR email LIKE ?2 ESCAPE '\\')
                        ORDER BY LOWER(name), id LIMIT ?4 OFFSET ?5)
                     ORDER BY h.account, h.role, g.name"
                ),
                values![lower.as_str(), capital.as_str(), limit, skip],
            ),
        ])
        .await?;
    let [count, accounts, hats] = answers.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    let mut lines: Vec<AccountLine> = accounts
        .iter()
        .map(|row| Ok(AccountLine { account: account_of(row)?, hats: Vec::new() }))
        .collect::<Result<_, StoreError>>()?;
    for row in hats {
        let account: AccountId = row.parse(0)?;
        let hat = (row.code(1, Role::from_code)?, row.opt_text(2)?);
        if let Some(line) = lines.iter_mut().find(|l| l.account.id == account) {
            line.hats.push(hat);
        }
    }
    Ok((lines, count.first().map_or(Ok(0), |row| row.count(0))?))
}

/// Every word with a capital.
fn capitals(text: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
    };
    text.split(' ').map(word).collect::<Vec<String>>().join(" ")
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

/// Changes what the holder decides; refused when the account is not as it was shown.
#[must_use]
pub fn set_profile(
    batch: Batch,
    shown: &Account,
    name: &str,
    language: Language,
    rhythm: MailRhythm,
) -> Batch {
    batch.must(
        "account",
        1,
        sql!(
            "UPDATE account SET name = ?4, language = ?5, mail_rhythm = ?6, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![shown.id, shown.version, name, language.tag(), rhythm.code()],
    )
}

/// Changes what the administrator decides; refused when the account is not as it was shown.
#[must_use]
pub fn set_standing(batch: Batch, shown: &Account, cleared: bool, disabled: bool) -> Batch {
    batch.must(
        "account",
        1,
        sql!(
            "UPDATE account SET cleared = ?4, disabled = ?5, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![shown.id, shown.version, cleared, disabled],
    )
}

/// Sets the password, argon2id in PHC notation.
#[must_use]
pub fn set_password(batch: Batch, account: AccountId, password: &str) -> Batch {
    batch.must(
        "account",
        1,
        sql!("UPDATE account SET password = ?3, version = version + 1 WHERE partnership = ?1 AND id = ?2"),
        values![account, password],
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_get_capitals() {
        assert_eq!(super::capitals("åsa berg"), "Åsa Berg");
        assert_eq!(super::capitals(""), "");
    }
}
