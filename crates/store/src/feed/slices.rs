//! A landing's statements carried out a slice at a time, all in one transaction.

use super::land::Landing;
use super::stage::count;
use crate::{Value, values};

/// Lines whose rows one statement carries. The embedded engine keeps a copy of every page that a
/// statement touches until it is over: over all lines of a list at once that would be much of the
/// store, in memory.
const SLICE: u64 = 2_000;
/// Slices at most of what is in the order of random ids or keys.
const SLICES: u64 = 128;

/// The values, with the first and the last line of each slice behind them.
pub(super) fn by_lines(l: &Landing, values: &[Value]) -> Vec<Vec<Value>> {
    let last = l.lines / SLICE;
    let slice = |n: u64| {
        let to = if n == last { i64::MAX } else { count((n + 1) * SLICE - 1) };
        values.iter().cloned().chain(values![count(n * SLICE), to]).collect()
    };
    (0..=last).map(slice).collect()
}

fn slices(l: &Landing) -> u64 {
    (l.lines / SLICE + 1).min(SLICES)
}

/// The values, with the first of the ids of each slice and the first behind it; ids are random
/// hexadecimal numbers.
pub(super) fn by_persons(l: &Landing, values: &[Value]) -> Vec<Vec<Value>> {
    let slices = slices(l);
    let bound = |n: u64| if n == slices { "g".to_owned() } else { format!("{:02x}", n * 256 / slices) };
    (0..slices).map(|n| values.iter().cloned().chain(values![bound(n), bound(n + 1)]).collect()).collect()
}

/// The first and the last key of each slice of all that there can be; keys are random numbers.
pub(super) fn all_keys() -> Vec<Vec<Value>> {
    let slices = i128::from(SLICES);
    let bound = |n: i128| i128::from(i64::MIN) + (n << 64) / slices;
    let key = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    (0..slices).map(|n| values![key(bound(n)), key(bound(n + 1) - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use domain::id::{AgencyId, FeedId};
    use domain::involvement::Exposure;
    use jiff::Timestamp;
    use jiff::civil::Date;

    use super::*;

    fn landing(lines: u64) -> Landing {
        Landing {
            feed: FeedId(uuid::Uuid::nil()),
            agency: AgencyId(uuid::Uuid::nil()),
            as_of: Date::MIN,
            exposure: Exposure::Open,
            epoch: 0,
            at: Timestamp::UNIX_EPOCH,
            today: Date::MIN,
            lines,
            account: None,
        }
    }

    #[test]
    fn slices_hold_every_line_every_id_and_every_key_once() {
        for lines in [0, 1, 1_999, 2_000, 125_000, 1_000_000] {
            let l = landing(lines);
            let ends = |rows: Vec<Vec<Value>>| -> Vec<(i64, i64)> {
                let end = |v: &Value| if let Value::Int(n) = v { *n } else { panic!("{v:?}") };
                rows.iter().map(|row| (end(&row[0]), end(&row[1]))).collect()
            };
            for (rows, first) in [(by_lines(&l, &[]), 0), (all_keys(), i64::MIN)] {
                let ends = ends(rows);
                assert_eq!((ends[0].0, ends[ends.len() - 1].1), (first, i64::MAX));
                assert!(ends.windows(2).all(|w| w[0].1 + 1 == w[1].0), "{lines}");
            }
            let ids = by_persons(&l, &[]);
            let word = |v: &Value| if let Value::Text(t) = v { t.clone() } else { panic!("{v:?}") };
            assert_eq!((word(&ids[0][0]), word(&ids[ids.len() - 1][1])), ("00".to_owned(), "g".to_owned()));
            assert!(ids.windows(2).all(|w| w[0][1] == w[1][0] && word(&w[0][0]) < word(&w[0][1])));
        }
    }
}
