//! The running application: the store, the policies, the world's ports.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use domain::country::Country;
use domain::id::PartnershipId;
use jiff::tz::TimeZone;
use policy::Policy;
use store::partnership::Partnership;
use store::{Db, Scope};

use crate::attachment::Keyring;
use crate::error::AppError;
use crate::linking::Method;
use crate::live::Live;
use crate::metrics::Metrics;
use crate::password::Hasher;
use crate::ports::{Chance, Clock, Letters, Mailer};
use crate::sign_in;

/// Everything that a use case reaches.
pub struct Kring {
    /// The store.
    pub db: Db,
    /// The gate, one per country.
    pub policies: BTreeMap<Country, Arc<Policy>>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<dyn Chance>,
    /// Outgoing mail.
    pub mailer: Arc<dyn Mailer>,
    /// The words of letters.
    pub letters: Arc<dyn Letters>,
    /// Open streams of this server.
    pub live: Live,
    /// The address under which people reach this server, without a slash at its end; stands in
    /// links of e-mails.
    pub base_url: String,
    /// What whoever runs the server decided about signing in.
    pub sign_in: sign_in::Settings,
    /// Hashes passwords.
    pub hasher: Hasher,
    /// Figures about the running server.
    pub metrics: Metrics,
    /// How records are linked.
    pub linking: Method,
    /// The keys of attachments.
    pub attachment_keys: Keyring,
    partnerships: RwLock<BTreeMap<PartnershipId, Arc<Tenant>>>,
}

/// A partnership with its time zone at hand.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// Its row.
    pub row: Partnership,
    /// Its time zone.
    pub zone: TimeZone,
}

impl Kring {
    /// Puts the application together.
    #[allow(clippy::too_many_arguments, reason = "each port once, at one place")]
    pub fn new(
        db: Db,
        policies: BTreeMap<Country, Arc<Policy>>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        mailer: Arc<dyn Mailer>,
        letters: Arc<dyn Letters>,
        base_url: String,
    ) -> Self {
        Self {
            db,
            policies,
            clock,
            chance,
            mailer,
            letters,
            live: Live::default(),
            base_url,
            sign_in: sign_in::Settings::default(),
            hasher: Hasher::default(),
            metrics: Metrics::default(),
            linking: Method::default(),
            attachment_keys: Keyring::default(),
            partnerships: RwLock::default(),
        }
    }

    /// The same application with other rules for signing in.
    #[must_use]
    pub fn with_sign_in(mut self, settings: sign_in::Settings) -> Self {
        self.sign_in = settings;
        self
    }

    /// The same application with another way of linking.
    #[must_use]
    pub fn with_linking(mut self, method: Method) -> Self {
        self.linking = method;
        self
    }

    /// The same application with the keys of attachments.
    #[must_use]
    pub fn with_attachment_keys(mut self, keys: Keyring) -> Self {
        self.attachment_keys = keys;
        self
    }

    /// The partnership of that word. Read from the store once: country, zone and name change
    /// with a restart.
    ///
    /// # Errors
    /// The store does not answer, or there is none.
    pub async fn tenant(&self, id: &PartnershipId) -> Result<Arc<Tenant>, AppError> {
        let known = |all: &BTreeMap<PartnershipId, Arc<Tenant>>| all.get(id).cloned();
        if let Some(tenant) = self.partnerships.read().ok().and_then(|all| known(&all)) {
            return Ok(tenant);
        }
        let rows = store::partnership::all(&self.db).await?;
        let row = rows.into_iter().find(|row| row.id == *id).ok_or(AppError::NotFound)?;
        let zone = TimeZone::get(&row.time_zone).unwrap_or(TimeZone::UTC);
        let tenant = Arc::new(Tenant { row, zone });
        if let Ok(mut all) = self.partnerships.write() {
            all.insert(id.clone(), Arc::clone(&tenant));
        }
        Ok(tenant)
    }

    /// The words of all partnerships.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn partnerships(&self) -> Result<Vec<PartnershipId>, AppError> {
        let rows = store::partnership::all(&self.db).await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// The gate of that country.
    ///
    /// # Errors
    /// There is no pack for it.
    pub fn policy(&self, country: Country) -> Result<&Policy, AppError> {
        self.policies
            .get(&country)
            .map(|policy| &**policy)
            .ok_or(AppError::Internal("no law pack for the country"))
    }

    /// The store's rows of one partnership.
    pub fn scope(&self, partnership: &PartnershipId) -> Scope {
        self.db.scope(partnership)
    }

    /// A new id: `kring.id(now)` gives whichever id type is asked for.
    pub fn id<T: From<uuid::Uuid>>(&self, now: jiff::Timestamp) -> T {
        crate::ports::uuid(&*self.chance, now).into()
    }
}
