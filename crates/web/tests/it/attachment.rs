//! Files on the forms to report, and how they leave again: hostile names, sizes and contents.

use axum::body::Body;
use axum::http::{StatusCode, header};
use domain::agency::{Agency, Sector};
use domain::attachment::{COUNT_LIMIT, FILE_LIMIT};
use domain::country::Country;
use domain::gate::Role;
use testkit::{Browser, Page, SignedIn, TestApp, Town, on_both};

const ONCE: &str = "0123456789012345678901234567890123456789012";
const PDF: &[u8] = b"%PDF-1.7 <script>alert(1)</script>";
const WORDS: &str = "Hon är ensam om nätterna.";

const FIELDS: [(&str, &str); 5] = [
    ("once", ONCE),
    ("reporter", "private"),
    ("anonymous", "yes"),
    ("child_name", "Alva <b>"),
    ("words", WORDS),
];

/// The language, the files with their names, and what is said of them.
type Case<'a> = (&'a str, Vec<(&'a str, &'a [u8])>, &'a str);

async fn town(app: &TestApp) -> (Town<'_>, Agency, SignedIn) {
    let town = Town::new(app, "bjorkdal", Country::Se).await;
    let social = town.agency("social", Sector::SocialServices).await;
    let eva = town.practitioner(&social, "Eva Lind").await;
    let duty = town.sign_in(Role::DutyOfficer, Some(&social), Some(&eva), None, false).await;
    (town, social, duty)
}

async fn report(app: &TestApp, language: &str, files: &[(&str, &[u8])]) -> Page {
    Browser::new(app).in_language(language).post_files("/report/bjorkdal", &FIELDS, files).await
}

/// Opens the only report and gives the path of its first file.
async fn first_file(town: &Town<'_>, duty: &SignedIn) -> String {
    let op = town.op(duty);
    let line = app::concern::queue(&op).await.unwrap().remove(0);
    let case = app::concern::open(&op, line.id, "open").await.unwrap();
    let file = app::case::view(&op, case).await.unwrap().attachments.remove(0);
    format!("/cases/{case}/attachments/{}", file.id)
}

