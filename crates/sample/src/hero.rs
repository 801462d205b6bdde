//! The child whose circle a demonstration opens: the same family in each country, under other
//! names. A grandmother at home, a little brother, ten ties of which one is masked and some quiet.

use domain::country::Country;
use domain::person::{RelationKind, Sex};
use jiff::civil::{Date, date};

use crate::country::agencies::Kind;
use crate::country::words;
use crate::draw::Draw;
use crate::family::{Adult, Family, Home, Person};
use crate::national_id::Issuer;
use crate::phone;

/// One tie of the hero's circle.
#[derive(Debug)]
pub struct Tie {
    /// The agency.
    pub kind: Kind,
    /// Practitioner's given name.
    pub given: &'static str,
    /// Practitioner's surname.
    pub surname: &'static str,
    /// Title.
    pub title: &'static str,
    /// Role towards the child.
    pub role: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// Days since the last contact; over 90 is drawn dotted.
    pub days_ago: i64,
    /// The child is the brother.
    pub brother: bool,
}

/// Names of the family.
#[derive(Debug)]
pub struct Names {
    /// The child's given name.
    pub child: &'static str,
    /// The brother's given name.
    pub brother: &'static str,
    /// The family's surname.
    pub surname: &'static str,
    /// Mother's given name.
    pub mother: &'static str,
    /// Grandmother's given name.
    pub grandmother: &'static str,
}

/// The hero's birth date.
pub const BORN: Date = date(2017, 3, 14);
/// The brother's birth date.
pub const BROTHER_BORN: Date = date(2022, 4, 6);

/// Position among [`ties`] of the social worker, and of the school nurse who is named person.
pub const SOCIAL_WORKER: usize = 3;
/// See [`SOCIAL_WORKER`].
pub const NAMED_PERSON: usize = 2;

/// Names in a country.
pub const fn names(country: Country) -> &'static Names {
    match country {
        Country::Se => &Names {
            child: "Alva",
            brother: "Noel",
            surname: "Bergström",
            mother: "Elin",
            grandmother: "Birgitta",
        },
        Country::Dk => &Names {
            child: "Asta",
            brother: "Malthe",
            surname: "Bjerregaard",
            mother: "Rikke",
            grandmother: "Kirsten",
        },
        Country::No | Country::Sct => &Names {
            child: "Tiril",
            brother: "Iver",
            surname: "Bjørnstad",
            mother: "Silje",
            grandmother: "Berit",
        },
    }
}

/// The family.
pub fn family(country: Country, issuer: &mut Issuer) -> Family {
    let (names, words) = (names(country), words(country));
    let mut draw = Draw::new(0, 2);
    let mut person = |given: &str, sex, born| Person {
        given: given.to_owned(),
        surname: names.surname.to_owned(),
        former_surname: None,
        sex,
        born,
        national_id: issuer.issue(country, born, sex, &mut draw),
        phone: None,
        email: None,
        home: 0,
        level: None,
    };
    let mut mother = person(names.mother, Sex::Female, date(1988, 9, 2));
    let mut grandmother = person(names.grandmother, Sex::Female, date(1958, 1, 23));
    let children =
        vec![person(names.child, Sex::Female, BORN), person(names.brother, Sex::Male, BROTHER_BORN)];
    mother.phone = Some(phone::number(country, false, &mut draw));
    mother.email = Some(format!("{}@example.org", crate::family::mailbox(&mother.name())));
    grandmother.phone = Some(phone::number(country, false, &mut draw));
    let place = |n: usize| words.places[n % words.places.len()];
    let home = |street: usize, number: u32, n: usize| Home {
        street: format!("{} {number}", words.streets[street]),
        postcode: place(n).0.to_owned(),
        city: place(n).1.to_owned(),
    };
    let [mother_word, _, _, _, grandmother_word] = words.relations;
    let adults = vec![
        Adult { person: mother, kind: RelationKind::Mother, word: mother_word, custody: true },
        Adult { person: grandmother, kind: RelationKind::Relative, word: grandmother_word, custody: false },
    ];
    Family { homes: vec![home(3, 14, 1)], former_home: home(0, 8, 4), adults, children }
}

macro_rules! tie {
    ($kind:ident, $given:literal, $surname:literal, $title:literal, $role:literal, $unit:literal, $days:literal) => {
        tie!($kind, $given, $surname, $title, $role, $unit, $days, false)
    };
    ($kind:ident, $given:literal, $surname:literal, $title:literal, $role:literal, $unit:literal, $days:literal, $brother:literal) => {
        Tie {
            kind: Kind::$kind,
            given: $given,
            surname: $surname,
            title: $title,
            role: $role,
            unit: $unit,
            days_ago: $days,
            brother: $brother,
        }
    };
}

/// The ties, the child's ten first and then the brother's.
pub const fn ties(country: Country) -> &'static [Tie; 12] {
    match country {
        Country::Se => &SE,
        Country::Dk => &DK,
        Country::No | Country::Sct => &NO,
    }
}

