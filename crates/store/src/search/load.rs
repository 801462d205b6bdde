//! Those who may be meant, loaded with what the gate asks.

use domain::id::PersonId;
use domain::search::{Closeness, HIT_LIMIT};

use super::{Found, Search};
use crate::person::{GATE_ASKS, IN_A_LIST, gate_asks, gate_facts, person};
use crate::{Ask, StoreError, sql, values};

impl Search<'_> {
    /// The first of those found, with what the gate asks; one more than are listed, so that it
    /// can be said that there are more.
    pub(super) async fn load(&mut self) -> Result<Vec<Found>, StoreError> {
        let mut order: Vec<(bool, Closeness, String, PersonId)> = std::mem::take(&mut self.near)
            .into_iter()
            .map(|(id, (closeness, name))| (!self.own.contains(&id), closeness, name, id))
            .collect();
        order.sort();
        self.more |= order.len() > HIT_LIMIT;
        order.truncate(HIT_LIMIT);
        let asks = order.iter().flat_map(|(_, _, _, id)| {
            let mut asks = gate_asks(self.actor, *id, self.today, IN_A_LIST);
            asks.push(Ask::new(
                sql!(
                    "SELECT id, level, given, surname, born, national_id, sex, street, postcode, city, phone,
                        email, language FROM person WHERE partnership = ?1 AND id = ?2"
                ),
                values![*id],
            ));
            asks
        });
        let answers = self.scope.read(asks.collect()).await?;
        let mut seen = Vec::with_capacity(order.len());
        for ((_, closeness, sort_name, _), answers) in order.into_iter().zip(answers.chunks(GATE_ASKS + 1)) {
            let facts = gate_facts(self.scope.partnership(), self.actor, answers)?;
            let row = answers.get(GATE_ASKS).and_then(|rows| rows.first());
            if let (Some(facts), Some(row)) = (facts, row) {
                let person = person(row, 0, self.scope.db.protection())?;
                seen.push(Found { person, facts, closeness, sort_name });
            }
        }
        Ok(seen)
    }
}
