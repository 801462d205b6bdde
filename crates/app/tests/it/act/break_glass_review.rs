use app::AppError;
use app::break_glass::{close, form, officer, open};
use domain::agency::Sector;
use domain::break_glass::Outcome;
use domain::gate::Role;
use domain::involvement::Exposure;
use jiff::SignedDuration;
use testkit::{SignedIn, TestApp, on_both};

use super::break_glass::{an_officer, emergency, sees, the_opening};
use super::{Scene, conflict, invalid};

#[tokio::test]
async fn an_officer_reviews_what_is_over_once_and_never_the_own() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (first, second) = (an_officer(&scene).await, an_officer(&scene).await);
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        sees(&scene.op(&scene.per), scene.child).await.unwrap();
        sees(&scene.op(&scene.per), scene.child).await.unwrap();
        let id = the_opening(&scene).await.id;
        let answer = async |who: &SignedIn, once: &str| {
            let words = "The child was found the same night";
            officer::review(&scene.op(who), id, Outcome::Justified, words, once).await
        };
        assert_eq!(conflict(answer(&first, "r1").await), "break_glass-error-still-open");
        close(&scene.op(&scene.per), scene.child, "t2").await.unwrap();
        let mut own = scene.op(&first);
        own.actor.account = scene.per.actor.account;
        let refused = officer::review(&own, id, Outcome::Justified, "It was fine, I think", "r2").await;
        assert_eq!(conflict(refused), "break_glass-error-own");
        assert!(
            officer::review(&scene.op(&scene.anna), id, Outcome::Justified, "Because", "r3").await.is_err()
        );

        let list = officer::list(&scene.op(&first)).await.unwrap();
        assert_eq!((list.waiting.len(), list.reviewed.len()), (1, 0));
        assert!(list.waiting[0].over && !list.waiting[0].overdue);
        assert_eq!(list.waiting[0].child.name, None);
        assert!(list.waiting[0].looked_at.contains(&("view_circle".to_owned(), 2)));
        app.clock.pass(SignedDuration::from_hours(24 * 4));
        assert!(officer::list(&scene.op(&first)).await.unwrap().waiting[0].overdue);

        answer(&first, "r4").await.unwrap();
        assert!(matches!(answer(&first, "r4").await, Err(AppError::AlreadyDone)));
        assert_eq!(conflict(answer(&second, "r5").await), "break_glass-error-reviewed");
        let list = officer::list(&scene.op(&first)).await.unwrap();
        assert_eq!((list.waiting.len(), list.reviewed.len()), (0, 1));
        assert!(!list.reviewed[0].overdue);
    })
    .await;
}

#[tokio::test]
async fn names_of_an_opening_need_a_reason_that_is_kept() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let who = an_officer(&scene).await;
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        let id = the_opening(&scene).await.id;
        let page = officer::page(&scene.op(&who), id).await.unwrap();
        assert_eq!((page.shown.child.name, page.shown.who.name), (None, None));
        let short = officer::named(&scene.op(&who), id, "because").await;
        assert_eq!(invalid(short.map(drop)), ("reason", "audit-error-reason-short"));
        let page = officer::named(&scene.op(&who), id, "complaint 2026/14").await.unwrap();
        assert_eq!(page.shown.child.name.as_deref(), Some("Alva Testsson"));
        assert_eq!(page.shown.who.name.as_deref(), Some("Per Sund"));
        let record = scene.town.access_records().await.pop().unwrap();
        assert_eq!(
            (record.reason.as_deref(), record.persons),
            (Some("complaint 2026/14"), vec![scene.child])
        );
    })
    .await;
}

async fn looked(app: &TestApp, scene: &Scene<'_>, who: &SignedIn) -> (Vec<String>, bool) {
    app.clock.pass(SignedDuration::from_millis(1));
    match app::who_looked::list(&scene.op(who), scene.child, None).await.unwrap() {
        app::who_looked::Answer::Page(page) => {
            (page.looks.into_iter().map(|look| look.action).collect(), page.kept_back)
        }
        app::who_looked::Answer::Moved(_) => panic!("moved"),
    }
}