const SE: [Tie; 12] = [
    tie!(School, "Jonas", "Ek", "Lärare", "Mentor åk 4", "Björkskolan", 3),
    tie!(School, "Leila", "Amari", "Specialpedagog", "Specialpedagog", "Björkskolan", 120),
    tie!(School, "Anna", "Lind", "Skolsköterska", "Skolsköterska", "Elevhälsan", 5),
    tie!(Social, "Mikael", "Borg", "Socialsekreterare", "Socialsekreterare", "Barn och unga, utredning", 4),
    tie!(Social, "Sara", "Öberg", "Familjebehandlare", "Familjebehandlare", "Öppenvården", 104),
    tie!(Hospital, "Eva", "Holm", "Distriktsläkare", "Distriktsläkare", "Vårdcentralen Norr", 40),
    tie!(Hospital, "Per", "Sund", "Sjuksköterska", "Sjuksköterska", "Barnmottagningen", 190),
    tie!(Psychiatry, "Ida", "Näs", "Psykolog", "Psykolog", "BUP Björkdal, öppenvård", 9),
    tie!(Shelter, "Ylva", "Sten", "Barnansvarig", "Barnansvarig", "Stödverksamheten", 130),
    tie!(Youth, "Kim", "Roos", "Ledare", "Ledare", "Idrotten", 115),
    tie!(HealthVisitor, "Lena", "Strand", "BVC-sköterska", "BVC-sköterska", "BVC Björkdal", 30, true),
    tie!(School, "Petra", "Hall", "Förskollärare", "Ansvarspedagog", "Förskolan Lingonet", 2, true),
];

const NO: [Tie; 12] = [
    tie!(School, "Jonas", "Eik", "Lærer", "Kontaktlærer 4. trinn", "Fjellvik skole", 3),
    tie!(School, "Leila", "Amari", "Spesialpedagog", "Spesialpedagog", "Fjellvik skole", 120),
    tie!(School, "Anne", "Lunde", "Helsesykepleier", "Helsesykepleier", "Skolehelsetjenesten", 5),
    tie!(Social, "Mikkel", "Borge", "Barnevernspedagog", "Kontaktperson", "Mottak og undersøkelse", 4),
    tie!(Social, "Sara", "Ødegård", "Familieterapeut", "Familieterapeut", "Tiltak", 104),
    tie!(Hospital, "Eva", "Holm", "Fastlege", "Fastlege", "Fjellvik legesenter", 40),
    tie!(Hospital, "Per", "Sund", "Sykepleier", "Sykepleier", "Barnepoliklinikken", 190),
    tie!(Psychiatry, "Ida", "Næss", "Psykolog", "Psykolog", "BUP Fjellvik, poliklinikk", 9),
    tie!(Shelter, "Ylva", "Steen", "Barnefaglig ansvarlig", "Barnekontakt", "Dagtilbudet", 130),
    tie!(Youth, "Kim", "Roos", "Leder", "Leder", "Idretten", 115),
    tie!(
        HealthVisitor,
        "Lene",
        "Strand",
        "Helsesykepleier",
        "Helsesykepleier",
        "Fjellvik helsestasjon",
        30,
        true
    ),
    tie!(School, "Petra", "Hall", "Pedagogisk leder", "Primærkontakt", "Tyttebærtoppen barnehage", 2, true),
];

const DK: [Tie; 12] = [
    tie!(School, "Jonas", "Eg", "Lærer", "Klasselærer 3. klasse", "Bøgelund Skole", 3),
    tie!(School, "Leila", "Amari", "Speciallærer", "Speciallærer", "Bøgelund Skole", 120),
    tie!(School, "Anna", "Lindholm", "Skolesundhedsplejerske", "Sundhedsplejerske", "Bøgelund Skole", 5),
    tie!(Social, "Mikael", "Borg", "Socialrådgiver", "Rådgiver", "Børn og unge", 4),
    tie!(Social, "Sara", "Østerby", "Familiebehandler", "Familiebehandler", "Familiehuset", 104),
    tie!(Hospital, "Eva", "Holm", "Praktiserende læge", "Læge", "Lægehuset Nord", 40),
    tie!(Hospital, "Per", "Sund", "Sygeplejerske", "Sygeplejerske", "Børneambulatoriet", 190),
    tie!(Psychiatry, "Ida", "Næs", "Psykolog", "Psykolog", "Ambulatoriet", 9),
    tie!(Shelter, "Ylva", "Steen", "Børnefaglig medarbejder", "Børnekontakt", "Rådgivningen", 130),
    tie!(Youth, "Kim", "Roos", "Leder", "Leder", "Idrætten", 115),
    tie!(HealthVisitor, "Lene", "Strand", "Sundhedsplejerske", "Sundhedsplejerske", "Team Nord", 30, true),
    tie!(School, "Petra", "Hald", "Pædagog", "Primærpædagog", "Børnehaven Solsikken", 2, true),
];
