//! Dates and times as people read them. Four languages need four short tables, which weigh
//! less than a general calendar library.

use domain::country::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Words;
use crate::Plain;

const MONTHS: [[&str; 12]; 4] = [
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

const SHORT_MONTHS: [[&str; 12]; 4] = [
    ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
    ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
    ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
];

// Names of the calendar, not sentences (check-words: table).
const WEEKDAYS: [[&str; 7]; 4] = [
    ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

impl Words {
    fn row(self) -> usize {
        Language::ALL.iter().position(|l| *l == self.language()).unwrap_or_default()
    }

    fn day(self, date: Date) -> String {
        match self.language() {
            Language::Nb | Language::Da => format!("{}.", date.day()),
            Language::Sv | Language::En => date.day().to_string(),
        }
    }

    fn month(self, table: &[[&'static str; 12]; 4], date: Date) -> &'static str {
        let index = usize::try_from(date.month() - 1).unwrap_or_default();
        table[self.row()][index]
    }

    /// `14 mars 2017`.
    pub fn date(self, date: impl Plain<Date>) -> String {
        let date = date.plain();
        format!("{} {} {}", self.day(date), self.month(&MONTHS, date), date.year())
    }

    /// `3 dec 2026`.
    pub fn date_short(self, date: impl Plain<Date>) -> String {
        let date = date.plain();
        format!("{} {}", self.day_month(date), date.year())
    }

    /// `19 nov`.
    pub fn day_month(self, date: impl Plain<Date>) -> String {
        let date = date.plain();
        format!("{} {}", self.day(date), self.month(&SHORT_MONTHS, date))
    }

    /// `torsdag 3 december`; begins with a capital only in English.
    pub fn weekday_date(self, date: impl Plain<Date>) -> String {
        let date = date.plain();
        let weekday =
            WEEKDAYS[self.row()][usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default()];
        // Norwegian and Danish write no comma here; English none either in this order.
        let of = if self.language() == Language::Da { "den " } else { "" };
        format!("{weekday} {of}{} {}", self.day(date), self.month(&MONTHS, date))
    }

    /// `I dag 09:12`, `I går 16:40`, `19 nov`, `19 nov 2025`.
    pub fn when(self, at: Timestamp, zone: &TimeZone, now: Timestamp) -> String {
        let at = at.to_zoned(zone.clone());
        let today = now.to_zoned(zone.clone()).date();
        let time = self.clock(at.hour(), at.minute());
        if at.date() == today {
            self.arg("time", time).t("when-today").into_owned()
        } else if today.yesterday().is_ok_and(|y| y == at.date()) {
            self.arg("time", time).t("when-yesterday").into_owned()
        } else if at.date().year() == today.year() {
            self.day_month(at.date())
        } else {
            self.date_short(at.date())
        }
    }

    /// Date and time in full: `14 mars 2017 09:12`.
    pub fn date_time(self, at: Timestamp, zone: &TimeZone) -> String {
        let at = at.to_zoned(zone.clone());
        format!("{} {}", self.date(at.date()), self.clock(at.hour(), at.minute()))
    }

    fn clock(self, hour: i8, minute: i8) -> String {
        let mark = if self.language() == Language::Da { '.' } else { ':' };
        format!("{hour:02}{mark}{minute:02}")
    }

    /// Full years as people say them: `9 år`, `under 1 år`.
    pub fn age(self, years: i16) -> String {
        self.arg("years", years).t("age-years").into_owned()
    }
}

/// The first letter as a capital, for a date that begins a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn each(say: impl Fn(Words) -> String) -> Vec<String> {
        Language::ALL.iter().map(|l| say(Words::of(*l))).collect()
    }

    #[test]
    fn dates() {
        let d = date(2026, 3, 14);
        assert_eq!(each(|l| l.date(d)), ["14 mars 2026", "14. mars 2026", "14. marts 2026", "14 March 2026"]);
        let d = date(2026, 12, 3);
        assert_eq!(each(|l| l.date_short(d)), ["3 dec 2026", "3. des. 2026", "3. dec. 2026", "3 Dec 2026"]);
        assert_eq!(
            each(|l| l.weekday_date(d)),
            ["torsdag 3 december", "torsdag 3. desember", "torsdag den 3. december", "Thursday 3 December"]
        );
    }

    #[test]
    fn moments_are_told_from_the_readers_day() {
        let zone = TimeZone::fixed(jiff::tz::offset(1));
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-11-21T10:00:00Z");
        let say = |text: &str| each(|l| l.when(at(text), &zone, now));
        assert_eq!(say("2026-11-21T08:12:00Z"), ["I dag 09:12", "I dag 09:12", "I dag 09.12", "Today 09:12"]);
        // 23:30 UTC is already the reader's next day.
        assert_eq!(
            say("2026-11-19T23:30:00Z"),
            ["I går 00:30", "I går 00:30", "I går 00.30", "Yesterday 00:30"]
        );
        assert_eq!(say("2026-10-17T08:12:00Z"), ["17 okt", "17. okt.", "17. okt.", "17 Oct"]);
        assert_eq!(
            say("2025-10-17T08:12:00Z"),
            ["17 okt 2025", "17. okt. 2025", "17. okt. 2025", "17 Oct 2025"]
        );
    }

    #[test]
    fn ages() {
        assert_eq!(each(|l| l.age(0)), ["under 1 år", "under 1 år", "under 1 år", "under 1 year"]);
        assert_eq!(each(|l| l.age(9)), ["9 år", "9 år", "9 år", "9 years"]);
    }

    #[test]
    fn a_capital_begins_a_line() {
        assert_eq!(capital("lördag"), "Lördag");
        assert_eq!(capital("øst"), "Øst");
        assert_eq!(capital(""), "");
    }
}
