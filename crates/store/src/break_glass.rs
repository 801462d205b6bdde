//! Circles opened in an emergency: opened, closed, reviewed, kept from the family or not.

use domain::agency::Sector;
use domain::break_glass::{Category, MINUTES, OPENINGS_A_DAY, Opening, Outcome, Review, Trace, Withheld};
use domain::gate::{Action, Actor, Role};
use domain::id::{AccessId, AccountId, BreakGlassId, HatId, PersonId};
use domain::who_looked::{Look, Reader, Stand, Told, told};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::audit::first_id;
use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Most openings that a list shows.
pub const LIST_LIMIT: u32 = 100;
/// Label of the conflict when an account has opened too often in 24 hours.
pub const TOO_MANY: &str = "break_glass_too_many";
/// Label of the conflict when an opening is over, or was reviewed, by now.
pub const OVER: &str = "break_glass_over";

/// An opening to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its id.
    pub id: BreakGlassId,
    /// The child.
    pub person: PersonId,
    /// What kind of emergency.
    pub category: Category,
    /// In the opener's own words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The last day for the review.
    pub review_due: Date,
}

/// Opens a circle for the actor's hat. A conflict ([`TOO_MANY`]) when the account has opened
/// [`OPENINGS_A_DAY`] in the last 24 hours; [`StoreError::Duplicate`] when it is open already.
#[must_use]
pub fn open(batch: Batch, actor: &Actor, new: &New) -> Batch {
    let until = new.at + SignedDuration::from_mins(MINUTES);
    let day_ago = new.at - SignedDuration::from_hours(24);
    batch
        // Two openings of one account at the same moment wait for each other: the second counts the
        // first.
        .must(
            "account",
            1,
            sql!("UPDATE account SET version = version WHERE partnership = ?1 AND id = ?2"),
            values![actor.account],
        )
        .step(
            sql!(
                "UPDATE break_glass SET closed = until WHERE partnership = ?1 AND hat = ?2 AND closed IS NULL
                 AND until <= ?3"
            ),
            values![actor.hat, new.at],
        )
        .must(
            TOO_MANY,
            1,
            sql!(
                "INSERT INTO break_glass (partnership, id, person, account, hat, agency, category, reason,
                    opened, until, review_due)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
                 WHERE (SELECT COUNT(*) FROM break_glass g WHERE g.partnership = ?1 AND g.account = ?12
                    AND g.opened > ?13) < ?14"
            ),
            values![
                new.id,
                new.person,
                actor.account,
                actor.hat,
                actor.agency,
                new.category.code(),
                new.reason.as_str(),
                new.at,
                until,
                new.review_due,
                actor.account,
                day_ago,
                OPENINGS_A_DAY
            ],
        )
}

/// Closes the opening of that hat and child before its time; a conflict ([`OVER`]) when there is
/// none any more.
#[must_use]
pub fn close(batch: Batch, hat: HatId, person: PersonId, now: Timestamp) -> Batch {
    batch.must(
        OVER,
        1,
        sql!(
            "UPDATE break_glass SET closed = ?4 WHERE partnership = ?1 AND hat = ?2 AND closed IS NULL
             AND until > ?5 AND person IN (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
        ),
        values![hat, person, now, now],
    )
}

/// Until when the circle of that child is open to that hat; `None` when it is not.
///
/// # Errors
/// The store does not answer.
pub async fn until(
    scope: &Scope,
    hat: HatId,
    id: PersonId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT g.until FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN break_glass g ON g.partnership = m.partnership AND g.person = m.id
                 WHERE o.partnership = ?1 AND o.id = ?2 AND g.hat = ?3 AND g.closed IS NULL AND g.until > ?4
                 ORDER BY g.until DESC LIMIT 1"
            ),
            values![id, hat, now],
        )
        .await?;
    row.map(|row| row.at(0)).transpose()
}

