//! My day, and my children.
//!
//! What a level hides from lists narrows here already: a name that may not be shown orders
//! nothing and matches no filter, and a child whose existence is hidden is not counted.

use domain::coordinator::CoordinatorKind;
use domain::gate::Actor;
use domain::id::{AttentionId, PersonId};
use domain::my_day::{Invited, Known, NEW_DAYS, News, PART};
use domain::notice::EventKind;
use domain::person::Person;
use domain::protection::{Category, Level, ProtectionTable};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::person::{GATE_ASKS, IN_A_LIST, PERSON_COLUMNS, gate_asks, gate_facts, person};
use crate::{Ask, Row, Scope, StoreError, sql, values};

/// The levels that hide a category from this viewer, by either table, with blanks around each.
fn levels_that_hide(tables: [&ProtectionTable; 2], category: Category, actor: &Actor) -> String {
    let hides = |level: Level| tables.iter().any(|table| table.hides(Some(level), category));
    let hidden = |level: &&Level| !actor.cleared && hides(**level);
    let codes: Vec<&str> = Level::ALL.iter().filter(hidden).map(|level| level.code()).collect();
    format!(" {} ", codes.join(" "))
}

/// Which of a viewer's children, and how many of them from where on.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// What the levels hide by the partnership's own law, which the gate goes by.
    pub table: &'a ProtectionTable,
    /// Folded part of a name; empty for all.
    pub name: &'a str,
    /// How many.
    pub limit: u32,
    /// From where on.
    pub offset: u32,
    /// Bytes whose order is the viewer's language's order of names.
    pub sort_key: &'a (dyn Fn(&str) -> Vec<u8> + Send + Sync),
}

/// The viewer's children by name, one page of them, and how many there are in all. All of them are
/// read, to be ordered as the viewer's language orders, which no engine does alike.
///
/// # Errors
/// The store does not answer.
pub async fn children(
    scope: &Scope,
    actor: &Actor,
    page: Page<'_>,
    today: Date,
    now: Timestamp,
) -> Result<(Vec<Known>, u32), StoreError> {
    let Some(me) = actor.practitioner else { return Ok((Vec::new(), 0)) };
    let table = scope.db.protection();
    let nameless = levels_that_hide([table, page.table], Category::Name, actor);
    let concealed = levels_that_hide([table, page.table], Category::Existence, actor);
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language,
                    CASE WHEN p.level IS NULL OR ?4 NOT LIKE '% ' || p.level || ' %' THEN 0 ELSE 1 END
                 FROM person p WHERE p.partnership = ?1 AND p.id IN (
                    SELECT m.canonical FROM involvement i
                    JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                    WHERE i.partnership = ?1 AND i.practitioner = ?2
                    AND (i.from_day IS NULL OR i.from_day <= ?3) AND (i.to_day IS NULL OR i.to_day >= ?3)
                    UNION SELECT m.canonical FROM coordinator c
                    JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                    WHERE c.partnership = ?1 AND c.practitioner = ?2)
                 AND (p.level IS NULL OR ?5 NOT LIKE '% ' || p.level || ' %')
                 AND (?6 = '' OR (p.sort_name LIKE '%' || ?6 || '%'
                    AND (p.level IS NULL OR ?4 NOT LIKE '% ' || p.level || ' %')))"
            ),
            values![me, today, nameless.as_str(), concealed.as_str(), page.name],
        )
        .await?;
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut ordered = Vec::with_capacity(rows.len());
    for row in rows {
        // A name that is hidden orders nothing: those stand last, in the order of their ids.
        let hidden = row.count(PERSON_COLUMNS)? == 1;
        let name = if hidden { String::new() } else { format!("{} {}", row.text(3)?, row.text(2)?) };
        ordered.push(((hidden, (page.sort_key)(&name), row.text(0)?), row));
    }
    ordered.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let asked = ordered.iter().skip(page.offset as usize).take(page.limit as usize);
    let persons: Vec<Person> = asked.map(|(_, row)| person(row, 0, table)).collect::<Result<_, _>>()?;
    let known = known(scope, actor, persons, today, now).await?;
    Ok((known, total))
}

/// The viewer's children in whose circles something changed, the newest change first.
///
/// # Errors
/// The store does not answer.
pub async fn changed(
    scope: &Scope,
    actor: &Actor,
    today: Date,
    now: Timestamp,
) -> Result<Vec<Known>, StoreError> {
    let Some(me) = actor.practitioner else { return Ok(Vec::new()) };
    let table = scope.db.protection();
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language
                 FROM (SELECT n.id, MAX(e.at) AS newest FROM (
                        SELECT m.canonical AS id FROM involvement i
                        JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                        WHERE i.partnership = ?1 AND i.practitioner = ?2
                        AND (i.from_day IS NULL OR i.from_day <= ?3) AND (i.to_day IS NULL OR i.to_day >= ?3)
                        UNION SELECT m.canonical FROM coordinator c
                        JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                        WHERE c.partnership = ?1 AND c.practitioner = ?2) n
                    JOIN person q ON q.partnership = ?1 AND q.canonical = n.id
                    JOIN circle_event e ON e.partnership = ?1 AND e.person = q.id
                    LEFT JOIN looked l ON l.partnership = ?1 AND l.account = ?4 AND l.person = n.id
                    WHERE e.at > COALESCE(l.at, ?5) AND (e.practitioner IS NULL OR e.practitioner <> ?2)
                    GROUP BY n.id ORDER BY newest DESC, n.id LIMIT ?6) c
                 JOIN person p ON p.partnership = ?1 AND p.id = c.id ORDER BY c.newest DESC, p.id"
            ),
            values![me, today, actor.account, floor(now), PART],
        )
        .await?;
    let persons: Vec<Person> = rows.iter().map(|row| person(row, 0, table)).collect::<Result<_, _>>()?;
    known(scope, actor, persons, today, now).await
}

