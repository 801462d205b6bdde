//! The administrator's pages of alert rules. They show rules and counts, and no child.

use std::borrow::Cow;

use askama::Template;
use domain::agency::Sector;
use domain::alert::{AlertRule, Condition, ConditionKind, RuleState, StoredRule, TRIED_DAYS, Tell, Tried};
use domain::gate::Role;
use domain::id::AlertRuleId;
use domain::message_key::{FieldError, Message};
use domain::signal::{Direction, Indicator};

use super::{samples, sentence};
use crate::form::Choice;
use crate::shell::Place;
use crate::{Fields, Plain, Shell, Words};

/// The rules, at `/admin/alert-rules`. An example is taken over at `/admin/alert-rules/examples` with
/// field `code`.
#[derive(Debug, Clone, Template)]
#[template(path = "alert/rules.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// Of each rule the version in force, else the newest.
    pub rules: Vec<StoredRule>,
    /// Rules that come with Kring and were not taken over: the word and the rule.
    pub examples: Vec<(String, AlertRule)>,
}

impl List {
    fn sentence(&self, rule: &AlertRule) -> String {
        sentence(self.shell.l, rule)
    }
}

/// One rule, at `/admin/alert-rules/{id}`: its versions, with buttons to `…/on`, `…/off` and `…/try`,
/// each with field `number`, the version.
#[derive(Debug, Clone, Template)]
#[template(path = "alert/rule.html")]
pub struct Rule {
    /// What stands around it.
    pub shell: Shell,
    /// Its versions, the newest first.
    pub versions: Vec<StoredRule>,
    /// What trying a version out has shown: which version, and the counts.
    pub tried: Option<(i64, Tried)>,
}

impl Rule {
    fn sentence(&self, rule: &AlertRule) -> String {
        sentence(self.shell.l, rule)
    }

    fn id(&self) -> AlertRuleId {
        self.versions.first().map_or(AlertRuleId(uuid::Uuid::nil()), |version| version.id)
    }

    fn title(&self, version: &StoredRule) -> Cow<'static, str> {
        self.shell.l.arg("version", version.version.to_string()).t("alert-version")
    }

    fn made(&self, version: &StoredRule) -> Cow<'static, str> {
        self.shell.l.arg("when", self.shell.when(version.made)).t("alert-version-made")
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn is_on(&self, version: &StoredRule) -> bool {
        version.state == RuleState::On
    }

    fn try_label(&self) -> Cow<'static, str> {
        self.shell.l.arg("days", TRIED_DAYS).t("alert-try")
    }

    /// What trying that version out has shown.
    fn tried(&self, version: &StoredRule) -> Option<Cow<'static, str>> {
        let (of, tried) = self.tried?;
        let l = self.shell.l;
        (of == version.version).then(|| {
            l.arg("days", TRIED_DAYS)
                .arg("fired", tried.fired)
                .arg("around", tried.around)
                .arg("children", tried.children)
                .t("alert-tried")
        })
    }
}

/// The form to write a rule, or the next version of one: fields `kind`, `indicator`, `direction`,
/// `at_least`, `agencies`, `lasting`, `sector`, `days`, `uncoordinated`, `tell`, and `after`, the newest
/// version that was shown. Sent to `/admin/alert-rules/new` or `/admin/alert-rules/{id}/version`.
#[derive(Debug, Clone, Template)]
#[template(path = "alert/form.html")]
pub struct Form {
    /// What stands around it.
    pub shell: Shell,
    /// The rule of which it is a new version, and the newest version.
    pub of: Option<(AlertRuleId, i64)>,
    /// What is filled in.
    pub fields: Fields,
}

/// A form that begins with what a rule says.
pub fn fields(rule: &AlertRule) -> Fields {
    let mut values = vec![("tell", rule.tell.code().to_owned())];
    for (place, condition) in rule.conditions().enumerate() {
        of_condition(condition, |name, value| values.push((domain::alert::field(name, place), value)));
    }
    if rule.uncoordinated {
        values.push(("uncoordinated", "yes".to_owned()));
    }
    Fields::with(values)
}

