//! The engines. Each reads pipelined asks and writes batches; nothing else.

pub mod postgres;
pub mod sqlite;
mod sqlite_room;
mod sqlite_statistics;

use crate::batch::{Batch, Step};
use crate::{StoreError, Value};

/// The steps that write a batch's access record, before its own steps.
pub(crate) fn record_steps(batch: &Batch) -> Result<Vec<Step>, StoreError> {
    let Some(record) = &batch.record else { return Ok(Vec::new()) };
    let line = record.line().map_err(|_| StoreError::Engine("access record".to_owned()))?;
    let step = |sql, rows| Step { sql, rows, expect: crate::Expect::Any, label: "access record" };
    let mut steps = vec![
        step(
            crate::sql!(
                "INSERT INTO access_record (partnership, id, at, account, hat, agency, action, denied, line)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            ),
            vec![crate::values![
                record.id,
                record.at,
                record.account,
                record.hat,
                record.agency,
                record.action.as_str(),
                record.denied,
                line
            ]],
        ),
        step(
            crate::sql!("INSERT INTO access_unsealed (partnership, record) VALUES (?1, ?2)"),
            vec![crate::values![record.id]],
        ),
    ];
    if !record.persons.is_empty() {
        steps.push(step(
            crate::sql!(
                "INSERT INTO access_pertains (partnership, person, record) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING"
            ),
            record.persons.iter().map(|p| crate::values![*p, record.id]).collect(),
        ));
    }
    Ok(steps)
}

/// Whether the rows that a step touched are as many as it must touch.
pub(crate) fn check(step: &Step, touched: u64) -> Result<(), StoreError> {
    match step.expect {
        crate::Expect::Any => Ok(()),
        crate::Expect::Exactly(n) if n == touched => Ok(()),
        crate::Expect::Exactly(_) if step.label == crate::batch::ONCE => Err(StoreError::AlreadyDone),
        crate::Expect::Exactly(_) => Err(StoreError::Conflict(step.label)),
    }
}

/// A statement with all of its values, `?1` first.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub sql: crate::Sql,
    pub values: Vec<Value>,
}
