//! Name folding: one spelling for the many ways in which agencies write the same name.

use unicode_normalization::UnicodeNormalization;

/// Folds a name to `a`-`z`, `0`-`9` and single blanks, so that "Åse Bjørk-Lind",
/// "aase bjoerk lind" and "ASE BJORK LIND" are the same text.
///
/// Case and diacritics go; å and aa become a; ø, ö and oe become o; æ, ä and ae become a;
/// hyphens and other separators become one blank; apostrophes vanish. Folding is idempotent.
/// Letters outside the Latin script are dropped: a name without any folds to nothing, and
/// nothing is never equal to nothing (see [`crate::compare`]).
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    if text.is_ascii() {
        for c in text.bytes() {
            match c {
                b'a'..=b'z' | b'0'..=b'9' => push(&mut out, &mut gap, char::from(c)),
                b'A'..=b'Z' => push(&mut out, &mut gap, char::from(c.to_ascii_lowercase())),
                b'\'' | b'`' => {}
                _ => gap = true,
            }
        }
        return out;
    }
    let written = text.chars().filter(|c| !is_silent(*c));
    for c in written.nfkd().filter(|c| !is_silent(*c)) {
        let mut known = true;
        match c {
            'a'..='z' | '0'..='9' => push(&mut out, &mut gap, c),
            'A'..='Z' => push(&mut out, &mut gap, c.to_ascii_lowercase()),
            'ø' | 'Ø' | 'œ' | 'Œ' => push(&mut out, &mut gap, 'o'),
            'æ' | 'Æ' => push(&mut out, &mut gap, 'a'),
            'đ' | 'Đ' | 'ð' | 'Ð' => push(&mut out, &mut gap, 'd'),
            'ł' | 'Ł' => push(&mut out, &mut gap, 'l'),
            'ħ' | 'Ħ' => push(&mut out, &mut gap, 'h'),
            'ı' => push(&mut out, &mut gap, 'i'),
            'ŋ' | 'Ŋ' => push(&mut out, &mut gap, 'n'),
            'ŧ' | 'Ŧ' => push(&mut out, &mut gap, 't'),
            'ə' | 'Ə' => push(&mut out, &mut gap, 'e'),
            'ß' | 'ẞ' => {
                push(&mut out, &mut gap, 's');
                push(&mut out, &mut gap, 's');
            }
            'þ' | 'Þ' => {
                push(&mut out, &mut gap, 't');
                push(&mut out, &mut gap, 'h');
            }
            _ => known = false,
        }
        if !known {
            gap = true;
        }
    }
    out
}

/// Marks that neither are letters nor part words.
fn is_silent(c: char) -> bool {
    matches!(c,
        // Combining marks: what is left of å, é, ö after decomposition.
        '\u{0300}'..='\u{036f}'
        // Soft hyphen, joiners, direction marks, byte order mark.
        | '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        // Apostrophes; the accents must go before they are decomposed into a blank and a mark.
        | '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʹ' | 'ʿ' | 'ʾ')
}

/// Appends one letter; a pending gap becomes one blank; the second letter of aa, ae and oe is
/// dropped, which is what makes "aa" and "å" agree and folding idempotent.
fn push(out: &mut String, gap: &mut bool, c: char) {
    if *gap && !out.is_empty() {
        out.push(' ');
    }
    *gap = false;
    let digraph = matches!((out.chars().next_back(), c), (Some('a'), 'a' | 'e') | (Some('o'), 'e'));
    if !digraph {
        out.push(c);
    }
}

/// The words of a folded name, in order.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

/// Whether two texts are equal or one typing error apart: one letter too many, missing or
/// wrong, or two neighbours swapped (Damerau, "A technique for computer detection and
/// correction of spelling errors", 1964).
pub fn within_one_edit(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return one_edit(a.as_bytes(), b.as_bytes());
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    one_edit(&a, &b)
}

fn one_edit<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - tail], &b[..b.len() - tail]) {
        ([] | [_], [] | [_]) => true,
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => false,
    }
}
