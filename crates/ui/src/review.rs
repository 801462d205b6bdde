//! Possible duplicates: the queue, two records side by side, the links that were made, and what an
//! agency is asked.

#![allow(clippy::trivially_copy_pass_by_ref, reason = "askama hands values by reference")]

mod compare;
mod links;
mod quality;
mod question;
mod queue;
mod sample;
mod why;

use std::borrow::Cow;

use askama::Template;
use domain::id::{LinkId, ReviewId};
use domain::message_key::Message;
use domain::review::{Answer, Asked, Queue as Waiting, ReviewState, Speaker};
use jiff::Timestamp;

use crate::{Shell, Words};

pub use compare::{Compare, Source};
pub use links::Links;
pub use quality::Quality;
pub use question::Questions;
pub use queue::Queue;
pub use why::Why;

/// What the reader answered last, to take it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Latest {
    /// A link, which stands.
    Link(LinkId),
    /// "Not the same", which stands.
    Apart {
        /// The review.
        review: ReviewId,
    },
}

impl Latest {
    fn action(&self) -> String {
        match self {
            Self::Link(link) => format!("/links/{link}/undo"),
            Self::Apart { review } => format!("/reviews/{review}/take-back"),
        }
    }
}

/// Two who have answered differently: what each has said, and who it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// What each has said.
    pub said: [(ReviewState, Option<String>); 2],
}

/// Two records side by side, at `/reviews/{id}`. Answers go to `…/same`, `…/not-same`, `…/ask` and
/// `…/take-back`, with the fields `version` and `once`.
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
    /// The comparison.
    pub compare: Compare,
    /// What the agencies were asked.
    pub asked: Vec<Asked>,
    /// Two have answered differently.
    pub dispute: Option<Dispute>,
    /// The agencies may be asked.
    pub may_ask: bool,
    /// Somebody else has it on the desk right now.
    pub held: bool,
    /// What waits.
    pub queue: Waiting,
    /// The newest answer of the reader today, to take back.
    pub latest: Option<Latest>,
    /// Why the last answer was not taken.
    pub refused: Option<Message>,
}

impl Page {
    fn today(&self) -> (u32, u32) {
        today(&self.queue)
    }

    fn said(&self, said: &(ReviewState, Option<String>)) -> String {
        let l = self.shell.l;
        let who = said.1.clone().unwrap_or_else(|| l.t("review-somebody").into_owned());
        let what = l.code("review-state", said.0.code());
        l.arg("who", who).arg("what", what.into_owned()).t("review-disputed-said").into_owned()
    }

    fn asked_whom(&self, asked: &Asked) -> String {
        crate::words::capital(&who(self.shell.l, &asked.agency))
    }

    fn answer(&self, asked: &Asked) -> Cow<'static, str> {
        match asked.answer {
            None => self.shell.l.t("review-asked-waits"),
            Some(answer) => answer_word(self.shell.l, answer),
        }
    }
}

/// Answered today, and all of today's.
fn today(queue: &Waiting) -> (u32, u32) {
    (queue.done, queue.done.saturating_add(queue.left))
}

/// Whose record it is: its name, or what may be said of an agency behind a mask.
fn who(l: Words, agency: &Speaker) -> Cow<'static, str> {
    agency.name().map_or_else(|| l.t("review-masked"), |name| Cow::Owned(name.to_owned()))
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

impl crate::Page for Page {
    const NAME: &'static str = "review";

    fn sample(l: Words) -> Vec<Self> {
        let page = sample::page(l);
        let decided = Self {
            state: ReviewState::NotSame,
            decided_by: Some("Sara Holm".to_owned()),
            decided: Some(page.shell.now),
            latest: None,
            refused: Some(Message::new("review-said-not-same").with("who", "Sara Holm")),
            ..page.clone()
        };
        let asked = Self {
            state: ReviewState::Asked,
            asked: sample::asked(&page),
            may_ask: false,
            held: true,
            latest: Some(Latest::Apart { review: page.id }),
            ..page.clone()
        };
        let by = |name: &str| Some(name.to_owned());
        let said = [(ReviewState::Same, by("Mikael Borg")), (ReviewState::NotSame, by("Sara Holm"))];
        let disputed = Self {
            state: ReviewState::Disputed,
            dispute: Some(Dispute { said }),
            may_ask: false,
            ..page.clone()
        };
        let hidden = Self { compare: sample::hidden(page.compare.clone()), ..page.clone() };
        let points = Self { compare: sample::points(page.compare.clone()), ..page.clone() };
        let masked = sample::masked(&page);
        vec![page, asked, decided, disputed, hidden, points, masked]
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
}
