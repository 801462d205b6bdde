//! Every kind of viewer, each before a child of Björkdal: who they are and what is known. Shared
//! by the matrix test and by the example that writes docs/policy.md.

use domain::gate::{Action, Actor, Facts, FamilyTie, Permit, Role};
use domain::id::{AgencyId, PartnershipId, PersonId};
use domain::person::RelationKind;
use domain::protection::{Category, Level};
use domain::sharing::{Ground, Part, Sharing};
use jiff::civil::{Date, date};
use policy::{Denied, Policy};

pub const TODAY: Date = date(2026, 3, 2);

/// One kind of viewer.
#[derive(Clone)]
pub struct Viewer {
    pub name: &'static str,
    pub actor: Actor,
    pub facts: Facts,
    /// The agency asked about, where an agency is.
    pub agency: AgencyId,
}

impl Viewer {
    pub fn asks(&self, policy: &Policy, action: Action) -> Result<Permit, Denied> {
        policy.decide(&self.actor, action, Some(&self.facts), Some(self.agency), TODAY)
    }

    /// Whether this is the one of its hat to show where no child is asked about.
    pub fn told_apart_at_the_desk(&self) -> bool {
        let plain = self.facts.level.is_none() && self.facts.partnership == self.actor.partnership;
        match self.actor.role {
            Role::Practitioner => self.name == "any other practitioner",
            Role::Child => self.name == "the child, 17",
            Role::Guardian => self.name == "family without custody",
            _ => plain,
        }
    }

