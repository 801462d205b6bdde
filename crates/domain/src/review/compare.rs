//! Two records side by side, masked and sealed, and what of the evidence may be told.

use jiff::civil::Date;
use link::{Code, Evidence, Field, FieldEvidence, Rarity};

use super::{Speaker, of_agencies};
use crate::gate::Permit;
use crate::id::{AgencyId, PersonId, SourceRecordId};
use crate::person::{Name, Sex};
use crate::protection::{Category, Sealed, Shown};

/// One of the two records as a steward may compare it: masked and sealed as it leaves the store.
#[derive(Debug, Clone)]
pub struct Side {
    /// The record.
    pub record: SourceRecordId,
    /// The person that the record stands for now.
    pub person: PersonId,
    /// Who says it.
    pub agency: AgencyId,
    /// The agency, as far as a steward may know it.
    pub speaker: Speaker,
    /// The day as of which it says so.
    pub as_of: Date,
    /// The agency lists the client no longer.
    pub ended: bool,
    /// Name.
    pub name: Sealed<Name>,
    /// Birth date.
    pub born: Sealed<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// National id, masked.
    pub national_id: Sealed<String>,
    /// Street, masked to its first letter and its digits.
    pub street: Sealed<String>,
    /// Postcode, masked to its first two characters.
    pub postcode: Sealed<String>,
    /// City.
    pub city: Sealed<String>,
    /// Telephone, masked to its last two digits.
    pub phone: Sealed<String>,
}

/// A value in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    /// Text as it stands.
    Text(String),
    /// A date, to be written in the reader's language.
    Day(Date),
    /// A code of a kind, such as `("sex", "female")`.
    Code(&'static str, &'static str),
    /// Protected.
    Hidden,
    /// The record says nothing.
    Missing,
}

/// One line of the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is compared.
    pub field: Field,
    /// The two values.
    pub values: [Compared; 2],
    /// How they compare.
    pub code: Code,
    /// How much that tells.
    pub weight: f64,
    /// How many have the value on which both agree.
    pub rarity: Option<Rarity>,
}

/// The comparison as one viewer may see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// What was known before anything was compared, then field by field.
    pub lines: Vec<Line>,
    /// Sum of the weights shown.
    pub total: f64,
    /// Probability that it is the same person, where the engine can tell and nothing is withheld.
    pub probability: Option<f64>,
    /// Something of what was compared is not told.
    pub withheld: bool,
}

/// The comparison as this permit may show it. A field of which either value is hidden says
/// neither how it compares, nor how much that tells, nor how rare it is: the sum would tell it, so
/// it is made anew, and there is no probability.
pub fn compare(sides: &[Side; 2], evidence: &Evidence, permit: &Permit) -> Comparison {
    let evidence = of_agencies(evidence, sides.iter().any(|side| side.speaker.is_masked()));
    let mut lines: Vec<Line> = evidence.fields.iter().map(|told| line(sides, *told, permit)).collect();
    // A stable order: the rest stays as the engine gave it.
    lines.sort_by_key(|line| line.field != Field::Prior);
    let withheld = lines.iter().any(|line| line.values.contains(&Compared::Hidden));
    let total = lines.iter().map(|line| line.weight).sum();
    Comparison { lines, total, probability: evidence.probability.filter(|_| !withheld), withheld }
}

fn line(sides: &[Side; 2], told: FieldEvidence, permit: &Permit) -> Line {
    let values = [0, 1].map(|i| value(&sides[i], told.field, permit));
    if values.contains(&Compared::Hidden) {
        return Line { field: told.field, values, code: Code::Withheld, weight: 0.0, rarity: None };
    }
    Line { field: told.field, values, code: told.code, weight: told.weight, rarity: told.rarity }
}

fn value(side: &Side, field: Field, permit: &Permit) -> Compared {
    fn of<T: Clone, U>(
        sealed: &Sealed<T>,
        side: &Side,
        permit: &Permit,
        say: impl Fn(T) -> Option<U>,
        wrap: impl Fn(U) -> Compared,
    ) -> Compared {
        match sealed.open_of(side.person, permit) {
            Shown::Value(value) => say(value).map_or(Compared::Missing, wrap),
            Shown::Hidden => Compared::Hidden,
            Shown::Missing => Compared::Missing,
        }
    }
    let text = |sealed: &Sealed<String>| of(sealed, side, permit, Some, Compared::Text);
    let part = |say: fn(Name) -> String| {
        of(&side.name, side, permit, |name| Some(say(name)).filter(|t| !t.is_empty()), Compared::Text)
    };
    match field {
        Field::NationalId => text(&side.national_id),
        Field::Given => part(|name| name.given),
        Field::Surname => part(|name| name.surname),
        Field::Born => of(&side.born, side, permit, Some, Compared::Day),
        Field::Sex => side.sex.map_or(Compared::Missing, |sex| Compared::Code("sex", sex.code())),
        Field::Address => text(&side.street),
        Field::Postcode => text(&side.postcode),
        Field::City => text(&side.city),
        Field::Phone => text(&side.phone),
        Field::Agency => {
            side.speaker.name().map_or(Compared::Missing, |name| Compared::Text(name.to_owned()))
        }
        // Nobody's home is named; but who of it fits tells what the address says.
        Field::Household if matches!(side.street.open_of(side.person, permit), Shown::Hidden) => {
            Compared::Hidden
        }
        Field::Household | Field::Prior => Compared::Missing,
    }
}

/// Which category of protection a field belongs to.
pub const fn category(field: Field) -> Option<Category> {
    match field {
        Field::NationalId => Some(Category::NationalId),
        Field::Given | Field::Surname | Field::Born => Some(Category::Name),
        // Which home somebody belongs to is what the address says.
        Field::Address | Field::Household => Some(Category::Address),
        Field::Postcode | Field::City => Some(Category::Place),
        Field::Phone => Some(Category::Contact),
        Field::Sex | Field::Agency | Field::Prior => None,
    }
}

/// A street as a steward sees it: first letter and digits, "D•••• 6".
pub fn masked_street(street: &str) -> String {
    let first: String = street.chars().take(1).collect();
    let digits: String = street.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { format!("{first}••••") } else { format!("{first}•••• {digits}") }
}

/// A postcode as a steward sees it: its first two characters, "79•••".
pub fn masked_postcode(postcode: &str) -> String {
    postcode.chars().enumerate().map(|(i, c)| if i < 2 || c.is_whitespace() { c } else { '•' }).collect()
}

/// A telephone number as a steward sees it: its last two digits.
pub fn masked_phone(phone: &str) -> String {
    let last: Vec<char> = phone.chars().rev().take(2).collect();
    format!("•••• {}", last.into_iter().rev().collect::<String>())
}
