//! One operation: who asks, with which hat, why, by which means, when, in which language.

use std::sync::Arc;

use domain::access::{AccessRecord, Means, is_field};
use domain::country::Language;
use domain::gate::{Action, Actor, Facts, Permit, Purpose};
use domain::id::{AgencyId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Batch, Scope};

use crate::error::AppError;
use crate::kring::{Kring, Tenant};

/// The context of one use case.
#[derive(Clone)]
pub struct Op {
    /// The application.
    pub kring: Arc<Kring>,
    /// The partnership.
    pub tenant: Arc<Tenant>,
    /// The store's rows of that partnership.
    pub scope: Scope,
    /// Who asks.
    pub actor: Actor,
    /// Why.
    pub purpose: Purpose,
    /// By which means.
    pub means: Means,
    /// When.
    pub now: Timestamp,
    /// In which language.
    pub language: Language,
    /// Id of the request in the log.
    pub request: String,
}

impl Op {
    /// The local day of the partnership.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.tenant.zone.clone()).date()
    }

    /// A new id of whichever type is asked for.
    pub fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.kring.id(self.now)
    }

    /// Asks the gate about a person. A refusal is recorded before it is returned.
    ///
    /// # Errors
    /// [`AppError::Denied`], or the store does not answer.
    pub async fn authorise(&self, action: Action, facts: &Facts) -> Result<Permit, AppError> {
        self.decide(action, Some(facts), None).await
    }

    /// Asks the gate about something that is no person: an agency's lists, the partnership's
    /// accounts.
    ///
    /// # Errors
    /// [`AppError::Denied`], or the store does not answer.
    pub async fn authorise_object(
        &self,
        action: Action,
        agency: Option<AgencyId>,
    ) -> Result<Permit, AppError> {
        self.decide(action, None, agency).await
    }

    /// Asks the gate about something of one agency around a person, such as its involvement.
    ///
    /// # Errors
    /// [`AppError::Denied`], or the store does not answer.
    pub async fn authorise_of_agency(
        &self,
        action: Action,
        facts: &Facts,
        agency: AgencyId,
    ) -> Result<Permit, AppError> {
        self.decide(action, Some(facts), Some(agency)).await
    }

    /// Asks the gate about a case of an agency, and with it about the child where that is known.
    /// `handles`: whether whoever asks works on it.
    ///
    /// # Errors
    /// [`AppError::Denied`], or the store does not answer.
    pub async fn authorise_case(
        &self,
        facts: Option<&Facts>,
        agency: AgencyId,
        handles: bool,
    ) -> Result<Permit, AppError> {
        let policy = self.kring.policy(self.tenant.row.country)?;
        match policy.decide_case(&self.actor, facts, agency, handles, self.today()) {
            Ok(permit) => Ok(permit),
            Err(denied) => {
                self.refused(Action::WorkCase, facts.map(|f| f.person)).await?;
                Err(denied.into())
            }
        }
    }

    async fn refused(&self, action: Action, person: Option<PersonId>) -> Result<(), AppError> {
        let record = AccessRecord::refused(
            self.id(),
            self.now,
            &self.actor,
            self.purpose,
            self.means,
            action,
            person,
            &self.request,
        );
        Ok(self.scope.write(Batch::new(record)).await?)
    }

    async fn decide(
        &self,
        action: Action,
        facts: Option<&Facts>,
        agency: Option<AgencyId>,
    ) -> Result<Permit, AppError> {
        match self.judge(action, facts, agency) {
            Ok(permit) => Ok(permit),
            Err(AppError::Denied(denied)) => {
                self.refused(action, facts.map(|f| f.person)).await?;
                Err(denied.into())
            }
            Err(other) => Err(other),
        }
    }

    /// Asks the gate without recording a refusal: to know which buttons a page offers.
    ///
    /// # Errors
    /// [`AppError::Denied`].
    pub fn judge(
        &self,
        action: Action,
        facts: Option<&Facts>,
        agency: Option<AgencyId>,
    ) -> Result<Permit, AppError> {
        let policy = self.kring.policy(self.tenant.row.country)?;
        Ok(policy.decide(&self.actor, action, facts, agency, self.today())?)
    }

    /// Whether the gate would permit it.
    pub fn may(&self, action: Action, facts: &Facts) -> bool {
        self.judge(action, Some(facts), None).is_ok()
    }

    /// The same about something of the own agency around a person, such as its involvement.
    pub fn may_of_own_agency(&self, action: Action, facts: &Facts) -> bool {
        self.actor.agency.is_some() && self.judge(action, Some(facts), self.actor.agency).is_ok()
    }

    /// The access record of a permitted action; `fields` names what was shown or written.
    pub fn record(&self, permit: &Permit, fields: &[&str]) -> AccessRecord {
        debug_assert!(fields.iter().all(|field| is_field(field)), "no word for one of {fields:?}");
        AccessRecord::permitted(
            self.id(),
            self.now,
            &self.actor,
            self.purpose,
            self.means,
            permit,
            fields,
            &self.request,
        )
    }

    /// The same for an action that shows several persons, such as a search.
    pub fn record_of(&self, permit: &Permit, persons: Vec<PersonId>, fields: &[&str]) -> AccessRecord {
        AccessRecord { persons, ..self.record(permit, fields) }
    }
}
