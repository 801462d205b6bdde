//! Invented days: quiet, busy, with protected identities.
//! check-words: table

use domain::agency::{Agency, Practitioner, Sector};
use domain::case::{Due, Handler, Number, Summary, Task};
use domain::circle::Coverage;
use domain::coordinator::{CoordinatorKind, HandOver, HandOverState};
use domain::id::{AgencyId, AttentionId, CaseId, HandOverId, InvitationId, PersonId, PractitionerId, TaskId};
use domain::involvement::Exposure;
use domain::my_day::{Asked, Child, Invited, MyDay, News, Offer, Sight};
use domain::notice::EventKind;
use domain::person::{Name, ShownPerson};
use domain::protection::{Level, Shown};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Page;
use crate::shell::Place;
use crate::{Shell, Words};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0002_0000 + n)
}

fn person(n: u128, given: &str) -> ShownPerson {
    ShownPerson {
        id: PersonId(id(n)),
        level: None,
        name: Shown::Value(Name { given: given.to_owned(), surname: "Bergström".to_owned() }),
        born: Shown::Value(date(2017, 3, 14)),
        national_id: Shown::Missing,
        sex: None,
        address: Shown::Missing,
        phone: Shown::Missing,
        email: Shown::Missing,
        language: None,
    }
}

fn hidden(n: u128) -> ShownPerson {
    ShownPerson { level: Some(Level::Marked), name: Shown::Hidden, born: Shown::Hidden, ..person(n, "") }
}

fn practitioner(name: &str) -> Practitioner {
    let agency = Agency {
        id: AgencyId(id(900)),
        slug: "school".to_owned(),
        name: "Elevhälsan".to_owned(),
        sector: Sector::School,
        sensitive: false,
        default_exposure: Exposure::Open,
        phone: None,
        email: None,
        feed_days: 30,
    };
    Practitioner {
        id: PractitionerId(id(800)),
        agency: agency.id,
        name: name.to_owned(),
        title: None,
        unit: None,
        phone: None,
        email: None,
    }
}

/// An invented child of a list: every fifth is protected, only declared, or closed.
pub(crate) fn child(n: u16, now: Timestamp) -> Child {
    let names = ["Alva", "Noel", "Ludvig", "Åsa", "Östen", "Maja"];
    let number = u128::from(n);
    let (sight, person) = match n % 10 {
        7 => (Sight::Declared, None),
        8 => (Sight::NameOnly, Some(person(number, "Märta"))),
        9 => (Sight::Circle, Some(hidden(number))),
        _ => (Sight::Circle, Some(person(number, names[usize::from(n) % names.len()]))),
    };
    Child {
        id: PersonId(id(number)),
        age: person.as_ref().and_then(|p| p.born.value()).map(|_| 9),
        person,
        sight,
        role: Some(if n.is_multiple_of(2) {
            "case_worker".to_owned()
        } else {
            "Handläggare familj".to_owned()
        }),
        since: Some(date(2025, 1, 7)),
        coordinator: if n.is_multiple_of(4) { vec![CoordinatorKind::NamedPerson] } else { Vec::new() },
        news: (n.is_multiple_of(3) && sight == Sight::Circle).then(|| News {
            count: u32::from(n % 4) + 1,
            kind: EventKind::ALL[usize::from(n) % EventKind::ALL.len()],
            at: now - SignedDuration::from_hours(i64::from(n) * 7),
        }),
        attention: n % 6 == 1 && sight == Sight::Circle,
    }
}

fn offer(n: u128, person: ShownPerson, now: Timestamp) -> Offer {
    Offer {
        hand_over: HandOver {
            id: HandOverId(id(300 + n)),
            person: person.id,
            kind: CoordinatorKind::ALL[usize::try_from(n).unwrap_or_default() % 2],
            from: (n == 0).then(|| practitioner("Anna Lind")),
            to: practitioner("Mikael Borg"),
            offered: now - SignedDuration::from_hours(90),
            lapses: now + SignedDuration::from_hours(73),
            state: HandOverState::Offered,
            note: (n == 0).then(|| "Jag byter tjänst vid årsskiftet.".to_owned()),
        },
        person,
    }
}

fn busy(now: Timestamp) -> MyDay {
    MyDay {
        offers: vec![offer(0, person(2, "Noel"), now), offer(1, hidden(3), now)],
        invitations: vec![Invited {
            id: InvitationId(id(400)),
            by: "Jonas Ek".to_owned(),
            agency: "Lugnetskolan".to_owned(),
            sent: now - SignedDuration::from_hours(30),
            expires: now + SignedDuration::from_hours(300),
        }],
        attention: vec![Asked {
            id: AttentionId(id(500)),
            person: person(1, "Alva"),
            by: "Jonas Ek".to_owned(),
            agency: "Lugnetskolan".to_owned(),
            words: "Alva har varit borta från skolan fyra onsdagar i rad.".to_owned(),
            raised: now - SignedDuration::from_hours(4),
        }],
        tasks: vec![Task {
            id: TaskId(id(600)),
            words: "Ring skolan <b>".to_owned(),
            due: Some(now - SignedDuration::from_hours(30)),
            practitioner: Handler { id: PractitionerId(id(800)), name: "Mikael Borg".to_owned() },
            case: None,
            done: None,
            given: None,
            version: 1,
        }],
        cases: vec![Summary {
            id: CaseId(id(700)),
            number: Number { year: 2026, number: 17 },
            agency: AgencyId(id(900)),
            process: "SE-BARN".to_owned(),
            stage: "forhandsbedomning".to_owned(),
            person: None,
            handler: None,
            opened: now - SignedDuration::from_hours(200),
            closed: None,
            next: Some(Due {
                rule: "SE-ORO-FORHAND".to_owned(),
                plan: Some(now + SignedDuration::from_hours(130)),
                legal: Some(now + SignedDuration::from_hours(130)),
                paused: false,
            }),
        }],
        alerts: vec![
            crate::alert::waiting(0, person(2, "Noel"), now),
            crate::alert::waiting(2, hidden(3), now),
        ],
        changed: (0..12).filter(|n: &u16| n.is_multiple_of(3)).map(|n| child(n, now)).collect(),
        children: 400,
        overdue: Some(Coverage {
            agency: AgencyId(id(900)),
            name: "Socialtjänsten Björkdal".to_owned(),
            sector: Sector::SocialServices,
            as_of: Some(date(2026, 11, 12)),
            from: None,
            to: None,
            area: None,
            overdue: true,
            sensitive: false,
        }),
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "my_day";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell { place: Some(Place::MY_DAY), ..Shell::sample(l, "my_day-title") };
        let now = shell.now;
        vec![
            Self { shell: shell.clone(), day: busy(now) },
            Self { shell: shell.clone(), day: MyDay { children: 2, ..MyDay::default() } },
            Self { shell, day: MyDay::default() },
        ]
    }
}
