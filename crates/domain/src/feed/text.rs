//! Cells to clean text: blanks collapsed, control and direction-changing characters out. HTML and
//! formulas stay: they are data, and what shows or exports them escapes them.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// A cell after cleaning, and what was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// Trimmed, composed (NFC), with single spaces.
    pub text: Cow<'a, str>,
    /// Whether control or direction characters were taken out.
    pub stripped: bool,
    /// Whether it looks as if it had been read in a wrong encoding before it came here
    /// (`Ã¥` for `å`), or holds the mark of a lost character.
    pub mojibake: bool,
}

/// Cleans one cell.
///
/// `"  Anna \u{202E} Maria\n"` → `"Anna Maria"`, stripped.
pub fn clean(cell: &str) -> Cleaned<'_> {
    let cell = unguarded(cell.trim());
    if cell.is_empty() || is_plain(cell) {
        return Cleaned { text: Cow::Borrowed(cell), stripped: false, mojibake: false };
    }
    let mojibake = looks_misread(cell);
    let mut stripped = false;
    let mut text = String::with_capacity(cell.len());
    let mut push = |c: char| {
        // U+0085 counts as white space, but comes only from misread bytes
        if c.is_whitespace() && c != '\u{85}' {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        } else if is_hidden(c) {
            stripped = true;
        } else {
            text.push(c);
        }
    };
    if is_nfc_quick(cell.chars()) == unicode_normalization::IsNormalized::Yes {
        cell.chars().for_each(&mut push);
    } else {
        cell.nfc().for_each(&mut push);
    }
    text.truncate(text.trim_end().len());
    Cleaned { text: Cow::Owned(text), stripped, mojibake }
}

/// A cell without the apostrophe or `="…"` by which spreadsheets keep text from being a number or
/// a formula.
fn unguarded(cell: &str) -> &str {
    if let Some(rest) = cell.strip_prefix('\'')
        && rest.starts_with(['=', '+', '-', '@'])
    {
        return rest;
    }
    cell.strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .map_or(cell, str::trim)
}

/// ASCII without controls and without double spaces: nearly every cell.
fn is_plain(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    bytes.iter().all(|byte| matches!(byte, 0x20..=0x7E)) && !bytes.windows(2).any(|pair| pair == b"  ")
}

/// Controls, and characters that turn or hide the text around them. The joiners U+200C and U+200D
/// stay: some scripts need them in names.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// UTF-8 read as Windows-1252 or ISO-8859-1 shows a lead byte as `Â`, `Ã`, `Ä` or `Å` and the next
/// as a sign that no name has.
fn looks_misread(cell: &str) -> bool {
    const SIGNS: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿";
    let mut previous = ' ';
    for c in cell.chars() {
        let lead = matches!(previous, 'Â' | 'Ã') || (matches!(previous, 'Ä' | 'Å') && c != '’');
        let sign = || ('\u{80}'..='\u{9F}').contains(&c) || SIGNS.contains(c);
        if c == '\u{FFFD}' || (lead && sign()) {
            return true;
        }
        previous = c;
    }
    false
}
