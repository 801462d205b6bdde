use app::break_glass::{Emergency, Start, close, form, open};
use app::circle::Answer;
use app::{AppError, Op};
use domain::break_glass::{Category, OPENINGS_A_DAY, RULE};
use domain::coordinator::CoordinatorKind;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::person::{Address, Name};
use domain::protection::{Level, Shown};
use jiff::SignedDuration;
use store::Batch;
use store::person::NewPerson;
use testkit::{SignedIn, on_both};

use super::{Scene, conflict, invalid};

pub fn emergency() -> Emergency {
    Emergency {
        category: Category::DangerNow,
        reason: "She called and cannot be reached".to_owned(),
        understood: true,
    }
}

/// The circle, where it is open.
pub async fn sees(op: &Op, child: PersonId) -> Option<domain::circle::View> {
    match app::circle::view(op, child).await {
        Ok(Answer::Circle(circle)) => Some(circle.view),
        _ => None,
    }
}

pub async fn an_officer(scene: &Scene<'_>) -> SignedIn {
    scene.town.sign_in(Role::DataProtectionOfficer, None, None, None, false).await
}

pub async fn the_opening(scene: &Scene<'_>) -> domain::break_glass::Opening {
    store::break_glass::waiting(&scene.town.scope).await.unwrap().remove(0)
}

#[tokio::test]
async fn an_opening_lets_in_one_hat_to_one_child_for_an_hour() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let colleague = scene.town.staff(&scene.police, "Pia Ek").await;
        let sibling = scene.town.child("Noel", "Testsson").await;
        assert!(sees(&scene.op(&scene.per), scene.child).await.is_none());
        assert_eq!(form(&scene.op(&scene.per), scene.child).await.unwrap(), Start::Form(scene.child));
        let op = scene.op(&scene.per);
        open(&op, scene.child, &emergency(), "t1").await.unwrap();

        let view = sees(&scene.op(&scene.per), scene.child).await.unwrap();
        assert_eq!(view.ties.len(), 2);
        assert!(view.why.iter().any(|rule| rule.id == RULE));
        assert_eq!(form(&scene.op(&scene.per), scene.child).await.unwrap(), Start::Open(scene.child));
        // Nobody else, with no other hat, and no other child.
        assert!(sees(&scene.op(&colleague), scene.child).await.is_none());
        let mut other_hat = scene.op(&scene.per);
        other_hat.actor.hat = other_hat.id();
        assert!(sees(&other_hat, scene.child).await.is_none());
        assert!(sees(&scene.op(&scene.per), sibling).await.is_none());
        // It opens the circle and lets nothing be done there.
        assert!(app::attention::raise(&scene.op(&scene.per), scene.child, "Titta", "t2").await.is_err());

        let over = op.now + SignedDuration::from_mins(60);
        let at = |now| Op { now, ..scene.op(&scene.per) };
        assert!(sees(&at(over - SignedDuration::from_secs(1)), scene.child).await.is_some());
        assert!(sees(&at(over), scene.child).await.is_none());
        assert_eq!(app::break_glass::until(&op, scene.child).await.unwrap(), Some(over));
        assert_eq!(app::break_glass::until(&at(over), scene.child).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn an_opening_closes_when_its_holder_says_so_and_once() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        close(&scene.op(&scene.per), scene.child, "t2").await.unwrap();
        assert!(sees(&scene.op(&scene.per), scene.child).await.is_none());
        // To somebody who may not know of the child there is nothing to close; a colleague of somebody
        // in the circle is told that it is over.
        assert!(matches!(close(&scene.op(&scene.per), scene.child, "t3").await, Err(AppError::NotFound)));
        let colleague = scene.town.staff(&scene.school, "Ulla Ek").await;
        open(&scene.op(&colleague), scene.child, &emergency(), "c1").await.unwrap();
        close(&scene.op(&colleague), scene.child, "c2").await.unwrap();
        assert_eq!(conflict(close(&scene.op(&colleague), scene.child, "c3").await), "break_glass-over");
        // It can be opened again, and closes by itself.
        open(&scene.op(&scene.per), scene.child, &emergency(), "t4").await.unwrap();
        app.clock.pass(SignedDuration::from_mins(60));
        assert!(close(&scene.op(&scene.per), scene.child, "t5").await.is_err());
        open(&scene.op(&scene.per), scene.child, &emergency(), "t6").await.unwrap();
        assert!(sees(&scene.op(&scene.per), scene.child).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn it_needs_a_reason_and_somebody_who_has_understood() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let said =
            |reason: &str, understood| Emergency { reason: reason.to_owned(), understood, ..emergency() };
        let op = scene.op(&scene.per);
        let short = open(&op, scene.child, &said("   danger  ", true), "t1").await;
        assert_eq!(invalid(short), ("reason", "break_glass-error-short"));
        let long = open(&op, scene.child, &said(&"x".repeat(501), true), "t2").await;
        assert_eq!(invalid(long), ("reason", "error-too-long"));
        let hasty = open(&op, scene.child, &said("a child in danger", false), "t3").await;
        assert_eq!(invalid(hasty), ("confirmed", "break_glass-error-confirm"));
        assert!(sees(&scene.op(&scene.per), scene.child).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_double_click_opens_once_and_whoever_sees_the_circle_opens_nothing() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let officer = an_officer(&scene).await;
        let op = scene.op(&scene.per);
        open(&op, scene.child, &emergency(), "t1").await.unwrap();
        // The same form: the circle is open by now, so nothing is asked for.
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        let (a, b) = (scene.town.child("A", "Test").await, scene.op(&scene.per));
        let said = emergency();
        let (one, two) = tokio::join!(open(&b, a, &said, "t2"), open(&b, a, &said, "t3"));
        assert_eq!((one.unwrap(), two.unwrap()), (a, a));
        open(&scene.op(&scene.anna), scene.child, &emergency(), "t4").await.unwrap();
        assert_eq!(store::break_glass::waiting(&scene.town.scope).await.unwrap().len(), 2);
        assert_eq!(scene.waiting(&officer).await, 2);
    })
    .await;
}

