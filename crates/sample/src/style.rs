//! House styles: what the same line looks like from eight case systems.

use domain::country::Country;
use domain::person::Sex;
use domain::protection::Level;
use jiff::civil::Date;

use crate::columns::{Column, client_columns, guardian_headers, joined_name, separate_names};
use crate::country::agencies::Kind;
use crate::country::words;
use crate::mess;
use crate::phone;
use crate::register::{Entry, Guardian};
use crate::staff::Practitioner;

/// How text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// ISO-8859-1; what it lacks becomes the nearest letter or a question mark.
    Latin1,
    /// UTF-16, little-endian, with a byte order mark.
    Utf16Le,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    AsWritten,
    /// `BJOERK`
    SpeltOut,
    /// `BJORK`
    Stripped,
    Small,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dates {
    Iso,
    Compact,
    Dotted,
    Slashed,
    Dashed,
    Short,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ids {
    Plain,
    Separated,
}

/// One agency's way of exporting.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How text becomes bytes.
    pub encoding: Encoding,
    /// Between columns.
    pub delimiter: u8,
    /// Every cell in quotes.
    pub quoted: bool,
    letters: Letters,
    dates: Dates,
    ids: Ids,
    /// `Surname, Given` in one column.
    joined: bool,
    phones: u32,
}

impl Style {
    /// The style of an agency; the same in the three countries but for the words.
    pub const fn of(kind: Kind) -> Self {
        let plain = Self {
            encoding: Encoding::Utf8,
            delimiter: b',',
            quoted: false,
            letters: Letters::AsWritten,
            dates: Dates::Iso,
            ids: Ids::Separated,
            joined: false,
            phones: 3,
        };
        match kind {
            Kind::School => Self { encoding: Encoding::Utf8Bom, delimiter: b';', ..plain },
            Kind::Social => Self { quoted: true, phones: 2, ..plain },
            Kind::HealthVisitor => Self {
                encoding: Encoding::Latin1,
                delimiter: b';',
                dates: Dates::Dotted,
                ids: Ids::Plain,
                ..plain
            },
            Kind::Hospital => Self {
                delimiter: b';',
                letters: Letters::SpeltOut,
                dates: Dates::Compact,
                ids: Ids::Plain,
                phones: 1,
                ..plain
            },
            Kind::Psychiatry => Self {
                encoding: Encoding::Utf16Le,
                delimiter: b'\t',
                joined: true,
                dates: Dates::Dashed,
                ..plain
            },
            Kind::Police => Self { letters: Letters::Stripped, dates: Dates::Slashed, phones: 0, ..plain },
            Kind::Shelter => Self { delimiter: b';', ..plain },
            Kind::Youth => Self { letters: Letters::Small, dates: Dates::Short, phones: 2, ..plain },
        }
    }

    /// The header of the client list.
    pub fn client_header(self, country: Country, kind: Kind) -> Vec<String> {
        let mut header = Vec::new();
        for column in client_columns(kind) {
            match column {
                Column::Name if self.joined => header.push(joined_name(country).to_owned()),
                Column::Name => header.extend(separate_names(country).map(str::to_owned)),
                Column::Guardians => header.extend(guardian_headers(country)),
                other => header.push(other.header(country, kind).to_owned()),
            }
        }
        header
    }

    /// One line of the client list.
    pub fn client_line(self, country: Country, kind: Kind, entry: &Entry) -> Vec<String> {
        let words = words(country);
        let text = |text: &str| self.text(text);
        let date = |date: Option<Date>| date.map(|d| self.date(d)).unwrap_or_default();
        let home = |part: fn(&crate::family::Home) -> &str| {
            entry.home.as_ref().map(|h| text(part(h))).unwrap_or_default()
        };
        let mut line = Vec::new();
        for column in client_columns(kind) {
            let cell = match column {
                Column::RecordId => entry.record_id.clone(),
                Column::Name if self.joined => match (entry.surname.as_str(), entry.given.as_str()) {
                    (surname, "") => text(surname),
                    (surname, given) => text(&format!("{surname}, {given}")),
                },
                Column::Name => {
                    line.push(text(&entry.given));
                    text(&entry.surname)
                }
                Column::Born => date(entry.born),
                Column::Sex => match entry.sex {
                    Some(Sex::Female) => words.sexes[0].to_owned(),
                    Some(Sex::Male) => words.sexes[1].to_owned(),
                    _ => String::new(),
                },
                Column::Street => home(|h| &h.street),
                Column::Postcode => home(|h| &h.postcode),
                Column::City => home(|h| &h.city),
                Column::Phone => {
                    entry.phone.as_deref().map(|p| phone::written(p, self.phones)).unwrap_or_default()
                }
                Column::Email => entry.email.clone().unwrap_or_default(),
                Column::NationalId => self.national_id(country, entry.national_id.as_deref()),
                // Out of a table of the system: written as it is called.
                Column::Role => entry.role.clone().unwrap_or_default(),
                Column::StaffId => entry.staff_id.clone().unwrap_or_default(),
                Column::From => date(entry.from),
                Column::To => date(entry.to),
                Column::LastContact => date(entry.last_contact),
                Column::EntryPoint => entry.first_call.unwrap_or_default().to_owned(),
                Column::Protection => entry.level.map(|l| level_word(l).to_owned()).unwrap_or_default(),
                Column::Guardians => {
                    for n in 0..2 {
                        line.extend(self.guardian(country, entry.guardians.get(n)));
                    }
                    continue;
                }
            };
            line.push(cell);
        }
        line
    }

