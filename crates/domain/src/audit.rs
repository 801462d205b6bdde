//! The access record as the data protection officer reads it: pseudonyms, and names only after a
//! reason.

use jiff::Timestamp;

use crate::access::Means;
use crate::gate::{Role, Rule};
use crate::id::AccessId;

/// Somebody in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Short and stable.
    pub pseudonym: String,
    /// The name, after a reason was given and unless the identity is protected.
    pub name: Option<String>,
}

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The record.
    pub id: AccessId,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the system itself.
    pub who: Option<Known>,
    /// With which hat on.
    pub role: Option<Role>,
    /// The hat's agency.
    pub agency: Option<String>,
    /// What was done, by its word.
    pub action: String,
    /// Why, by its word.
    pub purpose: String,
    /// By which means.
    pub means: Means,
    /// To whom it pertains, as many as a line names.
    pub persons: Vec<Known>,
    /// How many more.
    pub more: usize,
    /// Names of the fields shown or written.
    pub fields: Vec<String>,
    /// The rules that decided.
    pub basis: Vec<Rule>,
    /// Whether it was refused.
    pub denied: bool,
    /// The looker's own reason.
    pub reason: Option<String>,
}
