//! How given names and surnames compare.

use rapidfuzz::distance::jaro_winkler;

use crate::entry::Entry;
use crate::fold::within_one_edit;
use crate::vocabulary::{MAX_TOKENS, Name, Token, TokenId, Vocabulary};

/// How two names compare. From [`Likeness::Exact`] to [`Likeness::Different`] each says less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Likeness {
    /// One is missing.
    Missing,
    /// The same but for spelling: case, accents, blanks, hyphens.
    Exact,
    /// The first word is the same, and one has more words; of surnames any word.
    Part,
    /// In the tables they are one name: a short form, a spelling of another language.
    Variant,
    /// One typing error apart.
    OneEdit,
    /// They sound alike.
    Sounds,
    /// The only word of the one is a later word of the other.
    Middle,
    /// Many letters in common, or a later word.
    Similar,
    /// Different.
    Different,
}

impl Likeness {
    /// How many levels there are.
    pub const COUNT: usize = 9;

    const ALL: [Self; Self::COUNT] = [
        Self::Missing,
        Self::Exact,
        Self::Part,
        Self::Variant,
        Self::OneEdit,
        Self::Sounds,
        Self::Middle,
        Self::Similar,
        Self::Different,
    ];

    /// The level with that number.
    pub fn from_level(level: u8) -> Self {
        Self::ALL.get(usize::from(level)).copied().unwrap_or(Self::Missing)
    }

    /// Two words or names that hardly are alike by chance.
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::Exact | Self::Part | Self::Variant | Self::OneEdit | Self::Sounds)
    }
}

/// Likeness by the Jaro-Winkler measure (Winkler, "String Comparator Metrics and Enhanced Decision
/// Rules in the Fellegi-Sunter Model of Record Linkage", 1990) from which names are similar.
const SIMILAR: f64 = 0.88;
/// Shorter words are never one typing error apart: "Bo" and "Bo" or nothing.
const EDIT_LETTERS: usize = 3;

/// How the names of two entries compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names {
    /// Given names.
    pub given: Likeness,
    /// Surnames.
    pub surname: Likeness,
    /// In one of the records given name and surname have changed places.
    pub crossed: bool,
}

/// Compares the names of two entries.
pub fn compare(a: &Entry, b: &Entry, vocabulary: &Vocabulary) -> Names {
    let (ag, bg) = (vocabulary.name(a.given), vocabulary.name(b.given));
    let (an, bn) = (vocabulary.name(a.surname), vocabulary.name(b.surname));
    let surname = surnames(an, bn, vocabulary);
    let given = givens(ag, bg, vocabulary);
    if !surname.is_strong() && !given.is_strong() || surname == Likeness::Different {
        let one = crossed(ag, bg, an, bn, vocabulary);
        let other = crossed(bg, ag, bn, an, vocabulary);
        // In an order that does not ask which record comes first.
        let key = |names: Names| (!names.surname.is_strong(), rank(names), names.surname, names.given);
        let best = if key(one) <= key(other) { one } else { other };
        if best.surname.is_strong() && rank(best) < rank(Names { given, surname, crossed: false }) {
            return best;
        }
    }
    Names { given, surname, crossed: false }
}

/// Taking the first record's names for swapped.
fn crossed(ag: &Name, bg: &Name, an: &Name, bn: &Name, vocabulary: &Vocabulary) -> Names {
    Names { given: givens(an, bg, vocabulary), surname: surnames(ag, bn, vocabulary), crossed: true }
}

/// The lower, the more alike.
fn rank(names: Names) -> u8 {
    let one = |likeness: Likeness| if likeness == Likeness::Missing { 6 } else { likeness as u8 };
    one(names.given) + one(names.surname)
}

/// Compares two surnames: the order of their words says nothing.
fn surnames(a: &Name, b: &Name, vocabulary: &Vocabulary) -> Likeness {
    if a.is_empty() || b.is_empty() {
        return Likeness::Missing;
    }
    if a.whole == b.whole {
        return Likeness::Exact;
    }
    let mut best = Likeness::Different;
    for x in a.tokens() {
        for y in b.tokens() {
            let one = words(*x, *y, vocabulary);
            best = best.min(if one == Likeness::Exact { Likeness::Part } else { one });
        }
    }
    if best > Likeness::OneEdit && a.len.max(b.len) > 1 { best.min(joined(a, b, vocabulary)) } else { best }
}

