//! The limits and weights of linking, chosen by the administrator alone.

use app::linking::Method;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::linking::Settings;
use http::StatusCode;
use store::{Batch, Sql, Value};
use testkit::{Browser, Town, on_both};

const PATH: &str = "/admin/linking";

#[tokio::test]
async fn limits_are_set_once_and_a_stale_form_is_refused() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&admin);
        assert_eq!(app::linking::settings(&town.scope).await.unwrap(), Settings::default());
        let page = browser.get(PATH).await;
        assert!(page.body.contains("value=\"0.999\" checked") && page.body.contains("value=\"50\""));
        let form = |once: &'static str, version: &'static str, accept: &'static str, ask: &'static str| {
            [("once", once), ("version", version), ("accept", accept), ("ask_percent", ask)]
        };
        let first = form("a", "0", "0.9999", "40");
        assert_eq!(browser.post(PATH, &first).await.location(), PATH);
        assert_eq!(browser.post(PATH, &first).await.location(), PATH, "sent twice");
        let set = app::linking::settings(&town.scope).await.unwrap();
        assert_eq!(set, Settings { accept_precision: 0.9999, ask_probability: 0.4 });
        // Somebody else had the page open: what stands now comes back.
        for version in ["0", "7"] {
            let stale = browser.post(PATH, &form(version, version, "never", "30")).await;
            assert_eq!(stale.status, StatusCode::CONFLICT);
            assert!(
                stale.body.contains("name=\"version\" value=\"1\"") && stale.body.contains("value=\"40\"")
            );
        }
        assert_eq!(browser.post(PATH, &form("c", "1", "never", "30")).await.location(), PATH);
        assert!(app::linking::settings(&town.scope).await.unwrap().never());
        for (once, accept, ask, field) in [
            ("d", "0.5", "50", "accept"),
            ("e", "0.99", "4", "ask_percent"),
            ("f", "0.99", "x", "ask_percent"),
        ] {
            let wrong = browser.post(PATH, &form(once, "2", accept, ask)).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{accept} {ask}");
            assert!(wrong.body.contains(&format!("id=\"{field}-error\"")));
        }
        let records = town.access_records().await;
        let set = records.iter().filter(|r| r.action == "manage_linking" && !r.fields.is_empty()).count();
        assert_eq!(set, 2, "each change is recorded");
    })
    .await;
}

#[tokio::test]
async fn limits_of_one_partnership_are_not_those_of_another() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let other = Town::new(&app, "granvik", Country::Se).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let fields = [("once", "a"), ("version", "0"), ("accept", "0.99"), ("ask_percent", "20")];
        let done = Browser::new(&app).as_(&admin).post(PATH, &fields).await;
        assert_eq!(done.location(), PATH);
        assert_eq!(app::linking::settings(&other.scope).await.unwrap(), Settings::default());
    })
    .await;
}

/// Two agencies' records of so many people.
async fn lists(town: &Town<'_>, people: u32) {
    const GIVEN: [&str; 12] =
        ["Alva", "Elsa", "Maja", "Hugo", "Nils", "Omar", "Zofia", "Ture", "Ebba", "Ines", "Love", "Vidar"];
    const SURNAMES: [&str; 11] =
        ["Lind", "Ek", "Dahl", "Hassan", "Nowak", "Sjö", "Berg", "Holm", "Åberg", "Ström", "Vik"];
    let agencies =
        [town.agency("school", Sector::School).await, town.agency("social", Sector::SocialServices).await];
    let text = |text: String| Value::from(text);
    let (mut rows, mut persons) = (Vec::new(), Vec::new());
    for n in 0..people {
        let at = |list: &'static [&str], step: u32| list[(n / step) as usize % list.len()];
        persons.push(vec![text(format!("{:032x}", n + 1))]);
        for (a, agency) in agencies.iter().enumerate() {
            rows.push(vec![
                text(format!("{:032x}", n as usize * 2 + a + 1)),
                agency.id.into(),
                text(format!("{:032x}", n + 1)),
                text(at(&GIVEN, 1).to_owned()),
                text(at(&SURNAMES, 7).to_owned()),
                text(format!("20{:02}-{:02}-{:02}", 8 + n % 14, 1 + n / 14 % 12, 1 + n / 3 % 28)),
                text(format!("Dalgatan {}", 1 + n / 2)),
            ]);
        }
    }
    let batch = Batch::chore("test").each(
        Sql::new(
            "INSERT INTO source_record (partnership, id, agency, record_id, person, given, surname, born, street,
             postcode, city, as_of, said, feed, digest) VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6, ?7, ?8, '79131',
             'Falun', '2026-11-20', '2026-11-20', '', '')",
        ),
        rows,
    );
    let batch = batch.each(
        Sql::new(
            "INSERT INTO person (partnership, id, canonical, given, surname, sort_name, created)
             VALUES (?1, ?2, ?2, '', '', '', 0)",
        ),
        persons,
    );
    town.scope.write(batch).await.unwrap();
}

const LEARN: &str = "/admin/linking/learn";
const SHIPPED: &str = "/admin/linking/shipped";

#[tokio::test]
async fn weights_are_learnt_from_the_lists_and_given_up_again() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let other = Town::new(&app, "granvik", Country::Se).await;
        lists(&town, 1_100).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&admin);
        let version = async |town: &Town<'_>| {
            Method::Household.in_force(&town.scope).await.unwrap().version().to_owned()
        };
        let shipped = version(&town).await;
        let page = browser.get(PATH).await;
        assert!(page.body.contains(LEARN) && !page.body.contains(SHIPPED));
        let learnt = browser.post(LEARN, &[("once", "a"), ("number", "0")]).await;
        assert_eq!((learnt.status, learnt.location()), (StatusCode::SEE_OTHER, PATH));
        let own = version(&town).await;
        assert_ne!(own, shipped);
        assert_eq!(version(&other).await, shipped, "another partnership links as before");
        assert_eq!(
            browser.post(LEARN, &[("once", "a"), ("number", "0")]).await.location(),
            PATH,
            "sent twice"
        );
        // Whoever had the page open before.
        for path in [LEARN, SHIPPED] {
            let stale = browser.post(path, &[("once", path), ("number", "0")]).await;
            assert_eq!(stale.status, StatusCode::CONFLICT, "{path}");
        }
        assert_eq!(version(&town).await, own);
        let page = browser.get(PATH).await;
        assert!(page.body.contains("2200") && page.body.contains(SHIPPED), "{}", page.body);
        let back = browser.post(SHIPPED, &[("once", "b"), ("number", "1")]).await;
        assert_eq!(back.location(), PATH);
        assert_eq!(version(&town).await, shipped);
        let records = town.access_records().await;
        assert_eq!(records.iter().filter(|r| r.fields.contains(&"weights".to_owned())).count(), 2);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_learnt_from_too_few() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        lists(&town, 999).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&admin);
        assert!(!browser.get(PATH).await.body.contains(LEARN));
        let few = browser.post(LEARN, &[("once", "a"), ("number", "0")]).await;
        assert_eq!(few.status, StatusCode::CONFLICT);
        assert!(few.body.contains("1998") && few.body.contains("2000"), "{}", few.body);
    })
    .await;
}
