use domain::feed::columns::DateOrder::{self, Dmy, Ymd};
use domain::feed::dates::{DateWhy, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const BOTH: [DateOrder; 2] = [Ymd, Dmy];

#[test]
fn the_fourteenth_of_march_in_every_notation() {
    let expected = date(2026, 3, 14);
    let cells = [
        "2026-03-14",
        "2026/03/14",
        "2026.03.14",
        "2026-3-14",
        "20260314",
        "14.03.2026",
        "14.3.2026",
        "14-03-2026",
        "14/03/2026",
        "14/3/2026",
        "14/3-2026",
        "14/3 2026",
        "14/3-26",
        "14032026",
        "14.3.26",
        "14 mars 2026",
        "14. mars 2026",
        "den 14 mars 2026",
        "14 MARS 2026",
        "14. marts 2026",
        "14 March 2026",
        "14th March 2026",
        "14 Mar 2026",
        "March 14, 2026",
        "14th of March, 2026",
        "14 mar. 2026",
        "14-Mar-2026",
        "14-mar-26",
        "2026 mars 14",
        "46095",
        "46095.0",
        "2026-03-14T00:00:00",
        "2026-03-14T08:15:00Z",
        "2026-03-14 00:00:00.000",
        "14.03.2026 00:00",
        " 2026-03-14 ",
    ];
    for cell in cells {
        for order in BOTH {
            assert_eq!(read(cell, order, 2036).map(|read| read.date), Ok(expected), "{cell:?} {order:?}");
        }
    }
}

#[test]
fn every_month_in_four_languages() {
    let languages = [
        "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
        "januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember",
        "januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december",
        "January,February,March,April,May,June,July,August,September,October,November,December",
    ];
    for months in languages {
        for (index, month) in months.split(',').enumerate() {
            let expected = date(2017, i8::try_from(index).unwrap() + 1, 9);
            for cell in [format!("9 {month} 2017"), format!("9. {} 17", &month[..3])] {
                assert_eq!(read(&cell, Dmy, 2026).map(|read| read.date), Ok(expected), "{cell}");
            }
        }
    }
}

#[test]
fn two_ways_are_settled_by_the_habit_and_named() {
    let table = [
        ("170314", Ymd, date(2017, 3, 14), false),
        ("17-03-14", Ymd, date(2017, 3, 14), false),
        ("170314", Dmy, date(2014, 3, 17), true),
        ("140317", Dmy, date(2017, 3, 14), true),
        ("14-03-17", Dmy, date(2017, 3, 14), true),
        ("140399", Dmy, date(1999, 3, 14), false),
        ("170317", Dmy, date(2017, 3, 17), false),
        // impossible in the habit's order: the list keeps another
        ("310317", Ymd, date(1931, 3, 17), false),
        ("171231", Dmy, date(1931, 12, 17), true),
        ("311217", Ymd, date(1931, 12, 17), false),
        ("140399", Ymd, date(1999, 3, 14), true),
        ("990314", Dmy, date(1999, 3, 14), true),
        // points and slashes mean day first everywhere
        ("14.03.17", Dmy, date(2017, 3, 14), false),
        ("14.03.17", Ymd, date(2017, 3, 14), false),
        ("14/03/17", Ymd, date(2017, 3, 14), false),
    ];
    for (cell, order, expected, doubtful) in table {
        let read = read(cell, order, 2026).unwrap_or_else(|why| panic!("{cell}: {why:?}"));
        assert_eq!((read.date, read.doubtful), (expected, doubtful), "{cell} {order:?}");
    }
}

#[test]
fn two_digit_years_lie_in_the_hundred_years_before_the_latest() {
    for (latest, year) in [(2026, 2026), (2027, 2026), (2125, 2026), (2025, 1926)] {
        assert_eq!(read("14/3-26", Dmy, latest).unwrap().date, date(year, 3, 14), "{latest}");
    }
}

#[test]
fn what_is_no_date_says_so() {
    for cell in
        ["", "  ", "-", "?", "0000-00-00", "00000000", "00.00.0000", "0", "9999-12-31", "99991231", "NULL"]
    {
        assert_eq!(read(cell, Ymd, 2026), Err(DateWhy::Blank), "{cell:?}");
    }
    for cell in ["2017", "2017-03", "mars 2017", "2017-00-00", "20170000", "2017-03-00"] {
        assert_eq!(read(cell, Ymd, 2026), Err(DateWhy::YearOnly), "{cell:?}");
    }
    let wrong = [
        "2026-02-30",
        "31.04.2026",
        "2026-13-01",
        "3/14/2026",
        "20261301",
        "igår",
        "14 mats 2026",
        "1-2-3-4",
        "123",
        "1234567",
        "999999999999999",
        "14 mars",
        "mars 14 2026 april",
        "0201-03-04",
        "14:30",
        "=1+1",
        "99999",
    ];
    for cell in wrong {
        let got = read(cell, Ymd, 2026);
        assert!(matches!(got, Err(DateWhy::Unreadable | DateWhy::YearOnly)), "{cell:?} {got:?}");
    }
}

#[test]
fn a_spreadsheets_day_numbers() {
    for (serial, expected) in
        [("10000", date(1927, 5, 18)), ("42808", date(2017, 3, 14)), ("36526", date(2000, 1, 1))]
    {
        assert_eq!(read(serial, Ymd, 2026).map(|read| read.date), Ok(expected), "{serial}");
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (1930i16..=2026, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #[test]
    fn a_date_written_whole_is_read_back(day in any_date()) {
        let (y, m, d) = (day.year(), day.month(), day.day());
        let written = [
            format!("{y}-{m:02}-{d:02}"), format!("{y}{m:02}{d:02}"), format!("{d:02}.{m:02}.{y}"),
            format!("{d}/{m}-{y}"), format!("{d:02}-{m:02}-{y}"), format!("{d}.{m}.{y}"),
        ];
        for text in written {
            for order in BOTH {
                prop_assert_eq!(read(&text, order, 2026).map(|read| (read.date, read.doubtful)), Ok((day, false)), "{}", text);
            }
        }
        // two-digit years, by the order
        let short = y % 100;
        if y > 1926 {
            prop_assert_eq!(read(&format!("{short:02}{m:02}{d:02}"), Ymd, 2026).map(|read| read.date), Ok(day));
            prop_assert_eq!(read(&format!("{d:02}.{m:02}.{short:02}"), Dmy, 2026).map(|read| read.date), Ok(day));
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,24}|[0-9./ -]{0,12}|[0-9]{1,2} [a-z]{3,9} [0-9]{2,5}") {
        for order in BOTH {
            let _ = read(&text, order, 2026);
        }
    }
}
