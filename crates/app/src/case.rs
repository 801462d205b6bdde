//! Cases: where one stands, what leads on, its clocks, and who works on it. Every step is the law
//! pack's; who may take it is the gate's.

use domain::attachment::Attachment;
use domain::case::{Handler, REASONS_LIMIT, Summary, Task};
use domain::concern::{Line, Received, Telling};
use domain::gate::{Action, Facts, Permit};
use domain::id::{CaseId, PersonId, PractitionerId};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::person::ShownPerson;
use domain::protection::Level;
use law::concern::Search;
use law::{Book, Grounds};
use store::case::Stored;
use store::reminder::{Desk, Word};
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;

mod attachment;
mod clock;
mod family;
mod given;
mod overview;
pub(crate) mod rules;
mod start;

pub use attachment::attachment;
pub use clock::{Change, change};
pub use family::{Followed, followed};
pub use overview::{Overview, overview, transfer};
use rules::Rules;
pub(crate) use start::NUMBER_TRIES;
pub use start::start;

/// A case as whoever works on it sees it.
#[derive(Debug, Clone)]
pub struct View {
    /// As lists show it.
    pub summary: Summary,
    /// Stages, clocks, and what was said for each step.
    pub case: law::Case,
    /// The pack that it goes by, with the rules that the partnership brought itself.
    pub pack: Book,
    /// Grows with each change.
    pub version: i64,
    /// Whether the family sees where it stands.
    pub family_sees: bool,
    /// The child, when known, as far as the viewer may see.
    pub child: Option<ShownPerson>,
    /// The report that it began with.
    pub concern: Option<Received>,
    /// The files that came with it.
    pub attachments: Vec<Attachment>,
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
    /// The child has protected identity.
    pub(crate) protected: bool,
}

/// A case, if the gate lets the viewer work on it. A refusal is recorded. While nobody has opened the report
/// that it began with, it is nobody's: opening the report is what stands on record.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Conflict`] while that report is unopened.
pub(crate) async fn opened(op: &Op, id: CaseId) -> Result<Opened, AppError> {
    let stored = store::case::get(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    let facts = match stored.summary.person {
        Some(person) => Some(act::facts(op, person).await?),
        None => None,
    };
    let permit = permit(op, &stored, facts.as_ref()).await?;
    if stored.unopened {
        return Err(AppError::Conflict(Message::new("concern-open-first")));
    }
    let level = facts.and_then(|facts| facts.level);
    Ok(Opened { stored, permit, protected: level.is_some_and(Level::is_protected) })
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
    let Opened { stored, permit, .. } = opened(op, id).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let concern = match stored.concern {
        Some(concern) => store::concern::get(&op.scope, concern).await?,
        None => None,
    };
    let search = rules.shipped.concern.as_ref().and_then(|intake| intake.search_on(op.today()));
    let earlier = match &concern {
        Some(concern) => earlier(op, concern, search.is_some_and(|search| search.allowed)).await?,
        None => Vec::new(),
    };
    let attachments = attachment::of_concern(op, stored.concern).await?;
    let child = match stored.summary.person {
        Some(person) => child(op, person, &permit).await?,
        None => None,
    };
    let view = View {
        tellings: concern.as_ref().and_then(|concern| crate::concern::tellings(&rules, concern, &case)),
        tasks: store::case::tasks_of_case(&op.scope, id).await?,
        staff: store::case::staff(&op.scope, stored.summary.agency).await?,
        pack: rules.pack,
        version: stored.version,
        family_sees: stored.family_sees,
        summary: stored.summary,
        case,
        child,
        concern,
        attachments,
        earlier,
        search,
    };
    let mut fields = vec!["case", "clock"];
    fields.extend(view.concern.is_some().then_some("concern"));
    fields.extend((!view.attachments.is_empty()).then_some("attachment"));
    op.scope.write(Batch::new(op.record(&permit, &fields))).await?;
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
    let Opened { stored, permit, .. } = opened(op, id).await?;
    limited("reasons", step.grounds.reasons.as_deref())?;
    limited("decided_by", step.grounds.decided_by.as_deref())?;
    limited("consent", step.grounds.consent.as_deref())?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let now = rules::now(op, &case);
    let (next, _) = rules.machine(&case.process)?.step(&case, &step.to, &step.grounds, now, now)?;
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
    let handler = stored.summary.handler.as_ref().map(|handler| handler.id);
    let of = given::Of { id, agency: stored.summary.agency, handler, case: next };
    let batch = given::up_to_date(op, rules, &of, batch).await?;
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(store::case::CASE)) => {
            Err(AppError::Conflict(Message::new("case-changed-meanwhile")))
        }
        other => Ok(other?),
    }
}

/// Gives a case to somebody of its agency, who is told.
///
/// # Errors
/// [`AppError::Invalid`] for somebody who is not there, [`AppError::Conflict`] for a protected child's case
/// and somebody who is not cleared, who could not open it, or when somebody else was first.
pub async fn assign(
    op: &Op,
    id: CaseId,
    to: PractitionerId,
    version: i64,
    once: &str,
) -> Result<(), AppError> {
    let Opened { stored, permit, protected } = opened(op, id).await?;
    let staff = store::case::staff(&op.scope, stored.summary.agency).await?;
    if staff.iter().all(|one| one.id != to) {
        return Err(AppError::field("to", "error-choose"));
    }
    if protected && !store::case::is_cleared(&op.scope, to).await? {
        return Err(AppError::Conflict(Message::new("case-for-cleared-staff")));
    }
    let batch = Batch::new(op.record(&permit, &["case"])).once(once, op.now);
    let batch = store::case::assign(batch, id, version, Some(to));
    let batch = store::case::given::hand_on(batch, id, to);
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let case = rules::read(&stored.state)?;
    let of = given::Of { id, agency: stored.summary.agency, handler: Some(to), case: &case };
    let batch = given::up_to_date(op, &rules, &of, batch).await?;
    let batch = store::reminder::tell(batch, &word(op, EventKind::CaseGiven), Desk::Handler(to));
    written(op.scope.write(batch).await)
}

/// Lets child and guardians see where a case stands, or no longer.
///
/// # Errors
/// [`AppError::Conflict`] while nobody knows which child it is, or when somebody else was first.
pub async fn show_family(op: &Op, id: CaseId, sees: bool, version: i64, once: &str) -> Result<(), AppError> {
    let Opened { stored, permit, .. } = opened(op, id).await?;
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

/// The running cases that whoever asks works on, their own and those they stand in for.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn own(op: &Op) -> Result<Vec<Summary>, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let Some(own) = op.actor.practitioner else { return Ok(Vec::new()) };
    let cases = store::case::of_handler(&op.scope, own, op.today()).await?;
    op.scope.write(Batch::new(op.record(&permit, &["case"]))).await?;
    Ok(cases)
}
