//! What waits for a data steward, and who has what on the desk.

use domain::gate::Permit;
use domain::id::{AccountId, LinkId, PersonId, SourceRecordId};
use domain::protection::{Category, Level};
use domain::review::quality::AUDITS_WAITING;
use domain::review::{HOLD, ReviewState, Speaker, Task, Waiting, category, of_agencies};
use jiff::Timestamp;

use super::{closed, evidence, speaker};
use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Label of the conflict when somebody else has taken the pair onto the desk meanwhile.
pub const HELD: &str = "held";

/// How many open questions of a kind are looked through; a queue does not say more.
const COUNTED: i64 = 2_000;

/// What waits, in no order.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What this viewer may answer.
    pub waiting: Vec<Waiting>,
    /// How many the account has answered since then.
    pub done: u32,
    /// Links of the sample that nobody was asked about yet, as far as there is room for them.
    pub sampled: Vec<Sampled>,
}

/// A link made without asking, drawn to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sampled {
    /// The link.
    pub link: LinkId,
    /// The record that the linked one was found to be like.
    pub other: SourceRecordId,
}

fn reviews(state: ReviewState) -> Ask {
    Ask::new(
        sql!(
            "SELECT r.id, r.state, r.opened, r.evidence, r.probability,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                        AND x.source_record = s.id AND x.exposure <> 'open') THEN e.name END, e.sector,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                        AND x.source_record = t.id AND x.exposure <> 'open') THEN f.name END, f.sector,
                p.level, q.level, s.level, t.level, EXISTS (SELECT 1 FROM involvement i
                WHERE i.partnership = ?1 AND i.source_record IN (s.id, t.id) AND i.exposure = 'hidden'),
                p.id, q.id, r.held_by, r.held_until
             FROM review r CROSS JOIN source_record s CROSS JOIN person m CROSS JOIN person p
             CROSS JOIN source_record t CROSS JOIN person n CROSS JOIN person q
             CROSS JOIN agency e CROSS JOIN agency f
             WHERE r.partnership = ?1 AND r.state = ?2
             AND s.partnership = ?1 AND s.id = r.a AND m.partnership = ?1 AND m.id = s.person
             AND p.partnership = ?1 AND p.id = m.canonical
             AND t.partnership = ?1 AND t.id = r.b AND n.partnership = ?1 AND n.id = t.person
             AND q.partnership = ?1 AND q.id = n.canonical AND (p.id <> q.id OR r.state = 'disputed'
                OR EXISTS (SELECT 1 FROM link k WHERE k.partnership = ?1
                AND k.source_record IN (s.id, t.id) AND k.review = r.id AND k.undone IS NULL))
             AND e.partnership = ?1 AND e.id = s.agency AND f.partnership = ?1 AND f.id = t.agency
             ORDER BY r.opened, r.id LIMIT ?3"
        ),
        values![state.code(), COUNTED],
    )
}

/// Answered pairs that this account is asked a second opinion on: they look like any other.
fn second_opinions(account: AccountId) -> Ask {
    Ask::new(
        sql!(
            "SELECT r.id, 'open', r.opened, r.evidence, r.probability,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                        AND x.source_record = s.id AND x.exposure <> 'open') THEN e.name END, e.sector,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                        AND x.source_record = t.id AND x.exposure <> 'open') THEN f.name END, f.sector,
                p.level, q.level, s.level, t.level, EXISTS (SELECT 1 FROM involvement i
                WHERE i.partnership = ?1 AND i.source_record IN (s.id, t.id) AND i.exposure = 'hidden'),
                p.id, q.id, r.held_by, r.held_until
             FROM second_opinion o CROSS JOIN review r CROSS JOIN source_record s CROSS JOIN person m
             CROSS JOIN person p CROSS JOIN source_record t CROSS JOIN person n CROSS JOIN person q
             CROSS JOIN agency e CROSS JOIN agency f
             WHERE o.partnership = ?1 AND o.second IS NULL AND o.first_account <> ?2
             AND r.partnership = ?1 AND r.id = o.review AND r.state = o.first
             AND s.partnership = ?1 AND s.id = r.a AND m.partnership = ?1 AND m.id = s.person
             AND p.partnership = ?1 AND p.id = m.canonical
             AND t.partnership = ?1 AND t.id = r.b AND n.partnership = ?1 AND n.id = t.person
             AND q.partnership = ?1 AND q.id = n.canonical
             AND e.partnership = ?1 AND e.id = s.agency AND f.partnership = ?1 AND f.id = t.agency
             ORDER BY o.first_at, o.review LIMIT ?3"
        ),
        values![account, COUNTED],
    )
}

