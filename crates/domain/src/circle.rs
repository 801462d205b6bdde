//! The circle: involvements, relations and invited people around one child, as one viewer may
//! see it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::agency::{Agency, Practitioner, Sector};
use crate::attention::Attention;
use crate::coordinator::{Coordinator, CoordinatorKind, HandOver};
use crate::gate::{Actor, Permit, Role, Rule};
use crate::id::{AgencyId, InvolvementId};
use crate::invitation::Invitation;
use crate::involvement::{Exposure, Involvement};
use crate::notice::EventKind;
use crate::person::{Person, Relation, ShownPerson, ShownRelation};
use crate::sharing::{Ground, Sharing};

/// How far one agency's list reaches: said beside every "nothing found".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The agency.
    pub agency: AgencyId,
    /// Its name.
    pub name: String,
    /// Its sector.
    pub sector: Sector,
    /// As of which day its newest list is; `None` when it never delivered.
    pub as_of: Option<Date>,
    /// First day that the list covers.
    pub from: Option<Date>,
    /// Last day that the list covers.
    pub to: Option<Date>,
    /// The area, in the agency's words.
    pub area: Option<String>,
    /// Whether the next delivery is overdue.
    pub overdue: bool,
    /// Whether that the child is or is not there is itself sensitive: never "not found in …".
    pub sensitive: bool,
}

/// One line of "latest in the circle".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleEvent {
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventKind,
    /// Who did it, by name, if a human did.
    pub who: Option<String>,
    /// Agency of the one who did it, or that it is about; a masked one is never loaded.
    pub agency: Option<String>,
}

/// Everything about one circle as the store hands it on, before the viewer is considered.
/// Involvements that are hidden from the viewer's agency were never read.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The child.
    pub person: Person,
    /// All current involvements that the viewer's agency could ever be shown.
    pub involvements: Vec<Involvement>,
    /// Holders of coordinator roles.
    pub coordinators: Vec<Coordinator>,
    /// Relations and household.
    pub relations: Vec<Relation>,
    /// Invitations that are not answered yet.
    pub invitations: Vec<Invitation>,
    /// Hand-overs that are not answered yet.
    pub hand_overs: Vec<HandOver>,
    /// Attention that is not dealt with yet.
    pub attention: Vec<Attention>,
    /// Grounds for sharing.
    pub sharing: Vec<Sharing>,
    /// What each source covers.
    pub coverage: Vec<Coverage>,
    /// Latest events, newest first.
    pub latest: Vec<CircleEvent>,
}

/// One tie as a viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// Shown with name, role and how to reach them.
    Open(Box<OpenTie>),
    /// Somebody is involved; ask the coordinator. Nothing else of it is told, not even when.
    Masked {
        /// Place in the list and the drawing; random, tells nothing.
        id: InvolvementId,
    },
}

/// A tie that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTie {
    /// The involvement.
    pub id: InvolvementId,
    /// Name of the practitioner or guest; `None` when the list names only the agency.
    pub name: Option<String>,
    /// Role or title, as the source says it, or the code of a stated relation.
    pub role: Option<String>,
    /// The agency.
    pub agency: String,
    /// The agency's id.
    pub agency_id: AgencyId,
    /// Its sector.
    pub sector: Sector,
    /// Unit.
    pub unit: Option<String>,
    /// Telephone in E.164: the practitioner's, else the agency's.
    pub phone: Option<String>,
    /// E-mail: the practitioner's, else the agency's.
    pub email: Option<String>,
    /// Where to go or call first.
    pub entry_point: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Last contact.
    pub last_contact: Option<Date>,
    /// As of which day the source said so.
    pub as_of: Date,
    /// Coordinator roles held.
    pub coordinator: Vec<CoordinatorKind>,
    /// No contact for long: drawn dotted.
    pub quiet: bool,
    /// A guest from outside, by an answered invitation.
    pub guest: bool,
    /// The viewer's own tie.
    pub own: bool,
    /// Seen only because the viewer's own agency has it.
    pub hidden_from_others: bool,
}

/// The circle as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The child.
    pub person: ShownPerson,
    /// Age in full years, when the birth date may be shown.
    pub age: Option<i16>,
    /// Ties in drawing order: by sector, coordinators first, then by name.
    pub ties: Vec<Tie>,
    /// Holders of coordinator roles.
    pub coordinators: Vec<Coordinator>,
    /// Relations and household.
    pub relations: Vec<ShownRelation>,
    /// Open invitations.
    pub invitations: Vec<Invitation>,
    /// Open hand-overs.
    pub hand_overs: Vec<HandOver>,
    /// Open attention.
    pub attention: Vec<Attention>,
    /// Sources in which the child is found, with as-of date.
    pub found_in: Vec<Coverage>,
    /// Sources in which the child is not found; sensitive ones never stand here.
    pub not_found_in: Vec<Coverage>,
    /// Current grounds for sharing.
    pub sharing: Vec<Sharing>,
    /// Latest events.
    pub latest: Vec<CircleEvent>,
    /// Whether the viewer is in the circle.
    pub in_circle: bool,
    /// The rules that let the viewer see this.
    pub why: Vec<Rule>,
}

