//! `/import`: an agency's deliveries: read, looked at, landed.

use std::sync::Arc;
use std::time::Duration;

use app::AppError;
use app::feed::{Delivering, FeedError, Upload};
use axum::extract::multipart::{Field as Part, Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use domain::feed::columns::{DateOrder, Field, ListKind};
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{Delivery as Feed, FileError, Profile};
use domain::id::FeedId;
use domain::message_key::{FieldError, Kept, Message};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;
use ui::feed::{Delivery, List, Mapping};
use ui::shell::Place;
use ui::{Fields, Words};

use crate::error::Failure;
use crate::form::{Sent, too_late};
use crate::page::{go_and_say, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;
use crate::state::{Settings, Web};

/// How long the answer to *land* waits for a small list, so that its receipt comes at once.
const SMALL_LIST: Duration = Duration::from_millis(1_500);
/// Seconds after which the page of a delivery under way asks again, with or without script.
const REFRESH: &str = "2";
/// So many times the limit are received of a file that is too large.
const ENDLESS: usize = 16;
/// Fields of the form that are kept, in characters.
const FIELD_LIMIT: usize = 200;
/// Columns of a mapping at most.
const COLUMN_LIMIT: usize = domain::feed::MAX_COLUMNS;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/import", list)
        // The file has a limit of its own, held while it is received.
        .add("POST", Guard::Signed, "/import", post(upload).layer(DefaultBodyLimit::disable()))
        .post(Guard::Signed, "/import/mapping", mapping)
        .get(Guard::Signed, "/import/{feed}", delivery)
        .post(Guard::Signed, "/import/{feed}/land", land)
        .post(Guard::Signed, "/import/{feed}/confirm", confirm)
        .post(Guard::Signed, "/import/{feed}/abandon", abandon)
        .get(Guard::Signed, "/import/{feed}/rejected.csv", rejected)
}

/// Whoever delivers for the agency of the hat that is on.
async fn own(signed: &Signed) -> Result<Delivering, Failure> {
    let agency = signed.op.actor.agency.ok_or(AppError::NotFound).map_err(|e| signed.failure(e))?;
    Delivering::by(&signed.op, agency).await.map_err(|e| signed.failure(e))
}

async fn of_feed(signed: &Signed, feed: FeedId) -> Result<(Delivering, Feed), Failure> {
    Delivering::of_feed(&signed.op, feed).await.map_err(|e| signed.failure(e))
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let d = own(&signed).await?;
    let today = d.today().to_string();
    let fields = Fields::with([("kind", "clients"), ("mode", "complete"), ("as_of", today.as_str())]);
    page(&signed, &d, StatusCode::OK, fields, None).await
}

async fn page(
    signed: &Signed,
    d: &Delivering,
    status: StatusCode,
    fields: Fields,
    mapping: Option<Mapping>,
) -> Result<Response, Failure> {
    let deliveries = app::feed::list(d).await.map_err(|e| signed.failure(e))?;
    let agency = &d.source.agency;
    let days = |since: jiff::civil::Date| since.until(d.today()).map_or(0, |span| span.get_days());
    let shell = signed.shell("import-title", Some(Place::IMPORT));
    let list = List {
        shell: shell.clone(),
        agency: agency.name.clone(),
        as_of: d.source.as_of,
        feed_days: agency.feed_days,
        overdue: d.source.as_of.is_some_and(|day| days(day) > i32::from(agency.feed_days)),
        deliveries,
        fields,
        mapping,
    };
    Ok(show_with(status, &list, &shell))
}

/// The form with the file as it arrives.
#[derive(Default)]
struct Arrived {
    fields: Vec<(String, String)>,
    file: Option<(NamedTempFile, String)>,
    too_large: bool,
}

impl Arrived {
    fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    async fn receive(mut form: Multipart, settings: &Settings) -> Result<Self, AppError> {
        let broken = |_| AppError::field("file", "import-upload-broken");
        let mut arrived = Self::default();
        while let Some(part) = form.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" {
                if !arrived.keep(part, settings).await? {
                    break;
                }
            } else if arrived.fields.len() < 20 {
                let text = part.text().await.map_err(broken)?;
                arrived.fields.push((name, text.chars().take(FIELD_LIMIT).collect()));
            }
        }
        Ok(arrived)
    }

    /// Writes the file to a place of its own, which goes when it has been read. What is beyond
    /// the limit is received and dropped, so that the browser hears the answer; `false` where that
    /// has no end, and the answer comes in the middle of it.
    async fn keep(&mut self, mut part: Part<'_>, settings: &Settings) -> Result<bool, AppError> {
        let broken = || AppError::field("file", "import-upload-broken");
        let name = part.file_name().unwrap_or_default().to_owned();
        let limit = settings.upload_limit;
        let folder = settings.upload_folder.clone().unwrap_or_else(std::env::temp_dir);
        let place = NamedTempFile::new_in(folder).map_err(|_| AppError::Internal("no place for a file"))?;
        let mut to = tokio::fs::File::from_std(place.reopen().map_err(|_| broken())?);
        let mut bytes = 0_usize;
        while let Some(chunk) = part.chunk().await.map_err(|_| broken())? {
            bytes = bytes.saturating_add(chunk.len());
            self.too_large = bytes > limit;
            if bytes > limit.saturating_mul(ENDLESS) {
                return Ok(false);
            }
            if !self.too_large {
                to.write_all(&chunk).await.map_err(|_| AppError::Internal("no room for a file"))?;
            }
        }
        to.flush().await.map_err(|_| AppError::Internal("no room for a file"))?;
        if bytes > 0 {
            self.file = Some((place, name));
        }
        Ok(true)
    }

    fn upload(&self, place: &NamedTempFile, name: &str) -> Result<Upload, AppError> {
        let day = |name: &'static str| match self.text(name) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| AppError::field(name, "error-date")),
        };
        let area = self.text("area");
        Ok(Upload {
            path: place.path().to_owned(),
            file_name: name.to_owned(),
            kind: ListKind::from_code(self.text("kind")).ok_or(AppError::field("kind", "error-choose"))?,
            mode: FeedMode::from_code(self.text("mode")).ok_or(AppError::field("mode", "error-choose"))?,
            as_of: day("as_of")?.ok_or(AppError::field("as_of", "error-required"))?,
            coverage: Coverage {
                from: day("from")?,
                to: day("to")?,
                area: (!area.is_empty()).then(|| area.to_owned()),
            },
            profile: None,
        })
    }
}