    /// The same viewer, but.
    pub fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

pub fn own_agency() -> AgencyId {
    "00000000000000000000000000000a01".parse().unwrap()
}

pub fn other_agency() -> AgencyId {
    "00000000000000000000000000000a02".parse().unwrap()
}

pub fn child() -> PersonId {
    "00000000000000000000000000000c01".parse().unwrap()
}

pub fn parent() -> PersonId {
    "00000000000000000000000000000c02".parse().unwrap()
}

pub fn bjorkdal() -> PartnershipId {
    "bjorkdal".parse().unwrap()
}

/// A birth date by which the child is that old today.
pub fn aged(years: i16) -> Date {
    date(TODAY.year() - years, 1, 15)
}

pub fn consent(ground: Ground, agencies: Vec<AgencyId>) -> Sharing {
    Sharing {
        id: "00000000000000000000000000000501".parse().unwrap(),
        ground,
        said_by: "the mother".to_owned(),
        agencies,
        parts: vec![Part::Circle],
        from: date(2026, 2, 1),
        to: None,
    }
}

pub fn basis(code: &str, agencies: Vec<AgencyId>) -> Sharing {
    Sharing { said_by: code.to_owned(), ..consent(Ground::LegalBasis, agencies) }
}

pub fn actor(role: Role) -> Actor {
    Actor {
        partnership: bjorkdal(),
        account: "00000000000000000000000000000b01".parse().unwrap(),
        hat: "00000000000000000000000000000b02".parse().unwrap(),
        role,
        agency: Some(own_agency()),
        practitioner: None,
        person: None,
        cleared: false,
    }
}

/// A child of nine without protection, of whom the viewer has no part.
pub fn stranger(role: Role, name: &'static str) -> Viewer {
    Viewer {
        name,
        actor: actor(role),
        facts: Facts {
            partnership: bjorkdal(),
            person: child(),
            level: None,
            born: Some(aged(9)),
            in_circle: false,
            agency_knows: false,
            self_declared: false,
            coordinator: false,
            offered: false,
            sharing: Vec::new(),
            family: None,
            glass: None,
        },
        agency: own_agency(),
    }
}

/// A practitioner in the circle whose agency has listed the child; no ground yet.
pub fn member(name: &'static str) -> Viewer {
    stranger(Role::Practitioner, name).but(|v| {
        v.facts.in_circle = true;
        v.facts.agency_knows = true;
    })
}

fn consented(v: &mut Viewer) {
    v.facts.sharing = vec![consent(Ground::GuardianConsent, Vec::new())];
}

fn broken(v: &mut Viewer) {
    v.facts.glass = Some("he says that he will hurt her".to_owned());
}

fn family(name: &'static str, kind: Option<RelationKind>, custody: bool, years: i16) -> Viewer {
    let role = if kind.is_none() { Role::Child } else { Role::Guardian };
    stranger(role, name).but(|v| {
        v.actor.agency = None;
        v.actor.person = Some(if kind.is_none() { child() } else { parent() });
        v.facts.born = Some(aged(years));
        v.facts.family = Some(FamilyTie { kind, custody });
    })
}

/// Everybody, in the order of the table in the domain's description.
pub fn all(policy: &Policy) -> Vec<Viewer> {
    let strictly = Some(Level::StrictlyConfidentialAddress);
    let known_level = policy.levels().keys().next().copied();
    let a_basis = policy.all_sharing_bases()[0].code.clone();
    let practitioner = |name| stranger(Role::Practitioner, name);
    let desk = |role, name| stranger(role, name);
    vec![
        member("practitioner in the circle, a guardian's consent covers the agency").but(consented),
        member("practitioner in the circle, a legal basis covers the agency").but(|v| {
            v.facts.sharing = vec![basis(&a_basis, vec![own_agency()])];
        }),
        member("practitioner in the circle, no ground"),
        member("practitioner in the circle, a guardian's consent, the young person is 17").but(|v| {
            consented(v);
            v.facts.born = Some(aged(17));
        }),
        member("practitioner in the circle, own consent at 17").but(|v| {
            v.facts.sharing = vec![consent(Ground::OwnConsent, Vec::new())];
            v.facts.born = Some(aged(17));
        }),
        member("practitioner in the circle, asking about another agency's exposure").but(|v| {
            consented(v);
            v.agency = other_agency();
        }),
        member("practitioner by own declaration only, consent for all agencies").but(|v| {
            consented(v);
            v.facts.self_declared = true;
        }),
        member("practitioner by own declaration only, consent names the agency").but(|v| {
            v.facts.sharing = vec![consent(Ground::GuardianConsent, vec![own_agency()])];
            v.facts.self_declared = true;
        }),
        practitioner("practitioner of an agency that knows the child, not in the circle").but(|v| {
            consented(v);
            v.facts.agency_knows = true;
        }),
        practitioner("any other practitioner").but(consented),
        practitioner("practitioner outside, a coordinator's role is offered").but(|v| {
            consented(v);
            v.facts.offered = true;
        }),
        member("coordinator, no ground").but(|v| v.facts.coordinator = true),
        member("coordinator, a guardian's consent covers the agency").but(|v| {
            consented(v);
            v.facts.coordinator = true;
        }),
        member("practitioner in the circle, cleared, protected child, consent").but(|v| {
            consented(v);
            v.actor.cleared = true;
            v.facts.level = known_level;
        }),
        member("practitioner in the circle, not cleared, child's existence hidden, consent").but(|v| {
            consented(v);
            v.facts.level = strictly;
        }),
        member("practitioner in the circle, cleared, child's existence hidden, consent").but(|v| {
            consented(v);
            v.actor.cleared = true;
            v.facts.level = strictly;
        }),
        practitioner("any other practitioner, cleared, child's existence hidden").but(|v| {
            v.actor.cleared = true;
            v.facts.level = strictly;
        }),
        practitioner("any other practitioner, glass broken").but(broken),
        practitioner("practitioner of an agency that knows the child, not in the circle, glass broken").but(
            |v| {
                broken(v);
                v.facts.agency_knows = true;
            },
        ),
        member("practitioner in the circle, no ground, glass broken").but(broken),
        member("practitioner by own declaration only, glass broken").but(|v| {
            broken(v);
            v.facts.self_declared = true;
        }),
        member("coordinator, no ground, glass broken").but(|v| {
            broken(v);
            v.facts.coordinator = true;
        }),
        practitioner("any other practitioner, cleared, protected child, glass broken").but(|v| {
            broken(v);
            v.actor.cleared = true;
            v.facts.level = known_level;
        }),
        practitioner("any other practitioner, not cleared, child's existence hidden, glass broken").but(
            |v| {
                broken(v);
                v.facts.level = strictly;
            },
        ),
        member("practitioner of another partnership, all else as in the circle").but(|v| {
            consented(v);
            v.facts.partnership = "fjordvik".parse().unwrap();
        }),
        family("the child, 17", None, false, 17),
        family("the child, 9", None, false, 9),
        family("the child, 17, own existence hidden", None, false, 17).but(|v| v.facts.level = strictly),
        family("another child", None, false, 17).but(|v| v.facts.family = None),
        family("guardian with custody, child of 9", Some(RelationKind::Mother), true, 9),
        family("guardian with custody, young person of 17", Some(RelationKind::Mother), true, 17),
        family("guardian with custody, child's existence hidden", Some(RelationKind::Mother), true, 9)
            .but(|v| v.facts.level = strictly),
        family("family without custody", Some(RelationKind::Father), false, 9),
        desk(Role::DataSteward, "data steward"),
        desk(Role::DataSteward, "data steward, child's existence hidden").but(|v| {
            v.facts.level = strictly;
        }),
        desk(Role::DataSteward, "data steward, cleared, child's existence hidden").but(|v| {
            v.actor.cleared = true;
            v.facts.level = strictly;
        }),
        desk(Role::DataSteward, "data steward, cleared, fictitious identity").but(|v| {
            v.actor.cleared = true;
            v.facts.level = Some(Level::Fictitious);
        }),
        desk(Role::DataProtectionOfficer, "data protection officer"),
        desk(Role::Manager, "manager, own agency"),
        desk(Role::Manager, "manager, another agency").but(|v| v.agency = other_agency()),
        desk(Role::DutyOfficer, "duty officer, own agency, whose agency knows the child")
            .but(|v| v.facts.agency_knows = true),
        desk(Role::DutyOfficer, "duty officer, own agency, protected child").but(|v| {
            v.facts.level = known_level;
        }),
        desk(Role::DutyOfficer, "duty officer, own agency, cleared, protected child").but(|v| {
            v.actor.cleared = true;
            v.facts.level = known_level;
        }),
        desk(Role::DutyOfficer, "duty officer, another agency").but(|v| v.agency = other_agency()),
        desk(Role::AgencyAdmin, "agency administrator, own agency"),
        desk(Role::AgencyAdmin, "agency administrator, another agency").but(|v| v.agency = other_agency()),
        desk(Role::PartnershipAdmin, "partnership administrator"),
    ]
}

/// What one viewer may, line by line: each permitted action with its rules and what it opens, each
/// forbidden one with the rules that say why, and the rest in one line.
pub fn block(policy: &Policy, viewer: &Viewer) -> String {
    let mut lines = vec![viewer.name.to_owned()];
    let (mut nothing, mut concealed) = (Vec::new(), Vec::new());
    for action in Action::ALL.iter().copied() {
        let rules =
            |rules: &[domain::gate::Rule]| rules.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ");
        match viewer.asks(policy, action) {
            Ok(permit) => {
                lines.push(format!("  yes  {:20} {}", action.code(), rules(permit.rules())));
                if let Some(open) = opens(&permit) {
                    lines.push(format!("       {:20} opens {open}", ""));
                }
            }
            Err(denied) if denied.rules.is_empty() && denied.conceal => concealed.push(action.code()),
            Err(denied) if denied.rules.is_empty() => nothing.push(action.code()),
            Err(denied) => {
                let hidden = if denied.conceal { " (concealed)" } else { "" };
                lines.push(format!("  no   {:20} {}{hidden}", action.code(), rules(&denied.rules)));
            }
        }
    }
    for (word, actions) in [("no rule allows", nothing), ("no rule allows, concealed", concealed)] {
        if !actions.is_empty() {
            lines.push(format!("  no   {word}: {}", actions.join(", ")));
        }
    }
    lines.join("\n") + "\n"
}

/// The protected categories that the permit opens, of the person asked about and of others.
fn opens(permit: &Permit) -> Option<String> {
    let codes = |of| {
        let open = |c: &Category| permit.clears_of(of, *c);
        Category::ALL.iter().copied().filter(open).map(Category::code).collect::<Vec<_>>().join(", ")
    };
    let (own, others) = (codes(child()), codes(parent()));
    match (own.is_empty() && others.is_empty(), own == others) {
        (true, _) => None,
        (_, true) => Some(format!("{own} of everybody shown")),
        _ => Some(format!("{own} of the person alone")),
    }
}
