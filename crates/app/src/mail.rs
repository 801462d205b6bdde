//! Outgoing mail: letters about notices are queued by each account's rhythm, claimed, sent, tried
//! again, given up, and put back by an administrator.

use domain::gate::Action;
use domain::id::MailId;
use domain::mail::{ATTEMPTS, Mail, MailState, MailTemplate, due, wait_after};
use domain::message_key::Message;
use jiff::{SignedDuration, Timestamp};
use store::mail::Outbox;
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::kring::Kring;
use crate::op::Op;
use crate::ports::{Letter, MailError, secret};

/// Where a letter about notices leads.
const NEWS_PATH: &str = "/notices";
/// How long one round of sending goes on: well within the lease of what it has claimed, also when
/// the mail server lets every letter wait. What is left is claimed again.
const ROUND: SignedDuration = SignedDuration::from_mins(2);
/// Most characters kept of what went wrong.
const PROBLEM_LIMIT: usize = 200;

/// Queues a letter for every account whose rhythm says so, with what it has not seen. Returns how
/// many were queued.
///
/// # Errors
/// The store does not answer.
pub async fn queue(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut queued = 0;
    for id in store::mail::untold_partnerships(&kring.db).await? {
        let (scope, tenant) = (kring.scope(&id), kring.tenant(&id).await?);
        for waiting in store::mail::untold(&scope).await? {
            if !due(waiting.rhythm, waiting.last, now, &tenant.zone) {
                continue;
            }
            let letter = Mail {
                id: kring.id(now),
                address: waiting.address.clone(),
                language: waiting.language,
                template: MailTemplate::News,
                count: waiting.count,
                path: NEWS_PATH.to_owned(),
                state: MailState::Queued,
                attempts: 0,
                next: now,
                problem: None,
                created: now,
            };
            let batch = store::mail::digest(Batch::chore("a letter about notices"), &waiting, &letter);
            match scope.write(batch).await {
                Ok(()) => queued += 1,
                // Another server was first.
                Err(StoreError::Conflict(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(queued)
}

/// Sends the letters whose turn it is, a few of each partnership, for two minutes at most. Returns
/// how many left.
///
/// # Errors
/// The store does not answer.
pub async fn send(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut sent = 0;
    let late = || kring.clock.now() > now + ROUND;
    for id in store::mail::due_partnerships(&kring.db, now).await? {
        if late() {
            break;
        }
        let scope = kring.scope(&id);
        let claim = secret(&*kring.chance);
        scope.write(store::mail::claim(Batch::chore("letters to send"), &claim, now)).await?;
        for mail in store::mail::claimed(&scope, &claim).await? {
            if late() {
                break;
            }
            let batch = Batch::chore("a letter that was sent or not");
            let batch = match kring.mailer.send(&letter(kring, &mail)).await {
                Ok(()) => {
                    sent += 1;
                    store::mail::sent(batch, mail.id, &claim, now)
                }
                Err(error) => {
                    let (next, problem) = after(&mail, error, now);
                    store::mail::failed(batch, mail.id, &claim, next, &problem)
                }
            };
            scope.write(batch).await?;
        }
    }
    Ok(sent)
}

/// When a letter that failed is tried again, if at all, and what is kept of the problem.
fn after(mail: &Mail, error: MailError, now: Timestamp) -> (Option<Timestamp>, String) {
    let (text, passing) = match error {
        MailError::Passing(text) => (text, true),
        MailError::Final(text) => (text, false),
    };
    let tried = mail.attempts.saturating_add(1);
    let next = (passing && tried < ATTEMPTS).then(|| now + wait_after(tried));
    // A server's answer may repeat the address; it stands in the row once already.
    let problem: String = text.replace(&mail.address, "…").chars().take(PROBLEM_LIMIT).collect();
    (next, problem)
}

fn letter(kring: &Kring, mail: &Mail) -> Letter {
    let link = format!("{}{}", kring.base_url, mail.path);
    let (subject, body) = kring.letters.write(mail.template, mail.language, mail.count, &link);
    Letter { id: mail.id, to: mail.address.clone(), subject, body }
}

/// The outbox, for an administrator.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn outbox(op: &Op) -> Result<Outbox, AppError> {
    let permit = op.authorise_object(Action::ViewMailQueue, None).await?;
    let outbox = store::mail::outbox(&op.scope).await?;
    op.scope.write(Batch::new(op.record(&permit, &["mail"]))).await?;
    Ok(outbox)
}

/// Puts a letter that was given up back into the queue.
///
/// # Errors
/// [`AppError::Conflict`] when it is not given up any more.
pub async fn again(op: &Op, id: MailId, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ViewMailQueue, None).await?;
    let batch = Batch::new(op.record(&permit, &["mail"])).once(once, op.now);
    match op.scope.write(store::mail::again(batch, id, op.now)).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("mail-not-dead"))),
        other => Ok(other?),
    }
}