#[tokio::test]
async fn a_file_arrives_without_script_and_leaves_as_a_file_alone() {
    on_both(|app| async move {
        let (town, _, duty) = town(&app).await;
        let form = Browser::new(&app).get("/report/bjorkdal").await;
        assert!(form.body.contains("enctype=\"multipart/form-data\"") && form.body.contains("10 MB"));
        let sent = report(&app, "sv", &[("Brev från \u{202E}skolan.html", PDF), ("", b"")]).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        assert!(sent.body.contains("En fil kom med anmälan."), "{}", sent.body);
        assert!(sent.headers.get(header::SET_COOKIE).is_none(), "nothing is kept on the device");
        let twice = report(&app, "sv", &[("Brev.pdf", PDF)]).await;
        assert_eq!(twice.status, StatusCode::OK);
        let path = first_file(&town, &duty).await;
        let page = Browser::new(&app).as_(&duty).get(path.rsplit_once("/attachments").unwrap().0).await;
        assert!(page.body.contains("Brev från _skolan.html.pdf") && page.body.contains(&path));
        let file = Browser::new(&app).as_(&duty).get(&path).await;
        assert_eq!((file.status, file.bytes.as_slice()), (StatusCode::OK, PDF));
        let said = |name: header::HeaderName| file.headers[&name].to_str().unwrap().to_owned();
        assert_eq!(said(header::CONTENT_TYPE), "application/pdf");
        assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(said(header::CONTENT_SECURITY_POLICY), "sandbox; default-src 'none'");
        assert_eq!(said(header::CACHE_CONTROL), "no-store");
        assert_eq!(
            said(header::CONTENT_DISPOSITION),
            "attachment; filename=\"Brev fr_n _skolan.html.pdf\"; \
             filename*=UTF-8''Brev%20fr%C3%A5n%20_skolan.html.pdf"
        );
        let records = town.access_records().await;
        assert!(records.iter().any(|record| record.fields == ["attachment"]), "the download is recorded");
        assert_eq!(Browser::new(&app).get(&path).await.status, StatusCode::SEE_OTHER);
        let other = town.agency("norr", Sector::SocialServices).await;
        let per = town.practitioner(&other, "Per Holm").await;
        let other = town.sign_in(Role::DutyOfficer, Some(&other), Some(&per), None, false).await;
        assert_eq!(Browser::new(&app).as_(&other).get(&path).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_said_at_its_field_and_nothing_is_written() {
    on_both(|app| async move {
        let (town, _, duty) = town(&app).await;
        let large = vec![b'a'; FILE_LIMIT + 1];
        let tens = vec![b'a'; FILE_LIMIT];
        let long = format!("{}.pdf", "n".repeat(1 << 20));
        let many = [("a.txt", b"Hej".as_slice()); COUNT_LIMIT + 1];
        let cases: Vec<Case<'_>> = vec![
            ("sv", vec![("a.exe", b"MZ\x90\0\x03")], "a.exe är inte en PDF"),
            ("nb", vec![("a.pdf", b"<html><script>")], "a.pdf er ikke en PDF"),
            ("da", vec![("tom.txt", b"")], "tom.txt er tom"),
            ("en", vec![("big.txt", &large)], "big.txt is larger than 10 MB"),
            ("en", vec![("1", &tens), ("2", &tens), ("3", &tens)], "larger than 25 MB together"),
            ("en", many.to_vec(), "at most 5 files"),
            ("sv", vec![("../../etc/passwd", b"Hej")], "ett snedstreck"),
            ("sv", vec![("..%5C..%5Cboot.ini", PDF), ("..", PDF)], "ett snedstreck"),
            ("en", vec![(&long, PDF)], "more than 200 characters"),
        ];
        for (language, files, said) in cases {
            let page = report(&app, language, &files).await;
            let name = files[0].0.chars().take(20).collect::<String>();
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", page.body);
            let error = page.body.split_once("id=\"files-error\">").expect("at the field").1;
            let error = error.split_once('<').unwrap().0;
            assert!(error.contains(said), "{name}: {error}");
            assert!(error.len() < 300, "no more of a name than it takes");
            assert!(
                page.body.contains(WORDS) && page.body.contains("Alva &#60;b&#62;"),
                "what was written is kept"
            );
        }
        // A file that is right in a form that is wrong has to be chosen again.
        let wrong = [("once", ONCE), ("reporter", "private"), ("anonymous", "yes"), ("words", "")];
        let page = Browser::new(&app).post_files("/report/bjorkdal", &wrong, &[("a.pdf", PDF)]).await;
        assert!(page.body.contains("id=\"words-error\"") && page.body.contains("does not keep them"));
        assert!(app::concern::queue(&town.op(&duty)).await.unwrap().is_empty());
        assert!(store::attachment::keys_needed(&app.kring.db).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn forms_that_are_broken_or_have_no_end_are_answered() {
    let app = TestApp::sqlite().await;
    let (town, _, duty) = town(&app).await;
    let send = async |kind: &str, body: Vec<u8>| {
        let browser = Browser::new(&app);
        let request = browser.request("POST", "/report/bjorkdal").header(header::CONTENT_TYPE, kind);
        browser.send(request.body(Body::from(body)).unwrap()).await
    };
    let cut =
        b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF-".to_vec();
    for (kind, body) in [
        ("multipart/form-data; boundary=x", cut),
        ("multipart/form-data; boundary=x", b"nonsense".to_vec()),
        ("multipart/form-data; boundary=x", Vec::new()),
        ("multipart/form-data", Vec::new()),
        ("application/json", b"{}".to_vec()),
        ("application/x-www-form-urlencoded", vec![b'a'; 1 << 20]),
    ] {
        let page = send(kind, body).await;
        assert!(page.status.is_client_error(), "{kind}: {}", page.status);
        assert!(page.body.contains("<html"), "{kind}");
    }
    let words = "a".repeat(1 << 20);
    let page = Browser::new(&app).post_files("/report/bjorkdal", &[("words", &words)], &[]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    let endless = vec![b'a'; 120 << 20];
    let page = report(&app, "en", &[("a.txt", &endless)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains(WORDS) && page.body.contains("larger than 10 MB"));
    assert!(app::concern::queue(&town.op(&duty)).await.unwrap().is_empty());
}

#[tokio::test]
async fn staff_send_files_from_inside() {
    let app = TestApp::sqlite().await;
    let (town, _, duty) = town(&app).await;
    let school = town.agency("school", Sector::School).await;
    let teacher = town.staff(&school, "Jonas Ek").await;
    let fields = [("once", ONCE), ("name", "Jonas Ek"), ("child_name", "Alva"), ("words", WORDS)];
    let inside = Browser::new(&app).as_(&teacher);
    let wrong = inside.post_files("/concerns/new", &fields, &[("a.exe", b"MZ\0")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("id=\"files-error\"") && wrong.body.contains(WORDS));
    let sent = inside.post_files("/concerns/new", &fields, &[("a.pdf", PDF), ("b.txt", b"Hej")]).await;
    assert!(sent.body.contains("2 files came with the report."), "{}", sent.body);
    let path = first_file(&town, &duty).await;
    assert_eq!(
        inside.get(&path).await.status,
        StatusCode::NOT_FOUND,
        "whoever sent it has no way to the case"
    );
}
