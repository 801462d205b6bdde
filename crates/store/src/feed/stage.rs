//! Staging: what is read from a file, a chunk at a time.

use domain::feed::columns::ListKind;
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{ClientLine, FeedState, Format, Problem, Profile, StaffLine, Tally};
use domain::id::{AccountId, AgencyId, FeedId, PractitionerId};
use domain::involvement::Exposure;
use domain::message_key::Kept;
use domain::person::{RelationKind, Sex};
use domain::protection::Level;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, StoreError, sql, values};

/// A delivery that begins.
#[derive(Debug, Clone)]
pub struct NewFeed {
    /// Its id.
    pub id: FeedId,
    /// Whose list.
    pub agency: AgencyId,
    /// Clients or staff.
    pub kind: ListKind,
    /// All, or changes only.
    pub mode: FeedMode,
    /// Name of the file.
    pub file_name: String,
    /// The day as of which the list holds.
    pub as_of: Date,
    /// What it covers.
    pub coverage: Coverage,
    /// How it is written.
    pub format: Format,
    /// Its size.
    pub bytes: u64,
    /// Who delivers it.
    pub account: Option<AccountId>,
}

/// A client's line with what follows from it.
#[derive(Debug, Clone)]
pub struct StagedLine {
    /// As read.
    pub line: ClientLine,
    /// What it says, in one number.
    pub digest: String,
    /// The day as of which the agency says so.
    pub said: Date,
}

/// A line of a staff list.
#[derive(Debug, Clone)]
pub struct StagedStaff {
    /// As read.
    pub line: StaffLine,
    /// The practitioner's id, if it is a new one.
    pub id: PractitionerId,
}

/// Begins a delivery.
#[must_use]
pub fn begin(batch: Batch, new: &NewFeed, at: Timestamp) -> Batch {
    let format = serde_json::to_string(&new.format).unwrap_or_default();
    batch.must(
        "feed",
        1,
        sql!(
            "INSERT INTO feed (partnership, id, agency, kind, mode, state, file_name, as_of, coverage_from,
             coverage_to, coverage_area, format, bytes, account, created, touched, bytes_read, accepted,
             rejected, unreadable, warnings, added, changed, unchanged, current, ending, decided, linked,
             reviews, unknown_staff)
             VALUES (?1, ?2, ?3, ?4, ?5, 'staging', ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14, 0, 0, 0, 0,
             0, 0, 0, 0, 0, 0, 0, 0, 0, 0)"
        ),
        values![
            new.id,
            new.agency,
            new.kind.code(),
            new.mode.code(),
            new.file_name.as_str(),
            new.as_of,
            new.coverage.from,
            new.coverage.to,
            new.coverage.area.clone(),
            format,
            count(new.bytes),
            new.account,
            at
        ],
    )
}

/// Stages lines of a client list.
#[must_use]
pub fn client_lines(batch: Batch, feed: FeedId, lines: &[StagedLine]) -> Batch {
    let row = |staged: &StagedLine| {
        let l = &staged.line;
        values![
            feed,
            count(l.line),
            l.record_id.as_str(),
            l.name.given.as_str(),
            l.name.surname.as_str(),
            l.born,
            l.sex.map(Sex::code),
            l.address.street.clone(),
            l.address.postcode.clone(),
            l.address.city.clone(),
            l.phone.clone(),
            l.email.clone(),
            l.national_id.map(|id| id.digits().to_owned()),
            l.national_id.map(|id| id.kind().code()),
            l.national_id_raw.clone(),
            l.language.clone(),
            l.protection.map(Level::code),
            staged.said,
            l.staff_id.clone(),
            l.role.clone(),
            l.from,
            l.to,
            l.last_contact,
            l.entry_point.clone(),
            l.exposure.map(Exposure::code),
            staged.digest.as_str()
        ]
    };
    let guardians = lines.iter().flat_map(|staged| {
        staged.line.guardians.iter().zip(0_u32..).map(move |(g, place)| {
            values![
                feed,
                count(staged.line.line),
                place,
                g.name.given.as_str(),
                g.name.surname.as_str(),
                g.national_id.map(|id| id.digits().to_owned()),
                g.national_id.map(|id| id.kind().code()),
                g.relation.unwrap_or(RelationKind::Guardian).code(),
                // Who is not said to have custody is not given what custody opens.
                g.custody.unwrap_or(false)
            ]
        })
    });
    batch
        .each(
            sql!(
                "INSERT INTO feed_line (partnership, feed, line, record_id, given, surname, born, sex,
                 street, postcode, city, phone, email, national_id, national_id_kind, national_id_said,
                 language, level, said, staff_id, role, from_day, to_day, last_contact, entry_point,
                 exposure, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                 ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)"
            ),
            lines.iter().map(row).collect(),
        )
        .each(
            sql!(
                "INSERT INTO feed_guardian (partnership, feed, line, place, given, surname, national_id,
                 national_id_kind, kind, custody) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            ),
            guardians.collect(),
        )
}

