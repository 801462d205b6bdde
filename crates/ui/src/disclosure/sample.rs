//! Invented decisions for the tests of the pages.
//! check-words: table

use domain::disclosure::{Asked, Disclosure, Seen, State, Told, Weighing};
use domain::gate::Rule;
use domain::message_key::{FieldError, Message};
use domain::person::Name;
use domain::protection::Shown;
use domain::sharing::Part;
use jiff::Timestamp;
use jiff::civil::date;

use super::{Form, List, Page, basis};
use crate::form::Choice;
use crate::{Fields, Shell, Words};

fn id<T: From<uuid::Uuid>>(n: u128) -> T {
    uuid::Uuid::from_u128(n).into()
}

fn rule(id: &str, reason: &str, section: &str) -> Rule {
    Rule { id: id.to_owned(), reason: reason.to_owned(), section: section.to_owned() }
}

fn never() -> Vec<Rule> {
    vec![rule("se-osl-10-27", "sharing-never-se-osl-10-27", "OSL (2009:400) 10 kap. 27 §")]
}

fn seen(n: u128, shares: bool, state: State) -> Seen {
    let section = "OSL (2009:400) 25 kap. 12 § och 26 kap. 9 §";
    let holds = matches!(state, State::Holds | State::Review);
    Seen {
        decision: Disclosure {
            id: id(n),
            shares,
            basis: shares.then(|| "se-osl-25-12".to_owned()),
            parts: vec![Part::Circle, Part::Chronology],
            agencies: vec![id(12)],
            weighing: Weighing {
                need: "Barnet behöver vård som ingen av oss kan ge ensam.".to_owned(),
                against: "Familjen vill inte. Mindre räcker inte, eftersom vården måste planeras.".to_owned(),
                asked: if shares { Asked::Opposes } else { Asked::NotAsked },
                told: if shares { Told::Told } else { Told::NotTold },
                silent: (!shares).then(|| "Det skulle utsätta barnet för fara.".to_owned()),
            },
            from: date(2026, 11, 21),
            to: shares.then(|| date(2027, 5, 21)),
            review: date(2027, 2, 21),
            by: (id(21), id(22)),
            by_name: "Mikael Borg".to_owned(),
            decided: Timestamp::UNIX_EPOCH,
            replaces: None,
            ended: (state == State::Ended).then_some(Timestamp::UNIX_EPOCH),
            ended_why: (state == State::Ended).then(|| "Vården är avslutad.".to_owned()),
            version: 1,
        },
        state,
        agencies: vec!["BUP Björkdal".to_owned()],
        basis: shares.then(|| rule("se-osl-25-12", "sharing-basis-se-osl-25-12", section)),
        can_change: holds,
    }
}

impl crate::Page for List {
    const NAME: &'static str = "disclosures";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "disclosure-title"),
            id: id(1),
            decisions: vec![
                seen(1, true, State::Review),
                seen(2, false, State::Holds),
                seen(3, true, State::Revised),
            ],
            never: never(),
            why: never(),
        };
        vec![page.clone(), Self { decisions: Vec::new(), ..page }]
    }
}

impl crate::Page for Form {
    const NAME: &'static str = "disclosure-form";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "disclosure-title"),
            id: id(1),
            replaces: None,
            bases: vec![
                basis(
                    l,
                    ("se-osl-25-12", "sharing-basis-se-osl-25-12", "OSL (2009:400) 25 kap. 12 §"),
                    &["BUP Björkdal"],
                    None,
                ),
                basis(l, ("dk", "sharing-basis-dk-rsl-11-e", "§ 11 e (SSD)"), &["Lugnetskolan"], Some(2)),
            ],
            agencies: vec![Choice::new("a1", "Lugnetskolan"), Choice::new("a2", "BUP Björkdal")],
            never: never(),
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("decision", "share"), ("agencies", "a2")],
            vec![
                FieldError { field: "need", message: Message::new("error-required") },
                FieldError { field: "review", message: Message::new("disclosure-error-review") },
            ],
        );
        vec![
            page.clone(),
            Self { bases: Vec::new(), replaces: Some((id(4), 1)), ..page.clone() },
            Self { fields: wrong, ..page },
        ]
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "disclosure";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "disclosure-title"),
            id: id(1),
            name: Shown::Value(Name { given: "Alva".to_owned(), surname: "Sjöberg".to_owned() }),
            agency: "Socialtjänsten".to_owned(),
            one: seen(1, true, State::Review),
            fields: Fields::default(),
        };
        let not = Self { one: seen(2, false, State::Holds), name: Shown::Hidden, ..page.clone() };
        vec![page.clone(), not, Self { one: seen(3, true, State::Ended), name: Shown::Missing, ..page }]
    }
}
