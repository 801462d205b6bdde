//! `/children/{id}/invite`, the answers of practitioners, and a guest's one-time link.

use std::sync::Arc;

use app::AppError;
use app::invitation::{Answer, Outside};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::agency::Sector;
use domain::country::Language;
use domain::gate::Action;
use domain::id::{InvitationId, PersonId};
use ui::form::Choice;
use ui::invitation::{Guest, Invite};
use ui::shell::Place;
use ui::{Fields, Shell, Words};

use crate::error::Failure;
use crate::form::{Sent, done};
use crate::page::{show, show_with};
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
        .get(Guard::Open, "/invitation/{token}", guest)
        .post(Guard::Open, "/invitation/{token}", answer)
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let facts = app::form::open(&signed.op, id, Action::Invite).await.map_err(|e| signed.failure(e))?;
    let protected = app::invitation::needs_confirmation(facts.level);
    let fields = Invite::begin(signed.op.language);
    page(&signed, id, StatusCode::OK, fields, protected).await
}

async fn page(
    signed: &Signed,
    id: PersonId,
    status: StatusCode,
    fields: Fields,
    protected: bool,
) -> Result<Response, Failure> {
    let colleagues = app::form::colleagues(&signed.op).await.map_err(|e| signed.failure(e))?;
    let people = colleagues.into_iter().map(|c| Choice::new(c.id, c.label)).collect();
    let shell = signed.shell("invitation-title", Some(Place::CHILDREN));
    Ok(show_with(status, &Invite { shell: shell.clone(), id, people, protected, fields }, &shell))
}

async fn invite(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    match send(&signed, id, &sent).await {
        Err(AppError::Invalid(errors)) => {
            let facts =
                app::form::open(&signed.op, id, Action::Invite).await.map_err(|e| signed.failure(e))?;
            let protected = app::invitation::needs_confirmation(facts.level);
            page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, sent.again(errors), protected).await
        }
        outcome => done(&signed, outcome, &format!("/children/{id}"), "said-invited"),
    }
}

async fn send(signed: &Signed, id: PersonId, sent: &Sent) -> Result<(), AppError> {
    if sent.text("whom") == "staff" {
        let to = sent.read("to", "error-choose", |to| to.parse().ok())?;
        return app::invitation::invite_staff(&signed.op, id, to, sent.once()).await;
    }
    let new = Outside {
        email: sent.text("email").to_owned(),
        organisation: sent.text("organisation").to_owned(),
        sector: sent.read("sector", "error-choose", Sector::from_code)?,
        language: Language::from_tag(sent.text("language")).unwrap_or(signed.op.language),
        confirmed: !sent.text("confirmed").is_empty(),
    };
    app::invitation::invite_outside(&signed.op, id, &new, sent.once()).await
}

async fn accept(signed: Signed, Path(id): Path<InvitationId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::invitation::answer(&signed.op, id, true, sent.once()).await;
    let path = match &outcome {
        Ok(Some(child)) => format!("/children/{child}"),
        _ => "/my-day".to_owned(),
    };
    done(&signed, outcome.map(drop), &path, "said-joined")
}

async fn decline(signed: Signed, Path(id): Path<InvitationId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::invitation::answer(&signed.op, id, false, sent.once()).await;
    done(&signed, outcome.map(drop), "/my-day", "said-declined")
}

async fn withdraw(signed: Signed, Path(id): Path<InvitationId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::invitation::withdraw(&signed.op, id, sent.once()).await;
    let path = outcome.as_ref().map_or_else(|_| "/my-day".to_owned(), |child| format!("/children/{child}"));
    done(&signed, outcome.map(drop), &path, "said-withdrawn")
}

async fn guest(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    guest_page(&web, &maybe, &token, StatusCode::OK, Fields::default()).await
}

async fn guest_page(
    web: &Web,
    maybe: &Maybe,
    token: &str,
    status: StatusCode,
    fields: Fields,
) -> Result<Response, Failure> {
    let failed = Failure::from;
    let link = app::invitation::link(&web.kring, token).await.map_err(failed)?;
    let language = maybe.session.as_ref().map_or(link.language, |s| s.language);
    let l = Words::of(language);
    let mut shell =
        Shell::new(l, l.t("invitation-guest-title"), jiff::tz::TimeZone::UTC, web.kring.clock.now());
    shell.once = app::ports::secret(&*web.kring.chance);
    let page = Guest {
        shell: shell.clone(),
        action: format!("/invitation/{token}"),
        by: link.by,
        agency: link.agency,
        phone: link.phone,
        email: link.email,
        organisation: link.organisation,
        expires: link.expires,
        state: link.state,
        fields,
    };
    Ok(if status == StatusCode::OK { show(&page, &shell) } else { show_with(status, &page, &shell) })
}

async fn answer(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(token): Path<String>,
    sent: Sent,
) -> Result<Response, Failure> {
    let answer = if sent.text("answer") == "decline" {
        Answer::Decline
    } else {
        Answer::Accept {
            name: sent.text("name").to_owned(),
            role: sent.text("role").to_owned(),
            phone: sent.text("phone").to_owned(),
        }
    };
    match app::invitation::answer_link(&web.kring, &token, &answer, "").await {
        Ok(()) => Ok(Redirect::to(&format!("/invitation/{token}")).into_response()),
        Err(AppError::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            guest_page(&web, &maybe, &token, status, sent.again(errors)).await
        }
        // The page says what has become of it.
        Err(AppError::Conflict(_)) => {
            guest_page(&web, &maybe, &token, StatusCode::CONFLICT, Fields::default()).await
        }
        Err(error) => Err(error.into()),
    }
}
