//! A guest's one-time link: what it shows, and its answer, without an account.

use domain::access::{AccessRecord, Means};
use domain::country::Language;
use domain::gate::Purpose;
use domain::invitation::{GUEST_FIELD_LIMIT, Invitation, InvitationState};
use domain::notice::EventKind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::invitation::{Guest, Stored};
use store::notice::{Audience, News};
use store::{Batch, StoreError};

use super::{state_at, state_message};
use crate::act;
use crate::error::AppError;
use crate::kring::Kring;
use crate::ports::secret_hash;

/// What a one-time link shows: who invites and where it stands. Nothing of the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The partnership's time zone.
    pub zone: TimeZone,
    /// The partnership's name.
    pub partnership: String,
    /// The partnership's language, for whose browser speaks none of ours.
    pub language: Language,
    /// Name of the inviter.
    pub by: String,
    /// Name of the inviter's agency.
    pub agency: String,
    /// Telephone of the inviter, else of the agency.
    pub phone: Option<String>,
    /// E-mail of the inviter.
    pub email: Option<String>,
    /// The organisation that is invited, as the inviter wrote it.
    pub organisation: String,
    /// When the link stops working.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: InvitationState,
}

async fn by_secret(kring: &Kring, secret: &str) -> Result<Stored, AppError> {
    let stored = store::invitation::by_token(&kring.db, &secret_hash(secret)).await?;
    stored.ok_or(AppError::NotFound)
}

/// What a one-time link shows. Looking answers nothing: mail programs open links by themselves.
///
/// # Errors
/// [`AppError::NotFound`] for a secret that never was one.
pub async fn link(kring: &Kring, secret: &str) -> Result<Link, AppError> {
    let stored = by_secret(kring, secret).await?;
    let tenant = kring.tenant(&stored.partnership).await?;
    let state = state_at(&stored, kring.clock.now());
    let (agency, agency_phone) = stored.agency.unwrap_or_default();
    Ok(Link {
        zone: tenant.zone.clone(),
        partnership: tenant.row.name.clone(),
        language: tenant.row.language,
        by: stored.invitation.by,
        agency,
        phone: stored.inviter.as_ref().and_then(|p| p.phone.clone()).or(agency_phone),
        email: stored.inviter.and_then(|p| p.email),
        organisation: stored.invitation.organisation,
        expires: stored.invitation.expires,
        state,
    })
}

/// What a guest answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Accept {
        /// Own name.
        name: String,
        /// Role in own words.
        role: String,
        /// Telephone.
        phone: String,
    },
    /// No.
    Decline,
}

/// Answers a one-time link, once.
///
/// # Errors
/// [`AppError::Conflict`] when it was answered, withdrawn or has expired; [`AppError::Invalid`].
pub async fn answer_link(
    kring: &Kring,
    secret: &str,
    answer: &Answer,
    request: &str,
) -> Result<(), AppError> {
    let now = kring.clock.now();
    let stored = by_secret(kring, secret).await?;
    match state_at(&stored, now) {
        InvitationState::Sent => {}
        state => return Err(AppError::Conflict(state_message(state))),
    }
    let tenant = kring.tenant(&stored.partnership).await?;
    let scope = kring.scope(&stored.partnership);
    let today = now.to_zoned(tenant.zone.clone()).date();
    let news = |kind| News { id: kring.id(now), person: stored.canonical, kind, at: now, today, by: None };
    let id = stored.invitation.id;
    let mut batch = Batch::new(record(kring, &stored, now, request));
    match answer {
        Answer::Decline => {
            let news = news(EventKind::InvitationDeclined);
            batch = store::invitation::answer(batch, id, InvitationState::Declined, now);
            batch = store::notice::tell(batch, &news, Audience::Account(stored.account));
        }
        Answer::Accept { name, role, phone } => {
            let slug = guest_slug(&stored.invitation);
            let known = store::invitation::guest_agency(&scope, &slug).await?;
            let guest = Guest {
                id: kring.id(now),
                agency: known.unwrap_or_else(|| kring.id(now)),
                slug,
                name: act::words("name", name, GUEST_FIELD_LIMIT, true)?.unwrap_or_default(),
                role: act::words("role", role, GUEST_FIELD_LIMIT, false)?,
                phone: act::words("phone", phone, GUEST_FIELD_LIMIT, false)?,
                today,
                at: now,
            };
            let news = news(EventKind::InvitationAccepted);
            batch = store::invitation::answer(batch, id, InvitationState::Accepted, now);
            batch = store::invitation::welcome(batch, &stored, &guest);
            batch = store::notice::event(batch, &news, Some((None, Some(guest.agency))));
            batch = store::notice::tell(batch, &news, Audience::Circle(None));
            batch = store::notice::tell(batch, &news, Audience::Account(stored.account));
        }
    }
    match scope.write(batch).await {
        Err(StoreError::Conflict(_)) => {
            let stands = by_secret(kring, secret).await?;
            Err(AppError::Conflict(state_message(state_at(&stands, now))))
        }
        other => Ok(other?),
    }
}

/// The word of a guest's organisation: the same for the same name and kind of service, in any
/// script.
fn guest_slug(invitation: &Invitation) -> String {
    let said = format!("{}\n{}", invitation.organisation.trim().to_lowercase(), invitation.sector.code());
    format!("guest-{}", &secret_hash(&said)[..16])
}

/// The record of a guest's answer: nobody is signed in, the link is the basis.
fn record(kring: &Kring, stored: &Stored, now: Timestamp, request: &str) -> AccessRecord {
    AccessRecord {
        id: kring.id(now),
        partnership: stored.partnership.clone(),
        at: now,
        account: None,
        hat: None,
        agency: None,
        action: "answer_invitation".to_owned(),
        purpose: Purpose::Support.code().to_owned(),
        means: Means::Page,
        persons: vec![stored.canonical],
        fields: vec!["invitation".to_owned()],
        basis: vec![format!("invitation:{}", stored.invitation.id)],
        denied: false,
        request: request.to_owned(),
        reason: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::invitation::email;

    #[test]
    fn an_address_is_one_line_with_one_at_and_a_domain() {
        for (text, expected) in [
            ("eva@example.se", Some("eva@example.se")),
            (" Eva.Lind@Example.SE ", Some("eva.lind@example.se")),
            ("eva", None),
            ("eva@", None),
            ("@example.se", None),
            ("eva@example", None),
            ("eva@example.", None),
            ("eva@.se", None),
            ("eva@a.se,other@b.se", None),
            ("eva@exa\nmple.se", None),
            ("eva@example.se\r\nBcc: x@y.se", None),
            ("<eva@example.se>", None),
        ] {
            assert_eq!(email(text).as_deref(), expected, "{text:?}");
        }
        assert_eq!(email(&format!("{}@example.se", "a".repeat(250))), None);
    }
}
