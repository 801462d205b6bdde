//! What agencies say of a person, and which of it is shown.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::id::{AgencyId, SourceRecordId};
use crate::national_id::Kind;
use crate::person::{Address, Name, Sex};
use crate::protection::{Category, Level, ProtectionTable};

/// A national id in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Which number it is.
    pub kind: Kind,
    /// Digits only.
    pub digits: String,
}

/// What one agency says of one of its clients, as far as it is about the person.
#[derive(Clone, PartialEq, Eq)]
pub struct SourceRecord {
    /// Its id.
    pub id: SourceRecordId,
    /// Who says it.
    pub agency: AgencyId,
    /// Name; a part that is not known is empty.
    pub name: Name,
    /// Birth date.
    pub born: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub address: Address,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Valid national id.
    pub national_id: Option<Number>,
    /// Preferred language.
    pub language: Option<String>,
    /// Protection level.
    pub level: Option<Level>,
    /// The day as of which the agency first said so.
    pub said: Date,
    /// Whether everybody who sees the circle may learn of the agency's tie.
    pub open: bool,
}

impl std::fmt::Debug for SourceRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SourceRecord({})", self.id)
    }
}

/// What is shown of a person: chosen from its records.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// The strictest level that any record says.
    pub level: Option<Level>,
    /// Name.
    pub name: Name,
    /// Birth date.
    pub born: Option<Date>,
    /// National id.
    pub national_id: Option<Number>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address, all of one record.
    pub address: Address,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Preferred language.
    pub language: Option<String>,
}

impl std::fmt::Debug for Attributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attributes(…)")
    }
}

/// Chooses what is shown: newer before older, then the more complete record, then the order of
/// ids, so that the same records always show the same. A protection level is the strictest of
/// all; where it hides a place or a way to reach the person, such values are taken only from
/// records that themselves carry a level that hides them: what an agency says that does not
/// know of the protection is not used. What comes with a masked or hidden tie is shown only of
/// somebody of whom no open one speaks: else a new telephone would tell of the tie. The level
/// alone counts whoever says it: to protect goes before.
pub fn shown<'a>(records: impl IntoIterator<Item = &'a SourceRecord>, table: &ProtectionTable) -> Attributes {
    let mut records: Vec<&SourceRecord> = records.into_iter().collect();
    records.sort_by_key(|r| (Reverse(r.said), Reverse(filled(r)), r.id));
    let level = strictest(records.iter().filter_map(|r| r.level), table);
    if records.iter().any(|r| r.open) {
        records.retain(|r| r.open);
    }
    let fit = |category: Category| {
        let hidden = table.hides(level, category);
        move |r: &&&SourceRecord| !hidden || table.hides(r.level, category)
    };
    let whole_name = |r: &&&SourceRecord| !r.name.given.is_empty() && !r.name.surname.is_empty();
    let any_name = |r: &&&SourceRecord| r.name != Name::default();
    let name = records.iter().find(whole_name).or_else(|| records.iter().find(any_name));
    Attributes {
        level,
        name: name.map(|r| r.name.clone()).unwrap_or_default(),
        born: records.iter().find_map(|r| r.born),
        national_id: records.iter().find_map(|r| r.national_id.clone()),
        sex: records.iter().find_map(|r| r.sex),
        address: records
            .iter()
            .filter(fit(Category::Address))
            .find(|r| r.address != Address::default())
            .map(|r| r.address.clone())
            .unwrap_or_default(),
        phone: records.iter().filter(fit(Category::Contact)).find_map(|r| r.phone.clone()),
        email: records.iter().filter(fit(Category::Contact)).find_map(|r| r.email.clone()),
        language: records.iter().find_map(|r| r.language.clone()),
    }
}

/// The level that hides most; of levels that hide as much, the later in [`Level::ALL`].
pub fn strictest(levels: impl Iterator<Item = Level>, table: &ProtectionTable) -> Option<Level> {
    let hides = |level: Level| Category::ALL.iter().filter(|c| table.hides(Some(level), **c)).count();
    levels.max_by_key(|level| (hides(*level), *level))
}