fn audits() -> Ask {
    Ask::new(
        sql!(
            "SELECT a.link, 'open', a.opened, k.evidence, k.probability,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                        AND x.source_record = s.id AND x.exposure <> 'open') THEN e.name END, e.sector,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                        AND x.source_record = t.id AND x.exposure <> 'open') THEN f.name END, f.sector,
                p.level, p.level, s.level, t.level, EXISTS (SELECT 1 FROM involvement i
                WHERE i.partnership = ?1 AND i.source_record IN (s.id, t.id) AND i.exposure = 'hidden'),
                p.id, p.id, a.held_by, a.held_until
             FROM link_audit a CROSS JOIN link k CROSS JOIN source_record s CROSS JOIN person m
             CROSS JOIN person p CROSS JOIN source_record t CROSS JOIN person n
             CROSS JOIN agency e CROSS JOIN agency f
             WHERE a.partnership = ?1 AND a.answer IS NULL
             AND k.partnership = ?1 AND k.id = a.link AND k.undone IS NULL
             AND s.partnership = ?1 AND s.id = k.source_record AND m.partnership = ?1 AND m.id = s.person
             AND p.partnership = ?1 AND p.id = m.canonical
             AND t.partnership = ?1 AND t.id = a.other AND n.partnership = ?1 AND n.id = t.person
             AND n.canonical = p.id
             AND e.partnership = ?1 AND e.id = s.agency AND f.partnership = ?1 AND f.id = t.agency
             ORDER BY a.opened, a.link LIMIT ?2"
        ),
        values![COUNTED],
    )
}

/// What waits for this viewer, how many the account has answered since then, and which links of the
/// sample can be put to somebody.
///
/// # Errors
/// The store does not answer.
pub async fn queue(
    scope: &Scope,
    permit: &Permit,
    account: AccountId,
    since: Timestamp,
    now: Timestamp,
) -> Result<Found, StoreError> {
    let answers = scope
        .read(vec![
            reviews(ReviewState::Open),
            reviews(ReviewState::Asked),
            reviews(ReviewState::Disputed),
            second_opinions(account),
            audits(),
            Ask::new(
                sql!(
                    "SELECT (SELECT COUNT(*) FROM review WHERE partnership = ?1 AND account = ?2
                        AND decided >= ?3)
                        + (SELECT COUNT(*) FROM second_opinion WHERE partnership = ?1 AND second_account = ?2
                        AND second_at >= ?3)
                        + (SELECT COUNT(*) FROM link_audit WHERE partnership = ?1 AND account = ?2
                        AND answered >= ?3)"
                ),
                values![account, since],
            ),
            Ask::new(
                sql!(
                    "SELECT COUNT(*) FROM link_audit a JOIN link k ON k.partnership = a.partnership
                        AND k.id = a.link
                     WHERE a.partnership = ?1 AND a.answer IS NULL AND k.undone IS NULL"
                ),
                values![],
            ),
            Ask::new(
                sql!(
                    "SELECT k.id, k.evidence FROM link k
                     WHERE k.partnership = ?1 AND k.account IS NULL AND k.undone IS NULL
                     AND substr(k.id, 29, 4) < '0147' AND NOT EXISTS (SELECT 1 FROM link_audit a
                        WHERE a.partnership = ?1 AND a.link = k.id)
                     ORDER BY k.id DESC LIMIT ?2"
                ),
                values![AUDITS_WAITING],
            ),
        ])
        .await?;
    let [open, asked, disputed, seconds, audits, done, auditing, drawn] = answers.as_slice() else {
        return Err(StoreError::Column(0, "answers"));
    };
    let mut waiting = Vec::new();
    for row in open.iter().chain(asked).chain(disputed).chain(seconds) {
        let task = Task::Review(row.parse(0)?);
        waiting.extend(one(scope, permit, row, task, account, now)?);
    }
    for row in audits {
        let task = Task::Audit(row.parse(0)?);
        waiting.extend(one(scope, permit, row, task, account, now)?);
    }
    let count = |rows: &[Row]| rows.first().map_or(Ok(0), |row| row.count(0));
    let room = AUDITS_WAITING.saturating_sub(usize::try_from(count(auditing)?).unwrap_or(usize::MAX));
    let sampled = drawn.iter().take(room).map(sampled).collect::<Result<_, _>>()?;
    Ok(Found { waiting, done: u32::try_from(count(done)?).unwrap_or(u32::MAX), sampled })
}

