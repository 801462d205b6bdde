//! One question to the policies in force, and what they say. Since a question is nothing but a
//! viewer's kind, an action and some yes and no, its answer is kept and not worked out again.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use cedar_policy::{Authorizer, Decision, Entities, EntityId, EntityTypeName, EntityUid, PolicySet, Request};
use domain::gate::{Action, Role, Rule};

use crate::decide::{About, about};
use crate::facts::Told;
use crate::rules::Rules;

/// Everything that the answer depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    /// Which rules are in force: [`Rules::period`].
    pub period: usize,
    /// The viewer's kind.
    pub role: Role,
    /// What they want to do.
    pub action: Action,
    /// Whether one person is asked about.
    pub person: bool,
    /// What is known.
    pub told: Told,
}

/// The answer, with the rules that decided: those that permit, or those that forbid.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub allowed: bool,
    pub rules: Vec<Rule>,
}

/// How many answers are kept; further ones are worked out each time. A busy partnership asks some
/// hundred different questions.
const KEPT_ANSWERS: usize = 8_192;

/// The answers given so far.
#[derive(Debug, Default)]
pub(crate) struct Answers(RwLock<HashMap<Question, Arc<Verdict>>>);

impl Answers {
    /// The answer to the question, kept or new.
    pub(crate) fn ask(&self, rules: &Rules, question: &Question) -> Arc<Verdict> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).get(question).cloned();
        kept.unwrap_or_else(|| {
            let verdict = Arc::new(work_out(rules, question).unwrap_or(REFUSED));
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if kept.len() < KEPT_ANSWERS {
                kept.insert(*question, Arc::clone(&verdict));
            }
            verdict
        })
    }
}

const REFUSED: Verdict = Verdict { allowed: false, rules: Vec::new() };

/// Asks Cedar; `None`, which is refusal, when the schema does not know the question (this action
/// is not for this kind of viewer) or a rule cannot be evaluated: it might have forbidden it.
fn work_out(rules: &Rules, question: &Question) -> Option<Verdict> {
    let names = NAMES.as_ref()?;
    let in_force: &PolicySet = rules.in_period(question.period)?;
    let object = match about(question.action) {
        About::Agency | About::Case => &names.agency,
        _ if question.person => &names.person,
        _ => &names.partnership,
    };
    let viewer = names.viewers.get(&question.role)?.clone();
    let action = names.actions.get(&question.action)?.clone();
    let context = question.told.context()?;
    let request = Request::new(viewer, action, object.clone(), context, Some(rules.schema())).ok()?;
    let response = names.authorizer.is_authorized(&request, in_force, &names.nobody);
    if response.diagnostics().errors().next().is_some() {
        return None;
    }
    let mut rules: Vec<Rule> =
        response.diagnostics().reason().filter_map(|id| rules.get(id.as_ref()).cloned()).collect();
    rules.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Some(Verdict { allowed: response.decision() == Decision::Allow, rules })
}

/// Names that every question uses, made once.
struct Names {
    viewers: HashMap<Role, EntityUid>,
    actions: HashMap<Action, EntityUid>,
    person: EntityUid,
    agency: EntityUid,
    partnership: EntityUid,
    authorizer: Authorizer,
    nobody: Entities,
}

static NAMES: LazyLock<Option<Names>> = LazyLock::new(|| {
    let uid = |kind: &str, id: &str| {
        let kind: EntityTypeName = kind.parse().ok()?;
        Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
    };
    Some(Names {
        viewers: Role::ALL.iter().map(|r| Some((*r, uid(kind(*r), "viewer")?))).collect::<Option<_>>()?,
        actions: Action::ALL.iter().map(|a| Some((*a, uid("Action", a.code())?))).collect::<Option<_>>()?,
        person: uid("Person", "asked")?,
        agency: uid("Agency", "asked")?,
        partnership: uid("Partnership", "asked")?,
        authorizer: Authorizer::new(),
        nobody: Entities::empty(),
    })
});

/// The viewer's kind in the schema.
const fn kind(role: Role) -> &'static str {
    match role {
        Role::Practitioner => "Practitioner",
        Role::DutyOfficer => "DutyOfficer",
        Role::DataSteward => "DataSteward",
        Role::AgencyAdmin => "AgencyAdmin",
        Role::DataProtectionOfficer => "DataProtectionOfficer",
        Role::Manager => "Manager",
        Role::PartnershipAdmin => "PartnershipAdmin",
        Role::Child => "Child",
        Role::Guardian => "Guardian",
    }
}
