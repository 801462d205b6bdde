//! Denmark: the holidays of the church year, as the reform of 1770 left them.

use super::{Day, Holiday};

pub(super) fn holiday(day: &Day) -> Option<Holiday> {
    let found = match (day.month, day.of_month, day.since_easter) {
        (1, 1, _) => Holiday::NewYear,
        (_, _, -3) => Holiday::MaundyThursday,
        (_, _, -2) => Holiday::GoodFriday,
        (_, _, 0) => Holiday::Easter,
        (_, _, 1) => Holiday::EasterMonday,
        // Given up by lov nr. 214 of 2023, from 1 January 2024.
        (_, _, 26) if day.year <= 2023 => Holiday::GreatPrayerDay,
        (_, _, 39) => Holiday::Ascension,
        (_, _, 49) => Holiday::Whitsun,
        (_, _, 50) => Holiday::WhitMonday,
        (12, 25, _) => Holiday::Christmas,
        (12, 26, _) => Holiday::SecondDayOfChristmas,
        _ => return None,
    };
    Some(found)
}

/// Days that the acts with a rule on periods put beside holidays: forældelsesloven § 27,
/// årsregnskabsloven § 153, lov om finansiel virksomhed § 357.
pub(super) fn bank_closed(day: &Day) -> Option<Holiday> {
    match (day.month, day.of_month) {
        (6, 5) => Some(Holiday::ConstitutionDay),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 31) => Some(Holiday::NewYearsEve),
        _ => None,
    }
}
