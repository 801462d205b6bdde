//! `kring-link explain`.
#![allow(clippy::print_stdout, reason = "what was asked for")]

use link::RecordId;

use crate::arguments::Explain;
use crate::failure::Failure;
use crate::list::Lists;
use crate::run::read_model;

/// Widest bar, in cells.
const WIDEST: f64 = 30.0;
/// Bits of a cell of a bar.
const CELL: f64 = 0.7;

/// Explains a pair.
pub fn explain(explain: &Explain) -> Result<(), Failure> {
    let model = explain.model.as_deref().map(read_model).transpose()?;
    let mut lists = Lists::read(&explain.lists.files)?;
    let place = |id: &String| {
        lists
            .ids
            .binary_search_by(|known| (**known).cmp(id.as_str()))
            .map_err(|_| Failure::NoRecord(id.clone()))
    };
    let (a, b) = (place(&explain.a)?, place(&explain.b)?);
    let evidence = lists.records.explain(model.as_ref(), a, b, RecordId(0));
    if explain.json {
        println!("{}", serde_json::to_string_pretty(&evidence).unwrap_or_default());
        return Ok(());
    }
    for line in &evidence.fields {
        let rarity = line.rarity.map(|r| format!(", {}", r.code())).unwrap_or_default();
        let what = format!("{}{rarity}", line.code.code());
        println!("{:<12} {what:<28} {:>+7.1} {}", line.field.code(), line.weight, bar(line.weight));
    }
    let probability = evidence.probability.map(|p| format!("probability {p:.6}")).unwrap_or_default();
    println!("{:<12} {probability:<28} {:>+7.1}", "together", evidence.total);
    Ok(())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the widest")]
fn bar(weight: f64) -> String {
    let cells = (weight.abs() / CELL).min(WIDEST).round() as usize;
    (if weight < 0.0 { "▒" } else { "█" }).repeat(cells)
}
