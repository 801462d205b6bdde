//! Agencies of a partnership, by its administrator.

use domain::agency::{Agency, Sector};
use domain::id::AgencyId;
use domain::involvement::Exposure;
use store::StoreError;

use crate::account::name_of;
use crate::admin::Desk;
use crate::error::AppError;
use crate::sign_in::is_email;

/// What an agency's form says.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its kind of service.
    pub sector: Sector,
    /// Whether that somebody goes there is itself sensitive.
    pub sensitive: bool,
    /// The exposure that a new involvement gets.
    pub default_exposure: Exposure,
    /// Opening contact: telephone in E.164, may be empty.
    pub phone: &'a str,
    /// Opening contact: e-mail, may be empty.
    pub email: &'a str,
    /// After how many days without a list it is overdue.
    pub feed_days: u16,
}

fn agency(id: AgencyId, slug: &str, said: &Said<'_>) -> Result<Agency, AppError> {
    let (phone, email) = (said.phone.replace([' ', '-'], ""), said.email.trim().to_lowercase());
    let digits = phone.strip_prefix('+').unwrap_or_default();
    let is_phone = (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if !phone.is_empty() && !is_phone {
        return Err(AppError::field("phone", "admin-phone"));
    }
    if !email.is_empty() && !is_email(&email) {
        return Err(AppError::field("email", "error-email"));
    }
    if !(1..=366).contains(&said.feed_days) {
        return Err(AppError::field("feed_days", "admin-feed-days-wrong"));
    }
    Ok(Agency {
        id,
        slug: slug.to_owned(),
        name: name_of("name", said.name)?.to_owned(),
        sector: said.sector,
        sensitive: said.sensitive,
        default_exposure: said.default_exposure,
        phone: Some(phone).filter(|p| !p.is_empty()),
        email: Some(email).filter(|e| !e.is_empty()),
        feed_days: said.feed_days,
    })
}

/// All agencies.
///
/// # Errors
/// The store does not answer.
pub async fn list(desk: &Desk) -> Result<Vec<Agency>, AppError> {
    Ok(store::partnership::agencies(&desk.scope).await?)
}

/// One agency with its version.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn view(desk: &Desk, id: AgencyId) -> Result<(Agency, i64), AppError> {
    let version = store::agency::version(&desk.scope, id).await?.ok_or(AppError::NotFound)?;
    let agency = store::partnership::agency(&desk.scope, id).await?.ok_or(AppError::NotFound)?;
    Ok((agency, version))
}

/// Makes an agency.
///
/// # Errors
/// [`AppError::Invalid`], also when its word is taken, or the store does not answer.
pub async fn create(desk: &Desk, slug: &str, said: &Said<'_>, once: &str) -> Result<AgencyId, AppError> {
    let slug = slug.trim();
    let fits =
        (2..=40).contains(&slug.len()) && slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if !fits {
        return Err(AppError::field("slug", "admin-slug-wrong"));
    }
    let new = agency(desk.kring.id(desk.now), slug, said)?;
    let batch = desk.batch(&["agency"], None).once(once, desk.now);
    match desk.scope.write(store::partnership::add_agency(batch, &new)).await {
        Ok(()) => Ok(new.id),
        Err(StoreError::Conflict("agency") | StoreError::Duplicate) => {
            Err(AppError::field("slug", "admin-slug-taken"))
        }
        Err(other) => Err(other.into()),
    }
}

/// Changes an agency. Involvements that stand keep their exposure.
///
/// # Errors
/// [`AppError::Invalid`], [`AppError::Conflict`] when it is not as the form showed it.
pub async fn change(
    desk: &Desk,
    id: AgencyId,
    version: i64,
    said: &Said<'_>,
    once: &str,
) -> Result<(), AppError> {
    let (known, _) = view(desk, id).await?;
    let new = agency(id, &known.slug, said)?;
    let batch = desk.batch(&["agency"], None).once(once, desk.now);
    Ok(desk.scope.write(store::agency::change(batch, &new, version)).await?)
}
