//! Time limits in words: how a due date was counted, how long a limit is, why a day is off, what is
//! wrong with a pack.

mod pages;

use jiff::Zoned;
use jiff::civil::{Date, Time};
use law::due::Step;
use law::rule::{Amount, Check, Status, Version};
use law::{DayOff, Finding, Problem, Refusal};

use crate::Words;

pub use pages::{Counted, List, ProcessPage, RulePage, is_local};

/// The count in one line, such as "Friday 20 March; + 14 days = Friday 3 April; Good Friday: …".
pub fn steps(l: Words, steps: &[Step]) -> String {
    steps.iter().map(|each| step(l, each)).collect::<Vec<_>>().join("; ")
}

fn step(l: Words, step: &Step) -> String {
    let on = |date: Date| l.arg("day", day(l, date));
    let said = match step {
        Step::Event(date) => on(*date).t("law-step-event"),
        Step::AfterCutoff(time) => l.arg("time", clock(*time)).t("law-step-after-cutoff"),
        Step::BeginsLater(amount, date) => {
            on(*date).arg("amount", self::amount(l, *amount)).t("law-step-begins-later")
        }
        Step::Counted { amount, before, to } => {
            let said = on(*to).arg("amount", self::amount(l, *amount));
            if *before { said.t("law-step-counted-before") } else { said.t("law-step-counted") }
        }
        Step::LastOfMonth(_) => l.t("law-step-last-of-month"),
        Step::Hours(n, at) => {
            let amount = self::amount(l, Amount { n: *n, unit: law::rule::Unit::Hours });
            let at = format!("{} {}", day(l, at.date()), clock(at.time()));
            l.arg("amount", amount).arg("at", at).t("law-step-hours")
        }
        Step::Rolled { why, to, .. } => on(*to).arg("why", day_off(l, *why)).t("law-step-rolled"),
        Step::NotRolled(_, why) => l.arg("why", day_off(l, *why)).t("law-step-not-rolled"),
        Step::TwoWorkingDays(date) => on(*date).t("law-step-two-working-days"),
        Step::Stricter(date) => on(*date).t("law-step-stricter"),
        Step::PlannedBefore(date) => on(*date).t("law-step-planned-before"),
        Step::PlannedOnDayOff(_) => l.t("law-step-planned-on-day-off"),
        Step::AtOnce => l.t("law-step-at-once"),
        Step::NoNumber(kind) => l.code("law-kind", kind.code()),
        Step::StartOfDay => l.t("law-step-start-of-day"),
    };
    said.into_owned()
}

/// What a rule asks for, in the reader's language where the pack has it, and the language that it is in.
/// What a partnership wrote itself is in its own language.
pub fn action(l: Words, pack: &law::Pack, rule: &Version) -> (String, &'static str) {
    if law::local::is_own(&rule.id) {
        let country = domain::country::Country::from_code(&pack.head.country.to_lowercase());
        return (rule.action.clone(), country.map_or("", |country| country.language().tag()));
    }
    said(l, pack.terms.rule(l.tag(), &rule.id), &rule.action)
}

/// What starts a rule, likewise.
pub fn trigger(l: Words, pack: &law::Pack, rule: &Version) -> (String, &'static str) {
    said(l, pack.terms.trigger(l.tag(), &rule.id), &rule.trigger)
}

/// The condition of a step, in the reader's language where that is the country's own.
pub fn guard(l: Words, pack: &law::Pack, english: &str) -> (String, &'static str) {
    let country = domain::country::Country::from_code(&pack.head.country.to_lowercase());
    let is_own = country.is_some_and(|country| country.language() == l.language());
    said(l, pack.terms.guard(english).filter(|_| is_own), english)
}

fn said(l: Words, words: Option<&str>, english: &str) -> (String, &'static str) {
    words.map_or_else(|| (english.to_owned(), "en"), |words| (words.to_owned(), l.tag()))
}

/// `14 days`.
pub fn amount(l: Words, amount: Amount) -> String {
    l.arg("n", amount.n).code("law-amount", amount.unit.code()).into_owned()
}

/// How long a rule gives, in words; for a rule without a number, what it is.
pub fn limit(l: Words, rule: &Version) -> String {
    match &rule.limit {
        Some(limit) => amount(l, limit.amount),
        None => l.code("law-kind", rule.kind.code()).into_owned(),
    }
}

/// Why a day is off, such as "Good Friday".
pub fn day_off(l: Words, why: DayOff) -> String {
    let said = match why {
        DayOff::Saturday => l.t("law-day-saturday"),
        DayOff::Sunday => l.t("law-day-sunday"),
        DayOff::Holiday(holiday) => l.code("law-day", holiday.code()),
    };
    said.into_owned()
}

/// How the project knows a rule. Says so when it is not settled.
pub fn check(l: Words, check: Check) -> String {
    l.code("law-check", check.code()).into_owned()
}

