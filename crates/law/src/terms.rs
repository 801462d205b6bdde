//! The words of a pack in its country's own language: `terms.toml`. Without one, or where it is silent,
//! the English words of the rules stand.

use std::collections::BTreeMap;

use crate::finding::Problem;
use crate::pack::Pack;
use crate::read::Findings;

/// Words in the country's own language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// What is to be done, by id of the rule.
    rules: BTreeMap<String, String>,
    /// Conditions of steps, by their English words.
    guards: BTreeMap<String, String>,
}

impl Terms {
    /// What a rule asks for.
    pub fn rule(&self, id: &str) -> Option<&str> {
        self.rules.get(id).map(String::as_str)
    }

    /// The condition of a step.
    pub fn guard(&self, english: &str) -> Option<&str> {
        self.guards.get(english).map(String::as_str)
    }

    /// Reads and checks a `terms.toml` against its pack: a word for a rule or a condition that is not there
    /// is a mistake, and so is a condition or a clock's rule without one.
    pub(crate) fn read(table: &toml::Table, pack: &Pack, findings: &mut Findings<'_>) -> Self {
        let mut terms =
            Self { rules: words(table, "rule", findings), guards: words(table, "guard", findings) };
        for key in table.keys().filter(|key| !["rule", "guard"].contains(&key.as_str())) {
            findings.add("", key, Problem::UnknownField);
        }
        for id in terms.rules.keys().filter(|id| pack.rule(id).is_none()) {
            findings.add("rule", id, Problem::UnknownRule(id.clone()));
        }
        let guards = || pack.processes.iter().flat_map(|p| &p.steps).filter_map(|step| step.guard.as_ref());
        for guard in terms.guards.keys().filter(|known| guards().all(|guard| guard != *known)) {
            findings.add("guard", guard, Problem::UnknownField);
        }
        for guard in guards().filter(|guard| !terms.guards.contains_key(*guard)) {
            findings.add("guard", guard, Problem::Missing);
        }
        let clocks = pack.processes.iter().flat_map(|process| &process.clocks);
        for clock in clocks.filter(|clock| !terms.rules.contains_key(&clock.rule)) {
            findings.add("rule", &clock.rule, Problem::Missing);
        }
        terms.rules.retain(|_, words| !words.trim().is_empty());
        terms
    }
}

fn words(table: &toml::Table, field: &'static str, findings: &mut Findings<'_>) -> BTreeMap<String, String> {
    let Some(value) = table.get(field) else { return BTreeMap::new() };
    let read = || {
        let pairs =
            value.as_table()?.iter().map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())));
        pairs.collect::<Option<BTreeMap<_, _>>>()
    };
    read().unwrap_or_else(|| {
        findings.add("", field, Problem::WrongType("table of texts"));
        BTreeMap::new()
    })
}
