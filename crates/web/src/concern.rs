//! Concern reports: the public form and its receipt without sign-in, reports from inside, the queue.

use std::sync::Arc;

use app::AppError;
use app::concern::{Draft, Form, FromOutside};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use domain::attachment::FIELD;
use domain::id::{ConcernId, PersonId};
use domain::message_key::{FieldError, Message};
use law::Law;
use ui::Fields;
use ui::concern::{Choose, Queue, Report, Sent as Receipt, State as StatePage};
use ui::form::Choice;
use ui::shell::Place;

use crate::error::Failure;
use crate::files::WithFiles;
use crate::form::{Again, Sent, both, too_late};
use crate::headers::RequestId;
use crate::page::{go_and_say, render, show};
use crate::routes::{Guard, Routes};
use crate::session::{Maybe, Signed};
use crate::state::Web;
use crate::visitor::Visitor;

const TITLE: &str = "concern-title";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Open, "/report", choose)
        .get(Guard::Open, "/report/{partnership}", outside_form)
        // Files have limits of their own, held while they are received.
        .add("POST", Guard::Open, "/report/{partnership}", post(receive).layer(DefaultBodyLimit::disable()))
        .get(Guard::Open, "/receipt", state_form)
        .post(Guard::Open, "/receipt", state)
        .get(Guard::Signed, "/concerns", queue)
        .get(Guard::Signed, "/concerns/sent", sent_list)
        .get(Guard::Signed, "/concerns/new", inside_form)
        .add("POST", Guard::Signed, "/concerns/new", post(send).layer(DefaultBodyLimit::disable()))
        .get(Guard::Signed, "/children/{id}/concern", about_child)
        .post(Guard::Signed, "/concerns/{concern}/open", open)
}

/// Whoever reports is not greeted by name, also not when signed in: the report is not the account's.
async fn outside_shell(web: &Web, maybe: &Maybe, key: &str) -> ui::Shell {
    let mut shell = maybe.shell(web, key).await;
    shell.who = None;
    shell
}

async fn choose(State(web): State<Arc<Web>>, maybe: Maybe) -> Result<Response, Failure> {
    let tenants = app::concern::partnerships(&web.kring).await?;
    let path = |tenant: &app::kring::Tenant| format!("/report/{}", tenant.row.id);
    if let [only] = tenants.as_slice() {
        let l = maybe.language.tag();
        return Ok(Redirect::to(&format!("{}?language={l}", path(only))).into_response());
    }
    let partnerships = tenants.iter().map(|tenant| (path(tenant), tenant.row.name.clone())).collect();
    let page = Choose { shell: outside_shell(&web, &maybe, TITLE).await, partnerships };
    Ok(show(&page, &page.shell))
}

fn report(mut shell: ui::Shell, form: &Form, inside: bool, fields: Fields) -> Report {
    shell.zone = form.tenant.zone.clone();
    let action = if inside { "/concerns/new".to_owned() } else { format!("/report/{}", form.tenant.row.id) };
    let phone = |office: &app::concern::Office| Some((office.name.clone(), office.phone.clone()?));
    Report {
        shell,
        action,
        place: form.tenant.row.name.clone(),
        phones: form.offices.iter().filter_map(phone).collect(),
        offices: form.offices.iter().map(|o| Choice::new(o.id.to_string(), o.name.clone())).collect(),
        emergency: &form.intake.emergency,
        inside,
        fields,
    }
}

async fn outside_form(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(partnership): Path<String>,
) -> Result<Response, Failure> {
    let form = app::concern::form(&web.kring, &partnership).await?;
    let page = report(outside_shell(&web, &maybe, TITLE).await, &form, false, Fields::default());
    Ok(show(&page, &page.shell))
}

fn draft(sent: &Sent) -> Draft {
    let text = |name: &str| sent.value(name).to_owned();
    Draft {
        reporter: text("reporter"),
        anonymous: sent.is_checked("anonymous"),
        name: text("name"),
        role: text("role"),
        phone: text("phone"),
        email: text("email"),
        wants_feedback: sent.is_checked("wants_feedback"),
        child_name: text("child_name"),
        child_born: text("child_born"),
        child_number: text("child_number"),
        child_where: text("child_where"),
        words: text("words"),
        danger: sent.is_checked("danger"),
    }
}

/// The agency that was chosen; none where the form did not ask.
fn agency(sent: &Sent) -> Result<Option<domain::id::AgencyId>, AppError> {
    if sent.value("agency").is_empty() { Ok(None) } else { sent.id("agency").map(Some) }
}

/// How many files came with a form.
fn form_files(files: &Result<Vec<domain::attachment::Upload>, AppError>) -> usize {
    files.as_ref().map_or(0, Vec::len)
}

/// The form once more. No browser gives files back: whoever chose some is told to choose them again.
fn again(sent: &Sent, error: AppError, chosen: bool) -> Result<Again, Failure> {
    let error = match error {
        AppError::Invalid(mut wrong) if chosen && !wrong.is_empty() => {
            if wrong.iter().all(|each| each.field != FIELD) {
                let message = Message::new("attachment-choose-again");
                wrong.push(FieldError { field: FIELD, message });
            }
            AppError::Invalid(wrong)
        }
        other => other,
    };
    sent.again(error, "words")
}