/// How binding a rule is, when it is not simply statute.
pub fn status(l: Words, status: Status) -> Option<String> {
    let code = match status {
        Status::Statute => return None,
        Status::StatuteAndGuidance => "statute_and_guidance",
        Status::Guidance => "guidance",
        Status::LocalPractice => "local_practice",
    };
    Some(l.code("law-status", code).into_owned())
}

/// One line for one thing that is wrong with a pack: file, rule or process, field, and what.
pub fn finding(l: Words, finding: &Finding) -> String {
    let place = [finding.place.as_str(), finding.field.as_str()];
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let said = problem(l, &finding.problem);
    if place.is_empty() {
        format!("{}: {said}", finding.file)
    } else {
        format!("{}: {place}: {said}", finding.file)
    }
}

/// The same without the file, where there is only one.
pub fn finding_here(l: Words, finding: &Finding) -> String {
    let place = [finding.place.as_str(), finding.field.as_str()];
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let said = problem(l, &finding.problem);
    if place.is_empty() { said } else { format!("{place}: {said}") }
}

/// On which days a version holds.
pub fn holds(l: Words, version: &Version) -> String {
    let day = |day: Option<Date>| day.map(|day| l.date(day));
    let said = match (day(version.valid_from), day(version.valid_to)) {
        (None, None) => return l.t("law-holds-unknown").into_owned(),
        (Some(from), None) => l.arg("from", from).t("law-holds-from"),
        (None, Some(to)) => l.arg("to", to).t("law-holds-to"),
        (Some(from), Some(to)) => l.arg("from", from).arg("to", to).t("law-holds-between"),
    };
    said.into_owned()
}

/// A due date in words; the end of the day needs no time of day.
pub fn until(l: Words, at: &Zoned) -> String {
    let day = day(l, at.date());
    if (at.hour(), at.minute()) == (23, 59) { day } else { format!("{day}, {}", clock(at.time())) }
}

fn problem(l: Words, problem: &Problem) -> String {
    let mut args = problem.args().into_iter();
    let said = match args.next() {
        None => l.t(problem.key()),
        Some((name, value)) => {
            args.fold(l.arg(name, value), |said, (name, value)| said.arg(name, value)).t(problem.key())
        }
    };
    said.into_owned()
}

/// Why a case does not go on, or a clock cannot be changed.
pub fn refusal(l: Words, refusal: &Refusal) -> String {
    let key = refusal.key();
    let said = match refusal {
        Refusal::StepNotAllowed { from, to } => l.arg("from", from).arg("to", to).t(key),
        Refusal::TooLong(most) => l.arg("amount", amount(l, *most)).t(key),
        other => match other.rule() {
            Some(rule) => l.arg("rule", rule).t(key),
            None => l.t(key),
        },
    };
    said.into_owned()
}

/// `Tuesday 7 April 2026`.
pub fn day(l: Words, date: Date) -> String {
    format!("{} {}", l.weekday_date(date), date.year())
}

/// The time as machines read it, and the day as people do.
pub fn at(l: Words, key: &str, at: &Zoned) -> String {
    l.arg("at", law::instant::write(at)).arg("day", day(l, at.date())).t(key).into_owned()
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::country::Language;
    use law::Holiday;
    use law::rule::{Kind, Unit};

    fn refusals() -> Vec<Refusal> {
        let rule = || "SE-UTR-4M".to_owned();
        vec![
            Refusal::StepNotAllowed { from: "a".to_owned(), to: "b".to_owned() },
            Refusal::Missing(Vec::new()),
            Refusal::InTheFuture,
            Refusal::BeforeTheLaw(rule()),
            Refusal::BeforeTheLast,
            Refusal::NoSuchClock(rule()),
            Refusal::Stopped(rule()),
            Refusal::Running(rule()),
            Refusal::NoPause(rule()),
            Refusal::Paused(rule()),
            Refusal::NotPaused(rule()),
            Refusal::NotExtendable(rule()),
            Refusal::NoReason,
            Refusal::TooLate,
            Refusal::NotLater,
            Refusal::TooLong(Amount { n: 2, unit: Unit::Months }),
            Refusal::NotAdopted(rule()),
            Refusal::NoFact(rule()),
            Refusal::OutOfRange,
            Refusal::NotInPack(rule()),
        ]
    }

    #[test]
    fn every_code_has_its_word() {
        for language in Language::ALL {
            let l = Words::of(language);
            let mut said: Vec<String> =
                Holiday::ALL.iter().map(|h| day_off(l, DayOff::Holiday(*h))).collect();
            said.extend(Unit::ALL.iter().map(|unit| amount(l, Amount { n: 2, unit: *unit })));
            said.extend(Check::ALL.iter().map(|each| check(l, *each)));
            said.extend(Status::ALL.iter().filter_map(|each| status(l, *each)));
            let numberless =
                Kind::ALL.iter().filter(|kind| kind.is_numberless() || **kind == Kind::BeforeEvent);
            said.extend(numberless.map(|kind| step(l, &Step::NoNumber(*kind))));
            said.extend(refusals().iter().map(|each| refusal(l, each)));
            assert!(said.iter().all(|text| !text.contains('⟨') && !text.contains('{')), "{said:?}");
        }
    }
}
