//! Notices: what one has not seen yet, newest first.

use std::borrow::Cow;

use askama::Template;
use domain::notice::EventKind;
use domain::person::{Name, ShownPerson};
use domain::protection::Shown;
use jiff::Timestamp;

use crate::{Shell, Words, my_day};

/// One notice as its reader may see it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What happened; `None` when the circle is closed to the reader by now.
    pub kind: Option<EventKind>,
    /// When.
    pub at: Timestamp,
    /// Whether it was seen before.
    pub seen: bool,
    /// The child, as far as the reader may know.
    pub child: Option<ShownPerson>,
    /// Where it leads.
    pub href: Option<String>,
}

/// The notices. "All seen" is sent to `/notices/seen` with field `until`.
#[derive(Debug, Clone, Template)]
#[template(path = "notice/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The notices, newest first.
    pub lines: Vec<Line>,
    /// When the page was made, microseconds since 1970: later notices are not seen by its button.
    pub until: i64,
}

impl Page {
    fn unseen(&self) -> bool {
        self.lines.iter().any(|line| !line.seen)
    }

    fn text(&self, line: &Line) -> Cow<'static, str> {
        let l = self.shell.l;
        match line.kind {
            Some(kind) => l.arg("who", l.t("someone")).code("event", kind.code()),
            None => l.t("notice-closed"),
        }
    }

    fn name<'a>(&self, person: &'a ShownPerson) -> Cow<'a, str> {
        my_day::name(self.shell.l, person)
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "notice";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "notice-title");
        let now = shell.now;
        let child = |name| ShownPerson {
            name,
            ..crate::my_day::child(1, now).person.unwrap_or_else(|| unreachable!("the sample has a name"))
        };
        let given = Name { given: "Alva <b>".to_owned(), surname: "Bergström".to_owned() };
        let line = |kind, child, seen| Line { kind, at: now, seen, child, href: Some("/my-day".to_owned()) };
        let mut lines: Vec<Line> = EventKind::ALL
            .iter()
            .map(|kind| line(Some(*kind), Some(child(Shown::Value(given.clone()))), false))
            .collect();
        lines.push(line(Some(EventKind::Joined), Some(child(Shown::Hidden)), true));
        lines.push(Line { href: None, ..line(None, None, true) });
        let page = Self { until: now.as_microsecond(), lines, shell };
        vec![page.clone(), Self { lines: Vec::new(), ..page }]
    }
}
