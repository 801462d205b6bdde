//! A small invented town with its agencies' lists and the truth, for tests of the whole engine.

use link::batch::Records;
use link::entry::{Entry, Fields, IdKind};
use link::evaluate::Truth;
use link::hash::mix;
use link::{AgencyId, BirthDate, NationalId, Record, RecordId};

/// Draws numbers in a fixed order.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(mix(seed + 1))
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 = mix(self.0.wrapping_add(0x9e37_79b9_7f4a_7c15));
        usize::try_from(self.0 % most as u64).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

const GIVEN: [(&str, &str); 24] = [
    ("Karl", "Kalle"),
    ("Anna", "Anna"),
    ("Johan", "Jan"),
    ("Elisabet", "Lisa"),
    ("Margareta", "Greta"),
    ("Nils", "Nisse"),
    ("Kristina", "Stina"),
    ("Lars", "Lasse"),
    ("Maja", "Maja"),
    ("Hugo", "Hugo"),
    ("Alva", "Alva"),
    ("Elsa", "Elsa"),
    ("William", "Bill"),
    ("Oskar", "Oskar"),
    ("Ebba", "Ebba"),
    ("Birgitta", "Gittan"),
    ("Per", "Pelle"),
    ("Gunnar", "Gunnar"),
    ("Tove", "Tove"),
    ("Signe", "Signe"),
    ("Mohammed", "Muhammad"),
    ("Yusuf", "Youssef"),
    ("Amina", "Aamina"),
    ("Ibrahim", "Ebrahim"),
];
const SURNAMES: [&str; 20] = [
    "Bergström",
    "Lindqvist",
    "Hägg",
    "Sandberg",
    "Åkerlund",
    "Nyberg",
    "Öberg",
    "Wallin",
    "Holm",
    "Ek",
    "Fors",
    "Dahl",
    "Strand",
    "Norén",
    "Palm",
    "Hassan",
    "Warsame",
    "Nowak",
    "Shevchenko",
    "Tesfaye",
];
const STREETS: [&str; 8] = [
    "Storgatan",
    "Kyrkvägen",
    "Skolgatan",
    "Björkstigen",
    "Ringvägen",
    "Parkgatan",
    "Ängsvägen",
    "Strandgatan",
];

/// One record with the truth.
pub struct Listed {
    pub record: Record,
    pub truth: Truth,
}

struct Person {
    given: (&'static str, &'static str),
    surname: String,
    born: BirthDate,
    sex: &'static str,
    id: String,
    number: u32,
    twins: u32,
}

/// Lists of five agencies about so many households.
pub fn town(seed: u64, households: u32) -> Vec<Listed> {
    let mut draw = Draw::new(seed);
    let mut all = Vec::new();
    let mut number = 0;
    for household in 1..=households {
        let surname = draw.one(&SURNAMES).to_owned();
        let home = (draw.one(&STREETS), draw.below(90) + 1, draw.below(6));
        let phone = format!("070{:07}", draw.below(9_999_999));
        let mut people = Vec::new();
        let children = 1 + draw.below(3);
        for child in 0..=children {
            number += 1;
            let parent = child == children;
            let year = if parent { 1970 + draw.below(25) } else { 2008 + draw.below(17) };
            let born = BirthDate {
                year: u16::try_from(year).unwrap(),
                month: u8::try_from(1 + draw.below(12)).unwrap(),
                day: u8::try_from(1 + draw.below(28)).unwrap(),
            };
            let sex = if draw.percent(50) { "F" } else { "M" };
            let id = format!("{born}{number:05}").replace('-', "");
            let given = GIVEN[draw.below(GIVEN.len())];
            people.push(Person { given, surname: surname.clone(), born, sex, id, number, twins: 0 });
            if !parent && draw.percent(8) {
                number += 1;
                let other = GIVEN[draw.below(GIVEN.len())];
                if other.0 != given.0 {
                    people.last_mut().unwrap().twins = household;
                    let id = format!("{born}{number:05}").replace('-', "");
                    let twin = Person {
                        given: other,
                        surname: surname.clone(),
                        born,
                        sex,
                        id,
                        number,
                        twins: household,
                    };
                    people.push(twin);
                }
            }
        }
        for person in &people {
            for agency in 1..=5 {
                if draw.percent(45) {
                    let id = all.len() as u128 + 1;
                    all.push(listed(&mut draw, person, id, agency, home, &phone));
                }
            }
        }
    }
    all
}

fn listed(
    draw: &mut Draw,
    person: &Person,
    id: u128,
    agency: u128,
    home: (&str, usize, usize),
    phone: &str,
) -> Listed {
    let mut given = if draw.percent(12) { person.given.1 } else { person.given.0 }.to_owned();
    let mut surname = person.surname.clone();
    if draw.percent(4) {
        given = typed_wrong(draw, &given);
    }
    if draw.percent(4) {
        surname = typed_wrong(draw, &surname);
    }
    if draw.percent(2) {
        std::mem::swap(&mut given, &mut surname);
    }
    let mut record = Record::named(RecordId(id), AgencyId(agency), &given, &surname);
    record.born = Some(person.born);
    if draw.percent(2) && person.born.day <= 12 {
        record.born = person.born.swapped();
    }
    record.sex = Some(person.sex.to_owned());
    if draw.percent(85) {
        record.address = format!("{} {}", home.0, home.1);
        record.postcode = format!("7913{}", home.2);
    }
    "Sjövik".clone_into(&mut record.city);
    if draw.percent(60) {
        phone.clone_into(&mut record.phone);
    }
    if draw.percent(60) {
        let country = "SE".to_owned();
        record.national_id = Some(NationalId { country, value: person.id.clone(), permanent: true });
    }
    let truth = Truth { person: person.number, twins: person.twins, marks: Vec::new() };
    Listed { record, truth }
}

fn typed_wrong(draw: &mut Draw, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = draw.below(letters.len());
    if draw.percent(50) && letters.len() > 3 {
        letters.remove(at);
    } else {
        letters[at] = char::from(b'a' + u8::try_from(draw.below(26)).unwrap());
    }
    letters.into_iter().collect()
}

/// The same records for linking at once, in the order of their ids.
pub fn records(listed: &[Listed]) -> Records {
    let mut all = Records::default();
    for one in listed {
        let entry = entry(&one.record, &mut all);
        all.entries.push(entry);
    }
    all
}

fn entry(record: &Record, all: &mut Records) -> Entry {
    let id = record.national_id.as_ref();
    let fields = Fields {
        given: &record.given,
        surname: &record.surname,
        born: record.born,
        sex: record.sex.as_deref().unwrap_or(""),
        address: &record.address,
        postcode: &record.postcode,
        city: &record.city,
        phone: &record.phone,
        national_id: id.map_or("", |id| &id.value),
        id_kind: if id.is_some() { IdKind::Permanent } else { IdKind::None },
        id_country: "SE",
        id_born: None,
        country: "",
        agency: u32::try_from(record.agency.0).unwrap(),
    };
    Entry::read(&fields, &mut all.vocabulary)
}
