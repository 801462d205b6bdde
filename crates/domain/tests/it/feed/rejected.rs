use std::borrow::Cow;

use domain::country::Country::Se;
use domain::feed::rejected::begins_formula;
use domain::feed::row::Reason;
use domain::feed::{ClientReader, Field, Line, Rejected, RejectedCsv};
use domain::message_key::Message;
use proptest::prelude::*;

use super::context;

fn say(message: &Message) -> String {
    message.args.iter().fold(message.key.to_owned(), |text, (name, value)| format!("{text} {name}={value}"))
}

fn write(headers: &[String], rejected: &[Rejected]) -> String {
    let mut csv = RejectedCsv::new(Vec::new(), headers, ';', say).unwrap();
    for line in rejected {
        csv.write(line).unwrap();
    }
    String::from_utf8(csv.finish().unwrap()).unwrap()
}

fn of_list(list: &str) -> String {
    let mut reader = ClientReader::open(list.as_bytes(), None, context(Se)).unwrap();
    let headers = reader.headers().to_vec();
    let lines: Vec<_> = reader.by_ref().map(Result::unwrap).collect();
    let rejected: Vec<_> = lines
        .into_iter()
        .filter_map(|line| match line {
            Line::Rejected(rejected) => Some(rejected),
            Line::Accepted(_) => None,
        })
        .collect();
    write(&headers, &rejected)
}

#[test]
fn it_reads_as_the_list_did_with_line_and_reason_behind() {
    let text = of_list("record_id;surname\nR1;Lind\nR1;\"=1+1\"\"x\"\n;Åberg\nR4\n");
    assert_eq!(
        text,
        "\u{FEFF}\"record_id\";\"surname\";\"import-rejected-column-line\";\"import-rejected-column-reason\"\r\n\
         \"R1\";\"'=1+1\"\"x\";\"3\";\"import-field-record_id: import-line-duplicate first=2\"\r\n\
         \"\";\"Åberg\";\"4\";\"import-field-record_id: import-line-no-record-id\"\r\n\
         \"R4\";\"\";\"5\";\"import-line-columns found=1 expected=2\"\r\n"
    );
}

#[test]
fn mended_it_can_be_delivered_as_it_is() {
    let text = of_list("record_id;surname;phone\nR1;Lind;\nR1;=Ek;+46701740605\n");
    let mended = text.replace("\"R1\"", "\"R2\"");
    let lines: Vec<_> = ClientReader::open(mended.as_bytes(), None, context(Se)).unwrap().collect();
    let [Ok(Line::Accepted(line))] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((line.name.surname.as_str(), line.phone.as_deref()), ("=Ek", Some("+46701740605")));
    assert!(line.warnings.is_empty());
}

#[test]
fn what_begins_a_formula() {
    for cell in ["=1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", " =1", "\u{00A0}=1", "＝1"] {
        assert!(begins_formula(cell), "{cell:?}");
    }
    for cell in ["", "1-1", "a=b", "'=1", "x\t=1"] {
        assert!(!begins_formula(cell), "{cell:?}");
    }
}

proptest! {
    #[test]
    fn no_cell_begins_a_formula_and_every_value_survives(
        cells in prop::collection::vec("[=+@\t\r\n \"';,-]{0,3}\\PC{0,8}", 1..6),
        delimiter in prop::sample::select(vec![';', ',', '\t']),
    ) {
        let headers: Vec<String> = cells.iter().map(|_| "=h".to_owned()).collect();
        let reason = Reason { message: Message::new("=reason"), field: None };
        let rejected = Rejected { line: 7, id: None, cells: cells.clone(), reason };
        let mut csv = RejectedCsv::new(Vec::new(), &headers, delimiter, say).unwrap();
        csv.write(&rejected).unwrap();
        let bytes = csv.finish().unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(delimiter).unwrap())
            .has_headers(false)
            .from_reader(&bytes[3..]);
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), 2);
        for cell in records.iter().flat_map(csv::StringRecord::iter) {
            prop_assert!(!begins_formula(cell), "{:?}", cell);
        }
        for (written, original) in records[1].iter().zip(&cells) {
            let original = original.replace('\0', "");
            prop_assert_eq!(written.strip_prefix('\'').filter(|_| begins_formula(&original)).map_or(Cow::Borrowed(written), Cow::Borrowed), original);
        }
        prop_assert_eq!(&records[1][cells.len()], "7");
    }
}

#[test]
fn the_reason_names_its_field() {
    let reason = Reason { message: Message::new("why"), field: Some(Field::Surname) };
    let rejected =
        Rejected { line: 2, id: None, cells: vec!["a".into(), "b".into(), "beyond".into()], reason };
    let text = write(&["x".into(), "y".into()], &[rejected]);
    assert!(text.ends_with("\"a\";\"b\";\"2\";\"import-field-surname: why\";\"beyond\"\r\n"), "{text}");
}
