//! Sweden: lag (1989:253) om allmänna helgdagar, before it act 1952:48, before that church custom.

use jiff::civil::Weekday;

use super::{Day, Holiday};

/// First year of the holidays as act 1952:48 moved them to Saturdays and Sundays.
const MOVED: i16 = 1953;

pub(super) fn holiday(day: &Day) -> Option<Holiday> {
    let found = match (day.month, day.of_month, day.since_easter) {
        (1, 1, _) => Holiday::NewYear,
        (1, 6, _) => Holiday::Epiphany,
        // A holiday since 1939.
        (5, 1, _) if day.year >= 1939 => Holiday::FirstOfMay,
        (_, _, -2) => Holiday::GoodFriday,
        (_, _, 0) => Holiday::Easter,
        (_, _, 1) => Holiday::EasterMonday,
        (_, _, 39) => Holiday::Ascension,
        (_, _, 49) => Holiday::Whitsun,
        // Given up when the National Day became a holiday, SFS 2004:1320.
        (_, _, 50) if day.year <= 2004 => Holiday::WhitMonday,
        (6, 6, _) if day.year >= 2005 => Holiday::NationalDay,
        (12, 25, _) => Holiday::Christmas,
        (12, 26, _) => Holiday::SecondDayOfChristmas,
        _ if day.year < MOVED => return before_1953(day),
        // From 1953 the Annunciation is kept on a Sunday.
        _ if is_midsummer(day) => Holiday::Midsummer,
        _ if day.is(Weekday::Saturday, 10, 31..=31) || day.is(Weekday::Saturday, 11, 1..=6) => {
            Holiday::AllSaints
        }
        _ => return None,
    };
    Some(found)
}

/// Days that lag (1930:173) om beräkning av lagstadgad tid, 2 §, puts beside holidays.
pub(super) fn eve(day: &Day) -> Option<Holiday> {
    let midsummer_eve = if day.year < MOVED {
        (day.month, day.of_month) == (6, 23)
    } else {
        day.is(Weekday::Friday, 6, 19..=25)
    };
    match (day.month, day.of_month) {
        _ if midsummer_eve => Some(Holiday::MidsummerEve),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 31) => Some(Holiday::NewYearsEve),
        _ => None,
    }
}

fn is_midsummer(day: &Day) -> bool {
    day.is(Weekday::Saturday, 6, 20..=26)
}

/// Midsummer Day on 24 June, All Saints' on the first Sunday of November, and the Annunciation on 25
/// March, or on Palm Sunday when that day lies in the week before Easter or is Easter.
fn before_1953(day: &Day) -> Option<Holiday> {
    match (day.month, day.of_month) {
        (6, 24) => Some(Holiday::Midsummer),
        (3, 25) if !(-7..=0).contains(&day.since_easter) => Some(Holiday::Annunciation),
        _ if day.is(Weekday::Sunday, 11, 1..=7) => Some(Holiday::AllSaints),
        _ => None,
    }
}