fn sampled(row: &Row) -> Result<Sampled, StoreError> {
    let other = SourceRecordId(uuid::Uuid::from_u128(evidence(row, 1)?.with.0));
    Ok(Sampled { link: row.parse(0)?, other })
}

/// A line of the queue; `None` for what the viewer may not know of, which is not counted either.
/// What a level hides says nothing by sum, probability or place in the order.
fn one(
    scope: &Scope,
    permit: &Permit,
    row: &Row,
    task: Task,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Waiting>, StoreError> {
    let levels = (9..13).map(|i| row.opt_code(i, Level::from_code)).collect::<Result<Vec<_>, _>>()?;
    let secret = row.bool(13)? && !permit.clears(Category::Existence);
    if secret || levels.iter().any(|level| closed(scope, permit, *level)) {
        return Ok(None);
    }
    let table = scope.db.protection();
    let hidden = |of: Category| !permit.clears(of) && levels.iter().any(|level| table.hides(*level, of));
    let mut agencies = [speaker(row, 5)?, speaker(row, 7)?];
    // Which of the two is older is not told by their order either.
    agencies.sort_by_key(Speaker::is_masked);
    let masked = agencies.iter().any(Speaker::is_masked);
    let evidence = of_agencies(&evidence(row, 3)?, masked);
    let told = |field| category(field).is_none_or(|of| !hidden(of));
    let withheld = evidence.fields.iter().any(|f| !told(f.field));
    let probability = if masked { evidence.probability } else { row.opt_real(4)? };
    let held: Option<(AccountId, Timestamp)> = row.opt_parse(16)?.zip(row.opt_at(17)?);
    Ok(Some(Waiting {
        task,
        state: row.code(1, ReviewState::from_code)?,
        opened: Some(row.at(2)?).filter(|_| !masked),
        agencies,
        persons: [row.parse::<PersonId>(14)?, row.parse(15)?],
        total: evidence.fields.iter().filter(|f| told(f.field)).map(|f| f.weight).sum(),
        probability: probability.filter(|_| !withheld),
        held: held.is_some_and(|(by, until)| by != account && until > now),
    }))
}

/// Puts links of the sample to the stewards.
#[must_use]
pub fn sample(batch: Batch, drawn: &[Sampled], at: Timestamp) -> Batch {
    batch.each(
        sql!(
            "INSERT INTO link_audit (partnership, link, other, opened) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING"
        ),
        drawn.iter().map(|one| values![one.link, one.other, at]).collect(),
    )
}

/// Puts a question on the desk of this account, unless somebody else has it there.
#[must_use]
pub fn hold(batch: Batch, task: Task, account: AccountId, now: Timestamp) -> Batch {
    let (sql, values) = holding(task, account, now);
    batch.step(sql, values)
}

/// The same, refused with [`HELD`] when somebody else has it there.
#[must_use]
pub fn claim(batch: Batch, task: Task, account: AccountId, now: Timestamp) -> Batch {
    let (sql, values) = holding(task, account, now);
    batch.must(HELD, 1, sql, values)
}

fn holding(task: Task, account: AccountId, now: Timestamp) -> (crate::Sql, Vec<crate::Value>) {
    let until = now + HOLD;
    match task {
        Task::Review(id) => (
            sql!(
                "UPDATE review SET held_by = ?3, held_until = ?4 WHERE partnership = ?1 AND id = ?2
                 AND (held_by IS NULL OR held_by = ?3 OR held_until <= ?5)"
            ),
            values![id, account, until, now],
        ),
        Task::Audit(id) => (
            sql!(
                "UPDATE link_audit SET held_by = ?3, held_until = ?4 WHERE partnership = ?1 AND link = ?2
                 AND (held_by IS NULL OR held_by = ?3 OR held_until <= ?5)"
            ),
            values![id, account, until, now],
        ),
    }
}

/// Takes a question off the desk of this account.
#[must_use]
pub fn release(batch: Batch, task: Task, account: AccountId) -> Batch {
    match task {
        Task::Review(id) => batch.step(
            sql!(
                "UPDATE review SET held_by = NULL, held_until = NULL
                 WHERE partnership = ?1 AND id = ?2 AND held_by = ?3"
            ),
            values![id, account],
        ),
        Task::Audit(id) => batch.step(
            sql!(
                "UPDATE link_audit SET held_by = NULL, held_until = NULL
                 WHERE partnership = ?1 AND link = ?2 AND held_by = ?3"
            ),
            values![id, account],
        ),
    }
}
