//! Invented consents for the tests of the pages.
//! check-words: table

use domain::consent::{Answer, Can, Consent, Extent, Form as Way, Giver, Purpose, Said, Seen, Status};
use domain::gate::Rule;
use domain::message_key::{FieldError, Message};
use domain::person::Name;
use domain::protection::Shown;
use domain::sharing::{Ground, Part};
use jiff::Timestamp;
use jiff::civil::date;

use super::{Form, List, Paper, Read, Signed, agencies, givers};
use crate::form::Choice;
use crate::{Fields, Shell, Words};

const AT: Timestamp = Timestamp::UNIX_EPOCH;

fn id<T: From<uuid::Uuid>>(n: u128) -> T {
    uuid::Uuid::from_u128(n).into()
}

fn extent() -> Extent {
    Extent {
        purpose: Purpose::Plan,
        words: Some("Inför mötet i januari.".to_owned()),
        parts: vec![Part::Circle, Part::Plan],
        agencies: vec![id(11), id(12)],
        from: date(2026, 11, 21),
        to: date(2027, 6, 30),
    }
}

fn law() -> Vec<Rule> {
    let rule = |reason: &str, section: &str| Rule {
        id: "rule".to_owned(),
        reason: reason.to_owned(),
        section: section.to_owned(),
    };
    vec![
        rule("sharing-joint-all", "föräldrabalken 6 kap. 11 och 13 §§"),
        rule("sharing-withdrawal", "OSL (2009:400) 12 kap. 2 §"),
    ]
}

fn said(answer: Answer, form: Way) -> Said {
    let paper = form == Way::Paper;
    Said {
        giver: id(1),
        answer,
        form,
        kept_at: paper.then(|| "akten hos socialtjänsten".to_owned()),
        signed: paper.then(|| date(2026, 11, 20)),
        at: AT,
    }
}

fn seen(n: u128, status: Status, can: Can) -> Seen {
    let giver = |n, given: &str, said| Giver {
        id: id(n),
        name: Shown::Value(Name { given: given.to_owned(), surname: "Sjöberg".to_owned() }),
        own: false,
        child: false,
        said,
    };
    Seen {
        consent: Consent {
            id: id(n),
            whose: Ground::GuardianConsent,
            extent: extent(),
            asker: None,
            made: AT,
            replaces: None,
            stands: None,
            ended: None,
            version: 3,
            answers: Vec::new(),
        },
        status,
        agencies: vec![Some("Lugnetskolan".to_owned()), None],
        asker: Some(("Mikael Borg".to_owned(), "Socialtjänsten".to_owned())),
        givers: vec![
            giver(1, "Maria", Some(said(Answer::Given, Way::Paper))),
            Giver { own: true, ..giver(2, "Ola", Some(said(Answer::Declined, Way::Page))) },
            Giver { name: Shown::Hidden, ..giver(3, "", None) },
        ],
        can,
    }
}

impl crate::Page for List {
    const NAME: &'static str = "consents";

    fn sample(l: Words) -> Vec<Self> {
        let family = Can { give: true, decline: true, withdraw: true, change: true, paper: false };
        let staff = Can { paper: true, ..Can::default() };
        let of = |can| {
            let ended = seen(103, Status::Withdrawn, Can::default());
            let nobody = Seen { givers: Vec::new(), asker: None, ..ended };
            vec![seen(101, Status::Waits, can), seen(102, Status::Stands, can), nobody]
        };
        let page = Self {
            shell: Shell::sample(l, "consent-title"),
            id: id(1),
            family: true,
            can_decide: false,
            consents: of(family),
            law: law(),
            why: law(),
        };
        let staff = Self { family: false, can_decide: true, consents: of(staff), ..page.clone() };
        vec![page.clone(), staff, Self { consents: Vec::new(), why: Vec::new(), ..page }]
    }
}

impl crate::Page for Form {
    const NAME: &'static str = "consent-form";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "consent-title"),
            id: id(1),
            family: false,
            change: None,
            whose: [Ground::GuardianConsent, Ground::OwnConsent]
                .iter()
                .map(|g| Choice::new(g.code(), l.code("ground", g.code())))
                .collect(),
            agencies: vec![Choice::new("a1", "Lugnetskolan"), Choice::new("a2", "BUP Björkdal")],
            last: date(2027, 11, 21),
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("purpose", "plan"), ("agencies", "a2")],
            vec![
                FieldError { field: "parts", message: Message::new("consent-error-parts") },
                FieldError {
                    field: "to",
                    message: Message::new("sharing-error-too-long").with("days", "365"),
                },
            ],
        );
        let family = Self { family: true, whose: Vec::new(), ..page.clone() };
        vec![page, Self { change: Some((id(5), 2)), ..family.clone() }, Self { fields: wrong, ..family }]
    }
}

impl crate::Page for Read {
    const NAME: &'static str = "consent-read";

    fn sample(l: Words) -> Vec<Self> {
        vec![Self {
            shell: Shell::sample(l, "consent-title"),
            id: id(1),
            action: "/children/1/consents/new".to_owned(),
            hidden: vec![
                ("purpose".to_owned(), "plan".to_owned()),
                ("parts".to_owned(), "circle".to_owned()),
            ],
            extent: extent(),
            agencies: "Lugnetskolan, BUP Björkdal".to_owned(),
            law: law(),
        }]
    }
}

impl crate::Page for Paper {
    const NAME: &'static str = "consent-paper";

    fn sample(l: Words) -> Vec<Self> {
        let one = seen(101, Status::Waits, Can::default());
        vec![Self {
            shell: Shell::sample(l, "consent-title"),
            paper: l,
            id: id(1),
            agencies: agencies(l, &one.agencies),
            one,
            law: law(),
        }]
    }
}

impl crate::Page for Signed {
    const NAME: &'static str = "consent-signed";

    fn sample(l: Words) -> Vec<Self> {
        let one = seen(101, Status::Waits, Can::default());
        let page = Self {
            shell: Shell::sample(l, "consent-title"),
            id: id(1),
            consent: one.consent.id,
            version: 3,
            givers: givers(l, &one),
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("kept_at", "akten")],
            vec![FieldError { field: "signed", message: Message::new("consent-error-signed") }],
        );
        vec![page.clone(), Self { fields: wrong, ..page }]
    }
}
