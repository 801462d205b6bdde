//! Deliveries as their agency sees them.

use domain::agency::Agency;
use domain::country::Country;
use domain::feed::columns::{Field, ListKind};
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{Delivery, FeedState, Problem, Profile, Tally, TestNumbers};
use domain::id::{AgencyId, FeedId};
use jiff::civil::Date;

use super::stage::{count, json};
use crate::{Ask, Row, Scope, StoreError, sql, values};

/// What reading an agency's list depends on.
#[derive(Debug, Clone)]
pub struct Source {
    /// The agency.
    pub agency: Agency,
    /// Its country.
    pub country: Country,
    /// Which national ids may link.
    pub test_numbers: TestNumbers,
    /// How the columns of its client list are read.
    pub client_profile: Option<Profile>,
    /// How those of its staff list are.
    pub staff_profile: Option<Profile>,
    /// As of which day its newest client list is; `None` before its first.
    pub as_of: Option<Date>,
}

impl Source {
    /// How the columns of that kind of list are read.
    pub const fn profile(&self, kind: ListKind) -> Option<&Profile> {
        match kind {
            ListKind::Clients => self.client_profile.as_ref(),
            ListKind::Staff => self.staff_profile.as_ref(),
        }
    }
}

pub(crate) const fn test_numbers_code(which: TestNumbers) -> &'static str {
    match which {
        TestNumbers::Refuse => "refuse",
        TestNumbers::Only => "only",
        TestNumbers::Accept => "accept",
    }
}

fn test_numbers_of(code: &str) -> Option<TestNumbers> {
    [TestNumbers::Refuse, TestNumbers::Only, TestNumbers::Accept]
        .into_iter()
        .find(|which| test_numbers_code(*which) == code)
}

/// An agency with what reading its lists depends on.
///
/// # Errors
/// The store does not answer.
pub async fn source(scope: &Scope, agency: AgencyId) -> Result<Option<Source>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT a.id, a.slug, a.name, a.sector, a.sensitive, a.default_exposure, a.phone, a.email,
                    a.feed_days, p.country, p.test_numbers, a.client_profile, a.staff_profile, a.as_of
                 FROM agency a JOIN partnership p ON p.partnership = a.partnership
                 WHERE a.partnership = ?1 AND a.id = ?2"
            ),
            values![agency],
        )
        .await?;
    row.map(|row| {
        Ok(Source {
            agency: crate::circle::agency(&row, 0)?,
            country: row.code(9, Country::from_code)?,
            test_numbers: row.code(10, test_numbers_of)?,
            client_profile: json(&row, 11)?,
            staff_profile: json(&row, 12)?,
            as_of: row.opt_parse(13)?,
        })
    })
    .transpose()
}

/// The newest deliveries of an agency, newest first.
///
/// # Errors
/// The store does not answer.
pub async fn deliveries(scope: &Scope, agency: AgencyId, limit: u32) -> Result<Vec<Delivery>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, agency, kind, mode, state, file_name, sha256, as_of, coverage_from, coverage_to,
                    coverage_area, format, bytes, bytes_read, accepted, rejected, unreadable, warnings,
                    added, changed, unchanged, current, ending, decided, linked, reviews, unknown_staff,
                    problem, confirmed, account, created, touched, landed
                 FROM feed WHERE partnership = ?1 AND agency = ?2 ORDER BY created DESC, id DESC LIMIT ?3"
            ),
            values![agency, limit],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// One delivery.
///
/// # Errors
/// The store does not answer.
pub async fn delivery(scope: &Scope, feed: FeedId) -> Result<Option<Delivery>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT id, agency, kind, mode, state, file_name, sha256, as_of, coverage_from, coverage_to,
                    coverage_area, format, bytes, bytes_read, accepted, rejected, unreadable, warnings,
                    added, changed, unchanged, current, ending, decided, linked, reviews, unknown_staff,
                    problem, confirmed, account, created, touched, landed
                 FROM feed WHERE partnership = ?1 AND id = ?2"
            ),
            values![feed],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// Whether any agency's list of that kind has ever landed.
