//! The packs as they were embedded, and what can be wrong with one.

use domain::country::Country;
use serde::{Deserialize, Serialize};

/// The text of one country's pack.
pub(crate) struct Pack {
    /// Folder under `packs/`.
    pub folder: &'static str,
    /// `packs/common/schema.cedarschema`.
    pub schema: &'static str,
    /// `packs/common/policy.cedar`.
    pub common: &'static str,
    /// The country's `policy.cedar`.
    pub policy: &'static str,
    /// The country's `protection.toml`.
    pub protection: &'static str,
    /// The country's `ages.toml`.
    pub ages: &'static str,
    /// The country's `sharing.toml`.
    pub sharing: &'static str,
    /// The country's `consent.toml`.
    pub consent: &'static str,
    /// The country's `break_glass.toml`.
    pub break_glass: &'static str,
}

macro_rules! pack {
    ($folder:literal) => {
        Pack {
            folder: $folder,
            schema: include_str!("../../../packs/common/schema.cedarschema"),
            common: concat!(
                include_str!("../../../packs/common/policy.cedar"),
                include_str!("../../../packs/common/work.cedar"),
                include_str!("../../../packs/common/consent.cedar")
            ),
            policy: include_str!(concat!("../../../packs/", $folder, "/policy.cedar")),
            protection: include_str!(concat!("../../../packs/", $folder, "/protection.toml")),
            ages: include_str!(concat!("../../../packs/", $folder, "/ages.toml")),
            sharing: include_str!(concat!("../../../packs/", $folder, "/sharing.toml")),
            consent: include_str!(concat!("../../../packs/", $folder, "/consent.toml")),
            break_glass: include_str!(concat!("../../../packs/", $folder, "/break_glass.toml")),
        }
    };
}

impl Pack {
    /// The embedded pack.
    pub(crate) const fn of(country: Country) -> Self {
        match country {
            Country::Se => pack!("se"),
            Country::No => pack!("no"),
            Country::Dk => pack!("dk"),
            Country::Sct => pack!("sct"),
        }
    }
}

/// How far a statement of law in a pack was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Check {
    /// The provision itself was read.
    #[serde(rename = "P")]
    Provision,
    /// A page that quotes or applies it was read.
    #[serde(rename = "S")]
    Secondary,
    /// From memory: to be confirmed before use.
    #[serde(rename = "M")]
    Memory,
}

/// What is wrong with a pack. For whoever writes one: names the file and the rule.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A table does not read.
    #[error("packs/{folder}/{file}: {cause}")]
    Table {
        /// Folder under `packs/`.
        folder: &'static str,
        /// The file.
        file: &'static str,
        /// What the reader says.
        cause: Box<toml::de::Error>,
    },
    /// A policy file or the schema does not read.
    #[error("packs/{folder}/{file}: {cause}")]
    Syntax {
        /// Folder under `packs/`.
        folder: &'static str,
        /// The file.
        file: &'static str,
        /// What the reader says.
        cause: String,
    },
    /// A rule lacks `@id`, `@section` or `@reason`, or carries a date that is none.
    #[error("packs/{folder}/policy.cedar: rule {rule}: {what}")]
    Annotation {
        /// Folder under `packs/`.
        folder: &'static str,
        /// The rule's id, or its place in the file.
        rule: String,
        /// What is missing or wrong.
        what: &'static str,
    },
    /// Two rules or grounds share an id.
    #[error("packs/{folder}: {id} stands twice")]
    Twice {
        /// Folder under `packs/`.
        folder: &'static str,
        /// The id.
        id: String,
    },
    /// A rule speaks of what the schema does not know, or can never hold.
    #[error("packs/{folder}/policy.cedar against the schema: {cause}")]
    Schema {
        /// Folder under `packs/`.
        folder: &'static str,
        /// What the validator says.
        cause: String,
    },
}

/// Reads one table of a pack.
pub(crate) fn read_toml<T: serde::de::DeserializeOwned>(
    folder: &'static str,
    file: &'static str,
    text: &str,
) -> Result<T, PackError> {
    toml::from_str(text).map_err(|cause| PackError::Table { folder, file, cause: Box::new(cause) })
}
