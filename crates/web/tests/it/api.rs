//! `/api` as an agency's system uses it, and as somebody hostile does.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{StatusCode, header};
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use serde_json::{Value, json};
use testkit::{Browser, Page, TestApp, Town, on_both};
use web::Guard;

const PATH: &str = "/api/concern-reports";

async fn key(town: &Town<'_>) -> String {
    let school = town.agency("school", Sector::School).await;
    let admin = town.sign_in(Role::AgencyAdmin, Some(&school), None, None, false).await;
    let desk = app::api_key::Desk::of(&town.op(&admin)).await.unwrap();
    app::api_key::add(&desk, "Journal", &"k".repeat(40)).await.unwrap()
}

async fn town(app: &TestApp) -> (Town<'_>, String) {
    let town = Town::new(app, "bjorkdal", Country::Se).await;
    town.agency("social", Sector::SocialServices).await;
    let key = key(&town).await;
    (town, key)
}

fn body() -> Value {
    json!({
        "name": "Jonas Ek", "role": "Lärare", "child_name": "Alva", "words": "Hon är ensam om nätterna.",
        "danger": true, "files": [{ "name": "brev.pdf", "content": "JVBERi0xLjc=" }],
    })
}

struct Call<'a> {
    app: &'a TestApp,
    authorization: Option<String>,
    name: Option<&'a str>,
    kind: &'a str,
    language: &'a str,
}

impl<'a> Call<'a> {
    fn new(app: &'a TestApp, key: &str) -> Self {
        let authorization = Some(format!("Bearer {key}"));
        Self { app, authorization, name: Some("1"), kind: "application/json", language: "en" }
    }

    async fn send(&self, method: &str, path: &str, body: impl Into<Body>) -> Page {
        let browser = Browser::new(self.app).in_language(self.language);
        let mut request = browser.request(method, path).header(header::CONTENT_TYPE, self.kind);
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        if let Some(name) = self.name {
            request = request.header("idempotency-key", name);
        }
        browser.send(request.body(body.into()).unwrap()).await
    }

    async fn post(&self, body: &Value) -> Page {
        self.send("POST", PATH, body.to_string()).await
    }
}

/// What a problem says: its status, its type, and the fields that are wrong.
fn problem(page: &Page) -> (u16, String, Vec<String>) {
    assert_eq!(page.headers[header::CONTENT_TYPE], "application/problem+json", "{}", page.body);
    let said: Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!(said["status"], page.status.as_u16());
    assert!(said["title"].as_str().is_some_and(|t| !t.is_empty()) && said["detail"].is_string());
    let fields = said["errors"].as_array().into_iter().flatten();
    let fields = fields.map(|each| each["field"].as_str().unwrap().to_owned()).collect();
    let kind = said["type"].as_str().unwrap().strip_prefix("urn:kring:problem:").unwrap().to_owned();
    (page.status.as_u16(), kind, fields)
}

#[tokio::test]
async fn a_report_is_taken_once_and_its_state_is_told() {
    on_both(|app| async move {
        let (town, key) = town(&app).await;
        let call = Call::new(&app, &key);
        let first = call.post(&body()).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
        assert_eq!(first.headers[header::CACHE_CONTROL], "no-store");
        let again = call.post(&body()).await;
        assert_eq!((again.status, &again.body), (StatusCode::OK, &first.body));
        let mut other = body();
        other["danger"] = json!(false);
        assert_eq!(problem(&call.post(&other).await).1, "api-other-body");
        let state = call.send("GET", first.location(), "").await;
        let state: Value = serde_json::from_str(&state.body).unwrap();
        assert_eq!(state["told"][0]["what"], "received");
        assert_eq!(state["agency"], "Social");
        assert!(!state.to_string().contains("Alva"));
        let records = town.access_records().await;
        assert!(records.iter().any(|record| record.means == domain::access::Means::Api));
    })
    .await;
}

