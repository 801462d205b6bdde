//! Signed heads of the chain that are kept outside: written, and held against the chain later.

use domain::access::hex;
use domain::checkpoint::{Against, FORM, Fault, SignedHead};
use domain::id::PartnershipId;
use jiff::{SignedDuration, Timestamp};
use ring::signature::KeyPair;
use store::Scope;

use super::{Signer, Verdict, signature_fits};
use crate::error::AppError;
use crate::kring::Kring;

/// Name of the lease of whoever writes the day's checkpoint.
const CHORE: &str = "checkpoint";
/// How long one server has to write it; then another may try.
const TRY: SignedDuration = SignedDuration::from_mins(15);
/// How often one is written.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

impl Signer {
    /// Its public key, lower-case hex.
    pub fn public_key(&self) -> String {
        hex(self.0.public_key().as_ref())
    }
}

/// Signs the newest link of a partnership's chain; `None` before the first.
///
/// # Errors
/// The store does not answer.
pub async fn sign(scope: &Scope, signer: &Signer, now: Timestamp) -> Result<Option<SignedHead>, AppError> {
    let Some(head) = store::access::head(scope).await? else { return Ok(None) };
    let mut made = SignedHead {
        form: FORM.to_owned(),
        partnership: scope.partnership().clone(),
        seq: head.seq,
        hash: head.hash,
        at: now,
        public_key: signer.public_key(),
        signature: String::new(),
    };
    made.signature = hex(signer.0.sign(made.text().as_bytes()).as_ref());
    Ok(Some(made))
}

/// Whether a checkpoint is what was signed, and with the key that is trusted. Without a key only
/// the first is told: whoever writes a chain anew can sign it with a key of their own.
///
/// # Errors
/// What is wrong with it.
pub fn check(head: &SignedHead, key: Option<&str>) -> Result<(), Fault> {
    if key.is_some_and(|key| !key.eq_ignore_ascii_case(&head.public_key)) {
        return Err(Fault::OtherKey);
    }
    if signature_fits(&head.public_key, &head.signature, &head.text()) {
        Ok(())
    } else {
        Err(Fault::FalseSignature)
    }
}

/// Follows the whole chain of a partnership in the store and holds these checkpoints against it;
/// faults by the place of the checkpoint in the list. Where the chain is broken in itself, that is
/// told and nothing else.
///
/// # Errors
/// The store does not answer.
pub async fn verify(scope: &Scope, heads: &[SignedHead]) -> Result<(Verdict, Vec<(usize, Fault)>), AppError> {
    let mut against = Against::new(heads);
    let verdict = super::follow(scope, |seq, hash| against.link(seq, hash)).await?;
    let faults = if verdict.broken.is_some() { Vec::new() } else { against.end(verdict.links) };
    Ok((verdict, faults))
}

/// Whether it is this server's turn to write the day's checkpoint of a partnership. Once it is
/// written say [`written`]; else another server tries later.
///
/// # Errors
/// The store does not answer.
pub async fn is_due(
    kring: &Kring,
    id: &PartnershipId,
    holder: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    Ok(store::lease::take(&kring.scope(id), CHORE, holder, now, now + TRY).await?)
}

/// The day's checkpoint is written: the next one is due a day later.
///
/// # Errors
/// The store does not answer.
pub async fn written(
    kring: &Kring,
    id: &PartnershipId,
    holder: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    store::lease::take(&kring.scope(id), CHORE, holder, now, now + EVERY).await?;
    Ok(())
}
