//! Inviting into a circle, answering as a practitioner, and the one-time link of a guest.

use std::sync::Arc;

use app::AppError;
use app::invitation::{Answer, Link, Outside};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::agency::Sector;
use domain::country::Language;
use domain::gate::Action;
use domain::id::{InvitationId, PersonId};
use ui::Fields;
use ui::form::Choice;
use ui::invitation::{Guest, Invite};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::headers::RequestId;
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::{Maybe, Signed};
use crate::state::Web;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/invite", form)
        .post(Guard::Signed, "/children/{id}/invite", invite)
        .post(Guard::Signed, "/invitations/{invitation}/accept", accept)
        .post(Guard::Signed, "/invitations/{invitation}/decline", decline)
        .post(Guard::Signed, "/invitations/{invitation}/withdraw", withdraw)
        .get(Guard::Open, "/invitation/{token}", link)
        .post(Guard::Open, "/invitation/{token}", answer)
}

async fn page(signed: &Signed, id: PersonId, fields: Fields) -> Result<Invite, Failure> {
    let choices = app::invitation::choices(&signed.op, id).await?;
    Ok(Invite {
        shell: signed.shell("invitation-title", Some(Place::CHILDREN)),
        id,
        people: choices
            .people
            .into_iter()
            .map(|p| Choice::new(p.id.to_string(), format!("{}, {}", p.name, p.agency)))
            .collect(),
        protected: choices.protected,
        fields,
    })
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let page = page(&signed, id, Invite::begin(signed.op.language)).await?;
    Ok(show(&page, &page.shell))
}

fn outside(sent: &Sent) -> Result<Outside, AppError> {
    let language = |tag: &str| Language::ALL.into_iter().find(|l| l.tag() == tag);
    let (sector, language) = both(sent.code("sector", Sector::from_code), sent.code("language", language))?;
    Ok(Outside {
        email: sent.value("email").to_owned(),
        organisation: sent.value("organisation").to_owned(),
        sector,
        language,
        confirmed: sent.is_checked("confirmed"),
    })
}

async fn send(signed: &Signed, id: PersonId, sent: &Sent, once: &str) -> Result<(), AppError> {
    let op = &signed.op;
    let wrong = match sent.value("whom") {
        "staff" => match sent.id("to") {
            Ok(to) => return app::invitation::invite_staff(op, id, to, once).await,
            Err(wrong) => wrong,
        },
        "outside" => match outside(sent) {
            Ok(new) => return app::invitation::invite_outside(op, id, &new, once).await,
            Err(wrong) => wrong,
        },
        _ => AppError::field("whom", "error-choose"),
    };
    app::form::open(op, id, Action::Invite).await.and(Err(wrong))
}

async fn invite(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/invite"))?;
    match done(send(&signed, id, &sent, &once).await) {
        Ok(()) => Ok(go_and_say(&path, "said-invited")),
        Err(error) => {
            let again = sent.again(error, "whom")?;
            let mut page = page(&signed, id, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

async fn accept(signed: Signed, Path(id): Path<InvitationId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/invitations/{id}/accept"))?;
    match app::invitation::answer(&signed.op, id, true, &once).await {
        Ok(Some(child)) => Ok(go_and_say(&format!("/children/{child}"), "said-joined")),
        Ok(None) | Err(AppError::AlreadyDone) => Ok(go_and_say("/my-day", "said-already-done")),
        Err(error) => Err(too_late(error, "/my-day")),
    }
}

async fn decline(signed: Signed, Path(id): Path<InvitationId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/invitations/{id}/decline"))?;
    let declined = app::invitation::answer(&signed.op, id, false, &once).await.map(|_| ());
    done(declined).map_err(|e| too_late(e, "/my-day"))?;
    Ok(go_and_say("/my-day", "said-declined"))
}

async fn withdraw(signed: Signed, Path(id): Path<InvitationId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/invitations/{id}/withdraw"))?;
    match app::invitation::withdraw(&signed.op, id, &once).await {
        Ok(child) => Ok(go_and_say(&format!("/children/{child}"), "said-withdrawn")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/my-day", "said-already-done")),
        Err(error) => Err(too_late(error, "/my-day")),
    }
}

/// The page of a one-time link. Nobody is greeted on it, also not whoever is signed in: it belongs
/// to whoever got the letter.
async fn guest(web: &Web, maybe: &Maybe, token: &str, link: Link, fields: Fields) -> Guest {
    let mut shell = maybe.shell(web, "invitation-guest-title").await;
    shell.who = None;
    shell.zone = link.zone;
    Guest {
        shell,
        action: format!("/invitation/{token}"),
        by: link.by,
        agency: link.agency,
        phone: link.phone,
        email: link.email,
        organisation: link.organisation,
        expires: link.expires,
        state: link.state,
        fields,
    }
}

async fn link(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let link = app::invitation::link(&web.kring, &token).await?;
    let page = guest(&web, &maybe, &token, link, Fields::default()).await;
    Ok(show(&page, &page.shell))
}

async fn answer(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(token): Path<String>,
    request: axum::Extension<RequestId>,
    sent: Sent,
) -> Result<Response, Failure> {
    let path = format!("/invitation/{token}");
    let said = match sent.value("answer") {
        "decline" => Answer::Decline,
        _ => Answer::Accept {
            name: sent.value("name").to_owned(),
            role: sent.value("role").to_owned(),
            phone: sent.value("phone").to_owned(),
        },
    };
    match app::invitation::answer_link(&web.kring, &token, &said, &request.0.0).await {
        // The link itself says where it stands, whoever was first to answer it.
        Ok(()) | Err(AppError::Conflict(_)) => Ok(Redirect::to(&path).into_response()),
        Err(error) => {
            let again = sent.again(error, "name")?;
            let link = app::invitation::link(&web.kring, &token).await?;
            let mut page = guest(&web, &maybe, &token, link, Fields::default()).await;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}
