use std::io::{self, Read};

use domain::country::Country;
use domain::feed::decode::{Encoding, Text};
use domain::feed::{ClientReader, FileError, MAX_RECORD_BYTES};
use proptest::prelude::*;

use super::context;

/// Reads at most `step` bytes at a time, to cross every boundary.
struct Slow<'a> {
    bytes: &'a [u8],
    step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.step.min(buffer.len()).min(self.bytes.len());
        buffer[..count].copy_from_slice(&self.bytes[..count]);
        self.bytes = &self.bytes[count..];
        Ok(count)
    }
}

fn decode(bytes: &[u8], step: usize) -> Result<(String, Encoding, bool), FileError> {
    let mut text = Text::open(Slow { bytes, step })?;
    let mut all = String::new();
    text.read_to_string(&mut all).map_err(|error| {
        error.get_ref().and_then(|inner| inner.downcast_ref::<FileError>()).cloned().expect("a file error")
    })?;
    assert!(all.ends_with('\n') && !all.contains('\r'));
    all.pop();
    Ok((all, text.encoding(), text.is_mixed()))
}

fn utf16(text: &str, to: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(to)).collect()
}

/// ISO-8859-1, which is Windows-1252 for all that is printed.
fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

const LIST: &str = "id;förnamn;efternamn\n1;Åsa;Öberg\n2;Bjørn;Næss";

#[test]
fn each_encoding_is_found_out() {
    let with_mark = [b"\xEF\xBB\xBF", LIST.as_bytes()].concat();
    let table = [
        (LIST.as_bytes().to_vec(), Encoding::Utf8),
        (with_mark, Encoding::Utf8),
        (b"id;name\n1;Asa\n".to_vec(), Encoding::Utf8),
        (latin1(LIST), Encoding::Windows1252),
        (utf16(LIST, u16::to_le_bytes, b"\xFF\xFE"), Encoding::Utf16Le),
        (utf16(LIST, u16::to_be_bytes, b"\xFE\xFF"), Encoding::Utf16Be),
        (utf16(LIST, u16::to_le_bytes, b""), Encoding::Utf16Le),
        (utf16(LIST, u16::to_be_bytes, b""), Encoding::Utf16Be),
    ];
    for (bytes, encoding) in table {
        for step in [1, 2, 3, 7, 1 << 20] {
            let (text, found, mixed) = decode(&bytes, step).unwrap();
            assert!(text == LIST || text == "id;name\n1;Asa", "{encoding:?}: {text:?}");
            assert_eq!((found, mixed), (encoding, false));
        }
    }
}

#[test]
fn line_ends_of_every_system_become_one() {
    for step in [1, 2, 1 << 20] {
        let (text, _, _) = decode(b"id;name\r\n1;Anna\r2;Bo\n\r\n\r\r3;Cia", step).unwrap();
        assert_eq!(text, "id;name\n1;Anna\n2;Bo\n\n\n\n3;Cia");
    }
}

#[test]
fn windows_1252_has_its_own_signs() {
    let (text, encoding, _) = decode(b"id;name\n1;\x8Eeljko \x93Z\x94 \x80\n", 5).unwrap();
    assert_eq!((text.as_str(), encoding), ("id;name\n1;Željko “Z” €", Encoding::Windows1252));
}

#[test]
fn the_decision_waits_for_the_first_letter_that_tells() {
    for (last, encoding) in [(&b"\xC3\xA5"[..], Encoding::Utf8), (b"\xE5", Encoding::Windows1252)] {
        let mut bytes = b"1;Anna\n".repeat(40_000);
        bytes.extend_from_slice(last);
        let (text, found, mixed) = decode(&bytes, 1 << 20).unwrap();
        assert!(text.ends_with('å'), "{found:?}");
        assert_eq!((found, mixed), (encoding, false));
    }
}

