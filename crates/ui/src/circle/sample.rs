//! Invented circles, from empty to full, for the tests that render every page.
//! check-words: table

use domain::agency::{Agency, Practitioner, Sector};
use domain::attention::Attention;
use domain::circle::{CircleEvent, Coverage, OpenTie, Tie, View};
use domain::coordinator::{Coordinator, CoordinatorKind, HandOver, HandOverState};
use domain::gate::Rule;
use domain::id::{
    AgencyId, AttentionId, HandOverId, InvitationId, InvolvementId, PersonId, PractitionerId, SharingId,
};
use domain::invitation::{Invitation, InvitationState};
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::person::{Address, Name, RelationKind, ShownPerson, ShownRelation};
use domain::protection::{Level, Shown};
use domain::sharing::{Ground, Sharing};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Can, Page};
use crate::{Shell, Words};

const PEOPLE: [(&str, &str, Sector); 10] = [
    ("Anna Lind", "Skolsköterska", Sector::School),
    ("Jonas Ek", "Mentor åk 4", Sector::School),
    ("Leila Amari", "Specialpedagog", Sector::School),
    ("Mikael Borg", "Socialsekreterare", Sector::SocialServices),
    ("Sara Öberg", "Familjebehandlare", Sector::SocialServices),
    ("Dr Eva Holm", "Distriktsläkare", Sector::Health),
    ("Per Sund", "Sjuksköterska", Sector::Health),
    ("Ida Näs", "Psykolog", Sector::Psychiatry),
    ("Alexandra Christoffersen-Lindqvist", "Kurator på deltid", Sector::Psychiatry),
    ("Kim Roos", "voluntary_leader", Sector::Voluntary),
];

/// The invented child's id.
pub fn person() -> PersonId {
    PersonId(Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0000_0001))
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0001_0000 + n)
}

fn at(now: Timestamp, hours_ago: i64) -> Timestamp {
    now - SignedDuration::from_hours(hours_ago)
}

fn shown(given: &str, surname: &str) -> ShownPerson {
    ShownPerson {
        id: person(),
        level: None,
        name: Shown::Value(Name { given: given.to_owned(), surname: surname.to_owned() }),
        born: Shown::Value(date(2017, 3, 14)),
        national_id: Shown::Value("201703142383".to_owned()),
        sex: None,
        address: Shown::Value(Address {
            street: Some("Dalgatan 6 B".to_owned()),
            postcode: Some("791 31".to_owned()),
            city: Some("Björkdal".to_owned()),
        }),
        phone: Shown::Missing,
        email: Shown::Missing,
        language: Some("svenska".to_owned()),
    }
}

fn practitioner(n: usize) -> Practitioner {
    let (name, title, _) = PEOPLE[n % PEOPLE.len()];
    Practitioner {
        id: PractitionerId(id(n as u128)),
        agency: AgencyId(id(900)),
        name: name.to_owned(),
        title: Some(title.to_owned()),
        unit: None,
        phone: Some("+46701234567".to_owned()),
        email: Some("anna.lind@example.org".to_owned()),
    }
}

fn agency_name(sector: Sector) -> &'static str {
    match sector {
        Sector::School => "Lugnetskolan",
        Sector::SocialServices => "Socialtjänsten Björkdal",
        Sector::Health => "Vårdcentralen Norslund",
        Sector::Psychiatry => "BUP Björkdal",
        Sector::Police => "Polisen",
        Sector::LabourAndWelfare => "Arbete och försörjning",
        Sector::Voluntary => "Björkdals IF",
    }
}

