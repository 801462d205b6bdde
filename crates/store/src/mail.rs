//! The outbox: letters are rows, claimed with a lease, tried again, given up, and put back by an
//! administrator.

use domain::country::Language;
use domain::id::{AccountId, MailId, PartnershipId};
use domain::mail::{LEASE, Mail, MailState, MailTemplate};
use domain::notice::MailRhythm;
use jiff::Timestamp;

use crate::{Ask, Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// Most letters that an administrator's page shows, and most that one claim takes.
pub const MAIL_LIMIT: u32 = 200;
/// Letters of one claim: as many as go well within the lease.
pub const CLAIM_LIMIT: u32 = 20;

/// Reads `id, address, language, template, count, link, state, attempts, next_at, problem, created`.
fn mail(row: &Row) -> Result<Mail, StoreError> {
    Ok(Mail {
        id: row.parse(0)?,
        address: row.text(1)?,
        language: row.code(2, Language::from_tag)?,
        template: row.code(3, MailTemplate::from_code)?,
        count: u32::try_from(row.count(4)?).unwrap_or(u32::MAX),
        path: row.text(5)?,
        state: row.code(6, MailState::from_code)?,
        attempts: u32::try_from(row.count(7)?).unwrap_or(u32::MAX),
        next: row.at(8)?,
        problem: row.opt_text(9)?,
        created: row.at(10)?,
    })
}

/// Queues a letter.
#[must_use]
pub fn queue(batch: Batch, new: &Mail, account: Option<AccountId>) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO mail (partnership, id, account, address, language, template, count, link, state,
                attempts, next_at, lease_until, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'queued', 0, ?9, 0, ?9)"
        ),
        values![
            new.id,
            account,
            new.address.as_str(),
            new.language.tag(),
            new.template.code(),
            new.count,
            new.path.as_str(),
            new.created
        ],
    )
}

/// Partnerships with a letter whose turn it is.
///
/// # Errors
/// The store does not answer.
pub async fn due_partnerships(db: &Db, now: Timestamp) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "the server sends the mail of every partnership",
                "SELECT DISTINCT partnership FROM mail WHERE state = 'queued' AND next_at <= ?1
                 AND lease_until <= ?1 ORDER BY partnership LIMIT 1000"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Claims letters whose turn it is. Several servers may claim at once: the condition stands in the
/// outer statement too, which the second one checks again on the row that the first has changed.
#[must_use]
pub fn claim(batch: Batch, claim: &str, now: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE mail SET claim = ?2, lease_until = ?4
             WHERE partnership = ?1 AND state = 'queued' AND next_at <= ?3 AND lease_until <= ?3 AND id IN
             (SELECT id FROM mail WHERE partnership = ?1 AND state = 'queued' AND next_at <= ?3
              AND lease_until <= ?3 ORDER BY next_at, id LIMIT ?5)"
        ),
        values![claim, now, now + LEASE, CLAIM_LIMIT],
    )
}

/// The letters of a claim.
///
/// # Errors
/// The store does not answer.
pub async fn claimed(scope: &Scope, claim: &str) -> Result<Vec<Mail>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, address, language, template, count, link, state, attempts, next_at, problem,
                    created FROM mail WHERE partnership = ?1 AND claim = ?2 AND state = 'queued'
                 ORDER BY next_at, id LIMIT 100"
            ),
            values![claim],
        )
        .await?;
    rows.iter().map(mail).collect()
}

/// The letter has left: its link, which may hold a secret, and the claim go.
#[must_use]
pub fn sent(batch: Batch, id: MailId, claim: &str, now: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE mail SET state = 'sent', sent = ?4, link = '', claim = NULL, lease_until = 0, problem = NULL
             WHERE partnership = ?1 AND id = ?2 AND claim = ?3"
        ),
        values![id, claim, now],
    )
}

/// The letter did not leave: it waits until `next`, or is given up when there is none.
#[must_use]
pub fn failed(batch: Batch, id: MailId, claim: &str, next: Option<Timestamp>, problem: &str) -> Batch {
    let state = if next.is_some() { MailState::Queued } else { MailState::Dead };
    batch.step(
        sql!(
            "UPDATE mail SET state = ?4, attempts = attempts + 1, next_at = ?5, claim = NULL, lease_until = 0,
                problem = ?6 WHERE partnership = ?1 AND id = ?2 AND claim = ?3"
        ),
        values![id, claim, state.code(), next.unwrap_or(Timestamp::UNIX_EPOCH), problem],
    )
}

