//! What the planners know of a list: PostgreSQL is told how large it is, the embedded engine keeps its
//! fixed beliefs.

use domain::agency::Sector;
use domain::country::Country;
use testkit::{TestApp, Town};

use super::{DAY, Desk, landed, list, number};

fn large() -> String {
    let lines: Vec<String> =
        (0..600).map(|n| format!("R{n},Name{n},Lind,2012-03-04,,,,,,,,,,Anna Lind,,mor")).collect();
    list(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Not told, it would take each table for a handful of rows, and walk through the list for each line.
#[tokio::test]
async fn postgresql_is_told_of_a_large_list_before_its_lines_are_decided() {
    let Some(app) = TestApp::postgres().await else { return };
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
    let rows =
        "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('feed_line') AND ?1 <> ''";
    desk.stage(desk.upload(&list(&["R1,Alva,Lind,2012-03-04,,,,,,,,,,,,"]), DAY)).await.unwrap();
    assert!(number(&town, rows).await <= 0, "a small list is not worth it");
    let staged = desk.stage(desk.upload(&large(), DAY)).await.unwrap();
    assert!(number(&town, rows).await >= 600);
    let d = desk.delivering().await;
    landed(app::feed::land(&d, staged.id).await);
    for rows in [
        "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('feed_decision') AND ?1 <> ''",
        "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('person') AND ?1 <> ''",
        "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('source_record') AND ?1 <> ''",
        "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('involvement') AND ?1 <> ''",
        "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('link_key') AND ?1 <> ''",
    ] {
        assert!(number(&town, rows).await >= 600, "{rows}");
    }
}

#[tokio::test]
async fn the_embedded_engine_keeps_what_it_believes() {
    let app = TestApp::sqlite().await;
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
    let beliefs = "SELECT COUNT(*) FROM sqlite_stat1 WHERE stat LIKE '1000000 %' AND ?1 <> ''";
    let before = number(&town, beliefs).await;
    assert!(before > 50);
    landed(desk.deliver(desk.upload(&large(), DAY)).await);
    assert_eq!(number(&town, beliefs).await, before);
    assert_eq!(number(&town, "SELECT COUNT(*) FROM sqlite_stat1 WHERE ?1 <> ''").await, before);
}
