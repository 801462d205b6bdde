use super::*;

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0";
const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";

#[test]
fn a_kind_is_told_by_the_first_bytes() {
    let latin = b"Hon s\xE4ger att hon \xE4r r\xE4dd.\r\n";
    for (bytes, kind) in [
        (PDF, Some(Kind::Pdf)),
        (JPEG, Some(Kind::Jpeg)),
        (PNG, Some(Kind::Png)),
        (b"Hej", Some(Kind::Text)),
        ("\u{FEFF}Märke först\tflik\n".as_bytes(), Some(Kind::Text)),
        (latin, Some(Kind::Text)),
        (b"1 < 2, och <3 till alla", Some(Kind::Text)),
        (b"", None),
        (b"MZ\x90\0\x03\0\0\0", None),
        (b"\x7FELF\x02\x01\x01", None),
        (b"PK\x03\x04\x14\0\x06\0", None),
        (b"GIF89a\x01\0\x01\0", None),
        (b"RIFF\x24\0\0\0WEBP", None),
        (b"\0\0\0\x18ftypheic", None),
        (b"II*\0", None),
        (b"<!DOCTYPE html><script>alert(1)</script>", None),
        (b"\xEF\xBB\xBF  <HTML>", None),
        (b"<svg onload=alert(1)>", None),
        (b"<?xml version=\"1.0\"?><svg/>", None),
        (b"<?php system(1);", None),
        (b"{\\rtf1\\ansi}", None),
        (b"%!PS-Adobe-3.0", None),
        (b"#!/bin/sh\nrm -r /", None),
        (b"H\0e\0j\0", None),
        (b"\xFF\xD8\xFE", Some(Kind::Text)),
        (b"bell \x07", None),
        (b"%PDF", Some(Kind::Text)),
    ] {
        assert_eq!(Kind::told_by(bytes), kind, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn names_are_safe_and_end_as_their_kind_does() {
    let long = "ö".repeat(180);
    let cut = format!("{}.pdf", "ö".repeat(80));
    for (name, kind, safe) in [
        ("brev.pdf", Kind::Pdf, "brev.pdf"),
        ("Brev från skolan (2).PDF", Kind::Pdf, "Brev från skolan (2).pdf"),
        ("foto.jpeg", Kind::Jpeg, "foto.jpeg"),
        ("foto.png", Kind::Jpeg, "foto.png.jpg"),
        ("invoice.pdf.exe", Kind::Pdf, "invoice.pdf.exe.pdf"),
        ("page.html", Kind::Text, "page.html.txt"),
        ("a\u{202E}fdp.exe", Kind::Pdf, "a_fdp.exe.pdf"),
        ("a\"; filename=\"b.pdf", Kind::Pdf, "a__ filename__b.pdf"),
        ("", Kind::Png, "3.png"),
        (".htaccess", Kind::Text, "htaccess.txt"),
        ("...", Kind::Text, "3.txt"),
        (".pdf", Kind::Pdf, "pdf.pdf"),
        ("con.txt", Kind::Text, "3-con.txt"),
        ("LPT1", Kind::Text, "3-LPT1.txt"),
        ("concern.txt", Kind::Text, "concern.txt"),
        ("e\u{301}.txt", Kind::Text, "é.txt"),
        ("日本.png", Kind::Png, "日本.png"),
        (long.as_str(), Kind::Pdf, cut.as_str()),
    ] {
        assert_eq!(safe_name(name, kind, 3), safe, "{name:?}");
    }
}

fn key(uploads: Vec<Upload>) -> &'static str {
    let wrong = check(uploads).unwrap_err();
    assert_eq!(wrong.field, FIELD);
    wrong.message.key
}

fn of_size(size: usize) -> Upload {
    Upload { name: "a.txt".to_owned(), bytes: b"Hej".to_vec(), size }
}

#[test]
fn every_limit_has_its_own_error() {
    let named = |name: &str| vec![Upload::new(name, b"Hej".to_vec())];
    assert_eq!(check(Vec::new()), Ok(Vec::new()));
    assert_eq!(key(vec![of_size(1); COUNT_LIMIT + 1]), "attachment-too-many");
    assert_eq!(check(vec![of_size(1); COUNT_LIMIT]).unwrap().len(), COUNT_LIMIT);
    assert_eq!(key(vec![of_size(0)]), "attachment-empty");
    assert_eq!(key(vec![of_size(FILE_LIMIT + 1)]), "attachment-too-large");
    assert_eq!(check(vec![of_size(FILE_LIMIT), of_size(FILE_LIMIT)]).unwrap().len(), 2);
    let third = TOTAL_LIMIT - 2 * FILE_LIMIT;
    let most = |more| vec![of_size(FILE_LIMIT), of_size(FILE_LIMIT), of_size(third + more)];
    assert_eq!(check(most(0)).unwrap().len(), 3);
    assert_eq!(key(most(1)), "attachment-too-large-together");
    assert_eq!(key(vec![of_size(usize::MAX), of_size(usize::MAX)]), "attachment-too-large");
    let beyond = Upload { bytes: Vec::new(), ..of_size(FILE_LIMIT) };
    assert_eq!(key(vec![beyond; 3]), "attachment-too-large-together");
    assert_eq!(key(vec![Upload::new("a.pdf", b"MZ\0".to_vec())]), "attachment-kind");
    assert_eq!(key(named(&"a".repeat(1 << 20))), "attachment-name-too-long");
    for name in ["../../etc/passwd", "..\\boot.ini", "/etc/passwd", "..", "a\0.txt", "a\r\nSet-Cookie: x"] {
        assert_eq!(key(named(name)), "attachment-name-path", "{name:?}");
    }
}

#[test]
fn an_error_names_the_file_and_no_more_of_it_than_is_safe() {
    let wrong = check(vec![Upload::new("b".repeat(300), b"Hej".to_vec())]).unwrap_err();
    assert_eq!(wrong.message.args[0], ("name", format!("{}…", "b".repeat(40)).into()));
    let wrong = check(vec![of_size(1), Upload::new("/\u{202E}/", b"Hej".to_vec())]).unwrap_err();
    assert_eq!(wrong.message.args[0], ("name", "2".into()));
}

#[test]
fn a_file_is_not_shown_in_logs() {
    let upload = Upload::new("Alva.txt", b"hemligt".to_vec());
    let file = check(vec![upload.clone()]).unwrap().remove(0);
    let said = format!("{upload:?} {file:?}");
    assert!(!said.contains("Alva") && !said.contains("hemligt"), "{said}");
}
