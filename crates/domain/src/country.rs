//! Countries with a law pack.

use serde::{Deserialize, Serialize};

/// A country whose law pack a partnership follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Country {
    /// Sweden.
    Se,
    /// Norway.
    No,
    /// Denmark.
    Dk,
    /// Scotland.
    Sct,
}

impl Country {
    /// All of them, in the order of the founding documents.
    pub const ALL: [Self; 4] = [Self::Se, Self::No, Self::Dk, Self::Sct];

    /// The pack's folder name: `se`, `no`, `dk`, `sct`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Se => "se",
            Self::No => "no",
            Self::Dk => "dk",
            Self::Sct => "sct",
        }
    }

    /// From the pack's folder name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }

    /// The language that a new partnership starts with.
    pub const fn language(self) -> Language {
        match self {
            Self::Se => Language::Sv,
            Self::No => Language::Nb,
            Self::Dk => Language::Da,
            Self::Sct => Language::En,
        }
    }

    /// IANA time zone of the country.
    pub const fn time_zone(self) -> &'static str {
        match self {
            Self::Se => "Europe/Stockholm",
            Self::No => "Europe/Oslo",
            Self::Dk => "Europe/Copenhagen",
            Self::Sct => "Europe/London",
        }
    }

    /// International dialling code, without the plus sign.
    pub const fn dialling_code(self) -> &'static str {
        match self {
            Self::Se => "46",
            Self::No => "47",
            Self::Dk => "45",
            Self::Sct => "44",
        }
    }
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish.
    Sv,
    /// Norwegian bokmål.
    Nb,
    /// Danish.
    Da,
    /// English.
    En,
}

impl Language {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Sv, Self::Nb, Self::Da, Self::En];

    /// BCP 47 tag, also the catalogue's folder name.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Nb => "nb",
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// From a tag; `no` and `nn` read bokmål, a region after the language is ignored.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "no" | "nn" => Some(Self::Nb),
            other => Self::ALL.into_iter().find(|l| l.tag() == other),
        }
    }
}