/// Reads the columns of [`waiting`], [`reviewed`] and [`get`].
fn opening(row: &Row) -> Result<Opening, StoreError> {
    let agency = match row.opt_parse(4)? {
        Some(id) => Some((id, row.opt_text(5)?.unwrap_or_default())),
        None => None,
    };
    let review = match row.opt_at(12)? {
        Some(at) => Some(Review {
            at,
            by: row.parse(13)?,
            outcome: row.code(14, Outcome::from_code)?,
            words: row.opt_text(15)?.unwrap_or_default(),
        }),
        None => None,
    };
    let withheld = match row.opt_at(16)? {
        Some(at) => Some(Withheld { at, by: row.parse(17)?, reason: row.opt_text(18)?.unwrap_or_default() }),
        None => None,
    };
    Ok(Opening {
        id: row.parse(0)?,
        person: row.parse(1)?,
        account: row.parse(2)?,
        hat: row.parse(3)?,
        agency,
        category: row.code(6, Category::from_code)?,
        reason: row.text(7)?,
        opened: row.at(8)?,
        until: row.at(9)?,
        closed: row.opt_at(10)?,
        review_due: row.parse(11)?,
        review,
        withheld,
    })
}

/// Openings without a review, whose review is due first at the top.
///
/// # Errors
/// The store does not answer.
pub async fn waiting(scope: &Scope) -> Result<Vec<Opening>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT g.id, m.canonical, g.account, g.hat, g.agency, a.name, g.category, g.reason, g.opened,
                    g.until, g.closed, g.review_due, g.reviewed, g.reviewer, g.outcome, g.words, g.withheld,
                    g.withheld_by, g.withheld_reason
                 FROM break_glass g
                 JOIN person m ON m.partnership = g.partnership AND m.id = g.person
                 LEFT JOIN agency a ON a.partnership = g.partnership AND a.id = g.agency
                 WHERE g.partnership = ?1 AND g.reviewed IS NULL ORDER BY g.review_due, g.id LIMIT ?2"
            ),
            values![LIST_LIMIT],
        )
        .await?;
    rows.iter().map(opening).collect()
}

/// Openings that were reviewed, the latest review first.
///
/// # Errors
/// The store does not answer.
pub async fn reviewed(scope: &Scope) -> Result<Vec<Opening>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT g.id, m.canonical, g.account, g.hat, g.agency, a.name, g.category, g.reason, g.opened,
                    g.until, g.closed, g.review_due, g.reviewed, g.reviewer, g.outcome, g.words, g.withheld,
                    g.withheld_by, g.withheld_reason
                 FROM break_glass g
                 JOIN person m ON m.partnership = g.partnership AND m.id = g.person
                 LEFT JOIN agency a ON a.partnership = g.partnership AND a.id = g.agency
                 WHERE g.partnership = ?1 AND g.reviewed IS NOT NULL ORDER BY g.reviewed DESC LIMIT ?2"
            ),
            values![LIST_LIMIT],
        )
        .await?;
    rows.iter().map(opening).collect()
}

/// One opening.
///
/// # Errors
/// The store does not answer.
pub async fn get(scope: &Scope, id: BreakGlassId) -> Result<Option<Opening>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT g.id, m.canonical, g.account, g.hat, g.agency, a.name, g.category, g.reason, g.opened,
                    g.until, g.closed, g.review_due, g.reviewed, g.reviewer, g.outcome, g.words, g.withheld,
                    g.withheld_by, g.withheld_reason
                 FROM break_glass g
                 JOIN person m ON m.partnership = g.partnership AND m.id = g.person
                 LEFT JOIN agency a ON a.partnership = g.partnership AND a.id = g.agency
                 WHERE g.partnership = ?1 AND g.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.as_ref().map(opening).transpose()
}

/// What was done with each opening, by the word of the access record: how often the hat that was on
/// reached the child from its beginning to its end. In the order of the openings.
///
/// # Errors
/// The store does not answer.
pub async fn looked_at(scope: &Scope, openings: &[Opening]) -> Result<Vec<Vec<(String, u64)>>, StoreError> {
    let asks = openings.iter().map(|g| {
        // Ids begin with the millisecond: the first one after the end is not counted.
        let after = g.end() + SignedDuration::from_millis(1);
        Ask::new(
            sql!(
                "SELECT r.action, COUNT(*) FROM access_record r
                 WHERE r.partnership = ?1 AND r.hat = ?3 AND NOT r.denied AND r.id >= ?4 AND r.id < ?5
                 AND r.id IN (SELECT x.record FROM access_pertains x WHERE x.partnership = ?1
                    AND x.record >= ?4 AND x.record < ?5 AND x.person IN (SELECT m.id FROM person m
                        WHERE m.partnership = ?1 AND m.canonical = ?2))
                 GROUP BY r.action ORDER BY r.action LIMIT 100"
            ),
            values![g.person, g.hat, first_id(g.opened), first_id(after)],
        )
    });
    let answers = scope.read(asks.collect()).await?;
    answers.iter().map(|rows| rows.iter().map(|row| Ok((row.text(0)?, row.count(1)?))).collect()).collect()
}

