use csv::StringRecord;
use domain::country::Country::Se;
use domain::feed::table::Table;

use super::{accepted, lines, rejected};

/// A record with the line on which it begins.
type Numbered = (u64, Vec<String>);

fn rows(text: &str) -> (char, Vec<String>, Vec<Numbered>) {
    let mut table = Table::open(text.as_bytes()).unwrap();
    let mut record = StringRecord::new();
    let mut rows = Vec::new();
    while let Some(line) = table.next(&mut record).unwrap() {
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    (table.delimiter(), table.headers().to_vec(), rows)
}

#[test]
fn the_delimiter_is_found() {
    let table = [
        ("id,namn,adress\n1,Anna,\"Vägen 1, lgh 2\"\n", ','),
        ("id;namn;adress\n1;Anna;Vägen 1, lgh 2\n", ';'),
        ("id;\"efternamn, förnamn\";adress\n1;Lind, Anna;Vägen 1, 2 tr, x, y\n", ';'),
        ("id\tnamn\tadress\n1\tAnna\tVägen 1; lgh 2, uppgång B\n", '\t'),
        ("id|namn\n1|Anna\n", '|'),
        ("Efternamn, Förnamn;Personnr;Id\nLind, Anna;180101-2392;1\n", ';'),
        ("sep=,\nid,namn;x\n1,Anna\n", ','),
        ("x1;x2;x3\n1;2;3\n", ';'),
    ];
    for (text, delimiter) in table {
        assert_eq!(rows(text).0, delimiter, "{text:?}");
    }
}

#[test]
fn quoted_newlines_and_quotes_stay_in_their_cell() {
    let (_, headers, rows) = rows("id;namn;adress\n1;\"Anna \"\"Nina\"\"\";\"Vägen 1\nlgh 2\"\n2;Bo;x\n");
    assert_eq!(headers, ["id", "namn", "adress"]);
    assert_eq!(rows[0], (2, vec!["1".into(), "Anna \"Nina\"".into(), "Vägen 1\nlgh 2".into()]));
    assert_eq!(rows[1].0, 4, "the record after a quoted newline");
}

#[test]
fn line_numbers_are_those_of_an_editor() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["id;namn", "1;Anna", "", "2;Bo", ";;", "3;\"Ci", "a\"", "4;Di"].join(end);
        let numbers: Vec<u64> = rows(&text).2.iter().map(|(line, _)| *line).collect();
        assert_eq!(numbers, [2, 4, 6, 8], "{end:?}");
    }
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    let (_, headers, rows) = rows("Klientlista 2026-10-01\n\nid;namn;;\n1;Anna;;\n");
    assert_eq!(headers, ["id", "namn"]);
    assert_eq!(rows[0].0, 4);
}

#[test]
fn records_of_another_width_are_rejected_with_both_numbers() {
    let lines =
        lines("id;namn;ort\n1;Anna\n2;Bo;Lund;;\n3;Cia;Lund;x\n4;\"Di;Lund\n5;Eva\";Lund\n", Se).unwrap();
    let short = rejected(&lines[0]);
    assert_eq!(short.reason.message.key, "import-line-columns");
    assert_eq!(short.reason.message.args, [("found", "2".into()), ("expected", "3".into())]);
    assert_eq!(short.id.as_deref(), Some("1"), "so that a complete list does not end it");
    accepted(&lines[1]);
    assert_eq!(rejected(&lines[2]).reason.message.key, "import-line-columns");
    assert_eq!(accepted(&lines[3]).name.full(), "Di;Lund 5;Eva", "a quoted newline is legal");
}
