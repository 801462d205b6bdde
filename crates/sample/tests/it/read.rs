//! Reads a list back, as a stranger would: by its byte order mark, then by its header.

use std::collections::BTreeMap;

/// A list as rows of column name to cell.
pub fn rows(bytes: &[u8], latin1: bool) -> Vec<BTreeMap<String, String>> {
    let text = text(bytes, latin1);
    let header = text.lines().next().unwrap();
    let delimiter = [b';', b'\t', b','].into_iter().find(|d| header.contains(char::from(*d))).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("every line has its header's width");
            header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
        })
        .collect()
}

/// The text of a file.
pub fn text(bytes: &[u8], latin1: bool) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => {
            let units: Vec<u16> = rest.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).unwrap(),
        _ if latin1 => bytes.iter().copied().map(char::from).collect(),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}
