use domain::feed::plan::{Counts, Coverage, FeedMode, Verdict, check_as_of, verdict};
use jiff::civil::date;
use proptest::prelude::*;

fn key(mode: FeedMode, current: u64, listed: u64, would_end: u64, unreadable: u64) -> &'static str {
    match verdict(mode, Counts { current, listed, would_end, unreadable }) {
        Verdict::Land => "",
        Verdict::Wait(message) => message.key,
    }
}

#[test]
fn a_complete_list_that_would_end_many_waits() {
    let table = [
        // current, listed, would end, unreadable
        (100, 80, 20, 0, ""),
        (100, 79, 21, 0, "import-wait-many-end"),
        (1_000_000, 799_999, 200_001, 0, "import-wait-many-end"),
        (10, 6, 4, 0, ""),
        (10, 5, 5, 0, "import-wait-many-end"),
        (24, 19, 5, 0, "import-wait-many-end"),
        (25, 20, 5, 0, ""),
        (3, 0, 3, 0, "import-wait-nobody-listed"),
        (0, 500, 0, 0, ""),
        (100, 99, 1, 1, "import-wait-unreadable"),
        (100, 100, 0, 3, ""),
    ];
    for (current, listed, would_end, unreadable, expected) in table {
        assert_eq!(
            key(FeedMode::Complete, current, listed, would_end, unreadable),
            expected,
            "{current} {would_end}"
        );
        assert_eq!(key(FeedMode::Delta, current, listed, would_end, unreadable), "");
    }
}

#[test]
fn the_reason_says_how_many() {
    let counts = Counts { current: 100, listed: 10, would_end: 90, unreadable: 0 };
    let Verdict::Wait(message) = verdict(FeedMode::Complete, counts) else { panic!() };
    assert_eq!(message.args, [("ended", "90".into()), ("current", "100".into()), ("percent", "20".into())]);
}

#[test]
fn an_older_list_does_not_undo_a_newer_one() {
    let today = date(2026, 10, 20);
    let last = Some(date(2026, 10, 1));
    let key = |as_of, last| check_as_of(as_of, last, today).err().map(|message| message.key);
    assert_eq!(key(date(2026, 9, 30), last), Some("import-refused-older"));
    assert_eq!(key(date(2026, 10, 1), last), None, "the same day may be delivered again");
    assert_eq!(key(date(2026, 10, 20), last), None);
    assert_eq!(key(date(2020, 1, 1), None), None);
    assert_eq!(key(date(2026, 10, 21), None), Some("import-refused-as-of-ahead"));
}

#[test]
fn a_period_ends_after_it_begins() {
    let coverage = |from, to| Coverage { from, to, area: None };
    let (early, late) = (Some(date(2026, 1, 1)), Some(date(2026, 6, 30)));
    assert!(coverage(early, late).check().is_ok() && coverage(None, early).check().is_ok());
    assert!(coverage(early, early).check().is_ok() && Coverage::default().check().is_ok());
    assert_eq!(coverage(late, early).check().unwrap_err().key, "import-refused-coverage");
}

proptest! {
    #[test]
    fn ending_more_never_makes_a_waiting_list_land(current in 0u64..2_000, listed in 1u64..2_000, ended in 0u64..2_000) {
        let waits = |ended| !key(FeedMode::Complete, current, listed, ended, 0).is_empty();
        prop_assert!(!waits(ended) || waits(ended + 1));
        prop_assert!(!waits(0));
    }
}
