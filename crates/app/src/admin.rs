//! Accounts and hats, by whoever manages them: an administrator on a page, or the operator at the
//! command line. Every change is recorded.

use std::sync::Arc;

use domain::access::{AccessRecord, Means};
use domain::country::Language;
use domain::gate::{Action, Purpose, Role};
use domain::id::{AccountId, AgencyId, HatId, PartnershipId, PersonId};
use domain::mail::MailTemplate;
use domain::message_key::Message;
use domain::notice::MailRhythm;
use jiff::Timestamp;
pub use store::account::{Account, AccountLine};
use store::account::{Hat, NewAccount};
use store::{Batch, Scope, StoreError};

use crate::account::name_of;
use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;
use crate::password_link::{Receiver, send};
use crate::sign_in::{is_email, normal_email};

/// Accounts on one page of the list.
pub const PAGE: u32 = 50;

/// The desk at which accounts are managed: made only for whoever may.
pub struct Desk {
    pub(crate) kring: Arc<Kring>,
    pub(crate) tenant: Arc<Tenant>,
    pub(crate) scope: Scope,
    pub(crate) now: Timestamp,
    record: AccessRecord,
    /// The administrator's own account, which is protected from its holder's slips.
    pub(crate) own: Option<AccountId>,
}

impl Desk {
    /// An administrator's.
    ///
    /// # Errors
    /// The gate refuses, or the store does not answer.
    pub async fn of(op: &Op) -> Result<Self, AppError> {
        Self::permitted(op, Action::ManageAccounts).await
    }

    /// Of whoever may do this, about the partnership.
    pub(crate) async fn permitted(op: &Op, action: Action) -> Result<Self, AppError> {
        let permit = op.authorise_object(action, None).await?;
        Ok(Self {
            kring: Arc::clone(&op.kring),
            tenant: Arc::clone(&op.tenant),
            scope: op.scope.clone(),
            now: op.now,
            record: op.record(&permit, &[]),
            own: Some(op.actor.account),
        })
    }

    /// The operator's at the command line, who has the store in hand anyhow.
    ///
    /// # Errors
    /// There is no such partnership, or the store does not answer.
    pub async fn operator(kring: &Arc<Kring>, partnership: &PartnershipId) -> Result<Self, AppError> {
        let now = kring.clock.now();
        Ok(Self {
            kring: Arc::clone(kring),
            tenant: kring.tenant(partnership).await?,
            scope: kring.scope(partnership),
            now,
            record: AccessRecord {
                id: kring.id(now),
                partnership: partnership.clone(),
                at: now,
                account: None,
                hat: None,
                agency: None,
                action: Action::ManageAccounts.code().to_owned(),
                purpose: Purpose::Administration.code().to_owned(),
                means: Means::CommandLine,
                persons: Vec::new(),
                fields: Vec::new(),
                basis: vec!["operator".to_owned()],
                denied: false,
                request: String::new(),
                reason: None,
            },
            own: None,
        })
    }

    /// The same desk for another kind of act, at the command line.
    #[must_use]
    pub fn acting(mut self, action: Action) -> Self {
        action.code().clone_into(&mut self.record.action);
        self
    }

    /// A batch with the record of what is changed or shown, and of whose account.
    pub(crate) fn batch(&self, fields: &[&str], of: Option<AccountId>) -> Batch {
        let mut fields: Vec<String> = fields.iter().map(|f| (*f).to_owned()).collect();
        fields.extend(of.map(|id| format!("account:{id}")));
        Batch::new(AccessRecord { id: self.kring.id(self.now), fields, ..self.record.clone() })
    }

    async fn account(&self, id: AccountId) -> Result<Account, AppError> {
        store::account::get(&self.scope, id).await?.ok_or(AppError::NotFound)
    }
}

/// A page of the list of accounts.
pub struct Listed {
    /// The accounts.
    pub lines: Vec<AccountLine>,
    /// How many there are in all.
    pub total: u64,
}

