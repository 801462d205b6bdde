//! Links that were made, and how one is undone: what was before stands again, and what was written
//! meanwhile stays.

use std::collections::BTreeMap;

use domain::gate::Permit;
use domain::id::{AccountId, LinkId, PersonId, ReviewId, SourceRecordId};
use domain::person::Name;
use domain::protection::{Category, Level, Sealed};
use domain::review::{LINKS_PAGE, Made, Review, side};
use domain::source_record::SourceRecord;
use jiff::Timestamp;
use link::Linker;

use super::answer::{open_again, remember};
use super::group::{Change, Group, Told, guard, show};
use super::{closed, speaker};
use crate::feed::keys::find_by;
use crate::{Batch, Row, Scope, StoreError, sql, values};

/// The newest links that stand, made by humans or by the engine; those of a hidden tie only for
/// whoever is cleared.
///
/// # Errors
/// The store does not answer.
pub async fn links(scope: &Scope, permit: &Permit, by_human: bool) -> Result<Vec<Made>, StoreError> {
    let sql = if by_human {
        sql!(
            "SELECT k.id, k.at, u.name, k.rule, c.id,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                    AND x.source_record = s.id AND x.exposure <> 'open') THEN a.name END,
                a.sector, s.given, s.surname, s.born, c.given, c.surname, k.joined, s.level, c.level, EXISTS (SELECT 1 FROM involvement i
                WHERE i.partnership = ?1 AND i.source_record = s.id AND i.exposure = 'hidden')
             FROM link k CROSS JOIN source_record s CROSS JOIN agency a CROSS JOIN person p
             CROSS JOIN person c LEFT JOIN account u ON u.partnership = ?1 AND u.id = k.account
             WHERE k.partnership = ?1 AND k.account IS NOT NULL AND k.undone IS NULL
             AND s.partnership = ?1 AND s.id = k.source_record AND a.partnership = ?1 AND a.id = s.agency
             AND p.partnership = ?1 AND p.id = k.person AND c.partnership = ?1 AND c.id = p.canonical
             ORDER BY k.at DESC, k.id DESC LIMIT ?2"
        )
    } else {
        sql!(
            "SELECT k.id, k.at, u.name, k.rule, c.id,
                CASE WHEN NOT EXISTS (SELECT 1 FROM involvement x WHERE x.partnership = ?1
                    AND x.source_record = s.id AND x.exposure <> 'open') THEN a.name END,
                a.sector, s.given, s.surname, s.born, c.given, c.surname, k.joined, s.level, c.level, EXISTS (SELECT 1 FROM involvement i
                WHERE i.partnership = ?1 AND i.source_record = s.id AND i.exposure = 'hidden')
             FROM link k CROSS JOIN source_record s CROSS JOIN agency a CROSS JOIN person p
             CROSS JOIN person c LEFT JOIN account u ON u.partnership = ?1 AND u.id = k.account
             WHERE k.partnership = ?1 AND k.account IS NULL AND k.undone IS NULL
             AND s.partnership = ?1 AND s.id = k.source_record AND a.partnership = ?1 AND a.id = s.agency
             AND p.partnership = ?1 AND p.id = k.person AND c.partnership = ?1 AND c.id = p.canonical
             ORDER BY k.at DESC, k.id DESC LIMIT ?2"
        )
    };
    let rows = scope.query(sql, values![LINKS_PAGE]).await?;
    let mut made = Vec::with_capacity(rows.len());
    for row in &rows {
        let levels = [row.opt_code(13, Level::from_code)?, row.opt_code(14, Level::from_code)?];
        let secret = row.bool(15)? && !permit.clears(Category::Existence);
        if !secret && !levels.into_iter().any(|level| closed(scope, permit, level)) {
            made.push(one(scope, row, levels)?);
        }
    }
    Ok(made)
}

fn one(scope: &Scope, row: &Row, levels: [Option<Level>; 2]) -> Result<Made, StoreError> {
    let table = scope.db.protection();
    let hidden = levels.into_iter().any(|level| table.hides(level, Category::Name));
    let name = |at: usize| -> Result<Sealed<Name>, StoreError> {
        let name = Name { given: row.text(at)?, surname: row.text(at + 1)? };
        Ok(Sealed::new(Category::Name, hidden, (name != Name::default()).then_some(name)))
    };
    Ok(Made {
        id: row.parse(0)?,
        at: row.at(1)?,
        by: row.opt_text(2)?,
        rule: row.text(3)?,
        person: row.parse(4)?,
        agency: speaker(row, 5)?,
        name: name(7)?,
        born: Sealed::new(Category::Name, hidden, row.opt_parse(9)?),
        person_name: name(10)?,
        joins: !row.is_null(12),
    })
}