/// Answers the review of an opening. A conflict ([`OVER`]) when it is answered already, still open,
/// or was the reviewer's own.
#[must_use]
pub fn review(
    batch: Batch,
    id: BreakGlassId,
    by: AccountId,
    outcome: Outcome,
    words: &str,
    now: Timestamp,
) -> Batch {
    batch.must(
        OVER,
        1,
        sql!(
            "UPDATE break_glass SET reviewed = ?4, reviewer = ?3, outcome = ?5, words = ?6
             WHERE partnership = ?1 AND id = ?2 AND reviewed IS NULL AND account <> ?7
             AND (closed IS NOT NULL OR until <= ?8)"
        ),
        values![id, by, now, outcome.code(), words, by, now],
    )
}

/// Keeps an opening from the family, with a reason; a conflict ([`OVER`]) when it is kept already or
/// was the officer's own.
#[must_use]
pub fn withhold(batch: Batch, id: BreakGlassId, by: AccountId, reason: &str, now: Timestamp) -> Batch {
    batch.must(
        OVER,
        1,
        sql!(
            "UPDATE break_glass SET withheld = ?3, withheld_by = ?4, withheld_reason = ?5
             WHERE partnership = ?1 AND id = ?2 AND withheld IS NULL AND account <> ?6"
        ),
        values![id, now, by, reason, by],
    )
}

/// Shows an opening to the family again; a conflict ([`OVER`]) when it is shown already.
#[must_use]
pub fn show_again(batch: Batch, id: BreakGlassId) -> Batch {
    batch.must(
        OVER,
        1,
        sql!(
            "UPDATE break_glass SET withheld = NULL, withheld_by = NULL, withheld_reason = NULL
             WHERE partnership = ?1 AND id = ?2 AND withheld IS NOT NULL"
        ),
        values![id],
    )
}

/// The question whose answers [`trace`] reads: the openings of a person.
pub(crate) fn traces_ask(id: PersonId) -> Ask {
    Ask::new(
        sql!(
            "SELECT g.id, g.hat, g.opened, CASE WHEN g.closed < g.until THEN g.closed ELSE g.until END,
                g.withheld, g.account, h.practitioner, a.id, a.name, a.sector FROM person o
             JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
             JOIN break_glass g ON g.partnership = m.partnership AND g.person = m.id
             LEFT JOIN hat h ON h.partnership = g.partnership AND h.id = g.hat
             LEFT JOIN agency a ON a.partnership = g.partnership AND a.id = g.agency
             WHERE o.partnership = ?1 AND o.id = ?2"
        ),
        values![id],
    )
}

/// Reads one opening, and whether this reader may be told of the one who opened: as of any look.
pub(crate) fn trace(row: &Row, stands: &[Stand], reader: Reader) -> Result<Trace, StoreError> {
    let agency = match row.opt_parse(7)? {
        Some(id) => Some((id, row.text(8)?, row.code(9, Sector::from_code)?)),
        None => None,
    };
    let opened = row.at(2)?;
    let look = Look {
        id: AccessId(uuid::Uuid::nil()),
        at: opened,
        account: Some(row.parse(5)?),
        hat: Some(row.parse(1)?),
        role: Some(Role::Practitioner),
        practitioner: row.opt_parse(6)?,
        agency,
        action: Action::BreakGlass.code().to_owned(),
        basis: Vec::new(),
        opening: None,
        denied: false,
    };
    Ok(Trace {
        id: row.parse(0)?,
        hat: row.parse(1)?,
        opened,
        end: row.at(3)?,
        withheld: !row.is_null(4),
        hidden: told(&look, stands, reader) == Told::Withheld,
    })
}
