//! The law packs to read, by anybody; counting answers, and says what is wrong.

use axum::http::StatusCode;
use testkit::{Browser, TestApp};

const RULE: &str = "/law/rules/SE-ORO-FORHAND";

#[tokio::test]
async fn anybody_reads_the_packs_of_a_country() {
    let app = TestApp::sqlite().await;
    let browser = Browser::new(&app);
    let swedish = browser.get("/law?country=se").await;
    assert_eq!(swedish.status, StatusCode::OK);
    assert!(swedish.body.contains("href=\"/law/rules/SE-ORO-FORHAND\""));
    assert!(swedish.body.contains("href=\"/law/processes/SE-BARN\""));
    assert!(!swedish.body.contains("/law/rules/NO-"));
    // Without a choice the country whose language the reader speaks.
    let norwegian = Browser::new(&app).in_language("nb").get("/law").await;
    assert!(norwegian.body.contains("/law/rules/NO-MELD-1U"));
    for missing in ["/law?country=xx", "/law/rules/SE-NOTHING", "/law/processes/../se", "/law/processes/X"] {
        assert_eq!(browser.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
    let process = browser.get("/law/processes/SE-BARN").await;
    assert!(process.body.contains("id=\"forhandsbedomning\"") && process.body.contains("SE-UTR-4M"));
}

#[tokio::test]
async fn a_due_date_is_counted_and_explained() {
    let app = TestApp::sqlite().await;
    let browser = Browser::new(&app);
    // 14 days from 20 March 2026 is Good Friday: by law the Tuesday after Easter, planned before it.
    let page = browser.post(RULE, &[("once", "a"), ("day", "2026-03-20"), ("time", "10:00")]).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in ["Tuesday 7 April 2026", "Thursday 2 April 2026", "Good Friday", "20 kap. 2 §"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    for (day, time, field) in [
        ("2026-02-30", "", "day"),
        ("", "", "day"),
        ("2026-03-20", "25:00", "time"),
        ("2026-03-20", "<b>", "time"),
        ("9999-12-31", "", "day"),
        ("=1+1", "", "day"),
    ] {
        let wrong = browser.post(RULE, &[("once", "a"), ("day", day), ("time", time)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{day} {time}");
        assert!(wrong.body.contains(&format!("id=\"{field}-error\"")), "{day} {time}: {}", wrong.body);
        assert!(!wrong.body.contains("<b>\""), "{}", wrong.body);
    }
}
