//! Consents: what was asked, what each has answered, and the pages on which it is done.

mod sample;

use std::borrow::Cow;

use askama::Template;
use domain::consent::{Answer, Extent, Form as Way, Giver, Purpose, Seen, Status};
use domain::gate::Rule;
use domain::id::{PersonId, SharingId};
use domain::protection::Shown;
use domain::sharing::Part;
use jiff::civil::Date;

use crate::form::Choice;
use crate::{Fields, Plain, Shell, Words};

/// The longest words on what a consent is for, in characters.
pub const WORDS_LIMIT: usize = 1_000;

/// Parts in one line.
pub fn parts(l: impl Plain<Words>, parts: &[Part]) -> String {
    let l = l.plain();
    parts.iter().map(|part| l.code("consent-part", part.code())).collect::<Vec<_>>().join(", ")
}

/// The names of agencies in one line; one that may not be told is some agency.
pub fn agencies(l: Words, names: &[Option<String>]) -> String {
    let word =
        |name: &Option<String>| name.clone().unwrap_or_else(|| l.t("consent-some-agency").into_owned());
    names.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What a consent may be for.
pub fn purposes(l: impl Plain<Words>) -> Vec<Choice> {
    let l = l.plain();
    let choice = |p: &Purpose| Choice::new(p.code(), l.code("consent-purpose", p.code()));
    Purpose::ALL.iter().map(choice).collect()
}

/// What may be shared.
pub fn part_choices(l: impl Plain<Words>) -> Vec<Choice> {
    let l = l.plain();
    let choice = |p: &Part| Choice::new(p.code(), l.code("consent-part", p.code()));
    Part::ALL.iter().map(choice).collect()
}

/// The consents around a child.
#[derive(Debug, Clone, Template)]
#[template(path = "consent/list.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The reader is of the family.
    pub family: bool,
    /// The reader may decide without a consent.
    pub can_decide: bool,
    /// The consents, newest first.
    pub consents: Vec<Seen>,
    /// What the law says, the rule on several guardians first.
    pub law: Vec<Rule>,
    /// Why the reader sees this.
    pub why: Vec<Rule>,
}

impl List {
    fn back(&self) -> String {
        if self.family { "/family".to_owned() } else { format!("/children/{}", self.id) }
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn waits(&self, one: &Seen) -> bool {
        one.status == Status::Waits
    }

    fn agencies(&self, one: &Seen) -> String {
        agencies(self.shell.l, &one.agencies)
    }

    fn name(&self, giver: &Giver) -> Cow<'static, str> {
        name(self.shell.l, giver)
    }

    fn said(&self, giver: &Giver) -> Cow<'static, str> {
        let l = self.shell.l;
        match &giver.said {
            Some(said) => {
                l.arg("date", l.date(self.shell.day(said.at))).code("consent-said", said.answer.code())
            }
            None => l.t("consent-said-none"),
        }
    }

    fn paper(&self, giver: &Giver) -> Option<Cow<'static, str>> {
        let l = self.shell.l;
        let said = giver.said.as_ref().filter(|said| said.form == Way::Paper)?;
        let day = said.signed.map(|day| l.date(day)).unwrap_or_default();
        Some(l.arg("date", day).arg("where", said.kept_at.clone().unwrap_or_default()).t("consent-on-paper"))
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn buttons(&self, one: &Seen) -> Vec<(&'static str, &'static str, &'static str)> {
        [
            (one.can.give, Answer::Given, "consent-give", "primary"),
            (one.can.decline, Answer::Declined, "consent-decline", "secondary"),
            (one.can.withdraw, Answer::Withdrawn, "consent-withdraw", "secondary"),
        ]
        .into_iter()
        .filter(|(may, ..)| *may)
        .map(|(_, answer, key, variant)| (answer.code(), key, variant))
        .collect()
    }
}

/// Whose answer it is, for the reader.
fn name(l: Words, giver: &Giver) -> Cow<'static, str> {
    match &giver.name {
        _ if giver.own => l.t("consent-you"),
        _ if giver.child => l.t("consent-child"),
        Shown::Value(name) => Cow::Owned(name.full()),
        Shown::Hidden => l.t("name-hidden"),
        Shown::Missing => l.t("name-unknown"),
    }
}

/// The form to ask for a consent, to give one, or to change one that stands. Fields `whose` (code of a ground),
/// `purpose`, `words`, `parts`, `agencies` (ids), `from`, `to` (dates); a change sends its `version`.
#[derive(Debug, Clone, Template)]
#[template(path = "consent/form.html")]
pub struct Form {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The reader is of the family: what is sent is shown in plain words first.
    pub family: bool,
    /// The consent that is changed, in that version.
    pub change: Option<(SharingId, i64)>,
    /// Whose consent may be asked for.
    pub whose: Vec<Choice>,
    /// Agencies that can be named.
    pub agencies: Vec<Choice>,
    /// The last day of a consent from today.
    pub last: Date,
    /// What is filled in.
    pub fields: Fields,
}

impl Form {
    fn heading(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        match (self.change, self.family) {
            (Some(_), _) => l.t("consent-change"),
            (None, true) => l.t("consent-give-title"),
            (None, false) => l.t("consent-ask-title"),
        }
    }

    const fn changes(&self) -> bool {
        self.change.is_some()
    }

    fn action(&self) -> String {
        match self.change {
            Some((consent, _)) => format!("/children/{}/consents/{consent}/change", self.id),
            None => format!("/children/{}/consents/new", self.id),
        }
    }
}

/// What a consent says, before it is given.
#[derive(Debug, Clone, Template)]
#[template(path = "consent/read.html")]
pub struct Read {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// Where the yes is sent.
    pub action: String,
    /// What was filled in, sent once more with the yes.
    pub hidden: Vec<(String, String)>,
    /// What it says.
    pub extent: Extent,
    /// Its agencies in one line.
    pub agencies: String,
    /// What the law says.
    pub law: Vec<Rule>,
}

/// The form on paper, in the language of whoever signs.
#[derive(Debug, Clone, Template)]
#[template(path = "consent/paper.html")]
pub struct Paper {
    /// What stands around it.
    pub shell: Shell,
    /// The words on the paper.
    pub paper: Words,
    /// The child.
    pub id: PersonId,
    /// The consent.
    pub one: Seen,
    /// Its agencies in one line.
    pub agencies: String,
    /// What the law says.
    pub law: Vec<Rule>,
}

impl Paper {
    /// So many places to sign as there are to answer, two where it is not known.
    fn signers(&self) -> std::ops::Range<usize> {
        0..if self.one.givers.is_empty() { 2 } else { self.one.givers.len() }
    }
}

/// The form on which a practitioner records what was signed. Fields `giver` (id), `answer`, `signed` (date),
/// `kept_at`.
#[derive(Debug, Clone, Template)]
#[template(path = "consent/signed.html")]
pub struct Signed {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The consent.
    pub consent: SharingId,
    /// Its version.
    pub version: i64,
    /// Who may have signed; see [`givers`].
    pub givers: Vec<Choice>,
    /// What is filled in.
    pub fields: Fields,
}

impl Signed {
    fn answers(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let choice = |answer: &Answer| Choice::new(answer.code(), l.code("consent-answer", answer.code()));
        Answer::ALL.iter().map(choice).collect()
    }
}

/// Those who may have signed.
pub fn givers(l: Words, one: &Seen) -> Vec<Choice> {
    one.givers.iter().map(|giver| Choice::new(giver.id.to_string(), name(l, giver))).collect()
}
