//! Concern reports. A row is never deleted, and is in a queue from the moment that it is written.

use domain::case::Number;
use domain::concern::{LIST_LIMIT, Line, Received, Report, Reporter, Telling, Way, Who};
use domain::country::Language;
use domain::id::{AccountId, AgencyId, CaseId, ConcernId, PersonId, PractitionerId};
use jiff::Timestamp;

use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

mod by_key;
mod escalate;
mod receipt;
mod throttle;

pub use by_key::{SENT_BEFORE, body_hash, sent_by_key};
pub use escalate::{Waiting, alarms, escalating, escalating_partnerships, further};
pub use receipt::{Office, offices, receipt};
pub use throttle::{TOO_MANY, count_origin, sweep};

/// A report that has come in.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Its id.
    pub id: ConcernId,
    /// The case that begins with it.
    pub case: CaseId,
    /// The agency that has to assess it.
    pub agency: AgencyId,
    /// By which way.
    pub way: Way,
    /// When.
    pub received: Timestamp,
    /// SHA-256 of the reference on the receipt, in hex.
    pub reference_hash: String,
    /// What was said.
    pub report: &'a Report,
    /// From inside: whose it is.
    pub from: Option<(Option<PractitionerId>, AgencyId)>,
    /// The language in which it was written.
    pub language: Language,
    /// When somebody is told that nobody has opened it.
    pub escalate_at: Option<Timestamp>,
}

/// Writes a report that has come in.
#[must_use]
pub fn receive(batch: Batch, new: &New<'_>) -> Batch {
    let report = new.report;
    batch
        .step(
            sql!(
                "INSERT INTO concern (partnership, id, law_case, agency, way, received, reference_hash, reporter,
                    reporter_name, reporter_role, reporter_phone, reporter_email, wants_feedback, from_agency,
                    from_practitioner, child_name, child_born, child_number, child_where, words, danger,
                    language, escalate_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
                    ?20, ?21, ?22, ?23)"
            ),
            values![
                new.id,
                new.case,
                new.agency,
                new.way.code(),
                new.received,
                new.reference_hash.as_str(),
                report.reporter.code(),
                report.who.name.clone(),
                report.who.role.clone(),
                report.who.phone.clone(),
                report.who.email.clone(),
                report.wants_feedback,
                new.from.map(|(_, agency)| agency),
                new.from.and_then(|(practitioner, _)| practitioner),
                report.child_name.as_str(),
                report.child_born,
                report.child_number.clone(),
                report.child_where.clone(),
                report.words.as_str(),
                report.danger,
                new.language.tag(),
                new.escalate_at
            ],
        )
        .step(
            sql!(
                "INSERT INTO concern_told (partnership, concern, what, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING"
            ),
            values![new.id, Telling::Received.code(), new.received],
        )
}

/// Says that somebody has opened a report; a conflict (`concern`) when somebody else has.
#[must_use]
pub fn open(batch: Batch, id: ConcernId, by: AccountId, handler: PractitionerId, at: Timestamp) -> Batch {
    batch
        .must(
            "concern",
            1,
            sql!(
                "UPDATE concern SET opened = ?3, opened_by = ?4, escalate_at = NULL
                 WHERE partnership = ?1 AND id = ?2 AND opened IS NULL"
            ),
            values![id, at, by],
        )
        .step(
            sql!(
                "UPDATE law_case SET handler = ?3, version = version + 1 WHERE partnership = ?1
                 AND id = (SELECT law_case FROM concern WHERE partnership = ?1 AND id = ?2)
                 AND handler IS NULL"
            ),
            values![id, handler],
        )
}

/// Notes what a reporter is told; telling it twice changes nothing.
#[must_use]
pub fn tell(batch: Batch, id: ConcernId, what: Telling, by: AccountId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO concern_told (partnership, concern, what, at, account) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING"
        ),
        values![id, what.code(), at, by],
    )
}

/// Reads `id, law_case, year, number, agency, agency's name, way, reporter, danger, received, opened,
/// opener's name, process, stage, closed`.
fn line(row: &Row) -> Result<Line, StoreError> {
    Ok(Line {
        id: row.parse(0)?,
        case: row.parse(1)?,
        number: Number { year: row.int(2)?, number: row.int(3)? },
        agency: row.parse(4)?,
        agency_name: row.text(5)?,
        way: row.code(6, Way::from_code)?,
        reporter: row.code(7, Reporter::from_code)?,
        danger: row.bool(8)?,
        received: row.at(9)?,
        opened: row.opt_at(10)?,
        opened_by: row.opt_text(11)?,
        process: row.text(12)?,
        stage: row.text(13)?,
        closed: row.opt_at(14)?,
    })
}

/// The reports to an agency: unopened ones first, the oldest of them first, then the newest.
///
/// # Errors
/// The store does not answer.
pub async fn queue(scope: &Scope, agency: AgencyId) -> Result<Vec<Line>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id, c.law_case, k.year, k.number, c.agency, a.name, c.way, c.reporter, c.danger,
                    c.received, c.opened, u.name, k.process, k.stage, k.closed
                 FROM concern c
                 JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                 LEFT JOIN account u ON u.partnership = c.partnership AND u.id = c.opened_by
                 WHERE c.partnership = ?1 AND c.agency = ?2
                 ORDER BY CASE WHEN c.opened IS NULL THEN c.received ELSE 9000000000000000 - c.received END,
                    c.id LIMIT ?3"
            ),
            values![agency, LIST_LIMIT],
        )
        .await?;
    rows.iter().map(line).collect()
}

