//! Concern reports: what a reporter says, what is wrong with it, and the reference on the receipt.

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::case::Number;
use crate::coded::coded;
use crate::country::{Country, Language};
use crate::id::{AgencyId, CaseId, ConcernId, PersonId, PractitionerId};
use crate::message_key::{FieldError, Message};
use crate::national_id::NationalId;

pub use law::concern::{Reporter, Telling};

coded! {
    /// By which way a report came in.
    Way {
        /// The public form, without sign-in.
        Public = "public",
        /// A practitioner who is signed in.
        Inside = "inside",
        /// Another system.
        Api = "api",
    }
}

/// Most characters of what a reporter tells.
pub const WORDS_LIMIT: usize = 10_000;
/// Most characters of every other field.
pub const FIELD_LIMIT: usize = 200;
/// Most reports from one address within an hour; further ones are asked to telephone.
pub const HOURLY_LIMIT: u32 = 20;
/// Most reports by one key of an agency's system within an hour.
pub const API_HOURLY_LIMIT: u32 = 60;
/// Most reports that one list shows.
pub const LIST_LIMIT: u32 = 200;

/// A report as somebody typed it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Code of the kind of reporter.
    pub reporter: String,
    /// The reporter does not say who they are.
    pub anonymous: bool,
    /// The reporter's name.
    pub name: String,
    /// Where the reporter works, and as what.
    pub role: String,
    /// The reporter's telephone.
    pub phone: String,
    /// The reporter's e-mail.
    pub email: String,
    /// Whether the reporter wants to know what is decided.
    pub wants_feedback: bool,
    /// The child's name.
    pub child_name: String,
    /// The child's birth date, `2017-03-14`.
    pub child_born: String,
    /// The child's national id.
    pub child_number: String,
    /// Where the child lives or goes to school.
    pub child_where: String,
    /// What the reporter has seen or heard.
    pub words: String,
    /// Whether the reporter believes that the child is in danger now.
    pub danger: bool,
}

/// A report that can be received. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Who reports.
    pub reporter: Reporter,
    /// Name, role, telephone and e-mail; all absent for whoever does not say who they are.
    pub who: Who,
    /// Whether the reporter wants to know what is decided.
    pub wants_feedback: bool,
    /// The child's name, as said.
    pub child_name: String,
    /// The child's birth date, as said.
    pub child_born: Option<Date>,
    /// The child's national id, digits only.
    pub child_number: Option<String>,
    /// Where the child lives or goes to school, as said.
    pub child_where: Option<String>,
    /// What the reporter tells.
    pub words: String,
    /// Whether the reporter believes that the child is in danger now.
    pub danger: bool,
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Report({})", self.reporter.code())
    }
}

/// Who reports, as far as they say.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// Name.
    pub name: Option<String>,
    /// Where they work, and as what.
    pub role: Option<String>,
    /// Telephone, as typed.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
}

impl std::fmt::Debug for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Who({})", if self.name.is_some() { "named" } else { "unknown" })
    }
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({})", self.reporter)
    }
}

impl Draft {
    /// Reads what was typed. `may_be_anonymous` is the law pack's word on each kind of reporter.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the form.
    pub fn check(
        &self,
        country: Country,
        today: Date,
        may_be_anonymous: impl Fn(Reporter) -> bool,
    ) -> Result<Report, Vec<FieldError>> {
        let mut wrong = Vec::new();
        let words = text(&mut wrong, "words", &self.words, WORDS_LIMIT);
        let child_name = text(&mut wrong, "child_name", &self.child_name, FIELD_LIMIT);
        let child_where = text(&mut wrong, "child_where", &self.child_where, FIELD_LIMIT);
        let child_born = match self.child_born.trim() {
            "" => None,
            typed => match typed.parse::<Date>() {
                Ok(day) if today < day => {
                    wrong.push(error("child_born", Message::new("concern-born-in-the-future")));
                    None
                }
                Ok(day) => Some(day),
                Err(_) => {
                    wrong.push(error("child_born", Message::new("error-date")));
                    None
                }
            },
        };
        let child_number = match self.child_number.trim() {
            "" => None,
            typed => {
                let read =
                    NationalId::parse(typed, Some(country), today).ok().map(|id| id.digits().to_owned());
                if read.is_none() {
                    wrong.push(error("child_number", Message::new("concern-number-wrong")));
                }
                read
            }
        };
        if words.is_none() && self.words.trim().is_empty() {
            wrong.push(error("words", Message::new("error-required")));
        }
        // Whoever is worried about a child need not know its name; where to find it is enough.
        if child_name.is_none() && child_where.is_none() && child_number.is_none() {
            let typed = [&self.child_name, &self.child_where, &self.child_number];
            if typed.iter().all(|text| text.trim().is_empty()) {
                wrong.push(error("child_name", Message::new("concern-which-child")));
            }
        }
        let reporter = Reporter::from_code(&self.reporter);
        let who = match reporter {
            None => {
                wrong.push(error("reporter", Message::new("error-choose")));
                Who::default()
            }
            Some(reporter) => self.who(reporter, &may_be_anonymous, &mut wrong),
        };
        wrong.sort_by_key(|each| ORDER.iter().position(|field| *field == each.field));
        match (reporter, words, wrong.is_empty()) {
            (Some(reporter), Some(words), true) => Ok(Report {
                reporter,
                wants_feedback: self.wants_feedback && who.name.is_some(),
                who,
                child_name: child_name.unwrap_or_default(),
                child_born,
                child_number,
                child_where,
                words,
                danger: self.danger,
            }),
            _ => Err(wrong),
        }
    }

