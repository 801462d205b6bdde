//! Consents, with all that was answered.

use domain::consent::{Answer, Asker, Consent, End, Extent, Form, Purpose, Said};
use domain::id::{AccountId, AgencyId, AnswerId, PersonId, PractitionerId, SharingId};
use domain::person::Person;
use domain::sharing::{Ground, Part};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::sharing::{ids, parts, words};
use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Most consents of one child that are shown.
pub const LIMIT: u32 = 50;

/// The consents around a child, newest first, each with its answers. One that was withdrawn as a ground
/// counts as withdrawn.
///
/// # Errors
/// The store does not answer.
pub async fn list(scope: &Scope, person: PersonId) -> Result<Vec<Consent>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT c.id, c.whose, c.purpose, c.words, c.parts, c.agencies, c.from_day, c.to_day,
                        c.practitioner, s.name, c.agency, c.made, c.replaces, c.stands,
                        COALESCE(c.ended, g.withdrawn), COALESCE(c.end_kind, 'withdrawn'), c.version
                     FROM person o
                     JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                     JOIN consent c ON c.partnership = m.partnership AND c.person = m.id
                     LEFT JOIN practitioner s ON s.partnership = c.partnership AND s.id = c.practitioner
                     LEFT JOIN sharing g ON g.partnership = c.partnership AND g.id = c.id
                     WHERE o.partnership = ?1 AND o.id = ?2 ORDER BY c.made DESC, c.id DESC LIMIT ?3"
                ),
                values![person, LIMIT],
            ),
            Ask::new(
                sql!(
                    "SELECT a.consent, q.canonical, a.answer, a.form, a.kept_at, a.signed_on, a.at
                     FROM person o
                     JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                     JOIN consent c ON c.partnership = m.partnership AND c.person = m.id
                     JOIN consent_answer a ON a.partnership = c.partnership AND a.consent = c.id
                     JOIN person q ON q.partnership = a.partnership AND q.id = a.giver
                     WHERE o.partnership = ?1 AND o.id = ?2 ORDER BY a.at, a.id LIMIT 1000"
                ),
                values![person],
            ),
        ])
        .await?;
    let [consents, said] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let said: Vec<(SharingId, Said)> = said.iter().map(answer).collect::<Result<_, _>>()?;
    consents
        .iter()
        .map(|row| {
            let mut found = consent(row)?;
            found.answers =
                said.iter().filter(|(id, _)| *id == found.id).map(|(_, said)| said.clone()).collect();
            Ok(found)
        })
        .collect()
}

fn answer(row: &Row) -> Result<(SharingId, Said), StoreError> {
    let said = Said {
        giver: row.parse(1)?,
        answer: row.code(2, Answer::from_code)?,
        form: row.code(3, Form::from_code)?,
        kept_at: row.opt_text(4)?,
        signed: row.opt_parse(5)?,
        at: row.at(6)?,
    };
    Ok((row.parse(0)?, said))
}

fn consent(row: &Row) -> Result<Consent, StoreError> {
    let asker = match (row.opt_parse(8)?, row.opt_text(9)?, row.opt_parse(10)?) {
        (Some(practitioner), Some(name), Some(agency)) => Some(Asker { practitioner, name, agency }),
        _ => None,
    };
    let ended = row.opt_at(14)?;
    Ok(Consent {
        id: row.parse(0)?,
        whose: row.code(1, Ground::from_code)?,
        extent: Extent {
            purpose: row.code(2, Purpose::from_code)?,
            words: row.opt_text(3)?,
            parts: words(row.str(4)?, Part::from_code)?,
            agencies: words(row.str(5)?, |id| id.parse().ok())?,
            from: row.parse(6)?,
            to: row.parse(7)?,
        },
        asker,
        made: row.at(11)?,
        replaces: row.opt_parse(12)?,
        stands: row.opt_at(13)?,
        ended: ended.map(|at| Ok::<_, StoreError>((at, row.code(15, End::from_code)?))).transpose()?,
        version: row.int(16)?,
        answers: Vec::new(),
    })
}