/// Compares two given names: the first word is what somebody is called by.
pub fn givens(a: &Name, b: &Name, vocabulary: &Vocabulary) -> Likeness {
    if a.is_empty() || b.is_empty() {
        return Likeness::Missing;
    }
    if a.whole == b.whole {
        return Likeness::Exact;
    }
    let first = words(a.tokens[0], b.tokens[0], vocabulary);
    let mut best = if first == Likeness::Exact { Likeness::Part } else { first };
    if a.len.max(b.len) > 1 && best > Likeness::OneEdit {
        best = best.min(joined(a, b, vocabulary));
        for (i, x) in a.tokens().iter().enumerate() {
            for (k, y) in b.tokens().iter().enumerate().filter(|(k, _)| i + k > 0) {
                // What a second given name is called by stands alone elsewhere; a second name that
                // two people share is a custom of families.
                let alone = a.len == 1 || b.len == 1;
                let later = match words(*x, *y, vocabulary) {
                    Likeness::Exact if alone => Likeness::Middle,
                    Likeness::Variant | Likeness::OneEdit if alone && i * k == 0 => Likeness::Similar,
                    Likeness::Exact => Likeness::Similar,
                    _ => Likeness::Different,
                };
                best = best.min(later);
            }
        }
    }
    best
}

/// Compares two names as one word each: "Rosemarie" and "Rose-Mari".
fn joined(a: &Name, b: &Name, vocabulary: &Vocabulary) -> Likeness {
    let mut texts = [[0_u8; MAX_TOKENS * 32], [0_u8; MAX_TOKENS * 32]];
    let mut ends = [0, 0];
    for (i, name) in [a, b].into_iter().enumerate() {
        for token in name.tokens() {
            let text = vocabulary.token(*token).text.as_bytes();
            texts[i][ends[i]..ends[i] + text.len()].copy_from_slice(text);
            ends[i] += text.len();
        }
    }
    let x = std::str::from_utf8(&texts[0][..ends[0]]).unwrap_or_default();
    let y = std::str::from_utf8(&texts[1][..ends[1]]).unwrap_or_default();
    if within_one_edit(x, y) { Likeness::OneEdit } else { Likeness::Different }
}

/// Compares two words.
pub fn words(x: TokenId, y: TokenId, vocabulary: &Vocabulary) -> Likeness {
    if x == y {
        return Likeness::Exact;
    }
    compare_tokens(vocabulary.token(x), vocabulary.token(y))
}

fn compare_tokens(x: &Token, y: &Token) -> Likeness {
    if !x.groups.is_empty() && x.groups.iter().any(|group| y.groups.binary_search(group).is_ok()) {
        return Likeness::Variant;
    }
    let (short, long) = if x.text.len() <= y.text.len() { (x, y) } else { (y, x) };
    let (least, most) = (short.text.len(), long.text.len());
    let common = common_letters(short, long);
    let long_enough = least >= EDIT_LETTERS;
    if long_enough && most - least <= 1 && common + 1 >= least && within_one_edit(&x.text, &y.text) {
        return Likeness::OneEdit;
    }
    if long_enough && x.sound == y.sound {
        return Likeness::Sounds;
    }
    if long_enough && common == least && long.text.starts_with(&*short.text) {
        return Likeness::Similar;
    }
    let args = jaro_winkler::Args::default().score_cutoff(SIMILAR);
    if may_be_similar(x, y, common)
        && jaro_winkler::similarity_with_args(x.text.bytes(), y.text.bytes(), &args).is_some()
    {
        return Likeness::Similar;
    }
    Likeness::Different
}

/// How many letters the two can have in common at most.
const fn common_letters(x: &Token, y: &Token) -> usize {
    let a = (x.letters & !y.letters).count_ones() as usize;
    let b = (y.letters & !x.letters).count_ones() as usize;
    let (a, b) = (x.text.len().saturating_sub(a), y.text.len().saturating_sub(b));
    if a < b { a } else { b }
}

/// Whether the measure can reach what is similar at all: most pairs of names cannot, and are not
/// measured.
#[allow(clippy::cast_precision_loss, reason = "letters of a word")]
fn may_be_similar(x: &Token, y: &Token, common: usize) -> bool {
    let m = common as f64;
    let jaro = (m / x.text.len() as f64 + m / y.text.len() as f64 + 1.0) / 3.0;
    let head = x.text.bytes().zip(y.text.bytes()).take(4).take_while(|(a, b)| a == b).count();
    (1.0 - jaro).mul_add(head as f64 * 0.1, jaro) >= SIMILAR
}