#[tokio::test]
async fn the_family_sees_an_opening_unless_a_decision_keeps_it_back() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let who = an_officer(&scene).await;
        let mother = scene.town.guardian_of(scene.child, "Maria", "Testsson").await;
        let mother = scene.town.sign_in(Role::Guardian, None, None, Some(mother), false).await;
        form(&scene.op(&scene.per), scene.child).await.unwrap();
        open(&scene.op(&scene.per), scene.child, &emergency(), "t1").await.unwrap();
        sees(&scene.op(&scene.per), scene.child).await.unwrap();
        let (seen, kept_back) = looked(&app, &scene, &mother).await;
        assert_eq!(seen, ["view_circle", "break_glass", "break_glass"]);
        assert!(!kept_back);

        let id = the_opening(&scene).await.id;
        let decide = async |withhold, why: &str, once: &str| {
            officer::decide_family(&scene.op(&who), id, withhold, why, once).await
        };
        assert_eq!(invalid(decide(true, "short", "d1").await), ("why", "audit-error-reason-short"));
        decide(true, "an investigation is under way", "d2").await.unwrap();
        let record = scene.town.access_records().await.pop().unwrap();
        assert_eq!(record.reason.as_deref(), Some("an investigation is under way"));
        assert_eq!(
            conflict(decide(true, "once more, with a reason", "d3").await),
            "break_glass-error-decided"
        );
        let (seen, kept_back) = looked(&app, &scene, &mother).await;
        assert_eq!(seen, ["view_who_looked"]);
        assert!(kept_back, "never silently");
        // The reason stands with the decision, and another child's family is told nothing of it.
        assert_eq!(the_opening(&scene).await.withheld.unwrap().reason, "an investigation is under way");

        decide(false, "the investigation is closed", "d4").await.unwrap();
        let (seen, kept_back) = looked(&app, &scene, &mother).await;
        assert!(seen.contains(&"break_glass".to_owned()) && seen.contains(&"review_break_glass".to_owned()));
        assert!(!kept_back);
    })
    .await;
}

#[tokio::test]
async fn an_opening_by_somebody_hidden_leaves_no_trace_not_even_that_something_is_kept_back() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let who = an_officer(&scene).await;
        let child = scene.town.child("Noel", "Testsson").await;
        let shelter = scene.town.agency_with("shelter", Sector::Psychiatry, true, Exposure::Hidden).await;
        let staff = scene.town.staff(&shelter, "Siv Berg").await;
        scene.town.tie(child, &shelter, staff.practitioner.as_ref(), Exposure::Hidden).await;
        let mother = scene.town.guardian_of(child, "Maria", "Testsson").await;
        let mother = scene.town.sign_in(Role::Guardian, None, None, Some(mother), false).await;
        open(&scene.op(&staff), child, &emergency(), "t1").await.unwrap();
        assert!(sees(&scene.op(&staff), child).await.is_some());
        let id = the_opening(&scene).await.id;
        let all = async || match app::who_looked::list(&scene.op(&mother), child, None).await.unwrap() {
            app::who_looked::Answer::Page(page) => page,
            app::who_looked::Answer::Moved(_) => panic!("moved"),
        };
        officer::named(&scene.op(&who), id, "complaint 2026/14").await.unwrap();
        let page = all().await;
        assert!(page.looks.is_empty() && !page.kept_back, "{:?}", page.looks);
        officer::decide_family(&scene.op(&who), id, true, "kept back all the same", "d1").await.unwrap();
        let page = all().await;
        assert_eq!(page.looks.len(), 1, "the mother's own: {:?}", page.looks);
        assert!(!page.kept_back);
    })
    .await;
}
