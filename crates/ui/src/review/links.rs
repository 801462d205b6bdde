//! Links that were made, each with its way back.

use std::borrow::Cow;

use askama::Template;
use domain::person::Name;
use domain::protection::Shown;
use domain::review::ShownLink;

use crate::{Shell, Words};

/// The newest links that stand, at `/links`; each is undone by a form to `/links/{id}/undo`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/links.html")]
pub struct Links {
    /// What stands around it.
    pub shell: Shell,
    /// Made by humans.
    pub by_human: Vec<ShownLink>,
    /// Made by the linking engine.
    pub by_engine: Vec<ShownLink>,
}

impl Links {
    fn name(&self, name: &Shown<Name>) -> Cow<'static, str> {
        let l = self.shell.l;
        match name {
            Shown::Value(name) if !name.full().is_empty() => Cow::Owned(name.full()),
            Shown::Hidden => l.t("name-hidden"),
            Shown::Value(_) | Shown::Missing => l.t("name-unknown"),
        }
    }

    fn who(&self, link: &ShownLink) -> Cow<'static, str> {
        super::who(self.shell.l, &link.agency)
    }

    fn born(&self, link: &ShownLink) -> String {
        link.born.value().map(|born| self.shell.l.date(born)).unwrap_or_default()
    }

    /// The two lists with the key of their heading and of what stands where there are none.
    fn lists(&self) -> [(&'static str, &'static str, &[ShownLink]); 2] {
        [
            ("review-links-human", "review-links-human-none", &self.by_human),
            ("review-links-engine", "review-links-engine-none", &self.by_engine),
        ]
    }
}

impl crate::Page for Links {
    const NAME: &'static str = "review-links";

    fn sample(l: Words) -> Vec<Self> {
        let shell = super::sample::shell(l, "review-links-title");
        let (by_human, by_engine) = super::sample::links(shell.now);
        vec![
            Self { shell: shell.clone(), by_human, by_engine },
            Self { shell, by_human: Vec::new(), by_engine: Vec::new() },
        ]
    }
}
