//! Who has looked at a person, in plain words.

use askama::Template;
use domain::agency::Sector;
use domain::gate::{Action, Role, Rule};
use domain::who_looked::{Looker, Shown};

use crate::{Shell, Words};

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "who_looked/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// Given name of the child; `None` for oneself, or where it is protected.
    pub name: Option<String>,
    /// It is about the reader.
    pub own: bool,
    /// The address of the circle, when the reader may open it.
    pub circle: Option<String>,
    /// The lines, newest first.
    pub looks: Vec<Shown>,
    /// Something is kept back here by a decision of a data protection officer.
    pub kept_back: bool,
    /// The address of the next page.
    pub next: Option<String>,
}

impl Page {
    /// Key of the page's title.
    pub const TITLE: &'static str = "who_looked-title";

    fn who(&self, look: &Shown) -> String {
        let l = self.shell.l;
        let of = |role: Option<Role>, agency: &str| match role {
            Some(role) => l
                .arg("role", l.code("role", role.code()))
                .arg("agency", agency)
                .t("who_looked-role-of-agency"),
            None => agency.to_owned().into(),
        };
        match &look.who {
            Looker::Oneself => l.t("who_looked-you"),
            Looker::Agency { name: Some(name), role, .. } => of(*role, name),
            Looker::Agency { name: None, sector, role } => of(*role, &l.code("sector", sector.code())),
            Looker::Masked => l.t("who_looked-masked"),
            Looker::Role(role) => l.code("role", role.code()),
            Looker::System => l.t("who_looked-system"),
        }
        .into_owned()
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "who_looked";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, Self::TITLE);
        let ground = Rule {
            id: "circle-with-consent".to_owned(),
            reason: "policy-circle-with-consent".to_owned(),
            section: "GDPR art. 6".to_owned(),
        };
        let emergency = Rule {
            id: domain::break_glass::RULE.to_owned(),
            reason: "policy-break-glass".to_owned(),
            section: "GDPR art. 6(1)(d), 9(2)(c): vital interests".to_owned(),
        };
        let look = |who, action: Action, denied, hours| Shown {
            at: shell.now - jiff::SignedDuration::from_hours(hours),
            who,
            action: action.code().to_owned(),
            grounds: if denied { Vec::new() } else { vec![ground.clone()] },
            denied,
        };
        let agency = |name: Option<&str>, role| Looker::Agency {
            name: name.map(str::to_owned),
            sector: Sector::SocialServices,
            role,
        };
        let looks = vec![
            look(agency(Some("Socialtjänsten"), Some(Role::Practitioner)), Action::ViewCircle, false, 1),
            look(agency(None, None), Action::SearchPerson, true, 20),
            look(Looker::Masked, Action::ViewCircle, false, 30),
            look(Looker::Oneself, Action::ViewWhoLooked, false, 50),
            look(Looker::Role(Role::DataSteward), Action::ReviewLinks, false, 70),
            look(Looker::System, Action::ImportFeed, false, 90),
            Shown {
                grounds: vec![emergency],
                ..look(agency(Some("Polisen"), None), Action::ViewCircle, false, 95)
            },
        ];
        let empty = Self {
            shell: shell.clone(),
            name: None,
            own: false,
            circle: None,
            looks: Vec::new(),
            kept_back: false,
            next: None,
        };
        vec![
            Self {
                shell,
                name: Some("Alva".to_owned()),
                own: false,
                circle: Some("/children/00000000000000000000000000000001".to_owned()),
                looks,
                kept_back: true,
                next: Some("/children/00000000000000000000000000000001/who-looked?newest=1".to_owned()),
            },
            Self { own: true, ..empty.clone() },
            empty,
        ]
    }
}
