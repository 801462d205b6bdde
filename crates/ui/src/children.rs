//! My children: a list that works for two and for four hundred.

use std::borrow::Cow;

use askama::Template;
use domain::my_day::{Child, Children, Sight};

use crate::shell::Place;
use crate::{Shell, Words, circle, my_day};

/// My children.
///
/// The filter is field `name`, sent by POST to `/children`: a name never stands in an address.
/// A filtered list shows its first page and says how many there are.
#[derive(Debug, Clone, Template)]
#[template(path = "children/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// One page of the children.
    pub list: Children,
    /// What the list is filtered by; empty for all.
    pub name: String,
}

impl Page {
    fn label(&self, child: &Child) -> String {
        my_day::label(self.shell.l, child)
    }

    fn news(&self, child: &Child) -> Option<String> {
        my_day::news(self.shell.l, child)
    }

    fn role<'a>(&self, role: &'a str) -> Cow<'a, str> {
        circle::role(self.shell.l, role)
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn waits_for_ground(&self, child: &Child) -> bool {
        child.sight != Sight::Circle
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "children";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell { place: Some(Place::CHILDREN), ..Shell::sample(l, "children-title") };
        let now = shell.now;
        let page = |count: u16, page, pages, total| Self {
            shell: shell.clone(),
            list: Children {
                children: (0..count).map(|n| my_day::child(n, now)).collect(),
                page,
                pages,
                total,
            },
            name: String::new(),
        };
        vec![
            page(50, 2, 8, 400),
            page(2, 1, 1, 2),
            page(0, 1, 1, 0),
            Self { name: "berg\"><b>".to_owned(), ..page(0, 1, 1, 0) },
            Self { name: "berg".to_owned(), ..page(3, 1, 1, 3) },
        ]
    }
}
