//! What the use cases need of the world, as traits: the time, chance, and outgoing mail.

use async_trait::async_trait;
use domain::country::Language;
use domain::id::MailId;
use domain::mail::MailTemplate;
use jiff::Timestamp;
use uuid::Uuid;

/// The time.
pub trait Clock: Send + Sync {
    /// Now, UTC.
    fn now(&self) -> Timestamp;
}

/// Chance, for ids and secrets. Adapters must be cryptographically secure.
pub trait Chance: Send + Sync {
    /// Fills the buffer with random bytes.
    fn fill(&self, buffer: &mut [u8]);
}

/// A `UUIDv7` of that moment: ids sort by time.
pub fn uuid(chance: &dyn Chance, now: Timestamp) -> Uuid {
    let mut random = [0_u8; 10];
    chance.fill(&mut random);
    let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// A secret for links and cookies: 256 bits in URL-safe Base64 without padding, 43 characters.
pub fn secret(chance: &dyn Chance) -> String {
    let mut random = [0_u8; 32];
    chance.fill(&mut random);
    data_encoding::BASE64URL_NOPAD.encode(&random)
}

/// SHA-256 in lower-case hex: how secrets are stored.
pub fn secret_hash(secret: &str) -> String {
    use sha2::Digest;
    domain::access::hex(&sha2::Sha256::digest(secret.as_bytes()))
}

/// A rendered e-mail. It never holds a name, a number or a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id: the same at every try.
    pub id: MailId,
    /// Receiver's address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Body, plain text.
    pub body: String,
}

/// Why a letter did not go.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// May go later: the server is away or busy.
    #[error("passing: {0}")]
    Passing(String),
    /// Will never go: the address is refused.
    #[error("final: {0}")]
    Final(String),
}

/// Outgoing mail.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands one letter over.
    async fn send(&self, letter: &Letter) -> Result<(), MailError>;
}

/// The words of letters, which stand in the catalogues of a floor above.
pub trait Letters: Send + Sync {
    /// Subject and body. `count` notices wait, `link` leads to them.
    fn write(&self, template: MailTemplate, language: Language, count: u32, link: &str) -> (String, String);
}
