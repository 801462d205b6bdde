//! A person: the linked identity, sealed as it leaves the store, and as a viewer may see it.

use jiff::civil::Date;

use crate::coded::coded;
use crate::gate::Permit;
use crate::id::PersonId;
use crate::protection::{Level, Sealed, Shown};

coded! {
    /// Sex as registered; absent when no source has said.
    Sex {
        /// Girl or woman.
        Female = "female",
        /// Boy or man.
        Male = "male",
        /// Neither, or not to be said.
        Other = "other",
    }
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Street with number, as the source wrote it.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// City.
    pub city: Option<String>,
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Given names; empty for a child not yet named.
    pub given: String,
    /// Surname.
    pub surname: String,
}

impl Name {
    /// Given names and surname with one space between.
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.surname).trim().to_owned()
    }
}

/// A person as the store hands it on: nothing can be read without a permit.
#[derive(Debug, Clone)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// Protection level, if any.
    pub level: Option<Level>,
    /// Name.
    pub name: Sealed<Name>,
    /// Birth date.
    pub born: Sealed<Date>,
    /// National id, digits only.
    pub national_id: Sealed<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Street, postcode and city.
    pub address: Sealed<Address>,
    /// Telephone in E.164.
    pub phone: Sealed<String>,
    /// E-mail.
    pub email: Sealed<String>,
    /// Preferred language as a source said it.
    pub language: Option<String>,
}

/// A person after the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPerson {
    /// Its id.
    pub id: PersonId,
    /// Protection level to warn of; a fictitious identity is never marked.
    pub level: Option<Level>,
    /// Name.
    pub name: Shown<Name>,
    /// Birth date.
    pub born: Shown<Date>,
    /// National id, digits only.
    pub national_id: Shown<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub address: Shown<Address>,
    /// Telephone.
    pub phone: Shown<String>,
    /// E-mail.
    pub email: Shown<String>,
    /// Preferred language.
    pub language: Option<String>,
}

impl Person {
    /// What this permit may show.
    pub fn open(&self, permit: &Permit) -> ShownPerson {
        ShownPerson {
            id: self.id,
            level: self.level.filter(|level| level.is_protected()),
            name: self.name.open_of(self.id, permit),
            born: self.born.open_of(self.id, permit),
            national_id: self.national_id.open_of(self.id, permit),
            sex: self.sex,
            address: self.address.open_of(self.id, permit),
            phone: self.phone.open_of(self.id, permit),
            email: self.email.open_of(self.id, permit),
            language: self.language.clone(),
        }
    }
}

/// Full years between birth and today; 0 for an unborn child.
pub fn age(born: Date, today: Date) -> i16 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    (today.year() - born.year() - i16::from(!had_birthday)).max(0)
}

coded! {
    /// How one person stands to another.
    RelationKind {
        /// Mother.
        Mother = "mother",
        /// Father.
        Father = "father",
        /// Parent, not said which.
        Parent = "parent",
        /// Guardian who is not a parent.
        Guardian = "guardian",
        /// Foster parent.
        FosterParent = "foster_parent",
        /// Sister or brother.
        Sibling = "sibling",
        /// Another relative.
        Relative = "relative",
    }
}

/// A relation of a child to somebody, as the store hands it on.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The other person.
    pub other: Person,
    /// That the other person is known at all.
    pub existence: Sealed<()>,
    /// What the other person is to the child.
    pub kind: RelationKind,
    /// Whether the other person has legal custody.
    pub custody: bool,
    /// Whether they share a household, as far as the addresses tell.
    pub same_household: Sealed<bool>,
}

/// A relation after the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRelation {
    /// The other person.
    pub other: ShownPerson,
    /// What the other person is to the child.
    pub kind: RelationKind,
    /// Whether the other person has legal custody.
    pub custody: bool,
    /// Whether they share a household.
    pub same_household: Shown<bool>,
}
