//! What we know of names and streets: short forms, spelling variants, particles, words for "no name
//! yet", kinds of streets and doors.
//!
//! The tables are the project's own, in `data/`, each with its sources at its head.

mod streets;

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::fold;
use streets::Streets;

/// Lines of a table without its comments and without blanks.
fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// What folded words are known to be.
#[derive(Debug, Default)]
pub struct Tables {
    /// Groups of names that may be one name: a full name's short forms, a name's spellings. A word
    /// may stand in several; two words of one group may be one name.
    groups: FxHashMap<String, Vec<u32>>,
    particles: FxHashSet<String>,
    unnamed: FxHashSet<String>,
    withheld: Vec<String>,
    streets: Streets,
}

/// First group number of spelling variants; lower ones are of short forms.
const VARIANTS: u32 = 1 << 24;
/// Words of a name that is asked whether it is one.
const MAX_UNNAMED: usize = 4;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// The tables, read once.
pub fn tables() -> &'static Tables {
    &TABLES
}

impl Tables {
    fn read() -> Self {
        let mut all = Self { streets: Streets::read(), ..Self::default() };
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
            // What grows together with the name is part of it.
            if let [_, kind, particle, ..] = line.as_slice()
                && *kind != "prefix"
            {
                all.particles.insert(fold(particle));
            }
        }
        for line in lines(include_str!("../data/unnamed.tsv")) {
            let [_, kind, _, words, ..] = line.as_slice() else { continue };
            let words = fold(words);
            if *kind == "withheld" {
                all.withheld.push(words.clone());
            }
            all.unnamed.insert(words);
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
        self.particles.contains(word)
    }

    /// Whether a folded text says that there is no name: newborn, unknown, "flicka 1".
    pub fn is_unnamed(&self, text: &str) -> bool {
        if self.unnamed.contains(text) {
            return true;
        }
        let words = text.split(' ').filter(|word| !is_number(word));
        let mut any = false;
        for (i, word) in words.enumerate() {
            if i >= MAX_UNNAMED || !self.unnamed.contains(word) {
                return false;
            }
            any = true;
        }
        any
    }

    /// Whether a folded text says that something is kept secret.
    pub fn is_withheld(&self, text: &str) -> bool {
        self.withheld.iter().any(|words| text.starts_with(words.as_str()))
    }

    /// Whether a folded word comes before the number of a flat.
    pub fn is_flat(&self, word: &str) -> bool {
        self.streets.flats.contains(word)
    }

    /// Whether a folded word says which floor or side.
    pub fn is_door(&self, word: &str) -> bool {
        self.streets.doors.contains(word)
    }

    /// Whether a text begins with care of.
    pub fn is_care_of(&self, text: &str) -> bool {
        let folded = fold(text);
        self.streets
            .care_of
            .iter()
            .any(|words| folded.strip_prefix(words.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    }

    /// Adds a folded word of a street's name in one form: "Hamnv." and "Hamnvägen" are one street.
    /// Only the last word is looked at for its ending.
    pub fn street(&self, word: &str, last: bool, street: &mut String) {
        self.streets.add(word, last, street);
    }
}

/// A number, or a letter that counts: "1", "b".
fn is_number(word: &str) -> bool {
    word.len() == 1 || word.bytes().all(|c| c.is_ascii_digit())
}
