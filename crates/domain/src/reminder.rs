//! When somebody is reminded of a clock or a task: before, at and after it is due, and then every week.
//!
//! Whoever has a day until its end is reminded on its morning: a reminder at 23:59 helps nobody.
//! After a stop the latest reminder that has come due is sent, and not those before it as well.

use jiff::civil::time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::coded::coded;

coded! {
    /// A reminder, in the order in which they come.
    Reminder {
        /// A week before.
        Week = "week",
        /// The day before, or at half the time of a limit in hours.
        Soon = "soon",
        /// On the day, or at the hour.
        Due = "due",
        /// The law's time is up.
        Over = "over",
        /// It still is, a week later and every week.
        Still = "still",
    }
}

impl Reminder {
    /// Whether the next in line is told as well.
    pub const fn escalates(self) -> bool {
        matches!(self, Self::Over | Self::Still)
    }
}

/// A limit must be so long for a reminder a week before.
const LONG_DAYS: i32 = 21;
/// When work begins.
const MORNING: jiff::civil::Time = time(8, 0, 0, 0);
/// Between two reminders of what is over.
const AGAIN_DAYS: i32 = 7;

/// The reminders of one clock or task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    zone: TimeZone,
    steps: Vec<(Reminder, Timestamp)>,
}

/// What is to be sent now, and what comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// To be sent.
    pub send: Reminder,
    /// The next one, and when.
    pub next: Option<(Reminder, Timestamp)>,
}

impl Schedule {
    /// For something that began at `started`, is planned for `plan` and by law due at `legal`. Without
    /// either there are no reminders.
    pub fn new(
        started: Timestamp,
        plan: Option<Timestamp>,
        legal: Option<Timestamp>,
        zone: &TimeZone,
    ) -> Self {
        let mut steps = Vec::new();
        let Some(plan) = plan.or(legal) else { return Self { zone: zone.clone(), steps } };
        let over = legal.unwrap_or(plan).max(plan);
        let local = plan.to_zoned(zone.clone());
        let by_day = (local.hour(), local.minute()) == (23, 59);
        let morning = |days: i32| {
            let day = local.date().checked_sub(days.days()).ok()?;
            day.to_datetime(MORNING).to_zoned(zone.clone()).ok().map(|at| at.timestamp())
        };
        if by_day {
            let begun = started.to_zoned(zone.clone()).date();
            let days = begun.until(local.date()).map_or(0, |span| span.get_days());
            if days >= LONG_DAYS {
                steps.extend(morning(7).map(|at| (Reminder::Week, at)));
            }
            if days >= 2 {
                steps.extend(morning(1).map(|at| (Reminder::Soon, at)));
            }
            steps.extend(morning(0).map(|at| (Reminder::Due, at)));
        } else {
            let half = plan.duration_since(started) / 2;
            steps.push((Reminder::Soon, started.saturating_add(half).unwrap_or(plan)));
            steps.push((Reminder::Due, plan));
        }
        steps.push((Reminder::Over, over.saturating_add(SignedDuration::from_mins(1)).unwrap_or(over)));
        // What began on the morning of its last day, or later, is not reminded of before it began.
        for (_, at) in &mut steps {
            *at = (*at).max(started);
        }
        Self { zone: zone.clone(), steps }
    }

    /// The first reminder that is not past, or the latest past one of those that say *now*: what is
    /// entered late is told of at once.
    pub fn first(&self, now: Timestamp) -> Option<(Reminder, Timestamp)> {
        let past = self.steps.iter().rev().find(|(step, at)| *at < now && *step >= Reminder::Due);
        past.or_else(|| self.steps.iter().find(|(_, at)| now <= *at)).copied()
    }

    /// What to send when the reminder that was next has come due.
    pub fn tick(&self, pending: (Reminder, Timestamp), now: Timestamp) -> Tick {
        let (step, at) = pending;
        let latest = self.steps.iter().rev().find(|(each, when)| *each >= step && *when <= now);
        let (send, at) = latest.copied().unwrap_or((step, at));
        let next = self.steps.iter().find(|(each, _)| send < *each).copied();
        // Only the last one comes again.
        let again = || (send >= Reminder::Over).then(|| self.again(at, now)).flatten();
        Tick { send, next: next.or_else(again) }
    }