/// The reports that the staff of an agency have sent, newest first.
///
/// # Errors
/// The store does not answer.
pub async fn sent(scope: &Scope, agency: AgencyId) -> Result<Vec<Line>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id, c.law_case, k.year, k.number, c.agency, a.name, c.way, c.reporter, c.danger,
                    c.received, c.opened, u.name, k.process, k.stage, k.closed
                 FROM concern c
                 JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                 LEFT JOIN account u ON u.partnership = c.partnership AND u.id = c.opened_by
                 WHERE c.partnership = ?1 AND c.from_agency = ?2
                 ORDER BY c.received DESC, c.id LIMIT ?3"
            ),
            values![agency, LIST_LIMIT],
        )
        .await?;
    rows.iter().map(line).collect()
}

/// Other reports about the same child, and about children who share a parent or guardian with it,
/// newest first.
///
/// # Errors
/// The store does not answer.
pub async fn earlier(scope: &Scope, but: ConcernId, person: PersonId) -> Result<Vec<Line>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id, c.law_case, k.year, k.number, c.agency, a.name, c.way, c.reporter, c.danger,
                    c.received, c.opened, u.name, k.process, k.stage, k.closed
                 FROM concern c
                 JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                 LEFT JOIN account u ON u.partnership = c.partnership AND u.id = c.opened_by
                 WHERE c.partnership = ?1 AND c.id <> ?2 AND c.person IN (
                    SELECT q.id FROM person q WHERE q.partnership = ?1 AND q.canonical IN (
                        SELECT ?3 UNION SELECT o.canonical FROM person m
                        JOIN relation x ON x.partnership = m.partnership AND x.person = m.id
                        JOIN relation y ON y.partnership = x.partnership AND y.other = x.other
                        JOIN person o ON o.partnership = y.partnership AND o.id = y.person
                        WHERE m.partnership = ?1 AND m.canonical = ?3))
                 ORDER BY c.received DESC, c.id LIMIT 50"
            ),
            values![but, person.to_string()],
        )
        .await?;
    rows.iter().map(line).collect()
}

/// Other reports that somebody has opened and that name the same number.
///
/// # Errors
/// The store does not answer.
pub async fn by_number(scope: &Scope, but: ConcernId, number: &str) -> Result<Vec<Line>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id, c.law_case, k.year, k.number, c.agency, a.name, c.way, c.reporter, c.danger,
                    c.received, c.opened, u.name, k.process, k.stage, k.closed
                 FROM concern c
                 JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                 JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                 LEFT JOIN account u ON u.partnership = c.partnership AND u.id = c.opened_by
                 WHERE c.partnership = ?1 AND c.id <> ?2 AND c.child_number = ?3 AND c.opened IS NOT NULL
                 ORDER BY c.received DESC, c.id LIMIT 50"
            ),
            values![but, number],
        )
        .await?;
    rows.iter().map(line).collect()
}

/// How a report stands in lists.
///
/// # Errors
/// The store does not answer.
pub async fn find(scope: &Scope, id: ConcernId) -> Result<Option<Line>, StoreError> {
    Ok(get(scope, id).await?.map(|received| received.line))
}

/// A report as whoever works on it reads it.
///
/// # Errors
/// The store does not answer.
pub async fn get(scope: &Scope, id: ConcernId) -> Result<Option<Received>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT c.id, c.law_case, k.year, k.number, c.agency, a.name, c.way, c.reporter, c.danger,
                        c.received, c.opened, u.name, k.process, k.stage, k.closed,
                        c.reporter_name, c.reporter_role, c.reporter_phone, c.reporter_email,
                        c.wants_feedback, c.child_name, c.child_born, c.child_number, c.child_where, c.words,
                        c.language, m.canonical, c.from_practitioner, f.name
                     FROM concern c
                     JOIN law_case k ON k.partnership = c.partnership AND k.id = c.law_case
                     JOIN agency a ON a.partnership = c.partnership AND a.id = c.agency
                     LEFT JOIN account u ON u.partnership = c.partnership AND u.id = c.opened_by
                     LEFT JOIN agency f ON f.partnership = c.partnership AND f.id = c.from_agency
                     LEFT JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                     WHERE c.partnership = ?1 AND c.id = ?2"
                ),
                values![id],
            ),
            Ask::new(
                sql!(
                    "SELECT what, at FROM concern_told WHERE partnership = ?1 AND concern = ?2
                     ORDER BY at, what"
                ),
                values![id],
            ),
        ])
        .await?;
    let [found, told] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let Some(row) = found.first() else { return Ok(None) };
    let line = line(row)?;
    let report = Report {
        reporter: line.reporter,
        who: Who {
            name: row.opt_text(15)?,
            role: row.opt_text(16)?,
            phone: row.opt_text(17)?,
            email: row.opt_text(18)?,
        },
        wants_feedback: row.bool(19)?,
        child_name: row.text(20)?,
        child_born: row.opt_parse(21)?,
        child_number: row.opt_text(22)?,
        child_where: row.opt_text(23)?,
        words: row.text(24)?,
        danger: line.danger,
    };
    let from = match row.opt_text(28)? {
        Some(agency) => Some((row.opt_parse(27)?, agency)),
        None => None,
    };
    Ok(Some(Received {
        report,
        from,
        language: row.code(25, Language::from_tag)?,
        person: row.opt_parse(26)?,
        told: told.iter().map(telling).collect::<Result<_, _>>()?,
        line,
    }))
}

fn telling(row: &Row) -> Result<(Telling, Timestamp), StoreError> {
    Ok((row.code(0, Telling::from_code)?, row.at(1)?))
}
