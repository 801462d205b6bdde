//! What an agency is asked about its own records.

use askama::Template;
use domain::review::{Answer, Question};

use crate::form::Choice;
use crate::{Shell, Words};

/// Questions of the data steward to one agency, at `/questions`; an answer goes to
/// `/questions/{review}` with the field `answer`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/questions.html")]
pub struct Questions {
    /// What stands around it.
    pub shell: Shell,
    /// The questions, oldest first.
    pub questions: Vec<Question>,
}

impl Questions {
    /// The fields that do not agree, in words: "Efternamn, Född".
    fn fields(&self, question: &Question) -> String {
        let l = self.shell.l;
        question.fields.iter().map(|field| l.t(&field.key()).into_owned()).collect::<Vec<_>>().join(", ")
    }

    fn answers(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Answer::ALL.iter().map(|a| Choice::new(a.code(), super::answer_word(l, *a))).collect()
    }
}

impl crate::Page for Questions {
    const NAME: &'static str = "review-questions";

    fn sample(l: Words) -> Vec<Self> {
        let shell = super::sample::shell(l, "review-questions-title");
        let questions = super::sample::questions(shell.now);
        vec![Self { shell: shell.clone(), questions }, Self { shell, questions: Vec::new() }]
    }
}
