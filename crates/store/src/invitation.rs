//! Invitations: sent, answered, taken back. The guards stand in the statements: a link answers once.

use domain::agency::{Practitioner, Sector};
use domain::id::{AccountId, AgencyId, InvitationId, InvolvementId, PartnershipId, PersonId, PractitionerId};
use domain::invitation::{Invitation, InvitationState, NO_LIST};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// Reads `id, person, email, organisation, sector, inviter's name, sent, expires, state`, then the
/// invited practitioner.
pub(crate) fn invitation(row: &Row) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: row.parse(0)?,
        person: row.parse(1)?,
        email: row.text(2)?,
        organisation: row.text(3)?,
        sector: row.code(4, Sector::from_code)?,
        by: row.text(5)?,
        sent: row.at(6)?,
        expires: row.at(7)?,
        state: row.code(8, InvitationState::from_code)?,
        to: crate::circle::practitioner(row, 9)?,
    })
}

/// Who invites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inviter {
    /// The account.
    pub account: AccountId,
    /// The practitioner.
    pub practitioner: Option<PractitionerId>,
    /// The agency.
    pub agency: Option<AgencyId>,
}

/// Practitioners of the partnership who can sign in and so answer, by agency and name; not the one
/// who asks.
///
/// # Errors
/// The store does not answer.
pub async fn practitioners(
    scope: &Scope,
    except: Option<PractitionerId>,
) -> Result<Vec<crate::hand_over::Choice>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT s.id, s.name, a.name FROM practitioner s
                 JOIN agency a ON a.partnership = s.partnership AND a.id = s.agency
                 WHERE s.partnership = ?1 AND s.ended IS NULL AND s.id <> ?2 AND s.id IN (
                    SELECT h.practitioner FROM hat h
                    JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                    WHERE h.partnership = ?1 AND h.role = 'practitioner' AND h.ended IS NULL
                    AND NOT u.disabled)
                 ORDER BY a.name, s.name, s.id LIMIT ?3"
            ),
            values![except.map(|p| p.to_string()).unwrap_or_default(), crate::hand_over::CHOICE_LIMIT],
        )
        .await?;
    rows.iter().map(crate::hand_over::choice).collect()
}

/// Sends an invitation; a conflict (`invitation`) when the same one waits already.
#[must_use]
pub fn send(batch: Batch, new: &Invitation, token_hash: Option<&str>, by: Inviter) -> Batch {
    let to = new.to.as_ref().map(|p| p.id.to_string()).unwrap_or_default();
    batch.must(
        "invitation",
        1,
        sql!(
            "INSERT INTO invitation (partnership, id, person, email, organisation, sector, token_hash,
                to_practitioner, account, practitioner, agency, sent, expires, state)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, NULLIF(?8, ''), ?9, ?10, ?11, ?12, ?13, 'sent'
             WHERE NOT EXISTS (SELECT 1 FROM invitation v
                JOIN person m ON m.partnership = v.partnership AND m.id = v.person
                WHERE v.partnership = ?1 AND m.canonical = ?3 AND v.state = 'sent' AND v.expires > ?12
                AND v.email = ?4 AND COALESCE(v.to_practitioner, '') = ?8)"
        ),
        values![
            new.id,
            new.person,
            new.email.as_str(),
            new.organisation.as_str(),
            new.sector.code(),
            token_hash.map(str::to_owned),
            to,
            by.account,
            by.practitioner,
            by.agency,
            new.sent,
            new.expires
        ],
    )
}

/// An invitation with what decides who may answer it, and whom to call about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The tenant.
    pub partnership: PartnershipId,
    /// The invitation.
    pub invitation: Invitation,
    /// The person that the child stands for now.
    pub canonical: PersonId,
    /// Who invited.
    pub account: AccountId,
    /// The inviter as staff.
    pub inviter: Option<Practitioner>,
    /// Name and telephone of the inviter's agency.
    pub agency: Option<(String, Option<String>)>,
    /// The inviter's language.
    pub language: String,
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    Ok(Stored {
        invitation: invitation(row)?,
        partnership: row.parse(16)?,
        canonical: row.parse(17)?,
        account: row.parse(18)?,
        inviter: crate::circle::practitioner(row, 19)?,
        agency: row.opt_text(26)?.map(|name| Ok::<_, StoreError>((name, row.opt_text(27)?))).transpose()?,
        language: row.text(28)?,
    })
}

