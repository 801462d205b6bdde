//! Notices: who is told of what happens in a circle, and what one account has not seen.
//!
//! Receivers are found in the statement that writes, so that whoever joins or leaves meanwhile is
//! told or not told by what stands when the batch lands.

use domain::coordinator::CoordinatorKind;
use domain::id::{AccountId, AgencyId, CircleEventId, NoticeId, PersonId, PractitionerId, SessionId};
use domain::notice::EventKind;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Ask, Batch, Scope, StoreError, sql, values};

/// Most notices that a list shows.
pub const NOTICE_LIMIT: u32 = 100;

/// Something that happened in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    /// Id of the event and of its notices.
    pub id: CircleEventId,
    /// The child.
    pub person: PersonId,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: Timestamp,
    /// The local day.
    pub today: Date,
    /// Who did it: is told nothing.
    pub by: Option<AccountId>,
}

/// Who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The members of the circle who may see it, and all members of one agency.
    Circle(Option<AgencyId>),
    /// The members from one agency only: what concerns a tie that others may not learn of.
    Agency(AgencyId),
    /// Whoever coordinates the child, or those of them who hold that role.
    Coordinators(Option<CoordinatorKind>),
    /// One practitioner, in the circle or not.
    Practitioner(PractitionerId),
    /// One account.
    Account(AccountId),
    /// The family hats of one person: what concerns the person or the person's child.
    Relative(PersonId),
    /// The administrators of an agency: what concerns its lists.
    Administrators(AgencyId),
    /// The data protection officers of the partnership.
    Officers,
}

