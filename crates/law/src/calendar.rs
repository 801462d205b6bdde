//! Which days are off, for a rule. A country has more than one answer: the holidays that end a period
//! later are not always those that working days step over.

mod year;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::holidays::{FIRST_YEAR, Holiday, LAST_YEAR, Nation};

/// Why a day is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// A Saturday that is no holiday.
    Saturday,
    /// A Sunday that is no holiday.
    Sunday,
    /// A holiday, or a day that the country's act on periods puts beside holidays.
    Holiday(Holiday),
}

/// A set of days off with a name, as the packs name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Sweden: weekends and lag (1989:253).
    SeHelgdag,
    /// Sweden, lag (1930:173) 2 §: also Midsummer Eve, Christmas Eve and New Year's Eve.
    SeVardag,
    /// Norway, domstolloven § 149: weekends and holidays. 24 and 31 December are ordinary days.
    NoVirkedag,
    /// Denmark, the strict reading: weekends and holidays; 5 June, 24 and 31 December are ordinary.
    DkHverdag,
    /// Denmark, the reading in which a Saturday counts.
    DkHverdagSaturday,
    /// Denmark: also 5 June, 24 and 31 December, as the acts with a rule on periods have it.
    DkBankdag,
    /// England's bank holidays.
    GbEng,
    /// Scotland's bank holidays. Councils' own days differ.
    GbSct,
    /// Holidays of the country of the time zone: Regulation 1182/71 art. 2.
    EuCountry,
    /// The same with the days that the country's own act puts beside holidays, for planning.
    EuCountryWide,
    /// Weekends only: a country whose holidays are not known here.
    Weekdays,
}

const CODES: [(&str, Calendar); 11] = [
    ("SE-helgdag", Calendar::SeHelgdag),
    ("SE-vardag", Calendar::SeVardag),
    ("NO-virkedag", Calendar::NoVirkedag),
    ("DK-hverdag", Calendar::DkHverdag),
    ("DK-hverdag-saturday", Calendar::DkHverdagSaturday),
    ("DK-bankdag", Calendar::DkBankdag),
    ("GB-ENG", Calendar::GbEng),
    ("GB-SCT", Calendar::GbSct),
    ("EU-country", Calendar::EuCountry),
    ("EU-country-wide", Calendar::EuCountryWide),
    ("weekdays", Calendar::Weekdays),
];

impl Calendar {
    /// The calendar with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        CODES.iter().find(|(known, _)| *known == code).map(|(_, calendar)| *calendar)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        CODES.iter().find(|(_, calendar)| *calendar == self).map_or("weekdays", |(code, _)| *code)
    }

    /// Every code, for a message that says what there is.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        CODES.iter().map(|(code, _)| *code)
    }

    /// The calendar itself, with that of the country put in where the act leaves it to the country.
    #[must_use]
    pub fn at(self, place: &Place) -> Self {
        match self {
            Self::EuCountry => place.country,
            Self::EuCountryWide => place.country.wide(),
            own => own,
        }
    }

    /// The same country with the days that its act puts beside holidays.
    const fn wide(self) -> Self {
        match self {
            Self::SeHelgdag => Self::SeVardag,
            Self::DkHverdag => Self::DkBankdag,
            own => own,
        }
    }

    const fn nation(self) -> Option<Nation> {
        match self {
            Self::SeHelgdag | Self::SeVardag => Some(Nation::Sweden),
            Self::NoVirkedag => Some(Nation::Norway),
            Self::DkHverdag | Self::DkHverdagSaturday | Self::DkBankdag => Some(Nation::Denmark),
            Self::GbEng => Some(Nation::England),
            Self::GbSct => Some(Nation::Scotland),
            Self::EuCountry | Self::EuCountryWide | Self::Weekdays => None,
        }
    }

    /// Why the day is off, or `None` for a working day.
    pub fn day_off(self, date: Date) -> Option<DayOff> {
        let holiday = self.nation().and_then(|nation| {
            let beside = matches!(self, Self::SeVardag | Self::DkBankdag);
            let also = || beside.then(|| nation.treated_as_holiday(date)).flatten();
            nation.holiday(date).or_else(also)
        });
        match date.weekday() {
            _ if holiday.is_some() => holiday.map(DayOff::Holiday),
            Weekday::Saturday if self != Self::DkHverdagSaturday => Some(DayOff::Saturday),
            Weekday::Sunday => Some(DayOff::Sunday),
            _ => None,
        }
    }

    /// Whether it is a working day.
    pub fn is_working(self, date: Date) -> bool {
        self.day_off(date).is_none()
    }

    /// That day, or the first working day after it.
    pub fn working_day_from(self, date: Date) -> Result<Date, OutOfRange> {
        let mut day = date;
        while !self.working(day)? {
            day = day.tomorrow()?;
        }
        Ok(day)
    }

    /// That day, or the last working day before it.
    pub fn working_day_until(self, date: Date) -> Result<Date, OutOfRange> {
        let mut day = date;
        while !self.working(day)? {
            day = day.yesterday()?;
        }
        Ok(day)
    }

    /// The n-th working day after that day, or before it. None is the day itself.
    pub fn step(self, date: Date, n: u32, before: bool) -> Result<Date, OutOfRange> {
        year::step(self, date, n, before)
    }

    fn working(self, date: Date) -> Result<bool, OutOfRange> {
        Ok(!year::Year::of(self, date.year())?.is_off(date.day_of_year()))
    }
}

