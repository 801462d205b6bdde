//! Recording and withdrawing a ground on which a circle is shared.

use app::AppError;
use app::sharing::{Choices, New};
use axum::extract::Path;
use axum::response::Response;
use domain::gate::Action;
use domain::id::{AgencyId, PersonId, SharingId};
use domain::sharing::Ground;
use ui::form::Choice;
use ui::sharing::{Offered, Record};
use ui::shell::Place;
use ui::{Fields, Words};

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/sharing", form)
        .post(Guard::Signed, "/children/{id}/sharing", record)
        .post(Guard::Signed, "/children/{id}/sharing/{sharing}/withdraw", withdraw)
}

/// The law pack's choices in the reader's language.
pub(crate) fn offered(l: Words, choices: Choices) -> Offered {
    Offered {
        bases: choices
            .bases
            .iter()
            .map(|(basis, reached)| {
                let covered = choices.agencies.iter().filter(|a| reached.contains(&a.id));
                let names: Vec<&str> = covered.map(|a| a.name.as_str()).collect();
                let said = (&*basis.code, &*basis.text, &*basis.section);
                Offered::basis(l, said, &names, basis.needs_reason)
            })
            .collect(),
        agencies: choices.agencies.into_iter().map(|a| Choice::new(a.id.to_string(), a.name)).collect(),
        guardian_consents: choices.guardian_consents,
        own_consents: choices.own_consents,
    }
}

/// A form that begins today.
pub(crate) fn begin(signed: &Signed) -> Fields {
    Fields::with([("from", signed.op.today().to_string())])
}

async fn page(signed: &Signed, id: PersonId, fields: Fields) -> Result<Record, Failure> {
    let choices = app::sharing::choices(&signed.op, id).await?;
    let shell = signed.shell("sharing-title", Some(Place::CHILDREN));
    Ok(Record { id, offered: offered(shell.l, choices), shell, fields })
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let page = page(&signed, id, begin(&signed)).await?;
    Ok(show(&page, &page.shell))
}

fn new(sent: &Sent) -> Result<New, AppError> {
    let agencies: Result<Vec<AgencyId>, _> = sent.values("agencies").map(str::parse).collect();
    let agencies = agencies.map_err(|_| AppError::field("agencies", "error-choose"));
    let days = both(sent.day("from"), sent.day("to"));
    let ((ground, agencies), (from, to)) =
        both(both(sent.code("ground", Ground::from_code), agencies), days)?;
    Ok(New {
        ground,
        said_by: sent.value("said_by").to_owned(),
        basis: sent.value("basis").to_owned(),
        reason: sent.value("reason").to_owned(),
        agencies,
        from,
        to,
    })
}

async fn record(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/sharing"))?;
    let recorded = match new(&sent) {
        Ok(new) => app::sharing::record(&signed.op, id, &new, &once).await,
        Err(wrong) => app::form::open(&signed.op, id, Action::RecordSharing).await.and(Err(wrong)),
    };
    match done(recorded) {
        Ok(()) => Ok(go_and_say(&path, "said-sharing")),
        Err(error) => {
            let again = sent.again(error, "ground")?;
            let mut page = page(&signed, id, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

async fn withdraw(
    signed: Signed,
    Path((id, sharing)): Path<(PersonId, SharingId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/sharing/{sharing}/withdraw"))?;
    done(app::sharing::withdraw(&signed.op, id, sharing, &once).await).map_err(|e| too_late(e, &path))?;
    Ok(go_and_say(&path, "said-sharing-withdrawn"))
}