#[tokio::test]
async fn coordinators_and_officers_are_told_at_once_and_nobody_else() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let officer = an_officer(&scene).await;
        let holder = scene.anna.practitioner.as_ref().unwrap().id;
        let now = app.kring.clock.now();
        let take = store::hand_over::take(
            Batch::chore("test"),
            scene.child,
            CoordinatorKind::NamedPerson,
            holder,
            now,
        );
        scene.town.scope.write(take).await.unwrap();
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        assert_eq!(scene.told(&scene.anna).await, [EventKind::GlassBroken]);
        assert_eq!(scene.told(&officer).await, [EventKind::GlassBroken]);
        assert_eq!(scene.waiting(&scene.mikael).await, 0);
        assert_eq!(scene.waiting(&scene.per).await, 0);
        // No content: the officer is not told which child, and the circle's page tells of nothing.
        let shown = app::notice::list(&scene.op(&officer)).await.unwrap();
        assert!(shown[0].child.is_none());
        assert_eq!(shown[0].leads, app::notice::Leads::BreakGlass);
        assert!(scene.latest(&scene.mikael).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn every_look_meanwhile_carries_the_rule_and_the_reason() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        sees(&scene.op(&scene.per), scene.child).await.unwrap();
        let records = scene.town.access_records().await;
        let [.., opened, looked] = records.as_slice() else { panic!("two records") };
        assert_eq!((opened.action.as_str(), looked.action.as_str()), ("break_glass", "view_circle"));
        assert_eq!(looked.basis, [RULE]);
        for record in [opened, looked] {
            assert_eq!(record.reason.as_deref(), Some("She called and cannot be reached"));
            assert_eq!(record.persons, [scene.child]);
        }
        close(&scene.op(&scene.per), scene.child, "t2").await.unwrap();
        scene.view(&scene.anna).await;
        assert_eq!(scene.town.access_records().await.pop().unwrap().reason, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_hidden_or_protected_stays_so() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (shelter, _) = scene.sensitive("shelter", Exposure::Hidden).await;
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        let view = sees(&scene.op(&scene.per), scene.child).await.unwrap();
        assert!(!format!("{view:?}").contains(&shelter.id.to_string()));

        let person = |level| NewPerson {
            level: Some(level),
            name: Name { given: "Noor".to_owned(), surname: "Test".to_owned() },
            address: Address { street: Some("Storgatan 1".to_owned()), ..Address::default() },
            ..NewPerson::default()
        };
        let marked = scene.town.add_person(&person(Level::Marked)).await;
        open(&scene.op(&scene.per), marked, &emergency(), "t2").await.unwrap();
        let view = sees(&scene.op(&scene.per), marked).await.unwrap();
        assert_eq!(view.person.address, Shown::Hidden);
        // Whoever is cleared sees it, as in a circle of the own.
        let cleared = scene.town.practitioner(&scene.police, "Vera Wik").await;
        let cleared =
            scene.town.sign_in(Role::Practitioner, Some(&scene.police), Some(&cleared), None, true).await;
        open(&scene.op(&cleared), marked, &emergency(), "t3").await.unwrap();
        assert!(sees(&scene.op(&cleared), marked).await.unwrap().person.address.value().is_some());

        let secret = scene.town.add_person(&person(Level::StrictlyConfidentialAddress)).await;
        for refused in [
            form(&scene.op(&scene.per), secret).await.err(),
            open(&scene.op(&scene.per), secret, &emergency(), "t4").await.err(),
        ] {
            assert!(matches!(refused, Some(AppError::Denied(denied)) if denied.conceal));
        }
    })
    .await;
}

