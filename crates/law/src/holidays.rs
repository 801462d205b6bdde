//! Public holidays, computed. Each country's file says which act or proclamation a day comes from.
//!
//! Holidays of Sweden before 1953 and of the United Kingdom before 1971 are from memory. Nothing that
//! Kring counts reaches back so far; the years are there so that a birth date never fails.

mod denmark;
mod easter;
mod norway;
mod sweden;
mod united_kingdom;

use jiff::civil::{Date, Weekday};

pub use easter::easter;

/// First year for which holidays are computed.
pub const FIRST_YEAR: i16 = 1900;
/// Last year for which holidays are computed.
pub const LAST_YEAR: i16 = 2100;

/// A country, or a part of one, with public holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nation {
    /// Sweden.
    Sweden,
    /// Norway.
    Norway,
    /// Denmark.
    Denmark,
    /// England.
    England,
    /// Scotland.
    Scotland,
}

impl Nation {
    /// The public holiday that this day is, if it is one. Sundays are not named here.
    pub fn holiday(self, date: Date) -> Option<Holiday> {
        let day = Day::of(date);
        match self {
            Self::Sweden => sweden::holiday(&day),
            Self::Norway => norway::holiday(&day),
            Self::Denmark => denmark::holiday(&day),
            Self::England => united_kingdom::england(&day),
            Self::Scotland => united_kingdom::scotland(&day),
        }
    }

    /// A day that is no public holiday, but that the country's acts on periods treat as one: in
    /// Sweden Midsummer Eve, Christmas Eve and New Year's Eve, in Denmark 5 June and the two eves.
    pub fn treated_as_holiday(self, date: Date) -> Option<Holiday> {
        let day = Day::of(date);
        match self {
            Self::Sweden => sweden::eve(&day),
            Self::Denmark => denmark::bank_closed(&day),
            Self::Norway | Self::England | Self::Scotland => None,
        }
    }
}

/// A date with what the rules of holidays ask about it.
struct Day {
    year: i16,
    month: i8,
    of_month: i8,
    weekday: Weekday,
    /// Days since Easter Sunday of the same year.
    since_easter: i16,
}

impl Day {
    fn of(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            of_month: date.day(),
            weekday: date.weekday(),
            since_easter: date.day_of_year() - easter(date.year()).day_of_year(),
        }
    }

    /// Whether it is that weekday, from one day of the month to another.
    fn is(&self, weekday: Weekday, month: i8, days: std::ops::RangeInclusive<i8>) -> bool {
        self.weekday == weekday && self.month == month && days.contains(&self.of_month)
    }
}

macro_rules! holidays {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A public holiday, or a day that is treated as one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Holiday { $($(#[$doc])* $name,)* }

        impl Holiday {
            /// Every holiday.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its code: the words for people are in the catalogues under it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

holidays! {
    /// 1 January, or the day off in its place.
    NewYear = "new-year",
    /// 2 January in Scotland, or the day off in its place.
    SecondOfJanuary = "second-of-january",
    /// 6 January.
    Epiphany = "epiphany",
    /// Annunciation, 25 March.
    Annunciation = "annunciation",
    /// Thursday before Easter.
    MaundyThursday = "maundy-thursday",
    /// Friday before Easter.
    GoodFriday = "good-friday",
    /// Easter Sunday.
    Easter = "easter",
    /// Monday after Easter.
    EasterMonday = "easter-monday",
    /// Store bededag, fourth Friday after Easter.
    GreatPrayerDay = "great-prayer-day",
    /// 1 May.
    FirstOfMay = "first-of-may",
    /// 17 May in Norway.
    SeventeenthOfMay = "seventeenth-of-may",
    /// Ascension Day.
    Ascension = "ascension",
    /// Whit Sunday.
    Whitsun = "whitsun",
    /// Whit Monday.
    WhitMonday = "whit-monday",
    /// 5 June in Denmark.
    ConstitutionDay = "constitution-day",
    /// 6 June in Sweden.
    NationalDay = "national-day",
    /// The day before Midsummer Day.
    MidsummerEve = "midsummer-eve",
    /// Midsummer Day.
    Midsummer = "midsummer",
    /// All Saints' Day.
    AllSaints = "all-saints",
    /// 24 December.
    ChristmasEve = "christmas-eve",
    /// 25 December, or the day off in its place.
    Christmas = "christmas",
    /// 26 December, or the day off in its place.
    SecondDayOfChristmas = "second-day-of-christmas",
    /// 31 December.
    NewYearsEve = "new-years-eve",
    /// Bank holiday early in May.
    EarlyMay = "early-may",
    /// Bank holiday at the end of May.
    Spring = "spring",
    /// Bank holiday in August.
    Summer = "summer",
    /// 30 November in Scotland, or the day off in its place.
    StAndrew = "st-andrew",
    /// A day that was proclaimed once.
    Proclaimed = "proclaimed",
}
