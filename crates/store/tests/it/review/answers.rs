//! The same, not the same, ask; twice, late, and at once with somebody else.

use app::AppError;
use app::review::Given;
use domain::country::Country;
use domain::gate::Role;
use domain::review::{Answer, ReviewState};
use testkit::on_both;

use super::Place;
use crate::feed::number;

#[tokio::test]
async fn the_same_joins_and_the_older_person_stands_for_both() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let before = place.persons().await;
        let seen = app::review::view(&place.op(), id).await.unwrap();
        assert_eq!(seen.state, ReviewState::Open);
        assert!(seen.evidence.told.total > 0.0 && seen.evidence.told.lines.len() >= 9);
        assert_eq!((seen.queue.left, seen.queue.done), (1, 0));
        place.same(id).await.unwrap();
        let after = place.persons().await;
        assert_eq!((before.len(), after.len()), (2, 1));
        let queue = app::review::queue(&place.op(), 1).await.unwrap();
        assert_eq!((queue.left, queue.done), (0, 1));
        // Two ties stand around one child now, and whoever sees the circle is told.
        let ties = "SELECT COUNT(*) FROM involvement i JOIN person m ON m.partnership = i.partnership
             AND m.id = i.person WHERE i.partnership = ?1 GROUP BY m.canonical";
        assert_eq!(number(&place.town, ties).await, 2);
        let events = place.look("SELECT kind FROM circle_event WHERE partnership = ?1").await;
        assert_eq!(events, ["records_joined"]);
        // Both are named in the access record, of the look and of the answer.
        let records = place.town.access_records().await;
        let told: Vec<_> = records.iter().filter(|r| r.persons.len() == 2).map(|r| &r.action).collect();
        assert!(told.len() >= 3 && told.iter().all(|action| *action == "review_links"), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_tie_that_nobody_may_see_makes_no_news() {
    on_both(|app| async move {
        let mut place = Place::new(&app, Country::Se).await;
        place.steward.actor.cleared = true;
        let id = place.two_alvas().await;
        let hide = "UPDATE involvement SET exposure = 'hidden' WHERE partnership = ?1 AND agency = ?2";
        let batch = store::Batch::chore("test")
            .step(store::Sql::new(hide), vec![store::Value::from(place.agencies[1].id)]);
        place.town.scope.write(batch).await.unwrap();
        place.same(id).await.unwrap();
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        assert!(place.look("SELECT kind FROM circle_event WHERE partnership = ?1").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn twice_is_once_and_late_is_told_who_was_first() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let other = place.town.sign_in(Role::DataSteward, None, None, None, false).await;
        let given = Given { id, version: place.version(id).await, once: "a" };
        app::review::same(&place.op(), given).await.unwrap();
        // A double click, and the page sent again with the back button.
        assert!(matches!(app::review::same(&place.op(), given).await, Err(AppError::AlreadyDone)));
        let again = Given { once: "b", ..given };
        assert!(matches!(app::review::same(&place.op(), again).await, Err(AppError::AlreadyDone)));
        // Somebody else, who had read the same page.
        let late = app::review::not_same(&place.op_of(&other), Given { once: "c", ..given }).await;
        let Err(AppError::Conflict(message)) = late else { panic!("{late:?}") };
        assert_eq!(message.key, "review-said-same");
        assert_eq!(place.links().await.len(), 1);
        assert!(place.look("SELECT a FROM not_same WHERE partnership = ?1").await.is_empty());
        // The one who answered changes their mind by undoing, not by another answer.
        let changed = app::review::not_same(&place.op(), Given { once: "d", ..given }).await;
        assert!(matches!(changed, Err(AppError::Conflict(_))));
    })
    .await;
}

#[tokio::test]
async fn not_the_same_is_remembered_for_ever() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        place.not_same(id).await.unwrap();
        assert_eq!(place.persons().await.len(), 2);
        // Now the two agree in everything: the engine would link them, and must not.
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 31"]).await;
        assert_eq!(place.persons().await.len(), 2);
        assert!(place.waiting().await.is_empty());
        // A third record is like both: it may join the one, and then not the other.
        place.deliver(2, &["X1,Alva,Lind,2018-01-01,791 99"]).await;
        let waiting = place.waiting().await;
        assert_eq!(waiting.len(), 2);
        place.same(waiting[0]).await.unwrap();
        let refused = place.same(waiting[1]).await;
        let Err(AppError::Conflict(message)) = refused else { panic!("{refused:?}") };
        assert_eq!(message.key, "review-told-apart");
    })
    .await;
}

/// What a human said counts also after the persons were joined to somebody older, under whom a
/// delivery finds them.
#[tokio::test]
async fn a_humans_answer_counts_after_the_person_was_joined() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        place.deliver(2, &["X1,Sara,Ek,2015-05-05,"]).await;
        let id = place.two_alvas().await;
        place.same(id).await.unwrap();
        let join = "UPDATE person SET canonical = (SELECT s.person FROM source_record s
             WHERE s.partnership = ?1 AND s.record_id = 'X1') WHERE partnership = ?1";
        let batch = store::Batch::chore("test").step(store::Sql::new(join), Vec::new());
        place.town.scope.write(batch).await.unwrap();
        // By the name alone it would be another human, and leave.
        place.deliver(0, &["S1,Ture,Berg,2011-02-02,"]).await;
        assert_eq!(place.persons().await.len(), 1, "a human has said whose records these are");
        assert_eq!(place.links().await.len(), 1);
    })
    .await;
}

