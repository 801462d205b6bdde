//! The Cedar policies of a pack, read, checked against the schema, and kept by the day from which
//! they hold.

use std::collections::BTreeMap;
use std::str::FromStr;

use cedar_policy::{Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use domain::gate::Rule;
use jiff::civil::Date;

use crate::pack::{Pack, PackError};

/// All rules of a country.
#[derive(Debug)]
pub(crate) struct Rules {
    /// The words of each rule, by id.
    by_id: BTreeMap<String, Rule>,
    /// The rules in force, each set from its day on; the first from the beginning of time.
    periods: Vec<(Date, PolicySet)>,
}

struct Dated {
    policy: Policy,
    from: Date,
    to: Date,
}

impl Rules {
    pub(crate) fn read(pack: &Pack) -> Result<Self, PackError> {
        let (schema, _warnings) = Schema::from_cedarschema_str(pack.schema).map_err(|cause| {
            PackError::Syntax { folder: "common", file: "schema.cedarschema", cause: cause.to_string() }
        })?;
        let mut by_id = BTreeMap::new();
        let mut dated = Vec::new();
        for (folder, text) in [("common", pack.common), (pack.folder, pack.policy)] {
            let file = PolicySet::from_str(text).map_err(|cause| PackError::Syntax {
                folder,
                file: "policy.cedar",
                cause: cause.to_string(),
            })?;
            for policy in file.policies() {
                let (rule, policy) = described(folder, policy)?;
                let id = rule.id.clone();
                if by_id.insert(id.clone(), rule).is_some() {
                    return Err(PackError::Twice { folder, id });
                }
                dated.push(policy);
            }
        }
        let validator = Validator::new(schema);
        let mut periods = Vec::new();
        for day in turning_days(&dated) {
            let in_force = dated.iter().filter(|d| d.from <= day && day <= d.to).map(|d| d.policy.clone());
            let set = PolicySet::from_policies(in_force)
                .map_err(|cause| PackError::Schema { folder: pack.folder, cause: cause.to_string() })?;
            let checked = validator.validate(&set, ValidationMode::Strict);
            if !checked.validation_passed_without_warnings() {
                return Err(PackError::Schema { folder: pack.folder, cause: checked.to_string() });
            }
            periods.push((day, set));
        }
        Ok(Self { by_id, periods })
    }

    /// Which of the periods that day lies in.
    pub(crate) fn period(&self, today: Date) -> usize {
        self.periods.partition_point(|(from, _)| *from <= today).saturating_sub(1)
    }

    /// The rules in force in that period.
    pub(crate) fn in_period(&self, period: usize) -> Option<&PolicySet> {
        self.periods.get(period).map(|(_, set)| set)
    }

    /// Every rule, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Rule> {
        self.by_id.values()
    }

    /// One rule.
    pub(crate) fn get(&self, id: &str) -> Option<&Rule> {
        self.by_id.get(id)
    }
}

/// The rule's annotations, and the policy under its own id.
fn described(folder: &'static str, policy: &Policy) -> Result<(Rule, Dated), PackError> {
    let name = policy.annotation("id").unwrap_or("without @id").to_owned();
    let wrong = |what| PackError::Annotation { folder, rule: name.clone(), what };
    let required = |key, what| {
        policy.annotation(key).filter(|text| !text.is_empty()).map(str::to_owned).ok_or_else(|| wrong(what))
    };
    let day = |key, otherwise: Date| match policy.annotation(key) {
        None => Ok(otherwise),
        Some(text) => text.parse().map_err(|_| wrong("@from and @to are days, as 2026-01-31")),
    };
    let rule = Rule {
        id: required("id", "@id is missing")?,
        reason: required("reason", "@reason is missing")?,
        section: required("section", "@section is missing")?,
    };
    let dated = Dated {
        policy: policy.new_id(PolicyId::new(&rule.id)),
        from: day("from", Date::MIN)?,
        to: day("to", Date::MAX)?,
    };
    Ok((rule, dated))
}

/// The days on which the set of rules in force changes, the beginning of time first.
fn turning_days(dated: &[Dated]) -> Vec<Date> {
    let mut days: Vec<Date> = std::iter::once(Date::MIN)
        .chain(dated.iter().map(|d| d.from))
        .chain(dated.iter().filter_map(|d| d.to.tomorrow().ok()))
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}
