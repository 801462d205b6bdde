//! Local practice beside the law. A partnership takes up local agreements of its pack, or does not;
//! it brings rules of its own and newer versions of the pack's, looks at worked dates, and switches
//! them on. A version is never changed: a running case goes on by the one that it began with.

use std::collections::BTreeMap;

use domain::gate::Action;
use domain::id::PartnershipId;
use domain::message_key::Message;
use jiff::Timestamp;
use jiff::civil::Date;
use law::local::{self, FIRST_VERSION, Local, Wish};
use law::rule::{Status, Version};
use law::{Book, Finding, Pack, Place, Reckoned, Text};
use store::local_rule::LocalRule;
use store::{Batch, StoreError};

use crate::admin::Desk;
use crate::case::rules;
use crate::error::AppError;
use crate::kring::Kring;
use crate::op::Op;

/// Rules that one partnership keeps at most, in all their versions.
const MOST: usize = 200;
/// Characters of a file of rules at most.
pub const FILE_LIMIT: usize = 60_000;
/// Time of day of the events by which a rule is shown.
const EXAMPLE_HOUR: i8 = 10;

/// A local agreement, and whether it is taken up.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The rule.
    pub rule: &'static Version,
    /// Whether it is taken up.
    pub taken_up: bool,
}

fn agreements(pack: &'static Pack) -> impl Iterator<Item = &'static Version> {
    pack.rules.iter().map(law::Rule::newest).filter(|version| version.status == Status::LocalPractice)
}

/// The local agreements of the partnership's pack.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn list(op: &Op) -> Result<(&'static Pack, Vec<Agreement>), AppError> {
    let permit = op.authorise_object(Action::ManageLocalLaw, None).await?;
    let pack = rules::pack(&op.tenant)?;
    let taken = store::local_law::taken_up(&op.scope).await?;
    let all = agreements(pack).map(|rule| Agreement { rule, taken_up: taken.contains(&rule.id) }).collect();
    op.scope.write(Batch::new(op.record(&permit, &["clock"]))).await?;
    Ok((pack, all))
}

/// Takes a local agreement up, or gives it up. Cases that run keep the clocks that they have.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Invalid`] for a rule that is no local agreement of the pack.
pub async fn set(op: &Op, rule: &str, taken_up: bool, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageLocalLaw, None).await?;
    if agreements(rules::pack(&op.tenant)?).all(|version| version.id != rule) {
        return Err(AppError::field("rule", "error-choose"));
    }
    let batch = Batch::new(op.record(&permit, &["clock"])).once(once, op.now);
    let batch = if taken_up {
        store::local_law::take_up(batch, rule, op.actor.account, op.now)
    } else {
        store::local_law::give_up(batch, rule)
    };
    Ok(op.scope.write(batch).await?)
}

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Brought, and never switched on.
    Draft,
    /// Switched on.
    On,
    /// Switched off.
    Off,
}

impl State {
    /// Its code in the catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::On => "on",
            Self::Off => "off",
        }
    }
}

/// A version of a rule that a partnership brought.
#[derive(Debug, Clone)]
pub struct Brought {
    /// The rule as it was written.
    pub local: Local,
    /// The number of its version.
    pub number: u32,
    /// Where it stands.
    pub state: State,
    /// When it was brought.
    pub made: Timestamp,
    /// The version of the pack that it would go before, where it is one of the pack's rules.
    pub instead_of: Option<Version>,
}

/// A day by which a rule is shown before it is switched on.
#[derive(Debug, Clone)]
pub struct Worked {
    /// The event.
    pub day: Date,
    /// What the rule gives for it.
    pub reckoned: Reckoned,
    /// What the pack gives for it, where the rule is one of the pack's.
    pub before: Option<Reckoned>,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum NotBrought {
    /// What is wrong with the text.
    Wrong(Vec<Finding>),
    /// Anything else.
    Other(AppError),
}

impl<E: Into<AppError>> From<E> for NotBrought {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// The desk at which local rules are kept.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn desk(op: &Op) -> Result<Desk, AppError> {
    Desk::permitted(op, Action::ManageLocalLaw).await
}

/// The pack of the desk's partnership, as it comes with the program.
///
/// # Errors
/// There is none for its country.
pub fn pack(desk: &Desk) -> Result<&'static Pack, AppError> {
    rules::pack(&desk.tenant)
}

/// The rules by which a partnership works: the pack, and what it brought itself. Nothing in them is about a
/// person.
///
/// # Errors
/// The store does not answer.
pub async fn book(kring: &Kring, partnership: &PartnershipId) -> Result<Book, AppError> {
    rules::book(&kring.scope(partnership), &*kring.tenant(partnership).await?).await
}

/// What the partnership brought, by rule, of each the newest version first.
///
/// # Errors
/// The store does not answer.
pub async fn brought(desk: &Desk) -> Result<Vec<Brought>, AppError> {
    let pack = pack(desk)?;
    let all = store::local_rule::all(&desk.scope).await?;
    all.iter().map(|rule| one(pack, rule)).collect()
}

