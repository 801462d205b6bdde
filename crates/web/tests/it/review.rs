//! Review pages: compare, answer, be told that somebody was first, undo.

use axum::http::StatusCode;
use domain::agency::{Agency, Sector};
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use store::{Batch, Sql, Value};
use testkit::{Browser, Town, on_both};

const EVIDENCE: &str = r#"{"with":1,"fields":[{"field":"given","code":"equal","weight":4.0},
    {"field":"address","code":"one_edit","weight":1.0},{"field":"phone","code":"different","weight":-0.5}],
    "total":4.5,"probability":null}"#;

/// Two records of two persons, and the question whether they are one.
async fn question(town: &Town<'_>) -> (String, [PersonId; 2]) {
    let school = town.agency("school", Sector::School).await;
    let social = town.agency("social", Sector::SocialServices).await;
    let (one, two) = (town.child("Alva", "Lind").await, town.child("Alva", "Lindh").await);
    let text = |text: &str| Value::from(text);
    let [a, b, review] = [1, 2, 3].map(|n| format!("{n:032x}"));
    let batch = Batch::chore("test")
        .each(
            Sql::new(
                "INSERT INTO source_record (partnership, id, agency, record_id, person, given, surname, street,
                 phone, as_of, said, feed, digest) VALUES (?1, ?2, ?3, ?2, ?4, 'Alva <b>', 'Lind',
                 'Dalgatan 6 B', '+46701740605', '2026-11-20', '2026-11-20', '', '')",
            ),
            vec![
                vec![text(&a), school.id.into(), one.into()],
                vec![text(&b), social.id.into(), two.into()],
            ],
        )
        .step(
            Sql::new(
                "INSERT INTO review (partnership, id, a, b, evidence, state, opened)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'open', 0)",
            ),
            vec![text(&review), text(&a), text(&b), text(EVIDENCE)],
        );
    town.scope.write(batch).await.unwrap();
    (review, [one, two])
}

async fn school(town: &Town<'_>) -> Agency {
    let all = store::partnership::agencies(&town.scope).await.unwrap();
    all.into_iter().find(|agency| agency.slug == "school").unwrap()
}

/// The value of a hidden field of the page's first form.
fn hidden<'a>(body: &'a str, name: &str) -> &'a str {
    let at = body.find(&format!("name=\"{name}\" value=\"")).unwrap();
    body[at..].split('"').nth(3).unwrap()
}

#[tokio::test]
async fn two_records_side_by_side_answered_and_undone() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, _) = question(&town).await;
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&steward);
        let queue = browser.get("/reviews").await;
        assert_eq!(queue.status, StatusCode::OK);
        assert!(queue.body.contains(&format!("href=\"/reviews/{review}\"")));
        assert!(!queue.body.contains("Alva"), "the queue names nobody");
        let page = browser.get(&format!("/reviews/{review}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("D•••• 6") && page.body.contains("•••• 05"));
        for told in ["Dalgatan", "0174", "<b>"] {
            assert!(!page.body.contains(told), "{told}");
        }
        let (once, version) =
            (hidden(&page.body, "once").to_owned(), hidden(&page.body, "version").to_owned());
        let form = [("once", once.as_str()), ("version", version.as_str())];
        let done = browser.post(&format!("/reviews/{review}/same"), &form).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/reviews"));
        let twice = browser.post(&format!("/reviews/{review}/same"), &form).await;
        assert_eq!(twice.status, StatusCode::SEE_OTHER, "a double click is no error");
        // Somebody else, who had the page open.
        let other = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let late = Browser::new(&app).as_(&other).post(&format!("/reviews/{review}/not-same"), &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Test Testsson has answered already"), "{}", late.body);
        let links = browser.get("/links").await;
        let undo = links.body.split("action=\"").find(|part| part.starts_with("/links/")).unwrap();
        let undo = undo.split('"').next().unwrap().to_owned();
        let once = hidden(&links.body, "once").to_owned();
        let undone = browser.post(&undo, &[("once", &once)]).await;
        assert_eq!((undone.status, undone.location()), (StatusCode::SEE_OTHER, "/links"));
        let again = browser.get(&format!("/reviews/{review}")).await;
        assert!(again.body.contains("/not-same\""), "the question is asked anew");
    })
    .await;
}

