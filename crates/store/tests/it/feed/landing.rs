//! What a landed list does, and what is refused.

use app::feed::{FeedError, Outcome};
use domain::agency::Sector;
use domain::country::Country;
use domain::feed::plan::FeedMode;
use domain::feed::{FeedState, FileError};
use domain::gate::Role;
use testkit::{Town, on_both};

use super::{DAY, Desk, everything, landed, list, look, number, training};

const ALVA: &str = "R1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,20180101-2392,S1,Mentor,2024-08-15,,,\
    Anna Lind,,mor";
const ELIAS: &str = "R2,Elias,Ek,2012-03-04,Ringvägen 2,791 32,Falun,,S2,Mentor,2024-08-15,,,,,";

#[tokio::test]
async fn a_list_lands_with_ties_guardians_and_coverage() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        desk.staff(&["S1,Eva Lund,Lärare,0701740605"], DAY).await;
        let receipt = desk.clients(&[ALVA, ELIAS], DAY).await;
        assert_eq!((receipt.tally.accepted, receipt.tally.added, receipt.tally.unknown_staff), (2, 2, 1));
        assert_eq!(receipt.state, FeedState::Landed);
        let persons = "SELECT given || ' ' || surname || ' ' || COALESCE(national_id, '-') FROM person
            WHERE partnership = ?1 ORDER BY given";
        assert_eq!(look(&town, persons).await, ["Alva Lind 201801012392", "Anna Lind -", "Elias Ek -"]);
        let ties =
            "SELECT p.given || ' ' || COALESCE(s.name, i.staff_id) || ' ' || i.exposure || ' ' || i.as_of
            FROM involvement i JOIN person p ON p.id = i.person
            LEFT JOIN practitioner s ON s.id = i.practitioner WHERE i.partnership = ?1 ORDER BY 1";
        assert_eq!(look(&town, ties).await, ["Alva Eva Lund open 2026-11-20", "Elias S2 open 2026-11-20"]);
        let relations = "SELECT c.given || ' ' || r.kind || ' ' || o.given FROM relation r
            JOIN person c ON c.id = r.person JOIN person o ON o.id = r.other WHERE r.partnership = ?1";
        assert_eq!(look(&town, relations).await, ["Alva mother Anna"]);
        assert_eq!(look(&town, "SELECT as_of FROM agency WHERE partnership = ?1").await, ["2026-11-20"]);
        // A staff list that comes later names who was a mere staff id.
        desk.staff(&["S1,Eva Lund,Lärare,", "S2,Per Berg,Lärare,"], DAY).await;
        assert_eq!(look(&town, ties).await[1], "Elias Per Berg open 2026-11-20");
        // Nothing that was staged is left.
        for table in ["feed_line", "unkeyed", "feed_decision", "feed_person", "feed_word", "feed_staff"] {
            let sql: &'static str =
                Box::leak(format!("SELECT COUNT(*) FROM {table} WHERE partnership = ?1").into_boxed_str());
            assert_eq!(number(&town, sql).await, 0, "{table}");
        }
        let records = town.access_records().await;
        assert!(records.iter().all(|r| r.account.is_none() && r.action == "import_feed"));
    })
    .await;
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        desk.clients(&[ALVA, ELIAS], DAY).await;
        let before = everything(&town).await;
        let opened =
            app::feed::open(&desk.delivering().await, desk.upload(&list(&[ALVA, ELIAS]), DAY)).await.unwrap();
        assert!(opened.same_as.is_some());
        // Another file with the same lines: as of another day, the same persons and ties.
        let again = desk.clients(&[ELIAS, ALVA], DAY).await;
        assert_eq!((again.tally.added, again.tally.changed, again.tally.unchanged), (0, 0, 2));
        let after = everything(&town).await;
        assert_eq!(before.len(), after.len());
    })
    .await;
}

#[tokio::test]
async fn a_complete_list_ends_whom_it_no_longer_has_and_a_delta_does_not() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        desk.clients(&[ALVA, ELIAS], DAY).await;
        let current = "SELECT p.given FROM involvement i JOIN person p ON p.id = i.person
            WHERE i.partnership = ?1 AND i.to_day IS NULL ORDER BY 1";
        let delta = app::feed::Upload { mode: FeedMode::Delta, ..desk.upload(&list(&[ELIAS]), DAY) };
        landed(desk.deliver(delta).await);
        assert_eq!(look(&town, current).await, ["Alva", "Elias"]);
        let next = DAY.tomorrow().unwrap();
        let receipt = desk.clients(&[ELIAS], next).await;
        assert_eq!(receipt.tally.ending, 1);
        assert_eq!(look(&town, current).await, ["Elias"]);
        let ended = "SELECT to_day FROM involvement WHERE partnership = ?1 AND to_day IS NOT NULL";
        assert_eq!(look(&town, ended).await, ["2026-11-20"]);
        // Who comes back is current again.
        desk.clients(&[ELIAS, ALVA], next).await;
        assert_eq!(look(&town, current).await, ["Alva", "Elias"]);
    })
    .await;
}