fn floor(now: Timestamp) -> Timestamp {
    now - SignedDuration::from_hours(24 * NEW_DAYS)
}

/// How many questions [`known`] asks of each child after the gate's.
const OWN_ASKS: usize = 4;

/// Everything else that a list says of these children, in one round trip.
async fn known(
    scope: &Scope,
    actor: &Actor,
    persons: Vec<Person>,
    today: Date,
    now: Timestamp,
) -> Result<Vec<Known>, StoreError> {
    let me = actor.practitioner.map(|p| p.to_string()).unwrap_or_default();
    let mut asks = Vec::with_capacity(persons.len() * (GATE_ASKS + OWN_ASKS));
    for person in &persons {
        asks.extend(gate_asks(actor, person.id, today, IN_A_LIST));
        asks.extend(own_asks(actor, &me, person.id, today, now));
    }
    let answers = scope.read(asks).await?;
    let mut known = Vec::with_capacity(persons.len());
    for (person, answers) in persons.into_iter().zip(answers.chunks(GATE_ASKS + OWN_ASKS)) {
        let Some(facts) = gate_facts(scope.partnership(), actor, answers)? else { continue };
        let [ties, roles, events, attention] = &answers[GATE_ASKS..] else { continue };
        let tie = ties.first();
        known.push(Known {
            person,
            facts,
            role: tie.map_or(Ok(None), |row| row.opt_text(0))?,
            since: tie.map_or(Ok(None), |row| row.opt_parse(1))?,
            coordinator: roles
                .iter()
                .map(|row| row.code(0, CoordinatorKind::from_code))
                .collect::<Result<_, _>>()?,
            news: news(events)?,
            attention: attention.first().map_or(Ok(false), |row| row.bool(0))?,
        });
    }
    Ok(known)
}

fn news(events: &[Row]) -> Result<Option<News>, StoreError> {
    let Some(newest) = events.first() else { return Ok(None) };
    Ok(Some(News {
        count: u32::try_from(events.len()).unwrap_or(u32::MAX),
        kind: newest.code(0, EventKind::from_code)?,
        at: newest.at(1)?,
    }))
}

fn own_asks(actor: &Actor, me: &str, id: PersonId, today: Date, now: Timestamp) -> [Ask; OWN_ASKS] {
    [
        Ask::new(
            sql!(
                "SELECT COALESCE(i.role, s.title), i.from_day FROM person m
                 JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                 JOIN practitioner s ON s.partnership = i.partnership AND s.id = i.practitioner
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND i.practitioner = ?3
                 AND (i.from_day IS NULL OR i.from_day <= ?4) AND (i.to_day IS NULL OR i.to_day >= ?4)
                 ORDER BY i.from_day, i.id LIMIT 1"
            ),
            values![id, me, today],
        ),
        Ask::new(
            sql!(
                "SELECT DISTINCT c.kind FROM person m
                 JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND c.practitioner = ?3 ORDER BY c.kind DESC"
            ),
            values![id, me],
        ),
        Ask::new(
            sql!(
                "SELECT e.kind, e.at FROM person m
                 JOIN circle_event e ON e.partnership = m.partnership AND e.person = m.id
                 WHERE m.partnership = ?1 AND m.canonical = ?2
                 AND (e.practitioner IS NULL OR e.practitioner <> ?3)
                 AND e.at > COALESCE((SELECT at FROM looked WHERE partnership = ?1 AND account = ?4
                    AND person = ?2), ?5)
                 ORDER BY e.at DESC, e.id DESC LIMIT 99"
            ),
            values![id, me, actor.account, floor(now)],
        ),
        Ask::new(
            sql!(
                "SELECT EXISTS (SELECT 1 FROM person m
                 JOIN attention t ON t.partnership = m.partnership AND t.person = m.id
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND t.closed IS NULL)"
            ),
            values![id],
        ),
    ]
}

/// Attention in the viewer's circles, before the gate.
#[derive(Debug, Clone)]
pub struct Raised {
    /// Its id.
    pub id: AttentionId,
    /// The child.
    pub person: Person,
    /// Who asks; empty when the circle may not know.
    pub by: String,
    /// The agency of the one who asks; empty when the circle may not know.
    pub agency: String,
    /// The words.
    pub words: String,
    /// When.
    pub raised: Timestamp,
}

