//! Moves a case through its process: which steps are open and what they lack, which clocks a step
//! starts and ends. Pure: the time comes in, a changed case or a refusal comes out.

mod clocks;

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::calendar::Place;
use crate::case::{Case, Clock, Grounds, How, Taken};
use crate::pack::Pack;
use crate::process::{From, Need, Process, ProcessClock, Start, Step};
use crate::refusal::{Missing, Refusal};
use crate::rule::Kind;

/// A process with what is needed to move a case through it.
#[derive(Debug, Clone, Copy)]
pub struct Machine<'m> {
    pack: &'m Pack,
    process: &'m Process,
    place: &'m Place,
    adopted: &'m BTreeSet<String>,
}

/// A step that is open, and what it still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead<'m> {
    /// The step.
    pub step: &'m Step,
    /// What is missing; empty: it can be taken.
    pub missing: Vec<Missing>,
}

/// What a step did to the clocks, by id of the rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    /// Clocks that it started.
    pub started: Vec<String>,
    /// Clocks that it ended.
    pub stopped: Vec<String>,
}

impl<'m> Machine<'m> {
    /// The process with that id. `adopted`: ids of the local agreements that the partnership has
    /// taken up; no other local agreement starts a clock.
    ///
    /// # Errors
    /// When the pack has no such process.
    pub fn new(
        pack: &'m Pack,
        process: &str,
        place: &'m Place,
        adopted: &'m BTreeSet<String>,
    ) -> Result<Self, Refusal> {
        let process = pack.process(process).ok_or_else(|| Refusal::NotInPack(process.to_owned()))?;
        Ok(Self { pack, process, place, adopted })
    }

    /// Opens a case for something that happened at that time.
    ///
    /// # Errors
    /// When it lies in the future, or before a rule that it starts was law.
    pub fn open(&self, happened: Timestamp, now: Timestamp) -> Result<(Case, Moved), Refusal> {
        if now < happened {
            return Err(Refusal::InTheFuture);
        }
        let first = self.process.first().ok_or_else(|| Refusal::NotInPack(self.process.id.clone()))?;
        let mut case = Case {
            process: self.process.id.clone(),
            stage: first.id.clone(),
            opened: happened,
            history: Vec::new(),
            clocks: Vec::new(),
        };
        let mut moved = Moved::default();
        for clock in self.clocks(|clock| clock.on.contains(&Start::Open)) {
            self.start_of_process(&mut case, clock, happened, &mut moved)?;
        }
        Ok((case, moved))
    }

