//! What the data protection officer reads of the access record: pseudonymised, and by name only
//! with a written reason, which is recorded with the look itself.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{AccessRecord, pseudonym};
pub use domain::audit::{Known, Row};
use domain::chain::Line;
use domain::gate::{Action, Permit, Role};
use domain::id::{AccessId, AccountId, HatId, PersonId};
use store::Batch;
pub use store::access::{Checkpoint, Head};
pub use store::audit::Filter;

use super::Verdict;
use crate::error::AppError;
use crate::op::Op;

/// Records on one page.
pub const PAGE: usize = 50;
/// Most persons that one line names; the rest are counted.
pub const PERSONS: usize = 12;
/// A reason shorter than this, in characters, says nothing.
pub const REASON_MIN: usize = 10;
/// The longest reason.
pub const REASON_MAX: usize = 500;

/// One page of the record.
#[derive(Debug, Clone)]
pub struct Page {
    /// The newest link of the chain.
    pub head: Option<Head>,
    /// Records that wait for the sealer.
    pub waiting: u64,
    /// Records in all.
    pub records: u64,
    /// How many heads were signed.
    pub signed: usize,
    /// The newest signed head.
    pub newest_signed: Option<Checkpoint>,
    /// The lines, newest first.
    pub rows: Vec<Row>,
    /// With which record the next page begins.
    pub next: Option<AccessId>,
    /// Whether the names are shown.
    pub named: bool,
    /// What a verification found, when one was asked for.
    pub verdict: Option<Verdict>,
}

/// A page of the record, pseudonymised.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn page(op: &Op, filter: &Filter) -> Result<Page, AppError> {
    let permit = op.authorise_object(Action::ViewAccessRecord, None).await?;
    let page = load(op, &permit, filter).await?;
    op.scope.write(Batch::new(op.record(&permit, &["access_record"]))).await?;
    Ok(page)
}

/// The same page with its names. The reason is kept in the record of this look, which pertains to
/// everybody who is named.
///
/// # Errors
/// [`AppError::Invalid`] without a reason; [`AppError::Denied`]; or the store does not answer.
pub async fn named(op: &Op, filter: &Filter, reason: &str) -> Result<Page, AppError> {
    let permit = op.authorise_object(Action::ViewAccessRecord, None).await?;
    let reason = reason_of("reason", reason)?;
    let (mut page, records) = load_with_records(op, &permit, filter).await?;
    let accounts: BTreeSet<AccountId> = records.iter().filter_map(|r| r.account).collect();
    let persons: BTreeSet<PersonId> =
        records.iter().flat_map(|r| r.persons.iter().take(PERSONS)).copied().collect();
    let names = Names::load(op, &permit, &accounts, &persons).await?;
    for (row, record) in page.rows.iter_mut().zip(&records) {
        if let (Some(who), Some(account)) = (&mut row.who, record.account) {
            who.name = names.accounts.get(&account).cloned();
        }
        for (known, person) in row.persons.iter_mut().zip(&record.persons) {
            known.name = names.persons.get(person).cloned();
        }
    }
    page.named = true;
    let shown = names.persons.keys().copied().collect();
    let record = op.record_of(&permit, shown, &["access_record", "names"]);
    op.scope.write(Batch::new(AccessRecord { reason: Some(reason.to_owned()), ..record })).await?;
    Ok(page)
}

/// A written reason: long enough to say something, and no novel.
pub(crate) fn reason_of<'a>(field: &'static str, reason: &'a str) -> Result<&'a str, AppError> {
    let reason = reason.trim();
    match reason.chars().count() {
        length if length < REASON_MIN => Err(AppError::field(field, "audit-error-reason-short")),
        length if length > REASON_MAX => Err(AppError::field(field, "audit-error-reason-long")),
        _ => Ok(reason),
    }
}

/// Follows the whole chain, and shows the newest page beside what was found.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn verify(op: &Op) -> Result<Page, AppError> {
    let permit = op.authorise_object(Action::ViewAccessRecord, None).await?;
    let verdict = super::verify(&op.scope).await?;
    let page = load(op, &permit, &Filter::default()).await?;
    op.scope.write(Batch::new(op.record(&permit, &["access_record", "verification"]))).await?;
    Ok(Page { verdict: Some(verdict), ..page })
}

