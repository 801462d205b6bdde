//! What a human has joined does not come apart by a list, and what a list has joined or parted a
//! human can undo.

use domain::country::Country;
use testkit::on_both;

use super::Place;

#[tokio::test]
async fn a_number_against_a_humans_join_is_put_to_a_human() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let review = place.two_alvas().await;
        place.same(review).await.unwrap();
        assert_eq!(place.persons().await.len(), 1);
        place.deliver(0, &["S1,Alva,Lind,2018-01-01,791 31,20180101-2392"]).await;
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 70,20180101-2384"]).await;
        assert_eq!(place.persons().await.len(), 1, "a human has said so");
        assert_eq!(place.waiting().await, [review], "and is asked again");
    })
    .await;
}

#[tokio::test]
async fn a_join_by_a_late_number_is_undone_and_stays_undone() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        place.deliver(0, &["S1,Alva,Lind,2018-01-01,791 31,20180101-2392"]).await;
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 70"]).await;
        place.deliver(2, &["F1,Alva,Lind,2018-01-01,791 70"]).await;
        let before = place.persons().await;
        assert_eq!(before.len(), 2);
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 70,20180101-2392"]).await;
        assert_eq!(place.persons().await.len(), 1);
        let links = place.links().await;
        place.undo(links.last().unwrap()).await.unwrap();
        assert_eq!(place.persons().await, before);
        // The agency says the same with another place: a human's word holds.
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 32,20180101-2392"]).await;
        assert_eq!(place.persons().await, before);
    })
    .await;
}

#[tokio::test]
async fn what_a_late_number_has_parted_a_human_puts_together() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        place.deliver(0, &["S1,Alva,Lind,2018-01-01,791 31,20180101-2392"]).await;
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 31"]).await;
        assert_eq!(place.persons().await.len(), 1);
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 31,20180101-2384"]).await;
        assert_eq!(place.persons().await.len(), 2);
        let waiting = place.waiting().await;
        assert_eq!(waiting.len(), 1);
        place.same(waiting[0]).await.unwrap();
        assert_eq!(place.persons().await.len(), 1);
    })
    .await;
}
