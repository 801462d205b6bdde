//! Column names in four languages to our fields, and the mapping that an agency has saved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::feed::error::FileError;
use crate::feed::text::clean;
use crate::message_key::Message;

mod names;

coded! {
    /// A list's kind.
    ListKind {
        /// Whom the agency works with.
        Clients = "clients",
        /// Who works there.
        Staff = "staff",
    }
}

coded! {
    /// What a column holds.
    Field {
        /// The agency's own id of the client.
        RecordId = "record_id",
        /// Given names.
        GivenName = "given_name",
        /// Surname.
        Surname = "surname",
        /// Both in one column: `Surname, Given` or `Given Surname`.
        FullName = "full_name",
        /// Birth date.
        BirthDate = "birth_date",
        /// Sex.
        Sex = "sex",
        /// Street with number.
        Address = "address",
        /// Postcode.
        Postcode = "postcode",
        /// City.
        City = "city",
        /// Telephone.
        Phone = "phone",
        /// E-mail.
        Email = "email",
        /// National id.
        NationalId = "national_id",
        /// The country that issued the id and whose postcodes and telephones these are.
        Country = "country",
        /// The practitioner's id in the agency's staff list.
        StaffId = "staff_id",
        /// The practitioner's role towards the client.
        Role = "role",
        /// First day.
        From = "from",
        /// Last day; in a staff list, the day the person left.
        To = "to",
        /// Last contact.
        LastContact = "last_contact",
        /// Where to go or call first.
        EntryPoint = "entry_point",
        /// Protected identity: flag or level.
        Protection = "protection",
        /// Who may learn of the involvement.
        Exposure = "exposure",
        /// Preferred language.
        Language = "language",
        /// Which agency the line belongs to.
        Agency = "agency",
        /// The day on which the agency wrote the record.
        RecordedOn = "recorded_on",
        /// First guardian: name.
        Guardian1Name = "guardian1_name",
        /// First guardian: national id.
        Guardian1NationalId = "guardian1_national_id",
        /// First guardian: relation.
        Guardian1Relation = "guardian1_relation",
        /// First guardian: legal custody.
        Guardian1Custody = "guardian1_custody",
        /// Second guardian: name.
        Guardian2Name = "guardian2_name",
        /// Second guardian: national id.
        Guardian2NationalId = "guardian2_national_id",
        /// Second guardian: relation.
        Guardian2Relation = "guardian2_relation",
        /// Second guardian: legal custody.
        Guardian2Custody = "guardian2_custody",
        /// Staff list: title.
        Title = "title",
        /// Staff list: unit.
        Unit = "unit",
    }
}

impl Field {
    /// Its name for people.
    pub const fn label(self) -> Message {
        Message::new(match self {
            Self::RecordId => "import-field-record_id",
            Self::GivenName => "import-field-given_name",
            Self::Surname => "import-field-surname",
            Self::FullName => "import-field-full_name",
            Self::BirthDate => "import-field-birth_date",
            Self::Sex => "import-field-sex",
            Self::Address => "import-field-address",
            Self::Postcode => "import-field-postcode",
            Self::City => "import-field-city",
            Self::Phone => "import-field-phone",
            Self::Email => "import-field-email",
            Self::NationalId => "import-field-national_id",
            Self::Country => "import-field-country",
            Self::StaffId => "import-field-staff_id",
            Self::Role => "import-field-role",
            Self::From => "import-field-from",
            Self::To => "import-field-to",
            Self::LastContact => "import-field-last_contact",
            Self::EntryPoint => "import-field-entry_point",
            Self::Protection => "import-field-protection",
            Self::Exposure => "import-field-exposure",
            Self::Language => "import-field-language",
            Self::Agency => "import-field-agency",
            Self::RecordedOn => "import-field-recorded_on",
            Self::Guardian1Name => "import-field-guardian1_name",
            Self::Guardian1NationalId => "import-field-guardian1_national_id",
            Self::Guardian1Relation => "import-field-guardian1_relation",
            Self::Guardian1Custody => "import-field-guardian1_custody",
            Self::Guardian2Name => "import-field-guardian2_name",
            Self::Guardian2NationalId => "import-field-guardian2_national_id",
            Self::Guardian2Relation => "import-field-guardian2_relation",
            Self::Guardian2Custody => "import-field-guardian2_custody",
            Self::Title => "import-field-title",
            Self::Unit => "import-field-unit",
        })
    }

    /// Whether a list of that kind has such a column.
    pub fn belongs_to(self, kind: ListKind) -> bool {
        const STAFF: [Field; 11] = [
            Field::StaffId,
            Field::GivenName,
            Field::Surname,
            Field::FullName,
            Field::Title,
            Field::Unit,
            Field::Phone,
            Field::Email,
            Field::To,
            Field::Agency,
            Field::Country,
        ];
        match kind {
            ListKind::Clients => !matches!(self, Self::Title | Self::Unit),
            ListKind::Staff => STAFF.contains(&self),
        }
    }
}

