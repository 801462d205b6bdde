//! The question, put to the policies, and the answer with its rules.

use std::sync::LazyLock;

use cedar_policy::{Authorizer, Decision, Entities, EntityId, EntityTypeName, EntityUid, Request};
use domain::gate::{Action, Actor, Clearance, Denied, Facts, Permit, Role, Rule};
use domain::id::AgencyId;
use domain::protection::Category;
use jiff::civil::Date;

use crate::Policy;
use crate::facts::Told;

/// What an action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// One person; without facts there is no answer but no.
    Person,
    /// One person, or the list of them.
    PersonOrPartnership,
    /// One agency.
    Agency,
    /// The partnership, or the viewer alone.
    Partnership,
}

/// What each action is about.
pub(crate) const fn about(action: Action) -> About {
    match action {
        Action::ViewCircle
        | Action::ViewExistence
        | Action::DeclareInvolvement
        | Action::LeaveCircle
        | Action::Invite
        | Action::RecordSharing
        | Action::SetExposure
        | Action::OfferHandOver
        | Action::AnswerHandOver
        | Action::RaiseAttention
        | Action::ViewWhoLooked => About::Person,
        Action::ViewProtected | Action::ReviewLinks => About::PersonOrPartnership,
        Action::ImportFeed | Action::ViewCounts => About::Agency,
        Action::SearchPerson
        | Action::ManageAccounts
        | Action::ViewMailQueue
        | Action::ViewAccessRecord
        | Action::ViewMyDay
        | Action::ManageOwnAccount => About::Partnership,
    }
}

/// The viewer's kind in the schema.
pub(crate) const fn kind(role: Role) -> &'static str {
    match role {
        Role::Practitioner => "Practitioner",
        Role::DataSteward => "DataSteward",
        Role::AgencyAdmin => "AgencyAdmin",
        Role::DataProtectionOfficer => "DataProtectionOfficer",
        Role::Manager => "Manager",
        Role::PartnershipAdmin => "PartnershipAdmin",
        Role::Child => "Child",
        Role::Guardian => "Guardian",
    }
}

/// Names that every question uses, made once.
struct Names {
    viewers: Vec<EntityUid>,
    actions: Vec<EntityUid>,
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
        viewers: Role::ALL.iter().map(|r| uid(kind(*r), "viewer")).collect::<Option<_>>()?,
        actions: Action::ALL.iter().map(|a| uid("Action", a.code())).collect::<Option<_>>()?,
        person: uid("Person", "asked")?,
        agency: uid("Agency", "asked")?,
        partnership: uid("Partnership", "asked")?,
        authorizer: Authorizer::new(),
        nobody: Entities::empty(),
    })
});

/// The rules for and against, before they become a permit or a refusal.
struct Verdict {
    allowed: bool,
    rules: Vec<Rule>,
}

const REFUSED: Verdict = Verdict { allowed: false, rules: Vec::new() };

impl Policy {
    /// Decides. `facts` for what is about a person, `object_agency` for what is about an agency
    /// (its list, its counts, the exposure of its involvement).
    ///
    /// # Errors
    /// [`Denied`] with the rules that forbade it; no rules when nothing allows it, which is the
    /// default. `conceal` says to answer as if the person did not exist; its rules are then for
    /// the access record alone.
    pub fn decide(
        &self,
        actor: &Actor,
        action: Action,
        facts: Option<&Facts>,
        object_agency: Option<AgencyId>,
        today: Date,
    ) -> Result<Permit, Denied> {
        let person = match about(action) {
            About::Person => match facts {
                None => return Err(Denied { action, rules: Vec::new(), conceal: true }),
                some => some,
            },
            About::PersonOrPartnership => facts,
            About::Agency | About::Partnership => None,
        };
        if person.is_some_and(|facts| facts.partnership != actor.partnership) {
            return Err(Denied { action, rules: Vec::new(), conceal: true });
        }
        let (told, weighed) = self.tell(actor, person, object_agency, today);
        let verdict = self.ask(actor.role, action, person.is_some(), &told, today);
        if !verdict.allowed {
            let conceal =
                person.is_some() && !self.ask(actor.role, Action::ViewExistence, true, &told, today).allowed;
            return Err(Denied { action, rules: verdict.rules, conceal });
        }
        let mut rules = verdict.rules;
        if rules.iter().any(|rule| rule.id == LEGAL_BASIS_RULE) {
            rules.extend(weighed.bases.iter().map(|basis| basis.as_rule()));
        }
        let clears = self.clearance(actor, action, person.is_some(), &told, today, &mut rules);
        Ok(Permit::issue(action, person.map(|facts| facts.person), rules, clears))
    }

    /// Puts one question to the policies in force.
    fn ask(&self, role: Role, action: Action, person: bool, told: &Told, today: Date) -> Verdict {
        let (Some(names), Some(set), Some(context)) = (NAMES.as_ref(), self.rules.on(today), told.context())
        else {
            return REFUSED;
        };
        let object = match about(action) {
            _ if person => &names.person,
            About::Agency => &names.agency,
            _ => &names.partnership,
        };
        let viewer = names.viewers[role as usize].clone();
        let asked = names.actions[action as usize].clone();
        let Ok(request) = Request::new(viewer, asked, object.clone(), context, None) else {
            return REFUSED;
        };
        let response = names.authorizer.is_authorized(&request, set, &names.nobody);
        // A rule that cannot be evaluated might have forbidden it.
        if response.diagnostics().errors().next().is_some() {
            return REFUSED;
        }
        let mut rules: Vec<Rule> =
            response.diagnostics().reason().filter_map(|id| self.rules.get(id.as_ref()).cloned()).collect();
        rules.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Verdict { allowed: response.decision() == Decision::Allow, rules }
    }

    /// Which protected values the permit opens: what the pack lists for the place where they
    /// stand, if the viewer may see protected values there at all.
    fn clearance(
        &self,
        actor: &Actor,
        action: Action,
        person: bool,
        told: &Told,
        today: Date,
        rules: &mut Vec<Rule>,
    ) -> Clearance {
        let table = &self.protection.clearance;
        let of_everybody = |open: &Vec<Category>| Clearance::OfEverybody(open.clone());
        let clears = match action {
            Action::ViewCircle | Action::ViewProtected if told.is_self => {
                Clearance::OfThePerson(table.own.clone())
            }
            _ if !actor.cleared => return Clearance::Nothing,
            Action::ReviewLinks => of_everybody(&table.review),
            Action::ViewProtected if actor.role == Role::DataSteward => of_everybody(&table.review),
            Action::ViewCircle => of_everybody(&table.circle),
            Action::ViewProtected if person => of_everybody(&table.circle),
            Action::ViewProtected | Action::SearchPerson | Action::ViewMyDay => of_everybody(&table.lists),
            _ => return Clearance::Nothing,
        };
        if action == Action::ViewProtected {
            return clears;
        }
        let verdict = self.ask(actor.role, Action::ViewProtected, person, told, today);
        if !verdict.allowed {
            return Clearance::Nothing;
        }
        rules.extend(verdict.rules);
        clears
    }
}

/// The rule beside which the recorded legal bases are named.
const LEGAL_BASIS_RULE: &str = "circle-with-legal-basis";
