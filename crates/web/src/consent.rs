//! `/children/{id}/consents`: asking for a consent, answering, changing, and the form on paper.

use app::AppError;
use app::consent::{New, OnPaper};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::consent::{Answer, Extent, Purpose, Seen};
use domain::country::Language;
use domain::gate::Role;
use domain::id::{AgencyId, PersonId, SharingId};
use domain::message_key::Message;
use domain::sharing::{Ground, Part};
use serde::Deserialize;
use ui::consent::{Form, List, Paper, Read, Signed as SignedPage};
use ui::form::Choice;
use ui::shell::Place;
use ui::{Fields, Words};

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, render, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/consents", list)
        .get(Guard::Signed, "/children/{id}/consents/new", form)
        .post(Guard::Signed, "/children/{id}/consents/new", begin)
        .get(Guard::Signed, "/children/{id}/consents/{consent}/change", change_form)
        .post(Guard::Signed, "/children/{id}/consents/{consent}/change", change)
        .post(Guard::Signed, "/children/{id}/consents/{consent}/answer", answer)
        .get(Guard::Signed, "/children/{id}/consents/{consent}/paper", paper)
        .get(Guard::Signed, "/children/{id}/consents/{consent}/signed", signed_form)
        .post(Guard::Signed, "/children/{id}/consents/{consent}/signed", record)
}

const fn is_family(signed: &Signed) -> bool {
    matches!(signed.op.actor.role, Role::Child | Role::Guardian)
}

const fn place(signed: &Signed) -> Place {
    if is_family(signed) { Place::FAMILY } else { Place::CHILDREN }
}

async fn around(signed: &Signed, id: PersonId) -> Result<app::consent::Around, Failure> {
    app::consent::list(&signed.op, id).await.map_err(|e| signed.failure(e))
}

async fn list(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let seen = around(&signed, id).await?;
    let page = List {
        shell: signed.shell("consent-title", Some(place(&signed))),
        id: seen.person,
        family: seen.family,
        can_decide: seen.can_decide,
        consents: seen.consents,
        law: seen.law,
        why: seen.why,
    };
    Ok(show(&page, &page.shell))
}

/// One of the consents that whoever asks may see.
async fn one(
    signed: &Signed,
    id: PersonId,
    consent: SharingId,
) -> Result<(Seen, Vec<domain::gate::Rule>), Failure> {
    let seen = around(signed, id).await?;
    let found = seen.consents.into_iter().find(|one| one.consent.id == consent);
    Ok((found.ok_or(AppError::NotFound)?, seen.law))
}

