//! Joining and leaving a circle, and who may learn of a tie of the own agency.

use app::AppError;
use app::involvement::Statement;
use axum::extract::Path;
use axum::response::Response;
use domain::gate::Action;
use domain::id::PersonId;
use domain::involvement::{Exposure, StatedRelation};
use ui::Fields;
use ui::involvement::{Exposures, Join, Tie};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/join", join)
        .post(Guard::Signed, "/children/{id}/join", declare)
        .get(Guard::Signed, "/children/{id}/leave", leaving)
        .post(Guard::Signed, "/children/{id}/leave", leave)
        .get(Guard::Signed, "/children/{id}/exposure", exposures)
        .post(Guard::Signed, "/children/{id}/exposure", expose)
}

fn join_page(signed: &Signed, id: PersonId, fields: Fields) -> Join {
    Join { shell: signed.shell("involvement-title", Some(Place::CHILDREN)), id, fields }
}

async fn join(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::DeclareInvolvement).await?;
    let page = join_page(&signed, id, Fields::default());
    Ok(show(&page, &page.shell))
}

fn statement(sent: &Sent) -> Result<Statement, AppError> {
    let (relation, from) = both(sent.code("relation", StatedRelation::from_code), sent.day("from"))?;
    Ok(Statement { relation, words: sent.value("role").to_owned(), from })
}

async fn declare(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/join"))?;
    let declared = match statement(&sent) {
        Ok(said) => app::involvement::declare(&signed.op, id, &said, &once).await,
        // Whoever may not join is refused, whatever the form says.
        Err(wrong) => app::form::open(&signed.op, id, Action::DeclareInvolvement).await.and(Err(wrong)),
    };
    match done(declared) {
        Ok(()) => Ok(go_and_say(&path, "said-joined")),
        Err(error) => Ok(sent.again(error, "relation")?.show(|fields| join_page(&signed, id, fields))),
    }
}

async fn leaving(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::involvement::may_leave(&signed.op, id).await.map_err(|e| hand_over_first(e, id))?;
    let page = ui::involvement::leave(signed.shell("circle-title", Some(Place::CHILDREN)), id);
    Ok(show(&page, &page.shell))
}

/// Whoever coordinates is led to the hand-over.
fn hand_over_first(error: AppError, id: PersonId) -> Failure {
    let way_out = matches!(&error, AppError::Conflict(m) if m.key == "involvement-hand-over-first");
    let child = format!("/children/{id}");
    if way_out { too_late(error, &format!("{child}/hand-over")) } else { too_late(error, &child) }
}

async fn leave(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/children/{id}/leave"))?;
    done(app::involvement::leave(&signed.op, id, &once).await).map_err(|e| hand_over_first(e, id))?;
    Ok(go_and_say("/children", "said-left"))
}

async fn exposures_page(signed: &Signed, id: PersonId, fields: Fields) -> Result<Exposures, Failure> {
    let ties = app::involvement::of_own_agency(&signed.op, id).await?;
    Ok(Exposures {
        shell: signed.shell("involvement-exposure-title", Some(Place::CHILDREN)),
        id,
        ties: ties
            .into_iter()
            .map(|t| Tie { id: t.id, name: t.name, role: t.role, exposure: t.exposure })
            .collect(),
        fields,
    })
}

async fn exposures(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let page = exposures_page(&signed, id, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

async fn expose(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}/exposure");
    let changed = async {
        let once = sent.once(&path)?;
        let (tie, exposure) = both(sent.id("tie"), sent.code("exposure", Exposure::from_code))?;
        done(app::involvement::expose(&signed.op, id, tie, exposure, &once).await)
    };
    match changed.await {
        Ok(()) => Ok(go_and_say(&path, "said-saved")),
        Err(error) => {
            let again = sent.again(error, "exposure")?;
            let mut page = exposures_page(&signed, id, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}
