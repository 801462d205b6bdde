//! A record that has put others together is hidden later: they part in silence, and nothing tells that they
//! were one; unless what shows itself holds them together.

use app::review::Given;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::{Purpose, Role};
use domain::involvement::Exposure;
use testkit::{SignedIn, TestApp, Town, on_both};

use super::{DAY, Desk, look, number, training};

const SCHOOL: &str = "S1,Alva,Ek,2018-01-01,,,,20180101-2392,,,,,,,,";
const HEALTH: &str = "H1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,";
/// Like the school's by number, and like the health visitor's by name and home.
const CLINIC: &str = "X1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,20180101-2392,,,,,,,,";

/// How many children the records are that others may see.
const CHILDREN: &str = "SELECT COUNT(DISTINCT p.canonical) FROM source_record s
    JOIN person p ON p.partnership = s.partnership AND p.id = s.person
    WHERE s.partnership = ?1 AND s.record_id NOT LIKE 'X%'";
const TOLD: &str = "SELECT kind FROM circle_event WHERE partnership = ?1 AND kind LIKE 'records%'
    UNION ALL SELECT kind FROM notice WHERE partnership = ?1 AND kind LIKE 'records%'";
const WAITING: &str = "SELECT COUNT(*) FROM review WHERE partnership = ?1 AND state = 'open'";
const TIE: &str = "SELECT i.id FROM involvement i JOIN source_record s ON s.partnership = i.partnership
    AND s.id = i.source_record WHERE i.partnership = ?1 AND s.record_id = 'X1'";
const HOME: &str = "SELECT p.canonical FROM person p JOIN source_record s ON s.partnership = p.partnership
    AND s.person = p.id WHERE p.partnership = ?1 AND s.record_id = 'X1'";

/// How the clinic's tie comes to be hidden.
#[derive(Debug, Clone, Copy)]
enum Hides {
    ByHand,
    ByList,
}

struct Place<'a> {
    town: Town<'a>,
    agencies: [domain::agency::Agency; 3],
    doctor: SignedIn,
}

impl<'a> Place<'a> {
    async fn new(app: &'a TestApp, word: &str) -> Self {
        let town = Town::new(app, word, Country::Se).await;
        training(&town).await;
        let agencies = [
            town.agency("school", Sector::School).await,
            town.agency("health", Sector::Health).await,
            town.agency_with("clinic", Sector::Psychiatry, true, Exposure::Open).await,
        ];
        let doctor = town.staff(&agencies[2], "Dan Alm").await;
        Self { town, agencies, doctor }
    }

    async fn deliver(&self, agency: usize, lines: &[&str]) {
        self.town.app.clock.pass(jiff::SignedDuration::from_secs(1));
        Desk::new(&self.town, &self.agencies[agency]).clients(lines, DAY).await;
    }

    async fn hide(&self, how: Hides, line: &str) {
        self.town.app.clock.pass(jiff::SignedDuration::from_secs(1));
        match how {
            Hides::ByHand => {
                let child = look(&self.town, HOME).await[0].parse().unwrap();
                let tie = look(&self.town, TIE).await[0].parse().unwrap();
                let op = self.town.op(&self.doctor);
                app::involvement::expose(&op, child, tie, Exposure::Hidden, "hide").await.unwrap();
            }
            Hides::ByList => {
                let cells: Vec<&str> = line.split(',').collect();
                let hidden = format!("{},,,,,hidden,,,", cells[..8].join(","));
                self.deliver(2, &[&hidden]).await;
            }
        }
    }
}

