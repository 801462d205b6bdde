//! What one has to do, who stands in when one is away, and the calendar feed.
//!
//! check-words: table (the invented people of the samples)

use askama::Template;
use domain::case::{Handler, Number, TASK_LIMIT, Task};
use domain::id::{CaseId, PractitionerId, TaskId};
use domain::message_key::{FieldError, Message};
use jiff::civil::Date;
use uuid::Uuid;

use crate::form::Choice;
use crate::shell::Place;
use crate::{Fields, Shell, Words};

/// Somebody stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// Who.
    pub name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// The calendar feed, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feed {
    /// There is none.
    None,
    /// There is one; its address was shown when it was made.
    Made(jiff::Timestamp),
    /// It was just made: the address, shown once.
    Shown(String),
}

/// The page at `/tasks`. A task goes to `/tasks` (fields `words`, `due`, `to`), being away to
/// `/tasks/away` (`by`, `from`, `until`), the feed to `/tasks/calendar`.
#[derive(Debug, Clone, Template)]
#[template(path = "task/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What is to be done, soonest first.
    pub tasks: Vec<Task>,
    /// To whom a task can be given.
    pub staff: Vec<Handler>,
    /// Who stands in.
    pub stand_in: Option<StandIn>,
    /// The calendar feed.
    pub feed: Feed,
    /// What is filled in.
    pub fields: Fields,
}

impl Page {
    fn due(&self, task: &Task) -> String {
        crate::case::task_due(&self.shell, task)
    }

    fn words<'t>(&self, task: &'t Task) -> &'t str {
        crate::case::task_words(self.shell.l, task)
    }

    fn from(&self, task: &Task) -> Option<String> {
        crate::case::task_from(self.shell.l, task)
    }

    fn over(&self, task: &Task) -> bool {
        task.due.is_some_and(|due| due < self.shell.now)
    }

    fn staff(&self) -> Vec<Choice> {
        self.staff.iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect()
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        TASK_LIMIT
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "task";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell { place: Some(Place::MY_DAY), ..Shell::sample(l, "task-title") };
        let handler =
            |n: u128, name: &str| Handler { id: PractitionerId(Uuid::from_u128(n)), name: name.to_owned() };
        let task = |n: u128, hours: Option<i64>| Task {
            id: TaskId(Uuid::from_u128(n)),
            words: "Ring skolan <b>".to_owned(),
            due: hours.map(|hours| shell.now + jiff::SignedDuration::from_hours(hours)),
            practitioner: handler(1, "Mikael Borg"),
            case: (n == 1).then(|| (CaseId(Uuid::from_u128(7)), Number { year: 2026, number: 17 })),
            done: None,
            given: (n == 2).then(|| "SE-BARN-SAMTAL".to_owned()),
            version: 1,
        };
        let day = |d| Date::constant(2026, 12, d);
        let page = Self {
            tasks: vec![task(1, Some(-48)), task(2, Some(30)), task(3, None)],
            staff: vec![handler(2, "Eva <Lind>")],
            stand_in: Some(StandIn { name: "Eva <Lind>".to_owned(), from: day(1), to: day(9) }),
            feed: Feed::Made(shell.now),
            fields: Fields::default(),
            shell,
        };
        let error = |field, key| FieldError { field, message: Message::new(key) };
        let wrong = Fields::again(
            [("words", ""), ("due", "2020-01-01")],
            vec![
                error("words", "error-required"),
                error("due", "task-due-past"),
                error("until", "task-away-days"),
            ],
        );
        let shown = Feed::Shown("https://kring.example/calendar/abc.ics".to_owned());
        let empty =
            Self { tasks: Vec::new(), staff: Vec::new(), stand_in: None, feed: Feed::None, ..page.clone() };
        vec![
            page.clone(),
            Self { feed: shown, ..page.clone() },
            empty,
            Self { fields: wrong, stand_in: None, ..page },
        ]
    }
}
