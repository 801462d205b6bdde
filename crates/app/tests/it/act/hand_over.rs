use app::AppError;
use app::hand_over::{New, accept, decline, offer, take, withdraw};
use app::jobs;
use domain::coordinator::CoordinatorKind::{LeadProfessional, NamedPerson};
use domain::coordinator::{HandOverState, OFFER_DAYS};
use domain::id::HandOverId;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use jiff::SignedDuration;
use testkit::{SignedIn, on_both};

use super::{Scene, conflict, invalid};

fn to(who: &SignedIn) -> New {
    New { kind: NamedPerson, to: who.actor.practitioner.unwrap(), note: "Du känner familjen".to_owned() }
}

impl Scene<'_> {
    /// Anna holds the role and offers it to somebody.
    async fn offered(&self, receiver: &SignedIn) -> HandOverId {
        take(&self.op(&self.anna), self.child, NamedPerson, "take").await.unwrap();
        offer(&self.op(&self.anna), self.child, &to(receiver), "offer").await.unwrap();
        self.view(&self.anna).await.hand_overs[0].id
    }

    /// Names of those who hold the role: never more and, once taken, never fewer than one.
    async fn holders(&self) -> Vec<String> {
        let view = self.view(&self.mikael).await;
        view.coordinators.into_iter().filter(|c| c.kind == NamedPerson).map(|c| c.holder.name).collect()
    }

    async fn state(&self, id: HandOverId) -> HandOverState {
        store::hand_over::find(&self.town.scope, id).await.unwrap().unwrap().offer.state
    }
}

