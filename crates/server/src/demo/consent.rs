//! Around the children who are shown: a consent with limits, one that was declined, and decisions to share and
//! not to share. They stand there from the start, and nobody is told of them.

use domain::agency::{Agency, Practitioner};
use domain::consent::{Answer, Extent, Form, Purpose, Said};
use domain::disclosure::{Asked, Disclosure, Told, Weighing};
use domain::id::{DisclosureId, PersonId, SharingId};
use domain::sharing::{Ground, Part, Sharing};
use jiff::ToSpan;
use jiff::civil::Date;
use store::Batch;

use super::life::Life;
use crate::failure::Failure;

/// How many days ago all of it was said.
const DAYS: i32 = 20;
/// In how many days the decisions are looked at again.
const REVIEW: i32 = 40;

fn chore() -> Batch {
    Batch::chore("what the demonstration has from the start")
}

/// Puts it there.
pub async fn consents(
    life: &Life<'_>,
    worker: &Practitioner,
    shown: &[PersonId],
    agencies: &[Agency],
) -> Result<(), Failure> {
    let now = life.kring.clock.now();
    let today = now.to_zoned(life.tenant.zone.clone()).date();
    for child in shown {
        let guardians = store::consent::guardians(life.scope, *child, today).await?;
        let guardians: Vec<PersonId> = guardians.iter().map(|one| one.id).collect();
        let (Some(first), Some(school)) = (guardians.first(), agencies.first()) else { continue };
        let limited = vec![school.id, worker.agency];
        let yes: Vec<(PersonId, Answer)> = guardians.iter().map(|one| (*one, Answer::Given)).collect();
        asked(life, worker, *child, (vec![Part::Plan, Part::Story], limited), &yes, today).await?;
        let all = agencies.iter().map(|agency| agency.id).collect();
        asked(life, worker, *child, (Part::ALL.to_vec(), all), &[(*first, Answer::Declined)], today).await?;
        decided(life, worker, *child, agencies, today).await?;
    }
    Ok(())
}

async fn asked(
    life: &Life<'_>,
    worker: &Practitioner,
    child: PersonId,
    (parts, agencies): (Vec<Part>, Vec<domain::id::AgencyId>),
    answers: &[(PersonId, Answer)],
    today: Date,
) -> Result<(), Failure> {
    let words = sample::life(life.tenant.row.country);
    let at = life.kring.clock.now() - jiff::SignedDuration::from_hours(24 * i64::from(DAYS));
    let id: SharingId = life.kring.id(at);
    let account = life.kring.id(at);
    let signed = today.saturating_sub(DAYS.days());
    let new = store::consent::New {
        id,
        person: child,
        whose: Ground::GuardianConsent,
        extent: Extent {
            purpose: Purpose::Plan,
            words: Some(words.consent.to_owned()),
            parts: parts.clone(),
            agencies: agencies.clone(),
            from: signed,
            to: signed.saturating_add(200.days()),
        },
        asker: Some((worker.id, worker.agency)),
        account,
        at,
        replaces: None,
    };
    let mut batch = store::consent::add(chore(), &new);
    for (giver, answer) in answers {
        let said = Said {
            giver: *giver,
            answer: *answer,
            form: Form::Paper,
            kept_at: Some(words.kept_at.to_owned()),
            signed: Some(signed),
            at,
        };
        batch = store::consent::answered(batch, life.kring.id(at), id, &said, account);
    }
    if answers.iter().all(|(_, answer)| *answer == Answer::Given) {
        batch = store::consent::stands(batch, id, at);
        let ground = Sharing {
            id,
            ground: new.whose,
            said_by: String::new(),
            agencies,
            parts,
            from: new.extent.from,
            to: Some(new.extent.to),
        };
        batch = store::sharing::add(batch, child, &ground, account, at);
    }
    Ok(life.scope.write(batch).await?)
}

/// One decision to share, where the law lets the worker's agency share for longer than a meeting, and one not to.
async fn decided(
    life: &Life<'_>,
    worker: &Practitioner,
    child: PersonId,
    agencies: &[Agency],
    today: Date,
) -> Result<(), Failure> {
    let words = sample::life(life.tenant.row.country);
    let policy = life.kring.policy(life.tenant.row.country).map_err(|_| Failure::new("no law pack"))?;
    let at = life.kring.clock.now() - jiff::SignedDuration::from_hours(24 * i64::from(DAYS));
    let from = today.saturating_sub(DAYS.days());
    let review = today.saturating_add(REVIEW.days());
    let Some(own) = agencies.iter().find(|agency| agency.id == worker.agency) else { return Ok(()) };
    let to = |agency: &&Agency| agency.id != own.id && !agency.sensitive;
    let reached = agencies.iter().filter(to).find_map(|agency| {
        let mut bases = policy.sharing_bases(own.sector, agency.sector, today);
        bases.find(|basis| basis.meetings.is_none()).map(|basis| (agency.id, basis))
    });
    let not = agencies.iter().find(|agency| agency.id != own.id);
    let weighed = |(need, against): (&str, &str)| Weighing {
        need: need.to_owned(),
        against: against.to_owned(),
        asked: Asked::Opposes,
        told: Told::Told,
        silent: None,
    };
    let decision = |shares: bool| Disclosure {
        id: life.kring.id::<DisclosureId>(at),
        shares,
        basis: reached.filter(|_| shares).map(|(_, basis)| basis.code.clone()),
        parts: vec![Part::Circle],
        agencies: if shares { reached.map(|(id, _)| id) } else { not.map(|agency| agency.id) }
            .into_iter()
            .collect(),
        weighing: weighed(if shares { words.disclosure } else { words.no_disclosure }),
        from,
        to: reached.filter(|_| shares).map(|(_, basis)| basis.last_day(from)),
        review,
        by: (worker.id, worker.agency),
        by_name: String::new(),
        decided: at,
        replaces: None,
        ended: None,
        ended_why: None,
        version: 1,
    };
    let account = life.kring.id(at);
    let remind = Some(life.kring.clock.now() + jiff::SignedDuration::from_hours(24 * i64::from(REVIEW)));
    let mut batch = store::disclosure::add(chore(), child, &decision(false), account, remind);
    if reached.is_some() {
        let shares = decision(true);
        let ground = Sharing {
            id: SharingId(shares.id.0),
            ground: Ground::LegalBasis,
            said_by: shares.basis.clone().unwrap_or_default(),
            agencies: shares.agencies.clone(),
            parts: shares.parts.clone(),
            from,
            to: shares.to,
        };
        batch = store::disclosure::add(batch, child, &shares, account, remind);
        batch = store::sharing::add(batch, child, &ground, account, at);
        batch = store::sharing::because(batch, ground.id, &shares.weighing.need);
    }
    Ok(life.scope.write(batch).await?)
}
