//! Two dates. `legal` is when the law's time is up, moved to a working day where the law moves it;
//! whoever has not acted by then has broken the limit. `plan` is never moved later: when the last day
//! is off, it is the working day before. Reminders hang on `plan`, so that a reading of the law that
//! turns out to be wrong costs a day of comfort, and not a child's protection.

use jiff::civil::{Date, DateTime, Time, date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, Zoned};

use crate::calendar::{Calendar, DayOff, OutOfRange, Place};
use crate::rule::{Amount, Counting, Kind, Limit, Unit, Version};

/// The last minute of a day.
const END_OF_DAY: Time = time(23, 59, 0, 0);

/// What a rule gives for one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// When the law's time is up. `None` where the law gives no number.
    pub legal: Option<Zoned>,
    /// When to have it done. `None` for what has no day at all.
    pub plan: Option<Zoned>,
    /// An earlier time to aim at, where the law or its preparatory works give one.
    pub target: Option<Zoned>,
    /// When what falls due has to be finished.
    pub finish_by: Option<Zoned>,
    /// How it was counted, one step after the other.
    pub steps: Vec<Step>,
}

/// One step of the count, to be said in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The event, on the authority's calendar.
    Event(Date),
    /// It was later in the day than the cut-off: another number holds.
    AfterCutoff(Time),
    /// The count begins later, on that day.
    BeginsLater(Amount, Date),
    /// So much was added, or for `before` taken away.
    Counted {
        /// How much.
        amount: Amount,
        /// Whether it counts back.
        before: bool,
        /// Which gives that day.
        to: Date,
    },
    /// The month is too short: its last day.
    LastOfMonth(Date),
    /// Elapsed hours, which gives that time.
    Hours(u32, Zoned),
    /// The day is off: the next working day.
    Rolled {
        /// Which day.
        from: Date,
        /// Why it is off.
        why: DayOff,
        /// The next working day.
        to: Date,
    },
    /// The day is off, and no rule moves it.
    NotRolled(Date, DayOff),
    /// A period of two days or more holds two working days at least: that day.
    TwoWorkingDays(Date),
    /// Planned by the stricter reading of a doubtful rule: that day.
    Stricter(Date),
    /// Planned on the working day before.
    PlannedBefore(Date),
    /// No working day lies between: to be done on the day off.
    PlannedOnDayOff(Date),
    /// The act says at once and gives no number.
    AtOnce,
    /// There is nothing to count.
    NoNumber(Kind),
    /// It begins as the day begins.
    StartOfDay,
}

/// The dates of a rule for an event at that time.
///
/// # Errors
/// When a day lies outside the years for which dates or holidays are known.
pub fn due(rule: &Version, event: Timestamp, place: &Place) -> Result<Reckoned, OutOfRange> {
    let Some(limit) = &rule.limit else { return numberless(rule, event, place) };
    reckon(rule, limit, limit.amount, event, place)
}

/// The next dates of a rule that recurs, after what it asks for was done at that time. `None` when it
/// does not recur.
///
/// # Errors
/// When a day lies outside the years for which dates or holidays are known.
pub fn next_due(rule: &Version, done: Timestamp, place: &Place) -> Result<Option<Reckoned>, OutOfRange> {
    let (Some(limit), Some(repeat)) = (&rule.limit, &rule.repeat) else { return Ok(None) };
    reckon(rule, limit, repeat.amount, done, place).map(Some)
}

/// The dates when the time is up on that day, by decision: moved and planned as the rule has it.
pub(crate) fn until(rule: &Version, day: Date, place: &Place) -> Result<Reckoned, OutOfRange> {
    let mut steps = Vec::new();
    let rollover = rule.limit.as_ref().and_then(|limit| limit.rollover);
    let last = roll(day, rollover.map(|c| c.at(place)), rule, place, &mut steps)?;
    let plan = rule.day_off.at(place).working_day_until(day)?;
    let at = |day: Date| zoned(day.to_datetime(END_OF_DAY), place.zone());
    Ok(Reckoned { legal: Some(at(last)?), plan: Some(at(plan)?), target: None, finish_by: None, steps })
}

