//! Who is found under which keys: all who have one, but for keys that too many have; and another
//! engine's keys are made anew.

use domain::agency::Sector;
use domain::country::Country;
use domain::id::PersonId;
use jiff::SignedDuration;
use link::Key;
use link::linker::MAX_CANDIDATES_PER_KEY;
use store::{Batch, Sql};
use testkit::{Town, on_both};

use super::{DAY, Desk, look, number, training};

async fn found(town: &Town<'_>, keys: &[i64]) -> Vec<PersonId> {
    let keys = keys.iter().map(|key| Key(*key)).collect();
    let met = store::feed::meet(&town.scope, vec![(1, keys)], |_| true).await.unwrap();
    met.candidates.into_iter().flat_map(|(_, persons)| persons).collect()
}

#[tokio::test]
async fn a_key_that_too_many_have_tells_nothing_and_the_others_still_do() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let few = MAX_CANDIDATES_PER_KEY;
        let lines: Vec<String> = (0..=few).map(|n| format!("R{n},Alva,Lind,,,,,,,,,,,,,")).collect();
        desk.clients(&lines.iter().map(String::as_str).collect::<Vec<_>>(), DAY).await;
        // As many as a key may have, one more, and one; and six more keys of all.
        for sql in [
            "INSERT INTO link_key (partnership, key, person) SELECT ?1, 1, number FROM person
             WHERE partnership = ?1 AND number > 1",
            "INSERT INTO link_key (partnership, key, person) SELECT ?1, 2, number FROM person
             WHERE partnership = ?1",
            "INSERT INTO link_key (partnership, key, person) VALUES (?1, 3, 7)",
            "INSERT INTO link_key (partnership, key, person) SELECT ?1, p.number + 10, q.number
             FROM person p CROSS JOIN person q WHERE p.partnership = ?1 AND q.partnership = ?1
             AND p.number <= 6",
        ] {
            town.scope.write(Batch::chore("test").step(Sql::new(sql), Vec::new())).await.unwrap();
        }
        assert_eq!(found(&town, &[1]).await.len(), few);
        assert_eq!(found(&town, &[2]).await.len(), 0);
        assert_eq!(found(&town, &[2, 3]).await.len(), 1);
        // More answers than one question carries: it is asked anew, key by key.
        assert_eq!(found(&town, &[11, 12, 13, 14, 15, 16, 3]).await.len(), 1);
        assert_eq!(found(&town, &[]).await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn another_engines_keys_are_made_anew_before_a_list_lands() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        let tindra = "R1,Tindra,Wallerstedt,2014-08-23,Kvarnbacksvägen 17,791 31,Falun,,,,,,,,,";
        school.clients(&[tindra, "R2,Noa,Ek,2018-01-01,,,,20180101-2392,,,,,,,,"], DAY).await;
        let all = "SELECT key || '-' || person FROM link_key WHERE partnership = ?1 ORDER BY 1";
        let before = look(&town, all).await;
        for sql in [
            "DELETE FROM link_key WHERE partnership = ?1",
            "INSERT INTO link_key (partnership, key, person) VALUES (?1, 4711, 1)",
            "UPDATE partnership SET keys_of = 'another-1' WHERE partnership = ?1",
        ] {
            town.scope.write(Batch::chore("test").step(Sql::new(sql), Vec::new())).await.unwrap();
        }
        app.clock.pass(SignedDuration::from_secs(1));
        let receipt = health.clients(&[&tindra.replace("R1", "H1")], DAY).await;
        assert_eq!(receipt.tally.linked, 1, "found under keys that were made anew");
        assert_eq!(look(&town, all).await, before);
        let whose = "SELECT keys_of FROM partnership WHERE partnership = ?1";
        assert_eq!(look(&town, whose).await, [app.kring.linking.linker().keyed_by()]);
    })
    .await;
}

#[tokio::test]
async fn a_record_by_another_hand_adds_only_keys_that_its_person_did_not_have() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        let line = |id: &str, postcode: &str| {
            format!("{id},Alva,Lind,2018-01-01,Storgatan 1,{postcode},Falun,20180101-2392,,,,,,,,")
        };
        let count = "SELECT COUNT(*) FROM link_key WHERE partnership = ?1";
        school.clients(&[&line("R1", "791 31")], DAY).await;
        let first = number(&town, count).await;
        health.clients(&[&line("H1", "791 31")], DAY).await;
        assert_eq!(number(&town, count).await, first);
        health.clients(&[&line("H1", "791 32")], DAY.tomorrow().unwrap()).await;
        let moved = number(&town, count).await;
        assert!(moved > first, "moved: found by the new place, too");
        school.clients(&[&line("R1", "791 32")], DAY.tomorrow().unwrap()).await;
        assert_eq!(number(&town, count).await, moved);
        assert_eq!(number(&town, "SELECT COUNT(*) FROM unkeyed WHERE partnership = ?1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn keys_that_a_killed_server_has_not_made_are_made_by_whoever_lands_next() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let desk = async |slug: &str, sector| Desk::new(&town, &town.agency(slug, sector).await);
        let school = desk("school", Sector::School).await;
        let health = desk("health", Sector::Health).await;
        let social = desk("social", Sector::SocialServices).await;
        let line = |id: &str, postcode: &str, number: &str| {
            format!("{id},Alva,Lind,2018-01-01,Storgatan 1,{postcode},Falun,{number},,,,,,,,")
        };
        school.clients(&[&line("R1", "791 31", "20180101-2392")], DAY).await;
        let write = |sql| town.scope.write(Batch::chore("test").step(Sql::new(sql), Vec::new()));
        // The number decides alone: no key is looked up, but those of the new place cannot be written.
        write("ALTER TABLE link_key RENAME TO gone").await.unwrap();
        health.clients(&[&line("H1", "791 99", "20180101-2392")], DAY).await;
        write("ALTER TABLE gone RENAME TO link_key").await.unwrap();
        let unkeyed = "SELECT COUNT(*) FROM unkeyed WHERE partnership = ?1";
        assert_eq!(number(&town, unkeyed).await, 1);
        app.clock.pass(SignedDuration::from_mins(10));
        let receipt = social.clients(&[&line("S1", "791 99", "")], DAY).await;
        assert_eq!(receipt.tally.linked, 1, "found by the place that the other list brought");
        assert_eq!(number(&town, unkeyed).await, 0);
    })
    .await;
}