/// Writes one line of "latest in the circle". Only for what everybody who sees the circle may know;
/// `who` is `None` when they may not know who it was.
#[must_use]
pub fn event(batch: Batch, news: &News, who: Option<(Option<PractitionerId>, Option<AgencyId>)>) -> Batch {
    let (practitioner, agency) = who.unwrap_or_default();
    batch.step(
        sql!(
            "INSERT INTO circle_event (partnership, id, person, at, kind, practitioner, agency)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![news.id, news.person, news.at, news.kind.code(), practitioner, agency],
    )
}

/// Writes a notice for each account of the audience, except whoever did it. Whom two audiences
/// name is told once.
///
/// A member may see the circle when coordinating it, or when a current ground covers the member's
/// agency and the agency stands there by more than its own word. The gate is asked again when a
/// notice is shown: this narrows, it does not decide.
#[must_use]
pub fn tell(batch: Batch, news: &News, audience: Audience) -> Batch {
    let by = news.by.map(|a| a.to_string()).unwrap_or_default();
    match audience {
        Audience::Circle(own) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM person m
                    JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                    JOIN hat h ON h.partnership = i.partnership AND h.practitioner = i.practitioner
                    WHERE m.partnership = ?1 AND m.canonical = ?3 AND h.ended IS NULL
                    AND h.role = 'practitioner'
                    AND (i.from_day IS NULL OR i.from_day <= ?7) AND (i.to_day IS NULL OR i.to_day >= ?7)
                    AND (i.agency = ?8 OR (
                        EXISTS (SELECT 1 FROM sharing s
                            JOIN person q ON q.partnership = s.partnership AND q.id = s.person
                            WHERE s.partnership = ?1 AND q.canonical = ?3 AND s.withdrawn IS NULL
                            AND s.parts LIKE '%circle%'
                            AND s.from_day <= ?7 AND (s.to_day IS NULL OR s.to_day >= ?7)
                            AND ((s.agencies = '' AND s.ground <> 'legal_basis')
                                OR s.agencies LIKE '%' || i.agency || '%'))
                        AND (EXISTS (SELECT 1 FROM involvement j
                                JOIN person q ON q.partnership = j.partnership AND q.id = j.person
                                WHERE j.partnership = ?1 AND q.canonical = ?3 AND j.agency = i.agency
                                AND (j.feed IS NOT NULL OR j.invitation IS NOT NULL)
                                AND (j.from_day IS NULL OR j.from_day <= ?7)
                                AND (j.to_day IS NULL OR j.to_day >= ?7))
                            OR EXISTS (SELECT 1 FROM sharing s
                                JOIN person q ON q.partnership = s.partnership AND q.id = s.person
                                WHERE s.partnership = ?1 AND q.canonical = ?3 AND s.withdrawn IS NULL
                                AND s.parts LIKE '%circle%'
                                AND s.from_day <= ?7 AND (s.to_day IS NULL OR s.to_day >= ?7)
                                AND s.agencies LIKE '%' || i.agency || '%'))))
                    UNION
                    SELECT h.account FROM person m
                    JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    JOIN hat h ON h.partnership = c.partnership AND h.practitioner = c.practitioner
                    WHERE m.partnership = ?1 AND m.canonical = ?3 AND h.ended IS NULL
                    AND h.role = 'practitioner')
                 ON CONFLICT DO NOTHING"
            ),
            values![
                news.id,
                news.person,
                news.kind.code(),
                news.at,
                by,
                news.today,
                own.map(|a| a.to_string()).unwrap_or_default()
            ],
        ),
        Audience::Agency(agency) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM person m
                    JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                    JOIN hat h ON h.partnership = i.partnership AND h.practitioner = i.practitioner
                    WHERE m.partnership = ?1 AND m.canonical = ?3 AND h.ended IS NULL
                    AND h.role = 'practitioner' AND i.agency = ?8
                    AND (i.from_day IS NULL OR i.from_day <= ?7) AND (i.to_day IS NULL OR i.to_day >= ?7))
                 ON CONFLICT DO NOTHING"
            ),
            values![news.id, news.person, news.kind.code(), news.at, by, news.today, agency],
        ),
        Audience::Coordinators(role) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM person m
                    JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    JOIN hat h ON h.partnership = c.partnership AND h.practitioner = c.practitioner
                    WHERE m.partnership = ?1 AND m.canonical = ?3 AND h.ended IS NULL
                    AND h.role = 'practitioner' AND (?7 = '' OR c.kind = ?7))
                 ON CONFLICT DO NOTHING"
            ),
            values![
                news.id,
                news.person,
                news.kind.code(),
                news.at,
                by,
                role.map(CoordinatorKind::code).unwrap_or_default()
            ],
        ),
        Audience::Practitioner(practitioner) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM hat h WHERE h.partnership = ?1 AND h.ended IS NULL
                    AND h.role = 'practitioner' AND h.practitioner = ?7)
                 ON CONFLICT DO NOTHING"
            ),
            values![news.id, news.person, news.kind.code(), news.at, by, practitioner],
        ),
        Audience::Account(account) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id = ?7
                 ON CONFLICT DO NOTHING"
            ),
            values![news.id, news.person, news.kind.code(), news.at, by, account],
        ),
        Audience::Relative(person) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM hat h WHERE h.partnership = ?1 AND h.ended IS NULL
                    AND h.role IN ('child', 'guardian') AND h.person IN (
                        SELECT m.id FROM person m WHERE m.partnership = ?1 AND m.canonical = ?7))
                 ON CONFLICT DO NOTHING"
            ),
            values![news.id, news.person, news.kind.code(), news.at, by, person],
        ),
        Audience::Administrators(agency) => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM hat h WHERE h.partnership = ?1 AND h.ended IS NULL
                    AND h.role = 'agency_admin' AND h.agency = ?7)
                 ON CONFLICT DO NOTHING"
            ),
            values![news.id, news.person, news.kind.code(), news.at, by, agency],
        ),
        Audience::Officers => batch.step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT ?1, ?2, u.id, ?3, ?4, ?5, CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM account u WHERE u.partnership = ?1 AND u.id <> ?6 AND NOT u.disabled AND u.id IN (
                    SELECT h.account FROM hat h WHERE h.partnership = ?1 AND h.ended IS NULL
                    AND h.role = 'data_protection_officer')
                 ON CONFLICT DO NOTHING"
            ),
            values![news.id, news.person, news.kind.code(), news.at, by],
        ),
    }
}

