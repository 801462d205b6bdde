//! Attachments are sealed before they reach the store, and opened when somebody may have them. The keys lie
//! outside of the store: who has a copy of the store alone has no file.
//!
//! Each file, and each name, is sealed by ChaCha20-Poly1305 under a key of its own, made by HKDF from the
//! server's key and from what it is: a sealed file that is moved to another row does not open there.

use std::collections::BTreeMap;

use domain::attachment::{Attachment, File, Of};
use domain::id::{AttachmentId, PartnershipId};
use jiff::Timestamp;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Salt};
use store::attachment::Sealed;
use store::{Batch, Scope};

use crate::error::AppError;
use crate::kring::Kring;
use crate::ports::Chance;

/// Says how something was sealed, as its first byte.
const VERSION: u8 = 1;

/// The keys that open attachments, by id, and the one that seals new ones.
#[derive(Clone, Default)]
pub struct Keyring {
    keys: BTreeMap<String, [u8; 32]>,
    newest: Option<String>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.keys.keys()).finish()
    }
}

/// Which half of a file is sealed: neither opens in place of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Content,
}

/// Whose file it is.
#[derive(Debug, Clone, Copy)]
struct Whose<'a> {
    partnership: &'a PartnershipId,
    id: AttachmentId,
    part: Part,
}

impl Keyring {
    /// Keys with their ids, the newest last: it seals, all open.
    pub fn new(keys: impl IntoIterator<Item = (String, [u8; 32])>) -> Self {
        let keys: Vec<_> = keys.into_iter().collect();
        let newest = keys.last().map(|(id, _)| id.clone());
        Self { keys: keys.into_iter().collect(), newest }
    }

    /// Id of the key that seals; none while there is no key.
    pub fn newest(&self) -> Option<&str> {
        self.newest.as_deref()
    }

    /// Whether what that key has sealed can be opened.
    pub fn has(&self, key_id: &str) -> bool {
        self.keys.contains_key(key_id)
    }

    fn key(&self, key_id: &str, whose: Whose<'_>) -> Result<LessSafeKey, AppError> {
        let key = self.keys.get(key_id).ok_or(AppError::Internal("the key of an attachment is missing"))?;
        let part: &[u8] = match whose.part {
            Part::Name => b"name",
            Part::Content => b"content",
        };
        let (partnership, id) = (whose.partnership.as_str(), whose.id.to_string());
        let info = [partnership.as_bytes(), b"/", id.as_bytes(), b"/", part];
        let broken = |_| AppError::Internal("a key of an attachment cannot be made");
        let own = Salt::new(HKDF_SHA256, b"kring attachment").extract(key);
        let own = own.expand(&info, &CHACHA20_POLY1305).map_err(broken)?;
        Ok(LessSafeKey::new(UnboundKey::from(own)))
    }

    fn seal(
        &self,
        chance: &dyn Chance,
        key_id: &str,
        whose: Whose<'_>,
        plain: &[u8],
    ) -> Result<Vec<u8>, AppError> {
        let key = self.key(key_id, whose)?;
        let mut nonce = [0; NONCE_LEN];
        chance.fill(&mut nonce);
        let mut inside = Vec::with_capacity(plain.len() + 1 + NONCE_LEN + CHACHA20_POLY1305.tag_len());
        inside.push(VERSION);
        inside.extend(nonce);
        let begin = inside.len();
        inside.extend(plain);
        let tag = key
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from([VERSION]),
                &mut inside[begin..],
            )
            .map_err(|_| AppError::Internal("an attachment cannot be sealed"))?;
        inside.extend(tag.as_ref());
        Ok(inside)
    }

    fn open(&self, key_id: &str, whose: Whose<'_>, sealed: Vec<u8>) -> Result<Vec<u8>, AppError> {
        let broken = || AppError::Internal("an attachment is not as it was sealed");
        let key = self.key(key_id, whose)?;
        let mut sealed = sealed;
        let head = sealed.get(..=NONCE_LEN).ok_or_else(broken)?;
        let (version, nonce) = head.split_first().ok_or_else(broken)?;
        if *version != VERSION {
            return Err(AppError::Internal("an attachment was sealed by a newer version"));
        }
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let begin = NONCE_LEN + 1;
        let plain = key.open_within(nonce, Aad::from([VERSION]), &mut sealed, begin..);
        let length = plain.map_err(|_| broken())?.len();
        sealed.truncate(length);
        Ok(sealed)
    }
}

/// Files, sealed and ready to be written, each with what is in it. Sealed once, however often the batch that
/// holds them is tried.
///
/// # Errors
/// There is no key.
pub(crate) fn seal(
    kring: &Kring,
    partnership: &PartnershipId,
    files: &[File],
    now: Timestamp,
) -> Result<Vec<(Sealed, Vec<u8>)>, AppError> {
    let keys = &kring.attachment_keys;
    let one = |file: &File| {
        let key_id = keys.newest().ok_or(AppError::Internal("there is no key for attachments"))?;
        let id = kring.id(now);
        let seal =
            |part, plain: &[u8]| keys.seal(&*kring.chance, key_id, Whose { partnership, id, part }, plain);
        let sealed = Sealed {
            id,
            kind: file.kind,
            size: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
            key_id: key_id.to_owned(),
            name: seal(Part::Name, file.name.as_bytes())?,
        };
        Ok((sealed, seal(Part::Content, &file.bytes)?))
    };
    files.iter().map(one).collect()
}

