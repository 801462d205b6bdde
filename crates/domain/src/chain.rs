//! Checking an exported access record without Kring: each line holds the record as it was sealed
//! and the hash, so that any SHA-256 can follow the chain.

use serde::{Deserialize, Serialize};

use crate::access::{GENESIS, chain};

/// One line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number in the chain; the first is 1.
    pub seq: i64,
    /// Hash of the line before, hex; 64 zeros before the first.
    pub previous: String,
    /// `SHA-256(previous, newline, record)`, hex.
    pub hash: String,
    /// The record as it was sealed: JSON as text, byte for byte.
    pub record: String,
}

/// Where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line cannot be read.
    #[error("line {0} is not a line of an export")]
    Unreadable(u64),
    /// A number is missing or stands twice.
    #[error("after number {after} comes {found}")]
    Gap {
        /// The last number that was right.
        after: i64,
        /// What came instead.
        found: i64,
    },
    /// The record or a hash was changed.
    #[error("number {0} does not fit what stands before it: it, or something before it, was changed")]
    Changed(i64),
}

/// Follows a chain from the start, line by line.
#[derive(Debug, Clone)]
pub struct Verifier {
    seq: i64,
    hash: String,
}

impl Default for Verifier {
    fn default() -> Self {
        Self { seq: 0, hash: GENESIS.to_owned() }
    }
}

impl Verifier {
    /// Checks the next link.
    ///
    /// # Errors
    /// The chain breaks here.
    pub fn next(&mut self, seq: i64, record: &str, hash: &str) -> Result<(), Broken> {
        if seq != self.seq + 1 {
            return Err(Broken::Gap { after: self.seq, found: seq });
        }
        let right = chain(&self.hash, record);
        if right != hash {
            return Err(Broken::Changed(seq));
        }
        self.seq = seq;
        self.hash = right;
        Ok(())
    }

    /// Checks the next line of an export; `number` counts lines of the file from 1.
    ///
    /// # Errors
    /// The line does not read, or the chain breaks here.
    pub fn next_line(&mut self, number: u64, text: &str) -> Result<(), Broken> {
        let line: Line = serde_json::from_str(text).map_err(|_| Broken::Unreadable(number))?;
        if line.previous != self.hash {
            return Err(Broken::Changed(line.seq));
        }
        self.next(line.seq, &line.record, &line.hash)
    }

    /// The number and hash of the last link that was right.
    pub fn head(&self) -> (i64, &str) {
        (self.seq, &self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(records: &[&str]) -> Vec<Line> {
        let mut previous = GENESIS.to_owned();
        let mut lines = Vec::new();
        for (record, seq) in records.iter().zip(1..) {
            let hash = chain(&previous, record);
            lines.push(Line { seq, previous, hash: hash.clone(), record: (*record).to_owned() });
            previous = hash;
        }
        lines
    }

    fn verify(lines: &[Line]) -> Result<(), Broken> {
        let mut verifier = Verifier::default();
        for (line, number) in lines.iter().zip(1..) {
            verifier.next_line(number, &serde_json::to_string(line).expect("serialises"))?;
        }
        Ok(())
    }

    #[test]
    fn a_chain_that_nobody_touched_verifies() {
        assert_eq!(verify(&export(&["a", "b", "c"])), Ok(()));
    }

    #[test]
    fn the_hash_is_the_one_that_sha256sum_prints() {
        // printf '%s\na' 0000…0000 | sha256sum
        let printed = "2e04306c2c1c72c0567b0630f213452ce913cee8d0772efd39e5699ed22aa637";
        assert_eq!(chain(GENESIS, "a"), printed);
    }

    #[test]
    fn every_change_of_one_line_is_found() {
        let good = export(&["a", "b", "c"]);
        for at in 0..good.len() {
            let mut changed = good.clone();
            changed[at].record.push('x');
            assert!(verify(&changed).is_err(), "a changed record at {at} went unseen");
            let mut gone = good.clone();
            gone.remove(at);
            let tail_cut = at == good.len() - 1;
            assert_eq!(verify(&gone).is_ok(), tail_cut, "a missing line at {at}");
        }
        let mut swapped = good.clone();
        swapped.swap(0, 1);
        assert!(verify(&swapped).is_err());
    }
}
