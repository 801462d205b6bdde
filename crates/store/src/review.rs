//! Possible duplicates: the queue, the comparison, the answers, the links that were made.
//!
//! Values leave masked and sealed; the records themselves stay in here, also when what is shown of
//! a person is chosen anew.

mod answer;
mod changed;
mod group;
mod lean;
mod links;
mod quality;
mod question;
mod queue;
mod why;

use domain::agency::Sector;
use domain::gate::Permit;
use domain::id::{AccountId, LinkId, ReviewId};
use domain::national_id::{Kind, NationalId};
use domain::person::{Name, Sex};
use domain::protection::{Category, Level, Sealed};
use domain::review::{
    Asked, Review, ReviewState, SecondOpinion, Side, Speaker, masked_phone, masked_postcode, masked_street,
};
use jiff::Timestamp;
use jiff::civil::Date;
use link::Evidence;

use crate::{Ask, Row, Scope, StoreError, sql, values};

pub use answer::{SECOND, Same, agree, ask, is_asked_again, not_same, same, second, still_same, take_back};
pub use changed::{Changed, Joining, changed, home_of, join, leave, looked_at, not_same_of, put_to_human};
pub use group::{Change, EPOCH, Group, exposed, group, told_apart};
pub use lean::{Lean, forget_join, leaning, look_at, record_of};
pub use links::{LINK, Link, Undo, link, links, of_review, undo};
pub use quality::{agreement, quality};
pub use question::{answer, questions};
pub use queue::{Found, HELD, Sampled, claim, hold, queue, release, sample};
pub use why::{AUDIT, audited, why};

/// Label of the conflict when the review was answered meanwhile.
pub const REVIEW: &str = "review";

/// Whether a person of that level is never compared by this viewer: a fictitious identity by
/// nobody, one whose existence is hidden by nobody without clearance.
fn closed(scope: &Scope, permit: &Permit, level: Option<Level>) -> bool {
    let existence = Category::Existence;
    level == Some(Level::Fictitious)
        || (scope.db.protection().hides(level, existence) && !permit.clears(existence))
}

fn evidence(row: &Row, at: usize) -> Result<Evidence, StoreError> {
    serde_json::from_str(row.str(at)?).map_err(|_| StoreError::Column(at, "evidence"))
}

/// A review with its two records; `None` when there is none.
///
/// # Errors
/// The store does not answer.
pub async fn load(scope: &Scope, id: ReviewId) -> Result<Option<Review>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT r.id, r.state, r.version, u.name, r.decided, r.evidence, r.account,
                        EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                            AND i.source_record IN (r.a, r.b) AND i.exposure = 'hidden'),
                        o.first, o.first_account, v.name, o.second, w.name, r.held_by, r.held_until
                     FROM review r
                     LEFT JOIN account u ON u.partnership = r.partnership AND u.id = r.account
                     LEFT JOIN second_opinion o ON o.partnership = r.partnership AND o.review = r.id
                     LEFT JOIN account v ON v.partnership = r.partnership AND v.id = o.first_account
                     LEFT JOIN account w ON w.partnership = r.partnership AND w.id = o.second_account
                     WHERE r.partnership = ?1 AND r.id = ?2"
                ),
                values![id],
            ),
            Ask::new(
                sql!(
                    "SELECT s.id, p.id, a.id,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                            AND x.source_record = s.id AND x.exposure <> 'open') THEN a.name END,
                        a.sector, s.as_of, s.ended, s.level, p.level, s.given,
                        s.surname, s.born, s.sex, s.national_id, s.national_id_kind, s.street, s.postcode,
                        s.city, s.phone
                     FROM review r CROSS JOIN source_record s CROSS JOIN person m CROSS JOIN person p
                     CROSS JOIN agency a
                     WHERE r.partnership = ?1 AND r.id = ?2 AND s.partnership = ?1 AND s.id IN (r.a, r.b)
                     AND m.partnership = ?1 AND m.id = s.person AND p.partnership = ?1 AND p.id = m.canonical
                     AND a.partnership = ?1 AND a.id = s.agency ORDER BY s.id"
                ),
                values![id],
            ),
            Ask::new(
                sql!(
                    "SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                            AND x.source_record = q.source_record AND x.exposure <> 'open') THEN a.name END,
                        a.sector, q.at, q.answer FROM review_question q
                     JOIN agency a ON a.partnership = q.partnership AND a.id = q.agency
                     WHERE q.partnership = ?1 AND q.review = ?2 ORDER BY q.source_record"
                ),
                values![id],
            ),
        ])
        .await?;
    let [review, sides, asked] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let (Some(row), [a, b]) = (review.first(), sides.as_slice()) else { return Ok(None) };
    let sides = named_first([side(scope, a)?, side(scope, b)?]);
    Ok(Some(Review {
        id: row.parse(0)?,
        state: row.code(1, ReviewState::from_code)?,
        version: row.int(2)?,
        account: row.opt_parse(6)?,
        secret: row.bool(7)?,
        decided_by: row.opt_text(3)?,
        decided: row.opt_at(4)?,
        evidence: evidence(row, 5)?,
        sides,
        second: second_opinion(row, 8)?,
        held: row.opt_parse(13)?.zip(row.opt_at(14)?),
        asked: {
            let mut asked = asked.iter().map(question_put).collect::<Result<Vec<_>, _>>()?;
            asked.sort_by_key(|asked| asked.agency.is_masked());
            asked
        },
    }))
}

