//! The second factor: one-time codes by the clock (TOTP, RFC 6238: SHA-1, six digits, thirty
//! seconds, as every authenticator app does it), and recovery codes for a lost telephone.

use std::fmt::Write;

use data_encoding::{BASE32_NOPAD, BASE64};
use jiff::Timestamp;
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, TOTP};

use crate::error::AppError;
use crate::ports::{Chance, secret_hash};

/// Seconds of one time step.
const STEP: u64 = 30;
/// How many recovery codes an account gets.
const RECOVERY_CODES: usize = 8;

/// A new secret: 160 bits in Base32.
pub fn new_secret(chance: &dyn Chance) -> String {
    let mut random = [0_u8; 20];
    chance.fill(&mut random);
    BASE32_NOPAD.encode(&random)
}

fn totp(secret: &str) -> Result<TOTP, AppError> {
    let bytes = BASE32_NOPAD.decode(secret.as_bytes()).map_err(|_| AppError::Internal("second factor"))?;
    TOTP::new(Algorithm::SHA1, 6, 0, STEP, bytes).map_err(|_| AppError::Internal("second factor"))
}

/// Digits of what somebody typed: blanks and hyphens do not matter.
fn typed(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase()
}

/// The time step whose code was typed: the current one, or the one before or after it, since
/// clocks differ; never one up to `spent`, so that a code works once.
///
/// # Errors
/// The secret is none.
pub fn accepted_step(secret: &str, code: &str, spent: i64, now: Timestamp) -> Result<Option<i64>, AppError> {
    let (totp, code) = (totp(secret)?, typed(code));
    let now = u64::try_from(now.as_second()).unwrap_or_default() / STEP;
    let mut found = None;
    for step in [now.saturating_sub(1), now, now + 1] {
        let right: bool = totp.generate(step * STEP).as_bytes().ct_eq(code.as_bytes()).into();
        let number = i64::try_from(step).unwrap_or(i64::MAX);
        if right && number > spent {
            found = found.or(Some(number));
        }
    }
    Ok(found)
}

/// The code of that moment, as an authenticator app shows it.
///
/// # Errors
/// The secret is none.
pub fn code(secret: &str, now: Timestamp) -> Result<String, AppError> {
    Ok(totp(secret)?.generate(u64::try_from(now.as_second()).unwrap_or_default()))
}

/// The address that an authenticator app reads.
fn address(secret: &str, email: &str) -> String {
    let mut label = String::new();
    for byte in email.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.@".contains(&byte) {
            label.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(label, "%{byte:02X}");
        }
    }
    format!("otpauth://totp/Kring:{label}?secret={secret}&issuer=Kring&algorithm=SHA1&digits=6&period=30")
}

/// The picture that an authenticator app reads: an SVG as a `data:` address for an `img`.
///
/// # Errors
/// The address is too long for a picture.
pub fn picture(secret: &str, email: &str) -> Result<String, AppError> {
    let code = qrcode::QrCode::new(address(secret, email)).map_err(|_| AppError::Internal("picture"))?;
    let svg = code
        .render::<qrcode::render::svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(qrcode::render::svg::Color("#000000"))
        .light_color(qrcode::render::svg::Color("#ffffff"))
        .build();
    Ok(format!("data:image/svg+xml;base64,{}", BASE64.encode(svg.as_bytes())))
}

/// The secret in groups of four, to be typed by hand.
pub fn grouped(secret: &str) -> String {
    let chars: Vec<char> = secret.chars().collect();
    chars.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// New recovery codes, 80 bits each: shown once, kept as hashes.
pub fn new_recovery_codes(chance: &dyn Chance) -> Vec<String> {
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let mut random = [0_u8; 10];
        chance.fill(&mut random);
        codes.push(grouped(&BASE32_NOPAD.encode(&random)).replace(' ', "-").to_ascii_lowercase());
    }
    codes
}

/// How a recovery code is kept; `None` when what was typed is no such code.
pub fn recovery_hash(code: &str) -> Option<String> {
    let code = typed(code);
    (code.len() == 16).then(|| secret_hash(&format!("recovery:{code}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the ASCII secret `12345678901234567890`, SHA-1.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_of_the_standard() {
        // the standard's eight digits, of which the last six are the code
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            let step = accepted_step(RFC, code, 0, at(second)).unwrap();
            assert_eq!(step, Some(second / 30), "{second}");
        }
        assert_eq!(accepted_step(RFC, "28 70-82", 0, at(59)).unwrap(), Some(1));
        for wrong in ["287083", "", "28708", "2870820", "２８７０８２"] {
            assert_eq!(accepted_step(RFC, wrong, 0, at(59)).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn a_code_works_once_and_for_a_minute_and_a_half() {
        let step = 59 / 30;
        assert_eq!(accepted_step(RFC, "287082", step, at(59)).unwrap(), None, "replayed");
        assert_eq!(accepted_step(RFC, "287082", 0, at(59 + 30)).unwrap(), Some(step));
        assert_eq!(accepted_step(RFC, "287082", 0, at(59 - 30)).unwrap(), Some(step));
        assert_eq!(accepted_step(RFC, "287082", 0, at(59 + 61)).unwrap(), None);
    }

    #[test]
    fn recovery_codes_forgive_how_they_are_typed() {
        let hash = recovery_hash("abcd-efgh-ijkl-mnop");
        assert!(hash.is_some());
        assert_eq!(hash, recovery_hash(" ABCDEFGH ijkl mnop "));
        assert_eq!(recovery_hash("123456"), None);
    }

    #[test]
    fn the_picture_is_an_image_of_ours() {
        let picture = picture(RFC, "eva+lind@example.org").unwrap();
        assert!(picture.starts_with("data:image/svg+xml;base64,"));
        assert!(
            address(RFC, "eva+l@example.org")
                .starts_with("otpauth://totp/Kring:eva%2Bl@example.org?secret=GEZ")
        );
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