    /// The header of the staff list.
    pub const fn staff_header(country: Country) -> [&'static str; 7] {
        match country {
            Country::Se => ["Signatur", "Förnamn", "Efternamn", "Befattning", "Enhet", "Telefon", "E-post"],
            Country::Dk => {
                ["Medarbejder-id", "Fornavn", "Efternavn", "Stilling", "Afdeling", "Telefon", "E-mail"]
            }
            Country::No | Country::Sct => {
                ["Ansattnummer", "Fornavn", "Etternavn", "Stilling", "Avdeling", "Telefon", "E-post"]
            }
        }
    }

    /// One line of the staff list; staff are written as they are called in every system.
    pub fn staff_line(self, one: &Practitioner) -> [String; 7] {
        [
            one.staff_id.clone(),
            one.given.clone(),
            one.surname.clone(),
            one.title.clone(),
            one.unit.clone(),
            phone::written(&one.phone, self.phones),
            one.email.clone(),
        ]
    }

    fn guardian(self, country: Country, guardian: Option<&Guardian>) -> [String; 4] {
        let Some(guardian) = guardian else { return Default::default() };
        [
            self.text(&guardian.name),
            self.national_id(country, guardian.national_id.as_deref()),
            guardian.relation.to_owned(),
            words(country).yes_no[usize::from(!guardian.custody)].to_owned(),
        ]
    }

    fn text(self, text: &str) -> String {
        match self.letters {
            Letters::AsWritten => text.to_owned(),
            Letters::SpeltOut => mess::spelt_out(text),
            Letters::Stripped => mess::stripped(text),
            Letters::Small => text.to_lowercase(),
        }
    }

    fn date(self, date: Date) -> String {
        let (y, m, d) = (date.year(), date.month(), date.day());
        match self.dates {
            Dates::Iso => format!("{y:04}-{m:02}-{d:02}"),
            Dates::Compact => format!("{y:04}{m:02}{d:02}"),
            Dates::Dotted => format!("{d:02}.{m:02}.{y:04}"),
            Dates::Slashed => format!("{d:02}/{m:02}/{y:04}"),
            Dates::Dashed => format!("{d:02}-{m:02}-{y:04}"),
            Dates::Short => format!("{d}/{m} {y:04}"),
        }
    }

    /// Sweden: 12 digits, or 10 with a hyphen; Norway: 11, or 6 and 5; Denmark: 10, or 6 and 4.
    fn national_id(self, country: Country, id: Option<&str>) -> String {
        let Some(id) = id else { return String::new() };
        match (self.ids, country) {
            (Ids::Separated, Country::Se) if id.len() == 12 => format!("{}-{}", &id[2..8], &id[8..]),
            (Ids::Separated, Country::Dk) if id.len() == 10 => format!("{}-{}", &id[..6], &id[6..]),
            (Ids::Separated, _) if id.len() == 11 => format!("{} {}", &id[..6], &id[6..]),
            (Ids::Plain | Ids::Separated, _) => id.to_owned(),
        }
    }
}

/// The level in the country's words.
const fn level_word(level: Level) -> &'static str {
    match level {
        Level::Marked => "Sekretessmarkering",
        Level::ProtectedPopulationRegistration => "Skyddad folkbokföring",
        // Nobody may tell such a person from others.
        Level::Fictitious => "",
        Level::ConfidentialAddress => "Fortrolig",
        Level::StrictlyConfidentialAddress => "Strengt fortrolig",
        Level::NameAndAddressProtection => "Navne- og adressebeskyttelse",
    }
}
