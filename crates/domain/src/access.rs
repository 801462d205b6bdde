//! The access record: who, wearing which hat, did what, to whom it pertains, which fields were
//! shown, on which basis, when. Appended, chained with SHA-256, never changed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::coded::coded;
use crate::gate::{Action, Actor, Permit, Purpose};
use crate::id::{AccessId, AccountId, AgencyId, HatId, PartnershipId, PersonId};

coded! {
    /// How a value left: on a page, in a print, in an export, by the API or the command line.
    Means {
        /// A page or a live fragment of one.
        Page = "page",
        /// A file for download.
        Export = "export",
        /// An API answer.
        Api = "api",
        /// The command line.
        CommandLine = "command_line",
        /// A job of the server.
        Job = "job",
    }
}

/// Names of what can be shown or written: all that an access record says in `fields`, but for how many were
/// found (`hits:3`), whose account it was (`account:` and its id) and which opening in an emergency
/// (`opening:` and its id).
pub const FIELDS: &[&str] = &[
    "name",
    "given",
    "surname",
    "born",
    "sex",
    "national_id",
    "address",
    "postcode",
    "city",
    "phone",
    "agency",
    "household",
    "prior",
    "level",
    "existence",
    "circle",
    "relations",
    "coverage",
    "latest",
    "coordinators",
    "coordinator",
    "involvement",
    "exposure",
    "invitation",
    "attention",
    "hand_over",
    "sharing",
    "consent",
    "disclosure",
    "notice",
    "moved",
    "form",
    "who_looked",
    "counts",
    "queue",
    "review",
    "question",
    "record_id",
    "link",
    "not_same",
    "second_opinion",
    "link_quality",
    "accept",
    "ask_percent",
    "deliveries",
    "delivery",
    "begin",
    "columns",
    "rejected_lines",
    "confirm",
    "abandon",
    "waits",
    "land",
    "complete",
    "delta",
    "mail",
    "access_record",
    "names",
    "verification",
    "export",
    "accounts",
    "account",
    "hats",
    "hat",
    "cleared",
    "disabled",
    "password",
    "password_link",
    "second_factor",
    "language",
    "mail_rhythm",
    "concern",
    "attachment",
    "api_key",
    "case",
    "clock",
    "task",
    "feedback",
    "stand_in",
    "calendar",
    "operations",
    "asked:name",
    "asked:born",
    "asked:national_id",
    "outside:known",
    "outside:not_known",
    "outside:too_many",
    "break_glass",
    "break_glass_review",
    "withheld",
    "shown_again",
    "alert",
    "alert_rule",
    "signal",
    "local_rule",
];

/// Before the id of an opening in an emergency in `fields`.
pub const OPENING: &str = "opening:";

/// Whether a name in `fields` is one that people have a word for.
pub fn is_field(name: &str) -> bool {
    let counted = name.strip_prefix("hits:").is_some_and(|n| n.parse::<u32>().is_ok());
    counted || name.starts_with("account:") || name.starts_with(OPENING) || FIELDS.contains(&name)
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
    /// Why, in the looker's own words, where the action asks for them. Absent from the line when
    /// there are none, so that lines written before still read and verify.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
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
            reason: permit.reason().map(str::to_owned),
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
            reason: None,
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

/// A short stable name for an account or person that tells nothing about them: eight letters and
/// digits (40 bits) of a hash of their random id, such as `K7Q2-MX4D`. The same in every list of
/// one partnership, another in every other.
pub fn pseudonym(partnership: &PartnershipId, id: uuid::Uuid) -> String {
    /// Crockford's Base32: no letter that reads like a digit.
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = Sha256::digest(format!("{partnership}\n{}", id.simple()).as_bytes());
    let bits = hash[..5].iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let sign = |place: u32| char::from(SIGNS[usize::try_from(bits >> (5 * place) & 31).unwrap_or_default()]);
    let (head, tail): (String, String) = ((4..8).rev().map(sign).collect(), (0..4).rev().map(sign).collect());
    format!("{head}-{tail}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_reason_reads_and_writes_as_before() {
        let line = r#"{"id":"00000000-0000-0000-0000-000000000001","partnership":"x","at":"2026-11-22T09:00:00Z","account":null,"hat":null,"agency":null,"action":"view_circle","purpose":"support","means":"page","persons":[],"fields":[],"basis":[],"denied":false,"request":"r"}"#;
        let record: AccessRecord = serde_json::from_str(line).expect("reads");
        assert_eq!(record.line().expect("writes"), line);
        let told = AccessRecord { reason: Some("because".to_owned()), ..record };
        assert!(told.line().expect("writes").ends_with(r#","reason":"because"}"#));
    }

    #[test]
    fn a_pseudonym_is_stable_short_and_one_per_partnership() {
        let id = uuid::Uuid::from_u128(7);
        let of = |word: &str| pseudonym(&word.parse().expect("a word"), id);
        assert_eq!(of("bjorkdal"), of("bjorkdal"));
        assert_ne!(of("bjorkdal"), of("granvik"));
        assert_eq!(of("bjorkdal").len(), 9);
    }
}
