//! `/children/{id}/sharing`: record a ground for sharing the circle, or withdraw it.

use app::AppError;
use app::sharing::New;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{PersonId, SharingId};
use domain::sharing::Ground;
use ui::form::Choice;
use ui::sharing::{Offered, Record};
use ui::shell::Place;
use ui::{Fields, Words};

use crate::error::Failure;
use crate::form::{Sent, done};
use crate::page::show_with;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/sharing", form)
        .post(Guard::Signed, "/children/{id}/sharing", record)
        .post(Guard::Signed, "/children/{id}/sharing/{sharing}/withdraw", withdraw)
}

/// What may be recorded about that child, as choices.
pub(crate) async fn offered(signed: &Signed, id: PersonId) -> Result<Offered, AppError> {
    let choices = app::sharing::choices(&signed.op, id).await?;
    let l = Words::of(signed.op.language);
    let said = |b: &app::sharing::SharingBasis| Offered::basis(l, &b.code, &b.text, &b.section);
    Ok(Offered {
        bases: choices.bases.iter().map(|(b, _)| said(b)).collect(),
        agencies: choices.agencies.into_iter().map(|a| Choice::new(a.id.to_string(), a.name)).collect(),
        guardian_consents: choices.guardian_consents,
        own_consents: choices.own_consents,
    })
}

/// A form that begins today.
pub(crate) fn begin(signed: &Signed) -> Fields {
    Fields::with([("from", signed.op.today().to_string())])
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let fields = begin(&signed);
    page(&signed, id, StatusCode::OK, fields).await
}

async fn page(
    signed: &Signed,
    id: PersonId,
    status: StatusCode,
    fields: Fields,
) -> Result<Response, Failure> {
    let offered = offered(signed, id).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("sharing-title", Some(Place::CHILDREN));
    Ok(show_with(status, &Record { shell: shell.clone(), id, offered, fields }, &shell))
}

async fn record(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let new = || -> Result<New, AppError> {
        let agencies =
            sent.all("agencies").map(|a| a.parse().map_err(|_| AppError::field("agencies", "error-choose")));
        Ok(New {
            ground: sent.read("ground", "error-choose", Ground::from_code)?,
            said_by: sent.text("said_by").to_owned(),
            basis: sent.text("basis").to_owned(),
            reason: sent.text("reason").to_owned(),
            agencies: agencies.collect::<Result<_, _>>()?,
            from: sent.date("from")?,
            to: sent.date("to")?,
        })
    };
    let outcome = match new() {
        Ok(new) => app::sharing::record(&signed.op, id, &new, sent.once()).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(AppError::Invalid(errors)) => {
            page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, sent.again(errors)).await
        }
        outcome => done(&signed, outcome, &format!("/children/{id}"), "said-sharing"),
    }
}

async fn withdraw(
    signed: Signed,
    Path((id, sharing)): Path<(PersonId, SharingId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let outcome = app::sharing::withdraw(&signed.op, id, sharing, sent.once()).await;
    done(&signed, outcome, &format!("/children/{id}"), "said-sharing-withdrawn")
}
