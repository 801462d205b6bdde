//! One line of a client list, typed.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::country::Country;
use crate::feed::columns::{Field, ListKind, fold};
use crate::feed::name;
use crate::feed::reader::FeedLine;
use crate::feed::row::{Reason, Row, TestNumbers, Warning};
use crate::feed::words::{self, SexWord};
use crate::feed::{postcode, protection_words};
use crate::involvement::Exposure;
use crate::message_key::Message;
use crate::national_id::{NationalId, Why};
use crate::person::{Address, Name, RelationKind, Sex};
use crate::protection::Level;

/// An unborn child may be listed this many months before its birth date; later ones are typing
/// errors and reject the line.
pub const MAX_MONTHS_UNBORN: i32 = 10;

/// A birth date further back than this many years is taken for a filler and left out.
pub const MAX_AGE_YEARS: i32 = 120;

/// A guardian as the list names them.
#[derive(Clone, PartialEq, Eq)]
pub struct Guardian {
    /// Name; both parts empty when only the number is given.
    pub name: Name,
    /// National id that may link.
    pub national_id: Option<NationalId>,
    /// National id as written, where it may not.
    pub national_id_raw: Option<String>,
    /// What they are to the child; `None` when the list does not say.
    pub relation: Option<RelationKind>,
    /// Whether they have legal custody; `None` when the list does not say.
    pub custody: Option<bool>,
}

/// One client as the agency's list says it. `Debug` shows the line's number only.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientLine {
    /// Line in the file on which the record begins, counted from 1.
    pub line: u64,
    /// The agency's own record id, unique in the file.
    pub record_id: String,
    /// Name without placeholders; a part that is not known is empty.
    pub name: Name,
    /// Birth date; up to [`MAX_MONTHS_UNBORN`] months ahead for an unborn child.
    pub born: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address; the postcode in the country's way of writing where it is one.
    pub address: Address,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// E-mail, in small letters.
    pub email: Option<String>,
    /// National id that may link.
    pub national_id: Option<NationalId>,
    /// National id as written, where it is not valid or may not link.
    pub national_id_raw: Option<String>,
    /// The line's country, else the partnership's.
    pub country: Country,
    /// The practitioner's id in the agency's staff list.
    pub staff_id: Option<String>,
    /// The practitioner's role, in the agency's words.
    pub role: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Last contact.
    pub last_contact: Option<Date>,
    /// Where to go or call first.
    pub entry_point: Option<String>,
    /// Protection level.
    pub protection: Option<Level>,
    /// Who may learn of it, where the list says so.
    pub exposure: Option<Exposure>,
    /// Preferred language, in the agency's words.
    pub language: Option<String>,
    /// The day on which the agency wrote the record.
    pub recorded_on: Option<Date>,
    /// Up to two guardians.
    pub guardians: Vec<Guardian>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

impl fmt::Debug for ClientLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClientLine(line {}, {} warnings)", self.line, self.warnings.len())
    }
}

impl fmt::Debug for Guardian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guardian(…)")
    }
}

impl FeedLine for ClientLine {
    const KIND: ListKind = ListKind::Clients;
    const ID: Field = Field::RecordId;

    fn id(&self) -> &str {
        &self.record_id
    }

