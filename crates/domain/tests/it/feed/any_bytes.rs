use domain::country::Country;
use domain::feed::{ClientReader, Line, StaffReader};
use proptest::prelude::*;

use super::context;

/// Reads to the end and checks what must hold of whatever comes.
fn read(bytes: &[u8], country: Country) {
    if let Ok(reader) = ClientReader::open(bytes, None, context(country)) {
        for line in reader.map_while(Result::ok) {
            match line {
                Line::Accepted(line) => {
                    assert!(!line.record_id.is_empty());
                    assert!(line.national_id.is_none() || line.national_id_raw.is_none());
                    assert!(line.warnings.iter().all(|warning| warning.line == line.line));
                }
                Line::Rejected(rejected) => assert!(rejected.reason.message.key.starts_with("import-")),
            }
        }
    }
    if let Ok(reader) = StaffReader::open(bytes, None, context(country)) {
        reader.map_while(Result::ok).for_each(drop);
    }
}

fn any_country() -> impl Strategy<Value = Country> {
    prop::sample::select(Country::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400), country in any_country()) {
        read(&bytes, country);
    }

    #[test]
    fn any_bytes_after_a_header_are_answered(
        mark in prop::sample::select(vec![&b""[..], b"\xEF\xBB\xBF", b"sep=;\n", b"\n\n"]),
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b';'), Just(b'\n'), Just(b'"'), 0x20u8..0x7F], 0..400),
        country in any_country(),
    ) {
        let mut file = mark.to_vec();
        file.extend_from_slice(b"record_id;surname;birth_date;national_id;phone;VH1;country;protection\n");
        file.extend_from_slice(&bytes);
        read(&file, country);
    }

    #[test]
    fn any_cells_are_answered(cells in prop::collection::vec("[^\0]{0,12}", 34), country in any_country()) {
        let headers: Vec<&str> = domain::feed::Field::ALL.iter().map(|field| field.code()).collect();
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        read(format!("{}\n{}\n", headers.join(";"), quoted.join(";")).as_bytes(), country);
    }
}
