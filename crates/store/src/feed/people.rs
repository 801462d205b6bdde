//! Records as linking and showing read them, and persons as a delivery writes them.

use domain::id::{AgencyId, PersonId, SourceRecordId};
use domain::national_id::Kind;
use domain::person::{Address, Name, Sex};
use domain::protection::Level;
use domain::source_record::{Attributes, Number, SourceRecord};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{Row, StoreError, Value, values};

/// A person that a delivery makes or shows anew.
#[derive(Debug, Clone)]
pub struct ShownPerson {
    /// Who.
    pub person: PersonId,
    /// Whether the delivery makes it.
    pub fresh: bool,
    /// What is shown.
    pub attributes: Attributes,
    /// Household key.
    pub household: Option<String>,
    /// All words under which the person is found; `None` when they stay as they are.
    pub words: Option<Vec<String>>,
}

/// Reads `id, agency, given, surname, born, sex, street, postcode, city, phone, email,
/// national_id, national_id_kind, language, level, said, open`.
pub(crate) fn source_record(row: &Row, first: usize) -> Result<SourceRecord, StoreError> {
    let at = |i| first + i;
    Ok(SourceRecord { id: row.parse(at(0))?, agency: row.parse(at(1))?, ..said(row, at(2))? })
}

/// Reads the same from `given` on; id and agency are nobody's.
pub(crate) fn said(row: &Row, first: usize) -> Result<SourceRecord, StoreError> {
    let at = |i| first + i;
    Ok(SourceRecord {
        id: SourceRecordId(Uuid::nil()),
        agency: AgencyId(Uuid::nil()),
        name: Name { given: row.text(at(0))?, surname: row.text(at(1))? },
        born: row.opt_parse(at(2))?,
        sex: row.opt_code(at(3), Sex::from_code)?,
        address: Address {
            street: row.opt_text(at(4))?,
            postcode: row.opt_text(at(5))?,
            city: row.opt_text(at(6))?,
        },
        phone: row.opt_text(at(7))?,
        email: row.opt_text(at(8))?,
        national_id: number(row, at(9))?,
        language: row.opt_text(at(11))?,
        level: row.opt_code(at(12), Level::from_code)?,
        said: row.parse(at(13))?,
        open: row.bool(at(14))?,
    })
}

/// Reads `national_id, national_id_kind`.
pub(crate) fn number(row: &Row, first: usize) -> Result<Option<Number>, StoreError> {
    let kind = row.opt_code(first + 1, Kind::from_code)?;
    Ok(row.opt_text(first)?.zip(kind).map(|(digits, kind)| Number { kind, digits }))
}

/// Somebody known as a guardian only, as if an agency of nobody had said it: what linking
/// compares with. The id is the person's.
pub fn number_only_record(person: PersonId, name: Name, born: Option<Date>, number: Number) -> SourceRecord {
    SourceRecord {
        id: SourceRecordId(person.0),
        agency: AgencyId(Uuid::nil()),
        name,
        born,
        sex: None,
        address: Address::default(),
        phone: None,
        email: None,
        national_id: Some(number),
        language: None,
        level: None,
        said: Date::MIN,
        open: true,
    }
}

/// `level, given, surname, sort_name, born, national_id, national_id_kind, sex, street, postcode,
/// city, phone, email, language, household`.
pub(crate) fn attribute_values(shown: &ShownPerson) -> Vec<Value> {
    let a = &shown.attributes;
    values![
        a.level.map(Level::code),
        a.name.given.as_str(),
        a.name.surname.as_str(),
        a.sort_name(),
        a.born,
        a.national_id.as_ref().map(|n| n.digits.clone()),
        a.national_id.as_ref().map(|n| n.kind.code()),
        a.sex.map(Sex::code),
        a.address.street.clone(),
        a.address.postcode.clone(),
        a.address.city.clone(),
        a.phone.clone(),
        a.email.clone(),
        a.language.clone(),
        shown.household.clone()
    ]
}
