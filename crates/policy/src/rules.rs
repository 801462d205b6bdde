//! The Cedar policies of a pack, read, checked against the schema, and kept by the day from which
//! they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use cedar_policy::{Effect, Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use domain::gate::Rule;
use jiff::civil::Date;

use crate::pack::{Pack, PackError};

/// All rules of a country.
#[derive(Debug)]
pub(crate) struct Rules {
    schema: Schema,
    /// The words of each rule, by id.
    by_id: BTreeMap<String, Rule>,
    /// Which of them forbid.
    forbidding: BTreeSet<String>,
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
        let mut forbidding = BTreeSet::new();
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
                if policy.policy.effect() == Effect::Forbid {
                    forbidding.insert(id.clone());
                }
                if by_id.insert(id.clone(), rule).is_some() {
                    return Err(PackError::Twice { folder, id });
                }
                dated.push(policy);
            }
        }
        let validator = Validator::new(schema.clone());
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
        Ok(Self { schema, by_id, forbidding, periods })
    }

    /// Which of the periods that day lies in.
    pub(crate) fn period(&self, today: Date) -> usize {
        self.periods.partition_point(|(from, _)| *from <= today).saturating_sub(1)
    }

    /// The rules in force in that period.
    pub(crate) fn in_period(&self, period: usize) -> Option<&PolicySet> {
        self.periods.get(period).map(|(_, set)| set)
    }

    /// What may be asked at all, and with which facts.
    pub(crate) const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Every rule, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Rule> {
        self.by_id.values()
    }

    /// Whether the rule forbids.
    pub(crate) fn forbids(&self, id: &str) -> bool {
        self.forbidding.contains(id)
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

#[cfg(test)]
mod tests {
    use domain::country::Country;
    use jiff::civil::date;

    use super::*;

    fn read(policy: &'static str) -> Result<Rules, PackError> {
        Rules::read(&Pack { policy, ..Pack::of(Country::Dk) })
    }

    fn wrong(policy: &'static str) -> String {
        read(policy).unwrap_err().to_string()
    }

    #[test]
    fn a_rule_without_its_words_does_not_load() {
        let text = r#"@id("x") @section("y") forbid (principal, action, resource);"#;
        assert_eq!(wrong(text), "packs/dk/policy.cedar: rule x: @reason is missing");
        let text = r#"@section("y") @reason("z") forbid (principal, action, resource);"#;
        assert_eq!(wrong(text), "packs/dk/policy.cedar: rule without @id: @id is missing");
    }

    #[test]
    fn an_id_stands_once_in_a_country() {
        let text = r#"@id("leave-circle") @section("y") @reason("z") forbid (principal, action, resource);"#;
        assert_eq!(wrong(text), "packs/dk: leave-circle stands twice");
    }

    #[test]
    fn a_rule_speaks_only_of_what_the_schema_knows() {
        let text = r#"@id("x") @section("y") @reason("z")
            permit (principal is Practitioner, action == Action::"view_circle", resource is Person)
            when { context.risk_score };"#;
        assert!(wrong(text).contains("risk_score"), "{}", wrong(text));
    }

    #[test]
    fn no_pack_lets_a_manager_see_a_circle() {
        let text = r#"@id("x") @section("y") @reason("z")
            permit (principal is Manager, action == Action::"view_circle", resource is Person);"#;
        assert!(matches!(read(text), Err(PackError::Schema { .. })));
    }

    #[test]
    fn a_rule_holds_from_its_first_to_its_last_day() {
        let rules = read(
            r#"@id("x") @section("y") @reason("z") @from("2026-03-01") @to("2026-03-31")
            forbid (principal, action, resource);"#,
        )
        .unwrap();
        let holds = |day| {
            let set = rules.in_period(rules.period(day)).unwrap();
            set.policy(&PolicyId::new("x")).is_some()
        };
        let days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)];
        assert_eq!(days.map(holds), [false, true, true, false]);
    }

    #[test]
    fn a_day_that_is_none_does_not_load() {
        let text =
            r#"@id("x") @section("y") @reason("z") @from("1 March") forbid (principal, action, resource);"#;
        assert!(wrong(text).contains("@from"), "{}", wrong(text));
    }
}
