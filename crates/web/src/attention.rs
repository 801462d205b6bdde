//! Asking the circle to look, and saying that it is dealt with.

use app::AppError;
use axum::extract::Path;
use axum::response::Response;
use domain::gate::Action;
use domain::id::{AttentionId, PersonId};
use ui::Fields;
use ui::attention::Raise;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/attention", form)
        .post(Guard::Signed, "/children/{id}/attention", raise)
        .post(Guard::Signed, "/attention/{attention}/close", close)
}

fn page(signed: &Signed, id: PersonId, fields: Fields) -> Raise {
    Raise { shell: signed.shell("attention-title", Some(Place::CHILDREN)), id, fields }
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::RaiseAttention).await?;
    let page = page(&signed, id, Fields::default());
    Ok(show(&page, &page.shell))
}

async fn raise(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/attention"))?;
    match done(app::attention::raise(&signed.op, id, sent.value("words"), &once).await) {
        Ok(()) => Ok(go_and_say(&path, "said-attention")),
        Err(error) => Ok(sent.again(error, "words")?.show(|fields| page(&signed, id, fields))),
    }
}

async fn close(signed: Signed, Path(id): Path<AttentionId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/attention/{id}/close"))?;
    match app::attention::close(&signed.op, id, &once).await {
        Ok(child) => Ok(go_and_say(&format!("/children/{child}"), "said-attention-closed")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/my-day", "said-already-done")),
        Err(error) => Err(too_late(error, "/my-day")),
    }
}
