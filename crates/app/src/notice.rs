//! Notices: what one account has not seen yet.

use std::collections::BTreeMap;

use domain::gate::{Action, Role};
use domain::id::{AlertId, PersonId};
use domain::notice::{EventKind, Notice};
use domain::person::ShownPerson;
use jiff::Timestamp;
use store::Batch;

use crate::error::AppError;
use crate::op::Op;

/// A notice as its reader may see it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The notice; its kind is `None` when the circle is closed to the reader by now.
    pub kind: Option<EventKind>,
    /// When.
    pub at: Timestamp,
    /// Whether it was seen before.
    pub seen: bool,
    /// The child, as far as the reader may know.
    pub child: Option<ShownPerson>,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a notice leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To the child's page.
    Child(PersonId),
    /// To what waits for an answer on My day.
    MyDay,
    /// To an alert around a child.
    Alert(AlertId),
    /// To the strengths and worries that were noted around a child.
    Signals(PersonId),
    /// To the consents around a child.
    Consents(PersonId),
    /// To the decisions to share, or not, around a child.
    Disclosures(PersonId),
    /// To what the agency is asked about its own records.
    Questions,
    /// To the queue of concern reports.
    Concerns,
    /// To the cases that the reader works on or oversees.
    Cases,
    /// To the page of operations.
    Operations,
    /// To the openings that wait for a review.
    BreakGlass,
    /// Nowhere any more.
    Nowhere,
}

/// The notices of whoever asks, newest first; the gate is asked for each child again.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn list(op: &Op) -> Result<Vec<Shown>, AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let notices = store::notice::list(&op.scope, op.actor.account).await?;
    let mut ids: Vec<PersonId> = notices.iter().filter_map(|n| n.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let known = store::person::with_facts(&op.scope, &op.actor, &ids, op.today()).await?;
    let known: BTreeMap<PersonId, _> = known.into_iter().map(|(p, f)| (p.id, (p, f))).collect();
    let mut shown = Vec::with_capacity(notices.len());
    let mut persons = Vec::new();
    for notice in notices {
        let Some(about) = notice.person else {
            let leads = desk(op.actor.role, notice.kind);
            shown.push(Shown {
                kind: Some(notice.kind),
                at: notice.at,
                seen: notice.seen,
                child: None,
                leads,
            });
            continue;
        };
        let Some((person, facts)) = known.get(&about) else { continue };
        let (circle, exists) = (op.may(Action::ViewCircle, facts), op.may(Action::ViewExistence, facts));
        // A question is about a record, in the agency's own words for it: it names nobody.
        let question = notice.kind == EventKind::QuestionAsked;
        let named = (circle || (exists && !facts.self_declared)) && !question;
        let child = named.then(|| person.open(&permit));
        if child.is_some() && !persons.contains(&person.id) {
            persons.push(person.id);
        }
        shown.push(Shown {
            kind: (circle || is_for_reader(&notice)).then_some(notice.kind),
            at: notice.at,
            seen: notice.seen,
            child,
            leads: match notice.kind {
                EventKind::QuestionAsked => Leads::Questions,
                EventKind::GlassBroken if op.actor.role == Role::DataProtectionOfficer => Leads::BreakGlass,
                EventKind::InvitationReceived | EventKind::HandOverOffered if !circle => Leads::MyDay,
                EventKind::AlertRaised if circle => Leads::Alert(AlertId(notice.id.0)),
                EventKind::ConsentAsked | EventKind::ConsentDeclined if circle || exists => {
                    Leads::Consents(about)
                }
                EventKind::DisclosureReview if circle || exists => Leads::Disclosures(about),
                EventKind::SignalNoted if circle => Leads::Signals(about),
                _ if circle || exists => Leads::Child(about),
                _ => Leads::Nowhere,
            },
        });
    }
    let record = op.record_of(&permit, persons, &["name", "notice"]);
    op.scope.write(Batch::new(record)).await?;
    Ok(shown)
}

/// Where a notice leads that is about no child: to where its reader works.
const fn desk(role: Role, kind: EventKind) -> Leads {
    match (kind, role) {
        (EventKind::ConcernReceived | EventKind::ConcernUnopened, Role::DutyOfficer) => Leads::Concerns,
        (EventKind::ConcernUnopened, Role::PartnershipAdmin) => Leads::Operations,
        (_, Role::Practitioner) => Leads::MyDay,
        (_, Role::DutyOfficer | Role::Manager) => Leads::Cases,
        _ => Leads::Nowhere,
    }
}

/// Whether a notice speaks of the reader's own affairs, which need no open circle: what the reader
/// was asked, what became of what the reader asked, and why a circle has closed.
const fn is_for_reader(notice: &Notice) -> bool {
    matches!(
        notice.kind,
        EventKind::InvitationReceived
            | EventKind::InvitationAccepted
            | EventKind::InvitationDeclined
            | EventKind::HandOverOffered
            | EventKind::HandOverWithdrawn
            | EventKind::HandOverLapsed
            | EventKind::HandOverDeclined
            | EventKind::SharingWithdrawn
            | EventKind::ConsentAsked
            | EventKind::ConsentDeclined
            | EventKind::DisclosureReview
            | EventKind::CoordinatorKept
            | EventKind::QuestionAsked
            | EventKind::GlassBroken
    )
}

/// Marks notices up to that moment as seen.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn seen(op: &Op, until: Timestamp) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ViewMyDay, None).await?;
    let batch = Batch::new(op.record(&permit, &["notice"]));
    Ok(op.scope.write(store::notice::seen(batch, op.actor.account, until, op.now)).await?)
}
