//! `/children/{id}/disclosures`: decisions to share, or not to share.

use app::AppError;
use app::disclosure::{Around, New};
use axum::extract::Path;
use axum::response::Response;
use domain::disclosure::{Asked, Seen, Told};
use domain::id::{AgencyId, DisclosureId, PersonId};
use domain::sharing::Part;
use ui::Fields;
use ui::disclosure::{Form, List, Page};
use ui::form::Choice;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/disclosures", list)
        .get(Guard::Signed, "/children/{id}/disclosures/new", form)
        .post(Guard::Signed, "/children/{id}/disclosures/new", decide)
        .get(Guard::Signed, "/children/{id}/disclosures/{disclosure}", decision)
        .get(Guard::Signed, "/children/{id}/disclosures/{disclosure}/revise", revise_form)
        .post(Guard::Signed, "/children/{id}/disclosures/{disclosure}/revise", revise)
        .post(Guard::Signed, "/children/{id}/disclosures/{disclosure}/end", end)
}

async fn around(signed: &Signed, id: PersonId) -> Result<Around, Failure> {
    app::disclosure::list(&signed.op, id).await.map_err(|e| signed.failure(e))
}

async fn list(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let seen = around(&signed, id).await?;
    let page = List {
        shell: signed.shell("disclosure-title", Some(Place::CHILDREN)),
        id: seen.person,
        decisions: seen.decisions,
        never: seen.never,
        why: seen.why,
    };
    Ok(show(&page, &page.shell))
}

