//! Attachments: files that somebody adds to something, such as a concern report. Of which kind a file is
//! tell its first bytes; its name is only a name.

use unicode_normalization::UnicodeNormalization;

use crate::coded::coded;
use crate::id::AttachmentId;
use crate::message_key::{FieldError, Message};

coded! {
    /// The kinds of files that are taken.
    Kind {
        /// A document.
        Pdf = "pdf",
        /// A photograph.
        Jpeg = "jpeg",
        /// A picture of a screen.
        Png = "png",
        /// Plain text.
        Text = "text",
    }
}

coded! {
    /// To what a file can belong.
    Of {
        /// A concern report.
        Concern = "concern",
    }
}

/// Most files at once.
pub const COUNT_LIMIT: usize = 5;
/// Largest file, bytes.
pub const FILE_LIMIT: usize = 10 << 20;
/// Most bytes of all files together.
pub const TOTAL_LIMIT: usize = 25 << 20;
/// Most characters of a file's name.
pub const NAME_LIMIT: usize = 200;
/// Most characters of a name that are kept, without what tells its kind.
const STEM_LIMIT: usize = 80;
/// The field of files, the same in every form.
pub const FIELD: &str = "files";

/// Bytes as whole megabytes, as the pages say a limit.
pub const fn megabytes(bytes: usize) -> usize {
    bytes >> 20
}

impl Kind {
    /// The media type under which it is given out.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Text => "text/plain",
        }
    }

    /// How names of this kind end; the first is put on where none is there.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Text => &["txt", "text", "md", "csv"],
        }
    }

    /// The kind that the bytes tell, whatever the file is called; none for every other kind.
    pub fn told_by(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [] => None,
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            text if is_plain(text) => Some(Self::Text),
            _ => None,
        }
    }
}

/// Beginnings of text that means something else to the program that opens it.
const NOT_PLAIN: &[&str] = &["<!doctype", "<html", "<svg", "<?", "<script", "{\\rtf", "%!ps", "#!"];

/// Text in UTF-8 or one of the older encodings of one byte: no byte that only programs use, and no beginning
/// of markup or of a program.
fn is_plain(bytes: &[u8]) -> bool {
    let of_programs = |b: &u8| (*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C)) || *b == 0x7F;
    if bytes.iter().any(of_programs) {
        return false;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = bytes.trim_ascii_start();
    let head = head[..head.len().min(16)].to_ascii_lowercase();
    NOT_PLAIN.iter().all(|beginning| !head.starts_with(beginning.as_bytes()))
}

/// A file as it arrived. `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Upload {
    /// Its name on the sender's device.
    pub name: String,
    /// What is in it. Of a file that is too large whoever receives it need not keep it all.
    pub bytes: Vec<u8>,
    /// How many bytes arrived.
    pub size: usize,
}

impl Upload {
    /// A file that is there whole.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), size: bytes.len(), bytes }
    }
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({} bytes)", self.size)
    }
}

/// A file that can be kept. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Of which kind it is.
    pub kind: Kind,
    /// Its name, made safe.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({}, {} bytes)", self.kind.code(), self.bytes.len())
    }
}

/// A file that was kept, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Of which kind it is.
    pub kind: Kind,
    /// Its name, made safe.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// The files, if every one of them can be kept: not too many, not too large, of a kind that is taken.
///
/// # Errors
/// What is wrong with the first that is wrong, at the field [`FIELD`].
pub fn check(uploads: Vec<Upload>) -> Result<Vec<File>, FieldError> {
    if uploads.len() > COUNT_LIMIT {
        return Err(wrong(Message::new("attachment-too-many").with("limit", COUNT_LIMIT.to_string())));
    }
    for (upload, place) in uploads.iter().zip(1..) {
        sound(upload, place)?;
    }
    // Before the kinds: of what is beyond a limit the first bytes may not be there.
    let total = uploads.iter().fold(0_usize, |sum, upload| sum.saturating_add(upload.size));
    if total > TOTAL_LIMIT {
        let limit = megabytes(TOTAL_LIMIT).to_string();
        return Err(wrong(Message::new("attachment-too-large-together").with("megabytes", limit)));
    }
    let kept = |(upload, place): (Upload, usize)| match Kind::told_by(&upload.bytes) {
        Some(kind) => Ok(File { kind, name: safe_name(&upload.name, kind, place), bytes: upload.bytes }),
        None => Err(wrong(Message::new("attachment-kind").with("name", shown(&upload.name, place)))),
    };
    uploads.into_iter().zip(1..).map(kept).collect()
}

/// Whether its name and size are such that it can be kept.
fn sound(upload: &Upload, place: usize) -> Result<(), FieldError> {
    let Upload { name, size, .. } = upload;
    let called = |key| Message::new(key).with("name", shown(name, place));
    if name.chars().count() > NAME_LIMIT {
        let message = called("attachment-name-too-long");
        return Err(wrong(message.with("limit", NAME_LIMIT.to_string())));
    }
    if name.contains(['/', '\\']) || name.trim() == ".." || name.chars().any(char::is_control) {
        return Err(wrong(called("attachment-name-path")));
    }
    if *size == 0 {
        return Err(wrong(called("attachment-empty")));
    }
    if *size > FILE_LIMIT {
        let limit = megabytes(FILE_LIMIT).to_string();
        return Err(wrong(called("attachment-too-large").with("megabytes", limit)));
    }
    Ok(())
}

const fn wrong(message: Message) -> FieldError {
    FieldError { field: FIELD, message }
}

/// A name in an error: enough to know it by.
fn shown(name: &str, place: usize) -> String {
    let stem = stem(name);
    let begins: String = stem.chars().take(40).collect();
    match begins.as_str() {
        "" => place.to_string(),
        _ if begins.len() < stem.len() => format!("{begins}…"),
        _ => begins,
    }
}

/// A name that is safe on every system and in every header: letters, digits and a few signs, with the ending
/// of its kind. A name of which nothing is left becomes the file's number.
pub fn safe_name(name: &str, kind: Kind, place: usize) -> String {
    let safe = stem(name);
    let (stem, ending) = match safe.rsplit_once('.') {
        Some((stem, end)) => match kind.endings().iter().find(|e| end.eq_ignore_ascii_case(e)) {
            Some(ending) => (stem, *ending),
            None => (safe.as_str(), kind.endings()[0]),
        },
        None => (safe.as_str(), kind.endings()[0]),
    };
    let stem: String = stem.chars().take(STEM_LIMIT).collect();
    let stem = stem.trim_matches([' ', '.', '_']);
    match stem {
        "" => format!("{place}.{ending}"),
        _ if is_device(stem) => format!("{place}-{stem}.{ending}"),
        _ => format!("{stem}.{ending}"),
    }
}

fn stem(name: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || " .-_(),+".contains(c) { c } else { '_' };
    let safe: String = name.nfc().take(NAME_LIMIT).map(safe).collect();
    safe.trim_matches([' ', '.', '_']).to_owned()
}

/// A name that Windows takes for a device, with whatever ending.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let numbered = |name: &str| first.strip_prefix(name).is_some_and(|n| n.len() == 1);
    matches!(first.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests;
