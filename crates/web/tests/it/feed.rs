//! Delivering a list on a page: chosen, looked at, landed; what is wrong is named.

use axum::body::Body;
use domain::agency::{Agency, Sector};
use domain::country::Country;
use domain::gate::Role;
use http::{StatusCode, header};
use testkit::{Browser, Page, SignedIn, TestApp, Town};

const BOUNDARY: &str = "kring-test-boundary";

struct Desk<'a> {
    town: Town<'a>,
    school: Agency,
    feeder: SignedIn,
    browser: Browser,
}

impl<'a> Desk<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let town = Town::new(app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let feeder = town.sign_in(Role::AgencyAdmin, Some(&school), None, None, false).await;
        let browser = Browser::new(app).as_(&feeder);
        Self { town, school, feeder, browser }
    }

    async fn upload(&self, text: &[u8]) -> Page {
        let fields = [("once", "t"), ("kind", "clients"), ("mode", "complete"), ("as_of", "2026-11-20")];
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        let file = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"elever.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        );
        body.extend(file.into_bytes());
        body.extend(text);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        let request = self
            .browser
            .request("POST", "/import")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(body))
            .unwrap();
        self.browser.send(request).await
    }
}

const LIST: &[u8] = b"record_id,given_name,surname,date_of_birth\nR1,Alva,Lind,2018-01-01\nR2,,,\n";

#[tokio::test]
async fn a_list_is_chosen_looked_at_and_lands() {
    let app = TestApp::sqlite().await;
    let desk = Desk::new(&app).await;
    let list = desk.browser.get("/import").await;
    assert_eq!(list.status, StatusCode::OK);
    let sent = desk.upload(LIST).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let path = sent.location().to_owned();
    let preview = desk.browser.get(&path).await;
    assert!(preview.body.contains(&format!("action=\"{path}/land\"")), "{}", preview.body);
    assert!(preview.body.contains("Line 3"), "the line without a name is shown");
    let csv = desk.browser.get(&format!("{path}/rejected.csv")).await;
    assert!(csv.body.contains("R2"), "{}", csv.body);
    let landed = desk.browser.post(&format!("{path}/land"), &[("once", "t")]).await;
    assert_eq!(landed.location(), path);
    let receipt = desk.browser.get(&path).await;
    assert!(receipt.body.contains("In force"), "{}", receipt.body);
    assert!(!receipt.body.contains(&format!("{path}/land")), "it lands once");
    let again = desk.browser.post(&format!("{path}/land"), &[("once", "t")]).await;
    assert_eq!(again.location(), path, "a double click leads to the receipt");
    let same = desk.upload(LIST).await;
    assert_eq!(same.location(), "/import", "the same file changes nothing");
}

#[tokio::test]
async fn a_list_that_would_end_many_asks_in_its_preview_and_lands_by_the_yes() {
    let app = TestApp::sqlite().await;
    let desk = Desk::new(&app).await;
    let line = |n: u32| format!("R{n},Bo,Ek\n");
    let list = |lines: u32| {
        let lines: String = (0..lines).map(line).collect();
        format!("record_id,given_name,surname\n{lines}")
    };
    let all = desk.upload(list(30).as_bytes()).await.location().to_owned();
    desk.browser.post(&format!("{all}/land"), &[("once", "t")]).await;
    let few = desk.upload(list(4).as_bytes()).await.location().to_owned();
    let preview = desk.browser.get(&few).await;
    assert!(preview.body.contains(&format!("action=\"{few}/confirm\"")), "{}", preview.body);
    assert!(!preview.body.contains(&format!("action=\"{few}/land\"")), "there is a way past the number");
    assert!(preview.body.contains("would end 26 of 30"), "{}", preview.body);
    let stale = desk.browser.post(&format!("{few}/confirm"), &[("once", "a"), ("ending", "3")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "a yes to another number");
    // Whoever sends the other form is asked all the same.
    desk.browser.post(&format!("{few}/land"), &[("once", "b")]).await;
    assert!(desk.browser.get(&few).await.body.contains("Needs a yes"));
    let third = desk.upload(list(5).as_bytes()).await.location().to_owned();
    desk.browser.post(&format!("{third}/confirm"), &[("once", "c"), ("ending", "25")]).await;
    let receipt = desk.browser.get(&third).await;
    assert!(receipt.body.contains("In force"), "{}", receipt.body);
}

#[tokio::test]
async fn a_wrong_file_is_named_and_columns_can_be_mapped() {
    let app = TestApp::sqlite().await;
    let desk = Desk::new(&app).await;
    let image = desk.upload(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").await;
    assert_eq!(image.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(image.body.contains("picture"), "{}", image.body);
    let strange: &[u8] = b"Kod;given_name;surname\nR1;Alva;Lind\n";
    let missing = desk.upload(strange).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.body.contains("value=\"Kod\""), "the mapping is offered: {}", missing.body);
    let kept = desk
        .browser
        .post("/import/mapping", &[("kind", "clients"), ("name-1", "Kod"), ("field-1", "record_id")])
        .await;
    assert_eq!(kept.location(), "/import");
    assert_eq!(desk.upload(strange).await.status, StatusCode::SEE_OTHER);
    let empty = desk.upload(b"").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    // One line without an end: a little beyond the limit of these tests, and far beyond it.
    for megabytes in [5, 70] {
        let endless = desk.upload(&vec![b'a'; megabytes << 20]).await;
        assert_eq!(endless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(endless.body.contains("larger than 4 MB"), "{megabytes}: {}", endless.body);
    }
    // Nothing of it says anything of anybody: there is no way to let it take effect.
    let nobody = desk.upload(b"record_id,given_name,surname\nR1,,\nR2,,\n").await.location().to_owned();
    let shown = desk.browser.get(&nobody).await;
    assert!(shown.body.contains("No line of the list could be read"), "{}", shown.body);
    assert!(!shown.body.contains("/land\"") && !shown.body.contains("/confirm\""), "{}", shown.body);
    desk.browser.post(&format!("{nobody}/land"), &[("once", "l")]).await;
    assert!(!desk.browser.get(&nobody).await.body.contains("In force"));
    let one_line = desk.upload(&vec![b'a'; 3 << 20]).await;
    assert_eq!(one_line.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(one_line.body.contains("is longer than"), "{}", one_line.body);
}

#[tokio::test]
async fn nobody_else_sees_a_delivery_or_delivers() {
    let app = TestApp::sqlite().await;
    let desk = Desk::new(&app).await;
    let path = desk.upload(LIST).await.location().to_owned();
    let health = desk.town.agency("health", Sector::Health).await;
    let other = desk.town.sign_in(Role::AgencyAdmin, Some(&health), None, None, false).await;
    let teacher = desk.town.staff(&desk.school, "Eva Lund").await;
    for who in [&other, &teacher] {
        let browser = Browser::new(&app).as_(who);
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&format!("{path}/rejected.csv")).await.status, StatusCode::NOT_FOUND);
        let land = browser.post(&format!("{path}/land"), &[("once", "t")]).await;
        assert_eq!(land.status, StatusCode::NOT_FOUND);
    }
    let given_up = desk.browser.post(&format!("{path}/abandon"), &[("once", "t")]).await;
    assert_eq!(given_up.location(), "/import");
    assert_eq!(desk.feeder.actor.agency, Some(desk.school.id));
}