/// Stages lines of a staff list.
#[must_use]
pub fn staff_lines(batch: Batch, feed: FeedId, lines: &[StagedStaff]) -> Batch {
    let row = |staged: &StagedStaff| {
        let l = &staged.line;
        values![
            feed,
            count(l.line),
            l.staff_id.as_str(),
            staged.id,
            l.name.full(),
            l.title.clone(),
            l.unit.clone(),
            l.phone.clone(),
            l.email.clone(),
            l.left
        ]
    };
    batch.each(
        sql!(
            "INSERT INTO feed_staff (partnership, feed, line, staff_id, id, name, title, unit, phone, email,
             left_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        lines.iter().map(row).collect(),
    )
}

/// Keeps what is to be said about lines; the place tells problems of one line apart.
#[must_use]
pub fn problem_rows(batch: Batch, feed: FeedId, problems: &[(Problem, u32)]) -> Batch {
    let row = |(p, place): &(Problem, u32)| {
        values![
            feed,
            count(p.line),
            *place,
            p.rejected,
            p.record_id.clone(),
            p.field.map(domain::feed::Field::code),
            serde_json::to_string(&p.message).unwrap_or_default(),
            p.rejected.then(|| serde_json::to_string(&p.cells).unwrap_or_default())
        ]
    };
    batch.each(
        sql!(
            "INSERT INTO feed_problem (partnership, feed, line, place, rejected, record_id, field, message,
             cells) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ),
        problems.iter().map(row).collect(),
    )
}

/// Says how far reading has come; a conflict when the delivery was given up meanwhile.
#[must_use]
pub fn progress(batch: Batch, feed: FeedId, tally: &Tally, bytes_read: u64, at: Timestamp) -> Batch {
    batch.must(
        "feed",
        1,
        sql!(
            "UPDATE feed SET accepted = ?3, rejected = ?4, unreadable = ?5, warnings = ?6, bytes_read = ?7,
             touched = ?8 WHERE partnership = ?1 AND id = ?2 AND state = 'staging'"
        ),
        values![
            feed,
            count(tally.accepted),
            count(tally.rejected),
            count(tally.unreadable),
            count(tally.warnings),
            count(bytes_read),
            at
        ],
    )
}

/// The file was read to its end.
#[must_use]
pub fn read_to_end(batch: Batch, feed: FeedId, sha256: &str, format: &Format, at: Timestamp) -> Batch {
    batch.must(
        "feed",
        1,
        sql!(
            "UPDATE feed SET state = 'staged', sha256 = ?3, format = ?4, bytes_read = bytes, touched = ?5
             WHERE partnership = ?1 AND id = ?2 AND state = 'staging'"
        ),
        values![feed, sha256, serde_json::to_string(format).unwrap_or_default(), at],
    )
}

/// Moves a delivery on; a conflict when it is no longer in that state.
#[must_use]
pub fn set_state(
    batch: Batch,
    feed: FeedId,
    from: FeedState,
    to: FeedState,
    problem: Option<&Kept>,
    at: Timestamp,
) -> Batch {
    let problem = problem.map(|p| serde_json::to_string(p).unwrap_or_default());
    batch.must(
        "feed",
        1,
        sql!(
            "UPDATE feed SET state = ?4, problem = ?5, touched = ?6
             WHERE partnership = ?1 AND id = ?2 AND state = ?3"
        ),
        values![feed, from.code(), to.code(), problem, at],
    )
}

/// Reading went wrong: says why.
#[must_use]
pub fn fail(batch: Batch, feed: FeedId, problem: &Kept, at: Timestamp) -> Batch {
    let problem = serde_json::to_string(problem).unwrap_or_default();
    batch.step(
        sql!(
            "UPDATE feed SET state = 'failed', problem = ?3, touched = ?4
             WHERE partnership = ?1 AND id = ?2 AND state <> 'landed'"
        ),
        values![feed, problem, at],
    )
}

/// A human says yes to so many endings.
#[must_use]
pub fn confirm(batch: Batch, feed: FeedId, ending: u64, account: Option<AccountId>, at: Timestamp) -> Batch {
    batch.must(
        "feed",
        1,
        sql!(
            "UPDATE feed SET confirmed = ?3, confirmed_by = ?4, touched = ?5
             WHERE partnership = ?1 AND id = ?2 AND state IN ('staged', 'waiting') AND ending = ?3"
        ),
        values![feed, count(ending), account, at],
    )
}

/// Keeps how the agency's columns are read.
#[must_use]
pub fn keep_profile(batch: Batch, agency: AgencyId, kind: ListKind, profile: &Profile) -> Batch {
    let profile = serde_json::to_string(profile).unwrap_or_default();
    let sql = match kind {
        ListKind::Clients => {
            sql!("UPDATE agency SET client_profile = ?3 WHERE partnership = ?1 AND id = ?2")
        }
        ListKind::Staff => sql!("UPDATE agency SET staff_profile = ?3 WHERE partnership = ?1 AND id = ?2"),
    };
    batch.must("agency", 1, sql, values![agency, profile])
}

/// Says which national ids may link in this partnership.
#[must_use]
pub fn test_numbers(batch: Batch, which: domain::feed::TestNumbers) -> Batch {
    batch.must(
        "partnership",
        1,
        sql!("UPDATE partnership SET test_numbers = ?2 WHERE partnership = ?1"),
        values![super::read::test_numbers_code(which)],
    )
}

pub(crate) fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// So that a JSON column that cannot be read is told apart from one that is absent.
pub(crate) fn json<T: serde::de::DeserializeOwned>(
    row: &crate::Row,
    at: usize,
) -> Result<Option<T>, StoreError> {
    if row.is_null(at) {
        return Ok(None);
    }
    serde_json::from_str(row.str(at)?).map(Some).map_err(|_| StoreError::Column(at, "JSON"))
}
