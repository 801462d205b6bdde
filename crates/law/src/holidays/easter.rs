//! The date of Easter in the Gregorian calendar.

use jiff::civil::Date;

/// Easter Sunday of that year, by the rule of 1582: the Sunday after the first ecclesiastical full
/// moon on or after 21 March.
pub fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let golden = year % 19;
    let century = year / 100;
    // Age of the moon on 1 January, with the corrections for leap centuries and for the moon's drift.
    let drift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - drift + 15) % 30;
    // The full moon as days after 21 March; the two latest are drawn back one day.
    let moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let days = moon - weekday;
    // 28 March and that many days more; days lie between -6 and 28.
    let month = 3 + (days + 40) / 44;
    let day = days + 28 - 31 * (month / 4);
    let fit = |value: i32| i8::try_from(value).unwrap_or(1);
    jiff::civil::date(i16::try_from(year).unwrap_or(1900), fit(month), fit(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn known_easters() {
        // LAW.md 8.1 gives 2024 to 2030; 1943 and 2038 are the latest that can be, 1818 the earliest.
        let known = [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (1943, 4, 25),
            (2038, 4, 25),
            (1818, 3, 22),
        ];
        for (year, month, day) in known {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn always_a_sunday_between_22_march_and_25_april() {
        for year in super::super::FIRST_YEAR..=super::super::LAST_YEAR {
            let easter = easter(year);
            assert_eq!(easter.weekday(), Weekday::Sunday);
            assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter));
        }
    }
}
