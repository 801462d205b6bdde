//! The keys of an agency's own systems: those there are, and a new one, shown once.
//!
//! check-words: table (the invented people of the samples)

use askama::Template;
use domain::api_key::{ApiKey, LIMIT, NAME_LIMIT};
use domain::gate::Role;
use domain::id::{AgencyId, ApiKeyId};
use domain::message_key::{FieldError, Message};
use jiff::SignedDuration;
use jiff::civil::date;
use uuid::Uuid;

use crate::shell::Place;
use crate::{Fields, Shell, Words};

/// The page at `/api-keys`.
#[derive(Debug, Clone, Template)]
#[template(path = "api_key/keys.html")]
pub struct Keys {
    /// What stands around it.
    pub shell: Shell,
    /// The keys, those that hold first.
    pub keys: Vec<ApiKey>,
    /// The key that was just made.
    pub made: Option<String>,
    /// What is filled in.
    pub fields: Fields,
}

impl Keys {
    fn holding(&self) -> Vec<&ApiKey> {
        self.keys.iter().filter(|key| key.revoked.is_none()).collect()
    }

    fn revoked(&self) -> Vec<&ApiKey> {
        self.keys.iter().filter(|key| key.revoked.is_some()).collect()
    }

    fn full(&self) -> bool {
        u32::try_from(self.holding().len()).is_ok_and(|held| held >= LIMIT)
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> u32 {
        LIMIT
    }

    #[allow(clippy::unused_self, reason = "called from the template")]
    fn name_limit(&self) -> usize {
        NAME_LIMIT
    }
}

impl crate::Page for Keys {
    const NAME: &'static str = "api-keys";

    fn sample(l: Words) -> Vec<Self> {
        let mut shell = Shell { place: Some(Place::API_KEYS), ..Shell::sample(l, "api_key-title") };
        if let Some(who) = &mut shell.who {
            who.role = Role::AgencyAdmin;
        }
        let now = shell.now;
        let id = |n| Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0007_0000 + n);
        let key = |n: u128, name: &str| ApiKey {
            id: ApiKeyId(id(n)),
            agency: AgencyId(id(900)),
            name: name.to_owned(),
            made: now - SignedDuration::from_hours(24 * 40),
            made_by: (n != 2).then(|| "Karin <Dahl>".to_owned()),
            used: (n != 2).then(|| date(2026, 11, 27)),
            revoked: (n == 3).then_some(now),
        };
        let keys = vec![key(1, "Elevhälsans <b>journal</b>"), key(2, "Prov"), key(3, "Gammalt system")];
        let none = Self { shell, keys: Vec::new(), made: None, fields: Fields::default() };
        let all = Self { keys, ..none.clone() };
        let missing = FieldError { field: "name", message: Message::new("error-required") };
        let made = Some("kring_3sV7hQ0bJ2nQkX9cW1yTt8uRrLmZaPpEeGgFfDdSsA4".to_owned());
        let full = (10..20).map(|n| key(n, "Journal")).collect();
        vec![
            none,
            all.clone(),
            Self { made, ..all.clone() },
            Self { fields: Fields::again([("name", "<i>")], vec![missing]), ..all.clone() },
            Self { keys: full, ..all },
        ]
    }
}