coded! {
    /// How an agency writes dates that can be read two ways (`170314`, `03-04-17`).
    DateOrder {
        /// Year, month, day.
        Ymd = "ymd",
        /// Day, month, year.
        Dmy = "dmy",
    }
}

/// What an agency has saved about its lists. Column names that it does not mention are guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Column name as written to field; `None` means that the column is not read.
    pub columns: BTreeMap<String, Option<Field>>,
    /// How two-way dates are written; without it the country's habit.
    pub date_order: Option<DateOrder>,
    /// Names under which the agency's own system knows the agency.
    pub agency_names: Vec<String>,
}

/// Which column holds which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    headers: Vec<String>,
    fields: Vec<Option<Field>>,
    /// By field, the columns that hold it.
    columns: Vec<Vec<usize>>,
}

impl Mapping {
    /// Maps the column names: by the profile, else by what they are called. Fails when the list
    /// cannot do without what is missing.
    pub fn new(headers: &[String], kind: ListKind, profile: Option<&Profile>) -> Result<Self, FileError> {
        let saved: BTreeMap<String, Option<Field>> = profile
            .map(|profile| profile.columns.iter().map(|(name, field)| (fold(name), *field)).collect())
            .unwrap_or_default();
        let fields: Vec<Option<Field>> = headers
            .iter()
            .map(|header| {
                let folded = fold(header);
                let field = saved.get(&folded).copied().unwrap_or_else(|| names::guess(&folded, kind));
                field.filter(|field| field.belongs_to(kind))
            })
            .collect();
        if fields.iter().all(Option::is_none) {
            return Err(FileError::NoHeader);
        }
        let mut columns = vec![Vec::new(); Field::ALL.len()];
        for (index, field) in fields.iter().enumerate() {
            if let Some(field) = field {
                columns[*field as usize].push(index);
            }
        }
        let mapping = Self { headers: headers.to_vec(), fields, columns };
        let missing = mapping.missing(kind);
        if missing.is_empty() {
            return Ok(mapping);
        }
        let found = headers.iter().filter(|name| is_fit_to_show(name)).take(30).cloned().collect();
        Err(FileError::MissingColumns { missing, found })
    }

    /// Each column's name and field, in the file's order, for the preview.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Option<Field>)> {
        self.headers.iter().map(String::as_str).zip(self.fields.iter().copied())
    }

    /// Whether a column holds the field.
    pub fn has(&self, field: Field) -> bool {
        !self.columns[field as usize].is_empty()
    }

    /// The columns that hold the field; the first that is not blank counts.
    pub(crate) fn of(&self, field: Field) -> &[usize] {
        &self.columns[field as usize]
    }

    /// How many columns the header has.
    pub fn width(&self) -> usize {
        self.headers.len()
    }

    /// As a profile to save.
    pub fn to_profile(&self) -> Profile {
        let columns = self.headers.iter().cloned().zip(self.fields.iter().copied()).collect();
        Profile { columns, ..Profile::default() }
    }

    fn missing(&self, kind: ListKind) -> Vec<Vec<Field>> {
        const NAMES: [Field; 3] = [Field::FullName, Field::GivenName, Field::Surname];
        let named = NAMES.iter().any(|field| self.has(*field));
        let mut missing = Vec::new();
        match kind {
            ListKind::Clients => {
                if !self.has(Field::RecordId) {
                    missing.push(vec![Field::RecordId]);
                }
                if !named && !self.has(Field::NationalId) {
                    missing.push(vec![Field::FullName, Field::NationalId]);
                }
            }
            ListKind::Staff => {
                if !self.has(Field::StaffId) {
                    missing.push(vec![Field::StaffId]);
                }
                if !named {
                    missing.push(vec![Field::FullName]);
                }
            }
        }
        missing
    }
}

/// Whether any list knows a column of that name.
pub(crate) fn is_known(header: &str) -> bool {
    let folded = fold(&clean(header).text);
    ListKind::ALL.iter().any(|kind| names::guess(&folded, *kind).is_some())
}

/// Headers are shown to people; a value that slipped into their row is not.
fn is_fit_to_show(header: &str) -> bool {
    let digits = header.chars().filter(char::is_ascii_digit).count();
    !header.is_empty() && digits <= 2 && header.chars().count() <= 40
}

/// Letters and digits only, small, the Nordic letters in one spelling: `Födelse-datum`,
/// `FOEDELSEDATUM` and `fødselsdato` meet others of their kind.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut last = ' ';
    let mut push = |c: char| {
        let letter = match c {
            'å' | 'ä' | 'æ' | 'á' | 'à' => 'a',
            'ö' | 'ø' | 'ó' | 'ô' => 'o',
            'é' | 'è' | 'ê' => 'e',
            'ü' => 'u',
            _ => c,
        };
        // aa, ae and oe write å, ä, æ, ö and ø where a keyboard lacks them
        let second = matches!((last, letter), ('a', 'a' | 'e') | ('o', 'e'));
        if letter.is_alphanumeric() && !second {
            folded.push(letter);
            last = letter;
        }
    };
    for c in name.chars() {
        if c.is_ascii() {
            push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(&mut push);
        }
    }
    folded
}