/// One notice as the store hands it on.
pub use domain::notice::Notice;

/// The notices of an account, newest first.
///
/// # Errors
/// The store does not answer.
pub async fn list(scope: &Scope, account: AccountId) -> Result<Vec<Notice>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT n.id, p.canonical, n.kind, n.at, n.seen FROM notice n
                 LEFT JOIN person p ON p.partnership = n.partnership AND p.id = n.person
                 WHERE n.partnership = ?1 AND n.account = ?2 AND (n.person = '' OR p.id IS NOT NULL) ORDER BY n.at DESC, n.id DESC LIMIT ?3"
            ),
            values![account, NOTICE_LIMIT],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Notice {
                id: row.parse::<NoticeId>(0)?,
                person: row.opt_parse(1)?,
                kind: row.code(2, EventKind::from_code)?,
                at: row.at(3)?,
                seen: !row.is_null(4),
            })
        })
        .collect()
}

/// All notices of an account up to that moment are seen, and go into no e-mail any more.
#[must_use]
pub fn seen(batch: Batch, account: AccountId, until: Timestamp, now: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE notice SET seen = ?4, mailed = COALESCE(mailed, -1)
             WHERE partnership = ?1 AND account = ?2 AND at <= ?3 AND seen IS NULL"
        ),
        values![account, until, now],
    )
}

/// The notices of one kind of an account are seen: their reader looks at what they tell of.
#[must_use]
pub fn seen_of_kind(batch: Batch, account: AccountId, kind: EventKind, now: Timestamp) -> Batch {
    batch.step(
        sql!(
            "UPDATE notice SET seen = ?4, mailed = COALESCE(mailed, -1)
             WHERE partnership = ?1 AND account = ?2 AND kind = ?3 AND seen IS NULL"
        ),
        values![account, kind.code(), now],
    )
}

/// What a live page asks again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// Notices not seen.
    pub unread: u32,
    /// The newest of them, and what it is about.
    pub newest: Option<(NoticeId, EventKind)>,
}

/// How many notices an account has not seen, and the newest of them; `None` when the session that
/// asks is over.
///
/// # Errors
/// The store does not answer.
pub async fn pulse(
    scope: &Scope,
    session: SessionId,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Pulse>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT COUNT(*) FROM session s
                     JOIN account u ON u.partnership = s.partnership AND u.id = s.account
                     WHERE s.partnership = ?1 AND s.id = ?2 AND s.account = ?3 AND s.expires > ?4
                     AND NOT s.pending AND NOT u.disabled"
                ),
                values![session, account, now],
            ),
            unread_ask(account),
            Ask::new(
                sql!(
                    "SELECT id, kind FROM notice WHERE partnership = ?1 AND account = ?2 AND seen IS NULL
                     ORDER BY at DESC, id DESC LIMIT 1"
                ),
                values![account],
            ),
        ])
        .await?;
    let [alive, unread, newest] = answers.as_slice() else { return Ok(None) };
    if alive.first().is_none_or(|row| row.int(0).unwrap_or_default() == 0) {
        return Ok(None);
    }
    let newest = newest
        .first()
        .map(|row| Ok::<_, StoreError>((row.parse(0)?, row.code(1, EventKind::from_code)?)))
        .transpose()?;
    Ok(Some(Pulse { unread: count(unread)?, newest }))
}

fn unread_ask(account: AccountId) -> Ask {
    Ask::new(
        sql!("SELECT COUNT(*) FROM notice WHERE partnership = ?1 AND account = ?2 AND seen IS NULL"),
        values![account],
    )
}

fn count(rows: &[crate::Row]) -> Result<u32, StoreError> {
    let count = rows.first().map_or(Ok(0), |row| row.count(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many notices an account has not seen.
///
/// # Errors
/// The store does not answer.
pub async fn unread(scope: &Scope, account: AccountId) -> Result<u32, StoreError> {
    count(&scope.read(vec![unread_ask(account)]).await?.pop().unwrap_or_default())
}
