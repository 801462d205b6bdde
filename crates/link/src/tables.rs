//! What we know of names: short forms, spelling variants, particles, and words for "no name yet".
//!
//! The tables are the project's own, in `data/`, each with its sources at its head.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::fold;

/// Lines of a table without its comments and without blanks.
fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// What one folded word is known to be.
#[derive(Debug, Default)]
pub struct Tables {
    /// Groups of names that may be one name: a full name's short forms, a name's spellings. A word
    /// may stand in several; two words of one group may be one name.
    groups: FxHashMap<String, Vec<u32>>,
    particles: FxHashMap<String, ()>,
    unnamed: FxHashMap<String, ()>,
}

/// First group number of spelling variants; lower ones are of short forms.
const VARIANTS: u32 = 1 << 24;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// The tables, read once.
pub fn tables() -> &'static Tables {
    &TABLES
}

impl Tables {
    fn read() -> Self {
        let mut all = Self::default();
        let mut full_names: FxHashMap<String, u32> = FxHashMap::default();
        for line in lines(include_str!("../data/short_forms.tsv")) {
            let [_, short, full, ..] = line.as_slice() else { continue };
            for full in full.split(',').map(fold).filter(|name| !name.is_empty()) {
                let next = u32::try_from(full_names.len()).unwrap_or(VARIANTS - 1);
                let group = *full_names.entry(full.clone()).or_insert(next);
                all.put(&full, group);
                all.put(&fold(short), group);
            }
        }
        for (group, line) in (VARIANTS..).zip(lines(include_str!("../data/variants.tsv"))) {
            let words = line.iter().skip(1).flat_map(|cell| cell.split(','));
            for word in words.map(fold).filter(|name| !name.is_empty()) {
                all.put(&word, group);
            }
        }
        for line in lines(include_str!("../data/particles.tsv")) {
            all.particles.insert(fold(line.last().copied().unwrap_or_default()), ());
        }
        for line in lines(include_str!("../data/unnamed.tsv")) {
            all.unnamed.insert(fold(line.last().copied().unwrap_or_default()), ());
        }
        all
    }

    fn put(&mut self, word: &str, group: u32) {
        let groups = self.groups.entry(word.to_owned()).or_default();
        if let Err(at) = groups.binary_search(&group) {
            groups.insert(at, group);
        }
    }

    /// The groups of a folded word, sorted.
    pub fn groups(&self, word: &str) -> &[u32] {
        self.groups.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded word is a particle that comes and goes: af, von, al, bin.
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains_key(word)
    }

    /// Whether a folded text says that there is no name: newborn, unknown, N.N.
    pub fn is_unnamed(&self, text: &str) -> bool {
        self.unnamed.contains_key(text)
    }
}
