//! The limits of linking, set by the administrator alone.

use domain::country::Country;
use domain::gate::Role;
use domain::linking::Settings;
use http::StatusCode;
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
