//! Puts the application together from a configuration.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::Kring;
use app::ports::Mailer;
use domain::country::Country;
use jiff::SignedDuration;
use policy::Policy;
use store::Db;

use crate::adapters::{SystemChance, SystemClock};
use crate::config::Config;
use crate::failure::Failure;

/// Opens the store (making the data folder when it is not there), loads the packs and the keys of attachments.
pub async fn kring(config: &Config) -> Result<Arc<Kring>, Failure> {
    open(config, true).await
}

/// The same without making a key where there is none: to look whether a store can be opened.
pub async fn trial(config: &Config) -> Result<Arc<Kring>, Failure> {
    open(config, false).await
}

async fn open(config: &Config, makes_keys: bool) -> Result<Arc<Kring>, Failure> {
    let mut policies = BTreeMap::new();
    for country in Country::ALL {
        let policy = Policy::load(country).map_err(|e| Failure::new(e.to_string()))?;
        policies.insert(country, Arc::new(policy));
    }
    let store = config.store()?;
    if let store::Config::Sqlite { file, .. } = &store
        && let Some(folder) = file.parent()
    {
        std::fs::create_dir_all(folder)?;
    }
    let db = Db::open(&store, policy::protection_of_all(policies.values().map(|policy| &**policy))).await?;
    // A new key in place of a lost one would hide the loss: what the old one sealed stays closed.
    let needed = store::attachment::keys_needed(&db).await?;
    let keys = crate::attachment_keys::load(config, makes_keys && needed.is_empty())?;
    let mailer: Arc<dyn Mailer> = crate::mail::mailer(config, Arc::new(SystemClock))?;
    let sign_in = app::sign_in::Settings {
        require_second_factor: config.parse("second_factor")?,
        idle: SignedDuration::from_mins(i64::from(config.parse::<u16>("idle_minutes")?)),
        longest: SignedDuration::from_hours(i64::from(config.parse::<u16>("session_hours")?)),
    };
    let kring = Kring::new(
        db,
        policies,
        Arc::new(SystemClock),
        Arc::new(SystemChance),
        mailer,
        Arc::new(web::FluentLetters),
        config.base_url(),
    );
    Ok(Arc::new(kring.with_sign_in(sign_in).with_attachment_keys(keys)))
}
