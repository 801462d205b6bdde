//! Tables for the rules beside this file.

use super::*;
use crate::country::Country::{Dk, No, Se};

const TODAY: Date = Date::constant(2026, 11, 22);

fn parse(line: &str, country: Country) -> Query {
    Query::parse(line, country, TODAY).unwrap()
}

fn key(line: &str, country: Country) -> &'static str {
    Query::parse(line, country, TODAY).unwrap_err().message.key
}

fn name(given: &str, surname: &str) -> Name {
    Name { given: given.to_owned(), surname: surname.to_owned() }
}

#[test]
fn a_line_holds_words_a_date_or_a_number_in_any_order() {
    type Case =
        (&'static str, Country, &'static [&'static str], &'static [&'static str], Option<&'static str>);
    let cases: &[Case] = &[
        ("Noël Bergström", Se, &["nol", "bergstrom"], &[], None),
        ("bergstroem, noel 2022-04-06", Se, &["bergstrom", "nol"], &["2022-04-06"], None),
        ("2022-04-06 noel", Se, &["nol"], &["2022-04-06"], None),
        ("noel 20220406", Se, &["nol"], &["2022-04-06"], None),
        ("noel 220406", Se, &["nol"], &["2022-04-06", "2006-04-22"], None),
        ("noel 6.4.2022", No, &["nol"], &["2022-04-06"], None),
        ("noel 6/4-2022", Dk, &["nol"], &["2022-04-06"], None),
        ("noel 6 april 2022", Se, &["nol"], &["2022-04-06"], None),
        ("noel den 6 april 2022 bergström", Se, &["nol", "bergstrom"], &["2022-04-06"], None),
        ("180101-2392", Se, &[], &[], Some("201801012392")),
        ("20180101 2392", Se, &[], &[], Some("201801012392")),
        ("128720 72061", No, &[], &[], Some("12872072061")),
        ("Kari 12872072061", Se, &["kari"], &[], Some("12872072061")),
    ];
    for (line, country, words, born, id) in cases {
        let query = parse(line, *country);
        assert_eq!(query.words, *words, "{line}");
        assert_eq!(query.born.iter().map(Date::to_string).collect::<Vec<_>>(), *born, "{line}");
        assert_eq!(query.national_id.map(|id| id.digits().to_owned()).as_deref(), *id, "{line}");
    }
}

#[test]
fn what_cannot_be_taken_is_said() {
    for (line, expected) in [
        ("", "search-error-empty"),
        ("…", "search-error-empty"),
        ("a", "search-error-empty"),
        ("180101-2391", "search-error-number"),
        ("noel 2017", "search-error-date"),
        ("noel 31.02.2017", "search-error-date"),
        ("noel 2031-01-01", "search-error-future"),
        ("2022-04-06 2022-04-07", "search-error-two"),
        ("a b c d e f g h i", "search-error-words"),
    ] {
        assert_eq!(key(line, Se), expected, "{line}");
    }
    assert_eq!(key(&"a".repeat(201), Se), "error-too-long");
}

#[test]
fn closeness_and_whole_names() {
    let alva = name("Alva Maria", "Bergström-Lind");
    let close = |line| parse(line, Se).closeness(&alva);
    assert_eq!(close("bergström alva"), Some(Closeness::Exact));
    assert_eq!(close("bergsrtom alva"), Some(Closeness::Near));
    assert_eq!(close("alvamaria"), Some(Closeness::Exact));
    assert_eq!(close("berglund alva"), None);
    assert_eq!(close("2017-03-14"), Some(Closeness::Exact), "no words: any name");
    assert!(parse("lind bergstrom maria alva", Se).is_whole_name(&alva));
    assert!(!parse("alva bergström-lind", Se).is_whole_name(&alva));
    assert!(!parse("2017-03-14", Se).is_whole_name(&name("", "")));
}

#[test]
fn only_a_number_or_a_full_name_with_a_date_is_exact() {
    assert!(parse("180101-2392", Se).is_exact());
    assert!(parse("alva lind 2017-03-14", Se).is_exact());
    assert!(!parse("alva lind", Se).is_exact());
    assert!(!parse("alva 2017-03-14", Se).is_exact());
}

#[test]
fn nothing_of_a_query_is_shown_by_accident() {
    let query = parse("alva lind 2017-03-14 180101-2392", Se);
    assert_eq!(format!("{query:?}"), "Query(asked:name asked:born asked:national_id)");
}

#[test]
fn neighbours_may_be_one_word() {
    assert_eq!(
        parse("anna lena ek", Se).readings(),
        [vec!["anna", "lena", "ek"], vec!["annalena", "ek"], vec!["anna", "lenaek"]]
    );
}

proptest::proptest! {
    #[test]
    fn no_line_is_too_strange(line in "\\PC*") {
        let _ = Query::parse(&line, Se, TODAY);
    }
}
