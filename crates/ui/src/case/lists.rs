//! Lists of cases: one's own, those of an agency for its leader, those that a family follows; and the
//! small forms to begin a case and to say whose it is.
//!
//! check-words: table (the invented people of the samples)

use askama::Template;
use domain::case::{Handler, Load, Month, Number, Summary};
use domain::id::{AgencyId, CaseId, PersonId, PractitionerId};
use domain::message_key::{FieldError, Message};
use domain::search::{Answer, Hit, Outside};
use jiff::civil::date;
use law::Pack;
use uuid::Uuid;

use super::{Point, next, points, stage};
use crate::shell::{Place, Who};
use crate::{Fields, Shell, Words};

/// The running cases that somebody works on, at `/cases`.
#[derive(Debug, Clone, Template)]
#[template(path = "case/mine.html")]
pub struct Mine {
    /// What stands around it.
    pub shell: Shell,
    /// The cases, those planned for soonest first.
    pub cases: Vec<Summary>,
    /// The pack that they go by.
    pub pack: &'static Pack,
}

impl Mine {
    fn stage<'a>(&'a self, one: &'a Summary) -> &'a str {
        stage(self.pack, &one.process, &one.stage)
    }

    fn next(&self, one: &Summary) -> String {
        next(&self.shell, one)
    }

    fn over(&self, one: &Summary) -> bool {
        super::is_over(&self.shell, one)
    }
}

/// What a leader sees of an agency's cases, at `/cases`. Sends a transfer to `/cases/transfer` with
/// fields `from` and `to`.
#[derive(Debug, Clone, Template)]
#[template(path = "case/overview.html")]
pub struct Overview {
    /// What stands around it.
    pub shell: Shell,
    /// The running cases, those planned for soonest first.
    pub cases: Vec<Summary>,
    /// How much each has to do.
    pub loads: Vec<Load>,
    /// Limits kept and broken, newest month first.
    pub months: Vec<Month>,
    /// To whom cases can be given.
    pub staff: Vec<Handler>,
    /// The pack that they go by.
    pub pack: &'static Pack,
    /// The reader may open the cases, and does not transfer them.
    pub opens: bool,
    /// What is filled in.
    pub fields: Fields,
}

impl Overview {
    fn stage<'a>(&'a self, one: &'a Summary) -> &'a str {
        stage(self.pack, &one.process, &one.stage)
    }

    fn next(&self, one: &Summary) -> String {
        next(&self.shell, one)
    }

    fn over(&self, one: &Summary) -> bool {
        super::is_over(&self.shell, one)
    }

    fn handler(&self, handler: Option<&Handler>) -> String {
        handler.map_or_else(|| self.shell.l.t("case-duty-officers").into_owned(), |one| one.name.clone())
    }

    /// How old, in days.
    fn age(&self, one: &Summary) -> i32 {
        let opened = self.shell.day(one.opened);
        opened.until(self.shell.day(self.shell.now)).map_or(0, |span| span.get_days())
    }

    /// How many cases stand in each stage, in the order of the pack.
    fn stages(&self) -> Vec<(String, String)> {
        let mut counts = Vec::new();
        for process in &self.pack.processes {
            for stage in &process.stages {
                let here =
                    self.cases.iter().filter(|c| c.process == process.id && c.stage == stage.id).count();
                if here > 0 {
                    counts.push((stage.label.clone(), self.shell.l.number(here as u64)));
                }
            }
        }
        counts
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn month(&self, month: &Month) -> String {
        format!("{:04}-{:02}", month.month.year(), month.month.month())
    }

    fn from(&self) -> Vec<crate::form::Choice> {
        let l = self.shell.l;
        self.loads
            .iter()
            .filter_map(|load| {
                let one = load.handler.as_ref()?;
                let label = l.arg("name", &one.name).arg("count", load.cases).t("case-transfer-from-one");
                Some(crate::form::Choice::new(one.id.to_string(), label))
            })
            .collect()
    }

    fn to(&self) -> Vec<crate::form::Choice> {
        self.staff.iter().map(|one| crate::form::Choice::new(one.id.to_string(), &one.name)).collect()
    }
}

/// Whose case it is, at `/cases/{case}/child`: looks for the line, and takes one of those found.
#[derive(Debug, Clone, Template)]
#[template(path = "case/whose.html")]
pub struct Whose {
    /// What stands around it.
    pub shell: Shell,
    /// The case.
    pub id: CaseId,
    /// The case as it was shown.
    pub version: i64,
    /// What is filled in: field `q`.
    pub fields: Fields,
    /// Who was found.
    pub answer: Option<Answer>,
}

impl Whose {
    fn name(&self, hit: &Hit) -> String {
        crate::my_day::name(self.shell.l, &hit.person).into_owned()
    }

    fn born(&self, hit: &Hit) -> String {
        hit.person.born.value().map(|born| self.shell.l.date(born)).unwrap_or_default()
    }

    fn known(&self) -> Option<PersonId> {
        match self.answer.as_ref().map(|answer| answer.outside) {
            Some(Outside::Known(id)) => Some(id),
            _ => None,
        }
    }

    fn nobody(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.hits.is_empty()) && self.known().is_none()
    }
}

/// A case that a family follows.
#[derive(Debug, Clone)]
pub struct Followed {
    /// As lists show it.
    pub summary: Summary,
    /// Stages and days.
    pub case: law::Case,
    /// The pack that it goes by.
    pub pack: &'static Pack,
}

/// The cases that a family follows, at `/children/{id}/cases`.
#[derive(Debug, Clone, Template)]
#[template(path = "case/followed.html")]
pub struct Followers {
    /// What stands around it.
    pub shell: Shell,
    /// The cases.
    pub cases: Vec<Followed>,
}

