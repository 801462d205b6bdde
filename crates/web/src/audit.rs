//! `/audit`: the access record for the data protection officer.

use app::AppError;
use app::audit::Verdict;
use app::audit::officer::{self, Filter};
use axum::body::Body;
use axum::extract::{Form, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Means;
use domain::gate::Action;
use domain::message_key::FieldError;
use futures_util::stream;
use jiff::civil::Date;
use serde::Deserialize;
use ui::Fields;
use ui::audit::{Page, State};
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show_with;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/audit", newest)
        .post(Guard::Signed, "/audit/filter", filter)
        .post(Guard::Signed, "/audit/verify", verify)
        .post(Guard::Signed, "/audit/names", names)
        .get(Guard::Signed, "/audit/export.jsonl", export)
}

/// The filter as the form and the address say it: days, the word of an action, an id. No value
/// tells of a person.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    from: String,
    until: String,
    action: String,
    refused: String,
    newest: String,
    reason: String,
}

impl Asked {
    /// What is no day, action or id is not asked for.
    fn clean(&self) -> Self {
        let day = |text: &str| text.parse::<Date>().map(|d| d.to_string()).unwrap_or_default();
        Self {
            from: day(&self.from),
            until: day(&self.until),
            action: Action::from_code(&self.action).map(Action::code).unwrap_or_default().to_owned(),
            refused: if self.refused == "yes" { "yes".to_owned() } else { String::new() },
            newest: self.newest.parse().map(|id: domain::id::AccessId| id.to_string()).unwrap_or_default(),
            reason: String::new(),
        }
    }

    /// Days are those of the partnership's time zone.
    fn filter(&self, signed: &Signed) -> Filter {
        let zone = &signed.op.tenant.zone;
        let begins = |day: Date| day.to_zoned(zone.clone()).ok().map(|z| z.timestamp());
        Filter {
            from: self.from.parse().ok().and_then(begins),
            until: self.until.parse::<Date>().ok().and_then(|d| d.tomorrow().ok()).and_then(begins),
            action: Some(self.action.clone()).filter(|a| !a.is_empty()),
            refused: self.refused == "yes",
            newest: self.newest.parse().ok(),
        }
    }

    fn address(&self, newest: Option<String>) -> String {
        let newest = newest.unwrap_or_default();
        let pairs = [
            ("from", self.from.as_str()),
            ("until", &self.until),
            ("action", &self.action),
            ("refused", &self.refused),
            ("newest", &newest),
        ];
        let said: Vec<String> =
            pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={v}")).collect();
        if said.is_empty() { "/audit".to_owned() } else { format!("/audit?{}", said.join("&")) }
    }

    fn fields(&self, errors: Vec<FieldError>, reason: &str) -> Fields {
        Fields::again(
            [
                ("from", self.from.as_str()),
                ("until", &self.until),
                ("action", &self.action),
                ("refused", &self.refused),
                ("reason", reason),
            ],
            errors,
        )
    }
}

async fn newest(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let asked = asked.clean();
    let page = officer::page(&signed.op, &asked.filter(&signed)).await.map_err(|e| signed.failure(e))?;
    let fields = asked.fields(Vec::new(), "");
    Ok(answer(&signed, StatusCode::OK, page, &asked, fields))
}

/// Puts what was chosen into the address, so that it can be kept and paged. Asks and shows
/// nothing: the page does.
async fn filter(_signed: Signed, Form(asked): Form<Asked>) -> Redirect {
    Redirect::to(&Asked { newest: String::new(), ..asked.clean() }.address(None))
}

async fn verify(signed: Signed) -> Result<Response, Failure> {
    let page = officer::verify(&signed.op).await.map_err(|e| signed.failure(e))?;
    let asked = Asked::default();
    Ok(answer(&signed, StatusCode::OK, page, &asked, Fields::default()))
}

async fn names(signed: Signed, Form(form): Form<Asked>) -> Result<Response, Failure> {
    let asked = form.clean();
    let filter = asked.filter(&signed);
    match officer::named(&signed.op, &filter, &form.reason).await {
        Ok(page) => Ok(answer(&signed, StatusCode::OK, page, &asked, asked.fields(Vec::new(), ""))),
        Err(AppError::Invalid(errors)) => {
            let page = officer::page(&signed.op, &filter).await.map_err(|e| signed.failure(e))?;
            let fields = asked.fields(errors, &form.reason);
            Ok(answer(&signed, StatusCode::UNPROCESSABLE_ENTITY, page, &asked, fields))
        }
        Err(other) => Err(signed.failure(other)),
    }
}

fn answer(
    signed: &Signed,
    status: StatusCode,
    page: officer::Page,
    asked: &Asked,
    fields: Fields,
) -> Response {
    let shell = signed.shell("audit-title", Some(Place::AUDIT));
    let page = Page {
        shell: shell.clone(),
        state: State {
            records: page.records,
            linked: page.head.as_ref().map_or(0, |head| head.seq),
            waiting: page.waiting,
            hash: page.head.map(|head| head.hash),
            signed: page.signed,
            signed_at: page.newest_signed.map(|mark| mark.at),
        },
        verdict: page.verdict.map(|verdict| said(&verdict)),
        fields,
        rows: page.rows,
        named: page.named,
        next: page.next.map(|id| asked.address(Some(id.to_string()))),
    };
    show_with(status, &page, &shell)
}

fn said(verdict: &Verdict) -> ui::audit::Verdict {
    if verdict.broken.is_some() {
        ui::audit::Verdict::Broken { after: verdict.links }
    } else if let Some(seq) = verdict.false_checkpoint {
        ui::audit::Verdict::FalseHead { seq }
    } else if let Some(beside) = &verdict.beside {
        ui::audit::Verdict::Beside { count: beside.count }
    } else if verdict.lost > 0 {
        ui::audit::Verdict::Lost { count: verdict.lost }
    } else {
        ui::audit::Verdict::Sound { links: verdict.links, signed: verdict.checkpoints }
    }
}

/// The whole chain as JSON lines, read and sent piece by piece.
async fn export(mut signed: Signed) -> Result<Response, Failure> {
    signed.op.means = Means::Export;
    let export = officer::export(&signed.op).await.map_err(|e| signed.failure(e))?;
    let lines = stream::try_unfold(export, |mut export| async move {
        let lines = export.next().await?;
        if lines.is_empty() {
            return Ok(None);
        }
        let mut text = Vec::new();
        for line in &lines {
            serde_json::to_writer(&mut text, line)
                .map_err(|_| AppError::Internal("a line of the export does not write"))?;
            text.push(b'\n');
        }
        Ok::<_, AppError>(Some((text, export)))
    });
    let name = format!("attachment; filename=\"access-record-{}.jsonl\"", signed.op.today());
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(lines)).into_response())
}