#[tokio::test]
async fn without_a_key_that_holds_nothing_is_read() {
    let app = TestApp::sqlite().await;
    let (town, key) = town(&app).await;
    let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
    let shown = [
        None,
        Some(String::new()),
        Some("Bearer".to_owned()),
        Some("Bearer ".to_owned()),
        Some(format!("Basic {key}")),
        Some(format!("Bearer {key}x")),
        Some(format!("Bearer {}", key.to_lowercase())),
        Some(format!("Bearer kring_{}", "A".repeat(43))),
        Some(format!("Bearer {}", "a".repeat(1 << 16))),
        Some("Bearer ' OR 1=1 --".to_owned()),
    ];
    for authorization in shown {
        let call = Call { authorization, ..Call::new(&app, "") };
        for page in [call.post(&body()).await, call.send("GET", &format!("{PATH}/x"), "").await] {
            assert_eq!(problem(&page).0, 401);
            assert_eq!(page.headers[header::WWW_AUTHENTICATE], "Bearer realm=\"kring\"");
            assert!(!page.body.contains(&key));
        }
    }
    // No cookie opens it, and no key opens a page.
    let signed = Browser::new(&app).as_(&admin).get(&format!("{PATH}/x")).await;
    assert_eq!(signed.status, StatusCode::UNAUTHORIZED);
    let page = Call::new(&app, &key).send("GET", "/concerns/sent", "").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let two = Browser::new(&app);
    let two_keys = two.request("GET", &format!("{PATH}/x")).header(header::AUTHORIZATION, "Bearer x");
    let two_keys = two_keys.header(header::AUTHORIZATION, format!("Bearer {key}")).body(Body::empty());
    assert_eq!(two.send(two_keys.unwrap()).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn every_mistake_is_a_problem_in_the_language_that_was_asked_for() {
    let app = TestApp::sqlite().await;
    let (town, key) = town(&app).await;
    let call = Call::new(&app, &key);
    let send = async |body: &str| call.send("POST", PATH, body.to_owned()).await;
    assert_eq!(problem(&send("{").await), (400, "api-bad-json".to_owned(), vec![]));
    let wrong = json!({ "words": 1, "reporter": "private", "files": [{ "name": "a" }] });
    let (status, kind, fields) = problem(&call.post(&wrong).await);
    assert_eq!((status, kind.as_str()), (422, "api-invalid"));
    assert_eq!(fields, ["files[0].content", "reporter", "words"]);
    let (_, _, fields) = problem(&call.post(&json!({ "child_born": "2027-01-01", "email": "x" })).await);
    assert_eq!(fields, ["words", "child_name", "child_born", "name", "email", "role"]);
    let mut file = body();
    file["files"][0] = json!({ "name": "../a", "content": "JVBERi0xLjc=" });
    assert_eq!(problem(&call.post(&file).await).2, ["files"]);
    file["files"][0] = json!({ "name": "a", "content": "TVqQAA==" });
    assert_eq!(problem(&call.post(&file).await).2, ["files"]);
    for (language, detail) in
        [("sv", "Inget har skrivits"), ("nb", "Ingenting er"), ("da", "Intet er skrevet")]
    {
        let page = Call { language, ..Call::new(&app, &key) }.post(&wrong).await;
        assert!(page.body.contains(detail), "{}", page.body);
        assert_eq!(page.headers[header::CONTENT_LANGUAGE], language);
    }
    let long = "x".repeat(101);
    for name in [None, Some(""), Some(long.as_str())] {
        let page = Call { name, ..Call::new(&app, &key) }.post(&body()).await;
        assert_eq!(problem(&page).1, "api-no-idempotency-key");
    }
    let page = Call { kind: "text/plain", ..Call::new(&app, &key) }.post(&body()).await;
    assert_eq!(problem(&page).0, 415);
    let page = call.send("POST", PATH, vec![b' '; 40 << 20]).await;
    assert_eq!(problem(&page).0, 413);
    assert_eq!(problem(&call.send("GET", "/api/nothing", "").await).0, 404);
    assert_eq!(problem(&call.send("GET", &format!("{PATH}/..%2Fx"), "").await).0, 404);
    assert_eq!(problem(&call.send("DELETE", PATH, "").await).0, 405);
    assert!(town.access_records().await.iter().all(|record| record.action != "send_concern"));
}

#[tokio::test]
async fn too_many_reports_are_told_when_to_come_again() {
    let app = TestApp::sqlite().await;
    let (_town, key) = town(&app).await;
    for n in 0..=domain::concern::API_HOURLY_LIMIT {
        let name = n.to_string();
        let page = Call { name: Some(&name), ..Call::new(&app, &key) }.post(&body()).await;
        if n == domain::concern::API_HOURLY_LIMIT {
            assert_eq!(problem(&page).0, 429);
            assert_eq!(page.headers[header::RETRY_AFTER], "3600");
        } else {
            assert_eq!(page.status, StatusCode::CREATED);
        }
    }
}

/// `docs/integration/openapi.json` says what there is: the same routes, the same fields.
#[tokio::test]
async fn the_description_says_what_there_is() {
    let text = include_str!("../../../../docs/integration/openapi.json");
    let described: Value = serde_json::from_str(text).unwrap();
    let mut routes = BTreeSet::new();
    for (path, operations) in described["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            routes.insert((method.to_uppercase(), path.clone()));
        }
    }
    let bearer = web::list().into_iter().filter(|route| route.guard == Guard::Bearer);
    assert_eq!(routes, bearer.map(|route| (route.method.to_owned(), route.path.to_owned())).collect());
    // Each field that is described is known, and one that is not described is none.
    let app = TestApp::sqlite().await;
    let (_town, key) = town(&app).await;
    let report = &described["components"]["schemas"]["ConcernReport"];
    let fields = report["properties"].as_object().unwrap();
    let unknown: Value = fields.keys().map(|field| (format!("{field}x"), json!(1))).collect();
    let (_, _, refused) = problem(&Call::new(&app, &key).post(&unknown).await);
    assert_eq!(refused.len(), fields.len());
    let known: Value = fields.keys().map(|field| (field.clone(), Value::Null)).collect();
    let page = Call::new(&app, &key).post(&known).await;
    assert!(!page.body.contains("api-unknown-field"), "{}", page.body);
    let all = ["agency", "words", "danger", "child_name", "child_born", "child_number", "child_where"];
    let all = all.into_iter().chain(["name", "role", "phone", "email", "wants_feedback", "files"]);
    assert_eq!(fields.keys().map(String::as_str).collect::<BTreeSet<_>>(), all.collect());
    assert_eq!(report["additionalProperties"], false);
    assert_eq!(fields["words"]["maxLength"], domain::concern::WORDS_LIMIT);
    assert_eq!(fields["files"]["maxItems"], domain::attachment::COUNT_LIMIT);
    // Each answer that was given stands in the description.
    let answers = described["paths"][PATH]["post"]["responses"].as_object().unwrap();
    for status in ["200", "201", "400", "401", "404", "409", "413", "415", "422", "429"] {
        assert!(answers.contains_key(status), "{status}");
    }
}
