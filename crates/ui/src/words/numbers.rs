//! Numbers and telephone numbers as people read them.

use domain::country::Language;
use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

use super::Words;

const NO_BREAK: char = '\u{a0}';

pub(super) fn spaced(value: &FluentValue, _: &IntlLangMemoizer) -> Option<String> {
    whole(value).map(|n| grouped(n, NO_BREAK))
}

pub(super) fn dotted(value: &FluentValue, _: &IntlLangMemoizer) -> Option<String> {
    whole(value).map(|n| grouped(n, '.'))
}

pub(super) fn with_commas(value: &FluentValue, _: &IntlLangMemoizer) -> Option<String> {
    whole(value).map(|n| grouped(n, ','))
}

/// The number, if it is whole and told with all digits; others are said by [`Words::decimal`]
/// and handed over as text.
fn whole(value: &FluentValue) -> Option<i64> {
    let FluentValue::Number(number) = value else { return None };
    #[allow(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    (number.value.fract() == 0.0 && number.value.abs() < 1e15).then_some(number.value as i64)
}

fn grouped(number: i64, mark: char) -> String {
    let digits = number.unsigned_abs().to_string();
    // Four digits read well as they stand.
    let mark = (digits.len() > 4).then_some(mark);
    let mut out = String::with_capacity(digits.len() + 8);
    if number < 0 {
        out.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if let Some(mark) = mark.filter(|_| place > 0 && (digits.len() - place).is_multiple_of(3)) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

impl Words {
    /// `3000`, `12 500` (with a space that does not break), `12.500` in Danish, `12,500` in English.
    pub fn number(self, number: impl TryInto<i64>) -> String {
        let mark = match self.language() {
            Language::Sv | Language::Nb => NO_BREAK,
            Language::Da => '.',
            Language::En => ',',
        };
        number.try_into().map_or_else(|_| "–".to_owned(), |n| grouped(n, mark))
    }

    /// With that many decimals: `3,1`, in English `3.1`; a minus sign, not a hyphen.
    pub fn decimal(self, number: f64, places: usize) -> String {
        let text = format!("{number:.places$}").replace('-', "−");
        if self.language() == Language::En { text } else { text.replace('.', ",") }
    }

    /// A size for reading: `512 byte`, `207 kB`, `3,7 MB`.
    pub fn bytes(self, bytes: u64) -> String {
        const KILO: u64 = 1 << 10;
        const MEGA: u64 = 1 << 20;
        match bytes {
            // Tenths of a megabyte need no more digits than a fraction has.
            #[allow(clippy::cast_precision_loss, reason = "to one decimal")]
            MEGA.. => format!("{}{NO_BREAK}MB", self.decimal(bytes as f64 / MEGA as f64, 1)),
            KILO..MEGA => format!("{}{NO_BREAK}kB", self.number(bytes.div_ceil(KILO))),
            0..KILO => format!("{}{NO_BREAK}B", self.number(bytes)),
        }
    }

    /// A share between 0 and 1 as per cent: `99,2 %`, in English `99.2%`.
    pub fn percent(self, share: f64, places: usize) -> String {
        let space = if self.language() == Language::En { "" } else { "\u{a0}" };
        format!("{}{space}%", self.decimal(share * 100.0, places))
    }

    /// A national id for reading, by its number of digits: Swedish `20170314-2383`, Norwegian
    /// `140317 23831`, Danish `140317-2383`.
    pub fn national_id(self, digits: &str) -> String {
        let (place, mark) = match digits.len() {
            12 => (8, '-'),
            11 => (6, NO_BREAK),
            10 => (6, '-'),
            _ => return digits.to_owned(),
        };
        match (digits.get(..place), digits.get(place..)) {
            (Some(head), Some(tail)) => format!("{head}{mark}{tail}"),
            _ => digits.to_owned(),
        }
    }

    /// A telephone number in E.164 for reading: `070-123 45 67` to a Swedish reader when it is
    /// Swedish, `+46 70-123 45 67` to others. What is not E.164 is said as it stands.
    pub fn phone(self, e164: &str) -> String {
        let plain = e164.strip_prefix('+').filter(|d| d.len() >= 8 && d.bytes().all(|b| b.is_ascii_digit()));
        let Some(digits) = plain else { return e164.to_owned() };
        // Finland, Iceland, the Faroes and Greenland have three digits; North America and Russia one.
        let (code, rest) = match digits {
            d if ["358", "354", "298", "299"].iter().any(|c| d.starts_with(c)) => digits.split_at(3),
            d if d.starts_with(['1', '7']) => digits.split_at(1),
            _ => digits.split_at(2),
        };
        let home = match self.language() {
            Language::Sv => "46",
            Language::Nb => "47",
            Language::Da => "45",
            Language::En => "44",
        };
        let at_home = code == home;
        let told = match (code, rest.len()) {
            ("46", 7..=9) => swedish(rest, at_home),
            ("47", 8) if rest.starts_with(['4', '9', '8']) => split(rest, &[3, 2, 3]),
            ("47" | "45", 8) => split(rest, &[2, 2, 2, 2]),
            ("44", 10) if rest.starts_with('7') => trunk(at_home, &split(rest, &[4, 6])),
            ("44", 10) => trunk(at_home, &split(rest, &[3, 3, 4])),
            _ => return format!("+{code} {}", split(rest, &[3, 3, 3, 3, 3])),
        };
        if at_home { told } else { format!("+{code} {told}") }
    }
}

fn trunk(at_home: bool, told: &str) -> String {
    if at_home { format!("0{told}") } else { told.to_owned() }
}

/// Swedish grouping: area code, hyphen, then two and three digits (Swedish national numbering
/// plan; the area codes of two and three digits with the leading zero).
fn swedish(rest: &str, at_home: bool) -> String {
    const TWO_DIGITS: [&str; 27] = [
        "10", "11", "13", "16", "18", "19", "20", "21", "23", "26", "31", "33", "35", "36", "40", "42", "44",
        "46", "54", "60", "63", "70", "72", "73", "76", "79", "90",
    ];
    let area = if rest.starts_with('8') {
        1
    } else if TWO_DIGITS.iter().any(|a| rest.starts_with(a)) {
        2
    } else {
        3
    };
    let (area, subscriber) = rest.split_at(area);
    let subscriber = match subscriber.len() {
        5 => split(subscriber, &[3, 2]),
        6 => split(subscriber, &[2, 2, 2]),
        8 => split(subscriber, &[3, 3, 2]),
        _ => split(subscriber, &[3, 2, 2]),
    };
    format!("{}{area}-{subscriber}", if at_home { "0" } else { "" })
}

/// Digits in groups of those lengths, with spaces that do not break.
fn split(digits: &str, groups: &[usize]) -> String {
    let mut out = String::with_capacity(digits.len() + groups.len() * 2);
    let mut rest = digits;
    for group in groups {
        let (head, tail) = rest.split_at((*group).min(rest.len()));
        if !out.is_empty() && !head.is_empty() {
            out.push(NO_BREAK);
        }
        out.push_str(head);
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_per_language() {
        let say = |l| Words::of(l).number(1_234_567);
        assert_eq!(say(Language::Sv), "1\u{a0}234\u{a0}567");
        assert_eq!(say(Language::Da), "1.234.567");
        assert_eq!(say(Language::En), "1,234,567");
        assert_eq!(Words::of(Language::Sv).number(3000), "3000");
        assert_eq!(Words::of(Language::Sv).number(-20_500), "−20\u{a0}500");
    }

    #[test]
    fn decimals() {
        assert_eq!(Words::of(Language::Nb).decimal(-0.2, 1), "−0,2");
        assert_eq!(Words::of(Language::En).decimal(4.58, 1), "4.6");
        assert_eq!(Words::of(Language::Sv).percent(0.992, 1), "99,2\u{a0}%");
    }

    #[test]
    fn national_ids() {
        let words = Words::of(Language::Sv);
        assert_eq!(words.national_id("201703142383"), "20170314-2383");
        assert_eq!(words.national_id("1403172383"), "140317-2383");
        assert_eq!(words.national_id("14031723831"), "140317\u{a0}23831");
        assert_eq!(words.national_id("x"), "x");
    }

    #[test]
    fn telephones() {
        let say = |l, n| Words::of(l).phone(n).replace('\u{a0}', " ");
        assert_eq!(say(Language::Sv, "+46701234567"), "070-123 45 67");
        assert_eq!(say(Language::Sv, "+4623123456"), "023-12 34 56");
        assert_eq!(say(Language::Sv, "+46243123456"), "0243-12 34 56");
        assert_eq!(say(Language::Sv, "+468123456"), "08-12 34 56");
        assert_eq!(say(Language::Da, "+46701234567"), "+46 70-123 45 67");
        assert_eq!(say(Language::Nb, "+4791234567"), "912 34 567");
        assert_eq!(say(Language::Nb, "+4722123456"), "22 12 34 56");
        assert_eq!(say(Language::Da, "+4512345678"), "12 34 56 78");
        assert_eq!(say(Language::En, "+447700900123"), "07700 900123");
        assert_eq!(say(Language::En, "+358401234567"), "+358 401 234 567");
        assert_eq!(say(Language::En, "växel 12"), "växel 12");
    }
}
