//! Invariant 2: no read of a person without an access record. Where the record cannot be written,
//! nothing about anybody leaves, and nothing is written either.

use domain::id::PartnershipId;
use http::StatusCode;
use store::{Batch, Sql};
use testkit::{Browser, Page, TestApp, on_both};
use web::{Guard, Route};

use crate::access_matrix::scene::{Scene, scene_on};
use crate::access_matrix::{VIEWERS, ask_as};
use crate::rows::rows;

/// Names of the child and the family of the scene; no member of staff has any of them.
const NAMES: [&str; 3] = ["Alva", "Berg", "Maria"];

fn names_in(page: &Page) -> Vec<&'static str> {
    NAMES.into_iter().filter(|name| page.body.contains(name) || page.location().contains(name)).collect()
}

async fn get_all(scene: &Scene) -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    for (viewer, cookie) in scene.cookies.iter().enumerate() {
        let Some(cookie) = cookie else { continue };
        let browser = Browser::new(&scene.app).with_cookie(cookie);
        for route in routes("GET") {
            let page = ask_as(&browser, scene, route, "").await;
            pages.push((format!("{}: GET {}", VIEWERS[viewer].0, route.path), page));
        }
    }
    pages
}

fn routes(method: &str) -> Vec<Route> {
    web::list().into_iter().filter(|r| r.guard == Guard::Signed && r.method == method).collect()
}

#[tokio::test]
async fn where_the_record_cannot_be_written_nothing_leaves() {
    on_both(fails_closed).await;
}

async fn fails_closed(app: TestApp) {
    let scene = scene_on(app).await;
    let home: PartnershipId = "bjorkdal".parse().unwrap();
    let scope = scene.app.kring.scope(&home);
    let before = get_all(&scene).await;
    let with_names = before.iter().filter(|(_, page)| !names_in(page).is_empty()).count();
    assert!(with_names > 10, "pages that show somebody: {with_names}");
    let fault = Sql::new("ALTER TABLE access_record RENAME TO gone");
    scope.write(Batch::chore("test").step(fault, Vec::new())).await.unwrap();
    let after = get_all(&scene).await;
    for ((what, before), (_, after)) in before.iter().zip(&after) {
        assert_eq!(names_in(after), Vec::<&str>::new(), "{what}: {}", after.status);
        if !names_in(before).is_empty() {
            assert_eq!(after.status, StatusCode::INTERNAL_SERVER_ERROR, "{what}");
        }
    }
    // As after any landing: which method the keys are of is no news of anybody.
    let keyed = Sql::new("UPDATE partnership SET keys_of = 'plain-2' WHERE partnership = ?1");
    scope.write(Batch::chore("test").step(keyed, Vec::new())).await.unwrap();
    let kept = ["access_record", "login_try", "session"];
    let stood = rows(&scope, &kept).await;
    for (viewer, cookie) in scene.cookies.iter().enumerate() {
        let Some(cookie) = cookie else { continue };
        let browser = Browser::new(&scene.app).with_cookie(cookie);
        // One's own sessions are one's own affair.
        for route in routes("POST").into_iter().filter(|r| r.path != "/account/sessions") {
            let what = format!("{}: POST {}", VIEWERS[viewer].0, route.path);
            let page = ask_as(&browser, &scene, route, &format!("after-{viewer}")).await;
            assert_eq!(names_in(&page), Vec::<&str>::new(), "{what}: {}", page.status);
        }
    }
    let stands = rows(&scope, &kept).await;
    // Deciding a delivery is a chore in tables of its own; the landing is what is recorded.
    let chore = |table: &str| table.starts_with("feed") || table == "lease";
    for (table, rows) in stood.iter().filter(|(table, _)| !chore(table)) {
        assert_eq!(stands.get(table), Some(rows), "{table} was written without a record");
    }
}
