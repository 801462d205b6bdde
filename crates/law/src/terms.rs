//! The words of a pack in the languages of Kring beside English: `terms.toml`. The English words stand in
//! the rules themselves.

use std::collections::BTreeMap;

use crate::finding::Problem;
use crate::pack::Pack;
use crate::read::Findings;

/// The languages that a `terms.toml` has, by their tags.
pub const LANGUAGES: [&str; 3] = ["sv", "nb", "da"];

/// Words of one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Tongue {
    /// What is to be done, by id of the rule.
    rules: BTreeMap<String, String>,
    /// What starts it, by id of the rule.
    triggers: BTreeMap<String, String>,
}

/// Words beside the English ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// By tag of the language.
    tongues: BTreeMap<String, Tongue>,
    /// Conditions of steps in the country's own language, by their English words.
    guards: BTreeMap<String, String>,
}

impl Terms {
    /// What a rule asks for, in that language.
    pub fn rule(&self, language: &str, id: &str) -> Option<&str> {
        self.tongues.get(language)?.rules.get(id).map(String::as_str)
    }

    /// What starts a rule, in that language.
    pub fn trigger(&self, language: &str, id: &str) -> Option<&str> {
        self.tongues.get(language)?.triggers.get(id).map(String::as_str)
    }

    /// The condition of a step, in the country's own language.
    pub fn guard(&self, english: &str) -> Option<&str> {
        self.guards.get(english).map(String::as_str)
    }

    /// Reads and checks a `terms.toml` against its pack: each rule has words for what it asks and for what
    /// starts it in each language, each condition has them where the pack has conditions in its own language, and
    /// no word belongs to nothing.
    pub(crate) fn read(table: &toml::Table, pack: &Pack, findings: &mut Findings<'_>) -> Self {
        let mut terms = Self { guards: words(table, "", "guard", findings), tongues: BTreeMap::new() };
        for key in table.keys().filter(|key| *key != "guard" && !LANGUAGES.contains(&key.as_str())) {
            findings.add("", key, Problem::UnknownField);
        }
        for language in LANGUAGES {
            let empty = toml::Table::new();
            let own = table.get(language).and_then(toml::Value::as_table).unwrap_or(&empty);
            for key in own.keys().filter(|key| !["rule", "trigger"].contains(&key.as_str())) {
                findings.add(language, key, Problem::UnknownField);
            }
            let tongue = Tongue {
                rules: words(own, language, "rule", findings),
                triggers: words(own, language, "trigger", findings),
            };
            for (known, field) in [(&tongue.rules, "rule"), (&tongue.triggers, "trigger")] {
                let place = format!("{language}.{field}");
                for id in known.keys().filter(|id| pack.rule(id).is_none()) {
                    findings.add(&place, id, Problem::UnknownRule(id.clone()));
                }
                for rule in &pack.rules {
                    if known.get(&rule.id).is_none_or(|words| words.trim().is_empty()) {
                        findings.add(&place, &rule.id, Problem::Missing);
                    }
                }
            }
            terms.tongues.insert(language.to_owned(), tongue);
        }
        let guards = || pack.processes.iter().flat_map(|p| &p.steps).filter_map(|step| step.guard.as_ref());
        for guard in terms.guards.keys().filter(|known| guards().all(|guard| guard != *known)) {
            findings.add("guard", guard, Problem::UnknownField);
        }
        // Where the country's own language is English the conditions stand in it already.
        let has_own = table.contains_key("guard");
        for guard in guards().filter(|guard| has_own && !terms.guards.contains_key(*guard)) {
            findings.add("guard", guard, Problem::Missing);
        }
        terms
    }
}

fn words(
    table: &toml::Table,
    place: &str,
    field: &'static str,
    findings: &mut Findings<'_>,
) -> BTreeMap<String, String> {
    let Some(value) = table.get(field) else { return BTreeMap::new() };
    let read = || {
        let pairs =
            value.as_table()?.iter().map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())));
        pairs.collect::<Option<BTreeMap<_, _>>>()
    };
    read().unwrap_or_else(|| {
        findings.add(place, field, Problem::WrongType("table of texts"));
        BTreeMap::new()
    })
}
