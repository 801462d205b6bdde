//! A signed head of an access chain that is kept outside: whoever has one can tell later that the
//! chain was cut off or written anew behind it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::PartnershipId;

/// The first word of what is signed, and the `form` of the file.
pub const FORM: &str = "kring-checkpoint-1";

/// A signed head, as its file holds it: one JSON object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHead {
    /// [`FORM`].
    pub form: String,
    /// Whose chain.
    pub partnership: PartnershipId,
    /// Number of the newest link; the first is 1.
    pub seq: i64,
    /// Its hash, lower-case hex.
    pub hash: String,
    /// When it was signed, UTC.
    pub at: Timestamp,
    /// Ed25519 public key, lower-case hex.
    pub public_key: String,
    /// Ed25519 signature of [`Self::text`], lower-case hex.
    pub signature: String,
}

impl SignedHead {
    /// What is signed: form, partnership, number, hash and time, a line each, without a newline at
    /// the end.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n{}\n{}", self.form, self.partnership, self.seq, self.hash, self.at)
    }

    /// The name of its file: the same head has the same name, and names sort by number.
    pub fn file_name(&self) -> String {
        format!("{}-{:012}.checkpoint.json", self.partnership, self.seq)
    }

    /// From the text of a file.
    ///
    /// # Errors
    /// [`Fault::Unreadable`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        let head: Self = serde_json::from_str(text).map_err(|_| Fault::Unreadable)?;
        if head.form == FORM && head.seq > 0 { Ok(head) } else { Err(Fault::Unreadable) }
    }
}

/// What is wrong with a checkpoint, or with the chain as it tells.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is no checkpoint.
    #[error("it is no checkpoint")]
    Unreadable,
    /// It was signed with another key than the one that is trusted.
    #[error("it was signed with another key than the one given")]
    OtherKey,
    /// The signature does not fit what is signed.
    #[error("its signature is false: it was changed after it was signed")]
    FalseSignature,
    /// It speaks of another partnership.
    #[error("it is of the partnership {0}")]
    OtherPartnership(PartnershipId),
    /// The chain ends before the number that was signed.
    #[error("the chain was cut off: it ends at number {last}, and number {signed} was signed")]
    CutOff {
        /// The last number that stands.
        last: i64,
        /// The number that was signed.
        signed: i64,
    },
    /// The chain is whole in itself and differs from the one that was signed.
    #[error(
        "the chain was written anew: number {signed} is not the one that was signed, so a record after number \
         {fits} and up to number {signed} was changed, put in or taken out"
    )]
    WrittenAnew {
        /// The newest number that a checkpoint vouches for; 0 when none does.
        fits: i64,
        /// The number that was signed.
        signed: i64,
    },
}

/// Holds checkpoints against a chain while it is followed.
#[derive(Debug, Clone)]
pub struct Against<'a> {
    heads: Vec<&'a SignedHead>,
    next: usize,
    fits: i64,
    faults: Vec<(usize, Fault)>,
    order: Vec<usize>,
}

impl<'a> Against<'a> {
    /// These checkpoints, in any order.
    pub fn new(heads: &'a [SignedHead]) -> Self {
        let mut order: Vec<usize> = (0..heads.len()).collect();
        order.sort_by_key(|i| heads[*i].seq);
        Self { heads: heads.iter().collect(), next: 0, fits: 0, faults: Vec::new(), order }
    }

    /// The next link of a chain that is right in itself.
    pub fn link(&mut self, seq: i64, hash: &str) {
        while let Some(at) = self.order.get(self.next).copied().filter(|at| self.heads[*at].seq == seq) {
            self.next += 1;
            if self.heads[at].hash == hash {
                self.fits = seq;
            } else {
                self.faults.push((at, Fault::WrittenAnew { fits: self.fits, signed: seq }));
            }
        }
    }

    /// The chain has ended there: what is wrong, by the place of the checkpoint in the list.
    pub fn end(mut self, last: i64) -> Vec<(usize, Fault)> {
        for at in self.order.drain(self.next..) {
            self.faults.push((at, Fault::CutOff { last, signed: self.heads[at].seq }));
        }
        self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(seq: i64, hash: &str) -> SignedHead {
        SignedHead {
            form: FORM.to_owned(),
            partnership: "bjorkdal".parse().expect("a word"),
            seq,
            hash: hash.to_owned(),
            at: Timestamp::UNIX_EPOCH,
            public_key: "aa".to_owned(),
            signature: "bb".to_owned(),
        }
    }

    fn follow(heads: &[SignedHead], hashes: &[&str]) -> Vec<(usize, Fault)> {
        let mut against = Against::new(heads);
        for (hash, seq) in hashes.iter().zip(1..) {
            against.link(seq, hash);
        }
        against.end(i64::try_from(hashes.len()).expect("few"))
    }

    #[test]
    fn a_chain_that_stands_fits_all_its_checkpoints() {
        assert_eq!(follow(&[head(3, "c"), head(1, "a")], &["a", "b", "c", "d"]), []);
        assert_eq!(follow(&[], &["a"]), []);
    }

    #[test]
    fn what_was_written_anew_lies_behind_the_last_that_fits() {
        let faults = follow(&[head(3, "c"), head(1, "a")], &["a", "x", "y"]);
        assert_eq!(faults, [(0, Fault::WrittenAnew { fits: 1, signed: 3 })]);
        let both = follow(&[head(1, "a"), head(2, "b")], &["x", "y"]);
        assert_eq!(
            both,
            [(0, Fault::WrittenAnew { fits: 0, signed: 1 }), (1, Fault::WrittenAnew { fits: 0, signed: 2 })]
        );
    }

    #[test]
    fn a_chain_that_is_too_short_was_cut_off() {
        let faults = follow(&[head(1, "a"), head(4, "d")], &["a", "b"]);
        assert_eq!(faults, [(1, Fault::CutOff { last: 2, signed: 4 })]);
    }

    #[test]
    fn a_file_reads_as_it_was_written_and_nothing_else_reads() {
        let text = serde_json::to_string(&head(7, "h")).expect("writes");
        assert_eq!(SignedHead::read(&text), Ok(head(7, "h")));
        for wrong in [
            "",
            "{}",
            &text.replace(FORM, "kring-checkpoint-9"),
            &text.replace("\"seq\":7", "\"seq\":0"),
            &text.replace('}', ",\"more\":1}"),
        ] {
            assert_eq!(SignedHead::read(wrong), Err(Fault::Unreadable), "{wrong}");
        }
        assert_eq!(head(7, "h").file_name(), "bjorkdal-000000000007.checkpoint.json");
        assert_eq!(head(7, "h").text(), "kring-checkpoint-1\nbjorkdal\n7\nh\n1970-01-01T00:00:00Z");
    }
}
