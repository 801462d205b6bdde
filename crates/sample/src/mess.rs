//! What happens to names, dates and numbers on their way into a register.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::draw::Draw;

/// Letters beside each other on a Nordic keyboard.
const ROWS: [&str; 3] = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"];

/// One typing error: a letter missing, doubled, swapped with its neighbour or its neighbour on
/// the keyboard. Names of fewer than four letters stay.
pub fn typo(name: &str, draw: &mut Draw) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 4 {
        return name.to_owned();
    }
    let at = 1 + draw.index(letters.len() - 2);
    match draw.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => {
            if let Some(near) = neighbour(letters[at], draw) {
                letters[at] = near;
            }
        }
    }
    letters.into_iter().collect()
}

fn neighbour(letter: char, draw: &mut Draw) -> Option<char> {
    let small = letter.to_lowercase().next()?;
    let row: Vec<char> = ROWS.iter().find(|row| row.contains(small))?.chars().collect();
    let at = row.iter().position(|c| *c == small)?;
    let near = if draw.chance(500) { at.checked_sub(1)? } else { at + 1 };
    row.get(near).copied()
}

/// The name that friends use, when the country's list has one.
pub fn nickname(given: &str, nicknames: &[(&'static str, &'static str)]) -> Option<&'static str> {
    let first = given.split([' ', '-']).next()?;
    nicknames.iter().find(|(full, _)| *full == first).map(|(_, short)| *short)
}

/// Half of a double surname, or the name whole.
pub fn half(surname: &str, draw: &mut Draw) -> String {
    match surname.split_once('-') {
        Some((first, _)) if draw.chance(500) => first.to_owned(),
        Some((_, second)) => second.to_owned(),
        None => surname.to_owned(),
    }
}

/// Day and month in each other's place where that is a date, else one day off.
pub fn date(born: Date, draw: &mut Draw) -> Date {
    if draw.chance(500)
        && let Ok(swapped) = Date::new(born.year(), born.day(), born.month())
    {
        return swapped;
    }
    born.saturating_sub(1.day())
}

/// Two digits of a number in each other's place; what it then says is wrong, and its check digit
/// tells in most series.
pub fn number(id: &str, draw: &mut Draw) -> String {
    let mut digits: Vec<char> = id.chars().collect();
    let at = digits.len().saturating_sub(5) + draw.index(4);
    if at + 1 < digits.len() {
        digits.swap(at, at + 1);
    }
    digits.into_iter().collect()
}

/// In upper case with the Nordic letters spelt out, as old mainframes print.
pub fn spelt_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_uppercase) {
        match c {
            'Å' => out.push_str("AA"),
            'Ä' | 'Æ' => out.push_str("AE"),
            'Ö' | 'Ø' => out.push_str("OE"),
            c => out.push(bare(c)),
        }
    }
    out
}

/// In upper case with the marks left out.
pub fn stripped(text: &str) -> String {
    text.chars()
        .flat_map(char::to_uppercase)
        .map(|c| match c {
            'Å' | 'Ä' | 'Æ' => 'A',
            'Ö' | 'Ø' => 'O',
            c => bare(c),
        })
        .collect()
}

/// What an 8-bit character set cannot hold becomes the nearest letter, as its writers do.
pub fn bare(c: char) -> char {
    match c {
        'É' => 'E',
        'Ł' => 'L',
        'ł' => 'l',
        'Ś' | 'Ş' => 'S',
        'ś' | 'ş' => 's',
        'ı' => 'i',
        'İ' => 'I',
        'ń' => 'n',
        '–' => '-',
        '…' => '.',
        c => c,
    }
}
