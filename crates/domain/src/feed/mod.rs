//! Feeds: one agency's client or staff list, from bytes to typed lines.
//!
//! ```text
//! bytes ─ decode ─► text ─ table ─► records ─ columns ─► fields ─ client_line / staff_line ─► lines
//!                                                              └─► rejected (CSV with the reasons)
//! plan: whether the delivery may land, or waits for a human, or is refused
//! ```
//!
//! [`reader::ListReader`] ties them together and streams: memory does not grow with the file but
//! for 16 bytes a line (to see a record id twice). A wrong file is named before its first line.

pub mod client_line;
pub mod columns;
pub mod dates;
pub mod decode;
pub mod delivery;
pub mod digest;
pub mod error;
pub mod name;
pub mod phone;
pub mod plan;
pub mod postcode;
pub mod protection_words;
pub mod reader;
pub mod rejected;
pub mod row;
pub mod staff_line;
pub mod table;
pub mod text;
pub mod unseen;
pub mod words;

pub use client_line::{ClientLine, Guardian};
pub use columns::{Field, ListKind, Mapping, Profile};
pub use delivery::{Delivery, FeedState, Format, Problem, Tally};
pub use error::FileError;
pub use reader::{ClientReader, Line, ListReader, StaffReader};
pub use rejected::{Rejected, RejectedCsv};
pub use row::{Context, TestNumbers, Warning};
pub use staff_line::StaffLine;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 512 * 1024 * 1024;

/// The longest record (one line, or several joined by quotes), in bytes of UTF-8.
pub const MAX_RECORD_BYTES: usize = 64 * 1024;

/// The most columns.
pub const MAX_COLUMNS: usize = 200;

/// The longest value of one cell, in characters; a line with a longer one is rejected.
pub const MAX_FIELD_CHARS: usize = 1_000;