    /// The first morning after now that lies a number of weeks after that reminder.
    fn again(&self, last: Timestamp, now: Timestamp) -> Option<(Reminder, Timestamp)> {
        let from = last.to_zoned(self.zone.clone()).date();
        let today = now.to_zoned(self.zone.clone()).date();
        let weeks = from.until(today).map_or(0, |span| span.get_days()).max(0) / AGAIN_DAYS + 1;
        let day = from.checked_add((weeks * AGAIN_DAYS).days()).ok()?;
        let at = day.to_datetime(MORNING).to_zoned(self.zone.clone()).ok()?.timestamp();
        Some((Reminder::Still, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Stockholm").unwrap()
    }

    fn at(text: &str) -> Timestamp {
        format!("{text}[Europe/Stockholm]").parse::<jiff::Zoned>().unwrap().timestamp()
    }

    fn said(steps: &[(Reminder, Timestamp)]) -> Vec<String> {
        let one = |(step, at): &(Reminder, Timestamp)| {
            format!("{} {}", step.code(), at.to_zoned(zone()).strftime("%m-%d %H:%M"))
        };
        steps.iter().map(one).collect()
    }

    #[test]
    fn two_weeks_are_reminded_of_on_mornings() {
        let plan = Some(at("2026-12-03T23:59"));
        let legal = Some(at("2026-12-04T23:59"));
        let schedule = Schedule::new(at("2026-11-19T10:00"), plan, legal, &zone());
        assert_eq!(said(&schedule.steps), ["soon 12-02 08:00", "due 12-03 08:00", "over 12-05 00:00"]);
        let long = Schedule::new(at("2026-11-01T10:00"), Some(at("2027-03-01T23:59")), None, &zone());
        assert_eq!(
            said(&long.steps),
            ["week 02-22 08:00", "soon 02-28 08:00", "due 03-01 08:00", "over 03-02 00:00"]
        );
    }

    #[test]
    fn hours_are_reminded_of_at_half_time() {
        let due = Some(at("2026-11-20T10:00"));
        let schedule = Schedule::new(at("2026-11-19T10:00"), due, due, &zone());
        assert_eq!(said(&schedule.steps), ["soon 11-19 22:00", "due 11-20 10:00", "over 11-20 10:01"]);
    }

    #[test]
    fn what_is_due_today_is_told_of_when_it_begins() {
        let due = Some(at("2026-11-19T23:59"));
        let schedule = Schedule::new(at("2026-11-19T10:00"), due, due, &zone());
        assert_eq!(said(&schedule.steps), ["due 11-19 10:00", "over 11-20 00:00"]);
    }

    #[test]
    fn after_a_stop_the_latest_is_sent_once_and_then_weekly() {
        let due = Some(at("2026-12-03T23:59"));
        let schedule = Schedule::new(at("2026-11-19T10:00"), due, due, &zone());
        let first = schedule.first(at("2026-11-19T10:00")).unwrap();
        assert_eq!(first, (Reminder::Soon, at("2026-12-02T08:00")));
        let tick = schedule.tick(first, at("2026-12-10T12:00"));
        assert_eq!(tick.send, Reminder::Over);
        assert_eq!(tick.next, Some((Reminder::Still, at("2026-12-11T08:00"))));
        let later = schedule.tick(tick.next.unwrap(), at("2027-01-05T12:00"));
        assert_eq!(later.send, Reminder::Still);
        assert_eq!(later.next.map(|(step, _)| step), Some(Reminder::Still));
        assert!(later.next.unwrap().1 > at("2027-01-05T12:00"));
    }

    #[test]
    fn without_a_day_nobody_is_reminded() {
        let schedule = Schedule::new(at("2026-11-19T10:00"), None, None, &zone());
        assert_eq!(schedule.first(at("2026-11-19T10:00")), None);
    }

    proptest! {
        /// However rarely the server runs, every reminder comes at most once and in order.
        #[test]
        fn reminders_come_in_order(days in 0_i64..200, late in 0_i64..20, gaps in prop::collection::vec(1_i64..40, 1..12)) {
            let started = at("2026-01-10T09:30");
            let day = |n: i64| started + SignedDuration::from_hours(24 * n);
            let plan = day(days).to_zoned(zone()).date().to_datetime(time(23, 59, 0, 0)).to_zoned(zone()).unwrap().timestamp();
            let legal = plan + SignedDuration::from_hours(24 * late);
            let schedule = Schedule::new(started, Some(plan), Some(legal), &zone());
            let mut pending = schedule.first(started);
            let (mut now, mut last) = (started, None);
            for gap in gaps {
                now += SignedDuration::from_hours(24 * gap);
                if let Some((_, at)) = pending.filter(|(_, at)| *at <= now) {
                    let tick = schedule.tick(pending.unwrap(), now);
                    prop_assert!(at <= now);
                    prop_assert!(last.is_none_or(|last| last < tick.send || tick.send == Reminder::Still));
                    prop_assert!(tick.next.is_none_or(|(_, at)| now < at));
                    last = Some(tick.send);
                    pending = tick.next;
                }
            }
        }
    }
}
