//! What the command line says to whoever delivers a list, in that human's language.

use app::feed::FeedError;
use domain::country::Language;
use domain::feed::Delivery;
use domain::message_key::Message;
use ui::Words;

use super::BAD_FILE;
use crate::failure::Failure;

/// The language that somebody asked for: by `--language`, else by the environment, as other
/// programs take it. `C` and languages that Kring does not speak ask for none; then the
/// partnership's language is spoken.
pub(crate) fn asked(
    flag: Option<&str>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Option<Language>, Failure> {
    if let Some(tag) = flag {
        return match Language::from_tag(tag) {
            Some(language) => Ok(Some(language)),
            None => Err(Failure::new("--language is sv, nb, da or en")),
        };
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(environment);
    Ok(locale.and_then(|locale| Language::from_tag(locale.split(['.', '@']).next().unwrap_or_default())))
}

/// A refusal with exit code 1.
pub(super) fn refusal(l: Words, message: &Message) -> Failure {
    Failure::new(l.message(message))
}

/// Why a delivery does not go on.
pub(super) fn failure(l: Words, error: FeedError) -> Failure {
    match error {
        FeedError::File(file) => {
            let message = file.message(&|field| l.t(field.key).into_owned());
            Failure::new(l.message(&message)).code(BAD_FILE)
        }
        FeedError::Refused(message) => Failure::new(l.message(&message)).code(BAD_FILE),
        FeedError::Busy => Failure::new(l.t("import-refused-busy")),
        other @ FeedError::App(_) => Failure::new(other.to_string()),
    }
}

/// The receipt.
pub(super) fn receipt(l: Words, delivery: &Delivery, waits: bool) {
    let t = delivery.tally;
    println!("{}", l.t(if waits { "command-waits" } else { "command-landed" }));
    if let Some(problem) = &delivery.problem {
        println!("  {}", l.kept(problem));
    }
    let sha256 = delivery.sha256.as_deref().unwrap_or("–");
    println!("  {}", l.arg("date", l.date(delivery.as_of)).arg("sha256", sha256).t("command-as-of"));
    let lines = l.arg("accepted", t.accepted).arg("rejected", t.rejected).arg("warnings", t.warnings);
    println!("  {}", lines.t("command-lines"));
    let records = l.arg("added", t.added).arg("changed", t.changed).arg("unchanged", t.unchanged);
    println!("  {}", records.arg("ending", t.ending).arg("current", t.current).t("command-records"));
    println!("  {}", l.arg("linked", t.linked).arg("reviews", t.reviews).t("command-linked"));
    if t.unknown_staff > 0 {
        println!("  {}", l.arg("count", t.unknown_staff).t("command-unknown-staff"));
    }
    if waits {
        println!("  {}", l.t("command-confirm"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_environment_and_the_environment_may_ask_for_nothing() {
        let none = |_: &str| None;
        let lang = |value: &'static str| move |name: &str| (name == "LANG").then(|| value.to_owned());
        assert_eq!(asked(None, none).unwrap(), None);
        assert_eq!(asked(None, lang("nn_NO.UTF-8")).unwrap(), Some(Language::Nb));
        assert_eq!(asked(None, lang("sv.UTF-8")).unwrap(), Some(Language::Sv));
        assert_eq!(asked(None, lang("da_DK@euro")).unwrap(), Some(Language::Da));
        assert_eq!(asked(None, lang("C.UTF-8")).unwrap(), None);
        assert_eq!(asked(None, lang("de_DE.UTF-8")).unwrap(), None);
        assert_eq!(asked(Some("en"), lang("sv_SE.UTF-8")).unwrap(), Some(Language::En));
        assert!(asked(Some("klingon"), none).is_err());
    }
}
