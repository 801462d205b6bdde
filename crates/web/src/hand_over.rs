//! Coordinator roles: offered, taken over, declined, taken back.

use app::AppError;
use app::hand_over::New;
use axum::extract::Path;
use axum::response::Response;
use domain::coordinator::CoordinatorKind;
use domain::gate::Action;
use domain::id::{HandOverId, PersonId};
use ui::Fields;
use ui::coordinator::Offer;
use ui::form::Choice;
use ui::shell::Place;

use crate::circle::coordinator_roles;
use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/hand-over", form)
        .post(Guard::Signed, "/children/{id}/hand-over", offer)
        .post(Guard::Signed, "/hand-overs/{hand_over}/accept", accept)
        .post(Guard::Signed, "/hand-overs/{hand_over}/decline", decline)
        .post(Guard::Signed, "/hand-overs/{hand_over}/withdraw", withdraw)
}

async fn page(signed: &Signed, id: PersonId, fields: Fields) -> Result<Offer, Failure> {
    let people = app::hand_over::receivers(&signed.op, id).await?;
    Ok(Offer {
        shell: signed.shell("coordinator-title", Some(Place::CHILDREN)),
        id,
        kinds: coordinator_roles(signed.op.tenant.row.country).to_vec(),
        people: people
            .into_iter()
            .map(|p| Choice::new(p.id.to_string(), format!("{}, {}", p.name, p.agency)))
            .collect(),
        fields,
    })
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let page = page(&signed, id, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

fn new(signed: &Signed, sent: &Sent) -> Result<New, AppError> {
    let known = coordinator_roles(signed.op.tenant.row.country);
    let kind = |code: &str| CoordinatorKind::from_code(code).filter(|kind| known.contains(kind));
    let (kind, to) = both(sent.code("kind", kind), sent.id("to"))?;
    Ok(New { kind, to, note: sent.value("note").to_owned() })
}

async fn offer(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/hand-over"))?;
    let (offered, said) = match new(&signed, &sent) {
        Ok(new) => {
            let mine = signed.op.actor.practitioner == Some(new.to);
            let said = if mine { "said-taken-over" } else { "said-offered" };
            (app::hand_over::offer(&signed.op, id, &new, &once).await, said)
        }
        Err(wrong) => (app::form::open(&signed.op, id, Action::OfferHandOver).await.and(Err(wrong)), ""),
    };
    match done(offered) {
        Ok(()) => Ok(go_and_say(&path, said)),
        Err(error) => {
            let again = sent.again(error, "kind")?;
            let mut page = page(&signed, id, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

/// To the child of an answered offer. What was done before is done.
async fn lead(
    signed: &Signed,
    id: HandOverId,
    answered: Result<PersonId, AppError>,
    said: &'static str,
) -> Result<Response, Failure> {
    let (child, said) = match answered {
        Ok(child) => (child, said),
        Err(AppError::AlreadyDone) => (app::hand_over::child_of(&signed.op, id).await?, "said-already-done"),
        Err(error) => return Err(too_late(error, "/my-day")),
    };
    Ok(go_and_say(&format!("/children/{child}"), said))
}

async fn accept(signed: Signed, Path(id): Path<HandOverId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/hand-overs/{id}/accept"))?;
    let answered = app::hand_over::accept(&signed.op, id, &once).await;
    lead(&signed, id, answered, "said-taken-over").await
}

async fn decline(signed: Signed, Path(id): Path<HandOverId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/hand-overs/{id}/decline"))?;
    let declined = app::hand_over::decline(&signed.op, id, &once).await.map(|_| ());
    done(declined).map_err(|e| too_late(e, "/my-day"))?;
    // The child's page may be closed to whoever said no.
    Ok(go_and_say("/my-day", "said-declined"))
}

async fn withdraw(signed: Signed, Path(id): Path<HandOverId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/hand-overs/{id}/withdraw"))?;
    match app::hand_over::withdraw(&signed.op, id, &once).await {
        Ok(child) => Ok(go_and_say(&format!("/children/{child}"), "said-withdrawn")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/my-day", "said-already-done")),
        Err(error) => Err(too_late(error, "/my-day")),
    }
}