/// A link as undoing it needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The record that was linked.
    pub record: SourceRecordId,
    /// The person that the record belongs to.
    pub home: PersonId,
    /// The person that it was linked to.
    pub person: PersonId,
    /// The person that was joined by it.
    pub joined: Option<PersonId>,
    /// A human made it.
    pub by_human: bool,
    /// It was undone before.
    pub undone: bool,
    /// The review that it answers.
    pub review: Option<ReviewId>,
    /// The record's tie is hidden: for whoever is not cleared there is no such link.
    pub hidden: bool,
}

/// A link; `None` when there is none.
///
/// # Errors
/// The store does not answer.
pub async fn link(scope: &Scope, id: LinkId) -> Result<Option<Link>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT k.id, k.source_record, s.person, k.person, k.joined, k.account, k.undone, k.review,
                    EXISTS (SELECT 1 FROM involvement i
                        WHERE i.partnership = ?1 AND i.source_record = s.id AND i.exposure = 'hidden')
                 FROM link k JOIN source_record s ON s.partnership = k.partnership AND s.id = k.source_record
                 WHERE k.partnership = ?1 AND k.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| {
        Ok(Link {
            id: row.parse(0)?,
            record: row.parse(1)?,
            home: row.parse(2)?,
            person: row.parse(3)?,
            joined: row.opt_parse(4)?,
            by_human: !row.is_null(5),
            undone: !row.is_null(6),
            review: row.opt_parse(7)?,
            hidden: row.bool(8)?,
        })
    })
    .transpose()
}

/// The standing link that a human made on this review.
///
/// # Errors
/// The store does not answer.
pub async fn of_review(scope: &Scope, review: &Review) -> Result<Option<LinkId>, StoreError> {
    let [a, b] = review.sides.each_ref().map(|side| side.record);
    let row = scope
        .one(
            sql!(
                "SELECT id FROM link WHERE partnership = ?1 AND source_record IN (?2, ?3) AND review = ?4
                 AND undone IS NULL ORDER BY at DESC, id DESC LIMIT 1"
            ),
            values![a, b, review.id],
        )
        .await?;
    row.map(|row| row.parse(0)).transpose()
}

