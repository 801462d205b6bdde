//! Records that change after they were linked: a number that arrives late joins or parts, both
//! circles are told unless a tie is hidden, and it can be undone.

use domain::agency::Sector;
use domain::country::Country;
use domain::involvement::Exposure;
use testkit::{Town, on_both};

use super::{DAY, Desk, look, number, training};

const ONE: &str = "20140823-2393";
const OTHER: &str = "20140823-2385";
const PERSONS: &str = "SELECT COUNT(DISTINCT m.canonical) FROM person m JOIN source_record s
    ON s.partnership = m.partnership AND s.person = m.id WHERE m.partnership = ?1";
const WAITING: &str = "SELECT COUNT(*) FROM review WHERE partnership = ?1 AND state = 'open'";
const EVENTS: &str = "SELECT kind FROM circle_event WHERE partnership = ?1 ORDER BY kind, id";

/// A child's line in a list, at a postcode, with a number or without. At another postcode nothing but
/// the number says that it is the same child.
fn tindra(id: &str, postcode: &str, number: &str) -> String {
    let (surname, street, city) = match postcode {
        "791 31" => ("Wallerstedt", "Kvarnbacksvägen 17", "Falun"),
        _ => ("Hallgren", "Hyttvägen 3", "Leksand"),
    };
    format!("{id},Tindra,{surname},2014-08-23,{street},{postcode},{city},{number},,,,,,,,")
}

#[tokio::test]
async fn a_number_that_excludes_another_parts_the_two_with_what_each_brought() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        school.clients(&[&tindra("R1", "791 31", "")], DAY).await;
        health.clients(&[&tindra("H1", "791 31", "")], DAY).await;
        assert_eq!(number(&town, PERSONS).await, 1, "the same by name, birth date and place");
        let day = DAY.tomorrow().unwrap();
        school.clients(&[&tindra("R1", "791 31", ONE)], day).await;
        assert_eq!(number(&town, PERSONS).await, 1, "nothing speaks against it");
        health.clients(&[&tindra("H1", "791 31", OTHER)], day).await;
        assert_eq!(number(&town, PERSONS).await, 2);
        let ties = "SELECT p.national_id || ' ' || a.slug FROM involvement i
            JOIN person p ON p.partnership = i.partnership AND p.id = i.person
            JOIN agency a ON a.partnership = i.partnership AND a.id = i.agency
            WHERE i.partnership = ?1 AND i.to_day IS NULL ORDER BY 1";
        assert_eq!(look(&town, ties).await, ["201408232385 health", "201408232393 school"]);
        assert_eq!(look(&town, EVENTS).await, ["records_parted", "records_parted"]);
        assert_eq!(number(&town, WAITING).await, 1, "a human can say that they are one after all");
        let standing = "SELECT COUNT(*) FROM link WHERE partnership = ?1 AND undone IS NULL";
        assert_eq!(number(&town, standing).await, 0);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM relink WHERE partnership = ?1").await, 0);
        // The same lists again change nothing.
        health.clients(&[&tindra("H1", "791 31", OTHER), "H2,Bo,Ek,2011-02-03,,,,,,,,,,,,"], day).await;
        assert_eq!(number(&town, PERSONS).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_number_that_somebody_has_joins_all_records_of_both() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        let police = Desk::new(&town, &town.agency("police", Sector::Police).await);
        school.clients(&[&tindra("R1", "791 31", ONE)], DAY).await;
        health.clients(&[&tindra("H1", "791 70", "")], DAY).await;
        police.clients(&[&tindra("P1", "791 70", "")], DAY).await;
        assert_eq!(number(&town, PERSONS).await, 2);
        let day = DAY.tomorrow().unwrap();
        health.clients(&[&tindra("H1", "791 70", ONE)], day).await;
        assert_eq!(number(&town, PERSONS).await, 1);
        assert_eq!(look(&town, EVENTS).await, ["records_joined"]);
        let rules = "SELECT rule FROM link WHERE partnership = ?1 AND undone IS NULL AND joined IS NOT NULL";
        assert_eq!(look(&town, rules).await, ["national_id"]);
        let found = "SELECT COUNT(*) FROM person_word w JOIN person p ON p.partnership = w.partnership
            AND p.id = w.person WHERE w.partnership = ?1 AND p.canonical = p.id AND w.word = 'tindra'";
        assert_eq!(number(&town, found).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_person_of_one_record_that_gets_a_known_number_joins_and_tells() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        school.clients(&[&tindra("R1", "791 31", ONE)], DAY).await;
        health.clients(&[&tindra("H1", "791 70", "")], DAY).await;
        health.clients(&[&tindra("H1", "791 70", ONE)], DAY.tomorrow().unwrap()).await;
        assert_eq!(number(&town, PERSONS).await, 1);
        assert_eq!(look(&town, EVENTS).await, ["records_joined"]);
        let agency = "SELECT COUNT(*) FROM circle_event WHERE partnership = ?1 AND agency IS NOT NULL";
        assert_eq!(number(&town, agency).await, 0, "not whose list it was");
    })
    .await;
}

#[tokio::test]
async fn a_hidden_tie_parts_and_joins_in_silence() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let clinic = town.agency_with("clinic", Sector::Psychiatry, true, Exposure::Hidden).await;
        let clinic = Desk::new(&town, &clinic);
        school.clients(&[&tindra("R1", "791 31", ONE)], DAY).await;
        clinic.clients(&[&tindra("C1", "791 31", "")], DAY).await;
        assert_eq!(number(&town, PERSONS).await, 1);
        let day = DAY.tomorrow().unwrap();
        clinic.clients(&[&tindra("C1", "791 31", OTHER)], day).await;
        assert_eq!(number(&town, PERSONS).await, 2);
        clinic.clients(&[&tindra("C1", "791 31", ONE)], day.tomorrow().unwrap()).await;
        assert_eq!(number(&town, PERSONS).await, 1);
        assert_eq!(look(&town, EVENTS).await, [""; 0]);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM notice WHERE partnership = ?1").await, 0);
    })
    .await;
}
