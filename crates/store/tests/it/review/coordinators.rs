//! Two persons who become one have one holder of each coordinator's role, and nobody loses a role
//! without being told.

use domain::coordinator::{CoordinatorKind, HandOver, HandOverState};
use domain::country::Country;
use domain::id::PersonId;
use domain::notice::EventKind;
use store::Batch;
use testkit::{SignedIn, on_both};

use super::Place;

const HOLDERS: &str = "SELECT m.canonical || ' ' || c.kind || ' ' || c.practitioner FROM coordinator c
    JOIN person m ON m.partnership = c.partnership AND m.id = c.person WHERE c.partnership = ?1 ORDER BY 1";

struct Held {
    older: PersonId,
    kept: SignedIn,
    aside: SignedIn,
}

impl Place<'_> {
    async fn child_of(&self, record: &str) -> PersonId {
        let all =
            self.look("SELECT record_id || ' ' || person FROM source_record WHERE partnership = ?1").await;
        all.iter().find_map(|line| line.strip_prefix(record)?.strip_prefix(' ')).unwrap().parse().unwrap()
    }

    async fn hold(&self, child: PersonId, kind: CoordinatorKind, who: &SignedIn) {
        let batch = Batch::chore("test");
        let me = who.actor.practitioner.unwrap();
        let batch = store::hand_over::take(batch, child, kind, me, self.op().now);
        self.town.scope.write(batch).await.unwrap();
    }

    /// Both have a named person; the younger also somebody who leads.
    async fn both_held(&self) -> Held {
        let (older, younger) = (self.child_of("S1").await, self.child_of("H1").await);
        let kept = self.town.staff(&self.agencies[0], "Anna Lind").await;
        let aside = self.town.staff(&self.agencies[1], "Berit Holm").await;
        self.hold(older, CoordinatorKind::NamedPerson, &kept).await;
        self.hold(younger, CoordinatorKind::NamedPerson, &aside).await;
        self.hold(younger, CoordinatorKind::LeadProfessional, &aside).await;
        Held { older, kept, aside }
    }

    /// Whoever is set aside had offered both roles.
    async fn two_offers(&self, held: &Held) -> SignedIn {
        let asked = self.town.staff(&self.agencies[2], "Carin Ek").await;
        let now = self.op().now;
        for (kind, n) in [(CoordinatorKind::NamedPerson, 1), (CoordinatorKind::LeadProfessional, 2)] {
            let offer = HandOver {
                id: self.op().id(),
                person: self.child_of("H1").await,
                kind,
                from: held.aside.practitioner.clone(),
                to: asked.practitioner.clone().unwrap(),
                offered: now,
                lapses: now + jiff::SignedDuration::from_hours(24 * n),
                state: HandOverState::Offered,
                note: None,
            };
            let batch = store::hand_over::offer(Batch::chore("test"), &offer, held.aside.actor.account);
            self.town.scope.write(batch).await.unwrap();
        }
        asked
    }

    /// The offer of the role that is held no longer is withdrawn, and both are told; the other waits.
    async fn one_is_withdrawn(&self, held: &Held, asked: &SignedIn) {
        let offers = "SELECT kind || ' ' || state FROM hand_over WHERE partnership = ?1 ORDER BY 1";
        assert_eq!(self.look(offers).await, ["lead_professional offered", "named_person withdrawn"]);
        let told = async |who: &SignedIn| {
            let mut told = self.told(who).await;
            told.retain(|kind| *kind != EventKind::FeedJoined);
            told.sort_unstable_by_key(|kind| kind.code());
            told
        };
        assert_eq!(told(asked).await, [EventKind::HandOverWithdrawn]);
        assert_eq!(told(&held.aside).await, [EventKind::CoordinatorKept, EventKind::HandOverWithdrawn]);
    }

    async fn told(&self, who: &SignedIn) -> Vec<EventKind> {
        let all = store::notice::list(&self.town.scope, who.actor.account).await.unwrap();
        all.iter().map(|n| n.kind).filter(|kind| *kind != EventKind::RecordsJoined).collect()
    }

    fn expected(held: &Held) -> Vec<String> {
        let line = |kind: CoordinatorKind, who: &SignedIn| {
            format!("{} {} {}", held.older, kind.code(), who.actor.practitioner.unwrap())
        };
        vec![
            line(CoordinatorKind::LeadProfessional, &held.aside),
            line(CoordinatorKind::NamedPerson, &held.kept),
        ]
    }
}

#[tokio::test]
async fn a_join_keeps_the_older_persons_holder_and_an_undoing_brings_the_other_back() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let held = place.both_held().await;
        let before = place.look(HOLDERS).await;
        assert_eq!(before.len(), 3);
        place.same(id).await.unwrap();
        assert_eq!(place.look(HOLDERS).await, Place::expected(&held));
        assert_eq!(place.told(&held.kept).await, [EventKind::CoordinatorKept]);
        assert_eq!(place.told(&held.aside).await, [EventKind::CoordinatorKept]);
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        assert_eq!(place.look(HOLDERS).await, before, "what was before stands again");
        place.same(id).await.unwrap();
        assert_eq!(place.look(HOLDERS).await, Place::expected(&held), "and again, to the same end");
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_nobody_can_accept_any_more_is_withdrawn() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let held = place.both_held().await;
        let asked = place.two_offers(&held).await;
        place.same(id).await.unwrap();
        place.one_is_withdrawn(&held, &asked).await;
    })
    .await;
}

#[tokio::test]
async fn a_join_by_a_delivery_does_the_same() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        place.two_alvas().await;
        let held = place.both_held().await;
        let before = place.look(HOLDERS).await;
        let asked = place.two_offers(&held).await;
        // Now the two agree in everything.
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 31"]).await;
        assert_eq!(place.persons().await.len(), 1);
        assert_eq!(place.look(HOLDERS).await, Place::expected(&held));
        assert!(place.told(&held.kept).await.contains(&EventKind::CoordinatorKept));
        place.one_is_withdrawn(&held, &asked).await;
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        assert_eq!(place.look(HOLDERS).await, before);
    })
    .await;
}
