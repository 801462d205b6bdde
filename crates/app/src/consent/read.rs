//! The consents around a child, as whoever looks may know them.

use domain::agency::Agency;
use domain::consent::{Answer, Can, Consent, Giver, Seen, Status};
use domain::gate::{Action, Facts, Role, Rule};
use domain::id::{AgencyId, PersonId};
use domain::person::{Name, Person};
use domain::protection::{Category, Shown as Value};
use domain::sharing::Ground;
use store::Batch;

use super::{is_family, permitted};
use crate::error::AppError;
use crate::op::Op;

/// The consents around a child.
#[derive(Debug, Clone)]
pub struct Around {
    /// The child.
    pub person: PersonId,
    /// Whoever looks is of the family.
    pub family: bool,
    /// The child is whoever looks.
    pub own: bool,
    /// The consents, newest first.
    pub consents: Vec<Seen>,
    /// What the law pack says of several guardians, and of taking a consent back.
    pub law: Vec<Rule>,
    /// Why whoever looks sees this.
    pub why: Vec<Rule>,
    /// Whether decisions without a consent may be seen and taken.
    pub can_decide: bool,
}

/// Whether that consent may be known: guardians learn nothing of the young person's own, and whoever does
/// not see the circle knows what the own agency has asked for or what names it.
pub(super) fn may_know(op: &Op, facts: &Facts, consent: &Consent) -> bool {
    match op.actor.role {
        Role::Child => true,
        Role::Guardian => consent.whose == Ground::GuardianConsent,
        _ => {
            let own = op.actor.agency;
            let asked = consent.asker.as_ref().map(|asker| asker.agency);
            own.is_some() && asked == own
                || own.is_some_and(|own| consent.extent.agencies.contains(&own))
                || op.may(Action::ViewCircle, facts)
        }
    }
}

/// What whoever asks may do. The young person may close what the guardians have opened; nobody else closes
/// the young person's own.
pub(super) fn can(op: &Op, consent: &Consent, own: PersonId) -> Can {
    let status = consent.status(op.today());
    let open = matches!(status, Status::Waits | Status::Declined);
    let stands = status == Status::Stands;
    let answered = consent.last(own).map(|said| said.answer);
    let mine = match op.actor.role {
        Role::Child => consent.whose == Ground::OwnConsent,
        Role::Guardian => consent.whose == Ground::GuardianConsent,
        _ => return Can { paper: open || stands, ..Can::default() },
    };
    Can {
        give: mine && (open || stands) && answered != Some(Answer::Given),
        decline: mine && open && answered.is_none(),
        withdraw: stands || open && mine && answered == Some(Answer::Given),
        change: mine && stands,
        paper: false,
    }
}

/// The consents around a child.
///
/// # Errors
/// The gate refuses, or the store does not answer, also when the access record cannot be written.
pub async fn list(op: &Op, person: PersonId) -> Result<Around, AppError> {
    let (facts, permit) = permitted(op, person).await?;
    let policy = op.kring.policy(op.tenant.row.country)?;
    let consents = store::consent::list(&op.scope, facts.person).await?;
    let guardians = store::consent::guardians(&op.scope, facts.person, op.today()).await?;
    let agencies = store::partnership::agencies(&op.scope).await?;
    let table = op.kring.db.protection();
    let family = is_family(op.actor.role);
    let name = |agency: &Agency| {
        let told = family || !agency.sensitive || op.actor.agency == Some(agency.id);
        told.then(|| agency.name.clone())
    };
    let named = |id: &AgencyId| agencies.iter().find(|agency| agency.id == *id).and_then(name);
    let own = op.actor.person;
    let known = |one: &&Person| own == Some(one.id) || !table.hides(one.level, Category::Existence);
    let of = |consent: &Consent, id: PersonId, name: Value<Name>| Giver {
        id,
        name,
        own: own == Some(id),
        child: id == facts.person,
        said: consent.last(id).cloned(),
    };
    let shown = consents
        .into_iter()
        .filter(|consent| may_know(op, &facts, consent))
        .map(|consent| {
            let young = consent.whose == Ground::OwnConsent;
            let known = guardians.iter().filter(known).filter(|_| !young);
            let mut givers: Vec<Giver> =
                known.map(|one| of(&consent, one.id, one.open(&permit).name)).collect();
            // Whose it is, or who has closed what the guardians had opened.
            if young || consent.last(facts.person).is_some() {
                givers.push(of(&consent, facts.person, Value::Missing));
            }
            Seen {
                status: consent.status(op.today()),
                agencies: consent.extent.agencies.iter().map(named).collect(),
                asker: consent
                    .asker
                    .as_ref()
                    .and_then(|asker| Some((asker.name.clone(), named(&asker.agency)?))),
                can: can(op, &consent, own.unwrap_or(facts.person)),
                givers,
                consent,
            }
        })
        .collect();
    op.scope.write(Batch::new(op.record(&permit, &["consent", "name"]))).await?;
    Ok(Around {
        person: facts.person,
        family,
        own: own == Some(facts.person),
        consents: shown,
        law: policy.consent_law().rules(),
        why: permit.rules().to_vec(),
        can_decide: op.may(Action::DecideDisclosure, &facts),
    })
}