/// Adds sealed files to something: what they belong to and they land together or not at all.
pub(crate) fn add(batch: Batch, of: Of, of_id: &str, sealed: &[(Sealed, Vec<u8>)], at: Timestamp) -> Batch {
    store::attachment::add(batch, of, of_id, sealed, at)
}

fn shown(kring: &Kring, scope: &Scope, sealed: Sealed) -> Result<Attachment, AppError> {
    let Sealed { id, kind, size, key_id, name } = sealed;
    let whose = Whose { partnership: scope.partnership(), id, part: Part::Name };
    let name = kring.attachment_keys.open(&key_id, whose, name)?;
    Ok(Attachment { id, kind, size, name: String::from_utf8_lossy(&name).into_owned() })
}

/// The files of something, in order. Whoever calls has asked the gate and writes the record.
///
/// # Errors
/// The store does not answer, or a key is missing.
pub(crate) async fn list(
    kring: &Kring,
    scope: &Scope,
    of: Of,
    of_id: &str,
) -> Result<Vec<Attachment>, AppError> {
    let sealed = store::attachment::list(scope, of, of_id).await?;
    sealed.into_iter().map(|one| shown(kring, scope, one)).collect()
}

/// One file of something, with what is in it. Whoever calls has asked the gate and writes the record.
///
/// # Errors
/// [`AppError::NotFound`] for what is no file of it; a key is missing.
pub(crate) async fn get(
    kring: &Kring,
    scope: &Scope,
    of: Of,
    of_id: &str,
    id: AttachmentId,
) -> Result<(Attachment, Vec<u8>), AppError> {
    let found = store::attachment::get(scope, of, of_id, id).await?;
    let (sealed, content) = found.ok_or(AppError::NotFound)?;
    let whose = Whose { partnership: scope.partnership(), id, part: Part::Content };
    let content = kring.attachment_keys.open(&sealed.key_id, whose, content)?;
    Ok((shown(kring, scope, sealed)?, content))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);

    impl Chance for Counting {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    fn keys(ids: &[(&str, u8)]) -> Keyring {
        Keyring::new(ids.iter().map(|(id, byte)| ((*id).to_owned(), [*byte; 32])))
    }

    #[test]
    fn what_was_sealed_opens_with_its_key_in_its_place_alone() {
        let chance = Counting(0.into());
        let ring = keys(&[("a", 1), ("b", 2)]);
        let (here, there) = ("bjorkdal".parse().unwrap(), "granvik".parse().unwrap());
        let id = AttachmentId(uuid::Uuid::from_u128(1));
        let whose = Whose { partnership: &here, id, part: Part::Content };
        let sealed = ring.seal(&chance, "b", whose, b"Hon \xE4r r\xE4dd").unwrap();
        assert_ne!(
            sealed,
            ring.seal(&chance, "b", whose, b"Hon \xE4r r\xE4dd").unwrap(),
            "never twice the same"
        );
        assert!(!sealed.windows(3).any(|w| w == b"Hon"));
        let open = |ring: &Keyring, key: &str, whose, sealed: &[u8]| ring.open(key, whose, sealed.to_vec());
        assert_eq!(open(&ring, "b", whose, &sealed).unwrap(), b"Hon \xE4r r\xE4dd");
        let elsewhere = [
            Whose { partnership: &there, ..whose },
            Whose { id: AttachmentId(uuid::Uuid::from_u128(2)), ..whose },
            Whose { part: Part::Name, ..whose },
        ];
        for other in elsewhere {
            assert!(open(&ring, "b", other, &sealed).is_err(), "{other:?}");
        }
        assert!(open(&ring, "a", whose, &sealed).is_err(), "another key");
        assert!(open(&ring, "c", whose, &sealed).is_err(), "a key that is not there");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&ring, "b", whose, &changed).is_err(), "byte {at} changed");
            assert!(open(&ring, "b", whose, &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn after_a_rotation_the_new_key_seals_and_the_old_one_opens() {
        let chance = Counting(0.into());
        let partnership = "bjorkdal".parse().unwrap();
        let id = AttachmentId(uuid::Uuid::from_u128(1));
        let whose = Whose { partnership: &partnership, id, part: Part::Name };
        let before = keys(&[("z", 1)]);
        let sealed = before.seal(&chance, "z", whose, b"brev.pdf").unwrap();
        let after = keys(&[("z", 1), ("a", 2)]);
        assert_eq!(after.newest(), Some("a"), "the newest is the last, whatever its id");
        assert_eq!(after.open("z", whose, sealed).unwrap(), b"brev.pdf");
        assert_eq!(Keyring::default().newest(), None);
    }

    #[test]
    fn a_keyring_shows_no_key() {
        assert_eq!(format!("{:?}", keys(&[("a", 171)])), "{\"a\"}");
    }
}
