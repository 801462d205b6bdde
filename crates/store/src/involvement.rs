//! Involvements: written by hand, by an answered invitation, and in tests.

use domain::involvement::{Involvement, Source};

use crate::{Batch, sql, values};

/// Adds an involvement.
#[must_use]
pub fn add(batch: Batch, new: &Involvement) -> Batch {
    let (feed, account, invitation) = match new.source {
        Source::Feed(id) => (Some(id), None, None),
        Source::Hand(id) => (None, Some(id), None),
        Source::Invitation(id) => (None, None, Some(id)),
    };
    let guest = new.guest.is_some();
    batch.step(
        sql!(
            "INSERT INTO involvement (partnership, id, person, agency, practitioner, guest, guest_phone,
             guest_email, role, from_day, to_day, last_contact, as_of, entry_point, exposure, feed, account,
             invitation, recorded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
             ?16, ?17, ?18, ?19)"
        ),
        values![
            new.id,
            new.person,
            new.agency.id,
            new.practitioner.as_ref().map(|p| p.id),
            new.guest.clone(),
            new.agency.phone.clone().filter(|_| guest),
            new.agency.email.clone().filter(|_| guest),
            new.role.clone(),
            new.from,
            new.to,
            new.last_contact,
            new.as_of,
            new.entry_point.clone(),
            new.exposure.code(),
            feed,
            account,
            invitation,
            new.recorded
        ],
    )
}
