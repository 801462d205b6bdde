//! `/admin/alert-rules`: rules are written, tried out, switched on and off.

use app::AppError;
use app::admin::Desk;
use axum::extract::Path;
use axum::response::Response;
use domain::agency::Sector;
use domain::alert::{AlertRule, Condition, ConditionKind, Further, Tell, Tried};
use domain::id::AlertRuleId;
use domain::message_key::{FieldError, Message};
use domain::signal::{Direction, Indicator};
use ui::Fields;
use ui::alert::{Form, List, Rule};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

const PATH: &str = "/admin/alert-rules";
const NEW: &str = "/admin/alert-rules/new";
const EXAMPLES: &str = "/admin/alert-rules/examples";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, PATH, list)
        .get(Guard::Signed, NEW, form)
        .post(Guard::Signed, NEW, create)
        .post(Guard::Signed, EXAMPLES, adopt)
        .get(Guard::Signed, "/admin/alert-rules/{alert_rule}", open)
        .post(Guard::Signed, "/admin/alert-rules/{alert_rule}/on", switch_on)
        .post(Guard::Signed, "/admin/alert-rules/{alert_rule}/off", switch_off)
        .post(Guard::Signed, "/admin/alert-rules/{alert_rule}/try", try_out)
        .get(Guard::Signed, "/admin/alert-rules/{alert_rule}/version", version_form)
        .post(Guard::Signed, "/admin/alert-rules/{alert_rule}/version", new_version)
}

fn at(id: AlertRuleId) -> String {
    format!("{PATH}/{id}")
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let rules = app::alert::list(&desk).await?;
    let page = List {
        shell: signed.shell("alert-rules-title", Some(Place::ALERT_RULES)),
        rules: rules.rules,
        examples: rules.examples.into_iter().map(|example| (example.code, example.rule)).collect(),
    };
    Ok(show(&page, &page.shell))
}

async fn adopt(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let once = sent.once(EXAMPLES)?;
    match app::alert::adopt(&desk, sent.value("code"), &once).await {
        Ok(id) => Ok(go_and_say(&at(id), "said-alert-rule")),
        Err(AppError::AlreadyDone) => Ok(go_and_say(PATH, "said-alert-rule")),
        Err(error) => Err(error.into()),
    }
}

fn form_page(signed: &Signed, of: Option<(AlertRuleId, i64)>, fields: Fields) -> Form {
    let key = if of.is_some() { "alert-new-version" } else { "alert-new-title" };
    Form { shell: signed.shell(key, Some(Place::ALERT_RULES)), of, fields }
}

async fn form(signed: Signed) -> Result<Response, Failure> {
    app::alert::desk(&signed.op).await?;
    let page = form_page(&signed, None, Fields::default());
    Ok(show(&page, &page.shell))
}

/// A whole number; whether it is within bounds the rule says.
fn number(sent: &Sent, name: &str, field: &'static str) -> Result<u16, AppError> {
    let bounds = match name {
        "at_least" => domain::alert::COUNT,
        "agencies" => domain::alert::AGENCIES,
        "lasting" => domain::alert::LASTING,
        _ => domain::alert::DAYS,
    };
    let message = Message::new("alert-error-number")
        .with("from", bounds.start().to_string())
        .with("to", bounds.end().to_string());
    let wrong = || AppError::Invalid(vec![FieldError { field, message }]);
    sent.value(field).trim().parse().map_err(|_| wrong())
}

