//! The access record's chain: sealed within a second, signed from time to time, verified and
//! exported by whoever wants to know.

pub mod checkpoint;
pub mod officer;

use domain::access::{GENESIS, chain, hex};
use domain::chain::{Broken, Line, Verifier};
use domain::id::AccessId;
use jiff::{SignedDuration, Timestamp};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use store::access::Checkpoint;
use store::{Scope, StoreError};

use crate::error::AppError;
use crate::kring::Kring;

/// How many records one round of the sealer links at most.
const ROUND: u32 = 2_000;
/// How many links a verification or an export reads at a time.
const STRIDE: u32 = 2_000;
/// A sealer that falls silent is replaced after so many seconds.
const LEASE: SignedDuration = SignedDuration::from_secs(15);
/// A checkpoint is signed after so many new links.
const CHECKPOINT_EVERY: i64 = 1_000;

/// The key that signs checkpoints.
pub struct Signer(Ed25519KeyPair);

impl Signer {
    /// From a PKCS #8 document.
    ///
    /// # Errors
    /// It is not one.
    pub fn from_pkcs8(document: &[u8]) -> Result<Self, AppError> {
        Ed25519KeyPair::from_pkcs8_maybe_unchecked(document)
            .map(Self)
            .map_err(|_| AppError::Internal("the key that signs checkpoints does not read"))
    }

    /// From 32 random bytes.
    ///
    /// # Errors
    /// Never for 32 bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, AppError> {
        Ed25519KeyPair::from_seed_unchecked(seed)
            .map(Self)
            .map_err(|_| AppError::Internal("the key that signs checkpoints does not read"))
    }
}

/// What a checkpoint signs.
fn signed_text(partnership: &str, seq: i64, hash: &str) -> String {
    format!("{partnership}\n{seq}\n{hash}")
}

/// One round of the sealer for one partnership: links what waits. Returns how many were linked;
/// 0 also when another server seals.
///
/// # Errors
/// The store does not answer.
pub async fn seal(kring: &Kring, scope: &Scope, holder: &str, signer: &Signer) -> Result<usize, AppError> {
    let now = kring.clock.now();
    if !store::lease::take(scope, "sealer", holder, now, now + LEASE).await? {
        return Ok(0);
    }
    let waiting = store::access::unsealed(scope, ROUND).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let head = store::access::head(scope).await?;
    let (mut seq, mut hash) = head.map_or((0, GENESIS.to_owned()), |h| (h.seq, h.hash));
    let before = seq;
    let mut links: Vec<(i64, AccessId, String)> = Vec::with_capacity(waiting.len());
    for (id, line) in waiting {
        seq += 1;
        hash = chain(&hash, &line);
        links.push((seq, id, hash.clone()));
    }
    match store::access::seal(scope, &links).await {
        Ok(()) => {}
        // The lease ran out meanwhile and another server was faster: its links stand.
        Err(StoreError::Duplicate | StoreError::Conflict(_)) => return Ok(0),
        Err(other) => return Err(other.into()),
    }
    if before / CHECKPOINT_EVERY != seq / CHECKPOINT_EVERY || before == 0 {
        checkpoint(scope, seq, &hash, signer, now).await?;
    }
    Ok(links.len())
}

async fn checkpoint(
    scope: &Scope,
    seq: i64,
    hash: &str,
    signer: &Signer,
    at: Timestamp,
) -> Result<(), AppError> {
    let text = signed_text(scope.partnership().as_str(), seq, hash);
    let new = Checkpoint {
        seq,
        hash: hash.to_owned(),
        public_key: hex(signer.0.public_key().as_ref()),
        signature: hex(signer.0.sign(text.as_bytes()).as_ref()),
        at,
    };
    Ok(store::access::add_checkpoint(scope, &new).await?)
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Links that were right.
    pub links: i64,
    /// Records that wait for the sealer.
    pub unsealed: u64,
    /// Checkpoints whose signature and hash were right.
    pub checkpoints: usize,
    /// Where the chain breaks, if it does.
    pub broken: Option<Broken>,
    /// A checkpoint that does not fit the chain or its own signature.
    pub false_checkpoint: Option<i64>,
    /// Records that stand beside the chain: somebody put them in behind the server's back.
    pub beside: Option<Beside>,
    /// Records that waited for the sealer and are gone.
    pub lost: u64,
}