/// A record that a human has told apart from one of somebody's records joins none of the others.
#[tokio::test]
async fn told_apart_from_one_record_is_told_apart_from_the_person() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        place.not_same(id).await.unwrap();
        // Somebody else's record, found to be the same as the second.
        place.deliver(2, &["X1,Alva,Lind,2018-01-01,791 70"]).await;
        assert_eq!(place.persons().await.len(), 2);
        // The first now says what the third says, of which nobody has told it apart by hand.
        place.deliver(0, &["S1,Alva,Lind,2018-01-01,791 70"]).await;
        assert_eq!(place.persons().await.len(), 2);
        assert!(place.waiting().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn agencies_are_asked_about_their_own_record_and_answer() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let given = Given { id, version: place.version(id).await, once: "a" };
        let mut admins = Vec::new();
        for agency in &place.agencies {
            admins.push(place.town.sign_in(Role::AgencyAdmin, Some(agency), None, None, false).await);
        }
        app::review::ask(&place.op(), given).await.unwrap();
        assert!(matches!(app::review::ask(&place.op(), given).await, Err(AppError::AlreadyDone)));
        let stale = app::review::same(&place.op(), Given { once: "b", ..given }).await;
        assert!(matches!(stale, Err(AppError::Conflict(m)) if m.key == "review-changed"));
        // The two who are asked are told, and a letter says that something waits.
        let mut told = Vec::new();
        for admin in &admins {
            let notices = app::notice::list(&place.op_of(admin)).await.unwrap();
            told.push(notices.len());
            for one in notices {
                assert_eq!((one.leads, one.child), (app::notice::Leads::Questions, None), "and of nobody");
            }
        }
        assert_eq!(told, [1, 1, 0, 0]);
        assert!(app::notice::list(&place.op()).await.unwrap().is_empty(), "not the one who asks");
        assert_eq!(app::mail::queue(&app.kring, app.kring.clock.now()).await.unwrap(), 2);
        let asked = app::review::questions(&place.op_of(&admins[0])).await.unwrap();
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].record_id, "S1");
        assert!(app::notice::list(&place.op_of(&admins[0])).await.unwrap().iter().all(|n| n.seen));
        assert!(app::review::questions(&place.op_of(&admins[2])).await.unwrap().is_empty());
        let elsewhere = app::review::answer(&place.op_of(&admins[2]), id, Answer::Right, "c").await;
        assert!(matches!(elsewhere, Err(AppError::Conflict(_))));
        app::review::answer(&place.op_of(&admins[0]), id, Answer::Right, "d").await.unwrap();
        assert_eq!(app::review::view(&place.op(), id).await.unwrap().state, ReviewState::Asked);
        app::review::answer(&place.op_of(&admins[1]), id, Answer::Corrected, "e").await.unwrap();
        let twice = app::review::answer(&place.op_of(&admins[1]), id, Answer::Right, "f").await;
        assert!(matches!(twice, Err(AppError::Conflict(_))));
        let seen = app::review::view(&place.op(), id).await.unwrap();
        assert_eq!(seen.state, ReviewState::Open, "all have answered: it waits for the steward");
        let answers: Vec<_> = seen.asked.iter().map(|asked| asked.answer).collect();
        assert!(answers.contains(&Some(Answer::Right)) && answers.contains(&Some(Answer::Corrected)));
        place.same(id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_delivery_meanwhile_is_read_before_the_answer_counts() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let given = Given { id, version: place.version(id).await, once: "a" };
        place.deliver(0, &["S1,Alva,Lind,2018-01-01,791 77"]).await;
        app::review::same(&place.op(), given).await.unwrap();
        // What is shown is chosen from what stands now.
        let shown = place
            .look(
                "SELECT c.postcode FROM person c WHERE c.partnership = ?1 AND c.canonical = c.id
                 AND EXISTS (SELECT 1 FROM person m WHERE m.partnership = ?1 AND m.canonical = c.id
                 AND m.id <> c.id)",
            )
            .await;
        assert_eq!(shown.len(), 1);
        assert!(["79177", "791 77", "791 70"].contains(&shown[0].as_str()), "{shown:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_reviews() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let who = place.town.staff(&place.agencies[0], "Eva Lund").await;
        let op = place.op_of(&who);
        assert!(matches!(app::review::queue(&op, 1).await, Err(AppError::Denied(_))));
        assert!(matches!(app::review::view(&op, id).await, Err(AppError::Denied(_))));
        let given = Given { id, version: 1, once: "a" };
        assert!(matches!(app::review::same(&op, given).await, Err(AppError::Denied(_))));
        assert!(matches!(app::review::links(&op).await, Err(AppError::Denied(_))));
        assert!(matches!(app::review::questions(&op).await, Err(AppError::Denied(_))));
        assert_eq!(place.persons().await.len(), 2);
    })
    .await;
}
