//! A second opinion, given without knowing of the first.

use app::AppError;
use app::review::Given;
use domain::country::Country;
use domain::gate::Role;
use domain::id::ReviewId;
use domain::review::agreement::Both;
use domain::review::{ReviewState, wants_second_opinion};
use store::{Batch, Sql, Value};
use testkit::{SignedIn, on_both};

use super::{Place, reviews};

impl Place<'_> {
    /// Two records of one child, in a review whose answer is put to another steward as well.
    async fn twice_asked(&self) -> ReviewId {
        self.twice_asked_about("Alva", [0, 1]).await
    }

    async fn twice_asked_about(&self, name: &str, agencies: [usize; 2]) -> ReviewId {
        self.deliver(agencies[0], &[&format!("S-{name},{name},Lind,2018-01-01,791 31")]).await;
        self.deliver(agencies[1], &[&format!("H-{name},{name},Lind,2018-01-01,791 70")]).await;
        let waiting = self.waiting().await;
        let [id] = waiting[..] else { panic!("{waiting:?}") };
        let wanted = ReviewId(uuid::Uuid::from_u128(id.0.as_u128() / 20 * 20));
        assert!(wants_second_opinion(wanted));
        let sql = Sql::new("UPDATE review SET id = ?2 WHERE partnership = ?1 AND id = ?3");
        let batch = Batch::chore("test").step(sql, vec![Value::from(wanted), Value::from(id)]);
        self.town.scope.write(batch).await.unwrap();
        wanted
    }

    async fn steward(&self) -> SignedIn {
        self.town.sign_in(Role::DataSteward, None, None, None, false).await
    }

    /// Answers as somebody, on the page just read.
    async fn says(&self, who: &SignedIn, id: ReviewId, same: bool) -> Result<(), AppError> {
        let version = app::review::view(&self.op_of(who), id).await?.version;
        let op = self.op_of(who);
        let once = op.id::<uuid::Uuid>().to_string();
        let given = Given { id, version, once: &once };
        if same { app::review::same(&op, given).await } else { app::review::not_same(&op, given).await }
    }

    async fn opinions(&self) -> Both {
        store::review::agreement(&self.town.scope).await.unwrap()
    }
}

#[tokio::test]
async fn who_gives_it_sees_a_question_like_any_other() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        for first in [false, true] {
            let (name, agencies) = if first { ("Alva", [2, 3]) } else { ("Bo", [0, 1]) };
            let id = place.twice_asked_about(name, agencies).await;
            let (one, two) = (place.steward().await, place.steward().await);
            let before = app::review::view(&place.op_of(&two), id).await.unwrap();
            place.says(&one, id, first).await.unwrap();
            assert!(place.waiting_of(&one).await.is_empty(), "the first is not asked again");
            let op = place.op_of(&two);
            let queue = app::review::queue(&op, 1).await.unwrap();
            assert_eq!((reviews(&queue), queue.waiting[0].state), (vec![id], ReviewState::Open));
            let seen = app::review::view(&place.op_of(&two), id).await.unwrap();
            assert_eq!((seen.state, seen.decided_by, seen.decided), (ReviewState::Open, None, None));
            assert_eq!(seen.evidence, before.evidence);
            let links = place.links().await;
            place.says(&two, id, first).await.unwrap();
            assert_eq!(place.links().await, links);
            assert!(place.waiting_of(&two).await.is_empty());
            let both = place.opinions().await;
            assert_eq!((both.judged(), both.same, both.not_same), if first { (2, 1, 1) } else { (1, 0, 1) });
            let late = place.says(&place.steward().await, id, first).await;
            assert!(matches!(late, Err(AppError::Conflict(_))), "a third is not asked");
        }
    })
    .await;
}

#[tokio::test]
async fn a_difference_changes_no_link_and_asks_both_anew() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.twice_asked().await;
        let (one, two) = (place.steward().await, place.steward().await);
        place.says(&one, id, true).await.unwrap();
        let links = place.links().await;
        place.says(&two, id, false).await.unwrap();
        assert_eq!((place.links().await, place.persons().await.len()), (links, 1), "the first stands");
        for who in [&one, &two] {
            assert_eq!(place.waiting_of(who).await, [id]);
            let seen = app::review::view(&place.op_of(who), id).await.unwrap();
            assert_eq!(seen.state, ReviewState::Disputed);
            let dispute = seen.dispute.unwrap();
            assert_eq!((dispute.first.0, dispute.second.0), (ReviewState::Same, ReviewState::NotSame));
        }
        // They have talked: it is not the same. The join is undone, and never made again.
        place.says(&one, id, false).await.unwrap();
        assert_eq!((place.links().await.len(), place.persons().await.len()), (0, 2));
        assert!(place.waiting_of(&one).await.is_empty() && place.waiting_of(&two).await.is_empty());
        assert_eq!(place.look("SELECT state FROM review WHERE partnership = ?1").await, ["not_same"]);
        assert_eq!(place.look("SELECT COUNT(*) || '' FROM not_same WHERE partnership = ?1").await, ["1"]);
        let both = place.opinions().await;
        assert_eq!((both.judged(), both.first_only), (1, 1), "the difference stays counted");
        let events = place.look("SELECT kind FROM circle_event WHERE partnership = ?1 ORDER BY kind").await;
        assert!(
            events.contains(&"records_joined".to_owned()) && events.contains(&"records_parted".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn a_disputed_answer_may_stand_and_a_disputed_no_become_a_yes() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.twice_asked().await;
        let (one, two) = (place.steward().await, place.steward().await);
        place.says(&one, id, false).await.unwrap();
        place.says(&two, id, true).await.unwrap();
        assert_eq!(place.persons().await.len(), 2, "the first stands");
        place.says(&two, id, true).await.unwrap();
        assert_eq!(place.persons().await.len(), 1);
        assert!(place.look("SELECT a FROM not_same WHERE partnership = ?1").await.is_empty());
        // Undone, it is asked anew, of everybody; the opinions stay as they were.
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        assert_eq!(place.waiting_of(&one).await, [id]);
        place.says(&one, id, true).await.unwrap();
        assert_eq!(place.opinions().await.judged(), 1);
    })
    .await;
}