///
/// # Errors
/// The store does not answer.
pub async fn has_landed(scope: &Scope, kind: ListKind) -> Result<bool, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT 1 FROM feed WHERE partnership = ?1 AND kind = ?2 AND state = 'landed'
                 ORDER BY id LIMIT 1"
            ),
            values![kind.code()],
        )
        .await?;
    Ok(row.is_some())
}

/// The last delivery of that kind that landed, and the day of the last complete one.
///
/// # Errors
/// The store does not answer.
pub async fn last_landed(
    scope: &Scope,
    agency: AgencyId,
    kind: ListKind,
) -> Result<(Option<Delivery>, Option<Date>), StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT id, agency, kind, mode, state, file_name, sha256, as_of, coverage_from,
                        coverage_to, coverage_area, format, bytes, bytes_read, accepted, rejected,
                        unreadable, warnings, added, changed, unchanged, current, ending, decided, linked,
                        reviews, unknown_staff, problem, confirmed, account, created, touched, landed
                     FROM feed WHERE partnership = ?1 AND agency = ?2 AND kind = ?3 AND state = 'landed'
                     ORDER BY landed DESC, id DESC LIMIT 1"
                ),
                values![agency, kind.code()],
            ),
            Ask::new(
                sql!(
                    "SELECT MAX(as_of) FROM feed WHERE partnership = ?1 AND agency = ?2 AND kind = ?3
                     AND state = 'landed' AND mode = 'complete'"
                ),
                values![agency, kind.code()],
            ),
        ])
        .await?;
    let [last, complete] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let complete = complete.first().map(|row| row.opt_parse(0)).transpose()?.flatten();
    Ok((last.first().map(read).transpose()?, complete))
}

/// What is to be said about lines, in the file's order.
///
/// # Errors
/// The store does not answer.
pub async fn problems(
    scope: &Scope,
    feed: FeedId,
    rejected: bool,
    after_line: u64,
    limit: u32,
) -> Result<Vec<Problem>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT line, rejected, record_id, field, message, cells FROM feed_problem
                 WHERE partnership = ?1 AND feed = ?2 AND rejected = ?3 AND line > ?4
                 ORDER BY line, place LIMIT ?5"
            ),
            values![feed, rejected, count(after_line), limit],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Problem {
                line: row.count(0)?,
                rejected: row.bool(1)?,
                record_id: row.opt_text(2)?,
                field: row.opt_code(3, Field::from_code)?,
                message: json(row, 4)?.ok_or(StoreError::Column(4, "message"))?,
                cells: json(row, 5)?.unwrap_or_default(),
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        id: row.parse(0)?,
        agency: row.parse(1)?,
        kind: row.code(2, ListKind::from_code)?,
        mode: row.code(3, FeedMode::from_code)?,
        state: row.code(4, FeedState::from_code)?,
        file_name: row.text(5)?,
        sha256: row.opt_text(6)?,
        as_of: row.parse(7)?,
        coverage: Coverage { from: row.opt_parse(8)?, to: row.opt_parse(9)?, area: row.opt_text(10)? },
        format: json(row, 11)?,
        bytes: row.count(12)?,
        bytes_read: row.count(13)?,
        tally: Tally {
            accepted: row.count(14)?,
            rejected: row.count(15)?,
            unreadable: row.count(16)?,
            warnings: row.count(17)?,
            added: row.count(18)?,
            changed: row.count(19)?,
            unchanged: row.count(20)?,
            current: row.count(21)?,
            ending: row.count(22)?,
            decided: row.count(23)?,
            linked: row.count(24)?,
            reviews: row.count(25)?,
            unknown_staff: row.count(26)?,
        },
        problem: json(row, 27)?,
        confirmed: row.opt_int(28)?.and_then(|n| u64::try_from(n).ok()),
        account: row.opt_parse(29)?,
        created: row.at(30)?,
        touched: row.at(31)?,
        landed: row.opt_at(32)?,
    })
}
