//! What a one-time link shows to somebody without an account: who invites, and nothing of the
//! child.

use askama::Template;
use domain::invitation::InvitationState;
use domain::message_key::{FieldError, Message};
use jiff::{SignedDuration, Timestamp};

use crate::{Fields, Shell, Words};

/// The link's page. Fields `name`, `role`, `phone`; the buttons send `answer` as `accept` or
/// `decline` to `action`. A link that is answered, withdrawn or expired says so, without form.
#[derive(Debug, Clone, Template)]
#[template(path = "invitation/guest.html")]
pub struct Guest {
    /// What stands around it; nobody is signed in.
    pub shell: Shell,
    /// Where the answer is sent: the link's own path.
    pub action: String,
    /// Name of the inviter.
    pub by: String,
    /// The inviter's agency.
    pub agency: String,
    /// Telephone of the inviter or the agency, in E.164.
    pub phone: Option<String>,
    /// E-mail of the inviter.
    pub email: Option<String>,
    /// The organisation that is invited, as the inviter wrote it.
    pub organisation: String,
    /// When the link stops working.
    pub expires: Timestamp,
    /// Where the invitation stands.
    pub state: InvitationState,
    /// What is filled in.
    pub fields: Fields,
}

impl Guest {
    fn waits(&self) -> bool {
        self.state == InvitationState::Sent
    }
}

impl crate::Page for Guest {
    const NAME: &'static str = "invitation-guest";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell { who: None, place: None, ..Shell::sample(l, "invitation-guest-title") };
        let page = Self {
            action: "/invitation/x".to_owned(),
            by: "Mikael Borg".to_owned(),
            agency: "Socialtjänsten Björkdal".to_owned(),
            phone: Some("+46701234567".to_owned()),
            email: Some("mikael.borg@example.org".to_owned()),
            organisation: "Ridklubben".to_owned(),
            expires: shell.now + SignedDuration::from_hours(200),
            state: InvitationState::Sent,
            fields: Fields::default(),
            shell,
        };
        let wrong = vec![FieldError { field: "name", message: Message::new("error-required") }];
        let mut samples: Vec<Self> =
            InvitationState::ALL.iter().map(|state| Self { state: *state, ..page.clone() }).collect();
        samples.push(Self {
            fields: Fields::again([("role", "Tränare")], wrong),
            phone: None,
            email: None,
            ..page
        });
        samples
    }
}
