//! A store opened as the server opens it, without its chores.

use std::path::Path;
use std::sync::Arc;

use app::Kring;
use app::ports::{Chance, Clock, Letter, MailError, Mailer, secret_hash};
use domain::country::{Country, Language};
use jiff::Timestamp;
use policy::Policy;
use rand::TryRngCore;
use store::{Config, Db};

/// Whatever goes wrong ends the measurement.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

struct System;
impl Clock for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
impl Chance for System {
    fn fill(&self, buffer: &mut [u8]) {
        #[allow(clippy::expect_used, reason = "nothing can be measured without randomness")]
        rand::rngs::OsRng.try_fill_bytes(buffer).expect("random numbers");
    }
}
#[async_trait::async_trait]
impl Mailer for System {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        Ok(())
    }
}

/// Opens the embedded store in that folder.
pub async fn kring(folder: &Path) -> Outcome<Arc<Kring>> {
    let mut policies = std::collections::BTreeMap::new();
    for country in Country::ALL {
        policies.insert(country, Arc::new(Policy::load(country)?));
    }
    let config = Config::Sqlite { file: folder.join("kring.db"), readers: 2 };
    let db = Db::open(&config, policy::protection_of_all(policies.values().map(|policy| &**policy))).await?;
    let (clock, chance, mailer) = (Arc::new(System), Arc::new(System), Arc::new(System));
    let letters = Arc::new(web::FluentLetters);
    Ok(Arc::new(Kring::new(db, policies, clock, chance, mailer, letters, String::new())))
}

/// Requests of the one whose session cookie that is.
pub struct Asking {
    kring: Arc<Kring>,
    tenant: Arc<app::kring::Tenant>,
    session: domain::gate::Actor,
}

impl Asking {
    /// Finds the session.
    pub async fn of(kring: Arc<Kring>, cookie: &str) -> Outcome<Self> {
        let session = app::session::find(&kring, &secret_hash(cookie)).await?.ok_or("no such session")?;
        let tenant = kring.tenant(&session.partnership).await?;
        Ok(Self { kring, tenant, session: session.actor().ok_or("no hat")? })
    }

    /// Who asks.
    pub const fn actor(&self) -> &domain::gate::Actor {
        &self.session
    }

    /// The store and the rest.
    pub const fn kring(&self) -> &Arc<Kring> {
        &self.kring
    }

    /// One request.
    pub fn op(&self) -> app::Op {
        app::Op {
            scope: self.kring.scope(&self.session.partnership),
            kring: Arc::clone(&self.kring),
            tenant: Arc::clone(&self.tenant),
            actor: self.session.clone(),
            purpose: domain::gate::Purpose::Support,
            means: domain::access::Means::Page,
            now: self.kring.clock.now(),
            language: Language::Nb,
            request: String::new(),
        }
    }
}
