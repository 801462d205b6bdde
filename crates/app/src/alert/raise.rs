//! Rules are asked: of one child as soon as something happened, of all once a day, since some
//! conditions are met by time passing. Whoever asks, and how often, an alert is raised once.

use domain::access::{AccessRecord, Means};
use domain::alert::{ChildFacts, Moment, RAISED, StoredRule, fires, is_news};
use domain::gate::Purpose;
use domain::id::{AlertId, PersonId};
use domain::notice::EventKind;
use jiff::{SignedDuration, Timestamp};
use store::alert::{New, Range, STANDS};
use store::notice::{Audience, News};
use store::{Batch, Scope, StoreError};

use crate::error::AppError;
use crate::kring::{Kring, Tenant};

/// Children that one step of the daily round looks at.
const SLICE: u32 = 500;
/// How long a server has the daily round to itself at most.
const ROUND_LEASE: SignedDuration = SignedDuration::from_mins(2);
/// Behind every id, since those are hexadecimal: the round of the day is over.
const OVER: &str = "g";

/// Asks the rules in force about one child.
///
/// # Errors
/// The store does not answer.
pub async fn look_at(
    kring: &Kring,
    scope: &Scope,
    tenant: &Tenant,
    person: PersonId,
    now: Timestamp,
) -> Result<usize, AppError> {
    let rules = store::alert::in_force(scope).await?;
    let asked = Asked { kring, scope, tenant, rules: &rules, now };
    let raised = asked.about(Range::from(person)).await?;
    scope.write(store::alert::done(Batch::chore("a child was looked at"), person, now)).await?;
    Ok(raised)
}

/// One round of the server's chore: children of whom something happened, and one step of the daily
/// round, in every partnership with rules in force. Gives how many alerts were raised.
///
/// # Errors
/// The store does not answer; what was done before stands.
pub async fn tick(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut raised = 0;
    for id in store::alert::due_partnerships(&kring.db).await? {
        let (scope, tenant) = (kring.scope(&id), kring.tenant(&id).await?);
        let rules = store::alert::in_force(&scope).await?;
        let asked = Asked { kring, scope: &scope, tenant: &tenant, rules: &rules, now };
        for (person, canonical, at) in store::alert::due(&scope).await? {
            raised += asked.about(Range::from(canonical)).await?;
            scope.write(store::alert::done(Batch::chore("a child was looked at"), person, at)).await?;
        }
        raised += asked.round().await?;
    }
    Ok(raised)
}

struct Asked<'a> {
    kring: &'a Kring,
    scope: &'a Scope,
    tenant: &'a Tenant,
    rules: &'a [StoredRule],
    now: Timestamp,
}

impl Asked<'_> {
    fn moment(&self) -> Moment {
        Moment { now: self.now, today: self.now.to_zoned(self.tenant.zone.clone()).date() }
    }

    /// Raises what these rules say of the children of a range.
    async fn about(&self, range: Range) -> Result<usize, AppError> {
        let Some(days) = self.rules.iter().map(|rule| i64::from(rule.rule.days())).max() else {
            return Ok(0);
        };
        let at = self.moment();
        let since = self.now - SignedDuration::from_hours(24 * (days + 1));
        let since_day = since.to_zoned(self.tenant.zone.clone()).date();
        let children = store::alert::facts(self.scope, range, since, since_day, at.today).await?;
        let mut raised = 0;
        for (person, facts) in &children {
            for rule in self.rules {
                raised += usize::from(self.ask(*person, facts, rule, at).await?);
            }
        }
        Ok(raised)
    }

    async fn ask(
        &self,
        person: PersonId,
        facts: &ChildFacts,
        rule: &StoredRule,
        at: Moment,
    ) -> Result<bool, AppError> {
        let Some(met) = fires(&rule.rule, facts, at) else { return Ok(false) };
        let earlier = store::alert::earlier(self.scope, person, rule.id, rule.version).await?;
        if earlier.waits || !is_news(&met, &earlier.answered) {
            return Ok(false);
        }
        let id: AlertId = self.kring.id(self.now);
        // A notice of an alert has its id, to lead there.
        let news = News {
            id: id.0.into(),
            person,
            kind: EventKind::AlertRaised,
            at: self.now,
            today: at.today,
            by: None,
        };
        let first = rule.rule.tell.role();
        let audience = if facts.held.is_empty() {
            Audience::Circle(None)
        } else {
            let held = |kind| facts.held.iter().any(|(held, _)| *held == kind);
            Audience::Coordinators(first.filter(|kind| held(*kind)))
        };
        let new = New { id, person, rule, facts: &met, at: self.now };
        let batch = store::alert::raise(Batch::new(self.record(person)), &new)?;
        match self.scope.write(store::notice::tell(batch, &news, audience)).await {
            Ok(()) => Ok(true),
            // Another server was first, or the rule has just been switched off.
            Err(StoreError::Conflict(STANDS)) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }

    /// One step of the daily round, by one server at a time.
    async fn round(&self) -> Result<usize, AppError> {
        let today = self.moment().today;
        let after = match store::alert::round(self.scope).await? {
            Some((day, after)) if day == today => after,
            _ => String::new(),
        };
        if after == OVER {
            return Ok(0);
        }
        let holder = crate::ports::secret(&*self.kring.chance);
        if !store::lease::take(self.scope, "alerts", &holder, self.now, self.now + ROUND_LEASE).await? {
            return Ok(0);
        }
        let children = store::alert::children(self.scope, &after, SLICE).await?;
        let (first, last) = (children.first(), children.last());
        let range = first.zip(last).map(|(first, last)| Range { first: first.0, last: last.0 });
        let raised = match range {
            Some(range) => self.about(range).await?,
            None => 0,
        };
        let over = children.len() < SLICE as usize;
        let after = range.filter(|_| !over).map_or_else(|| OVER.to_owned(), |range| range.last.to_string());
        let batch = Batch::chore("how far the daily round has come");
        self.scope.write(store::alert::set_round(batch, today, &after)).await?;
        store::lease::give_back(self.scope, "alerts", &holder).await?;
        Ok(raised)
    }

    /// The record of what the server did by itself around a child.
    fn record(&self, person: PersonId) -> AccessRecord {
        AccessRecord {
            id: self.kring.id(self.now),
            partnership: self.scope.partnership().clone(),
            at: self.now,
            account: None,
            hat: None,
            agency: None,
            action: RAISED.to_owned(),
            purpose: Purpose::Support.code().to_owned(),
            means: Means::Job,
            persons: vec![person],
            fields: vec!["alert".to_owned()],
            basis: vec!["alert-rule-in-force".to_owned()],
            denied: false,
            request: String::new(),
            reason: None,
        }
    }
}