/// Puts a letter that was given up back into the queue; a conflict (`mail`) when it is not.
#[must_use]
pub fn again(batch: Batch, id: MailId, now: Timestamp) -> Batch {
    batch.must(
        "mail",
        1,
        sql!(
            "UPDATE mail SET state = 'queued', attempts = 0, next_at = ?3
             WHERE partnership = ?1 AND id = ?2 AND state = 'dead'"
        ),
        values![id, now],
    )
}

/// What an administrator sees of the outbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outbox {
    /// Letters given up, newest first.
    pub dead: Vec<Mail>,
    /// Letters that wait, the next one first.
    pub queued: Vec<Mail>,
    /// How many have left.
    pub sent: u64,
}

/// The outbox.
///
/// # Errors
/// The store does not answer.
pub async fn outbox(scope: &Scope) -> Result<Outbox, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT id, address, language, template, count, '', state, attempts, next_at, problem,
                        created FROM mail WHERE partnership = ?1 AND state = 'dead'
                     ORDER BY created DESC, id LIMIT ?2"
                ),
                values![MAIL_LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT id, address, language, template, count, '', state, attempts, next_at, problem,
                        created FROM mail WHERE partnership = ?1 AND state = 'queued'
                     ORDER BY next_at, id LIMIT ?2"
                ),
                values![MAIL_LIMIT],
            ),
            Ask::new(sql!("SELECT COUNT(*) FROM mail WHERE partnership = ?1 AND state = 'sent'"), values![]),
        ])
        .await?;
    let [dead, queued, sent] = answers.as_slice() else { return Ok(Outbox::default()) };
    Ok(Outbox {
        dead: dead.iter().map(mail).collect::<Result<_, _>>()?,
        queued: queued.iter().map(mail).collect::<Result<_, _>>()?,
        sent: sent.first().map_or(Ok(0), |row| row.count(0))?,
    })
}

/// An account with notices that no letter has told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The account.
    pub account: AccountId,
    /// Its address.
    pub address: String,
    /// Its language.
    pub language: Language,
    /// How often it wants mail.
    pub rhythm: MailRhythm,
    /// When its last letter was queued.
    pub last: Timestamp,
    /// How many notices.
    pub count: u32,
}

/// Partnerships with notices that no letter has told of.
///
/// # Errors
/// The store does not answer.
pub async fn untold_partnerships(db: &Db) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "the server tells the accounts of every partnership",
                "SELECT DISTINCT partnership FROM notice WHERE mailed IS NULL ORDER BY partnership LIMIT 1000"
            ),
            values![],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Accounts with notices that no letter has told of.
///
/// # Errors
/// The store does not answer.
pub async fn untold(scope: &Scope) -> Result<Vec<Waiting>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT u.id, u.email, u.language, u.mail_rhythm, u.digest_at, n.waiting
                 FROM (SELECT account, COUNT(*) AS waiting FROM notice
                    WHERE partnership = ?1 AND mailed IS NULL GROUP BY account) n
                 JOIN account u ON u.partnership = ?1 AND u.id = n.account
                 WHERE NOT u.disabled AND u.mail_rhythm <> 'never' ORDER BY u.digest_at, u.id LIMIT 2000"
            ),
            values![],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Waiting {
                account: row.parse(0)?,
                address: row.text(1)?,
                language: row.code(2, Language::from_tag)?,
                rhythm: row.code(3, MailRhythm::from_code)?,
                last: row.at(4)?,
                count: u32::try_from(row.count(5)?).unwrap_or(u32::MAX),
            })
        })
        .collect()
}

/// Queues the letter of one account and marks its notices as told; a conflict (`digest`) when
/// another server was first.
#[must_use]
pub fn digest(batch: Batch, waiting: &Waiting, letter: &Mail) -> Batch {
    // Always later than the last, so that the second of two servers finds another time.
    let stamp = letter.created.max(waiting.last + jiff::SignedDuration::from_micros(1));
    let batch = batch.must(
        "digest",
        1,
        sql!("UPDATE account SET digest_at = ?4 WHERE partnership = ?1 AND id = ?2 AND digest_at = ?3"),
        values![waiting.account, waiting.last, stamp],
    );
    queue(batch, letter, Some(waiting.account)).step(
        sql!("UPDATE notice SET mailed = ?3 WHERE partnership = ?1 AND account = ?2 AND mailed IS NULL"),
        values![waiting.account, stamp],
    )
}

/// Removes what has served its time: tokens of forms and letters that left before that moment.
#[must_use]
pub fn sweep(batch: Batch, before: Timestamp) -> Batch {
    batch.step(sql!("DELETE FROM once WHERE partnership = ?1 AND at < ?2"), values![before]).step(
        sql!("DELETE FROM mail WHERE partnership = ?1 AND state = 'sent' AND sent < ?2"),
        values![before],
    )
}
