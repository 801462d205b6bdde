//! The words of letters.

use app::ports::Letters;
use domain::country::Language;
use domain::mail::MailTemplate;
use ui::Words;

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