async fn page(
    signed: &Signed,
    id: PersonId,
    change: Option<(SharingId, i64)>,
    fields: Fields,
) -> Result<Form, Failure> {
    let choices = app::consent::choices(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("consent-title", Some(place(signed)));
    let family = is_family(signed);
    let l = shell.l;
    let agency = |a: domain::agency::Agency| {
        Choice::new(a.id.to_string(), a.name).hint(l.code("sector", a.sector.code()))
    };
    let whose = choices.whose.iter().filter(|_| !family);
    Ok(Form {
        id,
        family,
        change,
        whose: whose.map(|g| Choice::new(g.code(), l.code("ground", g.code()))).collect(),
        agencies: choices.agencies.into_iter().map(agency).collect(),
        last: choices.last,
        fields,
        shell,
    })
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let mut page = page(&signed, id, None, Fields::default()).await?;
    let today = signed.op.today().to_string();
    page.fields = Fields::with([("from", today), ("to", page.last.to_string())]);
    Ok(show(&page, &page.shell))
}

/// A form filled in with what stands.
fn filled(extent: &Extent) -> Fields {
    let mut values = vec![
        ("purpose", extent.purpose.code().to_owned()),
        ("words", extent.words.clone().unwrap_or_default()),
        ("from", extent.from.to_string()),
        ("to", extent.to.to_string()),
    ];
    values.extend(extent.parts.iter().map(|part| ("parts", part.code().to_owned())));
    values.extend(extent.agencies.iter().map(|agency| ("agencies", agency.to_string())));
    Fields::with(values)
}

fn may_change(one: &Seen) -> Result<(), AppError> {
    if one.can.change { Ok(()) } else { Err(AppError::Conflict(Message::new("consent-not-there"))) }
}

async fn change_form(
    signed: Signed,
    Path((id, consent)): Path<(PersonId, SharingId)>,
) -> Result<Response, Failure> {
    let (one, _) = one(&signed, id, consent).await?;
    may_change(&one).map_err(|e| too_late(e, &format!("/children/{id}/consents")))?;
    let page = page(&signed, id, Some((consent, one.consent.version)), filled(&one.consent.extent)).await?;
    Ok(show(&page, &page.shell))
}

fn new(sent: &Sent) -> Result<New, AppError> {
    let agencies: Result<Vec<AgencyId>, _> = sent.values("agencies").map(str::parse).collect();
    let agencies = agencies.map_err(|_| AppError::field("agencies", "error-choose"));
    let parts: Option<Vec<Part>> = sent.values("parts").map(Part::from_code).collect();
    let parts = parts.ok_or_else(|| AppError::field("parts", "error-choose"));
    let days = both(sent.day("from"), sent.day("to"));
    let chosen = both(sent.code("purpose", Purpose::from_code), both(parts, agencies));
    let ((purpose, (parts, agencies)), (from, to)) = both(chosen, days)?;
    let whose = Ground::from_code(sent.value("whose"));
    Ok(New { whose, purpose, words: sent.value("words").to_owned(), parts, agencies, from, to })
}

fn version(sent: &Sent) -> i64 {
    sent.value("version").parse().unwrap_or_default()
}

async fn begin(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}/consents");
    let action = format!("{path}/new");
    let once = sent.once(&action)?;
    let new = match new(&sent) {
        Ok(new) => new,
        Err(wrong) => return again(&signed, id, None, &sent, wrong).await,
    };
    if is_family(&signed) && !sent.is_checked("sure") {
        return read(&signed, id, None, &new, action, &sent).await;
    }
    let (written, said) = if is_family(&signed) {
        (app::consent::give(&signed.op, id, &new, &once).await, "said-consent-given")
    } else {
        (app::consent::ask(&signed.op, id, &new, &once).await, "said-consent-asked")
    };
    match done(written.map(|_| ())) {
        Ok(()) => Ok(go_and_say(&path, said)),
        Err(error) => again(&signed, id, None, &sent, error).await,
    }
}

/// The form once more, with what was wrong. The gate is asked before it is shown.
async fn again(
    signed: &Signed,
    id: PersonId,
    change: Option<(SharingId, i64)>,
    sent: &Sent,
    error: AppError,
) -> Result<Response, Failure> {
    let again = sent.again(error, "purpose")?;
    let mut page = page(signed, id, change, Fields::default()).await?;
    Ok(again.show(|fields| {
        page.fields = fields;
        page
    }))
}