/// Lists accounts; `page` begins at 1.
///
/// # Errors
/// The store does not answer.
pub async fn list(desk: &Desk, search: &str, page: u32) -> Result<Listed, AppError> {
    let search: String = search.trim().chars().take(100).collect();
    let skip = page.saturating_sub(1).saturating_mul(PAGE);
    let (lines, total) = store::account::list(&desk.scope, &search, skip, PAGE).await?;
    desk.scope.write(desk.batch(&["accounts"], None)).await?;
    Ok(Listed { lines, total })
}

/// One account with its hats.
pub struct Detail {
    /// The account.
    pub account: Account,
    /// Its hats.
    pub hats: Vec<Hat>,
    /// It is the administrator's own.
    pub own: bool,
}

/// Opens an account.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn view(desk: &Desk, id: AccountId) -> Result<Detail, AppError> {
    let account = desk.account(id).await?;
    let hats = store::account::hats(&desk.scope, id).await?;
    desk.scope.write(desk.batch(&["account", "hats"], Some(id))).await?;
    Ok(Detail { account, hats, own: desk.own == Some(id) })
}

/// The account of an address, in this partnership.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn by_email(desk: &Desk, email: &str) -> Result<Account, AppError> {
    let known = store::account::credentials_by_email(&desk.kring.db, &normal_email(email)).await?;
    let known = known.filter(|known| known.partnership == *desk.scope.partnership());
    desk.account(known.ok_or(AppError::NotFound)?.account).await
}

/// Makes an account. Its holder gets a letter with a link to choose a password, unless one is
/// given here, as the command line may.
///
/// # Errors
/// [`AppError::Invalid`], also when the address signs in already, or the store does not answer.
pub async fn create(
    desk: &Desk,
    email: &str,
    name: &str,
    language: Option<Language>,
    password: Option<&str>,
    once: Option<&str>,
) -> Result<AccountId, AppError> {
    let email = normal_email(email);
    if !is_email(&email) {
        return Err(AppError::field("email", "error-email"));
    }
    let name = name_of("name", name)?;
    let hash = match password {
        Some(password) => {
            crate::password::check_new("password", password, &email, name)?;
            Some(desk.kring.hasher.hash(&*desk.kring.chance, password).await?)
        }
        None => None,
    };
    let new = NewAccount {
        id: desk.kring.id(desk.now),
        email,
        name: name.to_owned(),
        language: language.unwrap_or(desk.tenant.row.language),
        password: hash,
        mail_rhythm: MailRhythm::Daily,
        cleared: false,
    };
    let mut batch = desk.batch(&["account"], Some(new.id));
    if let Some(once) = once {
        batch = batch.once(once, desk.now);
    }
    let mut batch = store::account::add(batch, &new, desk.now);
    if new.password.is_none() {
        let to = Receiver { account: new.id, email: &new.email, language: new.language };
        batch = send(&desk.kring, batch, to, MailTemplate::Account, desk.now);
    }
    match desk.scope.write(batch).await {
        Ok(()) => Ok(new.id),
        Err(StoreError::Conflict("account") | StoreError::Duplicate) => {
            Err(AppError::field("email", "admin-email-taken"))
        }
        Err(other) => Err(other.into()),
    }
}

/// Changes clearance for protected identities and whether the account may sign in. A disabled
/// account is signed out at once.
///
/// # Errors
/// [`AppError::Conflict`] when the account is not as the form showed it, or one would lock oneself
/// out.
pub async fn set_standing(
    desk: &Desk,
    id: AccountId,
    version: i64,
    cleared: bool,
    disabled: bool,
    once: &str,
) -> Result<(), AppError> {
    if disabled && desk.own == Some(id) {
        return Err(AppError::Conflict(Message::new("admin-not-oneself")));
    }
    let shown = Account { version, ..desk.account(id).await? };
    let batch = desk.batch(&["cleared", "disabled"], Some(id)).once(once, desk.now);
    let mut batch = store::account::set_standing(batch, &shown, cleared, disabled);
    if disabled {
        batch = store::account::end_all(batch, id, None);
    }
    Ok(desk.scope.write(batch).await?)
}

/// What a new hat is.
#[derive(Debug, Clone)]
pub struct NewHat<'a> {
    /// What it lets its wearer be.
    pub role: Role,
    /// Its agency, for practitioners, agency administrators and managers.
    pub agency: Option<AgencyId>,
    /// For practitioners: their id in the staff list; empty finds them by the account's address.
    pub staff_id: &'a str,
    /// For family hats: who the wearer is.
    pub person: Option<PersonId>,
}

