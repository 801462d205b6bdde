//! Search that forgives one typing error with plain equality lookups only.
//!
//! The deletion neighbourhood: what is one error apart shares at least one text that comes from
//! deleting one letter (or none) on each side. So an index stores the neighbourhood of every
//! name word, a query looks up the neighbourhood of its own word, and [`within_one_edit`]
//! weeds out what was two errors away. An index grows by distinct words rather than by people
//! when it stores [`neighbourhood`] once per word and the words per person beside it.

use crate::fold::{tokens, within_one_edit};

/// Words of one person that are indexed; further words are not searchable.
pub const MAX_WORDS: usize = 8;
/// Letters of one word that are indexed; longer words are cut on both sides of a comparison.
pub const MAX_WORD_LETTERS: usize = 24;
/// Words shorter than this have no neighbourhood: "bo" and "li" must be typed right.
pub const MIN_FORGIVEN_LETTERS: usize = 3;
/// Keys of one person at most.
pub const MAX_KEYS: usize = MAX_WORDS * (MAX_WORD_LETTERS + 1);

/// A folded word and everything that is left when one letter is deleted, without repetition.
pub fn neighbourhood(word: &str) -> Vec<String> {
    let word = cut(word);
    let mut all = vec![word.to_owned()];
    if word.len() >= MIN_FORGIVEN_LETTERS {
        for i in 0..word.len() {
            // Deleting either letter of a double one gives the same text.
            if i > 0 && word.as_bytes()[i] == word.as_bytes()[i - 1] {
                continue;
            }
            all.push(format!("{}{}", &word[..i], &word[i + 1..]));
        }
    }
    all
}

/// The words under which a person is found: each word of the names, and a double name also as
/// one word ("Anna-Lena" is found as "annalena"); folded, sorted, at most [`MAX_WORDS`].
pub fn name_words(given: &str, surname: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (given, surname) = (tokens(given), tokens(surname));
    for part in [&given, &surname] {
        words.extend(part.iter().map(|w| cut(w).to_owned()));
    }
    words.truncate(MAX_WORDS);
    for part in [&given, &surname] {
        if part.len() == 2 && words.len() < MAX_WORDS {
            words.push(cut(&part.concat()).to_owned());
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Keys to store for one person: the neighbourhood of each of [`name_words`], sorted, at most
/// [`MAX_KEYS`].
pub fn search_keys(given: &str, surname: &str) -> Vec<String> {
    let mut keys: Vec<String> = name_words(given, surname).iter().flat_map(|w| neighbourhood(w)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Keys to look up for one word of a query; fold it first (see [`tokens`]). Whoever shares a key
/// may be one typing error away; [`name_matches`] tells.
pub fn query_keys(token: &str) -> Vec<String> {
    neighbourhood(token)
}

/// Whether each word of the query is, give or take one typing error, a word of the name.
/// Neighbouring words of the query may also stand for one word. An empty query matches nobody;
/// words of the query beyond [`MAX_WORDS`] are ignored.
pub fn name_matches(query: &str, given: &str, surname: &str) -> bool {
    let mut query = tokens(query);
    query.truncate(MAX_WORDS);
    let words = name_words(given, surname);
    !query.is_empty() && all_match(&query, &words)
}

fn all_match(query: &[String], words: &[String]) -> bool {
    match query {
        [] => true,
        [first, rest @ ..] => {
            (is_among(first, words) && all_match(rest, words))
                || match rest {
                    [second, rest @ ..] => {
                        is_among(&format!("{first}{second}"), words) && all_match(rest, words)
                    }
                    [] => false,
                }
        }
    }
}

fn is_among(word: &str, words: &[String]) -> bool {
    let word = cut(word);
    words.iter().any(|w| w == word || (forgiven(word, w) && within_one_edit(word, w)))
}

fn forgiven(a: &str, b: &str) -> bool {
    a.len().max(b.len()) >= MIN_FORGIVEN_LETTERS
}

/// Folded words are ASCII, so a byte is a letter; anything else is left whole.
fn cut(word: &str) -> &str {
    if word.is_ascii() { &word[..word.len().min(MAX_WORD_LETTERS)] } else { "" }
}
