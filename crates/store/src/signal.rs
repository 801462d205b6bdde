//! Signals: strengths and worries. Each is shown as openly as the tie of whoever noted it is today,
//! and never more openly than it was then.

use domain::gate::{Actor, Role};
use domain::id::{AccountId, AgencyId, PersonId, PractitionerId, SignalId};
use domain::involvement::Exposure;
use domain::signal::{By, Direction, Indicator, Signal};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, Row, Scope, StoreError, sql, values};

/// Most signals that a page shows.
pub const LIMIT: u32 = 200;

/// Who notes a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// A practitioner of an agency, as the circle knows them.
    Staff(PractitionerId, AgencyId, Exposure),
    /// The child.
    Child,
    /// A guardian.
    Guardian,
}

/// A signal to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its id.
    pub id: SignalId,
    /// The child.
    pub person: PersonId,
    /// Whose account.
    pub account: AccountId,
    /// Who.
    pub by: Noted,
    /// On which indicator.
    pub indicator: Indicator,
    /// A strength or a worry.
    pub direction: Direction,
    /// The words, or none.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Notes a signal.
#[must_use]
pub fn add(batch: Batch, new: &New) -> Batch {
    let (practitioner, agency, speaker, exposure) = match new.by {
        Noted::Staff(practitioner, agency, exposure) => (Some(practitioner), Some(agency), None, exposure),
        Noted::Child => (None, None, Some(Role::Child.code()), Exposure::Open),
        Noted::Guardian => (None, None, Some(Role::Guardian.code()), Exposure::Open),
    };
    batch.step(
        sql!(
            "INSERT INTO signal (partnership, id, person, account, practitioner, agency, speaker, indicator,
             direction, words, at, exposure) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ),
        values![
            new.id,
            new.person,
            new.account,
            practitioner,
            agency,
            speaker,
            new.indicator.code(),
            new.direction.code(),
            new.words.as_str(),
            new.at,
            exposure.code()
        ],
    )
}

/// The signals around a child, newest first, as far as the actor may see them: all that are open or
/// masked, those of the own agency, and one's own; with `own_only` one's own alone. What is hidden
/// is not read, and so not counted either.
///
/// # Errors
/// The store does not answer.
pub async fn list(
    scope: &Scope,
    actor: &Actor,
    person: PersonId,
    own_only: bool,
    today: Date,
) -> Result<Vec<Signal>, StoreError> {
    let agency = actor.agency.map(|a| a.to_string()).unwrap_or_default();
    let rows = scope
        .query(
            sql!(
                "SELECT t.id, t.indicator, t.direction, t.words, t.at, t.account, t.speaker, t.exposure,
                    t.standing, t.agency, s.name, a.name FROM (
                    SELECT g.id, g.indicator, g.direction, g.words, g.at, g.account, g.speaker, g.exposure,
                        g.agency, g.practitioner, COALESCE((SELECT MIN(CASE i.exposure WHEN 'open' THEN 0
                            WHEN 'contact_via_coordinator' THEN 1 ELSE 2 END) FROM person n
                            JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                            WHERE n.partnership = ?1 AND n.canonical = m.canonical
                            AND i.practitioner = g.practitioner
                            AND (i.from_day IS NULL OR i.from_day <= ?3)
                            AND (i.to_day IS NULL OR i.to_day >= ?3)), 0) AS standing
                    FROM person m JOIN signal g ON g.partnership = m.partnership AND g.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = ?2) t
                 LEFT JOIN practitioner s ON s.partnership = ?1 AND s.id = t.practitioner
                 LEFT JOIN agency a ON a.partnership = ?1 AND a.id = t.agency
                 WHERE t.account = ?4 OR (NOT ?6
                    AND (t.agency = ?5 OR (t.standing < 2 AND t.exposure <> 'hidden')))
                 ORDER BY t.at DESC, t.id DESC LIMIT ?7"
            ),
            values![person, today, actor.account, agency, own_only, LIMIT],
        )
        .await?;
    rows.iter().map(|row| signal(row, actor)).collect()
}

fn signal(row: &Row, actor: &Actor) -> Result<Signal, StoreError> {
    let exposure = row.code(7, Exposure::from_code)?;
    let (standing, agency): (i64, Option<AgencyId>) = (row.int(8)?, row.opt_parse(9)?);
    let own = row.parse::<AccountId>(5)? == actor.account;
    let of_own_agency = own || (agency.is_some() && agency == actor.agency);
    let by = match row.opt_code(6, Role::from_code)? {
        Some(Role::Child) => By::Child,
        Some(_) => By::Guardian,
        None if of_own_agency || (standing == 0 && exposure == Exposure::Open) => {
            By::Practitioner { name: row.text(10)?, agency: row.text(11)? }
        }
        None => By::Someone,
    };
    Ok(Signal {
        id: row.parse(0)?,
        indicator: row.code(1, Indicator::from_code)?,
        direction: row.code(2, Direction::from_code)?,
        words: row.text(3)?,
        at: row.at(4)?,
        by,
        own,
        hidden_from_others: standing == 2 || exposure == Exposure::Hidden,
    })
}