#[test]
fn a_file_glued_from_two_encodings_is_read_and_noted() {
    let mut bytes = "1;Åsa Öberg Bjørn Næss\n".repeat(5_000).into_bytes();
    bytes.extend_from_slice(b"2;\xC5sa\n");
    let (text, encoding, mixed) = decode(&bytes, 1 << 20).unwrap();
    assert!(text.ends_with("2;Åsa"));
    assert_eq!((encoding, mixed), (Encoding::Utf8, true));

    let list = [b"id;name\n".as_slice(), &bytes].concat();
    let mut reader = ClientReader::open(list.as_slice(), None, context(Country::Se)).unwrap();
    assert_eq!(reader.note(), None);
    reader.by_ref().for_each(drop);
    assert_eq!(reader.note().map(|note| note.key), Some("import-note-mixed-encoding"));
}

#[test]
fn one_damaged_letter_does_not_turn_a_utf8_file_into_another() {
    let mut bytes = "1;Åsa Öberg Bjørn Næss\n".repeat(20).into_bytes();
    bytes.extend_from_slice(b"2;\xC3");
    let (text, encoding, _) = decode(&bytes, 1 << 20).unwrap();
    assert!(text.starts_with("1;Åsa"));
    assert_eq!(encoding, Encoding::Utf8);
}

/// Endless bytes that count how many were taken.
struct Endless<'a> {
    byte: u8,
    taken: &'a mut u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(self.byte);
        *self.taken += buffer.len() as u64;
        Ok(buffer.len())
    }
}

#[test]
fn an_endless_line_is_refused_after_its_first_kilobytes() {
    let mut taken = 0;
    let head = b"id;name\n1;Anna\n2;".as_slice();
    let mut text = Text::open(head.chain(Endless { byte: b'x', taken: &mut taken })).unwrap();
    text.begin_record(3, 0);
    let error = io::copy(&mut text, &mut io::sink()).unwrap_err();
    let error = error.get_ref().and_then(|inner| inner.downcast_ref::<FileError>()).unwrap();
    assert_eq!(error, &FileError::RecordTooLong { line: 3 });
    assert!(taken < 4 * MAX_RECORD_BYTES as u64, "{taken} bytes were read");
}

#[test]
fn a_file_beyond_the_limit_is_refused_without_being_held() {
    let mut taken = 0;
    let endless = b"id;name\n".chain(Endless { byte: b'\n', taken: &mut taken });
    let mut text = Text::with_limit(endless, 1 << 20).unwrap();
    let error = io::copy(&mut text, &mut io::sink()).unwrap_err();
    let error = error.get_ref().and_then(|inner| inner.downcast_ref::<FileError>()).unwrap();
    assert_eq!(error, &FileError::TooLarge);
    assert!(taken <= (1 << 20) + (1 << 17), "{taken} bytes were read");
}

proptest! {
    #[test]
    fn utf8_and_utf16_come_back_as_they_went(text in "[a-zåäöæøÅÄÖÆØ €“ 0-9;,\n\u{4E00}\u{1F600}]{1,200}", step in 1usize..50) {
        let text = format!("id;name\n{text}.");
        let forms = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            utf16(&text, u16::to_le_bytes, b"\xFF\xFE"),
            utf16(&text, u16::to_be_bytes, b"\xFE\xFF"),
            utf16(&text, u16::to_le_bytes, b""),
            utf16(&text, u16::to_be_bytes, b""),
        ];
        for bytes in forms {
            prop_assert_eq!(&decode(&bytes, step).unwrap().0, &text);
        }
    }

    #[test]
    fn one_byte_encodings_come_back_as_they_went(text in "[a-zåäöæøÅÄÖÆØéüßð 0-9;,\n]{0,200}", step in 1usize..50) {
        // two letters whose bytes are UTF-8 by accident stay ambiguous: none of these pairs is
        let text = format!("id;name\n1;å {text}.");
        prop_assert_eq!(&decode(&latin1(&text), step).unwrap().0, &text);
    }
}
