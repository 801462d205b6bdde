//! Norway: lov 24. februar 1995 nr. 12 § 2 on holidays, lov 26. april 1947 nr. 1 on 1 and 17 May.

use super::{Day, Holiday};

pub(super) fn holiday(day: &Day) -> Option<Holiday> {
    let found = match (day.month, day.of_month, day.since_easter) {
        (1, 1, _) => Holiday::NewYear,
        (_, _, -3) => Holiday::MaundyThursday,
        (_, _, -2) => Holiday::GoodFriday,
        (_, _, 0) => Holiday::Easter,
        (_, _, 1) => Holiday::EasterMonday,
        (5, 1, _) if day.year >= 1947 => Holiday::FirstOfMay,
        (5, 17, _) if day.year >= 1947 => Holiday::SeventeenthOfMay,
        (_, _, 39) => Holiday::Ascension,
        (_, _, 49) => Holiday::Whitsun,
        (_, _, 50) => Holiday::WhitMonday,
        (12, 25, _) => Holiday::Christmas,
        (12, 26, _) => Holiday::SecondDayOfChristmas,
        _ => return None,
    };
    Some(found)
}
