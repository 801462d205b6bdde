//! `/admin/local-rules`: the partnership's own rules about time limits are brought, looked at on worked
//! days, and switched.

use app::AppError;
use app::admin::Desk;
use app::local_law::{FILE_LIMIT, NotBrought};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::message_key::{FieldError, Message};
use jiff::civil::Date;
use law::local::Wish;
use law::process::{ProcessClock, Start};
use law::rule::{Counting, Unit};
use law::{Finding, Text};
use serde::Deserialize;
use ui::Fields;
use ui::local_law::{Brought, Form, FromFile, List, Rule, Worked};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

const PATH: &str = "/admin/local-rules";
const NEW: &str = "/admin/local-rules/new";
const FILE: &str = "/admin/local-rules/file";
/// Characters of a text of one line at most.
const TEXT_LIMIT: usize = 200;
/// The largest number of a limit.
const MOST: u32 = 9999;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, PATH, list)
        .get(Guard::Signed, NEW, form)
        .post(Guard::Signed, NEW, create)
        .get(Guard::Signed, FILE, file_form)
        .post(Guard::Signed, FILE, from_file)
        .get(Guard::Signed, "/admin/local-rules/{local_rule}/{number}", open)
        .post(Guard::Signed, "/admin/local-rules/{local_rule}/{number}/on", switch_on)
        .post(Guard::Signed, "/admin/local-rules/{local_rule}/{number}/off", switch_off)
}

