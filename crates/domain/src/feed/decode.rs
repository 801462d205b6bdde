//! Bytes to text: finds out the encoding, names what is no text, and holds the limits of file
//! and record while streaming, so that two gigabytes on one line are refused after 64 KiB.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::coded::coded;
use crate::feed::error::{FileError, WrongKind};
use crate::feed::{MAX_FILE_BYTES, MAX_RECORD_BYTES};

coded! {
    /// How the file was written.
    Encoding {
        /// UTF-8, with or without byte order mark; plain ASCII too.
        Utf8 = "utf-8",
        /// UTF-16, least significant byte first.
        Utf16Le = "utf-16le",
        /// UTF-16, most significant byte first.
        Utf16Be = "utf-16be",
        /// Windows-1252, and ISO-8859-1 with it: they differ in control characters only.
        Windows1252 = "windows-1252",
    }
}

/// Bytes read at a time.
const CHUNK: usize = 16 * 1024;

/// How far to look for a decision about the encoding and the kind of file.
const LOOK_AHEAD: usize = 64 * 1024;

/// A reader of UTF-8 text over a reader of bytes in any of the [`Encoding`]s.
///
/// UTF-8 is decided at the first byte that is not ASCII, by the 64 KiB that follow; bytes that
/// break it later (files glued together) are read as Windows-1252 one by one, and
/// [`Text::is_mixed`] says so. Line ends come out as `\n` and the last line has one, so that lines
/// can be counted.
pub struct Text<R> {
    source: R,
    /// Where the source writes.
    chunk: Vec<u8>,
    /// Bytes read and not yet decoded.
    raw: Vec<u8>,
    /// Text decoded and not yet handed on, from `at`.
    out: Vec<u8>,
    at: usize,
    state: State,
    /// Set when ASCII was not enough to tell.
    settled: Option<Encoding>,
    mixed: bool,
    ended: bool,
    /// Whether the last character decoded was a carriage return.
    after_return: bool,
    bytes: u64,
    max_bytes: u64,
    /// Bytes that may still be handed on before the record is too long.
    allowance: usize,
    /// For the message only.
    line: u64,
}

enum State {
    /// ASCII so far.
    Undecided,
    Utf8,
    Other(Decoder),
}

impl<R: Read> Text<R> {
    /// Looks at the beginning and refuses what is not a list, or is longer than [`MAX_FILE_BYTES`].
    pub fn open(source: R) -> Result<Self, FileError> {
        Self::with_limit(source, MAX_FILE_BYTES)
    }

    /// As [`Text::open`], with another limit in bytes.
    pub fn with_limit(source: R, max_bytes: u64) -> Result<Self, FileError> {
        let mut text = Self {
            source,
            chunk: vec![0; CHUNK],
            raw: Vec::with_capacity(LOOK_AHEAD + CHUNK),
            out: Vec::with_capacity(2 * CHUNK),
            at: 0,
            state: State::Undecided,
            settled: None,
            mixed: false,
            ended: false,
            after_return: false,
            bytes: 0,
            max_bytes,
            allowance: usize::MAX,
            line: 1,
        };
        text.read_ahead()?;
        if text.raw.is_empty() {
            return Err(FileError::Empty);
        }
        if let Some(kind) = wrong_kind(&text.raw) {
            return Err(FileError::Wrong(kind));
        }
        text.settle_by_mark();
        if text.peek()?.trim_ascii().is_empty() {
            return Err(FileError::Empty);
        }
        Ok(text)
    }

    /// The encoding, as far as it is known: a file of ASCII only is UTF-8.
    pub fn encoding(&self) -> Encoding {
        self.settled.unwrap_or(Encoding::Utf8)
    }

    /// Whether the file changed its encoding on the way.
    pub const fn is_mixed(&self) -> bool {
        self.mixed
    }