fn one(pack: &Pack, rule: &LocalRule) -> Result<Brought, AppError> {
    let local = rules::local(pack, rule)?;
    let state = match (rule.begun, rule.ended) {
        (None, _) => State::Draft,
        (Some(_), None) => State::On,
        (Some(_), Some(_)) => State::Off,
    };
    let from = local.version.valid_from.unwrap_or(Date::MAX);
    let instead_of = pack.rule(&rule.rule).map(|known| known.nearest(from).clone());
    Ok(Brought { local, number: rule.number, state, made: rule.made, instead_of })
}

/// One version, with the days that it is shown by.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn version(desk: &Desk, rule: &str, number: u32) -> Result<(Brought, Vec<Worked>), AppError> {
    let all = brought(desk).await?;
    let found = all.into_iter().find(|one| one.local.version.id == rule && one.number == number);
    let found = found.ok_or(AppError::NotFound)?;
    let worked = worked(desk, &found.local.version, found.instead_of.as_ref());
    Ok((found, worked))
}

/// What a rule gives for a few days.
pub fn worked(desk: &Desk, version: &Version, before: Option<&Version>) -> Vec<Worked> {
    let zone = &desk.tenant.zone;
    let place = Place::new(zone.clone());
    let today = desk.now.to_zoned(zone.clone()).date();
    let first = version.valid_from.map_or(today, |from| from.max(today));
    let reckon = |day: Date| {
        let event = day.at(EXAMPLE_HOUR, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp();
        let reckoned = law::due(version, event, &place).ok()?;
        let before = before.and_then(|before| law::due(before, event, &place).ok());
        Some(Worked { day, reckoned, before })
    };
    local::examples(first).into_iter().filter_map(reckon).collect()
}

/// Brings a rule of the partnership's own as a draft. Its id is filled in here.
///
/// # Errors
/// What is wrong with it; [`AppError::Conflict`] when there are too many or somebody was quicker.
pub async fn wish(desk: &Desk, mut wish: Wish, once: &str) -> Result<(String, u32), NotBrought> {
    let pack = pack(desk)?;
    let all = store::local_rule::all(&desk.scope).await?;
    let number = |rule: &LocalRule| rule.rule.strip_prefix(local::PREFIX)?.parse::<u32>().ok();
    let last = all.iter().filter_map(number).max().unwrap_or_default();
    if wish.id.is_empty() {
        wish.id = format!("{}{}", local::PREFIX, last.saturating_add(1));
    }
    let text = wish.text(pack);
    let added = add(desk, &all, Text { file: &wish.id, text: &text }, once).await?;
    added.into_iter().next().ok_or(NotBrought::Other(AppError::NotFound))
}

/// Brings what stands in a file as drafts: all of it or nothing.
///
/// # Errors
/// What is wrong with it, each with its place; [`AppError::Conflict`] when there are too many or somebody
/// was quicker.
pub async fn file(desk: &Desk, text: Text<'_>, once: &str) -> Result<Vec<(String, u32)>, NotBrought> {
    let all = store::local_rule::all(&desk.scope).await?;
    add(desk, &all, text, once).await
}

async fn add(
    desk: &Desk,
    all: &[LocalRule],
    text: Text<'_>,
    once: &str,
) -> Result<Vec<(String, u32)>, NotBrought> {
    if FILE_LIMIT < text.text.chars().count() {
        return Err(AppError::field("text", "error-too-long").into());
    }
    let read = Local::read(pack(desk)?, text).map_err(NotBrought::Wrong)?;
    if MOST < all.len() + read.len() {
        return Err(AppError::Conflict(Message::new("local-rule-too-many")).into());
    }
    let mut newest: BTreeMap<&str, u32> = BTreeMap::new();
    for rule in all {
        let known = newest.entry(&rule.rule).or_default();
        *known = rule.number.max(*known);
    }
    let mut batch = desk.batch(&["local_rule"], None).once(once, desk.now);
    let mut added = Vec::new();
    for local in read {
        let first = if local.is_own() { 1 } else { FIRST_VERSION };
        let id = local.version.id.clone();
        let number = newest.get(id.as_str()).map_or(first, |newest| newest.saturating_add(1));
        let new = LocalRule {
            rule: id.clone(),
            number,
            words: local.text,
            made: desk.now,
            begun: None,
            ended: None,
        };
        batch = store::local_rule::add(batch, &new, desk.own);
        added.push((id, number));
    }
    match desk.scope.write(batch).await {
        Err(StoreError::Conflict(store::local_rule::RULE)) => {
            Err(AppError::Conflict(Message::new("local-rule-changed")).into())
        }
        other => {
            other?;
            Ok(added)
        }
    }
}

/// Switches a version on, for cases that begin from now on, or off.
///
/// # Errors
/// [`AppError::Conflict`] when it stands so already; [`AppError::NotFound`].
pub async fn switch(desk: &Desk, rule: &str, number: u32, on: bool, once: &str) -> Result<(), AppError> {
    version(desk, rule, number).await?;
    let batch = desk.batch(&["local_rule"], None).once(once, desk.now);
    let batch = if on {
        store::local_rule::switch_on(batch, rule, number, desk.own, desk.now)
    } else {
        store::local_rule::switch_off(batch, rule, number, desk.own, desk.now)
    };
    match desk.scope.write(batch).await {
        Err(StoreError::Conflict(store::local_rule::RULE)) => {
            Err(AppError::Conflict(Message::new("local-rule-changed")))
        }
        other => Ok(other?),
    }
}