    /// The steps that lead on, each with what is missing for it.
    pub fn ahead(&self, case: &Case, grounds: &Grounds) -> Vec<Ahead<'m>> {
        let steps = self.process.steps.iter().filter(|step| step.from == case.stage);
        steps.map(|step| Ahead { step, missing: missing(step, grounds) }).collect()
    }

    /// Takes a step. Clocks that do not run in the new stage end; clocks that the step or the stage
    /// starts begin.
    ///
    /// # Errors
    /// When the process has no such step, something is missing for it, or the time cannot be.
    pub fn step(
        &self,
        case: &Case,
        to: &str,
        grounds: &Grounds,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<(Case, Moved), Refusal> {
        timely(case, at, now)?;
        let not_allowed = || Refusal::StepNotAllowed { from: case.stage.clone(), to: to.to_owned() };
        let step = self.process.step(&case.stage, to).ok_or_else(not_allowed)?;
        let missing = missing(step, grounds);
        if !missing.is_empty() {
            return Err(Refusal::Missing(missing));
        }
        let mut next = case.clone();
        let from = std::mem::replace(&mut next.stage, to.to_owned());
        let grounds = grounds.clone();
        next.history.push(Taken { from: from.clone(), to: to.to_owned(), at, grounds });

        let mut moved = Moved::default();
        let starts = |start: &Start| match start {
            Start::Open => false,
            Start::Stage(stage) => stage == to,
            Start::Step(a, b) => *a == from && b == to,
        };
        let begins: Vec<_> = self.clocks(|clock| clock.on.iter().any(starts)).collect();
        let mut ended = Vec::new();
        for clock in next.clocks.iter_mut().filter(|clock| clock.stopped.is_none()) {
            let Some(of) = self.clock(clock) else { continue };
            let leaves = !of.runs_in.is_empty() && !of.runs_in.iter().any(|stage| stage == to);
            // A step that starts a clock anew ends the old one: a review held, a meeting called again.
            let anew = begins.contains(&of) && self.restarts(clock, of, &from, to);
            if leaves || anew {
                clocks::stop(clock, at, How::WentOn);
                ended.push(clock.rule.clone());
            }
        }
        for clock in begins {
            self.start_of_process(&mut next, clock, at, &mut moved)?;
        }
        for rule in &ended {
            self.start_waiting(&mut next, rule, at, &mut moved)?;
        }
        moved.stopped = ended;
        Ok((next, moved))
    }

    /// Whether a running clock begins again, rather than going on, with this step: those that recur,
    /// and those that this very step starts.
    fn restarts(&self, clock: &Clock, of: &ProcessClock, from: &str, to: &str) -> bool {
        let recurs = self.pack.rule(&clock.rule).is_some_and(|rule| rule.newest().kind == Kind::Recurring);
        recurs || of.on.contains(&Start::Step(from.to_owned(), to.to_owned()))
    }

    /// Starts what waits for the clock of that rule to end, where it runs in the stage that is.
    fn start_waiting(
        &self,
        case: &mut Case,
        ended: &str,
        at: Timestamp,
        moved: &mut Moved,
    ) -> Result<(), Refusal> {
        let waits = |clock: &ProcessClock| clock.after.as_deref() == Some(ended);
        for clock in self.clocks(waits) {
            if clock.runs_in.is_empty() || clock.runs_in.contains(&case.stage) {
                self.start_of_process(case, clock, at, moved)?;
            }
        }
        Ok(())
    }

    /// Starts a clock of the process, unless it runs already.
    fn start_of_process(
        &self,
        case: &mut Case,
        clock: &ProcessClock,
        at: Timestamp,
        moved: &mut Moved,
    ) -> Result<(), Refusal> {
        if case.clock(&clock.rule).is_some() || self.is_foreign(&clock.rule) {
            return Ok(());
        }
        let (counts_from, fact) = match &clock.counts_from {
            From::Step => (Some(at), None),
            From::Open => (Some(case.opened), None),
            From::Fact(fact) => (None, Some(fact.clone())),
        };
        let started = match self.begin(&clock.rule, case.opened, at, counts_from, fact) {
            // What a partnership brought, and does not hold for this case, starts nothing.
            Err(Refusal::BeforeTheLaw(_)) if clock.version.is_some() => return Ok(()),
            other => other?,
        };
        if clock.version.is_some_and(|version| version != started.version) {
            return Ok(());
        }
        case.clocks.push(started);
        moved.started.push(clock.rule.clone());
        Ok(())
    }

    /// Whether the rule is a local agreement that the partnership has not taken up.
    fn is_foreign(&self, rule: &str) -> bool {
        let local = |rule: &crate::Rule| rule.newest().status == crate::rule::Status::LocalPractice;
        self.pack.rule(rule).is_some_and(local) && !self.adopted.contains(rule)
    }

    fn clocks(&self, wanted: impl Fn(&ProcessClock) -> bool) -> impl Iterator<Item = &'m ProcessClock> {
        self.process.clocks.iter().filter(move |clock| wanted(clock))
    }

    /// What the process says about a clock that runs.
    fn clock(&self, runs: &Clock) -> Option<&'m ProcessClock> {
        let of = |clock: &&ProcessClock| {
            clock.rule == runs.rule && clock.version.is_none_or(|version| version == runs.version)
        };
        self.process.clocks.iter().find(of)
    }
}

/// What a step asks for that was not said.
fn missing(step: &Step, grounds: &Grounds) -> Vec<Missing> {
    let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let guard = step.guard.iter().filter(|_| !grounds.guard_met).cloned().map(Missing::Guard);
    let lacks = |need: &&Need| match need {
        Need::Decision => !said(&grounds.decided_by),
        Need::Reasons => !said(&grounds.reasons),
        Need::Consent => !said(&grounds.consent),
    };
    guard.chain(step.needs.iter().filter(lacks).copied().map(Missing::Need)).collect()
}

/// A time that is neither in the future nor before the last step.
fn timely(case: &Case, at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if now < at {
        return Err(Refusal::InTheFuture);
    }
    if at < case.last() { Err(Refusal::BeforeTheLast) } else { Ok(()) }
}