async fn upload(
    State(web): State<Arc<Web>>,
    signed: Signed,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let d = own(&signed).await?;
    let limit = web.settings.upload_limit;
    let mut arrived = match form {
        Ok(form) => Arrived::receive(form, &web.settings).await.map_err(|e| signed.failure(e))?,
        Err(_) => Arrived::default(),
    };
    let file = arrived.file.take();
    let fields = Fields::with(arrived.fields.iter().filter(|(name, _)| name != "once").cloned());
    let again = async |errors: Vec<FieldError>, mapping| {
        page(&signed, &d, StatusCode::UNPROCESSABLE_ENTITY, fields.and(&errors), mapping).await
    };
    let of_file = |message| vec![FieldError { field: "file", message }];
    if arrived.too_large {
        let message = Message::new("import-file-too-large").with("megabytes", (limit >> 20).to_string());
        return again(of_file(message), None).await;
    }
    let Some((place, name)) = file else {
        return again(of_file(Message::new("import-file-missing")), None).await;
    };
    let upload = match arrived.upload(&place, &name) {
        Ok(upload) => upload,
        Err(AppError::Invalid(errors)) => return again(errors, None).await,
        Err(other) => return Err(signed.failure(other)),
    };
    let kind = upload.kind;
    let opened = match app::feed::open(&d, upload).await {
        Ok(opened) => opened,
        Err(FeedError::File(error)) => {
            let l = Words::of(signed.op.language);
            let message = error.message(&|field| l.t(field.key).into_owned());
            let mapping = match error {
                FileError::MissingColumns { found, .. } => Some(to_map(&d, kind, found)),
                _ => None,
            };
            return again(of_file(message), mapping).await;
        }
        Err(FeedError::Refused(message)) => {
            let field = if message.key == "import-refused-coverage" { "to" } else { "as_of" };
            return again(vec![FieldError { field, message }], None).await;
        }
        Err(error) => return Err(failed(&signed, error)),
    };
    if opened.same_as.is_some() {
        return Ok(go_and_say("/import", "said-import-same"));
    }
    let feed = app::feed::begin(&d, &opened).await.map_err(|e| failed(&signed, e))?;
    let reading = tokio::spawn(async move {
        if let Err(error) = app::feed::read(&d, feed, opened).await {
            tracing::warn!(%error, "a list could not be read");
        }
        // The file goes with its place.
        drop(place);
    });
    settle(reading).await;
    Ok(Redirect::to(&format!("/import/{feed}")).into_response())
}

/// The columns of a list that lacks some, to be mapped by hand.
fn to_map(d: &Delivering, kind: ListKind, found: Vec<String>) -> Mapping {
    let saved = d.source.profile(kind);
    let field = |name: &String| saved.and_then(|p| p.columns.get(name).copied().flatten());
    Mapping {
        kind,
        feed: None,
        columns: found.into_iter().map(|name| (name.clone(), field(&name))).collect(),
        date_order: saved.and_then(|p| p.date_order),
    }
}

/// Work under way goes on when the answer has left, and when the browser has gone.
async fn settle(work: tokio::task::JoinHandle<()>) {
    // Late or not, the page of the delivery says how far it has come.
    let _ = tokio::time::timeout(SMALL_LIST, work).await;
}