impl Attributes {
    /// Equal for those who live together, as far as the addresses tell; `None` for whom a level
    /// hides the address or the household, and where street or postcode is missing.
    pub fn household(&self, table: &ProtectionTable) -> Option<String> {
        let hidden = [Category::Address, Category::Household]
            .iter()
            .any(|category| table.hides(self.level, *category));
        let street = link::fold(self.address.street.as_deref()?);
        let postcode: String =
            self.address.postcode.as_deref()?.chars().filter(char::is_ascii_alphanumeric).collect();
        let whole = !street.is_empty() && !postcode.is_empty();
        (!hidden && whole).then(|| format!("{} {street}", postcode.to_ascii_uppercase()))
    }

    /// The folded name, surname first, to order by.
    pub fn sort_name(&self) -> String {
        link::fold(&format!("{} {}", self.name.surname, self.name.given))
    }
}

fn filled(r: &SourceRecord) -> usize {
    [
        !r.name.given.is_empty(),
        !r.name.surname.is_empty(),
        r.born.is_some(),
        r.sex.is_some(),
        r.address.street.is_some(),
        r.address.postcode.is_some(),
        r.address.city.is_some(),
        r.phone.is_some(),
        r.email.is_some(),
        r.national_id.is_some(),
        r.language.is_some(),
    ]
    .into_iter()
    .filter(|said| *said)
    .count()
}

impl SourceRecord {
    /// As the linking engine reads it.
    pub fn to_link(&self) -> link::Record {
        let id = link::RecordId(self.id.0.as_u128());
        let agency = link::AgencyId(self.agency.0.as_u128());
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        link::Record {
            born: self.born.and_then(birth_date),
            sex: self.sex.map(|sex| sex.code().to_owned()),
            address: text(&self.address.street),
            postcode: text(&self.address.postcode),
            city: text(&self.address.city),
            phone: text(&self.phone),
            national_id: self.national_id.as_ref().map(|number| link::NationalId {
                // A child who has moved from England has two permanent British numbers.
                country: if number.kind == Kind::Nhs {
                    "ENG".to_owned()
                } else {
                    number.kind.issuer().to_uppercase()
                },
                value: number.digits.clone(),
                permanent: number.kind.is_permanent(),
            }),
            protected: self.level.is_some(),
            fictitious: self.level == Some(Level::Fictitious),
            ..link::Record::named(id, agency, &self.name.given, &self.name.surname)
        }
    }

    /// Whether what linking looks at differs.
    pub fn links_differently(&self, other: &Self) -> bool {
        self.name != other.name
            || self.born != other.born
            || self.sex != other.sex
            || self.address != other.address
            || self.phone != other.phone
            || self.national_id != other.national_id
            || self.level != other.level
    }

    /// Whether the two speak of different humans although the agency gave them one record id:
    /// their numbers exclude each other and the names or birth dates differ too, or name and
    /// birth date both differ, or one of them has become a fictitious identity.
    pub fn is_of_another_human(&self, other: &Self) -> bool {
        let (a, b) = (self.to_link(), other.to_link());
        if a.fictitious != b.fictitious {
            return true;
        }
        let number = link::compare::national_id(a.national_id.as_ref(), b.national_id.as_ref());
        let given = link::compare::name((&a.given, &b.given), (&a.given_folded, &b.given_folded));
        let born = link::compare::born(a.born, b.born);
        let other_number = number == link::Code::Contradicts;
        let other_name = given == link::Code::Different;
        let other_born = born == link::Code::Different;
        (other_number && (other_name || other_born))
            || (other_name && other_born && number != link::Code::Equal)
    }
}

