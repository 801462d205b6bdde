//! What a batch promises: whole or not at all, once, with its record, refused when stale.

use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use store::{Batch, StoreError};
use testkit::{Town, on_both};

#[tokio::test]
async fn a_refused_batch_leaves_nothing_and_takes_nobody_with_it() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let agency = town.agency("school", Sector::School).await;
        // The second agency has the slug of the first: its batch is refused whole.
        let mut twin = agency.clone();
        twin.id = app.kring.id(app.kring.clock.now());
        let child_batch = store::partnership::add_practitioner(
            Batch::chore("test"),
            &domain::agency::Practitioner {
                id: app.kring.id(app.kring.clock.now()),
                agency: agency.id,
                name: "Nobody".to_owned(),
                title: None,
                unit: None,
                phone: None,
                email: None,
            },
            "S1",
        );
        let refused = town.scope.write(store::partnership::add_agency(child_batch, &twin)).await;
        assert!(matches!(refused, Err(StoreError::Conflict("agency"))), "{refused:?}");
        let staff = store::partnership::practitioners(&town.scope, None, 10).await.unwrap();
        assert!(staff.is_empty(), "the refused batch left {staff:?}");
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_writes_once() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let at = app.kring.clock.now();
        let batch = || Batch::chore("test").once("token-of-the-form", at);
        town.scope.write(batch()).await.unwrap();
        assert!(matches!(town.scope.write(batch()).await, Err(StoreError::AlreadyDone)));
    })
    .await;
}

#[tokio::test]
async fn a_batch_writes_its_access_record_or_nothing() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let agency = town.agency("school", Sector::School).await;
        let who = town.staff(&agency, "Anna Lind").await;
        let child = town.child("Alva", "Test").await;
        town.tie(child, &agency, who.practitioner.as_ref(), domain::involvement::Exposure::Open).await;
        town.share(child).await;
        let op = town.op(&who);
        app::circle::view(&op, child).await.unwrap();
        let records = town.access_records().await;
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].persons, vec![child]);
        assert_eq!(records[0].account, Some(who.actor.account));
    })
    .await;
}

#[tokio::test]
async fn rows_of_another_partnership_are_out_of_reach() {
    on_both(|app| async move {
        let here = Town::new(&app, "bjorkdal", Country::Se).await;
        let there = Town::new(&app, "fjordvik", Country::No).await;
        let child = here.child("Alva", "Test").await;
        let agency = there.agency("school", Sector::School).await;
        let stranger = there.staff(&agency, "Kari Test").await;
        assert_eq!(stranger.actor.role, Role::Practitioner);
        let answer = app::circle::view(&there.op(&stranger), child).await;
        assert!(matches!(answer, Err(app::AppError::NotFound)));
        let foreign = here.op(&stranger);
        let answer = app::circle::view(&foreign, child).await;
        assert!(answer.is_err(), "an actor of another partnership was let in by a mixed-up scope");
    })
    .await;
}