/// Those who hold custody of a child today, eldest first.
///
/// # Errors
/// The store does not answer.
pub async fn guardians(scope: &Scope, child: PersonId, today: Date) -> Result<Vec<Person>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language
                 FROM person p WHERE p.partnership = ?1 AND p.id = p.canonical AND p.id IN (
                    SELECT q.canonical FROM person o
                    JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                    JOIN relation r ON r.partnership = m.partnership AND r.person = m.id
                    JOIN person q ON q.partnership = r.partnership AND q.id = r.other
                    WHERE o.partnership = ?1 AND o.id = ?2 AND r.custody
                    AND (r.to_day IS NULL OR r.to_day >= ?3))
                 ORDER BY p.born, p.id LIMIT 20"
            ),
            values![child, today],
        )
        .await?;
    rows.iter().map(|row| crate::person::person(row, 0, scope.db.protection())).collect()
}

/// A consent that begins.
#[derive(Debug, Clone)]
pub struct New {
    /// Its id, and that of the ground that it may become.
    pub id: SharingId,
    /// The child.
    pub person: PersonId,
    /// Whose it is.
    pub whose: Ground,
    /// For what, to whom and how long.
    pub extent: Extent,
    /// Who asks; `None` where the family begins.
    pub asker: Option<(PractitionerId, AgencyId)>,
    /// The account that makes it.
    pub account: AccountId,
    /// When.
    pub at: Timestamp,
    /// The one that it takes the place of when it stands.
    pub replaces: Option<SharingId>,
}

/// Adds a consent that nobody has answered yet.
#[must_use]
pub fn add(batch: Batch, new: &New) -> Batch {
    let e = &new.extent;
    batch.step(
        sql!(
            "INSERT INTO consent (partnership, id, person, whose, purpose, words, parts, agencies, from_day,
             to_day, practitioner, agency, account, made, replaces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
        ),
        values![
            new.id,
            new.person,
            new.whose.code(),
            e.purpose.code(),
            e.words.clone(),
            parts(&e.parts),
            ids(&e.agencies),
            e.from,
            e.to,
            new.asker.map(|(practitioner, _)| practitioner),
            new.asker.map(|(_, agency)| agency),
            new.account,
            new.at,
            new.replaces
        ],
    )
}

/// Keeps an answer.
#[must_use]
pub fn answered(batch: Batch, id: AnswerId, consent: SharingId, said: &Said, account: AccountId) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO consent_answer (partnership, id, consent, giver, answer, form, kept_at, signed_on,
             account, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ),
        values![
            id,
            consent,
            said.giver,
            said.answer.code(),
            said.form.code(),
            said.kept_at.clone(),
            said.signed,
            account,
            said.at
        ],
    )
}

/// Says that the consent has changed since that version; a conflict (`consent`) when somebody else was
/// faster, or it has ended.
#[must_use]
pub fn changed(batch: Batch, id: SharingId, version: i64) -> Batch {
    batch.must(
        "consent",
        1,
        sql!(
            "UPDATE consent SET version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND ended IS NULL
             AND NOT EXISTS (SELECT 1 FROM sharing g WHERE g.partnership = ?1 AND g.id = ?2
                AND g.withdrawn IS NOT NULL)"
        ),
        values![id, version],
    )
}

/// All who are needed have said yes.
#[must_use]
pub fn stands(batch: Batch, id: SharingId, at: Timestamp) -> Batch {
    batch.must(
        "consent",
        1,
        sql!(
            "UPDATE consent SET stands = ?3
             WHERE partnership = ?1 AND id = ?2 AND stands IS NULL AND ended IS NULL"
        ),
        values![id, at],
    )
}

/// Ends a consent before its last day, and with it the ground that it has become, if it has.
#[must_use]
pub fn ends(batch: Batch, id: SharingId, why: End, account: AccountId, at: Timestamp) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE consent SET ended = ?3, end_kind = ?4
                 WHERE partnership = ?1 AND id = ?2 AND ended IS NULL"
            ),
            values![id, at, why.code()],
        )
        .step(
            sql!(
                "UPDATE sharing SET withdrawn = ?3, withdrawn_by = ?4
                 WHERE partnership = ?1 AND id = ?2 AND withdrawn IS NULL"
            ),
            values![id, at, account],
        )
}