    fn read(mut row: Row<'_>) -> Result<Self, Reason> {
        let row = &mut row;
        row.check_shape()?;
        let Some(record_id) = row.some(Field::RecordId) else {
            return Err(Reason::field("import-line-no-record-id", Field::RecordId));
        };
        check_agency(row)?;
        let country = country(row);
        let name = read_name(row);
        let born = birth_date(row)?;
        let sex = sex(row);
        let (national_id, national_id_raw) = national_id(row, Field::NationalId, country, born);
        if name.given.is_empty() && name.surname.is_empty() && national_id.is_none() {
            return Err(Reason::of("import-line-nobody"));
        }
        if let Some(id) = national_id {
            compare(row, &id, born, sex);
        }
        let (from, to) = (row.date(Field::From), row.date(Field::To));
        if matches!((from, to), (Some(from), Some(to)) if to < from) {
            row.warn(Field::To, "import-warning-end-before-start");
        }
        let last_contact = row.date(Field::LastContact);
        let ahead = last_contact.is_some_and(|date| date > row.context.today);
        if ahead {
            row.warn(Field::LastContact, "import-warning-contact-ahead");
        }
        Ok(Self {
            line: row.line,
            record_id,
            name,
            born,
            sex,
            address: address(row, country),
            phone: row.phone(Field::Phone, country),
            email: row.email(Field::Email),
            national_id,
            national_id_raw,
            country,
            staff_id: row.some(Field::StaffId),
            role: row.some(Field::Role),
            from,
            to,
            last_contact: last_contact.filter(|_| !ahead),
            entry_point: row.some(Field::EntryPoint),
            protection: protection(row, country),
            exposure: exposure(row),
            language: row.some(Field::Language),
            recorded_on: row.date(Field::RecordedOn),
            guardians: guardians(row, country),
            warnings: std::mem::take(&mut row.warnings),
        })
    }
}

/// Rejects a line that says it belongs to another agency.
pub(crate) fn check_agency(row: &mut Row<'_>) -> Result<(), Reason> {
    if row.context.agency_names.is_empty() {
        return Ok(());
    }
    let Some(named) = row.some(Field::Agency) else { return Ok(()) };
    let own = &row.context.agency_names;
    if own.contains(&named) || own.iter().any(|own| fold(own) == fold(&named)) {
        Ok(())
    } else {
        Err(Reason::field("import-line-other-agency", Field::Agency))
    }
}

/// The line's own country, else the partnership's.
pub(crate) fn country(row: &mut Row<'_>) -> Country {
    let Some(cell) = row.some(Field::Country) else { return row.context.country };
    words::country(&cell).unwrap_or_else(|| {
        row.warn(Field::Country, "import-warning-country-unknown");
        row.context.country
    })
}

/// Both parts of the name, placeholders taken out.
pub(crate) fn read_name(row: &mut Row<'_>) -> Name {
    let mut name = Name {
        given: row.text(Field::GivenName).into_owned(),
        surname: row.text(Field::Surname).into_owned(),
    };
    let mut field = Field::GivenName;
    if name.given.is_empty() && name.surname.is_empty() {
        name = name::split(&row.text(Field::FullName));
        field = Field::FullName;
    }
    let mut placeholder = false;
    if !name.given.is_empty() && name::is_placeholder(&name.given) {
        name.given.clear();
        placeholder = true;
    }
    if !name.surname.is_empty() && name::is_unknown(&name.surname) {
        name.surname.clear();
        placeholder = true;
    }
    if placeholder {
        row.warn(field, "import-warning-placeholder-name");
    }
    name
}

fn birth_date(row: &mut Row<'_>) -> Result<Option<Date>, Reason> {
    let today = row.context.today;
    let latest = today.saturating_add(MAX_MONTHS_UNBORN.months());
    let Some(mut born) = row.date_until(Field::BirthDate, latest.year()) else { return Ok(None) };
    if born > latest {
        // two digits of a year that would be too far ahead are a hundred years older
        born = row.date_until(Field::BirthDate, latest.year() - 1).unwrap_or(born);
    }
    if born > latest {
        let message = Message::new("import-line-birth-ahead").with("months", MAX_MONTHS_UNBORN.to_string());
        return Err(Reason { message, field: Some(Field::BirthDate) });
    }
    if born > today {
        row.warn(Field::BirthDate, "import-warning-birth-ahead");
    }
    if born < today.saturating_sub(MAX_AGE_YEARS.years()) {
        let message = Message::new("import-warning-birth-too-old").with("years", MAX_AGE_YEARS.to_string());
        row.warn_with(Field::BirthDate, message);
        return Ok(None);
    }
    Ok(Some(born))
}

fn sex(row: &mut Row<'_>) -> Option<Sex> {
    let cell = row.some(Field::Sex)?;
    match words::sex(&cell) {
        Some(SexWord::Known(sex)) => Some(sex),
        Some(SexWord::Unknown) => None,
        None => {
            row.warn(Field::Sex, "import-warning-sex-unreadable");
            None
        }
    }
}

