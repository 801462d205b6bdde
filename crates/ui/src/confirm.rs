//! A page that asks once more before something is done, with its consequence in a sentence.

use askama::Template;

use crate::{Shell, Words};

/// The question.
#[derive(Debug, Clone, Template)]
#[template(path = "confirm/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The question, in the reader's language.
    pub question: String,
    /// What follows from yes, in the reader's language.
    pub consequence: String,
    /// The word on the button that does it, such as "Lämna kretsen".
    pub yes: String,
    /// Where yes is sent.
    pub action: String,
    /// Where no leads.
    pub back: String,
}

impl crate::Page for Page {
    const NAME: &'static str = "confirm";

    fn sample(l: Words) -> Vec<Self> {
        vec![Self {
            shell: Shell::sample(l, "shell-children"),
            question: l.t("confirm-sample").into_owned(),
            consequence: l.t("confirm-sample-consequence").into_owned(),
            yes: l.t("yes").into_owned(),
            action: "/account".to_owned(),
            back: "/my-day".to_owned(),
        }]
    }
}
