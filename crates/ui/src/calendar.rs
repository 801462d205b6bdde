//! A calendar feed (RFC 5545): days on which something is planned, without a name, a number or a reason.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::Words;

/// One day in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The same at every fetch: letters, digits and hyphens.
    pub id: String,
    /// A limit of a case; else a task.
    pub limit: bool,
    /// When it is planned for.
    pub at: Timestamp,
}

/// The feed as text. `link` leads to where one signs in; lines end with CR LF and none is longer than
/// 75 octets, as section 3.1 of the RFC asks: what is long is folded.
pub fn feed(l: Words, entries: &[Entry], zone: &TimeZone, now: Timestamp, link: &str) -> String {
    let mut out = String::new();
    let stamp = now.strftime("%Y%m%dT%H%M%SZ");
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Kring//Kring//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", text(&l.t("task-calendar-name"))));
    for entry in entries {
        let day = entry.at.to_zoned(zone.clone()).date();
        let key = if entry.limit { "task-calendar-limit" } else { "task-calendar-task" };
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}@kring", entry.id));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")));
        line(&mut out, &format!("SUMMARY:{}", text(&l.t(key))));
        line(&mut out, &format!("URL:{link}"));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// Text with the characters escaped that mean something (section 3.3.11).
fn text(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out
}

/// One content line, folded at characters.
fn line(out: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    let _ = out.write_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::country::Language;

    #[test]
    fn a_feed_holds_days_and_fixed_words_in_short_lines() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let entry = |limit| Entry { id: "0192-3".to_owned(), limit, at: at("2026-12-03T22:59:00Z") };
        for language in Language::ALL {
            let link = format!("https://kring.example/{}", "a".repeat(90));
            let feed = feed(
                Words::of(language),
                &[entry(true), entry(false)],
                &zone,
                at("2026-11-28T10:00:00Z"),
                &link,
            );
            assert!(feed.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{feed}");
            assert!(feed.ends_with("END:VCALENDAR\r\n"));
            assert_eq!(feed.matches("DTSTART;VALUE=DATE:20261203").count(), 2);
            assert!(feed.split("\r\n").all(|line| line.len() <= 75), "{feed}");
            assert!(!feed.contains('⟨'));
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(text("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
