//! Spellings that must agree, and what holds for every text.

use link::{fold, tokens, within_one_edit};
use proptest::prelude::*;

#[test]
fn spellings_of_one_name_fold_to_one_text() {
    let table: &[(&str, &[&str])] = &[
        (
            "ase bjork lind",
            &["Åse Bjørk-Lind", "aase bjoerk lind", "ASE BJORK LIND", "  Åse\u{a0}Björk – Lind "],
        ),
        ("agard", &["Aagaard", "Ågård", "AAGÅRD", "A\u{30a}ga\u{30a}rd"]),
        ("oberg", &["Öberg", "Øberg", "Oeberg", "OBERG", "O\u{308}berg"]),
        ("sorensen", &["Sørensen", "Soerensen", "Sörensen"]),
        ("nas", &["Næs", "Näs", "Naes"]),
        ("linnea", &["Linnéa", "LINNEA"]),
        ("obrien", &["O'Brien", "O’Brien", "O´Brien", "o`brien"]),
        ("strasse", &["Straße", "STRASSE"]),
        ("wladyslaw", &["Władysław"]),
        ("dordevic", &["Đorđević"]),
        ("gudrun thorsdottir", &["Guðrún Þorsdóttir"]),
        ("isik", &["Işık"]),
        ("al khatib", &["Al-Khatib", "al_khatib"]),
        ("", &["", " - ", "…", "محمد"]),
    ];
    for (folded, spellings) in table {
        for spelling in *spellings {
            assert_eq!(&fold(spelling), folded, "{spelling}");
        }
    }
}

#[test]
fn other_names_stay_apart() {
    for (a, b) in [("Anna", "Anne"), ("Lind", "Lund"), ("Noa", "Noah"), ("Bo", "Bo Li")] {
        assert_ne!(fold(a), fold(b));
    }
}

#[test]
fn invisible_marks_do_not_part_words() {
    assert_eq!(tokens("\u{202e}An\u{ad}na\u{200f} Li\u{200b}nd\u{feff}"), ["anna", "lind"]);
}

#[test]
fn one_edit_table() {
    let near =
        [("anna", "anna"), ("anna", "ana"), ("ana", "anna"), ("anna", "anne"), ("anna", "nana"), ("", "a")];
    let far = [("anna", "ann e"), ("anna", "lina"), ("abcd", "badc"), ("ab", ""), ("abc", "cab")];
    for (a, b) in near {
        assert!(within_one_edit(a, b), "{a} {b}");
    }
    for (a, b) in far {
        assert!(!within_one_edit(a, b), "{a} {b}");
    }
    assert!(within_one_edit("åsa", "åse") && within_one_edit("öl", "lö"));
}

/// The same answer from the full distance (optimal string alignment), slowly.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            d[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let cost = usize::from(a[i - 1] != b[j - 1]);
                    let mut least = (d[i - 1][j] + 1).min(d[i][j - 1] + 1).min(d[i - 1][j - 1] + cost);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(d[i - 2][j - 2] + 1);
                    }
                    least
                }
            };
        }
    }
    d[a.len()][b.len()]
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(&fold(&once), &once);
        prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b' '));
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }

    #[test]
    fn case_does_not_matter(text in "[a-zA-ZåäöøæéÅÄÖØÆÉ '-]{0,30}") {
        prop_assert_eq!(fold(&text.to_lowercase()), fold(&text.to_uppercase()));
    }

    #[test]
    fn transliteration_does_not_matter(text in "[a-zåäöøæ -]{0,30}") {
        let plain = text.replace('å', "aa").replace(['ä', 'æ'], "ae").replace(['ö', 'ø'], "oe");
        prop_assert_eq!(fold(&plain), fold(&text));
    }

    #[test]
    fn one_edit_is_distance_one(a in "[abc]{0,7}", b in "[abc]{0,7}") {
        prop_assert_eq!(within_one_edit(&a, &b), distance(a.as_bytes(), b.as_bytes()) <= 1);
        prop_assert_eq!(within_one_edit(&a, &b), within_one_edit(&b, &a));
    }
}