fn failed(signed: &Signed, error: FeedError) -> Failure {
    signed.failure(match error {
        FeedError::App(error) => error,
        FeedError::Refused(message) => AppError::Conflict(message),
        FeedError::Busy => AppError::Conflict(Message::new("import-refused-busy")),
        FeedError::File(_) => AppError::field("file", "import-error-unreadable"),
    })
}

async fn delivery(signed: Signed, Path(feed): Path<FeedId>) -> Result<Response, Failure> {
    let (d, _) = of_feed(&signed, feed).await?;
    let preview = app::feed::preview(&d, feed).await.map_err(|e| signed.failure(e))?;
    let delivery = preview.delivery;
    let mapping = delivery.format.as_ref().filter(|_| delivery.state.is_open()).map(|format| Mapping {
        kind: delivery.kind,
        feed: Some(feed),
        columns: format.columns.clone(),
        date_order: preview.profile.as_ref().and_then(|p| p.date_order),
    });
    let works = delivery.state.is_working();
    let shell = signed.shell("import-delivery-title", Some(Place::IMPORT));
    let (rejected, warnings) = (preview.rejected, preview.warnings);
    let shown = Delivery { shell: shell.clone(), delivery, rejected, warnings, mapping };
    let mut response = show(&shown, &shell);
    if works {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(REFRESH));
    }
    Ok(response)
}

async fn land(signed: Signed, Path(feed): Path<FeedId>) -> Result<Response, Failure> {
    let (d, delivery) = of_feed(&signed, feed).await?;
    if !delivery.state.is_open() {
        // Sent twice: what it asked for is under way or done.
        return Ok(Redirect::to(&format!("/import/{feed}")).into_response());
    }
    start(d, feed).await;
    Ok(Redirect::to(&format!("/import/{feed}")).into_response())
}

async fn start(d: Delivering, feed: FeedId) {
    let landing = tokio::spawn(async move {
        if let Err(error) = app::feed::land(&d, feed).await {
            tracing::warn!(%error, "a list did not land");
        }
    });
    settle(landing).await;
}

async fn confirm(signed: Signed, Path(feed): Path<FeedId>, sent: Sent) -> Result<Response, Failure> {
    let (d, _) = of_feed(&signed, feed).await?;
    let ending = sent.code("ending", |text| text.parse().ok()).map_err(|e| signed.failure(e))?;
    app::feed::confirm(&d, feed, ending).await.map_err(|e| failed(&signed, e))?;
    start(d, feed).await;
    Ok(Redirect::to(&format!("/import/{feed}")).into_response())
}

async fn abandon(signed: Signed, Path(feed): Path<FeedId>) -> Result<Response, Failure> {
    let (d, delivery) = of_feed(&signed, feed).await?;
    match app::feed::abandon(&d, &delivery).await {
        Ok(()) => Ok(go_and_say("/import", "said-import-abandoned")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/import", "said-already-done")),
        Err(error) => Err(too_late(error, "/import")),
    }
}

/// Keeps how the columns are read; a delivery in which they were wrong is given up, and its file
/// is chosen again.
async fn mapping(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let d = own(&signed).await?;
    let kind = sent.code("kind", ListKind::from_code).map_err(|e| signed.failure(e))?;
    let mut profile = d.source.profile(kind).cloned().unwrap_or_default();
    profile.date_order = DateOrder::from_code(sent.value("date_order"));
    for n in 1..=COLUMN_LIMIT {
        let name = sent.value(&format!("name-{n}")).to_owned();
        if name.is_empty() {
            continue;
        }
        profile.columns.insert(name, Field::from_code(sent.value(&format!("field-{n}"))));
    }
    let feed: Option<FeedId> = sent.value("feed").parse().ok();
    keep(&signed, &d, kind, &profile, feed).await?;
    Ok(go_and_say("/import", "said-import-mapping"))
}

async fn keep(
    signed: &Signed,
    d: &Delivering,
    kind: ListKind,
    profile: &Profile,
    feed: Option<FeedId>,
) -> Result<(), Failure> {
    app::feed::keep_profile(d, kind, profile).await.map_err(|e| signed.failure(e))?;
    if let Some(feed) = feed {
        let (d, delivery) = of_feed(signed, feed).await?;
        if delivery.state.is_open() {
            app::feed::abandon(&d, &delivery).await.map_err(|e| signed.failure(e))?;
        }
    }
    Ok(())
}

async fn rejected(signed: Signed, Path(feed): Path<FeedId>) -> Result<Response, Failure> {
    let (d, delivery) = of_feed(&signed, feed).await?;
    let l = Words::of(signed.op.language);
    let say = |kept: &Kept| l.kept(kept).into_owned();
    let csv = app::feed::rejected_csv(&d, &delivery, say).await.map_err(|e| signed.failure(e))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\""),
    ];
    Ok((headers, csv).into_response())
}