#[tokio::test]
async fn a_list_that_would_end_many_waits_for_a_human() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let lines: Vec<String> =
            (0..20).map(|n| format!("R{n},Name{n},Lind,2012-03-04,,,,,,,,,,,,")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        desk.clients(&lines, DAY).await;
        let before = everything(&town).await;
        let next = DAY.tomorrow().unwrap();
        let Outcome::Waiting(waiting) = desk.deliver(desk.upload(&list(&lines[..10]), next)).await.unwrap()
        else {
            panic!("it must wait")
        };
        assert_eq!(waiting.problem.as_ref().unwrap().key, "import-wait-many-end");
        assert_eq!(everything(&town).await, before);
        let d = desk.delivering().await;
        assert!(app::feed::confirm(&d, waiting.id, 3).await.is_err(), "another number is not what was shown");
        app::feed::confirm(&d, waiting.id, 10).await.unwrap();
        let receipt = landed(app::feed::land(&d, waiting.id).await);
        assert_eq!(receipt.tally.ending, 10);
        assert!(app::feed::land(&d, waiting.id).await.is_err(), "it lands once");
    })
    .await;
}

#[tokio::test]
async fn wrong_lists_are_named_and_leave_nothing() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let before = everything(&town).await;
        let wrong = |text: &str| desk.upload(text, DAY);
        let missing = desk.deliver(wrong("given_name,surname\nAlva,Lind\n")).await;
        assert!(matches!(missing, Err(FeedError::File(FileError::MissingColumns { .. }))), "{missing:?}");
        let other = desk.deliver(wrong("record_id,given_name,surname,agency\nR1,Alva,Lind,hospital\n")).await;
        assert!(matches!(other, Err(FeedError::File(FileError::OtherAgency { .. }))), "{other:?}");
        let image = desk.deliver(wrong("\u{89}PNG\r\n\u{1a}\n")).await;
        assert!(matches!(image, Err(FeedError::File(_))), "{image:?}");
        let ahead = desk.deliver(desk.upload(&list(&[ALVA]), jiff::civil::date(2027, 1, 1))).await;
        assert!(matches!(ahead, Err(FeedError::Refused(_))), "{ahead:?}");
        assert_eq!(everything(&town).await, before);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM feed_line WHERE partnership = ?1").await, 0);
        desk.clients(&[ALVA], DAY).await;
        let older = desk.deliver(desk.upload(&list(&[ELIAS]), DAY.yesterday().unwrap())).await;
        assert!(matches!(older, Err(FeedError::Refused(_))), "{older:?}");
    })
    .await;
}

#[tokio::test]
async fn only_the_agencys_own_administrator_delivers_and_sees_deliveries() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (school, health) =
            (town.agency("school", Sector::School).await, town.agency("health", Sector::Health).await);
        let desk = Desk::new(&town, &school);
        let delivery = desk.clients(&[ALVA], DAY).await;
        let own = town.sign_in(Role::AgencyAdmin, Some(&school), None, None, false).await;
        let other = town.sign_in(Role::AgencyAdmin, Some(&health), None, None, false).await;
        let teacher = town.staff(&school, "Eva Lund").await;
        let seen = app::feed::Delivering::of_feed(&town.op(&own), delivery.id).await;
        assert_eq!(app::feed::list(&seen.unwrap().0).await.unwrap().len(), 1);
        for who in [&other, &teacher] {
            let refused = app::feed::Delivering::of_feed(&town.op(who), delivery.id).await.map(|_| ());
            assert!(matches!(refused, Err(app::AppError::NotFound)), "{refused:?}");
            assert!(app::feed::Delivering::by(&town.op(who), school.id).await.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn rejected_lines_come_back_safe_for_a_spreadsheet_and_do_not_end_their_client() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        desk.clients(&[ALVA, ELIAS], DAY).await;
        let broken = "R2,=HYPERLINK(1),Ek,2099-01-01,,,,,,,,,,,,";
        let receipt = desk.clients(&[ALVA, broken], DAY.tomorrow().unwrap()).await;
        assert_eq!((receipt.tally.rejected, receipt.tally.ending), (1, 0));
        let d = desk.delivering().await;
        let csv = app::feed::rejected_csv(&d, &receipt, |kept| kept.key.clone()).await.unwrap();
        let text = String::from_utf8(csv).unwrap();
        assert!(text.starts_with('\u{feff}'));
        assert!(text.contains("\"'=HYPERLINK(1)\""), "{text}");
        assert!(text.contains("import-line-birth-ahead"), "{text}");
        let current = "SELECT COUNT(*) FROM involvement WHERE partnership = ?1 AND to_day IS NULL";
        assert_eq!(number(&town, current).await, 2);
    })
    .await;
}