/// Records beside the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Option<AccessId>,
}

impl Verdict {
    /// Whether everything was right.
    pub const fn is_sound(&self) -> bool {
        self.broken.is_none() && self.false_checkpoint.is_none() && self.beside.is_none() && self.lost == 0
    }
}

/// Follows the whole chain of a partnership in the store.
///
/// # Errors
/// The store does not answer.
pub async fn verify(scope: &Scope) -> Result<Verdict, AppError> {
    follow(scope, |_, _| {}).await
}

/// The same, telling each link that was right.
async fn follow(scope: &Scope, mut right: impl FnMut(i64, &str)) -> Result<Verdict, AppError> {
    let (unsealed, _) = store::access::counts(scope).await?;
    let (beside, lost) = store::access::astray(scope).await?;
    let checkpoints = store::access::checkpoints(scope).await?;
    let mut verifier = Verifier::default();
    let beside = match beside {
        0 => None,
        count => Some(Beside { count, first: store::access::first_beside(scope).await? }),
    };
    let mut verdict =
        Verdict { links: 0, unsealed, checkpoints: 0, broken: None, false_checkpoint: None, beside, lost };
    let mut ahead = checkpoints.iter().peekable();
    loop {
        let links = store::access::links(scope, verifier.head().0, STRIDE).await?;
        if links.is_empty() {
            break;
        }
        for link in links {
            // A record that is gone leaves a hash that nothing fits.
            let line = link.line.as_deref().unwrap_or_default();
            if let Err(broken) = verifier.next(link.seq, line, &link.hash) {
                verdict.broken = Some(broken);
                verdict.links = verifier.head().0;
                return Ok(verdict);
            }
            right(link.seq, &link.hash);
            while let Some(mark) = ahead.next_if(|mark| mark.seq == link.seq) {
                if mark.hash == link.hash && is_signed(scope, mark) {
                    verdict.checkpoints += 1;
                } else {
                    verdict.false_checkpoint = Some(mark.seq);
                }
            }
        }
    }
    verdict.links = verifier.head().0;
    // A checkpoint beyond the end: links were cut off.
    if let Some(mark) = ahead.next() {
        verdict.false_checkpoint = Some(mark.seq);
    }
    Ok(verdict)
}

fn is_signed(scope: &Scope, mark: &Checkpoint) -> bool {
    let text = signed_text(scope.partnership().as_str(), mark.seq, &mark.hash);
    signature_fits(&mark.public_key, &mark.signature, &text)
}

/// Whether a signature is of that text by that key; both in lower-case hex.
fn signature_fits(public_key: &str, signature: &str, text: &str) -> bool {
    let unhex = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap_or_default();
    UnparsedPublicKey::new(&ED25519, unhex(public_key)).verify(text.as_bytes(), &unhex(signature)).is_ok()
}

/// Exports the chain as JSON lines, in strides: call with the number after which to go on, until
/// nothing comes. `previous` is the hash before the first line.
///
/// # Errors
/// The store does not answer.
pub async fn export(scope: &Scope, after: i64, previous: &str) -> Result<Vec<Line>, AppError> {
    let links = store::access::links(scope, after, STRIDE).await?;
    let mut previous = previous.to_owned();
    Ok(links
        .into_iter()
        .map(|link| Line {
            seq: link.seq,
            previous: std::mem::replace(&mut previous, link.hash.clone()),
            hash: link.hash,
            record: link.line.unwrap_or_default(),
        })
        .collect())
}
