//! From the domain's facts to the yes and no that the policies speak of.

use cedar_policy::{Context, RestrictedExpression};
use domain::gate::{Actor, Facts};
use domain::id::AgencyId;
use domain::protection::{Category, Level};
use domain::sharing::Part;
use jiff::civil::Date;

use crate::Policy;
use crate::sharing::{Weighed, weigh};

/// The attributes of `Facts` in `packs/common/schema.cedarschema`, by the same names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Told {
    pub in_circle: bool,
    pub agency_knows: bool,
    pub self_declared: bool,
    pub coordinator: bool,
    pub offered: bool,
    pub consent: bool,
    pub legal_basis: bool,
    pub named_in_ground: bool,
    pub consent_outgrown: bool,
    pub is_self: bool,
    pub custody: bool,
    pub old_enough_to_consent: bool,
    pub guardian_consents: bool,
    pub old_enough_for_circle: bool,
    pub old_enough_for_log: bool,
    pub guardian_in_time: bool,
    pub existence_hidden: bool,
    pub never_linked: bool,
    pub cleared: bool,
    pub own_agency: bool,
    pub protected: bool,
    pub handles: bool,
    pub glass_broken: bool,
}

impl Told {
    /// Names and values, in the schema's order.
    pub(crate) const fn named(&self) -> [(&'static str, bool); 23] {
        [
            ("in_circle", self.in_circle),
            ("agency_knows", self.agency_knows),
            ("self_declared", self.self_declared),
            ("coordinator", self.coordinator),
            ("offered", self.offered),
            ("consent", self.consent),
            ("legal_basis", self.legal_basis),
            ("named_in_ground", self.named_in_ground),
            ("consent_outgrown", self.consent_outgrown),
            ("is_self", self.is_self),
            ("custody", self.custody),
            ("old_enough_to_consent", self.old_enough_to_consent),
            ("guardian_consents", self.guardian_consents),
            ("old_enough_for_circle", self.old_enough_for_circle),
            ("old_enough_for_log", self.old_enough_for_log),
            ("guardian_in_time", self.guardian_in_time),
            ("existence_hidden", self.existence_hidden),
            ("never_linked", self.never_linked),
            ("cleared", self.cleared),
            ("own_agency", self.own_agency),
            ("protected", self.protected),
            ("handles", self.handles),
            ("glass_broken", self.glass_broken),
        ]
    }

    /// As Cedar reads it; `None` never happens with yes and no, and then means refusal.
    pub(crate) fn context(&self) -> Option<Context> {
        let pairs =
            self.named().map(|(name, value)| (name.to_owned(), RestrictedExpression::new_bool(value)));
        Context::from_pairs(pairs).ok()
    }
}

impl Policy {
    /// What is told to the policies, and the legal bases that were found to count.
    pub(crate) fn tell(
        &self,
        actor: &Actor,
        facts: Option<&Facts>,
        object_agency: Option<AgencyId>,
        today: Date,
    ) -> (Told, Weighed<'_>) {
        let desk = Told {
            cleared: actor.cleared,
            own_agency: object_agency.is_some() && actor.agency == object_agency,
            ..Told::default()
        };
        let Some(facts) = facts else { return (desk, Weighed::default()) };
        let weighed =
            weigh(&self.sharing, &self.ages, &facts.sharing, actor.agency, facts.born, Part::Circle, today);
        // Two ways of saying it must agree: the hat's own person, and the store's family tie.
        let is_self =
            actor.person == Some(facts.person) && facts.family.is_some_and(|family| family.kind.is_none());
        let told = Told {
            in_circle: facts.in_circle,
            agency_knows: facts.agency_knows,
            self_declared: facts.self_declared,
            coordinator: facts.coordinator,
            offered: facts.offered,
            consent: weighed.consent,
            legal_basis: !weighed.bases.is_empty(),
            named_in_ground: weighed.named,
            consent_outgrown: weighed.outgrown,
            is_self,
            custody: !is_self && facts.family.is_some_and(|family| family.custody),
            old_enough_to_consent: self.ages.own_consent.reached(facts.born, today),
            guardian_consents: !self.ages.guardian_consent_until.reached(facts.born, today),
            old_enough_for_circle: self.ages.own_circle.reached(facts.born, today),
            old_enough_for_log: self.ages.own_log.reached(facts.born, today),
            guardian_in_time: !self.ages.guardian_access_until.reached(facts.born, today),
            existence_hidden: self.protection.table.hides(facts.level, Category::Existence),
            never_linked: self.protection.never_linked(facts.level),
            // A fictitious identity is never told apart from anybody else's.
            protected: facts.level.is_some_and(Level::is_protected),
            glass_broken: facts.glass.is_some(),
            ..desk
        };
        (told, weighed)
    }
}
