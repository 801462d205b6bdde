use domain::country::Country::Se;
use domain::feed::error::WrongKind;
use domain::feed::{ClientReader, Field, FileError, ListKind, MAX_COLUMNS, MAX_FIELD_CHARS, StaffReader};

use super::{accepted, context, lines, lines_with, rejected};

fn open(bytes: &[u8]) -> Result<(), FileError> {
    let reader = ClientReader::open(bytes, None, context(Se))?;
    reader.collect::<Result<Vec<_>, _>>().map(drop)
}

#[test]
fn what_is_no_list_is_named() {
    let mut workbook = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0".to_vec();
    workbook.resize(30, 0);
    workbook.extend_from_slice(b"[Content_Types].xml\xA2\x04");
    let mut zip = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    zip.resize(30, 0);
    zip.extend_from_slice(b"clients.csv\x01\x02");
    let table: [(&[u8], WrongKind); 17] = [
        (&workbook, WrongKind::Workbook),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", WrongKind::Workbook),
        (&zip, WrongKind::Zip),
        (b"\x1F\x8B\x08\0\0", WrongKind::Compressed),
        (b"%PDF-1.7\n%\xE2\xE3", WrongKind::Pdf),
        (b"\x89PNG\r\n\x1A\n\0\0", WrongKind::Image),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", WrongKind::Image),
        (b"GIF89a\x01\0", WrongKind::Image),
        (b"RIFF\x10\0\0\0WEBPVP8 ", WrongKind::Image),
        (b"\0\0\0\x18ftypheic", WrongKind::Image),
        (b"BM\x36\0\0\0", WrongKind::Image),
        (b"<!DOCTYPE html><table>", WrongKind::Markup),
        (b"\xEF\xBB\xBF<?xml version=\"1.0\"?>", WrongKind::Markup),
        (b"{\"id\": 1}", WrongKind::Markup),
        (b"{\\rtf1 id;namn}", WrongKind::Markup),
        (b"id;name\n1;\0\0\0Anna\n", WrongKind::Binary),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F", WrongKind::Binary),
    ];
    for (bytes, kind) in table {
        assert_eq!(open(bytes), Err(FileError::Wrong(kind)), "{kind:?}");
    }
}

#[test]
fn a_nul_far_into_the_file_condemns_it_too() {
    let mut bytes = b"id;name\n".to_vec();
    bytes.extend_from_slice(&b"1;Anna Lind\n".repeat(20_000));
    bytes.extend_from_slice(b"2;An\0na\n");
    assert_eq!(open(&bytes), Err(FileError::Wrong(WrongKind::Binary)));
}

#[test]
fn words_that_begin_like_a_picture_are_words() {
    assert_eq!(open(b"BMI;id;namn\n1;2;Anna\n"), Ok(()));
}

#[test]
fn empty_files() {
    for bytes in [&b""[..], b"\n\n  \n", b"\xEF\xBB\xBF", b"\xFF\xFE", b"   "] {
        assert_eq!(open(bytes), Err(FileError::Empty), "{bytes:?}");
    }
    assert_eq!(open(b";;;\n;;;\n"), Err(FileError::NoHeader));
    assert_eq!(open(b"id;name\n"), Ok(()), "a list of nobody is a list");
}

#[test]
fn a_line_without_end_is_refused() {
    let mut bytes = b"id;name\n1;Anna\n2;".to_vec();
    bytes.resize(3 * 1024 * 1024, b'x');
    assert_eq!(open(&bytes), Err(FileError::RecordTooLong { line: 3 }));
    assert_eq!(open(&vec![b'x'; 3 * 1024 * 1024]), Err(FileError::RecordTooLong { line: 1 }));
}

#[test]
fn a_quote_that_is_never_closed_is_refused_with_its_line() {
    let mut bytes = b"id;name\n1;Anna\n2;\"Bo\n".to_vec();
    bytes.extend_from_slice(&b"3;Cia\n".repeat(100_000));
    assert_eq!(open(&bytes), Err(FileError::RecordTooLong { line: 3 }));
}

#[test]
fn too_many_columns() {
    let header = (0..=MAX_COLUMNS).map(|n| format!("c{n}")).collect::<Vec<_>>().join(";");
    assert_eq!(open(header.as_bytes()), Err(FileError::TooManyColumns { found: MAX_COLUMNS + 1 }));
}

#[test]
fn missing_columns_are_named_beside_what_was_found() {
    let missing = |csv: &str| match open(csv.as_bytes()) {
        Err(FileError::MissingColumns { missing, found }) => (missing, found),
        other => panic!("{other:?}"),
    };
    let (fields, found) = missing("förnamn;efternamn;ort\nAnna;Lind;Lund\n");
    assert_eq!(fields, [vec![Field::RecordId]]);
    assert_eq!(found, ["förnamn", "efternamn", "ort"]);
    let (fields, _) = missing("ärendenummer;ort\n1;Lund\n");
    assert_eq!(fields, [vec![Field::FullName, Field::NationalId]]);
    let staff = StaffReader::open(&b"telefon;e-post\n070;a@example.org\n"[..], None, context(Se));
    let Err(FileError::MissingColumns { missing, .. }) = staff.map(drop) else { panic!() };
    assert_eq!(missing, [vec![Field::StaffId], vec![Field::FullName]]);
}

#[test]
fn a_file_without_column_names_shows_no_values() {
    let error = open("R1;Anna;Lind;2018-01-01\nR2;Bo;Lind;2018-01-02\n".as_bytes()).unwrap_err();
    assert_eq!(error, FileError::NoHeader);
    // one value that happens to be a column's name: what looks like a number is still not shown
    let error = open("mor;Anna;adress;18010123-92\nR2;Bo;x;y\n".as_bytes()).unwrap_err();
    let FileError::MissingColumns { found, .. } = error else { panic!("{error:?}") };
    assert!(!found.iter().any(|name| name.contains("1801")));
}

#[test]
fn a_list_of_another_agency_is_named() {
    let csv = "record_id,agency,surname\n1,hospital,Lind\n2,hospital,Berg\n";
    let mut of_school = context(Se);
    of_school.agency_names = vec!["school".into(), "Björkdals skola".into()];
    assert_eq!(
        lines_with(csv, None, of_school.clone()),
        Err(FileError::OtherAgency { named: "hospital".into() })
    );
    let mixed = "record_id,agency,surname\n1,hospital,Lind\n2,BJÖRKDALS SKOLA,Berg\n3,,Ek\n";
    let lines = lines_with(mixed, None, of_school).unwrap();
    assert_eq!(rejected(&lines[0]).reason.message.key, "import-line-other-agency");
    assert_eq!((accepted(&lines[1]).line, accepted(&lines[2]).line), (3, 4));
}

#[test]
fn long_values_reject_their_line_only() {
    let fits = "å".repeat(MAX_FIELD_CHARS);
    let csv = format!("id;namn;ort\n1;{fits};Lund\n2;{fits}x;Lund\n3;Bo;Lund\n");
    let lines = lines(&csv, Se).unwrap();
    accepted(&lines[0]);
    accepted(&lines[2]);
    let reason = &rejected(&lines[1]).reason;
    assert_eq!((reason.message.key, reason.field), ("import-line-too-long", Some(Field::FullName)));
}

#[test]
fn every_required_field_belongs_to_its_list() {
    assert!(Field::RecordId.belongs_to(ListKind::Clients) && !Field::RecordId.belongs_to(ListKind::Staff));
    assert!(Field::Title.belongs_to(ListKind::Staff) && !Field::Title.belongs_to(ListKind::Clients));
}