async fn page(
    signed: &Signed,
    id: PersonId,
    replaces: Option<(DisclosureId, i64)>,
    fields: Fields,
) -> Result<Form, Failure> {
    let choices = app::disclosure::choices(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("disclosure-title", Some(Place::CHILDREN));
    let l = shell.l;
    let bases = choices.bases.iter().map(|(basis, reached)| {
        let covered = choices.agencies.iter().filter(|a| reached.contains(&a.id));
        let names: Vec<&str> = covered.map(|a| a.name.as_str()).collect();
        ui::disclosure::basis(l, (&*basis.code, &*basis.text, &*basis.section), &names, basis.meetings)
    });
    Ok(Form {
        id,
        replaces,
        bases: bases.collect(),
        agencies: choices
            .agencies
            .iter()
            .map(|a| Choice::new(a.id.to_string(), a.name.clone()).hint(l.code("sector", a.sector.code())))
            .collect(),
        never: choices.never,
        fields,
        shell,
    })
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let begin = Fields::with([("from", signed.op.today().to_string())]);
    let page = page(&signed, id, None, begin).await?;
    Ok(show(&page, &page.shell))
}

async fn one(signed: &Signed, id: PersonId, decision: DisclosureId) -> Result<(Seen, Around), Failure> {
    let mut seen = around(signed, id).await?;
    let place = seen.decisions.iter().position(|one| one.decision.id == decision);
    let one = seen.decisions.swap_remove(place.ok_or(AppError::NotFound)?);
    Ok((one, seen))
}

async fn decision_page(
    signed: &Signed,
    id: PersonId,
    decision: DisclosureId,
    fields: Fields,
) -> Result<Page, Failure> {
    let (one, seen) = one(signed, id, decision).await?;
    let shell = signed.shell("disclosure-title", Some(Place::CHILDREN));
    Ok(Page { shell, id: seen.person, name: seen.name, agency: seen.agency, one, fields })
}

async fn decision(
    signed: Signed,
    Path((id, decision)): Path<(PersonId, DisclosureId)>,
) -> Result<Response, Failure> {
    let page = decision_page(&signed, id, decision, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

/// A form filled in with what was decided before; the day of the next review is chosen anew.
fn filled(signed: &Signed, one: &Seen) -> Fields {
    let d = &one.decision;
    let w = &d.weighing;
    let from = if d.shares { d.from } else { signed.op.today() };
    let mut values = vec![
        ("decision", if d.shares { "share" } else { "not_share" }.to_owned()),
        ("basis", d.basis.clone().unwrap_or_default()),
        ("need", w.need.clone()),
        ("against", w.against.clone()),
        ("asked", w.asked.code().to_owned()),
        ("told", w.told.code().to_owned()),
        ("silent", w.silent.clone().unwrap_or_default()),
        ("from", from.max(signed.op.today()).to_string()),
    ];
    values.extend(d.parts.iter().map(|part| ("parts", part.code().to_owned())));
    values.extend(d.agencies.iter().map(|agency| ("agencies", agency.to_string())));
    Fields::with(values)
}

async fn revise_form(
    signed: Signed,
    Path((id, decision)): Path<(PersonId, DisclosureId)>,
) -> Result<Response, Failure> {
    let (one, _) = one(&signed, id, decision).await?;
    let fields = filled(&signed, &one);
    let page = page(&signed, id, Some((decision, one.decision.version)), fields).await?;
    Ok(show(&page, &page.shell))
}

fn new(sent: &Sent) -> Result<New, AppError> {
    let shares = sent.code("decision", |code| match code {
        "share" => Some(true),
        "not_share" => Some(false),
        _ => None,
    });
    let agencies: Result<Vec<AgencyId>, _> = sent.values("agencies").map(str::parse).collect();
    let agencies = agencies.map_err(|_| AppError::field("agencies", "error-choose"));
    let parts: Option<Vec<Part>> = sent.values("parts").map(Part::from_code).collect();
    let parts = parts.ok_or_else(|| AppError::field("parts", "error-choose"));
    let family = both(sent.code("asked", Asked::from_code), sent.code("told", Told::from_code));
    let days = both(both(sent.day("from"), sent.day("to")), sent.day("review"));
    let ((shares, (parts, agencies)), ((asked, told), ((from, to), review))) =
        both(both(shares, both(parts, agencies)), both(family, days))?;
    let value = |name| sent.value(name).to_owned();
    Ok(New {
        shares,
        basis: value("basis"),
        parts,
        agencies,
        need: value("need"),
        against: value("against"),
        asked,
        told,
        silent: value("silent"),
        from,
        to,
        review,
    })
}

fn version(sent: &Sent) -> i64 {
    sent.value("version").parse().unwrap_or_default()
}

async fn decide(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/children/{id}/disclosures/new"))?;
    take(&signed, id, None, &sent, &once).await
}

async fn revise(
    signed: Signed,
    Path((id, decision)): Path<(PersonId, DisclosureId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let once = sent.once(&format!("/children/{id}/disclosures/{decision}/revise"))?;
    take(&signed, id, Some((decision, version(&sent))), &sent, &once).await
}

async fn take(
    signed: &Signed,
    id: PersonId,
    replaces: Option<(DisclosureId, i64)>,
    sent: &Sent,
    once: &str,
) -> Result<Response, Failure> {
    let path = format!("/children/{id}/disclosures");
    let taken = match new(sent) {
        Ok(new) => app::disclosure::decide(&signed.op, id, replaces, &new, once).await,
        Err(wrong) => Err(wrong),
    };
    match taken {
        Ok(decided) => Ok(go_and_say(&format!("{path}/{decided}"), "said-disclosure")),
        Err(AppError::AlreadyDone) => Ok(go_and_say(&path, "said-disclosure")),
        Err(error @ AppError::Conflict(_)) => Err(too_late(error, &path)),
        Err(error) => {
            let again = sent.again(error, "decision")?;
            let mut page = page(signed, id, replaces, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

async fn end(
    signed: Signed,
    Path((id, decision)): Path<(PersonId, DisclosureId)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let path = format!("/children/{id}/disclosures");
    let once = sent.once(&format!("{path}/{decision}/end"))?;
    let what = (decision, version(&sent));
    match done(app::disclosure::end(&signed.op, id, what, sent.value("why"), &once).await) {
        Ok(()) => Ok(go_and_say(&path, "said-disclosure-ended")),
        Err(error @ AppError::Conflict(_)) => Err(too_late(error, &path)),
        Err(error) => {
            let again = sent.again(error, "why")?;
            let page = decision_page(&signed, id, decision, Fields::default()).await?;
            Ok(again.show(|fields| Page { fields, ..page }))
        }
    }
}