fn shown(one: app::local_law::Brought) -> Brought {
    Brought {
        version: one.local.version,
        number: one.number,
        state: one.state.code(),
        clock: one.local.clock,
        instead_of: one.instead_of,
    }
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let desk = app::local_law::desk(&signed.op).await?;
    let rules = app::local_law::brought(&desk).await?.into_iter().map(shown).collect();
    let page = List { shell: signed.shell("local-title", Some(Place::OPERATIONS)), rules };
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Of {
    rule: Option<String>,
}

fn form_page(signed: &Signed, desk: &Desk, fields: Fields) -> Result<Form, AppError> {
    let shell = signed.shell("local-new-title", Some(Place::OPERATIONS));
    Ok(Form { shell, pack: app::local_law::pack(desk)?, fields })
}

/// The form, empty or with what the newest version of a rule says.
async fn form(signed: Signed, Query(of): Query<Of>) -> Result<Response, Failure> {
    let desk = app::local_law::desk(&signed.op).await?;
    let fields = match of.rule {
        None => Fields::default(),
        Some(id) => {
            let all = app::local_law::brought(&desk).await?;
            let newest = all.into_iter().find(|one| one.local.version.id == id && one.local.is_own());
            filled(&shown(newest.ok_or(AppError::NotFound)?))
        }
    };
    let page = form_page(&signed, &desk, fields)?;
    Ok(show(&page, &page.shell))
}

fn starts(process: &str, clock: &ProcessClock) -> String {
    match (&clock.after, clock.on.first()) {
        (Some(after), _) => format!("{process}|after:{after}"),
        (None, Some(Start::Stage(stage) | Start::Step(_, stage))) => format!("{process}|{stage}"),
        _ => format!("{process}|open"),
    }
}

fn filled(rule: &Brought) -> Fields {
    let version = &rule.version;
    let text = |text: &str| text.to_owned();
    let mut values = vec![
        ("rule", text(&version.id)),
        ("title", text(&version.action)),
        ("area", text(&version.area)),
        ("responsible", text(&version.responsible)),
    ];
    if let Some(limit) = &version.limit {
        values.extend([
            ("n", limit.amount.n.to_string()),
            ("unit", text(limit.amount.unit.code())),
            ("counting", text(limit.counting.code())),
        ]);
        values.extend(limit.rollover.map(|_| ("moved", text("yes"))));
    }
    if let Some((process, clock)) = &rule.clock {
        values.push(("starts", starts(process, clock)));
        values.extend((!clock.runs_in.is_empty()).then(|| ("leaves", text("yes"))));
    }
    Fields::with(values)
}

/// A line that must say something.
fn words(sent: &Sent, field: &'static str) -> Result<String, AppError> {
    let said = sent.value(field).trim();
    match said.chars().count() {
        0 => Err(AppError::field(field, "error-required")),
        n if TEXT_LIMIT < n || said.contains(char::is_control) => {
            Err(AppError::field(field, "local-error-text"))
        }
        _ => Ok(said.to_owned()),
    }
}

fn day(sent: &Sent, field: &'static str) -> Result<Date, AppError> {
    sent.day(field)?.ok_or_else(|| AppError::field(field, "error-required"))
}

fn number(sent: &Sent) -> Result<u32, AppError> {
    let n = sent.value("n").trim().parse().ok().filter(|n| (1..=MOST).contains(n));
    n.ok_or_else(|| AppError::field("n", "local-error-number"))
}

fn wish(sent: &Sent) -> Result<Wish, AppError> {
    let place = sent.value("starts").split_once('|');
    let place = place.ok_or_else(|| AppError::field("starts", "error-choose"));
    let head = both(both(words(sent, "title"), words(sent, "area")), place);
    let limit = both(number(sent), sent.code("unit", Unit::from_code));
    let limit = both(limit, sent.code("counting", Counting::from_code));
    let why = both(both(words(sent, "responsible"), words(sent, "decision")), day(sent, "decided"));
    let days = both(day(sent, "from"), sent.day("to"));
    let ((head, limit), (why, days)) = both(both(head, limit), both(why, days))?;
    let (((title, area), (process, starts)), ((n, unit), counting)) = (head, limit);
    let (((responsible, decision), decided), (from, to)) = (why, days);
    if to.is_some_and(|to| to < from) {
        return Err(AppError::field("to", "local-error-days"));
    }
    let (process, starts) = (process.to_owned(), starts.to_owned());
    Ok(Wish {
        id: sent.value("rule").to_owned(),
        trigger: format!("{process}: {starts}"),
        leaves: sent.is_checked("leaves"),
        moved: sent.is_checked("moved"),
        title,
        area,
        process,
        starts,
        n,
        unit,
        counting,
        responsible,
        decision,
        decided,
        from,
        to,
    })
}

/// What is wrong with a form, from what is wrong with the rule that it made.
fn fields_of(found: &[Finding]) -> AppError {
    let wrong = found.iter().map(|finding| {
        let field = match finding.field.split(['.', ' ']).next().unwrap_or_default() {
            "valid_from" => "from",
            "valid_to" => "to",
            "n" | "unit" | "rollover" | "calendar" => "n",
            "clock" | "on" | "process" => "starts",
            _ => "title",
        };
        let message = Message::new(finding.problem.key());
        let message =
            finding.problem.args().into_iter().fold(message, |said, (name, value)| said.with(name, value));
        FieldError { field, message }
    });
    AppError::Invalid(wrong.collect())
}

async fn create(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let desk = app::local_law::desk(&signed.op).await?;
    let once = sent.once(NEW)?;
    let made = match wish(&sent) {
        Ok(wish) => app::local_law::wish(&desk, wish, &once).await,
        Err(wrong) => Err(wrong.into()),
    };
    let error = match made {
        Ok((rule, number)) => return Ok(go_and_say(&format!("{PATH}/{rule}/{number}"), "said-saved")),
        Err(NotBrought::Other(AppError::AlreadyDone)) => return Ok(go_and_say(PATH, "said-saved")),
        Err(NotBrought::Other(error)) => error,
        Err(NotBrought::Wrong(found)) => fields_of(&found),
    };
    let pack = app::local_law::pack(&desk)?;
    let shell = signed.shell("local-new-title", Some(Place::OPERATIONS));
    Ok(sent.again(error, "title")?.show(|fields| Form { shell, pack, fields }))
}

async fn file_form(signed: Signed) -> Result<Response, Failure> {
    app::local_law::desk(&signed.op).await?;
    let shell = signed.shell("local-file-title", Some(Place::OPERATIONS));
    let page = FromFile { shell, fields: Fields::default(), found: Vec::new() };
    Ok(show(&page, &page.shell))
}

async fn from_file(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let desk = app::local_law::desk(&signed.op).await?;
    let once = sent.once(FILE)?;
    let text = sent.value("text");
    let made = if FILE_LIMIT < text.chars().count() {
        Err(AppError::field("text", "local-error-text").into())
    } else {
        app::local_law::file(&desk, Text { file: "", text }, &once).await
    };
    let shell = signed.shell("local-file-title", Some(Place::OPERATIONS));
    match made {
        Ok(_) | Err(NotBrought::Other(AppError::AlreadyDone)) => Ok(go_and_say(PATH, "said-saved")),
        Err(NotBrought::Wrong(found)) => {
            let fields = Fields::with([("text", text)]);
            let page = FromFile { shell, fields, found };
            Ok(show_with(StatusCode::UNPROCESSABLE_ENTITY, &page, &page.shell))
        }
        Err(NotBrought::Other(error)) => {
            let page = |fields| FromFile { shell, fields, found: Vec::new() };
            Ok(sent.again(error, "text")?.show(page))
        }
    }
}

async fn open(signed: Signed, Path((rule, number)): Path<(String, u32)>) -> Result<Response, Failure> {
    let desk = app::local_law::desk(&signed.op).await?;
    let (found, worked) = app::local_law::version(&desk, &rule, number).await?;
    let worked =
        worked.into_iter().map(|one| Worked { day: one.day, reckoned: one.reckoned, before: one.before });
    let page = Rule {
        shell: signed.shell("local-title", Some(Place::OPERATIONS)),
        pack: app::local_law::pack(&desk)?,
        rule: shown(found),
        worked: worked.collect(),
    };
    Ok(show(&page, &page.shell))
}

async fn switch_on(signed: Signed, path: Path<(String, u32)>, sent: Sent) -> Result<Response, Failure> {
    switch(&signed, path, &sent, true).await
}

async fn switch_off(signed: Signed, path: Path<(String, u32)>, sent: Sent) -> Result<Response, Failure> {
    switch(&signed, path, &sent, false).await
}

async fn switch(
    signed: &Signed,
    Path((rule, number)): Path<(String, u32)>,
    sent: &Sent,
    on: bool,
) -> Result<Response, Failure> {
    let desk = app::local_law::desk(&signed.op).await?;
    let path = format!("{PATH}/{rule}/{number}");
    let once = sent.once(&format!("{path}/{}", if on { "on" } else { "off" }))?;
    let switched = app::local_law::switch(&desk, &rule, number, on, &once).await;
    done(switched).map_err(|error| too_late(error, &path))?;
    Ok(go_and_say(&path, "said-saved"))
}