/// A coded choice that may be left open.
fn open_choice<T>(
    sent: &Sent,
    field: &'static str,
    from_code: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, AppError> {
    if sent.value(field).is_empty() { Ok(None) } else { sent.code(field, from_code).map(Some) }
}

/// The condition at that place, as the form says it.
fn condition(sent: &Sent, place: usize) -> Result<Condition, AppError> {
    let field = |name| domain::alert::field(name, place);
    let number = |name| number(sent, name, field(name));
    let head = both(sent.code(field("kind"), ConditionKind::from_code), number("days"));
    let (kind, days) = head?;
    Ok(match kind {
        ConditionKind::Signals => {
            let what = both(
                open_choice(sent, field("indicator"), Indicator::from_code),
                sent.code(field("direction"), Direction::from_code),
            );
            let counts = both(number("at_least"), number("agencies"));
            let ((indicator, direction), (at_least, agencies)) = both(what, counts)?;
            Condition::Signals { indicator, direction, at_least, agencies, days }
        }
        ConditionKind::MissedContact => {
            let sector = open_choice(sent, field("sector"), Sector::from_code)?;
            Condition::MissedContact { sector, days }
        }
        ConditionKind::Moved => Condition::Moved { days },
        ConditionKind::Attendances => {
            let counts = both(number("at_least"), number("agencies"));
            let ((at_least, agencies), lasting) = both(counts, number("lasting"))?;
            Condition::Attendances { at_least, agencies, lasting, days }
        }
        ConditionKind::LookedElsewhere => Condition::LookedElsewhere { at_least: number("at_least")?, days },
    })
}

fn rule(sent: &Sent) -> Result<AlertRule, AppError> {
    let (when, tell) = both(condition(sent, 0), sent.code("tell", Tell::from_code))?;
    let further = (1..domain::alert::CONDITIONS)
        .filter(|place| !sent.value(domain::alert::field("kind", *place)).is_empty())
        .map(|place| condition(sent, place))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(AlertRule { when, and: Further::of(further), uncoordinated: sent.is_checked("uncoordinated"), tell })
}

async fn create(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let once = sent.once(NEW)?;
    let created = match rule(&sent) {
        Ok(rule) => app::alert::create(&desk, rule, &once).await,
        Err(wrong) => Err(wrong),
    };
    match created {
        Ok(id) => Ok(go_and_say(&at(id), "said-alert-rule")),
        Err(AppError::AlreadyDone) => Ok(go_and_say(PATH, "said-alert-rule")),
        Err(error) => Ok(sent.again(error, "kind")?.show(|fields| form_page(&signed, None, fields))),
    }
}

async fn page(
    signed: &Signed,
    desk: &Desk,
    id: AlertRuleId,
    tried: Option<(i64, Tried)>,
) -> Result<Rule, Failure> {
    let versions = app::alert::versions(desk, id).await?;
    Ok(Rule { shell: signed.shell("alert-rule-title", Some(Place::ALERT_RULES)), versions, tried })
}

async fn open(signed: Signed, Path(id): Path<AlertRuleId>) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let page = page(&signed, &desk, id, None).await?;
    Ok(show(&page, &page.shell))
}

/// The version that a button stands beside.
fn version(sent: &Sent) -> Result<i64, AppError> {
    sent.value("number").parse().map_err(|_| AppError::Invalid(Vec::new()))
}

async fn try_out(signed: Signed, Path(id): Path<AlertRuleId>, sent: Sent) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let number = version(&sent)?;
    let versions = app::alert::versions(&desk, id).await?;
    let asked = versions.iter().find(|version| version.version == number).ok_or(AppError::NotFound)?;
    let tried = app::alert::try_out(&desk, &asked.rule).await?;
    let page = page(&signed, &desk, id, Some((number, tried))).await?;
    Ok(show(&page, &page.shell))
}

async fn switch(signed: &Signed, id: AlertRuleId, sent: &Sent, on: bool) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let word = if on { "on" } else { "off" };
    let once = sent.once(&format!("{}/{word}", at(id)))?;
    let switched = app::alert::switch(&desk, id, version(sent)?, on, &once).await;
    done(switched).map_err(|error| too_late(error, &at(id)))?;
    Ok(go_and_say(&at(id), if on { "said-alert-rule-on" } else { "said-alert-rule-off" }))
}

async fn switch_on(signed: Signed, Path(id): Path<AlertRuleId>, sent: Sent) -> Result<Response, Failure> {
    switch(&signed, id, &sent, true).await
}

async fn switch_off(signed: Signed, Path(id): Path<AlertRuleId>, sent: Sent) -> Result<Response, Failure> {
    switch(&signed, id, &sent, false).await
}

async fn version_form(signed: Signed, Path(id): Path<AlertRuleId>) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let versions = app::alert::versions(&desk, id).await?;
    let newest = versions.first().ok_or(AppError::NotFound)?;
    let page = form_page(&signed, Some((id, newest.version)), ui::alert::fields(&newest.rule));
    Ok(show(&page, &page.shell))
}

async fn new_version(signed: Signed, Path(id): Path<AlertRuleId>, sent: Sent) -> Result<Response, Failure> {
    let desk = app::alert::desk(&signed.op).await?;
    let once = sent.once(&format!("{}/version", at(id)))?;
    let after = sent.value("after").parse().unwrap_or(0);
    let written = match rule(&sent) {
        Ok(rule) => app::alert::new_version(&desk, id, after, rule, &once).await,
        Err(wrong) => app::alert::versions(&desk, id).await.and(Err(wrong)),
    };
    match done(written) {
        Ok(()) => Ok(go_and_say(&at(id), "said-alert-rule")),
        Err(AppError::Conflict(message)) => Err(too_late(AppError::Conflict(message), &at(id))),
        Err(error) => {
            Ok(sent.again(error, "kind")?.show(|fields| form_page(&signed, Some((id, after)), fields)))
        }
    }
}
