//! The access record: who, wearing which hat, did what, to whom it pertains, which fields were
//! shown, on which basis, when. Appended, chained with SHA-256, never changed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::gate::{Action, Actor, Permit, Purpose};
use crate::id::{AccessId, AccountId, AgencyId, HatId, PartnershipId, PersonId};

/// How a value left: on a page, in a print, in an export, by the API or the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A page or a live fragment of one.
    Page,
    /// A file for download.
    Export,
    /// An API answer.
    Api,
    /// The command line.
    CommandLine,
    /// A job of the server.
    Job,
}

/// One access. Its JSON form, with keys in this order, is what the chain seals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRecord {
    /// Its id; `UUIDv7`, so ids sort by time.
    pub id: AccessId,
    /// The tenant.
    pub partnership: PartnershipId,
    /// When, UTC.
    pub at: Timestamp,
    /// The human; `None` for the system itself.
    pub account: Option<AccountId>,
    /// The hat that was on.
    pub hat: Option<HatId>,
    /// The hat's agency.
    pub agency: Option<AgencyId>,
    /// What was done.
    pub action: String,
    /// Why.
    pub purpose: String,
    /// By which means.
    pub means: Means,
    /// To whom it pertains; empty when it concerns no person.
    pub persons: Vec<PersonId>,
    /// Names of the fields that were shown or written; never their values.
    pub fields: Vec<String>,
    /// Ids of the rules that decided.
    pub basis: Vec<String>,
    /// Whether it was refused.
    pub denied: bool,
    /// Id of the request in the log.
    pub request: String,
}

impl AccessRecord {
    /// The record of a permitted action.
    #[allow(clippy::too_many_arguments, reason = "a record is exactly these")]
    pub fn permitted(
        id: AccessId,
        at: Timestamp,
        actor: &Actor,
        purpose: Purpose,
        means: Means,
        permit: &Permit,
        fields: &[&str],
        request: &str,
    ) -> Self {
        Self {
            id,
            partnership: actor.partnership.clone(),
            at,
            account: Some(actor.account),
            hat: Some(actor.hat),
            agency: actor.agency,
            action: permit.action().code().to_owned(),
            purpose: purpose.code().to_owned(),
            means,
            persons: permit.person().into_iter().collect(),
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
            basis: permit.rules().iter().map(|r| r.id.clone()).collect(),
            denied: false,
            request: request.to_owned(),
        }
    }

    /// The record of a refusal.
    #[allow(clippy::too_many_arguments, reason = "a record is exactly these")]
    pub fn refused(
        id: AccessId,
        at: Timestamp,
        actor: &Actor,
        purpose: Purpose,
        means: Means,
        action: Action,
        person: Option<PersonId>,
        request: &str,
    ) -> Self {
        Self {
            id,
            partnership: actor.partnership.clone(),
            at,
            account: Some(actor.account),
            hat: Some(actor.hat),
            agency: actor.agency,
            action: action.code().to_owned(),
            purpose: purpose.code().to_owned(),
            means,
            persons: person.into_iter().collect(),
            fields: Vec::new(),
            basis: Vec::new(),
            denied: true,
            request: request.to_owned(),
        }
    }

    /// The line that the chain seals: compact JSON, keys in the order of the struct.
    ///
    /// # Errors
    /// Only if memory runs out while writing.
    pub fn line(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// The hash that stands before the first record of a chain.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// `SHA-256(previous hash in hex, newline, line)`, in lower-case hex: checkable with any
/// `sha256sum`.
pub fn chain(previous: &str, line: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(b"\n");
    hash.update(line.as_bytes());
    hex(&hash.finalize())
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}