#[tokio::test]
async fn an_agency_answers_about_its_own_record() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, _) = question(&town).await;
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&steward);
        let asked = browser.post(&format!("/reviews/{review}/ask"), &[("once", "a"), ("version", "1")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        let school = school(&town).await;
        let admin = town.sign_in(Role::AgencyAdmin, Some(&school), None, None, false).await;
        let desk = Browser::new(&app).as_(&admin);
        let page = desk.get("/questions").await;
        assert!(page.body.contains(&format!("/questions/{review}")) && !page.body.contains("Social"));
        let done = desk.post(&format!("/questions/{review}"), &[("once", "b"), ("answer", "right")]).await;
        assert_eq!(done.location(), "/questions");
        let wrong = desk.post(&format!("/questions/{review}"), &[("once", "c"), ("answer", "x")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_review_is_not_found_and_nobody_else_gets_in() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, _) = question(&town).await;
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let none = Browser::new(&app).as_(&steward).get(&format!("/reviews/{:032x}", 99)).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        let school = school(&town).await;
        let teacher = town.staff(&school, "Eva Lund").await;
        let browser = Browser::new(&app).as_(&teacher);
        for path in ["/reviews", "/links", "/questions"] {
            assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(browser.get(&format!("/reviews/{review}")).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// Invariant 4: who is not cleared for a hidden tie does not reach its link by the id either.
#[tokio::test]
async fn the_link_of_a_hidden_tie_is_not_found() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, [one, _]) = question(&town).await;
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&steward);
        let same = browser.post(&format!("/reviews/{review}/same"), &[("once", "a"), ("version", "1")]).await;
        assert_eq!(same.status, StatusCode::SEE_OTHER);
        let links = browser.get("/links").await;
        let undo = links.body.split("action=\"").find(|part| part.starts_with("/links/")).unwrap();
        let undo = undo.split('"').next().unwrap().to_owned();
        let school = school(&town).await;
        let hide = Sql::new(
            "INSERT INTO involvement (partnership, id, person, agency, as_of, exposure, source_record, recorded)
             SELECT ?1, k.id, ?2, ?3, '2026-11-20', 'hidden', k.source_record, CAST(0 AS BIGINT)
             FROM link k WHERE k.partnership = ?1",
        );
        town.scope
            .write(Batch::chore("test").step(hide, vec![one.into(), school.id.into()]))
            .await
            .unwrap();
        assert!(!browser.get("/links").await.body.contains("action=\"/links/"));
        let refused = browser.post(&undo, &[("once", "b")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let cleared = town.sign_in(Role::DataSteward, None, None, None, true).await;
        let undone = Browser::new(&app).as_(&cleared).post(&undo, &[("once", "c")]).await;
        assert_eq!((undone.status, undone.location()), (StatusCode::SEE_OTHER, "/links"));
    })
    .await;
}

/// Which agency a mask hides stands beside its record nowhere, neither on a page nor in JSON.
#[tokio::test]
async fn the_agency_of_a_masked_tie_is_named_nowhere() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, _) = question(&town).await;
        let mask = Sql::new(
            "INSERT INTO involvement (partnership, id, person, agency, as_of, exposure, source_record, recorded)
             SELECT ?1, s.id, s.person, s.agency, '2026-11-20', 'contact_via_coordinator', s.id, CAST(0 AS BIGINT)
             FROM source_record s JOIN agency a ON a.partnership = s.partnership AND a.id = s.agency
             WHERE s.partnership = ?1 AND a.slug = 'social'",
        );
        town.scope.write(Batch::chore("test").step(mask, Vec::new())).await.unwrap();
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&steward);
        let path = format!("/reviews/{review}");
        let mut told = vec![browser.get("/reviews").await, browser.get(&path).await];
        told.push(browser.get(&format!("/api{path}")).await);
        let json: serde_json::Value = serde_json::from_str(&told[2].body).unwrap();
        assert_eq!(json["sources"][0]["agency"], "School");
        let masked = &json["sources"][1];
        assert!(masked["agency"].is_null() && masked["as_of"].is_null() && masked["sector"] == "protected");
        let form = |once: &'static str, version: &'static str| [("once", once), ("version", version)];
        browser.post(&format!("{path}/ask"), &form("a", "1")).await;
        told.push(browser.get(&path).await);
        browser.post(&format!("{path}/same"), &form("b", "2")).await;
        let links = browser.get("/links").await;
        let why = links.body.split("href=\"").find(|part| part.starts_with("/links/0")).unwrap();
        let why = why.split('"').next().unwrap().to_owned();
        told.push(browser.get(&why).await);
        told.push(browser.get(&format!("/api{why}/evidence")).await);
        told.push(links);
        for page in &told {
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("Social"), "{}", page.body);
        }
        assert!(told[1].body.contains("asked through the coordinator"), "{}", told[1].body);
    })
    .await;
}

