//! A search word with one typing error finds the name by equality of keys.

use std::collections::BTreeSet;

use link::search::{MAX_KEYS, MIN_FORGIVEN_LETTERS, name_words, neighbourhood};
use link::{name_matches, query_keys, search_keys, tokens};
use proptest::prelude::*;

#[test]
fn queries_that_find_and_that_do_not() {
    let found = [
        ("alva bergström", "Alva", "Bergström"),
        ("BERGSTROM ALVA", "Alva", "Bergström"),
        ("bergsrtöm", "Alva", "Bergström"),
        ("Alav Bergstroem", "Alva", "Bergström"),
        ("aase", "Åse", "Bjørk-Lind"),
        ("bjork lind", "Åse", "Bjørk-Lind"),
        ("bjørklind", "Åse", "Bjørk-Lind"),
        ("anna lena", "Annalena", "Ek"),
        ("annalena", "Anna-Lena", "Ek"),
        ("obrien", "Sean", "O’Brien"),
    ];
    for (query, given, surname) in found {
        assert!(name_matches(query, given, surname), "{query}");
    }
    let not_found = [
        ("", "Alva", "Bergström"),
        ("…", "Alva", "Bergström"),
        ("alva berglund", "Alva", "Bergström"),
        ("bi", "Bo", "Ek"),
        ("alva alva bergström noel", "Alva", "Bergström"),
    ];
    for (query, given, surname) in not_found {
        assert!(!name_matches(query, given, surname), "{query}");
    }
}

#[test]
fn keys_are_bounded_whatever_the_name() {
    let long = "Abcdefghijklmnopqrstuvwxyzåäö ".repeat(400);
    assert!(search_keys(&long, &long).len() <= MAX_KEYS);
    assert!(name_matches(&long, &long, &long));
    assert_eq!(search_keys("", "…"), Vec::<String>::new());
}

#[test]
fn a_double_name_is_also_one_word() {
    assert_eq!(name_words("Anna-Lena", "Ek"), ["anna", "annalena", "ek", "lena"]);
}

/// A word with one letter inserted, deleted, replaced or swapped with its neighbour.
fn with_one_error() -> impl Strategy<Value = (String, String)> {
    ("[a-z]{4,12}", 0..4u8, any::<prop::sample::Index>(), b'a'..=b'z').prop_map(|(word, kind, at, letter)| {
        let mut typed = word.clone().into_bytes();
        let i = at.index(typed.len());
        match kind {
            0 => typed.insert(i, letter),
            1 => drop(typed.remove(i)),
            2 => typed[i] = letter,
            _ => {
                let j = (i + 1) % typed.len();
                if j > i {
                    typed.swap(i, j);
                }
            }
        }
        (word, String::from_utf8(typed).unwrap())
    })
}

proptest! {
    #[test]
    fn one_error_shares_a_key_and_matches((word, typed) in with_one_error()) {
        // Folding may merge letters (aa, ae, oe); what counts is the folded words.
        let (stored, asked) = (tokens(&word), tokens(&typed));
        if stored.len() == 1 && asked.len() == 1 && link::within_one_edit(&stored[0], &asked[0])
            && stored[0].len() >= MIN_FORGIVEN_LETTERS && asked[0].len() >= MIN_FORGIVEN_LETTERS
        {
            let index: BTreeSet<String> = search_keys(&word, "").into_iter().collect();
            prop_assert!(query_keys(&asked[0]).iter().any(|k| index.contains(k)), "{} {}", word, typed);
            prop_assert!(name_matches(&typed, &word, ""));
        }
    }

    #[test]
    fn a_neighbourhood_repeats_nothing(word in "[ab]{0,12}") {
        let all = neighbourhood(&word);
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}
