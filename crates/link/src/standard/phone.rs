//! Telephone numbers, as far as comparing them needs.

/// Digits at the end of a number that tell subscribers apart: Nordic and British subscriber
/// numbers have eight or more, and country codes, trunk zeros and 00 or + come before them
/// (ITU-T E.164).
const TELLING: usize = 8;

/// The last eight digits of a telephone number; 0 when there are fewer than six, or all alike.
pub fn read(text: &str) -> u64 {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|d| d - b'0').collect();
    if digits.len() < 6 {
        return 0;
    }
    let tail = &digits[digits.len().saturating_sub(TELLING)..];
    if tail.iter().all(|d| *d == tail[0]) {
        return 0;
    }
    tail.iter().fold(1, |n, d| n * 10 + u64::from(*d))
}

/// Whether two numbers are one digit apart, or have two neighbours swapped.
pub fn near(a: u64, b: u64) -> bool {
    crate::standard::address::one_digit_apart(a, b)
}
