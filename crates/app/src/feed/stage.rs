//! Reading a file: bytes to staged lines, in a thread of its own, written a chunk at a time.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use domain::access::hex;
use domain::feed::columns::ListKind;
use domain::feed::plan::{Coverage, FeedMode, check_as_of};
use domain::feed::reader::FeedLine;
use domain::feed::{
    ClientLine, Context, Delivery, FeedState, FileError, Format, Line, ListReader, Problem, Profile,
    StaffLine, Tally, Warning, digest,
};
use domain::id::FeedId;
use domain::message_key::{Kept, Message};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::feed::{NewFeed, StagedLine, StagedStaff};
use store::{Batch, Grown};
use tokio::sync::mpsc;

use super::{Delivering, FeedError};

/// Lines that one write carries: others write in between.
const CHUNK: usize = 1_000;
/// Things to look at that are kept of one delivery; more are counted only.
const WARNINGS_KEPT: u64 = 2_000;
/// A step without a sign of life for so long was killed.
pub(super) const STALE_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// A file that somebody delivers.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, as its sender knows it.
    pub file_name: String,
    /// Clients or staff.
    pub kind: ListKind,
    /// All, or changes only.
    pub mode: FeedMode,
    /// The day as of which it holds.
    pub as_of: Date,
    /// What it covers.
    pub coverage: Coverage,
    /// How its columns are read, if not as the agency has saved.
    pub profile: Option<Profile>,
}

/// A file that is a list of this agency as far as its beginning tells.
#[derive(Debug)]
pub struct Opened {
    upload: Upload,
    format: Format,
    sha256: String,
    bytes: u64,
    /// The delivery with the same file that has landed already: this one changes nothing.
    pub same_as: Option<Delivery>,
}

/// Looks at a file: whether it is such a list, and whether it has landed already. Nothing is
/// stored.
///
/// # Errors
/// [`FeedError::File`] names what is wrong; [`FeedError::Refused`] an as-of day or a coverage
/// that cannot be.
pub async fn open(d: &Delivering, upload: Upload) -> Result<Opened, FeedError> {
    let (last, complete) = store::feed::last_landed(&d.scope, d.agency(), upload.kind).await?;
    upload.coverage.check().map_err(FeedError::Refused)?;
    let complete = complete.filter(|_| upload.mode == FeedMode::Complete || upload.kind == ListKind::Clients);
    let (context, profile) = (context(d), profile(d, &upload));
    let (path, kind) = (upload.path.clone(), upload.kind);
    let looked = tokio::task::spawn_blocking(move || -> Result<_, FileError> {
        let (sha256, bytes) = hash(&path)?;
        let file = File::open(&path).map_err(unreadable)?;
        let format = match kind {
            ListKind::Clients => format(&ListReader::<_, ClientLine>::open(file, profile, context)?),
            ListKind::Staff => format(&ListReader::<_, StaffLine>::open(file, profile, context)?),
        };
        Ok((format, sha256, bytes))
    });
    let (format, sha256, bytes) = looked.await.map_err(|_| stopped())??;
    let same_as = last.filter(|last| {
        last.sha256.as_deref() == Some(sha256.as_str())
            && last.mode == upload.mode
            && last.format.as_ref().map(|f| &f.columns) == Some(&format.columns)
    });
    if same_as.is_none() {
        check_as_of(upload.as_of, complete, d.today()).map_err(FeedError::Refused)?;
    }
    Ok(Opened { upload, format, sha256, bytes, same_as })
}

/// Begins a delivery; older ones of the same kind that have not landed are given up.
///
/// # Errors
/// The store does not answer.
pub async fn begin(d: &Delivering, opened: &Opened) -> Result<FeedId, FeedError> {
    sweep(d).await?;
    let at = d.kring.clock.now();
    let new = NewFeed {
        id: d.kring.id(at),
        agency: d.agency(),
        kind: opened.upload.kind,
        mode: opened.upload.mode,
        file_name: short_name(&opened.upload.file_name),
        as_of: opened.upload.as_of,
        coverage: opened.upload.coverage.clone(),
        format: opened.format.clone(),
        bytes: opened.bytes,
        account: d.account(),
    };
    let batch = Batch::new(d.record(&["begin"]));
    let batch = store::feed::supersede(batch, new.agency, new.kind, at);
    d.scope.write(store::feed::begin(batch, &new, at)).await?;
    Ok(new.id)
}