    fn who(
        &self,
        reporter: Reporter,
        may_be_anonymous: &impl Fn(Reporter) -> bool,
        wrong: &mut Vec<FieldError>,
    ) -> Who {
        if self.anonymous {
            if !may_be_anonymous(reporter) {
                wrong.push(error("anonymous", Message::new("concern-not-anonymous")));
            }
            // What was typed before the box was ticked is not kept.
            return Who::default();
        }
        let name = text(wrong, "name", &self.name, FIELD_LIMIT);
        if self.name.trim().is_empty() {
            wrong.push(error("name", Message::new("concern-who-are-you")));
        }
        let role = text(wrong, "role", &self.role, FIELD_LIMIT);
        let phone = text(wrong, "phone", &self.phone, FIELD_LIMIT);
        let email = text(wrong, "email", &self.email, FIELD_LIMIT);
        if email.as_ref().is_some_and(|email| !email.contains('@')) {
            wrong.push(error("email", Message::new("error-email")));
        }
        Who { name, role, phone, email }
    }
}

/// The fields in the order of the form.
const ORDER: [&str; 11] = [
    "danger",
    "words",
    "child_name",
    "child_born",
    "child_number",
    "child_where",
    "reporter",
    "anonymous",
    "name",
    "phone",
    "email",
];

const fn error(field: &'static str, message: Message) -> FieldError {
    FieldError { field, message }
}

/// What was typed, without blanks around it and without characters that cannot be seen; `None` when
/// nothing is left.
fn text(wrong: &mut Vec<FieldError>, field: &'static str, typed: &str, limit: usize) -> Option<String> {
    let kept: String = typed.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let kept = kept.trim();
    if kept.chars().count() > limit {
        wrong.push(error(field, Message::new("error-too-long").with("limit", limit.to_string())));
        return None;
    }
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// Letters and digits that are not taken for each other (Crockford's Base32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a reference: 60 bits, which nobody guesses through a throttled page.
const REFERENCE_LENGTH: usize = 12;

/// The reference of the report that a form with this secret sends, such as `K7QF-2M9P-4TXC`. The same
/// form sent twice has the same one.
pub fn reference(secret: &str) -> String {
    let digest = Sha256::digest(format!("concern report {secret}").as_bytes());
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte & 31)]);
    let letters: Vec<char> = digest.iter().take(REFERENCE_LENGTH).map(letter).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// How a reference is stored: SHA-256 in hex of its letters; `None` for what cannot be one. Forgives
/// case, blanks, and the letters that look like digits.
pub fn reference_hash(typed: &str) -> Option<String> {
    let read = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let letters: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(read).collect();
    let fits = letters.len() == REFERENCE_LENGTH && letters.bytes().all(|byte| LETTERS.contains(&byte));
    fits.then(|| crate::access::hex(&Sha256::digest(letters.as_bytes())))
}

/// A report in a list: nothing of what it says, and nobody's name but that of whoever opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: ConcernId,
    /// The case that began with it.
    pub case: CaseId,
    /// By what people speak of it.
    pub number: Number,
    /// The agency that has to assess it.
    pub agency: AgencyId,
    /// That agency's name.
    pub agency_name: String,
    /// By which way it came in.
    pub way: Way,
    /// Who reports.
    pub reporter: Reporter,
    /// Whether the reporter believes that the child is in danger now.
    pub danger: bool,
    /// When it was received.
    pub received: Timestamp,
    /// When somebody opened it.
    pub opened: Option<Timestamp>,
    /// Who.
    pub opened_by: Option<String>,
    /// Id of the process, for the words of its stages.
    pub process: String,
    /// Where its case stands.
    pub stage: String,
    /// When its case ended.
    pub closed: Option<Timestamp>,
}

/// A report as whoever works on it reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// How it stands in lists.
    pub line: Line,
    /// What was said.
    pub report: Report,
    /// From inside: name and agency of the practitioner.
    pub from: Option<(Option<PractitionerId>, String)>,
    /// The language in which it was written.
    pub language: Language,
    /// Who the child was found to be.
    pub person: Option<PersonId>,
    /// What the reporter has been told, and when.
    pub told: Vec<(Telling, Timestamp)>,
}

/// What a reference shows to whoever has it: nothing of the child, nothing of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When it was received.
    pub received: Timestamp,
    /// The agency that assesses it.
    pub agency: String,
    /// The agency's telephone.
    pub phone: Option<String>,
    /// What the law lets the reporter know, and when it was told.
    pub told: Vec<(Telling, Timestamp)>,
    /// Who reports.
    pub reporter: Reporter,
}

#[cfg(test)]
mod tests;
