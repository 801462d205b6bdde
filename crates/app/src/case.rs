//! Cases: where one stands, what leads on, its clocks, and who works on it. Every step is the law
//! pack's; who may take it is the gate's.

use domain::case::{Handler, REASONS_LIMIT, Summary, Task};
use domain::concern::{Line, Received, Telling};
use domain::gate::{Action, Facts, Permit};
use domain::id::{CaseId, PersonId, PractitionerId};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::person::ShownPerson;
use jiff::civil::Date;
use law::concern::Search;
use law::{Extension, Grounds, Pack};
use store::case::Stored;
use store::reminder::{Desk, Word};
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;

mod overview;
pub(crate) mod rules;

pub use overview::{Overview, overview, transfer};
use rules::Rules;

/// A case as whoever works on it sees it.
#[derive(Debug, Clone)]
pub struct View {
    /// As lists show it.
    pub summary: Summary,
    /// Stages, clocks, and what was said for each step.
    pub case: law::Case,
    /// The pack that it goes by.
    pub pack: &'static Pack,
    /// Grows with each change.
    pub version: i64,
    /// Whether the family sees where it stands.
    pub family_sees: bool,
    /// The child, when known, as far as the viewer may see.
    pub child: Option<ShownPerson>,
    /// The report that it began with.
    pub concern: Option<Received>,
    /// Earlier reports about the child, and about children who share a parent or guardian with it.
    pub earlier: Vec<Line>,
    /// What the pack says about looking for earlier reports.
    pub search: Option<&'static Search>,
    /// What the reporter can be told and has not been told yet, with the section.
    pub tellings: Option<(Vec<Telling>, &'static str)>,
    /// What there is to do.
    pub tasks: Vec<Task>,
    /// To whom it can be given.
    pub staff: Vec<Handler>,
}

/// A case that the viewer may work on.
pub(crate) struct Opened {
    pub(crate) stored: Stored,
    pub(crate) permit: Permit,
}

/// A case, if the gate lets the viewer work on it. A refusal is recorded.
pub(crate) async fn opened(op: &Op, id: CaseId) -> Result<Opened, AppError> {
    let stored = store::case::get(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    let facts = match stored.summary.person {
        Some(person) => Some(act::facts(op, person).await?),
        None => None,
    };
    let permit = permit(op, &stored, facts.as_ref()).await?;
    Ok(Opened { stored, permit })
}

async fn permit(op: &Op, stored: &Stored, facts: Option<&Facts>) -> Result<Permit, AppError> {
    let handler = stored.summary.handler.as_ref().map(|handler| handler.id);
    let works = handles(op, handler).await?;
    op.authorise_case(facts, stored.summary.agency, works).await
}

/// Whether whoever asks works on what is that practitioner's, or stands in today.
pub(crate) async fn handles(op: &Op, handler: Option<PractitionerId>) -> Result<bool, AppError> {
    let (Some(own), Some(handler)) = (op.actor.practitioner, handler) else { return Ok(false) };
    if own == handler {
        return Ok(true);
    }
    let today = op.today();
    let stands_in = store::reminder::who_stands_in(&op.scope, handler, today).await?;
    Ok(stands_in.is_some_and(|one| one.by == own && one.from <= today))
}

/// A case with all that stands around it.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Conflict`] while nobody has opened the report that it began with.
pub async fn view(op: &Op, id: CaseId) -> Result<View, AppError> {
    let Opened { stored, permit } = opened(op, id).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let concern = match stored.concern {
        Some(concern) => store::concern::get(&op.scope, concern).await?,
        None => None,
    };
    if concern.as_ref().is_some_and(|concern| concern.line.opened.is_none()) {
        return Err(AppError::Conflict(Message::new("concern-open-first")));
    }
    let search = rules.pack.concern.as_ref().and_then(|intake| intake.search_on(op.today()));
    let earlier = match &concern {
        Some(concern) => earlier(op, concern, search.is_some_and(|search| search.allowed)).await?,
        None => Vec::new(),
    };
    let child = match stored.summary.person {
        Some(person) => child(op, person, &permit).await?,
        None => None,
    };
    let view = View {
        tellings: concern.as_ref().and_then(|concern| crate::concern::tellings(&rules, concern)),
        tasks: store::case::tasks_of_case(&op.scope, id).await?,
        staff: store::case::staff(&op.scope, stored.summary.agency).await?,
        pack: rules.pack,
        version: stored.version,
        family_sees: stored.family_sees,
        summary: stored.summary,
        case,
        child,
        concern,
        earlier,
        search,
    };
    let fields: &[&str] =
        if view.concern.is_some() { &["case", "clock", "concern"] } else { &["case", "clock"] };
    op.scope.write(Batch::new(op.record(&permit, fields))).await?;
    Ok(view)
}

async fn child(op: &Op, person: PersonId, permit: &Permit) -> Result<Option<ShownPerson>, AppError> {
    let found = store::audit::persons(&op.scope, &[person]).await?;
    Ok(found.first().map(|(_, person)| person.open(permit)))
}

async fn earlier(op: &Op, concern: &Received, may_search: bool) -> Result<Vec<Line>, AppError> {
    let mut lines = match concern.person {
        Some(person) => store::concern::earlier(&op.scope, concern.line.id, person).await?,
        None => Vec::new(),
    };
    if let Some(number) = concern.report.child_number.as_deref().filter(|_| may_search) {
        let named = store::concern::by_number(&op.scope, concern.line.id, number).await?;
        lines.extend(
            named
                .into_iter()
                .filter(|line| lines.iter().all(|known| known.id != line.id))
                .collect::<Vec<_>>(),
        );
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.received));
    Ok(lines)
}

/// What is said for a step.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// Id of the stage to which it leads.
    pub to: String,
    /// What is said for it.
    pub grounds: Grounds,
    /// The case as it was shown.
    pub version: i64,
}