/// A valid id that may link, or the text as written.
fn national_id(
    row: &mut Row<'_>,
    field: Field,
    country: Country,
    born: Option<Date>,
) -> (Option<NationalId>, Option<String>) {
    let Some(cell) = row.some(field) else { return (None, None) };
    let own_country = row.context.country;
    let today = row.context.today;
    let read = NationalId::parse_beside(&cell, Some(country), today, born).or_else(|why| {
        let other = if own_country == country { None } else { Some(own_country) };
        other.map_or(Err(why), |other| {
            NationalId::parse_beside(&cell, Some(other), today, born)
                .ok()
                .filter(|id| id.birth_date() == born && born.is_some())
                .ok_or(why)
        })
    });
    let wanted = |id: &NationalId| match row.context.test_numbers {
        TestNumbers::Accept => true,
        TestNumbers::Refuse => !id.is_test_series(),
        TestNumbers::Only => id.is_test_series(),
    };
    match read {
        Ok(id) if wanted(&id) => (Some(id), None),
        Ok(id) => {
            let key = if id.is_test_series() { "import-warning-id-test" } else { "import-warning-id-real" };
            row.warn(field, key);
            (None, Some(cell))
        }
        Err(Why::Temporary) => {
            row.warn(field, "import-warning-id-temporary");
            (None, Some(cell))
        }
        Err(why) => {
            row.warn_with(field, why.message());
            (None, Some(cell))
        }
    }
}

/// What the number says besides what the line says; both are kept.
fn compare(row: &mut Row<'_>, id: &NationalId, born: Option<Date>, sex: Option<Sex>) {
    if born.is_some_and(|born| id.contradicts_birth(born)) {
        row.warn(Field::NationalId, "import-warning-id-birth-differs");
    }
    let both = (id.sex(), sex);
    if matches!(both, (Some(inside), Some(said)) if inside != said && said != Sex::Other) {
        row.warn(Field::NationalId, "import-warning-id-sex-differs");
    }
}

fn address(row: &mut Row<'_>, country: Country) -> Address {
    let street = row.some(Field::Address);
    let city = row.some(Field::City);
    let postcode = row.some(Field::Postcode).map(|written| {
        postcode::read(&written, country).unwrap_or_else(|| {
            row.warn(Field::Postcode, "import-warning-postcode-unknown");
            written
        })
    });
    Address { street, postcode, city }
}

fn protection(row: &mut Row<'_>, country: Country) -> Option<Level> {
    let said = protection_words::read(&row.text(Field::Protection), country);
    if said.unclear {
        row.warn(Field::Protection, "import-warning-protection-unclear");
    }
    said.level
}

fn exposure(row: &mut Row<'_>) -> Option<Exposure> {
    let cell = row.some(Field::Exposure)?;
    let exposure = words::exposure(&cell);
    if exposure.is_none() {
        row.warn(Field::Exposure, "import-warning-exposure-unclear");
        // closed by default
        return Some(Exposure::Hidden);
    }
    exposure
}

fn guardians(row: &mut Row<'_>, country: Country) -> Vec<Guardian> {
    const FIELDS: [[Field; 4]; 2] = [
        [Field::Guardian1Name, Field::Guardian1NationalId, Field::Guardian1Relation, Field::Guardian1Custody],
        [Field::Guardian2Name, Field::Guardian2NationalId, Field::Guardian2Relation, Field::Guardian2Custody],
    ];
    let mut guardians = Vec::new();
    for [name, id, relation, custody] in FIELDS {
        let full = row.text(name);
        let name = if name::is_unknown(&full) { Name::default() } else { name::split(&full) };
        let (national_id, national_id_raw) = national_id(row, id, country, None);
        if name == Name::default() && national_id.is_none() && national_id_raw.is_none() {
            continue;
        }
        let said = row.some(relation);
        let kind = said.as_deref().and_then(words::relation);
        if said.is_some() && kind.is_none() {
            row.warn_with(relation, Message::new("import-warning-relation-unknown"));
        }
        guardians.push(Guardian {
            name,
            national_id,
            national_id_raw,
            relation: kind,
            custody: row.yes_no(custody),
        });
    }
    guardians
}