/// The receipt is the answer to the form and not a page of its own: no address and no history holds
/// the reference.
async fn receive(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(partnership): Path<String>,
    visitor: Visitor,
    request: axum::Extension<RequestId>,
    mut form: WithFiles,
) -> Result<Response, Failure> {
    let (typed, to, files) = (draft(&form.sent), agency(&form.sent), form.take());
    let (sent, chosen) = (&form.sent, form.chosen);
    let count = form_files(&files);
    let received = match both(to, files) {
        Ok((agency, files)) => {
            let outside = FromOutside {
                agency,
                draft: &typed,
                files,
                secret: sent.value("once"),
                origin: &visitor.0.origin,
                language: maybe.language,
                request: &request.0.0,
            };
            app::concern::receive(&web.kring, &partnership, outside).await
        }
        Err(wrong) => Err(wrong),
    };
    let form = app::concern::form(&web.kring, &partnership).await?;
    match received {
        Ok(reference) => {
            let shell = outside_shell(&web, &maybe, "concern-sent-title").await;
            let emergency = &form.intake.emergency;
            let page = Receipt { shell, reference, files: count, emergency, inside: false };
            Ok(show(&page, &page.shell))
        }
        Err(error) => {
            let shell = outside_shell(&web, &maybe, TITLE).await;
            Ok(again(sent, error, chosen)?.show(|fields| report(shell, &form, false, fields)))
        }
    }
}

async fn state_form(State(web): State<Arc<Web>>, maybe: Maybe) -> Result<Response, Failure> {
    let shell = outside_shell(&web, &maybe, "concern-state-title").await;
    let page = StatePage { shell, fields: Fields::default(), receipt: None };
    Ok(show(&page, &page.shell))
}

async fn state(State(web): State<Arc<Web>>, maybe: Maybe, sent: Sent) -> Result<Response, Failure> {
    let mut shell = outside_shell(&web, &maybe, "concern-state-title").await;
    match app::concern::receipt(&web.kring, sent.value("reference")).await {
        Ok((tenant, receipt)) => {
            shell.zone = tenant.zone.clone();
            let page = StatePage { shell, fields: Fields::default(), receipt: Some(receipt) };
            Ok(show(&page, &page.shell))
        }
        Err(error) => {
            let again = sent.again(error, "reference")?;
            Ok(again.show(|fields| StatePage { shell, fields, receipt: None }))
        }
    }
}

/// What is said of the reporter by who is signed in.
fn own(signed: &Signed) -> Vec<(&'static str, String)> {
    let agency = signed.session.hat.as_ref().and_then(|hat| hat.agency_name.clone());
    vec![("name", signed.session.name.clone()), ("role", agency.unwrap_or_default())]
}

async fn inside_form(signed: Signed) -> Result<Response, Failure> {
    let form = app::concern::inside_form(&signed.op).await?;
    let page = report(signed.shell(TITLE, None), &form, true, Fields::with(own(&signed)));
    Ok(show(&page, &page.shell))
}

async fn about_child(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let known = app::concern::about(&signed.op, id).await?;
    let form = app::concern::inside_form(&signed.op).await?;
    let mut values = own(&signed);
    values.push(("child_name", known.child_name));
    values.push(("child_born", known.child_born));
    values.push(("child_number", known.child_number));
    let page = report(signed.shell(TITLE, Some(Place::CHILDREN)), &form, true, Fields::with(values));
    Ok(show(&page, &page.shell))
}

async fn send(signed: Signed, mut form: WithFiles) -> Result<Response, Failure> {
    let files = form.take();
    let (sent, chosen, count) = (&form.sent, form.chosen, form_files(&files));
    let written = match both(agency(sent), files) {
        Ok((agency, files)) => {
            app::concern::send(&signed.op, agency, &draft(sent), files, sent.value("once")).await
        }
        Err(wrong) => Err(wrong),
    };
    let form = app::concern::inside_form(&signed.op).await?;
    match written {
        Ok(reference) => {
            let shell = signed.shell("concern-sent-title", None);
            let emergency = &form.intake.emergency;
            let page = Receipt { shell, reference, files: count, emergency, inside: true };
            Ok(show(&page, &page.shell))
        }
        Err(error) => {
            let again = again(sent, error, chosen)?;
            Ok(again.show(|fields| report(signed.shell(TITLE, None), &form, true, fields)))
        }
    }
}

/// The pack by which the partnership's cases go.
pub(crate) fn pack(signed: &Signed) -> Result<&'static law::Pack, AppError> {
    let code = signed.op.tenant.row.country.code();
    Law::shipped().country(code).ok_or(AppError::Internal("no law pack for the country"))
}

async fn queue(signed: Signed) -> Result<Response, Failure> {
    let lines = app::concern::queue(&signed.op).await?;
    let shell = signed.shell("concern-queue-title", Some(Place::CONCERNS));
    let page = Queue { shell, lines, sent: false, pack: pack(&signed)? };
    Ok(show(&page, &page.shell))
}

async fn sent_list(signed: Signed) -> Result<Response, Failure> {
    let lines = app::concern::sent(&signed.op).await?;
    let shell = signed.shell("concern-sent-list-title", None);
    let page = Queue { shell, lines, sent: true, pack: pack(&signed)? };
    Ok(render(StatusCode::OK, &page))
}

async fn open(signed: Signed, Path(id): Path<ConcernId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/concerns/{id}/open"))?;
    match app::concern::open(&signed.op, id, &once).await {
        Ok(case) => Ok(go_and_say(&format!("/cases/{case}"), "said-concern-opened")),
        Err(error) => Err(too_late(error, "/concerns")),
    }
}
