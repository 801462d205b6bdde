//! How wide a text will be, near enough to keep labels apart. Widths are measured on Inter at
//! weight 600 and rounded up.

/// Width of a text at that size, in the same unit.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() * size
}

fn letter(c: char) -> f64 {
    match c {
        'i' | 'l' | 'j' | 'I' | '.' | ',' | ':' | '\'' | '’' | '|' | ' ' | '\u{a0}' => 0.29,
        'f' | 't' | 'r' | '-' | '(' | ')' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | 'Æ' | 'æ' | '…' | '@' => 0.92,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | 'Ø' => 0.73,
        // Scripts with broad letters, such as Chinese or emoji, take a whole em.
        c if u32::from(c) > 0x2e80 => 1.05,
        _ => 0.62,
    }
}

/// The text, or as much of its beginning as fits with an ellipsis.
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut used = width("…", size);
    let mut out = String::new();
    for c in text.chars() {
        used += letter(c) * size;
        if used > room {
            break;
        }
        out.push(c);
    }
    let kept = out.trim_end_matches([' ', '-', ',', '.']).len();
    out.truncate(kept);
    if out.is_empty() {
        return out;
    }
    out.push('…');
    out
}

/// First letters of the first and the last word, as capitals: `Anna-Lena af Geijerstam` is `AG`.
/// A title before the name is left out.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|w| !matches!(w.trim_end_matches('.').to_lowercase().as_str(), "dr" | "prof" | "fil" | "med"))
        .filter(|w| w.chars().next().is_some_and(char::is_alphanumeric))
        .collect();
    let first = words.first().and_then(|w| w.chars().next());
    let last = if words.len() > 1 { words.last().and_then(|w| w.chars().next()) } else { None };
    first.into_iter().chain(last).flat_map(char::to_uppercase).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_to_their_room() {
        assert_eq!(fitted("Anna Lind", 14.0, 200.0), "Anna Lind");
        let cut = fitted("Alexandra Christoffersen-Lindqvist", 14.0, 100.0);
        assert!(cut.ends_with('…') && width(&cut, 14.0) <= 100.0, "{cut}");
        assert!(cut.starts_with("Alexandra"));
        assert_eq!(fitted("Anna", 14.0, 5.0), "");
    }

    #[test]
    fn initials_of_names() {
        for (name, letters) in [
            ("Anna Lind", "AL"),
            ("Dr Eva Holm", "EH"),
            ("Anna-Lena af Geijerstam", "AG"),
            ("Østen Ås", "ØÅ"),
            ("Kim", "K"),
            ("", ""),
            ("<b>x", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
