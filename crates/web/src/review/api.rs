//! `/api/reviews/{id}` and `/api/links/{id}/evidence`: the same evidence as on the pages, as JSON;
//! for the same viewers, through the same gate, with the same access record.
//! docs/integration/evidence.md says what each member means.

use app::op::Op;
use axum::Json;
use axum::extract::Path;
use domain::access::Means;
use domain::id::{LinkId, ReviewId};
use domain::review::waterfall::steps;
use domain::review::{AuditAnswer, Compared, ReviewState};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use ui::review::Compare;

use super::drawn;
use crate::error::Failure;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/api/reviews/{review}", review).get(
        Guard::Signed,
        "/api/links/{link}/evidence",
        link,
    )
}

/// A possible duplicate as JSON.
#[derive(Serialize)]
struct ReviewAnswer {
    review: ReviewId,
    state: ReviewState,
    decided: Option<Timestamp>,
    #[serde(flatten)]
    evidence: Evidence,
}

/// A link as JSON.
#[derive(Serialize)]
struct LinkAnswer {
    link: LinkId,
    made: Option<Timestamp>,
    rule: String,
    by_human: bool,
    undone: Option<Timestamp>,
    looked_at: Option<AuditAnswer>,
    #[serde(flatten)]
    evidence: Evidence,
}

#[derive(Serialize)]
struct Evidence {
    sources: Vec<Source>,
    lines: Vec<Line>,
    total: f64,
    unit: &'static str,
    probability: Option<f64>,
    withheld: bool,
    limits: Limits,
    words: String,
}

#[derive(Serialize)]
struct Source {
    agency: Option<String>,
    sector: &'static str,
    as_of: Option<Date>,
    ended: bool,
}

#[derive(Serialize)]
struct Line {
    field: &'static str,
    values: Vec<Option<String>>,
    withheld: bool,
    code: &'static str,
    rarity: Option<&'static str>,
    weight: f64,
    from: f64,
    to: f64,
    words: String,
}

#[derive(Serialize)]
struct Limits {
    accept_precision: Option<f64>,
    ask_probability: f64,
}

/// The operation as another system's.
fn by_api(signed: &Signed) -> Op {
    Op { means: Means::Api, ..signed.op.clone() }
}

async fn review(signed: Signed, Path(id): Path<ReviewId>) -> Result<Json<ReviewAnswer>, Failure> {
    let seen = app::review::view(&by_api(&signed), id).await.map_err(|e| signed.failure(e))?;
    let evidence = evidence(&drawn(&signed, seen.evidence));
    Ok(Json(ReviewAnswer { review: id, state: seen.state, decided: seen.decided, evidence }))
}

async fn link(signed: Signed, Path(id): Path<LinkId>) -> Result<Json<LinkAnswer>, Failure> {
    let why = app::review::why(&by_api(&signed), id).await.map_err(|e| signed.failure(e))?;
    let evidence = evidence(&drawn(&signed, why.evidence));
    Ok(Json(LinkAnswer {
        link: id,
        made: why.at,
        rule: why.rule,
        by_human: why.by.is_some(),
        undone: why.undone,
        looked_at: why.audited,
        evidence,
    }))
}

fn evidence(compare: &Compare) -> Evidence {
    let (told, limits) = (&compare.told, compare.limits);
    let value = |value: &Compared| match value {
        Compared::Hidden | Compared::Missing => None,
        Compared::Code(_, code) => Some((*code).to_owned()),
        Compared::Text(_) | Compared::Day(_) => Some(compare.value(value)),
    };
    let lines = told.lines.iter().zip(steps(&told.lines)).map(|(line, step)| Line {
        field: line.field.code(),
        values: line.values.iter().map(value).collect(),
        withheld: line.values.contains(&Compared::Hidden),
        code: line.code.code(),
        rarity: line.rarity.map(domain::review::Rarity::code),
        weight: line.weight,
        from: step.from,
        to: step.to,
        words: format!(
            "{}: {}, {}",
            compare.field(line),
            compare.meaning(line),
            compare.weight(&line.weight)
        ),
    });
    let source = |s: &ui::review::Source| Source {
        agency: s.agency.name().map(str::to_owned),
        sector: s.agency.sector(),
        as_of: s.as_of,
        ended: s.ended,
    };
    let by_probability = told.lines.iter().any(|line| line.field == domain::review::Field::Prior);
    Evidence {
        sources: compare.sources.iter().map(source).collect(),
        lines: lines.collect(),
        total: told.total,
        unit: if by_probability { "bits" } else { "points" },
        probability: told.probability,
        withheld: told.withheld,
        limits: Limits {
            accept_precision: (!limits.never()).then_some(limits.accept_precision),
            ask_probability: limits.ask_probability,
        },
        words: compare.verdict(),
    }
}
