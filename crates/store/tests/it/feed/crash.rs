//! Killed at any moment, a delivery leaves nothing half done, and the same file lands afterwards.

use std::sync::Arc;

use app::feed::{Delivering, FeedError};
use domain::agency::Sector;
use domain::country::{Country, Language};
use domain::feed::FeedState;
use jiff::civil::Date;
use jiff::{SignedDuration, Span};
use store::{Batch, Sql};
use testkit::{Town, on_both};

use super::{DAY, Desk, everything, landed, list, number};

/// Children who are not alike: comparing thousands born on one day is another test's matter.
fn lines(count: usize) -> Vec<String> {
    let first = Date::constant(2005, 1, 1);
    let born = |n: usize| first.saturating_add(Span::new().days(i64::try_from(n).unwrap()));
    let line = |n: usize| format!("R{n},Name{n},Lind,{},,,,,,,,,,Anna Lind,,mor", born(n));
    (0..count).map(line).collect()
}

fn text(count: usize) -> String {
    let lines = lines(count);
    list(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[tokio::test]
async fn a_delivery_killed_while_it_is_read_is_swept_and_lands_again() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let before = everything(&town).await;
        let d = desk.delivering().await;
        let opened = app::feed::open(&d, desk.upload(&text(2_500), DAY)).await.unwrap();
        let killed = app::feed::begin(&d, &opened).await.unwrap();
        // Dropped in the middle: what was staged stays behind.
        let mut reading = Box::pin(app::feed::read(&d, killed, opened));
        for _ in 0..3 {
            let _ = futures_util::poll!(&mut reading);
            tokio::task::yield_now().await;
        }
        drop(reading);
        assert_eq!(everything(&town).await, before);
        app.clock.pass(SignedDuration::from_mins(10));
        landed(desk.deliver(desk.upload(&text(2_500), DAY)).await);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM source_record WHERE partnership = ?1").await, 2_500);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM feed_line WHERE partnership = ?1").await, 0);
    })
    .await;
}

/// Each statement of the landing is made to fail once: the batch leaves nothing, the delivery is
/// staged as before, and lands when the fault is gone.
#[tokio::test]
async fn a_landing_that_fails_at_any_statement_leaves_nothing() {
    // A rule that the rows of one landing break, or a table that is not there.
    const RULES: &[(&str, &str)] = &[
        ("person", "CREATE UNIQUE INDEX fault ON person (surname) WHERE partnership = 'person'"),
        (
            "source-record",
            "CREATE UNIQUE INDEX fault ON source_record (surname) WHERE partnership = 'source-record'",
        ),
        (
            "involvement",
            "CREATE UNIQUE INDEX fault ON involvement (exposure) WHERE partnership = 'involvement'",
        ),
        ("relation", "CREATE UNIQUE INDEX fault ON relation (kind) WHERE partnership = 'relation'"),
    ];
    const TABLES: &[(&str, &str, &str)] = &[
        ("word", "ALTER TABLE person_word RENAME TO gone", "ALTER TABLE gone RENAME TO person_word"),
        ("pair", "ALTER TABLE name_pair RENAME TO gone", "ALTER TABLE gone RENAME TO name_pair"),
        ("word-key", "ALTER TABLE word_key RENAME TO gone", "ALTER TABLE gone RENAME TO word_key"),
        ("review", "ALTER TABLE review RENAME TO gone", "ALTER TABLE gone RENAME TO review"),
        ("event", "ALTER TABLE circle_event RENAME TO gone", "ALTER TABLE gone RENAME TO circle_event"),
        ("notice", "ALTER TABLE notice RENAME TO gone", "ALTER TABLE gone RENAME TO notice"),
    ];
    let rules = RULES.iter().map(|(word, fault)| (*word, *fault, "DROP INDEX fault"));
    let faults: Vec<_> = rules.chain(TABLES.iter().copied()).collect();
    let faults = &faults;
    on_both(|app| async move {
        for (word, fault, mend) in faults {
            let town = Town::new(&app, word, Country::Se).await;
            let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
            let before = everything(&town).await;
            let staged = desk.stage(desk.upload(&text(3), DAY)).await.unwrap();
            let write = |sql| town.scope.write(Batch::chore("test").step(Sql::new(sql), Vec::new()));
            write(fault).await.unwrap();
            let d = desk.delivering().await;
            let failed = app::feed::land(&d, staged.id).await;
            assert!(matches!(failed, Err(FeedError::App(_))), "{word}: {failed:?}");
            write(mend).await.unwrap();
            assert_eq!(everything(&town).await, before, "{word}");
            let state = app::feed::preview(&d, staged.id).await.unwrap().delivery.state;
            assert_eq!(state, FeedState::Staged, "{word}");
            landed(app::feed::land(&d, staged.id).await);
        }
    })
    .await;
}

