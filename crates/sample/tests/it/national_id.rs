//! Test numbers keep the check rules of their series and never look like a real number.

use std::collections::BTreeSet;

use domain::country::Country;
use domain::person::Sex;
use jiff::civil::{Date, date};
use sample::national_id::{number, span};

const DATES: [Date; 5] =
    [date(1958, 1, 23), date(1988, 9, 2), date(2000, 2, 29), date(2017, 3, 14), date(2026, 11, 22)];

fn all() -> Vec<(Country, Date, Sex, String)> {
    let mut all = Vec::new();
    for country in [Country::Se, Country::No, Country::Dk] {
        for born in DATES {
            for sex in [Sex::Female, Sex::Male] {
                for ordinal in 0..span(country).unwrap() {
                    all.extend(number(country, born, sex, ordinal).map(|n| (country, born, sex, n)));
                }
            }
        }
    }
    all
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().map(|c| c.to_digit(10).unwrap()).collect()
}

fn weighted(text: &str, weights: &[u32]) -> u32 {
    digits(text).iter().zip(weights).map(|(d, w)| d * w).sum()
}

#[test]
fn no_two_are_equal_and_each_series_has_room() {
    let all = all();
    let distinct: BTreeSet<&String> = all.iter().map(|(.., n)| n).collect();
    assert_eq!(distinct.len(), all.len());
    for (country, least) in [(Country::Se, 10), (Country::No, 180), (Country::Dk, 100)] {
        for born in DATES {
            for sex in [Sex::Female, Sex::Male] {
                let count = all.iter().filter(|(c, b, s, _)| (*c, *b, *s) == (country, born, sex)).count();
                assert!(count >= least, "{country:?} {born}: {count}");
            }
        }
    }
}

#[test]
fn check_digits_hold() {
    for (country, .., id) in all() {
        match country {
            Country::Se => {
                assert_eq!(id.len(), 12);
                let sum: u32 = digits(&id[2..])
                    .iter()
                    .enumerate()
                    .map(|(i, d)| if i % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { *d })
                    .sum();
                assert_eq!(sum % 10, 0, "{id}");
            }
            Country::No => {
                assert_eq!(id.len(), 11);
                assert_eq!(weighted(&id, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11, 0, "{id}");
                assert_eq!(weighted(&id, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11, 0, "{id}");
            }
            _ => {
                assert_eq!(id.len(), 10);
                assert_eq!(weighted(&id, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11, 0, "{id}");
            }
        }
    }
}

#[test]
fn each_tells_its_series_birth_date_and_sex() {
    for (country, born, sex, id) in all() {
        let n = |range: std::ops::Range<usize>| id[range].parse::<i16>().unwrap();
        let (year, month, day) = (born.year(), i16::from(born.month()), i16::from(born.day()));
        let odd = match country {
            Country::Se => {
                assert_eq!((n(0..4), n(4..6), n(6..8)), (year, month, day));
                assert!((980..=999).contains(&n(8..11)), "{id}");
                n(10..11)
            }
            Country::No => {
                assert_eq!((n(0..2), n(2..4), n(4..6)), (day, month + 80, year % 100));
                assert_eq!(n(6..9) >= 500, year >= 2000, "{id}");
                n(8..9)
            }
            _ => {
                assert_eq!((n(0..2), n(2..4), n(4..6)), (day + 60, month, year % 100));
                assert_eq!((4..=8).contains(&n(6..7)), year >= 2000, "{id}");
                n(9..10)
            }
        };
        assert_eq!(odd % 2 == 1, sex == Sex::Male, "{id}");
    }
}