    /// Bytes read from the source so far, for a progress bar.
    pub const fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// The text that comes next, at least 16 KiB of it unless the file is shorter; it stays.
    pub fn peek(&mut self) -> Result<&[u8], FileError> {
        while self.out.len() - self.at < CHUNK && self.fill()? {}
        Ok(&self.out[self.at..])
    }

    /// Begins a record: from here, more than [`MAX_RECORD_BYTES`] and what the caller may have
    /// `buffered` fail with the line where it began.
    pub fn begin_record(&mut self, line: u64, buffered: usize) {
        self.line = line;
        self.allowance = MAX_RECORD_BYTES + buffered;
    }

    fn read_ahead(&mut self) -> Result<(), FileError> {
        while self.raw.len() < LOOK_AHEAD && !self.ended {
            let read = loop {
                match self.source.read(&mut self.chunk) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            let count = read.map_err(|error| FileError::from_io(&error))?;
            self.raw.extend_from_slice(&self.chunk[..count]);
            self.ended = count == 0;
            self.bytes += count as u64;
            if self.bytes > self.max_bytes {
                return Err(FileError::TooLarge);
            }
        }
        Ok(())
    }

    /// By byte order mark, or by the NULs that ASCII leaves in UTF-16.
    fn settle_by_mark(&mut self) {
        let (encoding, skip) = match self.raw.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
            [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
            [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Le, 0),
            [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Be, 0),
            _ => return,
        };
        self.raw.drain(..skip);
        self.settle(encoding);
    }

    fn settle(&mut self, encoding: Encoding) {
        self.settled = Some(encoding);
        self.state = match encoding {
            Encoding::Utf8 => State::Utf8,
            Encoding::Utf16Le => State::Other(UTF_16LE.new_decoder_without_bom_handling()),
            Encoding::Utf16Be => State::Other(UTF_16BE.new_decoder_without_bom_handling()),
            Encoding::Windows1252 => State::Other(WINDOWS_1252.new_decoder_without_bom_handling()),
        };
    }

    /// Decodes one chunk more; false at the end.
    fn fill(&mut self) -> Result<bool, FileError> {
        self.read_ahead()?;
        if self.raw.is_empty() {
            return Ok(self.end_last_line());
        }
        if self.at > CHUNK {
            self.out.drain(..self.at);
            self.at = 0;
        }
        let from = self.out.len();
        if matches!(self.state, State::Undecided)
            && let Some(first) = self.raw.iter().position(|byte| !byte.is_ascii())
        {
            if first > 0 {
                self.take_ascii(first);
                return self.settle_lines(from);
            }
            let utf8 = reads_as_utf8(&self.raw);
            self.settle(if utf8 { Encoding::Utf8 } else { Encoding::Windows1252 });
        }
        match &mut self.state {
            State::Undecided => {
                let all = self.raw.len();
                self.take_ascii(all);
            }
            State::Utf8 => self.take_utf8(),
            State::Other(decoder) => {
                let last = self.ended;
                let needed = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(4 * LOOK_AHEAD);
                let held = self.out.len();
                self.out.resize(held + needed, 0);
                let (result, read, written, _) =
                    decoder.decode_to_utf8(&self.raw, &mut self.out[held..], last);
                self.out.truncate(held + written);
                self.raw.drain(..read);
                // `needed` bytes always suffice
                debug_assert!(matches!(result, CoderResult::InputEmpty));
            }
        }
        self.settle_lines(from)
    }

    fn take_ascii(&mut self, count: usize) {
        self.out.extend_from_slice(&self.raw[..count]);
        self.raw.drain(..count);
    }

    fn take_utf8(&mut self) {
        let (valid, broken) = match str::from_utf8(&self.raw) {
            Ok(_) => (self.raw.len(), 0),
            Err(error) => {
                let rest = self.raw.len() - error.valid_up_to();
                let cut = if self.ended { rest } else { 0 };
                (error.valid_up_to(), error.error_len().unwrap_or(cut))
            }
        };
        self.take_ascii(valid);
        if broken > 0 {
            self.mixed = true;
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&self.raw[..broken]);
            self.out.extend_from_slice(text.as_bytes());
            self.raw.drain(..broken);
        }
    }