/// Takes a step.
///
/// # Errors
/// [`AppError::Refused`] when the pack does not allow it, [`AppError::Conflict`] when somebody else was
/// first.
pub async fn step(op: &Op, id: CaseId, step: &Step, once: &str) -> Result<(), AppError> {
    let Opened { stored, permit } = opened(op, id).await?;
    limited("reasons", step.grounds.reasons.as_deref())?;
    limited("decided_by", step.grounds.decided_by.as_deref())?;
    limited("consent", step.grounds.consent.as_deref())?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let (next, _) = rules.machine(&case.process)?.step(&case, &step.to, &step.grounds, op.now, op.now)?;
    let batch = Batch::new(op.record(&permit, &["case", "clock"])).once(once, op.now);
    save(op, &rules, &stored, step.version, &next, batch).await
}

fn limited(field: &'static str, text: Option<&str>) -> Result<(), AppError> {
    act::words(field, text.unwrap_or_default(), REASONS_LIMIT, false).map(drop)
}

/// Writes a case as it has become.
pub(crate) async fn save(
    op: &Op,
    rules: &Rules,
    stored: &Stored,
    version: i64,
    next: &law::Case,
    batch: Batch,
) -> Result<(), AppError> {
    let id = stored.summary.id;
    let before = store::case::clocks(&op.scope, id).await?;
    let clocks = rules.clocks(next, &before, op.now);
    let batch = store::case::change(batch, id, version, &rules.changed(next, op.now)?, &clocks);
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(store::case::CASE)) => {
            Err(AppError::Conflict(Message::new("case-changed-meanwhile")))
        }
        other => Ok(other?),
    }
}

/// What is done to a clock.
#[derive(Debug, Clone)]
pub enum Change {
    /// What it asks for was done.
    Done,
    /// It does not apply, for this reason.
    DoesNotApply(String),
    /// It is made longer.
    Extend {
        /// Until which day.
        until: Date,
        /// Why.
        reason: String,
        /// Who decided.
        decided_by: String,
    },
    /// It stands still from now on, for this reason.
    Pause(String),
    /// It goes on.
    Resume,
    /// The day that it waits for.
    Fact(Date),
}

/// Changes a clock of a case.
///
/// # Errors
/// As [`step`].
pub async fn change(
    op: &Op,
    id: CaseId,
    rule: &str,
    change: &Change,
    version: i64,
    once: &str,
) -> Result<(), AppError> {
    let Opened { stored, permit } = opened(op, id).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let machine = rules.machine(&case.process)?;
    let now = op.now;
    second_reader(op, &rules, &stored, rule, change)?;
    let next = match change {
        Change::Done => machine.done(&case, rule, now, now)?.0,
        Change::DoesNotApply(reason) => {
            limited("reason", Some(reason))?;
            machine.does_not_apply(&case, rule, reason, now, now)?
        }
        Change::Extend { until, reason, decided_by } => {
            limited("reason", Some(reason))?;
            limited("decided_by", Some(decided_by))?;
            let version = case
                .clock(rule)
                .and_then(|clock| rules.pack.rule(rule).and_then(|found| found.version(clock.version)));
            let extension = Extension {
                until: *until,
                reason: reason.clone(),
                decided_by: decided_by.clone(),
                section: version.map(|version| version.section.clone()).unwrap_or_default(),
                at: now,
            };
            machine.extend(&case, rule, extension, now)?
        }
        Change::Pause(reason) => {
            limited("reason", Some(reason))?;
            machine.pause(&case, rule, reason, now, now)?
        }
        Change::Resume => machine.resume(&case, rule, now, now)?,
        Change::Fact(day) => {
            let at = day.to_zoned(op.tenant.zone.clone()).map_err(|_| law::Refusal::OutOfRange)?;
            machine.give_fact(&case, rule, at.timestamp(), now)?
        }
    };
    let batch = Batch::new(op.record(&permit, &["clock"])).once(once, now);
    save(op, &rules, &stored, version, &next, batch).await
}

