//! A point in time as people and tables write it: `2026-03-20T10:00+01:00`, also with seconds, `Z`, a
//! blank instead of `T`, without an offset, or as a day alone.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// A time that was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// When it is.
    pub at: Timestamp,
    /// What had to be assumed.
    pub assumed: Option<Assumed>,
}

/// What had to be assumed to know when a written time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumed {
    /// The clock showed it twice that night: the first, which gives the earlier due time.
    FirstOfTwo,
    /// The clock never showed it that night: as long after the change as it says.
    Skipped,
}

/// It is no such time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date or time such as 2026-03-20T10:00+01:00")]
pub struct NotATime;

/// Reads a time. One with an offset says itself when it is; one without is on the clocks of the zone.
///
/// # Errors
/// When it is no date and no time.
pub fn read(text: &str, zone: &TimeZone) -> Result<Written, NotATime> {
    let (local, offset) = pieces(text)?;
    if let Some(at) = offset {
        return Ok(Written { at, assumed: None });
    }
    let ambiguous = zone.to_ambiguous_zoned(local);
    let assumed = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Fold { .. } => Some(Assumed::FirstOfTwo),
        AmbiguousOffset::Gap { .. } => Some(Assumed::Skipped),
    };
    let at = ambiguous.compatible().map_err(|_| NotATime)?.timestamp();
    Ok(Written { at, assumed })
}

/// Whether the written time is that time on the clocks of the zone; one without an offset is compared
/// with what the clock shows.
///
/// # Errors
/// When it is no date and no time.
pub fn is_same(text: &str, computed: &jiff::Zoned) -> Result<bool, NotATime> {
    let (local, offset) = pieces(text)?;
    Ok(offset.map_or_else(|| local == computed.datetime(), |at| at == computed.timestamp()))
}

/// A time on the clock, with its offset and to the minute when it has no seconds.
pub fn write(at: &jiff::Zoned) -> String {
    let seconds = at.second() != 0 || at.subsec_nanosecond() != 0;
    at.strftime(if seconds { "%Y-%m-%dT%H:%M:%S%:z" } else { "%Y-%m-%dT%H:%M%:z" }).to_string()
}

fn pieces(text: &str) -> Result<(DateTime, Option<Timestamp>), NotATime> {
    let pieces = Pieces::parse(text.trim()).map_err(|_| NotATime)?;
    let local = pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight()));
    let at = pieces.to_numeric_offset().map(|offset| offset.to_timestamp(local)).transpose();
    Ok((local, at.map_err(|_| NotATime)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Result<(String, Option<Assumed>), NotATime> {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let written = read(text, &zone)?;
        Ok((write(&written.at.to_zoned(zone)), written.assumed))
    }

    fn plain(at: &str) -> (String, Option<Assumed>) {
        (at.to_owned(), None)
    }

    #[test]
    fn an_offset_says_when_it_is() {
        assert_eq!(at("2026-03-20T10:00+01:00"), Ok(plain("2026-03-20T10:00+01:00")));
        assert_eq!(at("2026-07-01T10:00:30+01:00"), Ok(plain("2026-07-01T11:00:30+02:00")));
        assert_eq!(at("2026-03-20 09:00Z"), Ok(plain("2026-03-20T10:00+01:00")));
        // An hour that no clock in Stockholm showed is still a time.
        assert_eq!(at("2026-03-29T02:30+01:00"), Ok(plain("2026-03-29T03:30+02:00")));
        assert_eq!(at("2026-10-25T02:30+01:00"), Ok(plain("2026-10-25T02:30+01:00")));
        assert_eq!(at("2026-10-25T02:30+02:00[Europe/Stockholm]"), Ok(plain("2026-10-25T02:30+02:00")));
    }

    #[test]
    fn without_one_it_is_on_the_clock_of_the_zone() {
        assert_eq!(at("2026-03-20T10:00"), Ok(plain("2026-03-20T10:00+01:00")));
        assert_eq!(at(" 2026-07-01 "), Ok(plain("2026-07-01T00:00+02:00")));
        let first = Some(Assumed::FirstOfTwo);
        assert_eq!(at("2026-10-25T02:30"), Ok(("2026-10-25T02:30+02:00".to_owned(), first)));
        let skipped = Some(Assumed::Skipped);
        assert_eq!(at("2026-03-29T02:30"), Ok(("2026-03-29T03:30+02:00".to_owned(), skipped)));
    }

    #[test]
    fn what_is_no_time() {
        for text in ["", "soon", "2026-02-30", "20.3.2026", "2026-03-20T25:00", "10:00"] {
            assert_eq!(at(text), Err(NotATime), "{text}");
        }
    }
}
