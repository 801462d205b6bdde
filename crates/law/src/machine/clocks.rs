//! Clocks one by one: begin, give the fact that one waits for, done, does not apply, longer, pause.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::{Machine, Moved, timely};
use crate::case::{Case, Clock, Extension, How, Pause, Stopped};
use crate::due::{self, Reckoned};
use crate::refusal::Refusal;
use crate::rule::{Amount, Unit, Version};

impl Machine<'_> {
    /// Starts a clock that no step starts, such as that of a complaint.
    ///
    /// # Errors
    /// When the rule is not in the pack or not taken up, a clock of it runs, or the event lies in the
    /// future or before the law.
    pub fn start(&self, case: &Case, rule: &str, event: Timestamp, now: Timestamp) -> Result<Case, Refusal> {
        if case.clock(rule).is_some() {
            return Err(Refusal::Running(rule.to_owned()));
        }
        if self.is_foreign(rule) {
            return Err(Refusal::NotAdopted(rule.to_owned()));
        }
        let mut next = case.clone();
        let clock = self.begin(rule, case.opened, event.min(now), Some(event), None)?;
        self.not_in_the_future(&clock, event, now)?;
        next.clocks.push(clock);
        Ok(next)
    }

    /// Gives a waiting clock what it counts from: a date of birth, the day of a meeting.
    ///
    /// # Errors
    /// When no clock of that rule waits, or the event lies in the future and the rule counts forward.
    pub fn give_fact(
        &self,
        case: &Case,
        rule: &str,
        fact: Timestamp,
        now: Timestamp,
    ) -> Result<Case, Refusal> {
        self.change(case, rule, |clock, version| {
            if clock.fact.is_none() {
                return Err(Refusal::NoFact(rule.to_owned()));
            }
            self.not_in_the_future(clock, fact, now)?;
            clock.counts_from = Some(fact);
            set(clock, &due::due(version, fact, self.place)?);
            Ok(())
        })
    }

    /// Ends a clock: what it asks for was done. A rule that recurs begins again, and clocks that
    /// waited for this one begin.
    ///
    /// # Errors
    /// When no clock of that rule runs, or the time cannot be.
    pub fn done(
        &self,
        case: &Case,
        rule: &str,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<(Case, Moved), Refusal> {
        if now < at {
            return Err(Refusal::InTheFuture);
        }
        let mut next = self.change(case, rule, |clock, _| {
            if at < clock.started {
                return Err(Refusal::BeforeTheLast);
            }
            stop(clock, at, How::Done);
            Ok(())
        })?;
        let mut moved = Moved { started: Vec::new(), stopped: vec![rule.to_owned()] };
        // The version that the case began with says how it goes on.
        let ended = next.clocks.iter().rev().find(|clock| clock.rule == rule).cloned();
        if let Some(ended) = ended {
            let version = self.version(&ended)?;
            if let Some(reckoned) = due::next_due(version, at, self.place)? {
                let mut clock = blank(version, at, Some(at), None);
                clock.again = true;
                set(&mut clock, &reckoned);
                next.clocks.push(clock);
                moved.started.push(rule.to_owned());
            }
        }
        self.start_waiting(&mut next, rule, at, &mut moved)?;
        Ok((next, moved))
    }

    /// Ends a clock that does not apply.
    ///
    /// # Errors
    /// When no clock of that rule runs, no reason is given, or the time cannot be.
    pub fn does_not_apply(
        &self,
        case: &Case,
        rule: &str,
        reason: &str,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<Case, Refusal> {
        timely(case, at, now)?;
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        self.change(case, rule, |clock, _| {
            stop(clock, at, How::DoesNotApply(reason.to_owned()));
            Ok(())
        })
    }

    /// Makes a clock longer, by a decision made before the time was up.
    ///
    /// # Errors
    /// When the law does not allow it, or not so long, or the decision lacks its reason, decider or
    /// section, or came too late.
    pub fn extend(
        &self,
        case: &Case,
        rule: &str,
        extension: Extension,
        now: Timestamp,
    ) -> Result<Case, Refusal> {
        if now < extension.at {
            return Err(Refusal::InTheFuture);
        }
        let said = [&extension.reason, &extension.decided_by, &extension.section];
        if said.iter().any(|text| text.trim().is_empty()) {
            return Err(Refusal::NoReason);
        }
        self.change(case, rule, |clock, version| {
            let (Some(legal), true) = (clock.legal, version.extendable) else {
                return Err(Refusal::NotExtendable(rule.to_owned()));
            };
            if clock.is_paused() {
                return Err(Refusal::Paused(rule.to_owned()));
            }
            if legal < extension.at {
                return Err(Refusal::TooLate);
            }
            if extension.until <= self.day(legal) {
                return Err(Refusal::NotLater);
            }
            if let Some(most) = version.extension_limit {
                let first = self.counted(clock, version)?.and_then(|reckoned| reckoned.legal);
                let first = first.map_or(legal, |at| at.timestamp());
                if self.day(first).checked_add(span(most)?).map_err(|_| Refusal::OutOfRange)?
                    < extension.until
                {
                    return Err(Refusal::TooLong(most));
                }
            }
            set(clock, &due::until(version, extension.until, self.place)?);
            clock.extensions.push(extension);
            Ok(())
        })
    }

    /// Lets a clock stand still, where the law has a pause.
    ///
    /// # Errors
    /// When the law has none for this rule, it stands still already, or the time cannot be.
    pub fn pause(
        &self,
        case: &Case,
        rule: &str,
        reason: &str,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<Case, Refusal> {
        if now < at {
            return Err(Refusal::InTheFuture);
        }
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        self.change(case, rule, |clock, version| {
            if version.pause.is_none() || clock.legal.is_none() {
                return Err(Refusal::NoPause(rule.to_owned()));
            }
            if clock.is_paused() {
                return Err(Refusal::Paused(rule.to_owned()));
            }
            if at < clock.started {
                return Err(Refusal::BeforeTheLast);
            }
            clock.pauses.push(Pause { from: at, to: None, reason: reason.to_owned() });
            Ok(())
        })
    }

    /// Lets a clock go on. It is due as many days later as it stood still.
    ///
    /// # Errors
    /// When it does not stand still, or the time cannot be.
    pub fn resume(&self, case: &Case, rule: &str, at: Timestamp, now: Timestamp) -> Result<Case, Refusal> {
        if now < at {
            return Err(Refusal::InTheFuture);
        }
        self.change(case, rule, |clock, version| {
            let Some(pause) = clock.pauses.last_mut().filter(|pause| pause.to.is_none()) else {
                return Err(Refusal::NotPaused(rule.to_owned()));
            };
            if at < pause.from {
                return Err(Refusal::BeforeTheLast);
            }
            pause.to = Some(at);
            let stood = self.day(pause.from).until(self.day(at)).map_err(|_| Refusal::OutOfRange)?;
            if stood.get_days() > 0 {
                let last = self.unmoved(clock, version)?;
                let later = last.checked_add(stood).map_err(|_| Refusal::OutOfRange)?;
                set(clock, &due::until(version, later, self.place)?);
            }
            Ok(())
        })
    }

    /// The last day before any roll-over: what a pause moves.
    fn unmoved(&self, clock: &Clock, version: &Version) -> Result<Date, Refusal> {
        if let Some(extension) = clock.extensions.last() {
            return Ok(extension.until);
        }
        let counted = self.counted(clock, version)?;
        let counted = counted.iter().flat_map(|reckoned| &reckoned.steps).rev().find_map(|step| match step {
            due::Step::Counted { to, .. } => Some(*to),
            _ => None,
        });
        let earlier: i32 = clock.pauses.iter().filter_map(|pause| self.days(pause)).sum();
        let this = clock.pauses.last().and_then(|pause| self.days(pause)).unwrap_or_default();
        let last = counted.or_else(|| clock.legal.map(|at| self.day(at))).ok_or(Refusal::OutOfRange)?;
        last.checked_add(Span::new().days(earlier - this)).map_err(|_| Refusal::OutOfRange)
    }

    /// What the rule gave when the clock began, before any decision or pause.
    fn counted(&self, clock: &Clock, version: &Version) -> Result<Option<Reckoned>, Refusal> {
        let Some(from) = clock.counts_from else { return Ok(None) };
        let next = if clock.again { due::next_due(version, from, self.place)? } else { None };
        Ok(Some(match next {
            Some(next) => next,
            None => due::due(version, from, self.place)?,
        }))
    }

    fn days(&self, pause: &Pause) -> Option<i32> {
        Some(self.day(pause.from).until(self.day(pause.to?)).ok()?.get_days())
    }

    /// Begins a clock by the version of the rule that holds for a case opened then, when it begins.
    pub(super) fn begin(
        &self,
        rule: &str,
        opened: Timestamp,
        at: Timestamp,
        counts_from: Option<Timestamp>,
        fact: Option<String>,
    ) -> Result<Clock, Refusal> {
        let rule = self.pack.rule(rule).ok_or_else(|| Refusal::NotInPack(rule.to_owned()))?;
        let day = self.day(counts_from.unwrap_or(at).min(at));
        let version =
            rule.for_case(self.day(opened), day).ok_or_else(|| Refusal::BeforeTheLaw(rule.id.clone()))?;
        let mut clock = blank(version, at, counts_from, fact);
        if let Some(from) = counts_from {
            set(&mut clock, &due::due(version, from, self.place)?);
        }
        Ok(clock)
    }

    /// An event lies in the future only for a rule that counts back from it.
    fn not_in_the_future(&self, clock: &Clock, event: Timestamp, now: Timestamp) -> Result<(), Refusal> {
        let version = self.version(clock)?;
        let back = version.before_event.is_some() || version.limit.as_ref().is_some_and(|limit| limit.before);
        if now < event && !back { Err(Refusal::InTheFuture) } else { Ok(()) }
    }

    /// Changes the clock of that rule that runs.
    fn change(
        &self,
        case: &Case,
        rule: &str,
        change: impl FnOnce(&mut Clock, &Version) -> Result<(), Refusal>,
    ) -> Result<Case, Refusal> {
        let mut next = case.clone();
        let of_rule = |clock: &&mut Clock| clock.rule == rule;
        let Some(clock) = next.clocks.iter_mut().filter(of_rule).find(|clock| clock.stopped.is_none()) else {
            let known = case.clocks.iter().any(|clock| clock.rule == rule);
            let rule = rule.to_owned();
            return Err(if known { Refusal::Stopped(rule) } else { Refusal::NoSuchClock(rule) });
        };
        let version = self.version(clock)?;
        change(clock, version)?;
        Ok(next)
    }

    /// The version that the clock began with.
    fn version(&self, clock: &Clock) -> Result<&Version, Refusal> {
        let rule = self.pack.rule(&clock.rule);
        let version = rule.and_then(|rule| rule.version(clock.version));
        version.ok_or_else(|| Refusal::NotInPack(clock.rule.clone()))
    }

    fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.place.zone().clone()).date()
    }
}

