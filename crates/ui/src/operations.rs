//! What is wrong with the running of a partnership: reports that nobody opens.
//!
//! check-words: table (the invented agency of the sample)

use std::borrow::Cow;

use askama::Template;
use domain::case::Number;
use jiff::Timestamp;
use law::Pack;
use law::rule::Version;

use crate::shell::{Place, Who};
use crate::{Plain, Shell, Words};

/// A report that nobody has opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// By what people speak of it.
    pub number: Number,
    /// The agency that has to open it.
    pub agency: String,
    /// Its telephone.
    pub phone: Option<String>,
    /// When it was received.
    pub received: Timestamp,
}

/// The page at `/admin/operations`.
#[derive(Debug, Clone, Template)]
#[template(path = "operations/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// Reports that nobody has opened, the oldest first.
    pub alarms: Vec<Alarm>,
    /// Local agreements of the pack, and whether each is taken up: sent to `/admin/operations/agreements`
    /// with fields `rule` and `taken_up`.
    pub agreements: Vec<(&'static Version, bool)>,
    /// The pack that they stand in.
    pub pack: &'static Pack,
}

impl Page {
    fn action(&self, rule: &Version) -> (String, &'static str) {
        crate::law::action(self.shell.l, self.pack, rule)
    }

    fn ago(&self, at: impl Plain<Timestamp>) -> Cow<'static, str> {
        crate::concern::ago(&self.shell, at.plain())
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "operations";

    fn sample(l: Words) -> Vec<Self> {
        let mut shell = Shell { place: Some(Place::OPERATIONS), ..Shell::sample(l, "operations-title") };
        if let Some(Who { role, agency, .. }) = &mut shell.who {
            (*role, *agency) = (domain::gate::Role::PartnershipAdmin, None);
        }
        let alarm = Alarm {
            number: Number { year: 2026, number: 17 },
            agency: "Socialtjänsten <b>".to_owned(),
            phone: Some("+46846500400".to_owned()),
            received: shell.now - jiff::SignedDuration::from_mins(250),
        };
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let agreements = pack.rules.iter().take(2).map(law::Rule::newest).zip([true, false]).collect();
        let page =
            Self { shell, alarms: vec![alarm.clone(), Alarm { phone: None, ..alarm }], agreements, pack };
        vec![page.clone(), Self { alarms: Vec::new(), agreements: Vec::new(), ..page }]
    }
}
