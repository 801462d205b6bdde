//! Counts of one agency for its manager.

use askama::Template;
use domain::counts::{Count, Counts, SMALLEST};
use jiff::civil::Date;

use crate::{Shell, Words};

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "counts/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// The numbers.
    pub counts: Counts,
}

impl Page {
    fn practitioners(&self) -> String {
        self.shell.l.number(self.counts.practitioners)
    }

    fn say(&self, count: &Count) -> String {
        let l = self.shell.l;
        match *count {
            Count::Exactly(number) => l.number(number),
            Count::Few => l.arg("count", SMALLEST).t("counts-few").into_owned(),
            Count::NearlyAll => l.arg("count", SMALLEST).t("counts-nearly-all").into_owned(),
        }
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "counts";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "counts-title");
        let counts = Counts {
            agency: "Socialtjänsten".to_owned(),
            children: Count::Exactly(412),
            involvements: Count::Exactly(530),
            without_named_person: Count::Exactly(97),
            practitioners: 38,
            as_of: Some(Date::constant(2026, 11, 2)),
            age: Some(19),
            overdue: false,
        };
        let late =
            Counts { without_named_person: Count::NearlyAll, age: Some(54), overdue: true, ..counts.clone() };
        let none = Counts {
            children: Count::Few,
            involvements: Count::Few,
            without_named_person: Count::Few,
            practitioners: 0,
            as_of: None,
            age: None,
            overdue: true,
            ..counts.clone()
        };
        [counts, late, none].map(|counts| Self { shell: shell.clone(), counts }).into()
    }
}