/// Permission to export, recorded. The lines are then read with [`export_lines`].
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn export(op: &Op) -> Result<Export, AppError> {
    let permit = op.authorise_object(Action::ViewAccessRecord, None).await?;
    op.scope.write(Batch::new(op.record(&permit, &["access_record", "export"]))).await?;
    Ok(Export { op: op.clone(), seq: 0, hash: domain::access::GENESIS.to_owned() })
}

/// An export under way.
pub struct Export {
    op: Op,
    seq: i64,
    hash: String,
}

impl Export {
    /// The next lines; none at the end.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn next(&mut self) -> Result<Vec<Line>, AppError> {
        let lines = super::export(&self.op.scope, self.seq, &self.hash).await?;
        if let Some(last) = lines.last() {
            self.seq = last.seq;
            self.hash.clone_from(&last.hash);
        }
        Ok(lines)
    }
}

async fn load(op: &Op, permit: &Permit, filter: &Filter) -> Result<Page, AppError> {
    load_with_records(op, permit, filter).await.map(|(page, _)| page)
}

async fn load_with_records(
    op: &Op,
    _permit: &Permit,
    filter: &Filter,
) -> Result<(Page, Vec<AccessRecord>), AppError> {
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut records = store::audit::page(&op.scope, filter, limit).await?;
    let next = records.get(PAGE).map(|r| r.id);
    records.truncate(PAGE);
    let hats: BTreeSet<HatId> = records.iter().filter_map(|r| r.hat).collect();
    let hats: Vec<HatId> = hats.into_iter().collect();
    let hats: BTreeMap<HatId, (Role, Option<String>)> = store::audit::hats(&op.scope, &hats)
        .await?
        .into_iter()
        .map(|(id, role, agency)| (id, (role, agency)))
        .collect();
    let policy = op.kring.policy(op.tenant.row.country)?;
    let known = |id| Known { pseudonym: pseudonym(&op.tenant.row.id, id), name: None };
    let rows = records
        .iter()
        .map(|record| {
            let hat = record.hat.and_then(|hat| hats.get(&hat));
            Row {
                id: record.id,
                at: record.at,
                who: record.account.map(|account| known(account.0)),
                role: hat.map(|(role, _)| *role),
                agency: hat.and_then(|(_, agency)| agency.clone()),
                action: record.action.clone(),
                purpose: record.purpose.clone(),
                means: record.means,
                persons: record.persons.iter().take(PERSONS).map(|person| known(person.0)).collect(),
                more: record.persons.len().saturating_sub(PERSONS),
                fields: record.fields.clone(),
                basis: record.basis.iter().filter_map(|id| policy.rule(id)).collect(),
                denied: record.denied,
                reason: record.reason.clone(),
            }
        })
        .collect();
    let (waiting, all) = store::access::counts(&op.scope).await?;
    let signed = store::access::checkpoints(&op.scope).await?;
    let page = Page {
        head: store::access::head(&op.scope).await?,
        waiting,
        records: all,
        signed: signed.len(),
        newest_signed: signed.last().cloned(),
        rows,
        next,
        named: false,
        verdict: None,
    };
    Ok((page, records))
}

/// Names that may be shown.
pub(crate) struct Names {
    pub(crate) accounts: BTreeMap<AccountId, String>,
    pub(crate) persons: BTreeMap<PersonId, String>,
}

impl Names {
    pub(crate) async fn load(
        op: &Op,
        permit: &Permit,
        accounts: &BTreeSet<AccountId>,
        persons: &BTreeSet<PersonId>,
    ) -> Result<Self, AppError> {
        // Protected identities keep their pseudonyms for whoever is not cleared, also where the
        // level hides no name: the record is no way around the child's page.
        let cleared = op.actor.cleared;
        let ids: Vec<AccountId> = accounts.iter().copied().collect();
        let accounts = store::audit::accounts(&op.scope, &ids)
            .await?
            .into_iter()
            .filter(|named| cleared || !named.is_protected)
            .map(|named| (named.id, named.name))
            .collect();
        let ids: Vec<PersonId> = persons.iter().copied().collect();
        let persons = store::audit::persons(&op.scope, &ids)
            .await?
            .into_iter()
            .filter_map(|(id, person)| {
                let person = person.open(permit);
                let name = person.name.value().filter(|_| cleared || person.level.is_none())?;
                Some((id, name.full()))
            })
            .collect();
        Ok(Self { accounts, persons })
    }
}
