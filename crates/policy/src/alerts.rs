//! `packs/common/alerts.toml`: alert rules that come with Kring, in force nowhere until a
//! partnership takes them over.

use domain::alert::AlertRule;
use serde::Deserialize;

use crate::PackError;

const TEXT: &str = include_str!("../../../packs/common/alerts.toml");

/// One rule of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertExample {
    /// Its word in addresses and forms.
    pub code: String,
    /// The rule.
    pub rule: AlertRule,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    code: String,
    tell: domain::alert::Tell,
    #[serde(default)]
    uncoordinated: bool,
    when: domain::alert::Condition,
    #[serde(default)]
    and: domain::alert::Further,
}

/// The rules that come with Kring.
///
/// # Errors
/// The file cannot be read; a test keeps it readable.
pub fn alert_examples() -> Result<Vec<AlertExample>, PackError> {
    let file: File = crate::pack::read_toml("common", "alerts.toml", TEXT)?;
    let example = |line: Line| AlertExample {
        code: line.code,
        rule: AlertRule {
            when: line.when,
            and: line.and,
            uncoordinated: line.uncoordinated,
            tell: line.tell,
        },
    };
    Ok(file.rule.into_iter().map(example).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_read_and_keep_within_bounds() {
        let examples = alert_examples().unwrap();
        assert_eq!(examples.len(), 3);
        for example in &examples {
            assert!(example.rule.faults().is_empty(), "{}", example.code);
            assert_eq!(examples.iter().filter(|e| e.code == example.code).count(), 1, "{}", example.code);
        }
    }
}
