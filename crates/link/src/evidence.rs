//! Why two records are held to be the same person, or not: field by field, without any value,
//! so that evidence can be stored and shown where the values may not be.

use serde::{Deserialize, Serialize};

use crate::record::RecordId;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in storage and exports.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

words! {
    /// What is compared.
    Field {
        /// National id.
        NationalId = "national_id",
        /// Given names.
        Given = "given",
        /// Surname.
        Surname = "surname",
        /// Birth date.
        Born = "born",
        /// Sex.
        Sex = "sex",
        /// Street address.
        Address = "address",
        /// Postcode.
        Postcode = "postcode",
        /// City.
        City = "city",
        /// Telephone.
        Phone = "phone",
        /// Both records come from one agency.
        Agency = "agency",
        /// Whether somebody else of the same home would explain the likeness as well.
        Household = "household",
        /// What is known before anything is compared: most pairs are two people.
        Prior = "prior",
    }
}

words! {
    /// How the two values compare. The message of a code is [`Code::key`].
    Code {
        /// Written the same.
        Equal = "equal",
        /// The same but for spelling: case, å/aa, ø/ö/oe, hyphens, blanks.
        EqualFolded = "equal_folded",
        /// One typing error apart.
        OneEdit = "one_edit",
        /// One name holds the other: a middle name or half of a double name is missing.
        PartOf = "part_of",
        /// The one is a short form or a nickname of the other.
        ShortForm = "short_form",
        /// Written differently, spoken alike.
        SoundsAlike = "sounds_alike",
        /// A few letters apart.
        Similar = "similar",
        /// Given name and surname have changed places.
        Swapped = "swapped",
        /// Day and month have changed places.
        DayMonthSwapped = "day_month_swapped",
        /// A day, a month or a year apart, or one digit.
        Near = "near",
        /// The same house, another flat.
        OtherFlat = "other_flat",
        /// The same street, another house.
        SameStreet = "same_street",
        /// As far as both are known they agree: the same year, say.
        Partial = "partial",
        /// At least one record says nothing.
        Missing = "missing",
        /// Compared, not told: one of the two is a protected person.
        Withheld = "withheld",
        /// They differ.
        Different = "different",
        /// They differ, and both are permanent ids of one country.
        Contradicts = "contradicts",
        /// An agency lists a client once, and these are two of its records.
        SameAgency = "same_agency",
        /// Nobody else of the home fits.
        NobodyElse = "nobody_else",
        /// A twin, a brother or a sister, or a namesake of the home fits as well or better.
        OtherOfHousehold = "other_of_household",
        /// Before anything was compared.
        Before = "before",
    }
}

impl Code {
    /// The key of the message for people: `evidence-` and the code with hyphens.
    pub fn key(self) -> String {
        format!("evidence-{}", self.code().replace('_', "-"))
    }
}

impl Field {
    /// The key of the field's name for people: `evidence-field-` and the code with hyphens.
    pub fn key(self) -> String {
        format!("evidence-field-{}", self.code().replace('_', "-"))
    }
}

words! {
    /// How many people have a value on which two records agree.
    Rarity {
        /// Few: it tells much.
        Rare = "rare",
        /// Many: it tells little.
        Common = "common",
    }
}

impl Rarity {
    /// The key of the message for people: `evidence-rarity-` and the code.
    pub fn key(self) -> String {
        format!("evidence-rarity-{}", self.code())
    }
}

/// One line of the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FieldEvidence {
    /// What was compared.
    pub field: Field,
    /// How it compares.
    pub code: Code,
    /// How much that tells: above 0 for, below 0 against the same person. Bits (log base 2 of
    /// a likelihood ratio) from a probabilistic engine, plain points from [`crate::Plain`].
    pub weight: f64,
    /// How many have the value on which both agree, where that is far from usual. It tells
    /// something of the value, and goes where the value may go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rarity: Option<Rarity>,
}

impl FieldEvidence {
    /// A line that says nothing about how rare the value is.
    pub const fn new(field: Field, code: Code, weight: f64) -> Self {
        Self { field, code, weight, rarity: None }
    }
}

/// The evidence between a record and the record of a person that is nearest to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The nearest record of that person.
    pub with: RecordId,
    /// Field by field, in the order of [`Field::ALL`].
    pub fields: Vec<FieldEvidence>,
    /// Sum of the weights.
    pub total: f64,
    /// Probability that it is the same person, from engines that can tell.
    pub probability: Option<f64>,
}

impl Evidence {
    /// From its lines; the total is theirs.
    pub fn of(with: RecordId, fields: Vec<FieldEvidence>) -> Self {
        let total = fields.iter().map(|f| f.weight).sum();
        Self { with, fields, total, probability: None }
    }

    /// How a field compares; `Missing` when it was not compared.
    pub fn code(&self, field: Field) -> Code {
        self.fields.iter().find(|f| f.field == field).map_or(Code::Missing, |f| f.code)
    }
}