/// The invitation of a link's secret, by its SHA-256 in hex; answered, expired and withdrawn ones
/// too, so that each can say so.
///
/// # Errors
/// The store does not answer.
pub async fn by_token(db: &Db, token_hash: &str) -> Result<Option<Stored>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a link says which invitation it is, not which partnership",
                "SELECT v.id, v.person, v.email, v.organisation, v.sector, u.name, v.sent, v.expires, v.state,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email,
                    v.partnership, m.canonical, v.account,
                    s.id, s.agency, s.name, s.title, s.unit, s.phone, s.email, a.name, a.phone, u.language
                 FROM invitation v
                 JOIN person m ON m.partnership = v.partnership AND m.id = v.person
                 JOIN account u ON u.partnership = v.partnership AND u.id = v.account
                 LEFT JOIN practitioner t ON t.partnership = v.partnership AND t.id = v.to_practitioner
                 LEFT JOIN practitioner s ON s.partnership = v.partnership AND s.id = v.practitioner
                 LEFT JOIN agency a ON a.partnership = v.partnership AND a.id = v.agency
                 WHERE v.token_hash = ?1"
            ),
            values![token_hash],
        )
        .await?;
    rows.first().map(stored).transpose()
}

/// One invitation.
///
/// # Errors
/// The store does not answer.
pub async fn find(scope: &Scope, id: InvitationId) -> Result<Option<Stored>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT v.id, v.person, v.email, v.organisation, v.sector, u.name, v.sent, v.expires, v.state,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email,
                    v.partnership, m.canonical, v.account,
                    s.id, s.agency, s.name, s.title, s.unit, s.phone, s.email, a.name, a.phone, u.language
                 FROM invitation v
                 JOIN person m ON m.partnership = v.partnership AND m.id = v.person
                 JOIN account u ON u.partnership = v.partnership AND u.id = v.account
                 LEFT JOIN practitioner t ON t.partnership = v.partnership AND t.id = v.to_practitioner
                 LEFT JOIN practitioner s ON s.partnership = v.partnership AND s.id = v.practitioner
                 LEFT JOIN agency a ON a.partnership = v.partnership AND a.id = v.agency
                 WHERE v.partnership = ?1 AND v.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| stored(&row)).transpose()
}

/// How many invitations around a child wait for an answer.
///
/// # Errors
/// The store does not answer.
pub async fn open(scope: &Scope, person: PersonId, now: Timestamp) -> Result<usize, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT COUNT(*) FROM invitation v
                 JOIN person m ON m.partnership = v.partnership AND m.id = v.person
                 WHERE v.partnership = ?1 AND m.canonical = ?2 AND v.state = 'sent' AND v.expires > ?3"
            ),
            values![person, now],
        )
        .await?;
    let count = row.map_or(Ok(0), |row| row.count(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Answers an invitation; a conflict (`invitation`) when it is answered, withdrawn or expired.
#[must_use]
pub fn answer(batch: Batch, id: InvitationId, state: InvitationState, at: Timestamp) -> Batch {
    batch.must(
        "invitation",
        1,
        sql!(
            "UPDATE invitation SET state = ?3, answered = ?4
             WHERE partnership = ?1 AND id = ?2 AND state = 'sent' AND expires > ?4"
        ),
        values![id, state.code(), at],
    )
}

/// Takes an invitation back, of a guest also an accepted one: then the guest leaves the circle. A
/// conflict (`invitation`) when there is nothing to take back.
#[must_use]
pub fn withdraw(batch: Batch, id: InvitationId, at: Timestamp, today: Date) -> Batch {
    batch
        .must(
            "invitation",
            1,
            sql!(
                "UPDATE invitation SET state = 'withdrawn', answered = ?3
                 WHERE partnership = ?1 AND id = ?2
                 AND (state = 'sent' OR (state = 'accepted' AND to_practitioner IS NULL))"
            ),
            values![id, at],
        )
        .step(
            sql!(
                "UPDATE involvement SET to_day = ?3, version = version + 1
                 WHERE partnership = ?1 AND invitation = ?2 AND (to_day IS NULL OR to_day > ?3)"
            ),
            values![id, today.yesterday().unwrap_or(today)],
        )
}

/// Marks invitations whose time is over, so that lists need not compare times.
#[must_use]
pub fn expire(batch: Batch, now: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE invitation SET state = 'expired' WHERE partnership = ?1 AND state = 'sent' AND expires <= ?2"
        ),
        values![now],
    )
}