impl Followers {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn points<'a>(&self, one: &'a Followed) -> Vec<Point<'a>> {
        points(one.pack, &one.case)
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn process<'a>(&self, one: &'a Followed) -> &'a str {
        one.pack.process(&one.case.process).map_or(one.case.process.as_str(), |process| process.name.as_str())
    }
}

/// The form to begin a case around a child, at `/children/{id}/cases`: field `process`.
#[derive(Debug, Clone, Template)]
#[template(path = "case/start.html")]
pub struct Start {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// The pack whose processes there are.
    pub pack: &'static Pack,
    /// What is filled in.
    pub fields: Fields,
}

impl Start {
    fn processes(&self) -> Vec<crate::form::Choice> {
        self.pack.processes.iter().map(|p| crate::form::Choice::new(&p.id, &p.name)).collect()
    }
}

fn summaries(shell: &Shell) -> Vec<Summary> {
    let one = |n: u128, handler: Option<&str>, hours: i64| Summary {
        id: CaseId(Uuid::from_u128(n)),
        number: Number { year: 2026, number: i64::try_from(n).unwrap_or(0) },
        agency: AgencyId(Uuid::nil()),
        process: "SE-BARN".to_owned(),
        stage: if n == 1 { "skyddsbedomning" } else { "utredning" }.to_owned(),
        person: None,
        handler: handler
            .map(|name| Handler { id: PractitionerId(Uuid::from_u128(n)), name: name.to_owned() }),
        opened: shell.now - jiff::SignedDuration::from_hours(400),
        closed: None,
        next: Some(domain::case::Due {
            rule: "SE-UTR-4M".to_owned(),
            plan: Some(shell.now + jiff::SignedDuration::from_hours(hours)),
            legal: Some(shell.now + jiff::SignedDuration::from_hours(hours + 24)),
            paused: n == 3,
        }),
    };
    vec![
        one(1, None, -72),
        one(2, Some("Mikael <Borg>"), 24),
        one(3, Some("Eva Lind"), 480),
        Summary { next: None, ..one(4, Some("Eva Lind"), 0) },
    ]
}

impl crate::Page for Mine {
    const NAME: &'static str = "case-mine";

    fn sample(l: Words) -> Vec<Self> {
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let shell = Shell::sample(l, "case-mine-title");
        let page = Self { cases: summaries(&shell), shell, pack };
        vec![page.clone(), Self { cases: Vec::new(), ..page }]
    }
}

impl crate::Page for Overview {
    const NAME: &'static str = "case-overview";

    fn sample(l: Words) -> Vec<Self> {
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let mut shell = Shell { place: Some(Place::CASES), ..Shell::sample(l, "case-overview-title") };
        if let Some(Who { role, .. }) = &mut shell.who {
            *role = domain::gate::Role::Manager;
        }
        let cases = summaries(&shell);
        let load = |handler: Option<Handler>, cases, over, left| Load { handler, cases, over, left };
        let staff: Vec<Handler> = cases.iter().filter_map(|one| one.handler.clone()).collect();
        let page = Self {
            loads: vec![
                load(staff.first().cloned(), 12, 2, true),
                load(staff.last().cloned(), 9, 0, false),
                load(None, 1, 1, false),
            ],
            months: vec![
                Month { month: date(2026, 11, 1), kept: 14, broken: 2 },
                Month { month: date(2026, 10, 1), kept: 9, broken: 0 },
            ],
            cases,
            staff,
            pack,
            opens: false,
            fields: Fields::default(),
            shell,
        };
        let wrong = Fields::again(
            [("from", "x")],
            vec![FieldError { field: "to", message: Message::new("error-choose") }],
        );
        let empty = Self {
            cases: Vec::new(),
            loads: Vec::new(),
            months: Vec::new(),
            staff: Vec::new(),
            ..page.clone()
        };
        vec![page.clone(), Self { opens: true, ..page.clone() }, Self { fields: wrong, ..page }, empty]
    }
}

impl crate::Page for Whose {
    const NAME: &'static str = "case-whose";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "case-whose-title"),
            id: CaseId(Uuid::nil()),
            version: 3,
            fields: Fields::with([("q", "Alva <b> 2017-03-14")]),
            answer: None,
        };
        let answered = |outside| Self {
            answer: Some(Answer { hits: Vec::new(), more: false, outside, sources: Vec::new() }),
            ..page.clone()
        };
        let wrong = Fields::again(
            [("q", "")],
            vec![FieldError { field: "q", message: Message::new("error-required") }],
        );
        vec![
            page.clone(),
            answered(Outside::Known(PersonId(Uuid::from_u128(9)))),
            answered(Outside::NotKnown),
            Self { fields: wrong, ..page },
        ]
    }
}

impl crate::Page for Followers {
    const NAME: &'static str = "case-followed";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell { place: Some(Place::FAMILY), ..Shell::sample(l, "case-followed-title") };
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let cases = super::sample::pages(l)
            .into_iter()
            .take(1)
            .map(|page| Followed { summary: page.summary, case: page.case, pack })
            .collect();
        vec![Self { shell: shell.clone(), cases }, Self { shell, cases: Vec::new() }]
    }
}

impl crate::Page for Start {
    const NAME: &'static str = "case-start";

    fn sample(l: Words) -> Vec<Self> {
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let page = Self {
            shell: Shell::sample(l, "case-start-title"),
            id: PersonId(Uuid::nil()),
            pack,
            fields: Fields::default(),
        };
        let wrong =
            Fields::default().and(&[FieldError { field: "process", message: Message::new("error-choose") }]);
        vec![page.clone(), Self { fields: wrong, ..page }]
    }
}
