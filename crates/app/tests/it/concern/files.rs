//! Files with a report: they land with it or not at all, and leave for whoever may open the case alone.

use app::AppError;
use app::concern::{self, FromOutside, HOURLY_LIMIT};
use domain::access::Means;
use domain::attachment::{Kind, Of, Upload};
use domain::country::Language;
use domain::gate::Role;
use domain::id::{AttachmentId, CaseId};
use domain::protection::Level;
use jiff::civil::date;
use testkit::{TestApp, on_both};

use super::{Scene, private};

const PDF: &[u8] = b"%PDF-1.7 a letter from the school";

fn files() -> Vec<Upload> {
    vec![Upload::new("Brev om Alva.pdf", PDF.to_vec()), Upload::new("sms.txt", b"Hej".to_vec())]
}

impl Scene<'_> {
    async fn with_files(&self, files: Vec<Upload>, secret: &str) -> Result<String, AppError> {
        let secret = format!("{secret:0>40}");
        let sent = FromOutside {
            agency: None,
            draft: &private(),
            files,
            secret: &secret,
            origin: "203.0.113.9",
            language: Language::Sv,
            request: "test",
        };
        concern::receive(&self.app.kring, "bjorkdal", sent).await
    }

    async fn kept(&self, of: usize) -> usize {
        let id = self.queue().await[of].id.to_string();
        store::attachment::list(&self.town.scope, Of::Concern, &id).await.unwrap().len()
    }

    async fn opened(&self) -> (CaseId, AttachmentId) {
        let line = self.queue().await.remove(0);
        let op = self.town.op(&self.duty);
        let case = concern::open(&op, line.id, "open").await.unwrap();
        (case, app::case::view(&op, case).await.unwrap().attachments[0].id)
    }
}

#[tokio::test]
async fn a_report_and_its_files_are_one_thing() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let reference = scene.with_files(files(), "one").await.unwrap();
        assert_eq!(scene.with_files(files(), "one").await.unwrap(), reference, "sent twice");
        assert_eq!(scene.queue().await.len(), 1);
        assert_eq!(scene.kept(0).await, 2, "the same report with the same files");
        let record = scene.town.access_records().await;
        let record = record.iter().find(|record| record.action == "send_concern").unwrap();
        assert_eq!(record.fields, ["concern", "attachment"]);
        // Nothing of a file that is wrong, of a report that is wrong, or of one too many.
        for wrong in [vec![Upload::new("a.exe", b"MZ\0".to_vec())], vec![Upload::new("a.txt", Vec::new())]] {
            let refused = scene.with_files(wrong, "two").await;
            assert!(matches!(refused, Err(AppError::Invalid(wrong)) if wrong[0].field == "files"));
        }
        for n in 1..HOURLY_LIMIT {
            scene.with_files(Vec::new(), &format!("n{n}")).await.unwrap();
        }
        assert!(matches!(scene.with_files(files(), "over").await, Err(AppError::TooMany { .. })));
        assert_eq!(scene.queue().await.len(), HOURLY_LIMIT as usize);
        let needed = store::attachment::keys_needed(&app.kring.db).await.unwrap();
        assert_eq!(needed, [("test".to_owned(), 2)]);
    })
    .await;
}

#[tokio::test]
async fn files_leave_when_a_named_human_has_opened_the_report_and_each_time_is_recorded() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.with_files(files(), "one").await.unwrap();
        let op = scene.town.op(&scene.duty);
        let line = scene.queue().await.remove(0);
        let sealed = store::attachment::list(&scene.town.scope, Of::Concern, &line.id.to_string()).await;
        let id = sealed.unwrap()[0].id;
        let early = app::case::attachment(&op, line.case, id).await;
        assert!(matches!(early, Err(AppError::Conflict(m)) if m.key == "concern-open-first"));
        let (case, _) = scene.opened().await;
        let shown = app::case::view(&op, case).await.unwrap().attachments;
        let named: Vec<_> = shown.iter().map(|file| (file.name.as_str(), file.kind, file.size)).collect();
        assert_eq!(named, [("Brev om Alva.pdf", Kind::Pdf, 33), ("sms.txt", Kind::Text, 3)]);
        let (file, content) = app::case::attachment(&op, case, id).await.unwrap();
        assert_eq!((file.name.as_str(), content.as_slice()), ("Brev om Alva.pdf", PDF));
        let records = scene.town.access_records().await;
        let left = records.iter().find(|record| record.means == Means::Export).unwrap();
        assert_eq!((left.action.as_str(), left.denied), ("work_case", false));
        assert_eq!(left.fields, ["attachment"]);
        // Nobody else: not the leader, not the sender's side, not another duty officer's agency.
        let teacher = scene.town.staff(&scene.school, "Jonas Ek").await;
        for (n, who) in [&scene.manager, &scene.admin, &teacher].into_iter().enumerate() {
            let refused = app::case::attachment(&scene.town.op(who), case, id).await;
            assert!(matches!(refused, Err(AppError::Denied(_))), "{refused:?}");
            let denied = scene.town.access_records().await.iter().filter(|record| record.denied).count();
            assert_eq!(denied, n + 1, "each refusal is recorded");
        }
        // A file is reached through its own case alone.
        scene.with_files(files(), "two").await.unwrap();
        let other = scene.queue().await.into_iter().find(|line| line.opened.is_none()).unwrap();
        let other = concern::open(&op, other.id, "open two").await.unwrap();
        assert!(matches!(app::case::attachment(&op, other, id).await, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_files_of_a_protected_child_leave_for_cleared_staff_alone() {
    let app = TestApp::sqlite().await;
    let scene = Scene::new(&app).await;
    scene.with_files(files(), "one").await.unwrap();
    let (case, id) = scene.opened().await;
    let op = scene.town.op(&scene.duty);
    let child = scene.town.person("Alva", "Berg", date(2017, 3, 14), Some(Level::Marked)).await;
    let version = app::case::view(&op, case).await.unwrap().version;
    let about = store::case::is_about(store::Batch::chore("test"), case, version, child);
    scene.town.scope.write(about).await.unwrap();
    let refused = app::case::attachment(&op, case, id).await;
    assert!(matches!(refused, Err(AppError::Denied(_))), "{refused:?}");
    let eva = scene.town.practitioner(&scene.social, "Siv Klar").await;
    let cleared = scene.town.sign_in(Role::DutyOfficer, Some(&scene.social), Some(&eva), None, true).await;
    assert!(app::case::attachment(&scene.town.op(&cleared), case, id).await.is_ok());
}

#[tokio::test]
async fn on_the_disk_there_is_nothing_of_a_file() {
    let app = TestApp::sqlite().await;
    let scene = Scene::new(&app).await;
    scene.with_files(files(), "one").await.unwrap();
    let store::Config::Sqlite { file, .. } = &app.config else { panic!("embedded") };
    let mut disk = std::fs::read(file).unwrap();
    disk.extend(std::fs::read(file.with_extension("db-wal")).unwrap_or_default());
    let holds = |text: &[u8]| disk.windows(text.len()).any(|window| window == text);
    assert!(holds(b"ensam om n"), "what the report says stands there");
    for hidden in [PDF, b"Brev om Alva", b"sms.txt"] {
        assert!(!holds(hidden), "{}", String::from_utf8_lossy(hidden));
    }
    app.tamper("UPDATE attachment SET content = zeroblob(60)");
    let (case, id) = scene.opened().await;
    let broken = app::case::attachment(&scene.town.op(&scene.duty), case, id).await;
    assert!(matches!(broken, Err(AppError::Internal(_))), "what was changed is not given out: {broken:?}");
}
