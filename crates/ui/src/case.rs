//! Cases: the line of stages, what leads on, the clocks in words, and what a leader sees.

use std::borrow::Cow;

use askama::Template;
use domain::attachment::Attachment;
use domain::case::{Due, Handler, REASONS_LIMIT, Summary, TASK_LIMIT, Task};
use domain::concern::{Line, Received, Telling};
use domain::id::PersonId;
use domain::person::ShownPerson;
use jiff::Timestamp;
use law::case::How;
use law::concern::Search;
use law::process::{Need, Step};
use law::rule::Version;
use law::{Book, Clock, Pack};

use crate::{Fields, Plain, Shell, Words};

mod lists;
mod sample;

pub use lists::{Followed, Followers, Mine, Overview, Start, Whose};

/// The label of a stage, in the country's words; its id where the pack does not have it.
pub(crate) fn stage<'a>(pack: &'a Pack, process: &str, id: &'a str) -> &'a str {
    let process = pack.process(process);
    process.and_then(|process| process.stage(id)).map_or(id, |stage| stage.label.as_str())
}

/// A point on the line of stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<'a> {
    /// Done, now, or what can come.
    pub kind: &'static str,
    /// The stage, in the country's words.
    pub label: &'a str,
    /// When it was left, or reached.
    pub at: Option<Timestamp>,
    /// Who decided that it goes on.
    pub by: Option<&'a str>,
}

/// The line of a case: the stages that it has left, the one in which it stands, and those that can come.
pub(crate) fn points<'a>(pack: &'a Pack, case: &'a law::Case) -> Vec<Point<'a>> {
    let label = |id: &'a str| stage(pack, &case.process, id);
    let mut points: Vec<Point<'a>> = case
        .history
        .iter()
        .map(|taken| Point {
            kind: "done",
            label: label(&taken.from),
            at: Some(taken.at),
            by: taken.grounds.decided_by.as_deref(),
        })
        .collect();
    points.push(Point { kind: "now", label: label(&case.stage), at: Some(case.last()), by: None });
    if let Some(process) = pack.process(&case.process) {
        let ahead = process.steps_from(&case.stage);
        points.extend(ahead.map(|step| Point { kind: "next", label: label(&step.to), at: None, by: None }));
    }
    points
}

/// Until when, in words: "12 days left, Thursday 3 December", or that the time is up.
pub(crate) fn until(shell: &Shell, due: &Due) -> String {
    let l = shell.l;
    if due.paused {
        return l.t("case-paused").into_owned();
    }
    let Some(plan) = due.plan else { return l.t("case-no-day").into_owned() };
    let day = crate::law::day(l, shell.day(plan));
    let legal = due.legal.unwrap_or(plan);
    if legal < shell.now {
        let days = shell.day(legal).until(shell.day(shell.now)).map_or(0, |span| span.get_days());
        return l
            .arg("days", days)
            .arg("day", crate::law::day(l, shell.day(legal)))
            .t("case-over")
            .into_owned();
    }
    if plan < shell.now {
        return l.arg("day", crate::law::day(l, shell.day(legal))).t("case-plan-over").into_owned();
    }
    l.arg("days", shell.days_until(plan)).arg("day", day).t("case-left").into_owned()
}

/// One case, at `/cases/{case}`.
#[derive(Debug, Clone, Template)]
#[template(path = "case/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// As lists show it.
    pub summary: Summary,
    /// Stages, clocks, and what was said for each step.
    pub case: law::Case,
    /// The pack that it goes by, with what the partnership brought itself.
    pub pack: Book,
    /// Grows with each change.
    pub version: i64,
    /// Whether the family sees where it stands.
    pub family_sees: bool,
    /// The child, when known, as far as the reader may see.
    pub child: Option<ShownPerson>,
    /// The report that it began with.
    pub concern: Option<Received>,
    /// The files that came with it.
    pub attachments: Vec<Attachment>,
    /// Earlier reports.
    pub earlier: Vec<Line>,
    /// What the pack says about looking for earlier reports.
    pub search: Option<&'static Search>,
    /// What the reporter can be told, with the section.
    pub tellings: Option<(Vec<Telling>, &'static str)>,
    /// What there is to do.
    pub tasks: Vec<Task>,
    /// To whom it can be given.
    pub staff: Vec<Handler>,
    /// Why the last thing that was asked for was not done.
    pub refused: Option<String>,
    /// What was typed for it.
    pub fields: Fields,
}