/// Stops a clock; a pause that lasts ends with it.
pub(super) fn stop(clock: &mut Clock, at: Timestamp, how: How) {
    if let Some(pause) = clock.pauses.last_mut().filter(|pause| pause.to.is_none()) {
        pause.to = Some(at);
    }
    clock.stopped = Some(Stopped { at, how });
}

fn blank(version: &Version, at: Timestamp, counts_from: Option<Timestamp>, fact: Option<String>) -> Clock {
    Clock {
        rule: version.id.clone(),
        version: version.version,
        started: at,
        counts_from,
        fact,
        again: false,
        legal: None,
        plan: None,
        extensions: Vec::new(),
        pauses: Vec::new(),
        stopped: None,
    }
}

fn set(clock: &mut Clock, reckoned: &Reckoned) {
    clock.legal = reckoned.legal.as_ref().map(jiff::Zoned::timestamp);
    clock.plan = reckoned.plan.as_ref().map(jiff::Zoned::timestamp);
}

fn span(amount: Amount) -> Result<Span, Refusal> {
    let n = i64::from(amount.n);
    let span = match amount.unit {
        Unit::Months => Span::new().try_months(n),
        Unit::Weeks => Span::new().try_weeks(n),
        // A limit on an extension in working days is read as calendar days, which is never longer.
        Unit::CalendarDays | Unit::WorkingDays => Span::new().try_days(n),
        Unit::Hours => Span::new().try_days(n / 24),
    };
    span.map_err(|_| Refusal::OutOfRange)
}
