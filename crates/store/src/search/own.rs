//! The viewer's own children: those of whom a list or the circle says so, whom the viewer coordinates,
//! or is offered to coordinate.

use std::collections::BTreeSet;

use domain::id::PersonId;

use super::{BORN_LIMIT, Candidate, Search, candidate};
use crate::{Ask, StoreError, sql, values};

/// Of somebody's own children, how many are compared.
const OWN_LIMIT: i64 = 1_000;

impl Search<'_> {
    /// Finds which of the children that a date or a number has found are the viewer's own. Where it
    /// found nobody, or more than are compared, the viewer's own are looked through by name.
    pub(super) async fn own_children(&mut self, found: &[PersonId]) -> Result<(), StoreError> {
        let asked = !self.query.born.is_empty() || self.query.national_id.is_some();
        let all = usize::try_from(BORN_LIMIT).is_ok_and(|limit| found.len() < limit);
        if asked && all {
            return self.own_among(found).await;
        }
        for child in self.own_list().await? {
            self.own.insert(child.id);
            if self.query.national_id.is_none() || found.contains(&child.id) {
                // By another name they are found as everybody is, by words.
                self.take_by_shown_name(&child);
            }
        }
        Ok(())
    }

    async fn own_among(&mut self, found: &[PersonId]) -> Result<(), StoreError> {
        let asks = found.iter().map(|id| {
            Ask::new(
                sql!(
                    "SELECT 1 FROM person m WHERE m.partnership = ?1 AND m.canonical = ?2
                     AND (EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1 AND i.person = m.id
                            AND i.practitioner = ?3
                            AND (i.from_day IS NULL OR i.from_day <= ?4)
                            AND (i.to_day IS NULL OR i.to_day >= ?4))
                        OR EXISTS (SELECT 1 FROM coordinator k WHERE k.partnership = ?1
                            AND k.person = m.id AND k.practitioner = ?3)
                        OR EXISTS (SELECT 1 FROM hand_over h WHERE h.partnership = ?1
                            AND h.to_practitioner = ?3 AND h.state = 'offered' AND h.person = m.id))
                     LIMIT 1"
                ),
                values![*id, self.me(), self.today],
            )
        });
        let answers = self.scope.read(asks.collect()).await?;
        let own = found.iter().zip(answers).filter(|(_, rows)| !rows.is_empty());
        self.own.extend(own.map(|(id, _)| *id));
        Ok(())
    }

    /// All of them. Most stand for themselves, so that one row of each is read; those that were found
    /// to be somebody else are asked for anew.
    async fn own_list(&self) -> Result<Vec<Candidate>, StoreError> {
        let rows = self
            .scope
            .query(
                sql!(
                    "SELECT m.id, m.level, m.given, m.surname, m.born, m.sort_name, m.canonical FROM person m
                     WHERE m.partnership = ?1 AND m.id IN (
                        SELECT i.person FROM involvement i
                        WHERE i.partnership = ?1 AND i.practitioner = ?2
                        AND (i.from_day IS NULL OR i.from_day <= ?3) AND (i.to_day IS NULL OR i.to_day >= ?3)
                        UNION SELECT k.person FROM coordinator k
                        WHERE k.partnership = ?1 AND k.practitioner = ?2
                        UNION SELECT h.person FROM hand_over h
                        WHERE h.partnership = ?1 AND h.to_practitioner = ?2 AND h.state = 'offered')
                     LIMIT ?4"
                ),
                values![self.me(), self.today, OWN_LIMIT],
            )
            .await?;
        let mut own = Vec::with_capacity(rows.len());
        let (mut seen, mut others) = (BTreeSet::new(), BTreeSet::new());
        for row in &rows {
            let canonical: PersonId = row.parse(6)?;
            let child = candidate(row)?;
            if canonical != child.id {
                others.insert(canonical);
            } else if seen.insert(child.id) {
                own.push(child);
            }
        }
        let asks = others.difference(&seen).map(|id| {
            Ask::new(
                sql!(
                    "SELECT c.id, c.level, c.given, c.surname, c.born, c.sort_name FROM person c
                     WHERE c.partnership = ?1 AND c.id = ?2"
                ),
                values![*id],
            )
        });
        for row in self.scope.read(asks.collect()).await?.iter().flatten() {
            own.push(candidate(row)?);
        }
        Ok(own)
    }
}
