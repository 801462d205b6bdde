//! What a pack says of openings in an emergency.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How soon an opening is reviewed in one country (`packs/*/break_glass.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakGlass {
    /// Within so many days the data protection officer has answered; 1 to 30.
    pub review_days: u8,
    /// Where that comes from: act and section, or the design rule.
    pub section: String,
}

impl BreakGlass {
    /// The last day for the review of what is opened that day.
    pub fn due(&self, opened: Date) -> Date {
        opened.saturating_add(i64::from(self.review_days).days())
    }
}