    /// Refuses NULs in what was decoded from `from` on, and makes its line ends `\n`.
    fn settle_lines(&mut self, from: usize) -> Result<bool, FileError> {
        let added = &mut self.out[from..];
        if added.contains(&0) {
            return Err(FileError::Wrong(WrongKind::Binary));
        }
        if self.after_return || added.contains(&b'\r') {
            let mut kept = 0;
            for index in 0..added.len() {
                let byte = added[index];
                if !(byte == b'\n' && self.after_return) {
                    added[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                self.after_return = byte == b'\r';
            }
            self.out.truncate(from + kept);
        }
        Ok(true)
    }

    /// At the end, gives the last line its end; false when it has one.
    fn end_last_line(&mut self) -> bool {
        let open = self.out.last().is_some_and(|byte| *byte != b'\n');
        if open {
            self.out.push(b'\n');
        }
        open
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.out.len() {
            if !self.fill().map_err(FileError::into_io)? {
                return Ok(0);
            }
        }
        let count = (self.out.len() - self.at).min(buffer.len());
        self.allowance = self
            .allowance
            .checked_sub(count)
            .ok_or_else(|| FileError::RecordTooLong { line: self.line }.into_io())?;
        buffer[..count].copy_from_slice(&self.out[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Whether the bytes are UTF-8, perhaps with a damaged character or two: text in Windows-1252 has
/// hardly a pair of bytes that UTF-8 would allow.
fn reads_as_utf8(bytes: &[u8]) -> bool {
    const GOOD_PER_BROKEN: usize = 10;
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // one break at the very end may be the edge of what was read
    let cut = bytes.utf8_chunks().last().is_some_and(|chunk| (1..4).contains(&chunk.invalid().len()));
    broken == 0 || (broken == 1 && cut && good > 0) || good >= GOOD_PER_BROKEN * broken
}

/// What the first bytes say it is, if it is not text.
fn wrong_kind(head: &[u8]) -> Option<WrongKind> {
    const IMAGES: [&[u8]; 8] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0", b"8BPS"];
    const COMPRESSED: [&[u8]; 6] =
        [b"\x1F\x8B", b"BZh", b"\xFD7zXZ\0", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A", b"\x28\xB5\x2F\xFD"];
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));

    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let names: [&[u8]; 4] = [b"[Content_Types].xml", b"xl/", b"mimetype", b"_rels/"];
        let first = head.get(30..120).unwrap_or(head.get(30..).unwrap_or_default());
        let workbook = names.iter().any(|name| first.starts_with(name));
        return Some(if workbook { WrongKind::Workbook } else { WrongKind::Zip });
    }
    // the container of .xls and .doc
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(WrongKind::Workbook);
    }
    if head.starts_with(b"%PDF-") {
        return Some(WrongKind::Pdf);
    }
    if starts(&COMPRESSED) {
        return Some(WrongKind::Compressed);
    }
    let is_bitmap_word = head.starts_with(b"BM") && !head.contains(&0);
    let is_riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let is_heif = head.get(4..8) == Some(b"ftyp");
    if (starts(&IMAGES) && !is_bitmap_word) || is_riff || is_heif {
        return Some(WrongKind::Image);
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let markup: [&[u8]; 7] = [b"<!", b"<?xml", b"<html", b"<HTML", b"<table", b"{", b"[{"];
    if markup.iter().any(|mark| text.starts_with(mark)) {
        return Some(WrongKind::Markup);
    }
    let utf16 = matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || matches!(head, [a, 0, b, 0, ..] | [0, a, 0, b, ..] if *a != 0 && *b != 0);
    let head = &head[..head.len().min(4 * 1024)];
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    // a list has next to none; one in fifty is a machine's file
    let binary = !utf16 && (head.contains(&0) || controls * 50 > head.len());
    binary.then_some(WrongKind::Binary)
}
