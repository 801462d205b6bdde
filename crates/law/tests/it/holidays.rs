//! Computed holidays against the table of an independent library, day by day for two centuries.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday, date};
use law::holidays::{FIRST_YEAR, LAST_YEAR, Nation};

const TABLE: &str = include_str!("../data/holidays.tsv");

/// What a line of the table is about.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Holidays(Nation),
    SwedishEves,
}

fn column(name: &str) -> Column {
    match name {
        "SE" => Column::Holidays(Nation::Sweden),
        "SE-eves" => Column::SwedishEves,
        "NO" => Column::Holidays(Nation::Norway),
        "DK" => Column::Holidays(Nation::Denmark),
        "GB-ENG" => Column::Holidays(Nation::England),
        "GB-SCT" => Column::Holidays(Nation::Scotland),
        other => panic!("{other}"),
    }
}

fn in_table(line: &str) -> (Column, i16, BTreeSet<Date>) {
    let mut parts = line.split('\t');
    let column = column(parts.next().unwrap());
    let year = parts.next().unwrap().parse().unwrap();
    let day = |text: &str| date(year, text[..2].parse().unwrap(), text[2..].parse().unwrap());
    (column, year, parts.filter(|text| !text.is_empty()).map(day).collect())
}

fn computed(column: Column, year: i16) -> BTreeSet<Date> {
    let days = date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() == year);
    let is = |day: &Date| match column {
        Column::Holidays(nation) => nation.holiday(*day).is_some(),
        Column::SwedishEves => Nation::Sweden.treated_as_holiday(*day).is_some(),
    };
    days.filter(|day| day.weekday() != Weekday::Sunday).filter(is).collect()
}

/// Days on which the two differ and we hold ours to be right, or take no side. Only years long before
/// anything that Kring counts.
fn known(column: Column, day: Date) -> bool {
    let year = day.year();
    let monday = |month, days: std::ops::RangeInclusive<i8>| {
        day.weekday() == Weekday::Monday && day.month() == month && days.contains(&day.day())
    };
    match column {
        // The table begins with act 1952:48.
        Column::Holidays(Nation::Sweden) | Column::SwedishEves => year < 1953,
        // The act of 1871 had the first Monday of August, which the table lacks before 1971; 1965 to
        // 1970 the holiday was tried at the end of the month. 1 January was first a holiday in 1974.
        Column::Holidays(Nation::England) => {
            (year <= 1964 && monday(8, 1..=7))
                || ((1965..=1970).contains(&year) && (monday(8, 24..=31) || monday(9, 1..=7)))
                || day == date(1974, 1, 1)
        }
        // The act of 1871 had the first Monday of May, which the table lacks before 1978. The St Andrew's
        // Day Act is of 2007; the table has the day in 2006, too.
        Column::Holidays(Nation::Scotland) => (year < 1978 && monday(5, 1..=7)) || day == date(2006, 11, 30),
        // The table begins with 1901.
        Column::Holidays(Nation::Norway) => year == 1900,
        Column::Holidays(Nation::Denmark) => false,
    }
}

#[test]
fn holidays_agree_with_the_table() {
    let mut lines = 0;
    let mut differ = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let (column, year, table) = in_table(line);
        lines += 1;
        let ours = computed(column, year);
        for day in ours.symmetric_difference(&table).filter(|day| !known(column, **day)) {
            let whose = if table.contains(day) { "only in the table" } else { "only computed" };
            differ.push(format!("{} {day} {whose}", line.split('\t').next().unwrap()));
        }
    }
    assert_eq!(lines, 6 * (LAST_YEAR - FIRST_YEAR + 1));
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn days_that_the_law_changed() {
    let is = |nation: Nation, y, m, d| nation.holiday(date(y, m, d)).is_some();
    assert!(is(Nation::Sweden, 2004, 5, 31) && !is(Nation::Sweden, 2005, 5, 16));
    assert!(!is(Nation::Sweden, 2004, 6, 6) && is(Nation::Sweden, 2005, 6, 6));
    assert!(is(Nation::Sweden, 1952, 6, 24) && is(Nation::Sweden, 1953, 6, 20));
    assert!(is(Nation::Denmark, 2023, 5, 5) && !is(Nation::Denmark, 2024, 4, 26));
    for nation in [Nation::England, Nation::Scotland] {
        assert!(!is(nation, 2020, 5, 4) && is(nation, 2020, 5, 8));
        assert!(!is(nation, 2022, 5, 30) && is(nation, 2022, 6, 2) && is(nation, 2022, 9, 19));
        assert!(is(nation, 2023, 5, 1) && is(nation, 2023, 5, 8));
        assert!(is(nation, 2022, 12, 27), "25 December 2022 was a Sunday");
    }
    assert!(is(Nation::Scotland, 2022, 1, 4) && !is(Nation::England, 2022, 1, 4));
}
