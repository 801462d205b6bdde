//! What is asked becomes a question to the policies; what they say becomes a permit or a refusal.

use domain::gate::{Action, Actor, Clearance, Denied, Facts, Permit, Role, Rule};
use domain::id::AgencyId;
use jiff::civil::Date;

use crate::Policy;
use crate::ask::Question;

/// What an action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// One person; without facts there is no answer but no.
    Person,
    /// One person, or the list of them.
    PersonOrPartnership,
    /// One agency.
    Agency,
    /// A case of one agency, which may be about a person.
    Case,
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
        | Action::AskConsent
        | Action::GiveConsent
        | Action::DecideDisclosure
        | Action::SetExposure
        | Action::OfferHandOver
        | Action::AnswerHandOver
        | Action::RaiseAttention
        | Action::FollowCase
        | Action::BreakGlass
        | Action::NoteSignal
        | Action::ViewSignals
        | Action::AnswerAlert
        | Action::ViewWhoLooked => About::Person,
        Action::ViewProtected | Action::ReviewLinks => About::PersonOrPartnership,
        Action::ImportFeed
        | Action::ManageApiKeys
        | Action::ViewCounts
        | Action::ReceiveConcerns
        | Action::OverseeCases => About::Agency,
        Action::WorkCase => About::Case,
        Action::SearchPerson
        | Action::ManageAccounts
        | Action::ManageLinking
        | Action::ManageAlertRules
        | Action::ManageLocalLaw
        | Action::ViewLinkQuality
        | Action::ViewMailQueue
        | Action::ViewAccessRecord
        | Action::SendConcern
        | Action::ViewOperations
        | Action::ViewMyDay
        | Action::ManageOwnAccount
        | Action::ReviewBreakGlass => About::Partnership,
    }
}

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
        self.decide_for(actor, action, facts, object_agency, false, today)
    }

    /// The same about a case of an agency, with whether the viewer works on it.
    ///
    /// # Errors
    /// As [`Policy::decide`]; whoever may not work on a case does not learn that there is one.
    pub fn decide_case(
        &self,
        actor: &Actor,
        facts: Option<&Facts>,
        agency: AgencyId,
        handles: bool,
        today: Date,
    ) -> Result<Permit, Denied> {
        self.decide_for(actor, Action::WorkCase, facts, Some(agency), handles, today)
    }

    fn decide_for(
        &self,
        actor: &Actor,
        action: Action,
        facts: Option<&Facts>,
        object_agency: Option<AgencyId>,
        handles: bool,
        today: Date,
    ) -> Result<Permit, Denied> {
        let person = match about(action) {
            About::Person | About::PersonOrPartnership | About::Case => facts,
            About::Agency | About::Partnership => None,
        };
        let unknown = person.is_none() && about(action) == About::Person;
        let elsewhere = person.is_some_and(|facts| facts.partnership != actor.partnership);
        if unknown || elsewhere {
            return Err(Denied { action, rules: Vec::new(), conceal: true });
        }
        let (told, weighed) = self.tell(actor, person, object_agency, today);
        let told = crate::facts::Told { handles, ..told };
        let question = Question {
            period: self.rules.period(today),
            role: actor.role,
            action,
            person: person.is_some(),
            told,
        };
        let verdict = self.answers.ask(&self.rules, &question);
        if !verdict.allowed {
            let exists = Question { action: Action::ViewExistence, ..question };
            let conceal = about(action) == About::Case
                || question.person && !self.answers.ask(&self.rules, &exists).allowed;
            return Err(Denied { action, rules: verdict.rules.clone(), conceal });
        }
        let mut rules = verdict.rules.clone();
        if rules.iter().any(|rule| rule.id == LEGAL_BASIS_RULE) {
            rules.extend(weighed.bases.iter().map(|basis| basis.as_rule()));
        }
        let clears = self.clearance(&question, &mut rules);
        #[allow(clippy::disallowed_methods, reason = "the one place where a permit is made")]
        let permit = Permit::issue(action, person.map(|facts| facts.person), rules, clears);
        let by_emergency = permit.rules().iter().any(|rule| rule.id == domain::break_glass::RULE);
        let reason = person.filter(|_| by_emergency).and_then(|facts| facts.glass.clone());
        Ok(permit.because(reason))
    }

    /// Which protected values the permit opens: what the pack lists for the place where they
    /// stand, if the viewer may see protected values there at all. The rule for it joins `rules`.
    fn clearance(&self, permitted: &Question, rules: &mut Vec<Rule>) -> Clearance {
        let Question { action, person, told, .. } = *permitted;
        let table = &self.protection.clearance;
        let steward = permitted.role == Role::DataSteward;
        let place = match action {
            Action::ViewCircle | Action::ViewProtected if told.is_self => &table.own,
            Action::ReviewLinks => &table.review,
            Action::ViewProtected if steward => &table.review,
            Action::ViewCircle => &table.circle,
            Action::ViewProtected if person => &table.circle,
            Action::ViewProtected | Action::SearchPerson | Action::ViewMyDay => &table.lists,
            _ => return Clearance::Nothing,
        };
        // Nobody else can be cleared: saves the question for the many who are not.
        if !told.cleared && !told.is_self {
            return Clearance::Nothing;
        }
        if action != Action::ViewProtected {
            let question = Question { action: Action::ViewProtected, ..*permitted };
            let verdict = self.answers.ask(&self.rules, &question);
            if !verdict.allowed {
                return Clearance::Nothing;
            }
            rules.extend(verdict.rules.iter().cloned());
        }
        if told.is_self {
            Clearance::OfThePerson(place.clone())
        } else {
            Clearance::OfEverybody(place.clone())
        }
    }
}

/// The rule beside which the recorded legal bases are named.
const LEGAL_BASIS_RULE: &str = "circle-with-legal-basis";