fn tie(number: usize, place: usize) -> Tie {
    let (name, role, sector) = PEOPLE[place];
    Tie::Open(Box::new(OpenTie {
        id: InvolvementId(id(100 + number as u128)),
        name: (number % 13 != 12).then(|| name.to_owned()),
        role: Some(role.to_owned()),
        agency: agency_name(sector).to_owned(),
        agency_id: AgencyId(id(900 + place as u128)),
        sector,
        unit: (number.is_multiple_of(2)).then(|| "Elevhälsan".to_owned()),
        phone: (!number.is_multiple_of(5)).then(|| "+46701234567".to_owned()),
        email: (number.is_multiple_of(2)).then(|| "fornamn.efternamn@example.org".to_owned()),
        entry_point: (number == 1).then(|| "Expeditionen, entré A".to_owned()),
        from: Some(date(2024, 8, 3)),
        last_contact: (number % 3 != 1).then(|| date(2026, 11, 12)),
        as_of: date(2026, 11, 20),
        coordinator: if number == 0 { vec![CoordinatorKind::NamedPerson] } else { Vec::new() },
        quiet: number % 3 == 2,
        guest: place == 9,
        own: number == 3,
        hidden_from_others: number == 7,
    }))
}

/// That many ties, by sector; the last one masked from eleven on.
fn ties(count: usize) -> Vec<Tie> {
    let masked = usize::from(count > 10);
    let mut ties: Vec<Tie> =
        (0..count - masked).map(|n| tie(n, n * PEOPLE.len() / (count - masked).max(PEOPLE.len()))).collect();
    ties.extend((0..masked).map(|n| Tie::Masked { id: InvolvementId(id(800 + n as u128)) }));
    ties
}

/// That many sources.
pub fn sources(count: usize) -> Vec<Coverage> {
    let days: [Date; 3] = [date(2026, 11, 20), date(2026, 11, 12), date(2026, 11, 9)];
    Sector::ALL
        .iter()
        .take(count)
        .enumerate()
        .map(|(n, sector)| Coverage {
            agency: AgencyId(id(900 + n as u128)),
            name: agency_name(*sector).to_owned(),
            sector: *sector,
            as_of: Some(days[n % 3]),
            from: Some(date(2024, 1, 1)),
            to: Some(days[n % 3]),
            area: (n == 1).then(|| "Björkdals kommun".to_owned()),
            overdue: n % 3 == 2,
            sensitive: false,
        })
        .collect()
}

fn view(count: usize, now: Timestamp) -> View {
    let named = Coordinator {
        kind: CoordinatorKind::NamedPerson,
        holder: practitioner(0),
        agency: Agency {
            id: AgencyId(id(900)),
            slug: "school".to_owned(),
            name: "Elevhälsan".to_owned(),
            sector: Sector::School,
            sensitive: false,
            default_exposure: Exposure::Open,
            phone: None,
            email: None,
            feed_days: 30,
        },
        since: at(now, 3000),
    };
    let relation = |given: &str, kind, custody, same| ShownRelation {
        other: shown(given, "Bergström"),
        kind,
        custody,
        same_household: Shown::Value(same),
    };
    let event = |hours, kind, who: Option<&str>, agency: Option<&str>| CircleEvent {
        at: at(now, hours),
        kind,
        who: who.map(ToOwned::to_owned),
        agency: agency.map(ToOwned::to_owned),
    };
    View {
        person: shown("Alva", "Bergström"),
        age: Some(9),
        ties: ties(count),
        coordinators: vec![named],
        relations: vec![
            relation("Maria", RelationKind::Mother, true, true),
            relation("Ulla", RelationKind::Relative, false, true),
            relation("Johan", RelationKind::Father, true, false),
            relation("Noel", RelationKind::Sibling, false, true),
        ],
        invitations: Vec::new(),
        hand_overs: Vec::new(),
        attention: Vec::new(),
        found_in: sources(5),
        not_found_in: sources(7).split_off(5),
        sharing: vec![Sharing {
            parts: vec![domain::sharing::Part::Circle],
            id: SharingId(id(700)),
            ground: Ground::GuardianConsent,
            said_by: "Maria Bergström".to_owned(),
            agencies: Vec::new(),
            from: date(2026, 7, 1),
            to: Some(date(2027, 6, 30)),
        }],
        latest: vec![
            event(1, EventKind::Joined, Some("Ida Näs"), Some("BUP Björkdal")),
            event(26, EventKind::HandOverAccepted, Some("Anna Lind"), Some("Elevhälsan")),
            event(90, EventKind::FeedJoined, None, Some("Vårdcentralen Norslund")),
            event(9000, EventKind::AttentionClosed, None, None),
        ],
        in_circle: true,
        why: vec![Rule {
            id: "circle-with-consent".to_owned(),
            reason: "policy-circle-with-consent".to_owned(),
            section: "OSL (2009:400) 10 kap. 1 §".to_owned(),
        }],
    }
}

