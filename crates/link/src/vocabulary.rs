//! The words of the records at hand, each looked at once: a list of a million clients has a few
//! tens of thousands of different names.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::fold::fold;
use crate::hash::hash;
use crate::sound::sound;
use crate::tables::tables;

/// Words of one name that are looked at; further ones are left out.
pub const MAX_TOKENS: usize = 4;
/// Letters of one word that are looked at.
pub const MAX_LETTERS: usize = 32;
/// Bytes of a name as written that are looked at.
pub const MAX_NAME: usize = 200;

/// A word of the vocabulary.
pub type TokenId = u32;
/// A whole name of the vocabulary; 0 is the empty one.
pub type NameId = u32;

/// One word of a name, folded.
#[derive(Debug, Clone)]
pub struct Token {
    /// Folded.
    pub text: Box<str>,
    /// Hash of the text.
    pub hash: u64,
    /// Hash of how it sounds.
    pub sound: u64,
    /// Which letters it has: bit 0 for a, and so on; bit 26 for anything else.
    pub letters: u32,
    /// Its groups in the tables and among the learnt pairs, sorted.
    pub groups: Box<[u32]>,
}

/// A whole name: given names, or a surname.
#[derive(Debug, Clone, Default)]
pub struct Name {
    /// Its words without particles, in order.
    pub tokens: [TokenId; MAX_TOKENS],
    /// How many.
    pub len: u8,
    /// Hash of the words without what stands between them; 0 when there are none.
    pub whole: u64,
    /// Says that there is no name yet.
    pub unnamed: bool,
}

impl Name {
    /// Its words.
    pub fn tokens(&self) -> &[TokenId] {
        &self.tokens[..usize::from(self.len)]
    }

    /// Nothing to compare.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// Words and names, each once.
#[derive(Debug)]
pub struct Vocabulary {
    written: FxHashMap<Box<str>, NameId>,
    names: Vec<Name>,
    words: FxHashMap<Box<str>, TokenId>,
    tokens: Vec<Token>,
    learnt: Learnt,
}

/// Pairs of names that a model has learnt: their groups, by the hash of the word.
pub type Learnt = Arc<FxHashMap<u64, Vec<u32>>>;

/// First group number of pairs of names that a model has learnt.
const LEARNT: u32 = 1 << 28;

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            written: FxHashMap::default(),
            names: vec![Name::default()],
            words: FxHashMap::default(),
            tokens: Vec::new(),
            learnt: Learnt::default(),
        }
    }
}

impl Vocabulary {
    /// The name of that number.
    pub fn name(&self, id: NameId) -> &Name {
        &self.names[id as usize]
    }

    /// The word of that number.
    pub fn token(&self, id: TokenId) -> &Token {
        &self.tokens[id as usize]
    }

    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// An empty one that knows what a model has learnt.
    pub fn knowing(learnt: &Learnt) -> Self {
        Self { learnt: Arc::clone(learnt), ..Self::default() }
    }

    /// Pairs of folded given names that are one name, as a model has learnt them, ready to use.
    pub fn learnt(pairs: &[(String, String)]) -> Learnt {
        let mut all: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (group, (a, b)) in (LEARNT..).zip(pairs) {
            for word in [a, b] {
                all.entry(hash(word.as_bytes())).or_default().push(group);
            }
        }
        Arc::new(all)
    }

    /// Takes what a model has learnt, for the words that are there already as well.
    pub fn learn(&mut self, pairs: &[(String, String)]) {
        self.learnt = Self::learnt(pairs);
        for token in &mut self.tokens {
            if let Some(groups) = self.learnt.get(&token.hash) {
                let known = token.groups.iter().filter(|g| **g < LEARNT).chain(groups);
                token.groups = known.copied().collect();
            }
        }
    }

    /// Looks at a name as written.
    pub fn add(&mut self, written: &str) -> NameId {
        let written = cut(written.trim(), MAX_NAME);
        if written.is_empty() {
            return 0;
        }
        if let Some(id) = self.written.get(written) {
            return *id;
        }
        let name = self.read(written);
        let id = NameId::try_from(self.names.len()).unwrap_or(0);
        self.names.push(name);
        self.written.insert(written.into(), id);
        id
    }

    fn read(&mut self, written: &str) -> Name {
        let mended = mend(written);
        let folded = fold(mended.as_deref().unwrap_or(written));
        if tables().is_unnamed(&folded) {
            return Name { unnamed: true, ..Name::default() };
        }
        let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut kept: Vec<&str> =
            all.iter().copied().filter(|w| !tables().is_particle(w) && !tables().is_unnamed(w)).collect();
        if kept.is_empty() {
            kept = all;
        }
        let mut name = Name { whole: whole(&kept), ..Name::default() };
        for word in kept.into_iter().take(MAX_TOKENS) {
            name.tokens[usize::from(name.len)] = self.word(cut(word, MAX_LETTERS));
            name.len += 1;
        }
        name
    }

    /// Takes in all of another vocabulary; says under which numbers its names and words stand here.
    pub fn merge(&mut self, other: Self) -> (Vec<NameId>, Vec<TokenId>) {
        let tokens: Vec<TokenId> = other.tokens.iter().map(|token| self.word(&token.text)).collect();
        let mut names = vec![0; other.names.len()];
        // In the order in which they were met, so that numbers do not depend on a table's order.
        let mut written: Vec<(Box<str>, NameId)> = other.written.into_iter().collect();
        written.sort_unstable_by_key(|(_, id)| *id);
        for (text, id) in written {
            if let Some(known) = self.written.get(&text) {
                names[id as usize] = *known;
                continue;
            }
            let mut name = other.names[id as usize].clone();
            for token in &mut name.tokens[..usize::from(name.len)] {
                *token = tokens[*token as usize];
            }
            names[id as usize] = NameId::try_from(self.names.len()).unwrap_or(0);
            self.names.push(name);
            self.written.insert(text, names[id as usize]);
        }
        (names, tokens)
    }

    /// Looks at one folded word.
    pub fn word(&mut self, word: &str) -> TokenId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = TokenId::try_from(self.tokens.len()).unwrap_or(TokenId::MAX);
        let hash_of = hash(word.as_bytes());
        let mut groups = tables().groups(word).to_vec();
        groups.extend(self.learnt.get(&hash_of).into_iter().flatten());
        self.tokens.push(Token {
            text: word.into(),
            hash: hash_of,
            sound: hash(sound(word).as_bytes()),
            letters: letters(word),
            groups: groups.into(),
        });
        self.words.insert(word.into(), id);
        id
    }
}

fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |all, c| all | 1 << if c.is_ascii_lowercase() { c - b'a' } else { 26 })
}

fn whole(words: &[&str]) -> u64 {
    if words.is_empty() {
        return 0;
    }
    hash(words.concat().as_bytes())
}

/// The beginning of a text, at most so many bytes.
pub fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

/// Text that was written as UTF-8 and read as Latin-1 or Windows-1252 somewhere on the way, mended:
/// "StrÃ¸m" is "Strøm". `None` when nothing speaks for that.
pub fn mend(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'Å', 'Ä']) {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    String::from_utf8(bytes?).ok()
}
