//! An answer, and what follows from it: the consent stands, waits for others, or closes at once.

use domain::consent::{Answer, Consent, End, Said, needed};
use domain::gate::Facts;
use domain::id::PersonId;
use domain::notice::EventKind;
use domain::protection::Category;
use domain::sharing::{Ground, Sharing};
use store::Batch;
use store::notice::Audience;

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// Those whose a consent is to give: the young person, or all who hold custody. Somebody of whom nobody may
/// know that they exist is waited for by nobody, since the waiting would tell it.
pub(super) async fn givers(op: &Op, facts: &Facts, whose: Ground) -> Result<Vec<PersonId>, AppError> {
    if whose == Ground::OwnConsent {
        return Ok(vec![facts.person]);
    }
    let guardians = store::consent::guardians(&op.scope, facts.person, op.today()).await?;
    let table = op.kring.db.protection();
    let known = guardians.into_iter().filter(|one| !table.hides(one.level, Category::Existence));
    Ok(known.map(|one| one.id).collect())
}

/// An answer to one consent.
pub(super) struct Saying<'a> {
    op: &'a Op,
    person: PersonId,
    consent: &'a Consent,
    givers: Vec<PersonId>,
    /// Whether all who hold custody have to say yes.
    all: bool,
}

impl<'a> Saying<'a> {
    pub(super) async fn of(op: &'a Op, facts: &Facts, consent: &'a Consent) -> Result<Self, AppError> {
        let law = op.kring.policy(op.tenant.row.country)?.consent_law();
        let givers = givers(op, facts, consent.whose).await?;
        Ok(Self { op, person: facts.person, consent, givers, all: law.joint_custody.all_needed })
    }

    /// Adds the answer and what follows from it.
    pub(super) fn add(&self, batch: Batch, said: Said) -> Batch {
        let (op, id) = (self.op, self.consent.id);
        let batch = store::consent::answered(batch, op.id(), id, &said, op.actor.account);
        match said.answer {
            Answer::Given => self.given(batch, said),
            Answer::Declined => match &self.consent.asker {
                Some(asker) => {
                    let news = act::news(op, self.person, EventKind::ConsentDeclined);
                    store::notice::tell(batch, &news, Audience::Practitioner(asker.practitioner))
                }
                None => self.tell_family(batch, EventKind::ConsentDeclined),
            },
            // One no longer is enough, whoever else has said yes.
            Answer::Withdrawn => {
                let batch = self.tell_circle(batch, EventKind::SharingWithdrawn);
                store::consent::ends(batch, id, End::Withdrawn, op.actor.account, op.now)
            }
        }
    }

    fn given(&self, batch: Batch, said: Said) -> Batch {
        let op = self.op;
        let needed = needed(self.all, &self.givers, said.giver);
        let mut consent = self.consent.clone();
        consent.answers.push(said);
        if consent.stands.is_some() {
            return batch;
        }
        if consent.lacks(&needed) {
            return self.tell_family(batch, EventKind::ConsentAsked);
        }
        let ground = Sharing {
            id: consent.id,
            ground: consent.whose,
            said_by: String::new(),
            agencies: consent.extent.agencies,
            parts: consent.extent.parts,
            from: consent.extent.from,
            to: Some(consent.extent.to),
        };
        let mut batch = store::consent::stands(batch, consent.id, op.now);
        batch = store::sharing::add(batch, self.person, &ground, op.actor.account, op.now);
        if let Some(old) = consent.replaces {
            batch = store::consent::ends(batch, old, End::Replaced, op.actor.account, op.now);
        }
        self.tell_circle(batch, EventKind::SharingRecorded)
    }

    /// The circle is told of a ground that came or went, and the family with it: never what or why.
    fn tell_circle(&self, batch: Batch, kind: EventKind) -> Batch {
        let news = act::news(self.op, self.person, kind);
        // Nothing closes where nothing had been opened.
        let nothing = kind == EventKind::SharingWithdrawn && self.consent.stands.is_none();
        let batch = if nothing {
            batch
        } else {
            let batch = store::notice::event(batch, &news, None);
            store::notice::tell(batch, &news, Audience::Circle(None))
        };
        let family = self.givers.iter().chain([&self.person]);
        family.fold(batch, |batch, one| store::notice::tell(batch, &news, Audience::Relative(*one)))
    }

    fn tell_family(&self, batch: Batch, kind: EventKind) -> Batch {
        let news = act::news(self.op, self.person, kind);
        self.givers
            .iter()
            .fold(batch, |batch, giver| store::notice::tell(batch, &news, Audience::Relative(*giver)))
    }

    /// Writes it all, or says that somebody else was faster.
    pub(super) async fn write(&self, batch: Batch) -> Result<(), AppError> {
        super::changed(self.op.scope.write(batch).await)
    }
}
