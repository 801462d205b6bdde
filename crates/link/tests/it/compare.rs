//! How single fields compare, and birth dates as text.

use link::compare::{born, name, national_id};
use link::{BirthDate, Code, NationalId, fold};

fn date(text: &str) -> Option<BirthDate> {
    text.parse().ok()
}

#[test]
fn birth_dates_are_read_whole_or_in_part() {
    for text in ["2017-03-14", "2017-03", "2017"] {
        assert_eq!(date(text).unwrap().to_string(), text);
    }
    for text in [
        "",
        "17-03-14",
        "2017-13-01",
        "2017-00-14",
        "2017-03-32",
        "20170314",
        "2017-3-14",
        "2017-03-1é",
        "1700",
    ] {
        assert_eq!(date(text), None, "{text}");
    }
}

#[test]
fn birth_dates_compare() {
    let table = [
        ("2017-03-04", "2017-03-04", Code::Equal),
        ("2017-03-04", "2017-04-03", Code::DayMonthSwapped),
        ("2017-03-14", "2017-03-15", Code::OneEdit),
        ("2017-03-14", "2071-03-14", Code::OneEdit),
        ("2017-03-14", "2018-05-14", Code::Different),
        ("2017", "2017-03-14", Code::Partial),
        ("2017-03", "2017-03-14", Code::Partial),
        ("2017-04", "2017-03-14", Code::Different),
        ("2017", "2017", Code::Partial),
        ("", "2017-03-14", Code::Missing),
    ];
    for (a, b, code) in table {
        assert_eq!(born(date(a), date(b)), code, "{a} {b}");
        assert_eq!(born(date(b), date(a)), code, "{b} {a}");
    }
}

#[test]
fn names_compare() {
    let table = [
        ("Åsa", "Åsa", Code::Equal),
        ("Åsa", "AASA", Code::EqualFolded),
        ("Anna-Lena", "Annalena", Code::EqualFolded),
        ("Åsa", "Åse", Code::OneEdit),
        ("Lind Berg", "Berg", Code::PartOf),
        ("Alva", "Noel", Code::Different),
        ("", "", Code::Missing),
        ("محمد", "محمد", Code::Missing),
    ];
    for (a, b, code) in table {
        assert_eq!(name((a, b), (&fold(a), &fold(b))), code, "{a} {b}");
        assert_eq!(name((b, a), (&fold(b), &fold(a))), code, "{b} {a}");
    }
}

#[test]
fn only_permanent_ids_of_one_country_contradict() {
    let id = |country: &str, value: &str, permanent| NationalId {
        country: country.to_owned(),
        value: value.to_owned(),
        permanent,
    };
    let (a, b) = (id("SE", "201703149827", true), id("SE", "201703149835", true));
    assert_eq!(national_id(Some(&a), Some(&a)), Code::Equal);
    assert_eq!(national_id(Some(&a), Some(&b)), Code::Contradicts);
    assert_eq!(national_id(Some(&a), Some(&id("SE", "201703749820", false))), Code::Different);
    assert_eq!(national_id(Some(&a), Some(&id("NO", "14831712345", true))), Code::Different);
    assert_eq!(national_id(Some(&a), None), Code::Missing);
}

#[test]
fn every_code_has_a_message_key() {
    assert_eq!(Code::EqualFolded.key(), "evidence-equal-folded");
    assert_eq!(link::Field::NationalId.key(), "evidence-field-national-id");
}
