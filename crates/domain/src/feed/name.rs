//! Names: two columns or one, and words that stand where a name is missing.

use crate::feed::columns::fold;
use crate::person::Name;

/// Words for "not known", in either part of a name.
const UNKNOWN: &[&str] = &[
    "okand",
    "okant",
    "ukjent",
    "ukendt",
    "unknown",
    "nn",
    "nomennescio",
    "xx",
    "xxx",
    "saknas",
    "mangler",
    "ejangivet",
    "namnsaknas",
    "navnmangler",
    "missing",
    "notknown",
    "anonym",
    "anonymous",
    "test",
    "tba",
];

/// Words for a child not yet named, as a given name.
const UNNAMED: &[&str] = &[
    "flicka",
    "pojke",
    "gutt",
    "jente",
    "dreng",
    "pige",
    "boy",
    "girl",
    "baby",
    "babyboy",
    "babygirl",
    "infant",
    "barn",
    "child",
    "nyfodd",
    "nyfodt",
    "newborn",
    "ofodd",
    "ofodt",
    "ufodt",
    "ufodd",
    "unborn",
    "spadbarn",
    "spedbarn",
    "tvilling",
    "tvillinga",
    "tvillingb",
    "twin",
    "twin1",
    "twin2",
    "flicka1",
    "flicka2",
    "pojke1",
    "pojke2",
    "bebis",
    "unnamed",
    "namnlos",
    "navnlos",
    "udennavn",
];

/// Whether a surname says that it is not known.
pub fn is_unknown(word: &str) -> bool {
    let folded = fold(word);
    folded.is_empty() || UNKNOWN.contains(&folded.as_str())
}

/// Whether a given name stands for a missing one: not known, or not yet given.
pub fn is_placeholder(given: &str) -> bool {
    let folded = fold(given);
    folded.is_empty() || UNKNOWN.contains(&folded.as_str()) || UNNAMED.contains(&folded.as_str())
}

/// Takes a full name apart: `Surname, Given`, or `Given Surname` with the particles (von, de, van
/// der, af) on the surname's side.
pub fn split(full: &str) -> Name {
    const PARTICLES: [&str; 12] =
        ["von", "van", "de", "der", "den", "af", "av", "da", "dos", "du", "la", "al"];
    if let Some((surname, given)) = full.split_once(',') {
        return Name { given: given.trim().to_owned(), surname: surname.trim().to_owned() };
    }
    let words: Vec<&str> = full.split(' ').filter(|word| !word.is_empty()).collect();
    let Some(last) = words.len().checked_sub(1) else { return Name::default() };
    if last == 0 {
        return Name { given: words[0].to_owned(), surname: String::new() };
    }
    let mut from = last;
    while from > 1 && PARTICLES.contains(&words[from - 1].to_lowercase().as_str()) {
        from -= 1;
    }
    Name { given: words[..from].join(" "), surname: words[from..].join(" ") }
}
