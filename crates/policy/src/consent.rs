//! What a pack says of giving and taking back a consent, and of grounds that do not hold.

use domain::gate::Rule;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::pack::Check;

/// The law of consent in one country (`packs/*/consent.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentLaw {
    /// Where several hold custody.
    pub joint_custody: JointCustody,
    /// How long one consent may stand.
    pub longest: Longest,
    /// Taking it back.
    pub withdrawal: Stated,
    /// Grounds that are never offered.
    #[serde(default)]
    pub never: Vec<Never>,
}

/// Where several hold custody.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointCustody {
    /// Whether all of them have to say yes.
    pub all_needed: bool,
    /// Act and section, in the country's language.
    pub section: String,
    /// Fluent key of its plain words.
    pub text: String,
    /// How far it was checked.
    pub check: Check,
}

/// How long one consent may stand before it is given anew.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Longest {
    /// Days, the first not counted.
    pub days: i32,
    /// Where that comes from.
    pub section: String,
}

/// A statement of law with its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Act and section, in the country's language.
    pub section: String,
    /// Fluent key of its plain words.
    pub text: String,
    /// How far it was checked.
    pub check: Check,
}

/// A ground that people think of and that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Never {
    /// Its code; no basis of the country has it.
    pub code: String,
    /// Act and section, in the country's language.
    pub section: String,
    /// Fluent key of why it does not hold.
    pub text: String,
    /// How far it was checked.
    pub check: Check,
}

impl ConsentLaw {
    /// The last day on which a consent from that day may stand.
    pub fn last_day(&self, from: Date) -> Date {
        from.checked_add(self.longest.days.days()).unwrap_or(Date::MAX)
    }

    /// What holds for all consents, as rules with words and section.
    pub fn rules(&self) -> Vec<Rule> {
        let rule = |id: &str, text: &str, section: &str| Rule {
            id: id.to_owned(),
            reason: text.to_owned(),
            section: section.to_owned(),
        };
        vec![
            rule("joint-custody", &self.joint_custody.text, &self.joint_custody.section),
            rule("withdrawal", &self.withdrawal.text, &self.withdrawal.section),
        ]
    }

    /// What is never offered, with the reason.
    pub fn never_offered(&self) -> Vec<Rule> {
        let rule = |never: &Never| Rule {
            id: never.code.clone(),
            reason: never.text.clone(),
            section: never.section.clone(),
        };
        self.never.iter().map(rule).collect()
    }
}