fn numberless(rule: &Version, event: Timestamp, place: &Place) -> Result<Reckoned, OutOfRange> {
    let day = event.to_zoned(place.zone().clone()).date();
    let mut steps = vec![Step::Event(day)];
    let plan = match rule.kind {
        Kind::WithoutDelay => {
            steps.push(Step::AtOnce);
            Some(zoned(day.to_datetime(END_OF_DAY), place.zone())?)
        }
        kind => {
            steps.push(Step::NoNumber(kind));
            None
        }
    };
    Ok(Reckoned { legal: None, plan, target: None, finish_by: None, steps })
}

fn reckon(
    rule: &Version,
    limit: &Limit,
    amount: Amount,
    event: Timestamp,
    place: &Place,
) -> Result<Reckoned, OutOfRange> {
    let local = event.to_zoned(place.zone().clone());
    let today = local.date();
    let mut steps = Vec::with_capacity(4);
    steps.push(Step::Event(today));
    let target =
        rule.target.map(|target| aim(target, &local, limit.calendar.at(place), place)).transpose()?;
    if amount.unit == Unit::Hours {
        let due = hours(&local, amount.n, limit.before)?;
        steps.push(Step::Hours(amount.n, due.clone()));
        return Ok(Reckoned { legal: Some(due.clone()), plan: Some(due), target, finish_by: None, steps });
    }

    let mut anchor = today;
    if let Some(offset) = &limit.start_offset {
        anchor = add(anchor, offset.amount, Counting::DayAfter, false, limit.calendar.at(place))?.0;
        steps.push(Step::BeginsLater(offset.amount, anchor));
    }
    let mut amount = amount;
    if let Some(cutoff) = limit.cutoff.filter(|cutoff| local.time() > cutoff.after) {
        amount.n = cutoff.n;
        steps.push(Step::AfterCutoff(cutoff.after));
    }
    let calendar = limit.calendar.at(place);
    let (mut last, clamped) = add(anchor, amount, limit.counting, limit.before, calendar)?;
    steps.push(Step::Counted { amount, before: limit.before, to: last });
    if clamped {
        steps.push(Step::LastOfMonth(last));
    }
    let unmoved = last;
    if limit.counting == Counting::Eu118271 {
        last = two_working_days(today, last, limit.rollover.unwrap_or(calendar).at(place), &mut steps)?;
    }
    let rollover = limit.rollover.filter(|_| !limit.before).map(|c| c.at(place));
    last = roll(last, rollover, rule, place, &mut steps)?;

    if rule.kind.is_not_before() {
        let starts = rule.kind == Kind::StartsAt;
        let at = if starts { Time::midnight() } else { END_OF_DAY };
        if starts {
            steps.push(Step::StartOfDay);
        }
        let due = zoned(last.to_datetime(at), place.zone())?;
        let year = last.year().checked_add(1).filter(|_| rule.finish_by_end_of_next_year);
        let finish_by = year.map(|y| zoned(date(y, 12, 31).to_datetime(END_OF_DAY), place.zone()));
        let finish_by = finish_by.transpose()?;
        return Ok(Reckoned { legal: Some(due.clone()), plan: Some(due), target, finish_by, steps });
    }
    let planned = plan(rule, limit, amount, anchor, unmoved, place, &mut steps)?;
    let planned = settle(rule, planned, if limit.before { None } else { Some(today) }, place, &mut steps)?;
    let at = |day: Date| zoned(day.to_datetime(END_OF_DAY), place.zone());
    Ok(Reckoned { legal: Some(at(last)?), plan: Some(at(planned)?), target, finish_by: None, steps })
}

/// The day by the stricter reading where there is one, never later than the day by the ordinary one.
fn plan(
    rule: &Version,
    limit: &Limit,
    amount: Amount,
    anchor: Date,
    unmoved: Date,
    place: &Place,
    steps: &mut Vec<Step>,
) -> Result<Date, OutOfRange> {
    let Some(stricter) = rule.stricter else { return Ok(unmoved) };
    let calendar = stricter.calendar.unwrap_or(limit.calendar).at(place);
    let counting = stricter.counting.unwrap_or(limit.counting);
    let amount = stricter.amount.unwrap_or(amount);
    let (strict, _) = add(anchor, amount, counting, limit.before, calendar)?;
    if strict < unmoved {
        steps.push(Step::Stricter(strict));
    }
    Ok(strict.min(unmoved))
}

