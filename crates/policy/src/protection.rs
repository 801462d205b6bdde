//! What each level of protected identity hides in a country, and what clearance opens where.

use std::collections::BTreeMap;

use domain::protection::{Category, Level, ProtectionTable};
use serde::Deserialize;

use crate::pack::Check;

/// One level as its pack describes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelEntry {
    /// Act and section.
    pub section: String,
    /// How far it was checked.
    pub check: Check,
    /// What it hides from viewers without clearance.
    pub hides: Vec<Category>,
    /// Records of such a person are never joined to others.
    #[serde(default)]
    pub never_link: bool,
}

/// What clearance opens, by where the values stand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClearanceTable {
    /// On the child's page.
    pub circle: Vec<Category>,
    /// In lists and searches, where no single person was asked about.
    pub lists: Vec<Category>,
    /// When a data steward compares records.
    pub review: Vec<Category>,
    /// To the person themself.
    pub own: Vec<Category>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    levels: BTreeMap<Level, LevelEntry>,
    clearance: ClearanceTable,
}

/// `packs/*/protection.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "File")]
pub(crate) struct Protection {
    pub table: ProtectionTable,
    pub levels: BTreeMap<Level, LevelEntry>,
    pub clearance: ClearanceTable,
}

impl From<File> for Protection {
    fn from(file: File) -> Self {
        let table = file.levels.iter().map(|(level, entry)| (*level, entry.hides.clone())).collect();
        Self { table: ProtectionTable(table), levels: file.levels, clearance: file.clearance }
    }
}

impl Protection {
    /// Whether records of such a person may never be joined.
    pub(crate) fn never_linked(&self, level: Option<Level>) -> bool {
        level.and_then(|level| self.levels.get(&level)).is_some_and(|entry| entry.never_link)
    }
}

/// One table of all packs' levels: a store may hold partnerships of several countries, and levels
/// are national.
pub fn protection_of_all<'a>(policies: impl IntoIterator<Item = &'a crate::Policy>) -> ProtectionTable {
    let levels = policies.into_iter().flat_map(|policy| policy.protection().0.clone());
    ProtectionTable(levels.collect())
}