/// The same circle with everything that can wait.
fn busy(mut view: View, now: Timestamp) -> View {
    let offer = |n: usize, from: Option<usize>, to: usize| HandOver {
        id: HandOverId(id(600 + n as u128)),
        person: person(),
        kind: CoordinatorKind::ALL[n % 2],
        from: from.map(practitioner),
        to: practitioner(to),
        offered: at(now, 40),
        lapses: at(now, -72),
        state: HandOverState::Offered,
        note: (n == 0).then(|| "Jag byter tjänst vid årsskiftet. Ring gärna.".to_owned()),
    };
    view.hand_overs = vec![offer(0, Some(0), 3), offer(1, None, 4), offer(2, Some(3), 7)];
    view.attention = vec![Attention {
        id: AttentionId(id(500)),
        person: person(),
        by: "Jonas Ek".to_owned(),
        agency: "Lugnetskolan".to_owned(),
        words: "Alva har varit borta från skolan fyra onsdagar i rad. Är det någon som vet hur hon har det?"
            .to_owned(),
        raised: at(now, 20),
        closed: None,
    }];
    view.invitations = vec![Invitation {
        id: InvitationId(id(400)),
        person: person(),
        to: None,
        sector: Sector::Voluntary,
        email: "info@example.org".to_owned(),
        organisation: "Ridklubben".to_owned(),
        by: "Mikael Borg".to_owned(),
        sent: at(now, 50),
        expires: at(now, -280),
        state: InvitationState::Sent,
    }];
    view
}

/// The same circle around somebody with protected identity, for a viewer without clearance.
fn protected(mut view: View) -> View {
    view.person = ShownPerson {
        level: Some(Level::Marked),
        name: Shown::Hidden,
        born: Shown::Hidden,
        national_id: Shown::Hidden,
        address: Shown::Hidden,
        phone: Shown::Hidden,
        email: Shown::Hidden,
        language: None,
        ..view.person
    };
    view.age = None;
    for relation in &mut view.relations {
        relation.other.name = Shown::Hidden;
        relation.same_household = Shown::Hidden;
    }
    view.found_in.clear();
    view.not_found_in.clear();
    view
}

fn empty(mut view: View) -> View {
    view.coordinators.clear();
    view.relations.clear();
    view.found_in.clear();
    view.sharing.clear();
    view.latest.clear();
    view.why.clear();
    view.in_circle = false;
    view
}

impl crate::Page for Page {
    const NAME: &'static str = "circle";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "circle-title");
        let now = shell.now;
        let page = |view| Self {
            shell: shell.clone(),
            view,
            can: Can {
                join: false,
                leave: true,
                invite: true,
                hand_over: true,
                attention: true,
                record_sharing: true,
                who_looked: false,
                consents: true,
                disclosures: true,
                signals: true,
                exposure: true,
            },
            me: Some(PractitionerId(id(3))),
            roles: vec![CoordinatorKind::NamedPerson, CoordinatorKind::LeadProfessional],
        };
        let hostile = {
            let mut view = view(5, now);
            view.person.name = Shown::Value(Name {
                given: "<script>alert(1)</script>".to_owned(),
                surname: "\u{202e}\"'&=HYPERLINK()".repeat(30),
            });
            view
        };
        vec![
            page(view(11, now)),
            page(busy(view(5, now), now)),
            page(busy(view(40, now), now)),
            page(view(25, now)),
            page(view(1, now)),
            page(protected(view(12, now))),
            Self {
                can: Can { join: true, who_looked: true, ..Can::default() },
                me: None,
                ..page(empty(view(0, now)))
            },
            page(hostile),
        ]
    }
}