/// Where the law wants somebody who has not worked on the case, it is they who say that it is done.
fn second_reader(
    op: &Op,
    rules: &Rules,
    stored: &Stored,
    rule: &str,
    change: &Change,
) -> Result<(), AppError> {
    let asked = rules.pack.concern.as_ref().is_some_and(|c| c.second_reader.iter().any(|id| id == rule));
    let own = stored.summary.handler.as_ref().map(|handler| handler.id) == op.actor.practitioner;
    if asked && own && matches!(change, Change::Done) {
        return Err(AppError::Conflict(Message::new("case-second-reader")));
    }
    Ok(())
}

/// Gives a case to somebody of its agency, who is told.
///
/// # Errors
/// [`AppError::Invalid`] for somebody who is not there, [`AppError::Conflict`] when somebody else was
/// first.
pub async fn assign(
    op: &Op,
    id: CaseId,
    to: PractitionerId,
    version: i64,
    once: &str,
) -> Result<(), AppError> {
    let Opened { stored, permit } = opened(op, id).await?;
    let staff = store::case::staff(&op.scope, stored.summary.agency).await?;
    if staff.iter().all(|one| one.id != to) {
        return Err(AppError::field("to", "error-choose"));
    }
    let batch = Batch::new(op.record(&permit, &["case"])).once(once, op.now);
    let batch = store::case::assign(batch, id, version, Some(to));
    let batch = store::reminder::tell(batch, &word(op, EventKind::CaseGiven), Desk::Handler(to));
    written(op.scope.write(batch).await)
}

/// Lets child and guardians see where a case stands, or no longer.
///
/// # Errors
/// [`AppError::Conflict`] while nobody knows which child it is, or when somebody else was first.
pub async fn show_family(op: &Op, id: CaseId, sees: bool, version: i64, once: &str) -> Result<(), AppError> {
    let Opened { stored, permit } = opened(op, id).await?;
    if sees && stored.summary.person.is_none() {
        return Err(AppError::Conflict(Message::new("case-whose-first")));
    }
    let batch = Batch::new(op.record(&permit, &["case"])).once(once, op.now);
    written(op.scope.write(store::case::show_family(batch, id, version, sees)).await)
}

pub(crate) fn written(result: Result<(), StoreError>) -> Result<(), AppError> {
    match result {
        Err(StoreError::Conflict(store::case::CASE)) => {
            Err(AppError::Conflict(Message::new("case-changed-meanwhile")))
        }
        other => Ok(other?),
    }
}

/// A word to a desk about this operation.
pub(crate) fn word(op: &Op, kind: EventKind) -> Word {
    Word { id: op.id(), kind, at: op.now, today: op.today(), by: Some(op.actor.account) }
}

/// Begins a case around a child whose circle is open to the viewer, who works on it.
///
/// # Errors
/// [`AppError::Denied`], [`AppError::Refused`] for a process that the pack does not have.
pub async fn start(op: &Op, person: PersonId, process: &str, once: &str) -> Result<CaseId, AppError> {
    let (facts, _) = act::permitted(op, person, Action::ViewCircle).await?;
    let (practitioner, agency) = act::staff(op)?;
    let permit = op.authorise_case(Some(&facts), agency, true).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let (case, _) = rules.machine(process)?.open(op.now, op.now)?;
    for _ in 0..NUMBER_TRIES {
        let id = op.id();
        let new = store::case::New {
            id,
            year: op.today().year(),
            agency,
            process: case.process.clone(),
            stage: case.stage.clone(),
            person: Some(facts.person),
            handler: Some(practitioner),
            opened: case.opened,
            state: rules::written(&case)?,
        };
        let batch = Batch::new(op.record(&permit, &["case", "clock"])).once(once, op.now);
        match op.scope.write(store::case::add(batch, &new, &rules.clocks(&case, &[], op.now))).await {
            Ok(()) => return Ok(id),
            Err(StoreError::Conflict(store::case::NUMBER)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Err(AppError::Conflict(Message::new("error-conflict")))
}

/// How often a new case is tried when others take its number at the same moment.
pub(crate) const NUMBER_TRIES: usize = 20;

/// The running cases that whoever asks works on.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn own(op: &Op) -> Result<Vec<Summary>, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let Some(own) = op.actor.practitioner else { return Ok(Vec::new()) };
    let cases = store::case::of_handler(&op.scope, own).await?;
    op.scope.write(Batch::new(op.record(&permit, &["case"]))).await?;
    Ok(cases)
}

/// A case as the family sees it: where it stands, and who works on it.
#[derive(Debug, Clone)]
pub struct Followed {
    /// As lists show it.
    pub summary: Summary,
    /// Stages and days.
    pub case: law::Case,
    /// The pack that it goes by.
    pub pack: &'static Pack,
}

/// The cases of a child that the family may see.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn followed(op: &Op, person: PersonId) -> Result<Vec<Followed>, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::FollowCase).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let stored = store::case::shown_to_family(&op.scope, facts.person).await?;
    let followed = stored.into_iter().map(|stored| {
        Ok(Followed { case: rules::read(&stored.state)?, summary: stored.summary, pack: rules.pack })
    });
    let followed = followed.collect::<Result<Vec<_>, AppError>>()?;
    op.scope.write(Batch::new(op.record(&permit, &["case"]))).await?;
    Ok(followed)
}
