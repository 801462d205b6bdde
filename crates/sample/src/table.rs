//! Lines to bytes: quoting, line ends and character set of a house style.

use crate::mess;
use crate::style::{Encoding, Style};

/// A list as a file: CSV with `\r\n`, in the style's character set.
pub fn bytes<'a, L, C>(style: Style, header: &[C], lines: L) -> Vec<u8>
where
    L: Iterator<Item = Vec<String>> + 'a,
    C: AsRef<[u8]>,
{
    let quoting = if style.quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(style.delimiter)
        .quote_style(quoting)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and all lines of a list have its header's width.
    let _ = writer.write_record(header);
    for line in lines {
        let _ = writer.write_record(&line);
    }
    let text = writer.into_inner().unwrap_or_default();
    encode(style.encoding, text)
}

fn encode(encoding: Encoding, text: Vec<u8>) -> Vec<u8> {
    let text = match encoding {
        Encoding::Utf8 => return text,
        Encoding::Utf8Bom => return [b"\xef\xbb\xbf".as_slice(), &text].concat(),
        Encoding::Latin1 | Encoding::Utf16Le => String::from_utf8_lossy(&text).into_owned(),
    };
    if encoding == Encoding::Utf16Le {
        return std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    }
    let latin = |c: char| u8::try_from(u32::from(c)).ok();
    text.chars().map(|c| latin(c).or_else(|| latin(mess::bare(c))).unwrap_or(b'?')).collect()
}
