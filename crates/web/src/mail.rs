//! The words of letters, the outbox for administrators, and a demo's letters.

use std::path::Path as FilePath;
use std::sync::Arc;

use app::AppError;
use app::ports::Letters;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::country::Language;
use domain::id::MailId;
use domain::mail::MailTemplate;
use ui::Words;
use ui::mail::{Demo, Letter, Outbox};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, too_late};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::{Maybe, Signed};
use crate::state::Web;

/// Most letters that a demo's page shows.
const DEMO_LIMIT: usize = 100;
/// Largest letter that it reads, bytes.
const DEMO_BYTES: u64 = 64 * 1024;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/admin/mail", outbox)
        .post(Guard::Signed, "/admin/mail/{mail}/again", again)
        .get(Guard::Open, "/demo/mail", demo)
}

async fn outbox(signed: Signed) -> Result<Response, Failure> {
    let outbox = app::mail::outbox(&signed.op).await?;
    let shell = signed.shell("mail-title", Some(Place::MAIL));
    let page = Outbox { shell, dead: outbox.dead, queued: outbox.queued, sent: outbox.sent };
    Ok(show(&page, &page.shell))
}

async fn again(signed: Signed, Path(id): Path<MailId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/admin/mail/{id}/again"))?;
    done(app::mail::again(&signed.op, id, &once).await).map_err(|e| too_late(e, "/admin/mail"))?;
    Ok(go_and_say("/admin/mail", "said-saved"))
}

/// The letters of a demo, which leave nowhere: only where its folder is set.
async fn demo(State(web): State<Arc<Web>>, maybe: Maybe) -> Result<Response, Failure> {
    let Some(folder) = web.settings.mail_folder.clone() else { return Err(AppError::NotFound.into()) };
    let letters = tokio::task::spawn_blocking(move || letters(&folder)).await.unwrap_or_default();
    let shell = maybe.shell(&web, "mail-demo-title").await;
    let page = Demo { shell, letters };
    Ok(show(&page, &page.shell))
}

/// The letters of a folder, newest first by their names, which begin with the time.
fn letters(folder: &FilePath) -> Vec<Letter> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "eml"))
        .filter(|entry| entry.metadata().is_ok_and(|m| m.len() <= DEMO_BYTES))
        .map(|entry| entry.path())
        .collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.iter().take(DEMO_LIMIT).filter_map(|path| letter(&std::fs::read_to_string(path).ok()?)).collect()
}

/// A letter as the folder's mailer writes it: three headers, an empty line, the text.
fn letter(text: &str) -> Option<Letter> {
    let text = text.replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n")?;
    let header = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
            .unwrap_or_default()
            .to_owned()
    };
    let (to, subject) = (header("To"), header("Subject"));
    // A link of ours becomes one on the page; any other address stays text.
    let path = body.split_whitespace().find_map(|word| {
        let rest = word.split_once("://")?.1;
        rest.find('/').map(|at| rest[at..].to_owned())
    });
    Some(Letter { to, subject, body: body.trim().to_owned(), path })
}

/// Letters in the words of the catalogues. They say that something waits, and where.
pub struct FluentLetters;

impl Letters for FluentLetters {
    fn write(&self, template: MailTemplate, language: Language, count: u32, link: &str) -> (String, String) {
        let l = Words::of(language);
        let with = l.arg("count", count).arg("link", link);
        match template {
            MailTemplate::News => {
                (l.t("mail-news-subject").into_owned(), with.t("mail-news-body").into_owned())
            }
            MailTemplate::Invitation => {
                let days = domain::invitation::INVITATION_DAYS;
                (
                    l.t("mail-invitation-subject").into_owned(),
                    with.arg("days", days).t("mail-invitation-body").into_owned(),
                )
            }
            MailTemplate::Account => {
                (l.t("mail-account-subject").into_owned(), with.t("mail-account-body").into_owned())
            }
            MailTemplate::Password => {
                (l.t("mail-password-subject").into_owned(), with.t("mail-password-body").into_owned())
            }
        }
    }
}
