//! Accounts, hats and agencies by the administrator.

use domain::access::Means;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use http::StatusCode;
use testkit::{Browser, SignedIn, Town, on_both};

const NEW: [(&str, &str); 3] = [("email", "Ny@Example.org"), ("name", "Ny Person"), ("language", "sv")];

async fn admin(town: &Town<'_>) -> SignedIn {
    town.sign_in(Role::PartnershipAdmin, None, None, None, false).await
}

fn with_once<'a>(once: &'a str, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    std::iter::once(("once", once)).chain(fields.iter().copied()).collect()
}

#[tokio::test]
async fn an_account_is_made_once_and_its_holder_is_written_to() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let browser = Browser::new(&app).as_(&admin(&town).await);
        let made = browser.post("/admin/accounts/new", &with_once("a", &NEW)).await;
        assert!(made.location().starts_with("/admin/accounts/"), "{}", made.body);
        let again = browser.post("/admin/accounts/new", &with_once("a", &NEW)).await;
        assert_eq!(again.location(), "/admin/accounts");
        let taken = browser.post("/admin/accounts/new", &with_once("b", &NEW)).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.body.contains("id=\"email-error\""));
        app::mail::send(&app.kring, app.kring.clock.now()).await.unwrap();
        let letters = app.mail.letters();
        assert_eq!(letters.len(), 1, "one letter");
        assert!(letters[0].body.contains("/password/") && !letters[0].body.contains("Ny Person"));
        let found = browser.post("/admin/accounts", &[("search", "ny pers")]).await;
        assert!(found.body.contains("ny@example.org"));
        let none = browser.post("/admin/accounts", &[("search", "100%_")]).await;
        assert!(!none.body.contains("ny@example.org"));
    })
    .await;
}

#[tokio::test]
async fn hats_are_given_ended_and_recorded() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await.id.to_string();
        let browser = Browser::new(&app).as_(&admin(&town).await);
        let at = browser.post("/admin/accounts/new", &with_once("a", &NEW)).await.location().to_owned();
        let hats = format!("{at}/hats");
        for (once, fields, field) in [
            ("b", vec![("role", "nobody")], "role"),
            ("c", vec![("role", "guardian")], "role"),
            ("d", vec![("role", "manager")], "agency"),
            ("e", vec![("role", "practitioner"), ("agency", school.as_str())], "staff_id"),
        ] {
            let page = browser.post(&hats, &with_once(once, &fields)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert!(page.body.contains(&format!("id=\"{field}-error\"")), "{fields:?}");
        }
        let manager = with_once("f", &[("role", "manager"), ("agency", school.as_str())]);
        assert_eq!(browser.post(&hats, &manager).await.location(), at);
        assert_eq!(browser.post(&hats, &manager).await.location(), at, "sent twice");
        let page = browser.get(&at).await.body;
        assert_eq!(page.matches("name=\"hat\" value=\"").count(), 1);
        let hat = page.split("name=\"hat\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let end = with_once("g", &[("hat", hat)]);
        assert_eq!(browser.post(&format!("{at}/hats/end"), &end).await.location(), at);
        let id = at.rsplit('/').next().unwrap();
        let written: Vec<_> = town
            .access_records()
            .await
            .into_iter()
            .filter(|r| r.fields.contains(&format!("account:{id}")) && r.fields.contains(&"hat".to_owned()))
            .collect();
        assert_eq!(written.len(), 2);
        assert!(written.iter().all(|r| r.action == "manage_accounts" && r.means == Means::Page));
    })
    .await;
}

#[tokio::test]
async fn clearance_and_standing_change_and_nobody_locks_themselves_out() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let me = admin(&town).await;
        let other = admin(&town).await;
        let (mine, theirs) = (Browser::new(&app).as_(&me), Browser::new(&app).as_(&other));
        let at = |who: &SignedIn| format!("/admin/accounts/{}", who.actor.account);
        let cleared = with_once("a", &[("version", "1"), ("cleared", "yes")]);
        assert_eq!(mine.post(&at(&other), &cleared).await.location(), at(&other));
        let get = async |who: &SignedIn| {
            store::account::get(&town.scope, who.actor.account).await.unwrap().unwrap()
        };
        assert!(get(&other).await.cleared);
        let stale = with_once("b", &[("version", "1"), ("disabled", "yes")]);
        assert_eq!(mine.post(&at(&other), &stale).await.status, StatusCode::CONFLICT);
        assert!(!get(&other).await.disabled);
        let own = with_once("c", &[("version", "1"), ("disabled", "yes")]);
        assert_eq!(mine.post(&at(&me), &own).await.status, StatusCode::CONFLICT);
        let hat = me.actor.hat.to_string();
        let end = with_once("d", &[("hat", hat.as_str())]);
        assert_eq!(mine.post(&format!("{}/hats/end", at(&me)), &end).await.status, StatusCode::CONFLICT);
        let out = with_once("e", &[("version", "2"), ("disabled", "yes")]);
        assert_eq!(mine.post(&at(&other), &out).await.location(), at(&other));
        assert!(theirs.get("/admin/accounts").await.location().starts_with("/sign-in"));
    })
    .await;
}

#[tokio::test]
async fn another_partnerships_account_and_agency_are_not_there() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let far = Town::new(&app, "granvik", Country::Se).await;
        let (stranger, school) = (admin(&far).await, far.agency("school", Sector::School).await);
        let browser = Browser::new(&app).as_(&admin(&town).await);
        for path in
            [format!("/admin/accounts/{}", stranger.actor.account), format!("/admin/agencies/{}", school.id)]
        {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn agencies_are_made_and_changed_with_their_limits() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let browser = Browser::new(&app).as_(&admin(&town).await);
        let right = [
            ("slug", "skola-norr"),
            ("name", "Skola Norr"),
            ("sector", "school"),
            ("exposure", "open"),
            ("phone", "+46 8 465 00 40"),
            ("feed_days", "30"),
        ];
        for (once, field, bad) in [
            ("a", "slug", "Skola Norr"),
            ("b", "name", ""),
            ("c", "sector", "x"),
            ("d", "phone", "084650040"),
            ("e", "feed_days", "0"),
        ] {
            let fields: Vec<_> = right
                .iter()
                .map(|(name, value)| (*name, if *name == field { bad } else { *value }))
                .collect();
            let page = browser.post("/admin/agencies/new", &with_once(once, &fields)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(page.body.contains(&format!("id=\"{field}-error\"")), "{field}");
        }
        assert_eq!(
            browser.post("/admin/agencies/new", &with_once("f", &right)).await.location(),
            "/admin/agencies"
        );
        let taken = browser.post("/admin/agencies/new", &with_once("g", &right)).await;
        assert!(taken.body.contains("id=\"slug-error\""));
        let made = &store::partnership::agencies(&town.scope).await.unwrap()[0];
        assert_eq!(made.phone.as_deref(), Some("+4684650040"));
        let at = format!("/admin/agencies/{}", made.id);
        let mut change = right.to_vec();
        change[1].1 = "Skola Söder";
        change.push(("version", "1"));
        assert_eq!(browser.post(&at, &with_once("h", &change)).await.location(), "/admin/agencies");
        let stale = browser.post(&at, &with_once("i", &change)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(
            stale.body.contains("value=\"Skola Söder\"")
                && stale.body.contains("name=\"version\" value=\"2\"")
        );
    })
    .await;
}