/// Evidence of a probabilistic engine.
const BITS: &str = r#"{"with":1,"fields":[{"field":"surname","code":"equal","weight":6.1,"rarity":"rare"},
    {"field":"born","code":"day_month_swapped","weight":1.0},{"field":"household","code":"nobody_else",
    "weight":0.5},{"field":"prior","code":"before","weight":-2.6}],"total":5.0,"probability":0.97}"#;

#[tokio::test]
async fn a_waterfall_in_words_numbers_and_bars_on_the_page_and_as_json() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, persons) = question(&town).await;
        let give = Sql::new("UPDATE review SET evidence = ?2, probability = 0.97 WHERE partnership = ?1");
        town.scope.write(Batch::chore("test").step(give, vec![Value::from(BITS)])).await.unwrap();
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&steward);
        let page = browser.get(&format!("/reviews/{review}")).await;
        assert_eq!(page.body.matches("class=\"k-fall\"").count(), 5, "four lines and the sum");
        assert_eq!(page.body.matches("k-fall__against").count(), 1);
        for said in ["equal, rare", "+6.1", "−2.6", "97%", "The limit for linking without asking is 99.9%"]
        {
            assert!(page.body.contains(said), "{said} is missing");
        }
        assert!(!page.body.contains("style=\""));
        let told = browser.get(&format!("/api/reviews/{review}")).await;
        assert_eq!(told.status, StatusCode::OK);
        let json: serde_json::Value = serde_json::from_str(&told.body).unwrap();
        assert_eq!((json["unit"].as_str(), json["probability"].as_f64()), (Some("bits"), Some(0.97)));
        let lines = json["lines"].as_array().unwrap();
        assert_eq!(lines[0]["field"], "prior");
        assert_eq!(lines[1]["words"], "Surname: equal, rare, +6.1");
        assert_eq!((lines[1]["from"].as_f64(), lines[1]["rarity"].as_str()), (Some(-2.6), Some("rare")));
        assert!((lines[3]["to"].as_f64().unwrap() - 5.0).abs() < 1e-9, "it ends at the sum");
        assert_eq!(json["limits"]["accept_precision"], 0.999);
        for hidden in ["Dalgatan", "0174"] {
            assert!(!told.body.contains(hidden));
        }
        // The same record as of the page, by other means.
        let records = town.access_records().await;
        let of = |means| records.iter().filter(move |r| r.means == means && r.persons.len() == 2);
        let page = of(domain::access::Means::Page).next().unwrap();
        let api = of(domain::access::Means::Api).next().unwrap();
        assert_eq!((&page.fields, &page.action, &page.persons), (&api.fields, &api.action, &api.persons));
        assert!(persons.iter().all(|person| api.persons.contains(person)));
        let stranger = town.sign_in(Role::DataProtectionOfficer, None, None, None, false).await;
        let refused = Browser::new(&app).as_(&stranger).get(&format!("/api/reviews/{review}")).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(!refused.body.contains("Lind"));
    })
    .await;
}

#[tokio::test]
async fn skip_leads_on_and_undo_comes_back_to_the_question() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (review, _) = question(&town).await;
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        let browser = Browser::new(&app).as_(&steward);
        let path = format!("/reviews/{review}");
        assert_eq!(browser.get("/reviews/next").await.location(), path);
        assert_eq!(browser.get(&format!("/reviews/next?after={review}")).await.location(), "/reviews");
        let form = |once: &'static str, version: &'static str| [("once", once), ("version", version)];
        let done = browser.post(&format!("{path}/not-same"), &form("a", "1")).await;
        assert_eq!(done.location(), "/reviews");
        let page = browser.get(&path).await;
        assert!(page.body.contains("/take-back\""));
        let back = browser.post(&format!("{path}/take-back"), &[("once", "b"), ("back", "review")]).await;
        assert_eq!(back.location(), path);
        let version = hidden(&browser.get(&path).await.body, "version").to_owned();
        let said = [("once", "c"), ("version", version.as_str())];
        assert_eq!(browser.post(&format!("{path}/same"), &said).await.status, StatusCode::SEE_OTHER);
        let links = browser.get("/links").await.body;
        let undo = links.split("action=\"").find(|part| part.starts_with("/links/")).unwrap();
        let undo = undo.split('"').next().unwrap().to_owned();
        let undone = browser.post(&undo, &[("once", "d"), ("back", "review")]).await;
        assert_eq!(undone.location(), path);
    })
    .await;
}