#[tokio::test]
async fn a_member_without_ground_and_one_by_own_word_alone_may_open_too() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let child = scene.town.child("Noel", "Testsson").await;
        scene.town.tie(child, &scene.school, scene.anna.practitioner.as_ref(), Exposure::Open).await;
        assert!(sees(&scene.op(&scene.anna), child).await.is_none());
        open(&scene.op(&scene.anna), child, &emergency(), "t1").await.unwrap();
        assert!(sees(&scene.op(&scene.anna), child).await.is_some());
        // My day and the search know of no emergency.
        let sort_key = |name: &str| name.as_bytes().to_vec();
        let mine = app::my_day::children(&scene.op(&scene.anna), "", 1, &sort_key).await.unwrap();
        assert!(!format!("{mine:?}").contains("She called"));
    })
    .await;
}

#[tokio::test]
async fn another_partnership_is_out_of_reach() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let far = Scene::at(&app, "granvik").await;
        let answer = open(&far.op(&far.per), scene.child, &emergency(), "t1").await;
        assert!(matches!(answer, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn an_account_opens_five_times_a_day_and_no_more() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        for n in 0..OPENINGS_A_DAY {
            let child = scene.town.child("Noel", &format!("Test{n}")).await;
            open(&scene.op(&scene.per), child, &emergency(), &format!("t{n}")).await.unwrap();
        }
        let sixth = open(&scene.op(&scene.per), scene.child, &emergency(), "t6").await;
        assert_eq!(conflict(sixth), "break_glass-error-too-many");
        let refused = scene.town.access_records().await.pop().unwrap();
        assert!(refused.denied && refused.action == "break_glass" && refused.persons == [scene.child]);
        // Another hat does not help; another account is not held up; tomorrow is another day.
        let mut other_hat = scene.op(&scene.per);
        other_hat.actor.hat = other_hat.id();
        assert!(open(&other_hat, scene.child, &emergency(), "t7").await.is_err());
        let colleague = scene.town.staff(&scene.police, "Pia Ek").await;
        open(&scene.op(&colleague), scene.child, &emergency(), "t8").await.unwrap();
        app.clock.pass(SignedDuration::from_hours(24));
        open(&scene.op(&scene.per), scene.child, &emergency(), "t9").await.unwrap();
    })
    .await;
}
