//! A form that may carry files: received within limits, and held in memory alone, so that nothing of a file
//! lies anywhere in the clear.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::AppError;
use axum::extract::multipart::{Field as Part, Multipart, MultipartRejection};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::attachment::{COUNT_LIMIT, FIELD, FILE_LIMIT, NAME_LIMIT, TOTAL_LIMIT, Upload};
use domain::message_key::{FieldError, Message};

use crate::error::Failure;
use crate::form::Sent;
use crate::headers::FORM_LIMIT;
use crate::state::Web;

/// So many times the limit of all files are received and dropped, so that the browser hears what is wrong.
const ENDLESS: usize = 4;
/// Most fields of a form.
const FIELDS: usize = 100;
/// Most bytes of files that the server holds for all requests together.
const HELD_LIMIT: usize = 512 << 20;
/// Seconds after which whoever was turned away for want of room may try again.
const BUSY: u32 = 60;

static HELD: AtomicUsize = AtomicUsize::new(0);

/// Room for the files of one request, given back when it ends.
struct Room(usize);

impl Room {
    fn take(&mut self, bytes: usize) -> Result<(), AppError> {
        let before = HELD.fetch_add(bytes, Ordering::Relaxed);
        self.0 = self.0.saturating_add(bytes);
        if before.saturating_add(bytes) > HELD_LIMIT { Err(AppError::TooMany { wait: BUSY }) } else { Ok(()) }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        HELD.fetch_sub(self.0, Ordering::Relaxed);
    }
}

/// What a form with files sent.
pub(crate) struct WithFiles {
    /// Its fields.
    pub(crate) sent: Sent,
    /// Its files, as far as they are within the limits; what is beyond them is told by their sizes.
    pub(crate) files: Vec<Upload>,
    /// What broke while they arrived.
    broken: Option<FieldError>,
    /// Files were chosen, and have to be chosen again when the form comes back.
    pub(crate) chosen: bool,
    /// Held until the answer is made.
    room: Room,
}

impl WithFiles {
    /// The files, to be checked.
    pub(crate) fn take(&mut self) -> Result<Vec<Upload>, AppError> {
        match self.broken.take() {
            Some(broken) => Err(AppError::Invalid(vec![broken])),
            None => Ok(std::mem::take(&mut self.files)),
        }
    }

    async fn receive(mut form: Multipart) -> Result<Self, Response> {
        let mut with =
            Self { sent: Sent::default(), files: Vec::new(), broken: None, chosen: false, room: Room(0) };
        let (mut fields, mut written, mut received) = (Vec::new(), 0_usize, 0_usize);
        loop {
            let part = match form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(_) => {
                    with.broken = Some(broken());
                    break;
                }
            };
            if part.name() == Some(FIELD) {
                if !with.keep(part, &mut received).await? {
                    break;
                }
                continue;
            }
            let name: String = part.name().unwrap_or_default().chars().take(NAME_LIMIT).collect();
            let Ok(text) = text(part, &mut written).await? else {
                with.broken = Some(broken());
                break;
            };
            if fields.len() < FIELDS {
                fields.push((name, text));
            }
        }
        with.sent = Sent::of(fields);
        Ok(with)
    }

    /// Receives one file; `false` where it has no end, and the answer comes in the middle of it.
    async fn keep(&mut self, mut part: Part<'_>, received: &mut usize) -> Result<bool, Response> {
        // One character more than is allowed tells that there are too many.
        let name: String = part.file_name().unwrap_or_default().chars().take(NAME_LIMIT + 1).collect();
        let mut upload = Upload { name, ..Upload::default() };
        let kept = self.files.len() < COUNT_LIMIT;
        let mut whole = true;
        loop {
            let chunk = match part.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break,
                Err(_) => {
                    self.broken = Some(broken());
                    whole = false;
                    break;
                }
            };
            upload.size = upload.size.saturating_add(chunk.len());
            *received = received.saturating_add(chunk.len());
            if *received > TOTAL_LIMIT.saturating_mul(ENDLESS) {
                whole = false;
                break;
            }
            if kept && upload.size <= FILE_LIMIT && *received <= TOTAL_LIMIT {
                self.room.take(chunk.len()).map_err(|busy| Failure::from(busy).into_response())?;
                upload.bytes.extend_from_slice(&chunk);
            } else {
                upload.bytes = Vec::new();
            }
        }
        // A field in which no file was chosen comes as an empty one without a name.
        if upload.size > 0 || !upload.name.is_empty() {
            self.chosen = true;
            // One more than is allowed tells that there are too many.
            if self.files.len() <= COUNT_LIMIT {
                self.files.push(upload);
            }
        }
        Ok(whole)
    }
}

fn broken() -> FieldError {
    FieldError { field: FIELD, message: Message::new("attachment-broken") }
}

/// What was written in a field; all fields together have the limit of a form without files.
async fn text(mut part: Part<'_>, written: &mut usize) -> Result<Result<String, ()>, Response> {
    let mut bytes = Vec::new();
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(_) => return Ok(Err(())),
        }
        if written.saturating_add(bytes.len()) > FORM_LIMIT {
            return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
        }
    }
    *written = written.saturating_add(bytes.len());
    Ok(Ok(String::from_utf8_lossy(&bytes).into_owned()))
}

impl FromRequest<Arc<Web>> for WithFiles {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let sent = Sent::limited(request, web).await?;
            return Ok(Self { sent, files: Vec::new(), broken: None, chosen: false, room: Room(0) });
        }
        let form = Multipart::from_request(request, web).await;
        Self::receive(form.map_err(MultipartRejection::into_response)?).await
    }
}
