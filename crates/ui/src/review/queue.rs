//! What waits for an answer.

use std::borrow::Cow;

use askama::Template;
use domain::review::{Queue as Waits, Speaker, Task, Waiting};

use super::{signed, today, who};
use crate::{Shell, Words};

/// The queue, at `/reviews`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/queue.html")]
pub struct Queue {
    /// What stands around it.
    pub shell: Shell,
    /// What waits.
    pub queue: Waits,
}

impl Queue {
    fn today(&self) -> (u32, u32) {
        today(&self.queue)
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn href(&self, one: &Waiting) -> String {
        match one.task {
            Task::Review(id) => format!("/reviews/{id}"),
            Task::Audit(id) => format!("/links/{id}"),
        }
    }

    /// How likely it is, or the points of an engine that does not know.
    fn likely(&self, one: &Waiting) -> String {
        let l = self.shell.l;
        match one.probability {
            Some(p) => crate::linking::share(l, p),
            None => signed(l, one.total),
        }
    }

    fn who(&self, agency: &Speaker) -> String {
        crate::words::capital(&who(self.shell.l, agency))
    }

    fn state(&self, one: &Waiting) -> Cow<'static, str> {
        let l = self.shell.l;
        match one.task {
            _ if one.held => l.t("review-state-held"),
            Task::Audit(_) => l.t("review-audit-short"),
            Task::Review(_) => l.code("review-state", one.state.code()),
        }
    }
}

impl crate::Page for Queue {
    const NAME: &'static str = "review-queue";

    fn sample(l: Words) -> Vec<Self> {
        let shell = super::sample::shell(l, "review-title");
        vec![
            Self { shell: shell.clone(), queue: super::sample::queue() },
            Self { shell, queue: Waits { done: 20, pages: 1, page: 1, ..Waits::default() } },
        ]
    }
}
