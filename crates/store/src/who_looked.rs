//! The access records that pertain to one person, for the person and the guardians.

use domain::access::{AccessRecord, OPENING};
use domain::agency::Sector;
use domain::break_glass::{Kept, Trace, kept};
use domain::gate::Role;
use domain::id::{AccessId, PersonId};
use domain::involvement::Exposure;
use domain::who_looked::{Look, Reader, Stand, Told, told};

use crate::break_glass::{trace, traces_ask};
use crate::{Ask, Row, Scope, StoreError, sql, values};

/// How many records one round reads.
const STRIDE: u32 = 200;
/// Most rounds of one page: a page of somebody of whom nearly all is withheld may be short.
const ROUNDS: u32 = 20;

/// Looks at a person, newest first, not newer than `newest`; at most so many, and whether some are
/// kept back by decision. What the reader is not told does not leave the store.
///
/// # Errors
/// The store does not answer.
pub async fn list(
    scope: &Scope,
    id: PersonId,
    reader: Reader,
    newest: Option<AccessId>,
    limit: usize,
) -> Result<(Vec<(Look, Told)>, bool), StoreError> {
    let mut found = Vec::new();
    let mut kept_back = false;
    // Ids are hexadecimal: "g" stands behind all of them.
    let mut before = newest.map_or_else(|| "g".to_owned(), |id| format!("{id}g"));
    for _ in 0..ROUNDS {
        let answers = scope.read(vec![stands_ask(id), traces_ask(id), looks_ask(id, &before)]).await?;
        let [stands, traces, looks] = answers.as_slice() else {
            return Err(StoreError::Column(0, "answers"));
        };
        let stands: Vec<Stand> = stands.iter().map(stand).collect::<Result<_, _>>()?;
        let traces: Vec<Trace> =
            traces.iter().map(|row| trace(row, &stands, reader)).collect::<Result<_, _>>()?;
        let last = looks.len() < STRIDE as usize;
        for row in looks {
            let look = look(row)?;
            before = look.id.to_string();
            let told = told(&look, &stands, reader);
            if told == Told::Withheld {
                continue;
            }
            match kept(&look, &traces) {
                Kept::Not => {}
                Kept::Silently => continue,
                Kept::ByDecision => {
                    kept_back = true;
                    continue;
                }
            }
            found.push((look, told));
            if found.len() == limit {
                return Ok((found, kept_back));
            }
        }
        if last {
            break;
        }
    }
    Ok((found, kept_back))
}

fn stands_ask(id: PersonId) -> Ask {
    Ask::new(
        sql!(
            "SELECT i.agency, i.practitioner, i.exposure, i.recorded FROM person o
             JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
             JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
             WHERE o.partnership = ?1 AND o.id = ?2"
        ),
        values![id],
    )
}

fn looks_ask(id: PersonId, before: &str) -> Ask {
    Ask::new(
        sql!(
            "SELECT r.line, h.role, h.practitioner, a.id, a.name, a.sector FROM access_record r
             LEFT JOIN hat h ON h.partnership = r.partnership AND h.id = r.hat
             LEFT JOIN agency a ON a.partnership = r.partnership AND a.id = r.agency
             WHERE r.partnership = ?1 AND r.id < ?3 AND r.id IN (
                SELECT x.record FROM access_pertains x WHERE x.partnership = ?1 AND x.record < ?3
                AND x.person IN (SELECT m.id FROM person m WHERE m.partnership = ?1 AND m.canonical =
                    (SELECT canonical FROM person WHERE partnership = ?1 AND id = ?2)))
             ORDER BY r.id DESC LIMIT ?4"
        ),
        values![id, before, STRIDE],
    )
}

fn stand(row: &Row) -> Result<Stand, StoreError> {
    Ok(Stand {
        agency: row.parse(0)?,
        practitioner: row.opt_parse(1)?,
        exposure: row.code(2, Exposure::from_code)?,
        recorded: row.at(3)?,
    })
}

fn look(row: &Row) -> Result<Look, StoreError> {
    let record: AccessRecord =
        serde_json::from_str(row.str(0)?).map_err(|_| StoreError::Column(0, "access record"))?;
    let agency = match row.opt_parse(3)? {
        Some(id) => Some((id, row.text(4)?, row.code(5, Sector::from_code)?)),
        None => None,
    };
    Ok(Look {
        id: record.id,
        at: record.at,
        account: record.account,
        hat: record.hat,
        role: row.opt_code(1, Role::from_code)?,
        practitioner: row.opt_parse(2)?,
        agency,
        action: record.action,
        basis: record.basis,
        opening: record.fields.iter().find_map(|field| field.strip_prefix(OPENING)?.parse().ok()),
        denied: record.denied,
    })
}
