//! Rejected lines as a CSV that is safe to open in a spreadsheet.

use domain::feed::columns::Field;
use domain::feed::{Delivery, Problem, RejectedCsv};
use domain::message_key::{Kept, Message};
use store::Batch;

use super::Delivering;
use crate::error::AppError;

/// Lines read from the store at a time.
const CHUNK: u32 = 1_000;

/// Writes the lines of a delivery that were not read: UTF-8 with byte order mark, every cell
/// quoted, the original columns first, then line number and reason in the reader's words.
///
/// # Errors
/// The store does not answer, also when the access record cannot be written.
pub async fn rejected_csv(
    d: &Delivering,
    delivery: &Delivery,
    say: impl Fn(&Kept) -> String + Send + Sync,
) -> Result<Vec<u8>, AppError> {
    d.scope.write(Batch::new(d.record(&["rejected_lines"]))).await?;
    let format = delivery.format.clone().unwrap_or_default();
    let delimiter = format.delimiter.chars().next().unwrap_or(';');
    let headers: Vec<String> = format.columns.into_iter().map(|(name, _)| name).collect();
    let full = |_| AppError::Internal("memory");
    let mut csv =
        RejectedCsv::new(Vec::new(), &headers, delimiter, |m: &Message| say(&Kept::from(m))).map_err(full)?;
    let mut after = 0;
    loop {
        let chunk = store::feed::problems(&d.scope, delivery.id, true, after, CHUNK).await?;
        let Some(last) = chunk.last() else { return csv.finish().map_err(full) };
        after = last.line;
        for problem in &chunk {
            csv.write_said(problem.line, &problem.cells, &reason(problem, &say)).map_err(full)?;
        }
    }
}

fn reason(problem: &Problem, say: &impl Fn(&Kept) -> String) -> String {
    let why = say(&problem.message);
    match problem.field.map(Field::label) {
        Some(label) => format!("{}: {why}", say(&Kept::from(&label))),
        None => why,
    }
}
