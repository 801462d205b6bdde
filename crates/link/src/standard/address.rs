//! Addresses: street, house and flat from one line, in the forms of four countries.

use crate::fold::fold;
use crate::hash::hash;
use crate::tables::tables;
use crate::vocabulary::{TokenId, Vocabulary, cut, mend};

/// Bytes of an address that are looked at.
pub const MAX_ADDRESS: usize = 160;

/// An address in parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Address {
    /// The street's name as a word of the vocabulary, plus one; 0 without.
    pub street: TokenId,
    /// House number with its letter in the low byte; 0 without.
    pub house: u32,
    /// Hash of the flat, 0 without.
    pub flat: u32,
}

impl Address {
    /// Nothing is said, or only that the address is protected.
    pub const fn is_none(&self) -> bool {
        self.street == 0
    }

    /// The word of the street's name.
    pub const fn street(&self) -> Option<TokenId> {
        self.street.checked_sub(1)
    }
}

/// Reads an address line.
pub fn read(line: &str, vocabulary: &mut Vocabulary) -> Address {
    let line = cut(line.trim(), MAX_ADDRESS);
    if line.is_empty() {
        return Address::default();
    }
    let mended = mend(line);
    let folded = fold(without_host(mended.as_deref().unwrap_or(line)));
    if tables().is_withheld(&folded) {
        return Address::default();
    }
    let mut words = folded.split(' ').filter(|w| !w.is_empty()).peekable();
    let mut street = String::with_capacity(folded.len());
    let (mut house, mut flat) = (0, Vec::new());
    let mut in_flat = false;
    while let Some(word) = words.next() {
        let number = starts_with_digit(word);
        let next_is_number = words.peek().is_some_and(|next| starts_with_digit(next));
        if tables().is_flat(word) && next_is_number && (street.is_empty() || house != 0) {
            in_flat = true;
        } else if in_flat && number {
            flat.push(word);
            in_flat = false;
        } else if number && house == 0 {
            let letter = words.peek().copied().filter(|n| n.len() == 1 && !ends_in_letter(word));
            house = house_of(word, letter);
            if house & 0xff != 0 && letter.is_some() {
                words.next();
            }
        } else if house != 0 && !street.is_empty() && (number || tables().is_door(word)) {
            flat.push(word);
        } else {
            let last = words.peek().is_none() || next_is_number;
            tables().street(word, last, &mut street);
        }
    }
    if street.is_empty() {
        return Address::default();
    }
    let street = vocabulary.word(cut(&street, crate::vocabulary::MAX_LETTERS)) + 1;
    let flat = if flat.is_empty() { 0 } else { low(hash(flat.concat().as_bytes())) | 1 };
    Address { street, house, flat }
}

/// An address without whose home it is: "c/o Lind, Storgatan 1".
fn without_host(line: &str) -> &str {
    match line.split_once(',') {
        Some((host, rest)) if tables().is_care_of(host) => rest,
        _ => line,
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// "84", "87b", "87" before "b".
fn house_of(word: &str, next: Option<&str>) -> u32 {
    let digits: u32 =
        word.bytes().take_while(u8::is_ascii_digit).take(6).fold(0, |n, d| n * 10 + u32::from(d - b'0'));
    let own = word.bytes().find(u8::is_ascii_lowercase);
    let letter =
        own.or_else(|| next.filter(|n| n.len() == 1).and_then(|n| n.bytes().find(u8::is_ascii_lowercase)));
    (digits.max(1) << 8) | u32::from(letter.unwrap_or(0))
}

fn ends_in_letter(word: &str) -> bool {
    word.bytes().last().is_some_and(|c| c.is_ascii_lowercase())
}

/// Hash of a code: letters and digits alone, in one case; 0 when there are none, or all are zeros.
pub fn code(text: &str) -> u64 {
    let mut buffer = [0_u8; 32];
    let mut len = 0;
    for c in text.bytes().filter(u8::is_ascii_alphanumeric).take(buffer.len()) {
        buffer[len] = c.to_ascii_uppercase();
        len += 1;
    }
    if buffer[..len].iter().all(|c| *c == b'0') { 0 } else { hash(&buffer[..len]) }
}

/// Hash of a folded place name, 0 when there is none.
pub fn place(text: &str) -> u64 {
    let text = cut(text.trim(), MAX_ADDRESS);
    if text.is_empty() {
        return 0;
    }
    let folded = fold(mend(text).as_deref().unwrap_or(text));
    if folded.is_empty() { 0 } else { hash(folded.as_bytes()) }
}

/// Whether two numbers of as many digits differ in one digit, or in two neighbours that changed
/// places.
pub fn one_digit_apart(a: u64, b: u64) -> bool {
    if a == b || a == 0 || b == 0 {
        return false;
    }
    let (mut a, mut b) = (a, b);
    let mut wrong: [(u64, u64); 2] = [(0, 0); 2];
    let (mut count, mut place, mut places) = (0_usize, 0_u32, [0_u32; 2]);
    while a > 0 && b > 0 {
        let (x, y) = (a % 10, b % 10);
        if x != y {
            if count == 2 {
                return false;
            }
            (wrong[count], places[count]) = ((x, y), place);
            count += 1;
        }
        (a, b, place) = (a / 10, b / 10, place + 1);
    }
    if a != b {
        return false;
    }
    count == 1
        || (count == 2 && places[1] == places[0] + 1 && wrong[0].0 == wrong[1].1 && wrong[0].1 == wrong[1].0)
}

#[allow(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
const fn low(hash: u64) -> u32 {
    hash as u32
}