fn birth_date(date: Date) -> Option<link::BirthDate> {
    date.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;

    fn record(id: u128, said: &str, given: &str) -> SourceRecord {
        SourceRecord {
            id: SourceRecordId(Uuid::from_u128(id)),
            agency: AgencyId(Uuid::from_u128(id)),
            name: Name { given: given.to_owned(), surname: "Lind".to_owned() },
            born: None,
            sex: None,
            address: Address::default(),
            phone: None,
            email: None,
            national_id: None,
            language: None,
            level: None,
            said: said.parse().unwrap(),
            open: true,
        }
    }

    fn street(name: &str) -> Address {
        Address {
            street: Some(name.to_owned()),
            postcode: Some("791 31".to_owned()),
            city: Some("Falun".to_owned()),
        }
    }

    fn table() -> ProtectionTable {
        let hidden = vec![Category::Address, Category::Place, Category::Contact, Category::Household];
        ProtectionTable(BTreeMap::from([(Level::Marked, hidden), (Level::Fictitious, Vec::new())]))
    }

    #[test]
    fn newer_goes_before_older_field_by_field_and_order_does_not_matter() {
        let mut old = record(1, "2026-01-01", "Alva Maria");
        old.phone = Some("+46701740601".to_owned());
        old.address = street("Gamla vägen 1");
        let mut new = record(2, "2026-02-01", "Alva");
        new.address = street("Nya vägen 2");
        let shown_of = |records: [&SourceRecord; 2]| shown(records, &table());
        let attributes = shown_of([&old, &new]);
        assert_eq!(attributes, shown_of([&new, &old]));
        assert_eq!(attributes.name.given, "Alva");
        assert_eq!(attributes.address, street("Nya vägen 2"));
        assert_eq!(attributes.phone.as_deref(), Some("+46701740601"));
        assert_eq!(attributes.household(&table()).as_deref(), Some("79131 nya vagen 2"));
    }

    #[test]
    fn a_record_without_a_given_name_does_not_unname_a_child() {
        let old = record(1, "2026-01-01", "Alva");
        let new = record(2, "2026-02-01", "");
        assert_eq!(shown([&old, &new], &table()).name.given, "Alva");
    }

    #[test]
    fn what_agencies_say_that_do_not_know_of_the_protection_is_not_used() {
        let mut knows = record(1, "2026-01-01", "Alva");
        knows.level = Some(Level::Marked);
        let mut does_not = record(2, "2026-02-01", "Alva");
        does_not.address = street("Hemliga gatan 1");
        does_not.phone = Some("+46701740602".to_owned());
        let attributes = shown([&knows, &does_not], &table());
        assert_eq!(attributes.level, Some(Level::Marked));
        assert_eq!(attributes.address, Address::default());
        assert_eq!(attributes.phone, None);
        knows.address = street("Skyddade gatan 2");
        let attributes = shown([&knows, &does_not], &table());
        assert_eq!(attributes.address, street("Skyddade gatan 2"));
        assert_eq!(attributes.household(&table()), None);
    }

    #[test]
    fn a_masked_tie_shows_no_value_beside_an_open_one_but_protects() {
        let open = record(1, "2026-01-01", "Alva");
        let mut masked = SourceRecord { open: false, ..record(2, "2026-02-01", "Alva Maria") };
        masked.phone = Some("+46701740602".to_owned());
        masked.address = street("Nya vägen 2");
        let without = shown([&open], &table());
        assert_eq!(shown([&open, &masked], &table()), without);
        assert_eq!(shown([&masked], &table()).name.given, "Alva Maria");
        masked.level = Some(Level::Marked);
        let protected = Attributes { level: Some(Level::Marked), ..without };
        assert_eq!(shown([&open, &masked], &table()), protected);
    }

    #[test]
    fn one_record_id_may_come_to_speak_of_another_human() {
        let born = |mut r: SourceRecord, day: &str| {
            r.born = Some(day.parse().unwrap());
            r
        };
        let alva = born(record(1, "2026-01-01", "Alva"), "2017-03-14");
        let mended = born(record(1, "2026-02-01", "Alva"), "2017-03-15");
        let renamed = born(record(1, "2026-02-01", "Elias"), "2017-03-14");
        let other = born(record(1, "2026-02-01", "Elias"), "2011-09-02");
        assert!(!alva.is_of_another_human(&mended));
        assert!(!alva.is_of_another_human(&renamed));
        assert!(alva.is_of_another_human(&other));
        let mut fictitious = alva.clone();
        fictitious.level = Some(Level::Fictitious);
        assert!(alva.is_of_another_human(&fictitious));
    }
}
