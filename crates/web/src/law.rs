//! `/law`: the law packs to read, and until when something is due. Nothing here is about a person.

use std::sync::Arc;

use app::AppError;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::country::{Country, Language};
use domain::message_key::{FieldError, Message};
use jiff::tz::TimeZone;
use law::{Book, Law, Pack, Place, Rule};
use serde::Deserialize;
use ui::law::{Counted, List, ProcessPage, RulePage};
use ui::{Fields, Shell};

use crate::error::Failure;
use crate::page::{show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Maybe;
use crate::state::Web;

const TITLE: &str = "law-page-title";
/// Time of day of an event of which only the day is said.
const NOON: &str = "12:00";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Open, "/law", list)
        .get(Guard::Open, "/law/rules/{rule}", rule)
        .post(Guard::Open, "/law/rules/{rule}", due)
        .get(Guard::Open, "/law/processes/{process}", process)
}

#[derive(Deserialize)]
struct Choice {
    country: Option<String>,
}

/// The reader's country: the partnership's, else the one whose language it is.
async fn country(web: &Web, maybe: &Maybe) -> Country {
    if let Some(session) = &maybe.session
        && let Ok(tenant) = web.kring.tenant(&session.partnership).await
    {
        return tenant.row.country;
    }
    match maybe.language {
        Language::Sv => Country::Se,
        Language::Nb => Country::No,
        Language::Da => Country::Dk,
        Language::En => Country::Sct,
    }
}

async fn list(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Query(choice): Query<Choice>,
) -> Result<Response, Failure> {
    let law = Law::shipped();
    let pack = match &choice.country {
        Some(code) => law.country(code),
        None => law.country(country(&web, &maybe).await.code()),
    };
    let pack = pack.ok_or(AppError::NotFound)?;
    let own = own(&web, &maybe).await?.filter(|own| own.head.country == pack.head.country);
    let shell = maybe.shell(&web, TITLE).await;
    let today = shell.day(shell.now);
    let local = own.iter().flat_map(|own| &own.rules).map(|rule| rule.nearest(today));
    let local = local.filter(|version| ui::law::is_local(version)).cloned().collect();
    let page = List { today, law, pack, local, shell };
    Ok(show(&page, &page.shell))
}

/// The law of the reader's partnership, with what it brought itself, for who is signed in.
async fn own(web: &Web, maybe: &Maybe) -> Result<Option<Book>, AppError> {
    match &maybe.session {
        Some(session) => app::local_law::book(&web.kring, &session.partnership).await.map(Some),
        None => Ok(None),
    }
}

/// A rule, and the pack that it stands in: what the reader's partnership brought goes before.
async fn find(web: &Web, maybe: &Maybe, id: &str) -> Result<(Book, Rule), AppError> {
    let own = own(web, maybe).await?;
    if let Some((book, rule)) = own.and_then(|book| book.rule(id).cloned().map(|rule| (book, rule))) {
        return Ok((book, rule));
    }
    let (pack, rule) = Law::shipped().rule(id).ok_or(AppError::NotFound)?;
    Ok((pack.into(), rule.clone()))
}

#[derive(Deserialize)]
struct Event {
    #[serde(default)]
    day: String,
    #[serde(default)]
    time: String,
}

impl Event {
    fn fields(&self) -> [(&'static str, &str); 2] {
        [("day", &self.day), ("time", &self.time)]
    }
}

async fn rule(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (pack, rule) = find(&web, &maybe, &id).await?;
    let shell = maybe.shell(&web, TITLE).await;
    let today = shell.day(shell.now);
    let page = page(shell, pack, &rule, today, Fields::default(), None);
    Ok(show(&page, &page.shell))
}

/// Counts for an event; writes nothing.
async fn due(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(id): Path<String>,
    Form(event): Form<Event>,
) -> Result<Response, Failure> {
    let (pack, rule) = find(&web, &maybe, &id).await?;
    let shell = maybe.shell(&web, TITLE).await;
    let place = Place::new(zone(&pack, &shell));
    match count(&rule, &event, &place) {
        Ok(counted) => {
            let day = counted.event.date();
            let page = page(shell, pack, &rule, day, Fields::with(event.fields()), Some(counted));
            Ok(show(&page, &page.shell))
        }
        Err(wrong) => {
            let today = shell.day(shell.now);
            let fields = Fields::again(event.fields(), vec![wrong]);
            let page = page(shell, pack, &rule, today, fields, None);
            Ok(show_with(StatusCode::UNPROCESSABLE_ENTITY, &page, &page.shell))
        }
    }
}

fn page(
    shell: Shell,
    pack: Book,
    rule: &Rule,
    day: jiff::civil::Date,
    fields: Fields,
    counted: Option<Counted>,
) -> RulePage {
    let version = rule.nearest(day).clone();
    let others = rule.versions().iter().filter(|other| other.version != version.version).cloned().collect();
    RulePage { shell, pack, rule: version, others, fields, counted }
}

/// The authorities' time zone; for law of several countries the reader's.
fn zone(pack: &Pack, shell: &Shell) -> TimeZone {
    let own = pack.head.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
    own.unwrap_or_else(|| shell.zone.clone())
}

fn count(rule: &Rule, event: &Event, place: &Place) -> Result<Counted, FieldError> {
    let wrong = |field, key| FieldError { field, message: Message::new(key) };
    let [(_, day), (_, time)] = event.fields().map(|(name, said)| (name, said.trim()));
    day.parse::<jiff::civil::Date>().map_err(|_| wrong("day", "law-page-day-wrong"))?;
    let time = if time.is_empty() { NOON } else { time };
    time.parse::<jiff::civil::Time>().map_err(|_| wrong("time", "law-page-time-wrong"))?;
    let read = law::instant::read(&format!("{day}T{time}"), place.zone());
    let at = read.map_err(|_| wrong("day", "law-page-day-wrong"))?.at;
    let event = at.to_zoned(place.zone().clone());
    let reckoned = law::due(rule.nearest(event.date()), at, place).map_err(|_| FieldError {
        field: "day",
        message: Message::new("law-page-years")
            .with("first", law::holidays::FIRST_YEAR.to_string())
            .with("last", law::holidays::LAST_YEAR.to_string()),
    })?;
    Ok(Counted { event, reckoned })
}

async fn process(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (pack, process) = Law::shipped().process(&id).ok_or(AppError::NotFound)?;
    let page = ProcessPage { shell: maybe.shell(&web, TITLE).await, pack, process };
    Ok(show(&page, &page.shell))
}
