//! A few days of work around the social worker's children, so that whoever signs in first finds
//! something to answer. Colleagues do it by the same use cases as on the pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::Kring;
use app::kring::Tenant;
use app::op::Op;
use domain::access::Means;
use domain::agency::Practitioner;
use domain::coordinator::CoordinatorKind;
use domain::gate::{Actor, Purpose, Role};
use domain::id::{AccountId, HatId, PersonId, PractitionerId};
use domain::notice::MailRhythm;
use jiff::{SignedDuration, ToSpan};
use store::account::{Hat, NewAccount};
use store::demo::Colleague;
use store::{Batch, Scope};

use crate::failure::Failure;

/// For younger children a guardian's consent counts in every country.
const YOUNGER_THAN: i32 = 15;

/// Accounts of practitioners that are there already.
pub type Accounts = BTreeMap<PractitionerId, (AccountId, HatId)>;

/// The municipality in which it happens.
pub struct Life<'a> {
    pub kring: &'a Arc<Kring>,
    pub tenant: &'a Arc<Tenant>,
    pub scope: &'a Scope,
    pub accounts: Accounts,
}

impl Life<'_> {
    /// Fills the social worker's day. `but` are the children who are shown: their circles begin
    /// untouched.
    pub async fn live(&mut self, social_worker: &Practitioner, but: &[PersonId]) -> Result<(), Failure> {
        let words = sample::life(self.tenant.row.country);
        let now = self.kring.clock.now();
        let today = now.to_zoned(self.tenant.zone.clone()).date();
        let born_after = today.saturating_sub(YOUNGER_THAN.years());
        let mut used = but.to_vec();
        let own = store::demo::colleagues(self.scope, social_worker, true, born_after).await?;
        let others = store::demo::colleagues(self.scope, social_worker, false, born_after).await?;

        if let Some((child, op)) = self.somebody(&own, &mut used, 26).await? {
            let kind = CoordinatorKind::LeadProfessional;
            app::hand_over::take(&op, child, kind, &self.once()).await?;
            let later = Op { now: op.now + SignedDuration::from_mins(7), ..op };
            let new = app::hand_over::New { kind, to: social_worker.id, note: words.note.to_owned() };
            app::hand_over::offer(&later, child, &new, &self.once()).await?;
        }
        if let Some((child, op)) = self.somebody(&own, &mut used, 5).await? {
            app::attention::raise(&op, child, words.attention, &self.once()).await?;
        }
        if let Some((child, op)) = self.somebody(&own, &mut used, 74).await? {
            app::hand_over::take(&op, child, CoordinatorKind::LeadProfessional, &self.once()).await?;
        }
        if let Some((child, op)) = self.somebody(&others, &mut used, 2).await? {
            app::invitation::invite_staff(&op, child, social_worker.id, &self.once()).await?;
        }
        Ok(())
    }

    pub(super) fn once(&self) -> String {
        app::ports::secret(&*self.kring.chance)
    }

    /// The next child that is not used yet, and a colleague around it, so many hours ago.
    async fn somebody(
        &mut self,
        from: &[Colleague],
        used: &mut Vec<PersonId>,
        hours: i64,
    ) -> Result<Option<(PersonId, Op)>, Failure> {
        let Some(found) = from.iter().find(|one| !used.contains(&one.child)) else { return Ok(None) };
        used.push(found.child);
        let (account, hat) = self.account(&found.practitioner).await?;
        let actor = Actor {
            partnership: self.tenant.row.id.clone(),
            account,
            hat,
            role: Role::Practitioner,
            agency: Some(found.practitioner.agency),
            practitioner: Some(found.practitioner.id),
            person: None,
            cleared: false,
        };
        let op = Op {
            kring: Arc::clone(self.kring),
            tenant: Arc::clone(self.tenant),
            scope: self.scope.clone(),
            actor,
            purpose: Purpose::Support,
            means: Means::Page,
            now: self.kring.clock.now() - SignedDuration::from_hours(hours),
            language: self.tenant.row.language,
            request: String::new(),
        };
        Ok(Some((found.child, op)))
    }

    /// The colleague's account; one without a password is made where there is none.
    async fn account(&mut self, one: &Practitioner) -> Result<(AccountId, HatId), Failure> {
        if let Some(known) = self.accounts.get(&one.id) {
            return Ok(*known);
        }
        let now = self.kring.clock.now();
        let account = NewAccount {
            id: self.kring.id(now),
            email: one.email.clone().unwrap_or_default().to_lowercase(),
            name: one.name.clone(),
            language: self.tenant.row.language,
            password: None,
            mail_rhythm: MailRhythm::Never,
            cleared: false,
        };
        let hat = Hat {
            id: self.kring.id(now),
            role: Role::Practitioner,
            agency: Some(one.agency),
            agency_name: None,
            practitioner: Some(one.id),
            person: None,
        };
        let batch = store::account::add(Batch::chore("a colleague in the demonstration"), &account, now);
        self.scope.write(store::account::add_hat(batch, account.id, &hat)).await?;
        self.accounts.insert(one.id, (account.id, hat.id));
        Ok((account.id, hat.id))
    }
}