fn of_condition(condition: Condition, mut put: impl FnMut(&'static str, String)) {
    put("kind", condition.kind().code().to_owned());
    put("days", condition.days().to_string());
    match condition {
        Condition::Signals { indicator, direction, at_least, agencies, .. } => {
            put("at_least", at_least.to_string());
            put("agencies", agencies.to_string());
            put("direction", direction.code().to_owned());
            if let Some(indicator) = indicator {
                put("indicator", indicator.code().to_owned());
            }
        }
        Condition::Attendances { at_least, agencies, lasting, .. } => {
            put("at_least", at_least.to_string());
            put("agencies", agencies.to_string());
            put("lasting", lasting.to_string());
        }
        Condition::LookedElsewhere { at_least, .. } => put("at_least", at_least.to_string()),
        Condition::MissedContact { sector: Some(sector), .. } => put("sector", sector.code().to_owned()),
        Condition::MissedContact { sector: None, .. } | Condition::Moved { .. } => {}
    }
}

impl Form {
    /// The places of the conditions beside the first.
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn places(&self) -> std::ops::Range<usize> {
        1..domain::alert::CONDITIONS
    }

    /// The name of a field of the condition at that place.
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn name(&self, name: &str, place: impl Plain<usize>) -> &'static str {
        domain::alert::field(name, place.plain())
    }

    /// Whether anything stands in the fields of that condition, so that it is shown open.
    fn is_filled(&self, place: impl Plain<usize>) -> bool {
        !self.fields.value(domain::alert::field("kind", place.plain())).is_empty()
    }

    /// The heading of a further condition.
    fn further(&self, place: impl Plain<usize>) -> Cow<'static, str> {
        self.shell.l.arg("n", (place.plain() + 1).to_string()).t("alert-further")
    }

    /// The label of a field, with its condition where that is not the first.
    fn labels(&self) -> Vec<(&'static str, String)> {
        let l = self.shell.l;
        let names = ["kind", "indicator", "direction", "at_least", "agencies", "lasting", "sector", "days"];
        let of = |place: usize| {
            names.into_iter().map(move |name| {
                let label = l.t(&format!("alert-{name}")).into_owned();
                let further = || self.further(place);
                let label = if place == 0 { label } else { format!("{}: {label}", further()) };
                (domain::alert::field(name, place), label)
            })
        };
        let tell = ("tell", l.t("alert-tell").into_owned());
        (0..domain::alert::CONDITIONS).flat_map(of).chain([tell]).collect()
    }

    fn action(&self) -> String {
        match self.of {
            Some((id, _)) => format!("/admin/alert-rules/{id}/version"),
            None => "/admin/alert-rules/new".to_owned(),
        }
    }

    fn after(&self) -> i64 {
        self.of.map_or(0, |(_, after)| after)
    }

    fn back(&self) -> String {
        match self.of {
            Some((id, _)) => format!("/admin/alert-rules/{id}"),
            None => "/admin/alert-rules".to_owned(),
        }
    }

    fn kinds(&self) -> Vec<Choice> {
        let l = self.shell.l;
        ConditionKind::ALL.iter().map(|k| Choice::new(k.code(), l.code("alert-kind", k.code()))).collect()
    }

    fn indicators(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Indicator::ALL.iter().map(|i| Choice::new(i.code(), l.code("signal-indicator", i.code()))).collect()
    }

    fn directions(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Direction::ALL.iter().map(|d| Choice::new(d.code(), l.code("signal-direction", d.code()))).collect()
    }

    fn sectors(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Sector::ALL.iter().map(|s| Choice::new(s.code(), l.code("sector", s.code()))).collect()
    }

    fn tells(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let word = |tell: &Tell| crate::words::capital(&l.code("alert-tell", tell.code()));
        Tell::ALL.iter().map(|tell| Choice::new(tell.code(), word(tell))).collect()
    }
}

fn admin(l: Words, key: &str) -> Shell {
    let mut shell = Shell { place: Some(Place::ALERT_RULES), ..Shell::sample(l, key) };
    if let Some(who) = &mut shell.who {
        (who.role, who.agency) = (Role::PartnershipAdmin, None);
    }
    shell
}

fn stored(n: u128, version: i64, state: RuleState, rule: AlertRule, shell: &Shell) -> StoredRule {
    let changed = (state != RuleState::Draft).then_some(shell.now);
    StoredRule { id: AlertRuleId(uuid::Uuid::from_u128(n)), version, state, rule, made: shell.now, changed }
}

impl crate::Page for List {
    const NAME: &'static str = "alert-rules";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "alert-rules-title");
        let rules = samples().into_iter().zip(RuleState::ALL.iter().cycle()).zip(1..);
        let rules = rules.map(|((rule, state), n)| stored(n, 1, *state, rule, &shell)).collect();
        let examples = vec![("two-worries-safe".to_owned(), samples()[0])];
        vec![
            Self { shell: shell.clone(), rules: Vec::new(), examples },
            Self { shell, rules, examples: Vec::new() },
        ]
    }
}

impl crate::Page for Rule {
    const NAME: &'static str = "alert-rule";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "alert-rule-title");
        let versions = vec![
            stored(1, 2, RuleState::Draft, samples()[0], &shell),
            stored(1, 1, RuleState::On, samples()[1], &shell),
        ];
        let tried = |fired| Some((2, Tried { children: 1_204, fired, around: fired.min(6) }));
        let page = Self { shell, versions, tried: None };
        vec![
            page.clone(),
            Self { tried: tried(7), ..page.clone() },
            Self { tried: tried(1), ..page.clone() },
            Self { tried: tried(0), ..page },
        ]
    }
}

impl crate::Page for Form {
    const NAME: &'static str = "alert-form";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "alert-new-title");
        let message = Message::new("alert-error-number").with("from", "1").with("to", "365");
        let wrong =
            Fields::again([("kind", "moved"), ("days", "0")], vec![FieldError { field: "days", message }]);
        let page = Self { shell, of: None, fields: Fields::default() };
        vec![
            page.clone(),
            Self {
                of: Some((AlertRuleId(uuid::Uuid::nil()), 3)),
                fields: fields(&samples()[0]),
                ..page.clone()
            },
            Self { fields: samples().last().map(fields).unwrap_or_default(), ..page.clone() },
            Self { fields: wrong, ..page },
        ]
    }
}