/// A date outside the years for which holidays are known, or for which dates exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("outside the years {FIRST_YEAR} to {LAST_YEAR}")]
pub struct OutOfRange;

impl From<jiff::Error> for OutOfRange {
    fn from(_: jiff::Error) -> Self {
        Self
    }
}

/// Where the authority is that a rule binds: its local calendar.
#[derive(Debug, Clone)]
pub struct Place {
    zone: TimeZone,
    country: Calendar,
}

impl Place {
    /// An authority in that time zone.
    pub fn new(zone: TimeZone) -> Self {
        let country = match zone.iana_name() {
            Some("Europe/Stockholm") => Calendar::SeHelgdag,
            Some("Europe/Oslo" | "Arctic/Longyearbyen") => Calendar::NoVirkedag,
            Some("Europe/Copenhagen") => Calendar::DkHverdag,
            Some("Europe/London") => Calendar::GbEng,
            _ => Calendar::Weekdays,
        };
        Self { zone, country }
    }

    /// Its time zone.
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether the holidays of its country are known here.
    pub fn knows_holidays(&self) -> bool {
        self.country != Calendar::Weekdays
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn codes_lead_back() {
        for (code, calendar) in CODES {
            assert_eq!((Calendar::from_code(code), calendar.code()), (Some(calendar), code));
        }
        assert_eq!(Calendar::from_code("SE"), None);
    }

    #[test]
    fn what_differs_between_the_calendars_of_a_country() {
        let working = |c: Calendar, m, d| c.is_working(date(2026, m, d));
        assert!(working(Calendar::SeHelgdag, 12, 24) && !working(Calendar::SeVardag, 12, 24));
        assert!(working(Calendar::DkHverdag, 6, 5) && !working(Calendar::DkBankdag, 6, 5));
        assert!(working(Calendar::NoVirkedag, 12, 24) && working(Calendar::NoVirkedag, 12, 31));
        assert!(working(Calendar::GbSct, 4, 6) && !working(Calendar::GbEng, 4, 6));
        assert!(working(Calendar::DkHverdagSaturday, 3, 14) && !working(Calendar::DkHverdag, 3, 14));
    }

    #[test]
    fn a_step_of_none_is_the_day_itself() {
        let sunday = date(2026, 3, 8);
        assert_eq!(Calendar::GbEng.step(sunday, 0, false), Ok(sunday));
        assert_eq!(Calendar::GbEng.step(sunday, 1, false), Ok(date(2026, 3, 9)));
        assert_eq!(Calendar::GbEng.step(sunday, 1, true), Ok(date(2026, 3, 6)));
    }

    #[test]
    fn years_without_holidays_are_refused() {
        assert_eq!(Calendar::GbEng.step(date(2100, 12, 31), 1, false), Err(OutOfRange));
        assert_eq!(Calendar::SeVardag.working_day_until(date(1899, 12, 31)), Err(OutOfRange));
    }
}