/// What a consent says in plain words, before it is given.
async fn read(
    signed: &Signed,
    id: PersonId,
    change: Option<(SharingId, i64)>,
    new: &New,
    action: String,
    sent: &Sent,
) -> Result<Response, Failure> {
    let extent = match app::consent::check(&signed.op, id, new).await {
        Ok((_, extent)) => extent,
        Err(error) => return again(signed, id, change, sent, error).await,
    };
    let choices = app::consent::choices(&signed.op, id).await?;
    let law = around(signed, id).await?.law;
    let name_of = |id: &AgencyId| choices.agencies.iter().find(|a| a.id == *id).map(|a| a.name.clone());
    let shell = signed.shell("consent-title", Some(place(signed)));
    let names: Vec<Option<String>> = extent.agencies.iter().map(name_of).collect();
    let page = Read {
        id,
        action,
        hidden: sent.all().filter(|(name, _)| !["once", "sure"].contains(name)).map(owned).collect(),
        agencies: ui::consent::agencies(shell.l, &names),
        extent,
        law,
        shell,
    };
    Ok(render(axum::http::StatusCode::OK, &page))
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

async fn change(
    signed: Signed,
    Path((id, consent)): Path<(PersonId, SharingId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let path = format!("/children/{id}/consents");
    let action = format!("{path}/{consent}/change");
    let once = sent.once(&action)?;
    let what = (consent, version(&sent));
    let new = match new(&sent) {
        Ok(new) => new,
        Err(wrong) => return again(&signed, id, Some(what), &sent, wrong).await,
    };
    if !sent.is_checked("sure") {
        may_change(&one(&signed, id, consent).await?.0).map_err(|e| too_late(e, &path))?;
        return read(&signed, id, Some(what), &new, action, &sent).await;
    }
    match done(app::consent::change(&signed.op, id, what, &new, &once).await.map(|_| ())) {
        Ok(()) => Ok(go_and_say(&path, "said-consent-changed")),
        Err(error @ AppError::Conflict(_)) => Err(too_late(error, &path)),
        Err(error) => again(&signed, id, Some(what), &sent, error).await,
    }
}

async fn answer(
    signed: Signed,
    Path((id, consent)): Path<(PersonId, SharingId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let path = format!("/children/{id}/consents");
    let once = sent.once(&format!("{path}/{consent}/answer"))?;
    let said = sent.code("answer", Answer::from_code)?;
    let written = app::consent::answer(&signed.op, id, consent, version(&sent), said, &once).await;
    done(written).map_err(|error| too_late(error, &path))?;
    Ok(go_and_say(
        &path,
        match said {
            Answer::Given => "said-consent-given",
            Answer::Declined => "said-consent-declined",
            Answer::Withdrawn => "said-consent-withdrawn",
        },
    ))
}

#[derive(Deserialize)]
struct Which {
    /// In which language the paper speaks; the page around it stays in the reader's.
    #[serde(default)]
    words: String,
}

async fn paper(
    signed: Signed,
    Path((id, consent)): Path<(PersonId, SharingId)>,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Response, Failure> {
    let language = which.ok().and_then(|which| Language::from_tag(&which.words));
    let (one, law) = one(&signed, id, consent).await?;
    let paper = Words::of(language.unwrap_or(signed.op.language));
    let page = Paper {
        shell: signed.shell("consent-title", Some(place(&signed))),
        paper,
        id,
        agencies: ui::consent::agencies(paper, &one.agencies),
        one,
        law,
    };
    Ok(show(&page, &page.shell))
}

async fn signed_page(
    signed: &Signed,
    id: PersonId,
    consent: SharingId,
    fields: Fields,
) -> Result<SignedPage, Failure> {
    let (one, _) = one(signed, id, consent).await?;
    if is_family(signed) {
        // The family answers itself: only who asks records what was signed.
        return Err(signed.failure(AppError::NotFound));
    }
    let shell = signed.shell("consent-title", Some(place(signed)));
    let givers = ui::consent::givers(shell.l, &one);
    Ok(SignedPage { shell, id, consent, version: one.consent.version, givers, fields })
}

async fn signed_form(
    signed: Signed,
    Path((id, consent)): Path<(PersonId, SharingId)>,
) -> Result<Response, Failure> {
    let page = signed_page(&signed, id, consent, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

fn on_paper(sent: &Sent) -> Result<OnPaper, AppError> {
    let who = both(sent.id("giver"), sent.code("answer", Answer::from_code));
    let ((giver, answer), signed) = both(who, sent.day("signed"))?;
    Ok(OnPaper { giver, answer, signed, kept_at: sent.value("kept_at").to_owned() })
}

async fn record(
    signed: Signed,
    Path((id, consent)): Path<(PersonId, SharingId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let path = format!("/children/{id}/consents");
    let once = sent.once(&format!("{path}/{consent}/signed"))?;
    let what = (consent, version(&sent));
    let written = match on_paper(&sent) {
        Ok(paper) => app::consent::on_paper(&signed.op, id, what, &paper, &once).await,
        Err(wrong) => Err(wrong),
    };
    match done(written) {
        Ok(()) => Ok(go_and_say(&path, "said-consent-paper")),
        Err(error @ AppError::Conflict(_)) => Err(too_late(error, &path)),
        Err(error) => {
            let again = sent.again(error, "giver")?;
            let mut page = signed_page(&signed, id, consent, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}
