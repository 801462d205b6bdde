//! My day: what waits for me, what is new in my circles, which list is late.

use std::borrow::Cow;

use askama::Template;
use domain::alert::Waiting;
use domain::case::{Summary, Task};
use domain::my_day::{Asked, Child, MyDay, Offer};
use domain::person::ShownPerson;
use domain::protection::Shown;
use jiff::Timestamp;

mod sample;

pub(crate) use sample::child;

use crate::{Plain, Shell, Words, words};

/// My day.
///
/// Answers go to `/hand-overs/{id}/accept` and `…/decline`, and to `/invitations/{id}/accept`
/// and `…/decline`.
#[derive(Debug, Clone, Template)]
#[template(path = "my_day/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What one practitioner should see first.
    pub day: MyDay,
}

impl Page {
    fn today(&self) -> String {
        words::capital(&self.shell.l.weekday_date(self.shell.day(self.shell.now)))
    }

    fn nothing_waits(&self) -> bool {
        let day = &self.day;
        day.offers.is_empty()
            && day.invitations.is_empty()
            && day.attention.is_empty()
            && day.alerts.is_empty()
    }

    fn task_due(&self, task: &Task) -> String {
        crate::case::task_due(&self.shell, task)
    }

    fn task_words<'t>(&self, task: &'t Task) -> &'t str {
        crate::case::task_words(self.shell.l, task)
    }

    fn task_from(&self, task: &Task) -> Option<String> {
        crate::case::task_from(self.shell.l, task)
    }

    fn task_over(&self, task: &Task) -> bool {
        task.due.is_some_and(|due| due < self.shell.now)
    }

    fn case_next(&self, case: &Summary) -> String {
        crate::case::next(&self.shell, case)
    }

    fn case_over(&self, case: &Summary) -> bool {
        crate::case::is_over(&self.shell, case)
    }

    fn question(&self, offer: &Offer) -> Cow<'static, str> {
        let l = self.shell.l;
        let role = l.code("coordinator", offer.hand_over.kind.code()).to_lowercase();
        match given(&offer.person) {
            Some(name) => l.arg("role", role).arg("name", name).t("my_day-offer"),
            None => l.arg("role", role).t("circle-offer-you"),
        }
    }

    fn alert(&self, waiting: &Waiting) -> String {
        crate::alert::sentence(self.shell.l, &waiting.rule)
    }

    fn asked(&self, asked: &Asked) -> Cow<'static, str> {
        let l = self.shell.l;
        let by = if asked.by.is_empty() { l.t("someone") } else { Cow::Borrowed(asked.by.as_str()) };
        l.arg("who", by).t("circle-attention-by")
    }

    fn label(&self, child: &Child) -> String {
        label(self.shell.l, child)
    }

    fn of<'a>(&self, person: &'a ShownPerson) -> Cow<'a, str> {
        name(self.shell.l, person)
    }

    fn days_left(&self, at: impl Plain<Timestamp>) -> Cow<'static, str> {
        self.shell.l.arg("days", self.shell.days_until(at.plain())).t("days-left")
    }

    fn news(&self, child: &Child) -> Option<String> {
        news(self.shell.l, child)
    }

    /// Days since the list was taken, when one is overdue.
    fn late(&self) -> Option<i32> {
        let as_of = self.day.overdue.as_ref()?.as_of?;
        let today = self.shell.day(self.shell.now);
        as_of.until(today).ok().map(|gap| gap.get_days())
    }
}

/// A person's first given name, when it may be shown.
fn given(person: &ShownPerson) -> Option<&str> {
    person.name.value().and_then(|n| n.given.split_whitespace().next())
}

/// A person's name, or that it is hidden or not known.
pub(crate) fn name(l: Words, person: &ShownPerson) -> Cow<'_, str> {
    match &person.name {
        Shown::Value(name) if !name.full().is_empty() => Cow::Owned(name.full()),
        Shown::Hidden => l.t("name-hidden"),
        Shown::Value(_) | Shown::Missing => l.t("name-unknown"),
    }
}

/// "Alva Bergström, 9 år".
pub(crate) fn label(l: Words, child: &Child) -> String {
    let name = child.person.as_ref().map_or_else(|| l.t("name-hidden"), |p| name(l, p));
    match child.age {
        Some(years) => format!("{name}, {}", l.age(years)),
        None => name.into_owned(),
    }
}

/// The newest event in a sentence, and how many more there are.
pub(crate) fn news(l: Words, child: &Child) -> Option<String> {
    let news = child.news?;
    let first = l.arg("who", l.t("someone")).code("event", news.kind.code());
    let more = news.count.saturating_sub(1);
    if more == 0 {
        return Some(format!("{first}."));
    }
    Some(l.arg("first", first).arg("more", more).t("my_day-news-more").into_owned())
}