#[tokio::test]
async fn a_free_role_is_taken_by_one() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        take(&scene.op(&scene.anna), scene.child, NamedPerson, "t1").await.unwrap();
        let late = take(&scene.op(&scene.mikael), scene.child, NamedPerson, "t2").await;
        let Err(AppError::Conflict(message)) = late else { panic!("{late:?}") };
        assert_eq!((message.key, message.args[0].1.as_ref()), ("hand_over-held-by", "Anna Lind"));
        assert_eq!(scene.holders().await, ["Anna Lind"]);
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::HandOverAccepted]);
        // Another role is another baton.
        take(&scene.op(&scene.mikael), scene.child, LeadProfessional, "t3").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_holder_behind_a_mask_is_named_to_the_own_agency_alone() {
    on_both(|app| async move {
        for (n, exposure) in
            [Exposure::Open, Exposure::ContactViaCoordinator, Exposure::Hidden].into_iter().enumerate()
        {
            let scene = Scene::at(&app, &format!("town{n}")).await;
            let (clinic, doctor) = scene.sensitive("clinic", Exposure::Open).await;
            let colleague = scene.town.staff(&clinic, "Ann Alm").await;
            scene.town.tie(scene.child, &clinic, colleague.practitioner.as_ref(), Exposure::Open).await;
            take(&scene.op(&doctor), scene.child, NamedPerson, "t1").await.unwrap();
            offer(&scene.op(&doctor), scene.child, &to(&colleague), "t2").await.unwrap();
            // The clinic's next list says so; nobody answers the offer meanwhile.
            for who in [&doctor, &colleague] {
                let me = who.actor.practitioner.unwrap();
                let own = store::involvement::own(&scene.town.scope, me, scene.child, scene.op(who).today());
                for tie in own.await.unwrap() {
                    let batch = store::involvement::expose(store::Batch::chore("test"), &tie, exposure);
                    scene.town.scope.write(batch).await.unwrap();
                }
            }
            let keys = async |who: &SignedIn| {
                let late = take(&scene.op(who), scene.child, NamedPerson, "late").await;
                let offers = scene.view(who).await.hand_overs.len();
                (conflict(late), offers)
            };
            let named = exposure == Exposure::Open;
            let told = if named { ("hand_over-offered-to", 1) } else { ("hand_over-not-now", 0) };
            assert_eq!(keys(&scene.anna).await, told, "{exposure:?}");
            let Err(AppError::Conflict(other)) =
                offer(&scene.op(&scene.anna), scene.child, &to(&scene.mikael), "late").await
            else {
                panic!("it is held")
            };
            assert_eq!(other.key == "hand_over-held-by", named, "{exposure:?}: {other:?}");
            assert_eq!(other.args.is_empty(), !named, "{exposure:?}: {other:?}");
            assert_eq!(scene.view(&colleague).await.hand_overs.len(), 1, "{exposure:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_take_at_once_see_each_other() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (anna, mikael) = (scene.op(&scene.anna), scene.op(&scene.mikael));
        let (one, other) = tokio::join!(
            take(&anna, scene.child, NamedPerson, "t1"),
            take(&mikael, scene.child, NamedPerson, "t2")
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        assert_eq!(scene.holders().await.len(), 1);
    })
    .await;
}

/// Invariant 6: at every step of a hand-over somebody holds the role.
#[tokio::test]
async fn the_old_holder_holds_until_the_new_one_has_accepted() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.offered(&scene.per).await;
        assert_eq!(scene.holders().await, ["Anna Lind"]);
        assert_eq!(scene.told(&scene.per).await, [EventKind::HandOverOffered], "also outside of the circle");
        assert_eq!(accept(&scene.op(&scene.per), id, "t1").await.unwrap(), scene.child);
        assert_eq!(scene.holders().await, ["Per Sund"]);
        assert_eq!(scene.told(&scene.anna).await[0], EventKind::HandOverAccepted);
        // Whoever coordinates sees the circle and stands in it.
        assert!(scene.view(&scene.per).await.in_circle);
        app::involvement::leave(&scene.op(&scene.anna), scene.child, "t2").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_accepted_once() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.offered(&scene.per).await;
        accept(&scene.op(&scene.per), id, "t1").await.unwrap();
        let records = scene.town.access_records().await.len();
        for token in ["t1", "t2"] {
            let again = accept(&scene.op(&scene.per), id, token).await;
            assert!(matches!(again, Err(AppError::AlreadyDone)), "{again:?}");
        }
        assert_eq!(conflict(decline(&scene.op(&scene.per), id, "t3").await), "hand_over-accepted");
        assert_eq!(scene.holders().await, ["Per Sund"]);
        assert_eq!(scene.town.access_records().await.len(), records + 1, "only the view");
        let stale = withdraw(&scene.op(&scene.anna), id, "t4").await;
        assert_eq!(conflict(stale), "hand_over-accepted");
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_answered_by_its_receiver_alone() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.offered(&scene.per).await;
        for who in [&scene.anna, &scene.mikael] {
            let stolen = accept(&scene.op(who), id, "t").await;
            assert!(matches!(stolen, Err(AppError::NotFound)), "{stolen:?}");
        }
        let foreign = withdraw(&scene.op(&scene.mikael), id, "t").await;
        assert!(matches!(foreign, Err(AppError::NotFound)), "{foreign:?}");
        assert_eq!(scene.holders().await, ["Anna Lind"]);
    })
    .await;
}

#[tokio::test]
async fn a_declined_or_withdrawn_offer_leaves_the_role_where_it_was() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.offered(&scene.mikael).await;
        decline(&scene.op(&scene.mikael), id, "t1").await.unwrap();
        assert_eq!(scene.told(&scene.anna).await, [EventKind::HandOverDeclined]);
        assert_eq!(conflict(accept(&scene.op(&scene.mikael), id, "t2").await), "hand_over-declined");
        offer(&scene.op(&scene.anna), scene.child, &to(&scene.mikael), "t3").await.unwrap();
        let second = scene.view(&scene.anna).await.hand_overs[0].id;
        withdraw(&scene.op(&scene.anna), second, "t4").await.unwrap();
        assert_eq!(conflict(accept(&scene.op(&scene.mikael), second, "t5").await), "hand_over-withdrawn");
        assert_eq!(scene.told(&scene.mikael).await[0], EventKind::HandOverWithdrawn);
        assert_eq!(scene.holders().await, ["Anna Lind"]);
    })
    .await;
}

