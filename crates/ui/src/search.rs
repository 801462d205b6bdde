//! Looking for a child: the box, who was found, what is told of everybody else.
//!
//! check-words: table (the invented people of the samples)

use std::borrow::Cow;

use askama::Template;
use domain::message_key::{FieldError, Message};
use domain::protection::Shown;
use domain::search::{Answer, Closeness, FIELD, Hit, OUTSIDE_LIMIT, Outside};

use crate::{Fields, Shell, Words};

/// The search page. The line is sent in the body to `/search`, field `q`: no address ever holds
/// what was looked for.
#[derive(Debug, Clone, Template)]
#[template(path = "search/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What was written.
    pub fields: Fields,
    /// The answer, once something was asked.
    pub answer: Option<Answer>,
}

impl Page {
    fn name(&self, hit: &Hit) -> Cow<'static, str> {
        let l = self.shell.l;
        match &hit.person.name {
            Shown::Value(name) if !name.full().is_empty() => Cow::Owned(name.full()),
            Shown::Hidden => l.t("name-hidden"),
            Shown::Value(_) | Shown::Missing => l.t("name-unknown"),
        }
    }

    /// Birth date and age, as far as they may be shown.
    fn born(&self, hit: &Hit) -> String {
        let l = self.shell.l;
        let Some(born) = hit.person.born.value() else { return String::new() };
        let age = hit.age.map(|age| format!(" · {}", l.age(age))).unwrap_or_default();
        format!("{}{age}", l.date(born))
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn near(&self, hit: &Hit) -> bool {
        hit.closeness == Closeness::Near
    }

    /// The line in the box, with its errors.
    pub fn again(line: &str, errors: Vec<FieldError>) -> Fields {
        Fields::again([(FIELD, line)], errors)
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "search";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self { shell: Shell::sample(l, "search-title"), fields: Fields::default(), answer: None };
        let answered = |line: &str, answer| Self {
            fields: Self::again(line, Vec::new()),
            answer: Some(answer),
            ..page.clone()
        };
        let wrong = FieldError { field: FIELD, message: Message::new("search-error-number") };
        vec![
            page.clone(),
            Self { fields: Self::again("180101-2391", vec![wrong]), ..page.clone() },
            answered("bergstrom", sample::many()),
            answered("noel lind", sample::nobody(Outside::NotAsked)),
            answered("noel lind 2017-03-14", sample::nobody(Outside::NotKnown)),
            answered("180101-2392", sample::nobody(Outside::Known(sample::id(9)))),
        ]
    }
}

mod sample {
    //! Invented answers.

    use domain::agency::Sector;
    use domain::circle::Coverage;
    use domain::id::{AgencyId, PersonId};
    use domain::person::{Name, ShownPerson};
    use jiff::civil::date;
    use uuid::Uuid;

    use super::{Answer, Closeness, Hit, Outside, Shown};

    pub fn id(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn hit(n: u128, given: &str, surname: &str, own: bool, closeness: Closeness) -> Hit {
        let name = Name { given: given.to_owned(), surname: surname.to_owned() };
        Hit {
            person: ShownPerson {
                id: id(n),
                level: None,
                name: if given.is_empty() { Shown::Hidden } else { Shown::Value(name) },
                born: if given.is_empty() { Shown::Hidden } else { Shown::Value(date(2017, 3, 14)) },
                national_id: Shown::Missing,
                sex: None,
                address: Shown::Missing,
                phone: Shown::Missing,
                email: Shown::Missing,
                language: None,
            },
            age: (!given.is_empty()).then_some(9),
            own,
            closeness,
        }
    }

    pub fn many() -> Answer {
        let mut hits = vec![
            hit(1, "Noel", "Bergström", true, Closeness::Exact),
            hit(2, "", "", true, Closeness::Exact),
            hit(3, "Alva", "Bergström", false, Closeness::Exact),
            hit(4, "Elias", "Bergstrand", false, Closeness::Near),
        ];
        hits.extend((5..=20).map(|n| hit(n, "Maja", "Bergstroem-Lind", false, Closeness::Exact)));
        Answer { hits, more: true, outside: Outside::NotAsked, sources: sources() }
    }

    pub fn nobody(outside: Outside) -> Answer {
        Answer { hits: Vec::new(), more: false, outside, sources: sources() }
    }

    fn sources() -> Vec<Coverage> {
        [
            ("Barnmottagningen", Sector::Health, Some("0–17 år")),
            ("Björkdalsskolan", Sector::School, None),
            ("Socialtjänsten", Sector::SocialServices, None),
        ]
        .into_iter()
        .zip(1..)
        .map(|((name, sector, area), n)| Coverage {
            agency: AgencyId(Uuid::from_u128(n)),
            name: name.to_owned(),
            sector,
            as_of: Some(date(2026, 11, 20)),
            from: None,
            to: None,
            area: area.map(str::to_owned),
            overdue: n == 3,
            sensitive: false,
        })
        .collect()
    }
}
