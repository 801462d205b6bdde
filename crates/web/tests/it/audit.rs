//! The access record as the data protection officer reads it, and the export as anybody can
//! check it.

use app::audit::{Signer, seal};
use axum::http::StatusCode;
use domain::access::pseudonym;
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::protection::Level;
use jiff::civil::date;
use sha2::{Digest, Sha256};
use testkit::{Browser, SignedIn, TestApp, Town, on_both};

struct Case<'a> {
    town: Town<'a>,
    officer: SignedIn,
    who: SignedIn,
    child: PersonId,
    protected: PersonId,
}

/// Anna Lind has looked at Alva Test once, and at somebody protected once.
async fn case(app: &TestApp, cleared: bool) -> Case<'_> {
    let town = Town::new(app, "bjorkdal", Country::Se).await;
    let school = town.agency("school", Sector::School).await;
    let who = town.staff(&school, "Anna Lind").await;
    let child = town.child("Alva", "Test").await;
    let protected = town.person("Noor", "Okänd", date(2016, 2, 3), Some(Level::Marked)).await;
    for person in [child, protected] {
        town.tie(person, &school, who.practitioner.as_ref(), Exposure::Open).await;
        town.share(person).await;
        let page = Browser::new(app).as_(&who).get(&format!("/children/{person}")).await;
        assert_eq!(page.status, StatusCode::OK);
    }
    // What comes later sorts later.
    app.clock.pass(jiff::SignedDuration::from_secs(1));
    let officer = town.sign_in(Role::DataProtectionOfficer, None, None, None, cleared).await;
    Case { town, officer, who, child, protected }
}

const NAMES: [&str; 4] = ["Anna Lind", "Alva", "Noor", "Okänd"];

#[tokio::test]
async fn the_record_is_pseudonymous_and_reading_it_is_recorded() {
    on_both(|app| async move {
        let case = case(&app, false).await;
        let page = Browser::new(&app).as_(&case.officer).get("/audit").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        for name in NAMES {
            assert!(!page.body.contains(name), "{name}");
        }
        let id = &case.town.tenant.row.id;
        for code in [pseudonym(id, case.child.0), pseudonym(id, case.who.actor.account.0)] {
            assert!(page.body.contains(&code), "{code}");
        }
        let last = case.town.access_records().await.pop().unwrap();
        assert_eq!(
            (last.action.as_str(), last.account),
            ("view_access_record", Some(case.officer.actor.account))
        );
    })
    .await;
}