/// Reads a file to its end, and counts what it would do.
///
/// # Errors
/// [`FeedError::File`]: nothing of the file stays, and the delivery says why.
pub async fn read(d: &Delivering, feed: FeedId, opened: Opened) -> Result<Delivery, FeedError> {
    match stage(d, feed, &opened).await {
        Ok(()) => Ok(store::feed::delivery(&d.scope, feed).await?.ok_or_else(stopped)?),
        Err(error) => {
            let problem = match &error {
                FeedError::File(file) => Kept::from(&file.message(&|field| field.key.to_owned())),
                _ => Kept::from(&Message::new("import-error-unreadable")),
            };
            let batch = Batch::chore("a file that could not be read");
            d.scope.write(store::feed::fail(batch, feed, &problem, d.kring.clock.now())).await?;
            clean(d, feed).await?;
            Err(error)
        }
    }
}

async fn stage(d: &Delivering, feed: FeedId, opened: &Opened) -> Result<(), FeedError> {
    let (context, profile) = (context(d), profile(d, &opened.upload));
    let (sender, mut chunks) = mpsc::channel::<Chunk>(2);
    let (path, kind, as_of) = (opened.upload.path.clone(), opened.upload.kind, opened.upload.as_of);
    let reading = tokio::task::spawn_blocking(move || -> Result<Option<Kept>, FileError> {
        let file = io::BufReader::with_capacity(1 << 17, File::open(&path).map_err(unreadable)?);
        match kind {
            ListKind::Clients => pump(ListReader::open(file, profile, context)?, &sender, |chunk, line| {
                chunk.clients.push(staged(line, as_of));
            }),
            ListKind::Staff => pump(ListReader::open(file, profile, context)?, &sender, |chunk, line| {
                chunk.staff.push(line);
            }),
        }
    });
    let mut lines = 0;
    while let Some(chunk) = chunks.recv().await {
        lines = chunk.tally.accepted;
        let at = d.kring.clock.now();
        let batch = Batch::chore("lines of a delivery before it lands").bulk().repeatable();
        let batch = store::feed::progress(batch, feed, &chunk.tally, chunk.bytes, at);
        let staff: Vec<StagedStaff> =
            chunk.staff.into_iter().map(|line| StagedStaff { line, id: d.kring.id(at) }).collect();
        let batch = store::feed::client_lines(batch, feed, &chunk.clients);
        let batch = store::feed::staff_lines(batch, feed, &staff);
        d.scope.write(store::feed::problem_rows(batch, feed, &chunk.problems)).await?;
    }
    let note = reading.await.map_err(|_| stopped())??;
    let format = Format { note, ..opened.format.clone() };
    let at = d.kring.clock.now();
    let batch = Batch::chore("a delivery read to its end").bulk().grown(Grown::Staged, lines);
    let batch = store::feed::read_to_end(batch, feed, &opened.sha256, &format, at);
    let batch = match kind {
        ListKind::Clients => store::feed::recount_clients(batch, feed),
        ListKind::Staff => store::feed::recount_staff(batch, feed),
    };
    Ok(d.scope.write(batch).await?)
}

#[derive(Default)]
struct Chunk {
    clients: Vec<StagedLine>,
    staff: Vec<StaffLine>,
    problems: Vec<(Problem, u32)>,
    tally: Tally,
    bytes: u64,
}