#[tokio::test]
async fn accepting_and_withdrawing_at_once_end_in_one_of_both() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.offered(&scene.mikael).await;
        let (anna, mikael) = (scene.op(&scene.anna), scene.op(&scene.mikael));
        let (took, withdrew) = tokio::join!(accept(&mikael, id, "t1"), withdraw(&anna, id, "t2"));
        assert!(took.is_ok() != withdrew.is_ok(), "{took:?} {withdrew:?}");
        let (state, holders) = (scene.state(id).await, scene.holders().await);
        if took.is_ok() {
            assert_eq!((state, holders), (HandOverState::Accepted, vec!["Mikael Borg".to_owned()]));
        } else {
            assert_eq!((state, holders), (HandOverState::Withdrawn, vec!["Anna Lind".to_owned()]));
        }
    })
    .await;
}

#[tokio::test]
async fn one_role_is_offered_to_one_and_by_its_holder() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.offered(&scene.per).await;
        let twice = offer(&scene.op(&scene.anna), scene.child, &to(&scene.mikael), "t1").await;
        assert_eq!(conflict(twice), "hand_over-offered-to");
        let foreign = offer(&scene.op(&scene.mikael), scene.child, &to(&scene.per), "t2").await;
        assert_eq!(conflict(foreign), "hand_over-held-by");
        let free = New { kind: LeadProfessional, ..to(&scene.per) };
        offer(&scene.op(&scene.mikael), scene.child, &free, "t3").await.unwrap();
        let taken = take(&scene.op(&scene.anna), scene.child, LeadProfessional, "t4").await;
        assert_eq!(conflict(taken), "hand_over-offered-to");
    })
    .await;
}

#[tokio::test]
async fn a_role_is_not_offered_to_whoever_cannot_answer() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let silent = scene.town.practitioner(&scene.police, "Siv Stum").await;
        let new = New { kind: NamedPerson, to: silent.id, note: String::new() };
        let op = scene.op(&scene.anna);
        assert_eq!(invalid(offer(&op, scene.child, &new, "t1").await), ("to", "hand_over-no-account"));
        let nobody = New { to: op.id(), ..new.clone() };
        assert_eq!(invalid(offer(&op, scene.child, &nobody, "t2").await), ("to", "hand_over-nobody"));
        let wordy = New { note: "x".repeat(501), ..to(&scene.per) };
        assert_eq!(invalid(offer(&op, scene.child, &wordy, "t3").await), ("note", "error-too-long"));
    })
    .await;
}

#[tokio::test]
async fn an_unanswered_offer_returns_once_with_a_notice() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.offered(&scene.per).await;
        app.clock.pass(SignedDuration::from_hours(24 * OFFER_DAYS) - SignedDuration::from_secs(1));
        assert_eq!(jobs::lapse(&app.kring, app.kring.clock.now()).await.unwrap(), 0);
        app.clock.pass(SignedDuration::from_secs(1));
        // Too late, also before the job has run.
        assert_eq!(conflict(accept(&scene.op(&scene.per), id, "t1").await), "hand_over-lapsed");
        let now = app.kring.clock.now();
        let (one, other) = tokio::join!(jobs::lapse(&app.kring, now), jobs::lapse(&app.kring, now));
        assert_eq!(one.unwrap() + other.unwrap(), 1, "two servers return it once");
        assert_eq!(scene.state(id).await, HandOverState::Lapsed);
        assert_eq!(scene.holders().await, ["Anna Lind"]);
        for who in [&scene.anna, &scene.per] {
            assert_eq!(scene.told(who).await[0], EventKind::HandOverLapsed);
        }
        assert_eq!(scene.latest(&scene.anna).await[0], EventKind::HandOverLapsed);
        let records = scene.town.access_records().await;
        assert_eq!(records.iter().filter(|r| r.action == "lapse_hand_over").count(), 1);
        offer(&scene.op(&scene.anna), scene.child, &to(&scene.mikael), "t2").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_accepts_a_role_stands_by_name_from_then_on() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (_, doctor) = scene.sensitive("clinic", Exposure::Hidden).await;
        let id = scene.offered(&doctor).await;
        accept(&scene.op(&doctor), id, "t1").await.unwrap();
        let ties = format!("{:?}", scene.view(&scene.mikael).await.ties);
        assert!(ties.contains("clinic Staff"), "{ties}");
    })
    .await;
}
