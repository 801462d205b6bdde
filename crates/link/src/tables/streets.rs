//! Words of addresses: kinds of streets, flats, floors, sides, care of.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lines;
use crate::fold::fold;

/// Letters of a street's name that are left when its kind is taken off.
const MIN_STEM: usize = 3;

/// Words of addresses, folded.
#[derive(Debug, Default)]
pub(super) struct Streets {
    /// Kinds of streets as words of their own, with their one form.
    words: FxHashMap<String, String>,
    /// The same as endings, longest first, by their last letter.
    endings: [Vec<(String, String)>; 26],
    pub(super) flats: FxHashSet<String>,
    pub(super) doors: FxHashSet<String>,
    pub(super) care_of: Vec<String>,
}

impl Streets {
    pub(super) fn read() -> Self {
        let mut all = Self::default();
        for line in lines(include_str!("../../data/streets.tsv")) {
            let [language, written, canonical, kind, ..] = line.as_slice() else { continue };
            let written = fold(written);
            match *kind {
                "street" => {
                    if matches!(*language, "sv" | "nb" | "nn" | "no" | "da") {
                        let last = written.bytes().last().filter(u8::is_ascii_lowercase);
                        if let Some(last) = last {
                            let ending = (written.clone(), (*canonical).to_owned());
                            all.endings[usize::from(last - b'a')].push(ending);
                        }
                    }
                    all.words.entry(written).or_insert_with(|| (*canonical).to_owned());
                }
                "unit" => {
                    all.flats.insert(written);
                }
                "floor" | "side" => {
                    all.doors.insert(written);
                }
                "care_of" => all.care_of.push(written),
                _ => {}
            }
        }
        for endings in &mut all.endings {
            endings.sort_by(|x, y| y.0.len().cmp(&x.0.len()).then_with(|| x.cmp(y)));
            endings.dedup_by(|x, y| x.0 == y.0);
        }
        all
    }

    pub(super) fn add(&self, word: &str, last: bool, street: &mut String) {
        if let Some(canonical) = self.words.get(word) {
            street.push_str(canonical);
            return;
        }
        let letter = word.bytes().last().filter(u8::is_ascii_lowercase);
        if let Some(letter) = letter.filter(|_| last) {
            for (ending, canonical) in &self.endings[usize::from(letter - b'a')] {
                if let Some(stem) = word.strip_suffix(ending.as_str())
                    && stem.len() >= MIN_STEM
                {
                    street.push_str(stem);
                    street.push_str(canonical);
                    return;
                }
            }
        }
        street.push_str(word);
    }
}
