//! Keys by which an agency's own systems speak to Kring. A key belongs to the agency and not to a person; it
//! is shown once, and only its hash is kept.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::id::{AgencyId, ApiKeyId};
use crate::message_key::{FieldError, Message};

/// Most keys of one agency that are not revoked.
pub const LIMIT: u32 = 10;
/// Most characters of a key's name.
pub const NAME_LIMIT: usize = 80;
/// How a key begins, so that people and programs that look for lost secrets know it.
pub const PREFIX: &str = "kring_";
/// Characters of a key after its beginning: 256 bits in URL-safe Base64.
const SECRET_LENGTH: usize = 43;

/// A key as lists show it: never the key itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// Whose it is.
    pub agency: AgencyId,
    /// Which system has it, in the words of whoever made it.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// By whom; `None` at the command line.
    pub made_by: Option<String>,
    /// The last day on which it was used.
    pub used: Option<Date>,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
}

/// Whether a text can be a key: whatever cannot is not looked for.
pub fn is_key(text: &str) -> bool {
    let in_base64 = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    text.strip_prefix(PREFIX).is_some_and(|rest| rest.len() == SECRET_LENGTH && rest.bytes().all(in_base64))
}

/// The name of a key as it is kept.
///
/// # Errors
/// Nothing was written, or too much.
pub fn name(typed: &str) -> Result<String, FieldError> {
    let wrong = |message| FieldError { field: "name", message };
    let kept: String = typed.chars().filter(|c| !c.is_control()).collect();
    let kept = kept.trim();
    if kept.is_empty() {
        return Err(wrong(Message::new("error-required")));
    }
    if kept.chars().count() > NAME_LIMIT {
        return Err(wrong(Message::new("error-too-long").with("limit", NAME_LIMIT.to_string())));
    }
    Ok(kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_key_is_told_without_looking() {
        let key = format!("{PREFIX}{}", "aZ0-_".repeat(9)[..43].to_owned());
        assert!(is_key(&key));
        for text in ["", "kring_", "Kring_aaaa", &key[..48], &format!("{key}a"), &key.replace('Z', "é")] {
            assert!(!is_key(text), "{text}");
        }
    }

    #[test]
    fn a_key_has_a_name() {
        assert_eq!(name(" Elevhälsans\u{0} journal ").unwrap(), "Elevhälsans journal");
        assert_eq!(name(" \n").unwrap_err().message.key, "error-required");
        assert_eq!(name(&"a".repeat(81)).unwrap_err().message.key, "error-too-long");
    }
}
