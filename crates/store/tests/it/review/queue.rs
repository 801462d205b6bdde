//! The order of the queue, and two stewards who work through it at once.

use app::AppError;
use app::review::Latest;
use domain::country::Country;
use domain::gate::Role;
use domain::id::ReviewId;
use domain::review::{HOLD, ReviewState, Task};
use jiff::SignedDuration;
use store::{Batch, Sql, Value};
use testkit::on_both;

use super::{Place, reviews};

const NAMES: [&str; 4] =
    ["Alva,Lind,2018-01-01", "Bo,Ek,2016-02-02", "Cia,Ek,2015-03-03", "Dag,Berg,2014-04-04"];

impl Place<'_> {
    /// As many pairs as there are names, each of another child.
    async fn pairs(&self) -> Vec<ReviewId> {
        let lines = |agency: &str, postcode: &str| -> Vec<String> {
            (1..).zip(NAMES).map(|(n, name)| format!("{agency}{n},{name},{postcode}")).collect()
        };
        let (school, health) = (lines("S", "791 31"), lines("H", "791 70"));
        self.deliver(0, &school.iter().map(String::as_str).collect::<Vec<_>>()).await;
        self.deliver(1, &health.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let waiting = self.waiting().await;
        assert_eq!(waiting.len(), NAMES.len());
        waiting
    }

    /// The engine gives the pair this probability.
    async fn likely(&self, id: ReviewId, probability: f64) {
        let sql = Sql::new("UPDATE review SET probability = ?3 WHERE partnership = ?1 AND id = ?2");
        let batch = Batch::chore("test").step(sql, vec![Value::from(id), Value::from(probability)]);
        self.town.scope.write(batch).await.unwrap();
    }
}

#[tokio::test]
async fn what_tells_most_comes_first() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.pairs().await;
        for (id, probability) in ids.iter().zip([0.97, 0.6, 0.998, 0.5]) {
            place.likely(*id, probability).await;
        }
        assert_eq!(place.waiting().await, [ids[3], ids[1], ids[2], ids[0]]);
        // Asked ones come last.
        let op = place.op();
        let given = app::review::Given { id: ids[3], version: 1, once: "ask" };
        app::review::ask(&op, given).await.unwrap();
        assert_eq!(place.waiting().await, [ids[1], ids[2], ids[0], ids[3]]);
    })
    .await;
}

#[tokio::test]
async fn two_at_once_get_different_pairs_and_a_late_answer_is_refused() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.pairs().await;
        let other = place.town.sign_in(Role::DataSteward, None, None, None, false).await;
        let mine = app::review::next(&place.op(), None).await.unwrap();
        let theirs = app::review::next(&place.op_of(&other), None).await.unwrap();
        assert_eq!((mine, theirs), (Some(Task::Review(ids[0])), Some(Task::Review(ids[1]))));
        // At the very same time: the queue is read by both before either has taken anything.
        let (mine, theirs) = (place.op(), place.op_of(&other));
        let last = Some(Task::Review(ids[1]));
        let (a, b) = tokio::join!(app::review::next(&mine, last), app::review::next(&theirs, last));
        assert_ne!(a.unwrap(), b.unwrap());
        // The other sees that it is on a desk, and may answer all the same; whoever is later is told.
        let seen = app::review::view(&place.op_of(&other), ids[0]).await.unwrap();
        assert!(seen.held);
        let queue = app::review::queue(&place.op_of(&other), 1).await.unwrap();
        assert_ne!(queue.first, Some(Task::Review(ids[0])));
        place.not_same(ids[0]).await.unwrap();
        let given = app::review::Given { id: ids[0], version: seen.version, once: "late" };
        let late = app::review::same(&place.op_of(&other), given).await;
        assert!(matches!(late, Err(AppError::Conflict(m)) if m.key == "review-said-not-same"));
    })
    .await;
}

#[tokio::test]
async fn what_lies_on_a_desk_for_long_goes_back() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let other = place.town.sign_in(Role::DataSteward, None, None, None, false).await;
        assert_eq!(app::review::next(&place.op(), None).await.unwrap(), Some(Task::Review(id)));
        assert_eq!(app::review::next(&place.op_of(&other), None).await.unwrap(), None);
        app.clock.pass(HOLD + SignedDuration::from_secs(1));
        assert_eq!(app::review::next(&place.op_of(&other), None).await.unwrap(), Some(Task::Review(id)));
        assert_eq!(app::review::next(&place.op(), None).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn skipping_goes_round_and_gives_back() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.pairs().await;
        let mut seen = Vec::new();
        let mut last = None;
        for _ in 0..=ids.len() {
            last = app::review::next(&place.op(), last).await.unwrap();
            seen.extend(last);
        }
        let round: Vec<Task> = ids.iter().chain(&ids[..1]).map(|id| Task::Review(*id)).collect();
        assert_eq!(seen, round);
        // What was skipped is free for others.
        let other = place.town.sign_in(Role::DataSteward, None, None, None, false).await;
        let next = app::review::next(&place.op_of(&other), None).await.unwrap();
        assert_eq!(next, Some(Task::Review(ids[1])));
    })
    .await;
}

#[tokio::test]
async fn not_the_same_is_taken_back_by_a_human_alone() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        place.not_same(id).await.unwrap();
        let seen = app::review::view(&place.op(), id).await.unwrap();
        assert_eq!((seen.state, seen.latest), (ReviewState::NotSame, Some(Latest::Apart(id))));
        // A delivery does not bring it back.
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 31"]).await;
        assert!(place.waiting().await.is_empty() && place.persons().await.len() == 2);
        let stale = app::review::take_back(&place.op(), id, Some(seen.version + 1), "a").await;
        assert!(matches!(stale, Err(AppError::Conflict(_))));
        app::review::take_back(&place.op(), id, Some(seen.version), "b").await.unwrap();
        assert!(place.look("SELECT a FROM not_same WHERE partnership = ?1").await.is_empty());
        assert_eq!(place.waiting().await, [id], "the question is asked anew");
        let again = app::review::take_back(&place.op(), id, None, "c").await;
        assert!(matches!(again, Err(AppError::AlreadyDone)));
        place.same(id).await.unwrap();
        assert_eq!(place.persons().await.len(), 1);
        let link = place.links().await.pop().unwrap();
        let latest = app::review::view(&place.op(), id).await.unwrap().latest;
        assert_eq!(latest, Some(Latest::Link(link.parse().unwrap())));
        let records = place.town.access_records().await;
        assert!(records.iter().any(|r| r.fields == ["not_same"] && r.persons.len() == 2));
    })
    .await;
}

#[tokio::test]
async fn pages_are_stable() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.pairs().await;
        let first = app::review::queue(&place.op(), 1).await.unwrap();
        let beyond = app::review::queue(&place.op(), 9).await.unwrap();
        assert_eq!((reviews(&first), first.pages), (ids.clone(), 1));
        assert_eq!(reviews(&beyond), ids, "the last page there is");
    })
    .await;
}
