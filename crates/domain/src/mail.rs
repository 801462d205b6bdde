//! Outgoing mail: when a digest is due, when a failed letter is tried again, when it is given up.
//! No letter holds a name, a number or a reason; what it says is that something waits in Kring.

use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::coded::coded;
use crate::country::Language;
use crate::id::MailId;
use crate::notice::MailRhythm;

coded! {
    /// Where a letter stands.
    MailState {
        /// Waits for its turn, or for another try.
        Queued = "queued",
        /// Handed over.
        Sent = "sent",
        /// Given up; an administrator sees it.
        Dead = "dead",
    }
}

coded! {
    /// What a letter says.
    MailTemplate {
        /// Something new waits.
        News = "news",
        /// You are asked to join; a one-time link.
        Invitation = "invitation",
        /// An account was made for you: choose a password, by a one-time link.
        Account = "account",
        /// You asked for a new password: choose one, by a one-time link.
        Password = "password",
    }
}

/// A letter is given up after this many tries.
pub const ATTEMPTS: u32 = 8;

/// A letter being sent is left to its sender this long, then to whoever claims it.
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// How long to wait after so many failed tries: one minute, then four times as long each time,
/// a day at most.
pub fn wait_after(attempts: u32) -> SignedDuration {
    let minutes = 4_i64.saturating_pow(attempts.saturating_sub(1));
    SignedDuration::from_mins(minutes.min(24 * 60))
}

/// The hour of the local day at which digests leave.
const DIGEST_HOUR: i8 = 7;

/// Whether mail about new notices may leave now, when the last one left then: at once always,
/// daily after seven in the morning, weekly after seven on Monday.
pub fn due(rhythm: MailRhythm, last: Timestamp, now: Timestamp, zone: &TimeZone) -> bool {
    let today = now.to_zoned(zone.clone()).date();
    let at_seven = |day: jiff::civil::Date| {
        day.to_datetime(time(DIGEST_HOUR, 0, 0, 0)).to_zoned(zone.clone()).map(|z| z.timestamp())
    };
    let newest = |days: i64| {
        let day = (0..=days).find_map(|back| {
            let day = today.checked_sub(back.days()).ok()?;
            let fits = days == 1 || day.weekday() == Weekday::Monday;
            at_seven(day).ok().filter(|seven| fits && *seven <= now)
        });
        day.is_some_and(|seven| last < seven)
    };
    match rhythm {
        MailRhythm::AtOnce => true,
        MailRhythm::Daily => newest(1),
        MailRhythm::Weekly => newest(7),
        MailRhythm::Never => false,
    }
}

/// One outgoing letter, before it has words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// Receiver's address.
    pub address: String,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub template: MailTemplate,
    /// How many notices wait.
    pub count: u32,
    /// Where it leads: a path of this server. May hold a one-time secret, blanked once sent.
    pub path: String,
    /// Where it stands.
    pub state: MailState,
    /// Failed tries so far.
    pub attempts: u32,
    /// When it is tried next.
    pub next: Timestamp,
    /// What went wrong last, as a short code without personal data.
    pub problem: Option<String>,
    /// When it was queued.
    pub created: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn digests_leave_once_a_day_or_week_after_seven_where_the_reader_is() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        // 2026-11-23 is a Monday; seven in Stockholm is six UTC in winter.
        let cases = [
            (MailRhythm::AtOnce, "2026-11-23T12:00:00Z", "2026-11-23T12:00:01Z", true),
            (MailRhythm::Never, "1970-01-01T00:00:00Z", "2026-11-23T12:00:00Z", false),
            (MailRhythm::Daily, "2026-11-22T06:00:00Z", "2026-11-23T05:59:00Z", false),
            (MailRhythm::Daily, "2026-11-22T06:00:00Z", "2026-11-23T06:00:00Z", true),
            (MailRhythm::Daily, "2026-11-23T06:00:00Z", "2026-11-23T23:00:00Z", false),
            (MailRhythm::Weekly, "2026-11-16T06:00:00Z", "2026-11-22T23:00:00Z", false),
            (MailRhythm::Weekly, "2026-11-16T06:00:00Z", "2026-11-23T06:00:00Z", true),
            (MailRhythm::Weekly, "2026-11-23T06:00:00Z", "2026-11-29T12:00:00Z", false),
            (MailRhythm::Weekly, "2026-11-01T12:00:00Z", "2026-11-26T12:00:00Z", true),
        ];
        for (rhythm, last, now, expected) in cases {
            assert_eq!(due(rhythm, at(last), at(now), &zone), expected, "{rhythm:?} {last} {now}");
        }
    }

    #[test]
    fn waits_grow_to_a_day_and_stay_there() {
        let waits: Vec<i64> = (1..=9).map(|n| wait_after(n).as_mins()).collect();
        assert_eq!(waits, [1, 4, 16, 64, 256, 1024, 1440, 1440, 1440]);
        assert_eq!(wait_after(u32::MAX).as_mins(), 1440);
    }
}