/// Open attention in the viewer's circles, newest first.
///
/// # Errors
/// The store does not answer.
pub async fn attention(scope: &Scope, actor: &Actor, today: Date) -> Result<Vec<Raised>, StoreError> {
    let Some(me) = actor.practitioner else { return Ok(Vec::new()) };
    let table = scope.db.protection();
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language, t.id,
                    CASE WHEN t.practitioner IS NULL THEN '' ELSE u.name END, COALESCE(a.name, ''),
                    t.words, t.raised
                 FROM (SELECT m.canonical AS id FROM involvement i
                    JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                    WHERE i.partnership = ?1 AND i.practitioner = ?2
                    AND (i.from_day IS NULL OR i.from_day <= ?3) AND (i.to_day IS NULL OR i.to_day >= ?3)
                    UNION SELECT m.canonical FROM coordinator c
                    JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                    WHERE c.partnership = ?1 AND c.practitioner = ?2) n
                 JOIN person p ON p.partnership = ?1 AND p.id = n.id
                 JOIN person q ON q.partnership = ?1 AND q.canonical = n.id
                 JOIN attention t ON t.partnership = ?1 AND t.person = q.id
                 JOIN account u ON u.partnership = ?1 AND u.id = t.account
                 LEFT JOIN agency a ON a.partnership = ?1 AND a.id = t.agency
                 WHERE t.closed IS NULL ORDER BY t.raised DESC, t.id LIMIT ?4"
            ),
            values![me, today, PART],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Raised {
                person: person(row, 0, table)?,
                id: row.parse(PERSON_COLUMNS)?,
                by: row.text(PERSON_COLUMNS + 1)?,
                agency: row.text(PERSON_COLUMNS + 2)?,
                words: row.text(PERSON_COLUMNS + 3)?,
                raised: row.at(PERSON_COLUMNS + 4)?,
            })
        })
        .collect()
}

/// Offers of coordinator roles that wait for the viewer's answer, with the child, before the gate.
///
/// # Errors
/// The store does not answer.
pub async fn offers(
    scope: &Scope,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<(Person, domain::coordinator::HandOver)>, StoreError> {
    let Some(me) = actor.practitioner else { return Ok(Vec::new()) };
    let table = scope.db.protection();
    let rows = scope
        .query(
            sql!(
                "SELECT h.id, h.person, h.kind, h.offered, h.lapses, h.state, h.note,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email,
                    f.id, f.agency, f.name, f.title, f.unit, f.phone, f.email,
                    p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language
                 FROM hand_over h
                 JOIN person m ON m.partnership = h.partnership AND m.id = h.person
                 JOIN person p ON p.partnership = h.partnership AND p.id = m.canonical
                 JOIN practitioner t ON t.partnership = h.partnership AND t.id = h.to_practitioner
                 LEFT JOIN practitioner f ON f.partnership = h.partnership AND f.id = h.from_practitioner
                 WHERE h.partnership = ?1 AND h.to_practitioner = ?2 AND h.state = 'offered'
                 AND h.lapses > ?3 ORDER BY h.lapses, h.id LIMIT ?4"
            ),
            values![me, now, PART],
        )
        .await?;
    rows.iter().map(|row| Ok((person(row, 21, table)?, crate::circle::hand_over(row)?))).collect()
}

/// Invitations that wait for the viewer's answer.
///
/// # Errors
/// The store does not answer.
pub async fn invitations(scope: &Scope, actor: &Actor, now: Timestamp) -> Result<Vec<Invited>, StoreError> {
    let Some(me) = actor.practitioner else { return Ok(Vec::new()) };
    let rows = scope
        .query(
            sql!(
                "SELECT v.id, u.name, COALESCE(a.name, ''), v.sent, v.expires FROM invitation v
                 JOIN account u ON u.partnership = v.partnership AND u.id = v.account
                 LEFT JOIN agency a ON a.partnership = v.partnership AND a.id = v.agency
                 WHERE v.partnership = ?1 AND v.to_practitioner = ?2 AND v.state = 'sent' AND v.expires > ?3
                 ORDER BY v.expires, v.id LIMIT ?4"
            ),
            values![me, now, PART],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Invited {
                id: row.parse(0)?,
                by: row.text(1)?,
                agency: row.text(2)?,
                sent: row.at(3)?,
                expires: row.at(4)?,
            })
        })
        .collect()
}

/// The viewer's agency as a source.
///
/// # Errors
/// The store does not answer.
pub async fn own_source(
    scope: &Scope,
    actor: &Actor,
    today: Date,
) -> Result<Option<domain::circle::Coverage>, StoreError> {
    let Some(agency) = actor.agency else { return Ok(None) };
    let row = scope
        .one(
            sql!(
                "SELECT id, name, sector, as_of, coverage_from, coverage_to, coverage_area, sensitive,
                    feed_days FROM agency WHERE partnership = ?1 AND id = ?2 AND feed_days > 0"
            ),
            values![agency],
        )
        .await?;
    row.map(|row| crate::circle::coverage_row(&row, today)).transpose()
}
