//! Possible duplicates: the queue, two records side by side, the links that were made, and what an
//! agency is asked.

#![allow(clippy::trivially_copy_pass_by_ref, reason = "askama hands values by reference")]

mod links;
mod question;
mod sample;

use std::borrow::Cow;

use askama::Template;
use domain::id::{LinkId, ReviewId};
use domain::message_key::Message;
use domain::review::{Answer, Asked, Code, Compared, Line, Queue as Waiting, ReviewState};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Shell, Words};

pub use links::Links;
pub use question::Questions;

/// Weights are drawn up to this many points; longer bars end there.
const LONGEST: f64 = 10.0;

/// The queue, at `/reviews`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/queue.html")]
pub struct Queue {
    /// What stands around it.
    pub shell: Shell,
    /// What waits.
    pub queue: Waiting,
}

impl Queue {
    /// Answered today, and all of today's.
    fn today(&self) -> (u32, u32) {
        today(&self.queue)
    }

    fn points(&self, total: &f64) -> String {
        signed(self.shell.l, *total)
    }
}

fn today(queue: &Waiting) -> (u32, u32) {
    (queue.done, queue.done.saturating_add(queue.left))
}

/// One of the two sources of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The agency's name.
    pub agency: String,
    /// Its sector.
    pub sector: domain::agency::Sector,
    /// The day as of which it says so.
    pub as_of: Date,
    /// It lists the client no longer.
    pub ended: bool,
}

/// Two records side by side, at `/reviews/{id}`. Answers go to `…/same`, `…/not-same` and `…/ask`,
/// with the fields `version` and `once`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The review.
    pub id: ReviewId,
    /// As it was read.
    pub version: i64,
    /// How far it has come.
    pub state: ReviewState,
    /// Who answered.
    pub decided_by: Option<String>,
    /// When.
    pub decided: Option<Timestamp>,
    /// The two sources.
    pub sources: [Source; 2],
    /// The comparison.
    pub lines: Vec<Line>,
    /// Sum of the weights.
    pub total: f64,
    /// Probability that it is the same person.
    pub probability: Option<f64>,
    /// What the agencies were asked.
    pub asked: Vec<Asked>,
    /// What waits.
    pub queue: Waiting,
    /// The next one.
    pub next: Option<ReviewId>,
    /// The newest link of the reader today, to undo.
    pub latest: Option<LinkId>,
    /// Why the last answer was not taken.
    pub refused: Option<Message>,
}

impl Page {
    fn today(&self) -> (u32, u32) {
        today(&self.queue)
    }

    fn field(&self, line: &Line) -> Cow<'static, str> {
        self.shell.l.t(&line.field.key())
    }

    fn meaning(&self, line: &Line) -> Cow<'static, str> {
        self.shell.l.t(&line.code.key())
    }

    fn value(&self, value: &Compared) -> String {
        let l = self.shell.l;
        match value {
            Compared::Text(text) => text.clone(),
            Compared::Day(day) => day.to_string(),
            Compared::Code(kind, code) => l.code(kind, code).into_owned(),
            Compared::Hidden => l.t("hidden-value").into_owned(),
            Compared::Missing => "–".to_owned(),
        }
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn quiet(&self, value: &Compared) -> bool {
        matches!(value, Compared::Hidden | Compared::Missing)
    }

    fn weight(&self, weight: &f64) -> String {
        signed(self.shell.l, *weight)
    }

    /// Length of a bar, of 100.
    #[allow(
        clippy::unused_self,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "called from the template; between 0 and 100"
    )]
    fn bar(&self, weight: &f64) -> u32 {
        (weight.abs().min(LONGEST) / LONGEST * 100.0).round() as u32
    }

    fn percent(&self, probability: &f64) -> String {
        self.shell.l.decimal(probability * 100.0, 1)
    }

    fn answer(&self, asked: &Asked) -> Cow<'static, str> {
        match asked.answer {
            None => self.shell.l.t("review-asked-waits"),
            Some(answer) => answer_word(self.shell.l, answer),
        }
    }
}

fn answer_word(l: Words, answer: Answer) -> Cow<'static, str> {
    l.code("review-answer", answer.code())
}

/// `+3.1`, `−0.2`, `0`, in the reader's language.
fn signed(l: Words, weight: f64) -> String {
    let size = l.decimal(weight.abs(), 1);
    match weight {
        w if w > 0.04 => format!("+{size}"),
        w if w < -0.04 => format!("−{size}"),
        _ => "0".to_owned(),
    }
}

impl crate::Page for Queue {
    const NAME: &'static str = "review-queue";

    fn sample(l: Words) -> Vec<Self> {
        let shell = sample::shell(l, "review-title");
        vec![
            Self { shell: shell.clone(), queue: sample::queue() },
            Self { shell, queue: Waiting { done: 20, ..Waiting::default() } },
        ]
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "review";

    fn sample(l: Words) -> Vec<Self> {
        let page = sample::page(l);
        let decided = Self {
            state: ReviewState::NotSame,
            decided_by: Some("Sara Holm".to_owned()),
            decided: Some(page.shell.now),
            latest: None,
            next: None,
            refused: Some(Message::new("review-said-not-same").with("who", "Sara Holm")),
            ..page.clone()
        };
        let asked = Self { state: ReviewState::Asked, asked: sample::asked(&page), ..page.clone() };
        let mut hidden = Self { probability: None, ..page.clone() };
        for line in &mut hidden.lines {
            if domain::review::category(line.field).is_some() {
                line.values = [Compared::Hidden, Compared::Hidden];
                (line.code, line.weight) = (Code::Withheld, 0.0);
            }
        }
        vec![page, asked, decided, hidden]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::country::Language;

    #[test]
    fn weights_have_their_sign() {
        let l = Words::of(Language::Sv);
        assert_eq!(signed(l, 3.12), "+3,1");
        assert_eq!(signed(l, -0.2), "−0,2");
        assert_eq!(signed(l, 0.0), "0");
    }

    #[test]
    fn bars_end_somewhere() {
        let page = sample::page(Words::of(Language::En));
        assert_eq!(page.bar(&50.0), 100);
        assert_eq!(page.bar(&-5.0), 50);
    }
}