/// Whether a hat of that role belongs to an agency.
pub const fn of_agency(role: Role) -> bool {
    matches!(role, Role::Practitioner | Role::DutyOfficer | Role::AgencyAdmin | Role::Manager)
}

/// Gives an account a hat.
///
/// # Errors
/// [`AppError::Invalid`] when something that the role needs is missing, or the store does not
/// answer.
pub async fn add_hat(desk: &Desk, id: AccountId, new: &NewHat<'_>, once: &str) -> Result<(), AppError> {
    let account = desk.account(id).await?;
    let family = matches!(new.role, Role::Child | Role::Guardian);
    let agency = if of_agency(new.role) {
        let agency = new.agency.ok_or_else(|| AppError::field("agency", "error-choose"))?;
        let known = store::partnership::agency(&desk.scope, agency).await?;
        Some(known.ok_or_else(|| AppError::field("agency", "error-choose"))?.id)
    } else {
        None
    };
    let practitioner = match (new.role, agency) {
        (Role::Practitioner | Role::DutyOfficer, Some(agency)) => {
            let staff_id = new.staff_id.trim();
            let found = store::agency::practitioner_of(&desk.scope, agency, staff_id, &account.email).await?;
            Some(found.ok_or_else(|| AppError::field("staff_id", "admin-no-such-staff"))?)
        }
        _ => None,
    };
    let person = match new.person {
        Some(person) if family => Some(person),
        None if family => return Err(AppError::field("person", "error-required")),
        _ => None,
    };
    let hat =
        Hat { id: desk.kring.id(desk.now), role: new.role, agency, agency_name: None, practitioner, person };
    let batch = desk.batch(&["hat"], Some(id)).once(once, desk.now);
    Ok(desk.scope.write(store::account::add_hat(batch, id, &hat)).await?)
}

/// Ends a hat.
///
/// # Errors
/// [`AppError::Conflict`] when it has ended, or one would lock oneself out.
pub async fn end_hat(desk: &Desk, id: AccountId, hat: HatId, once: &str) -> Result<(), AppError> {
    if desk.own == Some(id) && desk.record.hat == Some(hat) {
        return Err(AppError::Conflict(Message::new("admin-not-oneself")));
    }
    let batch = desk.batch(&["hat"], Some(id)).once(once, desk.now);
    Ok(desk.scope.write(store::account::end_hat(batch, id, hat, desk.now)).await?)
}

/// Sends the holder a link to choose a password.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn send_link(desk: &Desk, id: AccountId, once: &str) -> Result<(), AppError> {
    let account = desk.account(id).await?;
    let batch = desk.batch(&["password_link"], Some(id)).once(once, desk.now);
    let to = Receiver { account: id, email: &account.email, language: account.language };
    let template = if account.has_password { MailTemplate::Password } else { MailTemplate::Account };
    Ok(desk.scope.write(send(&desk.kring, batch, to, template, desk.now)).await?)
}

/// Takes the second factor off an account whose telephone and recovery codes are lost, and signs
/// it out. Whoever does this has made sure who asks.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn reset_second_factor(desk: &Desk, id: AccountId, once: &str) -> Result<(), AppError> {
    desk.account(id).await?;
    let batch = desk.batch(&["second_factor"], Some(id)).once(once, desk.now);
    let batch = store::account::remove_secret(batch, id);
    Ok(desk.scope.write(store::account::end_all(batch, id, None)).await?)
}

/// Sets a password, for the command line. Whoever was signed in is signed out.
///
/// # Errors
/// [`AppError::Invalid`] when it will not do, or the store does not answer.
pub async fn set_password(desk: &Desk, id: AccountId, password: &str) -> Result<(), AppError> {
    let account = desk.account(id).await?;
    crate::password::check_new("password", password, &account.email, &account.name)?;
    let hash = desk.kring.hasher.hash(&*desk.kring.chance, password).await?;
    let batch = store::account::set_password(desk.batch(&["password"], Some(id)), id, &hash);
    Ok(desk.scope.write(store::account::end_all(batch, id, None)).await?)
}
