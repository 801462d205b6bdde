//! What a child or guardian sees first.

use askama::Template;
use domain::family::Relative;
use domain::person::Name;
use domain::protection::Shown;

use crate::{Shell, Words};

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "family/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The circles that the reader may come to, the own first.
    pub relatives: Vec<Relative>,
}

impl Page {
    fn age(&self, relative: &Relative) -> Option<String> {
        relative.age.map(|years| self.shell.l.age(years))
    }

    fn name(&self, relative: &Relative) -> String {
        let l = self.shell.l;
        match &relative.name {
            _ if relative.own => l.t("family-own").into_owned(),
            Shown::Value(name) => name.full(),
            Shown::Hidden => l.t("name-hidden").into_owned(),
            Shown::Missing => l.t("name-unknown").into_owned(),
        }
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "family";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "family-title");
        let relative = |n: u128, name| Relative {
            id: uuid::Uuid::from_u128(n).into(),
            name,
            age: Some(9),
            own: false,
            circle: true,
            who_looked: true,
            consents: true,
            signals: true,
        };
        let name = Name { given: "Alva".to_owned(), surname: "Sjöberg".to_owned() };
        let own = Relative { own: true, circle: false, age: None, ..relative(1, Shown::Value(name.clone())) };
        vec![
            Self {
                shell: shell.clone(),
                relatives: vec![own, relative(2, Shown::Value(name)), relative(3, Shown::Hidden)],
            },
            Self { shell, relatives: Vec::new() },
        ]
    }
}