/// The working day to plan on: the day itself, or the one before. Never before the event: who learns
/// of it on a day off, with the limit on the next day off, works on a day off.
fn settle(
    rule: &Version,
    day: Date,
    not_before: Option<Date>,
    place: &Place,
    steps: &mut Vec<Step>,
) -> Result<Date, OutOfRange> {
    let working = rule.day_off.at(place).working_day_until(day)?;
    if working == day {
        return Ok(day);
    }
    if not_before.is_some_and(|event| working < event) {
        steps.push(Step::PlannedOnDayOff(day));
        return Ok(day);
    }
    steps.push(Step::PlannedBefore(working));
    Ok(working)
}

fn roll(
    day: Date,
    rollover: Option<Calendar>,
    rule: &Version,
    place: &Place,
    steps: &mut Vec<Step>,
) -> Result<Date, OutOfRange> {
    let Some(calendar) = rollover else {
        let off = (rule.kind != Kind::Retention).then(|| rule.day_off.at(place).day_off(day)).flatten();
        steps.extend(off.map(|why| Step::NotRolled(day, why)));
        return Ok(day);
    };
    let to = calendar.working_day_from(day)?;
    if let Some(why) = calendar.day_off(day) {
        steps.push(Step::Rolled { from: day, why, to });
    }
    Ok(to)
}

/// Regulation 1182/71 art. 3(5).
fn two_working_days(
    event: Date,
    last: Date,
    calendar: Calendar,
    steps: &mut Vec<Step>,
) -> Result<Date, OutOfRange> {
    let second = calendar.step(event, 2, false)?;
    let two_days_or_more = event.tomorrow()? < last;
    if two_days_or_more && last < second {
        steps.push(Step::TwoWorkingDays(second));
        return Ok(second);
    }
    Ok(last)
}

/// A day with that much added or taken away, and whether a month was too short.
fn add(
    from: Date,
    amount: Amount,
    counting: Counting,
    before: bool,
    calendar: Calendar,
) -> Result<(Date, bool), OutOfRange> {
    let itself = counting == Counting::DayItself;
    let n = i64::from(amount.n);
    let span = match amount.unit {
        Unit::WorkingDays => {
            // The day itself is the first, if it is one.
            let counted = u32::from(itself && amount.n > 0 && calendar.is_working(from));
            return Ok((calendar.step(from, amount.n - counted, before)?, false));
        }
        Unit::CalendarDays => Span::new().try_days(n)?,
        Unit::Weeks => Span::new().try_weeks(n)?,
        Unit::Months => Span::new().try_months(n)?,
        // Limits in hours never come here, offsets and aims do; the day is what they move.
        Unit::Hours => Span::new().try_days(n / 24)?,
    };
    let to = if before { from.checked_sub(span)? } else { from.checked_add(span)? };
    let clamped = amount.unit == Unit::Months && to.day() != from.day();
    match (itself && amount.n > 0, before) {
        (false, _) => Ok((to, clamped)),
        (true, false) => Ok((to.yesterday()?, clamped)),
        (true, true) => Ok((to.tomorrow()?, clamped)),
    }
}

fn aim(target: Amount, local: &Zoned, calendar: Calendar, place: &Place) -> Result<Zoned, OutOfRange> {
    if target.unit == Unit::Hours {
        return hours(local, target.n, false);
    }
    let (day, _) = add(local.date(), target, Counting::DayAfter, false, calendar)?;
    zoned(day.to_datetime(END_OF_DAY), place.zone())
}

fn hours(local: &Zoned, n: u32, before: bool) -> Result<Zoned, OutOfRange> {
    let n = SignedDuration::from_hours(i64::from(n));
    Ok(local.checked_add(if before { -n } else { n })?)
}

fn zoned(local: DateTime, zone: &TimeZone) -> Result<Zoned, OutOfRange> {
    Ok(zone.to_ambiguous_zoned(local).compatible()?)
}