/// Reads a list and hands its lines on in chunks; gives what is to be said of the file.
fn pump<R: Read, T: FeedLine + Warned>(
    mut reader: ListReader<R, T>,
    to: &mpsc::Sender<Chunk>,
    take: impl Fn(&mut Chunk, T),
) -> Result<Option<Kept>, FileError> {
    let (mut chunk, mut tally) = (Chunk::default(), Tally::default());
    let mut lines = 0;
    while let Some(line) = reader.next() {
        match line? {
            Line::Accepted(mut line) => {
                tally.accepted += 1;
                for (warning, place) in line.take_warnings().into_iter().zip(0_u32..) {
                    tally.warnings += 1;
                    if tally.warnings <= WARNINGS_KEPT {
                        chunk.problems.push((look_at(&warning), place));
                    }
                }
                take(&mut chunk, line);
            }
            Line::Rejected(rejected) => {
                tally.rejected += 1;
                tally.unreadable += u64::from(rejected.id.is_none());
                let problem = Problem {
                    line: rejected.line,
                    rejected: true,
                    record_id: rejected.id,
                    field: rejected.reason.field,
                    message: Kept::from(&rejected.reason.message),
                    cells: rejected.cells,
                };
                chunk.problems.push((problem, 0));
            }
        }
        lines += 1;
        if lines % CHUNK == 0 {
            (chunk.tally, chunk.bytes) = (tally, reader.bytes_read());
            // Nobody receives any more: the delivery was given up.
            if to.blocking_send(std::mem::take(&mut chunk)).is_err() {
                return Ok(None);
            }
        }
    }
    (chunk.tally, chunk.bytes) = (tally, reader.bytes_read());
    let _ = to.blocking_send(chunk);
    Ok(reader.note().as_ref().map(Kept::from))
}

trait Warned {
    fn take_warnings(&mut self) -> Vec<Warning>;
}

impl Warned for ClientLine {
    fn take_warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }
}

impl Warned for StaffLine {
    fn take_warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }
}

fn look_at(warning: &Warning) -> Problem {
    Problem {
        line: warning.line,
        rejected: false,
        record_id: None,
        field: Some(warning.field),
        message: Kept::from(&warning.message),
        cells: Vec::new(),
    }
}

fn staged(line: ClientLine, as_of: Date) -> StagedLine {
    let digest = digest::of_client(&line);
    // The day on which the agency wrote it, if that is not ahead of the list itself.
    let said = line.recorded_on.filter(|day| *day <= as_of).unwrap_or(as_of);
    StagedLine { line, digest, said }
}

fn context(d: &Delivering) -> Context {
    Context {
        country: d.source.country,
        today: d.today(),
        agency_names: vec![d.source.agency.slug.clone(), d.source.agency.name.clone()],
        test_numbers: d.source.test_numbers,
    }
}

fn profile(d: &Delivering, upload: &Upload) -> Option<Profile> {
    upload.profile.clone().or_else(|| d.source.profile(upload.kind).cloned())
}

fn format<R: Read, T: FeedLine>(reader: &ListReader<R, T>) -> Format {
    Format {
        encoding: reader.encoding().code().to_owned(),
        note: None,
        delimiter: reader.delimiter().to_string(),
        columns: reader.mapping().columns().map(|(name, field)| (name.to_owned(), field)).collect(),
    }
}

fn hash(path: &Path) -> Result<(String, u64), FileError> {
    let mut file = File::open(path).map_err(unreadable)?;
    let (mut hash, mut bytes) = (Sha256::new(), 0_u64);
    let mut buffer = vec![0; 1 << 17];
    loop {
        match file.read(&mut buffer).map_err(unreadable)? {
            0 => return Ok((hex(&hash.finalize()), bytes)),
            n => {
                hash.update(&buffer[..n]);
                bytes += n as u64;
                if bytes > domain::feed::MAX_FILE_BYTES {
                    return Err(FileError::TooLarge);
                }
            }
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "as map_err hands it on")]
fn unreadable(error: io::Error) -> FileError {
    FileError::Unreadable(error.kind())
}

/// The last part of a path, not longer than a name is.
fn short_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(120).collect()
}

pub(super) fn stopped() -> crate::error::AppError {
    crate::error::AppError::Internal("a delivery stopped")
}

/// Puts right what was killed, and removes what nobody needs any more.
pub(super) async fn sweep(d: &Delivering) -> Result<(), FeedError> {
    let now: Timestamp = d.kring.clock.now();
    for feed in store::feed::stale(&d.scope, now - STALE_AFTER, now).await? {
        clean(d, feed).await?;
    }
    Ok(())
}

/// Removes what was staged.
pub(super) async fn clean(d: &Delivering, feed: FeedId) -> Result<(), crate::error::AppError> {
    for batch in store::feed::empty(feed) {
        d.scope.write(batch).await?;
    }
    Ok(())
}

/// Whether a delivery can still be worked on.
pub(super) const fn is_open(state: FeedState) -> bool {
    state.is_open()
}