impl Page {
    fn points(&self) -> Vec<Point<'_>> {
        points(&self.pack, &self.case)
    }

    fn process(&self) -> &str {
        self.pack
            .process(&self.case.process)
            .map_or(self.case.process.as_str(), |process| process.name.as_str())
    }

    fn label<'a>(&'a self, id: &'a str) -> &'a str {
        stage(&self.pack, &self.case.process, id)
    }

    fn steps(&self) -> Vec<&Step> {
        let process = self.pack.process(&self.case.process);
        let steps = process.map(|process| process.steps.iter().filter(|step| step.from == self.case.stage));
        steps.into_iter().flatten().collect()
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn needs(&self, step: &Step, need: &str) -> bool {
        Need::from_code(need).is_some_and(|need| step.needs.contains(&need))
    }

    fn running(&self) -> Vec<&Clock> {
        let mut running: Vec<&Clock> = self.case.running().collect();
        running.sort_by_key(|clock| clock.plan.or(clock.legal).unwrap_or(Timestamp::MAX));
        running
    }

    fn stopped(&self) -> Vec<&Clock> {
        self.case.clocks.iter().filter(|clock| clock.stopped.is_some()).rev().collect()
    }

    fn rule(&self, clock: &Clock) -> Option<&Version> {
        self.pack.rule(&clock.rule).and_then(|rule| rule.version(clock.version))
    }

    fn action(&self, rule: &Version) -> (String, &'static str) {
        crate::law::action(self.shell.l, &self.pack, rule)
    }

    fn guard(&self, guard: &str) -> (String, &'static str) {
        crate::law::guard(self.shell.l, &self.pack, guard)
    }

    fn until(&self, clock: &Clock) -> String {
        let due =
            Due { rule: clock.rule.clone(), plan: clock.plan, legal: clock.legal, paused: clock.is_paused() };
        until(&self.shell, &due)
    }

    fn over(&self, clock: &Clock) -> bool {
        !clock.is_paused() && clock.legal.or(clock.plan).is_some_and(|at| at < self.shell.now)
    }

    fn ended(&self, clock: &Clock) -> Cow<'static, str> {
        let l = self.shell.l;
        let Some(stopped) = &clock.stopped else { return Cow::Borrowed("") };
        let late = clock.legal.is_some_and(|legal| legal < stopped.at);
        let when = self.shell.when(stopped.at);
        match &stopped.how {
            How::DoesNotApply(reason) => l.arg("when", when).arg("reason", reason).t("case-clock-not-apply"),
            How::Done | How::WentOn if late => l.arg("when", when).t("case-clock-late"),
            How::Done => l.arg("when", when).t("case-clock-done"),
            How::WentOn => l.arg("when", when).t("case-clock-went-on"),
        }
    }

    fn extendable(&self, clock: &Clock) -> bool {
        self.rule(clock).is_some_and(|rule| rule.extendable) && clock.legal.is_some() && !clock.is_paused()
    }

    fn pausable(&self, clock: &Clock) -> bool {
        self.rule(clock).is_some_and(|rule| rule.pause.is_some())
            && clock.legal.is_some()
            && !clock.is_paused()
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn child_path(&self, person: &PersonId) -> String {
        format!("/children/{person}")
    }

    fn child_name<'a>(&self, child: &'a ShownPerson) -> Cow<'a, str> {
        crate::my_day::name(self.shell.l, child)
    }

    /// The report's number is that of its case.
    fn title(&self) -> Cow<'static, str> {
        self.shell.l.arg("number", self.summary.number.to_string()).t("case-title-number")
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn reasons_limit(&self) -> usize {
        REASONS_LIMIT
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn task_limit(&self) -> usize {
        TASK_LIMIT
    }

    /// How large a file is, in words.
    fn file_size(&self, file: &Attachment) -> String {
        self.shell.l.bytes(file.size)
    }

    fn told(&self, what: impl Plain<Telling>) -> Cow<'static, str> {
        self.shell.l.code("concern-told", what.plain().code())
    }

    fn task_due(&self, task: &Task) -> String {
        task_due(&self.shell, task)
    }

    fn task_words<'t>(&self, task: &'t Task) -> &'t str {
        task_words(self.shell.l, task)
    }

    fn task_from(&self, task: &Task) -> Option<String> {
        task_from(self.shell.l, task)
    }

    /// That the reporter waits to be told what is decided, and may not be told before it is.
    fn tell_later(&self) -> Option<String> {
        let (concern, (_, section)) = (self.concern.as_ref()?, self.tellings.as_ref()?);
        let intake = self.pack.concern.as_ref()?;
        let decisions = [Telling::Opened, Telling::NotOpened];
        let told = intake.told(concern.report.reporter)?;
        let open = decisions.iter().any(|what| told.what.contains(what))
            && decisions.iter().all(|what| !intake.feedback.is_true(*what, &self.case));
        let known =
            concern.told.iter().any(|(what, _)| decisions.contains(what) || *what == Telling::Running);
        let stages = intake.feedback.opened.iter().chain(&intake.feedback.not_opened);
        let stages: Vec<&str> = stages.map(|id| self.label(id)).collect();
        let l = self.shell.l;
        let said = || l.arg("stages", stages.join(" / ")).arg("section", *section).t("case-tell-later");
        (open && !known).then(|| said().into_owned())
    }

    /// What the pack says about looking for earlier reports, and whether it is settled.
    fn search_said(&self) -> Option<String> {
        let search = self.search?;
        let l = self.shell.l;
        let key = if search.allowed { "case-search-allowed" } else { "case-search-not-allowed" };
        let said = l.arg("section", search.section.as_str()).t(key).into_owned();
        if search.check.is_settled() {
            Some(said)
        } else {
            Some(format!("{said} ({})", l.t("law-page-unsettled")))
        }
    }

    fn born(&self, concern: &Received) -> Option<String> {
        concern.report.child_born.map(|born| self.shell.l.date(born))
    }
}

