//! A process as a value: stages, the steps that lead from one to the next, and the clocks that they
//! start and end.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::case::{Case, Clock};
use crate::rule::codes;

codes! {
    /// What must be there before a step is taken, beside the words of its guard.
    Need {
        /// Who decided.
        Decision = "decision",
        /// The reasons, written down.
        Reasons = "reasons",
        /// Consent, recorded.
        Consent = "consent",
    }
}

/// A process of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its id, such as `SE-BARN`.
    pub id: String,
    /// Its name, in the country's words.
    pub name: String,
    /// Its stages; a case opens in the first.
    pub stages: Vec<Stage>,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Its clocks.
    pub clocks: Vec<ProcessClock>,
    /// What it gives whoever works on a case to do.
    pub tasks: Vec<ProcessTask>,
}

/// What a process gives whoever works on a case to do. It comes and goes with a clock or a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessTask {
    /// Its id, such as `SE-BARN-SAMTAL`.
    pub id: String,
    /// What it comes and goes with.
    pub with: With,
    /// Act and section.
    pub basis: String,
    /// What is to be done, by the tag of a language.
    pub words: BTreeMap<String, String>,
}

impl ProcessTask {
    /// What is to be done, in that language.
    pub fn words(&self, language: &str) -> &str {
        self.words.get(language).map_or("", String::as_str)
    }
}

/// What a task of a process comes and goes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum With {
    /// The clock of that rule; its plan is the task's day.
    Clock(String),
    /// That stage.
    Stage(String),
}

/// Where a case can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its id within the process.
    pub id: String,
    /// Its name, in the country's words.
    pub label: String,
    /// Whether the process ends here.
    pub is_final: bool,
}

/// A way from one stage to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// From which stage.
    pub from: String,
    /// To which.
    pub to: String,
    /// The condition, in words: a human says that it is met.
    pub guard: Option<String>,
    /// What else must be there.
    pub needs: Vec<Need>,
    /// Act and section.
    pub basis: String,
    /// Rules that the source names beside the step.
    pub rules: Vec<String>,
}

/// A clock of a process: which step starts it and how far it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessClock {
    /// The rule.
    pub rule: String,
    /// What starts it.
    pub on: Vec<Start>,
    /// The rule whose clock, when it ends, starts this one.
    pub after: Option<String>,
    /// What it counts from; absent: from the step that starts it.
    pub counts_from: From,
    /// It ends when the case leaves these stages. Empty: it runs until somebody ends it.
    pub runs_in: Vec<String>,
    /// When it applies, in words; a human ends it when it does not.
    pub when: Option<String>,
    /// The only version of the rule that it is of, where a partnership brought it; else it is of all.
    pub version: Option<u32>,
}

/// What starts a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The case opens.
    Open,
    /// The case comes to that stage, from wherever.
    Stage(String),
    /// The case takes that step.
    Step(String, String),
}

impl Start {
    /// Reads `open`, a stage, or `from>to`.
    pub(crate) fn read(text: &str) -> Self {
        match text.split_once('>') {
            _ if text == "open" => Self::Open,
            Some((from, to)) => Self::Step(from.trim().to_owned(), to.trim().to_owned()),
            None => Self::Stage(text.to_owned()),
        }
    }
}

/// What a clock counts from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum From {
    /// The step that starts it.
    #[default]
    Step,
    /// The opening of the case.
    Open,
    /// A fact that somebody has to give, such as `date_of_birth` or `meeting`.
    Fact(String),
}

/// A task that a case has now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<'p> {
    /// The task.
    pub task: &'p ProcessTask,
    /// Which time it is given in this case: the same however often it is asked.
    pub key: String,
    /// When to have it done, where a clock says so.
    pub plan: Option<Timestamp>,
}

impl Process {
    /// The tasks that a case has where it stands.
    pub fn given<'p>(&'p self, case: &Case) -> Vec<Given<'p>> {
        let mut given = Vec::new();
        for task in &self.tasks {
            match &task.with {
                With::Clock(rule) => {
                    let runs = |clock: &&Clock| clock.rule == *rule && clock.stopped.is_none();
                    if let Some((place, clock)) =
                        case.clocks.iter().enumerate().find(|(_, clock)| runs(clock))
                    {
                        given.push(Given { task, key: format!("{}:{place}", task.id), plan: clock.plan });
                    }
                }
                With::Stage(stage) if *stage == case.stage => {
                    let times = case.history.iter().filter(|taken| taken.to == *stage).count();
                    given.push(Given { task, key: format!("{}:{times}", task.id), plan: None });
                }
                With::Stage(_) => {}
            }
        }
        given
    }

    /// The stage with that id.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The stage in which a case opens.
    pub fn first(&self) -> Option<&Stage> {
        self.stages.first()
    }

    /// The steps out of that stage, in the order of the pack.
    pub fn steps_from<'p>(&'p self, stage: &'p str) -> impl Iterator<Item = &'p Step> {
        self.steps.iter().filter(move |step| step.from == stage)
    }

    /// The step from one stage to another.
    pub fn step(&self, from: &str, to: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.from == from && step.to == to)
    }
}
