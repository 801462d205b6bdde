//! Practitioners: invented names, titles and units; telephones for fiction; addresses at
//! domains that can never be registered (`.example`, RFC 2606).

use domain::country::Country;
use domain::person::Sex;

use crate::country::agencies::{Kind, text};
use crate::country::names::ORIGINS;
use crate::country::words;
use crate::draw::Draw;
use crate::family::mailbox;
use crate::hero::{self, Tie};
use crate::phone;

/// A practitioner as the agency's staff list says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practitioner {
    /// Id in the agency's own system.
    pub staff_id: String,
    /// Given name.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Title.
    pub title: String,
    /// Role that client lists give.
    pub role: String,
    /// Unit.
    pub unit: String,
    /// Telephone in E.164.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

impl Practitioner {
    /// Given name and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.surname)
    }
}

/// How often a title is drawn, by its place in the list.
const WEIGHTS: [u32; 6] = [6, 5, 2, 2, 2, 5];

/// All practitioners of an agency; those of the hero's circle come first, in its order.
pub fn staff(country: Country, kind: Kind, seed: u64) -> Vec<Practitioner> {
    let mut draw = Draw::new(seed, 100 + kind as u64);
    let (words, text) = (words(country), text(country, kind));
    let mut heroes = hero::ties(country).iter().filter(|tie| tie.kind == kind);
    let mut all: Vec<Practitioner> = Vec::new();
    for ordinal in 0..kind.staff() {
        let mut one = if let Some(tie) = heroes.next() {
            of_tie(tie)
        } else {
            let sex = if draw.chance(740) { Sex::Female } else { Sex::Male };
            let origin = draw.chance(120).then(|| &ORIGINS[draw.index(ORIGINS.len())]);
            let (women, men) = origin.map_or((words.women, words.men), |o| (o.girls, o.boys));
            // Each title once, so that every kind of child meets somebody; then the common ones.
            let nth = ordinal as usize;
            let at = if nth < text.titles.len() { nth } else { draw.weighted(&WEIGHTS[..text.titles.len()]) };
            let (title, role, units) = text.titles[at];
            let mut given = draw.pick(if sex == Sex::Female { women } else { men });
            let surname = draw.pick(origin.map_or(words.surnames, |o| o.surnames));
            while all.iter().any(|p| p.given == given && p.surname == surname) {
                given = draw.pick(if sex == Sex::Female { words.women } else { words.men });
            }
            Practitioner {
                staff_id: String::new(),
                given: given.to_owned(),
                surname: surname.to_owned(),
                title: title.to_owned(),
                role: role.to_owned(),
                unit: match units {
                    [] => draw.pick(text.units),
                    some => text.units[some[draw.index(some.len())]],
                }
                .to_owned(),
                phone: String::new(),
                email: String::new(),
            }
        };
        one.staff_id = format!("{}{:03}", prefix(kind), 101 + ordinal * 3);
        one.phone = phone::office(country, kind as u32 * 37 + ordinal);
        one.email = format!("{}@{}.{}.example", mailbox(&one.name()), text.domain, words.id);
        all.push(one);
    }
    all
}

fn of_tie(tie: &Tie) -> Practitioner {
    Practitioner {
        staff_id: String::new(),
        given: tie.given.to_owned(),
        surname: tie.surname.to_owned(),
        title: tie.title.to_owned(),
        role: tie.role.to_owned(),
        unit: tie.unit.to_owned(),
        phone: String::new(),
        email: String::new(),
    }
}

/// How the agency's system numbers its staff.
const fn prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::School => "L",
        Kind::Social => "S",
        Kind::HealthVisitor => "BV",
        Kind::Hospital => "H",
        Kind::Psychiatry => "P",
        Kind::Police => "PO",
        Kind::Shelter => "K",
        Kind::Youth => "U",
    }
}
