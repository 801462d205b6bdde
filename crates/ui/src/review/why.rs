//! Why a link was made.

use askama::Template;
use domain::id::LinkId;
use domain::message_key::Message;
use domain::review::{AuditAnswer, Queue as Waits};
use jiff::Timestamp;

use super::{Compare, today};
use crate::shell::Place;
use crate::{Shell, Words};

/// A link with what it rests on, at `/links/{id}`. It is undone by a form to `…/undo`; where it is
/// one of the sample, answers go to `…/right` and `…/wrong`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/why.html")]
pub struct Why {
    /// What stands around it.
    pub shell: Shell,
    /// The link.
    pub id: LinkId,
    /// When it was made, where that may be said.
    pub at: Option<Timestamp>,
    /// Who made it; `None`: a rule.
    pub by: Option<String>,
    /// When it was undone.
    pub undone: Option<Timestamp>,
    /// The comparison.
    pub compare: Compare,
    /// The reader is asked whether it was right.
    pub audit: bool,
    /// What a human found who looked at it.
    pub audited: Option<AuditAnswer>,
    /// What waits.
    pub queue: Waits,
    /// Why the last answer was not taken.
    pub refused: Option<Message>,
}

impl Why {
    fn today(&self) -> (u32, u32) {
        today(&self.queue)
    }
}

impl crate::Page for Why {
    const NAME: &'static str = "review-why";

    fn sample(l: Words) -> Vec<Self> {
        let page = super::sample::page(l);
        let shell = Shell { place: Some(Place::LINKS), ..super::sample::shell(l, "review-why-title") };
        let mut compare = page.compare;
        compare.told.probability = Some(0.999_95);
        let why = Self {
            shell: shell.clone(),
            id: super::sample::link(3),
            at: Some(shell.now),
            by: None,
            undone: None,
            compare,
            audit: false,
            audited: None,
            queue: super::sample::queue(),
            refused: None,
        };
        let refused = Some(Message::new("review-undo-later"));
        vec![
            why.clone(),
            Self { audit: true, refused, ..why.clone() },
            Self { by: Some("Sara Holm".to_owned()), undone: Some(shell.now), ..why.clone() },
            Self { audited: Some(AuditAnswer::Right), ..why.clone() },
            Self { at: None, ..why },
        ]
    }
}