/// An undoing.
#[derive(Debug, Clone, Copy)]
pub struct Undo {
    /// The link.
    pub link: Link,
    /// The person that a record gets which was put to somebody.
    pub fresh: PersonId,
    /// Who undoes it; nobody, when a record's own change does: then there is nothing to remember.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// Label of the conflict when the link was undone meanwhile.
pub const LINK: &str = "link";

/// Undoes a link in the group that it made; `None` when a later join leans on the record, which
/// must be undone first.
#[must_use]
pub fn undo(batch: Batch, scope: &Scope, undo: &Undo, group: &Group, linker: &dyn Linker) -> Option<Change> {
    let batch = guard(batch, group.epoch).must(
        LINK,
        1,
        sql!(
            "UPDATE link SET undone = ?3, undone_by = ?4
             WHERE partnership = ?1 AND id = ?2 AND undone IS NULL"
        ),
        values![undo.link.id, undo.at, undo.account],
    );
    apart(batch, scope, undo, group, linker)
}

/// What the link held together stands apart again.
pub(super) fn apart(
    batch: Batch,
    scope: &Scope,
    undo: &Undo,
    group: &Group,
    linker: &dyn Linker,
) -> Option<Change> {
    match undo.link.joined {
        Some(joined) => Some(part(batch, scope, undo, group, joined, linker)),
        None => detach(batch, scope, undo, group, linker),
    }
}

/// Two persons that were joined stand apart again, each with those joined to it otherwise.
fn part(
    batch: Batch,
    scope: &Scope,
    undo: &Undo,
    group: &Group,
    joined: PersonId,
    linker: &dyn Linker,
) -> Change {
    let sides = [undo.link.person, joined].map(|of| side(&group.joins, undo.link.id, of));
    // Somebody whom no link holds any more stays with whoever stood for all.
    let rest = usize::from(sides[1].0 == group.canonical);
    let which = |person: PersonId| sides.iter().position(|(_, all)| all.contains(&person)).unwrap_or(rest);
    // A record that the engine put to somebody goes with the record that it was found to be like.
    let homes = group.homes();
    let mut moved: BTreeMap<SourceRecordId, PersonId> = BTreeMap::new();
    for told in &group.records {
        let like = told.like.and_then(|like| homes.get(&like)).copied();
        if let Some(home) = like.filter(|home| which(*home) != which(told.person)) {
            moved.insert(told.record.id, home);
        }
    }
    let at_home = |told: &Told| which(moved.get(&told.record.id).copied().unwrap_or(told.person));
    let mut batch = batch.each(
        sql!("UPDATE person SET canonical = ?2 WHERE partnership = ?1 AND id = ?3"),
        group.members.iter().map(|member| values![sides[which(*member)].0, *member]).collect(),
    );
    batch = crate::coordinator::give_back(batch, undo.link.id);
    for (record, person) in &moved {
        batch = rehome(batch, *record, homes[record], *person);
    }
    for (n, (root, _)) in sides.iter().enumerate() {
        let records: Vec<&SourceRecord> =
            group.records.iter().filter(|told| at_home(told) == n).map(|told| &told.record).collect();
        batch = show(batch, scope, *root, records.iter().copied());
        batch = find_by(batch, linker, *root, records.iter().copied());
    }
    let batch = match undo.link.review {
        Some(review) if undo.link.by_human => open_again(batch, review),
        _ => {
            let of = |n: usize| group.records.iter().filter(move |t| at_home(t) == n).map(|t| t.record.id);
            let pairs = of(0).flat_map(|a| of(1).map(move |b| (a, b)));
            remembered(batch, pairs, undo)
        }
    };
    let shows = |n: usize| group.records.iter().any(|told| told.shows && at_home(told) == n);
    Change { batch, persons: vec![sides[0].0, sides[1].0], tell: shows(0) && shows(1) }
}

/// What a human has undone the engine does not do again.
fn remembered(
    batch: Batch,
    pairs: impl Iterator<Item = (SourceRecordId, SourceRecordId)>,
    undo: &Undo,
) -> Batch {
    match undo.account {
        Some(account) => remember(batch, pairs, account, undo.at),
        None => batch,
    }
}

/// A record that was put to somebody gets a person of its own again.
fn detach(batch: Batch, scope: &Scope, undo: &Undo, group: &Group, linker: &dyn Linker) -> Option<Change> {
    let told = group.records.iter().find(|told| told.record.id == undo.link.record)?;
    let rest = || group.records.iter().filter(|other| other.record.id != told.record.id);
    // Its person was joined to another on this record's word: that join comes first.
    let alone_at_home = !rest().any(|other| other.person == told.person);
    let leans = group.joins.iter().any(|join| [join.person, join.joined].contains(&told.person));
    if alone_at_home && leans {
        return None;
    }
    let batch = batch.step(
        sql!(
            "INSERT INTO person (partnership, id, canonical, given, surname, sort_name, created, number)
             VALUES (?1, ?2, ?2, '', '', '', ?3, 1 + COALESCE((SELECT q.number FROM person q
                WHERE q.partnership = ?1 AND q.number IS NOT NULL ORDER BY q.number DESC LIMIT 1), 0))"
        ),
        values![undo.fresh, undo.at],
    );
    let batch = rehome(batch, told.record.id, told.person, undo.fresh);
    let batch = show(batch, scope, undo.fresh, std::iter::once(&told.record));
    let batch = find_by(batch, linker, undo.fresh, std::iter::once(&told.record));
    let others: Vec<&SourceRecord> = rest().map(|other| &other.record).collect();
    let batch = show(batch, scope, group.canonical, others.iter().copied());
    let pairs = others.iter().map(|other| (told.record.id, other.id));
    let batch = remembered(batch, pairs, undo);
    let tell = told.shows && rest().any(|other| other.shows);
    Some(Change { batch, persons: vec![group.canonical, undo.fresh], tell })
}

/// Gives a record, with what it brought, to a person.
fn rehome(batch: Batch, record: SourceRecordId, from: PersonId, person: PersonId) -> Batch {
    batch
        .step(
            sql!("UPDATE source_record SET person = ?3 WHERE partnership = ?1 AND id = ?2"),
            values![record, person],
        )
        .step(
            sql!("UPDATE involvement SET person = ?3 WHERE partnership = ?1 AND source_record = ?2"),
            values![record, person],
        )
        .step(
            sql!(
                "UPDATE relation SET person = ?3 WHERE partnership = ?1 AND person = ?4
                 AND source_record = ?2"
            ),
            values![record, person, from],
        )
        .step(
            sql!(
                "UPDATE link SET person = ?3 WHERE partnership = ?1 AND source_record = ?2
                 AND joined IS NULL AND undone IS NULL"
            ),
            values![record, person],
        )
}
