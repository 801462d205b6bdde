//! `/cases`: where cases stand, what leads on, their clocks, whose they are.

use app::AppError;
use app::case::{Change, Step, View};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::concern::Telling;
use domain::gate::Role;
use domain::id::{AttachmentId, CaseId, PersonId};
use law::Grounds;
use ui::case::{Followed, Followers, Mine, Overview, Page, Start, Whose};
use ui::shell::Place;
use ui::{Fields, Words};

use crate::concern::pack;
use crate::error::{Failure, status_and_message};
use crate::form::{Sent, too_late};
use crate::page::{done, go_and_say, render, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/cases", list)
        .post(Guard::Signed, "/cases/transfer", transfer)
        .get(Guard::Signed, "/cases/{case}", view)
        .get(Guard::Signed, "/cases/{case}/attachments/{attachment}", attachment)
        .post(Guard::Signed, "/cases/{case}/step", step)
        .post(Guard::Signed, "/cases/{case}/clocks", clock)
        .post(Guard::Signed, "/cases/{case}/assign", assign)
        .post(Guard::Signed, "/cases/{case}/family", family)
        .post(Guard::Signed, "/cases/{case}/tell", tell)
        .get(Guard::Signed, "/cases/{case}/child", whose)
        .post(Guard::Signed, "/cases/{case}/child", is_about)
        .get(Guard::Signed, "/children/{id}/cases", of_child)
        .post(Guard::Signed, "/children/{id}/cases", start)
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    if signed.op.actor.role == Role::Practitioner {
        let cases = app::case::own(&signed.op).await?;
        let shell = signed.shell("case-mine-title", Some(Place::MY_DAY));
        let page = Mine { shell, cases, pack: pack(&signed)? };
        return Ok(show(&page, &page.shell));
    }
    let page = overview(&signed, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

async fn overview(signed: &Signed, fields: Fields) -> Result<Overview, Failure> {
    let seen = app::case::overview(&signed.op).await?;
    Ok(Overview {
        shell: signed.shell("case-overview-title", Some(Place::CASES)),
        cases: seen.cases,
        loads: seen.loads,
        months: seen.months,
        staff: seen.staff,
        pack: seen.pack,
        opens: signed.op.actor.role == Role::DutyOfficer,
        fields,
    })
}

async fn transfer(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once("/cases/transfer")?;
    let written = match crate::form::both(sent.id("from"), sent.id("to")) {
        Ok((from, to)) => done(app::case::transfer(&signed.op, from, to, &once).await),
        Err(wrong) => Err(wrong),
    };
    match written {
        Ok(()) => Ok(go_and_say("/cases", "said-given")),
        Err(error) => {
            let again = sent.again(error, "to")?;
            let mut page = overview(&signed, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

fn page(signed: &Signed, seen: View, refused: Option<String>) -> Page {
    let place = if signed.op.actor.role == Role::Practitioner { Place::MY_DAY } else { Place::CASES };
    Page {
        shell: signed.shell("case-title", Some(place)),
        summary: seen.summary,
        case: seen.case,
        pack: seen.pack,
        version: seen.version,
        family_sees: seen.family_sees,
        child: seen.child,
        concern: seen.concern,
        attachments: seen.attachments,
        earlier: seen.earlier,
        search: seen.search,
        tellings: seen.tellings,
        tasks: seen.tasks,
        staff: seen.staff,
        refused,
        fields: Fields::default(),
    }
}

async fn view(signed: Signed, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    let seen = app::case::view(&signed.op, id).await.map_err(|error| too_late(error, "/concerns"))?;
    let page = page(&signed, seen, None);
    Ok(show(&page, &page.shell))
}

async fn attachment(
    signed: Signed,
    Path((case, id)): Path<(CaseId, AttachmentId)>,
) -> Result<Response, Failure> {
    let found = app::case::attachment(&signed.op, case, id).await;
    let (file, content) = found.map_err(|error| too_late(error, "/concerns"))?;
    Ok(crate::download::attachment(&file, content))
}

/// Where one goes on after something was done with a case, or the case with what was refused.
async fn after(
    signed: &Signed,
    id: CaseId,
    written: Result<(), AppError>,
    said: &'static str,
) -> Result<Response, Failure> {
    let error = match done(written) {
        Ok(()) => return Ok(go_and_say(&format!("/cases/{id}"), said)),
        Err(error) => error,
    };
    let l = Words::of(signed.op.language);
    let (status, message) = status_and_message(&error);
    let refused = match &error {
        AppError::Refused(refusal) => ui::law::refusal(l, refusal),
        AppError::Invalid(_) | AppError::Conflict(_) => l.message(&message).into_owned(),
        _ => return Err(error.into()),
    };
    let seen = app::case::view(&signed.op, id).await?;
    let page = page(signed, seen, Some(refused));
    Ok(render(status, &page))
}

fn said(sent: &Sent, field: &str) -> Option<String> {
    Some(sent.value(field).trim().to_owned()).filter(|text| !text.is_empty())
}

/// The case as it was shown.
fn version(sent: &Sent) -> i64 {
    sent.value("version").parse().unwrap_or(-1)
}

async fn step(signed: Signed, Path(id): Path<CaseId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/cases/{id}/step"))?;
    let step = Step {
        to: sent.value("to").to_owned(),
        grounds: Grounds {
            guard_met: sent.is_checked("guard_met"),
            decided_by: said(&sent, "decided_by"),
            reasons: said(&sent, "reasons"),
            consent: said(&sent, "consent"),
        },
        version: version(&sent),
    };
    let written = app::case::step(&signed.op, id, &step, &once).await;
    after(&signed, id, written, "said-step").await
}

fn change(sent: &Sent) -> Result<Change, AppError> {
    let reason = || sent.value("reason").trim().to_owned();
    let day = || sent.day("day")?.ok_or_else(|| AppError::field("day", "error-date"));
    match sent.value("act") {
        "done" => Ok(Change::Done),
        "resume" => Ok(Change::Resume),
        "pause" => Ok(Change::Pause(reason())),
        "does_not_apply" => Ok(Change::DoesNotApply(reason())),
        "fact" => Ok(Change::Fact(day()?)),
        "extend" => Ok(Change::Extend {
            until: day()?,
            reason: reason(),
            decided_by: said(sent, "decided_by").unwrap_or_default(),
        }),
        _ => Err(AppError::field("act", "error-choose")),
    }
}

async fn clock(signed: Signed, Path(id): Path<CaseId>, sent: Sent) -> Result<Response, Failure> {
    let rule = sent.value("rule");
    let once = sent.once(&format!("/cases/{id}/clocks/{rule}"))?;
    let written = match change(&sent) {
        Ok(change) => app::case::change(&signed.op, id, rule, &change, version(&sent), &once).await,
        Err(wrong) => Err(wrong),
    };
    after(&signed, id, written, "said-saved").await
}

/// Whoever gives a case away may not see it any more: the way on is the list.
async fn assign(signed: Signed, Path(id): Path<CaseId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/cases/{id}/assign"))?;
    let written = match sent.id("to") {
        Ok(to) => done(app::case::assign(&signed.op, id, to, version(&sent), &once).await),
        Err(wrong) => Err(wrong),
    };
    match written {
        Ok(()) => Ok(go_and_say("/cases", "said-given")),
        Err(error) => after(&signed, id, Err(error), "said-given").await,
    }
}

async fn family(signed: Signed, Path(id): Path<CaseId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/cases/{id}/family"))?;
    let written =
        app::case::show_family(&signed.op, id, sent.is_checked("sees"), version(&sent), &once).await;
    after(&signed, id, written, "said-saved").await
}

async fn tell(signed: Signed, Path(id): Path<CaseId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/cases/{id}/tell"))?;
    let written = match sent.code("what", Telling::from_code) {
        Ok(what) => app::concern::tell(&signed.op, id, what, version(&sent), &once).await,
        Err(wrong) => Err(wrong),
    };
    after(&signed, id, written, "said-told").await
}

async fn whose(signed: Signed, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    let (line, version) = app::concern::whose(&signed.op, id).await?;
    let shell = signed.shell("case-whose-title", None);
    let fields = Fields::with([("q", line)]);
    let page = Whose { shell, id, version, fields, answer: None };
    Ok(show(&page, &page.shell))
}

async fn is_about(signed: Signed, Path(id): Path<CaseId>, sent: Sent) -> Result<Response, Failure> {
    let line = sent.value("q");
    let (_, stands) = app::concern::whose(&signed.op, id).await?;
    let page = |fields, answer| {
        let shell = signed.shell("case-whose-title", None);
        Whose { shell, id, version: stands, fields, answer }
    };
    if sent.value("act") == "take" {
        let once = sent.once(&format!("/cases/{id}/child"))?;
        let written = match sent.id::<PersonId>("person") {
            Ok(person) => {
                done(app::concern::is_about(&signed.op, id, person, line, version(&sent), &once).await)
            }
            Err(wrong) => Err(wrong),
        };
        return match written {
            Ok(()) => Ok(go_and_say(&format!("/cases/{id}"), "said-saved")),
            Err(error) => Ok(sent.again(error, "q")?.show(|fields| page(fields, None))),
        };
    }
    match app::search::find(&signed.op, line).await {
        Ok(answer) => {
            let page = page(Fields::with([("q", line)]), Some(answer));
            Ok(show_with(StatusCode::OK, &page, &page.shell))
        }
        Err(error) => Ok(sent.again(error, "q")?.show(|fields| page(fields, None))),
    }
}

/// For the family where its cases stand, for everybody else the form to begin one.
async fn of_child(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    if matches!(signed.op.actor.role, Role::Child | Role::Guardian) {
        let cases = app::case::followed(&signed.op, id).await?;
        let cases =
            cases.into_iter().map(|one| Followed { summary: one.summary, case: one.case, pack: one.pack });
        let shell = signed.shell("case-followed-title", Some(Place::FAMILY));
        let page = Followers { shell, cases: cases.collect() };
        return Ok(show(&page, &page.shell));
    }
    app::form::open(&signed.op, id, domain::gate::Action::ViewCircle).await?;
    let page = start_page(&signed, id, Fields::default())?;
    Ok(show(&page, &page.shell))
}

fn start_page(signed: &Signed, id: PersonId, fields: Fields) -> Result<Start, Failure> {
    let shell = signed.shell("case-start-title", Some(Place::CHILDREN));
    Ok(Start { shell, id, pack: pack(signed)?, fields })
}

async fn start(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/children/{id}/cases"))?;
    match app::case::start(&signed.op, id, sent.value("process"), &once).await {
        Ok(case) => Ok(go_and_say(&format!("/cases/{case}"), "said-case-started")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/cases", "said-already-done")),
        Err(AppError::Refused(_)) => {
            let page = start_page(&signed, id, Fields::default())?;
            let wrong = AppError::field("process", "error-choose");
            Ok(sent.again(wrong, "process")?.show(|fields| Start { fields, ..page }))
        }
        Err(error) => Err(error.into()),
    }
}
