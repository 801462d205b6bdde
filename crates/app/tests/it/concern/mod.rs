//! Concern reports: received once, never without an owner, told as far as the law allows.

mod by_key;
mod child;
mod files;
mod received;
mod reporter;
mod unopened;

use app::AppError;
use app::concern::{self, Draft, FromOutside};
use domain::agency::{Agency, Sector};
use domain::concern::Line;
use domain::country::{Country, Language};
use domain::gate::Role;
use domain::notice::EventKind;
use law::Grounds;
use testkit::{SignedIn, TestApp, Town};

pub struct Scene<'a> {
    pub app: &'a TestApp,
    pub town: Town<'a>,
    pub social: Agency,
    pub school: Agency,
    pub duty: SignedIn,
    pub manager: SignedIn,
    pub admin: SignedIn,
}

impl<'a> Scene<'a> {
    pub async fn new(app: &'a TestApp) -> Self {
        Self::of(app, Country::Se).await
    }

    pub async fn of(app: &'a TestApp, country: Country) -> Self {
        let town = Town::new(app, "bjorkdal", country).await;
        let social = town.agency("social", Sector::SocialServices).await;
        let school = town.agency("school", Sector::School).await;
        let eva = town.practitioner(&social, "Eva Lind").await;
        let duty = town.sign_in(Role::DutyOfficer, Some(&social), Some(&eva), None, false).await;
        let manager = town.sign_in(Role::Manager, Some(&social), None, None, false).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        Self { app, town, social, school, duty, manager, admin }
    }

    pub async fn receive(&self, draft: &Draft, secret: &str) -> Result<String, AppError> {
        let secret = format!("{secret:0>40}");
        let sent = FromOutside {
            agency: None,
            draft,
            files: Vec::new(),
            secret: &secret,
            origin: "203.0.113.9",
            language: Language::Sv,
            request: "test",
        };
        concern::receive(&self.app.kring, "bjorkdal", sent).await
    }

    pub async fn queue(&self) -> Vec<Line> {
        concern::queue(&self.town.op(&self.duty)).await.unwrap()
    }

    /// The kinds of notices that somebody has.
    pub async fn told(&self, who: &SignedIn) -> Vec<EventKind> {
        let notices = store::notice::list(&self.town.scope, who.actor.account).await.unwrap();
        notices.iter().map(|notice| notice.kind).collect()
    }
}

pub fn private() -> Draft {
    Draft {
        reporter: "private".to_owned(),
        anonymous: true,
        child_name: "Alva Berg".to_owned(),
        words: "Hon är ensam om nätterna.".to_owned(),
        ..Draft::default()
    }
}

pub fn professional() -> Draft {
    Draft {
        reporter: "professional".to_owned(),
        anonymous: false,
        name: "Jonas Ek".to_owned(),
        wants_feedback: true,
        ..private()
    }
}

pub fn grounds() -> Grounds {
    Grounds {
        guard_met: true,
        decided_by: Some("Eva Lind".to_owned()),
        reasons: Some("Skäl".to_owned()),
        consent: None,
    }
}