fn question_put(row: &Row) -> Result<Asked, StoreError> {
    let answer = row.opt_code(3, domain::review::Answer::from_code)?;
    Ok(Asked { agency: speaker(row, 0)?, at: row.at(2)?, answer })
}

fn second_opinion(row: &Row, at: usize) -> Result<Option<SecondOpinion>, StoreError> {
    let Some(first) = row.opt_code(at, ReviewState::from_code)? else { return Ok(None) };
    Ok(Some(SecondOpinion {
        first,
        first_account: row.parse(at + 1)?,
        first_by: row.opt_text(at + 2)?,
        second: row.opt_code(at + 3, ReviewState::from_code)?,
        second_by: row.opt_text(at + 4)?,
    }))
}

/// Reads the agency's name, which is not there where its tie is masked or hidden, and its sector.
fn speaker(row: &Row, at: usize) -> Result<Speaker, StoreError> {
    Ok(Speaker::of(row.opt_text(at)?, row.code(at + 1, Sector::from_code)?))
}

/// Which of the two is older, by the id of its record, is not told of a masked agency: it comes last.
fn named_first(mut sides: [Side; 2]) -> [Side; 2] {
    sides.sort_by_key(|side| side.speaker.is_masked());
    sides
}

/// Reads one record masked, sealed by the stricter of the record's and the person's level.
fn side(scope: &Scope, row: &Row) -> Result<Side, StoreError> {
    let table = scope.db.protection();
    let levels = [row.opt_code(7, Level::from_code)?, row.opt_code(8, Level::from_code)?];
    let hides = |category| levels.iter().any(|level| table.hides(*level, category));
    let text = |category, value: Option<String>| Sealed::new(category, hides(category), value);
    let name = Name { given: row.text(9)?, surname: row.text(10)? };
    let kind = row.opt_code(14, Kind::from_code)?;
    let number = row.opt_text(13)?.map(|digits| masked_number(&digits, kind));
    let street = row.opt_text(15)?.map(|street| masked_street(&street));
    let postcode = row.opt_text(16)?.map(|postcode| masked_postcode(&postcode));
    Ok(Side {
        record: row.parse(0)?,
        person: row.parse(1)?,
        agency: row.parse(2)?,
        speaker: speaker(row, 3)?,
        as_of: row.parse(5)?,
        ended: !row.is_null(6),
        name: Sealed::new(Category::Name, hides(Category::Name), (name != Name::default()).then_some(name)),
        born: Sealed::new(Category::Name, hides(Category::Name), row.opt_parse(11)?),
        sex: row.opt_code(12, Sex::from_code)?,
        national_id: text(Category::NationalId, number),
        street: text(Category::Address, street),
        postcode: text(Category::Place, postcode),
        city: text(Category::Place, row.opt_text(17)?),
        phone: text(Category::Contact, row.opt_text(18)?.map(|phone| masked_phone(&phone))),
    })
}

/// As [`NationalId::masked`]; a number of an unknown kind is covered whole.
fn masked_number(digits: &str, kind: Option<Kind>) -> String {
    let countries = domain::country::Country::ALL.into_iter();
    let country = kind.and_then(|kind| countries.into_iter().find(|c| c.code() == kind.issuer()));
    NationalId::parse(digits, country, Date::MAX).map_or_else(|_| "•".repeat(digits.len()), |id| id.masked())
}

/// What an account did last, to take it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Latest {
    /// It made a link, which stands.
    Link(LinkId),
    /// It said that two are not the same, which stands.
    Apart(ReviewId),
}

/// The newest answer of this account since then that stands.
///
/// # Errors
/// The store does not answer.
pub async fn latest(
    scope: &Scope,
    account: AccountId,
    since: Timestamp,
) -> Result<Option<Latest>, StoreError> {
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT id, at FROM link WHERE partnership = ?1 AND account = ?2 AND at >= ?3
                     AND undone IS NULL AND account IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1"
                ),
                values![account, since],
            ),
            Ask::new(
                sql!(
                    "SELECT id, decided FROM review WHERE partnership = ?1 AND account = ?2 AND decided >= ?3
                     AND state = 'not_same' ORDER BY decided DESC, id DESC LIMIT 1"
                ),
                values![account, since],
            ),
        ])
        .await?;
    let [link, apart] = answers.as_slice() else { return Err(StoreError::Column(0, "answers")) };
    let link = match link.first() {
        Some(row) => Some((row.at(1)?, Latest::Link(row.parse(0)?))),
        None => None,
    };
    let apart = match apart.first() {
        Some(row) => Some((row.at(1)?, Latest::Apart(row.parse(0)?))),
        None => None,
    };
    let both = link.into_iter().chain(apart);
    Ok(both.max_by_key(|(at, _)| *at).map(|(_, latest)| latest))
}