#[tokio::test]
async fn what_a_record_has_joined_parts_when_it_is_hidden() {
    on_both(|app| async move {
        for (n, how) in [Hides::ByHand, Hides::ByList].into_iter().enumerate() {
            // The clinic's is the school's by number; the health visitor's is put to it.
            for (m, order) in [[0, 2, 1], [1, 2, 0]].into_iter().enumerate() {
                let place = Place::new(&app, &format!("town{n}{m}")).await;
                for agency in order {
                    place.deliver(agency, &[[SCHOOL, HEALTH, CLINIC][agency]]).await;
                }
                assert_eq!(number(&place.town, CHILDREN).await, 1, "{how:?} {order:?}");
                place.hide(how, CLINIC).await;
                assert_eq!(number(&place.town, CHILDREN).await, 2, "{how:?} {order:?}: still joined");
                assert_eq!(look(&place.town, TOLD).await, [""; 0], "{how:?} {order:?}: told");
                assert!(number(&place.town, WAITING).await > 0, "nobody is asked");
                assert_eq!(
                    number(&place.town, "SELECT COUNT(*) FROM relink WHERE partnership = ?1").await,
                    0
                );
                let steward = place.town.sign_in(Role::DataSteward, None, None, None, false).await;
                let op = app::Op { purpose: Purpose::LinkQuality, ..place.town.op(&steward) };
                assert_eq!(app::review::queue(&op, 1).await.unwrap().left, 0, "whoever is not cleared is");
                assert!(app::review::links(&op).await.unwrap().by_engine.is_empty());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_number_that_has_come_and_is_hidden_leaves_nothing_behind() {
    on_both(|app| async move {
        for (n, how) in [Hides::ByHand, Hides::ByList].into_iter().enumerate() {
            let place = Place::new(&app, &format!("town{n}")).await;
            let late = "X1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,";
            place.deliver(0, &[SCHOOL]).await;
            place.deliver(1, &[HEALTH]).await;
            place.deliver(2, &[late]).await;
            assert_eq!(number(&place.town, CHILDREN).await, 2);
            place.deliver(2, &[CLINIC]).await;
            assert_eq!(number(&place.town, CHILDREN).await, 1);
            assert_eq!(look(&place.town, TOLD).await, ["records_joined"]);
            place.hide(how, CLINIC).await;
            assert_eq!(number(&place.town, CHILDREN).await, 2, "{how:?}: still joined");
            assert_eq!(look(&place.town, TOLD).await, [""; 0], "{how:?}: told");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_human_has_joined_by_a_record_parts_and_is_asked_of_the_cleared() {
    on_both(|app| async move {
        let place = Place::new(&app, "town").await;
        let alike = "X1,Alva,Ek,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,";
        let cleared = place.town.sign_in(Role::DataSteward, None, None, None, true).await;
        let op = || {
            app.clock.pass(jiff::SignedDuration::from_secs(1));
            app::Op { purpose: Purpose::LinkQuality, ..place.town.op(&cleared) }
        };
        place.deliver(0, &[SCHOOL]).await;
        place.deliver(2, &[alike]).await;
        place.deliver(1, &["H1,Alva,Ek,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,"]).await;
        let mut once = 0;
        loop {
            let queue = app::review::queue(&op(), 1).await.unwrap();
            let Some(domain::review::Task::Review(id)) = queue.first else { break };
            let version = app::review::view(&op(), id).await.unwrap().version;
            once += 1;
            app::review::same(&op(), Given { id, version, once: &once.to_string() }).await.unwrap();
        }
        assert!(once > 0, "the test has a question");
        assert_eq!(number(&place.town, CHILDREN).await, 1);
        place.hide(Hides::ByHand, alike).await;
        assert_eq!(number(&place.town, CHILDREN).await, 2, "still joined");
        assert_eq!(look(&place.town, TOLD).await, [""; 0]);
        assert!(app::review::queue(&op(), 1).await.unwrap().left > 0, "the question is asked anew");
    })
    .await;
}

#[tokio::test]
async fn what_holds_by_itself_stays_together() {
    on_both(|app| async move {
        let place = Place::new(&app, "town").await;
        place.deliver(0, &[SCHOOL]).await;
        place.deliver(2, &[CLINIC]).await;
        place.deliver(1, &["H1,Alva,Ek,2018-01-01,,,,20180101-2392,,,,,,,,"]).await;
        assert_eq!(number(&place.town, CHILDREN).await, 1);
        place.hide(Hides::ByHand, CLINIC).await;
        assert_eq!(number(&place.town, CHILDREN).await, 1, "both have the number");
    })
    .await;
}