/// Practitioners see the grounds by which their agency is let in; the family also the consents for named
/// agencies, but guardians not what the young person has consented to. A decision without a consent is told
/// to them by whoever decided.
fn shows_ground(ground: &Sharing, actor: &Actor, own: bool, today: Date) -> bool {
    let theirs = match ground.ground {
        Ground::GuardianConsent => actor.person.is_some(),
        Ground::OwnConsent => own,
        Ground::LegalBasis => false,
    };
    ground.covers(actor.agency, today) || theirs && ground.holds(today)
}

/// The circle for one viewer: masks, orders, explains.
pub fn for_viewer(facts: Facts, actor: &Actor, permit: &Permit, today: Date) -> View {
    let own_child = matches!(actor.role, Role::Child);
    let mut ties: Vec<(SortKey, Tie)> = facts
        .involvements
        .iter()
        .filter(|i| i.is_current(today))
        .filter_map(|i| {
            let own_agency = actor.agency == Some(i.agency.id);
            let tie = match i.exposure {
                Exposure::Open => open_tie(i, &facts.coordinators, actor, today),
                Exposure::ContactViaCoordinator | Exposure::Hidden if own_agency || own_child => {
                    open_tie(i, &facts.coordinators, actor, today)
                }
                Exposure::ContactViaCoordinator => Tie::Masked { id: i.id },
                Exposure::Hidden => return None,
            };
            Some((SortKey::of(&tie), tie))
        })
        .collect();
    ties.sort_by(|a, b| a.0.cmp(&b.0));
    let ties: Vec<Tie> = ties.into_iter().map(|(_, tie)| tie).collect();

    let shows =
        |agency: AgencyId| ties.iter().any(|t| matches!(t, Tie::Open(open) if open.agency_id == agency));
    // A sensitive source is never named as "not found". Where another one is behind a mask here,
    // none is: what is missing in the list would name it.
    let masks = |i: &Involvement| {
        let masked = i.exposure == Exposure::ContactViaCoordinator && !shows(i.agency.id);
        masked && !i.agency.sensitive && i.is_current(today)
    };
    let names_missing = !facts.involvements.iter().any(masks);
    let (mut found_in, mut not_found_in) = (Vec::new(), Vec::new());
    for source in facts.coverage {
        if shows(source.agency) {
            found_in.push(source);
        } else if names_missing && !source.sensitive && source.as_of.is_some() {
            not_found_in.push(source);
        }
    }

    let person = facts.person.open(permit);
    let own = actor.person == Some(person.id);
    View {
        age: person.born.value().map(|born| crate::person::age(*born, today)),
        in_circle: ties.iter().any(|t| matches!(t, Tie::Open(open) if open.own)),
        relations: facts
            .relations
            .iter()
            .filter(|r| {
                let own = actor.person == Some(r.other.id);
                own || r.existence.open_of(r.other.id, permit).value().is_some()
            })
            .map(|r| ShownRelation {
                other: r.other.open(permit),
                kind: r.kind,
                custody: r.custody,
                same_household: r.same_household.open(permit),
            })
            .collect(),
        sharing: facts.sharing.into_iter().filter(|s| shows_ground(s, actor, own, today)).collect(),
        person,
        ties,
        coordinators: facts.coordinators,
        invitations: facts.invitations,
        hand_overs: facts.hand_overs,
        attention: facts.attention,
        found_in,
        not_found_in,
        latest: facts.latest,
        why: permit.rules().to_vec(),
    }
}

fn open_tie(i: &Involvement, coordinators: &[Coordinator], actor: &Actor, today: Date) -> Tie {
    let staff: Option<&Practitioner> = i.practitioner.as_ref();
    let agency: &Agency = &i.agency;
    Tie::Open(Box::new(OpenTie {
        id: i.id,
        name: staff.map(|p| p.name.clone()).or_else(|| i.guest.clone()),
        role: i.role.clone().or_else(|| staff.and_then(|p| p.title.clone())),
        agency: agency.name.clone(),
        agency_id: agency.id,
        sector: agency.sector,
        unit: staff.and_then(|p| p.unit.clone()),
        phone: staff.and_then(|p| p.phone.clone()).or_else(|| agency.phone.clone()),
        email: staff.and_then(|p| p.email.clone()).or_else(|| agency.email.clone()),
        entry_point: i.entry_point.clone(),
        from: i.from,
        last_contact: i.last_contact,
        as_of: i.as_of,
        coordinator: coordinators
            .iter()
            .filter(|c| staff.is_some_and(|p| p.id == c.holder.id))
            .map(|c| c.kind)
            .collect(),
        quiet: i.is_quiet(today),
        guest: i.guest.is_some(),
        own: staff.is_some_and(|p| actor.practitioner == Some(p.id)),
        hidden_from_others: i.exposure == Exposure::Hidden,
    }))
}

/// Open ties by sector, coordinators first, then by name; masked ties last, by their random id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SortKey(bool, Option<Sector>, bool, String, InvolvementId);

impl SortKey {
    fn of(tie: &Tie) -> Self {
        match tie {
            Tie::Open(open) => Self(
                false,
                Some(open.sector),
                open.coordinator.is_empty(),
                open.name.clone().unwrap_or_default().to_lowercase(),
                open.id,
            ),
            Tie::Masked { id } => Self(true, None, true, String::new(), *id),
        }
    }
}