/// Partnerships with an invitation whose time is over.
///
/// # Errors
/// The store does not answer.
pub async fn expiring_partnerships(db: &Db, now: Timestamp) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "the server expires the invitations of every partnership",
                "SELECT DISTINCT partnership FROM invitation WHERE state = 'sent' AND expires <= ?1
                 ORDER BY partnership LIMIT 1000"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// A guest from outside who has said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The involvement's id.
    pub id: InvolvementId,
    /// Id of the organisation's agency, when it is new.
    pub agency: AgencyId,
    /// The agency's word, the same for the same organisation.
    pub slug: String,
    /// The guest's name.
    pub name: String,
    /// The guest's role in own words.
    pub role: Option<String>,
    /// Telephone in E.164 or as written.
    pub phone: Option<String>,
    /// First day.
    pub today: Date,
    /// When.
    pub at: Timestamp,
}

/// The agency of a guest's organisation, when it is known.
///
/// # Errors
/// The store does not answer.
pub async fn guest_agency(scope: &Scope, slug: &str) -> Result<Option<AgencyId>, StoreError> {
    let row =
        scope.one(sql!("SELECT id FROM agency WHERE partnership = ?1 AND slug = ?2"), values![slug]).await?;
    row.map(|row| row.parse(0)).transpose()
}

/// Puts a guest into the circle, and the organisation among the agencies when it is new: without
/// staff, without a list, so that it is no source.
#[must_use]
pub fn welcome(batch: Batch, stored: &Stored, guest: &Guest) -> Batch {
    let invitation = &stored.invitation;
    batch
        .step(
            sql!(
                "INSERT INTO agency (partnership, id, slug, name, sector, sensitive, default_exposure,
                    feed_days) VALUES (?1, ?2, ?3, ?4, ?5, FALSE, 'open', ?6) ON CONFLICT DO NOTHING"
            ),
            values![
                guest.agency,
                guest.slug.as_str(),
                invitation.organisation.as_str(),
                invitation.sector.code(),
                NO_LIST
            ],
        )
        .must(
            "involvement",
            1,
            sql!(
                "INSERT INTO involvement (partnership, id, person, agency, guest, guest_phone, guest_email,
                    role, from_day, as_of, exposure, invitation, recorded)
                 SELECT ?1, ?2, ?3, a.id, ?5, ?6, ?7, ?8, ?9, ?9, 'open', ?10, ?11
                 FROM agency a WHERE a.partnership = ?1 AND a.slug = ?4"
            ),
            values![
                guest.id,
                stored.canonical,
                guest.slug.as_str(),
                guest.name.as_str(),
                guest.phone.clone(),
                invitation.email.as_str(),
                guest.role.clone(),
                guest.today,
                invitation.id,
                guest.at
            ],
        )
}

/// Puts an invited practitioner into the circle, unless there already: then the tie that stands
/// is from now on one by invitation, so that it opens what an own declaration would not.
#[must_use]
pub fn join(batch: Batch, stored: &Stored, tie: &crate::involvement::Declared) -> Batch {
    let batch = batch.step(
        sql!(
            "UPDATE involvement SET invitation = ?4, account = NULL, version = version + 1
             WHERE partnership = ?1 AND practitioner = ?2 AND feed IS NULL AND invitation IS NULL
             AND (from_day IS NULL OR from_day <= ?5) AND (to_day IS NULL OR to_day >= ?5)
             AND person IN (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
        ),
        values![tie.practitioner, tie.person, stored.invitation.id, tie.today],
    );
    batch.step(
        sql!(
            "INSERT INTO involvement (partnership, id, person, agency, practitioner, role, from_day, as_of,
                exposure, invitation, recorded)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10
             WHERE NOT EXISTS (SELECT 1 FROM involvement i
                JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                WHERE i.partnership = ?1 AND m.canonical = ?3 AND i.practitioner = ?5
                AND (i.from_day IS NULL OR i.from_day <= ?7) AND (i.to_day IS NULL OR i.to_day >= ?7))"
        ),
        values![
            tie.id,
            tie.person,
            tie.agency,
            tie.practitioner,
            tie.role.clone(),
            tie.today,
            tie.exposure.code(),
            stored.invitation.id,
            tie.at
        ],
    )
}
