//! That a child has moved is noted when a list says another address; of whom the address is protected
//! no trace is kept.

use domain::agency::Sector;
use domain::country::Country;
use jiff::civil::date;
use testkit::{Town, on_both};

use super::{DAY, Desk, look};

const MOVED: &str = "SELECT day FROM moved WHERE partnership = ?1 ORDER BY day";

fn line(street: &str, postcode: &str, protected: &str) -> String {
    format!("R1,Alva,Lind,2018-01-01,{street},{postcode},Falun,,,,,{protected},,,,")
}

#[tokio::test]
async fn a_move_is_noted_once_with_its_day_and_not_when_nothing_changes() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        desk.clients(&[&line("Storgatan 1", "791 31", "")], DAY).await;
        desk.clients(&[&line("STORGATAN 1", "79131", "")], date(2026, 11, 21)).await;
        assert!(look(&town, MOVED).await.is_empty(), "first said, and written otherwise");
        desk.clients(&[&line("Lillgatan 2", "791 32", "")], date(2026, 11, 22)).await;
        assert_eq!(look(&town, MOVED).await, ["2026-11-22"]);
        desk.clients(&[&line("Lillgatan 2", "791 32", "")], date(2026, 11, 22)).await;
        assert_eq!(look(&town, MOVED).await, ["2026-11-22"]);
    })
    .await;
}

#[tokio::test]
async fn a_protected_address_leaves_no_trace() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let desk = Desk::new(&town, &town.agency("school", Sector::School).await);
        let marked = "sekretessmarkering";
        desk.clients(&[&line("Storgatan 1", "791 31", "")], DAY).await;
        desk.clients(&[&line("Lillgatan 2", "791 32", marked)], date(2026, 11, 21)).await;
        desk.clients(&[&line("Skogsgatan 3", "791 33", marked)], date(2026, 11, 22)).await;
        assert!(look(&town, MOVED).await.is_empty());
    })
    .await;
}
