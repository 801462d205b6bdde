//! Keys by which an agency's own systems speak to Kring: made and revoked by its administrator or the
//! operator, shown once, kept as a hash.

use std::sync::Arc;

pub use domain::api_key::{ApiKey, LIMIT, NAME_LIMIT, is_key};

use domain::access::{AccessRecord, Means};
use domain::api_key::PREFIX;
use domain::country::Language;
use domain::gate::{Action, Purpose};
use domain::id::{AccountId, AgencyId, ApiKeyId, PartnershipId};
use domain::message_key::Message;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::{Batch, Scope, StoreError};

use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

/// A token of a form must be so long for a key to be made of it.
const SHORTEST_TOKEN: usize = 32;

/// The desk at which the keys of one agency are managed: made only for whoever may.
pub struct Desk {
    kring: Arc<Kring>,
    scope: Scope,
    agency: AgencyId,
    now: Timestamp,
    record: AccessRecord,
    by: Option<AccountId>,
}

impl Desk {
    /// The agency administrator's, for the agency of the hat that is on.
    ///
    /// # Errors
    /// [`AppError::Denied`], or the store does not answer.
    pub async fn of(op: &Op) -> Result<Self, AppError> {
        let permit = op.authorise_object(Action::ManageApiKeys, op.actor.agency).await?;
        let agency = op.actor.agency.ok_or(AppError::NotFound)?;
        Ok(Self {
            kring: Arc::clone(&op.kring),
            scope: op.scope.clone(),
            agency,
            now: op.now,
            record: op.record(&permit, &["api_key"]),
            by: Some(op.actor.account),
        })
    }

    /// The operator's at the command line, who has the store in hand anyhow.
    pub fn operator(kring: &Arc<Kring>, partnership: &PartnershipId, agency: AgencyId) -> Self {
        let now = kring.clock.now();
        let record = AccessRecord {
            id: kring.id(now),
            partnership: partnership.clone(),
            at: now,
            account: None,
            hat: None,
            agency: Some(agency),
            action: Action::ManageApiKeys.code().to_owned(),
            purpose: Purpose::Administration.code().to_owned(),
            means: Means::CommandLine,
            persons: Vec::new(),
            fields: vec!["api_key".to_owned()],
            basis: vec!["operator".to_owned()],
            denied: false,
            request: String::new(),
            reason: None,
        };
        Self { kring: Arc::clone(kring), scope: kring.scope(partnership), agency, now, record, by: None }
    }

    fn batch(&self) -> Batch {
        Batch::new(AccessRecord { id: self.kring.id(self.now), ..self.record.clone() })
    }
}

/// The keys of the agency: those that hold first.
///
/// # Errors
/// The store does not answer.
pub async fn list(desk: &Desk) -> Result<Vec<ApiKey>, AppError> {
    let keys = store::api_key::list(&desk.scope, desk.agency).await?;
    desk.scope.write(desk.batch()).await?;
    Ok(keys)
}

/// Makes a key and gives it: nobody can see it again. The same form sent twice makes and gives the same one.
///
/// # Errors
/// [`AppError::Invalid`] without a name, [`AppError::Conflict`] when the agency has [`LIMIT`] already.
pub async fn add(desk: &Desk, name: &str, token: &str) -> Result<String, AppError> {
    let name = domain::api_key::name(name).map_err(|wrong| AppError::Invalid(vec![wrong]))?;
    if token.len() < SHORTEST_TOKEN {
        return Err(AppError::Invalid(Vec::new()));
    }
    // Of the form's own random token, so that a form sent twice shows a key that works.
    let of =
        format!("api key {} {} {token}", desk.agency, desk.by.map(|by| by.to_string()).unwrap_or_default());
    let key = format!("{PREFIX}{}", data_encoding::BASE64URL_NOPAD.encode(&Sha256::digest(of.as_bytes())));
    let new = store::api_key::New {
        id: desk.kring.id(desk.now),
        agency: desk.agency,
        name: &name,
        key_hash: &crate::ports::secret_hash(&key),
        made: desk.now,
        made_by: desk.by,
    };
    let once = crate::ports::secret_hash(&of);
    match desk.scope.write(store::api_key::add(desk.batch().once(&once, desk.now), &new)).await {
        Ok(()) | Err(StoreError::AlreadyDone) => Ok(key),
        Err(StoreError::Conflict(store::api_key::TOO_MANY)) => {
            let message = Message::new("api_key-too-many").with("limit", LIMIT.to_string());
            Err(AppError::Conflict(message))
        }
        Err(other) => Err(other.into()),
    }
}

/// Revokes a key: from now on it opens nothing.
///
/// # Errors
/// [`AppError::NotFound`] when the agency has no such key, or it is revoked already.
pub async fn revoke(desk: &Desk, id: ApiKeyId) -> Result<(), AppError> {
    let batch = store::api_key::revoke(desk.batch(), desk.agency, id, desk.by, desk.now);
    match desk.scope.write(batch).await {
        Err(StoreError::Conflict(store::api_key::KEY)) => Err(AppError::NotFound),
        other => Ok(other?),
    }
}

/// A system that has shown a key which holds.
pub struct Caller {
    /// The application.
    pub kring: Arc<Kring>,
    /// The partnership.
    pub tenant: Arc<Tenant>,
    /// Whose system it is.
    pub agency: AgencyId,
    /// The language in which it is answered.
    pub language: Language,
    pub(crate) scope: Scope,
    pub(crate) key: ApiKeyId,
    /// What nobody else can know: references are made of it.
    pub(crate) secret: String,
    pub(crate) now: Timestamp,
    pub(crate) request: String,
}

/// Whoever shows that key; `None` for one that is none, or revoked.
///
/// # Errors
/// The store does not answer.
pub async fn caller(
    kring: &Arc<Kring>,
    key: &str,
    language: Option<Language>,
    request: &str,
) -> Result<Option<Caller>, AppError> {
    if !is_key(key) {
        return Ok(None);
    }
    let found = store::api_key::find(&kring.db, &crate::ports::secret_hash(key)).await?;
    let Some((partnership, id, agency)) = found else { return Ok(None) };
    let tenant = kring.tenant(&partnership).await?;
    Ok(Some(Caller {
        kring: Arc::clone(kring),
        language: language.unwrap_or(tenant.row.language),
        tenant,
        agency,
        scope: kring.scope(&partnership),
        key: id,
        secret: key.to_owned(),
        now: kring.clock.now(),
        request: request.to_owned(),
    }))
}

impl Caller {
    /// A batch with the record of what the system does; refused when its key was revoked meanwhile.
    pub(crate) fn batch(&self, action: Action, fields: &[&str]) -> Batch {
        let record = AccessRecord {
            id: self.kring.id(self.now),
            partnership: self.tenant.row.id.clone(),
            at: self.now,
            account: None,
            hat: None,
            agency: Some(self.agency),
            action: action.code().to_owned(),
            purpose: Purpose::Support.code().to_owned(),
            means: Means::Api,
            persons: Vec::new(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
            basis: vec!["key-of-agency".to_owned()],
            denied: false,
            request: self.request.clone(),
            reason: None,
        };
        store::api_key::used(Batch::new(record), self.key, self.today())
    }

    pub(crate) fn today(&self) -> jiff::civil::Date {
        self.now.to_zoned(self.tenant.zone.clone()).date()
    }
}