#[tokio::test]
async fn names_need_a_reason_and_protected_ones_a_clearance() {
    on_both(|app| async move {
        let case = case(&app, false).await;
        let browser = Browser::new(&app).as_(&case.officer);
        let short = browser.post("/audit/names", &[("reason", "because")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!short.body.contains("Alva"));
        app.clock.pass(jiff::SignedDuration::from_secs(1));

        let page = browser.post("/audit/names", &[("reason", "complaint 2026/14")]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Anna Lind") && page.body.contains("Alva Test"));
        assert!(!page.body.contains("Noor"), "a protected identity was named");
        let last = case.town.access_records().await.pop().unwrap();
        assert_eq!(last.reason.as_deref(), Some("complaint 2026/14"));
        assert_eq!(last.persons, [case.child]);
        assert!(last.fields.contains(&"names".to_owned()));
        // For that page only.
        assert!(!browser.get("/audit").await.body.contains("Alva Test"));
    })
    .await;
}

#[tokio::test]
async fn a_cleared_officer_may_name_whom_the_level_does_not_hide() {
    let app = TestApp::sqlite().await;
    let case = case(&app, true).await;
    let browser = Browser::new(&app).as_(&case.officer);
    let page = browser.post("/audit/names", &[("reason", "complaint 2026/14")]).await;
    assert!(page.body.contains("Noor Okänd"));
    assert!(case.town.access_records().await.pop().unwrap().persons.contains(&case.protected));
}

#[tokio::test]
async fn filters_narrow_and_pages_follow_each_other() {
    on_both(|app| async move {
        let case = case(&app, false).await;
        let stranger = case.town.staff(&case.town.agency("clinic", Sector::Health).await, "Eva Holm").await;
        let refused = Browser::new(&app).as_(&stranger).get(&format!("/children/{}", case.child)).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let browser = Browser::new(&app).as_(&case.officer);
        let to = browser
            .post(
                "/audit/filter",
                &[("from", "2026-11-22"), ("refused", "yes"), ("action", "view_circle"), ("until", "x")],
            )
            .await;
        assert_eq!(to.location(), "/audit?from=2026-11-22&action=view_circle&refused=yes");
        let rows = |body: &str| body.matches("<tr>").count().saturating_sub(1);
        assert_eq!(rows(&browser.get(to.location()).await.body), 1);
        assert_eq!(rows(&browser.get("/audit?action=view_circle").await.body), 3);
        assert_eq!(rows(&browser.get("/audit?until=2026-11-21").await.body), 0);
        assert_eq!(rows(&browser.get("/audit?from=2026-11-23").await.body), 0);
        // Something older than one page: 3 looks, 4 pages of the officer, and 50 more.
        for _ in 0..50 {
            browser.get("/audit?until=2026-11-21").await;
        }
        let first = browser.get("/audit").await;
        assert_eq!(rows(&first.body), 50);
        let next = first.body.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(rows(&browser.get(&next.replace("&#38;", "&")).await.body), 7);
    })
    .await;
}

#[tokio::test]
async fn the_export_verifies_with_any_sha_256() {
    on_both(|app| async move {
        let case = case(&app, false).await;
        let signer = Signer::from_seed(&[7; 32]).unwrap();
        seal(&app.kring, &case.town.scope, "server-1", &signer).await.unwrap();
        let browser = Browser::new(&app).as_(&case.officer);
        let export = browser.get("/audit/export.jsonl").await;
        assert_eq!(export.status, StatusCode::OK);
        assert!(export.headers["content-disposition"].to_str().unwrap().contains("access-record-2026-11-22"));
        // What docs/operations/audit.md does with jq and sha256sum.
        let mut previous = "0".repeat(64);
        for (line, number) in export.body.lines().zip(1..) {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!((&line["seq"], &line["previous"]), (&number.into(), &previous.as_str().into()));
            let text = format!("{previous}\n{}", line["record"].as_str().unwrap());
            previous = format!("{:x}", Sha256::digest(text.as_bytes()));
            assert_eq!(line["hash"], previous.as_str());
            for name in NAMES {
                assert!(!text.contains(name));
            }
        }
        assert_eq!(export.body.lines().count(), 2);
        let last = case.town.access_records().await.pop().unwrap();
        assert_eq!(last.means, domain::access::Means::Export);

        let verified = browser.post("/audit/verify", &[]).await;
        assert!(verified.body.contains("The chain is whole. Links checked: 2."), "{}", verified.body);
    })
    .await;
}

#[tokio::test]
async fn tampering_is_said_on_the_page() {
    let app = TestApp::sqlite().await;
    let case = case(&app, false).await;
    seal(&app.kring, &case.town.scope, "server-1", &Signer::from_seed(&[7; 32]).unwrap()).await.unwrap();
    app.tamper("UPDATE access_record SET line = REPLACE(line, 'view_circle', 'search_person')");
    let page = Browser::new(&app).as_(&case.officer).post("/audit/verify", &[]).await;
    assert!(page.body.contains("The chain is broken after number 0."), "{}", page.body);
}

#[tokio::test]
async fn nobody_else_reads_the_record() {
    let app = TestApp::sqlite().await;
    let case = case(&app, false).await;
    let guardian = case.town.guardian_of(case.child, "Maria", "Test").await;
    let viewers = [
        case.who.clone(),
        case.town.sign_in(Role::Guardian, None, None, Some(guardian), true).await,
        case.town.sign_in(Role::Child, None, None, Some(case.child), true).await,
        case.town.sign_in(Role::PartnershipAdmin, None, None, None, true).await,
        case.town.sign_in(Role::DataSteward, None, None, None, true).await,
    ];
    for viewer in viewers {
        let browser = Browser::new(&app).as_(&viewer);
        for path in ["/audit", "/audit/export.jsonl"] {
            assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        for path in ["/audit/verify", "/audit/names"] {
            let answer = browser.post(path, &[("reason", "complaint 2026/14")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert!(case.town.access_records().await.pop().unwrap().denied);
    }
}
