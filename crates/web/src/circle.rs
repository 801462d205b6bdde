//! `/children/{id}`: the circle around a child.

use app::circle::{Answer, Circle, Outside};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::circle::View;
use domain::coordinator::CoordinatorKind;
use domain::country::Country;
use domain::gate::{Action, Facts};
use domain::id::PersonId;
use ui::Fields;
use ui::circle::{Ask, Can, NoGround, Page};
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/children/{id}", child)
}

async fn child(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    match app::circle::view(&signed.op, id).await.map_err(|e| signed.failure(e))? {
        Answer::Circle(circle) => Ok(circle_page(&signed, *circle)),
        Answer::Outside(outside) if outside.facts.in_circle => no_ground(&signed, *outside).await,
        Answer::Outside(outside) => Ok(outside_page(&signed, *outside)),
        Answer::Moved(id) => Ok(Redirect::permanent(&format!("/children/{id}")).into_response()),
    }
}

/// What the viewer may do here, as the gate says.
fn can(signed: &Signed, facts: &Facts) -> Can {
    let may = |action| signed.op.may(action, facts);
    Can {
        join: !facts.in_circle && may(Action::DeclareInvolvement),
        leave: facts.in_circle && may(Action::LeaveCircle),
        invite: may(Action::Invite),
        hand_over: may(Action::OfferHandOver),
        attention: may(Action::RaiseAttention),
        record_sharing: may(Action::RecordSharing),
        consents: may(Action::AskConsent) || may(Action::GiveConsent),
        disclosures: may(Action::DecideDisclosure),
        who_looked: may(Action::ViewWhoLooked),
        signals: may(Action::ViewSignals) || may(Action::NoteSignal),
        exposure: signed.op.may_of_own_agency(Action::SetExposure, facts),
    }
}

/// Coordinator roles that the country knows: the child coordinator is a right in Norway
/// (helse- og omsorgstjenesteloven § 7-2 a).
pub(crate) const fn coordinator_roles(country: Country) -> &'static [CoordinatorKind] {
    match country {
        Country::No => &[
            CoordinatorKind::NamedPerson,
            CoordinatorKind::LeadProfessional,
            CoordinatorKind::ChildCoordinator,
        ],
        Country::Se | Country::Dk | Country::Sct => {
            &[CoordinatorKind::NamedPerson, CoordinatorKind::LeadProfessional]
        }
    }
}

fn circle_page(signed: &Signed, circle: Circle) -> Response {
    let shell = signed.shell("circle-title", Some(Place::CHILDREN));
    let page = Page {
        shell: shell.clone(),
        can: can(signed, &circle.facts),
        me: signed.op.actor.practitioner,
        roles: coordinator_roles(signed.op.tenant.row.country).to_vec(),
        view: named(circle.view, &shell.l.t("someone")),
    };
    show(&page, &shell)
}

/// Whoever is masked has asked or invited as somebody.
fn named(mut view: View, someone: &str) -> View {
    let masked = view.attention.iter_mut().map(|a| &mut a.by);
    for by in masked.chain(view.invitations.iter_mut().map(|i| &mut i.by)).filter(|by| by.is_empty()) {
        someone.clone_into(by);
    }
    view
}

fn outside_page(signed: &Signed, outside: Outside) -> Response {
    let shell = signed.shell("circle-title", Some(Place::CHILDREN));
    let ask = outside.ask.into_iter().map(|c| Ask {
        phone: c.holder.phone.or(c.agency.phone),
        email: c.holder.email.or(c.agency.email),
        sector: c.agency.sector,
        agency: Some(c.agency.name),
        name: c.holder.name,
    });
    let page = ui::circle::Outside {
        shell: shell.clone(),
        id: outside.facts.person,
        name: outside.name,
        ask: ask.collect(),
        can_join: can(signed, &outside.facts).join,
        can_break: signed.op.may(Action::BreakGlass, &outside.facts),
        why: outside.why,
        why_not: outside.why_not,
        sources: outside.sources,
        fields: Fields::default(),
    };
    show(&page, &shell)
}

async fn no_ground(signed: &Signed, outside: Outside) -> Result<Response, Failure> {
    let shell = signed.shell("circle-title", Some(Place::CHILDREN));
    let can = can(signed, &outside.facts);
    let offered = if can.record_sharing {
        let choices = app::sharing::choices(&signed.op, outside.facts.person).await?;
        Some(crate::sharing::offered(shell.l, choices))
    } else {
        None
    };
    let page = NoGround {
        shell: shell.clone(),
        id: outside.facts.person,
        name: outside.name,
        why_not: outside.why_not,
        offered,
        fields: crate::sharing::begin(signed),
        can_ask: can.consents,
        can_leave: can.leave,
        can_break: signed.op.may(Action::BreakGlass, &outside.facts),
    };
    Ok(show(&page, &shell))
}