#[tokio::test]
async fn a_landing_killed_while_deciding_can_land_again() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let staged = desk.stage(desk.upload(&text(2_500), DAY)).await.unwrap();
        let before = everything(&town).await;
        let d = desk.delivering().await;
        let mut landing = Box::pin(app::feed::land(&d, staged.id));
        // Until the second chunk is decided.
        loop {
            let _ = futures_util::poll!(&mut landing);
            tokio::task::yield_now().await;
            let decided = "SELECT MAX(decided) FROM feed WHERE partnership = ?1";
            if number(&town, decided).await > 0 {
                break;
            }
        }
        drop(landing);
        assert_eq!(everything(&town).await, before);
        app.clock.pass(SignedDuration::from_mins(10));
        landed(app::feed::land(&d, staged.id).await);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM source_record WHERE partnership = ?1").await, 2_500);
    })
    .await;
}

/// A server that was killed holds no lock of the machine: on the embedded store nobody waits for
/// its lease, and while it lives nobody goes before it.
#[tokio::test]
async fn after_a_landing_that_was_killed_the_embedded_store_does_not_wait() {
    let app = testkit::TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
    let other = Desk::new(&town, &town.agency("health", Sector::Health).await);
    let staged = desk.stage(desk.upload(&text(2_500), DAY)).await.unwrap();
    let second = other.stage(other.upload(&text(2), DAY)).await.unwrap();
    let (d, o) = (desk.delivering().await, other.delivering().await);
    let mut landing = Box::pin(app::feed::land(&d, staged.id));
    loop {
        let _ = futures_util::poll!(&mut landing);
        tokio::task::yield_now().await;
        if number(&town, "SELECT MAX(decided) FROM feed WHERE partnership = ?1").await > 0 {
            break;
        }
    }
    let mut waits = Box::pin(app::feed::land(&o, second.id));
    for _ in 0..20 {
        assert!(futures_util::poll!(&mut waits).is_pending(), "two land at once");
        number(&town, "SELECT COUNT(*) FROM lease WHERE partnership = ?1").await;
    }
    drop(waits);
    drop(landing);
    // Not a second passes on the clock by which leases end.
    landed(app::feed::land(&o, second.id).await);
    landed(app::feed::land(&d, staged.id).await);
    assert_eq!(number(&town, "SELECT COUNT(*) FROM source_record WHERE partnership = ?1").await, 2_502);
}

#[tokio::test]
async fn a_link_decided_by_a_human_meanwhile_makes_it_decide_again() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let staged = desk.stage(desk.upload(&text(1_500), DAY)).await.unwrap();
        let d = desk.delivering().await;
        let mut landing = Box::pin(app::feed::land(&d, staged.id));
        loop {
            let _ = futures_util::poll!(&mut landing);
            tokio::task::yield_now().await;
            if number(&town, "SELECT MAX(decided) FROM feed WHERE partnership = ?1").await > 0 {
                break;
            }
        }
        let human = Sql::new("UPDATE partnership SET link_epoch = link_epoch + 1 WHERE partnership = ?1");
        town.scope.write(Batch::chore("test").step(human, Vec::new())).await.unwrap();
        landed(landing.await);
        assert_eq!(number(&town, "SELECT link_epoch FROM partnership WHERE partnership = ?1").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_newer_delivery_takes_the_place_of_one_that_has_not_landed() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let first = desk.stage(desk.upload(&text(3), DAY)).await.unwrap();
        landed(desk.deliver(desk.upload(&text(4), DAY)).await);
        let kring = Arc::clone(&app.kring);
        let d = Delivering::by_operator(&kring, &town.tenant, desk.agency.id, Language::En).await.unwrap();
        let state = app::feed::preview(&d, first.id).await.unwrap().delivery.state;
        assert_eq!(state, FeedState::Abandoned);
        assert!(app::feed::land(&d, first.id).await.is_err());
    })
    .await;
}