/// What a task says: one of a process in the reader's language, any other in its giver's words.
pub(crate) fn task_words(l: Words, task: &Task) -> &str {
    match given(task) {
        Some(known) => known.words(l.tag()),
        None => &task.words,
    }
}

/// That a task comes from the process, with the section.
pub(crate) fn task_from(l: Words, task: &Task) -> Option<String> {
    let known = given(task)?;
    Some(l.arg("section", known.basis.as_str()).t("task-from-process").into_owned())
}

fn given(task: &Task) -> Option<&'static law::process::ProcessTask> {
    law::Law::shipped().task(task.given.as_deref()?)
}

/// Until when a task is to be done, in words.
pub(crate) fn task_due(shell: &Shell, task: &Task) -> String {
    match task.due {
        Some(at) if at < shell.now => {
            shell.l.arg("day", crate::law::day(shell.l, shell.day(at))).t("task-over").into_owned()
        }
        Some(at) => shell
            .l
            .arg("days", shell.days_until(at))
            .arg("day", crate::law::day(shell.l, shell.day(at)))
            .t("case-left")
            .into_owned(),
        None => shell.l.t("task-no-day").into_owned(),
    }
}

/// A summary's next clock, in words.
pub(crate) fn next(shell: &Shell, summary: &Summary) -> String {
    match &summary.next {
        Some(due) => until(shell, due),
        None => shell.l.t("case-no-clock").into_owned(),
    }
}

/// Whether the time of a summary's next clock is up.
pub(crate) fn is_over(shell: &Shell, summary: &Summary) -> bool {
    let due = summary.next.as_ref().filter(|due| !due.paused);
    due.and_then(|due| due.legal.or(due.plan)).is_some_and(|at| at < shell.now)
}

impl crate::Page for Page {
    const NAME: &'static str = "case";

    fn sample(l: Words) -> Vec<Self> {
        sample::pages(l)
    }
}
